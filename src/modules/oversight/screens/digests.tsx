// My digests: what had risen to me because late, as it stood then, and how often I want one.
import Newspaper from 'lucide-react/icons/newspaper'
import { useState } from 'react'
import { Asked, useAsk, useAskAgain, useNoAnswerWords } from '../../../ui/asking.tsx'
import { call, type NoAnswer } from '../../../ui/call.ts'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { homeSteps, useMe } from '../../../ui/me.tsx'
import { Select } from '../../../ui/select.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { chooseDigests, type Every, myDigests, readToday } from '../contract.ts'
import { Places } from './today.tsx'
import { todayText } from './today-text.ts'

export function Digests() {
  const t = useText(todayText)
  const d = t.digest
  const me = useMe()
  const { asOf } = useFormats()
  const words = useNoAnswerWords()
  const again = useAskAgain()
  const toast = useToast()
  const asked = useAsk(myDigests, {})
  const today = useAsk(readToday, {})
  const [none, setNone] = useState<NoAnswer>()
  useStanding([...homeSteps(me, t.mexico), { label: t.title, to: '/hoy' }, { label: d.title }], 'today')
  const choose = async (every: Every) => {
    setNone(undefined)
    const told = await call(chooseDigests, { every })
    if (!('answer' in told)) return setNone(told)
    toast(d.saved)
    await again(myDigests)
  }
  return (
    <>
      <PageHead title={d.title} about={d.about} />
      <Asked of={asked} height={30}>
        {({ every, digests }) => (
          <div className="stack">
            <div className="filters no-print">
              <Select
                label={d.every}
                value={every}
                onChange={(x) => void choose(x)}
                choices={(['day', 'week', 'never'] as const).map((value) => ({
                  value,
                  label: d.choices[value],
                }))}
              />
            </div>
            {none ? <ErrorState {...words(none)} /> : null}
            {digests.length === 0 ? (
              <EmptyState icon={Newspaper} title={d.empty}>
                {d.emptyAbout}
              </EmptyState>
            ) : null}
            {digests.map((g, i) => (
              <details key={g.made_at} className="card" open={i === 0}>
                <summary>
                  <strong>{d.count(g.count, g.lines.length)}</strong>{' '}
                  <span className="soft">
                    {asOf(g.made_at)}
                    {g.change === null
                      ? ''
                      : ` · ${g.change > 0 ? d.more(g.change) : g.change < 0 ? d.fewer(-g.change) : d.same}`}
                  </span>
                </summary>
                {g.lines.length > 0 ? <Places lines={g.lines} kinds={today.data?.kinds ?? []} plain /> : null}
              </details>
            ))}
          </div>
        )}
      </Asked>
    </>
  )
}
