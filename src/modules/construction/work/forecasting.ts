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
  type ForecastMade,
  forecastMade,
  type HeldBack,
  WhatIf,
  type WhatIfDone,
} from '../contract/forecasts.ts'
import { projectsToForecast } from '../reads.ts'
import { forecastLegs } from '../rules/forecast-legs.ts'
import { dayAhead, MONTH_DAYS, monthsAt, type Portfolio, portfolioGiven } from '../rules/portfolio-given.ts'
import type { Tornado } from '../rules/what-holds-back.ts'
import type { Fans, ForecastEnd, ForecastJob } from './forecast-worker.ts'

const RUNS = 10_000
/** Of a part of the nation fewer runs are read: sorting them for each state would take longer than all else. */
const PART_RUNS = 2_000
const MONTHS = 96
/** How far ahead it is asked what holds back. */
const BACK_MONTHS = 24
const SHOWN_BACK = 20
/** A what-if is answered in seconds: fewer runs, since both worlds have the same chances. */
const IF_RUNS = 3_000
const IF_SEED = 20_261
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

const todayOf = (now: () => Date): Day => civilDay(now().toISOString(), COUNTRY_ZONE)

type Scope = Pick<ForecastMade, 'scope' | 'place'> & {
  readonly book: string
  readonly list: readonly number[]
}

/** The nation, each representation and each state with a project; what nobody knows the representation of is in the nation's alone. */
function scopesOf({ where, given }: Portfolio): Scope[] {
  const all = given.projects.map((_, k) => k)
  const by = (scope: 'representation' | 'state', of: (k: number) => string): Scope[] =>
    [...Map.groupBy(all, of)].map(([place, list]) => ({
      ...{ scope, place, list, book: scope === 'state' ? NATION : place },
    }))
  return [
    { scope: 'nation', place: '', book: NATION, list: all },
    ...by('representation', (k) => where[k]!.book).filter((s) => s.book !== NATION),
    ...by('state', (k) => where[k]!.state),
  ]
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

type Making = Pick<Working, 'db' | 'house' | 'now' | 'log' | 'signal' | 'progress'>

/**
 * A forecast of all projects of the country, whoever asks: learned from all, said as one fact for each scope in the book of that
 * scope, so that each representation reads its own. What is said of a scope is never changed again. Undefined without a project.
 */
export async function keepForecast(
  making: Making,
): Promise<{ forecast: string; scopes: number } | undefined> {
  const { db, house, now, log, progress, signal } = making
  const on = todayOf(now)
  const portfolio = portfolioGiven(await db.read({ system: true }, projectsToForecast), on)
  if (portfolio.given.projects.length === 0) return undefined
  const scopes = scopesOf(portfolio)
  const seed = Math.floor(monthsAt(on) * MONTH_DAYS)
  const told = await inWorker(
    {
      ...{ given: portfolio.given, seed, runs: RUNS, partRuns: PART_RUNS, months: MONTHS, back: BACK_MONTHS },
      scopes: scopes.map((s) => s.list),
    },
    making,
  )
  progress(95, 100, words.keeping)
  const at = now()
  const forecast = newId(at)
  const facts = scopes.map(({ scope, place, book, list }, k): Fact => {
    const { centers, places } = told.fans[k]!
    const nation = scope === 'nation'
    const payload: ForecastMade = {
      ...{ forecast, on, scope, place, runs: nation ? RUNS : PART_RUNS, seed, centers, openPlaces: places },
      basis: nation ? portfolio.basis : basisOf(portfolio, list),
      ...(nation && told.back ? { back: { months: BACK_MONTHS, list: backOf(told.back, portfolio) } } : {}),
    }
    return {
      id: uuid7OfDigest(at.getTime(), sha256(`${forecast}|${scope}|${place}`)),
      ...{ kind: forecastMade.kind, kindVersion: forecastMade.version, about: book, book },
      ...{ happenedAt: at.toISOString(), author: NATION, origin: 'system', payload: { ...payload } },
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

/** The ground of a part: its own projects, on the durations that all have taught. */
function basisOf({ basis, given }: Portfolio, list: readonly number[]): ForecastMade['basis'] {
  const own = list.map((k) => given.projects[k]!)
  const legs = given.stages.length
  const open = own.filter((p) => p.runs.at(-1)?.ended !== undefined && p.runs.at(-1)!.stage === legs - 1)
  return {
    ...basis,
    ...{ projects: own.length, open: open.length, out: own.filter((p) => p.outAt !== undefined).length },
  }
}

/** Within the reach of who asks: the same chances with and without the levers, so that only they make a difference. */
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
    const rows = await db.read(scope, (read) => projectsToForecast(read))
    if (rows.length === 0) throw new WorkFailed(words.none)
    const { given } = portfolioGiven(
      rows,
      today,
      asked.plotsAMonth ? { aMonth: asked.plotsAMonth, months: MONTHS } : undefined,
    )
    const tender = forecastLegs.findIndex((l) => l.leg === 'tender')
    const all = given.projects.map((_, k) => k)
    const told = await inWorker(
      {
        ...{ given, seed: IF_SEED, runs: IF_RUNS, partRuns: IF_RUNS, months: MONTHS, back: 0 },
        // without the levers only what has been offered opens
        scopes: [all.slice(0, rows.length), all],
        levers: {
          ...(asked.supervision === undefined ? {} : { supervision: asked.supervision }),
          shorter: asked.tenderDays ? [{ stage: tender, months: asked.tenderDays / MONTH_DAYS }] : [],
        },
      },
      working,
    )
    const at = ({ centers, places }: Fans, months: number) => ({
      ...{ p10: centers.p10[months]!, p50: centers.p50[months]!, p90: centers.p90[months]! },
      places: places.p50[months]!,
    })
    return {
      asked,
      points: IF_AHEAD.map((months) => ({
        ...{ day: dayAhead(today, months), as: at(told.fans[0]!, months), if: at(told.other!, months) },
      })),
    }
  },
}
