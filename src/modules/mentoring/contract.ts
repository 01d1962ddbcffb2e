// What may be said of accompanying educators: visits, what was observed with which instrument, what was agreed, and what became of it.
import * as v from 'valibot'
import { Day } from '../../kernel/days.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import type { Fact } from '../../kernel/fact.ts'
import { FileHash } from '../../kernel/files.ts'
import { Uuid } from '../../kernel/ids.ts'
import { type FactKind, kindsOf } from '../../kernel/kind.ts'
import { refused, stands } from '../../kernel/verdict.ts'

/** Names of instruments and dimensions: short, without blanks. */
const Name = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'se esperaban minúsculas, cifras y guion (hasta 40)'),
)
const sentence = (least: number, most: number, tell?: string) =>
  v.pipe(v.string(), v.trim(), v.minLength(least, tell), v.maxLength(most))
const Both = (most: number) => v.strictObject({ es: sentence(2, most), en: v.optional(sentence(2, most)) })

/** One thing that is looked at; `levels` from the one that is only beginning, each told as behavior that can be seen. */
export const Dimension = v.strictObject({
  id: Name,
  words: Both(80),
  about: Both(300),
  levels: v.pipe(v.array(Both(400)), v.minLength(3), v.maxLength(7)),
})
export type Dimension = v.InferOutput<typeof Dimension>

/** How interactions are observed: data, so that another one can take its place. Every dimension has as many levels. */
export const InteractionInstrument = v.pipe(
  v.strictObject({
    id: Name,
    version: v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/)),
    title: Both(120),
    /** minutes one should watch before saying anything */
    minutes: v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(240)),
    dimensions: v.pipe(v.array(Dimension), v.minLength(1), v.maxLength(20)),
    source: sentence(3, 400),
    license: sentence(3, 200),
  }),
  v.check(
    (i) => new Set(i.dimensions.map((d) => d.id)).size === i.dimensions.length,
    'una dimensión está dos veces',
  ),
  v.check(
    (i) => new Set(i.dimensions.map((d) => d.levels.length)).size === 1,
    'todas las dimensiones llevan el mismo número de niveles',
  ),
)
export type InteractionInstrument = v.InferOutput<typeof InteractionInstrument>

/** Of one dimension: the level that describes best what was seen (from 1), null where it could not be seen; `seen`: the facts behind it. */
const Seen = v.strictObject({
  level: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7))),
  seen: v.optional(sentence(2, 500)),
})
/** `of`: how many levels the instrument has, so that a row can be read without it. */
export const InteractionsSeen = v.strictObject({
  instrument: Name,
  version: v.pipe(v.string(), v.maxLength(40)),
  of: v.pipe(v.number(), v.integer(), v.minValue(3), v.maxValue(7)),
  minutes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(480)),
  dimensions: v.record(Name, Seen),
})
export type InteractionsSeen = v.InferOutput<typeof InteractionsSeen>

const People = v.pipe(v.array(Uuid), v.maxLength(12))

/** What is observed belongs to a room and to a conversation; it is nobody's mark. */
export const Visited = v.pipe(
  v.strictObject({
    day: Day,
    /** without it, the visit was to the center as a whole */
    room: v.optional(Uuid),
    /** with whom: they read it too */
    with: People,
    focus: sentence(3, 200, 'diga para qué fue la visita'),
    /** what went well and what was talked over, in words that all of them may read */
    told: v.optional(sentence(2, 1500)),
    observed: v.optional(InteractionsSeen),
  }),
  v.forward(
    v.partialCheck(
      [['room'], ['observed']],
      (p) => p.observed === undefined || p.room !== undefined,
      'lo observado es de una sala',
    ),
    ['room'],
  ),
  v.check(
    (p) =>
      p.observed === undefined ||
      Object.values(p.observed.dimensions).every((d) => d.level === null || d.level <= p.observed!.of),
    'un nivel no es del instrumento',
  ),
  v.forward(
    v.partialCheck(
      [['room'], ['with']],
      (p) => p.room === undefined || p.with.length > 0,
      'diga con quién fue la visita',
    ),
    ['with'],
  ),
)
export type Visited = v.InferOutput<typeof Visited>

export const AgreementOwner = v.picklist(['educator', 'director', 'mentor'])
export type AgreementOwner = v.InferOutput<typeof AgreementOwner>

export const Agreed = v.strictObject({
  visit: Uuid,
  what: sentence(4, 300, 'diga qué se acordó'),
  owner: AgreementOwner,
  who: Uuid,
  by: Day,
  room: v.optional(Uuid),
})
export type Agreed = v.InferOutput<typeof Agreed>

