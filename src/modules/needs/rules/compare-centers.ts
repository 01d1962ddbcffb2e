// One shared center or several: ways to serve the companies of a park, a pole or a corridor, with how far, how full and how dear each would be.
import type { Assumption, CenterOption, OptionCenter, Range } from '../contract/result.ts'
import { adviseSize, sizes } from './advise-size.ts'
import { rangeOf } from './assumptions.ts'
import { kept, mapped, most, plus, scaled, sumOf } from './ranges.ts'

/** A company by day and in the evening: how many of its children would come at once. `tells`: at least ten answers or a roster. */
export type Company = {
  readonly id: string
  readonly name: string
  readonly latitude: number
  readonly longitude: number
  readonly day: Range
  readonly evening: Range
  readonly tells: boolean
}

const MOST_CENTERS = 3
/** Above so many companies only the largest are tried as sites: combinations grow with the third power. */
const MOST_SITES = 40
/** A street is longer than the straight line. [unconfirmed: own proposal] */
const DETOUR = 1.3
const EARTH_KM = 6371

/** Kilometers by road, as far as a straight line tells. */
export function kmBetween(
  a: Pick<Company, 'latitude' | 'longitude'>,
  b: Pick<Company, 'latitude' | 'longitude'>,
): number {
  const rad = Math.PI / 180
  const half =
    Math.sin(((b.latitude - a.latitude) * rad) / 2) ** 2 +
    Math.cos(a.latitude * rad) *
      Math.cos(b.latitude * rad) *
      Math.sin(((b.longitude - a.longitude) * rad) / 2) ** 2
  return 2 * EARTH_KM * Math.asin(Math.sqrt(half)) * DETOUR
}

const children = (c: Company): Range => plus(c.day, c.evening)

function* choices(n: number, k: number, from = 0): Generator<number[]> {
  if (k === 0) yield []
  else for (let i = from; i <= n - k; i++) for (const rest of choices(n, k - 1, i + 1)) yield [i, ...rest]
}

/** Companies go to the nearest site; the sites with the least kilometers × children in all. */
function nearestOf(companies: readonly Company[], sites: readonly Company[], k: number): Company[][] {
  let best: { cost: number; sites: readonly number[] } | undefined
  const km = companies.map((c) => sites.map((s) => kmBetween(c, s)))
  for (const chosen of choices(sites.length, k)) {
    const cost = companies.reduce(
      (sum, c, i) => sum + Math.max(children(c).mid, 0.01) * Math.min(...chosen.map((s) => km[i]![s]!)),
      0,
    )
    if (!best || cost < best.cost - 1e-9) best = { cost, sites: chosen }
  }
  const chosen = best?.sites ?? []
  return chosen.map((s) => [
    sites[s]!,
    ...companies.filter((c, i) => {
      const nearest = chosen.reduce((a, b) => (km[i]![b]! < km[i]![a]! ? b : a))
      return nearest === s && c !== sites[s]
    }),
  ])
}

function optionOf(groups: readonly (readonly Company[])[], assumptions: readonly Assumption[]): CenterOption {
  const of = (id: Assumption['id']) => rangeOf(assumptions, id)
  const least = of('occupancy-least').mid
  const farthest = of('travel-most-km').mid
  const against = new Set<CenterOption['against'][number]>()
  let places = 0
  const served: Range[] = []
  const demands: Range[] = []
  const centers = groups.map((group): OptionCenter => {
    const [at] = group
    const day = sumOf(group.map((c) => c.day))
    const evening = sumOf(group.map((c) => c.evening))
    const whole = plus(day, evening)
    // a place serves a child by day and another in the evening
    const atOnce = most([day, evening])
    const { advice, size, centers: many } = adviseSize(atOnce.mid, least)
    const built = size === null ? null : size * many
    if (built === null) against.add('too-small')
    const room = built ?? Math.min(...sizes)
    places += room
    const inside = plus(
      mapped(day, (x) => Math.min(x, room)),
      mapped(evening, (x) => Math.min(x, room)),
    )
    served.push(inside)
    demands.push(whole)
    const kms = group.map((c) => kmBetween(c, at!))
    const weight = whole.mid > 0 ? whole.mid : group.length
    const mean =
      group.reduce((sum, c, i) => sum + kms[i]! * (whole.mid > 0 ? children(c).mid : 1), 0) / weight
    if (Math.max(...kms) > farthest) against.add('too-far')
    return {
      ...{
        at: at!.id,
        name: at!.name,
        parties: group.map((c) => c.id),
        places: advice === 'none' ? null : built,
      },
      demand: group.length > 1 || at!.tells ? kept(whole, 0) : null,
      occupancy:
        group.length > 1 || at!.tells
          ? kept(
              mapped(atOnce, (x) => Math.min(1, x / room)),
              3,
            )
          : null,
      mean_km: Math.round(mean * 10) / 10,
      most_km: Math.round(Math.max(...kms) * 10) / 10,
    }
  })
  const investment = scaled(of('investment-place'), places)
  const years = of('years-of-use').mid
  const year = plus(
    scaled(of('operation-place-month'), 12 * places),
    scaled(investment, years > 0 ? 1 / years : 0),
  )
  const inside = sumOf(served)
  const wanted = sumOf(demands)
  const without = {
    ...{ low: wanted.low - inside.low, mid: wanted.mid - inside.mid, high: wanted.high - inside.high },
  }
  return {
    centers,
    served: kept(inside, 0),
    without: kept(without, 0),
    most_km: Math.max(...centers.map((c) => c.most_km)),
    investment: kept(investment, 0),
    year: kept(year, 0),
    per_child: inside.mid > 0 ? Math.round(year.mid / inside.mid) : null,
    against: [...against].sort(),
  }
}

/**
 * From one center up to three, at the places of the companies themselves. Advised: of those nothing speaks against, the one that
 * costs least a child and year; null where something speaks against each. Needs two companies or more whose place is known.
 */
export function compareCenters(
  companies: readonly Company[],
  assumptions: readonly Assumption[],
): { readonly options: CenterOption[]; readonly advised: number | null } {
  if (companies.length < 2) return { options: [], advised: null }
  const sites = [...companies]
    .sort((a, b) => children(b).mid - children(a).mid || (a.id < b.id ? -1 : 1))
    .slice(0, MOST_SITES)
  const options = Array.from({ length: Math.min(MOST_CENTERS, sites.length) }, (_, k) =>
    optionOf(nearestOf(companies, sites, k + 1), assumptions),
  )
  const fit = options
    .map((o, i) => ({ o, i }))
    .filter(({ o }) => o.against.length === 0 && o.per_child !== null)
    .sort((a, b) => a.o.per_child! - b.o.per_child!)
  return { options, advised: fit[0]?.i ?? null }
}
