// Files that were joined with a child's and split again: both sides say so for good.
import type { Read } from '../../../platform/db.ts'

/** The other file as it stands now: its center, and its name where it still has a row there. */
export type PartedFrom = {
  book: string
  file: string
  name: string | null
  center: string | null
  joined_at: string
  split_at: string
  by: string | null
  reason: string | null
}

/**
 * Joinings of any of these ids, in whatever book, that a person took back; last first. A declared cross-book read by the ids:
 * whoever asks says what of it may be told.
 */
export function partedFrom(read: Read, ids: readonly string[]): Promise<PartedFrom[]> {
  return read<PartedFrom>`
    /* across: persons.joined */ with parted as (
      select j.book as home, j.by_fact, f.est_at as joined_at,
        case when j.person = any(${ids}::uuid[]) then j.into_person else j.person end as file,
        case when j.person = any(${ids}::uuid[]) then j.book else coalesce((f.body::jsonb->'payload'->>'from')::uuid, j.book) end as book
      from person_join j cross join lateral (
        select est_at, body from fact where book = j.book and id = j.by_fact offset 0) f
      where j.stands is null and (j.person = any(${ids}::uuid[]) or j.into_person = any(${ids}::uuid[])) and f.body is not null)
    select p.book, p.file, c.given || ' ' || c.first || coalesce(' ' || c.second, '') as name, k.name as center,
      p.joined_at, w.est_at as split_at, w.body::jsonb->'payload'->>'reason' as reason,
      (select s.given || ' ' || s.first from staff_person s where s.key = w.body::jsonb->>'author' limit 1) as by
    from parted p
    cross join lateral (
      select est_at, body from fact where book = p.home and about = p.by_fact and kind = 'book.withdrawn' and body is not null
      order by est_at desc limit 1) w
    left join child c on c.book = p.book and c.key = p.file::text
    left join center k on k.book = p.book and k.key = p.book::text
    where p.file <> all(${ids}::uuid[]) order by w.est_at desc, p.by_fact limit 20`
}
