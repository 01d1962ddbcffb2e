// What the house can be asked of incidents: a center's list, one of them whole, one child's part of it, and all of some months.
import { addMonths } from '../../kernel/days.ts'
import type { Fact } from '../../kernel/fact.ts'
import type { Read } from '../../platform/db.ts'
import { incidentNoted } from './contract/kinds.ts'
import type {
  GraveListed,
  Incident,
  IncidentChild,
  IncidentQuestion,
  IncidentState,
  PatternIncident,
} from './contract.ts'

export const PAGE = 100

export type IncidentQuery = {
  readonly month?: string
  readonly what?: string
  readonly where?: string
  readonly room?: string
  readonly involved?: string
  readonly state?: IncidentState
  readonly after?: string
}

/** Where a page ends: open ones come first, newest first, and `after` of the next page says where this one stopped. */
export const placeOf = (i: Incident) => `${i.closed ? 1 : 0}|${i.at}|${i.key}`

type Page = { rows: Incident[]; total: number; open: number }

/** `untold`, `unsigned`: as `rules/asks.ts` says it, of incidents that are not closed. */
export async function incidentsOfCenter(
  read: Read,
  book: string,
  q: IncidentQuery,
  page = PAGE,
): Promise<Page> {
  const [done, at, key] = q.after?.split('|') ?? []
  const from = done === undefined ? null : Number(done)
  const state = q.state ?? null
  const [first, last] = q.month ? [`${q.month}-01`, addMonths(`${q.month}-01`, 1)] : [null, null]
  const involved = q.involved === undefined ? null : JSON.stringify([{ child: q.involved }])
  const [found] = await read<Page>`
    with fit as (
      select * from incident where book = ${book} and (${q.what ?? null}::text is null or kind = ${q.what ?? null})
        and (${q.where ?? null}::text is null or place = ${q.where ?? null})
        and (${q.room ?? null}::uuid is null or room = ${q.room ?? null})
        and (${first}::date is null or day >= ${first} and day < ${last})
        and (${involved}::jsonb is null or children @> ${involved}::jsonb)
        and (${state}::text is null
          or ${state} = 'open' and closed is null or ${state} = 'closed' and closed is not null or ${state} = 'grave' and grave
          or ${state} = 'untold' and closed is null and exists (
            select from jsonb_array_elements(children) c where c->>'part' <> 'there' and c->>'told' is null)
          or ${state} = 'unsigned' and closed is null and exists (
            select from jsonb_array_elements(children) c where c->>'part' = 'hurt' and not (c->>'signed')::boolean))
    ), shown as (
      select * from fit where ${from}::int is null or (closed is not null)::int > ${from}
        or (closed is not null)::int = ${from} and (at, key) < (${at ?? ''}, ${key ?? ''})
      order by closed is not null, at desc, key desc limit ${page}
    )
    select (select count(*)::int from fit) as total, (select count(*)::int from fit where closed is null) as open,
      (select coalesce(jsonb_agg(to_jsonb(s) order by closed is not null, at desc, key desc), '[]') from shown s) as rows`
  return found!
}

export async function incidentOf(read: Read, book: string, incident: string): Promise<Incident | undefined> {
  const [row] = await read<Incident>`select * from incident where book = ${book} and key = ${incident}`
  return row
}

/** Notes of an incident as they were said, earliest first; what a forgotten child took along is not there any more. */
export async function notesOf(
  read: Read,
  book: string,
  incident: string,
): Promise<readonly { at: string; fact: Fact }[]> {
  const rows = await read<{ est_at: string; body: string }>`
    select est_at, body from fact where book = ${book} and about = ${incident} and kind = ${incidentNoted.kind}
      and body is not null order by est_at, id`
  return rows.map((r) => ({ at: r.est_at, fact: JSON.parse(r.body) as Fact }))
}

export function childrenOfIncident(read: Read, book: string, incident: string): Promise<IncidentChild[]> {
  return read<IncidentChild>`
    select * from incident_child where book = ${book} and incident = ${incident} order by key`
}

export async function questionOf(
  read: Read,
  book: string,
  child: string,
  day: string,
): Promise<IncidentQuestion | undefined> {
  const [row] = await read<IncidentQuestion>`
    select * from incident_question where book = ${book} and key = ${`${child}|${day}`}`
  return row
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

export type PaperKept = {
  readonly blob: string
  readonly child: string
  readonly bytes: number | null
  readonly here: boolean
}

/** Signed papers of an incident, and whether their files have come. */
export function papersOf(read: Read, book: string, incident: string): Promise<PaperKept[]> {
  return read<PaperKept>`
    select i.key as blob, i.child, nullif(b.bytes, 0) as bytes,
      coalesce(b.state = 'kept' or (b.state = 'following' and b.bytes > 0), false) as here
    from incident_blob i left join blob b on b.book = i.book and b.sha256 = i.key
    where i.book = ${book} and i.incident = ${incident} and i.shown order by i.child, i.key`
}

/** More than this nobody reads; the total says how many there are. */
const GRAVE_SHOWN = 200

/** Grave incidents that their centers have not closed, wherever the transaction reaches; `at` shown newest first in each center. */
export async function graveIn(
  read: Read,
  most: number = GRAVE_SHOWN,
): Promise<{ incidents: GraveListed[]; total: number }> {
  const rows = await read<GraveListed & { total: number }>`
    /* across: safety.grave */ select i.book, c.name as center, i.key as id, i.day, i.at, i.kind, i.place, i.head,
      (select count(*)::int from jsonb_array_elements(i.children) x where x->>'part' = 'hurt') as hurt,
      (select count(*)::int from jsonb_array_elements(i.children) x where x->>'part' <> 'there' and x->>'told' is null) as untold,
      i.reviewed is not null as reviewed, count(*) over ()::int as total
    from incident i join center c on c.book = i.book and c.key = i.book::text
    where i.grave and i.closed is null order by c.name, i.at desc, i.key limit ${most}`
  return { incidents: rows.map(({ total: _, ...i }) => i), total: rows[0]?.total ?? 0 }
}
