// The states by the chosen figure; its outlines are fetched only here. A state of two representations shows their sum.
import { lazy, Suspense, useMemo } from 'react'
import { ButtonLink } from '../../../ui/button.tsx'
import { useFormats, useText, useWords } from '../../../ui/language.tsx'
import { LoadingFrame } from '../../../ui/loading-frame.tsx'
import type { MapValue } from '../../../ui/map-classes.ts'
import type { Below, Board, IndicatorTold } from '../contract.ts'
import { oversightText } from './desk-text.ts'
import { figureSaid, isShare, sumOf } from './figure-words.ts'

const StateMap = lazy(async () => ({ default: (await import('../../../ui/state-map.tsx')).StateMap }))

/** `selected` is a representation: its state is the one lit. */
export function BoardMap({
  board,
  indicator,
  selected,
  onSelect,
}: {
  board: Board
  indicator: IndicatorTold
  selected: string | undefined
  onSelect: (representation: string | undefined) => void
}) {
  const t = useText(oversightText)
  const words = useWords()
  const formats = useFormats()
  const byState = useMemo(() => {
    const states = new Map<string, Below[]>()
    for (const b of board.below) {
      if (b.state) states.set(b.state, [...(states.get(b.state) ?? []), b])
    }
    return states
  }, [board.below])
  const figureOf = (b: Below) => b.figures.find((f) => f.indicator === indicator.id)
  const share = isShare(
    indicator,
    board.below.map((b) => figureOf(b) ?? null),
  )
  const values = new Map<string, MapValue>()
  for (const [state, list] of byState) {
    const sum = figureSaid(indicator, sumOf(list.map(figureOf)), share, t, formats)
    const each =
      list.length > 1
        ? ` (${formats.list(list.map((b) => `${b.name}: ${figureSaid(indicator, figureOf(b), share, t, formats).value}`))})`
        : ''
    values.set(state, {
      value: sum.drawn,
      suppressed: sum.suppressed,
      words: `${sum.value} ${sum.whole}${each}`.trim(),
    })
  }
  const state = board.below.find((b) => b.id === selected)?.state ?? undefined
  const chosen = state ? (byState.get(state) ?? []) : []
  const name = words(indicator.words)
  return (
    <div className="card stack">
      <Suspense
        fallback={
          <LoadingFrame ready={false} height={30}>
            {null}
          </LoadingFrame>
        }
      >
        <StateMap
          title={t.board.mapTitle(name)}
          sentence={t.board.mapSentence}
          measure={`${name} (${share ? '%' : t.units[indicator.unit]})`}
          values={values}
          show={(v) => (share ? `${formats.number(v)} %` : formats.number(v))}
          selected={state}
          onSelect={(key) => onSelect(byState.get(key)?.[0]?.id)}
        />
      </Suspense>
      <div className="row map-chosen no-print" role="status">
        {chosen.length === 0 ? <span className="soft">{t.board.noChosen}</span> : null}
        {chosen.map((b) => (
          <ButtonLink key={b.id} to={`/tablero/representacion/${b.id}`}>
            {t.board.open(b.name)}
          </ButtonLink>
        ))}
      </div>
    </div>
  )
}
