// A municipality's sheet: its children and women at work, its formal jobs, the nurseries it has, its localities, each with its date.
import { type ReactNode, useMemo } from 'react'
import { stateName } from '../../../kernel/state-names.ts'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { DataTable } from '../../../ui/data-table.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { useFormats, useText } from '../../../ui/language.tsx'
import { homeSteps, useMe } from '../../../ui/me.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { type NurserySupply, type TownSheet, townSheet } from '../contract.ts'
import { territoryText } from './text.ts'

export function TownPage({ municipality }: { municipality: string }) {
  const t = useText(territoryText)
  const f = useFormats()
  const me = useMe()
  const asked = useAsk(townSheet, { municipality })
  useStanding(
    [...homeSteps(me, t.mexico), { label: t.title, to: '/territorio' }, { label: asked.data?.name ?? '' }],
    'territory',
  )
  return (
    <Asked of={asked} height={40}>
      {(town) => (
        <div className="stack">
          <PageHead
            title={`${town.name}, ${stateName(town.state)}`}
            about={`${town.cvegeo} · ${t.sheet.about(town.representation)}`}
          />
          <Census town={town} />
          <Posts town={town} />
          <Supply town={town} />
          <Localities town={town} />
          <p className="soft">
            {town.boundary
              ? t.sheet.boundary(f.dated(town.boundary.as_of), town.boundary.source)
              : t.sheet.noBoundary}
          </p>
        </div>
      )}
    </Asked>
  )
}

function Part({
  title,
  about,
  children,
}: {
  title: string
  about?: string | undefined
  children: ReactNode
}) {
  return (
    <div className="card stack">
      <h2>{title}</h2>
      {about ? <p className="soft">{about}</p> : null}
      {children}
    </div>
  )
}

function Census({ town }: { town: TownSheet }) {
  const t = useText(territoryText)
  const f = useFormats()
  const [latest] = town.figures
  if (!latest) return <Part title={t.sheet.census}>{t.sheet.noCensus}</Part>
  type Line = { readonly id: keyof typeof t.sheet.census_rows }
  const rows = (Object.keys(t.sheet.census_rows) as Line['id'][]).flatMap((id): Line[] =>
    latest[id] === null ? [] : [{ id }],
  )
  return (
    <Part title={t.sheet.census}>
      <DataTable
        caption={t.sheet.census}
        rows={rows}
        rowId={(line) => line.id}
        columns={[
          { id: 'figure', head: t.figure, value: (line) => t.sheet.census_rows[line.id] },
          ...town.figures.map((c) => ({
            ...{ id: c.as_of, head: f.dated(c.as_of), number: true },
            value: (line: Line) => c[line.id],
            cell: (line: Line) => (c[line.id] === null ? '—' : f.number(c[line.id]!)),
          })),
        ]}
      />
      <p className="soft">{[...new Set(town.figures.map((c) => c.source))].join('; ')}</p>
    </Part>
  )
}

function Posts({ town }: { town: TownSheet }) {
  const t = useText(territoryText)
  const f = useFormats()
  const last = town.insured.at(-1)
  return (
    <Part title={t.sheet.posts} about={town.posts_of ? t.sheet.city : undefined}>
      {town.posts.length === 0 ? (
        <p>{t.sheet.noPosts}</p>
      ) : (
        <>
          <DataTable
            caption={t.sheet.posts}
            rows={town.posts}
            rowId={(p) => p.key}
            columns={[
              { id: 'period', head: t.sheet.period, value: (p) => p.period, cell: (p) => f.month(p.period) },
              {
                id: 'posts',
                head: t.sheet.total,
                number: true,
                value: (p) => p.posts,
                cell: (p) => f.number(p.posts),
              },
              {
                ...{ id: 'women', head: t.sheet.women, number: true },
                value: (p) => p.women,
                cell: (p) => `${f.number(p.women)} (${f.percent(p.women, p.posts)})`,
              },
              {
                id: 'men',
                head: t.sheet.men,
                number: true,
                value: (p) => p.men,
                cell: (p) => f.number(p.men),
              },
            ]}
          />
          <p className="soft">{town.posts[0]!.source}</p>
        </>
      )}
      {last ? <p>{t.sheet.insured(f.number(last.insured), f.month(last.period))}</p> : null}
    </Part>
  )
}

function Supply({ town }: { town: TownSheet }) {
  const t = useText(territoryText)
  const f = useFormats()
  const both = new Set(town.supply.map((n) => n.list)).size > 1
  return (
    <Part title={t.sheet.supply} about={both ? t.sheet.twoLists : undefined}>
      {town.supply.length === 0 ? (
        <p>{t.sheet.noSupply}</p>
      ) : (
        <DataTable<NurserySupply>
          caption={t.sheet.supply}
          rows={town.supply}
          rowId={(n) => n.key}
          columns={[
            { id: 'name', head: t.sheet.name, value: (n) => n.name ?? t.sheet.unnamed(n.code) },
            { id: 'list', head: t.sheet.list, value: (n) => t.sheet.listNames[n.list] },
            {
              id: 'sector',
              head: t.sheet.sector,
              value: (n) => (n.sector ? t.sheet.sectors[n.sector] : null),
            },
            { id: 'band', head: t.sheet.band, value: (n) => n.staff_band },
            {
              ...{ id: 'places', head: t.sheet.places, number: true, value: (n) => n.places },
              cell: (n) => (n.places === null ? '—' : f.number(n.places)),
            },
            { id: 'placed', head: t.sheet.point, value: (n) => (n.placed ? t.sheet.placed[n.placed] : null) },
            { id: 'of', head: t.sheet.asOf, value: (n) => n.as_of, cell: (n) => f.dated(n.as_of) },
          ]}
        />
      )}
    </Part>
  )
}

function Localities({ town }: { town: TownSheet }) {
  const t = useText(territoryText)
  const f = useFormats()
  const rows = useMemo(() => town.localities.toSorted((a, b) => b.people - a.people), [town])
  if (rows.length === 0) return null
  return (
    <Part title={t.sheet.localities}>
      <DataTable
        caption={t.sheet.localities}
        rows={rows}
        rowId={(l) => l.key}
        columns={[
          { id: 'name', head: t.sheet.name, value: (l) => l.name },
          { id: 'kind', head: t.sheet.kind, value: (l) => t.kinds[l.kind] },
          {
            id: 'people',
            head: t.sheet.people,
            number: true,
            value: (l) => l.people,
            cell: (l) => f.number(l.people),
          },
          { id: 'of', head: t.sheet.asOf, value: (l) => l.as_of, cell: (l) => f.dated(l.as_of) },
        ]}
      />
    </Part>
  )
}
