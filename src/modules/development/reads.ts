// What the house can be asked of development: a child's observations and rounds, who is to be looked at, which instruments there are.
import { NATION } from '../../kernel/ids.ts'
import type { Read } from '../../platform/db.ts'
import type { ChildDevelopment, LoadedInstrument, Observation } from './contract.ts'

export function observationsOf(read: Read, book: string, child: string): Promise<Observation[]> {
  return read<Observation>`select * from observation where book = ${book} and child = ${child} order by day, key`
}

/** The same of several children, asked at once. */
export function observationsOfAll(
  read: Read,
  book: string,
  children: readonly string[],
): Promise<Observation[]> {
  return read<Observation>`
    select * from observation where book = ${book} and child = any(${children}::uuid[]) order by child, day, key`
}

export async function childDevelopment(
  read: Read,
  book: string,
  child: string,
): Promise<ChildDevelopment | undefined> {
  const [row] = await read<ChildDevelopment>`
    select * from child_development where book = ${book} and key = ${child}`
  return row
}

export type Looking = {
  child: string
  name: string
  birth: string
  weeks: number | null
  room: string | null
  since: string | null
  looked: { day: string; items: number }[]
  screened: string[]
  last_day: string | null
  light: ChildDevelopment['light'] | null
}

/** Every child of the center with the days it was looked at. One statement, whatever the number. */
export function lookingOf(read: Read, book: string, room: string | null): Promise<Looking[]> {
  return read<Looking>`
    select c.key as child, c.given || ' ' || c.first as name, c.birth, c.gestational_weeks as weeks, c.room, c.rooms -> 0 ->> 'from' as since,
      coalesce(o.looked, '[]') as looked, coalesce(o.screened, '[]') as screened, d.last_day, d.light
    from child c left join child_development d on d.book = c.book and d.key = c.key
    left join (
      select child, json_agg(json_build_object('day', day, 'items',
          (select count(*) from jsonb_each(answers) a where a.value <> 'null'::jsonb))) as looked,
        json_agg(day) filter (where asked is not null) as screened
      from observation where book = ${book} group by child
    ) o on o.child = c.key::uuid
    where c.book = ${book} and c.left_on is null and c.room is not null and (${room}::uuid is null or c.room = ${room})`
}

/** Loaded instruments, the newest validity first; those of the nation, whoever asks. */
export function loadedInstruments(read: Read): Promise<LoadedInstrument[]> {
  return read<LoadedInstrument>`
    select * from loaded_instrument where book = ${NATION} order by id, instrument -> 'validity' ->> 'from' desc, version`
}

/** Who is known by name in a place, by id. */
export async function peopleOf(
  read: Read,
  book: string,
  ids: readonly string[],
): Promise<Record<string, string>> {
  const rows = await read<{ key: string; name: string }>`
    select key, given || ' ' || first as name from staff_person where book = ${book} and key = any(${ids}::text[])`
  return Object.fromEntries(rows.map((r) => [r.key, r.name]))
}
