// Of which states every municipality has its figures, so that a part of the country is never shared as if it were the whole.
import { underFour } from './shares.ts'

/** Municipalities that the census of 2020 counted in each state, 01 to 32; those made since are in the figures of the ones they were cut from. */
const COUNTED: readonly number[] = [
  ...[11, 6, 5, 12, 38, 10, 124, 67, 16, 39, 46, 81, 84, 125, 125, 113],
  ...[36, 20, 51, 570, 217, 18, 11, 58, 18, 72, 17, 43, 60, 212, 106, 58],
]
/** The whole country by the same lists. Source: INEGI, Censo 2020 (ITER), ages 0 to 2 and 3 to 5; IMSS, women's permanent posts by month. */
const CENSUS_2020 = underFour(5_764_052, 6_462_212)
const WOMEN_POSTS: Readonly<Record<string, number>> = { '2020-02': 6_889_475, '2021-01': 6_651_170 }

export type ShareCoverage = {
  /** INEGI's keys of states all of whose municipalities have figures */
  readonly whole: readonly string[]
  /** those that lack some: their figures are not shared by */
  readonly part: readonly { readonly state: string; readonly told: number; readonly of: number }[]
  /** those of which nothing is known */
  readonly none: readonly string[]
}
export type Weights = { readonly children: number; readonly posts: number }

/** `municipalities`: those there are figures of, each once. */
export function coverageOf(municipalities: Iterable<string>): ShareCoverage {
  const told = new Map<string, number>()
  for (const key of municipalities) told.set(key.slice(0, 2), (told.get(key.slice(0, 2)) ?? 0) + 1)
  const states = COUNTED.map((of, i) => {
    const state = String(i + 1).padStart(2, '0')
    return { state, of, told: told.get(state) ?? 0 }
  })
  return {
    whole: states.filter((s) => s.told >= s.of).map((s) => s.state),
    part: states.filter((s) => s.told > 0 && s.told < s.of),
    none: states.filter((s) => s.told === 0).map((s) => s.state),
  }
}

/**
 * What the rest of the country weighs, where its states have no figures here: a known whole less what is told. Undefined where all is
 * told, or where nobody knows the whole of that date: then the told states share the centers among themselves.
 */
export function restOf(
  { part, none }: ShareCoverage,
  told: Weights,
  dates: { readonly census?: string | null; readonly posts?: string | null },
): Weights | undefined {
  const posts = WOMEN_POSTS[dates.posts ?? '']
  if (part.length + none.length === 0 || posts === undefined || !dates.census?.startsWith('2020'))
    return undefined
  return { children: Math.max(0, CENSUS_2020 - told.children), posts: Math.max(0, posts - told.posts) }
}
