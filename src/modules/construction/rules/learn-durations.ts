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
import { type Durations, durationsOf, type ForecastGiven } from './forecast-given.ts'

/** One way in which the world may be, as likely as every other one of the list. All effects add to the log of a duration. */
export type DurationDraw = {
  readonly nation: number
  readonly stage: Float64Array
  readonly state: Float64Array
  readonly scheme: Float64Array
  readonly contractor: Float64Array
  readonly project: Float64Array
  /** of the last period before today: how slow time runs now */
  readonly now: number
  /** standard deviations of a contractor not yet known, of a stage not yet seen, and of one period's change */
  readonly contractorSpread: number
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
const WARM_UP = 160
/** Plans are too short: what is known before anything was seen. Source: Flyvbjerg (2014), reference classes; its spread is our own. */
const NATION_BEFORE = 0.25
const NATION_SPREAD = 0.3
/** As many observations as the shape of one stage leans on that of all, and that of all on the usual one. */
const LEANS = 30
/** Spread of log durations of one stage: a half, as likely twice as wide as half as wide. */
const SPREAD_BEFORE = 0.45
const SPREAD_UNSURE = 0.3
const SPREAD_STEP = 0.08
/** A spread before anything was seen: its square as likely as `weight` observations of it say. */
type Before = { readonly spread: number; readonly weight: number }
const before: Readonly<Record<'stage' | 'state' | 'scheme' | 'contractor' | 'project' | 'period', Before>> = {
  stage: { spread: 0.2, weight: 6 },
  state: { spread: 0.15, weight: 8 },
  scheme: { spread: 0.1, weight: 6 },
  contractor: { spread: 0.15, weight: 10 },
  project: { spread: 0.09, weight: 60 },
  period: { spread: 0.03, weight: 20 },
}

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
  for (let i = 0; i < ITERATIONS; i++) {
    allocate(model, chance)
    shapes(model, chance)
    renewSpreads(model, chance)
    for (const block of model.blocks) renew(block, model, chance)
    const kept = Math.floor(((i - WARM_UP + 1) * asked.draws) / (ITERATIONS - WARM_UP))
    if (i >= WARM_UP && kept > draws.length) draws.push(drawn(model))
  }
  return { draws, durations: seen }
}

/** Effects of one kind: entry k of the list adds share × value[index] to the log of its duration. */
type Block = {
  readonly value: Float64Array
  /** by place in `value`, the entries lie from starts[v] to starts[v + 1] */
  readonly starts: Uint32Array
  readonly entry: Uint32Array
  readonly share: Float64Array
  readonly before: Before | undefined
  spread: number
  /** effects follow each other in time: each is near the one before it */
  readonly walks: boolean
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
  readonly named: Readonly<Record<'nation' | keyof typeof before, Block>>
}

function modelOf(given: ForecastGiven, seen: Durations): Model {
  const { projects, stages } = given
  const first = seen.from.reduce((least, x) => Math.min(least, x), given.today)
  const periods = Math.max(1, Math.ceil((given.today - first) / PERIOD_MONTHS))
  const one = (size: number, at: (i: number) => number | undefined, of: Before | undefined) =>
    blockOf(size, seen.count, (i) => ((v) => (v === undefined ? [] : [[v, 1] as const]))(at(i)), of)
  const project = (i: number) => projects[seen.project[i]!]!
  const named = {
    nation: one(1, () => 0, undefined),
    stage: one(stages.length, (i) => seen.stage[i], before.stage),
    state: one(given.states, (i) => project(i).state, before.state),
    scheme: one(given.schemes, (i) => project(i).scheme, before.scheme),
    contractor: one(
      given.contractors,
      (i) => (stages[seen.stage[i]!]!.byContractor ? project(i).contractor : undefined),
      before.contractor,
    ),
    project: one(projects.length, (i) => seen.project[i], before.project),
    period: blockOf(
      periods,
      seen.count,
      (i) => sharesOf(seen.from[i]!, USUALLY * stages[seen.stage[i]!]!.plannedMonths, given.today, periods),
      before.period,
      true,
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
  }
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

function blockOf(
  size: number,
  count: number,
  of: (i: number) => readonly (readonly [number, number])[],
  known: Before | undefined,
  walks = false,
): Block {
  const lists: [number, number][][] = Array.from({ length: size }, () => [])
  for (let i = 0; i < count; i++) for (const [v, share] of of(i)) lists[v]!.push([i, share])
  const starts = new Uint32Array(size + 1)
  for (let v = 0; v < size; v++) starts[v + 1] = starts[v]! + lists[v]!.length
  const flat = lists.flat()
  return {
    value: new Float64Array(size),
    starts,
    entry: Uint32Array.from(flat, ([i]) => i),
    share: Float64Array.from(flat, ([, share]) => share),
    before: known,
    spread: known?.spread ?? NATION_SPREAD,
    walks,
  }
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

/** Draws each effect of a block given all others, then how far such effects spread. */
function renew(block: Block, { seen, middle, log, normal, spread: wide }: Model, chance: Chance): void {
  const { value, starts, entry, share, walks } = block
  const known = 1 / (block.spread * block.spread)
  const center = block.before === undefined ? NATION_BEFORE : 0
  for (let v = 0; v < value.length; v++) {
    const old = value[v]!
    let precision = known
    let sum = known * center
    if (walks) {
      // The first period is where the nation's own effect is told; later ones lie near their neighbours.
      const [left, right] = [v > 0 ? value[v - 1]! : 0, v + 1 < value.length ? value[v + 1]! : undefined]
      precision = known * (right === undefined ? 1 : 2)
      sum = known * (left + (right ?? 0))
    }
    for (let k = starts[v]!; k < starts[v + 1]!; k++) {
      const i = entry[k]!
      const part = share[k]!
      const own = wide[seen.stage[i]!]!
      const noise = part / (NARROW * NARROW * own * own)
      precision += part * noise
      sum += noise * (log[i]! - own * middles[normal[i]!]! - middle[i]! + part * old)
    }
    const now = sum / precision + chance.normal() / Math.sqrt(precision)
    value[v] = now
    for (let k = starts[v]!; k < starts[v + 1]!; k++) middle[entry[k]!]! += share[k]! * (now - old)
  }
  if (block.before === undefined) return
  const { spread, weight } = block.before
  let squares = weight * spread * spread
  for (let v = 0; v < value.length; v++)
    squares += (walks && v > 0 ? value[v]! - value[v - 1]! : value[v]!) ** 2
  // Inverse gamma: the squares by a chi-square of as many
  block.spread = Math.sqrt(squares / 2 / chance.gamma((weight + value.length) / 2))
}

function drawn({ named, spread, weights }: Model): DurationDraw {
  const { nation, stage, state, scheme, contractor, project, period } = named
  return {
    nation: nation.value[0]!,
    stage: stage.value.slice(),
    state: state.value.slice(),
    scheme: scheme.value.slice(),
    contractor: contractor.value.slice(),
    project: project.value.slice(),
    now: period.value.at(-1)!,
    contractorSpread: contractor.spread,
    stateSpread: state.spread,
    periodSpread: period.spread,
    spread: spread.slice(),
    weights: weights.slice(),
  }
}
