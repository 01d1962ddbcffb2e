// Setting a code app: the password, a picture to read with the phone, and the code that proves it was read.
import { useState } from 'react'
import { beginTotp, confirmTotp } from '../../kernel/factors.ts'
import { useNoAnswerWords } from '../../ui/asking.tsx'
import { Button } from '../../ui/button.tsx'
import { call, type NoAnswer } from '../../ui/call.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Field } from '../../ui/field.tsx'
import { useText } from '../../ui/language.tsx'
import { useToast } from '../../ui/toast.tsx'
import './own-entry.css'
import { entryText } from './entry-text.ts'

type Props = { readonly onSet: (codes: readonly string[] | null) => void; readonly onClose: () => void }
type Begun = { readonly ticket: string; readonly secret: string; readonly svg: string }

export function SetTotp({ onSet, onClose }: Props) {
  const t = useText(entryText).own
  const words = useNoAnswerWords()
  const toast = useToast()
  const [password, setPassword] = useState('')
  const [begun, setBegun] = useState<Begun>()
  const [code, setCode] = useState('')
  const [none, setNone] = useState<NoAnswer>()
  const [busy, setBusy] = useState(false)
  const go = async () => {
    if (busy || (begun ? code : password) === '') return
    setBusy(true)
    setNone(undefined)
    if (begun) {
      const told = await call(confirmTotp, { ticket: begun.ticket, code })
      setBusy(false)
      if (!('answer' in told)) return setNone(told)
      toast(t.done)
      return onSet(told.answer.codes)
    }
    const told = await call(beginTotp, { password })
    setBusy(false)
    if ('answer' in told) setBegun(told.answer)
    else setNone(told)
  }
  const field = none && 'refusal' in none ? none.refusal.field : undefined
  const at = (name: string) => (none && field === name ? words(none).happened : undefined)
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.set}
      actions={
        <Button look="main" busy={busy} onPress={() => void go()}>
          {begun ? t.finish : t.go}
        </Button>
      }
    >
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void go()
        }}
      >
        {begun ? (
          <>
            <p>{t.scan}</p>
            <div
              className="totp-picture"
              role="img"
              aria-label={t.picture}
              // biome-ignore lint/security/noDangerouslySetInnerHtml: drawn by our own server from a random secret
              dangerouslySetInnerHTML={{ __html: begun.svg }}
            />
            <p>
              {t.orType} <span className="totp-secret">{begun.secret.replace(/(.{4})/g, '$1 ').trim()}</span>
            </p>
            <Field
              key="code"
              label={t.thenCode}
              kind="whole"
              autoComplete="one-time-code"
              maxLength={7}
              value={code}
              onChange={setCode}
              error={at('code')}
            />
          </>
        ) : (
          <Field
            key="password"
            label={t.needPassword}
            kind="password"
            autoComplete="current-password"
            value={password}
            onChange={setPassword}
            error={at('password')}
          />
        )}
        {none && !field ? <ErrorState {...words(none)} focus /> : null}
        <button type="submit" hidden />
      </form>
    </Dialog>
  )
}
