// What may be said of who must not come near a child, and of what the family agreed to.
import * as v from 'valibot'
import { Day } from '../../../kernel/days.ts'
import { FileHash } from '../../../kernel/files.ts'
import { Uuid } from '../../../kernel/ids.ts'
import {
  aboutChild,
  adultChanged,
  adultCorrected,
  adultNamed,
  adultPortraitTaken,
  adultPortraitWithdrawn,
  adultWithdrawn,
  childAndAdult,
  codeMade,
  codeWithdrawn,
  DAYS,
  days,
  Ref,
  text,
} from './adults.ts'

const Why = text(3, 300, 'diga por qué, en pocas palabras')

/** On whose word. Without a court’s order who holds patria potestad keeps their right: the screen says so. */
export const RestrictionBasis = v.picklist(['court-order', 'protective-measure', 'family-word'])
export type RestrictionBasis = v.InferOutput<typeof RestrictionBasis>
/**
 * Not to be handed over to a named adult, or to somebody described. `name` is always there: it outlives the adult's own data,
 * because it protects the child. `document`: SHA-256 of a document of the child's file.
 */
export const RestrictionNoted = v.pipe(
  v.strictObject({
    adult: v.optional(Uuid),
    name: text(2, 160, 'diga a quién no se entrega'),
    look: v.optional(text(0, 200)),
    basis: RestrictionBasis,
    order: v.optional(text(0, 200)),
    words: v.optional(text(0, 500)),
    document: v.optional(FileHash),
    from: Day,
    until: v.optional(Day),
    ref: Ref,
  }),
  v.check(days, DAYS),
)
export type RestrictionNoted = v.InferOutput<typeof RestrictionNoted>
export const restrictionNoted = aboutChild(
  'restriction-noted',
  'Restricción de entrega',
  'Custody restriction',
  RestrictionNoted,
  { permission: 'restrictions.write' },
)
/** `restriction`: the fact that noted it. */
export const restrictionEnded = aboutChild(
  'restriction-ended',
  'Restricción de entrega terminada',
  'Custody restriction ended',
  v.strictObject({ restriction: Uuid, why: Why, document: v.optional(FileHash) }),
  { permission: 'restrictions.write' },
)

export const ConsentUse = v.picklist([
  'photos-room',
  'photos-published',
  'outings',
  'sun-cream',
  'medicine',
  'emergency-care',
  'health-checks',
  'data-transfer',
])
export type ConsentUse = v.InferOutput<typeof ConsentUse>
export const ConsentAnswer = v.picklist(['given', 'refused', 'taken-back'])
export type ConsentAnswer = v.InferOutput<typeof ConsentAnswer>
export const ConsentSaid = v.strictObject({
  use: ConsentUse,
  answer: ConsentAnswer,
  adult: v.optional(Uuid),
  who: text(3, 160, 'diga quién de la familia'),
  how: v.picklist(['paper', 'spoken']),
  on: Day,
  /** "only paracetamol" */
  limits: v.optional(text(0, 200)),
  document: v.optional(FileHash),
})
export type ConsentSaid = v.InferOutput<typeof ConsentSaid>
export const consentSaid = aboutChild(
  'consent-said',
  'Permiso de la familia',
  'Consent of the family',
  ConsentSaid,
  {
    persons: childAndAdult,
  },
)

/** Who answers for the data: the institute, the company of the scheme, the municipality. */
export const Controller = v.picklist(['imss', 'company', 'municipality'])
export type Controller = v.InferOutput<typeof Controller>
export const NoticeDelivered = v.strictObject({
  controller: Controller,
  version: text(1, 60, 'diga qué versión'),
  adult: v.optional(Uuid),
  who: text(3, 160, 'diga quién de la familia'),
  on: Day,
  how: v.picklist(['signed', 'delivered', 'refused-to-sign']),
  document: v.optional(FileHash),
})
export type NoticeDelivered = v.InferOutput<typeof NoticeDelivered>
export const noticeDelivered = aboutChild(
  'notice-delivered',
  'Aviso de privacidad entregado',
  'Privacy notice delivered',
  NoticeDelivered,
  { persons: childAndAdult },
)

export const guardiansKinds = [
  adultNamed,
  adultChanged,
  adultCorrected,
  adultWithdrawn,
  restrictionNoted,
  restrictionEnded,
  consentSaid,
  noticeDelivered,
  adultPortraitTaken,
  adultPortraitWithdrawn,
  codeMade,
  codeWithdrawn,
] as const
