// How facts become the rows of the day: a child's day out of what was said of it here and in the center before, and a handover note with who has read it.
import type { Day } from '../../../kernel/days.ts'
import type { Stamped } from '../../../kernel/fact.ts'
import type { Look } from '../../../kernel/taking.ts'
import type { Child } from '../../children/contract/rows.ts'
import type { DailyDay, DailyHandover, DayFollowed } from '../contract.ts'
import { type Door, doorOf, entryOf, foldDay } from './fold-day.ts'

export const FOLLOWED = 'daily.day-followed'
const isDoor = (s: Stamped) => s.fact.kind.startsWith('attendance.')

/** A child that moves in the middle of a day came where it came first, and leaves where it leaves last. */
function doorsOf(before: DayFollowed | undefined, here: Door): Door {
  if (!before) return here
  if (here.arrived === null) return { arrived: before.arrived, left: here.left ?? before.left }
  const first = before.arrived !== null && before.arrived < here.arrived ? before.arrived : here.arrived
  return { arrived: first, left: here.left }
}

export function foldDailyDay(
  book: string,
  key: string,
  facts: readonly Stamped[],
  look: Look,
): DailyDay | undefined {
  const [child, day] = key.split('|') as [string, Day]
  const here = facts.filter((s) => !isDoor(s) && s.fact.kind !== FOLLOWED).map(entryOf)
  const before = facts.findLast((s) => s.fact.kind === FOLLOWED)?.fact.payload as DayFollowed | undefined
  const birth = look<Child>('child', child)?.birth
  const door = doorsOf(before, doorOf(facts.filter(isDoor)))
  // what was said here knows the words of it: of one thing told twice it stands
  const folded = foldDay([...(before?.entries ?? []), ...here], door, birth, day)
  if (!folded) return undefined
  const row = { book, key, child, day, ...folded, followed: here.length === 0 }
  const own = before && foldDay(here, door, birth, day)
  if (!own) return row
  // a day in two centers: each counts its part
  const { meals, meals_eaten, checks_due, checks_kept, outdoors_minutes } = own
  return { ...row, meals, meals_eaten, checks_due, checks_kept, outdoors_minutes }
}

/** A note nobody has written yet is no row, even if somebody says they read it. Who reads it twice is told once. */
export function foldHandover(
  book: string,
  key: string,
  facts: readonly Stamped[],
): DailyHandover | undefined {
  const note = facts.find((s) => s.fact.id === key)
  if (!note) return undefined
  const p = note.fact.payload as { day: string; text: string; children?: readonly string[] }
  const read = new Map<string, string>()
  for (const { fact, estAt } of facts) {
    if (fact.kind !== 'daily.handover-read') continue
    const before = read.get(fact.author)
    if (before === undefined || estAt < before) read.set(fact.author, estAt)
  }
  return {
    book,
    key,
    room: note.fact.about,
    day: p.day,
    by: note.fact.author,
    at: note.estAt,
    text: p.text,
    children: [...new Set(p.children ?? [])].sort(),
    read: [...read]
      .map(([by, at]) => ({ by, at }))
      .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.by < b.by ? -1 : 1)),
  }
}
