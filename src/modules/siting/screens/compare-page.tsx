// Two plans side by side: figures, sites in both and in one alone, states, and in which municipalities the second covers more or less.
import ArrowLeftRight from 'lucide-react/icons/arrow-left-right'
import { stateName } from '../../../kernel/state-names.ts'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { ButtonLink } from '../../../ui/button.tsx'
import { DataTable } from '../../../ui/data-table.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { useFormats, useText } from '../../../ui/language.tsx'
import { Link } from '../../../ui/link.tsx'
import { homeSteps, useMe } from '../../../ui/me.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { comparePlans, type PlansCompared } from '../contract.ts'
import { SitesTable } from './plan-tables.tsx'
import { planText } from './plan-text.ts'
import { gapPercent } from './result-strip.tsx'
import './siting.css'
import { sitingText } from './text.ts'

export function ComparePlansPage({ a, b }: { a: string; b: string }) {
  const s = useText(sitingText)
  const t = useText(planText)
  const me = useMe()
  const asked = useAsk(comparePlans, { a, b })
  useStanding(
    [...homeSteps(me, s.mexico), { label: s.siting, to: '/ubicacion' }, { label: t.compareTitle }],
    'siting',
  )
  return (
    <>
      <PageHead
        title={t.compareTitle}
        about={asked.data ? t.compareAbout(asked.data.a.name, asked.data.b.name) : '\u00a0'}
        actions={
          <ButtonLink to={`/ubicacion/comparar/${b}/${a}`} icon={ArrowLeftRight}>
            {t.swap}
          </ButtonLink>
        }
      />
      <Asked of={asked} height={50}>
        {(told) => <Compared told={told} />}
      </Asked>
    </>
  )
}

function Compared({ told }: { told: PlansCompared }) {
  const s = useText(sitingText)
  const t = useText(planText)
  const { number, percent, list } = useFormats()
  const { a, b, municipalities: towns } = told
  const n = (x: number) => number(Math.round(x))
  const more = (x: number) => `${x > 0 ? '+' : ''}${n(x)}`
  const unlike = (['data', 'demand', 'travel', 'limits'] as const).filter((k) => !told.same[k])
  const rows = [
    { key: 'covered', head: s.coveredWith, a: a.after, b: b.after, show: n },
    { key: 'new', head: s.newlyCovered, a: a.after - a.before, b: b.after - b.before, show: n },
    { key: 'centers', head: s.centers, a: a.centers, b: b.centers, show: n },
    { key: 'places', head: s.places, a: a.places, b: b.places, show: n },
    { key: 'cost', head: s.cost, a: a.cost, b: b.cost, show: (x: number) => s.costOf(n(x / 1e6)) },
    {
      ...{ key: 'gap', head: s.gap, a: gapPercent(a.value, a.bound), b: gapPercent(b.value, b.bound) },
      show: (x: number) => `${number(Math.round(100 * x) / 100)} %`,
    },
  ]
  type Row = (typeof rows)[number]
  type State = PlansCompared['states'][number]
  type Town = PlansCompared['gains'][number]
  const townTable = (head: string, of: readonly Town[]) => (
    <div className="card stack">
      <h2>{head}</h2>
      {of.length === 0 ? (
        <p>{t.nobody}</p>
      ) : (
        <DataTable<Town>
          caption={head}
          rows={of}
          rowId={(m) => m.municipality}
          columns={[
            { id: 'name', head: s.municipality, value: (m) => towns[m.municipality] ?? m.municipality },
            { id: 'state', head: s.state, value: (m) => stateName(m.municipality.slice(0, 2)) },
            { ...{ id: 'a', head: 'A', number: true }, value: (m) => m.a, cell: (m) => n(m.a) },
            { ...{ id: 'b', head: 'B', number: true }, value: (m) => m.b, cell: (m) => n(m.b) },
            {
              ...{ id: 'more', head: t.difference, number: true },
              value: (m) => m.b - m.a,
              cell: (m) => more(m.b - m.a),
            },
          ]}
        />
      )}
    </div>
  )
  return (
    <div className="stack">
      {unlike.length > 0 ? (
        <p className="siting-words">{t.unlike(list(unlike.map((k) => t.same[k])))}</p>
      ) : null}
      <div className="card stack">
        <p className="row">
          <span>
            A: <Link to={`/ubicacion/plan/${a.id}`}>{a.name}</Link>
          </span>
          <span>
            B: <Link to={`/ubicacion/plan/${b.id}`}>{b.name}</Link>
          </span>
        </p>
        <DataTable<Row>
          caption={t.compareTitle}
          rows={rows}
          rowId={(r) => r.key}
          columns={[
            { id: 'head', head: t.valueOf, sortable: false, value: (r) => r.head },
            {
              ...{ id: 'a', head: 'A', number: true, sortable: false },
              value: (r) => r.a,
              cell: (r) => r.show(r.a),
            },
            {
              ...{ id: 'b', head: 'B', number: true, sortable: false },
              value: (r) => r.b,
              cell: (r) => r.show(r.b),
            },
            {
              ...{ id: 'more', head: t.difference, number: true, sortable: false },
              value: (r) => r.b - r.a,
              cell: (r) => `${r.b > r.a ? '+' : ''}${r.show(r.b - r.a)}`,
            },
          ]}
        />
        <p>{t.inBoth(number(told.both.length))}</p>
      </div>
      {townTable(t.gains, told.gains)}
      {townTable(t.loses, told.loses)}
      <div className="card stack">
        <h2>{t.states}</h2>
        <DataTable<State>
          caption={t.states}
          rows={told.states}
          rowId={(r) => r.state}
          columns={[
            { id: 'state', head: s.state, value: (r) => stateName(r.state) },
            {
              ...{ id: 'a', head: 'A', number: true },
              value: (r) => r.a,
              cell: (r) => percent(r.a, r.children, 1),
            },
            {
              ...{ id: 'b', head: 'B', number: true },
              value: (r) => r.b,
              cell: (r) => percent(r.b, r.children, 1),
            },
            {
              ...{ id: 'more', head: t.difference, number: true },
              value: (r) => r.b - r.a,
              cell: (r) => more(r.b - r.a),
            },
          ]}
        />
      </div>
      {(['onlyA', 'onlyB'] as const).map((k) => (
        <div key={k} className="card stack">
          <h2>{t[k]}</h2>
          <SitesTable caption={t[k]} sites={told[k]} names={towns} />
        </div>
      ))}
    </div>
  )
}
