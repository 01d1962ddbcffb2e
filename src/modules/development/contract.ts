// What is known of a child's development once it was seen, and what may be asked of it; its instruments, facts and guard are in the folder beside it.
import * as v from 'valibot'
import { endpoint } from '../../kernel/endpoint.ts'
import { FileHash } from '../../kernel/files.ts'
import { Uuid } from '../../kernel/ids.ts'
import { Purpose } from '../../kernel/purposes.ts'
import { CohortMode, ItemWords } from './contract/cohort.ts'
import { Frame, Instrument, ItemAnswer, ItemPlace, Light, Name } from './contract/instrument.ts'
import { SeenThen } from './contract/kinds.ts'

/** Key = the item, after its study and a colon where the study has a name. */
export const CohortItem = v.object({
  ...{ book: Uuid, key: v.string(), study: v.string(), item: v.string(), domain: v.string() },
  mode: v.nullable(CohortMode),
  words: ItemWords,
})
export type CohortItem = v.InferOutput<typeof CohortItem>
/** Key = the study's number, after its name. */
export const CohortChild = v.object({
  ...{ book: Uuid, key: v.string(), study: v.string(), child: v.string() },
  gestation_days: v.nullable(v.number()),
})
export type CohortChild = v.InferOutput<typeof CohortChild>
/** Key = child|age in days, after the study's name. */
export const CohortVisit = v.object({
  ...{ book: Uuid, key: v.string(), study: v.string(), child: v.string(), age_days: v.number() },
  answers: v.record(v.string(), v.picklist([0, 1])),
})
export type CohortVisit = v.InferOutput<typeof CohortVisit>

/** What a fact of a child said, judged with the birth date as known now; its key is the fact's id. */
export const Observation = v.object({
  book: Uuid,
  key: Uuid,
  child: Uuid,
  day: v.string(),
  room: v.nullable(Uuid),
  instrument: v.string(),
  version: v.string(),
  answers: v.record(v.string(), ItemAnswer),
  asked: v.nullable(v.record(v.string(), ItemPlace)),
  /** ages and rule of a loaded instrument other than the EDI */
  frame: v.nullable(Frame),
  said_by: v.picklist(['educator', 'family']),
  mode: v.picklist(['child', 'room']),
  note: v.nullable(v.string()),
  photos: v.array(v.string()),
  author: Uuid,
  certificate: v.nullable(Uuid),
  /** came with the child from another center */
  moved: v.boolean(),
  /** age group on that day; null: no group of that age, or an instrument this copy does not know */
  age_group: v.nullable(v.string()),
  /** items that are of no group near that age: kept, and count nowhere */
  strange: v.array(v.string()),
  flags: v.array(v.string()),
  seen: v.nullable(SeenThen),
  /** when it was said, as an instant */
  said_at: v.nullable(v.string()),
})
export type Observation = v.InferOutput<typeof Observation>

export const DomainResult = v.object({
  domain: v.string(),
  light: Light,
  achieved: v.number(),
  not_yet: v.number(),
  /** of the age, asked or not */
  of: v.number(),
})
export type DomainResult = v.InferOutput<typeof DomainResult>

/** All that was seen of a child at one age, with one instrument: taken together whoever saw it, and however often. */
export const Round = v.object({
  instrument: v.string(),
  version: v.string(),
  group: v.string(),
  kind: v.picklist(['surveillance', 'screening']),
  first_day: v.string(),
  last_day: v.string(),
  room: v.nullable(Uuid),
  domains: v.array(DomainResult),
  light: Light,
  /** item → answer as it stands now, and whether only the family saw it */
  not_yet: v.array(v.string()),
  /** items that were achieved before and no longer are: on two days, or two of them in one visit */
  lost: v.array(v.string()),
  /** items that were achieved before and not there on one day alone: to be looked at again soon; absent: none */
  once: v.optional(v.array(v.string())),
  family: v.boolean(),
  /** said here; what came with a move was counted where it was seen */
  counts: v.boolean(),
  rule: v.string(),
  /** domains where the group before still has to be applied; absent: none */
  incomplete: v.optional(v.array(v.string())),
  /** of the rule `rasch`: never without its standard error */
  score: v.optional(v.object({ called: v.string(), value: v.number(), sem: v.number(), n: v.number() })),
})
export type Round = v.InferOutput<typeof Round>

