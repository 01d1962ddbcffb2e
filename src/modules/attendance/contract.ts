// What may be said at the door: who arrived and how, who went home with whom, who will not come, who visits.
import * as v from 'valibot'
import { Day, dayNumber } from '../../kernel/days.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { Instant } from '../../kernel/fact.ts'
import { Uuid } from '../../kernel/ids.ts'
import { type FactKind, kindsOf } from '../../kernel/kind.ts'

const words = (most: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(most))
const Whole = v.pipe(v.number(), v.integer(), v.minValue(0))
const Month = v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'se esperaba un mes como 2026-11'))
export const Clock = v.pipe(
  v.string(),
  v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'se esperaba una hora como 07:30'),
)

/** What is looked for at the door. Which of them keep a child out is data: rules/exclusion.ts. */
export const Sign = v.picklist([
  'fever',
  'vomiting',
  'contagious',
  'malaise',
  'care',
  'outbreak',
  'diarrhea',
  'rash',
  'cough',
  'eyes',
])
export type Sign = v.InferOutput<typeof Sign>

/** Axillary temperature, °C: what a thermometer for children can show. */
export const Celsius = v.pipe(
  v.number(),
  v.minValue(34, 'una temperatura desde 34 °C'),
  v.maxValue(43, 'una temperatura hasta 43 °C'),
)

/**
 * What the check at the door found; empty is "sin novedad". `home`: what the family told of the last twelve hours; `medicine`:
 * what was brought, each as the family says it. Source: DPSG 18-III (accident or illness of the last 12 h, inspection at the door).
 */
export const ArrivalCheck = v.strictObject({
  fever: v.optional(Celsius),
  signs: v.optional(v.pipe(v.array(Sign), v.minLength(1), v.maxLength(10))),
  medicine: v.optional(v.pipe(v.array(words(120)), v.minLength(1), v.maxLength(10))),
  home: v.optional(words(500)),
})
export type ArrivalCheck = v.InferOutput<typeof ArrivalCheck>

/** Written on a paper sheet while there was no tablet: which sheet, and who wrote on it. Who typed it is the author. */
export const OnPaper = v.strictObject({ sheet: v.optional(words(20)), by: v.optional(Uuid) })
export type OnPaper = v.InferOutput<typeof OnPaper>

/** How whoever picks up was recognized; `none`: nobody looked, or it was not said. */
export const Verified = v.picklist(['pin', 'code', 'face', 'document', 'none'])
export type Verified = v.InferOutput<typeof Verified>

/** What the tablet's rule said then, in the words of guardians; what is known later is judged again (rules/pick-up.ts). */
export const PickUpSaid = v.picklist(['right', 'needs-director', 'restricted'])
export type PickUpSaid = v.InferOutput<typeof PickUpSaid>
/** Why it was for the director. */
export const PickUpWhy = v.picklist([
  'unknown',
  'proposed',
  'withdrawn',
  'not-authorized',
  'not-yet',
  'expired',
  'minor',
  'unverified',
  'pin-wrong',
  'face-unlike',
  'document-other-name',
  'code-wrong',
  'code-other-person',
  'code-other-day',
  'code-used',
  'resembles-restricted',
])
export type PickUpWhy = v.InferOutput<typeof PickUpWhy>
const Whys = v.pipe(v.array(PickUpWhy), v.maxLength(16))

/**
 * Who a child left with. An adult who is forgotten leaves an id here that names nobody: that the child went home stays true.
 * `adult` is one of theirs; `name` somebody else, as told; neither: nobody was named.
 */
export const PickUp = v.strictObject({
  adult: v.optional(Uuid),
  name: v.optional(words(120)),
  how: Verified,
  verdict: PickUpSaid,
  why: v.optional(Whys),
  /** a one-time code, by its id: used once */
  code: v.optional(words(64)),
  /** the stop that a person decided to lift */
  stop: v.optional(Uuid),
})
export type PickUp = v.InferOutput<typeof PickUp>

/** `day` is the civil day of the center: said by the device, because it alone knows which morning it was. */
const aboutDay = kindsOf('attendance', {
  permission: 'attendance.write',
  physical: true,
  door: 'any',
  subject: 'child',
})

