// Places as they stand once their steps are known — accounts of sites and centers, sites, published targets — and what may be asked of them.
import * as v from 'valibot'
import { Day } from '../../kernel/days.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { Uuid } from '../../kernel/ids.ts'
import { Due, HeldLicence, PlaceEntry, PlaceLot, PlaceState, TargetScope } from './contract/kinds.ts'

/** Of an entry, what counting needs. */
export type PlaceMove = Pick<PlaceEntry, 'on' | 'lot' | 'from' | 'to' | 'places'>

/** The account of a site (in its representation's book) or of a center (key = book); all that was said of its places, in order. */
export const PlaceAccount = v.object({
  book: Uuid,
  key: v.string(),
  lots: v.array(PlaceLot),
  entries: v.array(PlaceEntry),
  licences: v.array(HeldLicence),
  /** steps that somebody said were none, and what was said that the account does not allow */
  undone: v.array(
    v.object({
      ...{ id: Uuid, step: Uuid, reason: v.string(), by: Uuid, at: v.string() },
      /** what it had moved, and of a renewal the number it had said; missing in what an earlier release folded */
      entries: v.optional(v.array(PlaceEntry)),
      renewal: v.optional(v.string()),
    }),
  ),
  unapplied: v.array(v.object({ id: Uuid, kind: v.string(), code: v.string() })),
  /** of a center: how its places came to be while they were a site's; counted in no sum */
  past: v.array(PlaceEntry),
  sites: v.array(v.object({ site: Uuid, name: v.string(), on: v.string(), step: v.optional(Uuid) })),
  /** of a site: the center its places were handed to last */
  center: v.nullable(Uuid),
})
export type PlaceAccount = v.InferOutput<typeof PlaceAccount>

export const PlaceSite = v.object({
  book: Uuid,
  key: v.string(),
  code: v.string(),
  name: v.string(),
  municipality: v.string(),
  latitude: v.nullable(v.number()),
  longitude: v.nullable(v.number()),
  note: v.nullable(v.string()),
  source: v.nullable(v.string()),
})
export type PlaceSite = v.InferOutput<typeof PlaceSite>

/** What was last said to be planned of a lot; its key is the lot. */
export const PlacePlan = v.object({
  book: Uuid,
  key: v.string(),
  holder: Uuid,
  places: v.number(),
  from_months: v.nullable(v.number()),
  to_months: v.nullable(v.number()),
  on: v.string(),
  due: v.nullable(Due),
  reason: v.string(),
  source: v.nullable(v.string()),
})
export type PlacePlan = v.InferOutput<typeof PlacePlan>

/** In the nation's book; its key is `scope|place|period|day|source`, so that two sources never overwrite each other. */
export const PlaceTarget = v.object({
  book: Uuid,
  key: v.string(),
  scope: TargetScope,
  place: v.nullable(v.string()),
  period: v.string(),
  centers: v.nullable(v.number()),
  places: v.nullable(v.number()),
  published_on: v.nullable(v.string()),
  note: v.nullable(v.string()),
  source: v.string(),
})
export type PlaceTarget = v.InferOutput<typeof PlaceTarget>

/**
 * Places of one site or center on a day. `open` counts only those under a licence that holds that day; the rest of those that were
 * opened are `unlicensed`. `occupied`: of the open ones, as many as children are enrolled; null of a past day and of small groups above the center.
 */
export const Counted = v.object({
  ...{ planned: v.number(), works: v.number(), authorized: v.number(), staffed: v.number() },
  ...{ open: v.number(), unlicensed: v.number(), suspended: v.number(), lost: v.number() },
  occupied: v.nullable(v.number()),
})
export type Counted = v.InferOutput<typeof Counted>
export const Holder = v.object({
  book: Uuid,
  /** the site; of a center, its book */
  id: v.string(),
  kind: v.picklist(['site', 'center']),
  name: v.string(),
  municipality: v.nullable(v.string()),
  /** INEGI's key of the municipality; its first two digits are the state */
  cvegeo: v.nullable(v.string()),
  representation: v.nullable(Uuid),
  ...Counted.entries,
  /** when the last of its places are expected open; null where nobody said so */
  expected: v.nullable(v.string()),
})
export type Holder = v.InferOutput<typeof Holder>

/**
 * At the end of a month; `expected`: open by then if everything keeps its day. Past months have both, months ahead only that. `centers`:
 * with a place open; `expectedCenters`: sites and centers with a place expected open.
 */
