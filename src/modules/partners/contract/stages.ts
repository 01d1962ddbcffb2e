// The words of partners: what an organization is, how far it has come on the way to a center of its workers, how sure a point is, why a way ends.
import * as v from 'valibot'

/** An establishment, or a group of several states; a park or pole is an organization too: it has people to talk with. */
export const partnerKinds = [
  'company',
  'park',
  'pole',
  'chamber',
  'state',
  'municipality',
  'federal',
  'international',
  'society',
] as const
export const PartnerKind = v.picklist(partnerKinds)
export type PartnerKind = v.InferOutput<typeof PartnerKind>

/** In order; `ended` may follow any of them. Source: agreement of IMSS and Economía of 21 January 2026, as published (ceci.md §1.1); order: house proposal. */
export const partnerStages = [
  'interest',
  'study',
  'advice',
  'model',
  'agreement',
  'project',
  'operating',
  'renewal',
  'ended',
] as const
export const PartnerStage = v.picklist(partnerStages)
export type PartnerStage = v.InferOutput<typeof PartnerStage>

/** Whether a stage comes later than another one; `ended` is later than all. */
export const isAfter = (a: PartnerStage, b: PartnerStage): boolean =>
  partnerStages.indexOf(a) > partnerStages.indexOf(b)

/** Who runs the center: the institute or the company. Source: the same agreement. */
export const PartnerModel = v.picklist(['imss', 'company'])
export type PartnerModel = v.InferOutput<typeof PartnerModel>

/** Day after which nothing rests on the agreement of IMSS and the Ministry of Economy. Source: its signing, 21 January 2026, as published (ceci.md §1.1). */
export const nationalAgreementEnd = '2030-09-30'

export const EndReason = v.picklist(['no-demand', 'no-money', 'no-plot', 'other-way', 'no-answer', 'other'])
export type EndReason = v.InferOutput<typeof EndReason>

/** `exact`: of the place itself; `area`: middle of what lies in it; `nearest-town`, `seat`: of a town, not of the place. */
export const Precision = v.picklist(['exact', 'area', 'nearest-town', 'seat'])
export type Precision = v.InferOutput<typeof Precision>

/** How somebody was reached, or how they reached the institute. */
export const Channel = v.picklist(['web', 'desk', 'call', 'mail', 'visit', 'event'])
export type Channel = v.InferOutput<typeof Channel>

/** What a person agreed that their name and address are kept for, beyond answering them. */
export const consentUses = ['follow-up', 'events', 'materials'] as const
export const ConsentUse = v.picklist(consentUses)
export type ConsentUse = v.InferOutput<typeof ConsentUse>

export const ConsentWay = v.picklist(['web', 'paper', 'mail', 'call', 'in-person'])
export type ConsentWay = v.InferOutput<typeof ConsentWay>

/** Days to answer an interest. Source: house proposal, norm `partners.answer`. */
export const ANSWER_DAYS = 5

/**
 * Days that a contact without consent waits for the answer it was left for; then it is erased. Source: house proposal of twelve months,
 * norm `partners.contact-term`; the duty to erase what is no longer needed: LGPDPPSO, principle of quality.
 */
export const CONTACT_DAYS = 365
