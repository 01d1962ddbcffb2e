// What may be said of learning in a room: what is planned for a week, what happened of it, and what children look for.
import * as v from 'valibot'
import { Day, weekday } from '../../kernel/days.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { type Fact, Instant } from '../../kernel/fact.ts'
import { FileHash } from '../../kernel/files.ts'
import { Uuid } from '../../kernel/ids.ts'
import { type FactKind, kindsOf } from '../../kernel/kind.ts'
import { Purpose } from '../../kernel/purposes.ts'
import { refused, stands } from '../../kernel/verdict.ts'

export const Routine = v.picklist([
  'welcome',
  'hygiene',
  'food',
  'sleep',
  'play',
  'outdoors',
  'reading',
  'music',
])
export type Routine = v.InferOutput<typeof Routine>
export const ActivityDomain = v.picklist([
  'gross-motor',
  'fine-motor',
  'language',
  'cognitive',
  'social-emotional',
])
export type ActivityDomain = v.InferOutput<typeof ActivityDomain>
export const Topic = v.picklist([
  ...(['people', 'hiding', 'balls', 'vehicles', 'animals', 'water', 'nature'] as const),
  ...(['building', 'pretend', 'marks', 'music', 'books', 'moving', 'textures'] as const),
])
export type Topic = v.InferOutput<typeof Topic>
export const FormativeField = v.picklist(['languages', 'sciences', 'ethics', 'human'])
export type FormativeField = v.InferOutput<typeof FormativeField>

const Months = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(72))
const sentence = (least: number, most: number) =>
  v.pipe(v.string(), v.trim(), v.minLength(least), v.maxLength(most))

/** An activity as the bank holds it; ages in months, `to` no longer included; `content` is `field.name` of the programme. */
export const Activity = v.pipe(
  v.strictObject({
    id: v.pipe(
      v.string(),
      v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'letras minúsculas y guiones'),
      v.maxLength(60),
    ),
    title: sentence(4, 60),
    what: sentence(80, 420),
    routine: Routine,
    content: v.pipe(
      v.string(),
      v.regex(/^(languages|sciences|ethics|human)\.[a-z-]+$/, 'se esperaba campo.contenido'),
    ),
    domains: v.pipe(v.array(ActivityDomain), v.minLength(1), v.maxLength(3)),
    topics: v.pipe(v.array(Topic), v.maxLength(3)),
    from: Months,
    to: Months,
    minutes: v.pipe(v.number(), v.integer(), v.minValue(3), v.maxValue(40)),
    place: v.picklist(['in', 'out', 'either']),
    group: v.picklist(['one', 'few', 'all']),
    materials: v.pipe(v.array(sentence(3, 90)), v.maxLength(6)),
    look: sentence(20, 200),
    adjust: sentence(30, 240),
  }),
  v.check((a) => a.from < a.to, 'la edad de inicio debe ser menor que la final'),
)
export type Activity = v.InferOutput<typeof Activity>

const ROOM_AT_MOST = 60
const LINES_AT_MOST = 60
const Children = v.pipe(v.array(Uuid), v.maxLength(ROOM_AT_MOST))
const Words = v.pipe(v.string(), v.trim(), v.minLength(2, 'al menos dos letras'), v.maxLength(400))
const ActivityId = v.pipe(v.string(), v.regex(/^[a-z0-9-]{3,60}$/))
/** A week is named by its Monday. */
export const Week = v.pipe(
  Day,
  v.check((d) => weekday(d) === 1, 'se esperaba un lunes'),
)

/**
 * One thing of a plan. `activity`: of the bank; without it, an idea of the room's own, told by its title. `children`: for whom it was
 * thought above all; nobody named = whoever is there.
 */
export const PlanLine = v.strictObject({
  id: Uuid,
  day: Day,
  routine: Routine,
  title: sentence(2, 80),
  activity: v.optional(ActivityId),
  children: v.optional(Children),
  note: v.optional(Words),
})
export type PlanLine = v.InferOutput<typeof PlanLine>

type Named = { readonly children?: readonly string[]; readonly text?: string }
const GONE = '···'
const named = (f: Fact): readonly string[] => (f.payload as Named).children ?? []
/** Free words may tell of the one who is forgotten: they go along. */
const withoutChild = (f: Fact, person: string): Fact['payload'] => ({
  ...f.payload,
  ...((f.payload as Named).children === undefined ? {} : { children: named(f).filter((c) => c !== person) }),
  ...((f.payload as Named).text === undefined ? {} : { text: GONE }),
})

