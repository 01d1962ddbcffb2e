// A project's money: approved, committed, paid and held back, by year and contract, with who approved it, per place and per m².
import { useAsk } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { useMay } from '../../../ui/me.tsx'
import { budgetApproved } from '../contract/kinds.ts'
import { programmeMoney } from '../contract/programme.ts'
import { sizeOf, yearsOf } from '../rules/money.ts'
import { programmeText } from './programme-text.ts'
import { NotSo } from './reversing-view.tsx'
import type { Asked } from './say-form.tsx'
import { constructionText } from './text.ts'
import type { View } from './view.ts'
import { constructionWords } from './words.ts'

export function MoneyView({ file, open }: View) {
  const t = useText(constructionText)
  const w = useText(constructionWords)
  const m = useText(programmeText)
  // the others of its class are asked for only here
  const all = useAsk(programmeMoney, {})
  const { number, day, percent } = useFormats()
  const may = useMay()
  const { project: p, contracts, today } = file
  const pesos = (x: number) => `$${number(Math.round(x))}`
  const sum = (of: (c: (typeof contracts)[number]) => number) => contracts.reduce((s, c) => s + of(c), 0)
  const committed = sum((c) => c.amount_now)
  const places = p.places_least ?? p.places_most
  const own = all.data?.projects.find((x) => x.id === p.key)
  const spent = sum((c) => c.paid)
  const signed = (x: number | null) => (x === null ? undefined : `${x > 0 ? '+' : ''}${number(x)}`)
  const years = yearsOf([p], contracts)
  const known: readonly (readonly [string, string])[] = [
    [t.approved, pesos(p.approved)],
    [t.committed, pesos(committed)],
    [t.spent, pesos(spent)],
    [t.heldAll, pesos(sum((c) => c.held))],
    [t.left, pesos(p.approved - committed)],
    [t.perPlace, places && committed > 0 ? pesos(committed / places) : t.unknown],
    [t.perMeter, p.area && committed > 0 ? pesos(committed / p.area) : t.unknown],
  ]
  const toApprove: Asked = {
    ...{ book: p.book, about: p.key, kind: budgetApproved, title: t.approve },
    fields: [
      { name: 'year', label: t.year, kind: 'number', start: today.slice(0, 4) },
      { name: 'amount', label: t.amount, kind: 'number' },
      { name: 'on', label: t.day, kind: 'date', start: today },
      { name: 'act', label: t.act, kind: 'text' },
      { name: 'by', label: t.approvedBy, kind: 'text' },
    ],
  }
  return (
    <div className="stack">
      <dl className="facts">
        {known.map(([head, value]) => (
          <div key={head} style={{ display: 'contents' }}>
            <dt>{head}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p>
        {m.klass}: {w.schemes[p.scheme]}, {m.sizes[sizeOf(places)]}.{' '}
        {!own || own.committed === 0
          ? null
          : [
              own.beside === 'class' ? '' : t.classFew(number(own.class_projects)),
              own.beside && (own.against !== null || own.against_meter !== null)
                ? t.classSaid(
                    m.besideOf[own.beside](number(own.beside_projects)),
                    signed(own.against),
                    signed(own.against_meter),
                  )
                : t.classNone,
            ].join(' ')}
      </p>
      {p.approved > 0 ? (
        <p>
          {m.chain(percent(committed, p.approved), committed > 0 ? percent(spent, committed) : percent(0, 1))}
        </p>
      ) : null}
      {years.length > 0 ? (
        <div className="card stack">
          <h2 id="money-years">{m.years}</h2>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
          <section className="construction-scroll" aria-labelledby="money-years" tabIndex={0}>
            <table className="construction-years">
              <thead>
                <tr>
                  {[m.year, m.approved, m.approvedBy, m.committed, m.spent, m.advances, m.held].map(
                    (head) => (
                      <th key={head} scope="col">
                        {head}
                      </th>
                    ),
                  )}
                </tr>
              </thead>
              <tbody>
                {years.map((y) => (
                  <tr key={y.year}>
                    <th scope="row">{y.year}</th>
                    <td>{pesos(y.approved)}</td>
                    <td className="construction-who">
                      {p.budgets
                        .filter((b) => String(b.year) === y.year)
                        .map((b) => (
                          <span key={b.id}>
                            {b.by}: {pesos(b.amount)} · {b.act} · {day(b.on)}
                          </span>
                        ))}
                    </td>
                    {[y.committed, y.spent, y.advances, y.held].map((x, i) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: the columns never move
                      <td key={i}>{pesos(x)}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </div>
      ) : null}
      <section className="card stack" aria-labelledby="money-budgets">
        <h2 id="money-budgets">{t.budgets}</h2>
        {p.budgets.length === 0 ? <p className="soft">{t.noBudgets}</p> : null}
        <ul className="lines">
          {p.budgets.map((b) => (
            <li key={b.id}>
              <div className="stack">
                <strong>
                  {b.year} · {pesos(b.amount)}
                </strong>
                <span>
                  {b.act} · {b.by} · {day(b.on)}
                </span>
                <span className="soft">{file.names[b.said_by]}</span>
              </div>
              <NotSo file={file} open={open} by="money" step={b.id} what={`${b.year} · ${pesos(b.amount)}`} />
            </li>
          ))}
        </ul>
        {may('construction.spend') ? (
          <div className="no-print">
            <Button onPress={() => open(toApprove)}>{t.approve}</Button>
          </div>
        ) : null}
      </section>
      {contracts.map((c) => (
        <section key={c.key} className="card stack" aria-labelledby={`money-${c.key}`}>
          <h2 id={`money-${c.key}`}>
            {w.contracts[c.for]} · {c.number}
          </h2>
          <p>
            {c.contractor} · {pesos(c.amount_now)} · {t.spent.toLowerCase()} {pesos(c.paid)} ·{' '}
            {t.heldAll.toLowerCase()} {pesos(c.held)}
          </p>
          <ul className="lines">
            {c.payments.map((x) => (
              <li key={x.id}>
                <span>
                  {day(x.on)} · {w.payments[x.for]} {x.number} · {pesos(x.paid)}{' '}
                  <span className="soft">{file.names[x.by]}</span>
                </span>
                <NotSo
                  {...{ file, open, by: 'money', step: x.id, contract: c.key }}
                  what={`${w.payments[x.for]} ${x.number}`}
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
