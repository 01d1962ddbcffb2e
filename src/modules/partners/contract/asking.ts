// What may be asked of partners at a desk: lists, the board of stages, one organization, its people, likely twins, the map, events and materials.
import * as v from 'valibot'
import { endpoint } from '../../../kernel/endpoint.ts'
import { FileHash } from '../../../kernel/files.ts'
import { Uuid } from '../../../kernel/ids.ts'
import {
  Partner,
  PartnerAdvice,
  PartnerContact,
  PartnerEvent,
  PartnerInterest,
  PartnerMaterial,
} from '../contract.ts'
import { PartnerKind, PartnerModel, PartnerStage, Precision } from './stages.ts'

export const PARTNERS_PAGE = 100
const maybe = v.nullable(v.string())
const own = { who: 'person', permission: 'partners.read', scopeOf: () => ({ kind: 'own' as const }) } as const
const inBook = {
  who: 'person',
  permission: 'partners.read',
  scopeOf: (i: { book: string }) => ({ kind: 'book', book: i.book }) as const,
} as const
const Names = v.record(v.string(), v.string())

const short = [
  'book',
  'kind',
  'name',
  'municipality',
  'workers',
  'stage',
  'since',
  'owner',
  'next',
  'due',
] as const
export const PartnerListed = v.object({
  id: Uuid,
  ...v.pick(Partner, [...short, 'beyond', 'unseen', 'model', 'ended', 'precision', 'status', 'factories'])
    .entries,
  municipality_name: maybe,
  representation_name: maybe,
  owner_name: maybe,
  late: v.boolean(),
})
export type PartnerListed = v.InferOutput<typeof PartnerListed>

/** `going`: on a way that has not ended. */
export const Which = v.picklist(['going', 'late', 'unseen', 'ended', 'all'])
export type Which = v.InferOutput<typeof Which>
export const PartnerFilters = v.object({
  q: v.optional(v.pipe(v.string(), v.maxLength(80))),
  after: v.optional(v.pipe(v.string(), v.maxLength(300))),
  kind: v.optional(PartnerKind),
  stage: v.optional(PartnerStage),
  representation: v.optional(Uuid),
  within: v.optional(Uuid),
  which: v.optional(Which),
})
export type PartnerFilters = v.InferOutput<typeof PartnerFilters>

/** By name, page by page; those on a way unless asked otherwise. */
export const listPartners = endpoint({
  id: 'partners.list',
  method: 'GET',
  path: '/v1/partners',
  words: { es: 'Los aliados', en: 'Partners' },
  access: own,
  input: PartnerFilters,
  answer: v.object({ today: v.string(), partners: v.array(PartnerListed), next: maybe, total: v.number() }),
})

/** Every organization on a way within reach, by what is due first; and how many stand at each stage with how many workers. */
export const partnersBoard = endpoint({
  id: 'partners.board',
  method: 'GET',
  path: '/v1/partners/board',
  words: { es: 'Aliados por etapa', en: 'Partners by stage' },
  access: own,
  input: v.object({ representation: v.optional(Uuid) }),
  answer: v.object({
    today: v.string(),
    partners: v.array(PartnerListed),
    stages: v.array(
      v.object({ stage: PartnerStage, count: v.number(), workers: v.number(), late: v.number() }),
    ),
    waiting: v.number(),
  }),
})

const Whole = v.object({
  today: v.string(),
  partner: Partner,
  place: v.object({ municipality: maybe, representation: maybe }),
  /** what the record it was opened under was joined into, where it was */
  joined_into: v.nullable(Uuid),
  interests: v.array(PartnerInterest),
  advice: v.array(PartnerAdvice),
  events: v.array(PartnerEvent),
  /** organizations it names or that lie in it */
  within: v.nullable(v.object({ book: Uuid, id: Uuid, name: v.string() })),
  parent: v.nullable(v.object({ book: Uuid, id: Uuid, name: v.string() })),
  inside: v.array(v.object({ book: Uuid, id: Uuid, name: v.string(), stage: v.nullable(PartnerStage) })),
  merges: v.array(v.object({ id: Uuid, on: v.string(), by: Uuid, reason: v.string() })),
  names: Names,
  /** who may look after it */
  owners: v.array(v.object({ id: Uuid, name: v.string() })),
})
export type PartnerWhole = v.InferOutput<typeof Whole>
export const onePartner = endpoint({
  id: 'partners.one',
  method: 'GET',
  path: '/v1/books/:book/partners/:partner',
  words: { es: 'Un aliado, con su camino', en: 'A partner, with its way' },
  access: inBook,
  input: v.object({ book: Uuid, partner: Uuid }),
  answer: Whole,
})

/** What an organization sees of its own way: never who told a step, the notes beside it, nor why it ended. */
export const PartySide = v.object({
  ...v.pick(Partner, ['key', 'name', 'kind', 'stage', 'since', 'next', 'due', 'beyond', 'asked_on']).entries,
  model: v.nullable(PartnerModel),
  /** who of the institute looks after it, by name */
  owner_name: maybe,
  project_name: maybe,
  center_name: maybe,
})
export type PartySide = v.InferOutput<typeof PartySide>
/** `side` null: the book keeps no organization of that id. */
export const partnerSide = endpoint({
  id: 'partners.side',
  method: 'GET',
  path: '/v1/sides/:party/way',
  words: { es: 'El camino de la organización, para ella', en: 'An organization’s way, for itself' },
  access: {
    ...{ who: 'person', permission: 'side.read' },
    scopeOf: (i) => ({ kind: 'party', party: i.party }),
  },
  input: v.object({ party: Uuid }),
  answer: v.object({ today: v.string(), side: v.nullable(PartySide) }),
})

