// What the house can be asked of growth: a child's measurings, who is overdue, what follows a child that moves.
import type { Asking } from '../../kernel/import-target.ts'
import type { Read } from '../../platform/db.ts'
import type { Measurement } from './contract.ts'

export function measurementsOf(read: Read, book: string, child: string): Promise<Measurement[]> {
  return read<Measurement>`select * from measurement where book = ${book} and child = ${child} order by day, key`
}

/** The same of several children, asked at once. */
export function measurementsOfAll(
  read: Read,
  book: string,
  children: readonly string[],
): Promise<Measurement[]> {
  return read<Measurement>`
    select * from measurement where book = ${book} and child = any(${children}::uuid[]) order by child, day, key`
}

export type LastWeighed = {
  child: string
  name: string
  birth: string
  room: string | null
  last_day: string | null
  /** since when the child is in a room of the center */
  since: string | null
}

/** Every child of the center with the day of their last weight or length. One statement, whatever the number. */
export function lastWeighed(read: Read, book: string, room: string | null): Promise<LastWeighed[]> {
  return read<LastWeighed>`
    select c.key as child, c.given || ' ' || c.first as name, c.birth, c.room, c.rooms -> 0 ->> 'from' as since,
      (select max(m.day) from measurement m where m.book = c.book and m.child = c.key::uuid
        and (m.weight_kg is not null or m.length_cm is not null)) as last_day
    from child c where c.book = ${book} and c.left_on is null and c.room is not null and (${room}::uuid is null or c.room = ${room})`
}

/** The last measuring of each child on each day, by `child|day`. One statement, whatever the number. */
export async function measuredOn(
  read: Asking,
  wanted: readonly { readonly book: string; readonly child: string; readonly day: string }[],
): Promise<Map<string, { key: string }>> {
  const rows = await read<{ key: string; child: string; day: string }>`
    /* across: exchange.behind */ select m.key, m.child, m.day
    from unnest(${wanted.map((w) => w.book)}::uuid[], ${wanted.map((w) => w.child)}::uuid[], ${wanted.map((w) => w.day)}::date[])
      w(book, child, day)
    join measurement m on m.book = w.book and m.child = w.child and m.day = w.day order by m.key`
  return new Map(rows.map((m) => [`${m.child}|${m.day}`, { key: m.key }]))
}
