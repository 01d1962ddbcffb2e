// Making one's own key of the protocol: five drawn words, typed back once; the private half leaves this browser only wrapped by them.
import { useEffect, useState } from 'react'
import { newProtocolKey, type PublicKey } from '../../../device/confidential.ts'
import { drawPhrase, plainPhrase } from '../../../device/seal.ts'
import { useNoAnswerWords } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { call, type NoAnswer } from '../../../ui/call.ts'
import { ErrorState } from '../../../ui/error-state.tsx'
import { Field } from '../../../ui/field.tsx'
import { useText } from '../../../ui/language.tsx'
import { useMe } from '../../../ui/me.tsx'
import { SaidNote, type Saying, useSaying } from '../../../ui/saying.tsx'
import '../../../device/screens/device.css'
import { keepKey, keyMade } from '../contract.ts'
import { protocolText } from './desk-text.ts'

/** Tells the key in every office one is named for: from then on tablets seal to it. */
export const tellKey = (saying: Saying, person: string, offices: readonly string[], key: PublicKey) =>
  saying.say(offices.map((book) => ({ kind: keyMade, about: person, book, payload: { x: key.x, y: key.y } })))

export function OwnKey({
  offices,
  lost,
  onMade,
}: {
  /** books one is named for */
  offices: readonly string[]
  /** there is a key already, and its phrase is gone */
  lost: boolean
  onMade: () => Promise<void>
}) {
  const t = useText(protocolText).key
  const me = useMe()
  const words = useNoAnswerWords()
  const saying = useSaying()
  const [phrase, setPhrase] = useState('')
  const [step, setStep] = useState<'why' | 'show' | 'repeat'>('why')
  const [typed, setTyped] = useState('')
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [none, setNone] = useState<NoAnswer>()
  useEffect(() => {
    void import('../../../device/unlock-words.ts').then(({ unlockWords }) =>
      setPhrase(drawPhrase(unlockWords)),
    )
  }, [])
  const right = plainPhrase(typed) === phrase
  const make = async () => {
    setTried(true)
    if (!right || busy) return
    setBusy(true)
    try {
      const { publicKey, wrapped } = await newProtocolKey(me.person, phrase)
      const told = await call(keepKey, { wrapped })
      setNone('answer' in told ? undefined : told)
      // kept first: a key that tablets seal to is never one that nobody can open
      if ('answer' in told && (await tellKey(saying, me.person, offices, publicKey))) await onMade()
    } finally {
      setBusy(false)
    }
  }
  return (
    <section className="card stack" aria-labelledby="own-key">
      <h2 id="own-key">{t.title}</h2>
      {step === 'why' ? (
        <>
          <p>{lost ? t.lostWhy : t.why}</p>
          <div>
            <Button look="main" disabled={phrase === ''} onPress={() => setStep('show')}>
              {t.make}
            </Button>
          </div>
        </>
      ) : null}
      {step === 'show' ? (
        <>
          <ol className="phrase-words" aria-label={t.words}>
            {phrase.split(' ').map((word) => (
              <li key={word}>{word}</li>
            ))}
          </ol>
          <p>{t.note}</p>
          <div>
            <Button look="main" onPress={() => setStep('repeat')}>
              {t.noted}
            </Button>
          </div>
        </>
      ) : null}
      {step === 'repeat' ? (
        <form
          className="stack"
          noValidate
          autoComplete="off"
          onSubmit={(event) => {
            event.preventDefault()
            void make()
          }}
        >
          <Field
            label={t.repeat}
            value={typed}
            onChange={(value) => {
              setTyped(value)
              setTried(false)
            }}
            error={tried && !right ? t.differs : undefined}
          />
          <div>
            <Button look="main" submit busy={busy}>
              {busy ? t.making : t.use}
            </Button>
          </div>
        </form>
      ) : null}
      {none ? <ErrorState {...words(none)} focus /> : null}
      <SaidNote saying={saying} />
    </section>
  )
}
