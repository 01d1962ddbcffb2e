// Plays the rest of the programme many thousand times: in which month each project opens, or that it falls out.
import { type Chance, chanceOf } from './chance.ts'
import { CELLS, cumulative, fillQuantiles, probabilityUpTo, SHAPES } from './duration-shape.ts'
import { drawFalls, type FallsDraw, fallsSeen } from './falling-out.ts'
import { type ForecastGiven, isPassed, PATIENT_MONTHS, standingOf, tookMonths } from './forecast-given.ts'
import type { DurationDraw, Learned } from './learn-durations.ts'
import { beginningsWith, LEAST_SHARE, type Levers, SUPERVISION } from './levers.ts'
import { inSeason } from './rains.ts'

/** Codes of an opening beside months from today: 0 = open today, k = open k months from today. */
export const NOT_WITHIN = 255
export const FALLS_OUT = 254
export const MOST_MONTHS = 240

export type Openings = {
  readonly runs: number
  readonly projects: number
  readonly months: number
  /** by run, then by project */
  readonly opens: Uint8Array
}
/** What would be otherwise in a world that is compared with: as planned, or as everybody else. */
export type Instead = {
  readonly stageAsPlanned?: number
  readonly statesAlike?: boolean
  readonly contractorsAlike?: boolean
}
export type Asked = {
  readonly runs: number
  readonly seed: number
  /** how far to look ahead, at most MOST_MONTHS */
  readonly months: number
  readonly levers?: Levers
  readonly instead?: Instead
  /** which part of those that nobody has offered yet comes, drawn anew for each way of the world; without it, all */
  readonly coming?: (chance: Chance) => number
  /** asked between pieces of work, with the share done; true = stop, and nothing is answered */
  readonly stop?: (done: number) => boolean
}

/** A change in how fast time runs that is still to come, on the average of the years ahead. */
const PERIODS_AHEAD = 0.4
/**
 * What no model of ours knows of the nation, as a spread of the log of all durations: strikes and slumps make past months less alike than
 * chance alone. Set so that bands hold as often as they say (decision 0042).
 */
const NATION_AHEAD = 0.028
const STATE_AHEAD = 0.25

/** Undefined when it was stopped. */
export function simulateOpenings(given: ForecastGiven, learned: Learned, asked: Asked): Openings | undefined {
  const months = Math.min(MOST_MONTHS, asked.months)
  const projects = given.projects.length
  const opens = new Uint8Array(asked.runs * projects)
  const falls = fallsSeen(given)
  const draws = learned.draws.length
  let done = 0
  for (const [d, draw] of learned.draws.entries()) {
    if (asked.stop?.(d / draws)) return undefined
    const chance = chanceOf(asked.seed * 1_000_003 + d)
    const [out, later] = [drawFalls(falls, chance), chanceOf(asked.seed * 15_485_863 + d)]
    const prepared = prepare(given, draw, out, falls.built, asked, chance, later)
    const come = asked.coming?.(chanceOf(asked.seed * 7_907 + d)) ?? 1
    const until = Math.round((asked.runs * (d + 1)) / draws)
    for (; done < until; done++) {
      play(
        prepared,
        months,
        asked.seed * 31 + done,
        opens.subarray(done * projects, (done + 1) * projects),
        chance,
        draw,
        come,
      )
    }
  }
  return { runs: asked.runs, projects, months, opens }
}

/** One way of the world in columns, so that a run needs no object and no exponential. */
type Prepared = {
  readonly stages: number
  readonly states: number
  readonly state: Uint16Array
  /** stage in which a project is; stages = open, stages + 1 = out */
  readonly stage: Uint16Array
  /** 1 = nobody has offered it yet */
  readonly coming: Uint8Array
  /** months from today: when the first stage to be played begins, never before today */
  readonly from: Float64Array
  /** by project and stage: months of the middle duration */
  readonly middle: Float64Array
  /** by project, of the stage that runs: share of durations that it has outlasted, and the factor it has reached */
  readonly outlasted: Float64Array
  readonly reached: Float64Array
  /** by project: months that it has stood in the stage that runs */
  readonly stood: Float64Array
  /** by stage, CELLS + 1 factors */
  readonly factors: Float64Array
  readonly shorter: Float64Array
  /** by state, then by stage: falls at its end, then a month of standing still */
  readonly falls: Float64Array
  readonly built: number
  readonly outdoors: Uint8Array
  /** the month it is, counted from a January */
  readonly today: number
}

