// Which openings have slipped, and by how many days: the worst first.
import { useFormats, useText } from '../../../ui/language.tsx'
import type { ProgrammeRow } from '../contract/programme.ts'
import { median } from '../rules/funnel.ts'
import { programmeText } from './programme-text.ts'
import { type Slip, SlipChart, slipOf } from './slip-chart.tsx'

/** Rows that a page of paper holds. */
const MOST = 40

export function SlipView({ rows }: { rows: readonly ProgrammeRow[] }) {
  const t = useText(programmeText)
  const { number } = useFormats()
  const slips = rows
    .filter((r) => r.out === null && r.opens_planned !== null && (r.opened ?? r.opens_forecast) !== null)
    .map(
      (r): Slip => ({
        ...{ id: r.id, name: r.name, planned: r.opens_planned! },
        ...{ forecast: r.opened ? null : r.opens_forecast, actual: r.opened },
      }),
    )
    .toSorted((a, b) => slipOf(b) - slipOf(a))
  if (slips.length === 0) return <p>{t.slipNone}</p>
  return (
    <div className="card stack">
      <SlipChart
        rows={slips.slice(0, MOST)}
        title={t.slipTitle}
        sentence={t.slipSentence(number(slips.length), number(Math.round(median(slips.map(slipOf)) ?? 0)))}
        head={t.slipHead.project}
      />
      {slips.length > MOST ? <p className="soft">{t.slipShown(number(MOST), number(slips.length))}</p> : null}
    </div>
  )
}
