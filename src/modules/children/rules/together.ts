// Whether two files were in use at the same time: their stays, and the days on which each was seen.
import type { Child } from '../contract/rows.ts'

export type Stay = { readonly from: string; readonly until: string | null }
export type Together = {
  /** the part of their stays that both have; null: none, or one never had a room */
  readonly stays: Stay | null
  /** days on which both were seen, in order */
  readonly both: readonly string[]
  /** how often each was seen between the first and the last day that both have behind or before them */
  readonly seen: readonly [number, number]
}

/** From the first room to the last day; a leave and a return between are not told apart. Undefined: never had a room. */
export function stayOf(c: Pick<Child, 'rooms' | 'left_on'>): Stay | undefined {
  const from = c.rooms.map((r) => r.from).sort()[0]
  return from === undefined ? undefined : { from, until: c.left_on }
}

const last = (days: readonly (string | null)[]) => days.filter((d) => d !== null).sort()[0] ?? null

/** Days are civil days in order. Total and, but for the order of `seen`, symmetric. */
export function togetherOf(
  a: Pick<Child, 'rooms' | 'left_on'>,
  b: Pick<Child, 'rooms' | 'left_on'>,
  aDays: readonly string[],
  bDays: readonly string[],
): Together {
  const [x, y] = [stayOf(a), stayOf(b)]
  const from = x && y ? [x.from, y.from].sort()[1]! : ''
  const until = x && y ? last([x.until, y.until]) : null
  // the day on which one leaves may be the day on which the other begins
  const stays = x && y && (until === null || from < until) ? { from, until } : null
  const theirs = new Set(bDays)
  const begins = [aDays[0] ?? '', bDays[0] ?? ''].sort()[1]!
  const ends = [aDays.at(-1) ?? '', bDays.at(-1) ?? ''].sort()[0]!
  const within = (days: readonly string[]) => days.filter((d) => d >= begins && d <= ends).length
  return { stays, both: aDays.filter((d) => theirs.has(d)), seen: [within(aDays), within(bDays)] }
}
