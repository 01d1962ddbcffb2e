// The invitation to a dialogue event as a calendar file: the same event with a higher sequence when it changes, cancelled when it is.
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { instantOfClock } from '../../../kernel/clocks.ts'
import type { PartnerEvent } from '../contract.ts'

/**
 * RFC 5545. Clocks are written without a zone ("floating"): they are those of the place, and whoever comes is there. Names of
 * organizations, never of people: the file is passed on.
 */
export function invitationOf(event: PartnerEvent, invited: readonly string[], now: Date): string {
  const calendar = ical({ prodId: { company: 'Nido', product: 'aliados', language: 'ES' } })
  calendar.method(event.cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH)
  const at = (clock: string) => new Date(instantOfClock(event.on_day, clock, 'UTC'))
  const about = [
    ...(event.cancelled ? [`Cancelado: ${event.cancelled.reason}`] : []),
    ...(event.agenda.length > 0 ? ['Orden del día:', ...event.agenda.map((a, i) => `${i + 1}. ${a}`)] : []),
    ...(invited.length > 0 ? [`Invitadas: ${invited.join(', ')}`] : []),
  ]
  calendar.createEvent({
    ...{ id: `${event.key}@nido`, sequence: event.sequence, stamp: now, summary: event.title },
    ...{ start: at(event.starts), end: at(event.ends), floating: true, timezone: 'UTC' },
    ...{ location: event.place, description: about.join('\n') },
    status: event.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  })
  return calendar.toString()
}
