// What a list does not say, one question at a time: the likely answers as big choices, and which rows an answer holds for.
import { useContext, useId, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Choices } from '../../../ui/choices.tsx'
import { Field } from '../../../ui/field.tsx'
import { useText } from '../../../ui/language.tsx'
import { GoContext } from '../../../ui/link.tsx'
import type { Question } from '../contract/reading.ts'
import { exchangeText } from './desk-text.ts'
import type { StepProps } from './step-what.tsx'
import { addressOf, questionsApart } from './use-draft.ts'

const OTHER = '\u0000other'

export function QuestionsStep(props: StepProps) {
  const { draft, busy, answer } = props
  const all = useText(exchangeText)
  const t = all.questions
  const go = useContext(GoContext)
  const id = useId()
  const questions = questionsApart(draft)
  const open = questions.filter((q) => q.answer === null)
  const firstOpen = questions.findIndex((q) => q.answer === null)
  const [at, setAt] = useState(Math.max(0, firstOpen))
  const here = Math.min(at, questions.length - 1)
  const question = questions[here]
  const onward = () => go?.(addressOf(draft.id, 'trial'))
  const likely = open.filter((q) => q.suggested !== null)
  const rest = async () => {
    const done = await answer({ answers: likely.map((q) => ({ id: q.id, value: q.suggested })) })
    if (done && likely.length === open.length) onward()
  }
  return (
    <section className="card stack" aria-labelledby={id}>
      <h2 id={id}>{t.title}</h2>
      {question === undefined ? (
        <>
          <p>{t.none}</p>
          <div className="wizard-ends">
            <Button look="main" onPress={onward}>
              {all.steps.next}
            </Button>
            <Button onPress={() => go?.(addressOf(draft.id, 'columns'))}>{all.steps.back}</Button>
          </div>
        </>
      ) : (
        <>
          <p className="soft">
            {t.one(here + 1, questions.length)} · {t.answered(questions.length - open.length)}
          </p>
          <OneQuestion
            key={question.id}
            question={question}
            busy={busy}
            onBack={() => (here === 0 ? go?.(addressOf(draft.id, 'columns')) : setAt(here - 1))}
            onAnswer={async (value) => {
              const kept = value === undefined || (await answer({ answers: [{ id: question.id, value }] }))
              if (!kept) return
              if (here + 1 < questions.length) setAt(here + 1)
              else onward()
            }}
          />
          {likely.length > 1 ? (
            <div>
              <Button look="quiet" busy={busy} onPress={() => void rest()}>
                {t.rest(likely.length)}
              </Button>
            </div>
          ) : null}
          {questions.length > 1 ? (
            <details>
              <summary>{t.all}</summary>
              <ul className="lines">
                {questions.map((q, i) => (
                  <li key={q.id}>
                    <span lang="es">{q.sentence}</span>
                    <Button look="quiet" onPress={() => setAt(i)}>
                      {q.answer === null
                        ? t.unanswered
                        : (q.choices.find((c) => c.value === q.answer)?.label ?? q.answer)}
                    </Button>
                  </li>
                ))}
              </ul>
            </details>
          ) : null}
        </>
      )}
    </section>
  )
}

function OneQuestion({
  question: q,
  busy,
  onBack,
  onAnswer,
}: {
  question: Question
  busy: boolean
  onBack: () => void
  /** undefined goes on without an answer */
  onAnswer: (value: string | undefined) => Promise<void>
}) {
  const all = useText(exchangeText)
  const t = all.questions
  const own = q.answer !== null && !q.choices.some((c) => c.value === q.answer)
  const [chosen, setChosen] = useState(own ? OTHER : (q.answer ?? q.suggested ?? ''))
  const [typed, setTyped] = useState(own ? (q.answer ?? '') : '')
  const [tried, setTried] = useState(false)
  const value = chosen === OTHER ? typed.trim() : chosen
  const next = () => {
    setTried(true)
    if (value !== '') void onAnswer(value)
    else if (!q.must && chosen === '') void onAnswer(undefined)
  }
  return (
    <form
      className="form"
      onSubmit={(e) => {
        e.preventDefault()
        next()
      }}
    >
      <Choices
        label={q.sentence}
        value={chosen}
        onChange={setChosen}
        error={tried && value === '' && (q.must || chosen === OTHER) ? t.missing : undefined}
        choices={[
          ...q.choices.map((c) => ({
            value: c.value,
            label: c.label,
            hint:
              [c.hint, c.value === q.suggested ? t.suggested : null].filter(Boolean).join(' · ') || undefined,
          })),
          ...(q.open ? [{ value: OTHER, label: t.other }] : []),
        ]}
      />
      {chosen === OTHER ? (
        <Field label={t.other} hint={t.otherHint} value={typed} onChange={setTyped} maxLength={200} />
      ) : null}
      {q.rows > 0 ? <p className="soft">{t.rows(q.rows)}</p> : null}
      {q.must ? null : <p className="soft">{q.suggested === null ? t.optionalUnknown : t.optional}</p>}
      <div className="wizard-ends">
        <Button look="main" submit busy={busy}>
          {all.steps.next}
        </Button>
        <Button onPress={onBack}>{all.steps.back}</Button>
      </div>
    </form>
  )
}
