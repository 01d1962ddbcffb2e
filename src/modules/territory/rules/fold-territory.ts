// Rows of the land out of what lists said: the last word about a key holds whole, and what it does not say is not known.
import type { Fact, Stamped } from '../../../kernel/fact.ts'
import { boxOf } from '../../../kernel/land.ts'
import type { Row } from '../../../kernel/taking.ts'
import type { BoundaryTold, SupplyTold } from '../contract/kinds.ts'
import {
  Locality,
  type MunicipalityBoundary,
  MunicipalityFigures,
  MunicipalityPosts,
  NurserySupply,
  StateInsured,
  SupplyPublished,
} from '../contract.ts'

const said = (f: Fact, ...fields: readonly string[]) =>
  fields.map((x) => String(f.payload[x] ?? '')).join('|')
/** The key of the row that a fact of each kind bears on. */
export const keyOf = {
  locality: (f: Fact) => said(f, 'locality'),
  figures: (f: Fact) => said(f, 'municipality', 'as_of'),
  posts: (f: Fact) => said(f, 'municipality', 'period'),
  insured: (f: Fact) => said(f, 'state', 'period'),
  nursery: (f: Fact) => `${String(f.payload.list)}:${String(f.payload.code)}`,
  boundary: (f: Fact) => said(f, 'municipality'),
  published: (f: Fact) => publishedKey(f.payload as SupplyTold),
} as const

export const publishedKey = (s: Pick<SupplyTold, 'period' | 'scope' | 'place' | 'figure' | 'source'>) =>
  [s.period, s.scope, s.place ?? '', s.figure, s.source].join('|')

/** A row has the columns of its schema, each as the payload names it. */
const lastWord =
  <R extends Row>(schema: { readonly entries: Readonly<Record<string, unknown>> }) =>
  (book: string, key: string, facts: readonly Stamped[]): R | undefined => {
    const last = facts.at(-1)?.fact.payload
    if (!last) return undefined
    const row: Record<string, unknown> = {}
    for (const column in schema.entries) row[column] = last[column] ?? null
    return { ...row, book, key } as unknown as R
  }

export const foldLocality = lastWord<Locality>(Locality)
export const foldFigures = lastWord<MunicipalityFigures>(MunicipalityFigures)
export const foldPosts = lastWord<MunicipalityPosts>(MunicipalityPosts)
export const foldInsured = lastWord<StateInsured>(StateInsured)
export const foldNursery = lastWord<NurserySupply>(NurserySupply)
export const foldPublished = lastWord<SupplyPublished>(SupplyPublished)

export function foldBoundary(
  book: string,
  key: string,
  facts: readonly Stamped[],
): MunicipalityBoundary | undefined {
  const last = facts.at(-1)?.fact.payload as BoundaryTold | undefined
  if (!last) return undefined
  const { name, polygons, file, as_of, source } = last
  const [west, south, east, north] = boxOf(polygons)
  return { book, key, name, west, south, east, north, polygons, file, as_of, source }
}
