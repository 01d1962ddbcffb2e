// What may be said of places: sites, what is planned, every step with its reason, handing over to a center, and published targets.
import * as v from 'valibot'
import { Day } from '../../../kernel/days.ts'
import { Uuid } from '../../../kernel/ids.ts'
import { type FactKind, kindsOf } from '../../../kernel/kind.ts'
import { refused, stands } from '../../../kernel/verdict.ts'

/** Where places stand, in their order; `suspended` comes from any later one. Occupied is no state: it is counted from children. */
export const placeStates = ['planned', 'works', 'authorized', 'staffed', 'open', 'suspended'] as const
export const PlaceState = v.picklist(placeStates)
export type PlaceState = v.InferOutput<typeof PlaceState>
/** How places end in an account: they are not there any more, are others now, or are counted by a center. */
export const placeEnds = ['lost', 'converted', 'handed'] as const
export const PlaceStand = v.picklist([...placeStates, ...placeEnds])
export type PlaceStand = v.InferOutput<typeof PlaceStand>

const sentence = (most: number, least = 3) =>
  v.pipe(v.string(), v.trim(), v.minLength(least, 'dígalo en pocas palabras'), v.maxLength(most))
const Reason = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(3, 'diga por qué, en pocas palabras'),
  v.maxLength(500),
)
const Months = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(84))
const Places = v.pipe(
  v.number(),
  v.integer('se esperaba un número entero'),
  v.minValue(1, 'al menos un lugar'),
  v.maxValue(2000),
)
/** Expected days, by the state that is reached on them. A day that holds for a later state may not lie before an earlier one. */
export const Due = v.pipe(
  v.strictObject({
    works: v.optional(Day),
    authorized: v.optional(Day),
    staffed: v.optional(Day),
    open: v.optional(Day),
  }),
  v.check((d) => {
    const days = [d.works, d.authorized, d.staffed, d.open].filter((x) => x !== undefined)
    return days.every((x, i) => i === 0 || days[i - 1]! <= x)
  }, 'un paso no puede ser antes que el anterior'),
)
export type Due = v.InferOutput<typeof Due>

/** Rooms by ages: `room` where the center has it already. */
const band = { fromMonths: v.optional(Months), toMonths: v.optional(Months), room: v.optional(Uuid) }

/** A site precedes its center: which one it is and where. What was published of it is told by who builds, and moves no place. */
export const SiteRegistered = v.pipe(
  v.strictObject({
    code: sentence(30, 1),
    name: sentence(200, 1),
    municipality: v.pipe(
      v.string(),
      v.regex(/^(0[1-9]|[12]\d|3[0-2])\d{3}$/, 'se esperaba la clave INEGI de 5 cifras'),
    ),
    latitude: v.optional(v.pipe(v.number(), v.minValue(14), v.maxValue(33.5))),
    longitude: v.optional(v.pipe(v.number(), v.minValue(-119), v.maxValue(-86))),
    note: v.optional(sentence(1000, 1)),
    source: v.optional(sentence(500)),
  }),
  v.forward(
    v.partialCheck(
      [['latitude'], ['longitude']],
      (s) => (s.latitude === undefined) === (s.longitude === undefined),
      'una latitud va con su longitud',
    ),
    ['latitude'],
  ),
)
export type SiteRegistered = v.InferOutput<typeof SiteRegistered>

/** Sets how many places a lot has and when they are expected: said again, the later word holds as far as they have not moved on. */
export const PlacesPlanned = v.pipe(
  v.strictObject({
    lot: Uuid,
    ...band,
    places: Places,
    on: Day,
    due: v.optional(Due),
    reason: Reason,
    source: v.optional(sentence(500)),
  }),
  v.forward(
    v.partialCheck(
      [['fromMonths'], ['toMonths']],
      (p) => p.fromMonths === undefined || p.toMonths === undefined || p.fromMonths < p.toMonths,
      'la edad final va después de la inicial',
    ),
    ['toMonths'],
  ),
)
export type PlacesPlanned = v.InferOutput<typeof PlacesPlanned>

export const PlacesDue = v.strictObject({
  lot: Uuid,
  due: Due,
  on: Day,
  reason: Reason,
  source: v.optional(sentence(500)),
})
export type PlacesDue = v.InferOutput<typeof PlacesDue>

