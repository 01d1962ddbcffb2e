// The form of looking at a child again: with a result of the file that says how the doubt stands, or in words alone.
import { useState } from 'react'
import { Choices } from '../../../ui/choices.tsx'
import { useText } from '../../../ui/language.tsx'
import { Select } from '../../../ui/select.tsx'
import { rescreened } from '../contract/kinds.ts'
import { type Rescreened, RescreenResult } from '../contract/steps.ts'
import { caseDesk } from './desk-text.ts'
import { WordsField } from './fields.tsx'
import type { ResultShown } from './result-shown.ts'
import { StepDialog, type StepOf } from './step-dialog.tsx'
import { caseWords } from './words.ts'

const NONE = 'none'

/** `results`: the latest first; that one is proposed, and what it suggests. */
export function RescreenForm({ of, results }: { of: StepOf; results: readonly ResultShown[] }) {
  const t = useText(caseDesk)
  const w = useText(caseWords)
  const was = of.corrects?.said as Partial<Rescreened> | undefined
  const first = of.corrects ? results.find((r) => r.id === was?.ref?.id) : results[0]
  const [from, setFrom] = useState(first?.id ?? NONE)
  const [result, setResult] = useState<RescreenResult | ''>(was?.result ?? first?.suggests ?? '')
  const [words, setWords] = useState(was?.words ?? '')
  const chosen = results.find((r) => r.id === from)
  const choose = (id: string) => {
    setFrom(id)
    const suggests = results.find((r) => r.id === id)?.suggests
    if (suggests) setResult(suggests)
  }
  const payload = async () => ({
    ...{ result, words },
    // what was named and is in the file no more stays named
    ref: chosen ? { id: chosen.id, words: chosen.words } : of.corrects && !first ? was?.ref : undefined,
  })
  return (
    <StepDialog of={of} kind={rescreened} title={w.steps.rescreen} payload={payload}>
      {(wrong) => (
        <>
          {results.length > 0 ? (
            <Select
              label={t.fromResult.choose}
              hint={t.fromResult.person}
              value={from}
              onChange={choose}
              choices={[
                ...results.map((r) => ({ value: r.id, label: r.words })),
                { value: NONE, label: t.fromResult.none },
              ]}
            />
          ) : null}
          {chosen?.drawn}
          <Choices
            label={t.words.rescreen}
            value={result}
            onChange={setResult}
            choices={RescreenResult.options.map((value) => ({ value, label: w.rescreens[value] }))}
            error={wrong.result}
          />
          <WordsField label={t.words.words} value={words} onChange={setWords} error={wrong.words} optional />
        </>
      )}
    </StepDialog>
  )
}
