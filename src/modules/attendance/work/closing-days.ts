// What nobody said by its hour: a departure after closing, a child awaited in the morning; the house supposes it and a person is asked.
import { civilDay, type Day, instantOf } from '../../../kernel/days.ts'
import type { Fact } from '../../../kernel/fact.ts'
import { NATION, uuid7OfDigest } from '../../../kernel/ids.ts'
import type { Db, Read } from '../../../platform/db.ts'
import { sha256 } from '../../../platform/digest.ts'
import type { House } from '../../../platform/house.ts'
import { takeBatch } from '../../../platform/intake.ts'
import { departureImputed, noNotice } from '../contract/kinds.ts'
import type { AttendancePlan, Mark } from '../contract.ts'
import { isAwaited, isOpenOn } from '../rules/expected.ts'

const MINUTE_MS = 60_000
/** Days back that are still closed: a tablet may have been away for a week. */
const BACK = 7

type Center = {
  readonly book: string
  readonly time_zone: string
  readonly opens: string
  readonly closes: string
  readonly calendar: readonly { day: string; open: boolean }[]
}

const centersOpen = (read: Read) => read<Center>`
  /* across: attendance.closing */ select c.book, c.time_zone, c.opens, c.closes,
    coalesce((select jsonb_agg(jsonb_build_object('day', d.day, 'open', d.open)) from calendar_day d
      where d.book = c.book and d.day >= current_date - 2), '[]') as calendar
  from center c where c.status = 'open'`

type StillHere = { book: string; child: string; day: string; room: string | null; marks: readonly Mark[] }
const stillHere = (read: Read, books: readonly string[], from: string, to: string) => read<StillHere>`
  /* across: attendance.closing */ select book, child, day, room, marks from attendance_day
  where book = any(${books}::uuid[]) and day between ${from} and ${to} and state = 'present'`

type Missing = { book: string; child: string; room: string; plans: AttendancePlan['plans'] | null }
/** Enrolled, nothing told of the day, in a room where somebody has been received: an empty room is another question. */
const missing = (read: Read, books: readonly string[], day: string) => read<Missing>`
  /* across: attendance.closing */ with at_work as (
    select distinct book, room from attendance_day
    where book = any(${books}::uuid[]) and day = ${day} and arrived_at is not null and room is not null
  )
  select c.book, c.key as child, c.room, p.plans from at_work w
  join child c on c.book = w.book and c.room = w.room and c.left_on is null
  left join attendance_plan p on p.book = c.book and p.key = c.key
  where not exists (select from attendance_day d where d.book = c.book and d.key = c.key || '|' || ${day})`

/** The same supposition has the same id, however often the house comes to it. */
function supposed(
  kind: typeof noNotice,
  at: string,
  about: { book: string; child: string; room: string | null },
  payload: Fact['payload'],
): Fact {
  const { book, child, room } = about
  return {
    id: uuid7OfDigest(Date.parse(at), sha256(`${kind.kind}|${child}|${String(payload.day)}`)),
    ...{ kind: kind.kind, kindVersion: kind.version, about: child, book, ...(room ? { room } : {}) },
    ...{ happenedAt: at, author: NATION, origin: 'system', payload },
  }
}

/**
 * One round over all open centers. Departures: a child still here so many minutes after closing (norm `door.impute`) is
 * closed at closing time, but not on the evening itself while somebody is calling the family. Mornings: who is awaited and of
 * whom nothing is told by the cut-off (norm `door.cut-off`) is absent without notice, in rooms where the tablet has spoken.
 * Costs four reads and one batch for each book with something to say; saying it again changes nothing.
 */
export async function closeDays(
  db: Db,
  house: House,
  now: () => Date,
  normsOf: (read: Read) => Promise<(norm: string, day: string) => number>,
  onFault: (e: unknown) => void = () => {},
): Promise<{ imputed: number; noNotice: number }> {
  const at = now()
  const { centers, norm } = await db.read({ system: true }, async (read) => ({
    centers: await centersOpen(read),
    norm: await normsOf(read),
  }))
  const facts: Fact[] = []
  const byBook = new Map(centers.map((c) => [c.book, c]))
  const dayOf = (c: Center): Day => civilDay(at.toISOString(), c.time_zone)
  const after = (c: Center, day: Day, clock: string, patience: string) =>
    at.getTime() >= Date.parse(instantOf(day, clock, c.time_zone)) + norm(patience, day) * MINUTE_MS
  const books = centers.map((c) => c.book)
  if (books.length === 0) return { imputed: 0, noNotice: 0 }
  const to = civilDay(new Date(at.getTime() + 86_400_000).toISOString(), 'UTC')
  const from = civilDay(new Date(at.getTime() - BACK * 86_400_000).toISOString(), 'UTC')
  for (const r of await db.read({ system: true }, (read) => stillHere(read, books, from, to))) {
    const c = byBook.get(r.book)!
    const today = dayOf(c)
    if (r.day > today || (r.day === today && !after(c, r.day, c.closes, 'door.impute'))) continue
    // somebody is with the child and says so: tonight nobody supposes anything
    if (r.day === today && r.marks.some((m) => m.kind === 'late-call' || m.kind === 'pick-up-stopped'))
      continue
    facts.push(supposed(departureImputed, instantOf(r.day, c.closes, c.time_zone), r, { day: r.day }))
  }
  const imputed = facts.length
  const mornings = centers.filter((c) => {
    const today = dayOf(c)
    const calendar = new Map(c.calendar.map((d) => [d.day, d.open]))
    return (
      isOpenOn(today, calendar) &&
      after(c, today, c.opens, 'door.cut-off') &&
      at.getTime() < Date.parse(instantOf(today, c.closes, c.time_zone))
    )
  })
  for (const [day, list] of Map.groupBy(mornings, dayOf)) {
    const ids = list.map((c) => c.book)
    for (const m of await db.read({ system: true }, (read) => missing(read, ids, day))) {
      const awaited = { child: m.child, room: m.room, plan: m.plans ? { plans: m.plans } : undefined }
      if (!isAwaited(awaited, day)) continue
      const c = byBook.get(m.book)!
      const cutOff = Date.parse(instantOf(day, c.opens, c.time_zone)) + norm('door.cut-off', day) * MINUTE_MS
      facts.push(supposed(noNotice, new Date(cutOff).toISOString(), m, { day, room: m.room }))
    }
  }
  // one book at a time, its facts together
  for (const list of Map.groupBy(facts, (f) => f.book).values())
    for (let i = 0; i < list.length; i += 200)
      await takeBatch(db, house, list.slice(i, i + 200), { by: 'system' }, now, onFault)
  return { imputed, noNotice: facts.length - imputed }
}
