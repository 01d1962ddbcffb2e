// Why a child is to be looked at again, in plain words, with what came before; and who of a center is.
import { Chip } from '../../../ui/chip.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { Link } from '../../../ui/link.tsx'
import type { ChildSignal } from '../contract.ts'
import './development.css'
import { langOfItem } from './round-stands.tsx'
import { signalText } from './signal-text.ts'

/** `items`: words of an item by its id. Nothing stands and nothing stood: nothing is shown. */
export function SignalNote({
  standing,
  signals,
  items,
}: {
  standing: ChildSignal | null
  signals: readonly ChildSignal[]
  items: (id: string) => string
}) {
  const t = useText(signalText)
  const { day } = useFormats()
  const earlier = signals.filter((s) => s.day !== standing?.day || s.why !== standing?.why)
  if (!standing && earlier.length === 0) return null
  return (
    <section className="stack" aria-labelledby="signal">
      {standing ? (
        <>
          <h3 id="signal">
            {standing.why === 'red-flag' ? t.red : t.title}{' '}
            <Chip state="attention">{t.since(day(standing.day))}</Chip>
          </h3>
          <p>{t.why[standing.why]}</p>
          {standing.items.length > 0 ? (
            <ul>
              {standing.items.map((i) => (
                <li key={i} {...langOfItem(i)}>
                  {items(i)}
                </li>
              ))}
            </ul>
          ) : null}
          <p>{standing.why === 'red-flag' ? t.talk : t.notVerdict}</p>
          <p className="soft">
            {standing.items.length > 0 ? null : t.compared} {t.rules(standing.rules)}
          </p>
        </>
      ) : (
        <h3 id="signal">{t.earlier}</h3>
      )}
      {earlier.length > 0 && standing ? <h4>{t.earlier}</h4> : null}
      {earlier.length > 0 ? (
        <ul className="soft">
          {earlier.map((s) => (
            <li key={`${s.day}${s.why}`}>
              {day(s.day)}: {t.why[s.why]}
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}

/** So many are seen at once; the others one tap away, so that the rest of the page stays in sight. */
const AT_ONCE = 6

/** Who of a center is to be looked at again: by name, with why, each a link to the child; red flags first. */
export function SignalList({
  signals,
  name,
  to,
}: {
  signals: readonly ChildSignal[]
  name: (child: string) => string
  to: (child: string) => string
}) {
  const t = useText(signalText)
  const { day } = useFormats()
  const red = (s: ChildSignal) => s.why === 'red-flag'
  const ordered = [...signals.filter(red), ...signals.filter((s) => !red(s))]
  const lines = (list: readonly ChildSignal[]) => (
    <ul className="signals">
      {list.map((s) => (
        <li key={s.child}>
          <Link to={to(s.child)}>{name(s.child)}</Link>
          {red(s) ? <Chip state="attention">{t.red}</Chip> : null}
          <span className="soft">
            {t.why[s.why]} {t.on(day(s.day))}
          </span>
        </li>
      ))}
    </ul>
  )
  const rest = ordered.slice(AT_ONCE)
  return (
    <section className="card stack" aria-labelledby="signals">
      <h2 id="signals">{t.list.title}</h2>
      {ordered.length === 0 ? <p className="soft">{t.list.none}</p> : lines(ordered.slice(0, AT_ONCE))}
      {rest.length > 0 ? (
        <details>
          <summary>{t.list.more(rest.length)}</summary>
          {lines(rest)}
        </details>
      ) : null}
      <p className="soft">{t.list.about}</p>
    </section>
  )
}