export const AgreementHow = v.picklist(['kept', 'partly', 'later', 'dropped'])
export type AgreementHow = v.InferOutput<typeof AgreementHow>
/** What became of an agreement: kept; partly or later, with a new day; dropped, with its reason. */
export const AgreementTold = v.pipe(
  v.strictObject({
    agreement: Uuid,
    /** whose agreement it is: what is told of it goes with them */
    who: Uuid,
    day: Day,
    how: AgreementHow,
    by: v.optional(Day),
    text: v.optional(sentence(2, 500)),
  }),
  v.forward(
    v.check(
      (t) => (t.how === 'partly' || t.how === 'later') === (t.by !== undefined),
      'diga para qué día queda',
    ),
    ['by'],
  ),
  v.forward(
    v.check((t) => t.how !== 'dropped' || t.text !== undefined, 'diga por qué se deja'),
    ['text'],
  ),
)
export type AgreementTold = v.InferOutput<typeof AgreementTold>

const notAhead: FactKind['judge'] = (f, _center, today) =>
  String(f.payload.day) > today ? refused('day-ahead', 'day') : stands()

const kindOf = kindsOf('mentoring', {
  ...{ permission: 'mentoring.write', physical: true, door: 'any', subject: 'center' },
})
const GONE = '···'
const who = (f: Fact) => (f.payload as Partial<Visited>).with ?? []

export const visited = kindOf('visited', 'Visita de acompañamiento', 'Coaching visit', Visited, {
  persons: who,
  omit: (f, person) => {
    const { told, observed: _observed, ...rest } = f.payload as Visited
    return {
      ...{ ...rest, focus: GONE, with: who(f).filter((w) => w !== person) },
      ...(told === undefined ? {} : { told: GONE }),
    }
  },
  judge: notAhead,
})
export const agreed = kindOf('agreed', 'Acuerdo de acompañamiento', 'Coaching agreement', Agreed, {
  ...{ physical: false, persons: (f: Fact) => [String(f.payload.who)] },
})
export const agreementTold = kindOf(
  'agreement-told',
  'Qué pasó con un acuerdo',
  'What became of an agreement',
  AgreementTold,
  { permission: 'mentoring.follow', persons: (f: Fact) => [String(f.payload.who)], judge: notAhead },
)
/** The instrument as its file had it, said in the nation's book by whoever signs for it. */
export const instrumentLoaded = kindOf(
  'instrument-loaded',
  'Instrumento de interacciones en vigor',
  'Instrument of interactions in force',
  v.strictObject({ instrument: InteractionInstrument, from: Day, file: FileHash, name: sentence(1, 200) }),
  {
    ...{ permission: 'mentoring.load', physical: false, subject: undefined, only: 'nation' },
    persons: () => [],
  },
)
export const mentoringKinds: readonly FactKind[] = [visited, agreed, agreementTold, instrumentLoaded]

/** Its key is the fact's id. */
export const MentoringVisit = v.object({
  book: Uuid,
  key: Uuid,
  day: v.string(),
  room: v.nullable(Uuid),
  by: Uuid,
  at: v.string(),
  people: v.array(Uuid),
  focus: v.string(),
  told: v.nullable(v.string()),
  observed: v.nullable(InteractionsSeen),
})
export type MentoringVisit = v.InferOutput<typeof MentoringVisit>

/** `state` open until it was kept or dropped; `due` the day that stands now. Its key is the fact that agreed it. */
export const MentoringAgreement = v.object({
  book: Uuid,
  key: Uuid,
  visit: Uuid,
  room: v.nullable(Uuid),
  what: v.string(),
  owner: AgreementOwner,
  who: Uuid,
  by: Uuid,
  agreed_on: v.string(),
  first_due: v.string(),
  due: v.string(),
  state: v.picklist(['open', 'kept', 'dropped']),
  ended_on: v.nullable(v.string()),
  told: v.array(
    v.object({
      id: Uuid,
      by: Uuid,
      day: v.string(),
      how: AgreementHow,
      due: v.nullable(v.string()),
      text: v.nullable(v.string()),
    }),
  ),
})
export type MentoringAgreement = v.InferOutput<typeof MentoringAgreement>

/** In the nation's book; its key is `id|version`. */
export const MentoringInstrument = v.object({
  book: Uuid,
  key: v.string(),
  instrument: InteractionInstrument,
  from_day: v.string(),
  file: v.string(),
  name: v.string(),
  signed_by: Uuid,
  signed_at: v.string(),
})
export type MentoringInstrument = v.InferOutput<typeof MentoringInstrument>

const scopeOf = (i: { book: string }) => ({ kind: 'book', book: i.book }) as const
const access = { who: 'person', permission: 'mentoring.read', scopeOf } as const
const Names = v.record(v.string(), v.string())

