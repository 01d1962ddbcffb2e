// When the center of a tablet closes today: the day's unlocking ends then.
import type { Session } from '../device/session.ts'
import { instantOfClock } from '../kernel/clocks.ts'
import { civilDay } from '../kernel/days.ts'

type CarriedCenter = { readonly closes?: string; readonly timeZone?: string }

/** An hour is left after closing, for the child that is fetched late. Undefined while the center is not known yet. */
export function closingOf(session: Pick<Session, 'carried' | 'kept' | 'clock'>): number | undefined {
  const center = session.carried.look<CarriedCenter>('center', session.kept.get().book)
  if (!center?.closes || !center.timeZone) return undefined
  const today = civilDay(new Date(session.clock.now()).toISOString(), center.timeZone)
  return instantOfClock(today, center.closes, center.timeZone) + 3_600_000
}
