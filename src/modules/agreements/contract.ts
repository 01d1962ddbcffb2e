// Agreements as they are kept and shown: on the institute's side, and on the organization's own.
import * as v from 'valibot'
import { endpoint } from '../../kernel/endpoint.ts'
import { FileHash } from '../../kernel/files.ts'
import { Uuid } from '../../kernel/ids.ts'
import { Password } from '../../kernel/sign-in.ts'
import { AgreementModel, AgreementScope, Bound, ClauseCertainty, Every } from './contract/parts.ts'

const day = v.string()
const maybe = v.nullable(v.string())
const count = v.nullable(v.number())

export const KeptClause = v.object({
  ...{ clause: v.string(), order: v.number(), title: v.string(), text: v.string(), bound: Bound },
  ...{ certainty: ClauseCertainty, source: maybe, fact: Uuid },
  /** texts it had before, the last first */
  before: v.array(v.object({ text: v.string(), until: day })),
})
export type KeptClause = v.InferOutput<typeof KeptClause>

export const AgreementVersion = v.object({
  ...{ number: v.number(), what: v.picklist(['opened', 'amended', 'renewed', 'ended']), on: day },
  ...{ ends: maybe, why: maybe, source: maybe, by: Uuid },
})
export type AgreementVersion = v.InferOutput<typeof AgreementVersion>

export const Agreement = v.object({
  ...{ book: Uuid, key: Uuid, party: Uuid, scope: AgreementScope, party_name: v.string(), title: v.string() },
  ...{ model: v.nullable(AgreementModel), signed: maybe, starts: maybe, ends: maybe, source: maybe },
  ...{ certainty: ClauseCertainty, owner: maybe, party_owner: maybe },
  /** the center its places are in, as the institute named it, and since when its workers' children could come */
  ...{ center: v.nullable(Uuid), opened: maybe },
  clauses: v.array(KeptClause),
  versions: v.array(AgreementVersion),
  ended: v.nullable(v.object({ on: day, why: v.string() })),
})
export type Agreement = v.InferOutput<typeof Agreement>

export const DateState = v.picklist(['open', 'presented', 'accepted', 'returned'])
export type DateState = v.InferOutput<typeof DateState>

export const Told = v.object({
  ...{
    id: Uuid,
    what: v.picklist(['presented', 'accepted', 'returned']),
    due: day,
    at: v.string(),
    by: Uuid,
  },
  text: maybe,
  files: v.array(v.object({ file: v.string(), name: v.string() })),
})
export type Told = v.InferOutput<typeof Told>

export const AgreementCommitment = v.object({
  ...{ book: Uuid, key: Uuid, party: Uuid, agreement: Uuid, clause: v.string() },
  ...{ bound: v.picklist(['institute', 'party']), what: v.string(), evidence: v.string() },
  ...{ owner: maybe, party_owner: maybe, every: Every, due: maybe },
  dates: v.array(v.object({ due: day, state: DateState, reason: maybe })),
  /** the earliest day that is not accepted; null when nothing is asked any more */
  next_due: maybe,
  told: v.array(Told),
  dropped: v.nullable(v.object({ on: day, why: v.string() })),
})
export type AgreementCommitment = v.InferOutput<typeof AgreementCommitment>

/** Of which commitment a file is evidence. Its key is the SHA-256 of the file. */
export const AgreementFile = v.object({
  ...{ book: Uuid, key: v.string(), party: Uuid, commitment: Uuid, name: v.string() },
})
export type AgreementFile = v.InferOutput<typeof AgreementFile>

const totals = {
  ...{ workers: v.number(), parents: v.number(), days: v.number() },
  ...{ parents_absent: count, others_absent: count, parents_left: count, others_left: count },
}
/** A company's month. Its key is party|month. */
export const AgreementReport = v.object({
  ...{ book: Uuid, key: v.string(), party: Uuid, month: v.string(), ...totals },
  ...{ placed: v.number(), note: maybe, said_at: v.string(), fact: Uuid },
})
export type AgreementReport = v.InferOutput<typeof AgreementReport>
export const AgreementBaseline = v.object({
  ...{ book: Uuid, key: v.string(), party: Uuid, first_month: v.string(), last_month: v.string(), ...totals },
  ...{ method: maybe, fact: Uuid },
})
export type AgreementBaseline = v.InferOutput<typeof AgreementBaseline>

/** Counts of a group under ten, or that would tell it by what is left, are hidden: null and `hidden`. */
export const ShownCount = v.object({ value: count, hidden: v.boolean() })
export type ShownCount = v.InferOutput<typeof ShownCount>

const ofBook = { scopeOf: (i: { book: string }) => ({ kind: 'book' as const, book: i.book }) }
const reads = { who: 'person', permission: 'agreements.read' } as const
const ofSide = {
  who: 'person',
  permission: 'side.read',
  scopeOf: (i: { party: string }) => ({ kind: 'party' as const, party: i.party }),
} as const

export const AgreementListed = v.object({
  ...{ id: Uuid, book: Uuid, party: Uuid, scope: AgreementScope, party_name: v.string(), title: v.string() },
  ...{ model: v.nullable(AgreementModel), signed: maybe, starts: maybe, ends: maybe, ended: maybe },
  ...{
    representation: maybe,
    /** INEGI's key of the organization's state, else of its representation's; null for one of the nation */
    state: maybe,
    clauses: v.number(),
    commitments: v.number(),
    open: v.number(),
    late: v.number(),
  },
  ...{ presented: v.number(), next_due: maybe },
  /** promised beyond the end of the national agreement */
  beyond: v.boolean(),
})
export type AgreementListed = v.InferOutput<typeof AgreementListed>

