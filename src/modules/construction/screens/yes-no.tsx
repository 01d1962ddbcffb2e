// A question of a checklist with its few answers side by side under the thumb; none is chosen before somebody chose it.

import { useId } from 'react'
import { Button } from '../../../ui/button.tsx'
import { StateShape } from '../../../ui/chip.tsx'
import './field.css'

export function OneOf<V extends string>({
  label,
  about,
  value,
  choices,
  onChange,
  error,
}: {
  label: string
  about?: string
  value: V | undefined
  choices: readonly (readonly [value: V, label: string])[]
  /** the chosen one pressed again takes it back */
  onChange: (value: V | undefined) => void
  error?: string
}) {
  const id = useId()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot stand beside its buttons
    <div className="field-ask" role="group" aria-labelledby={id} data-wrong={error ? true : undefined}>
      <span id={id}>
        {label}
        {about ? <span className="field-hint"> {about}</span> : null}
        {error ? (
          <span className="field-error">
            <StateShape state="urgent" />
            {error}
          </span>
        ) : null}
      </span>
      <span className="field-answers">
        {choices.map(([v, word]) => (
          <Button
            key={v}
            pressed={value === v}
            label={`${label}: ${word}`}
            onPress={() => onChange(value === v ? undefined : v)}
          >
            {word}
          </Button>
        ))}
      </span>
    </div>
  )
}
