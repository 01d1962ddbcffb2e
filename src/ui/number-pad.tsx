// One big number at a time, for wet hands and a child on the arm: own keys, comma or point, last value beside it.
import Check from 'lucide-react/icons/check'
import Delete from 'lucide-react/icons/delete'
import OctagonAlert from 'lucide-react/icons/octagon-alert'
import { useId } from 'react'
import { Button } from './button.tsx'
import './controls.css'
import { useText } from './language.tsx'
import { uiText } from './text.ts'

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const

/** Only what can become a number; the newest separator stays where it was typed. */
function allowed(typed: string, wholeDigits: number, decimals: number): boolean {
  const m = /^(\d*)([.,](\d*))?$/.exec(typed)
  if (!m || m[1]!.length > wholeDigits) return false
  return m[2] === undefined || (decimals > 0 && m[3]!.length <= decimals)
}

/** `value` is what was typed, as text: read it with `decimalOf`. The system's keyboard stays away; real keys work. */
export function NumberPad({
  label,
  value,
  onChange,
  unit,
  decimals = 2,
  wholeDigits = 3,
  last,
  error,
  hint,
  onDone,
  doneLabel,
}: {
  label: string
  value: string
  onChange: (value: string) => void
  unit: string
  decimals?: number
  wholeDigits?: number
  /** the value before and its day, as words: "6.2 kg · hace 4 semanas" */
  last?: string
  error?: string
  hint?: string
  onDone?: () => void
  doneLabel?: string
}) {
  const t = useText(uiText)
  const id = useId()
  const offer = (next: string) => {
    if (allowed(next, wholeDigits, decimals)) onChange(next)
  }
  return (
    <div className="keypad">
      <div>
        <label className="field-label" htmlFor={id}>
          {label}
        </label>
        <div className="keypad-read" data-wrong={error ? true : undefined}>
          <input
            id={id}
            inputMode="none"
            autoComplete="off"
            value={value}
            aria-invalid={error ? true : undefined}
            aria-describedby={`${id}n`}
            onChange={(e) => offer(e.target.value)}
            onKeyDown={(e) => {
              if (e.key === 'Enter') onDone?.()
            }}
          />
          <span className="keypad-unit">{unit}</span>
        </div>
        <div id={`${id}n`}>
          {last ? (
            <p className="keypad-last">
              <span>{t.keypad.last}</span>
              <span>{last}</span>
            </p>
          ) : null}
          <p className="field-error" role="status" hidden={!error}>
            {error ? (
              <>
                <OctagonAlert size={16} aria-hidden />
                {error}
              </>
            ) : null}
          </p>
          {hint ? <p className="field-hint">{hint}</p> : null}
        </div>
      </div>
      <fieldset className="keypad-keys" aria-label={t.keypad.label}>
        {KEYS.map((k) => (
          <Button key={k} onPress={() => offer(value + k)}>
            {k}
          </Button>
        ))}
        <Button disabled={decimals === 0} label={t.keypad.point} onPress={() => offer(`${value || '0'}.`)}>
          .
        </Button>
        <Button onPress={() => offer(`${value}0`)}>0</Button>
        <Button
          icon={Delete}
          label={t.keypad.erase}
          disabled={value === ''}
          onPress={() => onChange(value.slice(0, -1))}
        >
          <span className="unseen">{t.keypad.erase}</span>
        </Button>
      </fieldset>
      {onDone && doneLabel ? (
        <Button look="main" big icon={Check} disabled={value === ''} onPress={onDone}>
          {doneLabel}
        </Button>
      ) : null}
    </div>
  )
}
