// A child's last days as a small wall calendar: a line a week, told in words for who does not see it.
import { addDays, type Day, weekday } from '../../../kernel/days.ts'
import { useFormats, useText } from '../../../ui/language.tsx'
import type { CarriedDay } from '../carry.ts'
import './room.css'
import { attendanceText } from './text.ts'

const DAYS_SHOWN = 60

export type DayCell = {
  readonly day: Day
  readonly what: 'came' | 'absent' | 'closed' | 'nothing' | 'outside'
}

/** Whole weeks, Monday first, that hold the `count` days up to `today`; days before or after those are `outside`. */
export function weeksOf(
  today: Day,
  dayOf: (day: Day) => CarriedDay | undefined,
  isClosed: (day: Day) => boolean,
  count: number = DAYS_SHOWN,
): DayCell[][] {
  const first = addDays(today, 1 - count)
  const weeks: DayCell[][] = []
  for (
    let monday = addDays(first, -((weekday(first) + 6) % 7));
    monday <= today;
    monday = addDays(monday, 7)
  ) {
    weeks.push(
      Array.from({ length: 7 }, (_, i): DayCell => {
        const day = addDays(monday, i)
        if (day < first || day > today) return { day, what: 'outside' }
        const told = dayOf(day)
        if (told) return { day, what: told.s === 'absent' ? 'absent' : 'came' }
        return { day, what: isClosed(day) ? 'closed' : 'nothing' }
      }),
    )
  }
  return weeks
}

const SHAPE = { came: '●', absent: '–', closed: '', nothing: '', outside: '' } as const

/** `closed` are the days the center's calendar shuts; weekends show only when somebody came on one. */
export function DaysWall({
  today,
  dayOf,
  closed,
}: {
  today: Day
  dayOf: (day: Day) => CarriedDay | undefined
  closed: ReadonlySet<Day>
}) {
  const t = useText(attendanceText)
  const { day: dayWords, dayShort } = useFormats()
  const weeks = weeksOf(today, dayOf, (d) => closed.has(d))
  const cells = weeks.flat()
  const came = cells.filter((c) => c.what === 'came').length
  const missed = cells.filter((c) => c.what === 'absent').length
  const weekend = weeks.some((w) => w.slice(5).some((c) => c.what === 'came' || c.what === 'absent'))
  const columns = weekend ? 7 : 5
  const letters = t.days.weekdays.split(' ').slice(0, columns)
  const names = t.days.weekdayNames.split(' ')
  return (
    <section className="card stack">
      <div>
        <h2>{t.days.title}</h2>
        <p className="soft">{t.days.sentence(came, missed)}</p>
      </div>
      <table className="days-wall">
        <thead>
          <tr>
            <th scope="col">{t.days.week}</th>
            {letters.map((letter, i) => (
              <th key={names[i]} scope="col" aria-label={names[i]}>
                {letter}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]!.day}>
              <th scope="row">{dayShort(week[0]!.day)}</th>
              {week.slice(0, columns).map((cell) => (
                <td key={cell.day} data-day={cell.what} data-today={cell.day === today || undefined}>
                  {cell.what === 'outside' ? null : (
                    <>
                      <span aria-hidden="true">
                        {SHAPE[cell.what] || (cell.what === 'nothing' ? Number(cell.day.slice(8)) : '')}
                      </span>
                      <span className="unseen">{`${dayWords(cell.day)}: ${t.days[cell.what]}`}</span>
                    </>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="row soft">
        <span>● {t.days.came}</span>
        <span>– {t.days.absent}</span>
        <span>{t.days.legend(Number(today.slice(8)))}</span>
      </p>
    </section>
  )
}
