// The review of observation sheets: begun by a person, shown with its reasons in plain words, second looks asked for from it.
import Eye from 'lucide-react/icons/eye'
import ScanSearch from 'lucide-react/icons/scan-search'
import { useState } from 'react'
import { addDays } from '../../../kernel/days.ts'
import { listWorks, type Work } from '../../../kernel/long-work.ts'
import { takeDecision } from '../../../kernel/wire.ts'
import { Asked, useAsk, useAskAgain } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { call } from '../../../ui/call.ts'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { LongWork } from '../../../ui/long-work.tsx'
import { homeSteps, useMe } from '../../../ui/me.tsx'
import { factOf } from '../../../ui/saying.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { agreements, type Drawn, GUARD_WORK, type GuardReport, reviewSheets } from '../contract/guard.ts'
import { secondLookAsked } from '../contract/kinds.ts'
import './development.css'
import { guardText } from './guard-text.ts'

export function QualityReview() {
  const t = useText(guardText)
  const me = useMe()
  const works = useAsk(listWorks, { kind: GUARD_WORK })
  const again = useAskAgain()
  const [begun, setBegun] = useState<string>()
  const [busy, setBusy] = useState(false)
  useStanding([...homeSteps(me, t.mexico), { label: t.title }], 'development')
  const last = begun ?? works.data?.works[0]?.id
  const begin = async () => {
    setBusy(true)
    const told = await call(reviewSheets, {})
    setBusy(false)
    if ('answer' in told) setBegun(told.answer.work)
    await again()
  }
  return (
    <>
      <PageHead title={t.title} about={t.about} />
      <div className="stack">
        <section className="card stack" aria-labelledby="review">
          <h2 id="review">{t.last}</h2>
          <p className="soft">{t.beginAbout}</p>
          <div className="row">
            <Button look="main" icon={ScanSearch} busy={busy} onPress={() => void begin()}>
              {last ? t.again : t.begin}
            </Button>
          </div>
          {last ? (
            <LongWork id={last} onAgain={setBegun}>
              {(work) => <Report work={work} />}
            </LongWork>
          ) : null}
        </section>
        <Agreements />
      </div>
    </>
  )
}

function Report({ work }: { work: Work }) {
  const t = useText(guardText)
  const { day, number } = useFormats()
  const r = work.result as GuardReport
  const columns: Column<GuardReport['doubts'][number]>[] = [
    { id: 'who', head: t.who, value: (d) => d.name },
    { id: 'center', head: t.center, value: (d) => d.center },
    {
      id: 'instrument',
      head: t.instrument,
      value: (d) => d.instrument ?? '',
      cell: (d) => <span lang="es">{d.instrument ?? '–'}</span>,
    },
    { id: 'sheets', head: t.sheets, number: true, value: (d) => d.sheets },
    {
      id: 'why',
      head: t.why,
      sortable: false,
      value: (d) => d.findings.map((f) => t.reasons[f.reason]).join(' '),
      cell: (d) => (
        <span className="stack">
          {d.findings.map((f) => (
            <span key={f.reason}>{t.reasons[f.reason]}</span>
          ))}
        </span>
      ),
    },
    {
      id: 'ask',
      head: t.looks.title,
      sortable: false,
      value: () => null,
      cell: (d) => <AskLooks drawn={d.drawn} seed={r.seed} why="guard" today={r.to} />,
    },
  ]
  return (
    <div className="stack">
      <p>
        {t.from(day(r.from), day(r.to))}. {t.counted(number(r.sheets), number(r.evaluators))}{' '}
        {r.few > 0 ? t.few(number(r.few)) : null}
      </p>
      <h3>{t.doubts}</h3>
      {r.doubts.length === 0 ? (
        <p>{t.noDoubts}</p>
      ) : (
        <>
          <p className="soft">{t.innocent}</p>
          <DataTable
            caption={t.doubts}
            rows={r.doubts}
            rowId={(d) => `${d.evaluator}|${d.instrument ?? ''}`}
            columns={columns}
          />
        </>
      )}
      <h3>{t.sample}</h3>
      {r.sample.length === 0 ? (
        <p>{t.sampleNone}</p>
      ) : (
        <>
          <p className="soft">
            {t.sampleAbout(r.sample.length)} {t.seed}: <code>{r.seed}</code>
          </p>
          <AskLooks drawn={r.sample} seed={r.seed} why="sample" today={r.to} />
        </>
      )}
      <p className="soft">{t.rules(r.rules)}</p>
    </div>
  )
}

