// What the house can be asked of the network: representations, municipalities, centers, rooms, norms.
import { NATION } from '../../kernel/ids.ts'
import { type Asking, nameKey } from '../../kernel/import-target.ts'
import type { Read } from '../../platform/db.ts'
import type {
  CalendarDay,
  Center,
  CenterListed,
  KnownNetwork,
  MunicipalityListed,
  Norm,
  Representation,
  Room,
} from './contract.ts'

/** Lists show this many; the rest comes by keyset. */
export const PAGE = 100

/** How much of a list is read; without `counted` nobody asks how long it is, which costs as much as reading all of it. */
export type Part = { readonly page: number; readonly counted: boolean }
const SHOWN: Part = { page: PAGE, counted: true }

/** Text without accents or case, as it is searched. */
const like = (q: string) => `%${q.replace(/[\\%_]/g, (c) => `\\${c}`)}%`

export function representations(
  read: Read,
): Promise<(Representation & { municipalities: number; unconfirmed: number })[]> {
  return read`
    with current as (
      select distinct on (cvegeo) cvegeo, representation, confidence from municipality_membership
      where from_day <= current_date order by cvegeo, from_day desc
    )
    select r.book, r.key, r.code, r.name, r.state, count(c.cvegeo) as municipalities,
      count(c.cvegeo) filter (where c.confidence = 'unconfirmed') as unconfirmed
    from nido_representations() r left join current c on c.representation::text = r.key
    group by r.book, r.key, r.code, r.name, r.state order by r.code`
}

export type MunicipalityQuery = {
  q?: string
  after?: string
  state?: string
  representation?: string
  unconfirmed?: boolean
}

export async function municipalities(
  read: Read,
  f: MunicipalityQuery,
  { page, counted }: Part = SHOWN,
): Promise<{ rows: MunicipalityListed[]; total: number }> {
  const rows = await read<MunicipalityListed & { total: number }>`
    with current as (
      select distinct on (cvegeo) cvegeo, representation, confidence, source from municipality_membership
      where from_day <= current_date order by cvegeo, from_day desc
    ), found as not materialized (
      select m.key as cvegeo, m.name, m.state, m.population, m.latitude, m.longitude, c.representation,
        r.name as representation_name, c.confidence, c.source
      from municipality m left join current c on c.cvegeo = m.key
      left join nido_representations() r on r.key = c.representation::text
      where m.book = ${NATION}
        and (${f.q ?? null}::text is null or nido_plain(m.name) like nido_plain(${like(f.q ?? '')}) or m.key = ${f.q ?? ''})
        and (${f.state ?? null}::text is null or m.state = ${f.state ?? null})
        and (${f.representation ?? null}::uuid is null or c.representation = ${f.representation ?? null})
        and (${f.unconfirmed ?? false} = false or c.representation is null)
    )
    select *, case when ${counted} then (select count(*) from found) else 0 end as total from found where cvegeo > ${f.after ?? ''} order by cvegeo limit ${page}`
  return { rows: rows.map(({ total: _total, ...r }) => r), total: rows[0]?.total ?? 0 }
}

export type CenterQuery = {
  q?: string
  after?: string
  representation?: string
  scheme?: string
  zone?: string
}

export async function centers(
  read: Read,
  f: CenterQuery,
  { page, counted }: Part = SHOWN,
): Promise<{ rows: CenterListed[]; total: number }> {
  const rows = await read<CenterListed & { total: number }>`
    /* across: network.centers */ with found as not materialized (
      select c.book as id, c.code, c.name, c.scheme, c.zone, c.status, c.municipality, m.name as municipality_name,
        r.key::uuid as representation, r.name as representation_name, coalesce(c.latitude, m.latitude) as latitude,
        coalesce(c.longitude, m.longitude) as longitude, c.synthetic
      from center c
      left join municipality m on m.book = ${NATION} and m.key = c.municipality
      left join nido_representations_of(array(select book from center), current_date) b on b.center = c.book
      left join nido_representations() r on r.key = b.representation::text
      where (${f.q ?? null}::text is null or nido_plain(c.name) like nido_plain(${like(f.q ?? '')}) or c.code ilike ${like(f.q ?? '')}
          or exists (select from jsonb_array_elements(c.former) o where nido_plain(o ->> 'name') like nido_plain(${like(f.q ?? '')}) or o ->> 'code' ilike ${like(f.q ?? '')}))
        and (${f.representation ?? null}::text is null or r.key = ${f.representation ?? null})
        and (${f.scheme ?? null}::text is null or c.scheme = ${f.scheme ?? null})
        and (${f.zone ?? null}::text is null or c.zone = ${f.zone ?? null})
    )
    select p.*, case when ${counted} then (select count(*) from found) else 0 end as total,
      (select coalesce(sum(r.places), 0)::int from room r where r.book = p.id and r.closed_on is null) as places
    from (select * from found where code > ${f.after ?? ''} order by code limit ${page}) p order by code`
  return { rows: rows.map(({ total: _total, ...r }) => r), total: rows[0]?.total ?? 0 }
}

export async function center(read: Read, book: string): Promise<Center | undefined> {
  const [row] = await read<Center>`select * from center where book = ${book} and key = ${book}::text`
  return row
}

export function roomsOf(read: Read, book: string): Promise<Room[]> {
  return read<Room>`select * from room where book = ${book} order by "order", name`
}

