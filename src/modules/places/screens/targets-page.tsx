// What was published about how many centers and places, each with its source, and where it does not agree with itself.
import Megaphone from 'lucide-react/icons/megaphone'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { homeSteps, useMe } from '../../../ui/me.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { type PlaceTarget, publishedTargets } from '../contract.ts'
import { type Disagreement, disagreementsOf } from '../rules/targets.ts'
import { disagreementWords } from './disagreement-words.ts'
import './places.css'
import { SourceShown } from '../../../ui/source-shown.tsx'
import { Differences } from './published-beside.tsx'
import { placesText } from './text.ts'

export function TargetsPage() {
  const all = useText(placesText)
  const t = all.targets
  const f = useFormats()
  const me = useMe()
  const asked = useAsk(publishedTargets, {})
  useStanding(
    [...homeSteps(me, all.mexico), { label: all.title, to: '/lugares' }, { label: t.title }],
    'places',
  )
  return (
    <div className="stack">
      <PageHead title={t.title} about={t.lead} />
      <Asked of={asked} height={30}>
        {({ targets, names }) => {
          const place = (key: string | null) => (key === null ? all.mexico : (names[key] ?? key))
          const words = (d: Disagreement) => disagreementWords(d, t, f, place)
          const found = disagreementsOf(targets)
          if (targets.length === 0)
            return (
              <EmptyState icon={Megaphone} title={t.empty}>
                {t.emptyStep}
              </EmptyState>
            )
          return (
            <div className="stack">
              <section className="card stack" aria-labelledby="differ">
                <h2 id="differ">{t.differ}</h2>
                {found.length === 0 ? <p>{t.agree}</p> : null}
                <Differences words={found.map(words)} />
              </section>
              <DataTable
                caption={t.title}
                rows={targets}
                rowId={(x) => x.key}
                columns={columnsOf(t, f, place, targets)}
                take={{ list: publishedTargets.id, filters: {} }}
              />
            </div>
          )
        }}
      </Asked>
    </div>
  )
}

type Words = (typeof placesText)['es']['targets']

const columnsOf = (
  t: Words,
  f: ReturnType<typeof useFormats>,
  place: (key: string | null) => string,
  targets: readonly PlaceTarget[],
): Column<PlaceTarget>[] => [
  { id: 'place', head: t.place, value: (x) => place(x.place) },
  { id: 'scope', head: t.scope, value: (x) => t.scopes[x.scope] },
  { id: 'period', head: t.period, value: (x) => (x.period === 'total' ? t.total : x.period) },
  {
    ...{ id: 'centers', head: t.centers, number: true, value: (x: PlaceTarget) => x.centers },
    cell: (x) => (x.centers === null ? '—' : f.number(x.centers)),
  },
  // a column of nothing tells nothing
  ...(targets.some((x) => x.places !== null)
    ? [
        {
          ...{ id: 'places', head: t.places, number: true, value: (x: PlaceTarget) => x.places },
          cell: (x: PlaceTarget) => (x.places === null ? '—' : f.number(x.places)),
        },
      ]
    : []),
  {
    ...{ id: 'on', head: t.publishedOn, value: (x: PlaceTarget) => x.published_on },
    cell: (x) => (x.published_on ? f.day(x.published_on) : <span className="soft">{t.undated}</span>),
  },
  {
    ...{ id: 'source', head: t.source, value: (x: PlaceTarget) => `${x.note ?? ''} ${x.source}` },
    cell: (x) => (
      <span className="places-lot">
        {x.note ? <span>{x.note}</span> : null}
        <SourceShown source={x.source} />
      </span>
    ),
  },
]
