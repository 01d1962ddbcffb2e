// The forms of a case's later steps: the review, the closing, opening it again, and consent taken back.
import { useState } from 'react'
import type { FactKind } from '../../../kernel/kind.ts'
import { Choices } from '../../../ui/choices.tsx'
import { Field } from '../../../ui/field.tsx'
import { useText } from '../../../ui/language.tsx'
import { caseClosed, caseReopened, consentTakenBack, planReviewed } from '../contract/kinds.ts'
import { ReviewResult, WhyClosed } from '../contract/steps.ts'
import { caseDesk } from './desk-text.ts'
import { WordsField } from './fields.tsx'
import { StepDialog, type StepOf } from './step-dialog.tsx'
import { WhoField } from './who-field.tsx'
import { caseWords } from './words.ts'

const was = (of: StepOf, name: string) => String(of.corrects?.said[name] ?? '')

/** One of a few, with words beside it. */
function ChoiceForm<V extends string>({
  of,
  kind,
  title,
  field,
  label,
  choices,
  words: wordsLabel,
  optional,
  note,
  day,
}: {
  of: StepOf
  kind: FactKind
  title: string
  field: string
  label: string
  choices: readonly { readonly value: V; readonly label: string }[]
  words: string
  optional?: boolean
  note?: string | undefined
  /** another day the step may say, for one of the choices */
  day?: { readonly name: string; readonly label: string; readonly of: V }
}) {
  const [chosen, setChosen] = useState<V | ''>(was(of, field) as V | '')
  const [words, setWords] = useState(was(of, 'words'))
  const [other, setOther] = useState(day ? was(of, day.name) : '')
  const dated = day && chosen === day.of
  return (
    <StepDialog
      of={of}
      kind={kind}
      title={title}
      payload={async () => ({ [field]: chosen, words, ...(day ? { [day.name]: dated ? other : '' } : {}) })}
    >
      {(wrong) => (
        <>
          {note ? <p role="status">{note}</p> : null}
          <Choices label={label} value={chosen} onChange={setChosen} choices={choices} error={wrong[field]} />
          {dated ? (
            <Field
              kind="date"
              label={day.label}
              value={other}
              onChange={setOther}
              error={wrong[day.name]}
              optional
            />
          ) : null}
          <WordsField
            label={wordsLabel}
            value={words}
            onChange={setWords}
            error={wrong.words}
            optional={optional ?? false}
          />
        </>
      )}
    </StepDialog>
  )
}

export function ReviewForm({ of }: { of: StepOf }) {
  const t = useText(caseDesk).words
  const w = useText(caseWords)
  return (
    <ChoiceForm
      {...{
        of,
        kind: planReviewed,
        title: w.steps.review,
        field: 'result',
        label: t.reviewHow,
        words: t.reviewWords,
      }}
      choices={ReviewResult.options.map((value) => ({ value, label: w.reviews[value] }))}
      day={{ name: 'next', label: t.nextReview, of: 'goes-on' }}
    />
  )
}

/** `open`: steps are still awaited. */
export function CloseForm({ of, open }: { of: StepOf; open: boolean }) {
  const t = useText(caseDesk).words
  const w = useText(caseWords)
  return (
    <ChoiceForm
      {...{ of, kind: caseClosed, title: w.steps.close, field: 'why', label: t.why, words: t.closeWords }}
      choices={WhyClosed.options.map((value) => ({ value, label: w.closed[value] }))}
      note={open ? t.closeOpen : undefined}
    />
  )
}

export function ReopenForm({ of }: { of: StepOf }) {
  const t = useText(caseDesk).words
  const w = useText(caseWords)
  const [words, setWords] = useState(was(of, 'words'))
  return (
    <StepDialog of={of} kind={caseReopened} title={w.steps.reopen} payload={async () => ({ words })}>
      {(wrong) => <WordsField label={t.reopen} value={words} onChange={setWords} error={wrong.words} />}
    </StepDialog>
  )
}

export function ConsentBackForm({ of, adults }: { of: StepOf; adults: readonly string[] }) {
  const t = useText(caseDesk).words
  const w = useText(caseWords)
  const [who, setWho] = useState(was(of, 'who'))
  const [words, setWords] = useState(was(of, 'words'))
  return (
    <StepDialog
      of={of}
      kind={consentTakenBack}
      title={w.steps['consent-back']}
      payload={async () => ({ who, words })}
    >
      {(wrong) => (
        <>
          <WhoField label={t.who} adults={adults} value={who} onChange={setWho} error={wrong.who} />
          <WordsField label={t.backWords} value={words} onChange={setWords} error={wrong.words} optional />
        </>
      )}
    </StepDialog>
  )
}
