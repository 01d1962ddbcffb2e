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
import { deviceText } from './text.ts'

export type ChangingPhrase = {
  /** whether this is the phrase of now */
  readonly knows: (phrase: string) => Promise<boolean>
  /** `alone`: the screen lock no longer opens either */
  readonly change: (old: string, next: string, alone: boolean) => Promise<boolean>
}

/** A card on the page of what was said; it covers the page only once the phrase of now was typed. */
export function ChangePhrase({
  label,
  due,
  onChange,
}: {
  label: string
  /** the desk asked for it */
  due: boolean
  onChange: ChangingPhrase
}) {
  const words = useText(deviceText)
  const t = words.changePhrase
  const notice = useToast()
  const [old, setOld] = useState('')
  const [alone, setAlone] = useState(false)
  const [wrong, setWrong] = useState(false)
  const [busy, setBusy] = useState(false)
  const [known, setKnown] = useState(false)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (busy || old.trim() === '') return
    setBusy(true)
    void onChange
      .knows(old)
      .then((right) => {
        setWrong(!right)
        setKnown(right)
      })
      .finally(() => setBusy(false))
  }
  if (known) {
    return (
      <div className="over-page" role="dialog" aria-modal="true" aria-label={t.title}>
        <ChoosePhrase
          label={label}
          why={t.newWords}
          onCancel={() => setKnown(false)}
          onPhrase={async (next) => {
            const changed = await onChange.change(old, next, alone)
            setKnown(false)
            setOld('')
            notice(changed ? t.done : t.failed)
          }}
        />
      </div>
    )
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
        error={wrong ? words.unlock.wrong : undefined}
      />
      <Checkbox label={t.alone} checked={alone} onChange={setAlone} />
      <Button submit look={due ? 'main' : 'plain'} icon={due ? KeyRound : ArrowRight} busy={busy}>
        {t.go}
      </Button>
    </form>
  )
}
