// A plan on paper: its figures and how good they are proven to be, every site, and every assumption with its source and certainty.
import { stateName } from '../../../kernel/state-names.ts'
import { type Typeset, typeset } from '../../../platform/typesetting.ts'
import type { SitingPlan } from '../contract/plans.ts'
import { siteAssumptions, usedIn } from '../rules/assumptions.ts'
import { type PlanWords, planWords } from '../rules/plan-words.ts'
import { provenYears } from '../rules/proven-years.ts'
import { gapOf } from './proving.ts'

const source = `#import "/nido.typ": *
#let d = json("/data.json")
#show: report.with(title: d.title, subtitle: d.subtitle, day: d.day, shown-day: d.shown, lang: d.lang, foot: d.foot)
#if d.withdrawn != none { caution(d.withdrawn) }
#headline(d.headline.map(x => (x.at(0), x.at(1))))
== #d.words.proof
#d.bound
#for x in d.proofs [ #x ]
== #d.words.limits
#d.limits
#for x in d.fixes [#par[#x]]
== #d.words.byYear
#rows(d.years.head, d.years.body, widths: (1fr, 1fr, 2fr, 2fr), right: (1, 2, 3))
== #d.words.byState
#rows(d.states.head, d.states.body, widths: (3fr, 1fr, 2fr, 2fr, 2fr), right: (1, 2, 3, 4))
== #d.words.assumptions
#rows(d.assumptions.head, d.assumptions.body, widths: (4fr, auto, auto, 3fr, auto), right: (1,))
== #d.words.data
#rows(d.data.head, d.data.body, widths: (2fr, auto, auto, 4fr), right: (1,))
#for x in d.cautions { caution(x) }
== #d.words.sites
#rows(d.sites.head, d.sites.body, widths: (auto, 3fr, 2fr, auto, auto, auto), right: (3, 4, 5))
`

/** `names`: of municipalities. A thousand sites are set in some seconds. */
export function planPdf(
  plan: SitingPlan,
  names: Readonly<Record<string, string>>,
  language: 'es' | 'en',
): Promise<Typeset> {
  const w = planWords[language]
  const locale = language === 'es' ? 'es-MX' : 'en'
  const n = (x: number, digits = 0) => x.toLocaleString(locale, { maximumFractionDigits: digits })
  const { parameters: p } = plan
  const gap = n(100 * gapOf(plan.value, plan.bound), 3)
  const children = plan.states.reduce((sum, s) => sum + s.children, 0)
  const after = plan.states.reduce((sum, s) => sum + s.after, 0)
  const known = new Map(plan.data.assumptions.map((a) => [a.key, a]))
  const fixes = (head: string, list: typeof p.fixed_in) =>
    list.length === 0 ? [] : [`${head}: ${list.map((f) => `${f.id} (${f.reason})`).join('; ')}`]
  const data = {
    words: w,
    ...{ title: plan.name, lang: language, foot: w.title, shown: w.madeBy(plan.made_on) },
    subtitle: `${w.title}: ${plan.scope === 'nation' ? w.nation : stateName(plan.scope)}`,
    day: plan.made_on.split('-').map(Number),
    withdrawn: plan.withdrawn ? w.withdrawn(plan.withdrawn.reason) : null,
    headline: [
      [n(plan.sites.length), w.centers],
      [n(plan.value), w.value],
      [children > 0 ? `${n((100 * after) / children, 1)} %` : '—', w.covered],
      [n(plan.cost / 1e6), w.spends],
      [`${gap} %`, w.gap],
    ],
    bound: w.bound(n(plan.value), n(plan.bound), gap),
    proofs:
      plan.proofs.length === 0
        ? [w.notProven]
        : [
            ...plan.proofs.map((x) => w.proofOf(n(x.bound), n(x.seconds), w.proofs[x.ended])),
            ...yearsProven(plan, w, n),
          ],
    limits: w.limit({
      ...{ state: n(p.least_each_state), rural: n(100 * p.rural_share, 1), objective: p.objective },
    }),
    fixes: [...fixes(w.fixedIn, p.fixed_in), ...fixes(w.fixedOut, p.fixed_out)],
    years: {
      head: [w.year, w.centers, w.cost, w.value],
      body: plan.years.map((y) => [String(y.year), n(y.centers), n(y.cost), n(y.value)]),
    },
    states: {
      head: [w.state, w.centers, w.children, w.before, w.after],
      body: plan.states.map((s) => [
        ...[stateName(s.state), n(s.centers), n(s.children), n(s.before), n(s.after)],
      ]),
    },
    assumptions: {
      head: [w.assumption, w.used, w.unit, w.source, w.sure],
      body: siteAssumptions.map((a) => {
        const then = known.get(a.key)
        const used = usedIn(p, a.key)
        const chosen = then !== undefined && then.value !== used
        return [
          ...[a.words[language], n(used, 4), a.unit[language]],
          chosen ? w.changed : (then?.source ?? a.source),
          chosen ? '' : w.sures[then?.confidence ?? a.confidence],
        ]
      }),
    },
    data: {
      head: [w.data, w.rows, w.asOf, w.source],
      body: plan.data.sources.map((s) => [...[w.datasets[s.what], n(s.rows), s.as_of ?? '', s.source ?? '']]),
    },
    cautions: w.cautions,
    sites: {
      head: [w.year, w.site, w.municipality, w.places, w.expected, w.cost],
      body: plan.sites.map((s) => [
        ...[String(s.year), s.name, `${names[s.municipality] ?? s.municipality}`],
        ...[n(s.places), n(s.expected), n(s.cost)],
      ]),
    },
  }
  return typeset(source, data, { seconds: 60 })
}

/** How good the order of the years is, where a proof came to it. */
function yearsProven(
  { years, proofs }: SitingPlan,
  w: PlanWords,
  n: (x: number, digits?: number) => string,
): readonly string[] {
  const last = provenYears(proofs)
  if (!last || years.length < 2) return []
  const gap = (bound: number) => n(100 * gapOf(last.value, bound), 2)
  return [
    w.yearsProof(n(last.value)),
    ...(last.bound === null ? [] : [w.yearsOrder(gap(last.bound))]),
    w.yearsAny(gap(last.most)),
  ]
}
