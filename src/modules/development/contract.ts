// What may be said of a child's development: what somebody saw, with which instrument, and which instruments the institution has.
import * as v from 'valibot'
import { Day } from '../../kernel/days.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { FileHash } from '../../kernel/files.ts'
import { Uuid } from '../../kernel/ids.ts'
import { kindsOf } from '../../kernel/kind.ts'
import { Begun } from '../../kernel/long-work.ts'
import { Purpose } from '../../kernel/purposes.ts'
import { CohortMode, cohortKinds, ItemWords } from './contract/cohort.ts'

/** Names of instruments, domains, age groups and items: short, without blanks, the same in every language version. */
const Name = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/, 'se esperaban letras, cifras, punto, guion (hasta 40)'),
)
const Said = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(400))
const WordsOf = v.strictObject({ es: Said, en: v.optional(Said) })

/** 1 achieved (of a risk axis: found), 0 not yet, null not observed: who was not seen has not failed. */
export const ItemAnswer = v.nullable(v.picklist([0, 1]))
export type ItemAnswer = v.InferOutput<typeof ItemAnswer>

/** `sign: 'risk'`: its items are findings, not skills; a yes is no achievement. */
export const Domain = v.strictObject({ id: Name, words: WordsOf, sign: v.optional(v.literal('risk')) })
export type Domain = v.InferOutput<typeof Domain>

/**
 * Ages in days since birth, corrected below two years: from this one, below that one. Where the instrument counts completed
 * calendar months, `months` says so and rules: from this one, below that one.
 */
export const AgeGroup = v.strictObject({
  id: Name,
  fromDays: v.pipe(v.number(), v.integer(), v.minValue(0)),
  toDays: v.pipe(v.number(), v.integer(), v.maxValue(4000)),
  months: v.optional(v.strictObject({ from: v.number(), below: v.number() })),
})
export type AgeGroup = v.InferOutput<typeof AgeGroup>

export const Item = v.strictObject({
  id: Name,
  domain: Name,
  group: Name,
  words: WordsOf,
  /** on the scale of the instrument's item bank, where it has one */
  difficulty: v.optional(v.number()),
})
export type Item = v.InferOutput<typeof Item>

const Grounds = { source: Said, confidence: v.picklist(['confirmed', 'unconfirmed']) }

/**
 * How answers become a result. `milestones`: a light by domain, `enough` = share of the items of the age that must have been
 * seen before a domain is called on track. `edi`: the traffic light of the Mexican EDI. `rasch`: a score on a loaded bank.
 */
export const Rule = v.variant('kind', [
  v.strictObject({ kind: v.literal('milestones'), enough: v.number(), ...Grounds }),
  v.strictObject({ kind: v.literal('edi'), ...Grounds }),
  v.strictObject({ kind: v.literal('rasch'), ...Grounds }),
])
export type Rule = v.InferOutput<typeof Rule>

const Finite = v.pipe(v.number('se esperaba un número'), v.finite('se esperaba un número'))
const Positive = v.pipe(
  Finite,
  v.check((x) => x > 0, 'se esperaba un número mayor que 0'),
)
/** How difficulties become a score: points of a logit, the grid it is looked for on, what is expected by age, and its name. */
export const ScoreScale = v.strictObject({
  /** what a score may be called; D-score only with `permission` */
  called: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60)),
  /** who allows that name for these items, with the document that says so */
  permission: v.optional(Said),
  scale: Positive,
  grid: v.pipe(
    v.strictObject({ from: Finite, to: Finite, by: Positive }),
    v.check(
      (g) => g.to > g.from && (g.to - g.from) / g.by < 2001,
      'se esperaba de menos a más, con menos de 2001 puntos',
    ),
  ),
  /** from the youngest on, in completed months */
  ages: v.pipe(
    v.array(v.strictObject({ months: Finite, mean: Finite, sd: Positive })),
    v.minLength(1, 'se esperaba al menos una edad'),
    v.maxLength(120),
    v.check(
      (rows) => rows.every((r, i) => i === 0 || r.months > rows[i - 1]!.months),
      'se esperaban edades de menos a más',
    ),
  ),
})
export type ScoreScale = v.InferOutput<typeof ScoreScale>

