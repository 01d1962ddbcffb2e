// Erasures, remembered outside the database and its backups: a restore cannot bring back who must be forgotten.
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { NATION } from '../kernel/ids.ts'
import type { Db } from './db.ts'
import type { House } from './house.ts'
import { takeBatch } from './intake.ts'
import { newId } from './new-id.ts'

type Erased = { book: string; person: string }
const name = (e: Erased) => `${e.book} ${e.person}`

/** What the file remembers; a torn last line (the machine died while writing) is left out, the database still has it. */
function remembered(file: string): Erased[] {
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => /^([0-9a-f-]{36}) ([0-9a-f-]{36})$/.exec(line))
    .flatMap((m) => (m ? [{ book: m[1]!, person: m[2]! }] : []))
}

/**
 * Brings file and database together: what the file knows and the database has lost is erased again; what is new in the
 * database goes into the file. Ids are random: the file tells nothing of anybody. Returns how many were erased again.
 */
export async function keepErasures(db: Db, house: House, file: string, now: () => Date): Promise<number> {
  const known = remembered(file)
  const had = await db.read(
    { all: true },
    (read) => read<Erased>`/* across: erasures.file */ select book, person from erased_person`,
  )
  const inDatabase = new Set(had.map(name))
  const lost = known.filter((e) => !inDatabase.has(name(e)))
  if (lost.length > 0) {
    const at = now()
    const results = await takeBatch(
      db,
      house,
      lost.map((e) => ({
        id: newId(at),
        kind: 'book.person-erased',
        kindVersion: 1,
        about: e.person,
        book: e.book,
        happenedAt: at.toISOString(),
        author: NATION,
        origin: 'system',
        payload: { reason: 'Se había borrado antes de restaurar el respaldo' },
      })),
      { by: 'system' },
      now,
    )
    // who must be forgotten and was not is a fault nobody may overlook
    const failed = results.filter((r) => r.answer !== 'taken').length
    if (failed > 0) throw new Error(`${failed} persons of ${file} could not be erased again`)
  }
  const inFile = new Set(known.map(name))
  const fresh = had.filter((e) => !inFile.has(name(e)))
  if (fresh.length > 0)
    appendFileSync(file, fresh.map((e) => `${name(e)}\n`).join(''), { mode: 0o600, flush: true })
  return lost.length
}
