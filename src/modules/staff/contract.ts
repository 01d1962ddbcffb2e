// What may be said of the people who work in the network: who they are, and which post they hold, where and since when.
import * as v from 'valibot'
import { Day } from '../../kernel/days.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import type { Fact } from '../../kernel/fact.ts'
import { Uuid } from '../../kernel/ids.ts'
import type { FactKind } from '../../kernel/kind.ts'
import { postRoles, roles } from '../../kernel/permission.ts'

const Name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100))

export const PersonFields = v.strictObject({
  given: Name,
  first: Name,
  second: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(100))),
  synthetic: v.optional(v.boolean()),
  /** the allied organization they represent: they do not work here, and no tablet carries them */
  party: v.optional(Uuid),
})
export type PersonFields = v.InferOutput<typeof PersonFields>
export const PostHeld = v.pipe(
  v.strictObject({
    role: v.picklist([...postRoles, 'party']),
    from: Day,
    to: v.optional(Day),
    rooms: v.optional(v.array(Uuid)),
    /** the allied organization it is held for: with the role `party`, and with no other */
    party: v.optional(Uuid),
  }),
  v.check(
    (p) => (p.role === 'party') === (p.party !== undefined),
    'quien representa a una organización dice a cuál, y nadie más la dice',
  ),
)

export const personRegistered: FactKind = {
  kind: 'staff.person-registered',
  version: 1,
  words: { es: 'Persona registrada', en: 'Person registered' },
  payload: PersonFields,
  permission: 'staff.write',
  physical: false,
  door: 'any',
}
export const personChanged: FactKind = {
  kind: 'staff.person-changed',
  version: 1,
  words: { es: 'Datos de la persona corregidos', en: 'Person’s data changed' },
  payload: v.partial(PersonFields),
  permission: 'staff.write',
  physical: false,
  door: 'any',
  subject: 'staff_person',
}
/** Posts whoever runs a center may give in it; any other brings more than they have themselves, and needs an appointment. */
const OWN_POSTS: readonly string[] = ['educator', 'nurse']

/** `about` is the person; the post holds in the fact's book. */
export const postHeld: FactKind = {
  kind: 'staff.post-held',
  version: 1,
  words: { es: 'Puesto asignado', en: 'Post assigned' },
  payload: PostHeld,
  permission: 'staff.write',
  further: (f) => (OWN_POSTS.includes(String(f.payload.role)) ? undefined : 'staff.appoint'),
  physical: false,
  door: 'any',
  fresh: true,
}
/** Ends one post, named by the fact that gave it: from that day on it holds no more. */
export const postEnded: FactKind = {
  kind: 'staff.post-ended',
  version: 1,
  words: { es: 'Puesto terminado', en: 'Post ended' },
  payload: v.strictObject({ post: Uuid, on: Day, reason: v.optional(v.pipe(v.string(), v.maxLength(300))) }),
  permission: 'staff.write',
  physical: false,
  door: 'any',
}

/** Whoever is away passes what is asked of them to somebody else; their rights stay where they are. */
export const LeaveNoted = v.pipe(
  v.strictObject({
    from: Day,
    /** the last day away */
    to: Day,
    /** who gets their tasks meanwhile; nobody: they pass to the level above */
    cover: v.optional(Uuid),
  }),
  v.check((l) => l.from <= l.to, 'el último día no puede ser antes del primero'),
)
export type LeaveNoted = v.InferOutput<typeof LeaveNoted>

/** Their own people say themselves, another's whoever leads the place. */
const ownOrLed = (f: Fact) => (f.about === f.author ? undefined : ('leave.others' as const))

/** `about` is the person who will be away. */
export const leaveNoted: FactKind = {
  kind: 'staff.leave-noted',
  version: 1,
  words: { es: 'Ausencia con quien cubre', en: 'Leave, with who covers' },
  payload: LeaveNoted,
  permission: 'leave.write',
  further: ownOrLed,
  physical: false,
  door: 'any',
}
/** Ends one leave, named by the fact that noted it: from that day on the person is back. */
export const leaveEnded: FactKind = {
  kind: 'staff.leave-ended',
  version: 1,
  words: { es: 'De vuelta de una ausencia', en: 'Back from leave' },
  payload: v.strictObject({ leave: Uuid, on: Day }),
  permission: 'leave.write',
  further: ownOrLed,
  physical: false,
  door: 'any',
}

/** A paper that lets somebody apply an instrument: which, who gave it, its number, and the days on which it holds. */
export const CertificateNoted = v.pipe(
  v.strictObject({
    instrument: v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/)),
    issuer: v.pipe(v.string(), v.trim(), v.minLength(2, 'diga quién lo expidió'), v.maxLength(120)),
    number: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(60))),
    from: Day,
    /** the last day on which it holds */
    to: Day,
  }),
  v.check((c) => c.from <= c.to, 'el último día no puede ser antes del primero'),
)
export type CertificateNoted = v.InferOutput<typeof CertificateNoted>

