// How many cases are open, late and lost, for who oversees several centers: by name of the place, nobody named, small groups hidden.
import Stethoscope from 'lucide-react/icons/stethoscope'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { DataTable } from '../../../ui/data-table.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { Link } from '../../../ui/link.tsx'
import { homeSteps, useMe } from '../../../ui/me.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { type CaseCounts, countReferrals } from '../contract.ts'
import './cases.css'
import { listText } from './list-text.ts'
import { caseWords } from './words.ts'

export function CaseCountsPage({ representation }: { representation?: string }) {
  const all = useText(listText)
  const t = all.counts
  const w = useText(caseWords)
  const { number } = useFormats()
  const me = useMe()
  const asked = useAsk(countReferrals, representation ? { representation } : {})
  useStanding([...homeSteps(me, all.mexico), { label: t.title }], 'referrals')
  const said = (n: number | null) => (n === null ? t.few : number(n))
  const figure = (id: 'open' | 'overdue' | 'lost') => ({
    ...{ id, head: t[id], number: true, value: (p: CaseCounts) => p[id] },
    cell: (p: CaseCounts) => (p[id] === null ? <span className="hatched">{t.few}</span> : number(p[id])),
  })
  return (
    <>
      <PageHead title={t.title} about={t.about} />
      <Asked of={asked} height={30}>
        {({ level, places, open, overdue, lost, waits }) => (
          <div className="stack">
            <p>
              {t.total}: {said(open)} {t.open.toLowerCase()} · {said(overdue)} {t.overdue.toLowerCase()} ·{' '}
              {said(lost)} {t.lost.toLowerCase()}
            </p>
            <p className="soft">
              {t.names} {t.small} {all.aboutLost}
            </p>
            <DataTable
              caption={t.title}
              rows={places}
              rowId={(p) => p.id}
              columns={[
                {
                  id: 'place',
                  head: t.place,
                  value: (p) => p.name,
                  cell: (p) =>
                    level === 'representations' ? (
                      <Link className="case-link" to={`/seguimientos/${p.id}`} label={t.more(p.name)}>
                        {p.name}
                      </Link>
                    ) : (
                      <Link className="case-link" to={`/tablero/centro/${p.id}`}>
                        {p.name}
                      </Link>
                    ),
                },
                figure('open'),
                figure('overdue'),
                figure('lost'),
              ]}
              empty={
                <EmptyState icon={Stethoscope} title={t.empty}>
                  {t.emptyAbout}
                </EmptyState>
              }
            />
            <section className="card stack" aria-labelledby="case-waits">
              <h2 id="case-waits">{t.waits}</h2>
              <dl className="facts">
                {waits.map((x) => (
                  <div key={x.step} style={{ display: 'contents' }}>
                    <dt>{w.waits[x.step]}</dt>
                    <dd>{said(x.count)}</dd>
                  </div>
                ))}
              </dl>
            </section>
          </div>
        )}
      </Asked>
    </>
  )
}