/** An instrument is data. `surveillance` is no test; `screening` is applied only by whom a certificate allows it. */
export const Instrument = v.strictObject({
  id: Name,
  version: Name,
  title: WordsOf,
  kind: v.picklist(['surveillance', 'screening']),
  domains: v.pipe(v.array(Domain), v.maxLength(40)),
  /** from the youngest on; none overlaps another */
  groups: v.pipe(v.array(AgeGroup), v.maxLength(60)),
  items: v.pipe(v.array(Item), v.maxLength(2000)),
  rule: Rule,
  /** with the rule `rasch` alone */
  score: v.optional(ScoreScale),
  source: Said,
  license: Said,
  /** days on which it may be applied; without `to`, until another version comes into force */
  validity: v.strictObject({ from: Day, to: v.optional(Day) }),
})
export type Instrument = v.InferOutput<typeof Instrument>

/** Traffic light: `none` = not enough was seen to say anything. */
export const Light = v.picklist(['green', 'amber', 'red', 'none'])
export type Light = v.InferOutput<typeof Light>

const Answers = v.pipe(
  v.record(Name, ItemAnswer),
  v.check((a) => {
    const n = Object.keys(a).length
    return n > 0 && n <= 200
  }, 'se esperaban de 1 a 200 respuestas'),
)

/** What the rule said on the screen when it was said: stays visible as what was known then. */
export const SeenThen = v.strictObject({
  group: v.nullable(Name),
  lights: v.record(Name, Light),
  light: Light,
  rule: v.pipe(v.string(), v.maxLength(80)),
})
export type SeenThen = v.InferOutput<typeof SeenThen>

const round = {
  day: Day,
  instrument: Name,
  version: Name,
  answers: Answers,
  /** who saw it: whoever writes, or the family, written down by whoever heard it */
  by: v.picklist(['educator', 'family']),
  /** one child through the items of an age, or one item through a room */
  mode: v.picklist(['child', 'room']),
  note: v.optional(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(500))),
  /** SHA-256 of photos, only where the family agreed to photos in the room */
  photos: v.optional(v.pipe(v.array(FileHash), v.minLength(1), v.maxLength(3))),
  seen: v.optional(SeenThen),
}

export const Observed = v.strictObject(round)
export type Observed = v.InferOutput<typeof Observed>

/** Where an item stands in its instrument. */
export const ItemPlace = v.strictObject({ domain: Name, group: Name, difficulty: v.optional(v.number()) })
export type ItemPlace = v.InferOutput<typeof ItemPlace>
/** Ages and rule of the version that was applied; of the EDI every copy knows them. */
export const Frame = v.strictObject({
  groups: v.pipe(v.array(AgeGroup), v.maxLength(60)),
  rule: Rule,
  score: v.optional(ScoreScale),
})
export type Frame = v.InferOutput<typeof Frame>

/**
 * A round of a loaded instrument. It says of each item to which domain and group it belongs, and of other instruments than the
 * EDI their ages and rule, so that the result follows from this fact and the child alone. `certificate` is the fact that gave
 * the evaluator theirs: a screening needs one, surveillance none.
 */
export const Screened = v.pipe(
  v.strictObject({
    ...round,
    asked: v.record(Name, ItemPlace),
    frame: v.optional(Frame),
    certificate: v.optional(Uuid),
  }),
  v.check(
    (s) => Object.keys(s.answers).every((i) => i in s.asked),
    'cada respuesta necesita su dominio y su grupo de edad',
  ),
)
export type Screened = v.InferOutput<typeof Screened>

const kindOf = kindsOf('development', {
  permission: 'development.write',
  physical: true,
  door: 'any',
  subject: 'child',
})

