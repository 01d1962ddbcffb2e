// Dialogue events: those to come, then those held, with what was promised and is still open; and the way to plan one.
import CalendarPlus from 'lucide-react/icons/calendar-plus'
import { useContext, useState } from 'react'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { GoContext, Link } from '../../../ui/link.tsx'
import { homeSteps, useMay, useMe, widestPost } from '../../../ui/me.tsx'
import { newId } from '../../../ui/saying.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { type EventListed, listEvents } from '../contract/asking.ts'
import { PlanForm } from './plan-form.tsx'
import { partnersText } from './text.ts'
import { partnerWords } from './words.ts'

export function EventsPage() {
  const t = useText(partnersText)
  const w = useText(partnerWords)
  const { day, number } = useFormats()
  const me = useMe()
  const may = useMay()
  const go = useContext(GoContext)
  const post = widestPost(me)
  const asked = useAsk(listEvents, {})
  const [planning, setPlanning] = useState<string>()
  useStanding(
    [...homeSteps(me, t.mexico), { label: t.title, to: '/aliados' }, { label: t.events }],
    'partners',
  )
  const columns: Column<EventListed>[] = [
    {
      ...{ id: 'title', head: t.eventTitle, value: (e) => e.title, sortable: false },
      cell: (e) => (
        <span className="row">
          <Link to={`/aliados/eventos/${e.book}/${e.id}`}>{e.title}</Link>
          {e.cancelled ? (
            <Chip state="none">{t.cancelled('')}</Chip>
          ) : e.overdue > 0 ? (
            <Chip state="urgent">{t.openCommitments(e.overdue)}</Chip>
          ) : e.open > 0 ? (
            <Chip state="attention">{t.openCommitments(e.open)}</Chip>
          ) : null}
        </span>
      ),
    },
    {
      id: 'day',
      head: t.day,
      value: (e) => e.on_day,
      cell: (e) => `${day(e.on_day)} · ${e.starts}–${e.ends}`,
    },
    { id: 'place', head: t.place, value: (e) => e.place },
    {
      id: 'came',
      head: t.attendance,
      value: (e) => e.came,
      cell: (e) => t.came(number(e.came), number(e.invited)),
    },
    ...(post?.scope === 'nation'
      ? [
          {
            id: 'rep',
            head: w.representation,
            value: (e: EventListed) => e.representation_name ?? t.nationBook,
          },
        ]
      : []),
  ]
  return (
    <>
      <PageHead
        title={t.eventsTitle}
        actions={
          may('partners.write') && post ? (
            <Button icon={CalendarPlus} onPress={() => setPlanning(newId())}>
              {t.eventAdd}
            </Button>
          ) : undefined
        }
      />
      <Asked of={asked} height={20}>
        {({ events }) => (
          <DataTable
            caption={t.eventsTitle}
            rows={events}
            rowId={(e) => e.id}
            columns={columns}
            onOpen={(e) => go?.(`/aliados/eventos/${e.book}/${e.id}`)}
            empty={
              <EmptyState icon={CalendarPlus} title={t.noEventsYet}>
                {t.eventsAbout}
              </EmptyState>
            }
          />
        )}
      </Asked>
      {planning && post ? (
        <PlanForm
          book={post.book}
          id={planning}
          onClose={() => setPlanning(undefined)}
          onSaid={() => go?.(`/aliados/eventos/${post.book}/${planning}`)}
        />
      ) : null}
    </>
  )
}
