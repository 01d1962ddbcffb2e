// The representations: how many municipalities each has and how many of them nobody has confirmed.
import Landmark from 'lucide-react/icons/landmark'
import { useContext } from 'react'
import type { InferOutput } from 'valibot'
import { stateName } from '../../../kernel/state-names.ts'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { GoContext, Link } from '../../../ui/link.tsx'
import { homeSteps, useMe } from '../../../ui/me.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { listRepresentations } from '../contract.ts'
import { networkText } from './desk-text.ts'

type Listed = InferOutput<typeof listRepresentations.answer>['representations'][number]

export function Representations() {
  const t = useText(networkText)
  const { number } = useFormats()
  const me = useMe()
  const go = useContext(GoContext)
  useStanding([...homeSteps(me, t.mexico), { label: t.representations.title }], 'representations')
  const asked = useAsk(listRepresentations, {})
  const reach = (r: Listed) => me.posts.some((p) => p.scope === 'nation' || p.book === r.key)
  const columns: Column<Listed>[] = [
    {
      id: 'name',
      head: t.representations.representation,
      value: (r) => r.name,
      cell: (r) => (reach(r) ? <Link to={`/tablero/representacion/${r.key}`}>{r.name}</Link> : r.name),
    },
    { id: 'code', head: t.representations.code, value: (r) => r.code },
    { id: 'state', head: t.representations.state, value: (r) => stateName(r.state) },
    {
      id: 'municipalities',
      head: t.representations.municipalities,
      number: true,
      value: (r) => r.municipalities,
      cell: (r) => number(r.municipalities),
    },
    {
      id: 'unconfirmed',
      head: t.representations.unconfirmed,
      number: true,
      value: (r) => r.unconfirmed,
      cell: (r) => (r.unconfirmed > 0 ? <Chip state="attention">{number(r.unconfirmed)}</Chip> : t.none),
    },
  ]
  return (
    <>
      <PageHead title={t.representations.title} about={t.representations.about} />
      <Asked of={asked} height={30}>
        {({ representations }) => (
          <DataTable
            caption={t.representations.title}
            rows={representations}
            rowId={(r) => r.key}
            columns={columns}
            take={{ list: listRepresentations.id, filters: {} }}
            onOpen={(r) => (reach(r) ? go?.(`/tablero/representacion/${r.key}`) : undefined)}
            empty={
              <EmptyState icon={Landmark} title={t.representations.empty}>
                {t.representations.emptyAbout}
              </EmptyState>
            }
          />
        )}
      </Asked>
    </>
  )
}
