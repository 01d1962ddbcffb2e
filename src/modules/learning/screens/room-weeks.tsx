// The rooms of a center and their weeks: who has a plan, what of it happened, and the way to each plan.
import BookOpen from 'lucide-react/icons/book-open'
import ChevronLeft from 'lucide-react/icons/chevron-left'
import ChevronRight from 'lucide-react/icons/chevron-right'
import Shapes from 'lucide-react/icons/shapes'
import { useContext, useState } from 'react'
import { addDays, type Day } from '../../../kernel/days.ts'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { centerSteps } from '../../../ui/center-steps.ts'
import { Chip } from '../../../ui/chip.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { GoContext, Link } from '../../../ui/link.tsx'
import { useMe } from '../../../ui/me.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { todayIn } from '../../../ui/today.ts'
import { centerFile } from '../../network/contract.ts'
import { type RoomWeek, weekOfCenter } from '../contract.ts'
import { mondayOf } from '../rules/week-of.ts'
import { learningDesk } from './desk-text.ts'
import './learning.css'

export function RoomWeeks({ id }: { id: string }) {
  const t = useText(learningDesk)
  const me = useMe()
  const go = useContext(GoContext)
  const { day } = useFormats()
  const center = useAsk(centerFile, { book: id })
  const today = todayIn(center.data?.center.time_zone)
  const [chosen, setWeek] = useState<Day>()
  const week = chosen ?? mondayOf(today)
  const asked = useAsk(weekOfCenter, { book: id, week })
  useStanding(centerSteps(me, t.mexico, center.data, id, { label: t.title }), 'learning')
  const to = (r: RoomWeek) => `/centro/${id}/aprendizaje/${r.room}/${week}`
  const columns: Column<RoomWeek>[] = [
    { id: 'room', head: t.room, value: (r) => r.name, cell: (r) => <Link to={to(r)}>{r.name}</Link> },
    { id: 'children', head: t.children, number: true, value: (r) => r.children },
    {
      id: 'plan',
      head: t.plan,
      value: (r) => (r.planned ? 0 : 1),
      cell: (r) =>
        r.children === 0 && !r.planned ? (
          <span className="soft">{t.noChildren}</span>
        ) : (
          <Chip state={r.planned ? 'calm' : 'attention'}>{r.planned ? t.planned : t.notPlanned}</Chip>
        ),
    },
    { id: 'activities', head: t.activities, number: true, value: (r) => r.activities },
    {
      id: 'done',
      head: t.done,
      number: true,
      value: (r) => r.done,
      cell: (r) => (r.activities === 0 ? '–' : `${r.done}/${r.activities}`),
    },
    { id: 'told', head: t.told, number: true, value: (r) => r.told },
    { id: 'intent', head: t.intent, value: (r) => r.intent },
  ]
  return (
    <>
      <PageHead title={t.title} about={t.lead} />
      <div className="row no-print">
        <Button look="quiet" icon={ChevronLeft} onPress={() => setWeek(addDays(week, -7))}>
          {t.before}
        </Button>
        <strong>{t.weekOf(day(week), day(addDays(week, 4)))}</strong>
        <Button look="quiet" icon={ChevronRight} onPress={() => setWeek(addDays(week, 7))}>
          {t.after}
        </Button>
        <ButtonLink to={`/centro/${id}/aprendizaje/actividades`} icon={BookOpen}>
          {t.bank}
        </ButtonLink>
      </div>
      <Asked of={asked} height={24}>
        {({ rooms }) => (
          <DataTable
            caption={`${t.title}, ${t.weekOf(day(week), day(addDays(week, 4)))}`}
            rows={rooms}
            rowId={(r) => r.room}
            columns={columns}
            take={{ list: weekOfCenter.id, filters: { book: id, week } }}
            onOpen={(r) => go?.(to(r))}
            empty={
              <EmptyState icon={Shapes} title={t.noRooms}>
                {t.noRoomsStep}
              </EmptyState>
            }
          />
        )}
      </Asked>
    </>
  )
}
