// What a room's week and a child's portfolio are once they were told, and what may be asked of them; words and facts are in the folder beside it.
import * as v from 'valibot'
import { Day } from '../../kernel/days.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { FileHash } from '../../kernel/files.ts'
import { Uuid } from '../../kernel/ids.ts'
import { Purpose } from '../../kernel/purposes.ts'
import { How, PlanLine, Week, Went, WhyNot } from './contract/kinds.ts'
import {
  Activity,
  ActivityBank,
  ActivityDomain,
  FormativeField,
  Programme,
  Routine,
  Topic,
} from './contract/programme.ts'

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
