// Children growing up with a hidden truth: who really falls behind, and everything that makes a score move although nobody does.
import { type Chance, chanceOf } from './chance.ts'

/**
 * What the rules under test do not assume, on purpose: abilities are skewed (long lower tail), passing changes have heavy
 * tails, items are not Rasch (their discriminations differ), drift over the years and favour a zone, the population is off the
 * reference, evaluators are lenient each in their own way and drift, what a child could not do is more often left unobserved,
 * the children who do worse are more often absent, weeks of gestation are wrong or unknown, and born early means to catch up.
 */
export type SimulatedItem = { readonly id: string; readonly difficulty: number }
export type Zone = 'urban' | 'rural' | 'indigenous'
export type Visit = {
  /** months since the simulation began */
  readonly month: number
  readonly evaluator: string
  /** since birth, never corrected: what a birth certificate gives */
  readonly ageDays: number
  /** places of the items asked, in the bank */
  readonly items: Uint16Array
  /** 1 achieved, 0 not yet, 2 not observed */
  readonly answers: Uint8Array
  /** the evaluator wrote down a sign of alarm, rightly or not */
  readonly alarm: boolean
}
export type SimulatedChild = {
  readonly id: string
  readonly sex: 'F' | 'M'
  readonly zone: Zone
  /** as written down; undefined = nobody knows */
  readonly weeks: number | undefined
  readonly early: boolean
  readonly visits: readonly Visit[]
  /** never read by a rule: only the bench compares with it */
  readonly hidden: {
    readonly declines: boolean
    /** age in months at which the fall begins; Infinity without one */
    readonly from: number
    /** true level at the first visit, in standard deviations of the whole population */
    readonly start: number
  }
}
/** Children who were together in a room from the start on, with one evaluator a year. */
export type Cohort = {
  readonly id: number
  readonly zone: Zone
  readonly children: readonly SimulatedChild[]
}

/** Mean ability by age in years, and its spread, on a scale of 0 to 100; a curve of our own in the manner of a D-score. */
const MEANS: readonly (readonly [number, number])[] = [
  [0, 8],
  [0.25, 23],
  [0.4, 29.5],
  [0.8, 39.5],
  [1.2, 48.5],
  [1.6, 55.5],
  [2.3, 66],
  [2.7, 70.8],
  [3.3, 76.6],
  [4, 82.5],
  [5, 88.5],
]
export const ABILITY_SPREAD = 5
export const LOGISTIC_SCALE = 4.064264

export function meanAbility(ageYears: number): number {
  const at = MEANS.findIndex(([age]) => age >= ageYears)
  if (at <= 0) return at === 0 ? MEANS[0]![1] : MEANS.at(-1)![1]
  const [[a, from], [b, to]] = [MEANS[at - 1]!, MEANS[at]!]
  return from + ((ageYears - a) / (b - a)) * (to - from)
}
/** What the reference says by age; what lives differs from it by sex and in waves. */
export const referenceAges = MEANS.map(([ageYears, mean]) => ({ ageYears, mean, sd: ABILITY_SPREAD }))

/** Items are asked from so far below what is expected at an age to so far above it. */
export const ASKED_BELOW = 7
export const ASKED_ABOVE = 6
const ITEMS = 130
/** A bank whose difficulties are as dense as the ages are: about fifteen items are of one child's age. */
export function simulatedItems(seed: number): readonly SimulatedItem[] {
  const chance = chanceOf(seed ^ 0x17e45)
  return Array.from({ length: ITEMS }, (_, i) => ({
    id: `crece${String(i + 1).padStart(3, '0')}`,
    difficulty: Math.round((2 + (95 * i) / ITEMS + 2 * chance.next() - 1) * 100) / 100,
  }))
}

export type Recipe = {
  readonly cohorts: number
  /** share of children born before 37 weeks; more than live, so that their rate is a figure and not chance */
  readonly early: number
  readonly declining: number
  /** rounds of observation that a room has the same evaluator */
  readonly roundsTogether: number
}
export const USUAL: Recipe = { cohorts: 1_000, early: 0.2, declining: 0.03, roundsTogether: 3 }

