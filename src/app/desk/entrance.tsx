// The entrance: account and password, then the second step of who has one; or a passkey, which is both.
import Fingerprint from 'lucide-react/icons/fingerprint-pattern'
import { useEffect, useState } from 'react'
import * as v from 'valibot'
import { goToProvider, listProviders, type ProviderName } from '../../kernel/providers.ts'
import { type Me, NextStep, signIn } from '../../kernel/sign-in.ts'
import { useAsk, useNoAnswerWords } from '../../ui/asking.tsx'
import { Button } from '../../ui/button.tsx'
import { call, type NoAnswer } from '../../ui/call.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { useText } from '../../ui/language.tsx'
import { SignInForm } from '../../ui/sign-in-form.tsx'
import { hasPasskeys } from './browser-passkeys.ts'
import { entryText } from './entry-text.ts'
import { SecondStep } from './second-step.tsx'
import { frameText } from './text.ts'
import { usePasskeyEntry } from './use-passkey-entry.ts'

/** The second step after another account's first: its ticket comes behind the #, which no server sees. */
function stepOfAddress(): NextStep | undefined {
  const found = /^#paso=([A-Za-z0-9_-]{43})\.([a-z,]*)$/.exec(location.hash)
  const judged = v.safeParse(NextStep, { next: 'factor', ticket: found?.[1], ways: found?.[2]?.split(',') })
  return judged.success ? judged.output : undefined
}

/** What the way to another account ended with. */
function noticeOfAddress(): NoAnswer | undefined {
  const code = new URLSearchParams(location.search).get('aviso')
  return code ? { refusal: { code }, status: 409 } : undefined
}

export function Entrance({ onEnter }: { onEnter: (me: Me) => void }) {
  const words = useNoAnswerWords()
  const t = useText(frameText)
  const e = useText(entryText)
  const [busy, setBusy] = useState(false)
  const [none, setNone] = useState<NoAnswer>()
  const [step, setStep] = useState<NextStep | undefined>(stepOfAddress)
  const [told] = useState(noticeOfAddress)
  const providers = useAsk(listProviders, {}).data?.providers ?? []
  const [going, setGoing] = useState(false)
  const passkey = usePasskeyEntry(onEnter)
  useEffect(() => {
    document.title = 'Nido'
    // A ticket or a notice of the address is for now, not for the history
    if (location.search || location.hash) history.replaceState(history.state, '', '/entrar')
  }, [])
  const goTo = async (provider: ProviderName) => {
    if (going) return
    setGoing(true)
    const way = await call(goToProvider, { provider })
    if ('answer' in way) return location.assign(way.answer.url)
    setGoing(false)
    setNone(way)
  }
  if (step) return <SecondStep step={step} onEnter={onEnter} onBack={() => setStep(undefined)} />
  const wrong = none ?? told
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
        <>
          {hasPasskeys() ? (
            <Button icon={Fingerprint} busy={passkey.busy} onPress={() => void passkey.enter()}>
              {e.passkeyIn}
            </Button>
          ) : null}
          {/* where it was pressed: the password had nothing to do with it */}
          {passkey.none ? <ErrorState {...words(passkey.none)} focus /> : null}
          {providers.map((name) => (
            <Button key={name} busy={going} onPress={() => void goTo(name)}>
              {going ? e.going : e.providers[name]}
            </Button>
          ))}
        </>
      }
    >
      <p>
        <a href="/api">{t.api}</a>
      </p>
    </SignInForm>
  )
}
