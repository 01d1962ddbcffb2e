// A study worked out: from the sums of its survey, its companies' rosters and its assumptions to ranges of children, places, hours and money.
import type { Assumption, NeedsResult, Note, Range } from '../contract/result.ts'
import { ageBands, LEAST_GROUP, type Shift, type Tally, type TallyGroup } from '../contract/survey.ts'
import type { Roster } from '../contract.ts'
import { adviseSize, sizeAgainst, sizes } from './advise-size.ts'
import { completed, isUnconfirmed, rangeOf } from './assumptions.ts'
import { type Company, compareCenters } from './compare-centers.ts'
import { costsOf } from './costs.ts'
import { estimate, type Group } from './estimate.ts'
import { openingOf } from './opening.ts'
import { kept, most, scaled } from './ranges.ts'
import { suppress } from './suppress.ts'

export type PartyGiven = {
  readonly id: string
  readonly name: string
  readonly latitude: number | null
  readonly longitude: number | null
  /** in all, as the directory of partners knows it */
  readonly workers: number | null
}
export type StudyGiven = {
  readonly parties: readonly PartyGiven[]
  /** null where there was no survey */
  readonly tally: Tally | null
  readonly rosters: readonly Roster[]
  readonly assumptions: readonly Assumption[]
  readonly homes: Readonly<Record<string, string>>
  readonly supply: NeedsResult['supply']
  readonly centersNear: NonNullable<NeedsResult['centers_near']> | null
}

const EVENING: Shift = 'evening'
const shifts: readonly Shift[] = ['morning', 'evening', 'night', 'rotating']
type Weighed = TallyGroup & { readonly workers: number }

/** Workers of each group of answers: of the roster; else the company's number shared out as answers fell; else those who answered. */
function weighed(given: StudyGiven, groups: readonly TallyGroup[], notes: Set<Note>): Weighed[] {
  const rosters = new Map(given.rosters.map((r) => [r.party, r]))
  const byParty = new Map<string | null, TallyGroup[]>()
  for (const g of groups) byParty.set(g.party, [...(byParty.get(g.party) ?? []), g])
  const found: Weighed[] = []
  for (const [party, own] of byParty) {
    const answered = own.reduce((n, g) => n + g.answered, 0)
    const roster = party === null ? undefined : rosters.get(party)
    const known = given.parties.find((p) => p.id === party)?.workers ?? null
    if (roster) {
      const left = new Map(roster.groups.map((g) => [`${g.shift}|${g.sex}`, g.workers]))
      for (const g of own) {
        const workers = left.get(`${g.shift}|${g.sex}`) ?? 0
        left.delete(`${g.shift}|${g.sex}`)
        if (workers < g.answered) notes.add('more-answers-than-workers')
        found.push({ ...g, workers: Math.max(workers, g.answered) })
      }
      // groups nobody answered for: only the whole study's picture speaks for them
      for (const [name, workers] of left) {
        if (workers === 0) continue
        const [shift, sex] = name.split('|') as [Shift, TallyGroup['sex']]
        notes.add('groups-joined')
        found.push({ ...silent(party, shift, sex), workers })
      }
    } else if (known !== null && known >= answered && answered > 0) {
      notes.add('not-stratified')
      for (const g of own) found.push({ ...g, workers: (g.answered * known) / answered })
    } else {
      notes.add('only-answered')
      for (const g of own) found.push({ ...g, workers: g.answered })
    }
  }
  return found
}

const silent = (party: string | null, shift: Shift, sex: TallyGroup['sex']): TallyGroup => ({
  ...{ party, shift, sex, answered: 0, sure: [], maybe: [] },
  bands: { 'under-1': [], '1': [], '2': [], '3': [] },
})

/**
 * Children of these groups. Low and high take the interval of chance together with the low and high assumptions about who did not answer
 * and who said perhaps; so they are wider than chance alone.
 */
