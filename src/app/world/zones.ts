// Local clock times as instants, by a table of offsets, so that the world is the same whatever time zones a machine knows.
import { addDays, type Day, dayNumber, weekday } from '../../kernel/days.ts'

/** Minutes from UTC in standard time, and whether the zone keeps the summer time of the United States. */
const OFFSETS: Readonly<Record<string, { standard: number; summer: boolean }>> = {
  'America/Tijuana': { standard: -480, summer: true },
  'America/Hermosillo': { standard: -420, summer: false },
  'America/Mazatlan': { standard: -420, summer: false },
  'America/Chihuahua': { standard: -360, summer: false },
  'America/Ciudad_Juarez': { standard: -420, summer: true },
  'America/Ojinaga': { standard: -360, summer: true },
  'America/Matamoros': { standard: -360, summer: true },
  'America/Monterrey': { standard: -360, summer: false },
  'America/Mexico_City': { standard: -360, summer: false },
  'America/Bahia_Banderas': { standard: -360, summer: false },
  'America/Merida': { standard: -360, summer: false },
  'America/Cancun': { standard: -300, summer: false },
}

const DAY_MS = 86_400_000

/** Summer time by day, from the second Sunday of March to the first of November; the hour of the change is asleep. */
function isSummer(day: Day): boolean {
  const year = day.slice(0, 4)
  const sunday = (month: string, n: number): Day => {
    const first = `${year}-${month}-01`
    return addDays(first, ((7 - weekday(first)) % 7) + 7 * (n - 1))
  }
  return day >= sunday('03', 2) && day < sunday('11', 1)
}

/** Unix milliseconds of midnight of a civil day in a zone; minutes of the local clock are added to it. Throws on a zone unknown here. */
export function midnightMs(day: Day, timeZone: string): number {
  const zone = OFFSETS[timeZone]
  if (zone === undefined) throw new Error(`no offset for ${timeZone}`)
  const offset = zone.standard + (zone.summer && isSummer(day) ? 60 : 0)
  return dayNumber(day) * DAY_MS - offset * 60_000
}
