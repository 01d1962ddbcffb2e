// The tables of an instrument while it is written: rows of fields with their own error, added and taken away.
import Plus from 'lucide-react/icons/plus'
import Trash2 from 'lucide-react/icons/trash-2'
import { type ReactNode, useId } from 'react'
import { Button } from '../../../ui/button.tsx'
import { useText } from '../../../ui/language.tsx'
import type { Part, PartTrouble } from '../rules/instrument-troubles.ts'
import { editText } from './edit-text.ts'
import { instrumentsText } from './instruments-text.ts'

/** Words of the first trouble of a field; undefined where it is sound. */
export function useWrong(troubles: readonly PartTrouble[]) {
  const t = useText(instrumentsText)
  return (part: Part, row: number | null, ...fields: string[]): string | undefined => {
    const found = troubles.find(
      (x) => !x.notice && x.part === part && x.row === row && fields.includes(x.field.split('.')[0] ?? ''),
    )
    return found && t.troubles[found.code](found.found, found.wanted)
  }
}

/** One row a part of the list; `index` is its place in the whole list, which troubles count from 1. */
export function EditRows<R>({
  title,
  about,
  rows,
  addLabel,
  onAdd,
  onRemove,
  nameOf,
  empty,
  children,
}: {
  title: string
  about?: string
  rows: readonly { readonly row: R; readonly index: number }[]
  addLabel: string
  onAdd: () => void
  onRemove: (index: number) => void
  nameOf: (row: R, index: number) => string
  empty?: string
  children: (row: R, index: number) => ReactNode
}) {
  const t = useText(editText)
  const id = useId()
  return (
    <section className="card stack" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {about ? <p className="soft">{about}</p> : null}
      {rows.length === 0 && empty ? <p className="soft">{empty}</p> : null}
      <ol className="edit-rows">
        {rows.map(({ row, index }) => (
          // rows have no names of their own while they are typed: their place is what they are
          <li key={index}>
            <div className="edit-row">{children(row, index)}</div>
            <Button
              look="quiet"
              icon={Trash2}
              label={t.remove(nameOf(row, index))}
              onPress={() => onRemove(index)}
            >
              {t.remove(nameOf(row, index))}
            </Button>
          </li>
        ))}
      </ol>
      <div>
        <Button icon={Plus} onPress={onAdd}>
          {addLabel}
        </Button>
      </div>
    </section>
  )
}
