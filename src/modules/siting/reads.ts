// What the house can be asked of plans: those that were kept, assumptions set, sites fixed, and sites that became projects.
import { NATION } from '../../kernel/ids.ts'
import type { Read } from '../../platform/db.ts'
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

/** Newest first, without their sites; of some plans, or all. Projects are counted within reach. */
export function plansListed(read: Read, plans: readonly string[] | null = null): Promise<PlanListed[]> {
  return read<PlanListed>`
    /* across: siting.projects */ select p.key as id, p.name, p.scope, p.made_on, p.by, p.from_plan as "from", jsonb_array_length(p.sites) as centers,
      p.value, p.standing, p.total, p.cost, p.places, p.bound, p.bound_by,
      case when p.bound <= p.value then 0 when p.value > 0 then (p.bound - p.value) / p.value else 1 end as gap,
      (select max(x ->> 'on') from jsonb_array_elements(p.proofs) x) as proven_on, p.withdrawn is not null as withdrawn,
      (p.parameters ->> 'towards_posts')::double precision as towards_posts,
      (select count(*)::int from siting_project s where s.plan = p.key::uuid) as projects
    from siting_plan p where p.book = ${NATION} and (${plans}::text[] is null or p.key = any(${plans}))
    order by p.made_on desc, p.key desc limit 200`
}

/** The sites of a plan that became projects, and those that were plots already, where they stand; within reach. */
export function projectsOf(
  read: Read,
  plan: string,
  plots: readonly string[],
): Promise<(PlanProject & Pick<SitingProject, 'expected' | 'places'> & { begun: boolean })[]> {
  return read`
    /* across: siting.projects */ select coalesce(s.candidate, 'plot:' || c.key) as site, c.book, c.key as project, c.name, c.stage, c.center,
      coalesce(s.expected, 0) as expected, coalesce(s.places, 0) as places, s.key is not null as begun
    from construction_project c left join siting_project s on s.book = c.book and s.key = c.key and s.plan = ${plan}::uuid
    where s.key is not null or c.key = any(${plots}::text[]) order by c.name, c.key`
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
    /* across: network.centers */ select distinct state from representation where key = book::text order by state`
  return rows.map((r) => r.state)
}
