// A value on a line that answers while it moves: the system's own slider, and a step less or more for a thumb.
import Minus from 'lucide-react/icons/minus'
import Plus from 'lucide-react/icons/plus'
import { useId } from 'react'
import { Button } from './button.tsx'
import './slider.css'
import { useText } from './language.tsx'
import { uiText } from './text.ts'

export function Slider({
  label,
  value,
  least,
  most,
  step,
  words,
  ends,
  hint,
  disabled,
  onChange,
}: {
  label: string
  value: number
  least: number
  most: number
  step: number
  /** the value as people read it: "30 min" */
  words: string
  /** what lies at either end, where that is more than a number */
  ends?: readonly [string, string]
  hint?: string
  disabled?: boolean
  onChange: (value: number) => void
}) {
  const t = useText(uiText)
  const id = useId()
  const to = (x: number) => {
    const next = Math.min(most, Math.max(least, Number(x.toFixed(6))))
    if (next !== value) onChange(next)
  }
  return (
    <div className="slider">
      <div className="slider-head">
        <label htmlFor={id}>{label}</label>
        <output htmlFor={id}>{words}</output>
      </div>
      {hint ? (
        <span id={`${id}h`} className="field-hint">
          {hint}
        </span>
      ) : null}
      <div className="slider-line">
        <Button
          icon={Minus}
          disabled={disabled || value <= least}
          label={`${t.less}: ${label}`}
          onPress={() => to(value - step)}
        >
          {''}
        </Button>
        <input
          id={id}
          type="range"
          min={least}
          max={most}
          step={step}
          value={value}
          disabled={disabled}
          aria-valuetext={words}
          aria-describedby={hint ? `${id}h` : undefined}
          onChange={(e) => to(Number(e.target.value))}
        />
        <Button
          icon={Plus}
          disabled={disabled || value >= most}
          label={`${t.more}: ${label}`}
          onPress={() => to(value + step)}
        >
          {''}
        </Button>
      </div>
      {ends ? (
        <div className="slider-ends" aria-hidden="true">
          <span>{ends[0]}</span>
          <span>{ends[1]}</span>
        </div>
      ) : null}
    </div>
  )
}
