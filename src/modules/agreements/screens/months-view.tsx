// After opening: a company's months beside its baseline, drawn and as a table, with the caution that it proves no cause; and its places.
import { Button } from '../../../ui/button.tsx'
import { ChartFrame } from '../../../ui/chart-frame.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { baselineTold, monthReported } from '../contract/kinds.ts'
import type { AgreementBaseline, AgreementReport, ShownCount } from '../contract.ts'
import { beforeAfter } from '../rules/before-after.ts'
import { shownCount } from '../rules/small-groups.ts'
import './agreements.css'
import type { FormField, ToFill } from '../../../ui/say-form.tsx'
import { agreementText } from './text.ts'

export type MonthsOf = {
  readonly book: string
  readonly party: string
  readonly reports: readonly AgreementReport[]
  readonly baseline: AgreementBaseline | null
  readonly opened: string | null
  readonly places: {
    readonly name: string | null
    readonly open: number
    readonly occupied: ShownCount
  } | null
  readonly write: boolean
  readonly today: string
  readonly open: (asked: ToFill) => void
}

export function MonthsView(of: MonthsOf) {
  const t = useText(agreementText)
  const { number, month } = useFormats()
  const { reports, baseline, write, open, book, party, places } = of
  const counts = (had: AgreementReport | AgreementBaseline | undefined): FormField[] => {
    const start = (x: number | null | undefined) =>
      x === null || x === undefined ? {} : { start: String(x) }
    const field = (
      name: string,
      label: string,
      x: number | null | undefined,
      optional = false,
    ): FormField => ({
      ...{ name, label, kind: 'number', ...start(x) },
      ...(optional ? { optional, hint: t.smallHint } : {}),
    })
    return [
      field('workers', t.workers, had?.workers),
      field('parents', t.parents, had?.parents),
      field('days', t.days, had?.days),
      field('parents_absent', t.parentsAbsent, had?.parents_absent, true),
      field('others_absent', t.othersAbsent, had?.others_absent, true),
      field('parents_left', t.parentsLeft, had?.parents_left, true),
      field('others_left', t.othersLeft, had?.others_left, true),
    ]
  }
  const toReport = (had?: AgreementReport): ToFill => ({
    ...{ kind: monthReported, title: t.report, about: party, book, corrects: had?.fact },
    fields: [
      {
        name: 'month',
        label: t.month,
        kind: 'text',
        hint: t.monthHint,
        start: had?.month ?? of.today.slice(0, 7),
      },
      ...counts(had),
      { name: 'placed', label: t.placed, kind: 'number', ...(had ? { start: String(had.placed) } : {}) },
      { name: 'note', label: t.note, kind: 'long', optional: true },
    ],
  })
  const toBaseline: ToFill = {
    ...{ kind: baselineTold, title: t.sayBaseline, about: party, book, corrects: baseline?.fact },
    fields: [
      {
        name: 'first_month',
        label: t.firstMonth,
        kind: 'text',
        hint: t.monthHint,
        start: baseline?.first_month ?? '',
      },
      { name: 'last_month', label: t.lastMonth, kind: 'text', start: baseline?.last_month ?? '' },
      ...counts(baseline ?? undefined),
      { name: 'method', label: t.method, kind: 'long', optional: true },
    ],
  }
  // no fact says whose parent works where: of its own workers the organization alone tells
  const last = reports.at(-1)
  const placed = last && shownCount(last.placed, last.parents)
  const own =
    last && placed
      ? placed.value === null
        ? t.ownHidden(month(last.month))
        : t.ownPlaced(number(placed.value), month(last.month))
      : undefined
  return (
    <div className="stack">
      <section className="card stack">
        <h2>{t.placesTitle}</h2>
        {places ? (
          <>
            <p>
              {places.name ? `${places.name}: ` : ''}
              {t.places(number(places.open))} ·{' '}
              {places.occupied.value === null ? t.occupiedHidden : t.occupied(number(places.occupied.value))}
            </p>
            <p>{own ? own : t.ownUnknown}</p>
            <p className="soft">{t.wholeCenter}</p>
          </>
        ) : (
          <p className="soft">{t.noPlaces}</p>
        )}
        <p className="soft">{t.placesPrivacy}</p>
      </section>
      {write ? (
        <div className="row no-print">
          <Button look="main" onPress={() => open(toReport())}>
            {t.report}
          </Button>
          <Button onPress={() => open(toBaseline)}>{t.sayBaseline}</Button>
        </div>
      ) : null}
      <BeforeAfterChart {...of} />
      <section className="stack">
        <h2>{t.reports}</h2>
        {reports.length === 0 ? <p className="soft">{t.noReportsAbout}</p> : null}
        <ul className="lines">
          {[...reports].reverse().map((r) => {
            const placed = shownCount(r.placed, r.parents)
            return (
              <li key={r.key}>
                <span>
                  <strong>{month(r.month)}</strong> · {t.workers}: {number(r.workers)} · {t.parents}:{' '}
                  {number(r.parents)} · {t.placed}: {placed.value === null ? '< 10' : number(placed.value)}
                </span>
                {write ? (
                  <Button
                    look="quiet"
                    label={`${t.changeClause}: ${month(r.month)}`}
                    onPress={() => open(toReport(r))}
                  >
                    {t.changeClause}
                  </Button>
                ) : null}
              </li>
            )
          })}
        </ul>
      </section>
    </div>
  )
}

