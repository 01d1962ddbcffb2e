// Who am I: the faces of those on duty, and six digits that say it is really them. A PIN names a person and opens nothing.
import Delete from 'lucide-react/icons/delete'
import ListChecks from 'lucide-react/icons/list-checks'
import Lock from 'lucide-react/icons/lock'
import Undo2 from 'lucide-react/icons/undo-2'
import UserRoundX from 'lucide-react/icons/user-round-x'
import UsersRound from 'lucide-react/icons/users-round'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { ChildFace } from '../../ui/child-face.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useFormats, useText } from '../../ui/language.tsx'
import { LanguageSwitch, ThemeSwitch } from '../../ui/preferences.tsx'
import { Reserved } from '../../ui/reserved.tsx'
import type { PinVerdict } from '../pins.ts'
import './device.css'
import { deviceText } from './text.ts'

const DIGITS = 6
const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const

type OnDutyFace = { readonly id: string; readonly name: string }

type WhoAmIProps = {
  /** of this room first */
  readonly here: readonly OnDutyFace[]
  readonly others: readonly OnDutyFace[]
  readonly onPin: (person: string, pin: string) => Promise<PinVerdict>
  /** the PIN was right */
  readonly onDone: () => void
  /** absent when there is nothing to go back to */
  readonly onBack?: () => void
  readonly onLeave: () => void
  readonly onSaid: () => void
  readonly onClose: () => void
}

export function WhoAmI({ here, others, onPin, onDone, onBack, onLeave, onSaid, onClose }: WhoAmIProps) {
  const t = useText(deviceText).who
  const [chosen, choose] = useState<OnDutyFace>()
  const faces = (people: readonly OnDutyFace[]) => (
    <ul className="who-faces">
      {people.map((person) => (
        <li key={person.id}>
          <button
            type="button"
            className="who-face"
            aria-pressed={chosen?.id === person.id}
            onClick={() => choose(person)}
          >
            <ChildFace id={person.id} size={72} />
            <strong>{person.name}</strong>
          </button>
        </li>
      ))}
    </ul>
  )
  return (
    <main id="main" className="tablet-page">
      <div className="row">
        {onBack ? (
          <Button icon={Undo2} onPress={onBack}>
            {t.back}
          </Button>
        ) : null}
        <Button icon={UserRoundX} onPress={onLeave}>
          {t.leave}
        </Button>
        <Button icon={ListChecks} onPress={onSaid}>
          {t.said}
        </Button>
        <Button icon={Lock} onPress={onClose}>
          {t.close}
        </Button>
      </div>
      <h1>{t.title}</h1>
      <div className="who-page">
        <div className="stack">
          {here.length + others.length === 0 ? <EmptyState icon={UsersRound} title={t.nobody} /> : null}
          {here.length > 0 ? faces(here) : null}
          {others.length > 0 ? (
            <section className="stack">
              <h2>{t.others}</h2>
              {faces(others)}
            </section>
          ) : null}
        </div>
        {chosen ? <PinPad key={chosen.id} person={chosen} onPin={onPin} onDone={onDone} /> : null}
      </div>
      <section className="row" aria-label={t.look}>
        <LanguageSwitch />
        <ThemeSwitch />
      </section>
      <div>
        <Reserved />
      </div>
    </main>
  )
}

/** Six digits of one person; `onPin` judges them. */
export function PinPad({
  person,
  onPin,
  onDone,
}: {
  person: OnDutyFace
  onPin: WhoAmIProps['onPin']
  onDone: () => void
}) {
  const t = useText(deviceText).who
  const { clock } = useFormats()
  const [pin, setPin] = useState('')
  const [verdict, setVerdict] = useState<PinVerdict>()
  // quick fingers press twice before the screen is drawn again: what counts is kept here
  const typed = useRef('')
  const asking = useRef(false)
  const box = useRef<HTMLFieldSetElement>(null)
  useEffect(() => box.current?.focus(), [])

  const write = (next: string) => {
    typed.current = next
    setPin(next)
  }
  const erase = () => {
    if (!asking.current) write(typed.current.slice(0, -1))
  }
  const add = (digit: string) => {
    if (asking.current) return
    setVerdict(undefined)
    write(typed.current + digit)
    if (typed.current.length < DIGITS) return
    asking.current = true
    void onPin(person.id, typed.current)
      .then((heard) => {
        setVerdict(heard)
        if (heard.right) onDone()
      })
      .finally(() => {
        asking.current = false
        write('')
      })
  }
  const words =
    verdict === undefined || verdict.right
      ? undefined
      : verdict.why === 'wrong'
        ? t.wrong(verdict.left)
        : verdict.why === 'locked'
          ? t.locked(clock(verdict.until))
          : t.none
  return (
    <fieldset
      ref={box}
      tabIndex={-1}
      className="pin-pad card"
      aria-label={t.pin(person.name)}
      onKeyDown={(event) => {
        if (/^\d$/.test(event.key)) add(event.key)
        if (event.key === 'Backspace') erase()
      }}
    >
      <strong>{t.pin(person.name)}</strong>
      <div className="pin-dots" role="img" aria-label={t.typed(pin.length)}>
        {Array.from({ length: DIGITS }, (_, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: six places that fill up
          <i key={i} data-full={i < pin.length || undefined} />
        ))}
      </div>
      <p className="field-error" role="alert" hidden={!words}>
        {words}
      </p>
      <fieldset className="keypad-keys" aria-label={t.digits}>
        {KEYS.map((key) => (
          <Button key={key} onPress={() => add(key)}>
            {key}
          </Button>
        ))}
        <span />
        <Button onPress={() => add('0')}>0</Button>
        <Button icon={Delete} label={t.erase} disabled={pin === ''} onPress={erase}>
          <span className="unseen">{t.erase}</span>
        </Button>
      </fieldset>
    </fieldset>
  )
}
