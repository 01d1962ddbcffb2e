// Siting's words as they are kept and asked for: assumptions with their versions, the instance, plans, their proof, comparison and what came of them.
import * as v from 'valibot'
import { Day } from '../../kernel/days.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { Uuid } from '../../kernel/ids.ts'
import { Begun } from '../../kernel/long-work.ts'
import { BuildScheme } from '../construction/contract/stages.ts'
import { CandidateId, PlanScope, SitingInstance } from './contract/instance.ts'
import { PlanName } from './contract/kinds.ts'
import { Confidence, PlanListed, PlanParameters, PlanSite, SitingPlan } from './contract/plans.ts'

const maybe = v.nullable(v.string())
const AssumptionVersion = v.object({
  value: v.number(),
  on: v.string(),
  source: v.string(),
  confidence: Confidence,
  reason: v.string(),
  by: Uuid,
})
/** What the institute set in place of a built-in assumption: the latest word holds, all of them are kept. Key = the assumption. */
export const SitingAssumption = v.object({
  book: Uuid,
  key: v.string(),
  value: v.number(),
  on_day: Day,
  source: v.string(),
  confidence: Confidence,
  reason: v.string(),
  by: Uuid,
  /** oldest first */
  versions: v.array(AssumptionVersion),
})
export type SitingAssumption = v.InferOutput<typeof SitingAssumption>

/** A candidate fixed in or out of plans to come; `free` once it was taken back. Key = the candidate. */
export const SitingFix = v.object({
  book: Uuid,
  key: v.string(),
  put: v.picklist(['in', 'out', 'free']),
  reason: v.string(),
  on_day: Day,
  by: Uuid,
})
export type SitingFix = v.InferOutput<typeof SitingFix>

/** A site of a plan that became a construction project. Key = the project's id, in the book of its representation. */
export const SitingProject = v.object({
  book: Uuid,
  key: Uuid,
  plan: Uuid,
  candidate: v.string(),
  expected: v.number(),
  places: v.number(),
  begun_on: Day,
  by: Uuid,
})
export type SitingProject = v.InferOutput<typeof SitingProject>

const reading = {
  who: 'person',
  permission: 'siting.read',
  scopeOf: () => ({ kind: 'own' as const }),
} as const
const writing = {
  who: 'person',
  permission: 'siting.write',
  scopeOf: () => ({ kind: 'nation' as const }),
} as const
const onePlan = v.object({ plan: Uuid })

export const sitingInstance = endpoint({
  id: 'siting.instance',
  method: 'GET',
  path: '/v1/siting/instance',
  words: {
    es: 'Con qué se hace un plan: población, candidatos y lo que ya está',
    en: 'What a plan is made from: people, candidates and what stands',
  },
  access: reading,
  /** without a scope, the widest within reach */
  input: v.object({ scope: v.optional(PlanScope) }),
  answer: SitingInstance,
})

/** An assumption with the value that holds. `from_day` null: built in, nobody has set another. */
export const AssumptionShown = v.object({
  key: v.string(),
  words: v.object({ es: v.string(), en: v.string() }),
  unit: v.object({ es: v.string(), en: v.string() }),
  least: v.number(),
  most: v.number(),
  value: v.number(),
  from_day: maybe,
  source: v.string(),
  confidence: Confidence,
  reason: maybe,
  by: v.nullable(Uuid),
  versions: v.array(AssumptionVersion),
})
export type AssumptionShown = v.InferOutput<typeof AssumptionShown>
export const sitingAssumptions = endpoint({
  id: 'siting.assumptions',
  method: 'GET',
  path: '/v1/siting/assumptions',
  words: { es: 'Supuestos de los planes, con su fuente', en: 'Assumptions of plans with their source' },
  access: reading,
  input: v.object({}),
  answer: v.object({
    assumptions: v.array(AssumptionShown),
    /** a plan as it would be asked with the assumptions in force */
    parameters: PlanParameters,
    names: v.record(v.string(), v.string()),
  }),
})

/** A site fixed for every plan to come; `name` and `municipality` null where it is no candidate any more. */
export const FixShown = v.object({
  ...{ id: v.string(), name: maybe, municipality: maybe, town: maybe },
  ...{ to: v.picklist(['in', 'out']), reason: v.string(), on: v.string(), by: Uuid },
})
export type FixShown = v.InferOutput<typeof FixShown>
export const sitingFixes = endpoint({
  id: 'siting.fixed',
  method: 'GET',
  path: '/v1/siting/fixes',
  words: {
    es: 'Sitios fijados para todo plan, con su razón',
    en: 'Sites fixed for every plan with the reason',
  },
  access: reading,
  input: v.object({}),
  answer: v.object({ fixes: v.array(FixShown), names: v.record(v.string(), v.string()) }),
})

