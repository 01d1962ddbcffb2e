// Decisions of plans, each looked at against what stands; a site becomes a project by construction's own decision, once.
import type { Fact } from '../../kernel/fact.ts'
import type { Decides } from '../../platform/house.ts'
import { letterId } from '../../platform/new-id.ts'
import { plotOffered } from '../construction/contract/kinds.ts'
import type { PlotOffered } from '../construction/contract/plot.ts'
import {
  type AssumptionSet,
  assumptionSet,
  type ProjectBegun,
  planWithdrawn,
  projectBegun,
  type SiteFixed,
  siteFixed,
} from './contract/kinds.ts'
import { assumptionBy, fixBy, planBy } from './reads.ts'
import { judgeAssumption, judgeFix, judgeWithdrawal } from './rules/judge-plans.ts'

const alone = { letters: [] } as const

const sets: Decides = {
  kind: assumptionSet.kind,
  decide: async (tx, _house, fact) => {
    const p = fact.payload as AssumptionSet
    return judgeAssumption(p, await assumptionBy(tx, p.assumption)) ?? alone
  },
}
const fixes: Decides = {
  kind: siteFixed.kind,
  decide: async (tx, _house, fact) => {
    const p = fact.payload as SiteFixed
    return judgeFix(p, await fixBy(tx, p.site)) ?? alone
  },
}
const withdraws: Decides = {
  kind: planWithdrawn.kind,
  decide: async (tx, _house, fact) => judgeWithdrawal(await planBy(tx, fact.about)) ?? alone,
}

/**
 * The plot is offered as construction offers any: its refusals are this decision's, already-offered where the site is a project.
 * Besides: unknown-plan, withdrawn, not-in-plan.
 */
const begins: Decides = {
  kind: projectBegun.kind,
  decide: async (tx, house, fact, receivedAt) => {
    const p = fact.payload as ProjectBegun
    const plan = await planBy(tx, p.plan)
    if (!plan) return { refused: 'unknown-plan', field: 'plan' }
    if (plan.withdrawn) return { refused: 'withdrawn', field: 'plan' }
    if (!plan.sites.some((s) => s.id === p.site)) return { refused: 'not-in-plan', field: 'site' }
    const offered = offerOf(fact, p, plan.name)
    const decided = await house.decides.get(plotOffered.kind)!.decide(tx, house, offered, receivedAt)
    return 'refused' in decided ? decided : { ...decided, letters: [offered, ...decided.letters] }
  },
}

/** As somebody at a desk would offer it; the source names the plan, and nobody has seen the plot yet. */
function offerOf(fact: Fact, p: ProjectBegun, plan: string): Fact {
  const { latitude, longitude, municipality, name } = p
  const source = `Plan de ubicación «${plan}»`
  const offer: PlotOffered = {
    site: { code: `PLAN-${fact.about.slice(-12)}`, name, municipality, latitude, longitude, source },
    ...{ scheme: p.scheme, placesLeast: p.places, placesMost: p.places, source },
    certainty: 'unconfirmed',
  }
  return {
    id: letterId(fact.id, fact.book, 'plot-offered'),
    ...{ kind: plotOffered.kind, kindVersion: plotOffered.version, about: fact.about, book: fact.book },
    ...{ happenedAt: fact.happenedAt, author: fact.author, origin: 'letter', payload: { ...offer } },
  }
}

export const sitingDecides: readonly Decides[] = [sets, fixes, withdraws, begins]
