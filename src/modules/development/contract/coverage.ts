// Coverage of observation at every level: who was looked at in time, by cohort and by domain, and entry against now.
import * as v from 'valibot'
import { endpoint } from '../../../kernel/endpoint.ts'
import { Uuid } from '../../../kernel/ids.ts'

/** Part of whole; `part` null: fewer than ten children would speak, and so would the rest of them. */
const Share = v.object({ part: v.nullable(v.number()), whole: v.nullable(v.number()) })
/** A place and its figures by indicator; an indicator nobody counts in is left out. */
export const CoveredPlace = v.object({
  kind: v.picklist(['nation', 'representation', 'center', 'room']),
  id: Uuid,
  name: v.string(),
  shares: v.record(v.string(), Share),
})
export type CoveredPlace = v.InferOutput<typeof CoveredPlace>

/** Refused: out-of-scope (a place beyond reach), not-found. Without a place: the nation and its representations, or the one representation within reach. Places by name: nobody is first. */
export const coverage = endpoint({
  id: 'development.coverage',
  method: 'GET',
  path: '/v1/development/coverage',
  words: {
    es: 'Cobertura de la observación del desarrollo, por edad y por área, y entrada contra ahora',
    en: 'Coverage of observing development, by age and by domain, and entry against now',
  },
  access: {
    who: 'person',
    permission: 'development.guard',
    scopeOf: () => ({ kind: 'own' }),
  },
  input: v.object({ representation: v.optional(Uuid), center: v.optional(Uuid) }),
  answer: v.object({
    asOf: v.string(),
    /** from the nation, or the highest place within reach, down to the one shown last */
    path: v.array(CoveredPlace),
    below: v.array(CoveredPlace),
  }),
})
