// How facts become the network's rows: representations, municipalities and their membership, centers, rooms, calendars, norms.
import type { Stamped } from '../../../kernel/fact.ts'
import { foldFields } from '../../../kernel/fields.ts'
import type {
  CalendarDay,
  Center,
  CenterFields,
  CenterMembership,
  Municipality,
  MunicipalityMembership,
  Norm,
  Representation,
  Room,
  RoomFields,
} from '../contract.ts'

const last = (facts: readonly Stamped[]) => facts[facts.length - 1]!.fact

export function foldRepresentation(book: string, key: string, facts: readonly Stamped[]): Representation {
  const p = last(facts).payload as { code: string; name: string; state: string }
  return { book, key, code: p.code, name: p.name, state: p.state }
}

export function foldMunicipality(book: string, key: string, facts: readonly Stamped[]): Municipality {
  const p = last(facts).payload as {
    name: string
    seat?: string
    latitude?: number
    longitude?: number
    population?: number
  }
  return {
    book,
    key,
    name: p.name,
    state: key.slice(0, 2),
    seat: p.seat ?? null,
    latitude: p.latitude ?? null,
    longitude: p.longitude ?? null,
    population: p.population ?? null,
  }
}

export function foldMunicipalityMembership(
  book: string,
  key: string,
  facts: readonly Stamped[],
): MunicipalityMembership {
  const p = last(facts).payload as {
    cvegeo: string
    representation: string | null
    from: string
    confidence: MunicipalityMembership['confidence']
    source: string
  }
  return {
    book,
    key,
    cvegeo: p.cvegeo,
    representation: p.representation,
    from_day: p.from,
    confidence: p.confidence,
    source: p.source,
  }
}

/** A center known only by changes (its registration is still on its way) is no row yet. */
export function foldCenter(book: string, key: string, facts: readonly Stamped[]): Center | undefined {
  if (!facts.some((s) => s.fact.kind === 'network.center-registered')) return undefined
  const { values, conflicts } = foldFields<CenterFields>(
    facts,
    (s) => s.fact.payload as Partial<CenterFields>,
  )
  const f = values as CenterFields
  return {
    book,
    key,
    code: f.code,
    name: f.name,
    scheme: f.scheme,
    zone: f.zone,
    municipality: f.municipality,
    latitude: f.latitude ?? null,
    longitude: f.longitude ?? null,
    opens: f.opens,
    closes: f.closes,
    status: f.status,
    time_zone: f.timeZone,
    published_places: f.publishedPlaces ?? null,
    partner: f.partner ?? null,
    synthetic: f.synthetic ?? false,
    conflicts,
  }
}

export function foldCenterMembership(book: string, key: string, facts: readonly Stamped[]): CenterMembership {
  const p = last(facts).payload as { center: string; representation: string; from: string }
  return { book, key, center: p.center, representation: p.representation, from_day: p.from }
}

export function foldRoom(book: string, key: string, facts: readonly Stamped[]): Room | undefined {
  if (!facts.some((s) => s.fact.kind === 'network.room-opened')) return undefined
  const closed = facts.filter((s) => s.fact.kind === 'network.room-closed')
  const { values } = foldFields<RoomFields>(
    facts.filter((s) => s.fact.kind !== 'network.room-closed'),
    (s) => s.fact.payload as Partial<RoomFields>,
  )
  const f = values as RoomFields
  return {
    book,
    key,
    name: f.name,
    from_months: f.fromMonths,
    to_months: f.toMonths,
    places: f.places,
    order: f.order,
    closed_on: closed.length > 0 ? (last(closed).payload.on as string) : null,
  }
}

export function foldCalendarDay(book: string, key: string, facts: readonly Stamped[]): CalendarDay {
  const p = last(facts).payload as { day: string; open: boolean; why: string }
  return { book, key, day: p.day, open: p.open, why: p.why }
}

export function foldNorm(book: string, key: string, facts: readonly Stamped[]): Norm {
  const p = last(facts).payload as {
    norm: string
    value: number
    unit: string
    from: string
    source: string
    confidence: Norm['confidence']
  }
  return {
    book,
    key,
    norm: p.norm,
    value: p.value,
    unit: p.unit,
    from_day: p.from,
    source: p.source,
    confidence: p.confidence,
  }
}
