// What was announced about a scope, beside its ledger and never added to it: each version with its source, and where they differ.
import { ButtonLink } from '../../../ui/button.tsx'
import { StateShape } from '../../../ui/chip.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import type { PlaceTarget } from '../contract.ts'
import { disagreementsOf } from '../rules/targets.ts'
import { disagreementWords } from './disagreement-words.ts'
import './places.css'
import { SourceShown } from '../../../ui/source-shown.tsx'
import { placesText } from './text.ts'

/** Where announcements differ, a sentence each. */
export function Differences({ words }: { words: readonly string[] }) {
  return (
    <ul className="stack">
      {words.map((w) => (
        <li key={w} className="places-differ">
          <StateShape state="attention" />
          <span>{w}</span>
        </li>
      ))}
    </ul>
  )
}

/** Totals alone: each year stands in the board of years. */
export function PublishedBeside({
  targets,
  place,
}: {
  targets: readonly PlaceTarget[]
  place: (key: string | null) => string
}) {
  const all = useText(placesText)
  const t = all.targets
  const f = useFormats()
  const totals = targets.filter((x) => x.period === 'total')
  const differ = disagreementsOf(targets)
  return (
    <section className="card stack" aria-labelledby="published-here">
      <h2 id="published-here">{all.publishedHere}</h2>
      {targets.length === 0 ? <p className="soft">{all.publishedNothing}</p> : null}
      {totals.length > 0 ? (
        <ul className="lines">
          {totals.map((x) => (
            <li key={x.key}>
              <div className="places-lot">
                <strong>
                  {[
                    x.centers === null ? '' : t.centersOf(f.number(x.centers)),
                    x.places === null ? '' : t.placesOf(f.number(x.places)),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </strong>
                {x.note ? <span>{x.note}</span> : null}
                <span className="soft places-words">
                  {x.published_on ? f.day(x.published_on) : t.undated} · <SourceShown source={x.source} />
                </span>
              </div>
            </li>
          ))}
        </ul>
      ) : null}
      {differ.length > 0 ? (
        <Differences words={differ.map((d) => disagreementWords(d, t, f, place))} />
      ) : null}
      <div>
        <ButtonLink to="/lugares/metas">{all.seeTargets}</ButtonLink>
      </div>
    </section>
  )
}
