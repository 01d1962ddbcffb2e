// Growth of two files that may be one child's: the dots of both in two shapes on WHO's bands.
import { useMemo, useState } from 'react'
import type { Purpose } from '../../../kernel/purposes.ts'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import '../../../ui/desk.css'
import { GrowthChart } from '../../../ui/growth-chart.tsx'
import { useFormats, useText, useWords } from '../../../ui/language.tsx'
import { Select } from '../../../ui/select.tsx'
import type { Child } from '../../children/contract/rows.ts'
import { type GrowthIndicator, growthOfChild, type Measurement } from '../contract.ts'
import { growthDeskText } from './desk-text.ts'
import { curvesFor, ORDER, pointsOf } from './growth-points.ts'

type Props = { readonly kept: Child; readonly other: Child; readonly purpose: Purpose }

export function GrowthBeside({ kept, other, purpose }: Props) {
  const t = useText(growthDeskText)
  const one = useAsk(growthOfChild, { book: kept.book, child: kept.key, purpose })
  const two = useAsk(growthOfChild, { book: other.book, child: other.key, purpose })
  return (
    <section className="card stack" aria-labelledby="growth-beside">
      <h2 id="growth-beside">{t.beside}</h2>
      <p>{t.besideAbout}</p>
      <Asked of={one} height={30}>
        {(first) => (
          <Asked of={two} height={30}>
            {(second) => (
              <Curves
                {...{ kept, other }}
                measured={[first.measurements, second.measurements]}
                source={first.tables}
              />
            )}
          </Asked>
        )}
      </Asked>
    </section>
  )
}

function Curves({
  kept,
  other,
  measured: [first, second],
  source,
}: {
  kept: Child
  other: Child
  measured: readonly [readonly Measurement[], readonly Measurement[]]
  source: string
}) {
  const t = useText(growthDeskText)
  const say = useWords()
  const formats = useFormats()
  const [indicator, setIndicator] = useState<GrowthIndicator>('wei')
  const { points, curves } = useMemo(() => {
    const files = [
      { birth: kept.birth, measurements: first },
      { birth: other.birth, measurements: second },
    ] as const
    const drawn = [
      pointsOf(files[0], indicator, t, say, formats).map((p) => ({ ...p, words: `${t.first} · ${p.words}` })),
      pointsOf(files[1], indicator, t, say, formats).map((p) => ({
        ...p,
        ...{ shape: 'diamond' as const, words: `${t.second} · ${p.words}` },
      })),
    ]
    return {
      points: drawn.flat().sort((a, b) => a.x - b.x),
      curves: curvesFor(files, kept.sex, indicator),
    }
  }, [kept.birth, kept.sex, other.birth, first, second, indicator, t, say, formats])
  if (first.length + second.length === 0) return <p className="soft">{t.besideEmpty}</p>
  const byLength = indicator === 'wfl'
  const noCurve = curves.every((c) => c.points.length === 0)
  const told = (name: string, n: number) => `${name}, ${t.count(n)}`
  return (
    <>
      <Select
        label={t.curve}
        value={indicator}
        onChange={setIndicator}
        choices={ORDER.map((value) => ({ value, label: t.indicators[value] }))}
      />
      {kept.sex === other.sex ? null : <p role="status">{t.besideSex}</p>}
      {noCurve || points.length === 0 ? (
        <p className="soft" role="status">
          {noCurve && indicator === 'ac' ? t.noArm : t.noPoints}
        </p>
      ) : (
        <GrowthChart
          key={indicator}
          title={t.indicators[indicator]}
          sentence={t.both(
            told(t.first, points.filter((p) => !('shape' in p)).length),
            told(t.second, points.filter((p) => 'shape' in p).length),
          )}
          xName={byLength ? t.lengthAxis : t.ageAxis}
          yName={t.measure[indicator]}
          curves={curves}
          points={points}
          xStep={byLength ? 5 : 3}
        />
      )}
      <p className="soft">{t.tables(source)}</p>
    </>
  )
}