type Planned = { readonly lines?: readonly PlanLine[]; readonly line?: PlanLine; readonly intent?: string }
const linesOf = (f: Fact): readonly PlanLine[] => {
  const p = f.payload as Planned
  return p.lines ?? (p.line ? [p.line] : [])
}
const ofLine = (l: PlanLine, person: string): PlanLine =>
  l.children?.includes(person)
    ? {
        ...l,
        children: l.children.filter((c) => c !== person),
        ...(l.activity === undefined ? { title: GONE } : {}),
        ...(l.note === undefined ? {} : { note: GONE }),
      }
    : l

/** A plan names children where something was thought for them: each has its own seal, and goes alone. */
const ofPlan: Partial<FactKind> = {
  persons: (f) => [...new Set(linesOf(f).flatMap((l) => l.children ?? []))],
  omit: (f, person) => {
    const p = f.payload as Planned
    return {
      ...f.payload,
      ...(p.lines ? { lines: p.lines.map((l) => ofLine(l, person)) } : {}),
      ...(p.line ? { line: ofLine(p.line, person) } : {}),
      ...(p.intent === undefined ? {} : { intent: GONE }),
    }
  },
}

const notAhead: FactKind['judge'] = (f, _room, today) =>
  String(f.payload.day) > today ? refused('day-ahead', 'day') : stands()

const kindOf = kindsOf('learning', {
  permission: 'learning.write',
  physical: true,
  door: 'any',
  subject: 'room',
})

const sevenDays = (week: string, day: string) =>
  day >= week && Date.parse(day) - Date.parse(week) < 7 * 86_400_000

/** The whole plan of a week; said again, it takes the place of the one it `supersedes`. */
export const weekPlanned = kindOf(
  'week-planned',
  'Semana planeada',
  'Week planned',
  v.pipe(
    v.strictObject({
      week: Week,
      lines: v.pipe(v.array(PlanLine), v.minLength(1, 'al menos una actividad'), v.maxLength(LINES_AT_MOST)),
      /** what the room looks for this week, from what its children show */
      intent: v.optional(Words),
    }),
    v.check((p) => p.lines.every((l) => sevenDays(p.week, l.day)), 'hay una actividad fuera de la semana'),
    v.check((p) => new Set(p.lines.map((l) => l.id)).size === p.lines.length, 'una actividad está dos veces'),
  ),
  { ...ofPlan, physical: false },
)

/** One line of a plan put in, said anew, or taken out (`gone`). */
export const plannedChanged = kindOf(
  'planned-changed',
  'Plan cambiado',
  'Plan changed',
  v.pipe(
    v.strictObject({ week: Week, line: v.optional(PlanLine), gone: v.optional(Uuid) }),
    v.check((p) => (p.line === undefined) !== (p.gone === undefined), 'una actividad, o la que se quita'),
    v.check(
      (p) => p.line === undefined || sevenDays(p.week, p.line.day),
      'esa actividad cae fuera de la semana',
    ),
  ),
  { ...ofPlan, physical: false },
)

export const How = v.picklist(['done', 'changed', 'not'])
export type How = v.InferOutput<typeof How>
/** How it went, in one tap. */
export const Went = v.picklist(['loved', 'well', 'little'])
export type Went = v.InferOutput<typeof Went>
export const WhyNot = v.picklist(['weather', 'time', 'children-chose', 'material', 'few-adults', 'other'])
export type WhyNot = v.InferOutput<typeof WhyNot>

/** What became of a planned line, or something that was done without a plan (`line` missing). The last word on a line holds. */
export const activityHappened = kindOf(
  'activity-happened',
  'Lo que pasó con una actividad',
  'What happened of an activity',
  v.pipe(
    v.strictObject({
      day: Day,
      line: v.optional(Uuid),
      routine: Routine,
      title: sentence(2, 80),
      activity: v.optional(ActivityId),
      how: How,
      children: v.optional(Children),
      went: v.optional(Went),
      why: v.optional(WhyNot),
      text: v.optional(Words),
    }),
    v.check((h) => h.how !== 'not' || h.line !== undefined, 'lo que no se hizo estaba en el plan'),
    v.check((h) => h.how !== 'not' || h.went === undefined, 'lo que no se hizo no salió de ningún modo'),
  ),
  { persons: named, omit: withoutChild, judge: notAhead },
)