function prepare(
  given: ForecastGiven,
  draw: DurationDraw,
  out: FallsDraw,
  built: number,
  asked: Asked,
  chance: Chance,
  /** of those that nobody has offered yet, so that they change nothing of the others */
  later: Chance,
): Prepared {
  const { stages, today, projects } = given
  const { levers, instead } = asked
  const S = stages.length
  const n = projects.length
  const curves = stages.map((_, s) => cumulative(draw.weights.subarray(s * SHAPES, (s + 1) * SHAPES)))
  const factors = new Float64Array(S * (CELLS + 1))
  for (let s = 0; s < S; s++) {
    if (s === instead?.stageAsPlanned) factors.fill(1, s * (CELLS + 1), (s + 1) * (CELLS + 1))
    else fillQuantiles(curves[s]!, draw.spread[s]!, factors, s * (CELLS + 1))
  }
  const elasticity = SUPERVISION.elasticity + SUPERVISION.spread * chance.normal()
  const supervised = (levers?.supervision ?? 1) ** -Math.max(0, elasticity)
  const cache = new Float64Array(given.states * given.schemes * S)
  for (let k = 0, state = 0; state < given.states; state++) {
    for (let scheme = 0; scheme < given.schemes; scheme++) {
      for (let s = 0; s < S; s++, k++) {
        const by =
          draw.nation +
          draw.stage[s]! +
          draw.scheme[scheme]! +
          draw.schemeStage[scheme * S + s]! +
          (instead?.statesAlike ? 0 : draw.state[state]! + draw.stateStage[state * S + s]!)
        const share = stages[s]!.supervised ? supervised : 1
        cache[k] = stages[s]!.plannedMonths * (s === instead?.stageAsPlanned ? 1 : Math.exp(by) * share)
      }
    }
  }
  const awarded = projects.flatMap((p) => (p.contractor === undefined ? [] : [p.contractor]))
  const near = Array.from({ length: given.states }, (_, k) =>
    projects.flatMap((p) => (p.contractor === undefined || p.state !== k ? [] : [p.contractor])),
  )
  const standings = projects.map((p) => standingOf(p, given))
  const begins = beginningsWith(
    standings.map((s, i) => ({ begins: s.began, begun: s.running || projects[i]!.runs.length > 0 })),
    today,
    levers?.plotsAMonth,
  )
  const own = {
    stage: new Uint16Array(n),
    coming: Uint8Array.from(projects, (p) => (p.coming ? 1 : 0)),
    from: new Float64Array(n),
    middle: new Float64Array(n * S),
    outlasted: new Float64Array(n),
    reached: new Float64Array(n),
    stood: new Float64Array(n),
  }
  for (const [p, project] of projects.entries()) {
    const { stage, running } = standings[p]!
    own.stage[p] = project.outAt === undefined ? stage : S + 1
    own.from[p] = Math.max(0, begins[p]! - today)
    // Drawn in any case, so that the chances of two worlds stay the same.
    const luck = project.coming ? later : chance
    const [lot, unknown] = [luck.next(), luck.normal()]
    const builder = project.contractor ?? drawBuilder(lot, near[project.state]!, awarded)
    const byContractor = builder === undefined ? draw.contractorSpread * unknown : draw.contractor[builder]!
    const lasting = Math.exp(draw.project[p] ?? draw.projectSpread * luck.normal())
    const built = lasting * (instead?.contractorsAlike ? 1 : Math.exp(byContractor))
    const at = (project.state * given.schemes + project.scheme) * S
    for (let s = stage; s < S; s++) {
      if (!isPassed(stages[s]!, project.scheme)) continue
      const planned = s === instead?.stageAsPlanned
      own.middle[p * S + s] = cache[at + s]! * (planned ? 1 : stages[s]!.byContractor ? built : lasting)
    }
    if (!running || stage >= S || project.outAt !== undefined) continue
    const gone =
      tookMonths(stages[stage]!, begins[p]!, today) / (own.middle[p * S + stage]! * Math.exp(draw.now))
    own.outlasted[p] =
      stage === instead?.stageAsPlanned
        ? 0
        : Math.min(0.999, probabilityUpTo(Math.log(gone) / draw.spread[stage]!, curves[stage]!))
    own.reached[p] = gone
    own.stood[p] = today - begins[p]!
  }
  const shorter = new Float64Array(S)
  for (const { stage, months } of levers?.shorter ?? []) shorter[stage] = Math.max(0, months)
  return {
    ...own,
    ...{ built, today, outdoors: Uint8Array.from(stages, (x) => (x.outdoors ? 1 : 0)) },
    stages: S,
    states: given.states,
    state: Uint16Array.from(projects, (p) => p.state),
    factors,
    shorter,
    falls: Float64Array.from(
      { length: given.states * 2 * S },
      (_, k) => out.rate[k % (2 * S)]! * out.state[Math.floor(k / (2 * S))]!,
    ),
  }
}