/** Standard deviation 1 and mean 0, with a lower tail longer than the upper one. */
export function skewed(chance: Chance): number {
  const gamma = -Math.log(1 - chance.next()) - Math.log(1 - chance.next())
  return (2 - gamma) / Math.SQRT2
}
/** Laplace with standard deviation 1: heavier tails than the normal. */
export function heavy(chance: Chance): number {
  const u = chance.next() - 0.5
  return -Math.sign(u) * Math.log(1 - 2 * Math.abs(u) + 1e-12) * Math.SQRT1_2
}
export function normal(chance: Chance): number {
  return Math.sqrt(-2 * Math.log(1 - chance.next())) * Math.cos(2 * Math.PI * chance.next())
}

const DAYS_A_MONTH = 30.4375
const ZONES: readonly { readonly zone: Zone; readonly share: number; readonly level: number }[] = [
  { zone: 'urban', share: 0.5, level: 0.1 },
  { zone: 'rural', share: 0.3, level: -0.2 },
  { zone: 'indigenous', share: 0.2, level: -0.4 },
]
const MONTHS_BETWEEN = 4
const ROUNDS = 8

/** What the items of a bank are in truth: how well they tell children apart, how they drift a year, whom they favour. */
type TrueItems = {
  readonly sharp: Float64Array
  readonly drift: Float64Array
  readonly outside: Float64Array
}

function trueItems(seed: number, count: number): TrueItems {
  const chance = chanceOf(seed ^ 0x5eed)
  const of = (f: () => number) => Float64Array.from({ length: count }, f)
  return {
    sharp: of(() => Math.exp(0.25 * normal(chance))),
    drift: of(() => 0.6 * normal(chance)),
    // one item in ten is harder where another language is spoken or the thing is not known
    outside: of(() => (chance.next() < 0.1 ? 2 * chance.next() : 0)),
  }
}

/** Cohort by cohort, so that a nation needs no memory; cohort k of a seed is the same whatever else is asked for. */
export function* growingUp(
  seed: number,
  items: readonly SimulatedItem[],
  recipe: Recipe = USUAL,
): Generator<Cohort> {
  const truth = trueItems(seed, items.length)
  for (let id = 0; id < recipe.cohorts; id++) {
    yield cohortOf(id, chanceOf(Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(id + 1, 0x85ebca6b)), {
      items,
      truth,
      recipe,
    })
  }
}

type World = { readonly items: readonly SimulatedItem[]; readonly truth: TrueItems; readonly recipe: Recipe }
type Evaluator = {
  readonly id: string
  lenience: number
  readonly drift: number
  /** chance to leave out what was not achieved, and what was */
  readonly leavesUnmet: number
  readonly leavesMet: number
  readonly slips: number
}

function cohortOf(id: number, chance: Chance, world: World): Cohort {
  const u = chance.next()
  const place = u < ZONES[0]!.share ? 0 : u < ZONES[0]!.share + ZONES[1]!.share ? 1 : 2
  const { zone, level } = ZONES[place]!
  const room = level + 0.2 * normal(chance)
  const youngest = 4 + chance.below(20)
  const { roundsTogether } = world.recipe
  const evaluators = Array.from({ length: Math.ceil(ROUNDS / roundsTogether) }, (_, turn) =>
    evaluatorOf(`${id}.${turn}`, zone, chance),
  )
  const rounds = Array.from({ length: ROUNDS }, (_, r) => {
    const evaluator = evaluators[Math.floor(r / roundsTogether)]!
    const lenience = evaluator.lenience
    evaluator.lenience += evaluator.drift + 0.05 * normal(chance)
    return { month: r * MONTHS_BETWEEN, evaluator, lenience }
  })
  const children = Array.from({ length: 10 + chance.below(14) }, (_, n) =>
    childOf(`${id}-${n}`, { zone, room, bornBefore: youngest + 8 * chance.next(), rounds }, chance, world),
  )
  return { id, zone, children }
}

function evaluatorOf(id: string, zone: Zone, chance: Chance): Evaluator {
  return {
    id,
    lenience: 0.22 * skewed(chance) + (zone === 'urban' ? 0 : 0.1),
    drift: 0.04 * heavy(chance),
    leavesUnmet: 0.05 + (zone === 'urban' ? 0.2 : 0.3) * chance.next(),
    leavesMet: 0.02 + 0.06 * chance.next(),
    slips: 0.005 + 0.025 * chance.next(),
  }
}

type Around = {
  readonly zone: Zone
  readonly room: number
  /** months of life when the first round is held */
  readonly bornBefore: number
  readonly rounds: readonly {
    readonly month: number
    readonly evaluator: Evaluator
    readonly lenience: number
  }[]
}

