// How everything said of a child in the room becomes its day: the same fold on the tablet and in the capital.
import type { Day } from '../../../kernel/days.ts'
import type { Stamped } from '../../../kernel/fact.ts'
import type { DailyDay, DailyEntry, DailyFlag, Nap } from '../contract.ts'
import { limitsOf } from './thresholds.ts'

export const entryKinds = [
  ...['daily.ate', 'daily.drank', 'daily.slept', 'daily.sleep-checked', 'daily.woke', 'daily.changed'],
  ...['daily.toilet', 'daily.mood', 'daily.activity', 'daily.outdoors', 'daily.noted', 'daily.bring'],
  ...['daily.struck', 'daily.attended'],
] as const
/** The door's facts that a day in the room begins and ends with; where nobody told of a departure, the house's supposition ends it. */
export const doorKinds = [
  'attendance.arrived',
  'attendance.left',
  'attendance.not-received',
  'attendance.departure-imputed',
] as const

/** `child|day` of every child a fact names, each once. */
export function daysOf(fact: Stamped['fact']): readonly string[] {
  const { children, day } = fact.payload as { children?: readonly string[]; day?: string }
  return [...new Set(children ?? [fact.about])].map((child) => `${child}|${day}`)
}

/** What a fact says of each child it names. Nothing happens after it was said. */
export function entryOf({ fact, estAt }: Stamped): DailyEntry {
  const { children: _children, day: _day, at, of, what, ...own } = fact.payload as Record<string, unknown>
  const happened = typeof at === 'string' && at < estAt ? at : estAt
  return {
    id: fact.id,
    what: fact.kind.slice('daily.'.length) as DailyEntry['what'],
    at: happened,
    ...(happened === estAt ? {} : { said: estAt }),
    by: fact.author,
    room: fact.about,
    ...(of === undefined ? {} : { of: of as string }),
    ...(fact.reason === undefined ? {} : { why: fact.reason }),
    ...(what === undefined ? {} : { unusual: what as DailyEntry['unusual'] }),
    ...(own as Partial<DailyEntry>),
  }
}

const saidAt = (e: DailyEntry) => e.said ?? e.at
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
const byTime = (a: DailyEntry, b: DailyEntry) => compare(a.at, b.at) || compare(a.id, b.id)

/**
 * The entries that stand, by the time they happened. Of several that say the same one better, the last said stands; one that
 * is said better, or was not so, does not. Of a meal the last word stands however it was said. Free of order and repetition.
 */
export function standing(entries: readonly DailyEntry[]): DailyEntry[] {
  const known = new Map(entries.map((e) => [e.id, e]))
  const later = (a: DailyEntry, b: DailyEntry) => compare(saidAt(a), saidAt(b)) || compare(a.id, b.id)
  const last = new Map<string, DailyEntry>()
  for (const e of known.values()) {
    if (e.of === undefined) continue
    const other = last.get(e.of)
    if (!other || later(other, e) < 0) last.set(e.of, e)
  }
  const meals = new Map<string, DailyEntry>()
  const stands = [...known.values()].filter(
    (e) => e.what !== 'struck' && !last.has(e.id) && (e.of === undefined || last.get(e.of) === e),
  )
  for (const e of stands) {
    if (e.what !== 'ate' || e.meal === undefined) continue
    const other = meals.get(e.meal)
    if (!other || later(other, e) < 0) meals.set(e.meal, e)
  }
  return stands.filter((e) => e.what !== 'ate' || meals.get(e.meal!) === e).sort(byTime)
}

/** A bottle that feeds: water is noted with the same gesture and is no meal. */
export const isMilk = (e: DailyEntry): boolean => e.what === 'drank' && e.milk !== 'water'

export type Door = { readonly arrived: string | null; readonly left: string | null }

