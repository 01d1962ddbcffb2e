// Learns how long stages really take: what the nation, stages, states, schemes, contractors, projects and months add to the plan.
import { type Chance, chanceOf } from './chance.ts'
import {
  drawWeights,
  middles,
  NARROW,
  normalAbove,
  normalBeyond,
  SHAPES,
  STEP,
  usualWeights,
} from './duration-shape.ts'
import { type Before, type Block, blockOf, exchange, renew } from './effects.ts'
import { type Durations, durationsOf, type ForecastGiven } from './forecast-given.ts'

/** One way in which the world may be, as likely as every other one of the list. All effects add to the log of a duration. */
export type DurationDraw = {
  readonly nation: number
  readonly stage: Float64Array
  readonly state: Float64Array
  readonly scheme: Float64Array
  readonly contractor: Float64Array
  /** by scheme, and by state, then by stage: what is slower or quicker there than both say */
  readonly schemeStage: Float64Array
  readonly stateStage: Float64Array
  readonly project: Float64Array
  /** how slow time runs now: the last half-year, with as many strikes and slumps as there were on the average */
  readonly now: number
  /** standard deviations of a contractor and a project not yet known, of a stage not yet seen, and of one period's change */
  readonly contractorSpread: number
  readonly projectSpread: number
  readonly stateSpread: number
  readonly periodSpread: number
  /** by stage: how far logs of durations spread, and SHAPES weights of their shape */
  readonly spread: Float64Array
  readonly weights: Float64Array
}
export type Learned = { readonly draws: readonly DurationDraw[]; readonly durations: Durations }

/** Months in which time is taken to run equally fast. */
export const PERIOD_MONTHS = 6
/** Real time of a stage by its plan, as far as it matters for which months it runs in. */
const USUALLY = 1.3
const ITERATIONS = 520
const WARM_UP = 4 / 13
/** With less than so many durations the chain creeps, and each step costs less: as many more are taken, up to a bound. */
const MANY = 4_000
const MOST_ITERATIONS = 6_000
/** Plans are too short: what is known before anything was seen. Source: Flyvbjerg (2014), reference classes; its spread is our own. */
const NATION_BEFORE = 0.25
const NATION_SPREAD = 0.3
/** As many observations as the shape of one stage leans on that of all, and that of all on the usual one. */
const LEANS = 30
/** Spread of log durations of one stage: a half, as likely twice as wide as half as wide. */
const SPREAD_BEFORE = 0.45
const SPREAD_UNSURE = 0.3
const SPREAD_STEP = 0.08
/** Prior spreads, set on seeds apart from those that judge (decision 0042). Half-years differ little, and once in a while much. */
const before = {
  nation: { spread: NATION_SPREAD, weight: 1, fixed: true },
  stage: { spread: 0.2, weight: 6, tails: 4 },
  state: { spread: 0.15, weight: 8, tails: 4 },
  scheme: { spread: 0.1, weight: 6 },
  contractor: { spread: 0.15, weight: 10, tails: 4 },
  schemeStage: { spread: 0.08, weight: 10 },
  stateStage: { spread: 0.07, weight: 40 },
  project: { spread: 0.09, weight: 60 },
  period: { spread: 0.004, weight: 20, tails: 2 },
  /** a strike or a slump of one state in one half-year: it is not carried on, and says less of all other years */
  statePeriod: { spread: 0.04, weight: 20, tails: 3 },
} as const satisfies Readonly<Record<string, Before>>

/**
 * Hierarchical model of log durations by Gibbs sampling; stages that still run are right-censored, so that quick ones, which end first,
 * do not speak for all. Durations may have any shape. Source: Gelfand and Smith (1990); Escobar and West (1995) for the mixture.
 * `draws` ways of the world come out; the same seed and input give the same ones.
 */
export function learnDurations(
  given: ForecastGiven,
  asked: { readonly draws: number; readonly seed: number },
): Learned {
  const chance = chanceOf(asked.seed)
  const seen = durationsOf(given)
  const model = modelOf(given, seen)
  const draws: DurationDraw[] = []
  const few = Math.min(MOST_ITERATIONS, (ITERATIONS * MANY) / Math.max(1, seen.count))
  const iterations = Math.round(Math.max(ITERATIONS, few))
  const warm = Math.round(WARM_UP * iterations)
  for (let i = 0; i < iterations; i++) {
    allocate(model, chance)
    shapes(model, chance)
    renewSpreads(model, chance)
    for (const block of model.blocks) renew(block, model, chance)
    for (const { over, at, under, places } of model.ridges) exchange(over, at, under, places, chance)
    const kept = Math.floor(((i - warm + 1) * asked.draws) / (iterations - warm))
    if (i >= warm && kept > draws.length) draws.push(drawn(model))
  }
  return { draws, durations: seen }
}

