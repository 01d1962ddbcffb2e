// What may be said of the adults of a child: who they are, what they may, who must not come near, and what the family agreed to.
import * as v from 'valibot'
import { Day } from '../../kernel/days.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import type { Fact } from '../../kernel/fact.ts'
import { FileHash } from '../../kernel/files.ts'
import { Uuid } from '../../kernel/ids.ts'
import { kindsOf } from '../../kernel/kind.ts'
import { Purpose } from '../../kernel/purposes.ts'
import { Consent } from '../children/contract/kinds.ts'

const text = (least: number, most: number, say?: string) =>
  v.pipe(v.string(), v.trim(), say ? v.minLength(least, say) : v.minLength(least), v.maxLength(most))
const Name = text(1, 100)
const Second = v.pipe(v.string(), v.trim(), v.maxLength(100))
const Why = text(3, 300, 'diga por qué, en pocas palabras')

/** FHIR v3 RoleCode where it has one: MTH, FTH, GRPRN, AUNT/UNCLE, SIB, STPPRN, GUARD, NBOR, FRND. */
export const Relation = v.picklist([
  'mother',
  'father',
  'grandparent',
  'aunt-uncle',
  'sibling',
  'step-parent',
  'legal-guardian',
  'caregiver',
  'neighbor',
  'friend',
  'other',
])
export type Relation = v.InferOutput<typeof Relation>

/** A number as one dials it: digits, with + and blanks as people write them. */
export const Phone = v.strictObject({
  number: v.pipe(
    v.string(),
    v.trim(),
    v.regex(/^\+?[\d ()-]{7,20}$/, 'se esperaba un teléfono: de 7 a 15 cifras'),
    v.check((s) => /^\d{7,15}$/.test(s.replace(/\D/g, '')), 'se esperaba un teléfono: de 7 a 15 cifras'),
  ),
  kind: v.picklist(['mobile', 'home', 'work']),
})
export type Phone = v.InferOutput<typeof Phone>

/** ISO 639 where there is a code; what the family is spoken to in. */
export const Language = v.pipe(
  v.string(),
  v.trim(),
  v.regex(/^[a-z]{2,3}$/, 'se esperaba un código de lengua como es o nah'),
)

/** The adult as a person, the same for every sibling. `phones`: in the order in which they are called. */
export const AdultFields = v.strictObject({
  given: Name,
  first: Name,
  second: v.optional(v.nullable(Second)),
  phones: v.pipe(v.array(Phone), v.maxLength(5)),
  language: v.optional(v.nullable(Language)),
  /** eighteen or older: somebody saw a document that says so */
  ofAge: v.boolean(),
  synthetic: v.optional(v.boolean()),
})
export type AdultFields = v.InferOutput<typeof AdultFields>

/** What the adult is to one child. `order`: who is called first. `from`, `until`: civil days, both included. */
export const LinkFields = v.strictObject({
  relation: Relation,
  /** patria potestad or tutela */
  guardian: v.boolean(),
  pickUp: v.boolean(),
  livesWith: v.boolean(),
  emergency: v.boolean(),
  order: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(20)),
  from: v.optional(v.nullable(Day)),
  until: v.optional(v.nullable(Day)),
})
export type LinkFields = v.InferOutput<typeof LinkFields>

const days = <T extends { from?: string | null | undefined; until?: string | null | undefined }>(p: T) =>
  !p.from || !p.until || p.from <= p.until
const DAYS = 'el último día no puede ser anterior al primero'

/** Facts of another book that whoever said this knew of: a move says again what stood, and overrides what it knew. */
const After = v.optional(v.pipe(v.array(Uuid), v.maxLength(500)))
/** The id this statement had in the book where it was first said. */
const Ref = v.optional(Uuid)

/** Whole in itself: a sibling's file keeps its adults when another child is forgotten. */
export const AdultNamed = v.pipe(
  v.strictObject({ adult: Uuid, ...AdultFields.entries, ...LinkFields.entries, after: After }),
  v.check(days, DAYS),
)
export type AdultNamed = v.InferOutput<typeof AdultNamed>

const aboutChild = kindsOf('guardians', {
  permission: 'guardians.write',
  physical: false,
  door: 'any',
  subject: 'child',
})

/** The child it is about, and the adult it names. */
const childAndAdult = (f: Fact): string[] => [
  f.about,
  ...(typeof f.payload.adult === 'string' ? [f.payload.adult] : []),
]
/** What is added from a tablet waits for the office, but for who could decide it there. Source: offline.md §4.5. */
const proposed = (f: Fact) => (f.device === undefined ? undefined : ('restrictions.write' as const))

