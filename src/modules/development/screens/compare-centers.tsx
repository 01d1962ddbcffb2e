// Development of centers side by side, fairly: a funnel, a table by name, and what to do with it.
import Printer from 'lucide-react/icons/printer'
import Sprout from 'lucide-react/icons/sprout'
import { useState } from 'react'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { DataTable } from '../../../ui/data-table.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { Link } from '../../../ui/link.tsx'
import { homeOf, homeSteps, useMayNation, useMe } from '../../../ui/me.tsx'
import { Select } from '../../../ui/select.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { compareCenters } from '../contract/guard.ts'
import { cohortText } from './cohort-text.ts'
import { compareText } from './compare-text.ts'
import { CoverageSection } from './coverage.tsx'
import { FunnelPlot, shownPlaces } from './funnel-plot.tsx'

const ALL = 'all'

export function CompareCenters() {
  const t = useText(compareText)
  const { number } = useFormats()
  const me = useMe()
  const may = useMayNation()
  const cohort = useText(cohortText)
  const [representation, setRepresentation] = useState(ALL)
  const asked = useAsk(compareCenters, representation === ALL ? {} : { representation })
  useStanding([...homeSteps(me, t.mexico), { label: t.title }], 'development')
  const among = asked.data?.representations ?? []
  const signed = (x: number) => `${x > 0 ? '+' : ''}${number(Math.round(x * 100) / 100)}`
  return (
    <>
      <PageHead
        title={t.title}
        about={t.about}
        actions={
          <>
            {may('development.load') ? <ButtonLink to="/desarrollo/cohorte">{cohort.link}</ButtonLink> : null}
            <ButtonLink to="/desarrollo/revision">{t.review}</ButtonLink>
            <ButtonLink to={homeOf(me)}>{t.board}</ButtonLink>
          </>
        }
      />
      {among.length > 1 ? (
        <div className="filters no-print">
          <Select
            label={t.representation}
            value={representation}
            onChange={setRepresentation}
            choices={[{ value: ALL, label: t.all }, ...among.map((r) => ({ value: r.id, label: r.name }))]}
          />
        </div>
      ) : null}
      <div className="stack">
        <Asked of={asked} height={30}>
          {({ fair, centers, hidden }) =>
            fair === null || shownPlaces(centers).length === 0 ? (
              <EmptyState icon={Sprout} title={t.none}>
                {t.noneAbout}
              </EmptyState>
            ) : (
              <div className="stack">
                <section className="card stack">
                  <FunnelPlot fair={fair} centers={centers} />
                </section>
                {hidden > 0 ? <p className="soft">{t.hidden(number(hidden))}</p> : null}
                <DataTable
                  caption={t.table}
                  rows={shownPlaces(centers)}
                  rowId={(c) => c.id}
                  columns={[
                    {
                      id: 'center',
                      head: t.center,
                      sortable: false,
                      value: (c) => c.name,
                      cell: (c) => <Link to={`/tablero/centro/${c.id}`}>{c.name}</Link>,
                    },
                    { id: 'children', head: t.children, number: true, sortable: false, value: (c) => c.n },
                    { id: 'where', head: t.where, sortable: false, value: (c) => t.places[c.place] },
                    {
                      id: 'likely',
                      head: t.likely,
                      number: true,
                      sortable: false,
                      value: (c) => c.estimate,
                      cell: (c) =>
                        c.estimate === null || c.sd === null || fair.between === 0
                          ? t.alike
                          : `${signed(c.estimate - fair.middle)} ± ${number(Math.round(c.sd * 100) / 100)}`,
                    },
                  ]}
                />
                <p className="soft">
                  {t.likelyAbout} {t.source}
                </p>
                <div className="no-print">
                  <Button icon={Printer} onPress={() => print()}>
                    {t.print}
                  </Button>
                </div>
              </div>
            )
          }
        </Asked>
        <CoverageSection />
      </div>
    </>
  )
}
