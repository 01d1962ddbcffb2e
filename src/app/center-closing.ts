// When the center of a tablet closes today: the day's unlocking ends then.
import type { Session } from '../device/session.ts'

type CarriedCenter = { readonly closes?: string; readonly timeZone?: string }

/** The offset of a zone at an instant, ms: what its clock shows minus UTC. */
function offsetAt(instant: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
  }).formatToParts(instant)
  const of = (type: string) => Number(parts.find((p) => p.type === type)?.value)
  const shown = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'))
  return shown - Math.floor(instant / 1000) * 1000
}

/** The instant, ms, at which a clock `07:30` of a zone stands on the civil day of `now`. */
export function instantOfClock(now: number, clock: string, timeZone: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  const there = new Date(now + offsetAt(now, timeZone))
  const wall = Date.UTC(there.getUTCFullYear(), there.getUTCMonth(), there.getUTCDate(), hours, minutes)
  // asked again at the result: the offset may change between now and then
  return wall - offsetAt(wall - offsetAt(now, timeZone), timeZone)
}

/** An hour is left after closing, for the child that is fetched late. Undefined while the center is not known yet. */
export function closingOf(session: Pick<Session, 'carried' | 'kept' | 'clock'>): number | undefined {
  const center = session.carried.look<CarriedCenter>('center', session.kept.get().book)
  if (!center?.closes || !center.timeZone) return undefined
  return instantOfClock(session.clock.now(), center.closes, center.timeZone) + 3_600_000
}