export const adultNamed = aboutChild('adult-named', 'Persona adulta nombrada', 'Adult named', AdultNamed, {
  persons: childAndAdult,
  further: proposed,
})
/** What the adult is to the child, field by field; `supersedes` names the facts that set them. */
export const adultChanged = aboutChild(
  'adult-changed',
  'Lo que puede una persona adulta, corregido',
  'What an adult may, changed',
  v.pipe(v.strictObject({ adult: Uuid, ...v.partial(LinkFields).entries }), v.check(days, DAYS)),
  { persons: childAndAdult, further: proposed },
)
/** `about` is the adult: it holds for every child. */
export const adultCorrected = aboutChild(
  'adult-corrected',
  'Datos de una persona adulta corregidos',
  'An adult’s data corrected',
  v.partial(AdultFields),
  { subject: 'adult', further: proposed },
)
export const WithdrawnWhy = v.picklist(['family', 'court', 'no-longer', 'mistake', 'other'])
/** Wins over every naming that did not know of it: only one that names it (`supersedes`) brings the adult back. */
export const adultWithdrawn = aboutChild(
  'adult-withdrawn',
  'Persona adulta retirada',
  'Adult withdrawn',
  v.strictObject({ adult: Uuid, why: WithdrawnWhy, words: v.optional(text(0, 300)), ref: Ref }),
  { persons: childAndAdult },
)

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

/** A face to compare at the door; only with that adult's own word. `about` is the adult. The newest one stands. */
export const adultPortraitTaken = aboutChild(
  'adult-portrait-taken',
  'Retrato de una persona adulta',
  'Portrait of an adult',
  v.strictObject({ blob: FileHash, thumb: FileHash, consent: Consent }),
  { subject: 'adult', further: proposed },
)
export const adultPortraitWithdrawn = aboutChild(
  'adult-portrait-withdrawn',
  'Retrato de una persona adulta retirado',
  'Portrait of an adult withdrawn',
  v.strictObject({ reason: v.picklist(['consent', 'wrong', 'moved']), consent: v.optional(Consent) }),
  { subject: 'adult' },
)

