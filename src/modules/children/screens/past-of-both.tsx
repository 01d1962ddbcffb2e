// The past of two files in one order: what the modules tell of each, a column a file.
import { useState } from 'react'
import type { InferOutput } from 'valibot'
import { Button } from '../../../ui/button.tsx'
import '../../../ui/desk.css'
import { useFormats, useText, useWords } from '../../../ui/language.tsx'
import type { compareFiles } from '../contract/joining.ts'
import './compare.css'
import { pastText } from './past-text.ts'

/** Lines seen at first. */
const SHOWN = 12

type Told = InferOutput<typeof compareFiles.answer>
type Line = Told['past'][number]

export function PastOfBoth({ told }: { told: Told }) {
  const t = useText(pastText)
  const words = useWords()
  const { day, list } = useFormats()
  const [all, setAll] = useState(false)
  const when = ({ from, until }: Line) =>
    until === undefined || until === from
      ? day(from)
      : until === null
        ? t.since(day(from))
        : t.span(day(from), day(until))
  // what begins at one time, or goes on in the same span, stands in one row
  const rows = new Map<string, { when: string; kept: string[]; other: string[] }>()
  for (const line of [...told.past].reverse()) {
    const key = `${line.from}|${line.until ?? line.from}|${line.until === null}`
    const row = rows.get(key) ?? { when: when(line), kept: [], other: [] }
    row[line.of].push(words(line.words))
    rows.set(key, row)
  }
  const shown = [...rows].slice(0, all ? undefined : SHOWN)
  const cell = (lines: readonly string[], head: string) => (
    <td data-head={head} data-empty={lines.length === 0 || undefined}>
      {lines.map((line, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of one cell never move
        <span key={i} className="past-line">
          {line}
        </span>
      ))}
    </td>
  )
  return (
    <section className="card stack" aria-labelledby="past">
      <h2 id="past">{t.title}</h2>
      <p className="soft">
        {t.about}{' '}
        {told.withheld.length > 0 ? t.withheld(list(told.withheld.map((w) => words(w).toLowerCase()))) : null}
      </p>
      {rows.size === 0 ? (
        <p>{t.empty}</p>
      ) : (
        <div className="table-scroll compared-frame">
          <table className="plain compared past">
            <thead>
              <tr>
                <th scope="col">{t.when}</th>
                <th scope="col">{t.kept}</th>
                <th scope="col">{t.other}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map(([key, row]) => (
                <tr key={key}>
                  <th scope="row">{row.when}</th>
                  {cell(row.kept, t.kept)}
                  {cell(row.other, t.other)}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {rows.size > SHOWN && !all ? (
        <div>
          <Button onPress={() => setAll(true)}>{t.all(rows.size)}</Button>
        </div>
      ) : null}
    </section>
  )
}
