// What the house can be asked of presence: a child's days, all of them where two files are compared.
import type { Read } from '../../platform/db.ts'
import type { AttendanceDay } from './contract.ts'

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
