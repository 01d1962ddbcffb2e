// Programmes of works with a hidden truth: how long each stage of each center really takes, what stops it, and which fall out.
import { type Chance, chanceOf } from './chance.ts'
import { heavy, normal, skewed } from './growing-up.ts'

/**
 * What a forecast under test does not assume, on purpose: no stage has log-normal durations (mixtures of fast and slow, Weibull,
 * gamma, a legal minimum with a long rest, bodies with Pareto tails); the hard projects are hard in several stages; time itself runs faster or
 * slower by month, nation and state, with a change of regime, rains and strikes; contractors go bankrupt and stop all their works at once;
 * tenders are void and held again; what is stuck for long is more often given up; ends are written down late.
 */
export type WorldStage = {
  readonly code: string
  readonly plannedMonths: number
  /** who was awarded the works makes a difference */
  readonly byContractor: boolean
}
export type SeenStage = {
  readonly stage: number
  /** months since the programme began */
  readonly began: number
  /** undefined = still running on the day of looking */
  readonly ended: number | undefined
}
export type SeenProject = {
  readonly id: number
  readonly state: number
  readonly scheme: number
  /** undefined until the tender is awarded */
  readonly contractor: number | undefined
  readonly places: number
  /** month at which the programme wants the first stage to begin; may lie ahead */
  readonly slot: number
  readonly stages: readonly SeenStage[]
  /** month at which it was known to have fallen out */
  readonly outAt: number | undefined
}
export type TrueProject = Omit<SeenProject, 'stages' | 'contractor' | 'outAt'> & {
  readonly contractor: number
  /** true end of each stage; fewer than stages when it falls out */
  readonly ends: Float64Array
  /** when that end was written down */
  readonly noted: Float64Array
  readonly outAt: number
}
export type World = {
  readonly stages: readonly WorldStage[]
  readonly states: number
  readonly contractors: number
  readonly schemes: number
  readonly projects: readonly TrueProject[]
}

export const worldStages: readonly WorldStage[] = [
  { code: 'plot', plannedMonths: 1.5, byContractor: false },
  { code: 'donation', plannedMonths: 3, byContractor: false },
  { code: 'design', plannedMonths: 2.5, byContractor: false },
  { code: 'permits', plannedMonths: 1.5, byContractor: false },
  { code: 'tender', plannedMonths: 2.5, byContractor: false },
  { code: 'works', plannedMonths: 8, byContractor: true },
  { code: 'equipment', plannedMonths: 1.5, byContractor: true },
  { code: 'licence', plannedMonths: 1, byContractor: false },
  { code: 'staffing', plannedMonths: 1.5, byContractor: false },
  { code: 'opening', plannedMonths: 0.5, byContractor: false },
]
const TENDER = 4
const WORKS = 5
const STATES = 32
const CONTRACTORS = 70
const SCHEMES = 3
const PROJECTS = 1_000
const SLOT_MONTHS = 34
const LAST_MONTH = 240
/** Places of the usual building sizes. */
const SIZES = [96, 120, 150, 150, 180, 200, 250]

/** A duration with median 1, given how spread it is; none of them is a log-normal. */
type Shape = (chance: Chance) => number
const shapes: readonly ((spread: number) => Shape)[] = [
  // fast and slow ones
  (s) => (c) => (c.next() < 0.72 ? 0.82 : 1.75) * Math.exp(0.7 * s * normal(c)),
  // Weibull
  (s) => (c) => (-Math.log(1 - c.next()) / Math.LN2) ** (0.78 * s),
  // Erlang of four, spread by a power
  (s) => (c) => {
    let sum = 0
    for (let i = 0; i < 4; i++) sum -= Math.log(1 - c.next())
    return (sum / 3.672) ** (2 * s)
  },
  // a minimum by law and an exponential rest
  (s) => (c) => 1 - 0.69 * 1.1 * s - 1.1 * s * Math.log(1 - c.next()),
  // one in twenty with a Pareto tail
  (s) => (c) => Math.exp(0.85 * s * normal(c)) * (c.next() < 0.05 ? 1.5 * (1 - c.next()) ** -0.55 : 1),
]

/** What is true of a whole world and nobody sees. */
type Truth = {
  readonly shape: readonly Shape[]
  /** log of what a stage takes beyond the plan */
  readonly level: Float64Array
  readonly state: Float64Array
  readonly stateStage: readonly Float64Array[]
  readonly scheme: readonly Float64Array[]
  readonly contractor: Float64Array
  /** by state and month: months of work done in a month */
  readonly speed: readonly Float64Array[]
  /** by state: how much of it the rains take from works in their months */
  readonly rains: Float64Array
  /** by contractor: from when and until when nothing of theirs moves */
  readonly stopped: readonly (readonly [number, number])[]
  readonly falls: Float64Array
}

