// What the director decides at the desk of a stopped pick-up, under the written protocol; delivered, it says the departure too.
import { useState } from 'react'
import type { Day } from '../../../kernel/days.ts'
import { Button } from '../../../ui/button.tsx'
import '../../../ui/desk.css'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { useText } from '../../../ui/language.tsx'
import { SaidNote, useSaying } from '../../../ui/saying.tsx'
import { Select } from '../../../ui/select.tsx'
import { type PickUp, type StopOutcome, StopOutcome as stopOutcomes } from '../contract/door.ts'
import { left, pickUpDecided } from '../contract/kinds.ts'
import type { DoorChild } from '../contract.ts'
import type { Stop } from '../rules/fold-day.ts'
import { doorText } from './door-text.ts'

export function DecideStop({
  child,
  stop,
  book,
  day,
  closedAt,
  name,
  onClose,
}: {
  child: DoorChild
  stop: Stop
  book: string
  day: Day
  closedAt: string | undefined
  name: string
  onClose: () => void
}) {
  const t = useText(doorText)
  const saying = useSaying()
  const [outcome, setOutcome] = useState<StopOutcome | ''>('')
  const [note, setNote] = useState('')
  const save = async () => {
    const about = { about: child.id, book, ...(child.told?.room ? { room: child.told.room } : {}) }
    const { mark } = stop
    const pickUp: PickUp = {
      ...(mark.adult ? { adult: mark.adult } : {}),
      ...(mark.name ? { name: mark.name } : {}),
      ...{ how: 'document', verdict: mark.verdict ?? 'needs-director', stop: stop.id },
    }
    const lines = [
      {
        ...{ kind: pickUpDecided, ...about },
        payload: { day, stop: stop.id, outcome: outcome === '' ? undefined : outcome, note },
      },
      ...(outcome === 'delivered' && child.told?.state === 'present'
        ? [{ kind: left, ...about, payload: { day, closedAt, with: pickUp } }]
        : []),
    ]
    if (await saying.say(lines)) onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.stops.decideTitle(name)}
      actions={
        <Button look="main" busy={saying.busy} onPress={() => void save()}>
          {t.stops.save}
        </Button>
      }
    >
      <div className="form">
        <p>{t.stops.protocol}</p>
        <Select
          label={t.stops.outcome}
          value={outcome}
          onChange={setOutcome}
          error={saying.wrong.outcome}
          choices={stopOutcomes.options
            .filter((o) => o !== 'delivered' || stop.mark.verdict !== 'restricted')
            .map((value) => ({ value, label: t.stops.outcomes[value] }))}
        />
        <Field kind="long" label={t.stops.note} value={note} onChange={setNote} error={saying.wrong.note} />
        <SaidNote saying={saying} />
      </div>
    </Dialog>
  )
}