/** Nobody named: the whole room. */
export const interestNoted = kindOf(
  'interest-noted',
  'Interés notado',
  'Interest noted',
  v.strictObject({ day: Day, topic: Topic, children: v.optional(Children), text: v.optional(Words) }),
  { persons: named, omit: withoutChild, judge: notAhead },
)

const Photo = v.strictObject({ blob: FileHash, thumb: v.optional(FileHash) })

/**
 * Something that was seen, in few words. What a family may read, and a photo, are of one child alone: so nobody's child is told to
 * another's family. A photo is shown only while the family's consent to photos in the room stands.
 */
export const observationNoted = kindOf(
  'observation-noted',
  'Observación',
  'Observation',
  v.pipe(
    v.strictObject({
      day: Day,
      children: v.pipe(v.array(Uuid), v.minLength(1, 'diga de quién'), v.maxLength(ROOM_AT_MOST)),
      text: v.pipe(v.string(), v.trim(), v.minLength(2, 'al menos dos letras'), v.maxLength(800)),
      fields: v.optional(v.pipe(v.array(FormativeField), v.maxLength(4))),
      family: v.optional(v.boolean()),
      photo: v.optional(Photo),
    }),
    v.check((o) => !o.family || o.children.length === 1, 'lo que lee una familia es de una sola niña o niño'),
    v.check((o) => !o.photo || o.children.length === 1, 'una foto es de una sola niña o niño'),
  ),
  {
    persons: named,
    omit: (f, person) => {
      const { photo, ...rest } = withoutChild(f, person) as Fact['payload'] & { photo?: unknown }
      return named(f).includes(person) || photo === undefined ? rest : { ...rest, photo }
    },
    judge: notAhead,
  },
)

export const transitionParts = [
  ...(['enjoys', 'communicates', 'cares', 'helps'] as const),
  ...(['languages', 'sciences', 'ethics', 'human', 'family'] as const),
] as const

const Told = v.optional(v.pipe(v.string(), v.trim(), v.maxLength(1500)))
/**
 * What goes with a child to preschool, written with the family. It tells what the child enjoys and what helps, never what the child "lacks".
 * `agreed`: who of the family read it and agrees that it is handed over.
 */
export const TransitionWritten = v.pipe(
  v.strictObject({
    day: Day,
    enjoys: Told,
    communicates: Told,
    cares: Told,
    helps: Told,
    languages: Told,
    sciences: Told,
    ethics: Told,
    human: Told,
    family: Told,
    agreed: v.optional(v.strictObject({ who: sentence(3, 160), on: Day })),
  }),
  v.check((t) => transitionParts.some((p) => (t[p] ?? '') !== ''), 'escriba al menos una parte'),
)
export type TransitionPart = (typeof transitionParts)[number]
export const transitionWritten = kindOf(
  'transition-written',
  'Informe de paso a preescolar',
  'Transition report to preschool',
  TransitionWritten,
  { subject: 'child', physical: false },
)

const Followed = { said: Uuid, by: Uuid, at: Instant, day: Day }
/**
 * What a center tells the next one of the portfolio of a child that moves: an observation of that child alone, or its report. What
 * names others stays where it was written. Said by a move alone; who said it, and when, is kept.
 */
export const PortfolioFollowed = v.variant('what', [
  v.strictObject({
    ...Followed,
    what: v.literal('seen'),
    text: v.pipe(v.string(), v.minLength(1), v.maxLength(800)),
    fields: v.array(FormativeField),
    family: v.boolean(),
    photo: v.optional(Photo),
  }),
  v.strictObject({
    ...Followed,
    what: v.literal('transition'),
    parts: v.record(v.string(), v.string()),
    agreed: v.nullable(v.strictObject({ who: v.string(), on: Day })),
  }),
])
export type PortfolioFollowed = v.InferOutput<typeof PortfolioFollowed>
export const portfolioFollowed = kindOf(
  'portfolio-followed',
  'Su portafolio del centro anterior',
  'The portfolio of the center before',
  PortfolioFollowed,
  { door: 'online', subject: 'child' },
)

