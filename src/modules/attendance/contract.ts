// What may be said at the door: a child arrived, moved to a room, went home, or will not come.
import * as v from 'valibot'
import { Day } from '../../kernel/days.ts'
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

export const attendanceKinds = [arrived, movedRoom, left, absent] as const

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
