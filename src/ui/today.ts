// The civil day it is now: of a center on its own clock, of the country for what belongs to no center; never the browser's.
import { COUNTRY_ZONE, civilDay, type Day } from '../kernel/days.ts'
import type { Endpoint } from '../kernel/endpoint.ts'
import { useAsk } from './asking.tsx'

/** `timeZone`: of the center, where it is known by now; without it, the country's. */
export const todayIn = (timeZone: string = COUNTRY_ZONE): Day => civilDay(new Date().toISOString(), timeZone)

/** The day of the center a book belongs to, by the endpoint that tells its file; the country's while that is on its way. */
export function useTodayAt<I extends { readonly book: string }>(
  file: Endpoint<I, { readonly center: { readonly time_zone: string } }>,
  book: string,
): Day {
  return todayIn(useAsk(file, { book } as I & Readonly<Record<string, unknown>>).data?.center.time_zone)
}
