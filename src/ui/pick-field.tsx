// A thing that has an id, found by its name: one types, and picks among those found; an id is never typed by hand.
import Check from 'lucide-react/icons/check'
import { useDeferredValue } from 'react'
import { Button } from './button.tsx'
import './controls.css'
import { Field } from './field.tsx'
import { formText } from './form-text.ts'
import { useText } from './language.tsx'

/** `label` tells it from others of the same name. */
export type Found = { readonly value: string; readonly label: string }

/** How things are looked for. */
export type Pick = {
  /** those that match what was typed, the likeliest first; undefined while the answer is on its way or nothing is asked */
  readonly useFound: (typed: string | undefined) => readonly Found[] | undefined
  /** what a value looks like: a text of another form is a name somebody typed and did not choose */
  readonly form?: RegExp
}

/** Shown at once; who looks for another types more of its name. */
const MOST = 6
const LEAST = 2
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Whether a value is of one that was chosen. */
export const isPicked = (pick: Pick, value: string): boolean => (pick.form ?? UUID).test(value)

/** `value`: what was chosen, or what was typed while nothing is; `words`: how what was chosen is called. */
export function PickField({
  label,
  value,
  words,
  onChange,
  pick,
  hint,
  error,
  optional,
}: {
  label: string
  value: string
  words?: string
  onChange: (value: string, words: string) => void
  pick: Pick
  hint?: string
  error?: string
  optional?: boolean
}) {
  const t = useText(formText)
  const picked = isPicked(pick, value)
  const q = useDeferredValue(value.trim())
  const found = pick.useFound(!picked && q.length >= LEAST ? q : undefined)
  const asks = !picked && q.length >= LEAST
  return (
    <div className="stack">
      <Field
        label={label}
        hint={hint ?? t.pickHint}
        value={picked ? (words ?? value) : value}
        onChange={(text) => onChange(text, '')}
        {...(error === undefined ? {} : { error })}
        {...(optional ? { optional } : {})}
      />
      <p role="status" className="soft row" hidden={!picked && !(asks && found?.length === 0)}>
        {picked ? <Check size={16} aria-hidden /> : null}
        {picked ? t.picked : asks && found?.length === 0 ? t.noneFound(q) : ''}
      </p>
      {asks && found && found.length > 0 ? (
        <ul className="pick-found">
          {found.slice(0, MOST).map((x) => (
            <li key={x.value}>
              <Button look="quiet" onPress={() => onChange(x.value, x.label)}>
                {x.label}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}