/** `about` is the person who holds it. */
export const certificateNoted: FactKind = {
  kind: 'staff.certificate-noted',
  version: 1,
  words: { es: 'Certificado de quien evalúa', en: 'Certificate of an evaluator' },
  payload: CertificateNoted,
  permission: 'staff.write',
  physical: false,
  door: 'any',
}
/** Ends one certificate, named by the fact that noted it: from that day on it holds no more. */
export const certificateEnded: FactKind = {
  kind: 'staff.certificate-ended',
  version: 1,
  words: { es: 'Certificado retirado', en: 'Certificate withdrawn' },
  payload: v.strictObject({
    certificate: Uuid,
    on: Day,
    reason: v.pipe(v.string(), v.trim(), v.minLength(3, 'diga por qué'), v.maxLength(300)),
  }),
  permission: 'staff.write',
  physical: false,
  door: 'any',
}

export const staffKinds = [
  personRegistered,
  personChanged,
  postHeld,
  postEnded,
  leaveNoted,
  leaveEnded,
  certificateNoted,
  certificateEnded,
] as const

export const StaffPerson = v.object({
  book: Uuid,
  key: v.string(),
  given: v.string(),
  first: v.string(),
  second: v.nullable(v.string()),
  synthetic: v.boolean(),
  party: v.nullable(Uuid),
  conflicts: v.array(v.object({ field: v.string(), facts: v.array(Uuid) })),
})
export type StaffPerson = v.InferOutput<typeof StaffPerson>

/** One post; `key` is the fact that gave it. */
export const StaffPost = v.object({
  book: Uuid,
  key: v.string(),
  person: Uuid,
  role: v.picklist(roles),
  from_day: v.string(),
  to_day: v.nullable(v.string()),
  rooms: v.array(Uuid),
  party: v.nullable(Uuid),
})
export type StaffPost = v.InferOutput<typeof StaffPost>

/** One leave; `key` is the fact that noted it. `to_day` is the last day away. */
export const StaffLeave = v.object({
  book: Uuid,
  key: v.string(),
  person: Uuid,
  from_day: v.string(),
  to_day: v.string(),
  cover: v.nullable(Uuid),
})
export type StaffLeave = v.InferOutput<typeof StaffLeave>

/** One certificate; `key` is the fact that noted it. `to_day` is the last day on which it holds. */
export const StaffCertificate = v.object({
  book: Uuid,
  key: v.string(),
  person: Uuid,
  instrument: v.string(),
  issuer: v.string(),
  number: v.nullable(v.string()),
  from_day: v.string(),
  to_day: v.string(),
})
export type StaffCertificate = v.InferOutput<typeof StaffCertificate>

/** Certificates of everybody of a place, those that are over too. */
export const listCertificates = endpoint({
  id: 'staff.certificates',
  method: 'GET',
  path: '/v1/books/:book/certificates',
  words: { es: 'Certificados de quienes evalúan', en: 'Certificates of evaluators' },
  access: { who: 'person', permission: 'staff.read', scopeOf: (i) => ({ kind: 'book', book: i.book }) },
  input: v.object({ book: Uuid }),
  answer: v.object({ today: v.string(), certificates: v.array(StaffCertificate) }),
})

/** Leaves of a place that are not over, and who may cover. */
export const listLeaves = endpoint({
  id: 'staff.leaves',
  method: 'GET',
  path: '/v1/books/:book/leaves',
  words: { es: 'Quién está o estará ausente, y quién cubre', en: 'Who is or will be away, and who covers' },
  access: { who: 'person', permission: 'leave.write', scopeOf: (i) => ({ kind: 'book', book: i.book }) },
  input: v.object({ book: Uuid }),
  answer: v.object({
    today: v.string(),
    leaves: v.array(
      v.object({
        key: v.string(),
        person: Uuid,
        from: v.string(),
        to: v.string(),
        name: v.string(),
        cover: v.nullable(v.string()),
      }),
    ),
    /** who works in the place today */
    people: v.array(v.object({ id: Uuid, name: v.string(), role: v.picklist(roles) })),
  }),
})

export const listStaff = endpoint({
  id: 'staff.list',
  method: 'GET',
  path: '/v1/books/:book/staff',
  words: { es: 'Quién trabaja aquí y con qué puesto', en: 'Who works here, with which post' },
  access: { who: 'person', permission: 'staff.read', scopeOf: (i) => ({ kind: 'book', book: i.book }) },
  input: v.object({ book: Uuid }),
  answer: v.object({
    people: v.array(
      v.object({
        id: Uuid,
        given: v.string(),
        first: v.string(),
        second: v.nullable(v.string()),
        pin: v.boolean(),
        account: v.nullable(v.string()),
        posts: v.array(StaffPost),
      }),
    ),
  }),
})
