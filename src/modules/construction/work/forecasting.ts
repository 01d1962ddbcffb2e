// Forecasts as long work: one of the whole portfolio that is kept in the books of its scopes, and questions of what would be if.
import * as v from 'valibot'
import { COUNTRY_ZONE, civilDay, type Day } from '../../../kernel/days.ts'
import type { Fact } from '../../../kernel/fact.ts'
import { NATION, uuid7OfDigest } from '../../../kernel/ids.ts'
import { apart } from '../../../platform/apart.ts'
import { sha256 } from '../../../platform/digest.ts'
import type { LongWork, Working } from '../../../platform/house.ts'
import { takeBatch } from '../../../platform/intake.ts'
import { WorkFailed } from '../../../platform/long-work.ts'
import { newId } from '../../../platform/new-id.ts'
import {
  type Arrivals,
  type ForecastMade,
  type ForecastScope,
  forecastMade,
  type HeldBack,
  type PortfolioRow,
  WhatIf,
  type WhatIfDone,
} from '../contract/forecasts.ts'
import { projectsToForecast } from '../reads.ts'
import { forecastLegs } from '../rules/forecast-legs.ts'
import { type Intake, intakeAt, intakeBand, intakeOf } from '../rules/intake.ts'
import { knownOn } from '../rules/known-on.ts'
import {
  dayAhead,
  MONTH_DAYS,
  monthsAt,
  offeredOn,
  type Portfolio,
  portfolioGiven,
} from '../rules/portfolio-given.ts'
import type { Tornado } from '../rules/what-holds-back.ts'
import type { Fans, ForecastEnd, ForecastJob } from './forecast-worker.ts'

const RUNS = 10_000
/** Of a part of the nation fewer runs are read: sorting them for each state would take longer than all else. */
const PART_RUNS = 2_000
const MONTHS = 96
/** Runs with plots that nobody has offered yet: there may be several times as many of them as of projects. */
const COMING_RUNS = 2_000
/** What is offered later opens later than is looked. */
const COMING_MONTHS = MONTHS - 9
/** The list holds as many plots a month as come in 95 of a hundred ways of the world, and a little more: few runs ask for what it lacks. */
const COMING_DEVIATE = 1.645
const COMING_MORE = 1.1
/** How far ahead it is asked what holds back. */
const BACK_MONTHS = 24
const SHOWN_BACK = 20
/** A what-if is answered in seconds: fewer runs, since both worlds have the same chances. */
const IF_RUNS = 3_000
const IF_AHEAD = [12, 24, 36, 60, MONTHS] as const

const words = {
  make: { es: 'Pronóstico de centros y lugares', en: 'Forecast of centers and places' },
  ask: { es: 'Qué pasaría si…', en: 'What would be if…' },
  learning: { es: 'Aprendiendo cuánto tarda cada etapa', en: 'Learning how long each stage takes' },
  playing: { es: 'Simulando las aperturas', en: 'Playing the openings' },
  keeping: { es: 'Guardando el pronóstico', en: 'Keeping the forecast' },
  none: {
    es: 'No hay proyectos al alcance: primero se registra un predio o se importa la lista de sitios.',
    en: 'No project is within reach: first a plot is offered or the list of sites imported.',
  },
}

/** Cancelled, the worker ends at once and nothing is kept. */
function inWorker(
  job: ForecastJob,
  { signal, progress }: Pick<Working, 'signal' | 'progress'>,
): Promise<ForecastEnd> {
  progress(0, 100, words.learning)
  return apart<ForecastEnd>(new URL('forecast-worker.ts', import.meta.url), job, {
    signal,
    progress: (share) => progress(Math.round(100 * share), 100, words.playing),
  })
}

/** One for a day: what is asked on it goes on from what was forecast on it. */
const seedOf = (on: Day): number => Math.floor(monthsAt(on) * MONTH_DAYS)

const todayOf = (now: () => Date): Day => civilDay(now().toISOString(), COUNTRY_ZONE)

type Scope = Pick<ForecastMade, 'scope' | 'place'> & {
  readonly book: string
  /** of those known, and with those that nobody has offered yet */
  readonly list: readonly number[]
  readonly whole: readonly number[]
}

/** The nation, each representation and each state with a project; what nobody knows the representation of is in the nation's alone. */
function scopesOf({ where, known }: Portfolio): Scope[] {
  const all = where.map((_, k) => k)
  const scope = (scope: ForecastScope, place: string, book: string, whole: number[]): Scope => ({
    ...{ scope, place, book, whole, list: whole.filter((k) => k < known) },
  })
  const by = (of: ForecastScope, key: (k: number) => string): Scope[] =>
    [...Map.groupBy(all, key)].map(([place, list]) => scope(of, place, of === 'state' ? NATION : place, list))
  return [
    scope('nation', '', NATION, all),
    ...by('representation', (k) => where[k]!.book).filter((s) => s.book !== NATION),
    ...by('state', (k) => where[k]!.state),
  ]
}

