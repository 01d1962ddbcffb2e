// Which room each child goes to: suggested by age, changed by a person; names only for who works there.
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { useText } from '../../../ui/language.tsx'
import { Select } from '../../../ui/select.tsx'
import type { Parts } from '../contract.ts'
import { type Drawn, fits, staying } from '../rules/recut-plan.ts'
import { changesText } from './text.ts'

/** which children are shown: those who change room, those of one room, those without */
const MOVING = 'moving'
const NONE = 'none'

type Child = Parts['children'][number] & { readonly shown: string }

export function WhoGoesWhere({
  parts,
  rooms,
  where,
  onPlace,
  onSuggest,
}: {
  parts: Parts
  rooms: readonly Drawn[]
  where: ReadonlyMap<string, string | undefined>
  onPlace: (child: string, room: string) => void
  onSuggest: () => void
}) {
  const t = useText(changesText).recut
  const open = staying(rooms)
  const nameOf = (id: string | null | undefined) =>
    parts.rooms.find((r) => r.id === id)?.name ?? rooms.find((r) => r.id === id)?.name ?? t.noRoom
  const [seen, setSeen] = useState(MOVING)
  const all: Child[] = parts.children.map((c, i) => ({ ...c, shown: c.name ?? t.nameless(i + 1) }))
  const moving = all.filter((c) => where.get(c.id) !== c.room)
  const children = seen === MOVING ? moving : all.filter((c) => (c.room ?? NONE) === seen)
  const columns: Column<Child>[] = [
    {
      id: 'child',
      head: t.child,
      value: (c) => c.shown,
      cell: (c) => (
        <>
          {c.shown} {c.grave ? <Chip state="urgent">{t.grave}</Chip> : null}
        </>
      ),
    },
    { id: 'age', head: t.age, value: (c) => c.months, cell: (c) => t.months(c.months) },
    { id: 'before', head: t.before, value: (c) => nameOf(c.room) },
    {
      id: 'after',
      head: t.after,
      value: (c) => nameOf(where.get(c.id)),
      cell: (c) => {
        const to = open.find((r) => r.id === where.get(c.id))
        return (
          <Select
            label={`${t.after}: ${c.shown}`}
            hint={to && !fits(to, c.months) ? t.outside(to.name, 1) : undefined}
            value={to?.id ?? ''}
            onChange={(room) => onPlace(c.id, room)}
            choices={open.map((r) => ({ value: r.id, label: r.name }))}
          />
        )
      },
    },
  ]
  if (all.length === 0) return null
  return (
    <section className="stack" aria-labelledby="who-where">
      <div className="row">
        <h2 id="who-where">{t.who}</h2>
        <Button onPress={onSuggest}>{t.suggest}</Button>
      </div>
      <p className="soft">{t.whoAbout}</p>
      <div className="filters">
        <Select
          label={t.seen}
          value={seen}
          onChange={setSeen}
          choices={[
            { value: MOVING, label: t.moving(moving.length) },
            ...parts.rooms.map((r) => ({ value: r.id, label: t.of(r.name, r.children) })),
            ...(all.some((c) => c.room === null) ? [{ value: NONE, label: t.noRoom }] : []),
          ]}
        />
      </div>
      {children.length > 0 ? (
        <DataTable caption={t.who} rows={children} rowId={(c) => c.id} columns={columns} />
      ) : (
        <p role="status">{t.nobodyMoves}</p>
      )}
    </section>
  )
}
