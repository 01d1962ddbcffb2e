// A yes or no, with the whole line as its target.
import { type ReactNode, useId } from 'react'
import './controls.css'

export function Checkbox({
  label,
  checked,
  onChange,
  hint,
  disabled,
}: {
  label: ReactNode
  checked: boolean
  onChange: (checked: boolean) => void
  hint?: string
  disabled?: boolean
}) {
  const id = useId()
  return (
    <label className="checkbox">
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        aria-describedby={hint ? id : undefined}
        onChange={(e) => onChange(e.target.checked)}
      />
      <span>
        {label}
        {hint ? (
          <span id={id} className="field-hint">
            {' '}
            {hint}
          </span>
        ) : null}
      </span>
    </label>
  )
}
