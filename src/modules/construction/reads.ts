// What the house can be asked of construction: the portfolio, a project with its parts, the funnel, targets, and where seats of municipalities lie.
import { NATION } from '../../kernel/ids.ts'
import type { Read } from '../../platform/db.ts'
import type { ConstructionForecast, ForecastScope, PortfolioRow } from './contract/forecasts.ts'
import type { BuildScheme, Stage } from './contract/stages.ts'
import { type Dated, monthStage, nearUntil, stuckSince, type Which } from './contract/which.ts'
import {
  type ConstructionContract,
  type ConstructionNote,
  type ConstructionProject,
  type ConstructionPublished,
  PORTFOLIO_PAGE,
  type ProjectListed,
} from './contract.ts'

export async function projectBy(
  read: Read,
  book: string,
  id: string,
): Promise<ConstructionProject | undefined> {
  const [row] = await read<ConstructionProject>`
    select * from construction_project where book = ${book} and key = ${id}`
  return row
}

/** In the order in which they were signed. */
export function contractsOf(read: Read, book: string, project: string): Promise<ConstructionContract[]> {
  return read<ConstructionContract>`
    select * from construction_contract where book = ${book} and project = ${project} order by signed_on, number`
}

/** Newest first, 500 at the most. */
export function notesOf(read: Read, book: string, project: string): Promise<ConstructionNote[]> {
  return read<ConstructionNote>`
    select * from construction_note where book = ${book} and project = ${project} order by on_day desc, key desc limit 500`
}

export function publishedOf(read: Read, book: string, project: string): Promise<ConstructionPublished[]> {
  return read<ConstructionPublished>`
    select * from construction_published where book = ${book} and project = ${project} order by on_day desc, key limit 200`
}

export async function noteBy(read: Read, book: string, id: string): Promise<ConstructionNote | undefined> {
  const [row] =
    await read<ConstructionNote>`select * from construction_note where book = ${book} and key = ${id}`
  return row
}

export async function graveOpen(read: Read, book: string, project: string): Promise<number> {
  const [row] = await read<{ n: number }>`
    select count(*)::int as n from construction_note where book = ${book} and project = ${project} and grave and mended is null`
  return row!.n
}

/** What kind of step it was, and of which project; undefined where nobody said it here. */
export async function stepSaid(
  read: Read,
  book: string,
  step: string,
): Promise<{ readonly kind: string; readonly about: string } | undefined> {
  const [row] = await read<{ kind: string; about: string }>`
    select kind, about from fact where book = ${book} and id = ${step}`
  return row
}

/** Facts of the plot that a correction supersedes. */
export async function plotFacts(read: Read, book: string, project: string): Promise<string[]> {
  const rows = await read<{ id: string }>`
    select id from fact where book = ${book} and about = ${project} and body is not null
      and kind in ('construction.plot-offered', 'construction.plot-changed') order by est_at, id`
  return rows.map((r) => r.id)
}

export type PortfolioFilters = {
  readonly q?: string | undefined
  readonly after?: string | undefined
  readonly at?: Stage | undefined
  readonly scheme?: BuildScheme | undefined
  readonly representation?: string | undefined
  readonly which?: Which | undefined
  readonly month?: string | undefined
}

