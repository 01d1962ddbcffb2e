// What is said on the site, with or without a network: visits to plots and to works, findings mended; and how a visit is looked at on both sides.
import * as v from 'valibot'
import { Day } from '../../../kernel/days.ts'
import { kilometers, type Point } from '../../../kernel/distance.ts'
import { Uuid } from '../../../kernel/ids.ts'
import { type FactKind, kindsOf } from '../../../kernel/kind.ts'
import { type Flag, refused, stands, type Verdict } from '../../../kernel/verdict.ts'
import { Key, Percent, type SitePhoto, SitePhotos, SquareMeters, StoodAt, text, unique } from './parts.ts'
import { CheckPhase, CheckResult, PlotRisk, PlotService } from './stages.ts'

/** A visit to the plot: its risks and services are said whole, so that what was not found is told apart from what was not looked at. */
export const PlotVisited = v.strictObject({
  on: Day,
  risks: unique(20, PlotRisk),
  services: unique(20, PlotService),
  fit: v.picklist(['yes', 'no', 'unsure']),
  told: v.optional(text(2, 1500)),
  /** m², as found there */
  area: v.optional(SquareMeters),
  stoodAt: v.optional(StoodAt),
  photos: SitePhotos,
})
export type PlotVisited = v.InferOutput<typeof PlotVisited>

/** At work on a day, and how many of them live in the municipality. */
const Hands = v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(5000)))

/** A finding as it is told in a visit; its id is made there, so that it can be mended before the visit was ever sent. */
export const FindingSeen = v.strictObject({
  id: Uuid,
  text: text(4, 1500, 'diga qué se encontró'),
  /** must be mended before opening */
  grave: v.boolean(),
  photos: SitePhotos,
})
export type FindingSeen = v.InferOutput<typeof FindingSeen>

/** All that one visit to works saw, told at once: whole or not at all. Progress is of one contract. */
export const WorksVisited = v.pipe(
  v.strictObject({
    on: Day,
    stoodAt: v.optional(StoodAt),
    contract: v.optional(Uuid),
    physical: v.optional(Percent),
    people: Hands,
    local: Hands,
    findings: v.pipe(v.array(FindingSeen), v.maxLength(20)),
    checks: v.pipe(
      v.array(
        v.strictObject({
          requirement: Key,
          phase: CheckPhase,
          result: CheckResult,
          value: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1_000_000))),
        }),
      ),
      v.maxLength(60),
      v.check(
        (list) => new Set(list.map((c) => `${c.requirement}|${c.phase}`)).size === list.length,
        'un requisito está dos veces',
      ),
    ),
    text: v.optional(text(4, 1500, 'diga qué se vio')),
    photos: SitePhotos,
  }),
  v.forward(
    v.check(
      (p) => (p.physical === undefined && p.people === undefined) || p.contract !== undefined,
      'el avance es de un contrato: diga de cuál',
    ),
    ['contract'],
  ),
  v.forward(
    v.check((p) => p.people === undefined || p.physical !== undefined, 'diga también el avance'),
    ['physical'],
  ),
  v.forward(
    v.check(
      (p) => p.local === undefined || (p.people !== undefined && p.local <= p.people),
      'de cuántas personas en total, y no más que esas',
    ),
    ['local'],
  ),
  v.forward(
    v.check(
      (p) => p.text !== undefined || p.physical !== undefined || p.findings.length > 0 || p.checks.length > 0,
      'diga qué se vio, el avance, un hallazgo o un requisito',
    ),
    ['text'],
  ),
)
export type WorksVisited = v.InferOutput<typeof WorksVisited>

export const FindingMended = v.strictObject({
  note: Uuid,
  on: Day,
  text: text(4, 500, 'diga cómo quedó'),
  photos: SitePhotos,
})
export type FindingMended = v.InferOutput<typeof FindingMended>

/** So far from where the site is said to be, beyond what the device may be off, somebody must look. Source: own, unconfirmed. */
export const FAR_KM = 2

/** `far-from-site` where the visit, or a photo of it, was that far from the point of the site; nothing where no point is known. */
export function placeFlags(
  site: { readonly latitude: number | null; readonly longitude: number | null },
  stoodAt: StoodAt | undefined,
  photos: readonly SitePhoto[],
): readonly Flag[] {
  const { latitude, longitude } = site
  if (latitude === null || longitude === null) return []
  const far = (p: Point & { readonly accuracy?: number | undefined }) =>
    kilometers(p, { latitude, longitude }) - (p.accuracy ?? 0) / 1000 > FAR_KM
  return [
    ...(stoodAt && far(stoodAt) ? [{ code: 'far-from-site', field: 'stoodAt' }] : []),
    ...(photos.some(far) ? [{ code: 'far-from-site', field: 'photos' }] : []),
  ]
}

type Told = {
  readonly on?: unknown
  readonly stoodAt?: StoodAt
  readonly photos?: readonly SitePhoto[]
  readonly findings?: readonly { readonly photos?: readonly SitePhoto[] | undefined }[]
}

/** Of a plot or of works. Refusal: day-ahead. Flag: far-from-site. */
export function judgeVisit(
  payload: unknown,
  site: { readonly latitude: number | null; readonly longitude: number | null } | undefined,
  today: string,
): Verdict {
  const p = payload as Told
  if (typeof p.on === 'string' && p.on > today) return refused('day-ahead', 'on')
  const photos = [...(p.photos ?? []), ...(p.findings ?? []).flatMap((f) => f.photos ?? [])]
  return stands(...(site ? placeFlags(site, p.stoodAt, photos) : []))
}

/** A visit is looked at against the point of its site. */
const ofVisit: FactKind['judge'] = (f, project, today) =>
  judgeVisit(f.payload, project as unknown as Parameters<typeof judgeVisit>[1], today)

export const notAhead: FactKind['judge'] = (f, _project, today) =>
  typeof f.payload.on === 'string' && f.payload.on > today ? refused('day-ahead', 'on') : stands()

const kindOf = kindsOf('construction', {
  ...{ permission: 'construction.write', physical: true, door: 'any', persons: () => [] },
  subject: 'construction_project',
})

export const plotVisited = kindOf('plot-visited', 'Visita al predio', 'Plot visited', PlotVisited, {
  judge: ofVisit,
})
/** On the site, with or without a network: progress, findings, requirements and photos of one visit. */
export const worksVisited = kindOf('works-visited', 'Visita a la obra', 'Visit to works', WorksVisited, {
  ...{ permission: 'construction.watch', judge: ofVisit },
})
export const findingMended = kindOf('finding-mended', 'Hallazgo corregido', 'Finding mended', FindingMended, {
  ...{ permission: 'construction.watch', judge: notAhead },
})

export const visitKinds: readonly FactKind[] = [plotVisited, worksVisited, findingMended]
