// A choice of one among few, by the system's own list: it is the one a tablet, a keyboard and a reader know best.
import ChevronDown from 'lucide-react/icons/chevron-down'
import './controls.css'
import { FieldFrame } from './field.tsx'
import { useText } from './language.tsx'
import { uiText } from './text.ts'

export type Choice<V extends string> = {
  readonly value: V
  readonly label: string
  readonly disabled?: boolean
}

/** A choice of every value of a list, in its words. */
export const choicesOf = <V extends string>(
  list: readonly V[],
  words: Readonly<Record<V, string>>,
): readonly Choice<V>[] => list.map((value) => ({ value, label: words[value] }))

/** `value` is `''` while nothing is chosen; the first line then asks to choose. */
export function Select<V extends string>({
  label,
  value,
  onChange,
  choices,
  hint,
  error,
  optional,
  disabled,
}: {
  label: string
  value: V | ''
  onChange: (value: V) => void
  choices: readonly Choice<V>[]
  hint?: string
  error?: string
  optional?: boolean
  disabled?: boolean
}) {
  const t = useText(uiText)
  return (
    <FieldFrame label={label} hint={hint} error={error} optional={optional}>
      {(ties) => (
        <span className="select">
          <select
            {...ties}
            className="input"
            value={value}
            disabled={disabled}
            onChange={(e) => {
              const chosen = choices.find((c) => c.value === e.target.value)
              if (chosen) onChange(chosen.value)
            }}
          >
            {value === '' ? <option value="">{t.chooseOne}</option> : null}
            {choices.map((c) => (
              <option key={c.value} value={c.value} disabled={c.disabled}>
                {c.label}
              </option>
            ))}
          </select>
          <ChevronDown size={20} aria-hidden />
        </span>
      )}
    </FieldFrame>
  )
}
