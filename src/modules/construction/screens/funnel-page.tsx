// The funnel from offered plots to open centers, by state, with the days each stage took.
import Funnel from 'lucide-react/icons/funnel'
import { useState } from 'react'
import { stateName } from '../../../kernel/state-names.ts'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { ButtonLink } from '../../../ui/button.tsx'
import { DataTable } from '../../../ui/data-table.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { homeSteps, useMay, useMe } from '../../../ui/me.tsx'
import { Select } from '../../../ui/select.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { constructionFunnel, type FunnelStep } from '../contract.ts'
import './construction.css'
import { constructionText } from './text.ts'
import { constructionWords } from './words.ts'

const WHOLE = 'whole'

export function FunnelPage() {
  const t = useText(constructionText)
  const w = useText(constructionWords)
  const { number, percent } = useFormats()
  const me = useMe()
  const may = useMay()
  const [state, setState] = useState<string>(WHOLE)
  const asked = useAsk(constructionFunnel, {})
  useStanding(
    [...homeSteps(me, t.mexico), { label: t.title, to: '/obras' }, { label: t.funnelTitle }],
    'works',
  )
  return (
    <>
      <PageHead
        title={t.funnelTitle}
        about={t.funnelAbout}
        actions={
          <>
            <ButtonLink to="/obras" look="quiet">
              {t.list}
            </ButtonLink>
            {may('places.read') ? (
              <ButtonLink to="/lugares/metas" look="quiet">
                {t.targets}
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <Asked of={asked} height={40}>
        {({ steps }) => {
          const states = [...new Set(steps.map((s) => s.state))].filter((s) => s !== '')
          const shown = steps.filter((s) => s.state === (state === WHOLE ? '' : state))
          const passed = (stage: FunnelStep['stage']) => shown.find((s) => s.stage === stage)?.passed ?? 0
          const offered = passed('offered')
          return (
            <div className="stack">
              <div className="filters no-print">
                <Select
                  label={t.state}
                  value={state}
                  onChange={setState}
                  choices={[
                    { value: WHOLE, label: t.wholeReach },
                    ...states.map((value) => ({ value, label: stateName(value) })),
                  ]}
                />
              </div>
              <p>{t.funnelSentence(number(offered), number(passed('open')))}</p>
              <DataTable
                caption={t.funnelTitle}
                rows={shown}
                rowId={(s) => s.stage}
                columns={[
                  { id: 'stage', head: t.stage, sortable: false, value: (s) => w.stages[s.stage] },
                  {
                    id: 'passed',
                    head: t.passed,
                    number: true,
                    sortable: false,
                    value: (s) => s.passed,
                    cell: (s) => number(s.passed),
                  },
                  {
                    id: 'part',
                    head: t.ofOffered,
                    sortable: false,
                    value: (s) => s.passed,
                    cell: (s) => (
                      <>
                        {percent(s.passed, offered)}
                        <span className="construction-bar" aria-hidden>
                          <span style={{ width: `${offered === 0 ? 0 : (100 * s.passed) / offered}%` }} />
                        </span>
                      </>
                    ),
                  },
                  {
                    id: 'standing',
                    head: t.standing,
                    number: true,
                    sortable: false,
                    value: (s) => s.standing,
                    cell: (s) => number(s.standing),
                  },
                  {
                    id: 'out',
                    head: t.fell,
                    number: true,
                    sortable: false,
                    value: (s) => s.out,
                    cell: (s) => number(s.out),
                  },
                  {
                    id: 'median',
                    head: t.median,
                    number: true,
                    sortable: false,
                    value: (s) => s.median,
                    cell: (s) =>
                      s.median === null ? (
                        <span className="soft">{t.unknown}</span>
                      ) : (
                        <>
                          {number(s.median)} <span className="soft">{t.timedOf(number(s.timed))}</span>
                        </>
                      ),
                  },
                ]}
                empty={
                  <EmptyState icon={Funnel} title={t.empty}>
                    {t.emptyAbout}
                  </EmptyState>
                }
              />
            </div>
          )
        }}
      </Asked>
    </>
  )
}
