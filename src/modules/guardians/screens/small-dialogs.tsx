// What is done about one adult: withdrawing, a PIN they choose, a code for one day, and forgetting them.
import { useState } from 'react'
import type { Endpoint } from '../../../kernel/endpoint.ts'
import { useAskAgain, useNoAnswerWords } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { call, type NoAnswer } from '../../../ui/call.ts'
import { deskText } from '../../../ui/desk-text.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { SaidNote, useSaying } from '../../../ui/saying.tsx'
import { Select } from '../../../ui/select.tsx'
import { useToast } from '../../../ui/toast.tsx'
import type { Child } from '../../children/contract/rows.ts'
import { adultWithdrawn, WithdrawnWhy } from '../contract/adults.ts'
import { childCircle, eraseAdult, makeCode, setAdultPin } from '../contract.ts'
import { nameOf, type Person } from './circle-parts.tsx'
import { guardiansText } from './desk-text.ts'

type Props = { readonly book: string; readonly person: Person; readonly onClose: () => void }

/** Asks the server once however often it is pressed; a refusal in the words of this screen. */
function useDoing<I, A>(endpoint: Endpoint<I, A>) {
  const t = useText(guardiansText)
  const words = useNoAnswerWords()
  const again = useAskAgain()
  const [busy, setBusy] = useState(false)
  const [none, setNone] = useState<NoAnswer>()
  const refusals = t.refusals as Readonly<Record<string, string>>
  return {
    busy,
    problem:
      none === undefined
        ? undefined
        : 'refusal' in none
          ? (refusals[none.refusal.code] ?? words(none).happened)
          : words(none).happened,
    ask: async (input: I & Readonly<Record<string, unknown>>): Promise<A | undefined> => {
      if (busy) return undefined
      setBusy(true)
      setNone(undefined)
      const told = await call(endpoint, input)
      setBusy(false)
      if (!('answer' in told)) {
        setNone(told)
        return undefined
      }
      await again(childCircle)
      return told.answer
    },
  }
}

const Problem = ({ words }: { words: string | undefined }) =>
  words ? (
    <p role="alert" className="field-error">
      {words}
    </p>
  ) : null

export function WithdrawAdult({ book, child, person, onClose }: Props & { child: Child }) {
  const t = useText(guardiansText)
  const saying = useSaying()
  const [why, setWhy] = useState<(typeof WithdrawnWhy.options)[number] | ''>('')
  const [words, setWords] = useState('')
  const [tried, setTried] = useState(false)
  const save = async () => {
    setTried(true)
    if (why === '' || saying.busy) return
    const payload = { adult: person.adult.key, why, words: words.trim() }
    if (await saying.say([{ kind: adultWithdrawn, about: child.key, book, payload }])) onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.withdrawTitle(nameOf(person.adult))}
      actions={
        <Button look="grave" busy={saying.busy} onPress={() => void save()}>
          {t.withdraw}
        </Button>
      }
    >
      <div className="form">
        <p>{t.withdrawAbout}</p>
        <Select
          label={t.why}
          value={why}
          onChange={setWhy}
          error={tried && why === '' ? t.whyMissing : undefined}
          choices={WithdrawnWhy.options.map((value) => ({ value, label: t.withdrawnWhy[value] }))}
        />
        <Field kind="long" label={t.words} value={words} onChange={setWords} maxLength={300} optional />
        <SaidNote saying={saying} />
      </div>
    </Dialog>
  )
}

export function SetAdultPin({ book, person, onClose }: Props) {
  const t = useText(guardiansText)
  const d = useText(deskText)
  const toast = useToast()
  const doing = useDoing(setAdultPin)
  const [pin, setPin] = useState('')
  const [twice, setTwice] = useState('')
  const [tried, setTried] = useState(false)
  const well = /^\d{4,6}$/.test(pin)
  const adult = person.adult.key
  const save = async () => {
    setTried(true)
    if (!well || pin !== twice) return
    if (!(await doing.ask({ book, adult, pin }))) return
    toast(t.pinDone)
    onClose()
  }
  const take = async () => {
    if (!(await doing.ask({ book, adult, pin: null }))) return
    toast(t.pinGone)
    onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.pinTitle(nameOf(person.adult))}
      actions={
        <>
          {person.adult.pin ? (
            <Button busy={doing.busy} onPress={() => void take()}>
              {t.pinTake}
            </Button>
          ) : null}
          <Button look="main" busy={doing.busy} onPress={() => void save()}>
            {doing.busy ? d.saving : d.save}
          </Button>
        </>
      }
    >
      <div className="form">
        <p>{t.pinAbout}</p>
        <Field
          kind="password"
          label={t.pinLabel}
          value={pin}
          onChange={setPin}
          maxLength={6}
          autoComplete="new-password"
          error={tried && !well ? t.pinWrong : undefined}
        />
        <Field
          kind="password"
          label={t.pinAgain}
          value={twice}
          onChange={setTwice}
          maxLength={6}
          autoComplete="new-password"
          error={tried && well && pin !== twice ? t.pinDiffers : undefined}
        />
        <Problem words={doing.problem} />
      </div>
    </Dialog>
  )
}

export function GiveCode({ book, child, today, person, onClose }: Props & { child: Child; today: string }) {
  const t = useText(guardiansText)
  const { day } = useFormats()
  const doing = useDoing(makeCode)
  const [on, setOn] = useState(today)
  const [made, setMade] = useState<{ digits: string; day: string }>()
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.codeTitle(nameOf(person.adult))}
      actions={
        made ? undefined : (
          <Button
            look="main"
            busy={doing.busy}
            onPress={async () =>
              setMade(await doing.ask({ book, child: child.key, adult: person.adult.key, day: on }))
            }
          >
            {t.codeMake}
          </Button>
        )
      }
    >
      {made ? (
        <div className="form" role="status">
          <p>{t.codeIs(day(made.day))}</p>
          <p className="code-digits">{made.digits}</p>
          <p>{t.codeTell}</p>
        </div>
      ) : (
        <div className="form">
          <p>{t.codeAbout}</p>
          <Field kind="date" label={t.codeDay} value={on} min={today} onChange={setOn} />
          <Problem words={doing.problem} />
        </div>
      )}
    </Dialog>
  )
}

export function EraseAdult({ book, person, onClose }: Props) {
  const t = useText(guardiansText)
  const doing = useDoing(eraseAdult)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.eraseTitle(nameOf(person.adult))}
      actions={
        <Button
          look="grave"
          busy={doing.busy}
          onPress={async () => {
            setTried(true)
            if (reason.trim().length < 3) return
            if (await doing.ask({ book, adult: person.adult.key, reason: reason.trim() })) onClose()
          }}
        >
          {t.erase}
        </Button>
      }
    >
      <div className="form">
        <p>{t.eraseAbout}</p>
        <Field
          kind="long"
          label={t.why}
          value={reason}
          onChange={setReason}
          maxLength={500}
          error={tried && reason.trim().length < 3 ? t.words : undefined}
        />
        <Problem words={doing.problem} />
      </div>
    </Dialog>
  )
}