/** Version 2 may tell the check at the door; a version 1 tells of none. */
export const arrived = aboutDay(
  'arrived',
  'Llegó',
  'Arrived',
  v.strictObject({ day: Day, room: Uuid, check: v.optional(ArrivalCheck), paper: v.optional(OnPaper) }),
  { version: 2 },
)
export const movedRoom = aboutDay(
  'moved-room',
  'Cambió de sala',
  'Moved to another room',
  v.strictObject({ day: Day, room: Uuid }),
)
/**
 * Version 2 may tell with whom, and when the center closed that day, so that late minutes need no look elsewhere. In it a
 * departure without `with` is one of nobody named; a version 1 could not say.
 */
export const left = aboutDay(
  'left',
  'Se fue',
  'Left',
  v.strictObject({
    day: Day,
    with: v.optional(PickUp),
    closedAt: v.optional(Instant),
    paper: v.optional(OnPaper),
  }),
  { version: 2 },
)
export const AbsenceReason = v.picklist(['ill', 'family', 'holiday', 'transport', 'unknown'])
export type AbsenceReason = v.InferOutput<typeof AbsenceReason>
export const absent = aboutDay(
  'absent',
  'No vendrá',
  'Will not come',
  v.strictObject({ day: Day, reason: AbsenceReason, paper: v.optional(OnPaper) }),
  { version: 2 },
)
/** Told beforehand for one or several days: those the center is open, as whoever tells it sees them in its calendar. */
export const absenceAnnounced = aboutDay(
  'absence-announced',
  'Avisó que no vendrá',
  'Absence announced',
  v.strictObject({
    days: v.pipe(
      v.array(Day),
      v.minLength(1, 'ningún día de servicio en esas fechas'),
      v.maxLength(70),
      v.check((days) => new Set(days).size === days.length, 'cada día una vez'),
    ),
    reason: AbsenceReason,
  }),
)
/**
 * Not received at the door: goes back with whoever brought them, with a paper for the medical assessment. `advised`: what the
 * rule said of these signs; the person at the door decided. Source: DPSG 18-III.
 */
export const notReceived = aboutDay(
  'not-received',
  'No se recibió en el filtro',
  'Not received at the door',
  v.strictObject({
    day: Day,
    room: Uuid,
    signs: v.pipe(v.array(Sign), v.minLength(1, 'al menos una señal'), v.maxLength(10)),
    fever: v.optional(Celsius),
    note: v.optional(words(500)),
    advised: v.boolean(),
    /** who was told, as the person at the door names them */
    told: v.optional(words(120)),
  }),
)
/** Medicine brought in the morning is with the nurse now. `arrival` is the fact that told of it. */
export const medicineHanded = aboutDay(
  'medicine-handed',
  'Medicina entregada a enfermería',
  'Medicine handed to the nurse',
  v.strictObject({ day: Day, arrival: Uuid }),
)
/** A pick-up that was stopped: whoever came may not take the child, or is not who they say. The director decides. */
export const pickUpStopped = aboutDay(
  'pick-up-stopped',
  'Entrega detenida',
  'Pick-up stopped',
  v.strictObject({
    day: Day,
    verdict: v.picklist(['needs-director', 'restricted']),
    why: v.optional(Whys),
    adult: v.optional(Uuid),
    name: v.optional(words(120)),
  }),
)
export const StopOutcome = v.picklist(['delivered', 'not-delivered', 'authority-called'])
export type StopOutcome = v.InferOutput<typeof StopOutcome>
/** What the director decided of a stopped pick-up under the written protocol. */
export const pickUpDecided = aboutDay(
  'pick-up-decided',
  'Decisión sobre una entrega detenida',
  'Decision on a stopped pick-up',
  v.strictObject({ day: Day, stop: Uuid, outcome: StopOutcome, note: words(500) }),
  { permission: 'pickups.decide' },
)
export const LateStep = v.picklist(['family', 'director', 'authority'])
export type LateStep = v.InferOutput<typeof LateStep>
/** After closing a child is still here: who was called, and whether they answered. */
export const lateCall = aboutDay(
  'late-call',
  'Llamada después del cierre',
  'Call after closing',
  v.strictObject({ day: Day, step: LateStep, answered: v.boolean(), adult: v.optional(Uuid) }),
)
/** Said by the house alone: nobody has told that the child left, so the day is closed as if they had at closing time. */
export const departureImputed = aboutDay(
  'departure-imputed',
  'Salida supuesta al cierre',
  'Departure imputed at closing',
  v.strictObject({ day: Day }),
  { permission: 'attendance.impute', physical: false },
)
/** Said by the house alone: awaited by the cut-off of the morning, and nobody has told anything. */
export const noNotice = aboutDay(
  'no-notice',
  'Falta sin aviso',
  'Absence without notice',
  v.strictObject({ day: Day, room: Uuid }),
  { permission: 'attendance.impute', physical: false },
)
/** From a day on a child is awaited on these weekdays (0 Sunday to 6 Saturday), from an hour to another. */
export const weekPlanned = aboutDay(
  'week-planned',
  'Horario de la semana',
  'Hours of the week',
  v.strictObject({
    from: Day,
    week: v.pipe(
      v.array(
        v.pipe(
          v.strictTuple([v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(6)), Clock, Clock]),
          v.check(([, from, to]) => from < to, 'la salida va después de la entrada'),
        ),
      ),
      v.maxLength(7),
      v.check((week) => new Set(week.map(([d]) => d)).size === week.length, 'cada día una vez'),
    ),
  }),
  { permission: 'children.write', physical: false },
)

