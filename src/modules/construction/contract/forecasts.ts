// Words of stored forecasts: what was said on a day of centers and places to come, on what ground, and how it was scored since.
import * as v from 'valibot'
import { Day } from '../../../kernel/days.ts'
import { endpoint } from '../../../kernel/endpoint.ts'
import { Uuid } from '../../../kernel/ids.ts'
import { kindsOf } from '../../../kernel/kind.ts'
import { Begun } from '../../../kernel/long-work.ts'
import { PlaceTarget } from '../../places/contract.ts'
import type { ConstructionProject } from '../contract.ts'
import { Stage } from './stages.ts'

export const ForecastScope = v.picklist(['nation', 'representation', 'state'])
export type ForecastScope = v.InferOutput<typeof ForecastScope>

const Count = v.pipe(v.number(), v.integer(), v.minValue(0))
const months = v.pipe(v.array(Count), v.minLength(1), v.maxLength(241))
/** By months from the day of the forecast, from 0 on: so many of a hundred runs lie at or below. */
export const ForecastLine = v.object({ p10: months, p50: months, p80: months, p90: months })
export type ForecastLine = v.InferOutput<typeof ForecastLine>

/** What a leg's durations come from: `planned` months of the house (unconfirmed), how many were seen to end, how many run. */
export const ForecastLeg = v.object({ leg: Stage, planned: v.number(), ended: Count, running: Count })
export type ForecastLeg = v.InferOutput<typeof ForecastLeg>
export const ForecastBasis = v.object({
  projects: Count,
  open: Count,
  out: Count,
  /** without places told: counted with the mean of the others, `places` each */
  unplaced: Count,
  places: Count,
  /** of those under way, how many began their stage on a day nobody knows: taken from the day by which a source says so */
  undated: Count,
  legs: v.array(ForecastLeg),
  /** of a part: stages seen to end in the whole country, from which all durations are learned */
  taught: v.optional(Count),
})
export type ForecastBasis = v.InferOutput<typeof ForecastBasis>

/** Centers and places more that would be open a number of months ahead if this one kept its plan, or were as the others; below 0 = it pulls. */
export const HeldBack = v.object({
  what: v.picklist(['stage', 'state', 'contractor']),
  /** a stage, a state's key, a contractor's name */
  name: v.pipe(v.string(), v.maxLength(200)),
  centers: v.number(),
  places: v.number(),
})
export type HeldBack = v.InferOutput<typeof HeldBack>

/**
 * Plots that nobody has offered yet, at the pace of those that were: so many within so many months, hence so many a month, and what
 * stands if as many go on coming. Of a part: its share of them.
 */
export const Arrivals = v.object({
  months: Count,
  offered: Count,
  aMonth: v.object({ p10: v.number(), p50: v.number(), p90: v.number() }),
  centers: ForecastLine,
  openPlaces: ForecastLine,
})
export type Arrivals = v.InferOutput<typeof Arrivals>

export const ForecastMade = v.strictObject({
  /** the same in all scopes of one forecast */
  forecast: Uuid,
  on: Day,
  scope: ForecastScope,
  /** id of the representation, key of the state, empty for the nation */
  place: v.pipe(v.string(), v.maxLength(40)),
  runs: Count,
  seed: Count,
  basis: ForecastBasis,
  centers: ForecastLine,
  openPlaces: ForecastLine,
  /** what holds back most, so many months ahead */
  back: v.optional(v.object({ months: Count, list: v.pipe(v.array(HeldBack), v.maxLength(60)) })),
  /** not where no plot was offered within a year */
  arrivals: v.optional(Arrivals),
})
export type ForecastMade = v.InferOutput<typeof ForecastMade>

/** A project as a forecast needs it. */
export type PortfolioRow = Pick<
  ConstructionProject,
  'book' | 'key' | 'municipality' | 'scheme' | 'stages' | 'out' | 'places_least' | 'places_most'
> & {
  /** who has the contract of works; null before it */
  readonly contractor: string | null
}

const kindOf = kindsOf('construction', {
  ...{ permission: 'construction.write', physical: false, door: 'any', persons: () => [] },
})
/** Said by the house alone, in the book of its scope: what it forecast stays said, whatever came of it. */
export const forecastMade = kindOf('forecast-made', 'Pronóstico hecho', 'Forecast made', ForecastMade, {
  permission: 'construction.forecast',
})

/** A forecast of one scope; its key is forecast|scope|place. */
export const ConstructionForecast = v.object({
  book: Uuid,
  key: v.string(),
  forecast: Uuid,
  made_on: Day,
  scope: ForecastScope,
  place: v.string(),
  runs: v.number(),
  seed: v.number(),
  basis: ForecastBasis,
  centers: ForecastLine,
  open_places: ForecastLine,
  back: v.nullable(v.object({ months: v.number(), list: v.array(HeldBack) })),
  arrivals: v.nullable(Arrivals),
})
export type ConstructionForecast = v.InferOutput<typeof ConstructionForecast>

