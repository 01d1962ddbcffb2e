// A child's day in its file: a story hour by hour, in short on top, what was corrected below; printed alone as "Un día de …".
import ChevronLeft from 'lucide-react/icons/chevron-left'
import ChevronRight from 'lucide-react/icons/chevron-right'
import Printer from 'lucide-react/icons/printer'
import { useState } from 'react'
import { addDays, type Day } from '../../../kernel/days.ts'
import type { Purpose } from '../../../kernel/purposes.ts'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import '../../../ui/desk.css'
import { useFormats, useText } from '../../../ui/language.tsx'
import { printThis } from '../../../ui/print-this.ts'
import { TakeAway } from '../../../ui/take-away.tsx'
import { todayIn } from '../../../ui/today.ts'
import { type DailyDay, type DailyEntry, dayOfChild } from '../contract.ts'
import { standing } from '../rules/fold-day.ts'
import './daily.css'
import { dailyDeskText } from './desk-text.ts'
import { dailyWords, saidWords } from './words.ts'

export function ChildDayCard({
  book,
  child,
  given,
  purpose,
  timeZone,
  center,
}: {
  book: string
  child: string
  given: string
  purpose: Purpose
  timeZone?: string
  center?: string
}) {
  const t = useText(dailyDeskText)
  const formats = useFormats()
  const now = todayIn(timeZone)
  const [chosen, setDay] = useState<Day>()
  const day = chosen ?? now
  const asked = useAsk(dayOfChild, { book, child, day, purpose })
  return (
    <section className="card stack day-print" aria-labelledby="child-day" data-print-this>
      <div className="row">
        <h2 id="child-day">{t.dayOf(given)}</h2>
        <span className="row">
          <span className="no-print">
            <Button look="quiet" icon={ChevronLeft} onPress={() => setDay(addDays(day, -1))}>
              {t.before}
            </Button>
          </span>
          <strong>{formats.day(day)}</strong>
          <span className="no-print">
            <Button
              look="quiet"
              icon={ChevronRight}
              disabled={day >= now}
              onPress={() => setDay(addDays(day, 1))}
            >
              {t.after}
            </Button>
          </span>
        </span>
      </div>
      {center && !asked.data?.day?.followed ? <p className="soft">{center}</p> : null}
      <Asked of={asked} height={16}>
        {({ day: told, people }) =>
          told ? (
            <>
              <Story told={told} people={people} timeZone={timeZone} />
              <div className="row no-print">
                <Button icon={Printer} onPress={printThis}>
                  {t.print}
                </Button>
                <TakeAway
                  take={{ list: dayOfChild.id, filters: { book, child, day, purpose }, purpose }}
                  caption={`${t.title} · ${formats.day(day)}`}
                  rows={told.entries.length}
                />
              </div>
            </>
          ) : (
            <div>
              <p>{t.nothing}</p>
              <p className="soft no-print">{t.nothingStep}</p>
            </div>
          )
        }
      </Asked>
    </section>
  )
}

type Told = {
  told: DailyDay
  people: Readonly<Record<string, string>>
  timeZone: string | undefined
}

function Story({ told, people, timeZone }: Told) {
  const t = useText(dailyDeskText)
  const w = useText(dailyWords)
  const { clock } = useFormats()
  const at = (instant: string) => clock(instant, timeZone)
  const stands = standing(told.entries)
  const gone = told.entries.filter((e) => !stands.some((s) => s.id === e.id) || e.what === 'struck')
  const minutes = told.naps.reduce(
    (n, nap) => n + (nap.to ? (Date.parse(nap.to) - Date.parse(nap.from)) / 60_000 : 0),
    0,
  )
  const count = (what: DailyEntry['what']) => stands.filter((e) => e.what === what).length
  const short: readonly (readonly [string, string])[] = [
    [t.meals, `${told.meals_eaten}/${told.meals}`],
    [t.bottles, String(count('drank'))],
    [t.slept, w.minutes(Math.round(minutes))],
    [t.nappies, String(count('changed'))],
    [t.outdoors, String(told.outdoors_minutes)],
  ]
  return (
    <>
      {told.followed ? <p className="soft">{t.followed}</p> : null}
      <p>
        {told.arrived_at === null
          ? null
          : told.left_at === null
            ? t.here(at(told.arrived_at))
            : t.stay(at(told.arrived_at), at(told.left_at))}
      </p>
      <dl className="day-short">
        {short.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {told.flags.length > 0 ? (
        <p className="row">
          {told.flags.map((f) => (
            <Chip key={f} state="attention">
              {w.flags[f]}
            </Chip>
          ))}
        </p>
      ) : null}
      <ul className="day-story">
        {stands.map((e) => (
          <Line key={e.id} entry={e} at={at} who={people[e.by]} />
        ))}
      </ul>
      {gone.length > 0 ? (
        <details className="no-print">
          <summary>{t.corrected}</summary>
          <ul className="day-story">
            {gone.map((e) => (
              <Line key={e.id} entry={e} at={at} who={people[e.by]} />
            ))}
          </ul>
        </details>
      ) : null}
    </>
  )
}

function Line({
  entry: e,
  at,
  who,
}: {
  entry: DailyEntry
  at: (instant: string) => string
  who: string | undefined
}) {
  const t = useText(dailyDeskText)
  const w = useText(dailyWords)
  const { what, how } = saidWords(w, e)
  const beside = [who && t.by(who), e.said && t.saidAt(at(e.said)), e.why]
  return (
    <li>
      <time dateTime={e.at}>{at(e.at)}</time>
      <span>
        <strong>{what}</strong> {how}
      </span>
      <span className="soft no-print">{beside.filter(Boolean).join(' · ')}</span>
    </li>
  )
}
