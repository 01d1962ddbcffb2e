// What is known of the adults of a child, and what may be asked of it; facts and what a tablet carries are in the folder beside it.
import * as v from 'valibot'
import { Day } from '../../kernel/days.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { FileHash } from '../../kernel/files.ts'
import { Uuid } from '../../kernel/ids.ts'
import { Purpose } from '../../kernel/purposes.ts'
import { Consent } from '../children/contract/kinds.ts'
import { Phone, Relation, text, WithdrawnWhy } from './contract/adults.ts'
import { ConsentAnswer, ConsentUse, Controller, RestrictionBasis } from './contract/agreed.ts'

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