/**
 * What a visit says of a child's level, in standard deviations of the age (corrected throughout), without prior; null where too
 * few items were seen by who works there. Only ever compared with other visits of the same child. `flags`: items that speak at once;
 * `once`: skills of before that were not there on one day alone, and that nobody saw again since.
 */
export const VisitReading = v.object({
  day: v.string(),
  room: v.nullable(Uuid),
  evaluator: v.nullable(Uuid),
  age_days: v.number(),
  items: v.number(),
  value: v.nullable(v.number()),
  variance: v.nullable(v.number()),
  flags: v.array(v.string()),
  once: v.optional(v.array(v.string())),
  /** version of the scale */
  bank: v.string(),
  moved: v.boolean(),
})
export type VisitReading = v.InferOutput<typeof VisitReading>

/**
 * A child that somebody is asked to look at again, named by child and day. `red-flag`: skills were lost, or an alarm sign;
 * `running`: two visits in a row well below what the child itself let expect; `falling`: probably falling over time; `cusum`: small
 * falls that add up; `once`: one skill of before was not there on one day. `figure`: what crossed; `items`: of a red flag and of `once`.
 */
export const ChildSignal = v.object({
  child: Uuid,
  day: v.string(),
  why: v.picklist(['red-flag', 'running', 'falling', 'cusum', 'once']),
  figure: v.number(),
  items: v.array(v.string()),
  /** rules it was judged by */
  rules: v.string(),
})
export type ChildSignal = v.InferOutput<typeof ChildSignal>

/** A child's development as it stands; its key is the child's id. Rounds by first day. */
export const ChildDevelopment = v.object({
  book: Uuid,
  key: Uuid,
  last_day: v.string(),
  last_screened: v.nullable(v.string()),
  light: Light,
  rounds: v.array(Round),
  readings: v.array(VisitReading),
  /** level at the first visit and at the last, at least three months later; null where there are not both */
  entry: v.nullable(v.number()),
  level: v.nullable(v.number()),
  level_age_days: v.nullable(v.number()),
  level_day: v.nullable(v.string()),
  girl: v.nullable(v.boolean()),
})
export type ChildDevelopment = v.InferOutput<typeof ChildDevelopment>

/** A child to be observed again by another person, and what that one saw; its key is the fact that asked. */
export const SecondLook = v.object({
  book: Uuid,
  key: Uuid,
  child: Uuid,
  room: v.nullable(Uuid),
  observation: Uuid,
  evaluator: Uuid,
  instrument: v.string(),
  version: v.string(),
  items: v.array(v.string()),
  why: v.picklist(['sample', 'guard']),
  seed: v.string(),
  asked_by: Uuid,
  asked_at: v.string(),
  by_day: v.string(),
  second: v.nullable(Uuid),
  second_day: v.nullable(v.string()),
  answers: v.nullable(v.record(v.string(), ItemAnswer)),
})
export type SecondLook = v.InferOutput<typeof SecondLook>

/** Which child's a photo of an observation is; its key is the file's SHA-256. */
export const ObservationBlob = v.object({ book: Uuid, key: FileHash, child: Uuid, shown: v.boolean() })
export type ObservationBlob = v.InferOutput<typeof ObservationBlob>

/** An instrument in force by the institution's signature; its key is `id|version`. */
export const LoadedInstrument = v.object({
  book: Uuid,
  key: v.string(),
  id: v.string(),
  version: v.string(),
  instrument: Instrument,
  file: v.string(),
  name: v.string(),
  signed_by: Uuid,
  signed_at: v.string(),
})
export type LoadedInstrument = v.InferOutput<typeof LoadedInstrument>

const scopeOf = (i: { book: string }) => ({ kind: 'book', book: i.book }) as const
const access = { who: 'person', permission: 'children.read', scopeOf } as const

