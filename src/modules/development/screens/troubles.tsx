// What is wrong with a file, row by row: where, in which column, and what to do.
import { useText } from '../../../ui/language.tsx'
import type { Trouble } from '../rules/load-instrument.ts'
import { instrumentsText } from './instruments-text.ts'

const SHOWN = 200

export function Troubles({
  list,
  caption,
  parts,
}: {
  list: readonly (Trouble & { readonly part?: string })[]
  caption: string
  /** names of the parts of an instrument, where the file holds a whole one */
  parts?: Readonly<Record<string, string>>
}) {
  const t = useText(instrumentsText)
  if (list.length === 0) return null
  return (
    <div className="troubles">
      <table>
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t.row}</th>
            <th scope="col">{t.field}</th>
            <th scope="col">{t.what}</th>
          </tr>
        </thead>
        <tbody>
          {list.slice(0, SHOWN).map((x) => (
            <tr key={`${x.code}${x.part}${x.row}${x.field}${x.found}`}>
              <td>
                {[x.part && parts?.[x.part], x.row ?? (parts ? '' : t.whole)].filter(Boolean).join(' · ')}
              </td>
              <td>{x.field}</td>
              <td>{t.troubles[x.code](x.found, x.wanted)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
