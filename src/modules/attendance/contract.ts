// What may be said at the door: a child arrived, moved to a room, went home, or will not come.
import * as v from 'valibot'
import { Day, dayNumber } from '../../kernel/days.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { Uuid } from '../../kernel/ids.ts'
import type { FactKind } from '../../kernel/kind.ts'

/** `day` is the civil day of the center: said by the device, because it alone knows which morning it was. */
const aboutDay = (kind: string, es: string, en: string, payload: FactKind['payload']): FactKind => ({
  kind: `attendance.${kind}`,
  version: 1,
  words: { es, en },
  payload,
  permission: 'attendance.write',
  physical: true,
  door: 'any',
  subject: 'child',
})

export const arrived = aboutDay('arrived', 'Llegó', 'Arrived', v.strictObject({ day: Day, room: Uuid }))
export const movedRoom = aboutDay(
  'moved-room',
  'Cambió de sala',
  'Moved to another room',
  v.strictObject({ day: Day, room: Uuid }),
)
export const left = aboutDay('left', 'Se fue', 'Left', v.strictObject({ day: Day }))
export const AbsenceReason = v.picklist(['ill', 'family', 'holiday', 'transport', 'unknown'])
export type AbsenceReason = v.InferOutput<typeof AbsenceReason>
export const absent = aboutDay(
  'absent',
  'No vendrá',
  'Will not come',
  v.strictObject({ day: Day, reason: AbsenceReason }),
)

const DayCount = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(999))
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
    month: v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'se esperaba un mes como 2026-11')),
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

export const attendanceKinds = [arrived, movedRoom, left, absent, registerBrought] as const

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

/** One tap as the day remembers it: fact, what, when (estimated), room. */
export const Mark = v.object({
  id: Uuid,
  kind: v.picklist(['arrived', 'moved-room', 'left', 'absent']),
  at: v.string(),
  room: v.optional(Uuid),
  reason: v.optional(AbsenceReason),
})
export type Mark = v.InferOutput<typeof Mark>

export const DayFlag = v.picklist([
  'two-arrivals',
  'other-room',
  'left-before-arrival',
  'left-twice',
  'absent-but-here',
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
})
export type AttendanceDay = v.InferOutput<typeof AttendanceDay>

export const attendanceOfChild = endpoint({
  id: 'attendance.child',
  method: 'GET',
  path: '/v1/books/:book/children/:child/attendance',
  words: { es: 'Los días de una niña o un niño en un mes', en: 'A child’s days in a month' },
  access: { who: 'person', permission: 'children.read', scopeOf: (i) => ({ kind: 'book', book: i.book }) },
  input: v.object({
    book: Uuid,
    child: Uuid,
    month: v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'se esperaba un mes como 2026-11')),
    purpose: v.pipe(v.string(), v.minLength(3), v.maxLength(40)),
  }),
  answer: v.object({ days: v.array(AttendanceDay) }),
  logsRead: true,
})
