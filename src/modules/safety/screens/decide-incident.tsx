// The director's word on an incident: that it was looked at, and what will change so that it does not repeat.
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { useText } from '../../../ui/language.tsx'
import { SaidNote, useSaying } from '../../../ui/saying.tsx'
import { incidentClosed, incidentReviewed } from '../contract/kinds.ts'
import { unsignedOf, untoldOf } from '../rules/asks.ts'
import { incidentDesk } from './desk-text.ts'
import type { IncidentTold } from './incident-told.ts'

type Props = { readonly told: IncidentTold; readonly book: string; readonly onClose: () => void }

export function ReviewIncident({ told, book, onClose }: Props) {
  const t = useText(incidentDesk)
  const saying = useSaying()
  const [words, setWords] = useState('')
  const save = async () => {
    const { key, room } = told.incident
    const said = { kind: incidentReviewed, about: key, book, ...(room ? { room } : {}) }
    if (await saying.say([{ ...said, payload: { words: words.trim() } }])) onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.reviewTitle}
      actions={
        <Button look="main" busy={saying.busy} onPress={() => void save()}>
          {t.save}
        </Button>
      }
    >
      <div className="form">
        <Field
          kind="long"
          label={t.reviewWords}
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

export function CloseIncident({ told, book, onClose }: Props) {
  const t = useText(incidentDesk)
  const saying = useSaying()
  const [change, setChange] = useState('')
  const { children, key, room } = told.incident
  const missing = untoldOf(children).length + unsignedOf(children).length > 0
  const save = async () => {
    const said = { kind: incidentClosed, about: key, book, ...(room ? { room } : {}) }
    if (await saying.say([{ ...said, payload: { change: change.trim() } }])) onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.closeTitle}
      actions={
        <Button look="main" busy={saying.busy} onPress={() => void save()}>
          {t.save}
        </Button>
      }
    >
      <div className="form">
        {missing ? <p role="status">{t.closeOpen}</p> : null}
        <Field
          kind="long"
          label={t.change}
          hint={t.changeHint}
          value={change}
          onChange={setChange}
          maxLength={1000}
          error={saying.wrong.change}
        />
        <SaidNote saying={saying} />
      </div>
    </Dialog>
  )
}