export const Licence = v.strictObject({
  number: sentence(60, 1),
  issuer: sentence(120),
  /** last day on which it holds; without it, it does not end */
  until: v.optional(Day),
})

export const PlacesStepped = v.strictObject({
  lot: Uuid,
  from: PlaceState,
  to: v.picklist([...placeStates, 'lost']),
  places: Places,
  on: Day,
  reason: Reason,
  /** what authorizes them */
  licence: v.optional(Licence),
  /** people engaged for these places */
  people: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1, 'al menos una persona'), v.maxValue(500))),
})
export type PlacesStepped = v.InferOutput<typeof PlacesStepped>

export const LicenceRenewed = v.strictObject({
  number: sentence(60, 1),
  on: Day,
  next: Licence,
  reason: Reason,
})
export type LicenceRenewed = v.InferOutput<typeof LicenceRenewed>

/** Places become others: a room for other ages. So many end, so many begin, in the state where they stand. */
export const PlacesConverted = v.strictObject({
  lot: Uuid,
  state: PlaceState,
  places: Places,
  into: v.strictObject({ lot: Uuid, ...band, places: Places }),
  on: Day,
  reason: Reason,
})
export type PlacesConverted = v.InferOutput<typeof PlacesConverted>

export const StepReversed = v.strictObject({ step: Uuid, reason: Reason })
export type StepReversed = v.InferOutput<typeof StepReversed>

/** All places of a site that are still there go with what was to be built: whoever lets it fall says so once, for every lot. */
export const PlacesLost = v.strictObject({ on: Day, reason: Reason })
export type PlacesLost = v.InferOutput<typeof PlacesLost>

const Standing = v.strictObject({ lot: Uuid, state: PlaceState, places: Places })
/** What leaves is told one by one, so that what somebody adds meanwhile stays behind, seen, and is not counted twice. */
export const PlacesHanded = v.strictObject({
  center: Uuid,
  on: Day,
  lots: v.pipe(v.array(Standing), v.minLength(1, 'no hay lugares que pasar'), v.maxLength(400)),
  reason: Reason,
})
export type PlacesHanded = v.InferOutput<typeof PlacesHanded>

/** Handing over that was not: places go back to the account of their site, as long as the center has done nothing with them. */
export const PlacesHandedBack = v.strictObject({ step: Uuid, center: Uuid, reason: Reason })
export type PlacesHandedBack = v.InferOutput<typeof PlacesHandedBack>

export const PlaceEntry = v.object({
  id: Uuid,
  kind: v.string(),
  on: v.string(),
  lot: Uuid,
  /** null: they begin here */
  from: v.nullable(PlaceState),
  to: PlaceStand,
  places: v.number(),
  reason: v.string(),
  by: Uuid,
  at: v.string(),
  /** to which center they were handed */
  center: v.optional(Uuid),
})
export type PlaceEntry = v.InferOutput<typeof PlaceEntry>

export const HeldLicence = v.object({
  step: Uuid,
  number: v.string(),
  issuer: v.string(),
  on: v.string(),
  until: v.nullable(v.string()),
  places: v.number(),
  /** another one took its place: said by which step, and until when it held before */
  renewed: v.boolean(),
  renewed_by: v.optional(Uuid),
  was_until: v.optional(v.nullable(v.string())),
  /** the step by which a center received it with the places of a site */
  received_by: v.optional(Uuid),
})
export type HeldLicence = v.InferOutput<typeof HeldLicence>

export const PlanSaid = v.object({
  on: v.string(),
  due: Due,
  reason: v.string(),
  source: v.nullable(v.string()),
})
export const PlaceLot = v.object({
  lot: Uuid,
  from_months: v.nullable(v.number()),
  to_months: v.nullable(v.number()),
  room: v.nullable(Uuid),
  /** when each state is expected, as last said */
  due: Due,
  /** all that was said of when, oldest first */
  plans: v.array(PlanSaid),
})
export type PlaceLot = v.InferOutput<typeof PlaceLot>