/** So many plots a month the list is to hold for a pace. */
const mostComing = (pace: Intake | undefined): number =>
  pace ? COMING_MORE * intakeAt(pace, COMING_DEVIATE) : 0

/** Plots offered within the months that a pace was learned from. */
function offeredWithin(pace: Intake, rows: readonly PortfolioRow[], on: Day): number {
  const since = dayAhead(on, -pace.months)
  return offeredOn(rows).filter((d) => d > since && d <= on).length
}

/** Of a part: its share of the plots of the year, at the pace of all. */
function arrivalsOf(
  pace: Intake,
  rows: readonly PortfolioRow[],
  on: Day,
  { centers, places }: Fans,
): Arrivals | undefined {
  const offered = offeredWithin(pace, rows, on)
  if (offered === 0) return undefined
  const share = (x: number) => twoPlaces((x * offered) / pace.offered)
  const { p10, p50, p90 } = intakeBand(pace)
  return {
    ...{ months: pace.months, offered, centers, openPlaces: places },
    aMonth: { p10: share(p10), p50: share(p50), p90: share(p90) },
  }
}

function backOf(told: Tornado, portfolio: Portfolio): HeldBack[] {
  const list = (what: HeldBack['what'], of: Tornado['stages'], names: readonly string[]) =>
    of.map((x, k) => ({
      ...{ what, name: names[k]!, centers: round(x.centers), places: round(x.places) },
    }))
  const big = (all: HeldBack[]) =>
    all
      .toSorted((a, b) => Math.abs(b.centers) - Math.abs(a.centers))
      .slice(0, SHOWN_BACK)
      .filter((x) => x.centers !== 0)
  return [
    ...big(
      list(
        'stage',
        told.stages,
        forecastLegs.map((l) => l.leg),
      ),
    ),
    ...big(list('state', told.states, portfolio.states)),
    ...big(list('contractor', told.contractors, portfolio.contractors)),
  ]
}
const round = (x: number) => Math.round(10 * x) / 10
const twoPlaces = (x: number) => Math.round(100 * x) / 100

type Making = Pick<Working, 'db' | 'house' | 'now' | 'log' | 'signal' | 'progress'> & {
  /** of the demonstration: as it would have been made on a day with what was known then, with fewer runs, and gone with its world */
  readonly example?: { readonly on: Day; readonly at: Date; readonly runs: number }
}

/**
 * A forecast of all projects of the country, whoever asks: learned from all, said as one fact for each scope in the book of that
 * scope, so that each representation reads its own. What is said of a scope is never changed again. Undefined without a project.
 */
export async function keepForecast(
  making: Making,
): Promise<{ forecast: string; scopes: number } | undefined> {
  const { db, house, now, log, progress, signal, example } = making
  const on = example?.on ?? todayOf(now)
  const all = await db.read({ system: true }, projectsToForecast)
  const rows = example ? knownOn(all, on) : all
  const runsOf = ({ scope }: Scope) => example?.runs ?? (scope === 'nation' ? RUNS : PART_RUNS)
  if (rows.length === 0) return undefined
  const pace = intakeOf(offeredOn(rows), on)
  const portfolio = portfolioGiven(rows, on, pace && { aMonth: mostComing(pace), months: COMING_MONTHS })
  const scopes = scopesOf(portfolio)
  const seed = seedOf(on)
  const told = await inWorker(
    {
      ...{ given: portfolio.given, known: portfolio.known, seed, months: MONTHS },
      scopes: scopes.map((s) => ({ list: s.list, runs: runsOf(s) })),
      ...(pace && {
        coming: {
          ...{ pace, aMonth: mostComing(pace), runs: example?.runs ?? COMING_RUNS },
          lists: scopes.map((s) => s.whole),
        },
      }),
      back: { by: BACK_MONTHS, lists: scopes.map((s) => s.list) },
    },
    making,
  )
  progress(95, 100, words.keeping)
  const at = example?.at ?? now()
  const forecast = newId(at)
  const facts = scopes.map((of, k): Fact => {
    const { scope, place, book, list } = of
    const { centers, places } = told.fans[k]!
    const nation = scope === 'nation'
    const back = backOf(told.back![k]!, portfolio)
    const own = list.map((p) => rows[p]!)
    const arrivals = pace && arrivalsOf(pace, own, on, told.coming![k]!)
    const payload: ForecastMade = {
      ...{ forecast, on, scope, place, runs: runsOf(of), seed, centers, openPlaces: places },
      basis: nation ? portfolio.basis : basisOf(portfolio, own, on),
      ...(back.length > 0 ? { back: { months: BACK_MONTHS, list: back } } : {}),
      ...(arrivals ? { arrivals } : {}),
    }
    return {
      id: uuid7OfDigest(at.getTime(), sha256(`${forecast}|${scope}|${place}`)),
      ...{ kind: forecastMade.kind, kindVersion: forecastMade.version, about: book, book },
      ...{ happenedAt: at.toISOString(), author: NATION, payload: { ...payload } },
      origin: example ? 'world' : 'system',
    }
  })
  // Once the first book is written the rest is: a forecast is not half kept.
  if (signal.aborted) throw new Error('cancelled before anything was kept')
  for (const list of Map.groupBy(facts, (f) => f.book).values())
    await takeBatch(db, house, list, { by: 'system' }, now, (e) =>
      log({ level: 'error', at: 'forecast', error: (e as Error).message }),
    )
  return { forecast, scopes: scopes.length }
}