export function calendarOf(read: Read, book: string): Promise<CalendarDay[]> {
  return read<CalendarDay>`select * from calendar_day where book = ${book} order by day`
}

/** The facts that set a center's and its rooms' fields, newest last. */
export function settingFacts(
  read: Read,
  book: string,
): Promise<{ id: string; about: string; kind: string }[]> {
  return read`
    select id, about, kind from fact where book = ${book} and body is not null
      and about in (select ${book}::uuid union select key::uuid from room where book = ${book})
      and kind in ('network.center-registered', 'network.center-changed', 'network.room-opened', 'network.room-changed',
        'network.center-renamed', 'network.center-closed', 'network.center-reopened', 'network.center-merged')
    order by est_at, id`
}

/** Representation and municipality of a center, by name. */
export async function placeOf(
  read: Read,
  book: string,
): Promise<{ id: string | null; name: string | null; municipality: string | null }> {
  const [row] = await read<{ id: string | null; name: string | null; municipality: string | null }>`
    select r.key as id, r.name, m.name as municipality from center c
    left join nido_representations() r on r.key = nido_representation_of(c.book, current_date)::text
    left join municipality m on m.book = ${NATION} and m.key = c.municipality
    where c.book = ${book} and c.key = ${book}::text`
  return row ?? { id: null, name: null, municipality: null }
}

export function normsSet(read: Read): Promise<Norm[]> {
  return read<Norm>`select * from norm where book = ${NATION} order by norm, from_day`
}

export type Placed = {
  id: string
  name: string
  state: string | null
  latitude: number | null
  longitude: number | null
  representation: string | null
}

/** Centers the transaction may see, under one representation or all. */
export function placedCenters(read: Read, representation: string | null): Promise<Placed[]> {
  return read<Placed>`
    /* across: network.centers */ select c.book as id, c.name, substr(c.municipality, 1, 2) as state, coalesce(c.latitude, m.latitude) as latitude,
      coalesce(c.longitude, m.longitude) as longitude, b.representation
    from center c left join municipality m on m.book = ${NATION} and m.key = c.municipality
    left join nido_representations_of(array(select book from center), current_date) b on b.center = c.book
    where c.status <> 'closed' and (${representation}::uuid is null or b.representation = ${representation})
    order by c.name`
}

/** Everything a file may name by its key: three or four statements, whatever the country has. A declared cross-book read. */
export async function knownNetwork(
  read: Asking,
  also: { readonly rooms?: boolean } = {},
): Promise<KnownNetwork> {
  const representations = await read<{ id: string; code: string; name: string; state: string }>`
    select key as id, code, name, state from representation where book::text = key order by code`
  const municipalities = await read<{
    cvegeo: string
    representation: string | null
    name: string
    seat: string | null
    population: number | null
  }>`
    with current as (
      select distinct on (cvegeo) cvegeo, representation from municipality_membership
      where book = ${NATION} and from_day <= current_date order by cvegeo, from_day desc
    )
    select m.key as cvegeo, c.representation, m.name, m.seat, m.population
    from municipality m left join current c on c.cvegeo = m.key where m.book = ${NATION}`
  const centers = await read<{ id: string; code: string; name: string; timeZone: string; opens: string }>`
    /* across: exchange.places */ select book as id, code, name, time_zone as "timeZone", opens from center where key = book::text`
  const rooms = new Map<string, Map<string, { id: string; name: string }>>()
  if (also.rooms)
    for (const { id, book, name } of await read<{ id: string; book: string; name: string }>`
      /* across: exchange.places */ select key as id, book, name from room where closed_on is null order by book, "order"`) {
      const list = rooms.get(book) ?? new Map<string, { id: string; name: string }>()
      list.set(nameKey(name), { id, name })
      rooms.set(book, list)
    }
  return {
    representations: new Map(representations.map(({ code, ...r }) => [code, r])),
    municipalities: new Map(municipalities.map(({ cvegeo, ...m }) => [cvegeo, m])),
    centers: new Map(centers.map(({ code, ...c }) => [code, c])),
    rooms,
  }
}

type Named = readonly { readonly book: string; readonly about: string }[]
const mapOf = (rows: readonly { id: string; name: string }[]) => new Map(rows.map((r) => [r.id, r.name]))

/** Names of rooms and of places (centers, representations) that tasks are about. */
export const roomNames = async (read: Read, ids: Named): Promise<ReadonlyMap<string, string>> =>
  mapOf(
    await read<{ id: string; name: string }>`
      /* across: names.tasks */ select r.key as id, r.name from unnest(${ids.map((i) => i.book)}::uuid[], ${ids.map((i) => i.about)}::text[]) w(book, key)
      join room r on r.book = w.book and r.key = w.key`,
  )
export const placeNames = async (read: Read, ids: Named): Promise<ReadonlyMap<string, string>> =>
  mapOf(
    await read<{ id: string; name: string }>`
      /* across: names.tasks */ select w.key as id, coalesce(c.name, n.name) as name
      from unnest(${ids.map((i) => i.book)}::uuid[], ${ids.map((i) => i.about)}::text[]) w(book, key)
      left join center c on c.book = w.book and c.key = w.key left join nido_representations() n on n.key = w.key
      where coalesce(c.name, n.name) is not null`,
  )
