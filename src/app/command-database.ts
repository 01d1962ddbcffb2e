// The database of a command: the one of DATABASE_URL, or the embedded one of a data folder, shared with a Nido that serves it.
import { resolve } from 'node:path'
import { cannotStart } from '../platform/cannot-start.ts'
import { type Db, openDb } from '../platform/db.ts'
import type { FilePlace } from '../platform/file-place.ts'
import type { House } from '../platform/house.ts'
import { migrate } from '../platform/migrate.ts'
import { startPostgres } from '../platform/postgres.ts'
import { holdsCluster } from '../platform/postgres-place.ts'
import { filesIn } from './files-in.ts'
import { growthTablesOf } from './growth-tables-of.ts'
import { houseWith } from './modules.ts'

export type CommandDatabase = {
  readonly db: Db
  readonly house: House
  /** where photos and documents lie */
  readonly files: FilePlace
  /** closes the connections, and the server if this command started it */
  readonly close: () => Promise<void>
}

/**
 * Opens it and brings it to this release. `data` is the folder of --data, else NIDO_DATA, else `data`. `settings` hold for an
 * embedded server that this command starts. Refuses as the start does.
 */
export async function openCommandDatabase(
  from: string,
  data: string | undefined,
  say: (line: string) => void,
  settings?: Readonly<Record<string, string>>,
): Promise<CommandDatabase> {
  const given = process.env.DATABASE_URL
  const folder = resolve(from, data ?? (process.env.NIDO_DATA || 'data'))
  const server = given ? undefined : await startPostgres({ dataDir: folder, say, join: true, settings })
  const url = given ?? server!.url
  try {
    await migrate(url)
    const db = openDb(url, { max: 6, timeoutMs: 600_000 })
    try {
      const house = houseWith(await growthTablesOf(db))
      const close = async () => {
        await db.close()
        await server?.stop()
      }
      return { db, house, files: filesIn(folder, process.env, from), close }
    } catch (e) {
      await db.close()
      throw e
    }
  } catch (e) {
    await server?.stop()
    throw e
  }
}

/**
 * The same, of a Nido that is there already: a folder mistyped must not be made anew and then found in order. Refuses a folder
 * or a database without Nido's data, and leaves it as it was.
 */
export async function openStandingDatabase(
  from: string,
  data: string | undefined,
  say: (line: string) => void,
): Promise<CommandDatabase> {
  const given = process.env.DATABASE_URL
  if (given) {
    const db = openDb(given, { max: 1 })
    const [row] = await db
      .read(
        { system: true },
        (read) => read<{ there: boolean }>`select to_regclass('book') is not null as there`,
      )
      .finally(() => db.close())
    if (!row?.there)
      throw cannotStart('En la base de datos de DATABASE_URL no hay datos de Nido; no se tocó.')
  } else {
    const folder = resolve(from, data ?? (process.env.NIDO_DATA || 'data'))
    if (!holdsCluster(folder))
      throw cannotStart(`En ${folder} no hay datos de Nido; no se tocó nada. La carpeta se dice con --data.`)
  }
  return openCommandDatabase(from, data, say)
}
