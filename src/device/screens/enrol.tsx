// Joining a center: eight letters in, six letters out, and the phrase that will open the tablet every morning.
import ArrowRight from 'lucide-react/icons/arrow-right'
import KeyRound from 'lucide-react/icons/key-round'
import RefreshCw from 'lucide-react/icons/refresh-cw'
import { type SubmitEvent, useEffect, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { useText } from '../../ui/language.tsx'
import { Door } from '../../ui/sign-in-form.tsx'
import { plainCode } from '../enrolment.ts'
import { drawPhrase, isDrawnPhrase, plainPhrase } from '../seal.ts'
import type { Silence } from '../transport.ts'
import './device.css'
import { joiningText } from './joining-text.ts'

const CODE_LETTERS = 8

/** `why`: what the last try met. */
export function EnrolCode({
  why,
  onCode,
}: {
  why?: Silence
  onCode: (code: string, label: string) => Promise<void>
}) {
  const t = useText(joiningText).enrol
  const [code, setCode] = useState('')
  const [label, setLabel] = useState<string>(t.labelUsual)
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const short = plainCode(code).length !== CODE_LETTERS
  const met = why && (why in t.why ? t.why[why as keyof typeof t.why] : t.why.code)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (short || busy) return
    setBusy(true)
    void onCode(code, label.trim() || t.labelUsual).finally(() => setBusy(false))
  }
  return (
    <Door title={t.title}>
      <p>{t.steps}</p>
      <form className="stack" noValidate onSubmit={submit}>
        <Field
          label={t.code}
          hint={t.codeHint}
          value={code}
          onChange={(next) => {
            setCode(next)
            setTried(false)
          }}
          maxLength={12}
          error={tried && short ? t.codeShort : busy ? undefined : met}
        />
        <Field label={t.label} hint={t.labelHint} value={label} onChange={setLabel} maxLength={60} />
        <Button submit big look="main" icon={ArrowRight} busy={busy}>
          {busy ? t.going : t.go}
        </Button>
      </form>
    </Door>
  )
}

export function EnrolLetters({ response, onCancel }: { response: string; onCancel: () => void }) {
  const t = useText(joiningText).enrol
  return (
    <Door title={t.lettersTitle}>
      <p>{t.letters}</p>
      <p className="spelled" role="img" aria-label={[...response].join(' ')}>
        {[...response].map((letter, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: six places, each with its letter
          <span key={i}>{letter}</span>
        ))}
      </p>
      <p role="status">{t.waiting}</p>
      <Button onPress={onCancel}>{t.cancel}</Button>
    </Door>
  )
}

/** Shown words are typed back, so that a phrase nobody wrote down does not close the tablet for ever. */
export function ChoosePhrase({
  label,
  why,
  onPhrase,
  onCancel,
}: {
  label: string
  /** what the words are for, where it is not the first time */
  why?: string
  onPhrase: (phrase: string) => Promise<void>
  onCancel?: () => void
}) {
  const words_ = useText(joiningText)
  const t = words_.phrase
  const [words, setWords] = useState<readonly string[]>([])
  const [drawn, setDrawn] = useState('')
  const [step, setStep] = useState<'show' | 'repeat' | 'ours'>('show')
  const [typed, setTyped] = useState('')
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    // the list is needed once in a tablet's life: it is no part of the first screen
    void import('../unlock-words.ts').then(({ unlockWords }) => {
      setWords(unlockWords)
      setDrawn(drawPhrase(unlockWords))
    })
  }, [])
  const right = step === 'repeat' ? plainPhrase(typed) === drawn : isDrawnPhrase(typed, words)
  const to = (next: typeof step) => {
    setStep(next)
    setTyped('')
    setTried(false)
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (!right || busy) return
    setBusy(true)
    void onPhrase(typed).finally(() => setBusy(false))
  }
  if (step === 'show') {
    return (
      <Door title={t.title} institution={label}>
        <p>{why ?? t.why}</p>
        <ol className="phrase-words" aria-label={t.words}>
          {drawn.split(' ').map((word) => (
            <li key={word}>{word}</li>
          ))}
        </ol>
        <Button big look="main" icon={ArrowRight} disabled={drawn === ''} onPress={() => to('repeat')}>
          {t.noted}
        </Button>
        <Button icon={RefreshCw} disabled={drawn === ''} onPress={() => setDrawn(drawPhrase(words))}>
          {t.another}
        </Button>
        <Button look="quiet" icon={KeyRound} onPress={() => to('ours')}>
          {t.ours}
        </Button>
        {onCancel ? <Button onPress={onCancel}>{words_.enrol.cancel}</Button> : null}
      </Door>
    )
  }
  return (
    <Door title={t.title} institution={label}>
      <form className="stack" noValidate onSubmit={submit}>
        <Field
          label={step === 'repeat' ? t.again : t.ours}
          value={typed}
          onChange={(next) => {
            setTyped(next)
            setTried(false)
          }}
          error={tried && !right ? (step === 'repeat' ? t.differs : t.unknown) : undefined}
        />
        <Button submit big look="main" icon={KeyRound} busy={busy}>
          {busy ? t.sealing : t.use}
        </Button>
        <Button onPress={() => to('show')}>{t.drawn}</Button>
      </form>
    </Door>
  )
}