function childrenOf(
  groups: readonly Weighed[],
  all: readonly Weighed[],
  assumptions: readonly Assumption[],
  pick: (g: TallyGroup) => readonly number[] = (g) => g.sure,
  withMaybe = true,
): { range: Range; chance: { low: number; high: number } } {
  const ratio = rangeOf(assumptions, 'unanswered-ratio')
  const maybe = rangeOf(assumptions, 'maybe-share')
  // the others stand in as background: they lend their picture and add no worker
  const of = (counts: (g: TallyGroup) => readonly number[], r: number) => {
    const own: Group[] = groups.map((g) => ({ counts: counts(g), workers: g.workers }))
    const rest = all.filter((g) => !groups.includes(g))
    const background: Group[] = rest.map((g) => ({ counts: counts(g), workers: g.answered }))
    const seen = background.reduce((n, g) => n + g.counts.reduce((m, c, k) => m + c * k, 0), 0)
    const e = estimate([...own, ...background], r)
    return { mean: e.mean - seen, low: e.low - seen, high: e.high - seen }
  }
  const perhaps = (r: number) => (withMaybe ? of((g) => g.maybe, r) : { mean: 0, low: 0, high: 0 })
  const sure = { low: of(pick, ratio.low), mid: of(pick, ratio.mid), high: of(pick, ratio.high) }
  const may = { low: perhaps(ratio.low), mid: perhaps(ratio.mid), high: perhaps(ratio.high) }
  return {
    range: {
      low: sure.low.low + maybe.low * may.low.low,
      mid: sure.mid.mean + maybe.mid * may.mid.mean,
      high: sure.high.high + maybe.high * may.high.high,
    },
    chance: {
      low: sure.mid.low + maybe.mid * may.mid.low,
      high: sure.mid.high + maybe.mid * may.mid.high,
    },
  }
}

/** Of rosters alone: children the company knows of, in the part that is supposed to come. */
function ofRosters(rosters: readonly Roster[], assumptions: readonly Assumption[]) {
  const uptake = rangeOf(assumptions, 'roster-uptake')
  const children = (r: Roster, band?: string) =>
    Object.entries(r.children ?? {}).reduce((n, [b, x]) => (band === undefined || b === band ? n + x : n), 0)
  const inEvening = (r: Roster) =>
    r.groups.reduce((n, g) => (g.shift === EVENING ? n + g.workers : n), 0) / Math.max(1, r.workers)
  const sum = (of: (r: Roster) => number) =>
    scaled(
      uptake,
      rosters.reduce((n, r) => n + of(r), 0),
    )
  return {
    demand: sum((r) => children(r)),
    day: sum((r) => children(r) * (1 - inEvening(r))),
    evening: sum((r) => children(r) * inEvening(r)),
    bands: ageBands.map((band) => ({ band, range: kept(sum((r) => children(r, band))) })),
  }
}

const cells = <K extends string | null>(list: readonly { of: K; n: number }[]) => suppress(list)
const mean = (xs: readonly (number | null)[]): number | null => {
  const known = xs.filter((x): x is number => x !== null)
  return known.length === 0 ? null : known.reduce((a, b) => a + b, 0) / known.length
}

