// The facts of the door: who arrived and how, who went home with whom, who will not come, who visits.
import * as v from 'valibot'
import { Day, dayNumber } from '../../../kernel/days.ts'
import { Instant } from '../../../kernel/fact.ts'
import { Uuid } from '../../../kernel/ids.ts'
import { type FactKind, kindsOf } from '../../../kernel/kind.ts'
import {
  AbsenceReason,
  ArrivalCheck,
  Celsius,
  Clock,
  LateStep,
  OnPaper,
  PickUp,
  Sign,
  StopOutcome,
  Whys,
  words,
} from './door.ts'

const Whole = v.pipe(v.number(), v.integer(), v.minValue(0))

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

/** What the director decided of a stopped pick-up under the written protocol. */
export const pickUpDecided = aboutDay(
  'pick-up-decided',
  'Decisión sobre una entrega detenida',
  'Decision on a stopped pick-up',
  v.strictObject({ day: Day, stop: Uuid, outcome: StopOutcome, note: words(500) }),
  { permission: 'pickups.decide' },
)

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

const Month = v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'se esperaba un mes como 2026-11'))

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