/** As many awards as it takes for one's own state to say half of who builds there next; and a part for who was never awarded. */
const AWARDS_NEAR = 4
const NEW_BUILDERS = 0.2

/** Who will build: most likely somebody who builds in the state, else somebody of the country, else nobody known. */
function drawBuilder(lot: number, near: readonly number[], all: readonly number[]): number | undefined {
  const own = near.length / (near.length + AWARDS_NEAR)
  if (lot < own) return near[Math.floor((lot / own) * near.length)]
  const known = (1 - own) * (1 - NEW_BUILDERS)
  return lot < own + known ? all[Math.floor(((lot - own) / known) * all.length)] : undefined
}

/** One run of all projects into `opens`. Chances are counted by run and project: what happens to one never moves those of another. */
function play(
  w: Prepared,
  months: number,
  run: number,
  opens: Uint8Array,
  chance: Chance,
  draw: DurationDraw,
  come: number,
): void {
  const { stages, state, stage, coming, from, middle, outlasted, reached, stood, factors, shorter, falls } = w
  const { built, outdoors, today } = w
  const ahead = Math.hypot(NATION_AHEAD, draw.periodSpread * Math.sqrt(PERIODS_AHEAD))
  const nation = Math.exp(draw.now + ahead * chance.normal())
  const pace = new Float64Array(w.states)
  for (let k = 0; k < w.states; k++)
    pace[k] = nation * Math.exp(STATE_AHEAD * draw.stateSpread * chance.normal())
  const stream = Math.imul(run ^ 0x3c6ef372, 0x9e3779b1)
  for (let p = 0; p < opens.length; p++) {
    const first = stage[p]!
    if (first >= stages) {
      opens[p] = first === stages ? 0 : FALLS_OUT
      continue
    }
    let x = stream ^ Math.imul(p + 1, 0x85ebca6b)
    x = Math.imul(x ^ (x >>> 16), 0x21f0aaad)
    x ^= x >>> 15
    const where = state[p]!
    const slow = pace[where]!
    let at = from[p]!
    // Mulberry32, written out: a call for each chance would double the time of all.
    x = (x + 0x6d2b79f5) | 0
    let h = Math.imul(x ^ (x >>> 15), 1 | x)
    h = (h + Math.imul(h ^ (h >>> 7), 61 | h)) ^ h
    if (coming[p] === 1) {
      if (((h ^ (h >>> 14)) >>> 0) / 4294967296 >= come) {
        opens[p] = NOT_WITHIN
        continue
      }
      x = (x + 0x6d2b79f5) | 0
      h = Math.imul(x ^ (x >>> 15), 1 | x)
      h = (h + Math.imul(h ^ (h >>> 7), 61 | h)) ^ h
    }
    let patience = -Math.log(((h ^ (h >>> 14)) >>> 0) / 4294967296 + 1e-10)
    let s = first
    for (; s < stages && at <= months; s++) {
      x = (x + 0x6d2b79f5) | 0
      // who builds otherwise does not pass it
      if (middle[p * stages + s] === 0) continue
      h = Math.imul(x ^ (x >>> 15), 1 | x)
      h = (h + Math.imul(h ^ (h >>> 7), 61 | h)) ^ h
      let u = ((h ^ (h >>> 14)) >>> 0) / 4294967296
      const runs = s === first
      if (runs) u = outlasted[p]! + (1 - outlasted[p]!) * u
      const cell = u * CELLS
      const low = cell | 0
      const k = s * (CELLS + 1) + low
      let factor = factors[k]! + (cell - low) * (factors[k + 1]! - factors[k]!)
      if (runs) factor = factor > reached[p]! ? factor - reached[p]! : 0
      let lasts = factor * middle[p * stages + s]! * slow
      if (shorter[s]! > 0 && !(runs && reached[p]! > 0))
        lasts = Math.max(lasts - shorter[s]!, lasts * LEAST_SHARE)
      if (outdoors[s] === 1) lasts = inSeason(today + at, lasts)
      const rates = where * 2 * stages + s
      const patient = s >= built ? lasts : Math.max(0, PATIENT_MONTHS - (runs ? stood[p]! : 0))
      patience -= lasts <= patient ? falls[rates]! : falls[rates + stages]! * (lasts - patient)
      if (patience < 0) break
      at += lasts
    }
    opens[p] =
      s < stages
        ? patience < 0
          ? FALLS_OUT
          : NOT_WITHIN
        : at <= months
          ? Math.max(1, Math.ceil(at))
          : NOT_WITHIN
  }
}
