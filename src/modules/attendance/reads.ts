// What the house can be asked of presence: a child's days, a day at the door, a room's month, plans and visits.
import type { Read } from '../../platform/db.ts'
import type { AttendanceDay, AttendancePlan, AttendanceVisit } from './contract.ts'

/** `month` as 2026-11. */
export function daysOf(read: Read, book: string, child: string, month: string): Promise<AttendanceDay[]> {
  return read<AttendanceDay>`
    select * from attendance_day where book = ${book} and key >= ${`${child}|${month}-01`} and key <= ${`${child}|${month}-31`} order by key`
}

/** Days on which each of several files of any books was seen at the door, in order, by `book|child`. A declared cross-book read. */
export async function presentDaysOf(
  read: Read,
  files: readonly { readonly book: string; readonly key: string }[],
): Promise<Map<string, string[]>> {
  const rows = await read<{ book: string; key: string; days: string[] }>`
    /* across: children.likely */ select w.book, w.key, array_agg(d.day::text order by d.day) as days
    from unnest(${files.map((f) => f.book)}::uuid[], ${files.map((f) => f.key)}::text[]) w(book, key)
    join attendance_day d on d.book = w.book and d.key >= w.key || '|0000-01-01' and d.key <= w.key || '|9999-12-31'
    where d.state <> 'absent' group by w.book, w.key`
  return new Map(rows.map((r) => [`${r.book}|${r.key}`, r.days]))
}

/** How each month of several children of a book went: first and last day told of, days here, absences. */
export function monthsOf(
  read: Read,
  book: string,
  children: readonly string[],
): Promise<{ child: string; from: string; until: string; here: number; absent: number }[]> {
  return read`
    select d.child, min(d.day)::text as "from", max(d.day)::text as until,
      count(*) filter (where d.state <> 'absent')::int as here, count(*) filter (where d.state = 'absent')::int as absent
    from unnest(${children}::text[]) w(key)
    join attendance_day d on d.book = ${book} and d.key >= w.key || '|0000-01-01' and d.key <= w.key || '|9999-12-31'
    group by d.child, date_trunc('month', d.day) order by 2`
}

/** A child that was here on a day, with what is planned and told of it. */
export type AtDoor = {
  readonly id: string
  readonly given: string
  readonly first: string
  readonly second: string | null
  readonly birth: string
  readonly room: string | null
  readonly plans: AttendancePlan['plans'] | null
  readonly told: AttendanceDay | null
  readonly alarm: boolean
}

/** Children enrolled on a day, or of whom that day tells. One statement for a whole center. */
export function atDoor(read: Read, book: string, day: string, room: string | null): Promise<AtDoor[]> {
  return read<AtDoor>`
    select c.key as id, c.given, c.first, c.second, c.birth, c.room, p.plans, to_jsonb(d) as told,
      exists (select from attendance_pick_up u where u.book = ${book} and u.child = c.key::uuid and u.day = ${day} and u.alarm) as alarm
    from child c
    left join attendance_day d on d.book = ${book} and d.key = c.key || '|' || ${day}
    left join attendance_plan p on p.book = ${book} and p.key = c.key
    where c.book = ${book} and ((c.left_on is null or c.left_on > ${day}) or d.key is not null)
      and (${room}::uuid is null or c.room = ${room} or d.room = ${room})
    order by c.first, coalesce(c.second, ''), c.given, c.key`
}

export function visitsOf(read: Read, book: string, from: string, to: string): Promise<AttendanceVisit[]> {
  return read<AttendanceVisit>`
    select * from attendance_visit where book = ${book} and day between ${from} and ${to} order by entered_at, key`
}

/** Children of a room in a month: who belongs to it now, or was in it on some day of that month. */
export function childrenOfSheet(
  read: Read,
  book: string,
  room: string,
  month: string,
): Promise<{ id: string; given: string; first: string; second: string | null; birth: string }[]> {
  return read`
    select c.key as id, c.given, c.first, c.second, c.birth from child c
    where c.book = ${book} and ((c.room = ${room} and c.left_on is null)
      or exists (select from attendance_day d where d.book = ${book} and d.child = c.key::uuid and d.room = ${room}
        and d.day >= ${`${month}-01`}::date and d.day < ${`${month}-01`}::date + interval '1 month'))
    order by c.first, coalesce(c.second, ''), c.given, c.key`
}

/** Their days in that month, whatever room they were in. */
export function daysOfMonth(
  read: Read,
  book: string,
  children: readonly string[],
  month: string,
): Promise<AttendanceDay[]> {
  return read<AttendanceDay>`
    select d.* from unnest(${children}::text[]) c(id)
    join attendance_day d on d.book = ${book} and d.key >= c.id || '|' || ${`${month}-01`} and d.key <= c.id || '|' || ${`${month}-31`}
    order by d.key`
}

export async function planOf(read: Read, book: string, child: string): Promise<AttendancePlan | undefined> {
  const [row] =
    await read<AttendancePlan>`select * from attendance_plan where book = ${book} and key = ${child}`
  return row
}

export function plansOf(read: Read, book: string, children: readonly string[]): Promise<AttendancePlan[]> {
  return read<AttendancePlan>`select * from attendance_plan where book = ${book} and key = any(${children}::text[])`
}

/** Days told of a child from a day on: what was announced and has not been. */
export function daysFrom(
  read: Read,
  book: string,
  children: readonly string[],
  from: string,
): Promise<AttendanceDay[]> {
  return read<AttendanceDay>`
    select * from attendance_day where book = ${book} and child = any(${children}::uuid[]) and day >= ${from} order by key`
}