/** Projects within reach by name; `after` is the last row's `name|id` as it is searched. */
export async function portfolio(
  read: Read,
  f: PortfolioFilters,
  today: string,
  part: { readonly page?: number; readonly counted?: boolean } = {},
): Promise<{ rows: ProjectListed[]; next: string | null; total: number }> {
  const { page = PORTFOLIO_PAGE, counted = true } = part
  const which = f.which ?? 'going'
  const month = `${f.month ?? today.slice(0, 7)}%`
  const cut = f.after?.lastIndexOf('|') ?? -1
  const [name, id] = cut < 0 ? ['', ''] : [f.after!.slice(0, cut), f.after!.slice(cut + 1)]
  const rows = await read<ProjectListed & { place: string; total: number }>`
    /* across: construction.portfolio */
    with found as (
      select p.*, nido_plain_name(p.name) as place, coalesce(p.due < ${today}, false) as late from construction_project p
      where (${f.q ?? null}::text is null or nido_plain_name(p.name) like '%' || nido_plain_name(${f.q ?? ''}) || '%')
        and (${f.at ?? null}::text is null or p.stage = ${f.at ?? null})
        and (${f.scheme ?? null}::text is null or p.scheme = ${f.scheme ?? null})
        and (${f.representation ?? null}::uuid is null or p.book = ${f.representation ?? null})
        and case when ${monthStage[which] ?? null}::text is not null then exists (select from jsonb_array_elements(p.stages) s
            where s ->> 'stage' = ${monthStage[which] ?? null} and s ->> 'actual' like ${month})
          when ${which} = 'all' then true when ${which} = 'out' then p.out is not null
          when ${which} = 'open' then p.stage is null and p.out is null
          when ${which} = 'fell' then p.out ->> 'on' like ${month}
          else p.out is null and p.stage is not null and case ${which}::text
            when 'late' then p.due < ${today}
            when 'works' then p.stage = 'works'
            when 'file' then p.stage = 'file'
            when 'stuck' then p.stage = 'file' and coalesce(p.since, p.reached_on) <= ${stuckSince(today)}
            when 'opening' then p.opens_forecast <= ${nearUntil(today)}
            else true end end
    ), listed as (
      select * from found where (place, key) > (${name}, ${id}) order by place, key limit ${page}
    )
    select p.key as id, p.book, p.name, p.scheme, p.municipality, m.name as municipality_name, r.name as representation_name,
      p.reached, p.stage, p.since, p.due, p.late and p.out is null and p.stage is not null as late, p.out ->> 'reason' as out, p.places_least, p.places_most,
      p.opens_planned, p.opens_forecast, p.file_percent, p.approved, p.place,
      c.physical, coalesce(c.paid, 0) as paid, coalesce(c.committed, 0) as committed,
      case when ${counted} then (select count(*)::int from found) else 0 end as total
    from listed p
    left join municipality m on m.book = ${NATION} and m.key = p.municipality
    left join nido_representations() r on r.key = p.book::text
    left join lateral (
      select sum(paid) as paid, sum(amount_now) as committed,
        sum(physical * amount_now) filter (where "for" = 'works') / nullif(sum(amount_now) filter (where "for" = 'works'), 0) as physical
      from construction_contract c where c.book = p.book and c.project = p.key::uuid) c on true
    order by p.place, p.key`
  const last = rows.at(-1)
  return {
    rows: rows.map(({ place: _place, total: _total, ...r }) => r),
    next: rows.length === page && last ? `${last.place}|${last.id}` : null,
    total: rows[0]?.total ?? 0,
  }
}

/** The projects of one book with the days that figures of today stand on. */
export function datedIn(read: Read, book: string): Promise<Dated[]> {
  return read<Dated>`
    select stage, due, since, reached_on, opens_forecast, "out" from construction_project where book = ${book}`
}

/** Every project within reach as the funnel needs it: some thousands of short rows. */
export function stagesWithin(
  read: Read,
): Promise<Pick<ConstructionProject, 'municipality' | 'scheme' | 'stages' | 'stage' | 'out'>[]> {
  return read`
    /* across: construction.portfolio */ select municipality, scheme, stages, stage, "out" from construction_project limit 20000`
}

/** Name of a municipality and of the representation whose book it is. */
export async function placeOfProject(
  read: Read,
  book: string,
  municipality: string,
): Promise<{ municipality: string | null; representation: string | null }> {
  const [row] = await read<{ municipality: string | null; representation: string | null }>`
    select (select name from municipality where book = ${NATION} and key = ${municipality}) as municipality,
      (select name from nido_representations() where key = ${book}::text) as representation`
  return row!
}

