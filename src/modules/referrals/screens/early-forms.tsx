// The forms of a case's beginning: the doubt, and the talk with the family about it.
import { useState } from 'react'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { Choices } from '../../../ui/choices.tsx'
import { Field } from '../../../ui/field.tsx'
import { useText } from '../../../ui/language.tsx'
import { Select } from '../../../ui/select.tsx'
import { doubtNoted, familyTalked } from '../contract/kinds.ts'
import { type DoubtNoted, DoubtSource, type FamilyTalked, TalkAgreed, TalkHow } from '../contract/steps.ts'
import { caseDesk } from './desk-text.ts'
import { WordsField } from './fields.tsx'
import type { DoubtFrom } from './result-shown.ts'
import { StepDialog, type StepOf } from './step-dialog.tsx'
import { WhoField } from './who-field.tsx'
import { caseWords } from './words.ts'

/** `from`: the result it comes from, where it was opened there. */
export function DoubtForm({ of, from }: { of: StepOf; from?: DoubtFrom }) {
  const t = useText(caseDesk)
  const w = useText(caseWords)
  const was = of.corrects?.said as Partial<DoubtNoted> | undefined
  const [source, setSource] = useState<DoubtSource | ''>(was?.source ?? (from ? 'development' : ''))
  const [ref, setRef] = useState(was?.ref?.words ?? '')
  const [words, setWords] = useState(was?.words ?? from?.missing ?? '')
  const [urgent, setUrgent] = useState(was?.urgent ?? false)
  const named = source === 'development' || source === 'growth'
  const payload = async () => ({
    ...{ source, words, urgent: urgent || undefined },
    // without a result to name it is told in words: whoever reads it later finds it in the file by its day
    ref: from
      ? { id: from.id, words: from.words }
      : named && ref.trim() !== ''
        ? { id: was?.ref?.id ?? `words:${ref.trim()}`.slice(0, 200), words: ref }
        : undefined,
  })
  return (
    <StepDialog of={of} kind={doubtNoted} title={of.corrects ? w.steps.doubt : t.doubtNote} payload={payload}>
      {(wrong) => (
        <>
          {from ? (
            <p>
              <span className="soft">{t.words.ref}:</span> {from.words}
            </p>
          ) : (
            <Choices
              label={t.words.source}
              value={source}
              onChange={setSource}
              choices={DoubtSource.options.map((value) => ({ value, label: w.sources[value] }))}
              error={wrong.source}
            />
          )}
          {named && !from ? (
            <Field
              label={t.words.ref}
              hint={t.words.refHint}
              value={ref}
              onChange={setRef}
              maxLength={180}
              error={wrong.ref}
              optional
            />
          ) : null}
          <WordsField
            label={t.words.doubt}
            hint={t.words.doubtHint}
            value={words}
            onChange={setWords}
            error={wrong.words}
          />
          <Checkbox label={t.words.urgent} checked={urgent} onChange={setUrgent} />
        </>
      )}
    </StepDialog>
  )
}

export function TalkForm({ of, adults }: { of: StepOf; adults: readonly string[] }) {
  const t = useText(caseDesk)
  const w = useText(caseWords)
  const was = of.corrects?.said as Partial<FamilyTalked> | undefined
  const [who, setWho] = useState(was?.who ?? '')
  const [how, setHow] = useState<TalkHow>(was?.how ?? 'in-person')
  const [agreed, setAgreed] = useState<TalkAgreed | ''>(was?.agreed ?? '')
  const [words, setWords] = useState(was?.words ?? '')
  const [until, setUntil] = useState(was?.until ?? '')
  const again = agreed === 'watch' || agreed === 'no'
  const payload = async () => ({ who, how, agreed, words, until: again ? until : '' })
  return (
    <StepDialog of={of} kind={familyTalked} title={w.steps.talk} payload={payload}>
      {(wrong) => (
        <>
          <WhoField label={t.words.who} adults={adults} value={who} onChange={setWho} error={wrong.who} />
          <Select
            label={t.words.how}
            hint={t.words.howNote}
            value={how}
            onChange={setHow}
            choices={TalkHow.options.map((value) => ({ value, label: w.how[value] }))}
          />
          <Choices
            label={t.words.agreed}
            value={agreed}
            onChange={setAgreed}
            choices={TalkAgreed.options.map((value) => ({
              ...{ value, label: w.agreed[value], hint: t.words.agreedHints[value] },
            }))}
            error={wrong.agreed}
          />
          <WordsField label={t.words.agreedWords} value={words} onChange={setWords} error={wrong.words} />
          {again ? (
            <Field
              kind="date"
              label={t.words.until}
              value={until}
              onChange={setUntil}
              error={wrong.until}
              optional
            />
          ) : null}
        </>
      )}
    </StepDialog>
  )
}