/** The organization of an interest: where a task about it leads. */
export const interestOfPartner = endpoint({
  id: 'partners.of-interest',
  method: 'GET',
  path: '/v1/books/:book/partners/interests/:interest',
  words: { es: 'De quién es un interés', en: 'Whose an interest is' },
  access: inBook,
  input: v.object({ book: Uuid, interest: Uuid }),
  answer: v.object({ partner: Uuid }),
})

/** Names, mail and phones: who reads them is written down. */
export const partnerContacts = endpoint({
  id: 'partners.contacts',
  method: 'GET',
  path: '/v1/books/:book/partners/:partner/contacts',
  words: { es: 'Los contactos de un aliado', en: 'Contacts of a partner' },
  access: { ...inBook, permission: 'partners.contacts' },
  input: v.object({ book: Uuid, partner: Uuid }),
  answer: v.object({ contacts: v.array(PartnerContact) }),
  logsRead: true,
})

const Twin = v.object({
  ...{ book: Uuid, id: Uuid, kind: PartnerKind, name: v.string(), rfc: maybe, municipality_name: maybe },
  ...{ stage: v.nullable(PartnerStage), workers: v.nullable(v.number()), factories: v.nullable(v.number()) },
  ...{ source: maybe, unseen: v.boolean() },
})
export type Twin = v.InferOutput<typeof Twin>
/** Pairs that a person may look at: 100 at the most, the surest first; joined by nobody but a person. */
export const alikePartners = endpoint({
  id: 'partners.alike',
  method: 'GET',
  path: '/v1/partners/alike',
  words: { es: 'Organizaciones que parecen la misma', en: 'Organizations that look the same' },
  access: own,
  input: v.object({ partner: v.optional(Uuid) }),
  answer: v.object({
    total: v.number(),
    pairs: v.array(
      v.object({
        why: v.picklist(['rfc', 'name', 'near-name']),
        one: Twin,
        other: Twin,
        same_book: v.boolean(),
      }),
    ),
  }),
})

export const PartnerPoint = v.object({
  ...{ book: Uuid, id: Uuid, kind: PartnerKind, name: v.string(), municipality: maybe },
  ...{
    latitude: v.nullable(v.number()),
    longitude: v.nullable(v.number()),
    precision: v.nullable(Precision),
  },
  ...{ stage: v.nullable(PartnerStage), workers: v.nullable(v.number()), status: maybe },
  /** of the project it is linked with */
  places: v.nullable(v.number()),
})
export type PartnerPoint = v.InferOutput<typeof PartnerPoint>
export const partnersMap = endpoint({
  id: 'partners.map',
  method: 'GET',
  path: '/v1/partners/map',
  words: { es: 'Polos, parques y aliados en el mapa', en: 'Poles, parks and partners on the map' },
  access: own,
  input: v.object({}),
  answer: v.object({
    points: v.array(PartnerPoint),
    municipalities: Names,
  }),
})

export const EventListed = v.object({
  ...v.pick(PartnerEvent, ['book', 'title', 'on_day', 'starts', 'ends', 'place', 'held_on', 'cancelled'])
    .entries,
  ...{ id: Uuid, invited: v.number(), came: v.number(), open: v.number(), overdue: v.number() },
  representation_name: maybe,
})
export type EventListed = v.InferOutput<typeof EventListed>
/** Those to come by day, then those over, newest first: 300 at the most. */
export const listEvents = endpoint({
  id: 'partners.events',
  method: 'GET',
  path: '/v1/partners/events',
  words: { es: 'Eventos de diálogo', en: 'Dialogue events' },
  access: own,
  input: v.object({}),
  answer: v.object({ today: v.string(), events: v.array(EventListed) }),
})
export const oneEvent = endpoint({
  id: 'partners.event',
  method: 'GET',
  path: '/v1/books/:book/partners/events/:event',
  words: { es: 'Un evento de diálogo', en: 'A dialogue event' },
  access: inBook,
  input: v.object({ book: Uuid, event: Uuid }),
  answer: v.object({
    today: v.string(),
    event: PartnerEvent,
    organizations: v.array(v.object({ id: Uuid, name: v.string() })),
    names: Names,
    owners: v.array(v.object({ id: Uuid, name: v.string() })),
  }),
})
/** The invitation as a calendar file (RFC 5545) that any calendar opens; a changed event is the same one with a higher sequence. */
export const eventInvitation = endpoint({
  id: 'partners.invitation',
  method: 'GET',
  path: '/v1/books/:book/partners/events/:event/invitation',
  words: { es: 'Invitación para el calendario', en: 'Invitation for a calendar' },
  access: inBook,
  input: v.object({ book: Uuid, event: Uuid }),
  answer: v.unknown(),
})

export const listMaterials = endpoint({
  id: 'partners.materials',
  method: 'GET',
  path: '/v1/partners/materials',
  words: { es: 'Materiales de difusión', en: 'Materials given out' },
  access: own,
  input: v.object({}),
  answer: v.object({
    today: v.string(),
    materials: v.array(
      v.object({
        ...PartnerMaterial.entries,
        sent: v.array(
          v.object({ party: Uuid, book: Uuid, name: v.string(), on: v.string(), version: maybe }),
        ),
      }),
    ),
  }),
})
export const partnerFile = endpoint({
  id: 'partners.file',
  method: 'GET',
  path: '/v1/books/:book/partners/files/:sha256',
  words: { es: 'Abrir un archivo de aliados', en: 'Open a file of partners' },
  access: inBook,
  input: v.object({ book: Uuid, sha256: FileHash }),
  answer: v.unknown(),
})
