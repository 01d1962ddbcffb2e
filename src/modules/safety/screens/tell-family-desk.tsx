// Noting at the desk that a family was told, or that somebody tried: to which adult of the child, how, on which day and at what hour.
import { useState } from 'react'
import { COUNTRY_ZONE, instantOf } from '../../../kernel/days.ts'
import { Button } from '../../../ui/button.tsx'
import { Choices } from '../../../ui/choices.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { SaidNote, useSaying } from '../../../ui/saying.tsx'
import { Select } from '../../../ui/select.tsx'
import { todayIn } from '../../../ui/today.ts'
import { familyTold, ToldHow, ToldOutcome } from '../contract/kinds.ts'
import type { IncidentChild } from '../contract.ts'
import { useAdultsOf } from './adults-of-child.ts'
import { incidentDesk } from './desk-text.ts'
import { incidentText } from './words.ts'

const CLOCK = /^([01]?\d|2[0-3]):[0-5]\d$/
const OTHER = 'other'

export function TellFamily({
  child,
  book,
  zone,
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
  const adults = useAdultsOf(book, child.child)
  const today = todayIn(zone)
  const [outcome, setOutcome] = useState<ToldOutcome>('told')
  const [adult, setAdult] = useState('')
  const [who, setWho] = useState('')
  const [how, setHow] = useState<ToldHow>('phone')
  const [day, setDay] = useState(today)
  const [hour, setHour] = useState(() => clock(Date.now(), zone))
  const [words, setWords] = useState('')
  const [wrong, setWrong] = useState<string>()
  const chosen = adults.find((a) => a.adult === adult)
  const typed = adults.length === 0 || adult === OTHER
  const save = async () => {
    const at =
      day !== '' && CLOCK.test(hour) ? instantOf(day, hour.padStart(5, '0'), zone ?? COUNTRY_ZONE) : ''
    // the hour is told to the minute
    if (at < child.at.slice(0, 16) || at > new Date().toISOString()) return setWrong(t.hourWrong)
    setWrong(undefined)
    const whom = chosen
      ? { adult: chosen.adult, relation: chosen.relation }
      : { who: typed ? who.trim() : '' }
    const payload = { incident: child.incident, ...whom, how, at, outcome, words: words.trim() }
    if (await saying.say([{ kind: familyTold, about: child.child, book, payload }])) onClose()
  }
  const missing = saying.wrong.who ?? saying.wrong['']
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
        {adults.length > 0 ? (
          <Select
            label={t.whom}
            value={adult}
            onChange={setAdult}
            choices={[
              ...adults.map((a) => ({ value: a.adult, label: a.label })),
              { value: OTHER, label: t.whomOther },
            ]}
            error={typed ? undefined : missing}
            optional={outcome !== 'told'}
          />
        ) : null}
        {typed ? (
          <Field
            label={adults.length > 0 ? t.whomName : t.whom}
            hint={t.whomHint}
            value={who}
            onChange={setWho}
            maxLength={160}
            error={missing}
            optional={outcome !== 'told'}
          />
        ) : null}
        <Select
          label={t.how}
          value={how}
          onChange={setHow}
          choices={ToldHow.options.map((value) => ({ value, label: w.how[value] }))}
        />
        <div className="form-grid">
          <Field kind="date" label={t.on} min={child.day} max={today} value={day} onChange={setDay} />
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