export const sitingPlans = endpoint({
  id: 'siting.plans',
  method: 'GET',
  path: '/v1/siting/plans',
  words: { es: 'Los planes guardados', en: 'Plans that were kept' },
  access: reading,
  input: v.object({}),
  answer: v.object({
    today: Day,
    plans: v.array(PlanListed),
    names: v.record(v.string(), v.string()),
  }),
})

/** Its site as a project: where it stands, and the center it became. */
export const PlanProject = v.object({
  site: v.string(),
  book: Uuid,
  project: Uuid,
  name: v.string(),
  stage: maybe,
  center: v.nullable(Uuid),
})
export type PlanProject = v.InferOutput<typeof PlanProject>
export const sitingPlan = endpoint({
  id: 'siting.plan',
  method: 'GET',
  path: '/v1/siting/plans/:plan',
  words: { es: 'Un plan, entero', en: 'A plan, whole' },
  access: reading,
  input: onePlan,
  answer: v.object({
    today: Day,
    plan: SitingPlan,
    /** (bound − value) / value */
    gap: v.number(),
    projects: v.array(PlanProject),
    /** data it was made from were replaced since */
    stale: v.boolean(),
    /** of its municipalities, and of who said what */
    municipalities: v.record(v.string(), v.string()),
    names: v.record(v.string(), v.string()),
  }),
})
export type PlanWhole = v.InferOutput<typeof sitingPlan.answer>

/** The limit that cannot be kept, with what it needs and what there is; `certain` false: no plan was found, none was shown impossible. */
export const UnfeasibleTold = v.object({
  limit: v.picklist([
    ...(['years', 'fixed-in-and-out', 'fixed-in', 'sites', 'state-minimum', 'state-minimums'] as const),
    ...(['rural-share', 'states-and-rural', 'budget', 'budget-of-year'] as const),
  ]),
  needed: v.number(),
  possible: v.number(),
  state: v.optional(v.string()),
  year: v.optional(v.number()),
  /** candidates that are the reason */
  sites: v.optional(v.array(v.string())),
  certain: v.boolean(),
})
export type UnfeasibleTold = v.InferOutput<typeof UnfeasibleTold>

export const keepPlan = endpoint({
  id: 'siting.plan-keep',
  method: 'POST',
  path: '/v1/siting/plans',
  words: { es: 'Guardar un plan', en: 'Keep a plan' },
  access: writing,
  /** `open`: the sites chosen on a screen; null: found here. Everything is counted anew. */
  input: v.object({
    name: PlanName,
    parameters: PlanParameters,
    open: v.nullable(v.pipe(v.array(CandidateId), v.maxLength(2_000))),
    from: v.optional(Uuid),
  }),
  answer: v.object({ plan: v.nullable(Uuid), unfeasible: v.nullable(UnfeasibleTold) }),
})

export const MOST_PROOF_SECONDS = 3_600
export const provePlanAsked = endpoint({
  id: 'siting.prove',
  method: 'POST',
  path: '/v1/siting/plans/:plan/prove',
  words: { es: 'Demostrar qué tan bueno es un plan', en: 'Prove how good a plan is' },
  access: writing,
  input: v.object({
    plan: Uuid,
    seconds: v.optional(v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(MOST_PROOF_SECONDS))),
  }),
  answer: Begun,
})
/** What the work answers when it is over. */
export const ProofDone = v.object({
  plan: Uuid,
  better: v.nullable(Uuid),
  value: v.number(),
  bound: v.number(),
  gap: v.number(),
  ended: v.picklist(['proven', 'time', 'stopped']),
})
export type ProofDone = v.InferOutput<typeof ProofDone>

