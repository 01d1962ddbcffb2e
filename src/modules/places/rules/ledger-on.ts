// What accounts come to on a day, at the end of each month, and by when their places are expected open. Pure.
import { addDays, addMonths, monthOf } from '../../../kernel/days.ts'
import { type PlaceStand, type PlaceState, placeStates } from '../contract/kinds.ts'
import type { Counted, LedgerPoint, PlaceAccount, PlaceMove } from '../contract.ts'
import { licensedOn } from './account.ts'

/** The account of one site or center, as little as counting needs. */
export type Account = Pick<PlaceAccount, 'key' | 'lots' | 'licences'> & {
  readonly entries: readonly PlaceMove[]
}

/** The last day the programme announces: places by then are what is compared. Source: ceci.md §1.6. */
export const PROGRAMME_END = '2030-12-31'

type Balances = Record<PlaceStand, number>
const none = (): Balances => ({
  ...{ planned: 0, works: 0, authorized: 0, staffed: 0, open: 0, suspended: 0 },
  ...{ lost: 0, converted: 0, handed: 0 },
})

function move(b: Balances, e: PlaceMove): void {
  b[e.to] += e.places
  if (e.from !== null) b[e.from] -= e.places
}

/** Opened places count as open as far as licences hold on the day; the rest is told apart. */
function countedFrom(b: Balances, licensed: number, enrolled: number | null): Counted {
  const open = Math.min(b.open, licensed)
  return {
    ...{ planned: b.planned, works: b.works, authorized: b.authorized, staffed: b.staffed },
    ...{ open, unlicensed: b.open - open, suspended: b.suspended, lost: b.lost },
    occupied: enrolled === null ? null : Math.min(open, enrolled),
  }
}

export function countedOn(
  account: Pick<Account, 'entries' | 'licences'>,
  day: string,
  enrolled: number | null,
): Counted {
  const b = none()
  for (const e of account.entries) if (e.on <= day) move(b, e)
  return countedFrom(b, licensedOn(account.licences, day), enrolled)
}

/** Zero of everything; `occupied` is 0 too: nobody is in places that are not. */
export const noPlaces: Counted = countedFrom(none(), 0, 0)

/** `occupied` of a sum is known only where it is of all its parts. */
export const added = (a: Counted, b: Counted): Counted => ({
  ...{ planned: a.planned + b.planned, works: a.works + b.works, authorized: a.authorized + b.authorized },
  ...{ staffed: a.staffed + b.staffed, open: a.open + b.open, unlicensed: a.unlicensed + b.unlicensed },
  ...{ suspended: a.suspended + b.suspended, lost: a.lost + b.lost },
  occupied: a.occupied === null || b.occupied === null ? null : a.occupied + b.occupied,
})

/** Places that are there or coming: all but those that ended. */
export const liveOf = (c: Counted): number =>
  c.planned + c.works + c.authorized + c.staffed + c.open + c.unlicensed + c.suspended

/** What of each lot stands in which state on a day; nothing of what is empty. */
export function standingOf(
  entries: readonly PlaceMove[],
  day: string,
): { lot: string; state: PlaceState; places: number }[] {
  const lots = new Map<string, Balances>()
  for (const e of entries) {
    if (e.on > day) continue
    const b = lots.get(e.lot) ?? none()
    move(b, e)
    lots.set(e.lot, b)
  }
  return [...lots].flatMap(([lot, b]) =>
    placeStates.flatMap((state) => (b[state] > 0 ? [{ lot, state, places: b[state] }] : [])),
  )
}

export type Expected = { readonly day: string | null; readonly places: number; readonly opened: boolean }

/**
 * When the places of each lot that are still there are expected open: the day last said for it; of places already open without
 * such a day, the one on which the first of them opened; null where nobody said when.
 */
