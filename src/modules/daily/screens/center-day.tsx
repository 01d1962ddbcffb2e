// The day of a center's rooms for who directs it: each child's day in one line, what to look at, and the notes of the shifts.
import NotebookPen from 'lucide-react/icons/notebook-pen'
import { useContext, useState } from 'react'
import { COUNTRY_ZONE, civilDay, type Day } from '../../../kernel/days.ts'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { centerSteps } from '../../../ui/center-steps.ts'
import { ChildFace, faceText } from '../../../ui/child-face.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { faceOf } from '../../../ui/face.ts'
import { Field } from '../../../ui/field.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { GoContext, Link } from '../../../ui/link.tsx'
import { useMe } from '../../../ui/me.tsx'
import { Select } from '../../../ui/select.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { centerFile } from '../../network/contract.ts'
import { type DailyEntry, type DailyHandover, type DayListed, dayOfCenter } from '../contract.ts'
import { isMilk, standing } from '../rules/fold-day.ts'
import './daily.css'
import { dailyDeskText } from './desk-text.ts'
import { dailyWords } from './words.ts'

const ALL = 'all'

export function CenterDay({ id }: { id: string }) {
  const t = useText(dailyDeskText)
  const w = useText(dailyWords)
  const faces = useText(faceText)
  const { age } = useFormats()
  const me = useMe()
  const go = useContext(GoContext)
  const [room, setRoom] = useState(ALL)
  const center = useAsk(centerFile, { book: id })
  const [chosen, setDay] = useState<Day>()
  const today = civilDay(new Date().toISOString(), center.data?.center.time_zone ?? COUNTRY_ZONE)
  const day = chosen ?? today
  const filters = { book: id, day, ...(room === ALL ? {} : { room }) }
  const asked = useAsk(dayOfCenter, filters)
  useStanding(centerSteps(me, t.mexico, center.data, id, { label: t.rooms }), 'daily')
  const rooms = center.data?.rooms ?? []
  const name = (d: DayListed) => d.name ?? faces[faceOf(d.child).animal]
  // the file opens on the day that was looked at
  const to = (d: DayListed) => `/centro/${id}/nina-o-nino/${d.child}/dia/${day}`
  const count = (d: DayListed, what: DailyEntry['what']) =>
    standing(d.day.entries).filter((e) => e.what === what).length
  const number = (col: string, head: string, value: (d: DayListed) => number): Column<DayListed> => ({
    ...{ id: col, head, number: true, value },
  })
  const columns: Column<DayListed>[] = [
    {
      id: 'child',
      head: t.child,
      value: name,
      cell: (d) => (
        <span className="face-line">
          <ChildFace id={d.child} size={40} />
          <Link to={to(d)}>{name(d)}</Link>
        </span>
      ),
    },
    // of one room chosen every line would repeat its name
    ...(room === ALL
      ? [
          {
            ...{ id: 'room', head: t.room },
            value: (d: DayListed) => rooms.find((r) => r.key === d.day.room)?.name ?? '',
          },
        ]
      : []),
    { id: 'age', head: t.age, value: (d) => d.birth, cell: (d) => age(d.birth, day) },
    {
      id: 'meals',
      head: t.meals,
      number: true,
      value: (d) => d.day.meals_eaten,
      cell: (d) => `${d.day.meals_eaten}/${d.day.meals}`,
    },
    number('bottles', t.bottles, (d) => standing(d.day.entries).filter(isMilk).length),
    number('naps', t.naps, (d) => d.day.naps.length),
    {
      id: 'checks',
      head: t.checksKept,
      number: true,
      value: (d) => d.day.checks_kept,
      cell: (d) => (d.day.checks_due === 0 ? '–' : `${d.day.checks_kept}/${d.day.checks_due}`),
    },
    number('nappies', t.nappies, (d) => count(d, 'changed')),
    number('outdoors', t.outdoors, (d) => d.day.outdoors_minutes),
    {
      id: 'look',
      head: t.look,
      value: (d) => d.day.flags.length,
      cell: (d) =>
        d.day.flags.map((f) => (
          <Chip key={f} state="attention">
            {w.flags[f]}
          </Chip>
        )),
    },
  ]
  return (
    <>
      <PageHead title={t.rooms} about={t.roomsLead} />
      <div className="filters no-print">
        <Field kind="date" label={t.day} value={day} onChange={(d) => d && setDay(d)} max={today} />
        <Select
          label={t.room}
          value={room}
          onChange={setRoom}
          choices={[
            { value: ALL, label: t.allRooms },
            ...rooms.filter((r) => r.closed_on === null).map((r) => ({ value: r.key, label: r.name })),
          ]}
        />
      </div>
      <Asked of={asked} height={30}>
        {({ days, handovers, people }) => (
          <div className="stack">
            <DataTable
              caption={t.rooms}
              rows={days}
              rowId={(d) => d.child}
              columns={columns}
              take={{ list: dayOfCenter.id, filters, purpose: 'ask' }}
              onOpen={(d) => go?.(to(d))}
              empty={
                <EmptyState icon={NotebookPen} title={t.none}>
                  {t.nothingStep}
                </EmptyState>
              }
            />
            <Handovers
              notes={handovers}
              nameOf={(who) => people[who] ?? ''}
              roomName={(r) => rooms.find((x) => x.key === r)?.name ?? ''}
              timeZone={center.data?.center.time_zone}
            />
          </div>
        )}
      </Asked>
    </>
  )
}

function Handovers({
  notes,
  nameOf,
  roomName,
  timeZone,
}: {
  notes: readonly DailyHandover[]
  nameOf: (person: string) => string
  roomName: (room: string) => string
  timeZone: string | undefined
}) {
  const t = useText(dailyDeskText)
  const { clock, list } = useFormats()
  return (
    <section className="card stack" aria-labelledby="handovers">
      <h2 id="handovers">{t.notes}</h2>
      {notes.length === 0 ? <p className="soft">{t.noNotes}</p> : null}
      {notes.map((h) => (
        <article key={h.key} className="handover-note">
          <p className="soft">
            {[roomName(h.room), nameOf(h.by), clock(h.at, timeZone)].filter(Boolean).join(' · ')}
          </p>
          <p className="handover-text">{h.text}</p>
          <p className="soft">
            {h.read.length === 0 ? t.unread : t.readBy(list(h.read.map((r) => nameOf(r.by))))}
          </p>
        </article>
      ))}
    </section>
  )
}