/** What a center hears of a site: what comes, under which licences, and how it came to be — told, counted nowhere again. */
export const PlacesReceived = v.strictObject({
  site: Uuid,
  name: v.string(),
  on: Day,
  lots: v.pipe(
    v.array(v.strictObject({ ...PlaceLot.entries, state: PlaceState, places: Places })),
    v.maxLength(400),
  ),
  licences: v.pipe(v.array(HeldLicence), v.maxLength(100)),
  past: v.pipe(v.array(PlaceEntry), v.maxLength(2000)),
  reason: Reason,
})
export type PlacesReceived = v.InferOutput<typeof PlacesReceived>

export const targetScopes = ['nation', 'state', 'municipality'] as const
export const TargetScope = v.picklist(targetScopes)
/** What somebody published about how many, for when. Nothing is corrected into agreement: each stays beside the others. */
export const TargetPublished = v.pipe(
  v.strictObject({
    scope: TargetScope,
    /** INEGI's key of 2 or 5 digits; none of the nation */
    place: v.optional(v.pipe(v.string(), v.regex(/^\d{2}(\d{3})?$/, 'se esperaba la clave INEGI'))),
    /** a year, or `total` */
    period: v.pipe(v.string(), v.regex(/^(20\d{2}|total)$/, 'se esperaba un año o «total»')),
    centers: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000))),
    places: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000_000))),
    publishedOn: v.optional(Day),
    note: v.optional(sentence(500, 1)),
    source: sentence(500, 2),
  }),
  v.forward(
    v.partialCheck(
      [['centers'], ['places']],
      (t) => t.centers !== undefined || t.places !== undefined,
      'diga cuántos centros o cuántos lugares',
    ),
    ['centers'],
  ),
  v.forward(
    v.partialCheck(
      [['scope'], ['place']],
      (t) => (t.place?.length ?? 0) === { nation: 0, state: 2, municipality: 5 }[t.scope],
      'la clave no es de ese ámbito',
    ),
    ['place'],
  ),
)
export type TargetPublished = v.InferOutput<typeof TargetPublished>

const onNotAhead: FactKind['judge'] = (f, _subject, today) =>
  String(f.payload.on) > today ? refused('day-ahead', 'on') : stands()

/** No fact of this module tells of a person's data. */
const common = { permission: 'places.write', physical: false, persons: () => [] } as const
const said = kindsOf('places', { ...common, door: 'any' })
const decided = kindsOf('places', { ...common, door: 'online' })

export const siteRegistered = said('site-registered', 'Sitio', 'Site', SiteRegistered, {
  permission: 'places.site',
})
export const placesPlanned = said('planned', 'Lugares planeados', 'Places planned', PlacesPlanned, {
  judge: onNotAhead,
})
export const placesDue = said(
  'due',
  'Para cuándo se esperan lugares',
  'When places are expected',
  PlacesDue,
  {
    judge: onNotAhead,
  },
)
export const placesStepped = decided('stepped', 'Paso de lugares', 'Step of places', PlacesStepped)
export const licenceRenewed = decided(
  'licence-renewed',
  'Licencia renovada',
  'Licence renewed',
  LicenceRenewed,
)
export const placesConverted = decided(
  'converted',
  'Lugares convertidos en otros',
  'Places converted',
  PlacesConverted,
)
export const stepReversed = decided('reversed', 'Paso que no fue', 'Step that was not', StepReversed)
export const placesHanded = decided(
  'handed',
  'Lugares de un sitio que pasan a su centro',
  'Places of a site handed to its center',
  PlacesHanded,
)
export const placesHandedBack = decided(
  'handed-back',
  'Entrega de lugares que no fue',
  'Handing over that was not',
  PlacesHandedBack,
)
/** These two are said by letter alone. */
export const placesLost = decided(
  'lost',
  'Lugares perdidos con su sitio',
  'Places lost with their site',
  PlacesLost,
)
export const placesReceived = decided(
  'received',
  'Lugares recibidos de un sitio',
  'Places received from a site',
  PlacesReceived,
  { subject: 'center', only: 'own' },
)
export const targetPublished = said(
  'target-published',
  'Meta publicada',
  'Published target',
  TargetPublished,
  {
    permission: 'places.target',
    only: 'nation',
  },
)

export const placesKinds: readonly FactKind[] = [
  ...[siteRegistered, placesPlanned, placesDue, placesStepped, licenceRenewed, placesConverted],
  ...[stepReversed, placesHanded, placesHandedBack, placesLost, placesReceived, targetPublished],
]
