// Where a mentor's work begins: the centers they accompany, longest without a visit first, and what is open in each.
import Footprints from 'lucide-react/icons/footprints'
import MessagesSquare from 'lucide-react/icons/messages-square'
import { useContext } from 'react'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { ButtonLink } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { GoContext, Link } from '../../../ui/link.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { type MentoringMine, mentoringMine } from '../contract.ts'
import { mentoringText } from './text.ts'

type Center = MentoringMine['centers'][number]

export function MentorHome() {
  const t = useText(mentoringText)
  const { day } = useFormats()
  const go = useContext(GoContext)
  const asked = useAsk(mentoringMine, {})
  useStanding([{ label: t.mine }], 'mentoring')
  const to = (c: Center) => `/centro/${c.book}/acompanamiento`
  const columns: Column<Center>[] = [
    { id: 'name', head: t.center, value: (c) => c.name, cell: (c) => <Link to={to(c)}>{c.name}</Link> },
    {
      id: 'last',
      head: t.last,
      value: (c) => c.last ?? '',
      cell: (c) => (c.last ? day(c.last) : <span className="soft">{t.never}</span>),
    },
    { id: 'open', head: t.open, number: true, value: (c) => c.open },
    {
      id: 'overdue',
      head: t.overdue,
      number: true,
      value: (c) => c.overdue,
      cell: (c) => (c.overdue > 0 ? <Chip state="attention">{String(c.overdue)}</Chip> : '–'),
    },
    { id: 'mine', head: t.yours, number: true, value: (c) => c.mine },
  ]
  return (
    <div className="stack">
      <PageHead title={t.mine} about={t.mineLead} />
      <div className="row no-print">
        <ButtonLink to="/conversaciones" icon={MessagesSquare}>
          {t.talks}
        </ButtonLink>
      </div>
      <Asked of={asked} height={24}>
        {({ centers }) => (
          <DataTable
            caption={t.mine}
            rows={centers}
            rowId={(c) => c.book}
            columns={columns}
            onOpen={(c) => go?.(to(c))}
            empty={
              <EmptyState icon={Footprints} title={t.noCenters}>
                {t.noCentersStep}
              </EmptyState>
            }
          />
        )}
      </Asked>
    </div>
  )
}
