// How the chosen figure went over its periods, here.
import { useFormats, useText, useWords } from '../../../ui/language.tsx'
import { Trend } from '../../../ui/trend.tsx'
import type { Board, IndicatorTold } from '../contract.ts'
import { oversightText } from './desk-text.ts'
import { figureSaid, history, isShare, periodSaid } from './figure-words.ts'

export function BoardTrend({ board, indicator }: { board: Board; indicator: IndicatorTold }) {
  const t = useText(oversightText)
  const words = useWords()
  const formats = useFormats()
  const trend = history(indicator, board.headlines.find((h) => h.indicator === indicator.id)?.trend ?? [])
  const share = isShare(indicator, trend)
  const points = trend.map((f) => {
    const said = figureSaid(indicator, f, share, t, formats)
    const at = periodSaid(f.period, formats)
    return { id: f.period, at, value: said.drawn, words: `${said.value} ${said.whole} · ${at}` }
  })
  const name = words(indicator.words)
  if (points.length === 0) {
    return (
      <div className="card stack">
        <h2>{t.board.trendTitle(name)}</h2>
        <p className="soft">{indicator.period === 'now' ? t.board.trendNow : t.board.trendNone}</p>
      </div>
    )
  }
  const [first, last] = [points[0], points.at(-1)]
  const sentence =
    first === undefined || last === undefined
      ? t.board.trendNone
      : first === last
        ? t.board.trendOne(first.at)
        : t.board.trendSentence(first.words, last.words)
  return (
    <div className="card stack">
      <Trend
        title={t.board.trendTitle(name)}
        sentence={sentence}
        unit={share ? '%' : t.units[indicator.unit]}
        points={points}
        most={share ? 100 : undefined}
        show={(v) => (share ? formats.number(v, Number.isInteger(v) ? 0 : 1) : formats.number(v))}
      />
    </div>
  )
}
