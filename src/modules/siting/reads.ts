// What the house can be asked of plans: those that were kept, assumptions set, sites fixed, and sites that became projects.
import { NATION } from '../../kernel/ids.ts'
import type { Read } from '../../platform/db.ts'
import type { DataSource } from './contract/instance.ts'
import type { PlanListed, SitingPlan } from './contract/plans.ts'
import type { PlanProject, SitingAssumption, SitingFix, SitingProject } from './contract.ts'

export function assumptionsSet(read: Read): Promise<SitingAssumption[]> {
  return read<SitingAssumption>`select * from siting_assumption where book = ${NATION} order by key`
}

/** Those that hold: what was taken back is left out. */
export function fixesStanding(read: Read): Promise<SitingFix[]> {
  return read<SitingFix>`select * from siting_fix where book = ${NATION} and put <> 'free' order by key`
}

export async function assumptionBy(read: Read, key: string): Promise<SitingAssumption | undefined> {
  const [row] = await read<SitingAssumption>`
    select * from siting_assumption where book = ${NATION} and key = ${key}`
  return row
}

export async function fixBy(read: Read, candidate: string): Promise<SitingFix | undefined> {
  const [row] = await read<SitingFix>`select * from siting_fix where book = ${NATION} and key = ${candidate}`
  return row
}

export async function planBy(read: Read, plan: string): Promise<SitingPlan | undefined> {
  const [row] = await read<SitingPlan>`select * from siting_plan where book = ${NATION} and key = ${plan}`
  return row
}

/** Of each plan that was not withdrawn, what it was made from. */
export function plansInForce(read: Read): Promise<Pick<SitingPlan, 'key' | 'data'>[]> {
  return read`select key, data from siting_plan where book = ${NATION} and withdrawn is null order by key`
}

/** Newest first, without their sites; of some plans, or all. Projects are counted within reach. */
export function plansListed(read: Read, plans: readonly string[] | null = null): Promise<PlanListed[]> {
  return read<PlanListed>`
    /* across: siting.projects */ select p.key as id, p.name, p.scope, p.made_on, p.by, p.from_plan as "from", jsonb_array_length(p.sites) as centers,
      p.value, p.standing, p.total, p.cost, p.places, p.bound, p.bound_by, s.children, s.before, s.after,
      case when p.bound <= p.value then 0 when p.value > 0 then (p.bound - p.value) / p.value else 1 end as gap,
      (select max(x ->> 'on') from jsonb_array_elements(p.proofs) x) as proven_on, p.withdrawn is not null as withdrawn,
      (p.parameters ->> 'towards_posts')::double precision as towards_posts,
      (select count(*)::int from siting_project s where s.plan = p.key::uuid) as projects
    from siting_plan p cross join lateral (
      select coalesce(sum((x ->> 'children')::double precision), 0) as children, coalesce(sum((x ->> 'before')::double precision), 0) as before,
        coalesce(sum((x ->> 'after')::double precision), 0) as after from jsonb_array_elements(p.states) x) s
    where p.book = ${NATION} and (${plans}::text[] is null or p.key = any(${plans}))
    order by p.made_on desc, p.key desc limit 200`
}

export type ProjectOfPlan = PlanProject & {
  /** what the plan expected when the project began; null of a plot that was one before */
  readonly expected: number | null
  readonly center_name: string | null
  readonly opened: string | null
}
/** The sites of a plan that became projects, and those that were plots already, where they stand; within reach. */
export function projectsOf(read: Read, plan: string, plots: readonly string[]): Promise<ProjectOfPlan[]> {
  return read<ProjectOfPlan>`
    /* across: siting.projects */ select coalesce(s.candidate, 'plot:' || c.key) as site, c.book, c.key as project, c.name, c.stage, c.center,
      s.expected, n.name as center_name, (select x ->> 'actual' from jsonb_array_elements(c.stages) x where x ->> 'stage' = 'open') as opened
    from construction_project c left join siting_project s on s.book = c.book and s.key = c.key and s.plan = ${plan}::uuid
    left join center n on n.book = c.center and n.key = c.center::text
    where s.key is not null or c.key = any(${plots}::text[]) order by c.name, c.key`
}

/** The project a candidate became, whichever plan it was of; within reach. */
export async function begunOf(
  read: Read,
  candidate: string,
): Promise<Pick<SitingProject, 'book' | 'key'> | undefined> {
  const [row] = await read<Pick<SitingProject, 'book' | 'key'>>`
    /* across: siting.projects */ select book, key from siting_project where candidate = ${candidate} order by begun_on, key limit 1`
  return row
}

/** Which candidates became projects in any plan, within reach. */
export function candidatesBegun(
  read: Read,
): Promise<Pick<SitingProject, 'book' | 'key' | 'candidate' | 'plan'>[]> {
  return read`/* across: siting.projects */ select book, key, candidate, plan from siting_project`
}

