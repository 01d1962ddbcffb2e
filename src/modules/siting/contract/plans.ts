// A plan: what was asked of it, which sites it opens and when, what that covers, how good it is proven to be, and what became of it.
import * as v from 'valibot'
import { Day } from '../../../kernel/days.ts'
import { Uuid } from '../../../kernel/ids.ts'
import { CandidateId, CandidateKind, DataSource, PlanScope } from './instance.ts'

const between = (least: number, most: number, of: string) =>
  v.pipe(
    v.number(`se esperaba ${of}`),
    v.finite(`se esperaba ${of}`),
    v.minValue(least, `se esperaba ${of}: ${least} o más`),
    v.maxValue(most, `se esperaba ${of}: ${most} o menos`),
  )
const share = between(0, 1, 'una parte de 0 a 1')
const whole = (least: number, most: number, of: string) =>
  v.pipe(between(least, most, of), v.integer(`se esperaba ${of}, entero`))

/** Most centers and years of a plan, and most sites that are fixed by hand. */
export const MOST_CENTERS = 2_000
const MOST_FIXED = 2_000
const text = (least: number, most: number, tell: string) =>
  v.pipe(v.string(), v.trim(), v.minLength(least, tell), v.maxLength(most))
export const Reason = text(3, 500, 'diga por qué, en pocas palabras')

export const PlanYear = v.strictObject({
  year: whole(2024, 2060, 'un año'),
  centers: whole(0, MOST_CENTERS, 'cuántos centros'),
  /** pesos; null: what it takes */
  budget: v.nullable(between(0, 1e12, 'un presupuesto en pesos')),
})
export type PlanYear = v.InferOutput<typeof PlanYear>

const Fix = v.strictObject({ id: CandidateId, reason: Reason })
const StateKey = v.pipe(v.string(), v.regex(/^(0[1-9]|[12]\d|3[0-2])$/, 'se esperaba la clave de un estado'))

/**
 * All that a plan is asked, stored with it as it is. Reach in km = minutes × speed / 60 / detour, along a straight line: there is no
 * road network. Children covered count whole within `minutes_full`, in part up to `minutes_none`.
 */
export const PlanParameters = v.pipe(
  v.strictObject({
    scope: PlanScope,
    years: v.pipe(
      v.array(PlanYear),
      v.minLength(1, 'un plan tiene al menos un año'),
      v.maxLength(10),
      v.check((y) => y.every((x, k) => k === 0 || y[k - 1]!.year < x.year), 'los años van en orden, una vez'),
      v.check((y) => y.some((x) => x.centers > 0), 'al menos un centro'),
      v.check((y) => y.reduce((n, x) => n + x.centers, 0) <= MOST_CENTERS, `hasta ${MOST_CENTERS} centros`),
    ),
    /**
     * `places`: a child counts who finds a place, so that large localities need several centers and nurseries that stand take only as
     * many as they hold; `reach`: a child counts who has a center near, however full it is
     */
    objective: v.picklist(['places', 'reach']),
    /** 0 weighs children, 1 women's permanent posts */
    towards_posts: share,
    basis: v.picklist(['children', 'working', 'insured']),
    minutes_full: between(1, 240, 'minutos de traslado'),
    minutes_none: between(1, 240, 'minutos de traslado'),
    speed_urban: between(1, 120, 'km por hora'),
    speed_rural: between(1, 120, 'km por hora'),
    /** road by straight line */
    detour: between(1, 3, 'un factor de rodeo'),
    /** of children covered, those who would come */
    uptake: share,
    /** of them, those whose hours the center's hours serve */
    hours_fit: share,
    /** of a municipality's posts, the part that is in its parks, where it has any */
    park_posts: share,
    /** which centers and nurseries that stand cover children beforehand */
    standing: v.strictObject({ centers: v.boolean(), public: v.boolean(), private: v.boolean() }),
    kinds: v.pipe(v.array(CandidateKind), v.minLength(1, 'al menos una clase de candidatos')),
    /** a locality is a candidate from so many people on */
    locality_people: whole(0, 5_000_000, 'cuántas personas'),
    rural_share: share,
    least_each_state: whole(0, 200, 'cuántos centros'),
    least_by_state: v.record(StateKey, whole(0, MOST_CENTERS, 'cuántos centros')),
    /** classes of places */
    sizes: v.pipe(
      v.array(whole(10, 1_000, 'lugares')),
      v.minLength(1, 'al menos un tamaño'),
      v.maxLength(10),
    ),
    /** pesos for a center of each size */
    cost: v.record(v.pipe(v.string(), v.regex(/^\d{2,4}$/)), between(0, 1e10, 'un costo en pesos')),
    fixed_in: v.pipe(v.array(Fix), v.maxLength(MOST_FIXED)),
    fixed_out: v.pipe(v.array(Fix), v.maxLength(MOST_FIXED)),
    seed: whole(0, 2_147_483_647, 'una semilla'),
  }),
  v.forward(
    v.check((p) => p.minutes_none >= p.minutes_full, 'va de los minutos completos en adelante'),
    ['minutes_none'],
  ),
  v.forward(
    v.check((p) => p.sizes.every((s) => p.cost[s] !== undefined), 'falta el costo de un tamaño'),
    ['cost'],
  ),
)
export type PlanParameters = v.InferOutput<typeof PlanParameters>

