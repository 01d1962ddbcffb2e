// The form of the support plan: goals, what is done in the room and at home, adjustments, who does what, needs, and its review.
import { useState } from 'react'
import { addDays, type Day } from '../../../kernel/days.ts'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { Field } from '../../../ui/field.tsx'
import { useText } from '../../../ui/language.tsx'
import { todayIn } from '../../../ui/today.ts'
import { planMade } from '../contract/kinds.ts'
import { type Need, NeedKind, type PlanMade } from '../contract/steps.ts'
import { caseDesk } from './desk-text.ts'
import { LinesField } from './fields.tsx'
import { linesOf, peopleOf, strategiesOf, typedOf } from './plan-lines.ts'
import { StepDialog, type StepOf } from './step-dialog.tsx'
import { caseWords } from './words.ts'

/** Two months are long enough to see a change and short enough to mend what does not help. */
const REVIEW_DAYS = 60

type Said = Omit<PlanMade, 'case' | 'on'>

/** `before`: the plan that stands, to be said again better. */
export function PlanForm({ of, before }: { of: StepOf; before: Said | undefined }) {
  const t = useText(caseDesk)
  const w = useText(caseWords)
  const was = (of.corrects?.said as Said | undefined) ?? before
  const [typed, setTyped] = useState(() => typedOf(was))
  const [review, setReview] = useState<string>(
    of.corrects ? (was?.review ?? '') : addDays(todayIn(of.zone) as Day, REVIEW_DAYS),
  )
  const [wrongPeople, setWrongPeople] = useState(false)
  const set = (part: Partial<typeof typed>) => setTyped({ ...typed, ...part })
  const needOf = (kind: NeedKind) => typed.needs.find((n) => n.need === kind)
  const setNeed = (kind: NeedKind, need: Need | undefined) =>
    set({ needs: [...typed.needs.filter((n) => n.need !== kind), ...(need ? [need] : [])] })
  const payload = async () => {
    const people = peopleOf(typed.people)
    setWrongPeople(people === null)
    if (people === null) return undefined
    return {
      goals: linesOf(typed.goals).map((words, i) => ({ id: `m${i + 1}`, words })),
      strategies: strategiesOf(typed, was?.strategies ?? []),
      ...{ adjustments: linesOf(typed.adjustments), people, review },
      needs: typed.needs.map(({ language, ...n }) => ({ ...n, ...(language ? { language } : {}) })),
    }
  }
  return (
    <StepDialog of={of} kind={planMade} title={w.steps.plan} payload={payload}>
      {(wrong) => (
        <>
          <LinesField
            label={t.words.goals}
            hint={t.words.goalsHint}
            value={typed.goals}
            onChange={(goals) => set({ goals })}
            error={wrong.goals}
          />
          <LinesField
            label={t.words.room}
            hint={t.words.roomHint}
            value={typed.room}
            onChange={(room) => set({ room })}
            error={wrong.strategies}
          />
          <LinesField label={t.words.home} value={typed.home} onChange={(home) => set({ home })} optional />
          <LinesField
            label={t.words.adjustments}
            value={typed.adjustments}
            onChange={(adjustments) => set({ adjustments })}
            error={wrong.adjustments}
            optional
          />
          <LinesField
            label={t.words.people}
            hint={t.words.peopleHint}
            value={typed.people}
            onChange={(people) => set({ people })}
            error={wrongPeople ? t.words.peopleWrong : wrong.people}
            optional
          />
          <fieldset className="form">
            <legend className="field-label">{t.words.needs}</legend>
            {NeedKind.options.map((kind) => {
              const need = needOf(kind)
              return (
                <div key={kind} className="form">
                  <Checkbox
                    label={w.needs[kind]}
                    checked={need !== undefined}
                    onChange={(on) => setNeed(kind, on ? { need: kind, words: '' } : undefined)}
                  />
                  {need ? (
                    <div className="form-grid">
                      <Field
                        label={t.words.needWords}
                        value={need.words}
                        onChange={(words) => setNeed(kind, { ...need, words })}
                        maxLength={200}
                        error={wrong.needs}
                      />
                      {kind === 'language' ? (
                        <Field
                          label={t.words.language}
                          hint={t.words.languageHint}
                          value={need.language ?? ''}
                          onChange={(language) => setNeed(kind, { ...need, language })}
                          maxLength={3}
                          optional
                        />
                      ) : null}
                    </div>
                  ) : null}
                </div>
              )
            })}
          </fieldset>
          <Field
            kind="date"
            label={t.words.review}
            value={review}
            onChange={setReview}
            error={wrong.review}
          />
        </>
      )}
    </StepDialog>
  )
}
