// A child's day on its card as a story, hour by hour; each thing can be corrected for this child, with its reason.
import { useState } from 'react'
import { addDays, type Day, instantOf } from '../../../kernel/days.ts'
import { Button } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { Field } from '../../../ui/field.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { Amount, ate, type DailyEntry, struck, woke } from '../contract.ts'
import { napsOf, standing } from '../rules/fold-day.ts'
import { unusualNow } from '../rules/unusual.ts'
import { type DailyAt, entriesOf, useDaily } from './daily-context.ts'
import './daily.css'
import { dueOf, nowOf } from './due-of.ts'
import { panelText } from './panel-text.ts'
import { useSayDaily } from './saying-daily.ts'
import { dailyWords, saidWords } from './words.ts'

type Of = { readonly id: string; readonly given: string; readonly birth: string }

export function DayCard({ child }: { child: Of }) {
  const t = useText(panelText)
  const w = useText(dailyWords)
  const at = useDaily()
  const { clock } = useFormats()
  const [open, setOpen] = useState<string>()
  const stands = standing(entriesOf(at, child.id))
  const dues = unusualNow(dueOf(at, child.id, child.birth), nowOf(at, child.id))
  return (
    <section className="card stack" aria-labelledby="day-story">
      <h2 id="day-story">{t.story}</h2>
      {dues.length > 0 ? (
        <p className="row">
          {dues.map((d) => (
            <Chip
              key={d.what}
              state="attention"
            >{`${w.unusual[d.what]} · ${t.sinceTime(clock(d.from, at.timeZone))}`}</Chip>
          ))}
        </p>
      ) : null}
      {unanswered(at, child).map((day) => (
        <WokeWhen key={day} child={child} day={day} />
      ))}
      {stands.length === 0 ? <p className="soft">{t.storyNone}</p> : null}
      <ul className="day-story">
        {stands.map((e) => {
          const { what, how } = saidWords(w, e)
          return (
            <li key={e.id}>
              <time dateTime={e.at}>{clock(e.at, at.timeZone)}</time>
              <span>
                <strong>{what}</strong> {how}
                {e.of ? <span className="soft">{` · ${w.better}`}</span> : null}
              </span>
              <Button
                look="quiet"
                pressed={open === e.id}
                label={`${open === e.id ? t.close : t.correct}: ${what} ${clock(e.at, at.timeZone)}`}
                onPress={() => setOpen(open === e.id ? undefined : e.id)}
              >
                {open === e.id ? t.close : t.correct}
              </Button>
              {open === e.id ? <Correct child={child} entry={e} onDone={() => setOpen(undefined)} /> : null}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** Says better what was of this child alone: another amount, or that it was not so and why. */
function Correct({ child, entry, onDone }: { child: Of; entry: DailyEntry; onDone: () => void }) {
  const t = useText(panelText)
  const w = useText(dailyWords)
  const say = useSayDaily()
  const at = { at: entry.at, of: entry.id }
  return (
    <div className="panel-form">
      {entry.what === 'ate' ? (
        <fieldset className="row" aria-label={t.correct}>
          {Amount.options
            .filter((a) => a !== entry.amount)
            .map((amount) => (
              <Button
                key={amount}
                onPress={() =>
                  void say(
                    ate,
                    [child],
                    { ...at, meal: entry.meal, amount },
                    `${t.correctedSaid} · ${w.amount[amount]}`,
                    t.corrected,
                  ).then((id) => id && onDone())
                }
              >
                {w.amount[amount]}
              </Button>
            ))}
        </fieldset>
      ) : null}
      <fieldset className="row" aria-label={t.notSo}>
        <span>{t.notSo}:</span>
        {(['other', 'mistake', 'different'] as const).map((why) => (
          <Button
            key={why}
            onPress={() =>
              void say(struck, [child], { of: entry.id }, t.correctedSaid, t.notSoWhy[why]).then(
                (id) => id && onDone(),
              )
            }
          >
            {t.notSoWhy[why]}
          </Button>
        ))}
      </fieldset>
    </div>
  )
}

/** Hoy asks of every day the tablet carries whole. */
const DAYS_BACK = 10

/** Days on which a sleep was ended by the departure alone, the latest first. */
const unanswered = (at: DailyAt, child: Of): Day[] =>
  Array.from({ length: DAYS_BACK }, (_, n) => addDays(at.today, -n)).filter(
    (day) =>
      entriesOf(at, child.id, day).length > 0 &&
      dueOf(at, child.id, child.birth, day).some((d) => d.what === 'nap-imputed'),
  )

/** The answer to a sleep that only the departure ended, on the day it was. */
function WokeWhen({ child, day }: { child: Of; day: Day }) {
  const t = useText(panelText)
  const w = useText(dailyWords)
  const { clock, dayShort } = useFormats()
  const at = useDaily()
  const say = useSayDaily()
  const [time, setTime] = useState('')
  const [wrong, setWrong] = useState(false)
  const { left } = at.doorOf(child.id, day)
  const nap = napsOf(standing(entriesOf(at, child.id, day)), left).naps.findLast((n) => n.imputed)
  if (!nap?.to) return null
  const [from, to] = [clock(nap.from, at.timeZone), clock(nap.to, at.timeZone)]
  const save = () => {
    const instant = /^([01]\d|2[0-3]):[0-5]\d$/.test(time) ? instantOf(day, time, at.timeZone) : ''
    // before it fell asleep it was no waking, after it left nobody here saw it
    const fits = instant > nap.from && instant <= nap.to!
    setWrong(!fits)
    if (fits) void say(woke, [child], { day, at: instant }, `${w.what.woke} · ${time}`)
  }
  return (
    <div className="row">
      <Field
        kind="time"
        label={day === at.today ? t.wokeWhen : t.wokeWhenOn(dayShort(day))}
        hint={t.wokeBetween(from, to)}
        value={time}
        onChange={setTime}
        error={wrong ? t.wokeBetween(from, to) : undefined}
      />
      <Button disabled={time === ''} onPress={save}>
        {t.save}
      </Button>
    </div>
  )
}