/** `nothing-to-count`: neither ten answers nor a roster that tells of children. */
export function workOut(given: StudyGiven): NeedsResult | { readonly wrong: 'nothing-to-count' } {
  const assumptions = completed(given.assumptions)
  const notes = new Set<Note>()
  const tally = given.tally && given.tally.answered >= LEAST_GROUP ? given.tally : null
  if (given.tally && !tally) notes.add('few-answers')
  const telling = given.rosters.filter((r) => r.children !== null)
  if (!tally && telling.length === 0) return { wrong: 'nothing-to-count' }
  const groups = tally ? weighed(given, tally.groups, notes) : []
  const counts = tally ? undefined : ofRosters(telling, assumptions)
  if (counts) notes.add('roster-only')
  const of = (some: readonly Weighed[]) => childrenOf(some, groups, assumptions)
  const whole = counts ? undefined : of(groups)
  const demand = counts?.demand ?? whole!.range
  const day = counts?.day ?? of(groups.filter((g) => g.shift !== EVENING)).range
  const evening = counts?.evening ?? of(groups.filter((g) => g.shift === EVENING)).range
  const places = most([day, evening])
  const least = rangeOf(assumptions, 'occupancy-least').mid
  const advice = adviseSize(places.mid, least)
  const built = advice.size === null ? Math.ceil(places.mid) : advice.size * advice.centers
  const answeredIn = (some: readonly TallyGroup[]) => some.reduce((n, g) => n + g.answered, 0)
  const byShift = suppress(shifts.map((s) => ({ of: s, n: answeredIn(groups.filter((g) => g.shift === s)) })))
  const byParty = suppress(
    given.parties.map((p) => ({ of: p.id, n: answeredIn(groups.filter((g) => g.party === p.id)) })),
  )
  const tells = (party: string) =>
    counts
      ? telling.some((r) => r.party === party)
      : (byParty.find((c) => c.of === party)?.n ?? null) !== null &&
        answeredIn(groups.filter((g) => g.party === party)) > 0
  const ownOf = (party: string) => groups.filter((g) => g.party === party)
  const partyRange = (party: string): Range =>
    counts
      ? ofRosters(
          telling.filter((r) => r.party === party),
          assumptions,
        ).demand
      : of(ownOf(party)).range
  const companies = given.parties.flatMap((p): Company[] => {
    if (p.latitude === null || p.longitude === null) return []
    const roster = ofRosters(
      telling.filter((r) => r.party === p.id),
      assumptions,
    )
    const side = (turn: boolean) => of(ownOf(p.id).filter((g) => (g.shift === EVENING) === turn)).range
    return [
      {
        ...{ id: p.id, name: p.name, latitude: p.latitude, longitude: p.longitude, tells: tells(p.id) },
        ...(counts
          ? { day: roster.day, evening: roster.evening }
          : { day: side(false), evening: side(true) }),
      },
    ]
  })
  if (given.parties.length > 1 && companies.length < given.parties.length) notes.add('no-place-known')
  const { options, advised } = compareCenters(companies, assumptions)
  const absenceDays = mean(given.rosters.map((r) => r.absence_days))
  const turnover = mean(given.rosters.map((r) => r.turnover))
  if (absenceDays === null && turnover === null) notes.add('no-baseline')
  if (given.supply === null && given.centersNear === null) notes.add('supply-unknown')
  // one worker may bring several children; how many is seen among who answered
  const families = tally ? scaled(demand, 1 / childrenAFamily(tally.groups)) : demand
  const workers = workersOf(given)
  return {
    basis: tally ? (given.rosters.length > 0 ? 'both' : 'survey') : 'roster',
    ...{ workers, answered: tally ? tally.answered : null },
    rate:
      tally && workers !== null && workers > 0 ? Math.round((1000 * tally.answered) / workers) / 1000 : null,
    demand: kept(demand),
    chance: whole
      ? { low: Math.round(whole.chance.low * 10) / 10, high: Math.round(whole.chance.high * 10) / 10 }
      : null,
    near_home: tally ? (suppress(tally.near).find((c) => c.of === 'home')?.n ?? null) : null,
    bands:
      counts?.bands ??
      ageBands.map((band) => ({
        band,
        range: kept(childrenOf(groups, groups, assumptions, (g) => g.bands[band], false).range),
      })),
    turns: [
      { turn: 'day', range: kept(day) },
      { turn: 'evening', range: kept(evening) },
    ],
    shifts: tally
      ? byShift.map(({ of: shift, n }) => ({
          ...{ shift, answered: n },
          range: n === null ? null : kept(of(groups.filter((g) => g.shift === shift)).range),
        }))
      : [],
    homes: tally
      ? tally.homes.map(({ of: municipality, n }) => ({
          ...{ municipality, name: municipality === null ? '' : (given.homes[municipality] ?? municipality) },
          answered: n < LEAST_GROUP ? null : n,
        }))
      : [],
    ...{ care: tally ? cells(tally.care) : [], travel: tally ? cells(tally.travel) : [] },
    parties: given.parties.map((p) => {
      const roster = given.rosters.find((r) => r.party === p.id)
      return {
        ...{ party: p.id, name: p.name, workers: roster?.workers ?? p.workers },
        answered: tally ? (byParty.find((c) => c.of === p.id)?.n ?? null) : null,
        range: tells(p.id) ? kept(partyRange(p.id)) : null,
      }
    }),
    ...{ places: kept(places), advice: advice.advice, size: advice.size, centers: advice.centers },
    sizes: sizes.map((s) => sizeAgainst(s, places)),
    hours: tally ? openingOf(tally) : null,
    costs: costsOf(built, families, assumptions, { absenceDays, turnover }),
    unconfirmed: assumptions.filter(isUnconfirmed).length,
    ...{ options, advised, supply: given.supply, centers_near: given.centersNear, notes: [...notes].sort() },
  }
}

function workersOf({ parties, rosters }: StudyGiven): number | null {
  const each = parties.map((p) => rosters.find((r) => r.party === p.id)?.workers ?? p.workers)
  return each.every((n) => n !== null) ? each.reduce<number>((a, n) => a + n!, 0) : null
}

/** Children a family that would surely use it: at least one. */
function childrenAFamily(groups: readonly TallyGroup[]): number {
  let families = 0
  let children = 0
  for (const g of groups)
    g.sure.forEach((n, k) => {
      if (k === 0) return
      families += n
      children += n * k
    })
  return families === 0 ? 1 : children / families
}