export const observed = kindOf(
  'observed',
  'Observación del desarrollo',
  'Observation of development',
  Observed,
)
export const screened = kindOf('screened', 'Tamizaje del desarrollo', 'Screening of development', Screened, {
  door: 'online',
  permission: 'development.screen',
})

/** The instrument as it stood in the file, said in the nation's book by whoever signs for it. */
export const instrumentLoaded = kindOf(
  'instrument-loaded',
  'Instrumento en vigor',
  'Instrument in force',
  v.strictObject({ instrument: Instrument, file: FileHash, name: Said }),
  {
    ...{
      permission: 'development.load',
      physical: false,
      door: 'online',
      subject: undefined,
      only: 'nation',
    },
    persons: () => [],
  },
)

/** A child is to be observed again by somebody else: the same items, without seeing what was said. `guard`: the sheets of who saw it first looked odd. */
export const SecondLookAsked = v.strictObject({
  observation: Uuid,
  /** who saw it first, and must not be the one who looks again */
  evaluator: Uuid,
  instrument: Name,
  version: Name,
  items: v.pipe(v.array(Name), v.minLength(1), v.maxLength(200)),
  why: v.picklist(['sample', 'guard']),
  /** the draw can be checked afterwards: the same seed and sheets give the same sample */
  seed: v.pipe(v.string(), v.maxLength(80)),
  by: Day,
})
export type SecondLookAsked = v.InferOutput<typeof SecondLookAsked>

export const secondLookAsked = kindOf(
  'second-look-asked',
  'Segunda mirada pedida',
  'Second look asked for',
  SecondLookAsked,
  { ...{ permission: 'development.guard', physical: false, door: 'online' } },
)
/** What the second person saw. It is compared, and never takes the place of what the first one said. */
export const secondLookDone = kindOf(
  'second-look-done',
  'Segunda mirada hecha',
  'Second look made',
  v.strictObject({ asked: Uuid, day: Day, answers: Answers }),
  { door: 'online' },
)

export const developmentKinds = [
  observed,
  screened,
  instrumentLoaded,
  secondLookAsked,
  secondLookDone,
  ...cohortKinds,
] as const

