// What is said of suspected harm to a child, to whom, and who the persons of the protocol are: named openly, what they receive never.
import * as v from 'valibot'
import { Day } from '../../kernel/days.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { Instant } from '../../kernel/fact.ts'
import { Uuid } from '../../kernel/ids.ts'
import type { FactKind } from '../../kernel/kind.ts'
import { Sealed } from '../../kernel/sealed.ts'
import { refused, stands } from '../../kernel/verdict.ts'

/** So many persons of a representation, and as many of the nation, can hold a key at a time. */
export const MOST_PERSONS = 4

const Coordinate = v.pipe(v.string(), v.regex(/^[\w-]{43}$/))
/** A point on P-256, base64url. */
export const PublicKey = v.strictObject({ x: Coordinate, y: Coordinate })

/** `about` is the person; they answer for the book's representation, or for the nation. */
export const personNamed: FactKind = {
  kind: 'protection.person-named',
  version: 1,
  words: { es: 'Persona del protocolo nombrada', en: 'Person of the protocol named' },
  payload: v.strictObject({
    /** who is called first: 1 to 4 */
    place: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_PERSONS)),
    from: Day,
    /** whom to call when nothing can be sealed */
    phone: v.optional(v.pipe(v.string(), v.trim(), v.minLength(3), v.maxLength(30))),
  }),
  permission: 'protection.appoint',
  physical: false,
  door: 'any',
  fresh: true,
}
export const personEnded: FactKind = {
  kind: 'protection.person-ended',
  version: 1,
  words: { es: 'Persona del protocolo relevada', en: 'Person of the protocol relieved' },
  payload: v.strictObject({ on: Day }),
  permission: 'protection.appoint',
  physical: false,
  door: 'any',
  fresh: true,
}
/** Said by the person themselves: another one's is not counted. The private half never leaves their browser but wrapped. */
export const keyMade: FactKind = {
  kind: 'protection.key-made',
  version: 1,
  words: { es: 'Llave del protocolo hecha', en: 'Key of the protocol made' },
  payload: PublicKey,
  permission: 'protection.hold',
  physical: false,
  door: 'any',
  fresh: true,
  judge: (fact) => (fact.author === fact.about ? stands() : refused('not-your-key')),
}
export const protectionKinds = [personNamed, personEnded, keyMade] as const

/** Somebody named for a book; `key` is the person. Without `x` they have made no key yet. */
export const ProtocolPerson = v.object({
  book: Uuid,
  key: v.string(),
  place: v.number(),
  from_day: v.string(),
  to_day: v.nullable(v.string()),
  phone: v.nullable(v.string()),
  x: v.nullable(v.string()),
  y: v.nullable(v.string()),
})
export type ProtocolPerson = v.InferOutput<typeof ProtocolPerson>

/** What a tablet carries of a person of the protocol, by their id. */
export type CarriedProtocolPerson = Pick<ProtocolPerson, 'place' | 'phone' | 'x' | 'y'> & {
  readonly book: string
  readonly from: string
  readonly to: string | null
}

/** What was seen. Source: signs to look for at the door, of the filter's own evaluation; the list is Nido's, unconfirmed. */
export const Sign = v.picklist([
  'injury',
  'burn',
  'told',
  'fear',
  'neglect',
  'sexual',
  'treatment',
  'other',
] as const)
export type Sign = v.InferOutput<typeof Sign>
export const BodyPlace = v.picklist([
  'head',
  'face',
  'neck',
  'chest',
  'belly',
  'back',
  'arms',
  'hands',
  'genitals',
  'buttocks',
  'legs',
  'feet',
] as const)
export type BodyPlace = v.InferOutput<typeof BodyPlace>

/** Characters of the free text. With everything else a report always fits its record. */
export const MOST_WORDS = 1200
const Text = v.pipe(v.string(), v.maxLength(MOST_WORDS))
const Prints = v.array(v.pipe(v.string(), v.maxLength(30)))

export const Report = v.object({
  t: v.literal('report'),
  report: Uuid,
  child: v.nullable(Uuid),
  /** name as the author knows it: who reads it may not reach the child's file */
  childName: v.pipe(v.string(), v.maxLength(150)),
  /** the center */
  book: Uuid,
  author: Uuid,
  authorName: v.pipe(v.string(), v.maxLength(150)),
  at: Instant,
  from: v.picklist(['tablet', 'desk']),
  danger: v.boolean(),
  signs: v.array(Sign),
  places: v.array(BodyPlace),
  words: Text,
  /** persons of the network whom it concerns: nothing of the case is ever sealed to them */
  suspects: v.pipe(v.array(Uuid), v.maxLength(8)),
  suspectsNames: v.pipe(v.string(), v.maxLength(200)),
  /** fingerprints of the keys it was sealed to */
  to: Prints,
})
export type Report = v.InferOutput<typeof Report>

