// How a child's development went: one small picture a domain, a bar an age, full height = all items of that age.
import { useText } from '../../../ui/language.tsx'
import type { Round } from '../contract.ts'
import { milestones } from '../rules/built-in.ts'
import './development.css'
import { developmentDeskText } from './desk-text.ts'
import { useDomainWords } from './lights.tsx'

const W = 240
const H = 112
const FOOT = 20
const MOST = 8

/** Rounds by day; the last eight are drawn. Each bar says its age, light and count for who does not see it. */
export function SmallMultiples({ rounds }: { rounds: readonly Round[] }) {
  const t = useText(developmentDeskText)
  const name = useDomainWords()
  const drawn = rounds.slice(-MOST)
  if (drawn.length < 2) return null
  const step = W / drawn.length
  const bar = Math.min(28, step - 6)
  const tall = H - FOOT - 4
  return (
    <section className="stack" aria-label={t.trend}>
      <h3>{t.trend}</h3>
      <p className="soft">{t.trendAbout}</p>
      <div className="multiples">
        {milestones.domains.map(({ id }) => {
          const marks = drawn.map((r, i) => ({ r, i, d: r.domains.find((x) => x.domain === id) }))
          const words = marks.flatMap(({ r, d }) =>
            d ? [t.trendPoint(t.ageGroup(Number(r.group)), t.lights[d.light], d.achieved, d.of)] : [],
          )
          return (
            <figure key={id}>
              <figcaption>
                <strong>{name(id)}</strong>
              </figcaption>
              <svg viewBox={`0 0 ${W} ${H}`} role="img" aria-label={`${name(id)}. ${words.join('. ')}`}>
                {marks.map(({ r, i, d }) => {
                  const x = i * step + (step - bar) / 2
                  const high = d && d.of > 0 ? (d.achieved / d.of) * tall : 0
                  return (
                    <g key={`${r.group}${r.first_day}`}>
                      <rect className="of" x={x} y={4} width={bar} height={tall} rx={3} />
                      <rect
                        className="is"
                        data-light={d?.light ?? 'none'}
                        x={x}
                        y={4 + tall - high}
                        width={bar}
                        height={high}
                        rx={3}
                      />
                      <text x={x + bar / 2} y={H - 5} textAnchor="middle">
                        {Number(r.group)}
                      </text>
                    </g>
                  )
                })}
              </svg>
            </figure>
          )
        })}
      </div>
    </section>
  )
}
