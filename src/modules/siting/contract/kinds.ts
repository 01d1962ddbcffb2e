// What may be said of plans: assumptions, sites fixed in or out, plans kept, proven and withdrawn, and sites that become projects.
import * as v from 'valibot'
import { Uuid } from '../../../kernel/ids.ts'
import { type FactKind, kindsOf } from '../../../kernel/kind.ts'
import { BuildScheme } from '../../construction/contract/stages.ts'
import { CandidateId } from './instance.ts'
import { Confidence, PlanData, PlanOutcome, PlanParameters, PlanProof, Reason, YearsProof } from './plans.ts'

const sentence = (most: number) =>
  v.pipe(v.string(), v.trim(), v.minLength(3, 'dígalo en pocas palabras'), v.maxLength(most))
export const PlanName = sentence(120)

export const AssumptionSet = v.strictObject({
  assumption: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9.-]{1,39}$/, 'se esperaba el nombre de un supuesto')),
  value: v.pipe(v.number('se esperaba un número'), v.finite('se esperaba un número')),
  source: sentence(500),
  confidence: Confidence,
  reason: Reason,
})
export type AssumptionSet = v.InferOutput<typeof AssumptionSet>

/** `free` takes back what was fixed. */
export const SiteFixed = v.strictObject({
  site: CandidateId,
  to: v.picklist(['in', 'out', 'free']),
  reason: Reason,
})
export type SiteFixed = v.InferOutput<typeof SiteFixed>

export const PlanKept = v.strictObject({
  name: PlanName,
  from: v.optional(Uuid),
  parameters: PlanParameters,
  data: PlanData,
  outcome: PlanOutcome,
  /** no plan within the same limits is worth more: by prices of users, or from the proof it came out of */
  bound: v.number(),
  boundBy: v.picklist(['prices', 'solver']),
})
export type PlanKept = v.InferOutput<typeof PlanKept>

export const PlanProven = v.strictObject({
  bound: PlanProof.entries.bound,
  value: PlanProof.entries.value,
  seconds: PlanProof.entries.seconds,
  ended: PlanProof.entries.ended,
  better: v.optional(Uuid),
  years: v.optional(YearsProof),
})
export type PlanProven = v.InferOutput<typeof PlanProven>

export const PlanWithdrawn = v.strictObject({ reason: Reason })
export type PlanWithdrawn = v.InferOutput<typeof PlanWithdrawn>

/** Said in the book of the site's representation, about the project that begins. */
export const ProjectBegun = v.strictObject({
  plan: Uuid,
  site: CandidateId,
  /** what the plan expected there, so that it can be held against what comes */
  expected: v.pipe(v.number(), v.minValue(0)),
  places: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000)),
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
  municipality: v.pipe(
    v.string(),
    v.regex(/^(0[1-9]|[12]\d|3[0-2])\d{3}$/, 'se esperaba la clave INEGI de 5 cifras'),
  ),
  latitude: v.pipe(v.number(), v.minValue(14), v.maxValue(33.5)),
  longitude: v.pipe(v.number(), v.minValue(-119), v.maxValue(-86)),
  scheme: BuildScheme,
})
export type ProjectBegun = v.InferOutput<typeof ProjectBegun>

const common = { permission: 'siting.write', physical: false, persons: () => [] } as const
const online = kindsOf('siting', { ...common, door: 'online', only: 'nation' })
/** The house says it, after it has counted everything anew: no post has the permission, so that nobody can say a plan better than it is. */
const house = kindsOf('siting', { ...common, permission: 'siting.count', door: 'any', only: 'nation' })

export const assumptionSet = online('assumption-set', 'Supuesto fijado', 'Assumption set', AssumptionSet)
export const siteFixed = online('site-fixed', 'Sitio fijado', 'Site fixed', SiteFixed)
export const planWithdrawn = online('plan-withdrawn', 'Plan retirado', 'Plan withdrawn', PlanWithdrawn)
export const planKept = house('plan-kept', 'Plan guardado', 'Plan kept', PlanKept)
export const planProven = house('plan-proven', 'Plan demostrado', 'Plan proven', PlanProven)
export const projectBegun = kindsOf('siting', { ...common, door: 'online' })(
  'project-begun',
  'Sitio que se vuelve proyecto',
  'Site that becomes a project',
  ProjectBegun,
  { permission: 'construction.write' },
)

export const sitingKinds: readonly FactKind[] = [
  ...[assumptionSet, siteFixed, planKept, planProven, planWithdrawn, projectBegun],
]
