// Digits an adult types at the door, judged on the tablet: a PIN of four to six of them, or a one-day code of six.
import Check from 'lucide-react/icons/check'
import Delete from 'lucide-react/icons/delete'
import { useRef, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import type { Digits } from './door-at.ts'
import { panelWords } from './panel-words.ts'

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const
const LENGTH = 6

/** `onDigits` judges them: six by themselves, fewer when told they are all. What is wrong is told here, what is right goes on. */
export function DigitPad({
  label,
  least = LENGTH,
  onDigits,
  onHeard,
}: {
  label: string
  /** so many may be all of them */
  least?: number
  onDigits: (digits: string) => Promise<Digits>
  onHeard: (heard: Digits) => void
}) {
  const t = useText(panelWords).pick
  const { clock } = useFormats()
  const [shown, setShown] = useState('')
  const [heard, setHeard] = useState<Digits>()
  const typed = useRef('')
  const asking = useRef(false)
  const write = (next: string) => {
    typed.current = next
    setShown(next)
  }
  const judge = () => {
    if (asking.current || typed.current.length < least) return
    asking.current = true
    void onDigits(typed.current)
      .then((told) => {
        setHeard(told)
        onHeard(told)
      })
      .finally(() => {
        asking.current = false
        write('')
      })
  }
  const add = (digit: string) => {
    if (asking.current) return
    setHeard(undefined)
    write(typed.current + digit)
    if (typed.current.length >= LENGTH) judge()
  }
  const erase = () => {
    if (!asking.current) write(typed.current.slice(0, -1))
  }
  const words =
    heard === undefined || heard.right
      ? undefined
      : heard.why === 'wrong'
        ? t.wrong(heard.left ?? 0)
        : heard.why === 'locked'
          ? t.locked(clock(heard.until ?? 0))
          : t.none
  return (
    <fieldset
      className="door-form"
      aria-label={label}
      onKeyDown={(event) => {
        if (/^\d$/.test(event.key)) add(event.key)
        if (event.key === 'Backspace') erase()
      }}
    >
      <strong>
        {label}{' '}
        <span aria-hidden="true">
          {'●'.repeat(shown.length)}
          {'○'.repeat(Math.max(0, least - shown.length))}
        </span>
        <span className="unseen" role="status">
          {t.typed(shown.length, least)}
        </span>
      </strong>
      <p className="field-error" role="alert" hidden={!words}>
        {words}
      </p>
      <div className="door-digits">
        {KEYS.map((key) => (
          <Button key={key} onPress={() => add(key)}>
            {key}
          </Button>
        ))}
        {least < LENGTH ? (
          <Button look="main" icon={Check} label={t.typedAll} disabled={shown.length < least} onPress={judge}>
            <span className="unseen">{t.typedAll}</span>
          </Button>
        ) : (
          <span />
        )}
        <Button onPress={() => add('0')}>0</Button>
        <Button icon={Delete} label={t.erase} disabled={shown === ''} onPress={erase}>
          <span className="unseen">{t.erase}</span>
        </Button>
      </div>
    </fieldset>
  )
}
