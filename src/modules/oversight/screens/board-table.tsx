// What lies below, as one list: representations by what is due, centers by name and never ranked, rooms by age.
import { type ReactNode, useContext, useMemo } from 'react'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { useFormats, useText, useWords } from '../../../ui/language.tsx'
import { GoContext, Link } from '../../../ui/link.tsx'
import type { Take } from '../../../ui/take-away.tsx'
import type { Below, Board, IndicatorTold, ScopeKind } from '../contract.ts'
import { oversightText } from './desk-text.ts'
import { figureSaid, isShare } from './figure-words.ts'

/** What is due: figures of now that should go down, in parts. Several are added up. */
function dueOf(below: Below, indicators: readonly IndicatorTold[]): number {
  const due = indicators.filter((i) => i.direction === 'down' && i.period === 'now')
  return below.figures
    .filter((f) => due.some((i) => i.id === f.indicator))
    .reduce((sum, f) => sum + (f.part ?? 0), 0)
}

export function BoardTable({
  board,
  kind,
  indicators,
  selected,
  onSelect,
  take,
  empty,
}: {
  board: Board
  kind: Exclude<ScopeKind, 'room'>
  /** the columns */
  indicators: readonly IndicatorTold[]
  selected: string | undefined
  onSelect: (id: string) => void
  take: Take
  empty: ReactNode
}) {
  const t = useText(oversightText)
  const words = useWords()
  const formats = useFormats()
  const go = useContext(GoContext)
  const center = board.path.find((s) => s.kind === 'center')?.id
  const to = (b: Below) =>
    b.kind === 'representation'
      ? `/tablero/representacion/${b.id}`
      : b.kind === 'center'
        ? `/tablero/centro/${b.id}`
        : `/tablero/centro/${center}/sala/${b.id}`
  const rows = useMemo(() => {
    if (kind === 'nation')
      return [...board.below].sort((a, b) => dueOf(b, board.indicators) - dueOf(a, board.indicators))
    if (kind === 'representation') return [...board.below].sort((a, b) => a.name.localeCompare(b.name, 'es'))
    return board.below
  }, [board, kind])
  const columns: Column<Below>[] = [
    {
      id: 'name',
      head: t.board.heads[kind],
      value: (b) => b.name,
      cell: (b) => <Link to={to(b)}>{b.name}</Link>,
    },
    ...indicators.map((i): Column<Below> => {
      const figureOf = (b: Below) => b.figures.find((f) => f.indicator === i.id)
      const share = isShare(
        i,
        board.below.map((b) => figureOf(b) ?? null),
      )
      const said = (b: Below) => figureSaid(i, figureOf(b), share, t, formats)
      return {
        id: i.id,
        head: words(i.words),
        number: true,
        sortable: kind === 'nation',
        value: (b) => said(b).drawn,
        cell: (b) => {
          const { value, whole, suppressed } = said(b)
          return (
            <span className={suppressed ? 'figure-cell hatched' : 'figure-cell'}>
              <span>{value}</span>
              {whole !== t.units[i.unit] && whole ? (
                <span className="soft">{whole.replace(` ${t.units[i.unit]}`, '')}</span>
              ) : null}
            </span>
          )
        },
      }
    }),
  ]
  return (
    <div className="stack">
      <div>
        <h2>{t.board.tables[kind]}</h2>
        {kind === 'representation' ? <p className="soft">{t.board.neverRanked}</p> : null}
      </div>
      <DataTable
        caption={t.board.tables[kind]}
        rows={rows}
        rowId={(b) => b.id}
        columns={columns}
        selected={selected}
        onSelect={onSelect}
        onOpen={(b) => go?.(to(b))}
        take={take}
        empty={empty}
      />
    </div>
  )
}
