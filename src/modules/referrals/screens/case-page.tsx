// One case at the desk: what is next and whose it is, the line of its stages, all that was said, and a form for each step.
import Download from 'lucide-react/icons/download'
import FileText from 'lucide-react/icons/file-text'
import Pencil from 'lucide-react/icons/pencil'
import { type ReactNode, useState } from 'react'
import type { InferOutput } from 'valibot'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { centerSteps } from '../../../ui/center-steps.ts'
import { Chip } from '../../../ui/chip.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { useFormats, useText } from '../../../ui/language.tsx'
import { useMay, useMe } from '../../../ui/me.tsx'
import { Select } from '../../../ui/select.tsx'
import { fileAddress } from '../../../ui/send-file.ts'
import { useStanding } from '../../../ui/standing.tsx'
import { StepsLine } from '../../../ui/steps-line.tsx'
import { todayIn } from '../../../ui/today.ts'
import { centerFile } from '../../network/contract.ts'
import type { Awaited, PlanMade, Step } from '../contract/steps.ts'
import { oneReferral, type StepSaid } from '../contract.ts'
import './cases.css'
import { CaseResults } from './case-results.tsx'
import { caseDesk } from './desk-text.ts'
import { listText } from './list-text.ts'
import type { ResultShown } from './result-shown.ts'
import { lineOf } from './stage-line.ts'
import { StepForm } from './step-form.tsx'
import { stepLines } from './step-words.ts'
import { caseWords } from './words.ts'

type Told = InferOutput<typeof oneReferral.answer>

/** Forms that may be opened at any time, in the order of the path. */
const ANY: readonly Step[] = [
  'talk',
  'referral',
  'appointment',
  'answer',
  'plan',
  'review',
  'rescreen',
  'close',
]

/** Results of the case's child, the latest first, told by other modules; undefined while they are on their way. */
export type ResultsOf = (of: {
  readonly book: string
  readonly child: string
  readonly children: (results: readonly ResultShown[] | undefined) => ReactNode
}) => ReactNode

/** `relations`: what an adult is to a child, in words; another module says them, and `Results`. */
export function CasePage({
  id,
  case: key,
  relations,
  Results,
}: {
  id: string
  case: string
  relations: Readonly<Record<string, string>>
  Results: ResultsOf
}) {
  const t = useText(caseDesk)
  const w = useText(caseWords)
  const l = useText(listText)
  const me = useMe()
  const center = useAsk(centerFile, { book: id })
  const asked = useAsk(oneReferral, { book: id, case: key, purpose: 'care' })
  const [doing, setDoing] = useState<{ readonly step: Step; readonly corrects?: StepSaid }>()
  const zone = center.data?.center.time_zone
  const child = asked.data?.child
  const name = child ? `${child.given} ${child.first}` : ''
  useStanding(
    centerSteps(
      me,
      l.mexico,
      center.data,
      id,
      { label: w.title, to: `/centro/${id}/seguimiento` },
      { label: name || '\u00a0' },
    ),
    'referrals',
  )
  return (
    <Asked of={asked} height={40}>
      {(told) => {
        const c = told.case
        return (
          <div className="stack">
            <PageHead
              title={t.title(name)}
              about={t.openedFor}
              actions={
                <ButtonLink to={`/centro/${id}/nina-o-nino/${c.child}`} look="quiet">
                  {t.open}
                </ButtonLink>
              }
            />
            <Next told={told} book={id} zone={zone} onDo={(step) => setDoing({ step })} />
            <Line told={told} zone={zone} />
            <Results book={id} child={c.child}>
              {(results) => (
                <>
                  <CaseResults of={c} results={results} />
                  {doing ? (
                    <StepForm
                      key={doing.step + (doing.corrects?.id ?? '')}
                      step={doing.step}
                      of={{
                        ...{
                          book: id,
                          child: c.child,
                          case: c.key,
                          room: c.room,
                          birth: told.child.birth,
                          zone,
                        },
                        corrects: doing.corrects,
                        onClose: () => setDoing(undefined),
                      }}
                      adults={told.adults.map(
                        (a) => `${a.name}, ${(relations[a.relation] ?? '').toLowerCase()}`,
                      )}
                      plan={c.plan?.plan as Omit<PlanMade, 'case' | 'on'> | undefined}
                      // looked at before the doubt it answers no doubt
                      results={(results ?? []).filter((r) => r.day > c.opened_on)}
                      open={c.pending.some((p) => p.step !== 'close')}
                    />
                  ) : null}
                </>
              )}
            </Results>
            <History told={told} book={id} onCorrect={(s) => setDoing({ step: s.kind, corrects: s })} />
          </div>
        )
      }}
    </Asked>
  )
}

