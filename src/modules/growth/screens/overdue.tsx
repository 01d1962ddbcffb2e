// Who should have been weighed by now, the longest wait first.
import Ruler from 'lucide-react/icons/ruler'
import { useContext, useState } from 'react'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { centerSteps } from '../../../ui/center-steps.ts'
import { ChildFace, faceText } from '../../../ui/child-face.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { faceOf } from '../../../ui/face.ts'
import { useFormats, useText } from '../../../ui/language.tsx'
import { GoContext, Link } from '../../../ui/link.tsx'
import { useMe } from '../../../ui/me.tsx'
import { Select } from '../../../ui/select.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { centerFile } from '../../network/contract.ts'
import { type OverdueChild, overdueGrowth } from '../contract.ts'
import { growthDeskText } from './desk-text.ts'

const ALL = 'all'
/** From this many days on a wait asks for attention: a month is a missed measuring of the youngest. */
const LONG_WAIT = 30

export function Overdue({ id }: { id: string }) {
  const t = useText(growthDeskText)
  const faces = useText(faceText)
  const { day } = useFormats()
  const me = useMe()
  const go = useContext(GoContext)
  const [room, setRoom] = useState(ALL)
  const center = useAsk(centerFile, { book: id })
  const asked = useAsk(overdueGrowth, { book: id, ...(room === ALL ? {} : { room }) })
  useStanding(centerSteps(me, t.mexico, center.data, id, { label: t.title }), 'growth')
  const rooms = center.data?.rooms ?? []
  const name = (o: OverdueChild) => o.name ?? faces[faceOf(o.child).animal]
  const to = (o: OverdueChild) => `/centro/${id}/nina-o-nino/${o.child}`
  const columns: Column<OverdueChild>[] = [
    {
      id: 'child',
      head: t.overdue.child,
      value: name,
      cell: (o) => (
        <span className="face-line">
          <ChildFace id={o.child} size={40} />
          <Link to={to(o)}>{name(o)}</Link>
        </span>
      ),
    },
    { id: 'room', head: t.overdue.room, value: (o) => rooms.find((r) => r.key === o.room)?.name ?? t.none },
    {
      id: 'last',
      head: t.overdue.last,
      value: (o) => o.last_day,
      cell: (o) => (o.last_day ? day(o.last_day) : t.overdue.never),
    },
    { id: 'due', head: t.overdue.due, value: (o) => o.due, cell: (o) => day(o.due) },
    {
      id: 'late',
      head: t.overdue.late,
      number: true,
      value: (o) => o.days_late,
      cell: (o) =>
        o.days_late >= LONG_WAIT ? (
          <Chip state="attention">{t.overdue.days(o.days_late)}</Chip>
        ) : (
          t.overdue.days(o.days_late)
        ),
    },
  ]
  return (
    <>
      <PageHead
        title={t.overdue.title}
        about={asked.data ? t.overdue.about(asked.data.overdue.length, day(asked.data.today)) : '\u00a0'}
      />
      <div className="filters no-print">
        <Select
          label={t.overdue.room}
          value={room}
          onChange={setRoom}
          choices={[
            { value: ALL, label: t.overdue.allRooms },
            ...rooms.filter((r) => r.closed_on === null).map((r) => ({ value: r.key, label: r.name })),
          ]}
        />
      </div>
      <Asked of={asked} height={30}>
        {({ overdue }) => (
          <DataTable
            caption={t.overdue.title}
            rows={overdue}
            rowId={(o) => o.child}
            columns={columns}
            take={{
              list: overdueGrowth.id,
              filters: { book: id, ...(room === ALL ? {} : { room }) },
              purpose: 'ask',
            }}
            onOpen={(o) => go?.(to(o))}
            empty={
              <EmptyState icon={Ruler} title={t.overdue.empty}>
                {t.overdue.emptyAbout}
              </EmptyState>
            }
          />
        )}
      </Asked>
    </>
  )
}