export const forecastWork: LongWork<Record<string, never>> = {
  kind: 'construction.forecast',
  input: v.strictObject({}),
  words: () => words.make,
  permission: 'construction.write',
  scopeOf: () => ({ kind: 'nation' }),
  afterCrash: 'say',
  run: async (working) => {
    const kept = await keepForecast(working)
    if (!kept) throw new WorkFailed(words.none)
    return kept
  },
}

/** The ground of a part: its own projects and their legs, on the durations that all have taught. */
function basisOf({ basis: all }: Portfolio, own: readonly PortfolioRow[], on: Day): ForecastMade['basis'] {
  const taught = all.legs.reduce((sum, l) => sum + l.ended, 0)
  return { ...portfolioGiven(own, on).basis, places: all.places, taught }
}

/**
 * Within the reach of who asks, or a part of it: the same chances with and without the levers, so that only they make a difference. As in
 * what is kept, durations and the pace of plots are learned from all projects of the country; only sums of one's own are answered.
 */
export const whatIfWork: LongWork<WhatIf> = {
  kind: 'construction.what-if',
  input: WhatIf,
  words: () => words.ask,
  permission: 'construction.read',
  scopeOf: () => ({ kind: 'own' }),
  afterCrash: 'say',
  run: async (working, asked): Promise<WhatIfDone> => {
    const { db, scope, now } = working
    const today = todayOf(now)
    const within = await db.read(scope, projectsToForecast)
    const rows = await db.read({ system: true }, projectsToForecast)
    const isAsked = (at: { readonly book: string; readonly state: string }) =>
      asked.scope === undefined ||
      asked.scope === 'nation' ||
      (asked.scope === 'state' ? at.state : at.book) === asked.place
    const mine = within.filter((r) => isAsked({ book: r.book, state: r.municipality.slice(0, 2) }))
    if (mine.length === 0) throw new WorkFailed(words.none)
    const own = new Set(mine.map((r) => r.key))
    const all = intakeOf(offeredOn(rows), today)
    const share = all ? offeredWithin(all, mine, today) / all.offered : 0
    const pace = all && share > 0 ? { ...all, scale: all.scale * share } : undefined
    const aMonth = Math.max(asked.plotsAMonth ?? 0, mostComing(pace))
    const { given, known } = portfolioGiven(rows, today, { aMonth, months: COMING_MONTHS, as: own })
    const list = given.projects.flatMap((_, k) => (k >= known || own.has(rows[k]!.key) ? [k] : []))
    const tender = forecastLegs.findIndex((l) => l.leg === 'tender')
    const told = await inWorker(
      {
        ...{ given, known, seed: seedOf(today), months: MONTHS, scopes: [] },
        coming: { pace, aMonth, runs: IF_RUNS, lists: [list] },
        other: {
          levers: {
            ...(asked.supervision === undefined ? {} : { supervision: asked.supervision }),
            shorter: asked.tenderDays ? [{ stage: tender, months: asked.tenderDays / MONTH_DAYS }] : [],
          },
          aMonth: asked.plotsAMonth,
        },
      },
      working,
    )
    const at = ({ centers, places }: Fans, months: number) => ({
      ...{ p10: centers.p10[months]!, p50: centers.p50[months]!, p90: centers.p90[months]! },
      places: places.p50[months]!,
    })
    const band = pace && intakeBand(pace)
    return {
      ...{ asked, projects: mine.length },
      pace: band ? { p10: twoPlaces(band.p10), p50: twoPlaces(band.p50), p90: twoPlaces(band.p90) } : null,
      points: IF_AHEAD.map((months) => ({
        day: dayAhead(today, months),
        ...{ as: at(told.coming![0]!, months), if: at(told.other![0]!, months) },
      })),
    }
  },
}
