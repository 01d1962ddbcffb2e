// The forms toward the health service: the letter with the family's consent, the appointment, and the answer.
import { useState } from 'react'
import { AttachedField, useAttached } from '../../../ui/attached-files.tsx'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { StateShape } from '../../../ui/chip.tsx'
import { Choices } from '../../../ui/choices.tsx'
import { Field } from '../../../ui/field.tsx'
import { useText } from '../../../ui/language.tsx'
import { Select } from '../../../ui/select.tsx'
import { uiText } from '../../../ui/text.ts'
import { todayIn } from '../../../ui/today.ts'
import { answerReceived, appointmentSaid, referred } from '../contract/kinds.ts'
import {
  type AnswerReceived,
  AnswerResult,
  AppointmentHow,
  type AppointmentSaid,
  type Referred,
  ServiceKind,
} from '../contract/steps.ts'
import { caseDesk } from './desk-text.ts'
import { WordsField } from './fields.tsx'
import { StepDialog, type StepOf } from './step-dialog.tsx'
import { WhoField } from './who-field.tsx'
import { caseWords } from './words.ts'

/** Of one identity: a note that stays must not pull the form back at every key pressed elsewhere. */
const intoSight = (note: HTMLElement | null) => note?.scrollIntoView({ block: 'center' })

export function ReferralForm({ of, adults }: { of: StepOf; adults: readonly string[] }) {
  const t = useText(caseDesk)
  const w = useText(caseWords)
  const was = of.corrects?.said as Partial<Referred> | undefined
  const [kind, setKind] = useState<ServiceKind>(was?.to?.kind ?? 'imss-clinic')
  const [name, setName] = useState(was?.to?.name ?? '')
  const [clues, setClues] = useState(was?.to?.clues ?? '')
  const [words, setWords] = useState(was?.words ?? '')
  const [who, setWho] = useState(was?.consent?.who ?? '')
  const [agreedOn, setAgreedOn] = useState(was?.consent?.on ?? todayIn(of.zone))
  const [how, setHow] = useState<'paper' | 'spoken'>(was?.consent?.how ?? 'paper')
  const [agrees, setAgrees] = useState(was !== undefined)
  const [asked, setAsked] = useState(false)
  const paper = useAttached({}, true)
  const { required } = useText(uiText)
  // without the family's word nothing is checked further: what else is empty is told along with it
  const empty = (said: string) => (asked && !agrees && said.trim() === '' ? required : undefined)
  const payload = async () => {
    setAsked(true)
    if (!agrees) return undefined
    const sent = how === 'paper' ? await paper.send(of.book) : []
    if (sent === false) return undefined
    const document = sent[0]?.file ?? was?.consent?.document
    return {
      to: { kind, name, ...(clues.trim() ? { clues } : {}) },
      words,
      consent: { who, on: agreedOn, how, ...(document ? { document } : {}) },
    }
  }
  return (
    <StepDialog of={of} kind={referred} title={w.steps.referral} payload={payload}>
      {(wrong) => (
        <>
          <div className="form-grid">
            <Select
              label={t.words.service}
              value={kind}
              onChange={setKind}
              choices={ServiceKind.options.map((value) => ({ value, label: w.services[value] }))}
            />
            <Field
              label={t.words.serviceName}
              hint={t.words.serviceHint}
              value={name}
              onChange={setName}
              maxLength={160}
              error={wrong.to ?? empty(name)}
            />
            <Field label={t.words.clues} value={clues} onChange={setClues} maxLength={11} optional />
          </div>
          <WordsField
            label={t.words.ask}
            hint={t.words.askHint}
            value={words}
            onChange={setWords}
            error={wrong.words ?? empty(words)}
          />
          <h3>{t.words.consent}</h3>
          <p>{t.words.consentAbout}</p>
          <WhoField
            label={t.words.consentWho}
            adults={adults}
            value={who}
            onChange={setWho}
            error={wrong.consent ?? empty(who)}
          />
          <div className="form-grid">
            <Field
              kind="date"
              label={t.words.consentOn}
              value={agreedOn}
              onChange={setAgreedOn}
              max={todayIn(of.zone)}
            />
            <Select
              label={t.words.consentHow}
              value={how}
              onChange={setHow}
              choices={(['paper', 'spoken'] as const).map((value) => ({
                ...{ value, label: t.words.consentHows[value] },
              }))}
            />
          </div>
          {how === 'paper' ? <AttachedField of={paper} label={t.words.consentFile} /> : null}
          <Checkbox label={t.words.consentYes} checked={agrees} onChange={setAgrees} />
          {asked && !agrees ? (
            <p
              role="alert"
              className="field-error"
              // it stands below what is in sight
              ref={intoSight}
            >
              <StateShape state="urgent" />
              {t.words.consentNo}
            </p>
          ) : null}
        </>
      )}
    </StepDialog>
  )
}

