// Noting at the desk that a family was told, or that somebody tried: to whom, how and at what hour of today.
import { useState } from 'react'
import { civilDay, instantOf } from '../../../kernel/days.ts'
import { Button } from '../../../ui/button.tsx'
import { Choices } from '../../../ui/choices.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { SaidNote, useSaying } from '../../../ui/saying.tsx'
import { Select } from '../../../ui/select.tsx'
import { familyTold, type IncidentChild, ToldHow, ToldOutcome } from '../contract.ts'
import { incidentDesk } from './desk-text.ts'
import { incidentText } from './words.ts'

const CLOCK = /^([01]?\d|2[0-3]):[0-5]\d$/

export function TellFamily({
  child,
  book,
  zone = 'America/Mexico_City',
  onClose,
}: {
  child: IncidentChild
  book: string
  zone?: string | undefined
  onClose: () => void
}) {
  const t = useText(incidentDesk)
  const w = useText(incidentText)
  const { clock } = useFormats()
  const saying = useSaying()
  const [outcome, setOutcome] = useState<ToldOutcome>('told')
  const [who, setWho] = useState('')
  const [how, setHow] = useState<ToldHow>('phone')
  const [hour, setHour] = useState(() => clock(new Date().toISOString(), zone))
  const [words, setWords] = useState('')
  const [wrong, setWrong] = useState<string>()
  const save = async () => {
    const now = new Date().toISOString()
    const at = CLOCK.test(hour) ? instantOf(civilDay(now, zone), hour.padStart(5, '0'), zone) : ''
    if (at === '' || at > now) return setWrong(t.hourWrong)
    setWrong(undefined)
    const payload = { incident: child.incident, who: who.trim(), how, at, outcome, words: words.trim() }
    if (await saying.say([{ kind: familyTold, about: child.child, book, payload }])) onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.tell}
      actions={
        <Button look="main" busy={saying.busy} onPress={() => void save()}>
          {t.save}
        </Button>
      }
    >
      <div className="form">
        <Choices
          label={t.result}
          value={outcome}
          onChange={setOutcome}
          choices={ToldOutcome.options.map((value) => ({ value, label: t.outcome[value] }))}
        />
        <Field
          label={t.whom}
          hint={t.whomHint}
          value={who}
          onChange={setWho}
          maxLength={160}
          error={saying.wrong.who ?? saying.wrong['']}
          optional={outcome !== 'told'}
        />
        <div className="form-grid">
          <Select
            label={t.how}
            value={how}
            onChange={setHow}
            choices={ToldHow.options.map((value) => ({ value, label: w.how[value] }))}
          />
          <Field label={t.hour} hint={t.hourHint} value={hour} onChange={setHour} error={wrong} />
        </div>
        <Field
          kind="long"
          label={t.words}
          value={words}
          onChange={setWords}
          maxLength={1000}
          error={saying.wrong.words}
          optional
        />
        <SaidNote saying={saying} />
      </div>
    </Dialog>
  )
}
