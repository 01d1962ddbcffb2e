// Why a decision about a study was not taken, in its words, and that nothing changed.
import { useNoAnswerWords } from '../../../ui/asking.tsx'
import type { NoAnswer } from '../../../ui/call.ts'
import { useText } from '../../../ui/language.tsx'
import { needsText } from './text.ts'

export function NotTaken({ none, rest }: { none: NoAnswer | undefined; rest?: string | undefined }) {
  const t = useText(needsText)
  const words = useNoAnswerWords()
  if (none === undefined)
    return rest === undefined ? null : (
      <p role="alert" className="field-error">
        {rest}
      </p>
    )
  const own =
    'refusal' in none ? (t.refusals as Readonly<Record<string, string>>)[none.refusal.code] : undefined
  const { happened, todo } = words(none)
  return (
    <p role="alert" className="field-error">
      {own ?? `${happened} ${todo}`}
    </p>
  )
}