export function AppointmentForm({ of }: { of: StepOf }) {
  const t = useText(caseDesk)
  const w = useText(caseWords)
  const was = of.corrects?.said as Partial<AppointmentSaid> | undefined
  const [how, setHow] = useState<AppointmentHow>(was?.how ?? 'set')
  const [day, setDay] = useState<string>(was?.day ?? '')
  const [clock, setClock] = useState(was?.clock ?? '')
  const [where, setWhere] = useState(was?.where ?? '')
  const [words, setWords] = useState(was?.words ?? '')
  return (
    <StepDialog
      of={of}
      kind={appointmentSaid}
      title={w.steps.appointment}
      payload={async () => ({ how, day, clock, where, words })}
    >
      {(wrong) => (
        <>
          <Choices
            label={t.words.appointment}
            value={how}
            onChange={setHow}
            choices={AppointmentHow.options.map((value) => ({ value, label: w.appointments[value] }))}
          />
          <div className="form-grid">
            <Field kind="date" label={t.words.day} value={day} onChange={setDay} error={wrong.day} />
            <Field
              kind="time"
              label={t.words.clock}
              value={clock}
              onChange={setClock}
              error={wrong.clock}
              optional
            />
            <Field
              label={t.words.where}
              value={where}
              onChange={setWhere}
              maxLength={200}
              error={wrong.where}
              optional
            />
          </div>
          <WordsField label={t.words.words} value={words} onChange={setWords} error={wrong.words} optional />
        </>
      )}
    </StepDialog>
  )
}

export function AnswerForm({ of }: { of: StepOf }) {
  const t = useText(caseDesk)
  const w = useText(caseWords)
  const was = of.corrects?.said as Partial<AnswerReceived> | undefined
  const [from, setFrom] = useState(was?.from ?? '')
  const [how, setHow] = useState<AnswerReceived['how']>(was?.how ?? 'paper')
  const [result, setResult] = useState<AnswerResult | ''>(was?.result ?? '')
  const [words, setWords] = useState(was?.words ?? '')
  const paper = useAttached({}, true)
  const payload = async () => {
    const sent = await paper.send(of.book)
    return sent === false ? undefined : { from, how, result, words, blob: sent[0]?.file ?? was?.blob }
  }
  return (
    <StepDialog of={of} kind={answerReceived} title={w.steps.answer} payload={payload}>
      {(wrong) => (
        <>
          <Field
            label={t.words.from}
            hint={t.words.fromHint}
            value={from}
            onChange={setFrom}
            maxLength={200}
            error={wrong.from}
          />
          <Select
            label={t.words.answerHow}
            value={how}
            onChange={setHow}
            choices={(['paper', 'family', 'phone', 'message'] as const).map((value) => ({
              ...{ value, label: w.answerHow[value] },
            }))}
          />
          <Choices
            label={t.words.result}
            value={result}
            onChange={setResult}
            choices={AnswerResult.options.map((value) => ({ value, label: w.answers[value] }))}
            error={wrong.result}
          />
          <WordsField
            label={t.words.answerWords}
            hint={t.words.answerHint}
            value={words}
            onChange={setWords}
            error={wrong.words}
            optional
          />
          <AttachedField of={paper} label={t.words.answerFile} />
        </>
      )}
    </StepDialog>
  )
}