/** Mentor and director see all of a center; an educator the visits to them and what was agreed there. Newest first, 300 at the most. */
export const mentoringOfCenter = endpoint({
  id: 'mentoring.center',
  method: 'GET',
  path: '/v1/books/:book/mentoring',
  words: { es: 'Acompañamiento de un centro', en: 'Coaching in a center' },
  access,
  input: v.object({ book: Uuid, room: v.optional(Uuid) }),
  answer: v.object({
    today: v.string(),
    visits: v.array(MentoringVisit),
    agreements: v.array(MentoringAgreement),
    names: Names,
    rooms: v.array(v.object({ id: Uuid, name: v.string() })),
    /** who works here, to say with whom a visit was: for the mentor and the director alone */
    people: v.array(v.object({ id: Uuid, name: v.string(), role: v.string() })),
    /** instruments that the observations name, and the one to observe with now (the first) */
    instruments: v.array(InteractionInstrument),
  }),
})
export type MentoringOfCenter = v.InferOutput<typeof mentoringOfCenter.answer>

/** Centers the mentor accompanies, with the last visit and what is open; never anybody's levels. */
export const mentoringMine = endpoint({
  id: 'mentoring.mine',
  method: 'GET',
  path: '/v1/mentoring',
  words: { es: 'Los centros que acompaño', en: 'The centers I accompany' },
  access: { who: 'person', permission: 'mentoring.write', scopeOf: () => ({ kind: 'own' }) },
  input: v.object({}),
  answer: v.object({
    today: v.string(),
    centers: v.array(
      v.object({
        book: Uuid,
        name: v.string(),
        last: v.nullable(v.string()),
        open: v.number(),
        overdue: v.number(),
        /** open agreements that are the asking mentor's own to keep */
        mine: v.number(),
      }),
    ),
  }),
})

export type MentoringMine = v.InferOutput<typeof mentoringMine.answer>

export const interactionInstruments = endpoint({
  id: 'mentoring.instruments',
  method: 'GET',
  path: '/v1/mentoring/instruments',
  words: { es: 'Instrumentos de interacciones', en: 'Instruments of interactions' },
  access: { who: 'person', permission: 'network.read', scopeOf: () => ({ kind: 'own' }) },
  input: v.object({}),
  answer: v.object({
    today: v.string(),
    builtIn: InteractionInstrument,
    inForce: InteractionInstrument,
    loaded: v.array(
      v.object({
        id: v.string(),
        version: v.string(),
        title: v.string(),
        from_day: v.string(),
        name: v.string(),
        signed_at: v.string(),
      }),
    ),
  }),
})

const own = {
  access: { who: 'person', permission: 'mentoring.talk', scopeOf: () => ({ kind: 'own' as const }) },
} as const

/** Somebody the asking person may write with; `notes` how many there are between the two that may be opened. */
export const Partner = v.object({
  person: Uuid,
  name: v.string(),
  place: v.string(),
  notes: v.number(),
  last: v.nullable(v.string()),
})
export const conversations = endpoint({
  id: 'mentoring.conversations',
  method: 'GET',
  path: '/v1/mentoring/conversations',
  words: { es: 'Mis conversaciones', en: 'My conversations' },
  ...own,
  input: v.object({}),
  answer: v.object({ partners: v.array(Partner) }),
})

/**
 * Notes between who asks and one other person; nobody else is answered them, whatever their post. `hidden`: older notes stay shut
 * because somebody else gave who asks a new password since, until the other of the pair says that it is them. `waits`: the same of the other.
 */
export const conversationWith = endpoint({
  id: 'mentoring.conversation',
  method: 'GET',
  path: '/v1/mentoring/conversations/:person',
  words: { es: 'Una conversación de dos', en: 'A conversation of two' },
  ...own,
  input: v.object({ person: Uuid }),
  answer: v.object({
    name: v.string(),
    place: v.string(),
    /** false: the two no longer accompany each other; what was written stays theirs */
    open: v.boolean(),
    hidden: v.number(),
    waits: v.boolean(),
    notes: v.array(v.object({ id: Uuid, mine: v.boolean(), at: v.string(), text: v.nullable(v.string()) })),
  }),
})
export type Conversation = v.InferOutput<typeof conversationWith.answer>

/** `id` is made where it is written: said twice it is there once. */
export const writeNote = endpoint({
  id: 'mentoring.write-note',
  method: 'POST',
  path: '/v1/mentoring/conversations/:person/notes',
  words: { es: 'Escribir una nota para dos', en: 'Write a note for two' },
  ...own,
  input: v.object({ person: Uuid, id: Uuid, text: sentence(1, 4000, 'escriba algo') }),
  answer: v.object({}),
})
export const takeBackNote = endpoint({
  id: 'mentoring.take-back-note',
  method: 'DELETE',
  path: '/v1/mentoring/conversations/:person/notes/:id',
  words: { es: 'Borrar una nota propia', en: 'Delete a note of one’s own' },
  ...own,
  input: v.object({ person: Uuid, id: Uuid }),
  answer: v.object({}),
})
/** The other of the pair says that whoever has a new password is who they were. */
export const vouchFor = endpoint({
  id: 'mentoring.vouch',
  method: 'POST',
  path: '/v1/mentoring/conversations/:person/vouch',
  words: { es: 'Volver a abrir las notas a la otra persona', en: 'Open the notes to the other again' },
  ...own,
  input: v.object({ person: Uuid }),
  answer: v.object({}),
})
