// A municipality by its name or INEGI's key: one types, and picks among those found.
import { useDeferredValue, useState } from 'react'
import { useAsk } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { Field } from '../../../ui/field.tsx'
import { useText } from '../../../ui/language.tsx'
import { listMunicipalities } from '../../network/contract.ts'
import { partnersText } from './text.ts'

/** Shown at once; who looks for another types more of its name. */
const MOST = 6
const KEY = /^\d{5}$/

/** `value` is INEGI's key, or what was typed while none was picked. */
export function MunicipalityField({
  label,
  value,
  error,
  onChange,
}: {
  label: string
  value: string
  error?: string
  onChange: (value: string) => void
}) {
  const t = useText(partnersText)
  const [typed, setTyped] = useState(value)
  const [picked, setPicked] = useState(value !== '')
  const q = useDeferredValue(typed.trim())
  const asked = useAsk(listMunicipalities, !picked && q.length >= 2 ? { q } : undefined)
  const found = picked ? [] : (asked.data?.municipalities ?? []).slice(0, MOST)
  return (
    <div className="stack">
      <Field
        label={label}
        hint={t.municipalityHint}
        value={typed}
        onChange={(text) => {
          setTyped(text)
          setPicked(KEY.test(text.trim()))
          onChange(text.trim())
        }}
        {...(error === undefined ? {} : { error })}
      />
      {found.length > 0 ? (
        <ul className="partner-found">
          {found.map((m) => (
            <li key={m.cvegeo}>
              <Button
                look="quiet"
                onPress={() => {
                  setTyped(`${m.name} · ${m.cvegeo}`)
                  setPicked(true)
                  onChange(m.cvegeo)
                }}
              >
                {m.name} · {m.cvegeo}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}