/** A forecast beside what happened so many months later. Errors in centers, or in places: above 0 = too many were promised. */
export const ScoredForecast = v.object({
  made_on: Day,
  ahead: v.number(),
  day: Day,
  of: v.picklist(['centers', 'places']),
  p10: v.number(),
  p50: v.number(),
  p90: v.number(),
  happened: v.number(),
  within: v.boolean(),
  error: v.number(),
  pinball: v.number(),
})
export type ScoredForecast = v.InferOutput<typeof ScoredForecast>
/** How the forecasts of one look ahead did: `cover` of a hundred bands of 80 %, and mean size of the error. */
export const ForecastTrack = v.object({
  of: v.picklist(['centers', 'places']),
  ahead: v.number(),
  forecasts: v.number(),
  cover: v.number(),
  meanError: v.number(),
  bias: v.number(),
})
export type ForecastTrack = v.InferOutput<typeof ForecastTrack>

/** What is open on the last day of a month, or would be by the plans of the projects: never mixed with what is forecast. */
const OpenBy = v.object({ day: Day, centers: v.number(), places: v.number() })
export type OpenBy = v.InferOutput<typeof OpenBy>

export const forecastAt = endpoint({
  id: 'construction.forecast',
  method: 'GET',
  path: '/v1/construction/forecast',
  words: {
    es: 'Cuántos centros y lugares habrá, y cuándo',
    en: 'How many centers and places there will be, and when',
  },
  access: { who: 'person', permission: 'construction.read', scopeOf: () => ({ kind: 'own' as const }) },
  /** without a scope: the widest that there is a forecast of within reach */
  input: v.pipe(
    v.object({
      scope: v.optional(ForecastScope),
      place: v.optional(v.pipe(v.string(), v.maxLength(40))),
      /** the forecast that was the newest on this day */
      asOf: v.optional(Day),
    }),
    v.forward(
      v.check(
        (i) => i.scope !== 'representation' || v.is(Uuid, i.place),
        'se esperaba la representación por su identificador',
      ),
      ['place'],
    ),
  ),
  answer: v.object({
    today: Day,
    /** scopes with a forecast within reach, widest first; `name` of a representation */
    scopes: v.array(v.object({ scope: ForecastScope, place: v.string(), name: v.nullable(v.string()) })),
    newest: v.nullable(ConstructionForecast),
    /** from the first opening to today */
    happened: v.array(OpenBy),
    planned: v.array(OpenBy),
    /** published targets of the scope as they were said, newest source first */
    published: v.array(PlaceTarget),
    past: v.array(ScoredForecast),
    track: v.array(ForecastTrack),
    /** days on which forecasts of this scope were made, newest first */
    made: v.array(Day),
  }),
})
export type ForecastAt = v.InferOutput<typeof forecastAt.answer>

export const makeForecast = endpoint({
  id: 'construction.forecast-make',
  method: 'POST',
  path: '/v1/construction/forecasts',
  words: { es: 'Hacer un pronóstico y guardarlo', en: 'Make a forecast and keep it' },
  access: { who: 'person', permission: 'construction.write', scopeOf: () => ({ kind: 'nation' as const }) },
  input: v.object({}),
  answer: Begun,
})

/** Assumptions in words; what is left out stays as it is. */
export const WhatIf = v.object({
  /** supervision of works by what it is today: 1.5 = half as much again */
  supervision: v.optional(v.pipe(v.number(), v.minValue(0.5), v.maxValue(4))),
  /** new plots a month from today on, instead of the pace that was learned */
  plotsAMonth: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(100))),
  /** days that a tender takes less */
  tenderDays: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(180))),
  /** of which part of what is within reach; without it, of all */
  scope: v.optional(ForecastScope),
  place: v.optional(v.pipe(v.string(), v.maxLength(40))),
})
export type WhatIf = v.InferOutput<typeof WhatIf>

export const askWhatIf = endpoint({
  id: 'construction.what-if',
  method: 'POST',
  path: '/v1/construction/what-if',
  words: { es: 'Preguntar qué pasaría si…', en: 'Ask what would be if…' },
  access: { who: 'person', permission: 'construction.read', scopeOf: () => ({ kind: 'own' as const }) },
  input: WhatIf,
  answer: Begun,
})

/** What a work of a forecast answers when it is done. */
export const ForecastDone = v.object({ forecast: Uuid, scopes: v.number() })
/** Both worlds with the same chances, a year and two and three ahead and at the end: what the levers change and nothing else. */
export const WhatIfDone = v.object({
  asked: WhatIf,
  projects: v.number(),
  /** plots a month that both worlds go on with where nothing else was asked; null where none was offered within a year */
  pace: v.nullable(v.object({ p10: v.number(), p50: v.number(), p90: v.number() })),
  points: v.array(
    v.object({
      day: Day,
      as: v.object({ p10: v.number(), p50: v.number(), p90: v.number(), places: v.number() }),
      if: v.object({ p10: v.number(), p50: v.number(), p90: v.number(), places: v.number() }),
    }),
  ),
})
export type WhatIfDone = v.InferOutput<typeof WhatIfDone>
