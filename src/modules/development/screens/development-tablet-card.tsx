// How a child's development stands on the tablet: the lights of its age, when it was last looked at, and the way to look again.
import Sprout from 'lucide-react/icons/sprout'
import type { ReactNode } from 'react'
import type { Rows } from '../../../device/carried.ts'
import type { Day } from '../../../kernel/days.ts'
import { Button } from '../../../ui/button.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import type { CarriedChild } from '../../children/contract/rows.ts'
import type { CarriedObservation } from '../rules/carried.ts'
import './development.css'
import { developmentDeskText } from './desk-text.ts'
import { Lights } from './lights.tsx'
import { roundsOfChild, seenOfChild } from './observing.ts'
import { type RoundTold, useRoundTold } from './round-told.ts'
import { observeText } from './tablet-text.ts'

export function DevelopmentTabletCard({
  id,
  child,
  observations,
  onObserve,
  onDoubt,
}: {
  id: string
  child: CarriedChild
  observations: Rows<CarriedObservation>
  today: Day
  onObserve: () => void
  /** what a result that leaves a doubt offers next; another module says it */
  onDoubt?: (round: RoundTold) => ReactNode
}) {
  const tell = useRoundTold()
  const t = useText(observeText)
  const d = useText(developmentDeskText)
  const { day } = useFormats()
  const last = roundsOfChild(seenOfChild(observations, id), child).at(-1)
  return (
    <section className="card stack">
      <div className="row">
        <h2>{t.card}</h2>
        <Button icon={Sprout} onPress={onObserve}>
          {t.observe}
        </Button>
      </div>
      {last ? (
        <>
          <p className="soft">
            {t.last(day(last.last_day))} · {d.ageList(d.ageGroup(Number(last.group)))}
          </p>
          <Lights domains={last.domains} />
          {last.light === 'red' ? <p>{d.face}</p> : null}
          {last.once ? <p>{d.soon}</p> : null}
          {last.light === 'red' || last.light === 'amber' ? onDoubt?.(tell(last)) : null}
          <p className="soft">{d.notATest}</p>
        </>
      ) : (
        <p className="soft">{t.cardNone}</p>
      )}
    </section>
  )
}
