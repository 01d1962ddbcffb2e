// What is wrong or doubtful in a file, row by row, as the spreadsheet counts them.

import type { RowNote } from '../../../kernel/import-target.ts'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { exchangeText } from './desk-text.ts'

/** `total` may be more than the notes that came. */
export function RowNotes({
  title,
  notes,
  total,
  whole,
}: {
  title: string
  notes: readonly RowNote[]
  total: number
  /** whether there is a file that has all of them */
  whole: boolean
}) {
  const t = useText(exchangeText).trial
  const { none } = useText(exchangeText)
  const { number } = useFormats()
  if (notes.length === 0) return null
  // the file's own columns and the reader's reasons are Spanish in every language of the screen
  const spanish = (text: string | null | undefined) => (text ? <span lang="es">{text}</span> : none)
  const columns: Column<RowNote>[] = [
    { id: 'row', head: t.row, value: (n) => n.row, cell: (n) => number(n.row) },
    { id: 'field', head: t.field, value: (n) => n.field ?? none, cell: (n) => spanish(n.field) },
    { id: 'value', head: t.value, value: (n) => n.value ?? none, cell: (n) => spanish(n.value) },
    { id: 'reason', head: t.reason, value: (n) => n.reason, cell: (n) => spanish(n.reason) },
    {
      id: 'expected',
      head: t.expected,
      value: (n) => n.expected ?? none,
      cell: (n) => spanish(n.expected),
    },
  ]
  return (
    <div className="stack">
      <h3>{title}</h3>
      {total > notes.length ? <p className="soft">{(whole ? t.errorsMore : t.errorsCut)(total)}</p> : null}
      <div className="notes-wide">
        <DataTable
          caption={title}
          rows={notes}
          rowId={(n) => `${n.row}|${n.field}|${n.reason}`}
          columns={columns}
        />
      </div>
      {/* on a narrow screen the reason would be out of sight to the right */}
      <ul className="notes-narrow">
        {notes.map((n) => (
          <li key={`${n.row}|${n.field}|${n.reason}`}>
            <strong>
              {t.row} {number(n.row)}
              {n.field ? <span lang="es"> · {n.field}</span> : null}
            </strong>
            <span lang="es">{n.reason}</span>
            {n.expected ? (
              <span className="soft">
                {t.expected}: <span lang="es">{n.expected}</span>
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </div>
  )
}