/** Sleeps, from falling asleep to waking; one that nobody ended is closed by the departure, and says so. */
export function napsOf(
  stands: readonly DailyEntry[],
  left: string | null,
): { naps: Nap[]; flags: DailyFlag[] } {
  type Open = {
    from: string
    to: string | null
    imputed: boolean
    position: Nap['position']
    checks: Nap['checks']
  }
  const naps: Open[] = []
  const flags = new Set<DailyFlag>()
  let open: Open | undefined
  for (const e of stands) {
    switch (e.what) {
      case 'slept':
        if (open) {
          flags.add('asleep-twice')
          break
        }
        open = { from: e.at, to: null, imputed: false, position: e.position ?? 'back', checks: [] }
        naps.push(open)
        break
      case 'sleep-checked':
        open?.checks.push({ at: e.at, position: e.position ?? 'back' })
        break
      case 'woke':
        if (open) open.to = e.at
        else flags.add('woke-awake')
        open = undefined
        break
      default:
    }
  }
  if (open && left !== null) {
    open.to = left > open.from ? left : open.from
    open.imputed = true
    flags.add('nap-imputed')
  }
  return { naps, flags: [...flags] }
}

/** A little over the interval still counts: nobody walks to the cot to the second. */
const GRACE_MS = 2 * 60_000

/** Of the intervals a sleep lasted, in how many somebody looked. A sleep that lasts counts up to its last check. */
export function checksOf(nap: Nap, everyMs: number): { due: number; kept: number } {
  const end = nap.to ?? nap.checks.at(-1)?.at ?? nap.from
  let at = Date.parse(nap.from)
  let due = 0
  let kept = 0
  for (const next of [...nap.checks.map((c) => Date.parse(c.at)), Date.parse(end)]) {
    const missed = Math.max(0, Math.ceil((next - at - GRACE_MS) / everyMs) - 1)
    const looked = next < Date.parse(end)
    due += missed + (looked ? 1 : 0)
    if (looked && missed === 0) kept++
    at = next
  }
  return { due, kept }
}

export type FoldedDay = Omit<DailyDay, 'book' | 'key' | 'child' | 'day' | 'followed'>

/** A day out of its entries; undefined without any. `birth` decides which sleeps are to be looked after. Total. */
export function foldDay(
  given: readonly DailyEntry[],
  door: Door,
  birth: Day | undefined,
  day: Day,
): FoldedDay | undefined {
  const entries = [...new Map(given.map((e) => [e.id, e])).values()].sort(byTime)
  const last = entries.at(-1)
  if (!last) return undefined
  const stands = standing(entries)
  const { naps, flags } = napsOf(stands, door.left)
  const found = new Set<DailyFlag>(flags)
  const happened = stands.filter((e) => e.what !== 'attended' && e.what !== 'noted' && e.what !== 'bring')
  if (door.arrived !== null && happened.some((e) => e.at < door.arrived!)) found.add('before-arrival')
  if (door.left !== null && happened.some((e) => e.at > door.left!)) found.add('after-departure')
  const checkMs = birth === undefined ? undefined : limitsOf(birth, day).checkMs
  const checks = checkMs === undefined ? [] : naps.map((n) => checksOf(n, checkMs))
  const meals = stands.filter((e) => e.what === 'ate')
  return {
    room: last.room,
    arrived_at: door.arrived,
    left_at: door.left,
    entries,
    naps,
    flags: [...found].sort(),
    meals: meals.length,
    meals_eaten: meals.filter((e) => e.amount !== 'none' && e.amount !== 'refused').length,
    checks_due: checks.reduce((n, c) => n + c.due, 0),
    checks_kept: checks.reduce((n, c) => n + c.kept, 0),
    outdoors_minutes: stands.reduce((n, e) => n + (e.what === 'outdoors' ? (e.minutes ?? 0) : 0), 0),
  }
}

/**
 * First arrival, and the departure after which there was no other arrival, as the door folds them: whoever had arrived and was
 * not received went back, and only where nobody told of a departure the supposed one counts, no earlier than they came.
 */
export function doorOf(facts: readonly Stamped[]): Door {
  let arrived: string | null = null
  let left: string | null = null
  let supposed: string | null = null
  for (const s of [...facts].sort((a, b) => compare(a.estAt, b.estAt) || compare(a.fact.id, b.fact.id)))
    switch (s.fact.kind) {
      case 'attendance.arrived':
        arrived ??= s.estAt
        left = null
        break
      case 'attendance.left':
        left ??= s.estAt
        break
      case 'attendance.not-received':
        if (arrived !== null) left ??= s.estAt
        break
      case 'attendance.departure-imputed':
        supposed ??= s.estAt
        break
      default:
    }
  if (left === null && supposed !== null && arrived !== null) left = arrived > supposed ? arrived : supposed
  return { arrived, left }
}