/** Key = the item. */
export const CohortItem = v.object({
  ...{ book: Uuid, key: v.string(), item: v.string(), domain: v.string(), mode: v.nullable(CohortMode) },
  words: ItemWords,
})
export type CohortItem = v.InferOutput<typeof CohortItem>
/** Key = the study's number. */
export const CohortChild = v.object({
  ...{ book: Uuid, key: v.string(), child: v.string(), gestation_days: v.nullable(v.number()) },
})
export type CohortChild = v.InferOutput<typeof CohortChild>
/** Key = child|age in days. */
export const CohortVisit = v.object({
  ...{ book: Uuid, key: v.string(), child: v.string(), age_days: v.number() },
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
  /** items that were achieved before and no longer are */
  lost: v.array(v.string()),
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

/** Second looks of a center: whose, until when, whether made; never what either person said. Names only for who works there. */
export const secondLooks = endpoint({
  id: 'development.second-looks',
  method: 'GET',
  path: '/v1/books/:book/second-looks',
  words: { es: 'Segundas miradas pedidas en el centro', en: 'Second looks asked for in the center' },
  access: { who: 'person', permission: 'development.write', scopeOf },
  input: v.object({ book: Uuid }),
  answer: v.object({
    today: v.string(),
    looks: v.array(
      v.object({
        ...{ key: Uuid, child: Uuid, name: v.string(), birth: v.string(), room: v.nullable(Uuid) },
        ...{ instrument: v.string(), version: v.string(), items: v.array(v.string()), by_day: v.string() },
        /** the one who asks saw it first: somebody else must look */
        own: v.boolean(),
        done_on: v.nullable(v.string()),
      }),
    ),
  }),
})

const Finding = v.object({
  reason: v.picklist(['drift', 'too-good', 'copied', 'impossible-age', 'digits', 'times']),
  figure: v.number(),
  usual: v.number(),
})
const Drawn = v.object({
  ...{ book: Uuid, child: Uuid, observation: Uuid, evaluator: Uuid, day: v.string() },
  ...{ instrument: v.string(), version: v.string(), items: v.array(v.string()) },
})
export type Drawn = v.InferOutput<typeof Drawn>

/** What the review of sheets found: whose are worth a second look and why, and the sample that was drawn. */
export const GuardReport = v.object({
  from: v.string(),
  to: v.string(),
  sheets: v.number(),
  evaluators: v.number(),
  /** with too few sheets to say anything */
  few: v.number(),
  rules: v.string(),
  seed: v.string(),
  doubts: v.array(
    v.object({
      ...{ book: Uuid, center: v.string(), evaluator: Uuid, name: v.string(), sheets: v.number() },
      ...{ findings: v.array(Finding), drawn: v.array(Drawn) },
    }),
  ),
  sample: v.array(Drawn),
})
export type GuardReport = v.InferOutput<typeof GuardReport>

export const GUARD_WORK = 'development.guard'

const guarded = {
  who: 'person',
  permission: 'development.guard',
  scopeOf: () => ({ kind: 'own' }) as const,
} as const

/** Reads the sheets of every center in reach, center by center, behind; the report is the result of the work. */
export const reviewSheets = endpoint({
  id: 'development.review-sheets',
  method: 'POST',
  path: '/v1/development/reviews',
  words: {
    es: 'Revisar las hojas de observación de los centros a su alcance',
    en: 'Review the observation sheets of the centers within reach',
  },
  access: guarded,
  input: v.object({}),
  answer: Begun,
})

/** How two persons agree, evaluator by evaluator, over all second looks of the last year. */
export const agreements = endpoint({
  id: 'development.agreements',
  method: 'GET',
  path: '/v1/development/agreements',
  words: {
    es: 'Cuánto coinciden dos personas que miran lo mismo',
    en: 'How far two persons who look at the same agree',
  },
  access: guarded,
  input: v.object({}),
  answer: v.object({
    /** asked for and not made yet */
    waiting: v.number(),
    late: v.number(),
    evaluators: v.array(
      v.object({
        ...{ book: Uuid, center: v.string(), evaluator: Uuid, name: v.string() },
        ...{ looks: v.number(), items: v.number(), same: v.number() },
        ...{ onlyFirst: v.number(), onlySecond: v.number() },
        verdict: v.picklist(['agrees', 'differs', 'milder', 'stricter', 'too-few']),
      }),
    ),
  }),
})

/** A place in the funnel; `mean` after age, sex and entry are taken out, `estimate` drawn to the middle by how few speak for it. */
export const ComparedPlace = v.object({
  ...{ id: Uuid, name: v.string(), representation: v.nullable(v.string()) },
  /** null where fewer than ten children speak for it: nothing else of it is told then */
  n: v.nullable(v.number()),
  mean: v.nullable(v.number()),
  estimate: v.nullable(v.number()),
  sd: v.nullable(v.number()),
  place: v.picklist(['inside', 'low', 'high', 'very-low', 'very-high', 'hidden']),
})
export type ComparedPlace = v.InferOutput<typeof ComparedPlace>

/** Centers within reach in the order of their names: nobody is first or last. */
export const compareCenters = endpoint({
  id: 'development.compare',
  method: 'GET',
  path: '/v1/development/comparison',
  words: {
    es: 'Cómo crecen en su desarrollo, centro por centro, sin filas de mejores ni peores',
    en: 'How development grows, center by center, without a list of best or worst',
  },
  access: { who: 'person', permission: 'development.guard', scopeOf: () => ({ kind: 'own' }) },
  input: v.object({ representation: v.optional(Uuid) }),
  answer: v.object({
    children: v.number(),
    /** centers hidden because fewer than ten children speak for them */
    hidden: v.number(),
    /** undefined figures: too few children in all for a fair comparison */
    fair: v.nullable(v.object({ middle: v.number(), within: v.number(), between: v.number() })),
    centers: v.array(ComparedPlace),
    representations: v.array(v.object({ id: Uuid, name: v.string() })),
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