const Count = v.number()
export const PlanSite = v.object({
  id: CandidateId,
  kind: CandidateKind,
  name: v.string(),
  municipality: v.string(),
  latitude: v.number(),
  longitude: v.number(),
  rural: v.boolean(),
  year: v.number(),
  /** what it adds to the plan when it opens: children, at home and at work as the plan weighs both */
  adds: Count,
  /** children who would come: what has it as its best, times uptake and hours */
  expected: Count,
  places: Count,
  /** expected children who find no place here */
  without: Count,
  /** pesos */
  cost: Count,
  /** the project it was when the plan was made */
  project: v.nullable(Uuid),
})
export type PlanSite = v.InferOutput<typeof PlanSite>
/** Children of a state, covered before the plan and with it. */
export const StateCovered = v.object({
  state: v.string(),
  children: Count,
  before: Count,
  after: Count,
  centers: Count,
})
export type StateCovered = v.InferOutput<typeof StateCovered>
export const Uncovered = v.object({ municipality: v.string(), children: Count, uncovered: Count })
export type Uncovered = v.InferOutput<typeof Uncovered>

/** `value`: what the new centers cover as the plan weighs it; `standing`: what stood already; `total`: all there is. */
export const PlanOutcome = v.object({
  sites: v.array(PlanSite),
  value: Count,
  standing: Count,
  total: Count,
  cost: Count,
  places: Count,
  years: v.array(v.object({ year: v.number(), centers: Count, cost: Count, value: Count })),
  states: v.array(StateCovered),
  uncovered: v.array(Uncovered),
})
export type PlanOutcome = v.InferOutput<typeof PlanOutcome>

export const Confidence = v.picklist(['confirmed', 'observed', 'unconfirmed'])
export type Confidence = v.InferOutput<typeof Confidence>
/** What a plan was made from, and the assumptions in force when it was; a parameter that differs from them was chosen for the plan. */
export const PlanData = v.object({
  version: v.string(),
  sources: v.array(DataSource),
  assumptions: v.array(
    v.object({ key: v.string(), value: v.number(), source: v.string(), confidence: Confidence }),
  ),
})
export type PlanData = v.InferOutput<typeof PlanData>
/** Child-years: children covered, each once for each year of the plan in which they are, as the plan weighs them. */
export const YearsProof = v.object({
  value: Count,
  /** no order of the same sites within the years' numbers and money has more; null where it was not looked for */
  bound: v.nullable(Count),
  /** no plan of so many centers by year has more, whatever its sites */
  most: Count,
})
export type YearsProof = v.InferOutput<typeof YearsProof>
export const PlanProof = v.object({
  id: Uuid,
  on: v.string(),
  by: Uuid,
  /** no plan within the same limits is worth more */
  bound: Count,
  value: Count,
  seconds: Count,
  ended: v.picklist(['proven', 'time', 'stopped']),
  /** the plan that came of it, where a better one was found */
  better: v.nullable(Uuid),
  /** how good the order of the years is; null where the proof did not come to it */
  years: v.nullable(YearsProof),
})
export type PlanProof = v.InferOutput<typeof PlanProof>

/** A plan as it is kept. Its key is its id; what it says never changes: proofs and a withdrawal are added to it. */
export const SitingPlan = v.object({
  book: Uuid,
  key: Uuid,
  name: v.string(),
  scope: PlanScope,
  made_on: Day,
  by: Uuid,
  /** the plan it goes on from */
  from_plan: v.nullable(Uuid),
  parameters: PlanParameters,
  data: PlanData,
  ...PlanOutcome.entries,
  /** the lowest bound that anybody found */
  bound: Count,
  bound_by: v.picklist(['prices', 'solver']),
  proofs: v.array(PlanProof),
  withdrawn: v.nullable(v.object({ on: v.string(), reason: v.string(), by: Uuid })),
})
export type SitingPlan = v.InferOutput<typeof SitingPlan>

export const PlanListed = v.object({
  id: Uuid,
  name: v.string(),
  scope: PlanScope,
  made_on: v.string(),
  by: Uuid,
  from: v.nullable(Uuid),
  centers: Count,
  /** as the plan weighs children and posts */
  ...{ value: Count, standing: Count, total: Count, cost: Count, places: Count, bound: Count },
  /** children of the basis asked for, and of them those covered before and after, over all its states */
  ...{ children: Count, before: Count, after: Count },
  bound_by: v.picklist(['prices', 'solver']),
  /** (bound − value) / value; 0 = proven the best */
  gap: Count,
  proven_on: v.nullable(v.string()),
  withdrawn: v.boolean(),
  towards_posts: v.number(),
  /** its sites that are projects by now */
  projects: Count,
})
export type PlanListed = v.InferOutput<typeof PlanListed>
