// A plan as tables, the map's equals: its sites, who is left by municipality, every state before and after, and what opens each year.
import MapPin from 'lucide-react/icons/map-pin'
import type { ReactNode } from 'react'
import { stateName } from '../../../kernel/state-names.ts'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import type { Take } from '../../../ui/take-away.tsx'
import type { PlanOutcome, PlanSite } from '../contract/plans.ts'
import { sumsOf } from './result-strip.tsx'
import './siting.css'
import { sitingText } from './text.ts'

type Names = Readonly<Record<string, string>>
const millions = (pesos: number) => Math.round(pesos / 1e5) / 10

/** A large locality asks for several centers: the second and further ones say which they are. */
export function siteName({ id, name, municipality }: PlanSite, names: Names): string {
  const nth = id.split('#')[1]
  return `${name || (names[municipality] ?? municipality)}${nth ? ` · ${nth}` : ''}`
}

export function SitesTable({
  caption,
  sites,
  names,
  selected,
  onSelect,
  take,
  more = [],
}: {
  /** where the page has several lists of sites */
  caption?: string
  sites: readonly PlanSite[]
  names: Names
  selected?: string | undefined
  onSelect?: (id: string) => void
  take?: Take
  more?: readonly Column<PlanSite>[]
}) {
  const t = useText(sitingText)
  const { number } = useFormats()
  const count = (
    id: keyof PlanSite & ('adds' | 'expected' | 'places' | 'without' | 'year'),
    head: string,
  ): Column<PlanSite> => ({
    ...{ id, head, number: true, value: (s) => s[id] },
    cell: (s) => (id === 'year' ? String(s.year) : number(Math.round(s[id]))),
  })
  return (
    <div className="stack">
      <DataTable<PlanSite>
        caption={caption ?? t.sites}
        rows={sites}
        rowId={(s) => s.id}
        {...(selected ? { selected } : {})}
        {...(onSelect ? { onSelect } : {})}
        {...(take ? { take } : {})}
        columns={[
          {
            ...{ id: 'name', head: t.site, value: (s) => `${siteName(s, names)} ${t.kinds[s.kind]}` },
            cell: (s) => (
              <span className="named">
                {siteName(s, names)}
                <span className="soft">
                  {t.kinds[s.kind]}, {s.rural ? t.ruralOne : t.urbanOne}
                </span>
              </span>
            ),
          },
          {
            id: 'municipality',
            head: t.municipality,
            value: (s) =>
              `${names[s.municipality] ?? s.municipality}, ${stateName(s.municipality.slice(0, 2))}`,
          },
          count('year', t.year),
          count('adds', t.adds),
          count('expected', t.expected),
          count('places', t.places),
          count('without', t.withoutPlace),
          {
            ...{ id: 'cost', head: t.cost, number: true, value: (s) => s.cost },
            cell: (s) => t.costOf(number(millions(s.cost))),
          },
          ...more,
        ]}
        empty={<EmptyState icon={MapPin} title={t.sites} />}
      />
      {caption ? null : <p className="soft">{t.addsAbout}</p>}
    </div>
  )
}

export function UncoveredTable({ outcome, names }: { outcome: PlanOutcome; names: Names }) {
  const t = useText(sitingText)
  const { number, percent } = useFormats()
  const { children, after } = sumsOf(outcome.states)
  const left = Math.round(children - after)
  return (
    <div className="stack">
      <p>
        <strong>
          {t.uncoveredTotal(number(left), number(Math.round(children)), percent(left, children, 1))}
        </strong>
      </p>
      <DataTable<PlanOutcome['uncovered'][number]>
        caption={t.uncoveredTitle}
        rows={outcome.uncovered}
        rowId={(u) => u.municipality}
        columns={[
          { id: 'name', head: t.municipality, value: (u) => names[u.municipality] ?? u.municipality },
          { id: 'state', head: t.state, value: (u) => stateName(u.municipality.slice(0, 2)) },
          {
            ...{ id: 'children', head: t.children, number: true, value: (u) => u.children },
            cell: (u) => number(Math.round(u.children)),
          },
          {
            ...{ id: 'left', head: t.uncovered, number: true, value: (u) => u.uncovered },
            cell: (u) => (
              <span className="figure-cell">
                {number(Math.round(u.uncovered))}
                <span className="soft">{percent(u.uncovered, u.children)}</span>
              </span>
            ),
          },
        ]}
        empty={<EmptyState icon={MapPin} title={t.uncoveredNone} />}
      />
    </div>
  )
}

export function StatesTable({ outcome }: { outcome: PlanOutcome }) {
  const t = useText(sitingText)
  const { number, percent } = useFormats()
  const part = (of: number, whole: number): ReactNode => (
    <span className="figure-cell">
      {percent(of, whole, 1)}
      <span className="soft">{number(Math.round(of))}</span>
    </span>
  )
  type Row = PlanOutcome['states'][number]
  return (
    <DataTable<Row>
      caption={t.byState}
      rows={outcome.states}
      rowId={(s) => s.state}
      columns={[
        { id: 'state', head: t.state, value: (s) => stateName(s.state) },
        { ...{ id: 'centers', head: t.centers, number: true, value: (s: Row) => s.centers } },
        {
          ...{ id: 'children', head: t.children, number: true, value: (s: Row) => s.children },
          cell: (s) => number(Math.round(s.children)),
        },
        {
          ...{
            id: 'before',
            head: t.before,
            number: true,
            value: (s: Row) => s.before / Math.max(1, s.children),
          },
          cell: (s) => part(s.before, s.children),
        },
        {
          ...{
            id: 'after',
            head: t.after,
            number: true,
            value: (s: Row) => s.after / Math.max(1, s.children),
          },
          cell: (s) => part(s.after, s.children),
        },
        {
          ...{ id: 'left', head: t.uncovered, number: true, value: (s: Row) => s.children - s.after },
          cell: (s) => number(Math.round(s.children - s.after)),
        },
      ]}
    />
  )
}