const ContentId = v.pipe(
  v.string(),
  v.regex(/^(languages|sciences|ethics|human)\.[a-z-]+$/, 'se esperaba campo.contenido'),
  v.maxLength(60),
)
const VersionName = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/, 'se esperaban letras, cifras, punto, guion (hasta 40)'),
)
export const LearningProcess = v.pipe(
  v.strictObject({ from: Months, to: Months, words: sentence(4, 300) }),
  v.check((p) => p.from < p.to, 'la edad de inicio debe ser menor que la final'),
)
/** What a content asks by ages, in months; `id` is `field.name`. */
export const Content = v.strictObject({
  id: ContentId,
  title: sentence(4, 160),
  processes: v.pipe(v.array(LearningProcess), v.minLength(1), v.maxLength(12)),
})
export type Content = v.InferOutput<typeof Content>
/** Fields are those of the law; what they hold is loaded. */
export const Programme = v.strictObject({
  version: VersionName,
  title: sentence(4, 120),
  source: sentence(3, 400),
  contents: v.pipe(v.array(Content), v.minLength(1), v.maxLength(120)),
})
export type Programme = v.InferOutput<typeof Programme>
export const ActivityBank = v.strictObject({
  version: VersionName,
  source: sentence(3, 400),
  activities: v.pipe(v.array(Activity), v.minLength(1), v.maxLength(600)),
})
export type ActivityBank = v.InferOutput<typeof ActivityBank>

const inForce = { from: Day, file: FileHash, name: sentence(1, 200) }
const loadedOf = (name: string, es: string, en: string, payload: FactKind['payload']) =>
  kindOf(name, es, en, payload, {
    ...{ permission: 'learning.load', physical: false, subject: undefined, only: 'nation' },
    persons: () => [],
  })
export const programmeLoaded = loadedOf(
  'programme-loaded',
  'Programa en vigor',
  'Programme in force',
  v.strictObject({ programme: Programme, ...inForce }),
)
export const bankLoaded = loadedOf(
  'bank-loaded',
  'Banco de actividades en vigor',
  'Activity bank in force',
  v.strictObject({ bank: ActivityBank, ...inForce }),
)

export const documentationKinds: readonly FactKind[] = [
  observationNoted,
  transitionWritten,
  portfolioFollowed,
]
export const learningKinds: readonly FactKind[] = [
  ...[weekPlanned, plannedChanged, activityHappened, interestNoted, programmeLoaded, bankLoaded],
  ...documentationKinds,
]

export const Happened = v.object({
  id: Uuid,
  by: Uuid,
  at: v.string(),
  day: v.string(),
  line: v.nullable(Uuid),
  routine: Routine,
  title: v.string(),
  activity: v.nullable(v.string()),
  how: How,
  children: v.array(Uuid),
  went: v.nullable(Went),
  why: v.nullable(WhyNot),
  text: v.nullable(v.string()),
})
export type Happened = v.InferOutput<typeof Happened>

/** `planned-twice`: two people planned the week without knowing of each other; the later one is shown. */
export const WeekFlag = v.picklist(['planned-twice'])

/** A room's week; its key is `room|Monday`. */
export const LearningWeek = v.object({
  book: Uuid,
  key: v.string(),
  room: Uuid,
  week: v.string(),
  planned: v.nullable(Uuid),
  by: v.nullable(Uuid),
  at: v.nullable(v.string()),
  intent: v.nullable(v.string()),
  lines: v.array(PlanLine),
  happened: v.array(Happened),
  flags: v.array(WeekFlag),
  activities: v.number(),
  done: v.number(),
})
export type LearningWeek = v.InferOutput<typeof LearningWeek>

/** Its key is the fact's id. */
export const LearningInterest = v.object({
  book: Uuid,
  key: Uuid,
  room: Uuid,
  day: v.string(),
  by: Uuid,
  at: v.string(),
  topic: Topic,
  text: v.nullable(v.string()),
  children: v.array(Uuid),
})
export type LearningInterest = v.InferOutput<typeof LearningInterest>

/** Its key is the fact's id, where it was said; `room` null: it `followed` the child from another center. */
export const LearningObservation = v.object({
  book: Uuid,
  key: Uuid,
  room: v.nullable(Uuid),
  followed: v.boolean(),
  day: v.string(),
  by: Uuid,
  at: v.string(),
  children: v.array(Uuid),
  text: v.string(),
  fields: v.array(FormativeField),
  family: v.boolean(),
  blob: v.nullable(FileHash),
})
export type LearningObservation = v.InferOutput<typeof LearningObservation>

/** Whose photo a file is; its key is the file's SHA-256. Shown while an observation names it and the family agrees. */
export const LearningPhoto = v.object({ book: Uuid, key: FileHash, child: Uuid, shown: v.boolean() })
export type LearningPhoto = v.InferOutput<typeof LearningPhoto>

