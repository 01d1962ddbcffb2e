// What may be said of a child's day in the room: food, sleep, nappies, mood, outdoors, notes, and the note at the change of shift.
import * as v from 'valibot'
import { Day } from '../../kernel/days.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { type Fact, Instant } from '../../kernel/fact.ts'
import { Uuid } from '../../kernel/ids.ts'
import type { FactKind } from '../../kernel/kind.ts'
import { refused, stands } from '../../kernel/verdict.ts'

export const Meal = v.picklist(['breakfast', 'morning-snack', 'lunch', 'afternoon-snack', 'dinner'])
export type Meal = v.InferOutput<typeof Meal>
export const Amount = v.picklist(['all', 'half', 'little', 'none', 'refused'])
export type Amount = v.InferOutput<typeof Amount>
export const Milk = v.picklist(['breast', 'formula', 'cow', 'water'])
export type Milk = v.InferOutput<typeof Milk>
export const Position = v.picklist(['back', 'side', 'front'])
export type Position = v.InferOutput<typeof Position>
export const Nappy = v.picklist(['wet', 'dirty', 'both', 'dry'])
export type Nappy = v.InferOutput<typeof Nappy>
export const Stool = v.picklist(['loose', 'hard', 'blood', 'rash'])
export type Stool = v.InferOutput<typeof Stool>
export const Toilet = v.picklist(['tried', 'did', 'accident'])
export type Toilet = v.InferOutput<typeof Toilet>
export const Mood = v.picklist(['happy', 'calm', 'tired', 'upset', 'unwell'])
export type Mood = v.InferOutput<typeof Mood>
export const Activity = v.picklist(['play', 'story', 'music', 'art', 'movement', 'language', 'senses'])
export type Activity = v.InferOutput<typeof Activity>
export const Bring = v.picklist(['nappies', 'wipes', 'clothes', 'milk', 'cream', 'hat', 'blanket', 'other'])
export type Bring = v.InferOutput<typeof Bring>
export const Unusual = v.picklist([
  'check-due',
  'not-on-back',
  'long-nap',
  'no-nap',
  'ate-nothing',
  'dry-nappy',
  'loose-stools',
  'nap-imputed',
])
export type Unusual = v.InferOutput<typeof Unusual>
/** What was done about something unusual. */
export const Done = v.picklist(['told-family', 'told-health', 'watching'])
export type Done = v.InferOutput<typeof Done>

const ROOM_AT_MOST = 60
const Children = v.pipe(v.array(Uuid), v.minLength(1), v.maxLength(ROOM_AT_MOST))
const Text = v.pipe(v.string(), v.trim(), v.minLength(2, 'al menos dos letras'), v.maxLength(400))
/**
 * `day`: the civil day of the center. `at`: when it happened, if not now. `of`: the fact it says better, for these children.
 */
const common = { day: Day, children: Children, at: v.optional(Instant), of: v.optional(Uuid) }
const grams = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most))

type Named = { readonly children?: readonly string[]; readonly text?: string }
const named = (f: Fact): readonly string[] => (f.payload as Named).children ?? []

/** What somebody wrote of several children in free words may tell of the one who is forgotten: the words go with them. */
const GONE = '···'
const withoutChild = (f: Fact, person: string): Fact['payload'] => ({
  ...f.payload,
  children: named(f).filter((c) => c !== person),
  ...((f.payload as Named).text === undefined ? {} : { text: GONE }),
})

/** A day that has not come cannot have been seen: a person looks at it. `today` is the day in UTC, never behind Mexico's. */
const notAhead: FactKind['judge'] = (f, _room, today) =>
  String(f.payload.day) > today ? refused('day-ahead', 'day') : stands()

/** Said of a room (`about`) and some of its children: one tap, one fact, however many they are. */
const ofChildren = (kind: string, es: string, en: string, own: v.ObjectEntries): FactKind => ({
  kind: `daily.${kind}`,
  version: 1,
  words: { es, en },
  payload: v.strictObject({ ...common, ...own }),
  permission: 'daily.write',
  physical: true,
  door: 'any',
  subject: 'room',
  judge: notAhead,
  persons: named,
  omit: withoutChild,
})

