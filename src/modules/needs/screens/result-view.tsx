// A version's result at the desk: large ranges first, then size and hours, ways to share, groups, money — each hidden group said to be hidden.
import type { ReactNode } from 'react'
import { Chip } from '../../../ui/chip.tsx'
import '../../../ui/data-table.css'
import '../../../ui/desk.css'
import { useFormats, useLanguage } from '../../../ui/language.tsx'
import { assumptionIds, type NeedsResult, type Range } from '../contract/result.ts'
import { type ResultWords, resultWords } from '../rules/result-words.ts'
import './needs.css'

export function ResultView({ result: r }: { result: NeedsResult }) {
  const { language } = useLanguage()
  const w = resultWords[language]
  const { number, percent } = useFormats()
  const whole = (x: number) => number(Math.round(x))
  const range = (x: Range, f: (n: number) => string = whole) =>
    f(x.low) === f(x.high) ? f(x.mid) : w.range(f(x.low), f(x.mid), f(x.high))
  const share = (x: number) => percent(x, 1)
  const hidden = <span className="soft">{w.hidden}</span>
  const count = (n: number | null) => (n === null ? hidden : number(n))
  return (
    <div className="stack">
      <dl className="facts">
        <dt>{w.demand}</dt>
        <dd>{range(r.demand)}</dd>
        <dt>{w.places}</dt>
        <dd>{range(r.places)}</dd>
        {r.answered === null ? null : (
          <>
            <dt>{w.answered}</dt>
            <dd>
              {number(r.answered)}
              {r.rate === null ? null : `, ${share(r.rate)} ${w.rate}`}
            </dd>
          </>
        )}
      </dl>
      <p>
        {w.basis[r.basis]} {r.chance ? w.chance(whole(r.chance.low), whole(r.chance.high)) : null}{' '}
        {r.near_home ? w.nearHome(number(r.near_home)) : null}
      </p>
      {r.notes.length > 0 ? (
        <section className="card stack" aria-label={w.notesTitle}>
          <h3>{w.notesTitle}</h3>
          <ul>
            {r.notes.map((n) => (
              <li key={n}>{w.notes[n]}</li>
            ))}
          </ul>
        </section>
      ) : null}
      <h3>{w.adviceTitle}</h3>
      <p>
        <strong>{adviceOf(w, r, number)}</strong>.{' '}
        {r.hours ? w.hours(r.hours.from, r.hours.to, share(r.hours.covers)) : w.noHours}
      </p>
      <Table
        caption={w.sizesTitle}
        head={[w.size, w.occupancy, w.without]}
        rows={r.sizes.map((s) => [number(s.places), range(s.occupancy, share), range(s.without)])}
      />
      {r.options.length > 0 ? <Options result={r} words={w} range={range} share={share} /> : null}
      <h3>{w.bandsTitle}</h3>
      <Bars rows={r.bands.map((b) => ({ label: w.bands[b.band], range: b.range }))} range={range} />
      <p className="soft">{w.bandsNote}</p>
      {r.shifts.length > 0 ? (
        <Table
          caption={w.shiftsTitle}
          head={[w.shift, w.answered, w.children]}
          rows={r.shifts.map((s) => [
            w.shifts[s.shift],
            count(s.answered),
            s.range ? range(s.range) : hidden,
          ])}
        />
      ) : null}
      {r.parties.length > 1 ? (
        <Table
          caption={w.partiesTitle}
          head={[w.party, w.workers, w.answered, w.children]}
          rows={r.parties.map((p) => [
            p.name,
            p.workers === null ? '—' : number(p.workers),
            count(p.answered),
            p.range ? range(p.range) : hidden,
          ])}
        />
      ) : null}
      {r.homes.length > 0 ? (
        <Table
          caption={w.homesTitle}
          head={[w.home, w.people]}
          rows={r.homes.map((h) => [h.municipality === null ? w.otherHomes : h.name, count(h.answered)])}
        />
      ) : null}
      {r.care.length > 0 ? (
        <>
          <Table
            caption={w.careTitle}
            head={[w.careTitle, w.families]}
            rows={r.care.map((c) => [w.care[c.of as keyof typeof w.care], count(c.n)])}
          />
          <Table
            caption={w.travelTitle}
            head={[w.travelTitle, w.people]}
            rows={r.travel.map((c) => [w.travel[c.of as keyof typeof w.travel], count(c.n)])}
          />
          <p className="soft">
            {w.hiddenWhy} {w.privacy}
          </p>
        </>
      ) : null}
      <Near result={r} />
      <Table
        caption={w.costsTitle}
        head={[w.money, w.low, w.mid, w.high]}
        rows={(Object.keys(r.costs) as (keyof typeof r.costs)[]).map((k) => [
          w.costs[k],
          ...([r.costs[k].low, r.costs[k].mid, r.costs[k].high] as const).map((x) => pesos(x, number)),
        ])}
      />
      <p>
        {w.unconfirmed(number(r.unconfirmed), number(assumptionIds.length))} {w.notCausal}
      </p>
    </div>
  )
}

const pesos = (x: number, number: (n: number) => string) =>
  `${x < 0 ? '−' : ''}$${number(Math.abs(Math.round(x)))}`

