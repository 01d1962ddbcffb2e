// What is or will be unusual of a child today, out of what the tablet carries.
import type { Day } from '../../../kernel/days.ts'
import { type Due, unusualOf } from '../rules/unusual.ts'
import { type DailyAt, entriesOf } from './daily-context.ts'

export function dueOf(at: DailyAt, child: string, birth: Day): readonly Due[] {
  const entries = entriesOf(at, child)
  const { arrived, left } = at.doorOf(child)
  return unusualOf({ entries, arrived, left, birth, day: at.today })
}
