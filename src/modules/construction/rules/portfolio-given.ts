// The portfolio as a forecast needs it: each project on its legs, in months, with what is not known said instead of guessed.
import { addDays, type Day, dayNumber } from '../../../kernel/days.ts'
import type { ForecastBasis, PortfolioRow } from '../contract/forecasts.ts'
import type { BuildScheme, Stage } from '../contract/stages.ts'
import type { ConstructionProject } from '../contract.ts'
import type { ForecastGiven, ForecastProject, StageRun } from './forecast-given.ts'
import { forecastLegs, forecastSchemes, type Leg } from './forecast-legs.ts'

/** Months have the same length here, so that a span means the same in every season. */
export const MONTH_DAYS = 30.4375
/** Month 0 begins with 2020: a January, so that a month's place in the year is its rest by twelve. */
const ORIGIN = dayNumber('2020-01-01')
export const monthsAt = (day: Day): number => (dayNumber(day) - ORIGIN) / MONTH_DAYS
export const dayAhead = (today: Day, months: number): Day => addDays(today, Math.round(months * MONTH_DAYS))

/** Where no project tells its places. Source: usual building of the programme; own proposal, unconfirmed. */
const USUAL_PLACES = 150

export type Portfolio = {
  readonly given: ForecastGiven
  readonly basis: ForecastBasis
  /** so many of the list are known; behind them come those that nobody has offered yet */
  readonly known: number
  /** of each project: book and state's key; and the names behind the numbers of states and contractors */
  readonly where: readonly { readonly book: string; readonly state: string }[]
  readonly states: readonly string[]
  readonly contractors: readonly string[]
}

type Told = { readonly over: boolean; readonly on: Day | null; readonly by: Day | null }

/** Whether a leg is over, on which day if it was seen, and by which day at the latest. */
function toldOf(leg: Leg, stages: ConstructionProject['stages']): Told {
  const of = leg.ends.flatMap((e) => stages.find((s) => s.stage === e) ?? [])
  const last = of.find((s) => s.stage === leg.leg)
  const known = of.map((s) => s.actual)
  const over = of.every((s) => s.actual !== null || s.by !== null) && last !== undefined
  const latest = (days: readonly (Day | null)[]) =>
    days
      .filter((d) => d !== null)
      .toSorted()
      .at(-1) ?? null
  const seen = known.every((d) => d !== null) ? latest(known) : null
  return { over, on: over ? seen : null, by: over ? latest(of.map((s) => s.actual ?? s.by)) : null }
}

/**
 * Legs that are over, and the one it is in. A leg whose first or last day nobody knows says where the project stands and nothing of
 * how long it took (`unseen`). What is told out of order lasts from the latest day before it.
 */
function runsOf(row: PortfolioRow, today: Day): { runs: StageRun[]; began: Day | null; undated: boolean } {
  const told = forecastLegs.map((leg) => (passes(leg, row.scheme) ? toldOf(leg, row.stages) : undefined))
  const reached = told.findLastIndex((t) => t?.over === true)
  const offered = row.stages.find((s) => s.stage === ('offered' satisfies Stage))
  let began: Day | null = offered?.actual ?? null
  let latest: Day | null = offered?.actual ?? offered?.by ?? null
  const runs: StageRun[] = []
  for (let k = 0; k <= reached; k++) {
    const t = told[k]
    if (!t) continue
    const end = t.on
    const by = t.by ?? latest ?? today
    const from = latest ?? by
    const until = [from, end ?? by].toSorted()[1]!
    const seen = began !== null && end !== null && end > began
    runs.push({
      ...{ stage: k, began: monthsAt(from), ended: monthsAt(until) },
      ...(seen ? {} : { unseen: true as const }),
    })
    began = end
    latest = until
  }
  return { runs, began: latest, undated: began === null }
}

const passes = (leg: Leg, scheme: BuildScheme): boolean => !leg.only || leg.only.includes(scheme)

const placesOf = (row: Pick<PortfolioRow, 'places_least' | 'places_most'>): number | null =>
  row.places_least ?? row.places_most

/** Days on which plots were offered, or were so at the latest. */
export const offeredOn = (rows: readonly Pick<PortfolioRow, 'stages'>[]): Day[] =>
  rows.flatMap((r) => {
    const offered = r.stages.find((s) => s.stage === ('offered' satisfies Stage))
    return offered?.actual ?? offered?.by ?? []
  })

/** A year: those offered within it say where plots come from today. */
const RECENT_DAYS = 366

/**
 * `more`: plots that nobody has offered yet, so many a month for so many months, behind all others in the list and spread as those offered
 * within the last year were, or all where none was; `as`: spread as those of these keys alone.
 */