const adviceOf = (w: ResultWords, r: NeedsResult, number: (n: number) => string): string =>
  r.advice === 'own'
    ? w.advice.own(number(r.size ?? 0))
    : r.advice === 'several'
      ? w.advice.several(number(r.centers), number(r.size ?? 0))
      : w.advice[r.advice]

/** What is there already: the network's own places, and nurseries of a list; beside each other, never added. */
function Near({ result: { centers_near: own, supply } }: { result: NeedsResult }) {
  const { language } = useLanguage()
  const w = resultWords[language]
  const { number, dated } = useFormats()
  if (!own && !supply) return null
  const hidden = <span className="soft">{w.hidden}</span>
  return (
    <>
      <h3>{w.supplyTitle}</h3>
      {own ? (
        <p>{own.centers.length > 0 ? w.centersNear(number(own.km)) : w.noCentersNear(number(own.km))}</p>
      ) : null}
      {own && own.centers.length > 0 ? (
        <Table
          caption={w.centerHead}
          head={[w.centerHead, w.kmHead, w.openHead, w.occupiedHead]}
          rows={own.centers.map((c) => [
            ...[c.name, number(c.km, 1), number(c.open)],
            c.occupied === null ? hidden : number(c.occupied),
          ])}
        />
      ) : null}
      {supply ? (
        <p>
          {w.supply(
            ...([number(supply.nurseries), number(supply.km), supply.source] as const),
            supply.as_of ? dated(supply.as_of) : '—',
          )}
        </p>
      ) : null}
      {supply?.nearest && supply.nearest.length > 0 ? (
        <Table
          caption={w.nurseryHead}
          head={[w.nurseryHead, w.kmHead, w.placesHead]}
          rows={supply.nearest.map((n) => [
            n.name,
            number(n.km, 1),
            n.places === null ? '—' : number(n.places),
          ])}
        />
      ) : null}
      {own && own.centers.length > 0 && supply ? <p className="soft">{w.notTwice}</p> : null}
    </>
  )
}

function Table({
  caption,
  head,
  rows,
}: {
  caption: string
  head: readonly string[]
  rows: readonly (readonly ReactNode[])[]
}) {
  return (
    <div className="table-scroll needs-table">
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {head.map((h, i) => (
              <th key={h} scope="col" data-number={i > 0 || undefined}>
                {h}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a frozen result never move
            <tr key={i}>
              {row.map((cell, j) =>
                j === 0 ? (
                  // biome-ignore lint/suspicious/noArrayIndexKey: as above
                  <th key={j} scope="row">
                    {cell}
                  </th>
                ) : (
                  // biome-ignore lint/suspicious/noArrayIndexKey: as above
                  <td key={j} data-number>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Bars({
  rows,
  range,
}: {
  rows: readonly { readonly label: string; readonly range: Range }[]
  range: (r: Range) => string
}) {
  const most = Math.max(1, ...rows.map((r) => r.range.high))
  const at = (x: number) => `${(100 * x) / most}%`
  return (
    <dl className="needs-bars">
      {rows.map((r) => (
        <div key={r.label}>
          <dt>{r.label}</dt>
          <dd className="needs-bar" aria-hidden="true">
            <span style={{ left: at(r.range.low), width: at(Math.max(0, r.range.high - r.range.low)) }} />
            <b style={{ left: at(r.range.mid) }} />
          </dd>
          <dd>{range(r.range)}</dd>
        </div>
      ))}
    </dl>
  )
}

function Options({
  result: r,
  words: w,
  range,
  share,
}: {
  result: NeedsResult
  words: ResultWords
  range: (r: Range, f?: (n: number) => string) => string
  share: (n: number) => string
}) {
  const { number } = useFormats()
  const money = (x: number) => pesos(x, number)
  return (
    <>
      <h3>{w.optionsTitle}</h3>
      {r.advised === null ? <p>{w.noneAdvised}</p> : null}
      {r.options.map((o, i) => (
        <section
          key={o.centers.length}
          className="card stack needs-option"
          data-advised={r.advised === i || undefined}
          aria-label={w.option(o.centers.length)}
        >
          <h4 className="row">
            {w.option(o.centers.length)}
            {r.advised === i ? <Chip state="calm">{w.advised}</Chip> : null}
            {o.against.map((a) => (
              <Chip key={a} state="attention">
                {w.against[a]}
              </Chip>
            ))}
          </h4>
          <Table
            caption={w.option(o.centers.length)}
            head={[w.at, w.serves, w.children, w.size, w.occupancy, w.meanKm, w.mostKm]}
            rows={o.centers.map((c) => [
              c.name,
              number(c.parties.length),
              c.demand ? range(c.demand) : w.hidden,
              c.places === null ? '—' : number(c.places),
              c.occupancy ? range(c.occupancy, share) : w.hidden,
              number(c.mean_km),
              number(c.most_km),
            ])}
          />
          <p>
            {w.costs.investment}: {range(o.investment, money)}. {w.year}: {range(o.year, money)}. {w.perChild}
            : {o.per_child === null ? '—' : money(o.per_child)}. {w.without}: {range(o.without)}.
          </p>
        </section>
      ))}
    </>
  )
}
