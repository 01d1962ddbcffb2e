// Asking for a sample: where, of what, how many, and of which days; Nido draws it.
import { use, useState } from 'react'
import { addDays } from '../../../kernel/days.ts'
import { useAskAgain, useNoAnswerWords } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { call, type NoAnswer } from '../../../ui/call.ts'
import { deskText } from '../../../ui/desk-text.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { Field } from '../../../ui/field.tsx'
import { useText } from '../../../ui/language.tsx'
import { GoContext } from '../../../ui/link.tsx'
import { Select } from '../../../ui/select.tsx'
import { todayIn } from '../../../ui/today.ts'
import { drawSample, LARGEST_SAMPLE, listAudits, type RecordKind, recordKinds } from '../contract.ts'
import { auditText } from './desk-text.ts'

type Props = {
  readonly grants: readonly { readonly book: string; readonly place: string }[]
  readonly onClose: () => void
}
const day = (back: number) => addDays(todayIn(), -back)

export function AskSample({ grants, onClose }: Props) {
  const t = useText(auditText)
  const d = useText(deskText)
  const words = useNoAnswerWords()
  const again = useAskAgain()
  const go = use(GoContext)
  const [book, setBook] = useState(grants.length === 1 ? grants[0]!.book : '')
  const [records, setRecords] = useState<RecordKind | ''>('')
  const [size, setSize] = useState('20')
  const [from, setFrom] = useState(day(30))
  const [to, setTo] = useState(day(0))
  const [tried, setTried] = useState(false)
  const [none, setNone] = useState<NoAnswer>()
  const [busy, setBusy] = useState(false)
  const dated = records === 'attendance' || records === 'measurements'
  const n = /^\d{1,3}$/.test(size) ? Number(size) : 0
  const sizeWrong = n < 1 || n > LARGEST_SAMPLE
  const send = async () => {
    setTried(true)
    if (busy || book === '' || records === '' || sizeWrong) return
    setBusy(true)
    const told = await call(drawSample, { book, records, size: n, ...(dated && { from, to }) })
    setBusy(false)
    if (!('answer' in told)) return setNone(told)
    onClose()
    await again(listAudits)
    go?.(`/auditoria/${book}/${told.answer.sample}`)
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.ask}
      actions={
        <Button look="main" busy={busy} onPress={() => void send()}>
          {busy ? t.drawing : t.draw}
        </Button>
      }
    >
      <div className="form">
        <p>{t.askAbout}</p>
        <Select
          label={t.where}
          value={book}
          onChange={setBook}
          choices={grants.map((g) => ({ value: g.book, label: g.place }))}
          error={tried && book === '' ? d.wrong.missing : undefined}
        />
        <Select
          label={t.records}
          value={records}
          onChange={setRecords}
          choices={recordKinds.map((value) => ({ value, label: t.kinds[value] }))}
          error={tried && records === '' ? d.wrong.missing : undefined}
        />
        <Field
          label={t.size}
          hint={t.sizeHint}
          kind="whole"
          value={size}
          onChange={setSize}
          maxLength={3}
          error={tried && sizeWrong ? t.sizeHint : undefined}
        />
        {dated ? (
          <div className="form-grid">
            <Field kind="date" label={t.from} value={from} onChange={setFrom} />
            <Field kind="date" label={t.to} value={to} onChange={setTo} />
          </div>
        ) : null}
        {none ? <ErrorState {...words(none)} focus /> : null}
      </div>
    </Dialog>
  )
}
