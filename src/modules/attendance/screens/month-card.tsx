// A child's month as a wall calendar: which days they came and when, which they did not and why, which were closed.

import ChevronLeft from 'lucide-react/icons/chevron-left'
import ChevronRight from 'lucide-react/icons/chevron-right'
import { useState } from 'react'
import { addDays, addMonths, type Day, dayNumber, monthOf, weekday } from '../../../kernel/days.ts'
import type { Purpose } from '../../../kernel/purposes.ts'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { StateShape } from '../../../ui/chip.tsx'
import { TakeAway } from '../../../ui/take-away.tsx'
import '../../../ui/desk.css'
import { useFormats, useText } from '../../../ui/language.tsx'
import { todayIn } from '../../../ui/today.ts'
import { type AttendanceDay, attendanceOfChild } from '../contract.ts'
import { monthText } from './desk-text.ts'

/** Whole weeks, Monday first, that hold the month. */
export function weeksOfMonth(month: string): Day[][] {
  const first = `${month}-01`
  const last = addDays(addMonths(first, 1), -1)
  const monday = addDays(first, -((weekday(first) + 6) % 7))
  const weeks = Math.ceil((dayNumber(last) - dayNumber(monday) + 1) / 7)
  return Array.from({ length: weeks }, (_, w) =>
    Array.from({ length: 7 }, (_, d) => addDays(monday, 7 * w + d)),
  )
}

export function MonthCard({
  book,
  child,
  purpose,
  timeZone,
  closed,
}: {
  book: string
  child: string
  purpose: Purpose
  /** of the center */
  timeZone?: string
  /** why the center is closed on a day; undefined when it is open */
  closed: (day: Day) => string | undefined
}) {
  const today = todayIn(timeZone)
  const t = useText(monthText)
  const formats = useFormats()
  const now = today
  const [month, setMonth] = useState(monthOf(now))
  const asked = useAsk(attendanceOfChild, { book, child, month, purpose })
  const go = (n: number) => setMonth(monthOf(addMonths(`${month}-01`, n)))
  return (
    <section className="card stack" aria-labelledby="attendance">
      <div className="row">
        <h2 id="attendance">{t.title}</h2>
        <span className="row no-print">
          <Button look="quiet" icon={ChevronLeft} onPress={() => go(-1)}>
            {t.before}
          </Button>
          <strong>{formats.month(month)}</strong>
          <Button look="quiet" icon={ChevronRight} disabled={month >= monthOf(now)} onPress={() => go(1)}>
            {t.after}
          </Button>
        </span>
      </div>
      <Asked of={asked} height={24}>
        {({ days }) => {
          const byDay = new Map(days.map((d) => [d.day, d]))
          const came = days.filter((d) => d.arrived_at !== null).length
          const absent = days.filter((d) => d.state === 'absent').length
          return (
            <>
              <div className="row">
                <p>{t.sentence(came, absent, formats.month(month))}</p>
                <TakeAway
                  take={{ list: attendanceOfChild.id, filters: { book, child, month, purpose }, purpose }}
                  caption={`${t.title} · ${formats.month(month)}`}
                  rows={days.length}
                />
              </div>
              <table className="month">
                <caption className="unseen">
                  {t.title} · {formats.month(month)}
                </caption>
                <thead>
                  <tr>
                    {t.weekdays.split(' ').map((w) => (
                      <th key={w} scope="col">
                        {w}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {weeksOfMonth(month).map((week) => (
                    <tr key={week[0]}>
                      {week.map((day) =>
                        monthOf(day) === month ? (
                          <DayCell
                            key={day}
                            day={day}
                            told={byDay.get(day)}
                            closed={closed(day)}
                            today={now}
                            timeZone={timeZone}
                          />
                        ) : (
                          <td key={day} data-out />
                        ),
                      )}
                    </tr>
                  ))}
                </tbody>
              </table>
            </>
          )
        }}
      </Asked>
    </section>
  )
}

function DayCell({
  day,
  told,
  closed,
  today: now,
  timeZone,
}: {
  day: Day
  told: AttendanceDay | undefined
  closed: string | undefined
  today: Day
  timeZone: string | undefined
}) {
  const t = useText(monthText)
  const { clock } = useFormats()
  const at = (instant: string) => clock(instant, timeZone)
  const words = () => {
    if (told?.state === 'absent') return `${t.absent}${told.reason ? ` · ${t.reasons[told.reason]}` : ''}`
    if (told?.arrived_at)
      return told.left_at ? t.stayed(at(told.arrived_at), at(told.left_at)) : t.since(at(told.arrived_at))
    if (told) return t.came
    if (closed !== undefined) return closed || t.closed
    return day < now ? t.nothing : ''
  }
  return (
    <td
      data-day={told?.state}
      data-closed={told === undefined && closed !== undefined ? true : undefined}
      data-today={day === now || undefined}
    >
      <span className="month-day">
        {Number(day.slice(8))}
        {told ? <StateShape state={told.state === 'absent' ? 'attention' : 'calm'} size={10} /> : null}
      </span>
      {words()}
      {told && told.flags.length > 0 ? (
        <strong> {told.flags.map((f) => t.flags[f]).join(', ')}</strong>
      ) : null}
    </td>
  )
}
