// The nation's ledger by representation: how many sites and centers, and where their places stand.
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { Link } from '../../../ui/link.tsx'
import type { Holder } from '../contract.ts'
import { placesText } from './text.ts'

const SHOWN = ['planned', 'works', 'authorized', 'staffed', 'open', 'unlicensed', 'suspended'] as const
type Line = { readonly id: string | null; readonly name: string; readonly of: readonly Holder[] }

export function ByRepresentation({
  holders,
  representations,
}: {
  holders: readonly Holder[]
  representations: readonly { readonly key: string; readonly name: string }[]
}) {
  const t = useText(placesText)
  const { number } = useFormats()
  const groups = Map.groupBy(holders, (h) => h.representation)
  const lines: Line[] = [...groups].map(([id, of]) => ({
    ...{ id, of },
    name: representations.find((r) => r.key === id)?.name ?? t.unknownRepresentation,
  }))
  if (lines.length < 2) return null
  const count = (id: string, head: string, of: (l: Line) => number): Column<Line> => ({
    ...{ id, head, number: true },
    value: of,
    cell: (l) => number(of(l)),
  })
  const columns: Column<Line>[] = [
    {
      ...{ id: 'name', head: t.representation },
      value: (l) => l.name,
      cell: (l) => (l.id === null ? l.name : <Link to={`/lugares/representacion/${l.id}`}>{l.name}</Link>),
    },
    count('sites', t.sites, (l) => l.of.filter((h) => h.kind === 'site').length),
    count('centers', t.centers, (l) => l.of.filter((h) => h.kind === 'center').length),
    ...SHOWN.map((s) => count(s, t.states[s], (l) => l.of.reduce((n, h) => n + h[s], 0))),
  ]
  return (
    <section className="stack" aria-labelledby="by-representation">
      <h2 id="by-representation">{t.byRepresentation}</h2>
      <DataTable
        caption={t.byRepresentation}
        rows={[...lines].sort((a, b) => a.name.localeCompare(b.name, 'es'))}
        rowId={(l) => l.id ?? 'none'}
        columns={columns}
      />
    </section>
  )
}