const LEFT = 44
const BOTTOM = 28

function BeforeAfterChart({ reports, baseline, opened }: MonthsOf) {
  const t = useText(agreementText)
  const { number } = useFormats()
  const told = beforeAfter(baseline, reports, opened)
  if (told.months.length === 0) return null
  const rate = (x: number | null | undefined) =>
    x === null || x === undefined ? t.unsaid : number(Math.round(x * 10) / 10)
  const all = [
    ...told.months.flatMap((m) => [m.parentsAbsent, m.othersAbsent]),
    told.before?.parentsAbsent ?? null,
    told.before?.othersAbsent ?? null,
  ].filter((x): x is number => x !== null)
  const top = Math.max(1, ...all) * 1.15
  const rows = [
    ...(told.before
      ? [
          [
            t.beforeHead,
            rate(told.before.parentsAbsent),
            rate(told.before.othersAbsent),
            rate(told.before.parentsLeft),
            rate(told.before.othersLeft),
          ],
        ]
      : []),
    ...told.months.map((m) => [
      m.month,
      ...[rate(m.parentsAbsent), rate(m.othersAbsent), rate(m.parentsLeft), rate(m.othersLeft)],
    ]),
    ...(told.after
      ? [
          [
            t.afterHead,
            rate(told.after.parentsAbsent),
            rate(told.after.othersAbsent),
            rate(told.after.parentsLeft),
            rate(told.after.othersLeft),
          ],
        ]
      : []),
  ]
  return (
    <section className="card stack">
      <ChartFrame
        title={t.absentChart}
        sentence={
          told.before
            ? t.absentSentence(rate(told.before.parentsAbsent), rate(told.after?.parentsAbsent))
            : t.noBaseline
        }
        height={240}
        table={{
          head: [
            ...[t.month, t.parentsRate, t.othersRate],
            ...[`${t.leftHead}: ${t.parentsRate}`, `${t.leftHead}: ${t.othersRate}`],
          ],
          rows,
        }}
        foot={<p className="agreement-caution">{t.caution}</p>}
      >
        {(width, height) => {
          const x = (i: number) => LEFT + ((width - LEFT - 8) * (i + 0.5)) / Math.max(1, told.months.length)
          const y = (v: number) => (height - BOTTOM) * (1 - v / top)
          const line = (of: (m: (typeof told.months)[number]) => number | null) =>
            told.months
              .flatMap((m, i) => {
                const v = of(m)
                return v === null ? [] : [`${x(i)},${y(v)}`]
              })
              .join(' ')
          const level = (v: number | null | undefined, className: string) =>
            v === null || v === undefined ? null : (
              <line className={className} x1={LEFT} x2={width - 8} y1={y(v)} y2={y(v)} />
            )
          return (
            <svg width={width} height={height} aria-hidden="true" className="agreement-chart">
              {[0, top / 2, top].map((v) => (
                <text key={v} x={LEFT - 6} y={Math.max(12, y(v))} textAnchor="end">
                  {rate(v)}
                </text>
              ))}
              {level(told.before?.parentsAbsent, 'agreement-before agreement-parents')}
              {level(told.before?.othersAbsent, 'agreement-before agreement-others')}
              <polyline className="agreement-parents" points={line((m) => m.parentsAbsent)} />
              <polyline className="agreement-others" points={line((m) => m.othersAbsent)} />
              {told.months.map((m, i) => (
                <text key={m.month} x={x(i)} y={height - 8} textAnchor="middle">
                  {m.month.slice(2)}
                </text>
              ))}
            </svg>
          )
        }}
      </ChartFrame>
      <p className="row agreement-key">
        <span className="agreement-key-parents">{t.parentsRate}</span>
        <span className="agreement-key-others">{t.othersRate}</span>
        <span className="soft">
          - - {t.beforeHead} · {t.gapHead}: {rate(told.absentGap)}
        </span>
      </p>
    </section>
  )
}
