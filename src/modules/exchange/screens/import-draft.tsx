// A file on its way in: the steps that were reached, one question at a time, and what is safe when something goes wrong.
import CloudOff from 'lucide-react/icons/cloud-off'
import { useContext, useEffect } from 'react'
import { useNoAnswerWords } from '../../../ui/asking.tsx'
import { ButtonLink } from '../../../ui/button.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { ErrorState } from '../../../ui/error-state.tsx'
import { useText } from '../../../ui/language.tsx'
import { GoContext, Link } from '../../../ui/link.tsx'
import { LoadingFrame } from '../../../ui/loading-frame.tsx'
import { homeSteps, useMe } from '../../../ui/me.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import type { ImportDraft } from '../contract.ts'
import { exchangeText } from './desk-text.ts'
import '../../../ui/marks.css'
import './import.css'
import { ColumnsStep } from './step-columns.tsx'
import { DoneStep } from './step-done.tsx'
import { QuestionsStep } from './step-questions.tsx'
import { TrialStep } from './step-trial.tsx'
import { WhatStep } from './step-what.tsx'
import { addressOf, firstStep, reached, type Step, slugs, stepOf, steps, useDraft } from './use-draft.ts'

/** The draft without a step: goes to where it was left. */
export function ImportOpen({ draft: id }: { draft: string }) {
  return <ImportStep draft={id} step="" />
}

export function ImportStep({ draft: id, step: slug }: { draft: string; step: string }) {
  const t = useText(exchangeText)
  const me = useMe()
  const go = useContext(GoContext)
  const words = useNoAnswerWords()
  const drafting = useDraft(id)
  const { draft, asked } = drafting
  useStanding(
    [...homeSteps(me, t.mexico), { label: t.title, to: '/importar' }, { label: draft?.name ?? '…' }],
    'import',
  )
  const named = steps.find((s) => slugs[s] === slug)
  const step = draft && (named && reached(draft, named) ? named : firstStep(draft))
  // what the server does next has a step of its own: it is shown without a press
  const forced = draft?.state === 'taking' || (draft?.state === 'taken' && named === 'trial') ? 'done' : step
  useEffect(() => {
    if (forced && forced !== named) go?.(addressOf(id, forced))
  }, [forced, named, id, go])

  if (!draft) {
    const why = asked.error?.why
    if (why === undefined)
      return (
        <>
          <PageHead title={t.title} />
          <LoadingFrame ready={false} height={30}>
            {null}
          </LoadingFrame>
        </>
      )
    const gone = 'refusal' in why && why.status === 404
    return (
      <>
        <PageHead title={t.title} />
        {gone ? (
          <ErrorState
            happened={t.broken.gone}
            safe={t.broken.goneSafe}
            todo={<ButtonLink to="/importar">{t.broken.goneDo}</ButtonLink>}
          />
        ) : (
          <ErrorState {...words(why)} safe={t.broken.safe} onRetry={() => void asked.refetch()} />
        )}
      </>
    )
  }
  const offline = asked.error !== null && 'offline' in asked.error.why
  return (
    <>
      <PageHead title={t.title} about={draft.name} />
      {/* the desk's own note says that work goes on without a network: here it waits */}
      <div role="status">
        {offline ? (
          <p className="offline-note">
            <CloudOff size={20} aria-hidden />
            <strong>{t.broken.silent}</strong>
            <span>
              {draft.state === 'taking' || draft.state === 'taken' ? t.broken.safeTaking : t.broken.safe}{' '}
              {t.broken.comesBack}
            </span>
          </p>
        ) : null}
      </div>
      {draft.state === 'wrong' || draft.file === null ? (
        <ErrorState
          happened={t.broken.wrong}
          safe={t.broken.wrongSafe}
          todo={
            <>
              <span className="wizard-why" lang="es">
                {draft.sentence}
              </span>
              <ButtonLink to="/importar">{t.broken.other}</ButtonLink>
            </>
          }
        />
      ) : (
        <>
          <Steps draft={draft} at={forced ?? 'what'} />
          <Refused none={drafting.none} draft={draft} />
          {forced === 'what' ? <WhatStep {...drafting} draft={draft} file={draft.file} /> : null}
          {forced === 'columns' ? <ColumnsStep {...drafting} draft={draft} file={draft.file} /> : null}
          {forced === 'questions' ? <QuestionsStep {...drafting} draft={draft} /> : null}
          {forced === 'trial' ? <TrialStep {...drafting} draft={draft} /> : null}
          {forced === 'done' ? <DoneStep {...drafting} draft={draft} /> : null}
        </>
      )}
    </>
  )
}

/** A wish that was refused, in the words of the wizard where it has them. */
function Refused({ none, draft }: { none: ReturnType<typeof useDraft>['none']; draft: ImportDraft }) {
  const t = useText(exchangeText).broken
  const words = useNoAnswerWords()
  if (!none) return null
  const refusal = 'refusal' in none ? none.refusal : undefined
  const known = refusal && (t as Readonly<Record<string, string>>)[refusal.code]
  const said = words(none)
  if (!known) return <ErrorState {...said} safe={t.safe} focus />
  const question = draft.file?.questions.find((q) => q.id === refusal?.field)
  const to = addressOf(draft.id, refusal?.code === 'columns-missing' ? 'columns' : stepOf(question))
  return (
    <ErrorState
      happened={known}
      safe={t.safe}
      todo={
        question || refusal?.code === 'columns-missing' ? (
          <ButtonLink to={to}>{t.toQuestion}</ButtonLink>
        ) : (
          said.todo
        )
      }
      focus
    />
  )
}

function Steps({ draft, at }: { draft: ImportDraft; at: Step }) {
  const t = useText(exchangeText).steps
  const here = steps.indexOf(at)
  return (
    <nav className="wizard-steps" aria-label={t.label}>
      <ol>
        <li>
          <Link to="/importar">
            <span className="wizard-step-word">{t.file}</span>
          </Link>
        </li>
        {steps.map((s, i) => (
          <li key={s}>
            {i !== here && reached(draft, s) && draft.state !== 'taking' ? (
              <Link to={addressOf(draft.id, s)}>
                <span className="wizard-step-word">{t[s]}</span>
              </Link>
            ) : (
              <span aria-current={i === here ? 'step' : undefined}>
                <span className="wizard-step-word">{t[s]}</span>
              </span>
            )}
          </li>
        ))}
      </ol>
      <p className="wizard-here" aria-hidden>
        {t.of(here + 2, steps.length + 1)}: <strong>{t[at]}</strong>
      </p>
    </nav>
  )
}
