// The country as a file's reader must know it: places, centers and representations by their keys and by their names.
import { COUNTRY_ZONE, civilDay } from '../../../kernel/days.ts'
import type { Read } from '../../../platform/db.ts'
import { knownNetwork } from '../../network/reads.ts'
import { plain } from '../rules/texts.ts'
import type { Country } from '../rules/value-kinds.ts'

export const todayAt = (now: Date): string => civilDay(now.toISOString(), COUNTRY_ZONE)

/** Three statements, whatever the country has. */
export async function countryOf(read: Read, now: Date): Promise<Country> {
  const known = await knownNetwork(read)
  const named = new Map<string, string[]>()
  for (const [key, m] of known.municipalities)
    for (const name of new Set([m.name, m.seat ?? m.name].map(plain))) {
      const keys = named.get(name)
      if (keys) keys.push(key)
      else named.set(name, [key])
    }
  const { municipalities, centers, representations } = known
  return { municipalities, centers, representations, named, today: todayAt(now) }
}
