// The questions of one instrument for one child, domain by domain, back to the age before where the rule asks; then its result.
import Check from 'lucide-react/icons/check'
import ClipboardX from 'lucide-react/icons/clipboard-x'
import { useState } from 'react'
import type { InferOutput } from 'valibot'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { ChildLine } from '../../../ui/child-face.tsx'
import { useDeciding } from '../../../ui/deciding.ts'
import { PageHead } from '../../../ui/desk-frame.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Field } from '../../../ui/field.tsx'
import { useKeptDraft } from '../../../ui/kept-draft.ts'
import { useFormats, useText, useWords } from '../../../ui/language.tsx'
import type { Child } from '../../children/contract/rows.ts'
import type { Instrument } from '../contract/instrument.ts'
import { screened } from '../contract/kinds.ts'
import type { screeningHere } from '../contract.ts'
import {
  ageGroupOf,
  certifiedFor,
  frameOf,
  type Step,
  saidOf,
  stepsOf,
  unansweredOf,
  verdictOf,
} from '../rules/apply-instrument.ts'
import { type Item, type ItemAnswer, instrumentAge } from '../rules/instrument.ts'
import { AnswerButtons } from './answer-buttons.tsx'
import { type Applied, ApplyResult } from './apply-result.tsx'
import { applyText } from './apply-text.ts'
import { CertificateWhy } from './certificate-why.tsx'
import { useShortName } from './instrument-name.ts'

type Draft = {
  readonly day: string
  readonly answers: Readonly<Record<string, ItemAnswer>>
  readonly note: string
}

