// A ledger by the parts of its scope — representations, states, municipalities: how many sites and centers, and where their places stand.
import { useState } from 'react'
import { stateName } from '../../../kernel/state-names.ts'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { Link } from '../../../ui/link.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import type { Holder } from '../contract.ts'
import { placesText } from './text.ts'

export type PartKind = 'representation' | 'state' | 'municipality'

const SHOWN = ['planned', 'works', 'authorized', 'staffed', 'open', 'unlicensed', 'suspended'] as const
type Line = { readonly id: string | null; readonly name: string; readonly of: readonly Holder[] }

const keyOf: Readonly<Record<PartKind, (h: Holder) => string | null>> = {
  representation: (h) => h.representation,
  state: (h) => h.cvegeo?.slice(0, 2) ?? null,
  municipality: (h) => h.cvegeo,
}
export const partAddress: Readonly<Record<PartKind, (id: string) => string>> = {
  representation: (id) => `/lugares/representacion/${id}`,
  state: (id) => `/lugares/estado/${id}`,
  municipality: (id) => `/lugares/municipio/${id}`,
}

/** `kinds`: into which parts this scope can be cut; those with a single part say nothing new and are left out. */
export function ByParts({
  holders,
  representations,
  kinds,
}: {
  holders: readonly Holder[]
  representations: readonly { readonly key: string; readonly name: string }[]
  kinds: readonly PartKind[]
}) {
  const t = useText(placesText)
  const { number } = useFormats()
  const cuts = kinds
    .map((kind) => ({ kind, groups: Map.groupBy(holders, keyOf[kind]) }))
    .filter((c) => c.groups.size > 1)
  const [chosen, setChosen] = useState<PartKind>()
  const cut = cuts.find((c) => c.kind === chosen) ?? cuts[0]
  if (!cut) return null
  const { kind } = cut
  const nameOf = (id: string | null, of: readonly Holder[]) =>
    id === null
      ? t.parts.unknown
      : kind === 'representation'
        ? (representations.find((r) => r.key === id)?.name ?? '…')
        : kind === 'state'
          ? stateName(id)
          : `${of[0]?.municipality ?? id}, ${stateName(id.slice(0, 2))}`
  const lines = [...cut.groups].map(([id, of]): Line => ({ id, of, name: nameOf(id, of) }))
  const count = (id: string, head: string, of: (l: Line) => number): Column<Line> => ({
    ...{ id, head, number: true },
    value: of,
    cell: (l) => number(of(l)),
  })
  const columns: Column<Line>[] = [
    {
      ...{ id: 'name', head: t.parts.one[kind] },
      value: (l) => l.name,
      cell: (l) => (l.id === null ? l.name : <Link to={partAddress[kind](l.id)}>{l.name}</Link>),
    },
    count('sites', t.sites, (l) => l.of.filter((h) => h.kind === 'site').length),
    count('centers', t.centers, (l) => l.of.filter((h) => h.kind === 'center').length),
    ...SHOWN.filter((s) => holders.some((h) => h[s] > 0)).map((s) =>
      count(s, t.states[s], (l) => l.of.reduce((n, h) => n + h[s], 0)),
    ),
  ]
  return (
    <section className="stack" aria-labelledby="by-parts">
      <h2 id="by-parts">{t.parts.title}</h2>
      <Tabs
        label={t.parts.title}
        tabs={cuts.map((c) => ({ key: c.kind, label: t.parts.by[c.kind] }))}
        current={kind}
        onChange={setChosen}
      >
        <DataTable
          caption={t.parts.by[kind]}
          rows={[...lines].sort((a, b) => a.name.localeCompare(b.name, 'es'))}
          rowId={(l) => l.id ?? 'none'}
          columns={columns}
        />
      </Tabs>
    </section>
  )
}
