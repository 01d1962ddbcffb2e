// Giving an auditor access — who, where, from which hour to which, and with what they come in — and ending it early.
import { useState } from 'react'
import * as v from 'valibot'
import { NATION } from '../../../kernel/ids.ts'
import { giveAccount, Password } from '../../../kernel/sign-in.ts'
import { useAsk, useAskAgain } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { call } from '../../../ui/call.ts'
import { deskText } from '../../../ui/desk-text.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { useText } from '../../../ui/language.tsx'
import { newId, SaidNote, useSaying } from '../../../ui/saying.tsx'
import { Select } from '../../../ui/select.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { listRepresentations } from '../../network/contract.ts'
import { personRegistered } from '../../staff/contract.ts'
import { ended, granted, listAudits } from '../contract.ts'
import { auditText } from './desk-text.ts'

/** What an input of day and hour holds, on this clock. */
const local = (at: Date) =>
  new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
const instant = (text: string) => (Number.isNaN(Date.parse(text)) ? '' : new Date(text).toISOString())

export function GiveAccess({ onClose }: { onClose: () => void }) {
  const t = useText(auditText)
  const d = useText(deskText)
  const toast = useToast()
  const again = useAskAgain()
  const saying = useSaying()
  const representations = useAsk(listRepresentations, {}).data?.representations ?? []
  const [form, setForm] = useState({ given: '', first: '', login: '', password: '', why: '' })
  const [book, setBook] = useState<string>(NATION)
  const [from, setFrom] = useState(local(new Date()))
  const [until, setUntil] = useState(local(new Date(Date.now() + 5 * 86_400_000)))
  const [tried, setTried] = useState(false)
  const [note, setNote] = useState<string>()
  const put = (field: keyof typeof form) => (value: string) => setForm((f) => ({ ...f, [field]: value }))
  const passwordWrong = v.safeParse(Password, form.password).issues ? d.wrong.short('10') : undefined
  const loginWrong = form.login.trim().length < 3 ? d.wrong.short('3') : undefined
  const send = async () => {
    setTried(true)
    if (passwordWrong || loginWrong || saying.busy) return
    const about = newId()
    const said = await saying.say([
      { kind: personRegistered, about, book, payload: { given: form.given, first: form.first } },
      { kind: granted, about, book, payload: { from: instant(from), until: instant(until), why: form.why } },
    ])
    if (!said) return
    const told = await call(giveAccount, { book, person: about, login: form.login, password: form.password })
    await again(listAudits)
    if (!('answer' in told)) return setNote(t.accountFailed)
    toast(t.gave)
    onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.give}
      actions={
        <Button look="main" busy={saying.busy} onPress={() => void send()}>
          {saying.busy ? d.saving : t.giveNow}
        </Button>
      }
    >
      <div className="form">
        <p>{t.giveAbout}</p>
        <div className="form-grid">
          <Field label={t.given} value={form.given} onChange={put('given')} error={saying.wrong.given} />
          <Field label={t.first} value={form.first} onChange={put('first')} error={saying.wrong.first} />
          <Field
            label={t.login}
            value={form.login}
            onChange={put('login')}
            error={tried ? loginWrong : undefined}
          />
          <Field
            label={t.password}
            kind="password"
            autoComplete="new-password"
            value={form.password}
            onChange={put('password')}
            error={tried ? passwordWrong : undefined}
          />
          <Select
            label={t.where}
            value={book}
            onChange={setBook}
            choices={[
              { value: NATION, label: 'México' },
              ...representations.map((r) => ({ value: r.book, label: r.name })),
            ]}
          />
          <Field kind="moment" label={t.starts} value={from} onChange={setFrom} error={saying.wrong.from} />
          <Field kind="moment" label={t.ends} value={until} onChange={setUntil} error={saying.wrong.until} />
        </div>
        <Field kind="long" label={t.why} value={form.why} onChange={put('why')} error={saying.wrong.why} />
        {note ? <p role="alert">{note}</p> : null}
        <SaidNote saying={saying} />
      </div>
    </Dialog>
  )
}

export function EndGrant({
  grant,
  onClose,
}: {
  grant: { readonly key: string; readonly book: string; readonly person: string; readonly name: string }
  onClose: () => void
}) {
  const t = useText(auditText)
  const d = useText(deskText)
  const saying = useSaying()
  const [reason, setReason] = useState('')
  return (
    <Dialog
      open
      onClose={onClose}
      title={`${t.end}: ${grant.name}`}
      actions={
        <Button
          look="grave"
          busy={saying.busy}
          onPress={async () => {
            const payload = { grant: grant.key, reason }
            if (await saying.say([{ kind: ended, about: grant.person, book: grant.book, payload }])) onClose()
          }}
        >
          {saying.busy ? d.saving : t.end}
        </Button>
      }
    >
      <div className="form">
        <Field
          kind="long"
          label={t.endReason}
          value={reason}
          onChange={setReason}
          error={saying.wrong.reason}
        />
        <SaidNote saying={saying} />
      </div>
    </Dialog>
  )
}