function Next({
  told,
  book,
  zone,
  onDo,
}: {
  told: Told
  book: string
  zone: string | undefined
  onDo: (step: Step) => void
}) {
  const t = useText(caseDesk)
  const w = useText(caseWords)
  const l = useText(listText)
  const { day, list } = useFormats()
  const may = useMay()
  const c = told.case
  const today = todayIn(zone)
  const writes = may('referrals.write')
  const rest = ANY.filter((step) => !c.pending.some((p) => p.step === step))
  const others: readonly Step[] = c.closed_on
    ? []
    : [...rest, ...(c.consent === 'given' ? (['consent-back'] as const) : []), 'doubt']
  return (
    <section className="card stack" aria-labelledby="case-next">
      <h2 id="case-next">{t.next}</h2>
      {c.urgent || told.lost || c.flags.length > 0 ? (
        <p className="row">
          {c.urgent ? <Chip state="urgent">{w.urgent}</Chip> : null}
          {told.lost ? <Chip state="urgent">{l.lost}</Chip> : null}
          {c.flags.map((f) => (
            <Chip key={f} state="attention">
              {w.flags[f]}
            </Chip>
          ))}
        </p>
      ) : null}
      {c.closed_on ? <p>{t.nothing}</p> : null}
      {c.gone && !c.closed_on ? <p role="status">{t.goneNote}</p> : null}
      <ul className="lines">
        {c.pending.map((p, i) => (
          <li key={p.step}>
            <span className="named">
              <strong>{w.waits[p.step]}</strong>
              <span className="soft">{t.by(w.owners[p.owner], day(p.by))}</span>
            </span>
            <span className="row">
              {p.by < today ? <Chip state="urgent">{l.overdue}</Chip> : null}
              {writes ? (
                <Button look={i === 0 ? 'main' : 'plain'} onPress={() => onDo(p.step)}>
                  {w.waits[p.step]}
                </Button>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
      {c.skipped.length > 0 ? (
        <p className="soft">
          {t.skippedAbout(list(c.skipped.map((s: Awaited) => w.steps[s].toLowerCase())))}
        </p>
      ) : null}
      <p className="soft">{t.proposal}</p>
      <div className="row no-print">
        {c.sent_on && c.consent === 'given' ? (
          <ButtonLink to={`/centro/${book}/seguimiento/${c.key}/carta`} icon={FileText}>
            {t.letter}
          </ButtonLink>
        ) : null}
        {c.plan ? (
          <ButtonLink to={`/centro/${book}/seguimiento/${c.key}/plan`} icon={FileText}>
            {t.planPage}
          </ButtonLink>
        ) : null}
        {writes && c.closed_on ? <Button onPress={() => onDo('reopen')}>{w.steps.reopen}</Button> : null}
      </div>
      {writes && others.length > 0 ? (
        <div className="no-print">
          <Select
            label={t.more}
            value=""
            onChange={onDo}
            choices={others.map((value) => ({ value, label: w.steps[value] }))}
          />
        </div>
      ) : null}
    </section>
  )
}

const STATE_OF = {
  done: 'over',
  awaited: 'here',
  late: 'late',
  skipped: 'skipped',
  needless: 'to-come',
  'to-come': 'to-come',
} as const

function Line({ told, zone }: { told: Told; zone: string | undefined }) {
  const t = useText(caseDesk)
  const w = useText(caseWords)
  const { day } = useFormats()
  const words = {
    done: (d: string | null) => t.done(day(d!)),
    awaited: (d: string | null) => t.awaited(day(d!)),
    late: (d: string | null) => t.awaited(day(d!)),
    skipped: () => t.skipped,
    needless: () => t.agreedNot,
    'to-come': () => t.notYet,
  }
  return (
    <section className="card stack" aria-labelledby="case-line">
      <h2 id="case-line">{t.line}</h2>
      <StepsLine
        steps={lineOf(told.case, todayIn(zone)).map((s) => ({
          ...{ key: s.stage, label: w.steps[s.stage], state: STATE_OF[s.state] },
          told: <span>{words[s.state](s.day)}</span>,
        }))}
      />
    </section>
  )
}

function History({ told, book, onCorrect }: { told: Told; book: string; onCorrect: (s: StepSaid) => void }) {
  const t = useText(caseDesk)
  const w = useText(caseWords)
  const may = useMay()
  const { day } = useFormats()
  const strategies = new Map(
    told.case.steps.flatMap((s) =>
      s.kind === 'plan' ? (s.said as PlanMade).strategies.map((x) => [x.id, x.words] as const) : [],
    ),
  )
  return (
    <section className="card stack" aria-labelledby="case-history">
      <div>
        <h2 id="case-history">{t.history}</h2>
        <p className="soft">{t.historyAbout}</p>
      </div>
      <ol className="case-history">
        {told.case.steps.map((s) => {
          const consent = s.said.consent as { document?: string } | undefined
          const blob = (s.said.blob as string | undefined) ?? consent?.document
          const file = told.files.find((f) => f.blob === blob)
          return (
            <li key={s.id}>
              <h3>
                {w.steps[s.kind]} · {day(s.on)}
              </h3>
              {stepLines(s, w, day, (x) => strategies.get(x)).map((line, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: lines of one step never move
                <p key={i}>{line}</p>
              ))}
              <p className="row">
                <span className="soft">
                  {t.notedBy(s.here ? (told.names[s.by] ?? t.someone) : t.fromOther)}
                </span>
                {file?.here ? (
                  <a className="button" href={fileAddress(book, file.blob, 'care')} download>
                    <Download size={20} aria-hidden />
                    {t.file}
                  </a>
                ) : blob ? (
                  <span className="soft">{t.fileLate}</span>
                ) : null}
                {s.here && s.kind !== 'tried' && may('referrals.write') ? (
                  <Button look="quiet" icon={Pencil} onPress={() => onCorrect(s)}>
                    {t.correct}
                  </Button>
                ) : null}
              </p>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