type Model = {
  readonly seen: Durations
  readonly stages: number
  /** what all effects together say of the log of each duration */
  readonly middle: Float64Array
  /** the log itself, drawn anew for what still runs */
  readonly log: Float64Array
  readonly normal: Uint8Array
  readonly spread: Float64Array
  readonly weights: Float64Array
  readonly blocks: readonly Block[]
  readonly named: Readonly<Record<keyof typeof before, Block>>
  /** an effect and those under it that could say the same */
  readonly ridges: readonly {
    readonly over: Block
    readonly at: number
    readonly under: Block
    readonly places: readonly number[]
  }[]
}

function modelOf(given: ForecastGiven, seen: Durations): Model {
  const { projects, stages } = given
  const S = stages.length
  const first = seen.from.reduce((least, x) => Math.min(least, x), given.today)
  const periods = Math.max(1, Math.ceil((given.today - first) / PERIOD_MONTHS))
  const one = (size: number, at: (i: number) => number | undefined, of: Before) =>
    blockOf(size, seen.count, (i) => ((v) => (v === undefined ? [] : [[v, 1] as const]))(at(i)), of)
  const project = (i: number) => projects[seen.project[i]!]!
  const shares = (i: number) =>
    sharesOf(seen.from[i]!, USUALLY * stages[seen.stage[i]!]!.plannedMonths, given.today, periods)
  const named = {
    nation: blockOf(1, seen.count, () => [[0, 1]], before.nation, { center: NATION_BEFORE }),
    stage: one(S, (i) => seen.stage[i], before.stage),
    state: one(given.states, (i) => project(i).state, before.state),
    scheme: one(given.schemes, (i) => project(i).scheme, before.scheme),
    contractor: one(
      given.contractors,
      (i) => (stages[seen.stage[i]!]!.byContractor ? project(i).contractor : undefined),
      before.contractor,
    ),
    schemeStage: one(given.schemes * S, (i) => project(i).scheme * S + seen.stage[i]!, before.schemeStage),
    stateStage: one(given.states * S, (i) => project(i).state * S + seen.stage[i]!, before.stateStage),
    project: one(projects.length, (i) => seen.project[i], before.project),
    period: blockOf(periods, seen.count, shares, before.period, { walks: true }),
    statePeriod: blockOf(
      given.states * periods,
      seen.count,
      (i) => shares(i).map(([k, part]) => [project(i).state * periods + k, part] as const),
      before.statePeriod,
    ),
  }
  named.nation.value[0] = NATION_BEFORE
  const weights = new Float64Array(stages.length * SHAPES)
  for (let s = 0; s < stages.length; s++) weights.set(usualWeights, s * SHAPES)
  return {
    seen,
    stages: stages.length,
    middle: new Float64Array(seen.count).fill(NATION_BEFORE),
    log: seen.log.slice(),
    normal: new Uint8Array(seen.count),
    spread: new Float64Array(stages.length).fill(SPREAD_BEFORE),
    weights,
    blocks: Object.values(named),
    named,
    ridges: ridgesOf(named, S, periods),
  }
}

function ridgesOf(
  { nation, stage, state, scheme, schemeStage, stateStage, statePeriod }: Model['named'],
  S: number,
  periods: number,
): Model['ridges'] {
  const all = (block: Block) => [...block.value.keys()]
  const main = [stage, state, scheme].map((under) => ({ over: nation, at: 0, under, places: all(under) }))
  const crossed = (over: Block, under: Block, of: (v: number) => number) =>
    all(over).map((at) => ({ over, at, under, places: all(under).filter((v) => of(v) === at) }))
  const rest = (v: number) => v % S
  const part = (v: number) => Math.floor(v / S)
  return [
    ...main,
    ...crossed(scheme, schemeStage, part),
    ...crossed(stage, schemeStage, rest),
    ...crossed(state, stateStage, part),
    ...crossed(stage, stateStage, rest),
    ...crossed(state, statePeriod, (v) => Math.floor(v / periods)),
  ]
}

/**
 * Which part of the months in which a stage usually runs lies in which period, counted back from today. How long it really ran must not
 * matter: what lasts long reaches into later periods, and these would look slow.
 */
function sharesOf(
  from: number,
  usually: number,
  today: number,
  periods: number,
): (readonly [number, number])[] {
  const shares: (readonly [number, number])[] = []
  const to = Math.min(today, from + usually)
  const lastOf = (month: number) => Math.max(0, periods - 1 - Math.floor((today - month) / PERIOD_MONTHS))
  for (let k = lastOf(from); k <= Math.min(periods - 1, lastOf(to)); k++) {
    const end = today - (periods - 1 - k) * PERIOD_MONTHS
    const part = Math.min(to, end) - Math.max(from, end - PERIOD_MONTHS)
    if (part > 0) shares.push([k, part / (to - from)])
  }
  return shares.length > 0 ? shares : [[Math.min(periods - 1, lastOf(from)), 1]]
}

