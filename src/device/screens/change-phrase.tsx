// Another unlock phrase: the one of now first, then new words that are written down and typed back.
import ArrowRight from 'lucide-react/icons/arrow-right'
import KeyRound from 'lucide-react/icons/key-round'
import { type SubmitEvent, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Field } from '../../ui/field.tsx'
import { useText } from '../../ui/language.tsx'
import { useToast } from '../../ui/toast.tsx'
import './device.css'
import { ChoosePhrase } from './enrol.tsx'
import { joiningText } from './joining-text.ts'
import { deviceText } from './text.ts'

export type ChangingPhrase = {
  /** whether this is the phrase of now */
  readonly knows: (phrase: string) => Promise<boolean>
  /** `alone`: the screen lock no longer opens either */
  readonly change: (old: string, next: string, alone: boolean) => Promise<boolean>
}

/** The phrase of now, typed and right, and whether it shall be the only way in. */
export type Known = { readonly old: string; readonly alone: boolean }

/** A card that asks for the phrase of now. */
export function AskOldPhrase({
  due,
  knows,
  onKnown,
}: {
  /** the desk asked for another phrase */
  due: boolean
  knows: ChangingPhrase['knows']
  onKnown: (known: Known) => void
}) {
  const t = useText(joiningText).changePhrase
  const { unlock } = useText(deviceText)
  const [old, setOld] = useState('')
  const [alone, setAlone] = useState(false)
  const [wrong, setWrong] = useState(false)
  const [busy, setBusy] = useState(false)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (busy || old.trim() === '') return
    setBusy(true)
    void knows(old)
      .then((right) => {
        setWrong(!right)
        if (right) onKnown({ old, alone })
      })
      .finally(() => setBusy(false))
  }
  return (
    <form className="card stack" noValidate onSubmit={submit}>
      <h2>{t.title}</h2>
      <p className={due ? undefined : 'soft'}>{due ? t.due : t.why}</p>
      <Field
        label={t.old}
        kind="password"
        value={old}
        onChange={(next) => {
          setOld(next)
          setWrong(false)
        }}
        error={wrong ? unlock.wrong : undefined}
      />
      <Checkbox label={t.alone} checked={alone} onChange={setAlone} />
      <Button submit look={due ? 'main' : 'plain'} icon={due ? KeyRound : ArrowRight} busy={busy}>
        {t.go}
      </Button>
    </form>
  )
}

/** A page of its own: the new words, and their being typed back. */
export function NewPhrase({
  known: { old, alone },
  label,
  change,
  onDone,
}: {
  known: Known
  label: string
  change: ChangingPhrase['change']
  onDone: () => void
}) {
  const t = useText(joiningText).changePhrase
  const notice = useToast()
  return (
    <ChoosePhrase
      label={label}
      why={t.newWords}
      onCancel={onDone}
      onPhrase={async (next) => {
        notice((await change(old, next, alone)) ? t.done : t.failed)
        onDone()
      }}
    />
  )
}
