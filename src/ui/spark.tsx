// A figure's last steps as a thread beside it, told in words for who does not see it.
import './chart.css'

/** `values` in order of time, null where unknown; drawn between its own least and most, so it shows shape, never size. */
export function Spark({
  values,
  words,
  width = 72,
  height = 28,
}: {
  values: readonly (number | null)[]
  /** "de 78 % a 81 % en 12 meses" */
  words: string
  width?: number
  height?: number
}) {
  const known = values.filter((v): v is number => v !== null)
  const least = Math.min(...known)
  const spread = Math.max(...known) - least || 1
  const x = (i: number) => 4 + (i * (width - 8)) / Math.max(1, values.length - 1)
  const y = (v: number) => 4 + (1 - (v - least) / spread) * (height - 8)
  let d = ''
  let pen = false
  for (const [i, v] of values.entries()) {
    if (v !== null) d += `${pen ? 'L' : 'M'}${x(i).toFixed(1)} ${y(v).toFixed(1)}`
    pen = v !== null
  }
  const lastAt = values.findLastIndex((v) => v !== null)
  const last = values[lastAt]
  return (
    <span className="spark">
      <svg width={width} height={height} aria-hidden="true">
        <path d={d} />
        {last === null || last === undefined ? null : <circle cx={x(lastAt)} cy={y(last)} r="3.5" />}
      </svg>
      <span className="unseen">{words}</span>
    </span>
  )
}
