// The note of who left, in the place of the bar: it is opened with one touch, and that it was read is said with another.
import BookOpenCheck from 'lucide-react/icons/book-open-check'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import type { CarriedHandover } from '../carry.ts'
import { handoverRead } from '../contract.ts'
import { useDaily } from './daily-context.ts'
import './daily.css'
import { panelText } from './panel-text.ts'

export function HandoverStop({
  id,
  note,
  who,
}: {
  id: string
  note: CarriedHandover
  who: string | undefined
}) {
  const t = useText(panelText)
  const { room, today, timeZone, tell } = useDaily()
  const { clock } = useFormats()
  const [open, setOpen] = useState(false)
  const title = t.stop(who ?? t.somebody, clock(note.at, timeZone))
  const read = () =>
    void tell(
      `read ${id}`,
      [
        {
          ...{ kind: handoverRead.kind, kindVersion: handoverRead.version, about: room, room },
          payload: { day: today, note: id },
        },
      ],
      t.haveReadSaid,
      false,
    )
  return (
    <section className="tablet-bar room-panel" aria-label={title}>
      <p>
        <strong>{title}</strong> {open ? null : t.stopLead}
      </p>
      {open ? <p className="handover-text">{note.t}</p> : null}
      <Button look="main" big icon={BookOpenCheck} onPress={open ? read : () => setOpen(true)}>
        {open ? t.haveRead : t.read}
      </Button>
    </section>
  )
}
