// What the house can be asked of incidents: a center's list, one of them whole, one child's part of it, and all of some months.
import type { Read } from '../../platform/db.ts'
import type { Incident, IncidentChild, PatternIncident } from './contract.ts'

export const PAGE = 100

export type IncidentQuery = {
  readonly kind?: string
  readonly state?: 'open' | 'closed'
  readonly after?: string
}

/** Where a page ends: open ones come first, newest first, and `after` of the next page says where this one stopped. */
export const placeOf = (i: Incident) => `${i.closed ? 1 : 0}|${i.at}|${i.key}`

export async function incidentsOfCenter(
  read: Read,
  book: string,
  q: IncidentQuery,
  page = PAGE,
): Promise<{ rows: Incident[]; total: number; open: number }> {
  const [done, at, key] = q.after?.split('|') ?? []
  const from = done === undefined ? null : Number(done)
  const rows = await read<Incident>`
    select * from incident where book = ${book} and (${q.kind ?? null}::text is null or kind = ${q.kind ?? null})
      and (${q.state ?? null}::text is null or (closed is null) = (${q.state ?? null} = 'open'))
      and (${from}::int is null or (closed is not null)::int > ${from}
        or (closed is not null)::int = ${from} and (at, key) < (${at ?? ''}, ${key ?? ''}))
    order by closed is not null, at desc, key desc limit ${page}`
  const [count] = await read<{ total: number; open: number }>`
    select count(*)::int as total, count(*) filter (where closed is null)::int as open
    from incident where book = ${book} and (${q.kind ?? null}::text is null or kind = ${q.kind ?? null})
      and (${q.state ?? null}::text is null or (closed is null) = (${q.state ?? null} = 'open'))`
  return { rows, total: count!.total, open: count!.open }
}

export async function incidentOf(read: Read, book: string, incident: string): Promise<Incident | undefined> {
  const [row] = await read<Incident>`select * from incident where book = ${book} and key = ${incident}`
  return row
}

export function childrenOfIncident(read: Read, book: string, incident: string): Promise<IncidentChild[]> {
  return read<IncidentChild>`
    select * from incident_child where book = ${book} and key >= ${`${incident}|`} and key < ${`${incident}}`} order by key`
}

export async function childOfIncident(
  read: Read,
  book: string,
  incident: string,
  child: string,
): Promise<IncidentChild | undefined> {
  const [row] = await read<IncidentChild>`
    select * from incident_child where book = ${book} and key = ${`${incident}|${child}`}`
  return row
}

/** Those of some days, with weekday and hour on the center's own clock; some thousands at the most. */
export function incidentsBetween(
  read: Read,
  book: string,
  from: string,
  to: string,
  kind: string | null,
  timeZone: string,
): Promise<PatternIncident[]> {
  return read<PatternIncident>`
    select kind, place, children, extract(dow from at::timestamptz at time zone ${timeZone})::int as weekday,
      extract(hour from at::timestamptz at time zone ${timeZone})::int as hour
    from incident where book = ${book} and day >= ${from} and day <= ${to} and (${kind}::text is null or kind = ${kind})
    order by key limit 5000`
}

/** Names of children of the center, by id; those who left are still called by theirs. */
export async function namesOfChildren(
  read: Read,
  book: string,
  ids: readonly string[],
): Promise<Record<string, string>> {
  const rows = await read<{ id: string; name: string }>`
    select key as id, given || ' ' || first as name from child where book = ${book} and key = any(${[...new Set(ids)]}::text[])`
  return Object.fromEntries(rows.map((r) => [r.id, r.name]))
}

/** Names of people who work here and of children’s adults, by id. */
export async function namesOfAdults(
  read: Read,
  book: string,
  ids: readonly string[],
): Promise<Record<string, string>> {
  const wanted = [...new Set(ids)]
  const rows = await read<{ id: string; name: string }>`
    select key as id, given || ' ' || first as name from staff_person where book = ${book} and key = any(${wanted}::text[])
    union all select key, given || ' ' || first from adult where book = ${book} and key = any(${wanted}::text[])`
  return Object.fromEntries(rows.map((r) => [r.id, r.name]))
}
