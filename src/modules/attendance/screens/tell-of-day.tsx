// What nobody said in its hour, said at the desk: when a child really left and with whom; why one that was awaited did not come.
import { useState } from 'react'
import { type Day, instantOf } from '../../../kernel/days.ts'
import { Button } from '../../../ui/button.tsx'
import '../../../ui/desk.css'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { useText } from '../../../ui/language.tsx'
import { SaidNote, useSaying } from '../../../ui/saying.tsx'
import { Select } from '../../../ui/select.tsx'
import { AbsenceReason, type PickUp } from '../contract/door.ts'
import { absent, left } from '../contract/kinds.ts'
import type { DoorChild } from '../contract.ts'
import { clockTyped } from '../rules/clock-typed.ts'
import { monthText } from './desk-text.ts'
import { doorText } from './door-text.ts'

export function TellDeparture({
  child,
  book,
  day,
  zone,
  closedAt,
  name,
  onClose,
}: {
  child: DoorChild
  book: string
  day: Day
  zone: string
  closedAt: string | undefined
  name: string
  onClose: () => void
}) {
  const t = useText(doorText).imputed
  const saying = useSaying()
  const [hour, setHour] = useState('')
  const [who, setWho] = useState('')
  const [wrong, setWrong] = useState<string>()
  const save = async () => {
    const clock = clockTyped(hour)
    const at = clock ? instantOf(day, clock, zone) : ''
    if (at === '' || at > new Date().toISOString() || (child.told?.arrived_at ?? '') > at) {
      setWrong(t.wrong)
      return
    }
    setWrong(undefined)
    const pickUp: PickUp | undefined = who.trim()
      ? { name: who.trim(), how: 'none', verdict: 'needs-director', why: ['unverified'] }
      : undefined
    const said = {
      ...{
        kind: left,
        about: child.id,
        book,
        happenedAt: at,
        ...(child.told?.room ? { room: child.told.room } : {}),
      },
      payload: { day, closedAt, with: pickUp },
    }
    if (await saying.say([said])) onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={`${t.ask}: ${name}`}
      actions={
        <Button look="main" busy={saying.busy} onPress={() => void save()}>
          {t.save}
        </Button>
      }
    >
      <div className="form">
        <Field label={t.at} hint="16:40" value={hour} onChange={setHour} error={wrong} />
        <Field label={t.who} hint={t.whoHint} value={who} onChange={setWho} />
        <SaidNote saying={saying} />
      </div>
    </Dialog>
  )
}

export function TellReason({
  child,
  book,
  day,
  name,
  onClose,
}: {
  child: DoorChild
  book: string
  day: Day
  name: string
  onClose: () => void
}) {
  const t = useText(doorText).silent
  const m = useText(monthText)
  const saying = useSaying()
  const [reason, setReason] = useState<AbsenceReason | ''>('')
  const save = async () => {
    const said = {
      ...{ kind: absent, about: child.id, book, ...(child.room ? { room: child.room } : {}) },
      payload: { day, reason: reason === '' ? undefined : reason },
    }
    if (await saying.say([said])) onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={`${t.ask}: ${name}`}
      actions={
        <Button look="main" busy={saying.busy} onPress={() => void save()}>
          {t.save}
        </Button>
      }
    >
      <div className="form">
        <Select
          label={t.reason}
          value={reason}
          onChange={setReason}
          error={saying.wrong.reason}
          choices={AbsenceReason.options.map((value) => ({ value, label: m.reasons[value] }))}
        />
        <SaidNote saying={saying} />
      </div>
    </Dialog>
  )
}
