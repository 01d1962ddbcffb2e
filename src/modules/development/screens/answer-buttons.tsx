// Three big answers to one item; pressing the one that stands takes it back, which is "not observed" too.
import Check from 'lucide-react/icons/check'
import EyeOff from 'lucide-react/icons/eye-off'
import Hourglass from 'lucide-react/icons/hourglass'
import X from 'lucide-react/icons/x'
import { useText } from '../../../ui/language.tsx'
import type { ItemAnswer } from '../rules/instrument.ts'
import { observeText } from './tablet-text.ts'

const CHOICES = [
  ['yes', 1, Check],
  ['no', 0, Hourglass],
  ['unseen', null, EyeOff],
] as const
const RISKS = [
  ['yes', 1, Check],
  ['no', 0, X],
  ['unseen', null, EyeOff],
] as const

export function AnswerButtons({
  of,
  value,
  onChange,
  words,
}: {
  /** what is answered: the item, or the child's name */
  of: string
  value: ItemAnswer | undefined
  onChange: (value: ItemAnswer | undefined) => void
  /** of a question that is no skill: yes, no, not known */
  words?: { readonly yes: string; readonly no: string; readonly unseen: string }
}) {
  const t = useText(observeText)
  return (
    <fieldset className="answers" data-risk={words ? '' : undefined}>
      <legend className="unseen">{of}</legend>
      {(words ? RISKS : CHOICES).map(([name, answer, Mark]) => (
        <button
          key={name}
          type="button"
          className="answer"
          data-answer={name}
          aria-pressed={value === answer}
          onClick={() => onChange(value === answer ? undefined : answer)}
        >
          <Mark size={20} aria-hidden />
          <span>{(words ?? t.answers)[name]}</span>
        </button>
      ))}
    </fieldset>
  )
}
