// What stands on the screen in figures: who was covered, who is with the plan, who is left; how good it is, and how soon it was found.
import { useFormats, useText } from '../../../ui/language.tsx'
import type { PlanOutcome } from '../contract/plans.ts'
import './siting.css'
import { sitingText } from './text.ts'

export type Sums = { readonly children: number; readonly before: number; readonly after: number }

export function sumsOf(states: PlanOutcome['states']): Sums {
  const sum = (k: 'children' | 'before' | 'after') => states.reduce((total, s) => total + s[k], 0)
  return { children: sum('children'), before: sum('before'), after: sum('after') }
}

/** Percent by which a plan may lie below the best, rounded up so that it never promises more than was proven. */
export const gapPercent = (value: number, bound: number): number =>
  value > 0 ? Math.max(0, Math.ceil(10_000 * (bound / value - 1) - 1e-6)) / 100 : 0

export function ResultStrip({
  outcome,
  basis,
  bound,
  ms,
  answered,
  busy,
  money,
}: {
  outcome: PlanOutcome
  /** of whom the figures are */
  basis: string
  bound: { readonly value: number; readonly bound: number } | undefined
  ms?: number | undefined
  /** which move it answers */
  answered?: number | undefined
  busy?: boolean
  /** single years have their own money, of which the bound knows the sum or nothing */
  money?: 'sum' | 'none' | undefined
}) {
  const t = useText(sitingText)
  const { number, percent } = useFormats()
  const { children, before, after } = sumsOf(outcome.states)
  const whole = Math.round(children)
  const n = (x: number) => number(Math.round(x))
  const gap = bound ? gapPercent(bound.value, bound.bound) : undefined
  const figures = [
    { key: 'now', head: t.coveredNow, value: percent(before, children, 1), about: n(before) },
    { key: 'with', head: t.coveredWith, value: percent(after, children, 1), about: `+${n(after - before)}` },
    { key: 'left', head: t.left, value: percent(children - after, children, 1), about: n(children - after) },
    { key: 'places', head: t.places, value: number(outcome.places), about: t.costOf(n(outcome.cost / 1e6)) },
  ]
  return (
    <section className="card siting-result" aria-label={t.result}>
      <dl>
        {figures.map((f) => (
          <div key={f.key}>
            <dt>{f.head}</dt>
            <dd>
              <strong>{f.value}</strong>
              <span className="soft">{f.about}</span>
            </dd>
          </div>
        ))}
      </dl>
      <p className="soft">
        {number(whole)} {basis}
      </p>
      <p
        className="siting-good"
        data-answer-ms={ms === undefined ? undefined : Math.round(ms)}
        data-answered={answered}
      >
        <strong>
          {gap === undefined ? t.bounding : gap === 0 ? t.boundZero : t.boundWords(number(gap))}
        </strong>
        {ms === undefined ? null : (
          <span className="soft">
            {busy ? t.working : `${t.answered(n(ms))} ${gap === undefined ? t.quick : t.refined}`}
          </span>
        )}
      </p>
      {money && gap ? <p className="soft">{t.boundMoney[money]}</p> : null}
    </section>
  )
}