/** A code for one adult, one child and one day. What it is checked by lies outside the books. */
export const codeMade = aboutChild(
  'code-made',
  'Código de un día para recoger',
  'One-day pick-up code',
  v.strictObject({ code: Uuid, adult: Uuid, day: Day }),
  { persons: childAndAdult },
)
export const codeWithdrawn = aboutChild(
  'code-withdrawn',
  'Código de un día retirado',
  'One-day pick-up code withdrawn',
  v.strictObject({ code: Uuid }),
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

/** An adult as a person; the key is their id, shared by siblings. */
export const Adult = v.object({
  book: Uuid,
  key: Uuid,
  given: v.string(),
  first: v.string(),
  second: v.nullable(v.string()),
  phones: v.array(Phone),
  language: v.nullable(v.string()),
  of_age: v.boolean(),
  synthetic: v.boolean(),
  /** children who name them, whether they are still here or not */
  children: v.array(Uuid),
  /** at least one of them is here */
  here: v.boolean(),
  set_by: v.record(v.string(), Uuid),
  conflicts: v.array(v.object({ field: v.string(), facts: v.array(Uuid) })),
})
export type Adult = v.InferOutput<typeof Adult>

/** An adult as one child has them. `withdrawn`: a withdrawal that no later naming knew of. */
export const CircleAdult = v.object({
  adult: Uuid,
  relation: Relation,
  guardian: v.boolean(),
  pickUp: v.boolean(),
  livesWith: v.boolean(),
  emergency: v.boolean(),
  order: v.number(),
  from: v.nullable(v.string()),
  until: v.nullable(v.string()),
  by: Uuid,
  at: v.string(),
  withdrawn: v.nullable(
    v.object({ ref: Uuid, by: Uuid, at: v.string(), why: WithdrawnWhy, words: v.nullable(v.string()) }),
  ),
  set_by: v.record(v.string(), Uuid),
  conflicts: v.array(v.object({ field: v.string(), facts: v.array(Uuid) })),
  /** every fact this stands on or was said over, here and in centers before: what a move tells the next one */
  knows: v.array(Uuid),
})
export type CircleAdult = v.InferOutput<typeof CircleAdult>

export const CircleRestriction = v.object({
  id: Uuid,
  adult: v.nullable(Uuid),
  name: v.string(),
  look: v.nullable(v.string()),
  basis: RestrictionBasis,
  order: v.nullable(v.string()),
  words: v.nullable(v.string()),
  document: v.nullable(FileHash),
  from: v.string(),
  until: v.nullable(v.string()),
  by: Uuid,
  at: v.string(),
  ended: v.nullable(v.object({ by: Uuid, at: v.string(), why: v.string(), document: v.nullable(FileHash) })),
})
export type CircleRestriction = v.InferOutput<typeof CircleRestriction>

/** The answer that holds for a use, with those before it, newest first. */
export const CircleConsent = v.object({
  use: ConsentUse,
  said: v.array(
    v.object({
      id: Uuid,
      answer: ConsentAnswer,
      adult: v.nullable(Uuid),
      who: v.string(),
      how: v.picklist(['paper', 'spoken']),
      on: v.string(),
      limits: v.nullable(v.string()),
      document: v.nullable(FileHash),
      by: Uuid,
      at: v.string(),
    }),
  ),
})
export type CircleConsent = v.InferOutput<typeof CircleConsent>

export const CircleNotice = v.object({
  id: Uuid,
  controller: Controller,
  version: v.string(),
  adult: v.nullable(Uuid),
  who: v.string(),
  on: v.string(),
  how: v.picklist(['signed', 'delivered', 'refused-to-sign']),
  document: v.nullable(FileHash),
  by: Uuid,
  at: v.string(),
})
export type CircleNotice = v.InferOutput<typeof CircleNotice>

/** The adults of a child and what was agreed with them; the key is the child's id. */
export const ChildCircle = v.object({
  book: Uuid,
  key: Uuid,
  adults: v.array(CircleAdult),
  restrictions: v.array(CircleRestriction),
  consents: v.array(CircleConsent),
  notices: v.array(CircleNotice),
})
export type ChildCircle = v.InferOutput<typeof ChildCircle>

/** The portrait that stands; its key is the adult's id. */
export const AdultPortrait = v.object({
  book: Uuid,
  key: Uuid,
  blob: FileHash,
  thumb: FileHash,
  consent: Consent,
  by: Uuid,
  at: v.string(),
})
export type AdultPortrait = v.InferOutput<typeof AdultPortrait>

/** Which adult's picture a file is; its key is the file's SHA-256. */
export const AdultBlob = v.object({ book: Uuid, key: FileHash, adult: Uuid, shown: v.boolean() })
export type AdultBlob = v.InferOutput<typeof AdultBlob>

/** A one-day code; its key is the code's id. The digits themselves are nowhere. */
export const PickupCode = v.object({
  book: Uuid,
  key: Uuid,
  child: Uuid,
  adult: Uuid,
  day: v.string(),
  by: Uuid,
  at: v.string(),
  withdrawn: v.boolean(),
})
export type PickupCode = v.InferOutput<typeof PickupCode>

/** An adult as a person, under `adult:<id>`. `minor`: not known to be eighteen. */
export type CarriedAdult = {
  readonly given: string
  readonly first: string
  readonly second?: string
  readonly phones: readonly Phone[]
  readonly language?: string
  readonly minor?: true
}

/** An adult as one child has them. What is not said is no. `withdrawn`: since when. `proposed`: waits for the office. */
export type CarriedLink = {
  readonly adult: string
  readonly relation: Relation
  readonly guardian?: true
  readonly pickUp?: true
  readonly livesWith?: true
  readonly emergency?: true
  readonly from?: string
  readonly until?: string
  readonly withdrawn?: string
  readonly proposed?: true
}

/** Whom the child is not handed over to, and never why. */
export type CarriedRestriction = {
  readonly id: string
  readonly adult?: string
  readonly name: string
  readonly look?: string
  readonly from: string
  readonly until?: string
}

/** Under `child_circle:<child>`: adults in the order in which they are called. `no`: uses the family did not agree to. */
export type CarriedCircle = {
  readonly adults: readonly CarriedLink[]
  readonly restrictions?: readonly CarriedRestriction[]
  readonly yes?: readonly ConsentUse[]
  readonly no?: readonly ConsentUse[]
}

/** Under `adult_portrait:<adult>`: hashes of picture and thumbnail, as a child's. */
export type CarriedAdultPortrait = { readonly b: string; readonly t: string }
/** Under `pickup_code:<code>`; what it is checked by lies under `code_verifier:<code>`. */
export type CarriedCode = { readonly child: string; readonly adult: string; readonly day: string }

/** An adult as the desk shows them; `pin`: they have chosen one. */
const AdultShown = v.object({
  ...Adult.entries,
  portrait: v.nullable(AdultPortrait),
  pin: v.boolean(),
})
export type AdultShown = v.InferOutput<typeof AdultShown>

/** What was said on a tablet and waits for the office. */
export const Proposal = v.object({
  fact: Uuid,
  payload: v.record(v.string(), v.unknown()),
  author: Uuid,
  at: v.string(),
})
export type Proposal = v.InferOutput<typeof Proposal>

/**
 * All of a child's adults; listing them is part of opening the file. Who may not see documents is told whom the child is not
 * handed over to, and never why (`reasons` false). Refusal: 404 unknown-child.
 */
export const childCircle = endpoint({
  id: 'guardians.circle',
  method: 'GET',
  path: '/v1/books/:book/children/:child/circle',
  words: {
    es: 'Las personas adultas de una niña o un niño, restricciones y permisos; queda registrado',
    en: 'A child’s adults, restrictions and consents; logged',
  },
  access: { who: 'person', permission: 'children.read', scopeOf: (i) => ({ kind: 'book', book: i.book }) },
  input: v.object({ book: Uuid, child: Uuid, purpose: Purpose }),
  answer: v.object({
    today: v.string(),
    circle: ChildCircle,
    reasons: v.boolean(),
    adults: v.array(AdultShown),
    proposals: v.array(Proposal),
    codes: v.array(PickupCode),
    /** adults of who seems to be a sibling, whom this child does not name */
    siblings: v.array(v.object({ adult: Adult, of: v.array(v.string()), link: CircleAdult })),
  }),
  logsRead: true,
})

/** 4 to 6 digits the adult chose; null takes the PIN away. Refusals: 404 unknown-adult, 422 easy-pin. */
export const setAdultPin = endpoint({
  id: 'guardians.pin',
  method: 'POST',
  path: '/v1/books/:book/adults/:adult/pin',
  words: { es: 'Poner o quitar el PIN de una persona adulta', en: 'Set or take away an adult’s PIN' },
  access: { who: 'person', permission: 'guardians.write', scopeOf: (i) => ({ kind: 'book', book: i.book }) },
  input: v.object({
    book: Uuid,
    adult: Uuid,
    pin: v.nullable(v.pipe(v.string(), v.regex(/^\d{4,6}$/, 'se esperaban de 4 a 6 cifras'))),
  }),
  answer: v.object({}),
})

/**
 * A code of six digits for one adult, one child and one day; answered once and kept nowhere. Refusals: 404 unknown-adult (not
 * named, withdrawn, or not allowed to pick up), 409 restricted, minor, not-that-day; 422 which-day (past, or over two weeks off).
 */
export const makeCode = endpoint({
  id: 'guardians.code',
  method: 'POST',
  path: '/v1/books/:book/children/:child/codes',
  words: { es: 'Dar un código de un día para recoger', en: 'Give a one-day pick-up code' },
  access: { who: 'person', permission: 'guardians.write', scopeOf: (i) => ({ kind: 'book', book: i.book }) },
  input: v.object({ book: Uuid, child: Uuid, adult: Uuid, day: Day }),
  answer: v.object({ code: Uuid, digits: v.string(), day: v.string() }),
})

/** Forgets an adult in every center that knows them. A restriction keeps the name it was noted with. Refusal: 404 unknown-adult. */
export const eraseAdult = endpoint({
  id: 'guardians.erase',
  method: 'POST',
  path: '/v1/books/:book/adults/:adult/erase',
  words: { es: 'Borrar los datos de una persona adulta', en: 'Erase an adult’s data' },
  access: { who: 'person', permission: 'children.erase', scopeOf: (i) => ({ kind: 'book', book: i.book }) },
  input: v.object({ book: Uuid, adult: Uuid, reason: text(3, 500) }),
  answer: v.object({}),
  fresh: true,
})

/** One line for each adult of each child who is here. */
export const listAdults = endpoint({
  id: 'guardians.list',
  method: 'GET',
  path: '/v1/books/:book/adults',
  words: {
    es: 'Personas adultas de las niñas y niños de un centro',
    en: 'Adults of the children of a center',
  },
  access: { who: 'person', permission: 'guardians.write', scopeOf: (i) => ({ kind: 'book', book: i.book }) },
  input: v.object({ book: Uuid }),
  answer: v.object({
    lines: v.array(
      v.object({
        child: Uuid,
        child_name: v.string(),
        room: v.nullable(v.string()),
        adult: Adult,
        link: CircleAdult,
        pin: v.boolean(),
      }),
    ),
  }),
})

/** What each family agreed to; `null`: not asked. `notices`: how many privacy notices are on record. */
export const listConsents = endpoint({
  id: 'guardians.consents',
  method: 'GET',
  path: '/v1/books/:book/consents',
  words: { es: 'Permisos de las familias de un centro', en: 'Consents of the families of a center' },
  access: { who: 'person', permission: 'guardians.write', scopeOf: (i) => ({ kind: 'book', book: i.book }) },
  input: v.object({ book: Uuid }),
  answer: v.object({
    lines: v.array(
      v.object({
        child: Uuid,
        child_name: v.string(),
        room: v.nullable(v.string()),
        /** by `ConsentUse` */
        answers: v.record(v.string(), v.nullable(ConsentAnswer)),
        notices: v.number(),
      }),
    ),
  }),
})
