// What may be said of a project's plot and its way: offers, corrections, published standings, visits, dates of stages, papers, tenders.
import * as v from 'valibot'
import { Day } from '../../../kernel/days.ts'
import { FileHash } from '../../../kernel/files.ts'
import { SiteRegistered } from '../../places/contract/kinds.ts'
import { Pesos, Places, SquareMeters, text } from './parts.ts'
import {
  BuildScheme,
  Certainty,
  ContractFor,
  DateOf,
  DocumentState,
  OutReason,
  PropertyDocument,
  Stage,
  TenderStep,
} from './stages.ts'

/** What a plot is beside its site, whose name, municipality and point are the places' word. */
const plotFields = {
  scheme: BuildScheme,
  address: v.optional(text(2, 300)),
  /** m² */
  area: v.optional(SquareMeters),
  /** places of the center, as a band while the module is not chosen */
  placesLeast: v.optional(Places),
  placesMost: v.optional(Places),
  offeredBy: v.optional(text(2, 200)),
  source: text(2, 500),
  certainty: Certainty,
}
const band = (p: { placesLeast?: number | undefined; placesMost?: number | undefined }) =>
  p.placesLeast === undefined || p.placesMost === undefined || p.placesLeast <= p.placesMost
const BAND = 'la banda de lugares está al revés'

/** `site`: said of the site in the same transaction, by letter. */
export const PlotOffered = v.pipe(
  v.strictObject({ site: SiteRegistered, ...plotFields, on: v.optional(Day) }),
  v.check((p) => band(p), BAND),
)
export type PlotOffered = v.InferOutput<typeof PlotOffered>
export const PlotChanged = v.pipe(
  v.strictObject({ site: v.optional(SiteRegistered), ...v.partial(v.strictObject(plotFields)).entries }),
  v.check((p) => band(p), BAND),
)
export type PlotChanged = v.InferOutput<typeof PlotChanged>

/**
 * What a source published: at which stage a site stood on a day at the latest, whether that stage was over, and what else it told
 * of what is to be built there: a claim, outdone by what is said at a desk.
 */
export const StandingPublished = v.pipe(
  v.strictObject({
    at: Stage,
    over: v.boolean(),
    on: Day,
    /** the source's own word */
    word: text(2, 60),
    scheme: v.optional(BuildScheme),
    placesLeast: v.optional(Places),
    placesMost: v.optional(Places),
    /** m² */
    area: v.optional(SquareMeters),
    /** families who might ask, and pesos */
    demand: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
    announced: v.optional(Pesos),
    note: v.optional(text(2, 500)),
    source: text(2, 500),
  }),
  v.check((p) => band(p), BAND),
)
export type StandingPublished = v.InferOutput<typeof StandingPublished>

/** One date of one stage. `on: null` takes a planned or forecast day back; of what happened it says it did not, with why. */
export const StageDated = v.pipe(
  v.strictObject({
    stage: Stage,
    of: DateOf,
    on: v.nullable(Day),
    why: v.optional(text(2, 500)),
    source: v.optional(text(2, 500)),
  }),
  v.forward(
    v.check((p) => p.of !== 'actual' || p.on !== null || p.why !== undefined, 'diga por qué no había pasado'),
    ['why'],
  ),
)
export type StageDated = v.InferOutput<typeof StageDated>

export const DocumentTold = v.strictObject({
  document: PropertyDocument,
  state: DocumentState,
  on: Day,
  folio: v.optional(text(1, 80)),
  file: v.optional(FileHash),
  note: v.optional(text(2, 500)),
})
export type DocumentTold = v.InferOutput<typeof DocumentTold>

export const FellOut = v.strictObject({
  on: Day,
  reason: OutReason,
  text: text(4, 500, 'diga qué pasó, en una frase'),
})
export type FellOut = v.InferOutput<typeof FellOut>
export const TakenUp = v.strictObject({ on: Day, text: text(4, 500, 'diga por qué se retoma') })
export type TakenUp = v.InferOutput<typeof TakenUp>

/** A step of a tender under its CompraNet number. */
export const TenderTold = v.strictObject({
  number: v.pipe(
    v.string(),
    v.trim(),
    v.regex(
      /^[A-Z]{2}-\d{2}-[0-9A-Z]{3}-[0-9A-Z]{9}-[NIT]-\d{1,5}-\d{4}$/,
      'se esperaba un número de CompraNet como LO-09-217-009217002-N-110-2026',
    ),
  ),
  for: ContractFor,
  step: TenderStep,
  on: Day,
  note: v.optional(text(2, 500)),
})
export type TenderTold = v.InferOutput<typeof TenderTold>