function childOf(id: string, around: Around, chance: Chance, world: World): SimulatedChild {
  const sex = chance.next() < 0.5 ? 'F' : 'M'
  const early = chance.next() < world.recipe.early
  const weeks = early ? 36 - Math.floor(8 * chance.next() ** 2) : 37 + chance.below(5)
  // Weeks are copied by hand: one in eight is wrong by one or two, one in twenty-five is not known.
  const wrong = chance.next() < 0.125 ? Math.round(3 * (chance.next() - 0.5)) : 0
  const written = chance.next() < 0.04 ? undefined : weeks + wrong
  const declines = chance.next() < world.recipe.declining
  const first = chance.below(3)
  const from = declines
    ? around.bornBefore + MONTHS_BETWEEN * (first + 1 + chance.below(4)) + 4 * chance.next()
    : Number.POSITIVE_INFINITY
  const depth = 1.2 + 1.3 * chance.next()
  const takes = 3 + 6 * chance.next()
  const lasting = 0.8 * skewed(chance) + around.room + (sex === 'F' ? 0.08 : -0.08) - (early ? 0.15 : 0)
  const slope = 0.07 * normal(chance) + (early ? 0.04 : 0)
  let passing = 0.45 * heavy(chance)
  let start = Number.NaN
  const visits: Visit[] = []
  for (const [r, round] of around.rounds.entries()) {
    const age = around.bornBefore + round.month
    passing = 0.5 * passing + 0.45 * Math.sqrt(0.75) * heavy(chance)
    // a bad week: a cold, a new sibling, no sleep
    const badDay = chance.next() < 0.03 ? -0.8 * chance.next() : 0
    const fallen = Math.min(1, Math.max(0, (age - from) / takes)) * depth
    const z = lasting + (slope * (age - around.bornBefore)) / 12 + passing + badDay - fallen
    const absent = 0.07 + (around.zone === 'urban' ? 0 : 0.03) + (z < -1 ? 0.04 : 0)
    if (r < first || chance.next() < absent) continue
    if (Number.isNaN(start)) start = z
    visits.push(visitOf({ z, age, weeks, early, declining: fallen > 0, round, around }, chance, world))
  }
  return {
    id,
    sex,
    zone: around.zone,
    weeks: written,
    early,
    visits,
    hidden: { declines, from, start },
  }
}

type Seen = {
  readonly z: number
  readonly age: number
  readonly weeks: number
  readonly early: boolean
  readonly declining: boolean
  readonly round: Around['rounds'][number]
  readonly around: Around
}

function visitOf(seen: Seen, chance: Chance, { items, truth }: World): Visit {
  const { round, around, age } = seen
  // Biology follows the day a child was due; half of the gap is made up between one and three years.
  const gap = seen.early ? (((40 - seen.weeks) * 7) / DAYS_A_MONTH) * caughtUp(age) : 0
  const trueYears = Math.max(0, age - gap) / 12
  const wave = 0.8 * Math.sin(2 * trueYears)
  const ability = meanAbility(trueYears) + wave + (seen.z + round.lenience) * ABILITY_SPREAD
  // Who chooses the items sees the age on paper, and counts back only where the weeks are known to be few.
  const asked = meanAbility(Math.max(0, age - gap) / 12)
  const low = items.findIndex((i) => i.difficulty >= asked - ASKED_BELOW)
  const chosen: number[] = []
  for (let i = Math.max(0, low); i < items.length && items[i]!.difficulty <= asked + ASKED_ABOVE; i++) {
    chosen.push(i)
  }
  const answers = chosen.map((i) => {
    const harder = (truth.drift[i]! * round.month) / 12 + (around.zone === 'urban' ? 0 : truth.outside[i]!)
    const logit = (truth.sharp[i]! * (ability - items[i]!.difficulty - harder)) / LOGISTIC_SCALE
    const met = chance.next() < 1 / (1 + Math.exp(-logit)) !== chance.next() < round.evaluator.slips
    if (chance.next() < (met ? round.evaluator.leavesMet : round.evaluator.leavesUnmet)) return 2
    return met ? 1 : 0
  })
  return {
    month: round.month,
    evaluator: round.evaluator.id,
    ageDays: Math.round(age * DAYS_A_MONTH),
    items: Uint16Array.from(chosen),
    answers: Uint8Array.from(answers),
    alarm: chance.next() < (seen.declining ? 0.06 : 0.000_2),
  }
}

const caughtUp = (months: number): number => (months <= 12 ? 1 : months >= 36 ? 0.5 : 1 - (months - 12) / 48)