/** A child's development: what stands, every observation with its verdict of now and of then, and who said it. */
export const developmentOfChild = endpoint({
  id: 'development.child',
  method: 'GET',
  path: '/v1/books/:book/children/:child/development',
  words: { es: 'El desarrollo de una niña o un niño', en: 'A child’s development' },
  access,
  input: v.object({ book: Uuid, child: Uuid, purpose: Purpose }),
  answer: v.object({
    today: v.string(),
    development: v.nullable(ChildDevelopment),
    /** by day; the last one stands for half a year */
    signals: v.array(ChildSignal),
    standing: v.nullable(ChildSignal),
    observations: v.array(Observation),
    /** names of who said them, by id */
    people: v.record(v.string(), v.string()),
    /** words of items that the institution loaded, by id */
    items: v.record(v.string(), v.string()),
    /** versions of loaded instruments that were applied, without their items */
    applied: v.array(v.omit(Instrument, ['items'])),
  }),
  logsRead: true,
})

/** A child of the center and where the list of its age stands; from outside the center without a name. */
export const LookedAt = v.object({
  child: Uuid,
  name: v.nullable(v.string()),
  room: v.nullable(Uuid),
  birth_month: v.string(),
  /** months at which the list of its age begins; null: no list of that age */
  months: v.nullable(v.number()),
  state: v.picklist(['none', 'done', 'due', 'overdue']),
  from: v.nullable(v.string()),
  by: v.nullable(v.string()),
  days_late: v.number(),
  last_day: v.nullable(v.string()),
  light: Light,
  /** months of the screening that is advised and was not made */
  screening: v.nullable(v.object({ months: v.number(), by: v.nullable(v.string()), late: v.boolean() })),
})
export type LookedAt = v.InferOutput<typeof LookedAt>

/** Overdue first, then due, by days; lights only for who works in the center, because a light is told with its child. */
export const developmentOfCenter = endpoint({
  id: 'development.center',
  method: 'GET',
  path: '/v1/books/:book/development',
  words: {
    es: 'A quién falta observar, y cómo va cada sala',
    en: 'Who is to be observed, and how each room stands',
  },
  access,
  input: v.object({ book: Uuid, room: v.optional(Uuid) }),
  answer: v.object({
    today: v.string(),
    named: v.boolean(),
    /** since when the center observes, or the day on which the clock of its first round will begin by itself */
    began: v.nullable(v.string()),
    children: v.array(LookedAt),
    /** children somebody is asked to look at again; only for who works in the center */
    signals: v.array(ChildSignal),
  }),
})

/**
 * What may be applied: instruments in force, whole; the caller's own certificates in that center, those that are over too, so that
 * a screen can say why somebody may not; and the names of who gives them.
 */
export const screeningHere = endpoint({
  id: 'development.screening',
  method: 'GET',
  path: '/v1/books/:book/development/screening',
  words: {
    es: 'Con qué instrumentos puede tamizar quien pregunta',
    en: 'Which instruments who asks may apply',
  },
  access: { who: 'person', permission: 'development.screen', scopeOf },
  input: v.object({ book: Uuid }),
  answer: v.object({
    today: v.string(),
    instruments: v.array(Instrument),
    certificates: v.array(
      v.object({ key: Uuid, instrument: v.string(), from_day: v.string(), to_day: v.string() }),
    ),
    givers: v.array(v.string()),
  }),
})

/** Instruments the institution has loaded, with who signed them. */
export const listInstruments = endpoint({
  id: 'development.instruments',
  method: 'GET',
  path: '/v1/instruments',
  words: { es: 'Instrumentos en vigor', en: 'Instruments in force' },
  access: { who: 'person', permission: 'network.read', scopeOf: () => ({ kind: 'own' }) },
  input: v.object({}),
  answer: v.object({
    instruments: v.array(
      v.object({
        id: v.string(),
        version: v.string(),
        title: v.string(),
        items: v.number(),
        groups: v.number(),
        kind: v.picklist(['surveillance', 'screening']),
        from_day: v.string(),
        to_day: v.nullable(v.string()),
        /** of that instrument the version that is in force today */
        in_force: v.boolean(),
        file: v.string(),
        name: v.string(),
        signed_at: v.string(),
      }),
    ),
  }),
})

/** One version whole, with its items: for who may sign the next one. */
export const wholeInstrument = endpoint({
  id: 'development.instrument',
  method: 'GET',
  path: '/v1/instruments/:id/:version',
  words: { es: 'Una versión entera de un instrumento', en: 'One version of an instrument, whole' },
  access: { who: 'person', permission: 'development.load', scopeOf: () => ({ kind: 'own' }) },
  input: v.object({ id: Name, version: Name }),
  answer: v.object({ instrument: Instrument }),
})