function truthOf(seed: number, other: Other | undefined): Truth {
  const chance = chanceOf(seed ^ 0x0b111d)
  // Shocks have chances of their own by month, so that another future has the same past.
  const monthly = Array.from({ length: LAST_MONTH }, (_, month) =>
    chanceOf(other && month >= other.from ? other.seed * 613 + month : seed * 911 + month * 31 + 7),
  )
  const of = (n: number, f: () => number) => Float64Array.from({ length: n }, f)
  const national = 0.28 + 0.18 * normal(chance)
  const spread = worldStages.map(() => 0.3 + 0.25 * chance.next())
  const shift = { at: 4 + 40 * chance.next(), by: 0.14 * heavy(chance) }
  // A change that nobody can foresee is small: no method can be held to more.
  if (shift.at > 24) shift.by *= 0.1
  let nation = 0
  const common = new Float64Array(LAST_MONTH).map((_, month) => {
    nation = 0.8 * nation + 0.006 * heavy(monthly[month]!)
    return nation
  })
  const speed = Array.from({ length: STATES }, () => {
    let own = 0
    let strike = 0
    return new Float64Array(LAST_MONTH).map((_, month) => {
      own = 0.85 * own + 0.02 * heavy(monthly[month]!)
      const [strikes, lasts] = [monthly[month]!.next(), monthly[month]!.next()]
      if (strike <= 0 && strikes < 0.02) strike = 0.5 + 2 * lasts
      const working = strike > 0 ? Math.max(0, 1 - strike) : 1
      strike -= 1
      return working * Math.exp(common[month]! + own - (month >= shift.at ? shift.by : 0))
    })
  })
  return {
    shape: spread.map((s) => shapes[chance.below(shapes.length)]!(s)),
    level: of(worldStages.length, () => national + 0.15 * Math.max(-2.5, Math.min(2.5, heavy(chance)))),
    state: of(STATES, () => 0.15 * heavy(chance)),
    stateStage: Array.from({ length: STATES }, () => of(worldStages.length, () => 0.07 * normal(chance))),
    scheme: Array.from({ length: SCHEMES }, () => of(worldStages.length, () => 0.1 * normal(chance))),
    contractor: of(CONTRACTORS, () => -0.16 * skewed(chance)),
    speed,
    rains: of(STATES, () => (chance.next() < 0.4 ? 0.15 + 0.2 * chance.next() : 0.05)),
    stopped: Array.from({ length: CONTRACTORS }, () => {
      if (chance.next() >= 0.07) return [Number.POSITIVE_INFINITY, 0] as const
      const from = 10 + 50 * chance.next()
      return [from, from + 3 + 5 * chance.next()] as const
    }),
    falls: of(STATES, () => Math.exp(0.5 * normal(chance))),
  }
}

/** Another future of the same past: other chances for all shocks and for every stage that begins from month `from` on. */
export type Other = { readonly from: number; readonly seed: number }

/** The world of a seed, to its end. */
export function buildingWorld(seed: number, other?: Other): World {
  const truth = truthOf(seed, other)
  const chance = chanceOf(seed ^ 0x51073)
  // A few states and contractors have much, most have little.
  const shares = Float64Array.from({ length: STATES }, (_, i) => 1 / (i + 3) ** 0.9)
  const total = shares.reduce((sum, w) => sum + w, 0)
  const pickState = () => {
    let [u, at] = [total * chance.next() - shares[0]!, 0]
    while (u >= 0 && at < STATES - 1) u -= shares[++at]!
    return at
  }
  const projects = Array.from({ length: PROJECTS }, (_, id) => {
    const state = pickState()
    const u = chance.next()
    // Slots crowd at the beginning of each year.
    const year = Math.floor((SLOT_MONTHS / 12) * chance.next())
    const slot = Math.min(SLOT_MONTHS, 12 * year + 12 * chance.next() ** 1.4)
    const near = (state * 2 + Math.floor(9 * chance.next() ** 1.7)) % CONTRACTORS
    const given = {
      id,
      state,
      scheme: u < 0.7 ? 0 : u < 0.9 ? 1 : 2,
      contractor: chance.next() < 0.8 ? near : chance.below(CONTRACTORS),
      places: chance.pick(SIZES),
      slot,
    }
    return builtProject(given, truth, seed, other)
  })
  return { stages: worldStages, states: STATES, contractors: CONTRACTORS, schemes: SCHEMES, projects }
}

type Given = Omit<TrueProject, 'ends' | 'noted' | 'outAt'>

