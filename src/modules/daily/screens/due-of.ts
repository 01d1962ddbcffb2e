// What is or will be unusual of a child's day, out of what the tablet carries.
import type { Day } from '../../../kernel/days.ts'
import { type Due, unusualOf } from '../rules/unusual.ts'
import { type DailyAt, entriesOf } from './daily-context.ts'

/** The clock ticks four times a minute: what was said since its last tick has happened all the same. */
export function nowOf(at: DailyAt, child: string): string {
  const now = new Date(at.now).toISOString()
  return [now, ...entriesOf(at, child).map((e) => e.at)].sort().at(-1)!
}

export function dueOf(at: DailyAt, child: string, birth: Day, day: Day = at.today): readonly Due[] {
  const entries = entriesOf(at, child, day)
  const { arrived, left } = at.doorOf(child, day)
  return unusualOf({ entries, arrived, left, birth, day })
}
