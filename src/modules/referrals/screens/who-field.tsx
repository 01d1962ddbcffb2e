// Who of the family: one of the child's adults, or somebody named in words.
import { useState } from 'react'
import { Field } from '../../../ui/field.tsx'
import { useText } from '../../../ui/language.tsx'
import { Select } from '../../../ui/select.tsx'
import { caseDesk } from './desk-text.ts'

const OTHER = 'other'

/** `adults`: names with what they are to the child, in words. */
export function WhoField({
  label,
  adults,
  value,
  onChange,
  error,
}: {
  label: string
  adults: readonly string[]
  value: string
  onChange: (who: string) => void
  error?: string | undefined
}) {
  const t = useText(caseDesk).words
  const [other, setOther] = useState(adults.length === 0 || (value !== '' && !adults.includes(value)))
  return (
    <>
      {adults.length > 0 ? (
        <Select
          label={label}
          value={other ? OTHER : value}
          onChange={(who) => {
            setOther(who === OTHER)
            onChange(who === OTHER ? '' : who)
          }}
          choices={[...adults.map((a) => ({ value: a, label: a })), { value: OTHER, label: t.whoOther }]}
          error={other ? undefined : error}
        />
      ) : null}
      {other ? (
        <Field
          label={adults.length > 0 ? t.whoOther : label}
          hint={t.whoHint}
          value={value}
          onChange={onChange}
          maxLength={160}
          error={error}
        />
      ) : null}
    </>
  )
}
