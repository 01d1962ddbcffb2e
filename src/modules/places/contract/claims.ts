// What was published of a scope as points in time: how many centers or places sources announced to stand by the end of each year.
import type { PlaceTarget } from '../contract.ts'

type Said = Pick<PlaceTarget, 'period' | 'centers' | 'places' | 'source' | 'published_on'>

/** Announced by a day; `low` and `high` differ where sources do. `of`: years added up from the first announced one, or a total of its own. */
export type Claim = {
  readonly day: string
  readonly low: number
  readonly high: number
  readonly of: 'years' | 'total'
}

/** Totals are for the end of the programme. Source: ceci.md §1.6. */
const TOTAL_BY = '2030-12-31'

/**
 * Targets of one scope alone, as they were known on `asOf`: what was published later is left out, what has no day counts. Of several
 * versions of one source the last holds. Years that nobody announced add nothing.
 */
export function claimsOf(targets: readonly Said[], of: 'centers' | 'places', asOf?: string): Claim[] {
  const known = targets
    .filter((t) => !asOf || t.published_on === null || t.published_on <= asOf)
    .toSorted((a, b) => ((a.published_on ?? '') < (b.published_on ?? '') ? -1 : 1))
  const last = new Map(known.map((t) => [`${t.period}|${t.source}`, t]))
  const numbers = new Map<string, number[]>()
  for (const t of last.values()) {
    const n = t[of]
    if (n !== null) numbers.set(t.period, [...(numbers.get(t.period) ?? []), n])
  }
  const claims: Claim[] = []
  let [low, high] = [0, 0]
  for (const year of [...numbers.keys()].filter((p) => p !== 'total').sort()) {
    low += Math.min(...numbers.get(year)!)
    high += Math.max(...numbers.get(year)!)
    claims.push({ day: `${year}-12-31`, low, high, of: 'years' })
  }
  const totals = numbers.get('total')
  if (totals) claims.push({ day: TOTAL_BY, low: Math.min(...totals), high: Math.max(...totals), of: 'total' })
  return claims
}

/** The last that was announced to stand by a day, totals apart. */
export const claimedBy = (claims: readonly Claim[], day: string): Claim | undefined =>
  claims.findLast((c) => c.of === 'years' && c.day <= day)
