// A field for text, days and small numbers: its label above, its hint and its error beside it, never apart.
import OctagonAlert from 'lucide-react/icons/octagon-alert'
import { type HTMLInputAutoCompleteAttribute, type ReactNode, type Ref, useId } from 'react'
import './controls.css'
import { useText } from './language.tsx'
import { uiText } from './text.ts'

/** What every kind of field shares: label, hint, error and the ids that tie them together. */
export function FieldFrame({
  label,
  hint,
  error,
  optional,
  children,
}: {
  label: string
  hint?: string
  error?: string
  optional?: boolean
  children: (ties: {
    id: string
    'aria-describedby': string | undefined
    'aria-invalid': true | undefined
  }) => ReactNode
}) {
  const t = useText(uiText)
  const id = useId()
  const describedBy = [hint ? `${id}h` : '', error ? `${id}e` : ''].filter(Boolean).join(' ') || undefined
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {optional ? <span className="field-hint"> · {t.optional}</span> : null}
      </label>
      {hint ? (
        <span id={`${id}h`} className="field-hint">
          {hint}
        </span>
      ) : null}
      {children({ id, 'aria-describedby': describedBy, 'aria-invalid': error ? true : undefined })}
      <span id={`${id}e`} className="field-error" role="status" hidden={!error}>
        {error ? (
          <>
            <OctagonAlert size={16} aria-hidden />
            {error}
          </>
        ) : null}
      </span>
    </div>
  )
}

export function Field({
  label,
  value,
  onChange,
  kind = 'text',
  hint,
  error,
  unit,
  optional,
  disabled,
  autoComplete = 'off',
  maxLength,
  min,
  max,
  name,
  secret,
  ref,
}: {
  label: string
  value: string
  onChange: (value: string) => void
  /** `moment`: day and hour on this clock. `decimal` opens the number keyboard and takes comma or point; read it with `decimalOf` */
  kind?:
    | 'text'
    | 'long'
    | 'date'
    | 'time'
    | 'moment'
    | 'decimal'
    | 'whole'
    | 'email'
    | 'tel'
    | 'password'
    | 'search'
  hint?: string
  error?: string
  unit?: string
  optional?: boolean
  disabled?: boolean
  autoComplete?: HTMLInputAutoCompleteAttribute
  maxLength?: number
  /** civil days, for `date` */
  min?: string
  max?: string
  name?: string
  /** of a long text: no speller looks at it */
  secret?: true
  ref?: Ref<HTMLInputElement>
}) {
  const number = kind === 'decimal' || kind === 'whole'
  return (
    <FieldFrame label={label} hint={hint} error={error} optional={optional}>
      {(ties) =>
        kind === 'long' ? (
          <textarea
            {...ties}
            className="input"
            name={name}
            value={value}
            // what is typed here is kept by no browser for the next visit, nor on its disk
            autoComplete={autoComplete}
            spellCheck={secret ? false : undefined}
            maxLength={maxLength}
            disabled={disabled}
            onChange={(e) => onChange(e.target.value)}
          />
        ) : (
          <span className="input-with-unit">
            <input
              {...ties}
              ref={ref}
              className="input"
              type={number ? 'text' : kind === 'moment' ? 'datetime-local' : kind}
              inputMode={kind === 'decimal' ? 'decimal' : kind === 'whole' ? 'numeric' : undefined}
              name={name}
              value={value}
              autoComplete={autoComplete}
              maxLength={maxLength}
              min={min}
              max={max}
              disabled={disabled}
              aria-required={optional ? undefined : true}
              onChange={(e) => onChange(e.target.value)}
            />
            {unit ? <span className="soft">{unit}</span> : null}
          </span>
        )
      }
    </FieldFrame>
  )
}