export const ate = ofChildren('ate', 'Comida', 'Meal', { meal: Meal, amount: Amount })
export const drank = ofChildren('drank', 'Biberón o leche', 'Bottle or milk', {
  milk: Milk,
  ml: v.optional(grams(500)),
})
export const slept = ofChildren('slept', 'Se durmió', 'Fell asleep', { position: Position })
export const sleepChecked = ofChildren('sleep-checked', 'Sueño revisado', 'Sleep checked', {
  position: Position,
})
export const woke = ofChildren('woke', 'Despertó', 'Woke up', {})
export const changed = ofChildren('changed', 'Pañal', 'Nappy', {
  nappy: Nappy,
  notes: v.optional(v.pipe(v.array(Stool), v.maxLength(4))),
})
export const toilet = ofChildren('toilet', 'Baño', 'Toilet', { toilet: Toilet })
export const mood = ofChildren('mood', 'Ánimo', 'Mood', { mood: Mood })
export const activity = ofChildren('activity', 'Actividad', 'Activity', {
  activity: Activity,
  text: v.optional(Text),
})
export const outdoors = ofChildren('outdoors', 'Al aire libre', 'Outdoors', {
  minutes: grams(300),
  sun: v.optional(v.boolean()),
})
export const noted = ofChildren('noted', 'Nota del día', 'Note of the day', {
  text: Text,
  /** may be read to the family */
  family: v.optional(v.boolean()),
  /** a child was hurt: until the child goes home somebody must say whether it was an incident */
  hurt: v.optional(v.boolean()),
})
export const bring = ofChildren('bring', 'Traer mañana', 'Bring tomorrow', {
  bring: v.pipe(v.array(Bring), v.minLength(1), v.maxLength(8)),
  text: v.optional(Text),
})
/** Takes one child out of a fact about several, or a fact that was not so: `of` names it, and the envelope says why. */
export const struck = ofChildren('struck', 'No fue así', 'It was not so', { of: Uuid })
export const attended = ofChildren('attended', 'Atendido', 'Attended to', { what: Unusual, done: Done })

export const handedOver: FactKind = {
  kind: 'daily.handed-over',
  version: 1,
  words: { es: 'Nota de relevo', en: 'Shift handover note' },
  payload: v.strictObject({
    day: Day,
    text: v.pipe(v.string(), v.trim(), v.minLength(2, 'al menos dos letras'), v.maxLength(1000)),
    children: v.optional(v.pipe(v.array(Uuid), v.maxLength(ROOM_AT_MOST))),
  }),
  permission: 'daily.write',
  physical: true,
  door: 'any',
  subject: 'room',
  judge: notAhead,
  persons: (f) => [f.author, ...named(f)],
  omit: (f, person) => (person === f.author ? f.payload : withoutChild(f, person)),
}
export const handoverRead: FactKind = {
  kind: 'daily.handover-read',
  version: 1,
  words: { es: 'Nota de relevo leída', en: 'Handover note read' },
  payload: v.strictObject({ day: Day, note: Uuid }),
  permission: 'daily.write',
  physical: true,
  door: 'any',
  subject: 'room',
  persons: (f) => [f.author],
}

/**
 * One thing of a child's day as the day remembers it. `at`: when it happened; `said`: when it was said, if later;
 * `of`: the fact it says better; `why`: the reason given for that.
 */
export const DailyEntry = v.object({
  id: Uuid,
  what: v.picklist([
    ...(['ate', 'drank', 'slept', 'sleep-checked', 'woke', 'changed', 'toilet', 'mood', 'activity'] as const),
    ...(['outdoors', 'noted', 'bring', 'struck', 'attended'] as const),
  ]),
  at: v.string(),
  said: v.optional(v.string()),
  by: Uuid,
  room: Uuid,
  of: v.optional(Uuid),
  why: v.optional(v.string()),
  meal: v.optional(Meal),
  amount: v.optional(Amount),
  milk: v.optional(Milk),
  ml: v.optional(v.number()),
  position: v.optional(Position),
  nappy: v.optional(Nappy),
  notes: v.optional(v.array(Stool)),
  toilet: v.optional(Toilet),
  mood: v.optional(Mood),
  activity: v.optional(Activity),
  minutes: v.optional(v.number()),
  sun: v.optional(v.boolean()),
  text: v.optional(v.string()),
  family: v.optional(v.boolean()),
  hurt: v.optional(v.boolean()),
  bring: v.optional(v.array(Bring)),
  unusual: v.optional(Unusual),
  done: v.optional(Done),
})
export type DailyEntry = v.InferOutput<typeof DailyEntry>

