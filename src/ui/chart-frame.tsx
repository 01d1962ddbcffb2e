// What every chart stands in: its question as title, its answer as a sentence, the drawing, and the same numbers as a table.
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import './chart.css'
import { useText } from './language.tsx'
import { uiText } from './text.ts'

export type ChartTable = { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }

/** Draws at the width there is, so that letters keep their size; `height` px is taken from the first moment. */
export function ChartFrame({
  title,
  sentence,
  height,
  table,
  readout,
  foot,
  children,
}: {
  title: string
  /** the picture told in words, for everyone */
  sentence: string
  height: number | ((width: number) => number)
  table?: ChartTable
  /** the value under the finger or the focus; its line is always kept free */
  readout?: string
  foot?: ReactNode
  children: (width: number, height: number) => ReactNode
}) {
  const t = useText(uiText)
  const box = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const el = box.current
    if (!el) return
    setWidth(el.clientWidth)
    const watch = new ResizeObserver(() => setWidth(el.clientWidth))
    watch.observe(el)
    return () => watch.disconnect()
  }, [])
  const tall = typeof height === 'number' ? height : width > 0 ? height(width) : 320
  return (
    <figure className="chart">
      <figcaption>
        <h2>{title}</h2>
        <p className="soft">{sentence}</p>
      </figcaption>
      <div ref={box} className="chart-draw" style={{ height: tall }}>
        {width > 0 ? children(width, tall) : null}
      </div>
      {readout === undefined ? null : <p className="readout">{readout}</p>}
      {foot}
      {table ? (
        <details>
          <summary>{t.chart.asTable}</summary>
          <table>
            <thead>
              <tr>
                {table.head.map((h) => (
                  <th key={h} scope="col">
                    {h}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map((row) => (
                <tr key={row[0]}>
                  {row.map((cell, i) =>
                    i === 0 ? (
                      <th key={table.head[i]} scope="row">
                        {cell}
                      </th>
                    ) : (
                      <td key={table.head[i]}>{cell}</td>
                    ),
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      ) : null}
    </figure>
  )
}
