// How facts become the network's rows: representations, municipalities and their membership, centers, rooms, calendars, norms.
import type { Stamped } from '../../../kernel/fact.ts'
import { foldFields } from '../../../kernel/fields.ts'
import type { CenterFields } from '../contract/words.ts'
import type {
  CalendarDay,
  Center,
  CenterMembership,
  Municipality,
  MunicipalityMembership,
  Norm,
  Representation,
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
  const fact = last(facts)
  const p = fact.payload as {
    cvegeo?: string
    representation?: string | null
    from: string
    confidence: MunicipalityMembership['confidence']
    source: string
  }
  return {
    book,
    key,
    cvegeo: p.cvegeo ?? key.slice(0, 5),
    representation: p.cvegeo === undefined ? fact.about : (p.representation ?? null),
    from_day: p.from,
    confidence: p.confidence,
    source: p.source,
  }
}

/** What a decision sets of a center's fields. */
function fieldsSet({ fact }: Stamped): Partial<CenterFields> {
  switch (fact.kind) {
    case 'network.center-closed':
    case 'network.center-merged':
      return { status: 'closed' }
    case 'network.center-reopened':
      return { status: 'open' }
    case 'network.center-renamed': {
      const { name, code } = fact.payload as Partial<CenterFields>
      return { ...(name !== undefined && { name }), ...(code !== undefined && { code }) }
    }
    default:
      return fact.payload as Partial<CenterFields>
  }
}

const CORRECTABLE = new Set(['network.center-registered', 'network.center-changed'])

/** A decision was taken with everything before it in view: it stands in the place of all that. */
const seeing = (facts: readonly Stamped[]): Stamped[] =>
  facts.map((s, i) =>
    CORRECTABLE.has(s.fact.kind)
      ? s
      : { ...s, fact: { ...s.fact, supersedes: facts.slice(0, i).map((x) => x.fact.id) } },
  )

/** Names and codes before each renaming. */
function formerOf(facts: readonly Stamped[]): Center['former'] {
  return facts.flatMap((s, i) => {
    if (s.fact.kind !== 'network.center-renamed') return []
    const { values } = foldFields<CenterFields>(facts.slice(0, i), fieldsSet)
    return values.name === undefined || values.code === undefined
      ? []
      : [{ name: values.name, code: values.code, until: s.fact.payload.on as string }]
  })
}

/** A center known only by changes (its registration is still on its way) is no row yet. */
export function foldCenter(book: string, key: string, facts: readonly Stamped[]): Center | undefined {
  if (!facts.some((s) => s.fact.kind === 'network.center-registered')) return undefined
  const seen = seeing(facts)
  const { values, conflicts } = foldFields<CenterFields>(seen, fieldsSet)
  const f = values as CenterFields
  const shut = facts.filter((s) => fieldsSet(s).status !== undefined && !CORRECTABLE.has(s.fact.kind)).at(-1)
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
    closed_on: f.status === 'closed' && shut ? (shut.fact.payload.on as string) : null,
    former: formerOf(seen),
  }
}

export function foldCenterMembership(book: string, key: string, facts: readonly Stamped[]): CenterMembership {
  const { about, payload } = last(facts)
  const p = payload as { center?: string; representation: string; from: string }
  return { book, key, center: p.center ?? about, representation: p.representation, from_day: p.from }
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
