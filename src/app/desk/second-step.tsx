// The second step: the code of the app, a recovery code for who lost it, or the passkey; one question at a time.
import Fingerprint from 'lucide-react/icons/fingerprint-pattern'
import { useState } from 'react'
import { enterWithCode } from '../../kernel/factors.ts'
import type { Me, NextStep } from '../../kernel/sign-in.ts'
import { useNoAnswerWords } from '../../ui/asking.tsx'
import { Button } from '../../ui/button.tsx'
import { call, type NoAnswer } from '../../ui/call.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { Field } from '../../ui/field.tsx'
import { useText } from '../../ui/language.tsx'
import { Door } from '../../ui/sign-in-form.tsx'
import { uiText } from '../../ui/text.ts'
import { hasPasskeys } from './browser-passkeys.ts'
import { entryText } from './entry-text.ts'
import { usePasskeyEntry } from './use-passkey-entry.ts'

type Props = { readonly step: NextStep; readonly onEnter: (me: Me) => void; readonly onBack: () => void }

export function SecondStep({ step, onEnter, onBack }: Props) {
  const t = useText(entryText)
  const missing = useText(uiText).required
  const words = useNoAnswerWords()
  const has = (way: NextStep['ways'][number]) => step.ways.includes(way)
  const [recovery, setRecovery] = useState(!has('code'))
  const [code, setCode] = useState('')
  const [tried, setTried] = useState(false)
  const [none, setNone] = useState<NoAnswer>()
  const [busy, setBusy] = useState(false)
  const passkey = usePasskeyEntry(onEnter)
  const enter = async () => {
    setTried(true)
    if (busy || code.trim() === '') return
    setBusy(true)
    const told = await call(enterWithCode, { ticket: step.ticket, code })
    setBusy(false)
    if ('answer' in told) return onEnter(told.answer)
    setNone(told)
  }
  const over = none && 'refusal' in none && none.refusal.code === 'step-over'
  const byCode = has('code') || has('recovery')
  return (
    <Door title={t.step.title}>
      <p>
        {!has('code') && has('passkey') ? t.step.passkeyOnly : recovery ? t.step.aboutRecovery : t.step.about}
      </p>
      {has('passkey') && hasPasskeys() ? (
        <Button icon={Fingerprint} look="main" big busy={passkey.busy} onPress={() => void passkey.enter()}>
          {t.passkeyIn}
        </Button>
      ) : null}
      {passkey.none ? <ErrorState {...words(passkey.none)} focus /> : null}
      {byCode ? (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            void enter()
          }}
        >
          <Field
            key={String(recovery)}
            label={recovery ? t.step.recovery : t.step.code}
            hint={recovery ? t.step.recoveryHint : undefined}
            kind={recovery ? 'text' : 'whole'}
            name="code"
            autoComplete="one-time-code"
            maxLength={20}
            value={code}
            onChange={(value) => {
              setCode(value)
              setNone(undefined)
            }}
            error={
              none
                ? `${words(none).happened}${'refusal' in none ? '' : ` ${words(none).todo}`}`
                : tried && code.trim() === ''
                  ? missing
                  : undefined
            }
          />
          {over ? null : (
            <Button submit look={has('passkey') && hasPasskeys() ? 'plain' : 'main'} big busy={busy}>
              {busy ? t.step.entering : t.step.enter}
            </Button>
          )}
        </form>
      ) : null}
      <div className="stack">
        {has('code') && has('recovery') ? (
          <Button
            look="quiet"
            onPress={() => {
              setRecovery(!recovery)
              setCode('')
              setNone(undefined)
              setTried(false)
            }}
          >
            {recovery ? t.step.useCode : t.step.useRecovery}
          </Button>
        ) : null}
        <Button look={over ? 'main' : 'quiet'} onPress={onBack}>
          {t.step.back}
        </Button>
        <p className="soft">{t.step.lost}</p>
      </div>
    </Door>
  )
}
