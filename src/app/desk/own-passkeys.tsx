// Adding a passkey: a name, the password, and the device does the rest.
import { useState } from 'react'
import { addPasskey, beginPasskey } from '../../kernel/factors.ts'
import { useNoAnswerWords } from '../../ui/asking.tsx'
import { Button } from '../../ui/button.tsx'
import { call, type NoAnswer } from '../../ui/call.ts'
import { deskText } from '../../ui/desk-text.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Field } from '../../ui/field.tsx'
import { useText } from '../../ui/language.tsx'
import { useToast } from '../../ui/toast.tsx'
import { makePasskey } from './browser-passkeys.ts'
import { entryText } from './entry-text.ts'

type Props = { readonly onSet: (codes: readonly string[] | null) => void; readonly onClose: () => void }

export function AddPasskey({ onSet, onClose }: Props) {
  const t = useText(entryText).own
  const d = useText(deskText)
  const words = useNoAnswerWords()
  const toast = useToast()
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const [none, setNone] = useState<NoAnswer>()
  const [failed, setFailed] = useState(false)
  const [busy, setBusy] = useState(false)
  const go = async () => {
    setTried(true)
    if (busy || name.trim() === '' || password === '') return
    setBusy(true)
    setNone(undefined)
    setFailed(false)
    const begun = await call(beginPasskey, { password })
    const made = 'answer' in begun ? await makePasskey(begun.answer.options) : undefined
    const told =
      'answer' in begun && made
        ? await call(addPasskey, { ticket: begun.answer.ticket, response: made, name })
        : undefined
    setBusy(false)
    if (!('answer' in begun)) return setNone(begun)
    if (!told) return setFailed(true)
    if (!('answer' in told)) return setNone(told)
    toast(t.passkeyDone)
    onSet(told.answer.codes)
  }
  const field = none && 'refusal' in none ? none.refusal.field : undefined
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.addPasskey}
      actions={
        <Button look="main" busy={busy} onPress={() => void go()}>
          {t.go}
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
        <Field
          label={t.passkeyName}
          hint={t.passkeyNameHint}
          value={name}
          maxLength={60}
          onChange={setName}
          error={tried && name.trim() === '' ? d.wrong.missing : undefined}
        />
        <Field
          label={t.needPassword}
          kind="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
          error={
            none && field === 'password'
              ? words(none).happened
              : tried && password === ''
                ? d.wrong.missing
                : undefined
          }
        />
        {failed ? <ErrorState happened={t.passkeyFailed} focus /> : null}
        {none && field !== 'password' ? <ErrorState {...words(none)} focus /> : null}
        <button type="submit" hidden />
      </form>
    </Dialog>
  )
}
