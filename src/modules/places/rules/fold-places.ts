// Sites and published targets out of all that was said of them; accounts have a file of their own.
import type { Fact, Stamped } from '../../../kernel/fact.ts'
import { foldFields } from '../../../kernel/fields.ts'
import type { PlacesPlanned, SiteRegistered, TargetPublished } from '../contract/kinds.ts'
import type { PlacePlan, PlaceSite, PlaceTarget } from '../contract.ts'

/** Told again, a field keeps what it was unless the later word names it. */
export function foldSite(book: string, key: string, facts: readonly Stamped[]): PlaceSite | undefined {
  if (facts.length === 0) return undefined
  const f = foldFields<SiteRegistered>(facts, ({ fact }) => fact.payload as Partial<SiteRegistered>)
    .values as SiteRegistered
  return {
    ...{ book, key, code: f.code, name: f.name, municipality: f.municipality },
    ...{ latitude: f.latitude ?? null, longitude: f.longitude ?? null },
    ...{ note: f.note ?? null, source: f.source ?? null },
  }
}

export const targetKey = (
  t: Pick<TargetPublished, 'scope' | 'place' | 'period' | 'publishedOn' | 'source'>,
) => [t.scope, t.place ?? '', t.period, t.publishedOn ?? '', t.source].join('|')
export const targetKeyOf = (f: Fact): readonly string[] => [targetKey(f.payload as TargetPublished)]

export function foldTarget(book: string, key: string, facts: readonly Stamped[]): PlaceTarget | undefined {
  const t = facts.at(-1)?.fact.payload as TargetPublished | undefined
  if (!t) return undefined
  return {
    ...{ book, key, scope: t.scope, place: t.place ?? null, period: t.period },
    ...{ centers: t.centers ?? null, places: t.places ?? null, published_on: t.publishedOn ?? null },
    ...{ note: t.note ?? null, source: t.source },
  }
}

export function foldPlan(book: string, key: string, facts: readonly Stamped[]): PlacePlan | undefined {
  const last = facts.at(-1)?.fact
  if (!last) return undefined
  const p = last.payload as PlacesPlanned
  return {
    ...{ book, key, holder: last.about, places: p.places, on: p.on, reason: p.reason },
    ...{ from_months: p.fromMonths ?? null, to_months: p.toMonths ?? null },
    ...{ due: p.due ?? null, source: p.source ?? null },
  }
}