const said = { report: Uuid, author: Uuid, authorName: v.string(), at: Instant, to: Prints }
/** Who opened a report, a note, a step that was taken, a report sealed again for who lost a key. */
export const Entry = v.variant('t', [
  v.object({ t: v.literal('opened'), ...said }),
  v.object({ t: v.literal('note'), ...said, words: Text }),
  v.object({ t: v.literal('step'), ...said, clock: v.pipe(v.string(), v.maxLength(40)), words: Text }),
  v.object({ t: v.literal('again'), ...said, of: Report, receivedAt: Instant }),
])
export type Entry = v.InferOutput<typeof Entry>
export const Confidential = v.variant('t', [Report, ...Entry.options])
export type Confidential = v.InferOutput<typeof Confidential>

export const Named = v.object({
  book: Uuid,
  person: Uuid,
  name: v.string(),
  place: v.number(),
  phone: v.nullable(v.string()),
  x: v.nullable(v.string()),
  y: v.nullable(v.string()),
})
export type Named = v.InferOutput<typeof Named>

export const listProtocol = endpoint({
  id: 'protection.persons',
  method: 'GET',
  path: '/v1/protection/persons',
  words: {
    es: 'Quiénes reciben los avisos reservados de un lugar',
    en: 'Who receives the confidential reports of a place',
  },
  access: { who: 'person', permission: 'protection.report', scopeOf: () => ({ kind: 'own' }) },
  input: v.object({ book: Uuid }),
  /** `home`: the representation that answers for the place, or the nation; of both in their order. `kept`: for how long, years */
  answer: v.object({
    home: Uuid,
    homeName: v.string(),
    persons: v.array(Named),
    kept: v.object({ years: v.number(), confirmed: v.boolean(), source: v.string() }),
  }),
})

/** For who names: each office, and how many hold a key of those its reports are sealed to (its own and the nation's). */
export const listSetUps = endpoint({
  id: 'protection.set-ups',
  method: 'GET',
  path: '/v1/protection/set-ups',
  words: {
    es: 'Qué oficinas tienen completo su protocolo',
    en: 'Which offices have their protocol complete',
  },
  access: { who: 'person', permission: 'protection.appoint', scopeOf: () => ({ kind: 'own' }) },
  input: v.object({}),
  answer: v.object({
    offices: v.array(v.object({ book: Uuid, name: v.string(), named: v.number(), holders: v.number() })),
  }),
})

export const Box = v.object({
  book: Uuid,
  name: v.string(),
  /** when any person of the protocol last opened it; null = nobody ever did */
  lookedAt: v.nullable(Instant),
  /** of an office I am named for; else it is mine because I answer for the nation */
  own: v.boolean(),
  /** it is my turn to open it: it has not been opened for as long as my place allows. Tells nothing of what is in it */
  due: v.boolean(),
})
export type Box = v.InferOutput<typeof Box>

/** For who is no person of the protocol: no box, and no key. The same whatever was ever received. */
export const myBoxes = endpoint({
  id: 'protection.boxes',
  method: 'GET',
  path: '/v1/protection/boxes',
  words: { es: 'Los libros sellados que me tocan', en: 'The sealed books that are mine to open' },
  access: { who: 'self' },
  quiet: true,
  input: v.object({}),
  answer: v.object({ boxes: v.array(Box), wrapped: v.nullable(v.string()) }),
})

export const keepKey = endpoint({
  id: 'protection.key',
  method: 'PUT',
  path: '/v1/protection/key',
  words: { es: 'Guardar mi llave, envuelta con mi frase', en: 'Keep my key, wrapped by my phrase' },
  access: { who: 'self' },
  fresh: true,
  input: v.object({ wrapped: v.pipe(v.string(), v.maxLength(2000)) }),
  answer: v.object({}),
})

export const readBox = endpoint({
  id: 'protection.records',
  method: 'GET',
  path: '/v1/protection/boxes/:box',
  words: { es: 'Recibir registros sellados', en: 'Receive sealed records' },
  access: { who: 'self' },
  quiet: true,
  input: v.object({ box: Uuid, after: v.pipe(v.string(), v.regex(/^\d{1,12}$/)) }),
  answer: v.object({
    records: v.array(
      v.object({
        n: v.number(),
        record: Uuid,
        receivedAt: Instant,
        sender: v.nullable(v.string()),
        body: v.string(),
      }),
    ),
    more: v.boolean(),
  }),
})

/** A look at a box ends with a record of its own, so that an opening with and one without a note are alike. */
export const addToBox = endpoint({
  id: 'protection.add',
  method: 'POST',
  path: '/v1/protection/boxes/:box',
  words: { es: 'Agregar un registro sellado', en: 'Add a sealed record' },
  access: { who: 'self' },
  quiet: true,
  input: v.object({
    box: Uuid,
    id: Uuid,
    sealed: Sealed,
    looked: v.pipe(v.number(), v.integer(), v.minValue(0)),
  }),
  answer: v.object({}),
})
