// "Prove it": how good a plan is in words, the search for a closer bound with its progress, stopping it, and past proofs.
import ShieldCheck from 'lucide-react/icons/shield-check'
import { useState } from 'react'
import { useAskAgain, useNoAnswerWords } from '../../../ui/asking.tsx'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { call, type NoAnswer } from '../../../ui/call.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { LongWork } from '../../../ui/long-work.tsx'
import { useMayNation } from '../../../ui/me.tsx'
import { Select } from '../../../ui/select.tsx'
import type { YearsProof } from '../contract/plans.ts'
import { type PlanWhole, type ProofDone, provePlanAsked, sitingPlan, sitingPlans } from '../contract.ts'
import { provenYears } from '../rules/proven-years.ts'
import { planText } from './plan-text.ts'
import { gapPercent } from './result-strip.tsx'
import './siting.css'

const TIMES = ['60', '300', '1800'] as const

export function ProofCard({ plan }: { plan: PlanWhole['plan'] }) {
  const t = useText(planText)
  const { number, dayOf } = useFormats()
  const words = useNoAnswerWords()
  const again = useAskAgain()
  const mayNation = useMayNation()
  const [seconds, setSeconds] = useState<(typeof TIMES)[number]>('60')
  const [work, setWork] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [running, setRunning] = useState(false)
  const [none, setNone] = useState<NoAnswer>()
  const gap = gapPercent(plan.value, plan.bound)
  const severalYears = plan.years.filter((y) => y.centers > 0).length > 1
  const years = provenYears(plan.proofs)
  const prove = async () => {
    if (busy || running) return
    setBusy(true)
    setNone(undefined)
    const told = await call(provePlanAsked, { plan: plan.key, seconds: Number(seconds) })
    setBusy(false)
    if (!('answer' in told)) return setNone(told)
    setRunning(true)
    setWork(told.answer.work)
  }
  const whole = (x: number) => number(Math.round(x))
  return (
    <section className="card stack" aria-labelledby="siting-proof">
      <h2 id="siting-proof">{t.proof}</h2>
      <p>
        <strong>{gap === 0 ? t.best : t.atMost(number(gap), whole(plan.bound - plan.value))}</strong>{' '}
        {gap === 0 ? null : (
          <span className="soft">{plan.bound_by === 'solver' ? t.bySolver : t.byPrices}</span>
        )}
      </p>
      {severalYears ? <YearsProven value={years} /> : null}
      {mayNation('siting.write') && (gap > 0 || (severalYears && !years)) ? (
        <div className="row no-print">
          <Select
            label={t.proveFor}
            value={seconds}
            onChange={setSeconds}
            disabled={running}
            choices={TIMES.map((value) => ({ value, label: t.seconds[value] }))}
          />
          <Button look="main" icon={ShieldCheck} busy={busy || running} onPress={() => void prove()}>
            {busy || running ? t.proving : t.prove}
          </Button>
        </div>
      ) : null}
      {none ? <ErrorState {...words(none)} onRetry={() => void prove()} /> : null}
      {work ? (
        <LongWork
          key={work}
          id={work}
          stopped={t.provedStop}
          onAgain={setWork}
          onOver={() => {
            setRunning(false)
            void again(sitingPlan, sitingPlans)
          }}
        >
          {(done) => <Done told={done.result as ProofDone} />}
        </LongWork>
      ) : null}
      {plan.proofs.length > 0 ? (
        <DataTable<PlanWhole['plan']['proofs'][number]>
          caption={t.pastProofs}
          rows={plan.proofs}
          rowId={(p) => p.id}
          columns={[
            { id: 'on', head: t.day, value: (p) => p.on, cell: (p) => dayOf(p.on) },
            {
              ...{ id: 'gap', head: t.gap, number: true },
              value: (p) => gapPercent(p.value, p.bound),
              cell: (p) => `${number(gapPercent(p.value, p.bound))} %`,
            },
            { ...{ id: 'took', head: t.took, number: true }, value: (p) => Math.round(p.seconds) },
            { id: 'how', head: t.how, value: (p) => t.ended[p.ended] },
            {
              id: 'better',
              head: t.better,
              value: (p) => p.better,
              cell: (p) =>
                p.better ? (
                  <ButtonLink look="quiet" to={`/ubicacion/plan/${p.better}`}>
                    {t.seeBetter}
                  </ButtonLink>
                ) : (
                  ''
                ),
            },
          ]}
        />
      ) : null}
    </section>
  )
}

/** How good the order of the years is, apart from the sites. */
function YearsProven({ value: told }: { value: YearsProof | undefined }) {
  const t = useText(planText)
  const { number } = useFormats()
  if (!told) return <p className="soft">{t.yearsOpen}</p>
  const percent = (bound: number) => gapPercent(told.value, bound)
  const order = told.bound === null ? undefined : percent(told.bound)
  return (
    <p>
      {t.yearsProof(number(Math.round(told.value)))}{' '}
      {order === undefined ? null : order === 0 ? t.yearsBest : t.yearsOrder(number(order))}{' '}
      <span className="soft">{t.yearsAny(number(percent(told.most)))}</span>
    </p>
  )
}

function Done({ told }: { told: ProofDone }) {
  const t = useText(planText)
  const { number } = useFormats()
  const gap = gapPercent(told.value, told.bound)
  return (
    <div role="status" className="stack">
      <p>
        <strong>{t.ended[told.ended]}</strong> {gap === 0 ? t.best : `${t.gap}: ${number(gap)} %`}
      </p>
      {told.better ? (
        <ButtonLink to={`/ubicacion/plan/${told.better}`} look="main">
          {t.seeBetter}
        </ButtonLink>
      ) : null}
    </div>
  )
}
