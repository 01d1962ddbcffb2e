// What a day at the door is once it was told, and what may be asked of it; its words and facts are in the folder beside it.
import * as v from 'valibot'
import { Day } from '../../kernel/days.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { Uuid } from '../../kernel/ids.ts'
import {
  AbsenceReason,
  ArrivalCheck,
  LateStep,
  PickUp,
  PickUpSaid,
  PickUpWhy,
  Sign,
  StopOutcome,
  Verified,
} from './contract/door.ts'
import { BroughtDay } from './contract/kinds.ts'

/** A room's month as another register counted it; its key is `room|month`. */
export const AttendanceBrought = v.object({
  book: Uuid,
  key: v.string(),
  room: Uuid,
  month: v.string(),
  days: v.array(BroughtDay),
  source: v.string(),
})
export type AttendanceBrought = v.InferOutput<typeof AttendanceBrought>

/** One tap as the day remembers it: fact, what, when (estimated), room; and what its kind tells besides. */
export const Mark = v.object({
  id: Uuid,
  kind: v.picklist([
    'arrived',
    'moved-room',
    'left',
    'absent',
    'absence-announced',
    'not-received',
    'medicine-handed',
    'pick-up-stopped',
    'pick-up-decided',
    'late-call',
    'departure-imputed',
    'no-notice',
  ]),
  at: v.string(),
  room: v.optional(Uuid),
  reason: v.optional(AbsenceReason),
  check: v.optional(ArrivalCheck),
  /** what kept a child out, with the temperature where it was taken; `name` is who was told */
  signs: v.optional(v.array(Sign)),
  fever: v.optional(v.number()),
  /** null: it could have named somebody, and did not */
  with: v.optional(v.nullable(PickUp)),
  closedAt: v.optional(v.string()),
  paper: v.optional(v.literal(true)),
  /** the fact it answers: an arrival whose medicine was handed over, a stop that was decided */
  of: v.optional(Uuid),
  verdict: v.optional(PickUpSaid),
  why: v.optional(v.array(PickUpWhy)),
  adult: v.optional(Uuid),
  name: v.optional(v.string()),
  outcome: v.optional(StopOutcome),
  step: v.optional(LateStep),
  answered: v.optional(v.boolean()),
})
export type Mark = v.InferOutput<typeof Mark>

export const DayFlag = v.picklist([
  'two-arrivals',
  'other-room',
  'left-before-arrival',
  'left-twice',
  'absent-but-here',
  'nobody-named',
  'not-authorized',
  'not-verified',
  'code-twice',
  'medicine-twice',
  'imputed',
  'no-notice',
])
export type DayFlag = v.InferOutput<typeof DayFlag>

/** A child's day; its key is `child|day`. Times are instants. */
export const AttendanceDay = v.object({
  book: Uuid,
  key: v.string(),
  child: Uuid,
  day: v.string(),
  state: v.picklist(['present', 'gone', 'absent']),
  room: v.nullable(Uuid),
  arrived_at: v.nullable(v.string()),
  left_at: v.nullable(v.string()),
  reason: v.nullable(AbsenceReason),
  flags: v.array(DayFlag),
  marks: v.array(Mark),
  /** the departure that stands: with whom, how and what was said of it; null when nobody could say so */
  pick_up: v.nullable(PickUp),
  /** minutes after closing at which the child left; null when that is not known */
  late_minutes: v.nullable(v.number()),
  /** nobody told of the departure: closed at closing time by the house */
  imputed: v.boolean(),
})
export type AttendanceDay = v.InferOutput<typeof AttendanceDay>

/** What is known now of a pick-up as of its moment; `right` where nothing speaks against it. */
export const KnownPickUp = v.picklist([
  'right',
  'unknown',
  'withdrawn',
  'not-authorized',
  'expired',
  'restricted',
])
export type KnownPickUp = v.InferOutput<typeof KnownPickUp>

/**
 * A departure with an adult of the child, judged again by all that is known now of that adult; its key is the fact. `alarm`:
 * the tablet said it was right, and it was not.
 */
export const AttendancePickUp = v.object({
  book: Uuid,
  key: v.string(),
  child: Uuid,
  day: v.string(),
  at: v.string(),
  room: v.nullable(Uuid),
  adult: Uuid,
  how: Verified,
  verdict: PickUpSaid,
  known: KnownPickUp,
  alarm: v.boolean(),
})
export type AttendancePickUp = v.InferOutput<typeof AttendancePickUp>

/** The hours a child is awaited; its key is the child. The last plan whose day has come holds. */
export const AttendancePlan = v.object({
  book: Uuid,
  key: v.string(),
  plans: v.array(
    v.object({
      from: v.string(),
      week: v.array(v.tuple([v.number(), v.string(), v.string()])),
      fact: Uuid,
    }),
  ),
  conflicts: v.array(v.object({ field: v.string(), facts: v.array(Uuid) })),
})
export type AttendancePlan = v.InferOutput<typeof AttendancePlan>

/** Somebody who visited; its key is the visit. Times are instants. */
export const AttendanceVisit = v.object({
  book: Uuid,
  key: v.string(),
  day: v.string(),
  name: v.string(),
  why: v.string(),
  whom: v.nullable(v.string()),
  document: v.picklist(['ine', 'work', 'other', 'none']),
  entered_at: v.string(),
  left_at: v.nullable(v.string()),
  closed_at: v.nullable(v.string()),
})
export type AttendanceVisit = v.InferOutput<typeof AttendanceVisit>

