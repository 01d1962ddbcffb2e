// What rains take from works: in June to September less is done in a month, so that the same works last longer when they meet them.

/**
 * Part of the work of a month that rains take, on the average of the country. Source: own supposition, unconfirmed; the season is that of
 * CONAGUA for most of Mexico. Months are counted from a January.
 */
export const RAINS_TAKE = 0.12
const FIRST = 5
const MONTHS = 4
const DRY = 1 - RAINS_TAKE
const YEAR = 12 - MONTHS * RAINS_TAKE
/** Of a month of the whole year so much is work: with it, lengths are those of an average season. */
const USUAL = YEAR / 12

const doneIn = (m: number): number =>
  m < FIRST ? m : m < FIRST + MONTHS ? FIRST + (m - FIRST) * DRY : m - MONTHS * RAINS_TAKE
const doneBy = (t: number): number => {
  const year = Math.floor(t / 12)
  return year * YEAR + doneIn(t - 12 * year)
}
const whenDone = (work: number): number => {
  const year = Math.floor(work / YEAR)
  const w = work - year * YEAR
  const after = FIRST + MONTHS * DRY
  return 12 * year + (w < FIRST ? w : w < after ? FIRST + (w - FIRST) / DRY : w + MONTHS * RAINS_TAKE)
}

/** Months of an average season in which as much is done as from one month to another. */
export const seasonless = (from: number, to: number): number => (doneBy(to) - doneBy(from)) / USUAL

/** How long works last that would take so many months of an average season, begun in a month. */
export const inSeason = (from: number, months: number): number =>
  whenDone(doneBy(from) + months * USUAL) - from