/** Names of who said something, whatever book they work in. Read by the owner, for ids already in reach. */
export async function namesOf(read: Read, ids: readonly string[]): Promise<Record<string, string>> {
  if (ids.length === 0) return {}
  const rows = await read<{ id: string; name: string }>`
    /* across: people.names */ select distinct on (key) key as id, given || ' ' || first as name from staff_person
    where key = any(${[...new Set(ids)]}::text[]) order by key, book`
  return Object.fromEntries(rows.map((r) => [r.id, r.name]))
}

export async function municipalityNames(
  read: Read,
  keys: readonly string[] | null,
): Promise<Record<string, string>> {
  const rows = await read<{ key: string; name: string }>`
    select key, name from municipality where book = ${NATION} and (${keys}::text[] is null or key = any(${keys}))`
  return Object.fromEntries(rows.map((r) => [r.key, r.name]))
}

/** States within reach, by INEGI's keys: those of the representations whose books the transaction may see. */
export async function statesWithin(read: Read): Promise<string[]> {
  const rows = await read<{ state: string }>`
    select distinct state from representation where key = book::text order by state`
  return rows.map((r) => r.state)
}

/** What plans are made from, as it stands: how much of each, of when, from where, and a digest that another content changes. */
export function sourcesNow(read: Read): Promise<(Omit<DataSource, 'what'> & { readonly what: string })[]> {
  return read`
    /* across: siting.instance */ with rows as (
      select 'localities' as what, key, as_of, source, concat_ws('|', municipality, kind, latitude, longitude, people) as said
        from locality where book = ${NATION}
      union all select 'figures', key, as_of, source, concat_ws('|', people, women, children_0_2, children_3_5, people_15_64, working_women, insured_imss)
        from municipality_figures where book = ${NATION}
      union all select 'posts', key, period, source, women::text from municipality_posts where book = ${NATION}
        and period = (select max(period) from municipality_posts where book = ${NATION})
      union all select 'supply', key, as_of, source, concat_ws('|', sector, latitude, longitude, places, staff_band)
        from nursery_supply where book = ${NATION} and list = 'denue'
      union all select 'parks', key, null, source, concat_ws('|', kind, municipality, latitude, longitude) from partner where kind in ('park', 'pole')
      union all select 'plots', key, null, null, concat_ws('|', municipality, latitude, longitude, name)
        from construction_project where "out" is null and latitude is not null
      union all select 'centers', c.key, null, null, concat_ws('|', c.name, c.municipality, coalesce(c.latitude, m.latitude), coalesce(c.longitude, m.longitude))
        from center c left join municipality m on m.book = ${NATION} and m.key = c.municipality where c.status = 'open'
      union all select 'fixes', key, null, null, concat_ws('|', put, reason) from siting_fix where book = ${NATION} and put <> 'free'
      union all select 'begun', key, null, null, candidate from siting_project
      union all select 'towns', key, null, null, concat_ws('|', name, latitude, longitude) from municipality where book = ${NATION}
    )
    select what, count(*)::int as rows, max(as_of) as as_of, (array_agg(distinct source))[1] as source,
      md5(string_agg(key || ':' || said, ',' order by key)) as digest
    from rows group by what order by what`
}

export function townsOf(
  read: Read,
): Promise<{ key: string; name: string; latitude: number | null; longitude: number | null }[]> {
  return read`select key, name, latitude, longitude from municipality where book = ${NATION} order by key`
}

/** Open centers within reach, at their seat where their place is not known; with their places as rooms have them. */
export function openCenters(
  read: Read,
): Promise<
  { id: string; name: string; municipality: string; latitude: number; longitude: number; places: number }[]
> {
  return read`
    /* across: siting.instance */ select c.key as id, c.name, c.municipality, coalesce(c.latitude, m.latitude) as latitude,
      coalesce(c.longitude, m.longitude) as longitude,
      (select coalesce(sum(r.places), 0)::int from room r where r.book = c.book and r.closed_on is null) as places
    from center c left join municipality m on m.book = ${NATION} and m.key = c.municipality
    where c.status = 'open' and coalesce(c.latitude, m.latitude) is not null and coalesce(c.longitude, m.longitude) is not null
    order by c.key`
}

/** Plots that have a place and have not fallen out. */
export function plotsStanding(
  read: Read,
): Promise<{ id: string; name: string; municipality: string; latitude: number; longitude: number }[]> {
  return read`
    /* across: siting.instance */ select key as id, name, municipality, latitude, longitude from construction_project
    where "out" is null and latitude is not null and longitude is not null order by key`
}

/** The compressed instance a plan was made from; by the owner. */
export async function instanceKept(read: Read, version: string): Promise<Buffer | undefined> {
  const [row] = await read<{ body: Buffer }>`select body from siting_instance where version = ${version}`
  return row?.body
}
