// Files in backups: beside the sealed database, each file once, sealed with the backup's key; put back, each is checked by its hash.
import { createCipheriv, createDecipheriv, createHash, randomBytes, scryptSync } from 'node:crypto'
import { readdir, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { type Blob, markDamaged, readKept } from './blobs.ts'
import type { Db } from './db.ts'
import { checkedName, type FilePlace, readIfThere, writeWhole } from './file-place.ts'
import { sealStretches } from './file-sealing.ts'
import type { House } from './house.ts'
import { sweepAll } from './keeping-files.ts'

/** What no row names any more (a child that was erased) stays for older backups so long, then goes. */
const UNNAMED_DAYS = 60
const PREFIXES = Array.from({ length: 256 }, (_, i) => i.toString(16).padStart(2, '0'))
const NONCE = 12
const TAG = 16

type Kept = Pick<Blob, 'book' | 'sha256' | 'name' | 'bytes'>
type Progress = (what: string, done: number, of: number) => void

/** A key of its own from what the key file holds, slow on purpose; `id` names the folder, so that another key fills another one. */
function keyOf(secret: Buffer): { key: Buffer; id: string } {
  const key = scryptSync(secret, 'nido backup files', 32, { N: 1 << 15, r: 8, p: 1, maxmem: 1 << 26 })
  return { key, id: createHash('sha256').update(key).update('id').digest('hex').slice(0, 8) }
}

const folderOf = (folder: string, id: string) => join(folder, `archivos-${id}`)
const at = (folder: string, name: string) => join(folder, checkedName(name).slice(0, 2), name)
const unnamed = (folder: string) => join(folder, 'ya-no')

function sealed(key: Buffer, name: string, bytes: Buffer): Buffer {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(name))
  return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
}

function opened(key: Buffer, name: string, content: Buffer, sha256: string): Buffer | undefined {
  if (content.length < NONCE + TAG) return undefined
  const open = createDecipheriv('aes-256-gcm', key, content.subarray(0, NONCE))
  open.setAAD(Buffer.from(name))
  open.setAuthTag(content.subarray(content.length - TAG))
  try {
    const bytes = Buffer.concat([open.update(content.subarray(NONCE, content.length - TAG)), open.final()])
    return createHash('sha256').update(bytes).digest('hex') === sha256 ? bytes : undefined
  } catch {
    return undefined
  }
}

const namesIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder).catch(() => [])).filter((name) => /^[0-9a-f]{64}$/.test(name))

const keptUnder = (db: Db, prefix: string): Promise<Kept[]> =>
  db.read(
    { system: true },
    (read) => read<Kept>`
    /* across: backup.whole */ select book, sha256, name, bytes from blob
    where state = 'kept' and name >= ${prefix} and name < ${`${prefix}g`} order by name`,
  )

export type FilesBackedUp = {
  /** newly written, and their bytes */
  readonly written: number
  readonly bytes: number
  /** there already */
  readonly there: number
  /** did not open where they lie: nothing good was written over */
  readonly damaged: number
}

/**
 * Copies what the folder does not have yet; each copy is read again before it counts. Cancelled or killed it leaves whole
 * files only, and the next time goes on. Files that no row names any more are set apart and go after sixty days.
 */