const Between = v.object({ municipality: v.string(), children: v.number(), a: v.number(), b: v.number() })
export const comparePlans = endpoint({
  id: 'siting.compare',
  method: 'GET',
  path: '/v1/siting/compare',
  words: { es: 'Comparar dos planes', en: 'Compare two plans' },
  access: reading,
  input: v.object({ a: Uuid, b: Uuid }),
  answer: v.object({
    a: PlanListed,
    b: PlanListed,
    /** sites of both, of one alone */
    both: v.array(v.string()),
    onlyA: v.array(PlanSite),
    onlyB: v.array(PlanSite),
    /** children covered with either */
    states: v.array(v.object({ state: v.string(), children: v.number(), a: v.number(), b: v.number() })),
    /** municipalities where b covers more, and less, than a: most children first */
    gains: v.array(Between),
    loses: v.array(Between),
    /** whether both were made from the same: if not, their figures are not of one kind */
    same: v.object({ data: v.boolean(), demand: v.boolean(), travel: v.boolean(), limits: v.boolean() }),
    municipalities: v.record(v.string(), v.string()),
  }),
})
export type PlansCompared = v.InferOutput<typeof comparePlans.answer>

export const beginProject = endpoint({
  id: 'siting.project',
  method: 'POST',
  path: '/v1/siting/plans/:plan/project',
  words: { es: 'Volver proyecto un sitio del plan', en: 'Turn a site of the plan into a project' },
  access: { who: 'person', permission: 'construction.write', scopeOf: () => ({ kind: 'own' as const }) },
  input: v.object({
    plan: Uuid,
    site: CandidateId,
    scheme: v.optional(BuildScheme),
  }),
  answer: v.object({ book: Uuid, project: Uuid }),
})

/** Children expected by the plan beside those who came. Small groups are hidden: `enrolled` null and `hidden` true. */
export const RealRow = v.object({
  site: v.string(),
  name: v.string(),
  center: Uuid,
  center_name: v.string(),
  opened: maybe,
  predicted: v.number(),
  places: v.number(),
  enrolled: v.nullable(v.number()),
  hidden: v.boolean(),
})
export type RealRow = v.InferOutput<typeof RealRow>
export const planReal = endpoint({
  id: 'siting.real',
  method: 'GET',
  path: '/v1/siting/plans/:plan/real',
  words: { es: 'Lo previsto junto a lo que pasó', en: 'What was predicted beside what came' },
  access: reading,
  input: onePlan,
  answer: v.object({
    today: Day,
    rows: v.array(RealRow),
    /** over the centers whose children are shown */
    sum: v.object({ centers: v.number(), predicted: v.number(), enrolled: v.number() }),
  }),
})

export const planSites = endpoint({
  id: 'siting.plan-sites',
  method: 'GET',
  path: '/v1/siting/plans/:plan/sites',
  words: { es: 'Los sitios de un plan', en: 'The sites of a plan' },
  access: reading,
  input: onePlan,
  answer: v.object({ sites: v.array(PlanSite), municipalities: v.record(v.string(), v.string()) }),
})

/** A whole number as a query says it. */
const Share = v.pipe(v.string(), v.regex(/^\d{1,6}$/), v.transform(Number))
export const MOST_SHARED = 100_000
export const siteShares = endpoint({
  id: 'siting.shares',
  method: 'GET',
  path: '/v1/siting/shares',
  words: {
    es: 'Reparto de los centros por niñas y niños y por puestos, junto a lo publicado',
    en: 'Share of the centers by children and by posts, beside what was published',
  },
  access: reading,
  /** `centers` to share, the announced thousand without it; `towards` in percent: 0 by children alone, 100 by women's posts alone */
  input: v.object({
    level: v.optional(v.picklist(['state', 'municipality'])),
    centers: v.optional(v.pipe(Share, v.minValue(1), v.maxValue(MOST_SHARED))),
    towards: v.optional(v.pipe(Share, v.maxValue(100))),
  }),
  answer: v.object({
    rows: v.array(
      v.object({
        /** INEGI's of 2 or 5 digits; 09000 = all of Mexico City; `rest` = all states without figures */
        key: v.string(),
        ...{ children: v.number(), posts: v.number(), byChildren: v.number(), byPosts: v.number() },
        ...{ between: v.number(), target: v.nullable(v.number()) },
      }),
    ),
    /** states all of whose municipalities have figures; the others are not shared by */
    whole: v.array(v.string()),
    /** when each list holds for */
    dates: v.record(v.string(), v.string()),
    names: v.record(v.string(), v.string()),
  }),
})

/** The plan as a document: figures, proof, sites, and every assumption with its source. */
export const planPdf = endpoint({
  id: 'siting.plan-pdf',
  method: 'GET',
  path: '/v1/siting/plans/:plan/pdf',
  words: { es: 'El plan en PDF, con sus supuestos', en: 'The plan as PDF with its assumptions' },
  access: reading,
  input: v.object({ plan: Uuid, language: v.optional(v.picklist(['es', 'en'])) }),
  answer: v.unknown(),
})
