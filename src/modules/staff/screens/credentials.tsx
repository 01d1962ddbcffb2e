// What a person enters with: a PIN of six digits for the tablet, an account for the desk; neither is ever shown again.
import { useState } from 'react'
import * as v from 'valibot'
import { resetFactors } from '../../../kernel/factors.ts'
import { giveAccount, setOwnPin, setPin } from '../../../kernel/sign-in.ts'
import { useAskAgain, useNoAnswerWords } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { call, type NoAnswer } from '../../../ui/call.ts'
import { deskText } from '../../../ui/desk-text.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { Field } from '../../../ui/field.tsx'
import { wrongFields } from '../../../ui/issue-words.ts'
import { useLanguage, useText } from '../../../ui/language.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { listStaff } from '../contract.ts'
import { staffText } from './desk-text.ts'
import type { StaffListed } from './person-forms.tsx'

type Props = { readonly book: string; readonly person: StaffListed; readonly onClose: () => void }

export function SetPin({ book, person, onClose }: Props) {
  const t = useText(staffText)
  const again = useAskAgain()
  return (
    <TypePin
      title={t.pinOf(`${person.given} ${person.first}`)}
      send={(pin) => call(setPin, { book, person: person.id, pin })}
      onDone={() => again(listStaff)}
      onClose={onClose}
    />
  )
}

/** One's own, in the office of a post. */
export function SetOwnPin({ book, onClose }: { book: string; onClose: () => void }) {
  const t = useText(staffText)
  return <TypePin title={t.ownPin} send={(pin) => call(setOwnPin, { book, pin })} onClose={onClose} />
}

function TypePin({
  title,
  send,
  onDone,
  onClose,
}: {
  title: string
  send: (pin: string) => ReturnType<typeof call<unknown, unknown>>
  onDone?: () => Promise<void>
  onClose: () => void
}) {
  const t = useText(staffText)
  const d = useText(deskText)
  const words = useNoAnswerWords()
  const toast = useToast()
  const [pin, setTyped] = useState('')
  const [twice, setTwice] = useState('')
  const [tried, setTried] = useState(false)
  const [none, setNone] = useState<NoAnswer>()
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setTried(true)
    if (!/^\d{6}$/.test(pin) || pin !== twice || busy) return
    setBusy(true)
    const told = await send(pin)
    setBusy(false)
    if (!('answer' in told)) return setNone(told)
    toast(t.pinDone)
    onClose()
    await onDone?.()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      actions={
        <Button look="main" busy={busy} onPress={() => void save()}>
          {busy ? d.saving : d.save}
        </Button>
      }
    >
      <div className="form">
        <Field
          kind="password"
          label={t.pinLabel}
          hint={t.pinHint}
          value={pin}
          onChange={setTyped}
          maxLength={6}
          autoComplete="new-password"
          error={tried && !/^\d{6}$/.test(pin) ? d.wrong.form : undefined}
        />
        <Field
          kind="password"
          label={t.pinAgain}
          value={twice}
          onChange={setTwice}
          maxLength={6}
          autoComplete="new-password"
          error={tried && twice !== pin ? t.pinDiffers : undefined}
        />
        {none ? <ErrorState {...words(none)} /> : null}
      </div>
    </Dialog>
  )
}

export function GiveAccount({ book, person, onClose }: Props) {
  const t = useText(staffText)
  const d = useText(deskText)
  const { language } = useLanguage()
  const words = useNoAnswerWords()
  const toast = useToast()
  const again = useAskAgain()
  const [login, setLogin] = useState(person.account ?? '')
  const [password, setPassword] = useState('')
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({})
  const [none, setNone] = useState<NoAnswer>()
  const [busy, setBusy] = useState(false)
  const save = async () => {
    const input = { book, person: person.id, login, password }
    const judged = v.safeParse(giveAccount.input, input)
    setWrong(judged.issues ? wrongFields(judged.issues, language) : {})
    if (judged.issues || busy) return
    setBusy(true)
    const told = await call(giveAccount, input)
    setBusy(false)
    if (!('answer' in told)) return setNone(told)
    toast(t.accountDone)
    onClose()
    await again(listStaff)
  }
  const taken = none && 'refusal' in none && none.refusal.field === 'login' ? words(none).happened : undefined
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.accountOf(`${person.given} ${person.first}`)}
      actions={
        <Button look="main" busy={busy} onPress={() => void save()}>
          {busy ? d.saving : d.save}
        </Button>
      }
    >
      <div className="form">
        <Field
          label={t.login}
          hint={t.loginHint}
          value={login}
          onChange={setLogin}
          error={wrong.login ?? taken}
        />
        <Field
          label={t.password}
          hint={t.passwordHint}
          kind="password"
          value={password}
          onChange={setPassword}
          autoComplete="new-password"
          error={wrong.password}
        />
        {none && !taken ? <ErrorState {...words(none)} /> : null}
      </div>
    </Dialog>
  )
}

/** For who lost phone and codes: their factors go, their sessions end, and they are told who did it. */
export function ResetFactors({ book, person, onClose }: Props) {
  const t = useText(staffText)
  const d = useText(deskText)
  const words = useNoAnswerWords()
  const toast = useToast()
  const [none, setNone] = useState<NoAnswer>()
  const [busy, setBusy] = useState(false)
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.resetFactorsOf(`${person.given} ${person.first}`)}
      actions={
        <Button
          look="grave"
          busy={busy}
          onPress={async () => {
            setBusy(true)
            const told = await call(resetFactors, { book, person: person.id })
            setBusy(false)
            if (!('answer' in told)) return setNone(told)
            toast(t.resetDone)
            onClose()
          }}
        >
          {busy ? d.saving : t.resetFactors}
        </Button>
      }
    >
      <div className="form">
        <p>{t.resetAbout}</p>
        {none ? <ErrorState {...words(none)} /> : null}
      </div>
    </Dialog>
  )
}
