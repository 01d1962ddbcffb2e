// The legal attendance list of a room and a month, as it is printed and signed.
import Printer from 'lucide-react/icons/printer'
import Users from 'lucide-react/icons/users'
import { useState } from 'react'
import { addMonths, civilDay, monthOf } from '../../../kernel/days.ts'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { centerSteps } from '../../../ui/center-steps.ts'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { useMe } from '../../../ui/me.tsx'
import { Select } from '../../../ui/select.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { TakeAway } from '../../../ui/take-away.tsx'
import { centerFile } from '../../network/contract.ts'
import { monthSheet } from '../contract.ts'
import { daysInMonth } from '../rules/month-sheet.ts'
import { doorText } from './door-text.ts'
import './print.css'
import { todayIn } from '../../../ui/today.ts'

const MONTHS_BACK = 14

export function MonthSheet({ id }: { id: string }) {
  const t = useText(doorText)
  const formats = useFormats()
  const me = useMe()
  const center = useAsk(centerFile, { book: id })
  const now = monthOf(todayIn(center.data?.center.time_zone))
  const [month, setMonth] = useState(now)
  const [chosen, setRoom] = useState('')
  const rooms = (center.data?.rooms ?? []).filter((r) => r.closed_on === null)
  const room = chosen || rooms[0]?.key || ''
  useStanding(
    centerSteps(
      me,
      t.mexico,
      center.data,
      id,
      { label: t.title, to: `/centro/${id}/puerta` },
      { label: t.sheet.title },
    ),
    'door',
  )
  return (
    <>
      <div className="no-print">
        <PageHead title={t.sheet.title} about={formats.month(month)} />
        <div className="filters">
          <Select
            label={t.room}
            value={room}
            onChange={setRoom}
            choices={rooms.map((r) => ({ value: r.key, label: r.name }))}
          />
          <Select
            label={t.sheet.month}
            value={month}
            onChange={setMonth}
            choices={Array.from({ length: MONTHS_BACK }, (_, i) => {
              const value = monthOf(addMonths(`${now}-01`, -i))
              return { value, label: formats.month(value) }
            })}
          />
          <Button icon={Printer} onPress={() => print()}>
            {t.sheet.print}
          </Button>
        </div>
      </div>
      {center.data && room ? (
        <Sheet
          book={id}
          room={room}
          roomName={rooms.find((r) => r.key === room)?.name ?? ''}
          month={month}
          center={center.data.center}
        />
      ) : null}
    </>
  )
}

function Sheet({
  book,
  room,
  roomName,
  month,
  center,
}: {
  book: string
  room: string
  roomName: string
  month: string
  center: { readonly name: string; readonly code: string; readonly time_zone: string }
}) {
  const t = useText(doorText)
  const formats = useFormats()
  const asked = useAsk(monthSheet, { book, room, month })
  const days = daysInMonth(month).map((d) => Number(d.slice(8)))
  return (
    <Asked of={asked} height={30}>
      {({ children, open }) => {
        if (children.length === 0)
          return (
            <EmptyState icon={Users} title={t.sheet.empty}>
              {t.sheet.emptyAbout}
            </EmptyState>
          )
        const isOpen = new Set(open)
        return (
          <section className="paper" data-wide aria-label={t.sheet.title}>
            <header className="paper-head">
              <div>
                <h2>{t.sheet.title}</h2>
                <p>
                  {t.sheet.center}: <strong>{center.name}</strong> ({center.code}) · {t.room}:{' '}
                  <strong>{roomName}</strong> · {t.sheet.month}: <strong>{formats.month(month)}</strong>
                </p>
              </div>
              <span className="no-print">
                <TakeAway
                  take={{ list: monthSheet.id, filters: { book, room, month }, purpose: 'care' }}
                  caption={`${t.sheet.title} · ${roomName} · ${formats.month(month)}`}
                  rows={children.length}
                />
              </span>
            </header>
            <div className="paper-scroll">
              <table className="paper-table">
                <thead>
                  <tr>
                    <th scope="col">{t.sheet.number}</th>
                    <th scope="col" className="paper-name">
                      {t.sheet.name}
                    </th>
                    {days.map((d) => (
                      <th key={d} scope="col" data-closed={!isOpen.has(d) || undefined}>
                        {d}
                      </th>
                    ))}
                    <th scope="col">{t.sheet.came}</th>
                    <th scope="col">{t.sheet.absent}</th>
                  </tr>
                </thead>
                <tbody>
                  {children.map((c, i) => (
                    <tr key={c.id}>
                      <td>{i + 1}</td>
                      <th scope="row" className="paper-name">
                        {c.name ?? t.notNamed}
                      </th>
                      {days.map((d) => {
                        const code = c.days[String(d)] ?? ''
                        return (
                          <td key={d} data-closed={!isOpen.has(d) || undefined} data-code={code || undefined}>
                            {code === 'C' ? '' : code}
                          </td>
                        )
                      })}
                      <td>{c.came}</td>
                      <td>{c.absent}</td>
                    </tr>
                  ))}
                </tbody>
                <tfoot>
                  <tr>
                    <td />
                    <th scope="row" className="paper-name">
                      {t.sheet.total}
                    </th>
                    {days.map((d) => (
                      <td key={d} data-closed={!isOpen.has(d) || undefined}>
                        {isOpen.has(d)
                          ? children.filter((c) => ['/', 'S'].includes(c.days[String(d)] ?? '')).length || ''
                          : ''}
                      </td>
                    ))}
                    <td>{children.reduce((n, c) => n + c.came, 0)}</td>
                    <td>{children.reduce((n, c) => n + c.absent, 0)}</td>
                  </tr>
                </tfoot>
              </table>
            </div>
            <p>{t.sheet.legend}</p>
            <div className="paper-signs">
              {t.sheet.signs.split('|').map((who) => (
                <div key={who}>
                  <span>{who}</span>
                  <small>{t.sheet.signHint}</small>
                </div>
              ))}
            </div>
            <footer className="soft">
              {t.sheet.source} {t.sheet.printed}:{' '}
              {formats.day(civilDay(new Date().toISOString(), center.time_zone))}
            </footer>
          </section>
        )
      }}
    </Asked>
  )
}