export function portfolioGiven(
  rows: readonly PortfolioRow[],
  today: Day,
  more?: { readonly aMonth: number; readonly months: number; readonly as?: ReadonlySet<string> },
): Portfolio {
  const told = rows.flatMap((r) => placesOf(r) ?? [])
  const places = told.length === 0 ? USUAL_PLACES : Math.round(told.reduce((s, x) => s + x, 0) / told.length)
  const states = [...new Set(rows.map((r) => r.municipality.slice(0, 2)))].sort()
  const contractors = [...new Set(rows.flatMap((r) => r.contractor ?? []))].sort()
  const now = monthsAt(today)
  const read = rows.map((r) => ({ row: r, ...runsOf(r, today) }))
  const projects = read.map(({ row, runs, began }): ForecastProject => {
    const last = runs.at(-1)
    const next = nextLeg(last?.stage ?? -1, row.scheme)
    const from = began === null ? now : Math.min(now, monthsAt(began))
    const running: StageRun[] = next === undefined ? [] : [{ stage: next, began: from, ended: undefined }]
    return {
      ...{ id: row.key, state: states.indexOf(row.municipality.slice(0, 2)) },
      ...{ scheme: forecastSchemes.indexOf(row.scheme), places: placesOf(row) ?? places },
      contractor: row.contractor === null ? undefined : contractors.indexOf(row.contractor),
      ...{ begins: from, runs: [...runs, ...running] },
      outAt: row.out === null ? undefined : Math.max(from, monthsAt(row.out.on)),
    }
  })
  const since = addDays(today, -RECENT_DAYS)
  const of = rows.flatMap((r, k) => (!more?.as || more.as.has(r.key) ? [k] : []))
  const recent = of.filter((k) => offeredOn([rows[k]!]).some((d) => d >= since && d <= today))
  const like = recent.length > 0 ? recent : of
  const pace = more && like.length > 0 ? more.aMonth : 0
  const coming = Array.from(
    { length: Math.floor(pace * (more?.months ?? 0)) },
    (_, k): [number, ForecastProject] => {
      const as = like[k % like.length]!
      const { state, scheme } = projects[as]!
      const begins = now + (k + 1) / pace
      return [
        as,
        {
          ...{ id: `more-${k}`, state, scheme, contractor: undefined, places, begins, runs: [] },
          ...{ outAt: undefined, coming: true },
        },
      ]
    },
  )
  const given: ForecastGiven = {
    today: now,
    stages: forecastLegs.map((l) => ({
      ...{ code: l.leg, plannedMonths: l.plannedMonths, byContractor: l.byContractor ?? false },
      ...{ supervised: l.supervised ?? false, outdoors: l.leg === 'works' },
      ...(l.only ? { only: l.only.map((s) => forecastSchemes.indexOf(s)) } : {}),
    })),
    ...{ states: states.length, schemes: forecastSchemes.length, contractors: contractors.length },
    projects: [...projects, ...coming.map(([, p]) => p)],
  }
  const under = read.filter(
    ({ row, runs }) => row.out === null && nextLeg(runs.at(-1)?.stage ?? -1, row.scheme) !== undefined,
  )
  return {
    given,
    where: [...rows, ...coming.map(([as]) => rows[as]!)].map((r) => ({
      ...{ book: r.book, state: r.municipality.slice(0, 2) },
    })),
    known: rows.length,
    ...{ states, contractors },
    basis: {
      projects: rows.length,
      open: read.filter(({ row, runs }) => nextLeg(runs.at(-1)?.stage ?? -1, row.scheme) === undefined)
        .length,
      out: rows.filter((r) => r.out !== null).length,
      unplaced: rows.filter((r) => placesOf(r) === null).length,
      places,
      undated: under.filter((r) => r.undated).length,
      legs: forecastLegs.map((l, k) => ({
        ...{ leg: l.leg, planned: l.plannedMonths },
        ended: read.filter((r) => r.runs.some((x) => x.stage === k && !x.unseen)).length,
        running: under.filter(({ row, runs }) => nextLeg(runs.at(-1)?.stage ?? -1, row.scheme) === k).length,
      })),
    },
  }
}

/** The leg after one, of who builds this way; undefined once open. */
function nextLeg(leg: number, scheme: BuildScheme): number | undefined {
  const next = forecastLegs.findIndex((l, k) => k > leg && passes(l, scheme))
  return next < 0 ? undefined : next
}

/** What is open from each day on which something opens, up to a day: by days seen or said at the latest, or as planned. */
export function openSteps(
  rows: readonly Pick<PortfolioRow, 'stages' | 'places_least' | 'places_most'>[],
  of: 'happened' | 'planned',
  until = '9999-12-31',
): { day: Day; centers: number; places: number }[] {
  const days = rows
    .flatMap((r) => {
      const open = r.stages.find((s) => s.stage === 'open')
      const day = of === 'happened' ? (open?.actual ?? open?.by) : open?.planned
      return day && day <= until ? [{ day, places: placesOf(r) ?? 0 }] : []
    })
    .sort((a, b) => (a.day < b.day ? -1 : 1))
  const found = new Map<Day, { day: Day; centers: number; places: number }>()
  let [centers, places] = [0, 0]
  for (const d of days) {
    centers++
    places += d.places
    found.set(d.day, { day: d.day, centers, places })
  }
  return [...found.values()]
}

/** Centers and places open on a day. */
export function openOn(
  steps: readonly { day: Day; centers: number; places: number }[],
  day: Day,
): { centers: number; places: number } {
  return steps.findLast((s) => s.day <= day) ?? { centers: 0, places: 0 }
}
