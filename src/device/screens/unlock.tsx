// The morning's opening check: is it really this hour, and the phrase or the screen lock that opens the day.
import Fingerprint from 'lucide-react/icons/fingerprint-pattern'
import LockOpen from 'lucide-react/icons/lock-open'
import { type SubmitEvent, useEffect, useState } from 'react'
import { civilDay } from '../../kernel/days.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Field } from '../../ui/field.tsx'
import { useFormats, useText } from '../../ui/language.tsx'
import { Door } from '../../ui/sign-in-form.tsx'
import './device.css'
import { deviceText } from './text.ts'

const TICK_MS = 10_000

/** Unlocking answers false when the phrase is not the one, or the screen lock was not confirmed. */
export function Unlock({
  passkey,
  pending,
  broken,
  onPhrase,
  onPasskey,
}: {
  passkey: boolean
  pending: number
  /** what is kept does not open even with the right phrase */
  broken: boolean
  onPhrase: (phrase: string) => Promise<boolean>
  onPasskey: () => Promise<boolean>
}) {
  const t = useText(deviceText).unlock
  const { day, clock } = useFormats()
  const [phrase, setPhrase] = useState('')
  const [seen, setSeen] = useState(false)
  const [wrong, setWrong] = useState<'phrase' | 'passkey'>()
  const [busy, setBusy] = useState(false)
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS)
    return () => clearInterval(timer)
  }, [])
  const tryIt = (what: 'phrase' | 'passkey', open: () => Promise<boolean>) => {
    if (busy) return
    setBusy(true)
    setWrong(undefined)
    void open()
      .then((opened) => {
        if (!opened) setWrong(what)
      })
      .finally(() => setBusy(false))
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (phrase.trim() !== '') tryIt('phrase', () => onPhrase(phrase))
  }
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  return (
    <Door title={t.title}>
      <div>
        <p>
          <strong>{t.morning(day(civilDay(new Date(now).toISOString(), zone)), clock(now))}</strong>
        </p>
        <p className="soft">{t.clockHint}</p>
      </div>
      {pending > 0 ? <p role="status">{t.pending(pending)}</p> : null}
      {broken ? (
        <p className="field-error" role="alert">
          {t.broken}
        </p>
      ) : null}
      {passkey ? (
        <>
          <Button big look="main" icon={Fingerprint} busy={busy} onPress={() => tryIt('passkey', onPasskey)}>
            {t.screenLock}
          </Button>
          <p className="field-error" role="status" hidden={wrong !== 'passkey'}>
            {wrong === 'passkey' ? t.notConfirmed : null}
          </p>
        </>
      ) : null}
      <form className="stack" noValidate onSubmit={submit}>
        <Field
          label={t.phrase}
          hint={t.hint}
          kind={seen ? 'text' : 'password'}
          value={phrase}
          onChange={(next) => {
            setPhrase(next)
            setWrong(undefined)
          }}
          error={wrong === 'phrase' ? t.wrong : undefined}
        />
        <Checkbox label={t.show} checked={seen} onChange={setSeen} />
        <Button submit big look={passkey ? 'plain' : 'main'} icon={LockOpen} busy={busy}>
          {busy ? t.opening : t.open}
        </Button>
      </form>
    </Door>
  )
}
