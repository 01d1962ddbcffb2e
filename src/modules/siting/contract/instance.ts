// What a plan is made from: where people are, where a center could stand, which ones stand already. Lists by column, one place in each for one thing.
import * as v from 'valibot'
import { Uuid } from '../../../kernel/ids.ts'

/** Of a plan: the country, or one state by its two digits. */
export const PlanScope = v.pipe(
  v.string(),
  v.regex(/^(nation|0[1-9]|[12]\d|3[0-2])$/, 'se esperaba «nation» o la clave de 2 cifras de un estado'),
)
export const candidateKinds = ['plot', 'park', 'pole', 'locality'] as const
export const CandidateKind = v.picklist(candidateKinds)
export type CandidateKind = v.InferOutput<typeof CandidateKind>
/** `plot:<project>`, `park:<party>`, `pole:<party>`, `loc:<key of the locality>`; `#2` and on: another neighborhood of it */
export const CandidateId = v.pipe(
  v.string(),
  v.regex(
    /^((plot|park|pole):[0-9a-f-]{36}|loc:\d{9})(#[1-9]\d{0,2})?$/,
    'se esperaba plot:…, park:…, pole:… o loc:…',
  ),
)

const texts = v.array(v.string())
const numbers = v.array(v.number())
const flags = v.array(v.picklist([0, 1]))

/** What the instance was built from, and what is not there to build it from. */
export const DataSource = v.object({
  what: v.picklist(['localities', 'figures', 'posts', 'supply', 'parks', 'plots', 'centers']),
  rows: v.number(),
  as_of: v.nullable(v.string()),
  source: v.nullable(v.string()),
  /** of what was read: another one, and they were replaced */
  digest: v.string(),
})
export type DataSource = v.InferOutput<typeof DataSource>
export const MissingData = v.picklist(['localities', 'figures', 'posts', 'supply', 'parks'])
export type MissingData = v.InferOutput<typeof MissingData>

/**
 * Places of people. `children`: from 43 days to 4 years; `working`, `insured`: of them, so many with a mother at work, and insured with
 * the IMSS. Women's permanent posts lie at localities (`posts`) or at parks (`park_posts`): both sum to the same in a municipality.
 */
export const InstancePoints = v.object({
  ...{ key: texts, name: texts, municipality: texts, latitude: numbers, longitude: numbers, rural: flags },
  ...{ people: numbers, children: numbers, working: numbers, insured: numbers },
  ...{ posts: numbers, park_posts: numbers },
})
export type InstancePoints = v.InferOutput<typeof InstancePoints>

export const InstanceCandidates = v.object({
  ...{ id: texts, kind: v.array(CandidateKind), name: texts, municipality: texts },
  ...{ latitude: numbers, longitude: numbers, rural: flags },
  /** of a locality; 0 of others */
  people: numbers,
  /** the construction project it is, or has become */
  project: v.array(v.nullable(Uuid)),
  fixed: v.array(v.nullable(v.picklist(['in', 'out']))),
})
export type InstanceCandidates = v.InferOutput<typeof InstanceCandidates>

export const standingKinds = ['center', 'public', 'private', 'unknown'] as const
export const InstanceStanding = v.object({
  id: texts,
  /** an open center of the network, or a nursery of a directory by who runs it */
  kind: v.array(v.picklist(standingKinds)),
  ...{ name: texts, municipality: texts, latitude: numbers, longitude: numbers },
  places: v.array(v.nullable(v.number())),
})
export type InstanceStanding = v.InferOutput<typeof InstanceStanding>

/** A candidate that somebody fixed in every plan to come, or out of it, with why. */
export const FixedSite = v.object({
  id: v.string(),
  to: v.picklist(['in', 'out']),
  reason: v.string(),
  on: v.string(),
  by: Uuid,
})
export type FixedSite = v.InferOutput<typeof FixedSite>

export const SitingInstance = v.object({
  /** a digest of all that follows: the same data, the same version */
  version: v.string(),
  scope: PlanScope,
  as_of: v.string(),
  sources: v.array(DataSource),
  missing: v.array(MissingData),
  points: InstancePoints,
  candidates: InstanceCandidates,
  fixes: v.array(FixedSite),
  standing: InstanceStanding,
  /** names of municipalities by INEGI's key */
  municipalities: v.record(v.string(), v.string()),
})
export type SitingInstance = v.InferOutput<typeof SitingInstance>