/** The representation of a municipality on a day; undefined = no such municipality, null = nobody knows. */
export async function representationOf(
  read: Read,
  cvegeo: string,
  day: string,
): Promise<string | null | undefined> {
  const [row] = await read<{ r: string | null }>`
    select (select mm.representation from municipality_membership mm
      where mm.book = ${NATION} and mm.cvegeo = m.key and mm.from_day <= ${day} order by mm.from_day desc limit 1) as r
    from municipality m where m.book = ${NATION} and m.key = ${cvegeo}`
  return row === undefined ? undefined : row.r
}

/** Seats around a point, some hundred kilometers each way, and the one of a municipality. */
export async function seatsAround(
  read: Read,
  at: { readonly latitude: number; readonly longitude: number },
  cvegeo: string,
): Promise<{ key: string; latitude: number; longitude: number }[]> {
  return read<{ key: string; latitude: number; longitude: number }>`
    select key, latitude, longitude from municipality where book = ${NATION} and latitude is not null and longitude is not null
      and (key = ${cvegeo} or (abs(latitude - ${at.latitude}::double precision) < 2.5 and abs(longitude - ${at.longitude}::double precision) < 2.5))`
}

/** Names of people who said something, whatever book they work in. Read by the owner, for ids already in reach. */
export async function namesOf(read: Read, ids: readonly string[]): Promise<Record<string, string>> {
  if (ids.length === 0) return {}
  const rows = await read<{ id: string; name: string }>`
    /* across: people.names */ select distinct on (key) key as id, given || ' ' || first as name from staff_person
    where key = any(${[...new Set(ids)]}::text[]) order by key, book`
  return Object.fromEntries(rows.map((r) => [r.id, r.name]))
}

/** All projects within reach with what pictures need of them: some thousands of rows at the most. */
export function projectsDrawn(
  read: Read,
): Promise<
  (Pick<
    ConstructionProject,
    | 'key'
    | 'book'
    | 'code'
    | 'name'
    | 'municipality'
    | 'scheme'
    | 'reached'
    | 'stage'
    | 'since'
    | 'due'
    | 'out'
    | 'places_least'
    | 'places_most'
    | 'opens_planned'
    | 'opens_forecast'
    | 'stages'
  > & { latitude: number | null; longitude: number | null })[]
> {
  return read`
    /* across: construction.portfolio */ select p.key, p.book, p.code, p.name, p.municipality, p.scheme, p.reached, p.stage, p.since, p.due,
      p."out", p.places_least, p.places_most, p.opens_planned, p.opens_forecast, p.stages, s.latitude, s.longitude
    from construction_project p left join place_site s on s.book = p.book and s.key = p.key
    order by nido_plain_name(p.name), p.key limit 20000`
}

/** Names of the municipalities of projects within reach, and of the representations whose books they are in. */
export async function namesOfPlaces(
  read: Read,
): Promise<{ municipalities: Record<string, string>; representations: Record<string, string> }> {
  const municipalities = await read<{ key: string; name: string }>`
    /* across: construction.portfolio */ select key, name from municipality
    where book = ${NATION} and key in (select municipality from construction_project)`
  const representations = await read<{
    key: string
    name: string
  }>`select key, name from nido_representations()`
  const named = (rows: readonly { key: string; name: string }[]) =>
    Object.fromEntries(rows.map((r) => [r.key, r.name]))
  return { municipalities: named(municipalities), representations: named(representations) }
}

/** Money of every project within reach; contracts without their schedules. */
export async function moneyWithin(read: Read) {
  const projects = await read<
    Pick<
      ConstructionProject,
      | 'key'
      | 'book'
      | 'name'
      | 'municipality'
      | 'scheme'
      | 'places_least'
      | 'places_most'
      | 'area'
      | 'out'
      | 'budgets'
      | 'approved'
    >
  >`
    /* across: construction.portfolio */ select key, book, name, municipality, scheme, places_least, places_most, area, "out", budgets, approved
    from construction_project order by nido_plain_name(name), key limit 20000`
  const contracts = await read<
    Pick<
      ConstructionContract,
      'project' | 'signed_on' | 'amount' | 'amount_now' | 'changes' | 'payments' | 'paid' | 'held'
    >
  >`
    /* across: construction.portfolio */ select project, signed_on, amount, amount_now, changes, payments, paid, held
    from construction_contract limit 60000`
  return { projects, contracts }
}

