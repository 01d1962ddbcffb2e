// Fields that the forms of a case share: free words, and one thing a line.
import { Field } from '../../../ui/field.tsx'
import { useText } from '../../../ui/language.tsx'
import { caseDesk } from './desk-text.ts'

type Typed = {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly hint?: string
  readonly error?: string | undefined
  readonly optional?: boolean
}

/** As many letters as a step keeps. */
const WORDS_MOST = 1000

export const WordsField = (of: Typed) => <Field {...of} kind="long" maxLength={WORDS_MOST} />

/** One thing a line; without a hint of its own it says so. */
export function LinesField({ hint, ...of }: Typed) {
  const t = useText(caseDesk).words
  return <Field {...of} kind="long" hint={hint ?? t.linesHint} />
}
