// What the house can be asked of the day in the room: a child's day, a center's day, and the notes of its shifts.
import type { Read } from '../../platform/db.ts'
import type { DailyDay, DailyHandover } from './contract.ts'

export async function dailyOf(
  read: Read,
  book: string,
  child: string,
  day: string,
): Promise<DailyDay | undefined> {
  const [row] = await read<DailyDay>`
    select * from daily_day where book = ${book} and key = ${`${child}|${day}`}`
  return row
}

/** The last days of several children of which anything was noted, so many of each at the most. */
export function lastDaysOf(
  read: Read,
  book: string,
  children: readonly string[],
  most: number,
): Promise<Pick<DailyDay, 'key' | 'child' | 'day' | 'arrived_at' | 'left_at' | 'entries'>[]> {
  return read`
    select key, child, day, arrived_at, left_at, entries from (
      select *, row_number() over (partition by child order by day desc) as nth from daily_day
      where book = ${book} and child = any(${children}::uuid[])) d
    where nth <= ${most} order by child, day`
}

export type DayOfChild = { child: string; name: string; birth: string; day: DailyDay }

/** Every child of whom anything was noted that day, by name; one center has some hundreds at the most. */
export function dailyOfCenter(
  read: Read,
  book: string,
  day: string,
  room: string | null,
): Promise<DayOfChild[]> {
  return read<DayOfChild>`
    select c.key as child, c.given || ' ' || c.first as name, c.birth, to_jsonb(d) as day
    from daily_day d join child c on c.book = d.book and c.key = d.child::text
    where d.book = ${book} and d.day = ${day} and (${room}::uuid is null or d.room = ${room})
    order by c.given, c.first, c.key limit 1000`
}

export function handoversOf(
  read: Read,
  book: string,
  day: string,
  room: string | null,
): Promise<DailyHandover[]> {
  return read<DailyHandover>`
    select * from daily_handover where book = ${book} and day = ${day} and (${room}::uuid is null or room = ${room})
    order by at limit 200`
}

/** Names of people of this center, by id. */
export async function namesOfStaff(
  read: Read,
  book: string,
  ids: readonly string[],
): Promise<Record<string, string>> {
  const rows = await read<{ id: string; name: string }>`
    select key as id, given || ' ' || first as name from staff_person
    where book = ${book} and key = any(${[...new Set(ids)]}::text[])`
  return Object.fromEntries(rows.map((r) => [r.id, r.name]))
}

/** Rooms to which children came that day, and whether anything was noted of any of them. */
export function roomsNoted(
  read: Read,
  book: string,
  day: string,
): Promise<{ room: string; noted: boolean }[]> {
  return read<{ room: string; noted: boolean }>`
    select a.room, bool_or(d.key is not null) as noted
    from attendance_day a left join daily_day d on d.book = a.book and d.key = a.key and not d.followed
    where a.book = ${book} and a.day = ${day} and a.arrived_at is not null and a.room is not null
    group by a.room order by a.room`
}
