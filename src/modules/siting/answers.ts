// What the server answers about siting: what plans are made from, the plans that were kept, their proof, comparison, projects and what came.
import { COUNTRY_ZONE, civilDay } from '../../kernel/days.ts'
import { answer, type Call } from '../../platform/http.ts'
import { askLongWork } from '../../platform/long-work.ts'
import { newId } from '../../platform/new-id.ts'
import { Refused } from '../../platform/refused.ts'
import { pdfAnswer } from '../../platform/typesetting.ts'
import type { SitingInstance } from './contract/instance.ts'
import type { PlanParameters, SitingPlan } from './contract/plans.ts'
import {
  beginProject,
  comparePlans,
  keepPlan as keepPlanWords,
  planPdf,
  planReal,
  planSites,
  provePlanAsked,
  siteShares,
  sitingAssumptions,
  sitingFixes,
  sitingInstance,
  sitingPlan,
  sitingPlans,
} from './contract.ts'
import {
  assumptionsSet,
  municipalityNames,
  namesOf,
  planBy,
  plansListed,
  projectsOf,
  sourcesNow,
  statesWithin,
} from './reads.ts'
import { assumptionsShown, parametersOf } from './rules/assumptions.ts'
import { comparedPlans } from './rules/compare-plans.ts'
import { planCutTo } from './rules/cut-plan.ts'
import { replaced } from './rules/replaced.ts'
import { sharesAsked } from './rules/share-rows.ts'
import { beginProjectOf } from './work/begin-project.ts'
import { instanceOf, keepInstance } from './work/instance.ts'
import { countPlan, keepPlan } from './work/keep-plan.ts'
import { planPdf as typesetPlan } from './work/plan-pdf.ts'
import { gapOf, proveWork } from './work/proving.ts'
import { realOf } from './work/real.ts'
import { sharesFor } from './work/shares.ts'

const todayOf = (call: Pick<Call, 'now'>) => civilDay(call.now().toISOString(), COUNTRY_ZONE)
const named = (call: Call, ids: readonly string[]) =>
  ids.length === 0 ? {} : call.db.read({ system: true }, (read) => namesOf(read, ids))

/** States somebody reaches; null: the country. */
export const statesOfCall = (call: Pick<Call, 'db' | 'scope'>): Promise<readonly string[] | null> =>
  'all' in call.scope ? Promise.resolve(null) : call.db.read(call.scope, statesWithin)

/** A plan as far as somebody reaches. Refuses 404 unknown-plan. */
export async function planFor(call: Pick<Call, 'db' | 'scope'>, id: string): Promise<SitingPlan> {
  const states = await statesOfCall(call)
  const plan = await call.db.read(call.scope, (read) => planBy(read, id))
  if (!plan) throw new Refused(404, 'unknown-plan')
  return states === null ? plan : planCutTo(plan, states)
}

/** Candidates somebody names that are none: a site outside the country or the scope, or of data that were replaced. */
function unknownSites(instance: SitingInstance, p: PlanParameters, open: readonly string[] | null): string[] {
  const known = new Set(instance.candidates.id.map((id) => id.split('#')[0]))
  const asked = [...p.fixed_in, ...p.fixed_out].map((f) => f.id)
  return [...asked, ...(open ?? [])].filter((id) => !known.has(id.split('#')[0]))
}

