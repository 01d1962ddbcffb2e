// The civil day it is now: of a center on its own clock, of the country for what belongs to no center; never the browser's.
import { COUNTRY_ZONE, civilDay, type Day } from '../kernel/days.ts'

/** `timeZone`: of the center, where it is known by now; without it, the country's. */
export const todayIn = (timeZone: string = COUNTRY_ZONE): Day => civilDay(new Date().toISOString(), timeZone)
