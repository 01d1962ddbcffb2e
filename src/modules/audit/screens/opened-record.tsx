// A drawn record, opened: what it holds, and the mark it gets. Opening it is written down before it is shown.
import { useState } from 'react'
import { Asked, useAsk, useAskAgain, useNoAnswerWords } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { call, type NoAnswer } from '../../../ui/call.ts'
import { Choices } from '../../../ui/choices.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
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

type Measured = RecordContent['measurements'][number]
type Attended = RecordContent['days'][number]

function Content({ center, counts, child, measurements, days, gone }: RecordContent) {
  const t = useText(auditText)
  const { day, clock, number } = useFormats()
  const lines: (readonly [string, string])[] = counts
    ? [
        [t.code, center.code],
        [t.status, t.statuses[center.status]],
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
  const at = (instant: string | null) => (instant ? clock(instant, center.time_zone) : t.none)
  const amount = (n: number | null) => (n === null ? t.none : number(n))
  const measured: Column<Measured>[] = [
    { id: 'day', head: t.day, sortable: false, value: (m) => m.day, cell: (m) => day(m.day) },
    {
      ...{ id: 'weight', head: t.weight, number: true, sortable: false },
      value: (m) => m.weight_kg,
      cell: (m) => amount(m.weight_kg),
    },
    {
      ...{ id: 'length', head: t.length, number: true, sortable: false },
      value: (m) => m.length_cm,
      cell: (m) => amount(m.length_cm),
    },
  ]
  const attended: Column<Attended>[] = [
    { id: 'day', head: t.day, sortable: false, value: (x) => x.day, cell: (x) => day(x.day) },
    { id: 'state', head: t.status, sortable: false, value: (x) => t.states[x.state] },
    {
      ...{ id: 'arrived', head: t.arrived, number: true, sortable: false },
      value: (x) => x.arrived_at,
      cell: (x) => at(x.arrived_at),
    },
    {
      ...{ id: 'left', head: t.leftAt, number: true, sortable: false },
      value: (x) => x.left_at,
      cell: (x) => at(x.left_at),
    },
  ]
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
        <section className="stack" aria-labelledby="record-measured">
          <h3 id="record-measured">{t.measured}</h3>
          <DataTable caption={t.measured} rows={measurements} rowId={(m) => m.key} columns={measured} />
        </section>
      ) : null}
      {days.length > 0 ? (
        <section className="stack" aria-labelledby="record-days">
          <h3 id="record-days">{t.days}</h3>
          <DataTable caption={t.days} rows={days} rowId={(x) => x.key} columns={attended} />
          <p className="soft">{t.clockOf(center.time_zone)}</p>
        </section>
      ) : null}
    </div>
  )
}
