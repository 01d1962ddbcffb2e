// The hours a center would have to be open: from the coming and leaving of the children who would use it.

import * as v from 'valibot'
import type { NeedsResult } from '../contract/result.ts'
import { HalfHour, type Tally } from '../contract/survey.ts'

/** On either side at most so many of a hundred children come before or leave after it. */
const LEFT_OUT = 0.05

const minutes = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))

/**
 * The latest opening that leaves out at most 5 % of the known arrivals, the earliest closing that does so for leavings; `covers`: the share
 * of known arrivals and leavings inside, the smaller of both. Hours after midnight are those of night workers, whose children come by
 * day (LSS 206): leavings before noon are left aside. Null where no hour was given ten times.
 */
export function openingOf(tally: Pick<Tally, 'from' | 'to'>): NeedsResult['hours'] {
  const known = (list: Tally['from']) =>
    list
      .flatMap(({ of, n }) => (of === null || n === 0 ? [] : [{ at: of, n }]))
      .sort((a, b) => minutes(a.at) - minutes(b.at))
  const comes = known(tally.from)
  const leaves = known(tally.to).filter((h) => minutes(h.at) >= 12 * 60)
  if (comes.length === 0 || leaves.length === 0) return null
  const [from, early] = edge(comes)
  const [to, late] = edge([...leaves].reverse())
  if (minutes(to) <= minutes(from)) return null
  return {
    from: v.parse(HalfHour, from),
    to: v.parse(HalfHour, to),
    covers: Math.round(1000 * Math.min(early, late)) / 1000,
  }
}

/** Goes inward while little enough is left outside; answers where it stops and the share inside. */
function edge(hours: readonly { at: string; n: number }[]): [string, number] {
  const whole = hours.reduce((n, h) => n + h.n, 0)
  let outside = 0
  let i = 0
  while (i < hours.length - 1 && outside + hours[i]!.n <= LEFT_OUT * whole) outside += hours[i++]!.n
  return [hours[i]!.at, 1 - outside / whole]
}
