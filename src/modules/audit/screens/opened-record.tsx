// A drawn record, opened: what it holds, and the mark it gets. Opening it is written down before it is shown.
import { useState } from 'react'
import { Asked, useAsk, useAskAgain, useNoAnswerWords } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { call, type NoAnswer } from '../../../ui/call.ts'
import { Choices } from '../../../ui/choices.tsx'
import { deskText } from '../../../ui/desk-text.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { Field } from '../../../ui/field.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { useToast } from '../../../ui/toast.tsx'
import {
  type Drawn,
  type Mark,
  markRecord,
  marks,
  openRecord,
  type RecordContent,
  type Sample,
  sampleFile,
} from '../contract.ts'
import { auditText } from './desk-text.ts'

export function OpenedRecord({
  sample,
  drawn,
  onClose,
}: {
  sample: Sample
  drawn: Drawn
  onClose: () => void
}) {
  const t = useText(auditText)
  const d = useText(deskText)
  const words = useNoAnswerWords()
  const toast = useToast()
  const again = useAskAgain()
  const asked = useAsk(openRecord, { book: sample.book, sample: sample.id, n: drawn.n })
  const [mark, setMark] = useState<Mark | ''>(drawn.mark ?? '')
  const [note, setNote] = useState(drawn.note ?? '')
  const [tried, setTried] = useState(false)
  const [none, setNone] = useState<NoAnswer>()
  const [busy, setBusy] = useState(false)
  const noteWrong = mark !== '' && mark !== 'conforms' && note.trim() === ''
  const close = () => {
    onClose()
    void again(sampleFile)
  }
  const save = async () => {
    setTried(true)
    if (busy || mark === '' || noteWrong) return
    setBusy(true)
    const input = { book: sample.book, sample: sample.id, n: drawn.n, mark, note }
    const told = await call(markRecord, input)
    setBusy(false)
    if (!('answer' in told)) return setNone(told)
    toast(t.saved)
    close()
  }
  return (
    <Dialog
      open
      onClose={close}
      title={`${t.record(drawn.n)} · ${drawn.center}`}
      actions={
        <Button look="main" busy={busy} onPress={() => void save()}>
          {busy ? d.saving : t.save}
        </Button>
      }
    >
      <div className="form">
        <Asked of={asked} height={16}>
          {(r) => <Content {...r} />}
        </Asked>
        <Choices
          label={t.mark}
          value={mark}
          onChange={setMark}
          choices={marks.map((value) => ({ value, label: t.marks[value] }))}
          error={tried && mark === '' ? d.wrong.missing : undefined}
        />
        <Field
          kind="long"
          label={t.note}
          hint={t.noteHint}
          value={note}
          maxLength={500}
          onChange={setNote}
          optional={mark === 'conforms' || mark === ''}
          error={tried && noteWrong ? d.wrong.missing : undefined}
        />
        {none ? <ErrorState {...words(none)} focus /> : null}
      </div>
    </Dialog>
  )
}

function Content({ center, counts, child, measurements, days, gone }: RecordContent) {
  const t = useText(auditText)
  const { day, clock, number } = useFormats()
  const lines: (readonly [string, string])[] = counts
    ? [
        [t.code, center.code],
        [t.status, center.status],
        [t.places, center.places === null ? t.none : number(center.places)],
        [t.rooms, number(counts.rooms)],
        [t.children, number(counts.children)],
        [t.staff, number(counts.staff)],
      ]
    : child
      ? [
          [t.child, [child.given, child.first, child.second].filter(Boolean).join(' ')],
          [t.birth, day(child.birth)],
          [t.curp, child.curp ?? t.noCurp],
          [t.alerts, child.alerts.map((a) => a.text).join(' · ') || t.none],
          ...(child.left_on ? [[t.status, t.left(day(child.left_on))] as const] : []),
        ]
      : []
  return (
    <div className="stack">
      {gone ? <p>{t.gone}</p> : null}
      <ul className="lines">
        {lines.map(([name, value]) => (
          <li key={name}>
            <span className="soft">{name}</span>
            <strong>{value}</strong>
          </li>
        ))}
      </ul>
      {measurements.length > 0 ? (
        <table className="table">
          <caption>{t.measured}</caption>
          <thead>
            <tr>
              <th scope="col">{t.day}</th>
              <th scope="col">{t.weight}</th>
              <th scope="col">{t.length}</th>
            </tr>
          </thead>
          <tbody>
            {measurements.map((m) => (
              <tr key={m.key}>
                <td>{day(m.day)}</td>
                <td>{m.weight_kg === null ? t.none : number(m.weight_kg)}</td>
                <td>{m.length_cm === null ? t.none : number(m.length_cm)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {days.length > 0 ? (
        <table className="table">
          <caption>{t.days}</caption>
          <thead>
            <tr>
              <th scope="col">{t.day}</th>
              <th scope="col">{t.mark}</th>
              <th scope="col">{t.arrived}</th>
              <th scope="col">{t.leftAt}</th>
            </tr>
          </thead>
          <tbody>
            {days.map((x) => (
              <tr key={x.key}>
                <td>{day(x.day)}</td>
                <td>{t.states[x.state]}</td>
                <td>{x.arrived_at ? clock(x.arrived_at) : t.none}</td>
                <td>{x.left_at ? clock(x.left_at) : t.none}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </div>
  )
}
