// Confirming who one is before a grave act: opens by itself when the server asks, and the act goes on when it is done.
import Fingerprint from 'lucide-react/icons/fingerprint-pattern'
import { useEffect, useRef, useState } from 'react'
import { prove, waysToProve } from '../../kernel/factors.ts'
import { useNoAnswerWords } from '../../ui/asking.tsx'
import { Button } from '../../ui/button.tsx'
import { call, type NoAnswer, provingBy } from '../../ui/call.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Field } from '../../ui/field.tsx'
import { useText } from '../../ui/language.tsx'
import { answerWithPasskey, type Credential, hasPasskeys } from './browser-passkeys.ts'
import { entryText } from './entry-text.ts'

type Way = 'password' | 'code' | 'passkey'

export function Proving() {
  const [ways, setWays] = useState<readonly Way[]>()
  const waiting = useRef<{ done: (yes: boolean) => void; when: Promise<boolean> }>(undefined)
  const finish = (yes: boolean) => {
    setWays(undefined)
    waiting.current?.done(yes)
    waiting.current = undefined
  }
  useEffect(
    () =>
      provingBy(async () => {
        // two acts at once wait for one proof
        if (waiting.current) return waiting.current.when
        let done: (yes: boolean) => void = () => {}
        const when = new Promise<boolean>((resolve) => {
          done = resolve
        })
        waiting.current = { done, when }
        const told = await call(waysToProve, {})
        if ('answer' in told) setWays(told.answer.ways)
        else {
          waiting.current = undefined
          done(false)
        }
        return when
      }),
    [],
  )
  return ways ? <ProveDialog ways={ways} onProved={() => finish(true)} onClose={() => finish(false)} /> : null
}

function ProveDialog({
  ways,
  onProved,
  onClose,
}: {
  ways: readonly Way[]
  onProved: () => void
  onClose: () => void
}) {
  const t = useText(entryText).prove
  const words = useNoAnswerWords()
  const [typed, setTyped] = useState('')
  const [none, setNone] = useState<NoAnswer>()
  const [busy, setBusy] = useState(false)
  const byPassword = ways.includes('password')
  const byText = byPassword || ways.includes('code')
  const confirm = async (input: {
    password?: string
    code?: string
    ticket?: string
    response?: Credential
  }) => {
    setBusy(true)
    const told = await call(prove, input)
    setBusy(false)
    if ('answer' in told) return onProved()
    setNone(told)
  }
  const send = () => {
    if (!busy && typed.trim() !== '') void confirm(byPassword ? { password: typed } : { code: typed })
  }
  const withPasskey = async () => {
    if (busy) return
    const got = await answerWithPasskey()
    if ('ticket' in got) await confirm(got)
    else if (!('cancelled' in got)) setNone(got)
  }
  const refused = none && 'refusal' in none ? words(none).happened : undefined
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.title}
      actions={
        byText ? (
          <Button look="main" busy={busy} onPress={send}>
            {busy ? t.confirming : t.confirm}
          </Button>
        ) : undefined
      }
    >
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <p>{t.about}</p>
        {ways.includes('passkey') && hasPasskeys() ? (
          <Button icon={Fingerprint} busy={busy} onPress={() => void withPasskey()}>
            {t.passkey}
          </Button>
        ) : null}
        {byText ? (
          <Field
            label={byPassword ? t.password : t.code}
            kind={byPassword ? 'password' : 'text'}
            autoComplete={byPassword ? 'current-password' : 'one-time-code'}
            value={typed}
            onChange={(value) => {
              setTyped(value)
              setNone(undefined)
            }}
            error={refused}
          />
        ) : null}
        {none && (!refused || !byText) ? <ErrorState {...words(none)} focus /> : null}
        <button type="submit" hidden />
      </form>
    </Dialog>
  )
}
