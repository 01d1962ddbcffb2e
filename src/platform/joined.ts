// Who was joined with whom, for whoever asks what was said of either.
import type { Read } from './db.ts'

/** The id whose rows hold a person's facts in the book: their own unless two files were joined. */
export async function standsFor(read: Read, book: string, person: string): Promise<string> {
  const [row] = await read<{ stands: string }>`
    select stands from person_join where book = ${book} and person = ${person} and stands is not null limit 1`
  return row?.stands ?? person
}

/** A person's id and every other one that was joined with it, in any book. A declared cross-book read. */
export async function idsOf(read: Read, person: string): Promise<string[]> {
  const rows = await read<{ id: string }>`
    /* across: persons.joined */ with recursive same as (
      select ${person}::uuid as id
      union
      select x.id from same s join person_join j on j.stands is not null and (j.person = s.id or j.into_person = s.id)
      cross join lateral (values (j.person), (j.into_person)) x(id)
    ) select id from same order by id`
  return rows.map((r) => r.id)
}