/** Gives every duration one of the normals of its stage; what still runs is drawn beyond what it has lasted. */
function allocate({ seen, middle, log, normal, spread, weights }: Model, chance: Chance): void {
  const odds = new Float64Array(SHAPES)
  const precise = 1 / (2 * NARROW * NARROW)
  for (let i = 0; i < seen.count; i++) {
    const at = seen.stage[i]! * SHAPES
    const wide = spread[seen.stage[i]!]!
    const rest = (seen.log[i]! - middle[i]!) / wide
    const runs = seen.running[i] === 1
    const near = Math.round((rest - middles[0]!) / STEP)
    const low = Math.max(0, Math.min(SHAPES - 1, near - 4))
    const high = runs ? SHAPES - 1 : Math.min(SHAPES - 1, Math.max(0, near + 4))
    let sum = 0
    for (let j = low; j <= high; j++) {
      const away = rest - middles[j]!
      sum += weights[at + j]! * (runs ? normalAbove(away / NARROW) : Math.exp(-away * away * precise))
      odds[j] = sum
    }
    const u = chance.next() * sum
    let j = low
    while (j < high && odds[j]! <= u) j++
    normal[i] = j
    if (runs) {
      const least = (rest - middles[j]!) / NARROW
      log[i] = middle[i]! + wide * (middles[j]! + NARROW * normalBeyond(least, chance))
    }
  }
}

/** A small step of each stage's spread, taken as often as what was seen makes it likely. Source: Metropolis et al. (1953). */
function renewSpreads({ seen, stages, middle, log, normal, spread }: Model, chance: Chance): void {
  const count = new Float64Array(stages)
  const squares = new Float64Array(stages)
  const products = new Float64Array(stages)
  for (let i = 0; i < seen.count; i++) {
    const s = seen.stage[i]!
    const away = log[i]! - middle[i]!
    count[s]!++
    squares[s]! += away * away
    products[s]! += away * middles[normal[i]!]!
  }
  // What of the fit depends on the spread: the log of the normals' density, and what was known before
  const likely = (s: number, wide: number) =>
    -count[s]! * Math.log(wide) -
    (squares[s]! / (wide * wide) - (2 * products[s]!) / wide) / (2 * NARROW * NARROW) -
    Math.log(wide / SPREAD_BEFORE) ** 2 / (2 * SPREAD_UNSURE ** 2)
  for (let s = 0; s < stages; s++) {
    const now = spread[s]!
    const next = now * Math.exp(SPREAD_STEP * chance.normal())
    if (Math.log(1 - chance.next()) < likely(s, next) - likely(s, now)) spread[s] = next
  }
}

function shapes({ seen, stages, normal, weights }: Model, chance: Chance): void {
  const counts = new Float64Array(stages * SHAPES)
  const all = new Float64Array(SHAPES)
  for (let i = 0; i < seen.count; i++) {
    counts[seen.stage[i]! * SHAPES + normal[i]!]!++
    all[normal[i]!]!++
  }
  const total = seen.count + LEANS
  for (let s = 0; s < stages; s++) {
    const alphas = usualWeights.map(
      (w, j) => (LEANS * (all[j]! + LEANS * w)) / total + counts[s * SHAPES + j]!,
    )
    drawWeights(alphas, chance, weights.subarray(s * SHAPES, (s + 1) * SHAPES))
  }
}

/** Mean of what a block says, over all that it was said of. */
function meanOf({ value, starts, share }: Block): number {
  let [sum, much] = [0, 0]
  for (let v = 0; v < value.length; v++)
    for (let k = starts[v]!; k < starts[v + 1]!; k++) {
      sum += share[k]! * value[v]!
      much += share[k]!
    }
  return much > 0 ? sum / much : 0
}

function drawn({ named, spread, weights }: Model): DurationDraw {
  const { nation, stage, state, scheme, contractor, schemeStage, stateStage, project, period, statePeriod } =
    named
  return {
    nation: nation.value[0]!,
    stage: stage.value.slice(),
    state: state.value.slice(),
    scheme: scheme.value.slice(),
    contractor: contractor.value.slice(),
    schemeStage: schemeStage.value.slice(),
    stateStage: stateStage.value.slice(),
    project: project.value.slice(),
    now: period.value.at(-1)! + meanOf(statePeriod),
    contractorSpread: contractor.spread,
    projectSpread: project.spread,
    stateSpread: state.spread,
    periodSpread: period.spread,
    spread: spread.slice(),
    weights: weights.slice(),
  }
}
