// What a tablet carries of a child's day, and how taps still in its outbox change it.
import { withdrawn } from '../../kernel/book-kinds.ts'
import { daysBetween } from '../../kernel/days.ts'
import type { Stamped } from '../../kernel/fact.ts'
import type { Carrying } from '../../kernel/taking.ts'
import type { AttendanceDay, Mark } from './contract.ts'
import { foldDay, markOf } from './rules/fold-day.ts'

/** s: state, r: room, i/o: arrival and departure instants, m: the taps (recent days only), f: flags. */
export type CarriedDay = {
  readonly s: AttendanceDay['state']
  readonly r?: string
  readonly i?: string
  readonly o?: string
  readonly f?: readonly string[]
  readonly m?: readonly Mark[]
}

function compact(d: {
  state: AttendanceDay['state']
  room: string | null
  arrived_at: string | null
  left_at: string | null
  flags: readonly string[]
  marks: readonly Mark[]
}): CarriedDay {
  return {
    s: d.state,
    ...(d.room ? { r: d.room } : {}),
    ...(d.arrived_at ? { i: d.arrived_at } : {}),
    ...(d.left_at ? { o: d.left_at } : {}),
    ...(d.flags.length > 0 ? { f: d.flags } : {}),
    m: d.marks,
  }
}

/** A day that is over keeps its story and not its taps: what the tablet needs of it fits in a line. */
const RECENT_DAYS = 7
/** What a card's calendar shows; older days stay in the capital. Source: offline.md §4.7 (60 days on a tablet). */
const CARRIED_DAYS = 60

/** What a first download carries of a day: an old one without its taps, to the minute; one past its time not at all. */
export function fadeDay(key: string, body: CarriedDay, today: string): CarriedDay | undefined {
  const age = daysBetween(key.split('|')[1]!, today)
  if (age < RECENT_DAYS) return body
  if (age > CARRIED_DAYS) return undefined
  const { m: _taps, ...story } = body
  const minute = (at: string) => `${at.slice(0, 16)}Z`
  return { ...story, ...(story.i ? { i: minute(story.i) } : {}), ...(story.o ? { o: minute(story.o) } : {}) }
}

/** The taps of a faded day, as far as its story tells them. */
function tapsOf(key: string, body: CarriedDay): Mark[] {
  if (body.m) return [...body.m]
  const taps: Mark[] = []
  if (body.i) taps.push({ id: `${key}|i`, kind: 'arrived', at: body.i, ...(body.r ? { room: body.r } : {}) })
  if (body.o) taps.push({ id: `${key}|o`, kind: 'left', at: body.o })
  if (body.s === 'absent') taps.push({ id: `${key}|a`, kind: 'absent', at: '' })
  return taps
}

export const carryDay = (r: AttendanceDay): CarriedDay => compact(r)

/** The day's key holds for every kind at the door: `child|day`. */
export const dayKinds = [
  'attendance.arrived',
  'attendance.moved-room',
  'attendance.left',
  'attendance.absent',
] as const

export const dayCarrying: Carrying<CarriedDay> = {
  table: 'attendance_day',
  kinds: dayKinds,
  keysOf: (f) => [`${f.about}|${String(f.payload.day)}`],
  overlay: (key, carried, pending: readonly Stamped[]) => {
    const told = pending.filter((s) => (dayKinds as readonly string[]).includes(s.fact.kind))
    const replaced = new Set([
      ...told.flatMap((s) => [s.fact.id, ...(s.fact.corrects ? [s.fact.corrects] : [])]),
      ...pending.filter((s) => s.fact.kind === withdrawn.kind).map((s) => s.fact.about),
    ])
    const before = carried ? tapsOf(key, carried).filter((m) => !replaced.has(m.id)) : []
    const folded = foldDay([...before, ...told.map(markOf)])
    return folded && compact(folded)
  },
}