export function ApplyForm({
  instrument: i,
  child,
  here,
  today,
}: {
  instrument: Instrument
  child: Child
  here: InferOutput<typeof screeningHere.answer>
  today: string
}) {
  const t = useText(applyText)
  const say = useWords()
  const short = useShortName()
  const { age: ageWords } = useFormats()
  const deciding = useDeciding()
  const { draft, found, keep, drop } = useKeptDraft<Draft>(`apply.${child.key}.${i.id}.${i.version}`, {
    ...{ day: today, answers: {}, note: '' },
  })
  const [problem, setProblem] = useState<'nothing' | 'missing'>()
  const [saved, setSaved] = useState<{ result: Applied; draft: Draft }>()
  const words = (w: { es: string; en?: string | undefined }) => say({ es: w.es, en: w.en ?? w.es })
  const file = `/centro/${child.book}/nina-o-nino/${child.key}`
  const dayStands = /^\d{4}-\d{2}-\d{2}$/.test(draft.day) && draft.day <= today && draft.day >= child.birth
  const age = instrumentAge(child.birth, child.gestational_weeks ?? undefined, dayStands ? draft.day : today)
  const group = ageGroupOf(i, age)
  const certified = certifiedFor(i, dayStands ? draft.day : today, here.certificates)
  const steps = group ? stepsOf(i, group.id, draft.answers) : []
  const missing = unansweredOf(steps, draft.answers)
  const all = steps.flatMap((s) => [...s.items, ...s.before])
  const put = (next: Partial<Draft>) => {
    setProblem(undefined)
    keep({ ...draft, ...next })
  }
  const answer = (item: Item, value: ItemAnswer | undefined) => {
    const { [item.id]: _had, ...rest } = draft.answers
    put({ answers: value === undefined ? rest : { ...rest, [item.id]: value } })
  }
  const save = async (anyway: boolean) => {
    if (!group || !dayStands || 'why' in certified) return
    if (missing.length === all.length) return setProblem('nothing')
    if (missing.length > 0 && !anyway) return setProblem('missing')
    const verdict = verdictOf(i, group.id, age.months, draft.answers)
    const frame = frameOf(i)
    const said = saidOf(steps, draft.answers)
    const lights = Object.fromEntries((verdict?.domains ?? []).map((d) => [d.domain, d.light]))
    const payload = {
      ...{ day: draft.day, instrument: i.id, version: i.version, by: 'educator', mode: 'child', ...said },
      ...(frame ? { frame } : {}),
      ...(certified.certificate ? { certificate: certified.certificate } : {}),
      ...(draft.note.trim() ? { note: draft.note.trim() } : {}),
      seen: { group: group.id, lights, light: verdict?.light ?? 'none', rule: verdict?.rule ?? '' },
    }
    const room = child.room ? { room: child.room } : {}
    if (!(await deciding.decide({ kind: screened, about: child.key, book: child.book, payload, ...room })))
      return
    if (verdict) setSaved({ result: { ...verdict, domains: [...verdict.domains] }, draft })
    drop()
    scrollTo(0, 0)
  }
  const head = (
    <>
      <PageHead title={t.apply(short(i))} about={words(i.title)} />
      <ChildLine
        id={child.key}
        name={`${child.given} ${child.first}`}
        line={`${ageWords(child.birth, dayStands ? draft.day : today)}${age.corrected ? ` · ${t.corrected}` : ''}`}
      />
    </>
  )
  if (saved)
    return (
      <div className="stack">
        {head}
        <ApplyResult
          {...{ file, result: saved.result }}
          instrument={i}
          onAgain={() => {
            keep(saved.draft)
            setSaved(undefined)
          }}
        />
      </div>
    )
  const ages = i.groups.map((g) => t.months(g.months?.from ?? 0, g.months?.below ?? 0)).join(', ')
  const none = deciding.none
  const refused =
    none !== undefined && 'refusal' in none
      ? (t.refused as Readonly<Record<string, string>>)[none.refusal.code]
      : undefined
  return (
    <div className="stack apply">
      {head}
      {found ? (
        <p role="status" className="row">
          {t.draftFound}
          <Button look="quiet" onPress={drop}>
            {t.dropDraft}
          </Button>
        </p>
      ) : null}
      <Field
        kind="date"
        label={t.day}
        hint={t.dayHint}
        value={draft.day}
        onChange={(day) => put({ day })}
        min={child.birth}
        max={today}
        error={dayStands ? undefined : t.dayWrong}
      />
      {'why' in certified ? (
        <CertificateWhy book={child.book} missing={certified} what={short(i)} givers={here.givers} />
      ) : group === undefined ? (
        <EmptyState
          icon={ClipboardX}
          title={t.noAge(short(i))}
          action={<ButtonLink to={file}>{t.toFile}</ButtonLink>}
        >
          {t.noAgeAbout(ages)}
        </EmptyState>
      ) : (
        <>
          <p>
            <strong>{t.ofAge(group.id, t.months(group.months?.from ?? 0, group.months?.below ?? 0))}</strong>
          </p>
          {steps.map((s) => (
            <StepCard
              key={s.domain}
              step={s}
              title={words(i.domains.find((d) => d.id === s.domain)!.words)}
              answers={draft.answers}
              onAnswer={answer}
            />
          ))}
          <Field
            kind="long"
            label={t.note}
            value={draft.note}
            onChange={(note) => put({ note: note.slice(0, 500) })}
            optional
          />
          <p className="soft">{t.notADiagnosis}</p>
          {problem ? (
            <div role="alert" className="row">
              <span className="field-error">
                {problem === 'nothing' ? t.nothing : t.missing(missing.length)}
              </span>
              <Button
                onPress={() => {
                  const first = document.getElementById(`item-${missing[0]?.id}`)
                  first?.scrollIntoView({ block: 'center' })
                  first?.querySelector('button')?.focus()
                }}
              >
                {t.toMissing}
              </Button>
              {problem === 'missing' ? (
                <Button busy={deciding.busy} onPress={() => void save(true)}>
                  {t.saveAnyway}
                </Button>
              ) : null}
            </div>
          ) : null}
          {none ? (
            <p role="alert" className="field-error">
              {refused ?? t.notTaken}
            </p>
          ) : null}
          <div className="apply-save">
            <span className="soft">{t.done(all.length - missing.length, all.length)}</span>
            <Button look="main" big icon={Check} busy={deciding.busy} onPress={() => void save(false)}>
              {deciding.busy ? t.saving : t.save}
            </Button>
          </div>
        </>
      )}
    </div>
  )
}

function StepCard({
  step,
  title,
  answers,
  onAnswer,
}: {
  step: Step
  title: string
  answers: Draft['answers']
  onAnswer: (item: Item, value: ItemAnswer | undefined) => void
}) {
  const t = useText(applyText)
  const say = useWords()
  const rows = (items: readonly Item[]) => (
    <ul className="observe-items">
      {items.map((x) => {
        const words = say({ es: x.words.es, en: x.words.en ?? x.words.es })
        return (
          <li key={x.id} id={`item-${x.id}`}>
            <strong {...(x.words.en ? {} : { lang: 'es' })}>{words}</strong>
            <AnswerButtons
              of={words}
              value={answers[x.id]}
              onChange={(value) => onAnswer(x, value)}
              {...(step.risk ? { words: t.answers } : {})}
            />
          </li>
        )
      })}
    </ul>
  )
  const done = step.items.filter((x) => answers[x.id] !== undefined).length
  return (
    <section className="card stack" aria-labelledby={`step-${step.domain}`}>
      <h2 id={`step-${step.domain}`}>
        {title} <span className="soft">{t.done(done, step.items.length)}</span>
      </h2>
      {rows(step.items)}
      {step.before.length > 0 ? (
        <>
          <h3>{t.before}</h3>
          {rows(step.before)}
        </>
      ) : null}
    </section>
  )
}
