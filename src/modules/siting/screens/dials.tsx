// What a person asks of a plan, as controls that answer while they move: weight, number, travel, equity, years and money, what counts.
import Plus from 'lucide-react/icons/plus'
import RotateCcw from 'lucide-react/icons/rotate-ccw'
import Trash from 'lucide-react/icons/trash-2'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { Choices } from '../../../ui/choices.tsx'
import { Field } from '../../../ui/field.tsx'
import { amountOf } from '../../../ui/formats.ts'
import { useFormats, useText } from '../../../ui/language.tsx'
import { Select } from '../../../ui/select.tsx'
import { Slider } from '../../../ui/slider.tsx'
import { candidateKinds } from '../contract/instance.ts'
import { MOST_CENTERS, type PlanParameters, type PlanYear } from '../contract/plans.ts'
import { centersOf } from '../rules/plan-instance.ts'
import './siting.css'
import { planText } from './plan-text.ts'
import { sitingText } from './text.ts'

const MILLION = 1_000_000
const MOST_MILLIONS = 1_000_000
const OBJECTIVES = ['places', 'reach'] as const
const BASES = ['children', 'working', 'insured'] as const
const STANDINGS = ['centers', 'public', 'private'] as const

/** Another number of centers over the same years, in the proportion they had; the last year takes what is left. */
export function spread(years: readonly PlanYear[], centers: number): PlanYear[] {
  const was = centersOf(years)
  let left = centers
  return years.map((y, k) => {
    const share = was > 0 ? Math.round((centers * y.centers) / was) : Math.round(centers / years.length)
    const own = k === years.length - 1 ? left : Math.min(left, share)
    left -= own
    return { ...y, centers: own }
  })
}

export function Dials({
  parameters: p,
  most,
  states,
  onMove,
  onReset,
}: {
  parameters: PlanParameters
  /** candidates there are */
  most: number
  /** how many states the instance holds */
  states: number
  onMove: (more: Partial<PlanParameters>) => void
  onReset: () => void
}) {
  const t = useText(sitingText)
  const plan = useText(planText)
  const { number } = useFormats()
  const centers = centersOf(p.years)
  const km = (minutes: number, speed: number) =>
    number(Math.round((10 * minutes * speed) / 60 / p.detour) / 10)
  const percent = Math.round(100 * p.towards_posts)
  return (
    <section className="card siting-dials no-print" aria-labelledby="siting-dials">
      <h2 id="siting-dials">{t.dials}</h2>
      <Slider
        label={t.need}
        value={percent}
        {...{ least: 0, most: 100, step: 5 }}
        words={t.needWords(number(100 - percent), number(percent))}
        ends={[t.needLeft, t.needRight]}
        onChange={(x) => onMove({ towards_posts: x / 100 })}
      />
      <Slider
        label={t.howMany}
        value={centers}
        least={1}
        most={Math.max(1, Math.min(MOST_CENTERS, most, p.scope === 'nation' ? 1_500 : 300))}
        step={p.scope === 'nation' ? 10 : 1}
        words={number(centers)}
        onChange={(x) => onMove({ years: spread(p.years, x) })}
      />
      <Slider
        label={t.travel}
        value={p.minutes_full}
        {...{ least: 5, most: 60, step: 5 }}
        words={t.minutes(number(p.minutes_full))}
        hint={t.kmOf(km(p.minutes_full, p.speed_urban), km(p.minutes_full, p.speed_rural))}
        onChange={(x) => onMove({ minutes_full: x, minutes_none: Math.max(x, p.minutes_none) })}
      />
      <Slider
        label={t.rural}
        value={Math.round(100 * p.rural_share)}
        {...{ least: 0, most: 60, step: 5 }}
        words={t.ruralWords(
          number(Math.round(100 * p.rural_share)),
          t.centersOf(number(Math.ceil(p.rural_share * centers - 1e-9))),
        )}
        onChange={(x) => onMove({ rural_share: x / 100 })}
      />
      {p.scope === 'nation' ? (
        <Slider
          label={t.eachState}
          value={p.least_each_state}
          least={0}
          most={Math.max(1, Math.floor(centers / Math.max(1, states)))}
          step={1}
          words={t.centersOf(number(p.least_each_state))}
          onChange={(x) => onMove({ least_each_state: x })}
        />
      ) : null}
      <Select
        label={t.basis}
        value={p.basis}
        choices={BASES.map((value) => ({ value, label: t.bases[value] }))}
        onChange={(basis) => onMove({ basis })}
      />
      <Choices
        label={plan.objective}
        value={p.objective}
        onChange={(objective) => onMove({ objective })}
        choices={OBJECTIVES.map((value) => ({ value, label: plan.objectives[value] }))}
      />
      <details className="siting-more">
        <summary>{t.more}</summary>
        <div className="stack">
          <Slider
            label={t.travelNone}
            value={p.minutes_none}
            {...{ least: 5, most: 90, step: 5 }}
            words={t.minutes(number(p.minutes_none))}
            onChange={(x) => onMove({ minutes_none: Math.max(x, p.minutes_full) })}
          />
          <fieldset>
            <legend className="field-label">{t.standing}</legend>
            {STANDINGS.map((k) => (
              <Checkbox
                key={k}
                label={t.standings[k]}
                checked={p.standing[k]}
                onChange={(on) => onMove({ standing: { ...p.standing, [k]: on } })}
              />
            ))}
          </fieldset>
          <fieldset>
            <legend className="field-label">{t.kindsTitle}</legend>
            {candidateKinds.map((k) => (
              <Checkbox
                key={k}
                label={t.kindsOf[k]}
                checked={p.kinds.includes(k)}
                disabled={p.kinds.length === 1 && p.kinds[0] === k}
                onChange={(on) => onMove({ kinds: on ? [...p.kinds, k] : p.kinds.filter((x) => x !== k) })}
              />
            ))}
          </fieldset>
        </div>
      </details>
      <details className="siting-more">
        <summary>{t.years}</summary>
        <YearFields years={p.years} onChange={(years) => onMove({ years })} />
      </details>
      <Button look="quiet" icon={RotateCcw} onPress={onReset}>
        {t.reset}
      </Button>
    </section>
  )
}

