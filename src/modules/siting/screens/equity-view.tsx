// What equity costs: as many centers with ever more asked for each state, or for the countryside, and how many fewer are covered.
import { Button } from '../../../ui/button.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { LineChart } from './line-chart.tsx'
import './siting.css'
import { sitingText } from './text.ts'
import type { EquityPoint } from './workbench-talk.ts'

export function EquityView({
  equity,
  onAsk,
}: {
  equity: { readonly points: readonly EquityPoint[]; readonly over: boolean } | undefined
  onAsk: () => void
}) {
  const t = useText(sitingText)
  const busy = equity !== undefined && !equity.over
  return (
    <div className="stack">
      <p className="soft">{t.equityAbout}</p>
      <div className="no-print">
        <Button busy={busy} onPress={onAsk}>
          {busy ? t.equityAsking : equity ? t.again : t.equityAsk}
        </Button>
      </div>
      {(['state', 'rural'] as const).map((of) => {
        const points = equity?.points.filter((p) => p.of === of) ?? []
        return points.length > 1 ? <Price key={of} of={of} points={points} /> : null
      })}
    </div>
  )
}

function Price({ of, points }: { of: EquityPoint['of']; points: readonly EquityPoint[] }) {
  const t = useText(sitingText)
  const { number } = useFormats()
  const free = points[0]?.covered ?? 0
  const asked = (x: number) => (of === 'rural' ? `${number(Math.round(100 * x))} %` : number(x))
  // a quick search may find more with a limit than without: then the limit costs nothing
  const lost = (p: EquityPoint) => Math.max(0, free - (p.covered ?? 0))
  const known = points.filter((p) => p.covered !== null)
  const last = known.at(-1)
  return (
    <LineChart
      title={t.equityTitle[of]}
      sentence={
        last && lost(last) >= 1
          ? t.equitySentence(number(Math.round(lost(last))), `${asked(last.asked)} ${t.equityUnit[of]}`)
          : t.equityFree
      }
      points={known.map((p) => ({
        ...{ x: p.asked, y: lost(p) },
        words: `${asked(p.asked)} ${t.equityUnit[of]}: ${number(-Math.round(lost(p)))}`,
      }))}
      xName={t.equityUnit[of]}
      yName={t.lost}
      xWords={asked}
      table={{
        head: [t.equityUnit[of], t.covered, t.lost],
        rows: points.map((p) => [
          asked(p.asked),
          p.covered === null ? t.equityCannot : number(Math.round(p.covered)),
          p.covered === null ? '' : number(Math.round(lost(p))),
        ]),
      }}
    />
  )
}