/** One day of the calendar: what is due, of which agreement. */
export const DueListed = v.object({
  ...{ book: Uuid, agreement: Uuid, party_name: v.string(), commitment: Uuid, what: v.string(), due: day },
  ...{ bound: v.picklist(['institute', 'party']), state: DateState },
})
export type DueListed = v.InferOutput<typeof DueListed>

/** Agreements within reach by name; and what is due in them from long ago to ninety days ahead. */
export const listAgreements = endpoint({
  id: 'agreements.list',
  method: 'GET',
  path: '/v1/agreements',
  words: { es: 'Los convenios y lo que vence', en: 'Agreements and what is due' },
  access: { ...reads, scopeOf: () => ({ kind: 'own' as const }) },
  input: v.object({
    q: v.optional(v.pipe(v.string(), v.maxLength(80))),
    kind: v.optional(AgreementScope),
    which: v.optional(v.picklist(['late', 'ended', 'all'])),
    /** of one organization, with what is due in them */
    party: v.optional(Uuid),
  }),
  answer: v.object({
    today: v.string(),
    national: v.object({ ends: v.string(), source: v.string(), kept: v.boolean() }),
    agreements: v.array(AgreementListed),
    due: v.array(DueListed),
  }),
})

const Whole = {
  today: v.string(),
  nationalEnds: v.string(),
  agreement: Agreement,
  commitments: v.array(AgreementCommitment),
}
export const readAgreement = endpoint({
  id: 'agreements.one',
  method: 'GET',
  path: '/v1/books/:book/agreements/:agreement',
  words: { es: 'Un convenio, entero', en: 'An agreement, whole' },
  access: { ...reads, ...ofBook },
  input: v.object({ book: Uuid, agreement: Uuid }),
  answer: v.object({
    ...Whole,
    reports: v.array(AgreementReport),
    baseline: v.nullable(AgreementBaseline),
    /** of the center its workers' places are in; null where none is said */
    places: v.nullable(v.object({ center: Uuid, name: maybe, open: v.number(), occupied: ShownCount })),
    names: v.record(v.string(), v.string()),
  }),
})
export type AgreementWhole = v.InferOutput<typeof readAgreement.answer>

/** Evidence, while something said names it. It holds no child's data, so that no purpose is asked. */
export const agreementFile = endpoint({
  id: 'agreements.file',
  method: 'GET',
  path: '/v1/books/:book/agreement-files/:sha256',
  words: { es: 'Abrir una evidencia', en: 'Open evidence' },
  access: { ...reads, ...ofBook },
  input: v.object({ book: Uuid, sha256: FileHash }),
  answer: v.unknown(),
})

/** The organization's own side: its agreements, what is due, its months; of its center, how many places. */
export const readSide = endpoint({
  id: 'agreements.side',
  method: 'GET',
  path: '/v1/sides/:party',
  words: { es: 'El lado de la organización', en: 'The organization’s side' },
  access: ofSide,
  input: v.object({ party: Uuid }),
  answer: v.object({
    today: v.string(),
    nationalEnds: v.string(),
    book: Uuid,
    /** what the institute calls it; null where its book keeps no such organization */
    name: maybe,
    agreements: v.array(Agreement),
    commitments: v.array(AgreementCommitment),
    reports: v.array(AgreementReport),
    baseline: v.nullable(AgreementBaseline),
    places: v.nullable(v.object({ name: maybe, open: v.number(), occupied: ShownCount })),
  }),
})
export type Side = v.InferOutput<typeof readSide.answer>

export const sideFile = endpoint({
  id: 'agreements.side-file',
  method: 'GET',
  path: '/v1/sides/:party/files/:sha256',
  words: { es: 'Abrir una evidencia propia', en: 'Open one’s own evidence' },
  access: ofSide,
  input: v.object({ party: Uuid, sha256: FileHash }),
  answer: v.unknown(),
})

const invites = {
  who: 'person',
  permission: 'sides.invite',
  ...ofBook,
} as const
const Name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100))
/** Who comes in for an organization, and who did. */
export const sidePeople = endpoint({
  id: 'sides.people',
  method: 'GET',
  path: '/v1/books/:book/parties/:party/people',
  words: { es: 'Quién entra por una organización', en: 'Who comes in for an organization' },
  access: invites,
  input: v.object({ book: Uuid, party: Uuid }),
  answer: v.object({
    people: v.array(
      v.object({
        ...{ person: Uuid, post: Uuid, name: v.string(), from: day, to: maybe, login: maybe },
      }),
    ),
  }),
})
/** Refusals: 404 unknown-party where the book has no agreement nor organization of that id, 409 login-taken. */
export const inviteToSide = endpoint({
  id: 'sides.invite',
  method: 'POST',
  path: '/v1/books/:book/parties/:party/people',
  words: {
    es: 'Invitar a entrar por una organización',
    en: 'Invite somebody to come in for an organization',
  },
  access: invites,
  input: v.object({
    ...{ book: Uuid, party: Uuid, given: Name, first: Name },
    login: v.pipe(v.string(), v.trim(), v.minLength(3), v.maxLength(100)),
    password: Password,
  }),
  answer: v.object({ person: Uuid }),
  fresh: true,
})
export const dismissFromSide = endpoint({
  id: 'sides.dismiss',
  method: 'POST',
  path: '/v1/books/:book/parties/:party/people/:post/end',
  words: { es: 'Cerrar la entrada de alguien', en: 'Let somebody in no more' },
  access: invites,
  input: v.object({ book: Uuid, party: Uuid, post: Uuid }),
  answer: v.object({}),
  fresh: true,
})
