// Unusual things of a child's day: since when each is so, without looking at a clock, so that tasks and marks agree.
import type { Day } from '../../../kernel/days.ts'
import type { DailyEntry, Nap, Unusual } from '../contract.ts'
import { napsOf, standing } from './fold-day.ts'
import { type Limits, limitsOf } from './thresholds.ts'

/** `from`: the instant since when (or from when on) it is so, unless something is said before. */
export type Due = { readonly what: Unusual; readonly from: string }

export type LookedAt = {
  readonly entries: readonly DailyEntry[]
  readonly arrived: string | null
  readonly left: string | null
  readonly birth: Day
  readonly day: Day
}

const after = (instant: string, ms: number) => new Date(Date.parse(instant) + ms).toISOString()
const latest = (...instants: readonly (string | null | undefined)[]): string | undefined =>
  instants.reduce<string | undefined>((a, b) => (b && (a === undefined || b > a) ? b : a), undefined)

function ofNap(nap: Nap, limits: Limits): Due[] {
  const found: Due[] = []
  const lastLooked = nap.checks.at(-1)
  const lying = lastLooked?.position ?? nap.position
  if (limits.checkMs !== undefined)
    found.push({ what: 'check-due', from: after(lastLooked?.at ?? nap.from, limits.checkMs) })
  if (limits.onBack && lying !== 'back') found.push({ what: 'not-on-back', from: lastLooked?.at ?? nap.from })
  found.push({ what: 'long-nap', from: after(nap.from, limits.longNapMs) })
  return found
}

/** The last meals and bottles, while nothing was taken: since the one that made it `times` in a row. */
function nothingEaten(stands: readonly DailyEntry[], times: number): Due[] {
  const fed = stands.filter((e) => e.what === 'ate' || (e.what === 'drank' && e.milk !== 'water'))
  const since = fed.slice(-times)
  const nothing = since.length === times && since.every((e) => e.amount === 'none' || e.amount === 'refused')
  return nothing ? [{ what: 'ate-nothing', from: since.at(-1)!.at }] : []
}

/**
 * All that is or will become unusual of a child who is here; of one who left, only what a person must still answer.
 * What somebody attended to after it began is not told again. Total; the order of entries does not matter.
 */
export function unusualOf({ entries, arrived, left, birth, day }: LookedAt): Due[] {
  const limits = limitsOf(birth, day)
  const stands = standing(entries)
  const { naps, flags } = napsOf(stands, left)
  const found: Due[] = []
  const attended = (what: Unusual) => latest(...stands.flatMap((e) => (e.unusual === what ? [e.at] : [])))
  if (flags.includes('nap-imputed')) found.push({ what: 'nap-imputed', from: left! })
  const loose = stands.filter((e) => e.what === 'changed' && e.notes?.includes('loose'))
  if (loose.length >= limits.looseTimes)
    found.push({ what: 'loose-stools', from: loose[limits.looseTimes - 1]!.at })
  if (left === null) {
    const asleep = naps.find((n) => n.to === null)
    if (asleep) found.push(...ofNap(asleep, limits))
    const here = arrived ?? stands[0]?.at
    if (here && !asleep && limits.noNapMs !== undefined && naps.length === 0)
      found.push({ what: 'no-nap', from: after(here, limits.noNapMs) })
    const wet = stands.filter((e) => e.what === 'changed' && (e.nappy === 'wet' || e.nappy === 'both'))
    const dry = latest(wet.at(-1)?.at, here)
    if (limits.dryMs !== undefined && dry) found.push({ what: 'dry-nappy', from: after(dry, limits.dryMs) })
    found.push(...nothingEaten(stands, limits.nothingTimes))
  }
  return found
    .filter(
      ({ what, from }) => what === 'check-due' || !(attended(what) !== undefined && attended(what)! >= from),
    )
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.what < b.what ? -1 : 1))
}

/** What of it is so now. */
export const unusualNow = (dues: readonly Due[], now: string): readonly Due[] =>
  dues.filter((d) => d.from <= now)