export async function backUpFiles(
  db: Db,
  place: FilePlace,
  wish: { folder: string; secret: Buffer; now: Date; progress: Progress; signal: AbortSignal },
): Promise<FilesBackedUp> {
  const { key, id } = keyOf(wish.secret)
  const folder = folderOf(wish.folder, id)
  const sum = { written: 0, bytes: 0, there: 0, damaged: 0 }
  for (const [i, prefix] of PREFIXES.entries()) {
    wish.progress('Fotos y documentos respaldados', i, PREFIXES.length)
    const there = new Set(await namesIn(join(folder, prefix)))
    const kept = await keptUnder(db, prefix)
    const durable: string[] = []
    for (const blob of kept) {
      wish.signal.throwIfAborted()
      if (!there.has(blob.name)) {
        const bytes = await readKept(place, blob)
        if (!bytes) {
          await markDamaged(db, blob)
          sum.damaged++
          continue
        }
        await writeWhole(at(folder, blob.name), sealed(key, blob.name, bytes))
        const back = await readIfThere(at(folder, blob.name))
        if (!back || !opened(key, blob.name, back, blob.sha256))
          throw new Error(`a file that was backed up does not read back: ${at(folder, blob.name)}`)
        sum.written++
        sum.bytes += bytes.length
      } else sum.there++
      durable.push(blob.name)
    }
    if (durable.length > 0)
      await db.write(
        { system: true },
        (tx) => tx`
        /* across: backup.whole */ update blob set durable_at = ${wish.now.toISOString()} where name = any(${durable}::text[]) and durable_at is null`,
      )
    const named = new Set(kept.map((b) => b.name))
    for (const name of there) if (!named.has(name)) await setApart(folder, name, wish.now)
    await dropOld(join(unnamed(folder), prefix), wish.now)
  }
  return sum
}

async function setApart(folder: string, name: string, now: Date): Promise<void> {
  const to = at(unnamed(folder), name)
  const content = await readIfThere(at(folder, name))
  if (content) await writeWhole(to, content)
  await rm(at(folder, name), { force: true })
  await utimes(to, now, now).catch(() => undefined)
}

async function dropOld(folder: string, now: Date): Promise<void> {
  for (const name of await namesIn(folder)) {
    const { mtimeMs } = await stat(join(folder, name))
    if (now.getTime() - mtimeMs > UNNAMED_DAYS * 86_400_000) await rm(join(folder, name), { force: true })
  }
}

export type FilesPutBack = {
  readonly back: number
  /** rows whose file no folder had whole: told, and asked for again of whoever still has it */
  readonly missing: readonly { readonly book: string; readonly sha256: string }[]
}

/**
 * Puts back the files of the rows that a restore brought, from the folders its backups lie in. Called after the erased were
 * erased again: their files are not put back. What had only half arrived is forgotten; its sender begins anew.
 */
export async function putBackFiles(
  db: Db,
  house: House,
  place: FilePlace,
  folders: readonly string[],
  wish: { secret: Buffer; now: Date; progress: Progress; signal: AbortSignal },
): Promise<FilesPutBack> {
  const { key, id } = keyOf(wish.secret)
  await db.write(
    { system: true },
    (tx) => tx`/* across: backup.whole */ delete from blob where state in ('arriving', 'going')`,
  )
  await sweepAll(db, house, place, wish.now)
  const places = folders.flatMap((f) => [folderOf(f, id), unnamed(folderOf(f, id))])
  const missing: { book: string; sha256: string }[] = []
  let back = 0
  for (const [i, prefix] of PREFIXES.entries()) {
    wish.progress('Fotos y documentos puestos', i, PREFIXES.length)
    const found: string[] = []
    const lost: string[] = []
    for (const blob of await keptUnder(db, prefix)) {
      wish.signal.throwIfAborted()
      const bytes = await firstWhole(places, key, blob)
      if (!bytes) {
        missing.push({ book: blob.book, sha256: blob.sha256 })
        lost.push(blob.name)
        continue
      }
      await place.store.put(blob.name, sealStretches(place.key, blob.name, blob.bytes, 0, bytes))
      found.push(blob.name)
      back++
    }
    await db.write(
      { system: true },
      (tx) => tx`
      /* across: backup.whole */ update blob set state = case when name = any(${lost}::text[]) then 'missing' else state end,
        durable_at = case when name = any(${found}::text[]) then ${wish.now.toISOString()}::timestamptz else null end
      where name = any(${[...found, ...lost]}::text[])`,
    )
  }
  return { back, missing }
}

async function firstWhole(folders: readonly string[], key: Buffer, blob: Kept): Promise<Buffer | undefined> {
  for (const folder of folders) {
    const content = await readIfThere(at(folder, blob.name))
    const bytes = content && opened(key, blob.name, content, blob.sha256)
    if (bytes) return bytes
  }
  return undefined
}
