// Published sizes of centers, in places: what plans of sites, studies of companies and portfolios mean by a size.

export type SizeClass = { readonly places: number; readonly where: 'anywhere' | 'rural' | 'urban' }

/** Published classes of places; 110 is that of centers for farm workers, and stands everywhere. [unconfirmed: press, 2025] */
export const publishedSizes: readonly SizeClass[] = [
  { places: 110, where: 'anywhere' },
  { places: 150, where: 'anywhere' },
  { places: 200, where: 'anywhere' },
  { places: 250, where: 'anywhere' },
]
