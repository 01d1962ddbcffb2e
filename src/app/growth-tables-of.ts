// Which WHO tables judge growth here: the institution's imported daily files, or the ones every copy carries.
import { builtInTables } from '../modules/growth/rules/built-in-tables.ts'
import type { GrowthTables } from '../modules/growth/rules/growth-tables.ts'
import { readWhoTables } from '../modules/growth/rules/read-who-tables.ts'
import type { Db } from '../platform/db.ts'

/** Reads what was imported; falls back on the built-in tables. */
export async function growthTablesOf(db: Db): Promise<GrowthTables> {
  const files = await db.read(
    { system: true },
    (read) => read<{ name: string; text: string }>`select name, text from growth_reference order by name`,
  )
  if (files.length === 0) return builtInTables()
  const made = readWhoTables(files)
  if (!made.stands) throw new Error(`WHO tables: ${JSON.stringify(made.fault)}`)
  return made.tables
}