/** Pesos in millions, or whole centers, not below nought and no more than a plan can hold; undefined for anything else. */
function numberOf(typed: string, of: 'centers' | 'budget'): number | undefined {
  const n = amountOf(typed)
  if (n === undefined || n < 0) return undefined
  if (of === 'budget') return n <= MOST_MILLIONS ? n : undefined
  return Number.isInteger(n) && n <= MOST_CENTERS ? n : undefined
}

/** Typed numbers are taken once they are whole; what is no number yet waits in its field. */
function YearFields({
  years,
  onChange,
}: {
  years: readonly PlanYear[]
  onChange: (years: PlanYear[]) => void
}) {
  const t = useText(sitingText)
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const put = (k: number, more: Partial<PlanYear>) =>
    onChange(years.map((y, i) => (i === k ? { ...y, ...more } : y)))
  const field = (k: number, of: 'centers' | 'budget', text: string) => {
    const key = `${years[k]!.year}${of}`
    const shown = typed[key] ?? text
    const bad = shown.trim() === '' ? of === 'centers' : numberOf(shown, of) === undefined
    return {
      value: shown,
      ...(typed[key] !== undefined && bad ? { error: t.number } : {}),
      onChange: (x: string) => {
        setTyped({ ...typed, [key]: x })
        const plain = x.trim()
        if (of === 'budget' && plain === '') return put(k, { budget: null })
        const next = numberOf(plain, of)
        if (next === undefined) return
        put(k, of === 'budget' ? { budget: next * MILLION } : { centers: next })
      },
    }
  }
  return (
    <div className="stack">
      {years.map((y, k) => (
        <div key={y.year} className="siting-year">
          <strong>{y.year}</strong>
          <Field label={t.centers} kind="whole" {...field(k, 'centers', String(y.centers))} />
          <Field
            label={t.budget}
            kind="decimal"
            hint={t.budgetHint}
            optional
            {...field(k, 'budget', y.budget === null ? '' : String(y.budget / MILLION))}
          />
          {years.length > 1 && k === years.length - 1 ? (
            <Button icon={Trash} look="quiet" onPress={() => onChange(years.slice(0, -1))}>
              {t.dropYear(String(y.year))}
            </Button>
          ) : null}
        </div>
      ))}
      {years.length < 10 ? (
        <Button
          icon={Plus}
          onPress={() => onChange([...years, { year: years.at(-1)!.year + 1, centers: 0, budget: null }])}
        >
          {t.addYear}
        </Button>
      ) : null}
    </div>
  )
}
