// One of a few, all in sight, each with a line that says what it means: for choices a person should read before making.
import { useId } from 'react'
import './controls.css'
import './desk.css'
import OctagonAlert from 'lucide-react/icons/octagon-alert'

export function Choices<V extends string>({
  label,
  value,
  onChange,
  choices,
  error,
}: {
  label: string
  value: V | ''
  onChange: (value: V) => void
  choices: readonly { readonly value: V; readonly label: string; readonly hint?: string }[]
  error?: string
}) {
  const id = useId()
  return (
    <fieldset className="choices" aria-describedby={error ? `${id}e` : undefined}>
      <legend className="field-label">{label}</legend>
      {choices.map((c) => (
        <label key={c.value}>
          <input type="radio" name={id} checked={c.value === value} onChange={() => onChange(c.value)} />
          <span>
            <strong>{c.label}</strong>
            {c.hint ? <span className="field-hint">{c.hint}</span> : null}
          </span>
        </label>
      ))}
      <span id={`${id}e`} className="field-error" role="status" hidden={!error}>
        <OctagonAlert size={16} aria-hidden />
        {error}
      </span>
    </fieldset>
  )
}
