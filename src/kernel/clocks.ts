// Clocks on a wall: the instant at which a center's clock shows "07:30" on a day, whatever its zone does with summer time.
import { type Day, dayNumber } from './days.ts'

const DAY_MS = 86_400_000
const formats = new Map<string, Intl.DateTimeFormat>()

/** Zones change their offset at quarters of an hour, since there are zones: what one minute of it has is that of all of it. */
const QUARTER_MS = 900_000
const KEPT_QUARTERS = 4_096
const known = new Map<string, number>()

/**
 * The offset of an IANA zone at an instant, ms: what its clock shows minus UTC. Asked of the formats once a quarter of an hour
 * and zone: each asking takes a cheap tablet a tenth of a millisecond.
 */
function offsetAt(instant: number, timeZone: string): number {
  if (instant < 0) return formattedOffset(instant, timeZone)
  const quarter = `${timeZone}|${Math.floor(instant / QUARTER_MS)}`
  const had = known.get(quarter)
  if (had !== undefined) return had
  const offset = formattedOffset(instant, timeZone)
  if (known.size >= KEPT_QUARTERS) known.clear()
  known.set(quarter, offset)
  return offset
}

function formattedOffset(instant: number, timeZone: string): number {
  let format = formats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      ...{ timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' },
      ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
    })
    formats.set(timeZone, format)
  }
  const parts = format.formatToParts(instant)
  const of = (type: string) => Number(parts.find((p) => p.type === type)?.value)
  const shown = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'))
  return shown - Math.floor(instant / 1000) * 1000
}

/** The instant, ms, at which a clock `07:30` of a zone stands on a civil day. */
export function instantOfClock(day: Day, clock: string, timeZone: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  const wall = dayNumber(day) * DAY_MS + (hours * 60 + minutes) * 60_000
  // asked again at the result: the offset at that moment may not be the one at the same figures in UTC
  return wall - offsetAt(wall - offsetAt(wall, timeZone), timeZone)
}
