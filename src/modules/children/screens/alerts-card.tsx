// What everyone must know of a child; noted in one step, withdrawn only with a reason.
import TriangleAlert from 'lucide-react/icons/triangle-alert'
import { useState } from 'react'
import { civilDay } from '../../../kernel/days.ts'
import { Button } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { StateShape } from '../../../ui/chip.tsx'
import '../../../ui/desk.css'
import { deskText } from '../../../ui/desk-text.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { useMay } from '../../../ui/me.tsx'
import { SaidNote, useSaying } from '../../../ui/saying.tsx'
import { Select } from '../../../ui/select.tsx'
import { alertNoted, alertWithdrawn } from '../contract/kinds.ts'
import type { Child } from '../contract/rows.ts'
import { childrenText } from './desk-text.ts'

type Alert = Child['alerts'][number]

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone

export function AlertsCard({ book, child }: { book: string; child: Child }) {
  const t = useText(childrenText).alerts
  const { day } = useFormats()
  const may = useMay()
  const [adding, setAdding] = useState(false)
  const [withdrawing, setWithdrawing] = useState<Alert>()
  return (
    <section className="card stack" aria-labelledby="alerts">
      <div className="row">
        <h2 id="alerts">{t.title}</h2>
        {may('children.write') ? (
          <Button icon={TriangleAlert} onPress={() => setAdding(true)}>
            {t.add}
          </Button>
        ) : null}
      </div>
      {child.alerts.length === 0 ? <p className="soft">{t.none}</p> : null}
      <ul className="lines">
        {child.alerts.map((a) => (
          <li key={a.id}>
            <span className={a.grave ? 'row alert-line' : 'row'}>
              <StateShape state={a.grave ? 'urgent' : 'attention'} />
              <strong>{t.kinds[a.alert]}</strong> {a.text}
            </span>
            <span className="soft">{t.since(day(civilDay(a.at, zone)))}</span>
            {may('children.write') ? (
              <Button look="quiet" label={`${t.withdraw}: ${a.text}`} onPress={() => setWithdrawing(a)}>
                {t.withdraw}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {adding ? <NoteAlert book={book} child={child} onClose={() => setAdding(false)} /> : null}
      {withdrawing ? (
        <WithdrawAlert
          book={book}
          child={child}
          alert={withdrawing}
          onClose={() => setWithdrawing(undefined)}
        />
      ) : null}
    </section>
  )
}

function NoteAlert({ book, child, onClose }: { book: string; child: Child; onClose: () => void }) {
  const t = useText(childrenText).alerts
  const d = useText(deskText)
  const saying = useSaying()
  const [alert, setAlert] = useState<Alert['alert'] | ''>('')
  const [text, setText] = useState('')
  const [grave, setGrave] = useState(false)
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.add}
      actions={
        <Button
          look="main"
          busy={saying.busy}
          onPress={async () => {
            if (
              await saying.say([
                { kind: alertNoted, about: child.key, book, payload: { alert, text, grave } },
              ])
            )
              onClose()
          }}
        >
          {saying.busy ? d.saving : d.save}
        </Button>
      }
    >
      <div className="form">
        <Select
          label={t.kind}
          value={alert}
          onChange={setAlert}
          error={saying.wrong.alert}
          choices={(['allergy', 'medical', 'diet', 'other'] as const).map((value) => ({
            value,
            label: t.kinds[value],
          }))}
        />
        <Field label={t.text} hint={t.textHint} value={text} onChange={setText} error={saying.wrong.text} />
        <Checkbox label={t.grave} checked={grave} onChange={setGrave} />
        <SaidNote saying={saying} />
      </div>
    </Dialog>
  )
}

function WithdrawAlert({
  book,
  child,
  alert,
  onClose,
}: {
  book: string
  child: Child
  alert: Alert
  onClose: () => void
}) {
  const t = useText(childrenText).alerts
  const saying = useSaying()
  const [reason, setReason] = useState('')
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.withdrawTitle(alert.text)}
      actions={
        <Button
          look="grave"
          busy={saying.busy}
          onPress={async () => {
            const payload = { alert: alert.id, reason }
            if (await saying.say([{ kind: alertWithdrawn, about: child.key, book, payload }])) onClose()
          }}
        >
          {t.withdraw}
        </Button>
      }
    >
      <div className="form">
        <Field
          kind="long"
          label={t.why}
          hint={t.whyHint}
          value={reason}
          onChange={setReason}
          error={saying.wrong.reason}
        />
        <SaidNote saying={saying} />
      </div>
    </Dialog>
  )
}
