// The trial: the whole list looked at without changing anything, what would come of it, and what to do with bad rows.
import Download from 'lucide-react/icons/download'
import { useContext, useEffect, useId, useRef, useState } from 'react'
import { type Endpoint, requestOf } from '../../../kernel/endpoint.ts'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { Choices } from '../../../ui/choices.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { GoContext } from '../../../ui/link.tsx'
import { WorkBar } from '../../../ui/long-work.tsx'
import { type ImportDraft, type ImportReport, importErrors, judgeImport, takeImport } from '../contract.ts'
import { exchangeText } from './desk-text.ts'
import { RowNotes } from './row-notes.tsx'
import { Before, type StepProps } from './step-what.tsx'
import { addressOf, questionsApart } from './use-draft.ts'

export function TrialStep(props: StepProps) {
  const { draft, busy, ask, stop } = props
  const all = useText(exchangeText)
  const t = all.trial
  const go = useContext(GoContext)
  const id = useId()
  const begun = useRef(false)
  const judge = () => ask(judgeImport)
  // the trial costs nothing: whoever comes here for the first time sees it begin
  useEffect(() => {
    if (begun.current || draft.state !== 'read' || draft.report !== null || draft.sentence !== null) return
    begun.current = true
    void ask(judgeImport)
  }, [draft.state, draft.report, draft.sentence, ask])
  const back = () => go?.(addressOf(draft.id, questionsApart(draft).length > 0 ? 'questions' : 'columns'))
  if (draft.state === 'judging')
    return (
      <section className="card stack" aria-labelledby={id}>
        <h2 id={id}>{t.title}</h2>
        <p className="soft">
          {t.judging}. {t.about}
        </p>
        <Working draft={draft} words={draft.name} onStop={stop} />
      </section>
    )
  const report = draft.report?.dryRun === true ? draft.report : null
  return (
    <section className="card stack" aria-labelledby={id}>
      <h2 id={id}>{t.title}</h2>
      {draft.sentence ? (
        <p className="alert-line" role="status" lang="es">
          {draft.sentence}
        </p>
      ) : null}
      <Before file={draft.file} />
      {report && draft.state === 'judged' ? (
        <>
          <Outcome report={report} />
          <Counts report={report} />
          <Notes draft={draft} report={report} />
          <Take {...props} report={report} />
        </>
      ) : (
        <>
          <p className="soft">{t.about}</p>
          <div>
            <Button look="main" busy={busy} onPress={() => void judge()}>
              {t.start}
            </Button>
          </div>
        </>
      )}
      <div className="wizard-ends">
        <Button onPress={back}>{all.steps.back}</Button>
        {report && draft.state === 'judged' ? (
          <Button look="quiet" busy={busy} onPress={() => void judge()}>
            {t.again}
          </Button>
        ) : null}
      </div>
    </section>
  )
}

/** Rows so far, and how much of the file is read. */
export function Working({
  draft,
  words,
  onStop,
}: {
  draft: ImportDraft
  words: string
  onStop: () => Promise<boolean>
}) {
  const t = useText(exchangeText).trial
  return (
    <WorkBar
      words={words}
      done={draft.progress?.done ?? 0}
      total={draft.progress?.total ?? null}
      count={t.rowsSoFar(draft.progress?.rows ?? 0)}
      step={t.takingAbout}
      stopping={false}
      onStop={onStop}
    />
  )
}

const COUNTS = ['rows', 'added', 'changed', 'same', 'kept', 'bad', 'doubtful', 'leftOut'] as const

function Outcome({ report }: { report: ImportReport }) {
  const t = useText(exchangeText).trial
  return (
    <p role="status">
      <strong>
        {report.bad === 0 ? t.allReady(report.good) : `${t.ready(report.good)} ${t.bad(report.bad)}`}
      </strong>
    </p>
  )
}

export function Counts({ report }: { report: ImportReport }) {
  const t = useText(exchangeText).trial
  const { number } = useFormats()
  const hints = t.hints as Readonly<Record<string, string>>
  return (
    <dl className="counts">
      {COUNTS.filter((c) => c === 'rows' || report[c] > 0).map((c) => (
        <div key={c}>
          <dt>{t.counts[c]}</dt>
          <dd>{number(report[c])}</dd>
          {hints[c] ? <dd className="field-hint">{hints[c]}</dd> : null}
        </div>
      ))}
    </dl>
  )
}

export function Notes({ draft, report }: { draft: ImportDraft; report: ImportReport }) {
  const t = useText(exchangeText).trial
  return (
    <>
      {draft.errorFile ? (
        <div>
          <ButtonLink
            to={requestOf(importErrors as Endpoint, { draft: draft.id }).path}
            icon={Download}
            download
          >
            {t.errorFile}
          </ButtonLink>
        </div>
      ) : null}
      <RowNotes title={t.errors} notes={report.errors} total={report.bad} whole={draft.errorFile} />
      <RowNotes title={t.doubts} notes={report.doubts} total={report.doubtful} whole={draft.errorFile} />
    </>
  )
}

function Take({ draft, report, busy, ask }: StepProps & { report: ImportReport }) {
  const t = useText(exchangeText).trial
  const go = useContext(GoContext)
  const [how, setHow] = useState<'good' | 'all'>('good')
  const news = report.added + report.changed
  if (report.good === 0) return <p>{t.noGood}</p>
  if (news === 0) return <p>{t.nothing}</p>
  const blocked = how === 'all' && report.bad > 0
  const take = async () => {
    if (await ask(takeImport, { allOrNothing: how === 'all' })) go?.(addressOf(draft.id, 'done'))
  }
  return (
    <div className="form">
      {report.bad > 0 ? (
        <Choices
          label={t.how}
          value={how}
          onChange={setHow}
          error={blocked ? t.allNow : undefined}
          choices={[
            { value: 'good', label: t.good, hint: t.goodHint },
            { value: 'all', label: t.all, hint: t.allHint },
          ]}
        />
      ) : null}
      <div>
        <Button look="main" busy={busy} disabled={blocked} onPress={() => void take()}>
          {t.take(news)}
        </Button>
      </div>
    </div>
  )
}
