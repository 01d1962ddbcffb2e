// Whose turn it is to open a sealed book that others leave closed: a matter of days alone, never of what is in it.

const HOUR = 3_600_000
/** The first two persons open it every day, each further one when two others have not for one day more. Nido's own proposal. */
const DAILY_HOURS = 20
const STEP_HOURS = 24
/** Everyone named opens it at least so often. */
const AT_LEAST_HOURS = 7 * 24
/** One person alone never answers for a book: a report may be about them, and then they cannot even open it. */
const EYES = 2

/**
 * `rank` 0 = the first person of the book's own office; the nation's come after them. `mine`: when I last opened it, `others`:
 * when each other person did; all in ms.
 */
export function isMyTurn(
  rank: number,
  mine: number | undefined,
  others: readonly number[],
  now: number,
): boolean {
  const within = (at: number, hours: number) => now - at < hours * HOUR
  if (mine !== undefined && within(mine, DAILY_HOURS)) return false
  if (mine === undefined || !within(mine, AT_LEAST_HOURS)) return true
  const window = DAILY_HOURS + STEP_HOURS * Math.max(0, rank - EYES + 1)
  return others.filter((at) => within(at, window)).length < EYES
}
