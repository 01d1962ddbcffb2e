// How many more: what is covered by the first, the hundredth and the thousandth center, in the country and in one state.
import { useState } from 'react'
import { stateChoices, stateName } from '../../../kernel/state-names.ts'
import { Button } from '../../../ui/button.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { Select } from '../../../ui/select.tsx'
import { LineChart } from './line-chart.tsx'
import { sitingText } from './text.ts'
import type { Curve } from './workbench-talk.ts'

const NONE = 'none'

export function CurveView({
  where,
  curve,
  centers,
  states,
  onAsk,
}: {
  where: string
  curve: Curve | undefined
  centers: number
  /** of the instance; one alone needs no second curve */
  states: ReadonlySet<string>
  onAsk: (state: string) => void
}) {
  const t = useText(sitingText)
  const [state, setState] = useState(NONE)
  const ask = (next: string) => onAsk(next === NONE ? '' : next)
  return (
    <div className="stack">
      <div className="filters no-print">
        {states.size > 1 ? (
          <Select
            label={t.forState}
            value={state}
            onChange={(next) => {
              setState(next)
              ask(next)
            }}
            choices={[{ value: NONE, label: t.noState }, ...stateChoices.filter((c) => states.has(c.value))]}
          />
        ) : null}
        <div>
          <Button onPress={() => ask(state)}>{curve ? t.again : t.askCurve}</Button>
        </div>
      </div>
      {curve ? <OneCurve where={where} values={curve.country} centers={centers} /> : null}
      {curve?.state && state !== NONE ? <OneCurve where={stateName(state)} values={curve.state} /> : null}
    </div>
  )
}

function OneCurve({
  where,
  values,
  centers,
}: {
  where: string
  values: readonly number[]
  centers?: number
}) {
  const t = useText(sitingText)
  const { number } = useFormats()
  const whole = (x: number | undefined) => number(Math.round(x ?? 0))
  const p = Math.min(centers ?? Math.ceil(values.length / 2), values.length - 1)
  const more = Math.max(1, Math.round(values.length / 10))
  const next = Math.min(values.length - 1, p + more)
  const step = Math.max(1, Math.ceil(values.length / 12))
  return (
    <LineChart
      title={t.curveTitle(where)}
      sentence={t.curveSentence(
        number(p),
        whole(values[p]),
        number(next - p),
        whole((values[next] ?? 0) - (values[p] ?? 0)),
      )}
      points={values.map((y, x) => ({ x, y, words: `${t.centersOf(number(x))}: ${whole(y)}` }))}
      xName={t.centers}
      yName={t.covered}
      {...(centers === undefined ? {} : { mark: { x: centers, words: t.planMark } })}
      table={{
        head: [t.centers, t.covered],
        rows: values.flatMap((y, x) => (x % step === 0 ? [[number(x), whole(y)]] : [])),
      }}
      note={t.curveNote}
    />
  )
}