const ofVisit = (kind: string, es: string, en: string, payload: FactKind['payload']): FactKind => ({
  ...aboutDay(kind, es, en, payload, { permission: 'visitors.write' }),
  subject: undefined,
})
/** `about` is the visit. `document`: which one was seen, never its number. */
export const visitorEntered = ofVisit(
  'visitor-entered',
  'Visita que entra',
  'Visitor entered',
  v.strictObject({
    day: Day,
    name: words(120),
    why: words(200),
    whom: v.optional(words(120)),
    document: v.picklist(['ine', 'work', 'other', 'none']),
    closedAt: v.optional(Instant),
  }),
)
export const visitorLeft = ofVisit(
  'visitor-left',
  'Visita que sale',
  'Visitor left',
  v.strictObject({ day: Day }),
)

const DayCount = v.pipe(Whole, v.maxValue(999))
/** One day of a room in another register: day of the month, how many came, how many did not, how many of those were ill. */
export const BroughtDay = v.pipe(
  v.strictTuple([
    v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(31)),
    DayCount,
    DayCount,
    DayCount,
  ]),
  v.check(([, , absences, ill]) => ill <= absences, 'los enfermos no pueden ser más que las faltas'),
)
export type BroughtDay = v.InferOutput<typeof BroughtDay>

/**
 * A month of roll-calls from before Nido, as another register counted it: sums by room and day, nobody named. Children who
 * have left are in the sums. A day of which the door tells too must not be in it, or it would count twice.
 */
export const RegisterBrought = v.pipe(
  v.strictObject({
    month: Month,
    rooms: v.pipe(
      v.array(v.strictObject({ room: Uuid, days: v.pipe(v.array(BroughtDay), v.maxLength(31)) })),
      v.minLength(1),
      v.maxLength(200),
    ),
    source: v.pipe(v.string(), v.trim(), v.minLength(3), v.maxLength(200)),
  }),
  v.check(
    (r) =>
      r.rooms.every(({ days }) =>
        days.every(
          ([day], i) =>
            !Number.isNaN(dayNumber(`${r.month}-${String(day).padStart(2, '0')}`)) &&
            (i === 0 || days[i - 1]![0] < day),
        ),
      ),
    'los días deben existir en ese mes, en orden y una vez cada uno',
  ),
)
export type RegisterBrought = v.InferOutput<typeof RegisterBrought>

export const registerBrought: FactKind = {
  kind: 'attendance.register-brought',
  version: 1,
  words: { es: 'Lista de asistencia de antes de Nido', en: 'Roll-calls from before Nido' },
  payload: RegisterBrought,
  permission: 'exchange.import',
  physical: false,
  door: 'any',
  /** sums concern nobody alone */
  persons: () => [],
  only: 'own',
}

export const attendanceKinds = [
  arrived,
  movedRoom,
  left,
  absent,
  absenceAnnounced,
  notReceived,
  medicineHanded,
  pickUpStopped,
  pickUpDecided,
  lateCall,
  departureImputed,
  noNotice,
  weekPlanned,
  visitorEntered,
  visitorLeft,
  registerBrought,
] as const

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
