// Who is awaited on a day: enrolled, the center open, the child's own hours, and no absence told; the count a kitchen cooks by.
import { type Day, weekday } from '../../../kernel/days.ts'
import { restDayOn } from '../../../kernel/holidays.ts'
import type { AttendanceDay, AttendancePlan } from '../contract.ts'
import { plannedOn } from './fold-plan.ts'

/** The center's own calendar wins over weekends and rest days of the law. Source: LFT 74. */
export function isOpenOn(day: Day, calendar: ReadonlyMap<string, boolean>): boolean {
  const own = calendar.get(day)
  if (own !== undefined) return own
  return weekday(day) !== 0 && weekday(day) !== 6 && restDayOn(day) === undefined
}

/** So many days of service one absence may tell of beforehand. */
export const MOST_ANNOUNCED = 70
/** A year and a day: a center that never opens is not looked through for longer. */
const LOOKED_AT = 366

/** Days from one to another, both included, on which the center is open; one more than may be announced says that it is too many. */
export function openDays(
  from: Day,
  to: Day,
  next: (day: Day) => Day,
  calendar: ReadonlyMap<string, boolean>,
): Day[] {
  const days: Day[] = []
  for (
    let day = from, n = 0;
    day <= to && n < LOOKED_AT && days.length <= MOST_ANNOUNCED;
    day = next(day), n++
  )
    if (isOpenOn(day, calendar)) days.push(day)
  return days
}

/** The same days as stretches without a day of service between them, in order: how a person says them. */
export function spansOf(
  days: readonly Day[],
  next: (day: Day) => Day,
  calendar: ReadonlyMap<string, boolean>,
): { readonly from: Day; readonly to: Day; readonly days: number }[] {
  const spans: { from: Day; to: Day; days: number }[] = []
  for (const day of [...days].sort()) {
    const last = spans.at(-1)
    if (last && openDays(next(last.to), day, next, calendar).filter((d) => d !== day).length === 0) {
      last.to = day
      last.days++
    } else spans.push({ from: day, to: day, days: 1 })
  }
  return spans
}

export type Awaited = {
  readonly child: string
  readonly room: string | null
  readonly plan?: Pick<AttendancePlan, 'plans'> | undefined
  readonly told?: Pick<AttendanceDay, 'state' | 'arrived_at' | 'room' | 'flags'> | undefined
}

/** Awaited on an open day, whatever has been told since: no plan means every open day. */
export const isAwaited = (a: Awaited, day: Day): boolean => plannedOn(a.plan, day) !== null

export type RoomCount = {
  readonly room: string
  readonly enrolled: number
  /** awaited by plan and calendar */
  readonly planned: number
  /** of those, who told they will not come, or were not received */
  readonly absent: number
  /** have come, whether they are still here or not */
  readonly came: number
  readonly here: number
  /** plates to count on: who came, and who is awaited and has told nothing */
  readonly expected: number
}

/** Counts by room; on a closed day nobody is awaited. Children without a room are under ''. */
export function countRooms(list: readonly Awaited[], day: Day, open: boolean): RoomCount[] {
  const rooms = new Map<string, { -readonly [K in keyof RoomCount]: RoomCount[K] }>()
  const of = (room: string) => {
    const had = rooms.get(room)
    if (had) return had
    const fresh = { room, enrolled: 0, planned: 0, absent: 0, came: 0, here: 0, expected: 0 }
    rooms.set(room, fresh)
    return fresh
  }
  for (const a of list) {
    const own = of(a.room ?? '')
    own.enrolled++
    const awaited = open && isAwaited(a, day)
    if (awaited) own.planned++
    const came = a.told !== undefined && a.told.arrived_at !== null
    // who is in another room today eats there
    const at = came ? of(a.told!.room ?? a.room ?? '') : own
    if (came) at.came++
    if (a.told?.state === 'present') at.here++
    if (came) at.expected++
    else if (awaited && a.told?.state === 'absent') own.absent++
    else if (awaited && a.told === undefined) own.expected++
  }
  return [...rooms.values()].sort((a, b) => (a.room < b.room ? -1 : 1))
}