/** Days a center has for a second look: longer, and the child has grown. House rule. */
const LOOK_DAYS = 14

/** One decision a sheet; what was asked for before is no trouble. */
function AskLooks({
  drawn,
  seed,
  why,
  today,
}: {
  drawn: readonly Drawn[]
  seed: string
  why: 'sample' | 'guard'
  today: string
}) {
  const t = useText(guardText)
  const me = useMe()
  const [told, setTold] = useState<{ asked: number; before: number; failed: boolean }>()
  const [busy, setBusy] = useState(false)
  const again = useAskAgain()
  if (drawn.length === 0) return <span className="soft">{t.nothingRecent}</span>
  const ask = async () => {
    setBusy(true)
    const sum = { asked: 0, before: 0, failed: false }
    for (const { book, child, observation, evaluator, instrument, version, items } of drawn) {
      const payload = { observation, evaluator, instrument, version, items, why, seed }
      const by = addDays(today, LOOK_DAYS)
      const fact = factOf(
        { kind: secondLookAsked, about: child, book, payload: { ...payload, by } },
        me.person,
      )
      const answer = await call(takeDecision, { fact })
      if ('answer' in answer) sum.asked++
      else if ('refusal' in answer && answer.refusal.code === 'asked-already') sum.before++
      else sum.failed = true
    }
    setBusy(false)
    setTold(sum)
    await again()
  }
  const done = told !== undefined && !told.failed
  return (
    <span className="stack">
      {done ? null : (
        <span className="row">
          <Button icon={Eye} busy={busy} onPress={() => void ask()}>
            {t.ask(drawn.length)}
          </Button>
        </span>
      )}
      {told ? (
        <span role={told.failed ? 'alert' : 'status'}>
          {told.failed
            ? t.notAsked
            : [
                told.asked > 0 || told.before === 0 ? t.asked(told.asked) : '',
                told.before > 0 ? `${told.before} ${t.askedBefore}` : '',
              ]
                .filter(Boolean)
                .join(' · ')}
        </span>
      ) : null}
    </span>
  )
}

function Agreements() {
  const t = useText(guardText)
  const { number, percent } = useFormats()
  const asked = useAsk(agreements, {})
  return (
    <section className="card stack" aria-labelledby="agreement">
      <h2 id="agreement">{t.agreement}</h2>
      <p className="soft">{t.agreementAbout}</p>
      <Asked of={asked} height={10}>
        {({ waiting, late, evaluators }) => (
          <>
            {waiting > 0 ? <p>{t.waiting(number(waiting), number(late))}</p> : null}
            <DataTable
              caption={t.agreement}
              rows={evaluators}
              rowId={(e) => e.evaluator}
              columns={[
                { id: 'who', head: t.who, value: (e) => e.name },
                { id: 'center', head: t.center, value: (e) => e.center },
                { id: 'items', head: t.items, number: true, value: (e) => e.items },
                {
                  id: 'same',
                  head: t.same,
                  number: true,
                  value: (e) => e.same,
                  cell: (e) =>
                    e.verdict === 'too-few' ? '–' : percent(Math.round(e.same * e.items), e.items),
                },
                { id: 'verdict', head: t.verdict, value: (e) => t.verdicts[e.verdict] },
              ]}
              empty={
                <EmptyState icon={Eye} title={t.noAgreement}>
                  {t.noAgreementAbout}
                </EmptyState>
              }
            />
          </>
        )}
      </Asked>
    </section>
  )
}
