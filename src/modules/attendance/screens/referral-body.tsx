// The referral itself: what was seen at the door, when, what is asked back, and who signs; the same on desk and tablet.
import { useFormats, useText } from '../../../ui/language.tsx'
import type { Mark } from '../contract.ts'
import { panelWords } from './panel-words.ts'
import './print.css'
import { referralText } from './referral-text.ts'

export function ReferralBody({
  center,
  child,
  day,
  out,
  timeZone,
}: {
  center: string
  /** as the family is called; empty where names are not told */
  child: string
  day: string
  /** the fact that did not receive them */
  out: Pick<Mark, 'at' | 'signs' | 'fever' | 'name'>
  timeZone: string | undefined
}) {
  const t = useText(referralText)
  const { check } = useText(panelWords)
  const { clock, day: dayWords, list, number } = useFormats()
  return (
    <section className="paper" aria-label={t.title}>
      <h1>{t.title}</h1>
      <p>
        {t.center}: <strong>{center}</strong> · {dayWords(day)}, {clock(out.at, timeZone)}
      </p>
      <p>
        {t.child}: <strong>{child}</strong>
      </p>
      <p>{t.seen}</p>
      <p>
        <strong>{list((out.signs ?? []).map((s) => check.signs[s]))}</strong>
        {out.fever === undefined ? '' : ` · ${number(out.fever, 1)} °C`}
      </p>
      {out.name ? (
        <p>
          {t.told}: {out.name}
        </p>
      ) : null}
      <p>{t.ask}</p>
      <p>
        {t.doctor} <span className="paper-line" />
      </p>
      <p>
        {t.back} <span className="paper-line" />
      </p>
      <div className="paper-signs">
        {t.signs.split('|').map((who) => (
          <div key={who}>
            <span>{who}</span>
            <small>{t.signHint}</small>
          </div>
        ))}
      </div>
      <footer className="soft">{t.source}</footer>
    </section>
  )
}
