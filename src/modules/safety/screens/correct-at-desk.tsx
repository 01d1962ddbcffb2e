// Correcting a note at the desk: what happened, where, when and who did what, said again whole with the reason; the first note stays.
import { useState } from 'react'
import { COUNTRY_ZONE, civilDay, instantOf } from '../../../kernel/days.ts'
import { Button } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { SaidNote, useSaying } from '../../../ui/saying.tsx'
import { Select } from '../../../ui/select.tsx'
import { todayIn } from '../../../ui/today.ts'
import {
  ChildPart,
  IncidentKind,
  type IncidentNoted,
  IncidentPlace,
  incidentNoted,
} from '../contract/kinds.ts'
import { incidentDesk } from './desk-text.ts'
import type { IncidentTold } from './incident-told.ts'
import { incidentText } from './words.ts'

const CLOCK = /^([01]?\d|2[0-3]):[0-5]\d$/
const SHORTEST_REASON = 3
/** A child taken out of the incident: it was not there. */
const OUT = 'out'

export function CorrectAtDesk({
  told,
  book,
  zone = COUNTRY_ZONE,
  onClose,
}: {
  told: IncidentTold
  book: string
  zone?: string | undefined
  onClose: () => void
}) {
  const t = useText(incidentDesk)
  const w = useText(incidentText)
  const { clock } = useFormats()
  const saying = useSaying()
  const { incident: i, names } = told
  const [kind, setKind] = useState(i.kind)
  const [place, setPlace] = useState<IncidentPlace | ''>(i.place ?? '')
  const [head, setHead] = useState(i.head)
  const [day, setDay] = useState(i.day)
  const [hour, setHour] = useState(() => clock(i.at, zone))
  const [parts, setParts] = useState<Readonly<Record<string, ChildPart | typeof OUT>>>(
    Object.fromEntries(i.children.map((c) => [c.child, c.part])),
  )
  const [reason, setReason] = useState('')
  const [wrong, setWrong] = useState<{ readonly hour?: string; readonly reason?: string }>({})
  const save = async () => {
    const same = day === i.day && hour === clock(i.at, zone)
    const at = same ? i.at : day !== '' && CLOCK.test(hour) ? instantOf(day, hour.padStart(5, '0'), zone) : ''
    const late = at === '' || at > new Date().toISOString()
    const short = reason.trim().length < SHORTEST_REASON
    setWrong({ ...(late ? { hour: t.atWrong } : {}), ...(short ? { reason: t.reasonWrong } : {}) })
    if (late || short) return
    const payload: IncidentNoted = {
      ...{ day: civilDay(at, zone), at, kind },
      children: i.children.flatMap(({ child }) => {
        const part = parts[child]
        return part === undefined || part === OUT ? [] : [{ child, part }]
      }),
      ...(place ? { place } : {}),
      ...(i.aid.length > 0 ? { aid: [...i.aid] } : {}),
      ...(i.witnesses.length > 0 ? { witnesses: [...i.witnesses] } : {}),
      ...(i.unseen ? { unseen: true } : {}),
      ...(head ? { head } : {}),
    }
    const fact = { kind: incidentNoted, about: i.key, book, payload, corrects: i.noted, reason }
    if (await saying.say([{ ...fact, ...(i.room ? { room: i.room } : {}) }])) onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.correct}
      actions={
        <Button look="main" busy={saying.busy} onPress={() => void save()}>
          {t.save}
        </Button>
      }
    >
      <div className="form">
        <p className="soft">{t.correctAbout}</p>
        <div className="form-grid">
          <Select
            label={t.what}
            value={kind}
            onChange={setKind}
            choices={IncidentKind.options.map((value) => ({ value, label: w.kinds[value] }))}
          />
          <Select
            label={t.where}
            value={place}
            onChange={setPlace}
            choices={IncidentPlace.options.map((value) => ({ value, label: w.places[value] }))}
            optional
          />
          <Field kind="date" label={t.on} max={todayIn(zone)} value={day} onChange={setDay} />
          <Field label={t.hour} hint={t.clockHint} value={hour} onChange={setHour} error={wrong.hour} />
        </div>
        <Checkbox label={t.head} checked={head} onChange={setHead} />
        {i.children.map(({ child }) => (
          <Select
            key={child}
            label={names[child] ?? t.child}
            value={parts[child] ?? ''}
            onChange={(part) => setParts((was) => ({ ...was, [child]: part }))}
            choices={[
              ...ChildPart.options.map((value) => ({ value, label: w.parts[value] })),
              { value: OUT, label: t.notThere },
            ]}
          />
        ))}
        <Field
          label={t.reason}
          hint={t.reasonHint}
          value={reason}
          onChange={setReason}
          maxLength={500}
          error={wrong.reason}
        />
        <SaidNote saying={saying} />
      </div>
    </Dialog>
  )
}
