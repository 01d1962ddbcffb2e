// Learning on the tablet: what is planned today and what became of it in one tap, something else that was done, an interest.
import Undo2 from 'lucide-react/icons/undo-2'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { useText } from '../../../ui/language.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import type { LearnAt } from './learn-context.ts'
import { LearnInterest } from './learn-interest.tsx'
import { LearnObserve } from './learn-observe.tsx'
import { LearnOther } from './learn-other.tsx'
import { LearnPlan } from './learn-plan.tsx'
import './learning.css'
import { learnText } from './tablet-text.ts'

const PARTS = ['plan', 'other', 'interest', 'observe'] as const
type Part = (typeof PARTS)[number]

export function LearnToday({
  at,
  chosen,
  onBack,
}: {
  at: LearnAt
  /** chosen on the wall: something is noted of them */
  chosen: readonly string[]
  onBack: () => void
}) {
  const t = useText(learnText)
  const [part, setPart] = useState<Part>(chosen.length > 0 ? 'observe' : 'plan')
  const [whom, setWhom] = useState<readonly string[]>(chosen.filter((id) => at.here.some((c) => c.id === id)))
  return (
    <main id="main" className="tablet-main stack">
      <div>
        <Button icon={Undo2} onPress={onBack}>
          {t.back}
        </Button>
      </div>
      <Tabs
        label={t.parts}
        tabs={PARTS.map((key) => ({ key, label: t.tabs[key] }))}
        current={part}
        onChange={setPart}
      >
        <div className="stack">
          <fieldset className="learn-taps" aria-label={t.whom}>
            <Button pressed={whom.length === 0} onPress={() => setWhom([])}>
              {t.everybody}
            </Button>
            {at.here.map((c) => (
              <Button
                key={c.id}
                pressed={whom.includes(c.id)}
                onPress={() =>
                  setWhom(whom.includes(c.id) ? whom.filter((x) => x !== c.id) : [...whom, c.id])
                }
              >
                {c.given}
              </Button>
            ))}
          </fieldset>
          {part === 'plan' ? <LearnPlan at={at} whom={whom} /> : null}
          {part === 'other' ? <LearnOther at={at} whom={whom} /> : null}
          {part === 'observe' ? <LearnObserve at={at} whom={whom} onDone={onBack} /> : null}
          {part === 'interest' ? <LearnInterest at={at} whom={whom} onDone={onBack} /> : null}
        </div>
      </Tabs>
    </main>
  )
}