export const LedgerPoint = v.object({
  month: v.string(),
  counted: v.nullable(Counted),
  expected: v.number(),
  centers: v.nullable(v.number()),
  expectedCenters: v.number(),
})
export type LedgerPoint = v.InferOutput<typeof LedgerPoint>

const Numbers = v.object({ centers: v.number(), places: v.number() })
/** A year of a scope: what sources announced, what is planned here to open, what opened; `opened` null of years ahead. */
export const YearCompared = v.object({
  year: v.string(),
  published: v.array(
    v.object({
      centers: v.nullable(v.number()),
      places: v.nullable(v.number()),
      source: v.string(),
      published_on: v.nullable(v.string()),
      note: v.nullable(v.string()),
    }),
  ),
  planned: Numbers,
  opened: v.nullable(Numbers),
})
export type YearCompared = v.InferOutput<typeof YearCompared>

/** Part of what somebody reaches: one representation, one state or one municipality (INEGI's keys), as of the day. */
export const LedgerScope = v.object({
  representation: v.optional(Uuid),
  state: v.optional(v.pipe(v.string(), v.regex(/^\d{2}$/, 'se esperaba la clave de 2 cifras'))),
  municipality: v.optional(v.pipe(v.string(), v.regex(/^\d{5}$/, 'se esperaba la clave INEGI de 5 cifras'))),
})
export type LedgerScope = v.InferOutput<typeof LedgerScope>

const own = () => ({ kind: 'own' }) as const
const inBook = (i: { book: string }) => ({ kind: 'book', book: i.book }) as const
const person = { who: 'person', permission: 'places.read' } as const

export const ledger = endpoint({
  id: 'places.ledger',
  method: 'GET',
  path: '/v1/places',
  words: {
    es: 'Lugares de un ámbito en una fecha, con su historia y lo esperado',
    en: 'Places of a scope on a day',
  },
  access: { ...person, scopeOf: own },
  input: v.object({ day: v.optional(Day), ...LedgerScope.entries }),
  answer: v.object({
    today: v.string(),
    day: v.string(),
    /** of a municipality asked for, its name */
    municipality: v.nullable(v.string()),
    sum: Counted,
    /** places expected open by the day, as was said */
    expected: v.number(),
    /** centers with a place open on the day */
    centers: v.number(),
    /** the same on the last day of 2030, as planned; `centers`: sites and centers with a place expected open by then */
    by2030: v.object({ expected: v.number(), centers: v.number(), undated: v.number(), live: v.number() }),
    holders: v.array(Holder),
    points: v.array(LedgerPoint),
    years: v.array(YearCompared),
    targets: v.array(PlaceTarget),
    /** of the scope: sites that nobody has planned a place for */
    unplanned: v.number(),
  }),
})
export type Ledger = v.InferOutput<typeof ledger.answer>

const Shown = {
  today: v.string(),
  account: v.nullable(PlaceAccount),
  /** what the account comes to today */
  counted: Counted,
  lots: v.array(v.object({ lot: Uuid, state: PlaceState, places: v.number() })),
  /** children with a room today, whatever the places; null of a site */
  enrolled: v.nullable(v.number()),
  names: v.record(v.string(), v.string()),
}

export const centerPlaces = endpoint({
  id: 'places.center',
  method: 'GET',
  path: '/v1/books/:book/places',
  words: { es: 'Los lugares de un centro y sus pasos', en: 'A center’s places and their steps' },
  access: { ...person, scopeOf: inBook },
  input: v.object({ book: Uuid }),
  answer: v.object({
    ...Shown,
    rooms: v.array(
      v.object({ id: v.string(), name: v.string(), places: v.number(), from: v.number(), to: v.number() }),
    ),
  }),
})

export const sitePlaces = endpoint({
  id: 'places.site',
  method: 'GET',
  path: '/v1/books/:book/sites/:site/places',
  words: { es: 'Los lugares de un sitio y sus pasos', en: 'A site’s places and their steps' },
  access: { ...person, scopeOf: inBook },
  input: v.object({ book: Uuid, site: Uuid }),
  answer: v.object({ ...Shown, site: PlaceSite, municipality: v.nullable(v.string()) }),
})

export const publishedTargets = endpoint({
  id: 'places.targets',
  method: 'GET',
  path: '/v1/places/targets',
  words: { es: 'Metas publicadas, con su fuente', en: 'Published targets with their source' },
  access: { ...person, scopeOf: own },
  input: v.object({}),
  answer: v.object({
    targets: v.array(PlaceTarget),
    names: v.record(v.string(), v.string()),
  }),
})
