// Whether two files were in use at one time: said in words, and drawn as a strip of days for each month.
import type { InferOutput } from 'valibot'
import { addDays, addMonths, daysBetween } from '../../../kernel/days.ts'
import { StateShape } from '../../../ui/chip.tsx'
import '../../../ui/desk.css'
import { useFormats, useText } from '../../../ui/language.tsx'
import type { compareFiles } from '../contract/joining.ts'
import './overlap.css'
import { pastText } from './past-text.ts'

/** Months seen at first: the latest ones. */
const SHOWN = 3
/** As the rule has it: so many days in common are no slip at the door. */
const OFTEN = 3

type Told = InferOutput<typeof compareFiles.answer>

export function Overlap({ told }: { told: Told }) {
  const t = useText(pastText).days
  const { day } = useFormats()
  const { kept, other } = told.days
  const theirs = new Set(other)
  const both = kept.filter((d) => theirs.has(d))
  const oneCenter = told.kept.book === told.other.book
  const months = [...new Set([...kept, ...other].map((d) => d.slice(0, 7)))].sort().reverse()
  const strip = (month: string) => <Month key={month} {...{ month, kept, other }} />
  const seen = kept.length > 0 && other.length > 0
  const apart = told.reasons.includes('seen-never-both')
  return (
    <section className="card stack" aria-labelledby="overlap">
      <h2 id="overlap">{t.title}</h2>
      <div className="row">
        <StateShape state={both.length >= OFTEN ? 'attention' : 'calm'} />
        <strong>
          {!seen
            ? t.neverSeen
            : both.length > 0
              ? t.both(both.length, kept.length, other.length)
              : t.noneBoth(kept.length, other.length)}
        </strong>
      </div>
      <p>
        {both.length >= OFTEN ? (oneCenter ? t.onePlace : t.twoPlaces) : null}
        {both.length > 0 && both.length < OFTEN ? t.slip : null}
        {apart ? t.speaks : null}{' '}
        {told.stays === null
          ? t.noStays
          : told.stays.until === null
            ? t.staysOpen(day(told.stays.from))
            : t.stays(day(told.stays.from), day(told.stays.until))}
      </p>
      {months.length > 0 ? (
        <>
          <p className="soft">{t.legend}</p>
          <div className="strips">{months.slice(0, SHOWN).map(strip)}</div>
        </>
      ) : null}
      {months.length > SHOWN ? (
        <details>
          <summary>{t.earlier(months.length - SHOWN)}</summary>
          <div className="strips">{months.slice(SHOWN).map(strip)}</div>
        </details>
      ) : null}
    </section>
  )
}

function Month({ month, kept, other }: { month: string; kept: readonly string[]; other: readonly string[] }) {
  const t = useText(pastText)
  const { month: monthSaid, list } = useFormats()
  const [one, two] = [kept, other].map((days) => new Set(days.filter((d) => d.startsWith(month))))
  const end = addMonths(`${month}-01`, 1)
  const days = Array.from({ length: daysBetween(`${month}-01`, end) }, (_, i) => addDays(`${month}-01`, i))
  const both = days.filter((d) => one!.has(d) && two!.has(d))
  const which = list(both.map((d) => String(Number(d.slice(8)))))
  return (
    <figure className="strip">
      <figcaption>
        {t.days.month(monthSaid(month), one!.size, two!.size, both.length)}
        {both.length > 0 && both.length < 8 ? <span className="soft"> · {t.days.which(which)}</span> : null}
      </figcaption>
      <div className="strip-days" aria-hidden="true">
        {days.map((d) => (
          <span key={d} className="strip-day" data-both={(one!.has(d) && two!.has(d)) || undefined}>
            <span className="strip-number">{Number(d.slice(8))}</span>
            <svg viewBox="0 0 10 22" width="10" height="22" aria-hidden="true">
              {one!.has(d) ? <circle cx="5" cy="5" r="4" /> : null}
              {two!.has(d) ? <path d="M5 12l4.5 4.5l-4.5 4.5l-4.5-4.5z" /> : null}
            </svg>
          </span>
        ))}
      </div>
    </figure>
  )
}
