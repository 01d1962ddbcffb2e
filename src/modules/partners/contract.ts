// Partners as they are kept: an organization and its way to a center for its workers, interests, people to talk with, advice, events, materials.
import * as v from 'valibot'
import { Uuid } from '../../kernel/ids.ts'
import {
  Channel,
  ConsentUse,
  ConsentWay,
  EndReason,
  PartnerKind,
  PartnerModel,
  PartnerStage,
  Precision,
} from './contract/stages.ts'

const day = v.string()
const maybe = v.nullable(v.string())
const count = v.nullable(v.number())

/** A step as it stands in the history, oldest first. */
export const PartnerStep = v.object({
  ...{ id: Uuid, by: Uuid, stage: PartnerStage, on: day, next: maybe, due: maybe, note: maybe },
  ...{ link: v.nullable(Uuid), reason: v.nullable(EndReason), letter: v.boolean() },
})
export type PartnerStep = v.InferOutput<typeof PartnerStep>

/** An organization, in the book of its municipality's representation, in the nation's where it is of several. Its key is its id. */
export const Partner = v.object({
  book: Uuid,
  key: Uuid,
  /** the organization itself: what its own side is let see by */
  party: Uuid,
  kind: PartnerKind,
  name: v.string(),
  names: v.array(v.string()),
  rfc: maybe,
  /** INEGI's key of 5 digits, and its first two */
  municipality: maybe,
  state: maybe,
  latitude: v.nullable(v.number()),
  longitude: v.nullable(v.number()),
  precision: v.nullable(Precision),
  sector: maybe,
  workers: count,
  women: count,
  /** the park or pole it lies in, and the group it is an establishment of */
  within: v.nullable(Uuid),
  parent: v.nullable(Uuid),
  area_ha: count,
  status: maybe,
  factories: count,
  source: maybe,
  /** its emblem, by the SHA-256 of the file */
  logo: maybe,
  /** nobody of the institute has looked at what a form or a list says of it */
  unseen: v.boolean(),
  /** null: nobody is on the way with it, as with most parks of a list */
  stage: v.nullable(PartnerStage),
  since: maybe,
  owner: v.nullable(Uuid),
  next: maybe,
  due: maybe,
  /** the next step lies after the end of the national agreement */
  beyond: v.boolean(),
  model: v.nullable(PartnerModel),
  study: v.nullable(Uuid),
  agreement: v.nullable(Uuid),
  project: v.nullable(Uuid),
  center: v.nullable(Uuid),
  ended: v.nullable(EndReason),
  /** first interest */
  asked_on: maybe,
  steps: v.array(PartnerStep),
  /** what two records of one organization have in common: small letters, no accents, no company form */
  match: v.string(),
})
export type Partner = v.InferOutput<typeof Partner>

/** An interest; its key is the fact that told it, its folio is what whoever told it asks by. */
export const PartnerInterest = v.object({
  book: Uuid,
  key: Uuid,
  party: Uuid,
  folio: v.string(),
  on_day: day,
  channel: Channel,
  name: v.string(),
  workers: count,
  women: count,
  children: count,
  message: maybe,
  answered_on: maybe,
  answered_how: v.nullable(Channel),
  answer: maybe,
})
export type PartnerInterest = v.InferOutput<typeof PartnerInterest>

/** Somebody of an organization. `consent` null: kept until answered. Withdrawn: the day alone is left. Its key is the contact's id. */
export const PartnerContact = v.object({
  book: Uuid,
  key: Uuid,
  party: Uuid,
  name: maybe,
  post: maybe,
  mail: maybe,
  phone: maybe,
  consent: v.nullable(v.object({ on: day, how: ConsentWay, uses: v.array(ConsentUse) })),
  withdrawn_on: maybe,
})
export type PartnerContact = v.InferOutput<typeof PartnerContact>

/** Advice given; its key is the fact. */
export const PartnerAdvice = v.object({
  book: Uuid,
  key: Uuid,
  party: Uuid,
  what: v.picklist(['visit', 'call', 'meeting', 'document']),
  on_day: day,
  topic: v.string(),
  told: maybe,
  material: v.nullable(Uuid),
  version: maybe,
  files: v.array(v.string()),
  by: Uuid,
})
export type PartnerAdvice = v.InferOutput<typeof PartnerAdvice>

export const Commitment = v.object({
  id: Uuid,
  text: v.string(),
  organization: v.nullable(Uuid),
  owner: v.nullable(Uuid),
  due: day,
  /** `moved` ones have their new day in `due` and stay open */
  outcome: v.nullable(v.picklist(['done', 'dropped'])),
  followed: v.array(
    v.object({ on: day, outcome: v.picklist(['done', 'dropped', 'moved']), note: v.string(), by: Uuid }),
  ),
})
export type Commitment = v.InferOutput<typeof Commitment>

/** A dialogue event; its key is its id. */
export const PartnerEvent = v.object({
  book: Uuid,
  key: Uuid,
  title: v.string(),
  on_day: day,
  starts: v.string(),
  ends: v.string(),
  place: v.string(),
  agenda: v.array(v.string()),
  organizations: v.array(Uuid),
  /** how often it was planned anew: calendars know a later invitation by it */
  sequence: v.number(),
  cancelled: v.nullable(v.object({ on: day, reason: v.string() })),
  held_on: maybe,
  attendance: v.array(v.object({ organization: Uuid, people: v.number() })),
  told: maybe,
  commitments: v.array(Commitment),
  by: Uuid,
})
export type PartnerEvent = v.InferOutput<typeof PartnerEvent>

/** A material with its versions, newest last; its key is its id. */
export const PartnerMaterial = v.object({
  book: Uuid,
  key: Uuid,
  title: v.string(),
  about: v.picklist(['model-imss', 'model-company', 'rules', 'study', 'leaflet', 'other']),
  version: v.string(),
  language: v.string(),
  on_day: day,
  file: maybe,
  versions: v.array(v.object({ version: v.string(), language: v.string(), on: day, file: maybe })),
})
export type PartnerMaterial = v.InferOutput<typeof PartnerMaterial>

/** Of what a file is shown: an organization's advice, or a material. Its key is the SHA-256. */
export const PartnerFile = v.object({ book: Uuid, key: v.string(), of: Uuid, material: v.boolean() })
export type PartnerFile = v.InferOutput<typeof PartnerFile>

/** Somebody looked: two organizations, however alike. Its key is both ids, the lower first. */
export const PartnerDistinct = v.object({
  book: Uuid,
  key: v.string(),
  one: Uuid,
  other: Uuid,
  reason: v.string(),
})
export type PartnerDistinct = v.InferOutput<typeof PartnerDistinct>

/** Parks and poles as siting takes them for candidates. */
export type ParkOrPole = Pick<
  Partner,
  'book' | 'name' | 'municipality' | 'latitude' | 'longitude' | 'precision' | 'area_ha' | 'status' | 'source'
> & { readonly id: string; readonly kind: 'park' | 'pole' }

/** Since when contacts without consent of an organization are kept for an answer: its last interest that waits for one. */
export type Unanswered = { readonly party: string; readonly since: string }
