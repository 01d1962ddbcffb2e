// Recovery codes: ten one-time codes for who lost the factor, shown once and kept as hashes that need the key of the data folder.
import { randomBytes } from 'node:crypto'
import type { Db } from './db.ts'
import { type Entry, keyedHash } from './entry.ts'

const CODES = 10
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const newCode = () => Array.from(randomBytes(10), (b) => LETTERS[b % 32]).join('')
/** As it is shown: two groups of five. */
export const shownCode = (code: string) => `${code.slice(0, 5)}-${code.slice(5)}`

const hashOf = (entry: Entry, person: string, code: string) =>
  keyedHash(entry, 'recovery', `${person} ${code}`)

/** Ten new codes; those before open nothing any more. */
export async function renewCodes(db: Db, entry: Entry, person: string): Promise<string[]> {
  const codes = Array.from({ length: CODES }, newCode)
  const hashes = codes.map((c) => hashOf(entry, person, c))
  await db.write({ system: true }, async (tx) => {
    await tx`delete from recovery_code where person = ${person}`
    await tx`insert into recovery_code (person, code_hash) select ${person}, unnest(${hashes}::bytea[])`
  })
  return codes.map(shownCode)
}

/** The first codes of a person; undefined when they have some already. */
export async function firstCodes(db: Db, entry: Entry, person: string): Promise<string[] | undefined> {
  return (await codesLeft(db, person)) > 0 ? undefined : renewCodes(db, entry, person)
}

export async function codesLeft(db: Db, person: string): Promise<number> {
  const [r] = await db.read(
    { system: true },
    (read) => read<{ n: number }>`
    select count(*)::int as n from recovery_code where person = ${person} and used_at is null`,
  )
  return r!.n
}

/** True when the code was the person's and unused; then it is used. */
export async function takeCode(
  db: Db,
  entry: Entry,
  person: string,
  code: string,
  now: Date,
): Promise<boolean> {
  const used = await db.write(
    { system: true },
    (tx) => tx<{ person: string }>`
    update recovery_code set used_at = ${now.toISOString()}
    where person = ${person} and code_hash = ${hashOf(entry, person, code)} and used_at is null returning person`,
  )
  return used.length === 1
}