export function expectedOf(account: Account): Expected[] {
  const standing = standingOf(account.entries, '9999-12-31')
  const opened = new Map<string, string>()
  // a center that receives places which were open already has no step that opened them
  const begun = new Map<string, string>()
  for (const e of account.entries) {
    if (e.to === 'open' && !(opened.get(e.lot)! <= e.on)) opened.set(e.lot, e.on)
    if (e.from === null && !(begun.get(e.lot)! <= e.on)) begun.set(e.lot, e.on)
  }
  return account.lots.flatMap((lot) => {
    let [open, coming] = [0, 0]
    for (const s of standing) {
      if (s.lot !== lot.lot) continue
      if (s.state === 'open') open += s.places
      else coming += s.places
    }
    const first = opened.get(lot.lot)
    const began = begun.get(lot.lot)
    return [
      { day: lot.due.open ?? first ?? began ?? null, places: open, opened: true },
      { day: lot.due.open ?? null, places: coming, opened: false },
    ].filter((x) => x.places > 0)
  })
}

export const expectedBy = (expected: readonly Expected[], day: string): number =>
  expected.reduce((n, e) => (e.day !== null && e.day <= day ? n + e.places : n), 0)

const lastOf = (month: string): string => addDays(addMonths(`${month}-01`, 1), -1)

/** Months from one to another, both told. */
export function monthsBetween(from: string, to: string): string[] {
  const months: string[] = []
  for (let m = `${from}-01`; monthOf(m) <= to; m = addMonths(m, 1)) months.push(monthOf(m))
  return months
}

/** At each month's end; the month that still runs at `today`. What lies ahead is only expected: plan and fact are never one line. */
export function pointsOf(
  accounts: readonly Account[],
  months: readonly string[],
  today: string,
): LedgerPoint[] {
  const each = accounts.map(expectedOf)
  const expected = each.flat()
  const begins = each.flatMap((e) => e.flatMap((x) => x.day ?? []).sort()[0] ?? []).sort()
  const walked = accounts.map((a) => ({
    ...{ at: 0, balances: none(), licences: a.licences },
    entries: [...a.entries].sort((x, y) => (x.on < y.on ? -1 : x.on > y.on ? 1 : 0)),
  }))
  return months.map((month) => {
    const end = lastOf(month)
    const ahead = month > monthOf(today)
    const day = end > today ? today : end
    // added up in place: a thousand accounts times a hundred months make no objects
    const sum: Counted = { ...noPlaces, occupied: null }
    let centers = 0
    if (!ahead)
      for (const w of walked) {
        while (w.at < w.entries.length && w.entries[w.at]!.on <= day) move(w.balances, w.entries[w.at++]!)
        if (w.at === 0) continue
        const b = w.balances
        const open = b.open === 0 ? 0 : Math.min(b.open, licensedOn(w.licences, day))
        sum.planned += b.planned
        sum.works += b.works
        sum.authorized += b.authorized
        sum.staffed += b.staffed
        sum.open += open
        if (open > 0) centers++
        sum.unlicensed += b.open - open
        sum.suspended += b.suspended
        sum.lost += b.lost
      }
    return {
      ...{ month, counted: ahead ? null : sum, expected: expectedBy(expected, end) },
      ...{ centers: ahead ? null : centers, expectedCenters: begins.filter((d) => d <= end).length },
    }
  })
}

/** Lots with a state whose expected day has gone by without all of their places having come there. */
export function lateOf(
  account: Account,
  today: string,
): { lot: string; state: 'works' | 'authorized' | 'staffed' | 'open'; day: string; places: number }[] {
  const order = { planned: 0, works: 1, authorized: 2, staffed: 3, open: 4 } as const
  const standing = standingOf(account.entries, today)
  return account.lots.flatMap((l) => {
    const missed = (['works', 'authorized', 'staffed', 'open'] as const).filter(
      (s) => l.due[s] !== undefined && l.due[s]! < today,
    )
    const state = missed.at(-1)
    if (!state) return []
    const places = standing.reduce(
      (n, s) =>
        s.lot === l.lot && s.state !== 'suspended' && order[s.state] < order[state] ? n + s.places : n,
      0,
    )
    return places > 0 ? [{ lot: l.lot, state, day: l.due[state]!, places }] : []
  })
}
