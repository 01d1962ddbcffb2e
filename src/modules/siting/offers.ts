// What siting offers upward: the sites of a plan to be taken away, and what only the clock can ask.
import { addDays } from '../../kernel/days.ts'
import { stateName } from '../../kernel/state-names.ts'
import { type ExportColumn, type ListExport, listExport, type Watch } from '../../platform/house.ts'
import type { PlanSite } from './contract/plans.ts'
import { planSites, siteShares } from './contract.ts'
import { municipalityNames, planBy, plansInForce, sourcesNow, statesWithin } from './reads.ts'
import { evening, morning } from './rules/asks.ts'
import { planCutTo } from './rules/cut-plan.ts'
import { planWords } from './rules/plan-words.ts'
import { replaced } from './rules/replaced.ts'
import { REST, type ShareRow, sharesAsked } from './rules/share-rows.ts'
import { shareName, sharesText } from './screens/shares-text.ts'
import { sharesFor } from './work/shares.ts'

type Row = PlanSite & { readonly town: string }

const sites = listExport<{ plan: string }, Row>(planSites, {
  words: { es: 'Sitios de un plan', en: 'Sites of a plan' },
  columns: ({ language }): readonly ExportColumn<Row>[] => {
    const w = planWords[language]
    return [
      { head: 'ID', type: 'text', value: (s) => s.id },
      { head: w.year, type: 'number', value: (s) => s.year },
      { head: w.site, type: 'text', value: (s) => s.name },
      { head: w.kind, type: 'text', value: (s) => w.kinds[s.kind] },
      { head: 'INEGI', type: 'text', value: (s) => s.municipality },
      { head: w.municipality, type: 'text', value: (s) => s.town },
      { head: w.state, type: 'text', value: (s) => stateName(s.municipality.slice(0, 2)) },
      { head: w.rural, type: 'text', value: (s) => (s.rural ? w.yes : w.no) },
      { head: w.latitude, type: 'number', value: (s) => s.latitude },
      { head: w.longitude, type: 'number', value: (s) => s.longitude },
      { head: w.adds, type: 'number', value: (s) => s.adds },
      { head: w.expected, type: 'number', value: (s) => s.expected },
      { head: w.places, type: 'number', value: (s) => s.places },
      { head: w.without, type: 'number', value: (s) => s.without },
      { head: w.cost, type: 'number', value: (s) => s.cost },
      { head: w.project, type: 'text', value: (s) => s.project },
    ]
  },
  page: async (at, { plan: id }) =>
    at.db.read(at.scope, async (read) => {
      const plan = await planBy(read, id)
      if (!plan) return { rows: [], next: null, total: 0 }
      const own = 'all' in at.scope ? plan : planCutTo(plan, await statesWithin(read))
      const towns = await municipalityNames(read, [...new Set(own.sites.map((s) => s.municipality))])
      const rows = own.sites.map((s) => ({ ...s, town: towns[s.municipality] ?? s.municipality }))
      return { rows, next: null, total: rows.length }
    }),
})

type Shared = ShareRow & { readonly name: string }
const shares = listExport<Parameters<typeof sharesAsked>[0], Shared>(siteShares, {
  words: { es: 'Reparto de los centros', en: 'Share of the centers' },
  columns: ({ language }): readonly ExportColumn<Shared>[] => {
    const t = sharesText[language]
    const count = (id: 'target' | 'byPosts' | 'byChildren' | 'between' | 'posts' | 'children') => ({
      ...{ head: t[id], type: 'number' as const, value: (r: Shared) => r[id] },
    })
    return [
      { head: 'INEGI', type: 'text', value: (r) => (r.key === REST ? null : r.key) },
      { head: t.place, type: 'text', value: (r) => r.name },
      ...(['target', 'byPosts', 'byChildren', 'between', 'posts', 'children'] as const).map(count),
    ]
  },
  page: async (at, filters) => {
    const { rows, names } = await sharesFor(at, sharesAsked(filters))
    const named = rows.map((r) => ({ ...r, name: shareName(r.key, names, sharesText[at.language]) }))
    return { rows: named, next: null, total: named.length }
  },
})

export const sitingExports: readonly ListExport[] = [sites, shares]

/** Whoever has plans of replaced data has so many days to make them anew or withdraw them. Source: house proposal. */
const RENEW_DAYS = 14

/** One task for all plans in force whose data were replaced: the list of plans shows which. */
const stale: Watch = {
  id: 'siting-stale',
  of: 'nation',
  look: async (read, book, { today }) => {
    const plans = await plansInForce(read)
    if (plans.length === 0) return []
    const now = await sourcesNow(read)
    if (!plans.some((p) => replaced(p.data.sources, now))) return []
    return [
      {
        ...{ key: 'stale', kind: 'siting.stale', about: book, owner: 'national' },
        ...{ from: morning(today), by: evening(addDays(today, RENEW_DAYS)) },
      },
    ]
  },
}
export const sitingWatches: readonly Watch[] = [stale]
