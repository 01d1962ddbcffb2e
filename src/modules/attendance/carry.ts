// What a tablet carries of a child's day, and how taps still in its outbox change it.
import { withdrawn } from '../../kernel/book-kinds.ts'
import { daysBetween } from '../../kernel/days.ts'
import type { Fact, Stamped } from '../../kernel/fact.ts'
import type { Carrying } from '../../kernel/taking.ts'
import type { AttendanceDay, AttendancePlan, AttendanceVisit, DayFlag, Mark } from './contract.ts'
import { asksOfDay, asksOfVisit } from './rules/asks.ts'
import { type FoldedDay, foldDay, markOf } from './rules/fold-day.ts'
import { foldPlan } from './rules/fold-plan.ts'
import { foldVisit } from './rules/fold-visit.ts'

/** s: state, r: room, i/o: arrival and departure instants, m: the taps (recent days only), f: flags. */
export type CarriedDay = {
  readonly s: AttendanceDay['state']
  readonly r?: string
  readonly i?: string
  readonly o?: string
  readonly f?: readonly string[]
  readonly m?: readonly Mark[]
}

function compact(
  d: Pick<FoldedDay, 'state' | 'room' | 'arrived_at' | 'left_at' | 'flags' | 'marks'>,
): CarriedDay {
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
  'attendance.absence-announced',
  'attendance.not-received',
  'attendance.medicine-handed',
  'attendance.pick-up-stopped',
  'attendance.pick-up-decided',
  'attendance.late-call',
  'attendance.departure-imputed',
  'attendance.no-notice',
] as const

/** The days a fact at the door bears on: one, or all those of an absence told beforehand. */
export const daysSaid = (payload: Readonly<Record<string, unknown>>): readonly string[] =>
  (payload.days as string[] | undefined) ?? [String(payload.day)]

export const dayKeysOf = (f: Fact): readonly string[] => daysSaid(f.payload).map((day) => `${f.about}|${day}`)

export const dayCarrying: Carrying<CarriedDay> = {
  table: 'attendance_day',
  kinds: [...dayKinds, withdrawn.kind],
  // what takes a tap back names no day: it is handed over with the day of that tap
  keysOf: (f) => (f.kind === withdrawn.kind ? [] : dayKeysOf(f)),
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
  asks: (key, day) =>
    asksOfDay({
      ...{ child: key.split('|')[0]!, room: day.r ?? null, left_at: day.o ?? null },
      ...{
        imputed: day.f?.includes('imputed') ?? false,
        flags: (day.f ?? []) as DayFlag[],
        marks: day.m ?? [],
      },
    }),
}

export type CarriedPlan = Pick<AttendancePlan, 'plans'>

/** Plans that may still hold: the last one begun, and those to come, are for the caller to tell apart. */
export const carryPlan = (r: Pick<AttendancePlan, 'plans'>): CarriedPlan => ({ plans: r.plans.slice(-3) })

/** A plan and a visit are known by whom they are about. */
export const aboutOf = (f: Fact): readonly string[] => [f.about]

export const planKinds = ['attendance.week-planned'] as const

export const planCarrying: Carrying<CarriedPlan> = {
  table: 'attendance_plan',
  kinds: planKinds,
  keysOf: aboutOf,
  overlay: (key, carried, pending) => {
    const fresh = foldPlan('', key, pending)?.plans ?? []
    const kept = (carried?.plans ?? []).filter((p) => !fresh.some((f) => f.from === p.from))
    const plans = [...kept, ...fresh].sort((a, b) => (a.from < b.from ? -1 : 1))
    return plans.length === 0 ? undefined : { plans }
  },
}

/** b: the center, d: day, n: name, y: why, w: whom, i/o: in and out, c: when the center closes that day. */
export type CarriedVisit = {
  readonly b: string
  readonly d: string
  readonly n: string
  readonly y: string
  readonly w?: string
  readonly i: string
  readonly o?: string
  readonly c?: string
}

export const carryVisit = (r: AttendanceVisit): CarriedVisit => ({
  ...{ b: r.book, d: r.day, n: r.name, y: r.why, i: r.entered_at },
  ...(r.whom ? { w: r.whom } : {}),
  ...(r.left_at ? { o: r.left_at } : {}),
  ...(r.closed_at ? { c: r.closed_at } : {}),
})

/** Whoever came on an earlier day is no longer the tablet's; nobody is inside over night but by mistake, which the desk mends. */
export const fadeVisit = (_key: string, body: CarriedVisit, today: string): CarriedVisit | undefined =>
  daysBetween(body.d, today) > 1 ? undefined : body

export const visitKinds = ['attendance.visitor-entered', 'attendance.visitor-left'] as const

export const visitCarrying: Carrying<CarriedVisit> = {
  table: 'attendance_visit',
  kinds: visitKinds,
  keysOf: aboutOf,
  overlay: (key, carried, pending) => {
    const fresh = foldVisit(pending[0]!.fact.book, key, pending)
    if (fresh && !carried) return carryVisit(fresh)
    const gone = pending.findLast((s) => s.fact.kind === 'attendance.visitor-left')
    return carried && gone ? { ...carried, o: gone.estAt } : carried
  },
  asks: (_key, visit) => asksOfVisit({ book: visit.b, left_at: visit.o ?? null, closed_at: visit.c ?? null }),
}