export const sitingAnswers = [
  answer(sitingInstance, async ({ scope }, call) => {
    const states = await statesOfCall(call)
    const wanted = scope ?? (states === null ? 'nation' : (states[0] ?? ''))
    if (states !== null && !states.includes(wanted)) throw new Refused(403, 'out-of-scope')
    return instanceOf(call.db, wanted, call.now)
  }),
  answer(sitingAssumptions, async (_input, call) => {
    const states = await statesOfCall(call)
    const assumptions = assumptionsShown(await call.db.read(call.scope, assumptionsSet))
    const scope = states === null ? 'nation' : (states[0] ?? 'nation')
    return {
      assumptions: [...assumptions],
      parameters: parametersOf(new Map(assumptions.map((a) => [a.key, a.value])), { scope }),
      names: await named(
        call,
        assumptions.flatMap((a) => a.versions.map((x) => x.by)),
      ),
    }
  }),
  answer(sitingFixes, async (_input, call) => {
    const states = await statesOfCall(call)
    const { candidates, fixes: all, municipalities } = await instanceOf(call.db, 'nation', call.now)
    const at = new Map(candidates.id.map((id, k) => [id, k]))
    const fixes = all.flatMap((f) => {
      const k = at.get(f.id.split('#')[0]!)
      const municipality = k === undefined ? null : candidates.municipality[k]!
      if (states !== null && !(municipality && states.includes(municipality.slice(0, 2)))) return []
      const town = municipality === null ? null : (municipalities[municipality] ?? municipality)
      return [{ ...f, name: k === undefined ? null : candidates.name[k]!, municipality, town }]
    })
    return {
      fixes,
      names: await named(
        call,
        fixes.map((f) => f.by),
      ),
    }
  }),
  answer(sitingPlans, async (_input, call) => {
    const plans = await call.db.read(call.scope, (read) => plansListed(read))
    return {
      ...{ today: todayOf(call), plans },
      names: await named(
        call,
        plans.map((p) => p.by),
      ),
    }
  }),
  answer(sitingPlan, async ({ plan: id }, call) => {
    const plan = await planFor(call, id)
    const towns = [...plan.sites, ...plan.uncovered].map((x) => x.municipality)
    const plots = plan.sites.flatMap((s) => (s.kind === 'plot' && s.project ? [s.project] : []))
    const sources = await call.db.read({ system: true }, sourcesNow)
    const { projects, municipalities } = await call.db.read(call.scope, async (read) => ({
      projects: await projectsOf(read, id, plots),
      municipalities: await municipalityNames(read, [...new Set(towns)]),
    }))
    const people = [plan.by, ...plan.proofs.map((p) => p.by), ...(plan.withdrawn ? [plan.withdrawn.by] : [])]
    return {
      ...{ today: todayOf(call), plan, gap: gapOf(plan.value, plan.bound), municipalities },
      projects: projects.map(({ expected: _e, center_name: _n, opened: _o, ...p }) => p),
      stale: replaced(plan.data.sources, sources),
      names: await named(call, people),
    }
  }),
  answer(planSites, async ({ plan: id }, call) => {
    const { sites } = await planFor(call, id)
    const keys = [...new Set(sites.map((s) => s.municipality))]
    return { sites, municipalities: await call.db.read(call.scope, (read) => municipalityNames(read, keys)) }
  }),
  answer(siteShares, async (input, call) => {
    if (call.who.by !== 'person') throw new Refused(403, 'people-only')
    const { rows, coverage, dates, names } = await sharesFor({ ...call, who: call.who }, sharesAsked(input))
    return { rows: rows.map(({ planned: _p, ...r }) => r), whole: [...coverage.whole], dates, names }
  }),
  answer(planPdf, async ({ plan: id, language = 'es' }, call) => {
    const plan = await planFor(call, id)
    const keys = [...new Set(plan.sites.map((s) => s.municipality))]
    const names = await call.db.read(call.scope, (read) => municipalityNames(read, keys))
    return pdfAnswer(await typesetPlan(plan, names, language), plan.name)
  }),
  answer(keepPlanWords, async ({ name, parameters, open, from }, call) => {
    if (call.who.by !== 'person') throw new Refused(403, 'people-only')
    const by = call.who.person
    if (from !== undefined) await planFor(call, from)
    const instance = await instanceOf(call.db, parameters.scope, call.now)
    if (instance.points.key.length === 0) throw new Refused(409, 'no-data', 'parameters')
    if (unknownSites(instance, parameters, open).length > 0)
      throw new Refused(409, 'unknown-site', 'parameters')
    const counted = await countPlan(instance, parameters, open)
    if ('unfeasible' in counted) return { plan: null, unfeasible: counted.unfeasible }
    const id = newId(call.now())
    const { version, sources } = instance
    const assumptions = assumptionsShown(await call.db.read(call.scope, assumptionsSet)).map(
      ({ key, value, source, confidence }) => ({ key, value, source, confidence }),
    )
    await keepInstance(call.db, instance)
    await keepPlan(call, by, {
      id,
      payload: {
        ...{ name, parameters, data: { version, sources, assumptions }, ...counted.kept },
        boundBy: 'prices',
        ...(from === undefined ? {} : { from }),
      },
    })
    return { plan: id, unfeasible: null }
  }),
  answer(beginProject, async ({ plan: id, site: candidate, scheme }, call) =>
    beginProjectOf(call, await planFor(call, id), candidate, scheme ?? 'imss'),
  ),
  answer(planReal, async ({ plan: id }, call) => {
    const plan = await planFor(call, id)
    return { today: todayOf(call), ...(await realOf(call, plan)) }
  }),
  answer(provePlanAsked, async ({ plan, seconds }, call) => {
    const { withdrawn } = await planFor(call, plan)
    if (withdrawn) throw new Refused(409, 'withdrawn', 'plan')
    return askLongWork(call, proveWork, { plan, ...(seconds === undefined ? {} : { seconds }) })
  }),
  answer(comparePlans, async ({ a, b }, call) => {
    const [one, other] = [await planFor(call, a), await planFor(call, b)]
    const told = comparedPlans(one, other)
    const towns = [...told.gains, ...told.loses, ...told.onlyA, ...told.onlyB].map((x) => x.municipality)
    return call.db.read(call.scope, async (read) => {
      const listed = new Map((await plansListed(read, [a, b])).map((p) => [p.id, p]))
      return {
        ...{ a: listed.get(a)!, b: listed.get(b)!, ...told },
        municipalities: await municipalityNames(read, [...new Set(towns)]),
      }
    })
  }),
]