const Month = v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'se esperaba un mes como 2026-11'))

export const attendanceOfChild = endpoint({
  id: 'attendance.child',
  method: 'GET',
  path: '/v1/books/:book/children/:child/attendance',
  words: { es: 'Los días de una niña o un niño en un mes', en: 'A child’s days in a month' },
  access: { who: 'person', permission: 'children.read', scopeOf: (i) => ({ kind: 'book', book: i.book }) },
  input: v.object({
    book: Uuid,
    child: Uuid,
    month: Month,
    purpose: v.pipe(v.string(), v.minLength(3), v.maxLength(40)),
  }),
  answer: v.object({ days: v.array(AttendanceDay) }),
  logsRead: true,
})

const ofBook = {
  who: 'person',
  scopeOf: (i: { book: string }) => ({ kind: 'book', book: i.book }) as const,
} as const

/** A child at the door; names only for who works in the center. */
export const DoorChild = v.object({
  id: Uuid,
  name: v.nullable(v.string()),
  room: v.nullable(Uuid),
  planned: v.nullable(v.object({ from: v.string(), to: v.string() })),
  awaited: v.boolean(),
  told: v.nullable(AttendanceDay),
  /** departures judged again since: whoever took the child was not allowed to */
  alarm: v.boolean(),
})
export type DoorChild = v.InferOutput<typeof DoorChild>

export const RoomCounted = v.object({
  room: v.nullable(Uuid),
  enrolled: v.number(),
  planned: v.number(),
  absent: v.number(),
  came: v.number(),
  here: v.number(),
  expected: v.number(),
})

/** How many plates: counts alone, for the kitchen and whoever oversees. */
export const expectedAtDoor = endpoint({
  id: 'attendance.expected',
  method: 'GET',
  path: '/v1/books/:book/door/expected',
  words: { es: 'A cuántos se espera en un día, por sala', en: 'How many are expected on a day, by room' },
  access: { ...ofBook, permission: 'figures.read' },
  input: v.object({ book: Uuid, day: Day }),
  answer: v.object({ day: v.string(), open: v.boolean(), rooms: v.array(RoomCounted) }),
})

export const doorOfDay = endpoint({
  id: 'attendance.door',
  method: 'GET',
  path: '/v1/books/:book/door',
  words: {
    es: 'La puerta en un día: quién vino, quién falta, con quién se fue, qué espera respuesta',
    en: 'The door on a day: who came, who is missing, with whom they left, what waits for an answer',
  },
  access: { ...ofBook, permission: 'children.read' },
  input: v.object({ book: Uuid, day: Day, room: v.optional(Uuid) }),
  answer: v.object({
    day: v.string(),
    open: v.boolean(),
    named: v.boolean(),
    /** instant until which an absence of that day was told in time */
    cut_off: v.nullable(v.string()),
    rooms: v.array(RoomCounted),
    children: v.array(DoorChild),
    /** names of the adults that departures and stopped pick-ups speak of; who is forgotten or unknown has none */
    adults: v.record(Uuid, v.string()),
    visits: v.array(AttendanceVisit),
  }),
})

/** A child's month in the list: one code a day — see `sheetCode` in rules/month-sheet.ts. */
export const SheetChild = v.object({
  id: Uuid,
  name: v.nullable(v.string()),
  birth: v.nullable(v.string()),
  /** day of the month → code */
  days: v.record(v.string(), v.string()),
  came: v.number(),
  absent: v.number(),
})
export type SheetChild = v.InferOutput<typeof SheetChild>

/** The legal attendance list. Source: procedure 3210-003-037, annex 11 (its layout for CECI is unconfirmed). */
export const monthSheet = endpoint({
  id: 'attendance.sheet',
  method: 'GET',
  path: '/v1/books/:book/rooms/:room/attendance',
  words: { es: 'Lista de asistencia del mes de una sala', en: 'A room’s attendance list of a month' },
  access: { ...ofBook, permission: 'children.read' },
  input: v.object({ book: Uuid, room: Uuid, month: Month }),
  answer: v.object({
    month: v.string(),
    named: v.boolean(),
    /** days of the month on which the center is open */
    open: v.array(v.number()),
    children: v.array(SheetChild),
  }),
})

export const planOfChild = endpoint({
  id: 'attendance.plan',
  method: 'GET',
  path: '/v1/books/:book/children/:child/plan',
  words: { es: 'El horario de la semana de una niña o un niño', en: 'A child’s hours of the week' },
  access: { ...ofBook, permission: 'children.read' },
  input: v.object({ book: Uuid, child: Uuid }),
  answer: v.object({
    plan: v.nullable(AttendancePlan),
    /** days to come of which an absence was told, with the fact that told it */
    announced: v.array(v.object({ day: v.string(), reason: v.nullable(AbsenceReason), fact: Uuid })),
  }),
})

export const listVisits = endpoint({
  id: 'attendance.visits',
  method: 'GET',
  path: '/v1/books/:book/visits',
  words: { es: 'Libro de visitas', en: 'Visitors’ log' },
  access: { ...ofBook, permission: 'visitors.write' },
  input: v.object({ book: Uuid, start: Day, end: Day }),
  answer: v.object({ visits: v.array(AttendanceVisit) }),
})
