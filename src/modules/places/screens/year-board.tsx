// Year by year beside each other: what sources announced, what is planned here, what opened.
import { useFormats, useText } from '../../../ui/language.tsx'
import type { YearCompared } from '../contract.ts'
import './places.css'
import { placesText } from './text.ts'

export function YearBoard({ years }: { years: readonly YearCompared[] }) {
  const all = useText(placesText)
  const t = all.years
  const { number } = useFormats()
  if (years.length === 0) return null
  const units = all.targets
  const both = ({ centers, places }: { centers: number; places: number }) =>
    t.both(units.centersOf(number(centers)), units.placesOf(number(places)))
  return (
    <section className="card stack" aria-labelledby="year-board">
      <h2 id="year-board">{t.title}</h2>
      <p className="soft">{t.about}</p>
      <div className="places-scroll">
        <table className="places-years">
          <thead>
            <tr>
              {[t.year, t.published, t.planned, t.opened].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {years.map((y) => (
              <tr key={y.year}>
                <th scope="row">{y.year}</th>
                <td data-head={t.published}>
                  {y.published.length === 0 ? <span className="soft">{t.none}</span> : null}
                  {y.published.map((p) => (
                    <p key={`${p.source}${p.published_on}`} title={p.source}>
                      {[
                        p.centers === null ? '' : units.centersOf(number(p.centers)),
                        p.places === null ? '' : units.placesOf(number(p.places)),
                      ]
                        .filter(Boolean)
                        .join(' · ')}
                      {p.note ? <span className="soft"> ({p.note})</span> : null}
                    </p>
                  ))}
                </td>
                <td data-head={t.planned}>{both(y.planned)}</td>
                <td data-head={t.opened}>{y.opened ? both(y.opened) : '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