/** Whole projects with their contracts by id, a page at a time; `after` '' begins. */
export async function projectsWhole(read: Read, after: string, page: number) {
  const rows = await read<ConstructionProject & { municipality_name: string | null; total: number }>`
    /* across: construction.portfolio */ select p.*, m.name as municipality_name,
      case when ${after} = '' then (select count(*)::int from construction_project) else 0 end as total
    from construction_project p left join municipality m on m.book = ${NATION} and m.key = p.municipality
    where p.key > ${after} order by p.key limit ${page}`
  const contracts = await read<ConstructionContract>`
    /* across: construction.portfolio */ select * from construction_contract
    where project = any(${rows.map((r) => r.key)}::uuid[]) order by signed_on, number`
  const by = Map.groupBy(contracts, (c) => c.project)
  return {
    rows: rows.map(({ municipality_name, total: _total, ...project }) => ({
      ...{ project: project as ConstructionProject, municipality: municipality_name },
      contracts: by.get(project.key) ?? [],
    })),
    total: rows[0]?.total || null,
    next: rows.length === page ? rows.at(-1)!.key : null,
  }
}

/** Every project within reach as a forecast needs it, with who builds it; some thousands of rows. */
export function projectsToForecast(read: Read): Promise<PortfolioRow[]> {
  return read<PortfolioRow>`
    /* across: construction.portfolio */ select p.book, p.key, p.municipality, p.scheme, p.stages, p."out", p.places_least, p.places_most,
      w.contractor
    from construction_project p
    left join lateral (select c.contractor from construction_contract c
      where c.book = p.book and c.project = p.key::uuid and c."for" = 'works' order by c.signed_on, c.number limit 1) w on true
    order by p.book, p.key limit 20000`
}

/** Scopes within reach that a forecast was made of, widest first, with the name of a representation. */
export function forecastScopes(
  read: Read,
): Promise<{ scope: ForecastScope; place: string; name: string | null }[]> {
  return read<{ scope: ForecastScope; place: string; name: string | null }>`
    /* across: construction.portfolio */ with told as (select distinct scope, place from construction_forecast)
    select t.scope, t.place, r.name from told t left join nido_representations() r on r.key = t.place
    order by case t.scope when 'nation' then 0 when 'representation' then 1 else 2 end, r.name, t.place`
}

/** As many forecasts of a scope as are looked back on, newest first. */
const LOOKED_BACK = 60

/** `asOf`: those made by that day alone. */
export function forecastsOf(
  read: Read,
  scope: ForecastScope,
  place: string,
  asOf?: string,
): Promise<ConstructionForecast[]> {
  const book = scope === 'representation' ? place : NATION
  return read<ConstructionForecast>`
    select * from construction_forecast where book = ${book} and scope = ${scope} and place = ${place}
      and made_on <= coalesce(${asOf ?? null}::date, 'infinity')
    order by made_on desc, forecast desc limit ${LOOKED_BACK}`
}

/** What projects of tasks are called. */
export const projectNames = async (
  read: Read,
  ids: readonly { readonly book: string; readonly about: string }[],
): Promise<ReadonlyMap<string, string>> => {
  const rows = await read<{ id: string; name: string }>`
    /* across: names.tasks */ select p.key as id, p.name
    from unnest(${ids.map((i) => i.book)}::uuid[], ${ids.map((i) => i.about)}::text[]) w(book, key)
    join construction_project p on p.book = w.book and p.key = w.key`
  return new Map(rows.map((r) => [r.id, r.name]))
}
