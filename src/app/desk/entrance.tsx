// The entrance: account and password, then the second step of who has one; or a passkey, which is both.
import Fingerprint from 'lucide-react/icons/fingerprint-pattern'
import { useEffect, useState } from 'react'
import { type Me, type NextStep, signIn } from '../../kernel/sign-in.ts'
import { useNoAnswerWords } from '../../ui/asking.tsx'
import { Button } from '../../ui/button.tsx'
import { call, type NoAnswer } from '../../ui/call.ts'
import { useText } from '../../ui/language.tsx'
import { SignInForm } from '../../ui/sign-in-form.tsx'
import { hasPasskeys } from './browser-passkeys.ts'
import { entryText } from './entry-text.ts'
import { SecondStep } from './second-step.tsx'
import { frameText } from './text.ts'
import { usePasskeyEntry } from './use-passkey-entry.ts'

export function Entrance({ onEnter }: { onEnter: (me: Me) => void }) {
  const words = useNoAnswerWords()
  const t = useText(frameText)
  const e = useText(entryText)
  const [busy, setBusy] = useState(false)
  const [none, setNone] = useState<NoAnswer>()
  const [step, setStep] = useState<NextStep>()
  const passkey = usePasskeyEntry(onEnter)
  useEffect(() => {
    document.title = 'Nido'
  }, [])
  if (step) return <SecondStep step={step} onEnter={onEnter} onBack={() => setStep(undefined)} />
  const wrong = none ?? passkey.none
  return (
    <SignInForm
      busy={busy}
      refusal={
        wrong ? `${words(wrong).happened}${'refusal' in wrong ? '' : ` ${words(wrong).todo}`}` : undefined
      }
      onEnter={async (login, password) => {
        setBusy(true)
        const told = await call(signIn, { login, password })
        setBusy(false)
        if (!('answer' in told)) return setNone(told)
        setNone(undefined)
        if ('next' in told.answer) setStep(told.answer)
        else onEnter(told.answer)
      }}
      others={
        hasPasskeys() ? (
          <Button icon={Fingerprint} busy={passkey.busy} onPress={() => void passkey.enter()}>
            {e.passkeyIn}
          </Button>
        ) : null
      }
    >
      <p>
        <a href="/api">{t.api}</a>
      </p>
    </SignInForm>
  )
}
