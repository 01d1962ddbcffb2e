// The certificates of one person: which hold, a new one noted, one withdrawn with its reason.
import { useState } from 'react'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { deskText } from '../../../ui/desk-text.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { SaidNote, useSaying } from '../../../ui/saying.tsx'
import { Select } from '../../../ui/select.tsx'
import { certificateEnded, certificateNoted, listCertificates } from '../contract.ts'
import { staffText } from './desk-text.ts'
import type { StaffListed } from './person-forms.tsx'

const today = () => new Date().toLocaleDateString('en-CA')
const EMPTY = { instrument: 'edi', issuer: '', number: '', from: '', to: '' }

export function Certificates({
  book,
  person,
  onClose,
}: {
  book: string
  person: StaffListed
  onClose: () => void
}) {
  const t = useText(staffText).certificates
  const d = useText(deskText)
  const { day } = useFormats()
  const saying = useSaying()
  const asked = useAsk(listCertificates, { book })
  const [form, setForm] = useState(EMPTY)
  const [ending, setEnding] = useState<string>()
  const [reason, setReason] = useState('')
  const put = (field: keyof typeof form) => (value: string) => setForm((f) => ({ ...f, [field]: value }))
  const add = async () => {
    if (await saying.say([{ kind: certificateNoted, about: person.id, book, payload: form }])) setForm(EMPTY)
  }
  const end = async (certificate: string) => {
    const payload = { certificate, on: today(), reason }
    if (await saying.say([{ kind: certificateEnded, about: person.id, book, payload }])) {
      setEnding(undefined)
      setReason('')
    }
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.of(`${person.given} ${person.first}`)}
      actions={
        <Button look="main" busy={saying.busy} onPress={() => void add()}>
          {saying.busy ? d.saving : t.add}
        </Button>
      }
    >
      <div className="form">
        <p className="soft">{t.about}</p>
        <Asked of={asked} height={6}>
          {({ certificates, today: now }) => {
            const own = certificates.filter((c) => c.person === person.id)
            if (own.length === 0) return <p>{t.none}</p>
            return (
              <ul>
                {own.map((c) => (
                  <li key={c.key} className="row">
                    <span>
                      {t.holds(c.instrument === 'edi' ? t.edi : c.instrument, day(c.from_day), day(c.to_day))}
                      {`, ${c.issuer}${c.number ? ` ${c.number}` : ''}`}
                    </span>
                    {c.to_day < now ? <Chip state="none">{t.over}</Chip> : null}
                    {c.to_day >= now && ending !== c.key ? (
                      <Button look="quiet" onPress={() => setEnding(c.key)}>
                        {t.end}
                      </Button>
                    ) : null}
                    {ending === c.key ? (
                      <>
                        <Field
                          label={t.endReason}
                          value={reason}
                          onChange={setReason}
                          error={saying.wrong.reason}
                        />
                        <Button look="grave" busy={saying.busy} onPress={() => void end(c.key)}>
                          {t.end}
                        </Button>
                      </>
                    ) : null}
                  </li>
                ))}
              </ul>
            )
          }}
        </Asked>
        <Select
          label={t.instrument}
          value={form.instrument === 'edi' ? 'edi' : 'other'}
          onChange={(chosen) => put('instrument')(chosen === 'edi' ? 'edi' : '')}
          choices={[
            { value: 'edi', label: t.edi },
            { value: 'other', label: t.other },
          ]}
        />
        {form.instrument === 'edi' ? null : (
          <Field
            label={t.key}
            hint={t.keyHint}
            value={form.instrument}
            onChange={put('instrument')}
            error={saying.wrong.instrument}
          />
        )}
        <Field label={t.issuer} value={form.issuer} onChange={put('issuer')} error={saying.wrong.issuer} />
        <Field
          label={t.number}
          value={form.number}
          onChange={put('number')}
          error={saying.wrong.number}
          optional
        />
        <div className="form-grid">
          <Field
            kind="date"
            label={t.from}
            value={form.from}
            onChange={put('from')}
            error={saying.wrong.from}
          />
          <Field kind="date" label={t.to} value={form.to} onChange={put('to')} error={saying.wrong.to} />
        </div>
        <SaidNote saying={saying} />
      </div>
    </Dialog>
  )
}
