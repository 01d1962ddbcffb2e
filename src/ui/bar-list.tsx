// Parts of a whole side by side, in the order the caller gives (what is due first); it never ranks good and bad.
import './chart.css'
import { Chip, type State } from './chip.tsx'

export type Bar = {
  readonly id: string
  readonly label: string
  /** null: no data, or a group too small to show */
  readonly part: number | null
  readonly whole: number
  /** the figure as people read it: "81 % de 6,420" */
  readonly words: string
  /** only where a person is needed */
  readonly state?: State
  readonly stateWords?: string
}

/** Every bar is drawn over its own whole; with `shared` all share one length for the largest whole. */
export function BarList({
  label,
  bars,
  selected,
  onSelect,
  shared,
}: {
  label: string
  bars: readonly Bar[]
  selected?: string
  /** makes every row a button that moves map, chart and list together */
  onSelect?: (id: string) => void
  shared?: boolean
}) {
  const longest = shared ? Math.max(1, ...bars.map((b) => b.part ?? 0)) : 1
  const inside = (b: Bar) => {
    const share = b.part === null ? 0 : shared ? b.part / longest : b.whole === 0 ? 0 : b.part / b.whole
    return (
      <>
        <span className="row">
          {b.label}
          {b.state && b.state !== 'none' ? <Chip state={b.state}>{b.stateWords}</Chip> : null}
        </span>
        <span className="bar-track" aria-hidden="true">
          <span className="bar-fill" style={{ width: `${Math.min(100, 100 * share)}%` }} />
        </span>
        <span className="bar-figure">{b.words}</span>
      </>
    )
  }
  return (
    <ul className="bars" aria-label={label}>
      {bars.map((b) => (
        <li key={b.id}>
          {onSelect ? (
            <button
              type="button"
              className="bar"
              aria-pressed={b.id === selected}
              onClick={() => onSelect(b.id)}
            >
              {inside(b)}
            </button>
          ) : (
            <div className="bar">{inside(b)}</div>
          )}
        </li>
      ))}
    </ul>
  )
}