function builtProject(given: Given, truth: Truth, seed: number, other: Other | undefined): TrueProject {
  const chance = chanceOf(streamOf(seed, given.id, 99))
  const hard = chance.next() < 0.08 ? 1 : 0
  const lasting = 0.12 * skewed(chance) * -1
  const ends: number[] = []
  const noted: number[] = []
  let at = given.slot
  let outAt = Number.POSITIVE_INFINITY
  for (const [s, stage] of worldStages.entries()) {
    const chance = chanceOf(streamOf(other && at >= other.from ? other.seed : seed, given.id, s))
    const by =
      truth.level[s]! +
      truth.state[given.state]! +
      truth.stateStage[given.state]![s]! +
      truth.scheme[given.scheme]![s]! +
      (stage.byContractor ? truth.contractor[given.contractor]! : 0) +
      lasting +
      hard * (s === 3 ? 0.8 : s === WORKS ? 0.3 : 0.1)
    let months = stage.plannedMonths * Math.exp(by) * Math.max(0.15, truth.shape[s]!(chance))
    // A tender without a valid offer is held again.
    while (s === TENDER && chance.next() < 0.1)
      months += stage.plannedMonths * Math.exp(by) * (0.5 + chance.next())
    const end = worked(at, months, s, given, truth)
    const late = chance.next() < 0.15 ? chance.next() : 0
    const gaveUp = givenUp(at, end, s, truth.falls[given.state]!, chance)
    if (gaveUp !== undefined) {
      outAt = gaveUp
      break
    }
    ends.push(end)
    noted.push(end + late)
    at = end
  }
  return { ...given, ends: Float64Array.from(ends), noted: Float64Array.from(noted), outAt }
}

const streamOf = (seed: number, id: number, stage: number): number =>
  Math.imul(Math.imul(seed, 0x9e3779b1) ^ id, 0x85ebca6b) ^ (stage * 0x27d4eb2f)

/** Calendar month at which so many months of work are done. */
function worked(from: number, months: number, stage: number, given: Given, truth: Truth): number {
  const speed = truth.speed[given.state]!
  const [stops, goesOn] = worldStages[stage]!.byContractor
    ? truth.stopped[given.contractor]!
    : [Number.POSITIVE_INFINITY, 0]
  let at = from
  let left = months
  while (at < LAST_MONTH - 1) {
    const month = Math.floor(at)
    const rainy = stage === WORKS && month % 12 >= 5 && month % 12 <= 8 ? 1 - truth.rains[given.state]! : 1
    const pace = at >= stops && at < goesOn ? 0 : Math.max(0.02, speed[month]! * rainy)
    const until = Math.min(month + 1, at < stops ? Math.max(stops, at + 1e-9) : month + 1)
    const done = pace * (until - at)
    if (done >= left) return at + left / pace
    left -= done
    at = until
  }
  return LAST_MONTH
}

/** Of a hundred projects in each stage, how many fall out at its end; those long stuck before works are given up. */
const FALLS = [6, 5, 2, 2, 1.5, 0.7, 0, 0, 0, 0]
const PATIENCE = 12
function givenUp(
  began: number,
  end: number,
  stage: number,
  falls: number,
  chance: Chance,
): number | undefined {
  const [gate, stuck] = [chance.next(), chance.next()]
  const waited = end - began - PATIENCE
  if (stage < WORKS && waited > 0) {
    const months = -Math.log(1 - stuck) / 0.06
    if (months < waited) return began + PATIENCE + months
  }
  return gate < Math.min(0.5, (FALLS[stage]! / 100) * falls) ? end : undefined
}

/** What is known of a world on a day: ends that were written down by then, and no contractor before an award. */
export function seenAt(world: World, month: number): readonly SeenProject[] {
  return world.projects.map((p) => {
    const stages: SeenStage[] = []
    let began = p.slot
    let lastNoted = 0
    for (let s = 0; s < world.stages.length && began <= month; s++) {
      const end = p.ends[s]
      lastNoted = Math.max(lastNoted, p.noted[s] ?? Number.POSITIVE_INFINITY)
      const ended = end !== undefined && lastNoted <= month ? end : undefined
      stages.push({ stage: s, began, ended })
      if (ended === undefined) break
      began = ended
    }
    const awarded = stages.length > WORKS
    const { id, state, scheme, places, slot } = p
    return {
      id,
      state,
      scheme,
      places,
      slot,
      contractor: awarded ? p.contractor : undefined,
      stages,
      outAt: p.outAt <= month ? p.outAt : undefined,
    }
  })
}

/** Month at which a project really opens; Infinity when it falls out. */
export const opensAt = (world: World, p: TrueProject): number =>
  p.ends.length === world.stages.length ? p.ends.at(-1)! : Number.POSITIVE_INFINITY

export type Opened = { readonly centers: number; readonly places: number }
/** What is really open at the end of a month. */
export function openedBy(
  world: World,
  month: number,
  only: (p: TrueProject) => boolean = () => true,
): Opened {
  const open = world.projects.filter((p) => only(p) && opensAt(world, p) <= month)
  return { centers: open.length, places: open.reduce((sum, p) => sum + p.places, 0) }
}
