// What the house can be asked of the land: localities, census, posts, nurseries that exist, and in which municipality a point lies.

import type { Point } from '../../kernel/distance.ts'
import { NATION } from '../../kernel/ids.ts'
import { isInside, type Polygons } from '../../kernel/land.ts'
import type { Read } from '../../platform/db.ts'
import { nurseryTold } from './contract/kinds.ts'
import type {
  Dataset,
  Locality,
  MunicipalityBoundary,
  MunicipalityFigures,
  MunicipalityPosts,
  MunicipalityShown,
  NurserySupply,
  StateInsured,
  SupplyPublished,
  Within,
} from './contract.ts'

/** All of them, of a state (INEGI's 2 digits) or of a municipality (5). */
export function localitiesWithin(read: Read, { state, municipality }: Within = {}): Promise<Locality[]> {
  return read<Locality>`
    select * from locality where book = ${NATION} and (${state ?? null}::text is null or left(municipality, 2) = ${state ?? null})
      and (${municipality ?? null}::text is null or municipality = ${municipality ?? null}) order by key`
}

/** Of each municipality its newest census. */
export function figuresOf(read: Read, { state, municipality }: Within = {}): Promise<MunicipalityFigures[]> {
  return read<MunicipalityFigures>`
    select distinct on (municipality) * from municipality_figures
    where book = ${NATION} and (${state ?? null}::text is null or left(municipality, 2) = ${state ?? null})
      and (${municipality ?? null}::text is null or municipality = ${municipality ?? null})
    order by municipality, as_of desc`
}

/** Every census of a municipality, newest first. */
export function allFigures(read: Read, municipality: string): Promise<MunicipalityFigures[]> {
  return read<MunicipalityFigures>`
    select * from municipality_figures where book = ${NATION} and municipality = ${municipality} order by as_of desc`
}

/** Permanent posts of a month, the newest there is without one: also what no municipality could be told for (EE000, 09000). */
export function postsOf(
  read: Read,
  { state, municipality, period }: Within & { readonly period?: string } = {},
): Promise<MunicipalityPosts[]> {
  return read<MunicipalityPosts>`
    select * from municipality_posts where book = ${NATION}
      and period = coalesce(${period ?? null}::text, (select max(period) from municipality_posts where book = ${NATION}))
      and (${state ?? null}::text is null or left(municipality, 2) = ${state ?? null})
      and (${municipality ?? null}::text is null or municipality = ${municipality ?? null}) order by key`
}

/** Every month of a municipality, newest first. */
export function allPosts(read: Read, municipality: string): Promise<MunicipalityPosts[]> {
  return read<MunicipalityPosts>`
    select * from municipality_posts where book = ${NATION} and municipality = ${municipality} order by period desc`
}

/** Nurseries that exist; the two lists overlap, so ask for one of them before counting. */
export function supplyWithin(
  read: Read,
  { state, municipality, list }: Within & { readonly list?: NurserySupply['list'] } = {},
): Promise<NurserySupply[]> {
  return read<NurserySupply>`
    select * from nursery_supply where book = ${NATION} and (${list ?? null}::text is null or list = ${list ?? null})
      and (${state ?? null}::text is null or left(municipality, 2) = ${state ?? null})
      and (${municipality ?? null}::text is null or municipality = ${municipality ?? null}) order by key`
}

/** People insured in a state, month by month. */
export function insuredOf(read: Read, state: string): Promise<StateInsured[]> {
  return read<StateInsured>`select * from state_insured where book = ${NATION} and state = ${state} order by period`
}

/** Printed figures of the nation, of a state, or of a municipality. */
export function publishedOf(read: Read, place: string | null): Promise<SupplyPublished[]> {
  return read<SupplyPublished>`
    select * from supply_published where book = ${NATION} and place is not distinct from ${place}::text order by key`
}

export async function boundaryOf(
  read: Read,
  municipality: string,
): Promise<MunicipalityBoundary | undefined> {
  const [row] = await read<MunicipalityBoundary>`
    select * from municipality_boundary where book = ${NATION} and key = ${municipality}`
  return row
}

/** Boundaries of a state or of the whole country, by key. */
export function boundariesWithin(read: Read, { state }: Within = {}): Promise<MunicipalityBoundary[]> {
  return read<MunicipalityBoundary>`
    select * from municipality_boundary where book = ${NATION} and (${state ?? null}::text is null or left(key, 2) = ${state ?? null})
    order by key`
}

/** Where a point lies; undefined when in none, or while no boundaries are imported. */
export async function municipalityAt(
  read: Read,
  latitude: number,
  longitude: number,
): Promise<Pick<MunicipalityBoundary, 'key' | 'name' | 'as_of' | 'source'> | undefined> {
  const point: Point = { latitude, longitude }
  const near = await read<MunicipalityBoundary & { polygons: Polygons }>`
    select key, name, as_of, source, polygons from municipality_boundary where book = ${NATION}
      and ${latitude}::double precision between south and north and ${longitude}::double precision between west and east order by key`
  const found = near.find((b) => isInside(point, b.polygons))
  return found && { key: found.key, name: found.name, as_of: found.as_of, source: found.source }
}

/** Which file each boundary came in. */
export function boundaryFiles(
  read: Read,
): Promise<Pick<MunicipalityBoundary, 'key' | 'file' | 'as_of' | 'source'>[]> {
  return read`select key, file, as_of, source from municipality_boundary where book = ${NATION} order by key`
}