/** The report that stands; its key is the child's id. */
export const LearningTransition = v.object({
  book: Uuid,
  key: Uuid,
  said: Uuid,
  day: v.string(),
  by: Uuid,
  at: v.string(),
  parts: v.record(v.string(), v.string()),
  agreed: v.nullable(v.object({ who: v.string(), on: v.string() })),
  followed: v.boolean(),
})
export type LearningTransition = v.InferOutput<typeof LearningTransition>

const Signed = {
  book: Uuid,
  key: v.string(),
  from_day: v.string(),
  file: v.string(),
  name: v.string(),
  signed_by: Uuid,
  signed_at: v.string(),
}
/** In the nation's book; its key is the version. */
export const LearningProgramme = v.object({ ...Signed, programme: Programme })
export type LearningProgramme = v.InferOutput<typeof LearningProgramme>
/** In the nation's book; its key is the version. */
export const LearningBank = v.object({ ...Signed, bank: ActivityBank })
export type LearningBank = v.InferOutput<typeof LearningBank>

/** Names by id; children’s only for who works in the center. */
const Names = v.record(v.string(), v.string())
const scopeOf = (i: { book: string }) => ({ kind: 'book', book: i.book }) as const
const access = { who: 'person', permission: 'learning.read', scopeOf } as const

export const RoomWeek = v.object({
  room: Uuid,
  name: v.string(),
  children: v.number(),
  planned: v.boolean(),
  activities: v.number(),
  done: v.number(),
  told: v.number(),
  intent: v.nullable(v.string()),
})
export type RoomWeek = v.InferOutput<typeof RoomWeek>

/** Every room of a center and what it planned for a week; of outside the center without words that may name somebody. */
export const weekOfCenter = endpoint({
  id: 'learning.center',
  method: 'GET',
  path: '/v1/books/:book/learning/weeks/:week',
  words: { es: 'Planes de las salas en una semana', en: 'Plans of the rooms in a week' },
  access,
  input: v.object({ book: Uuid, week: Week }),
  answer: v.object({ rooms: v.array(RoomWeek) }),
})

/** What was done lately in a room: the last day of each activity of the bank, and how it went then. */
const Lately = v.object({ activity: v.string(), day: v.string(), went: v.nullable(Went) })

/**
 * A room's week with all that a plan is made from: its children and their ages, what they look for, what was done in the last eight weeks,
 * and in which domains how many of them are still on their way (`needs`, as development was last observed; where it was not, ages and
 * interests alone decide). Children are named, and needs told, only to who works in the center with them.
 */
export const weekOfRoom = endpoint({
  id: 'learning.room',
  method: 'GET',
  path: '/v1/books/:book/rooms/:room/learning/:week',
  words: { es: 'La semana de una sala', en: 'A room’s week' },
  access,
  input: v.object({ book: Uuid, room: Uuid, week: Week }),
  answer: v.object({
    room: v.string(),
    center: v.string(),
    week: v.nullable(LearningWeek),
    before: v.nullable(LearningWeek),
    children: v.array(v.object({ id: Uuid, name: v.nullable(v.string()), birth: Day })),
    interests: v.array(LearningInterest),
    lately: v.array(Lately),
    needs: v.array(v.object({ domain: ActivityDomain, children: v.number() })),
    names: Names,
  }),
})
export type WeekOfRoom = v.InferOutput<typeof weekOfRoom.answer>

/** The activity bank in force, with its source and the contents of the programme in force: what the release brings, until another is loaded. */
export const activityBank = endpoint({
  id: 'learning.activities',
  method: 'GET',
  path: '/v1/learning/activities',
  words: { es: 'Banco de actividades', en: 'Activity bank' },
  access: { who: 'person', permission: 'learning.read', scopeOf: () => ({ kind: 'own' }) },
  input: v.object({ routine: v.optional(Routine) }),
  answer: v.object({
    version: v.string(),
    source: v.string(),
    activities: v.array(Activity),
    contents: v.array(v.object({ id: v.string(), title: v.string() })),
  }),
})
export type ActivityBankShown = v.InferOutput<typeof activityBank.answer>

