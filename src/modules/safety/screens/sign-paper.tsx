// The signed paper of one family: who signed or would not, on which day, and its photo or PDF, which may come later.
import { useState } from 'react'
import { COUNTRY_ZONE, civilDay } from '../../../kernel/days.ts'
import { AttachedField, useAttached } from '../../../ui/attached-files.tsx'
import { Button } from '../../../ui/button.tsx'
import { Choices } from '../../../ui/choices.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { useText } from '../../../ui/language.tsx'
import { SaidNote, useSaying } from '../../../ui/saying.tsx'
import { paperSigned } from '../contract/kinds.ts'
import type { IncidentChild } from '../contract.ts'
import { incidentDesk } from './desk-text.ts'

export function SignPaper({
  child,
  book,
  name,
  zone = COUNTRY_ZONE,
  onClose,
}: {
  child: IncidentChild
  book: string
  name: string
  zone?: string | undefined
  onClose: () => void
}) {
  const t = useText(incidentDesk)
  const saying = useSaying()
  const today = civilDay(new Date().toISOString(), zone)
  const [how, setHow] = useState<'signed' | 'refused'>('signed')
  const [who, setWho] = useState(child.signed?.who ?? '')
  const [on, setOn] = useState(today)
  const paper = useAttached({}, true)
  const [wrongDay, setWrongDay] = useState(false)
  const save = async () => {
    const late = on < child.day || on > today
    setWrongDay(late)
    if (late) return
    // the file goes first: a fact never names one that stayed behind
    const sent = await paper.send(book)
    if (sent === false) return
    const payload = { incident: child.incident, who: who.trim(), how, on, blob: sent[0]?.file }
    if (await saying.say([{ kind: paperSigned, about: child.child, book, payload }])) onClose()
  }
  const busy = paper.part !== undefined || saying.busy
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.signTitle(name)}
      actions={
        <Button look="main" busy={busy} onPress={() => void save()}>
          {t.save}
        </Button>
      }
    >
      <div className="form">
        <Choices
          label={t.signHow}
          value={how}
          onChange={setHow}
          choices={(['signed', 'refused'] as const).map((value) => ({ value, label: t.signHows[value] }))}
        />
        <div className="form-grid">
          <Field
            label={t.signWho}
            hint={t.whomHint}
            value={who}
            onChange={setWho}
            maxLength={160}
            error={saying.wrong.who ?? saying.wrong['']}
          />
          <Field
            kind="date"
            label={t.on}
            value={on}
            onChange={setOn}
            error={saying.wrong.on ?? (wrongDay ? t.onWrong : undefined)}
          />
        </div>
        <AttachedField of={paper} label={t.fileAbout} />
        <SaidNote saying={saying} />
      </div>
    </Dialog>
  )
}
