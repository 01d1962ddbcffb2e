// What would be if there were more supervisors, more plots a month or shorter tenders: asked, worked out behind, and set beside what goes on.
import ChartSpline from 'lucide-react/icons/chart-spline'
import { useState } from 'react'
import { useNoAnswerWords } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { call, type NoAnswer } from '../../../ui/call.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { Field } from '../../../ui/field.tsx'
import { decimalOf } from '../../../ui/formats.ts'
import { useFormats, useText } from '../../../ui/language.tsx'
import { LongWork } from '../../../ui/long-work.tsx'
import { askWhatIf, type ForecastScope, type WhatIf, type WhatIfDone } from '../contract/forecasts.ts'
import { forecastText } from './forecast-text.ts'

const RANGES = { supervision: [50, 400], plots: [0, 100], tender: [0, 180] } as const
type Lever = keyof typeof RANGES
const LEVERS: readonly Lever[] = ['supervision', 'plots', 'tender']

/** `scope`: the part it is asked of; without it, all within reach. */
export function WhatIfCard({
  scope,
  where,
}: {
  scope?: { readonly scope: ForecastScope; readonly place: string }
  where: string
}) {
  const t = useText(forecastText)
  const words = useNoAnswerWords()
  const [typed, setTyped] = useState<Record<Lever, string>>({ supervision: '', plots: '', tender: '' })
  const [wrong, setWrong] = useState<Partial<Record<Lever, string>>>({})
  const [nothing, setNothing] = useState(false)
  const [work, setWork] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [none, setNone] = useState<NoAnswer>()
  const labels = { supervision: t.supervision, plots: t.plots, tender: t.tender }
  const hints = { supervision: t.supervisionHint, plots: t.plotsHint, tender: undefined }
  const ask = async () => {
    if (busy) return
    const read = new Map(LEVERS.map((l) => [l, typed[l].trim() === '' ? undefined : decimalOf(typed[l])]))
    const bad = LEVERS.filter((l) => {
      const [least, most] = RANGES[l]
      const x = read.get(l)
      return typed[l].trim() !== '' && (x === undefined || x < least || x > most)
    })
    setWrong(Object.fromEntries(bad.map((l) => [l, `${t.number} ${RANGES[l][0]} – ${RANGES[l][1]}`])))
    const asked: WhatIf = {
      ...(read.get('supervision') ? { supervision: read.get('supervision')! / 100 } : {}),
      ...(read.get('plots') ? { plotsAMonth: read.get('plots')! } : {}),
      ...(read.get('tender') ? { tenderDays: Math.round(read.get('tender')!) } : {}),
    }
    const empty = Object.keys(asked).length === 0
    setNothing(empty && bad.length === 0)
    if (empty || bad.length > 0) return
    setBusy(true)
    setNone(undefined)
    const told = await call(askWhatIf, scope ? { ...asked, scope: scope.scope, place: scope.place } : asked)
    setBusy(false)
    if ('answer' in told) setWork(told.answer.work)
    else setNone(told)
  }
  return (
    <section className="card stack no-print" aria-labelledby="forecast-if">
      <h2 id="forecast-if">{t.ifTitle}</h2>
      <p className="soft">{t.ifAbout}</p>
      <div className="filters">
        {LEVERS.map((l) => (
          <Field
            key={l}
            kind="decimal"
            label={labels[l]}
            value={typed[l]}
            onChange={(x) => setTyped({ ...typed, [l]: x })}
            {...(hints[l] ? { hint: hints[l] } : {})}
            {...(wrong[l] ? { error: wrong[l] } : {})}
            optional
          />
        ))}
      </div>
      {nothing ? <p role="status">{t.nothingAsked}</p> : null}
      <div>
        <Button look="main" busy={busy} onPress={() => void ask()}>
          {busy ? t.asking : t.ask}
        </Button>
      </div>
      {none ? <ErrorState {...words(none)} onRetry={() => void ask()} /> : null}
      {work ? (
        <LongWork key={work} id={work} onAgain={setWork}>
          {(done) => <Compared told={done.result as WhatIfDone} where={where} />}
        </LongWork>
      ) : null}
    </section>
  )
}

function Compared({ told, where }: { told: WhatIfDone; where: string }) {
  const t = useText(forecastText)
  const { number, day } = useFormats()
  type Point = WhatIfDone['points'][number]
  const band = (x: Point['as']) => `${number(x.p50)} (${number(x.p10)}–${number(x.p90)})`
  const more = (n: number) => `${n > 0 ? '+' : ''}${number(n)}`
  const tenth = (n: number) => number(Math.round(10 * n) / 10)
  return (
    <>
      <p>{t.ifOf(where, number(told.projects))}</p>
      <p className="soft">
        {told.pace ? t.ifPace(tenth(told.pace.p50), tenth(told.pace.p10), tenth(told.pace.p90)) : t.ifNoPace}
      </p>
      <DataTable
        caption={t.ifTitle}
        rows={told.points}
        rowId={(p) => p.day}
        columns={[
          { id: 'day', head: t.day, sortable: false, value: (p) => p.day, cell: (p) => day(p.day) },
          {
            id: 'as',
            head: `${t.asIs} · ${t.band}`,
            sortable: false,
            value: (p) => p.as.p50,
            cell: (p) => band(p.as),
          },
          {
            id: 'if',
            head: `${t.withIt} · ${t.band}`,
            sortable: false,
            value: (p) => p.if.p50,
            cell: (p) => band(p.if),
          },
          {
            ...{ id: 'centers', head: t.more, number: true, sortable: false },
            value: (p) => p.if.p50 - p.as.p50,
            cell: (p) => more(p.if.p50 - p.as.p50),
          },
          {
            ...{ id: 'places', head: t.morePlaces, number: true, sortable: false },
            value: (p) => p.if.places - p.as.places,
            cell: (p) => more(p.if.places - p.as.places),
          },
        ]}
        empty={<EmptyState icon={ChartSpline} title={t.nothingAsked} />}
      />
    </>
  )
}