const Version = v.object({
  version: v.string(),
  title: v.string(),
  source: v.string(),
  count: v.number(),
  /** null: it comes with the release */
  from_day: v.nullable(v.string()),
  name: v.nullable(v.string()),
  signed_at: v.nullable(v.string()),
  holds: v.boolean(),
})
/** Which programme and bank hold now and which were loaded; whole, what holds, so that it can be taken as an example. */
export const learningVersions = endpoint({
  id: 'learning.versions',
  method: 'GET',
  path: '/v1/learning/versions',
  words: { es: 'Programa y banco de actividades en vigor', en: 'Programme and activity bank in force' },
  access: { who: 'person', permission: 'learning.read', scopeOf: () => ({ kind: 'own' }) },
  input: v.object({}),
  answer: v.object({
    today: v.string(),
    programmes: v.array(Version),
    banks: v.array(Version),
    programme: Programme,
    bank: ActivityBank,
  }),
})
export type LearningVersions = v.InferOutput<typeof learningVersions.answer>

const OfChild = v.object({ book: Uuid, child: Uuid, purpose: Purpose })

/** What was seen of one child: `others` counts who else an observation names, and tells nobody. `photo`: the file is here and may be seen. */
export const PortfolioEntry = v.object({
  id: Uuid,
  day: v.string(),
  by: Uuid,
  text: v.string(),
  fields: v.array(FormativeField),
  family: v.boolean(),
  others: v.number(),
  blob: v.nullable(FileHash),
  photo: v.boolean(),
})
export type PortfolioEntry = v.InferOutput<typeof PortfolioEntry>

/** Only where the child is: it is the file of somebody, told in free words. Newest first, 500 at the most. */
export const portfolioOf = endpoint({
  id: 'learning.portfolio',
  method: 'GET',
  path: '/v1/books/:book/children/:child/portfolio',
  words: { es: 'Portafolio de una niña o un niño', en: 'A child’s portfolio' },
  access,
  input: OfChild,
  answer: v.object({
    child: v.object({ given: v.string(), name: v.string(), birth: Day, room: v.nullable(Uuid) }),
    center: v.string(),
    room: v.nullable(v.string()),
    /** the family agrees to photos in the room */
    photos: v.boolean(),
    entries: v.array(PortfolioEntry),
    interests: v.array(v.object({ id: Uuid, day: v.string(), topic: Topic, text: v.nullable(v.string()) })),
    transition: v.nullable(LearningTransition),
    names: Names,
  }),
  logsRead: true,
})
export type Portfolio = v.InferOutput<typeof portfolioOf.answer>

/** A child's week as its family may read it: days there, what the room did then, what was seen of the child and marked for the family. */
export const storyOfWeek = endpoint({
  id: 'learning.story',
  method: 'GET',
  path: '/v1/books/:book/children/:child/story/:week',
  words: { es: 'La semana de una niña o un niño, para su familia', en: 'A child’s week, for its family' },
  access,
  input: v.object({ ...OfChild.entries, week: Week }),
  answer: v.object({
    given: v.string(),
    center: v.string(),
    room: v.nullable(v.string()),
    /** days on which the child was there */
    days: v.array(v.string()),
    activities: v.array(
      v.object({
        day: v.string(),
        routine: Routine,
        activity: v.string(),
        title: v.string(),
        went: v.nullable(Went),
      }),
    ),
    entries: v.array(PortfolioEntry),
    interests: v.array(Topic),
  }),
  logsRead: true,
})
export type StoryOfWeek = v.InferOutput<typeof storyOfWeek.answer>

/** What goes to preschool, as a file another system can read. */
export const TransitionFile = v.object({
  format: v.literal('nido.transition'),
  version: v.literal(1),
  made: v.string(),
  child: v.object({
    given: v.string(),
    first: v.string(),
    second: v.nullable(v.string()),
    birth: Day,
    sex: v.string(),
    curp: v.nullable(v.string()),
  }),
  center: v.object({ name: v.string(), code: v.string() }),
  programme: v.string(),
  written: v.string(),
  by: v.nullable(v.string()),
  agreed: v.object({ who: v.string(), on: v.string() }),
  parts: v.record(v.string(), v.string()),
})
export type TransitionFile = v.InferOutput<typeof TransitionFile>

/** Refused until the family agreed to hand it over. */
export const transitionFile = endpoint({
  id: 'learning.transition',
  method: 'GET',
  path: '/v1/books/:book/children/:child/transition',
  words: {
    es: 'Informe de paso a preescolar, para entregar',
    en: 'Transition report to preschool, to hand over',
  },
  access,
  input: OfChild,
  answer: TransitionFile,
  logsRead: true,
})
