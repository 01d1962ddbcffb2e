// A child's day in its file: a story hour by hour, in short on top, what was corrected below; printed alone as "Un día de …".
import ChevronLeft from 'lucide-react/icons/chevron-left'
import ChevronRight from 'lucide-react/icons/chevron-right'
import Printer from 'lucide-react/icons/printer'
import { useEffect, useRef, useState } from 'react'
import * as v from 'valibot'
import { addDays, COUNTRY_ZONE, Day, instantOf } from '../../../kernel/days.ts'
import type { Purpose } from '../../../kernel/purposes.ts'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import '../../../ui/desk.css'
import { Field } from '../../../ui/field.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { useMay } from '../../../ui/me.tsx'
import { printThis } from '../../../ui/print-this.ts'
import { SaidNote, useSaying } from '../../../ui/saying.tsx'
import { TakeAway } from '../../../ui/take-away.tsx'
import { todayIn } from '../../../ui/today.ts'
import { attended, type DailyDay, type DailyEntry, Done, dayOfChild, woke } from '../contract.ts'
import { isMilk, standing } from '../rules/fold-day.ts'
import { unusualNow, unusualOf } from '../rules/unusual.ts'
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
  on,
  birth,
}: {
  book: string
  child: string
  /** decides what is unusual of them; without it nothing is asked here */
  birth?: Day
  /** the day shown first; today without it */
  on?: string
  given: string
  purpose: Purpose
  timeZone?: string
  center?: string
}) {
  const t = useText(dailyDeskText)
  const formats = useFormats()
  const now = todayIn(timeZone)
  const [chosen, setDay] = useState<Day | undefined>(v.is(Day, on) && on < now ? on : undefined)
  const day = chosen ?? now
  const may = useMay()
  const card = useRef<HTMLElement>(null)
  // a task about this day leads here, below the rest of the file
  useEffect(() => {
    if (on !== undefined) card.current?.scrollIntoView()
  }, [on])
  const asked = useAsk(dayOfChild, { book, child, day, purpose })
  return (
    <section ref={card} className="card stack day-print" aria-labelledby="child-day" data-print-this>
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
              {may('daily.write') && !told.followed ? (
                <>
                  {told.flags.includes('nap-imputed') ? (
                    <WokeAtDesk book={book} told={told} zone={timeZone ?? COUNTRY_ZONE} />
                  ) : null}
                  {birth ? <AttendAtDesk {...{ book, told, birth }} /> : null}
                </>
              ) : null}
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
    [t.bottles, String(stands.filter(isMilk).length)],
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

/** A sleep that only the departure ended: whoever knows says when the child woke. */
function WokeAtDesk({ book, told, zone }: { book: string; told: DailyDay; zone: string }) {
  const t = useText(dailyDeskText).woke
  const { clock } = useFormats()
  const saying = useSaying()
  const [time, setTime] = useState('')
  const [wrong, setWrong] = useState(false)
  const nap = told.naps.findLast((n) => n.imputed)
  if (!nap) return null
  const save = async () => {
    const at = /^([01]\d|2[0-3]):[0-5]\d$/.test(time) ? instantOf(told.day, time, zone) : ''
    const fits = at > nap.from && (nap.to === null || at <= nap.to)
    setWrong(!fits)
    if (!fits) return
    const payload = { day: told.day, children: [told.child], at }
    await saying.say([{ kind: woke, about: told.room, room: told.room, book, payload }])
  }
  return (
    <div className="card stack no-print">
      <p>{t.about(clock(nap.from, zone))}</p>
      <div className="row">
        <Field
          kind="time"
          label={t.at}
          value={time}
          onChange={setTime}
          error={wrong ? t.wrong(clock(nap.from, zone), nap.to ? clock(nap.to, zone) : '') : undefined}
        />
        <Button look="main" busy={saying.busy} disabled={time === ''} onPress={() => void save()}>
          {t.save}
        </Button>
      </div>
      <SaidNote saying={saying} />
    </div>
  )
}

/** What is unusual of the day and nobody has answered: what was done about it, one press each. */
function AttendAtDesk({ book, told, birth }: { book: string; told: DailyDay; birth: Day }) {
  const t = useText(dailyDeskText)
  const w = useText(dailyWords)
  const saying = useSaying()
  const { entries, arrived_at: arrived, left_at: left, day } = told
  const open = unusualNow(unusualOf({ entries, arrived, left, birth, day }), new Date().toISOString()).filter(
    (d) => d.what !== 'check-due' && d.what !== 'nap-imputed',
  )
  if (open.length === 0) return null
  return (
    <ul className="lines no-print">
      {open.map(({ what }) => (
        <li key={what}>
          <Chip state="attention">{w.unusual[what]}</Chip>
          <span className="row">
            {Done.options.map((done) => (
              <Button
                key={done}
                busy={saying.busy}
                label={`${w.unusual[what]}: ${w.done[done]}`}
                onPress={() =>
                  void saying.say([
                    {
                      ...{ kind: attended, about: told.room, room: told.room, book },
                      payload: { day, children: [told.child], what, done },
                    },
                  ])
                }
              >
                {w.done[done]}
              </Button>
            ))}
          </span>
        </li>
      ))}
      <li>
        <span className="soft">{t.unusualAbout}</span>
        <SaidNote saying={saying} />
      </li>
    </ul>
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
