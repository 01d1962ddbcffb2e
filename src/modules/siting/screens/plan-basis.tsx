// What a plan rests on: what was asked, every assumption with its source and how sure it is, and the data with their dates.
import { stateName } from '../../../kernel/state-names.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { useFormats, useText, useWords } from '../../../ui/language.tsx'
import type { PlanWhole } from '../contract.ts'
import { builtInOf } from '../rules/assumptions.ts'
import { centersOf } from '../rules/plan-instance.ts'
import { planText } from './plan-text.ts'
import './siting.css'
import { SureChip } from './sure-chip.tsx'
import { sitingText } from './text.ts'

type Plan = PlanWhole['plan']

export const restsOnUnconfirmed = (plan: Plan): boolean =>
  plan.data.assumptions.some((a) => a.confidence === 'unconfirmed')

export function PlanBasis({ plan, nameOf }: { plan: Plan; nameOf: (id: string) => string }) {
  const t = useText(planText)
  const s = useText(sitingText)
  const say = useWords()
  const { number, list, dated } = useFormats()
  const p = plan.parameters
  const centers = centersOf(p.years)
  const percent = Math.round(100 * p.towards_posts)
  const states = Object.entries(p.least_by_state).map(([key, n]) => `${stateName(key)} ${number(n)}`)
  const fixes = [
    ...p.fixed_in.map((f) => `${nameOf(f.id)} · ${s.fixedIn(f.reason)}`),
    ...p.fixed_out.map((f) => `${nameOf(f.id)} · ${s.fixedOut(f.reason)}`),
  ]
  const facts: readonly (readonly [string, string])[] = [
    [s.basis, s.bases[p.basis]],
    [s.need, s.needWords(number(100 - percent), number(percent))],
    [t.objective, t.objectives[p.objective]],
    [t.travel, `${s.minutes(number(p.minutes_full))} – ${s.minutes(number(p.minutes_none))}`],
    [t.years, p.years.map((y) => `${y.year}: ${number(y.centers)}`).join(' · ')],
    [
      t.limits,
      [
        `${s.rural}: ${s.ruralWords(number(Math.round(100 * p.rural_share)), s.centersOf(number(Math.ceil(p.rural_share * centers - 1e-9))))}`,
        `${s.eachState}: ${s.centersOf(number(p.least_each_state))}`,
        ...states,
      ].join('; '),
    ],
    [t.kindsOf, list(p.kinds.map((k) => s.kindsOf[k]))],
    [
      s.standing,
      list(
        (['centers', 'public', 'private'] as const).filter((k) => p.standing[k]).map((k) => s.standings[k]),
      ) || t.none,
    ],
    [t.fixed, fixes.join('; ') || t.none],
  ]
  return (
    <section className="card stack" aria-labelledby="siting-basis">
      <h2 id="siting-basis">{t.asked}</h2>
      <dl className="facts">
        {facts.map(([head, value]) => (
          <div key={head} className="siting-fact">
            <dt>{head}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h2>{t.assumptions}</h2>
      <p className="soft">{t.assumptionsAbout}</p>
      <DataTable<Plan['data']['assumptions'][number]>
        caption={t.assumptions}
        rows={plan.data.assumptions}
        rowId={(a) => a.key}
        columns={[
          {
            id: 'what',
            head: t.assumption,
            value: (a) => say(builtInOf(a.key)?.words ?? { es: a.key, en: a.key }),
          },
          {
            ...{ id: 'value', head: t.valueOf, number: true },
            value: (a) => a.value,
            cell: (a) => `${number(a.value)} ${say(builtInOf(a.key)?.unit ?? { es: '', en: '' })}`,
          },
          {
            id: 'sure',
            head: t.confidence,
            value: (a) => t.confidences[a.confidence],
            cell: (a) => <SureChip of={a.confidence} />,
          },
          { id: 'source', head: t.source, value: (a) => a.source },
        ]}
      />
      <h2>{t.data}</h2>
      <DataTable<Plan['data']['sources'][number]>
        caption={t.data}
        rows={plan.data.sources}
        rowId={(d) => `${d.what}${d.source ?? ''}${d.as_of ?? ''}`}
        columns={[
          { id: 'what', head: t.data, value: (d) => t.whats[d.what] },
          {
            ...{ id: 'rows', head: t.rows, number: true },
            value: (d) => d.rows,
            cell: (d) => number(d.rows),
          },
          { id: 'as', head: t.asOf, value: (d) => d.as_of, cell: (d) => (d.as_of ? dated(d.as_of) : '') },
          { id: 'source', head: t.source, value: (d) => d.source },
        ]}
      />
    </section>
  )
}