/** Names what is drawn now: another one means that something changed. */
export async function landVersion(
  read: Read,
): Promise<{ version: string; as_of: string | null; source: string | null }> {
  const [row] = await read<{ version: string; as_of: string | null; source: string | null }>`
    select count(*) || '-' || coalesce(md5(string_agg(distinct file, ',')), '') as version, max(as_of) as as_of,
      string_agg(distinct source, '; ') as source
    from municipality_boundary where book = ${NATION}`
  return row!
}

type Listed = Omit<Dataset, 'at' | 'by'>
/** Every list as it stands, also those of which there is nothing. */
export function listsOf(read: Read): Promise<Listed[]> {
  return read<Listed>`
    with all_rows as (
      select 'boundaries' as id, as_of, source, key as municipality from municipality_boundary where book = ${NATION}
      union all select 'localities', as_of, source, municipality from locality where book = ${NATION}
      union all select 'census', as_of, source, municipality from municipality_figures where book = ${NATION}
      union all select 'posts', period, source, municipality from municipality_posts where book = ${NATION}
      union all select 'insured', period, source, null from state_insured where book = ${NATION}
      union all select list, as_of, source, municipality from nursery_supply where book = ${NATION}
      union all select 'published', period, source, null from supply_published where book = ${NATION}
    )
    select id, count(*)::int as rows, count(distinct municipality)::int as municipalities, min(as_of) as oldest, max(as_of) as newest,
      (array_agg(distinct source))[1:3] as sources
    from all_rows group by id`
}

/** Of each kind (and list, where the fact names one) who said the last fact in the nation's book, and when it was taken: one statement. */
export function lastSaid(
  read: Read,
  kinds: readonly string[],
): Promise<{ kind: string; list: string | null; at: string; author: string | null }[]> {
  return read`
    with told as (
      select f.kind, case when f.kind = ${nurseryTold.kind} then (f.body::jsonb) #>> '{payload,list}' end as list, max(p.n) as n
      from fact f join page p on p.book = f.book and p.fact = f.id
      where f.book = ${NATION} and f.kind = any(${kinds}::text[])
      group by 1, 2
    )
    select t.kind, t.list, to_char(p.received_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
      (f.body::jsonb) ->> 'author' as author
    from told t join page p on p.book = ${NATION} and p.n = t.n join fact f on f.book = p.book and f.id = p.fact`
}

/** Names of who said something; read by the owner for ids already in reach. */
export async function namesOf(read: Read, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await read<{ id: string; name: string }>`
    /* across: people.names */ select distinct on (key) key as id, given || ' ' || first as name from staff_person
    where key = any(${[...new Set(ids)]}::text[]) order by key, book`
  return new Map(rows.map((r) => [r.id, r.name]))
}

/** Of every municipality, what maps and tables are made of: one statement. Of a state the directory has nothing of, nurseries are not known. */
export function municipalitiesShown(read: Read, { state }: Within = {}): Promise<MunicipalityShown[]> {
  return read<MunicipalityShown>`
    with figures as (
      select distinct on (municipality) * from municipality_figures where book = ${NATION} order by municipality, as_of desc
    ), posts as (
      select municipality, posts, women from municipality_posts where book = ${NATION}
        and period = (select max(period) from municipality_posts where book = ${NATION})
    ), supply as (
      select municipality, count(*) filter (where list = 'denue' and sector = 'public')::int as public,
        count(*) filter (where list = 'denue' and sector = 'private')::int as private,
        sum(places) filter (where list = 'imss')::int as places
      from nursery_supply where book = ${NATION} group by municipality
    ), listed as (select distinct left(municipality, 2) as state from nursery_supply where book = ${NATION} and list = 'denue')
    select m.key as cvegeo, m.name, m.latitude, m.longitude, coalesce(f.people, m.population) as people, f.children_0_2,
      f.children_3_5, f.working_women, p.posts, p.women as women_posts,
      case when l.state is not null then coalesce(s.public, 0) end as nurseries_public,
      case when l.state is not null then coalesce(s.private, 0) end as nurseries_private, s.places
    from municipality m left join listed l on l.state = m.state left join figures f on f.municipality = m.key left join posts p on p.municipality = m.key
    left join supply s on s.municipality = m.key
    where m.book = ${NATION} and (${state ?? null}::text is null or m.state = ${state ?? null}) order by m.key`
}

/** A municipality by its key, and the representation that serves it on the day. */
export async function townOf(
  read: Read,
  key: string,
  day: string,
): Promise<{ name: string; seat: string | null; representation: string | null } | undefined> {
  const [row] = await read<{ name: string; seat: string | null; representation: string | null }>`
    select m.name, m.seat, (select r.name from municipality_membership s join nido_representations() r on r.key = s.representation::text
      where s.book = ${NATION} and s.cvegeo = m.key and s.from_day <= ${day} order by s.from_day desc limit 1) as representation
    from municipality m where m.book = ${NATION} and m.key = ${key}`
  return row
}

/** How many municipalities are known. */
export async function municipalitiesKnown(read: Read): Promise<number> {
  const [row] = await read<{ n: number }>`select count(*)::int as n from municipality where book = ${NATION}`
  return row!.n
}