/**
 * What a center tells the next one of a day of a child that moves: what happened, with arrival and departure, and none of the free
 * words, which may name others. Said by a move alone; of several about one day the last one holds.
 */
export const DayFollowed = v.strictObject({
  day: Day,
  arrived: v.nullable(Instant),
  left: v.nullable(Instant),
  entries: v.pipe(
    v.array(v.strictObject(v.omit(DailyEntry, ['text', 'why']).entries)),
    v.minLength(1),
    v.maxLength(400),
  ),
})
export type DayFollowed = v.InferOutput<typeof DayFollowed>
export const dayFollowed: FactKind = {
  kind: 'daily.day-followed',
  version: 1,
  words: { es: 'Su día en el centro anterior', en: 'The day in the center before' },
  payload: DayFollowed,
  permission: 'daily.write',
  physical: true,
  door: 'online',
  subject: 'child',
}

export const dailyKinds: readonly FactKind[] = [
  ...[ate, drank, slept, sleepChecked, woke, changed, toilet, mood, activity, outdoors, noted, bring],
  ...[struck, attended, handedOver, handoverRead, dayFollowed],
]

/** A sleep: `to` null while it lasts; `imputed`: closed by the departure because nobody said that the child woke. */
export const Nap = v.object({
  from: v.string(),
  to: v.nullable(v.string()),
  imputed: v.boolean(),
  position: Position,
  checks: v.array(v.object({ at: v.string(), position: Position })),
})
export type Nap = v.InferOutput<typeof Nap>

export const DailyFlag = v.picklist([
  'asleep-twice',
  'woke-awake',
  'nap-imputed',
  'before-arrival',
  'after-departure',
])
export type DailyFlag = v.InferOutput<typeof DailyFlag>

/** A child's day in the room; its key is `child|day`. `checks_due` and `checks_kept` count the safe-sleep intervals of its naps. */
export const DailyDay = v.object({
  book: Uuid,
  key: v.string(),
  child: Uuid,
  day: v.string(),
  room: Uuid,
  arrived_at: v.nullable(v.string()),
  left_at: v.nullable(v.string()),
  entries: v.array(DailyEntry),
  naps: v.array(Nap),
  flags: v.array(DailyFlag),
  meals: v.number(),
  meals_eaten: v.number(),
  checks_due: v.number(),
  checks_kept: v.number(),
  outdoors_minutes: v.number(),
  /** all of it happened in the center before: shown here, counted and asked there */
  followed: v.boolean(),
})
export type DailyDay = v.InferOutput<typeof DailyDay>

/** A handover note and who has read it; its key is the fact's id. */
export const DailyHandover = v.object({
  book: Uuid,
  key: Uuid,
  room: Uuid,
  day: v.string(),
  by: Uuid,
  at: v.string(),
  text: v.string(),
  children: v.array(Uuid),
  read: v.array(v.object({ by: Uuid, at: v.string() })),
})
export type DailyHandover = v.InferOutput<typeof DailyHandover>

const purpose = v.pipe(v.string(), v.minLength(3), v.maxLength(40))
/** Names of who said something, by id. */
const Named = v.record(v.string(), v.string())

export const dayOfChild = endpoint({
  id: 'daily.child',
  method: 'GET',
  path: '/v1/books/:book/children/:child/daily',
  words: { es: 'El día de una niña o un niño en la sala', en: 'A child’s day in the room' },
  access: { who: 'person', permission: 'children.read', scopeOf: (i) => ({ kind: 'book', book: i.book }) },
  input: v.object({ book: Uuid, child: Uuid, day: Day, purpose }),
  answer: v.object({ day: v.nullable(DailyDay), people: Named }),
  logsRead: true,
})

export const DayListed = v.object({
  child: Uuid,
  name: v.nullable(v.string()),
  birth: v.string(),
  day: DailyDay,
})
export type DayListed = v.InferOutput<typeof DayListed>

export const dayOfCenter = endpoint({
  id: 'daily.center',
  method: 'GET',
  path: '/v1/books/:book/daily',
  words: { es: 'El día en las salas de un centro', en: 'The day in a center’s rooms' },
  access: { who: 'person', permission: 'children.read', scopeOf: (i) => ({ kind: 'book', book: i.book }) },
  input: v.object({ book: Uuid, day: Day, room: v.optional(Uuid) }),
  answer: v.object({ days: v.array(DayListed), handovers: v.array(DailyHandover), people: Named }),
})
