// When a center has fallen silent: whole days of service went by and none of its tablets was heard.
import { instantOfClock } from '../../../kernel/clocks.ts'
import { addDays, civilDay, type Day } from '../../../kernel/days.ts'
import { servesOn } from '../../../kernel/holidays.ts'

export type Listened = {
  /** opening and closing on the center's own clock */
  readonly opens: string
  readonly closes: string
  readonly timeZone: string
  readonly zone: 'urban' | 'rural'
  /** the latest moment any of its tablets was heard, or since when one is paired and was never heard; ISO */
  readonly heard: string
  /** days the center's calendar opens or closes against the usual week */
  readonly calendar: ReadonlyMap<Day, boolean>
}

/** Service days without a word; the norms `silence.*`. Source: proposal of Nido, unconfirmed (norms screen). */
export type Patience = { readonly urban: number; readonly rural: number; readonly urgent: number }

/** So many days of service it is silent anyway: no more are counted, nor looked for farther back than this. */
const ENOUGH_DAYS = 20
const FARTHEST_DAYS = 120

/** Days of service that began and ended after the center was last heard, up to 20. `now` in ms. A network that is away for hours is none. */
export function silentDays(c: Listened, now: number): number {
  const heard = Date.parse(c.heard)
  const today = civilDay(new Date(now).toISOString(), c.timeZone)
  let days = 0
  for (let back = 0; back < FARTHEST_DAYS && days < ENOUGH_DAYS; back++) {
    const day = addDays(today, -back)
    const opened = instantOfClock(day, c.opens, c.timeZone)
    if (opened <= heard) break
    if (instantOfClock(day, c.closes, c.timeZone) <= now && servesOn(day, c.calendar)) days++
  }
  return days
}

/** `undefined` while there is nothing to look at. */
export function judgeSilence(
  c: Listened,
  patience: Patience,
  now: number,
): 'attention' | 'urgent' | undefined {
  const days = silentDays(c, now)
  const first = patience[c.zone]
  if (days < first) return undefined
  return days >= first + patience.urgent ? 'urgent' : 'attention'
}
