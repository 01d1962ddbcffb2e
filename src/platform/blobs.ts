// Blobs: files that facts name by hash — taken piece by piece, checked as a whole, opened only while a row of the book shows them.
import { createHash } from 'node:crypto'
import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Fact } from '../kernel/fact.ts'
import { type FileRefusal, judgeFile } from '../kernel/file-bytes.ts'
import { type Arrival, type FileType, LARGEST_DOCUMENT, STEP_BYTES } from '../kernel/files.ts'
import type { ShownFile } from '../kernel/taking.ts'
import type { Db, Read, Tx } from './db.ts'
import { checkedName, type FilePlace, newFileName, readIfThere, roomIn } from './file-place.ts'
import { openStretches, sealedOffset, sealStretches } from './file-sealing.ts'
import type { House } from './house.ts'
import { Refused } from './refused.ts'
import { readRows } from './rows.ts'

export type Blob = {
  readonly book: string
  readonly sha256: string
  readonly name: string
  readonly bytes: number
  readonly received: number
  readonly type: FileType | null
  readonly state: 'arriving' | 'following' | 'kept' | 'damaged' | 'missing' | 'going'
  readonly durable_at: string | null
}

export type Sender = { readonly book: string } & (
  | { readonly person: string }
  /** `late`: it was retired, and hands in what it still had */
  | { readonly device: string; readonly late?: boolean }
)

/** A day's room for one tablet or person, and how many may be half sent: a broken or stolen one must not fill the disk. */
const DAY_BYTES = 1024 ** 3
const MOST_ARRIVING = 60
/** A day's room for a tablet that was retired: four hundred portraits; whoever stole one gets no more of the disk. */
const LATE_DAY_BYTES = 100 * 1024 ** 2
/** Below this the machine takes no more files: facts need the disk. */
const ROOM_KEPT = 500 * 1024 * 1024

const sha = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const partOf = (place: FilePlace, name: string) => join(place.arriving, checkedName(name))

async function find(read: Read, book: string, sha256: string): Promise<Blob | undefined> {
  const [row] = await read<Blob>`
    select book, sha256, name, bytes, received, type, state, durable_at from blob where book = ${book} and sha256 = ${sha256}`
  return row
}

const arrivalIs = (b: Blob | undefined): Arrival => ({
  state: b?.state === 'kept' ? 'kept' : b?.state === 'arriving' ? 'arriving' : 'none',
  received: b?.state === 'kept' || b?.state === 'arriving' ? b.received : 0,
  durable: b?.state === 'kept' && b.durable_at !== null,
})

export async function arrival(db: Db, book: string, sha256: string): Promise<Arrival> {
  return arrivalIs(await db.read({ books: [book] }, (read) => find(read, book, sha256)))
}

async function checkRoom(tx: Tx, place: FilePlace, by: Sender, total: number, now: Date): Promise<void> {
  const since = new Date(now.getTime() - 86_400_000).toISOString()
  const [person, device] = 'person' in by ? [by.person, null] : [null, by.device]
  const [sent] = await tx<{ bytes: number; arriving: number }>`
    select coalesce(sum(bytes), 0)::bigint as bytes, count(*) filter (where state = 'arriving')::int as arriving from blob
    where book = ${by.book} and begun_at > ${since} and (by_person = ${person} or by_device = ${device})`
  const most = 'late' in by && by.late ? LATE_DAY_BYTES : DAY_BYTES
  if (sent!.bytes + total > most || sent!.arriving >= MOST_ARRIVING) throw new Refused(429, 'too-many-files')
  if ((await roomIn(place)) < ROOM_KEPT + total) throw new Refused(507, 'no-room')
}

/** The row of a file that arrives, locked; made anew where there is none, where it was lost, or where another size was said. */
async function beginOrGoOn(tx: Tx, place: FilePlace, by: Sender, sha256: string, total: number, now: Date) {
  const [known] = await tx<Blob>`
    select book, sha256, name, bytes, received, type, state, durable_at from blob
    where book = ${by.book} and sha256 = ${sha256} for update`
  if (known && (known.state === 'kept' || (known.state === 'arriving' && known.bytes === total))) return known
  await checkRoom(tx, place, by, total, now)
  const [person, device] = 'person' in by ? [by.person, null] : [null, by.device]
  // another name: what lies under the old one, if anything does, is never written over
  const [fresh] = await tx<Blob>`
    insert into blob (book, sha256, name, bytes, by_person, by_device, begun_at)
    values (${by.book}, ${sha256}, ${newFileName()}, ${total}, ${person}, ${device}, ${now.toISOString()})
    on conflict (book, sha256) do update set name = excluded.name, bytes = excluded.bytes, received = 0, type = null, state = 'arriving', from_book = null,
      by_person = excluded.by_person, by_device = excluded.by_device, begun_at = excluded.begun_at, kept_at = null,
      checked_at = null, durable_at = null, let_go_at = null
    returning book, sha256, name, bytes, received, type, state, durable_at`
  if (known && known.name !== fresh!.name) await rm(partOf(place, known.name), { force: true })
  return fresh!
}

async function writePart(place: FilePlace, blob: Blob, bytes: Uint8Array): Promise<void> {
  const handle = await open(partOf(place, blob.name), blob.received === 0 ? 'w' : 'r+', 0o600)
  try {
    const sealed = sealStretches(place.key, blob.name, blob.bytes, blob.received, bytes)
    await handle.write(sealed, 0, sealed.length, sealedOffset(blob.received))
    await handle.datasync()
  } finally {
    await handle.close()
  }
}

/**
 * Takes what follows `offset`. Refusals: see `sendPiece`. What was received is on the disk before it is told; killed at any
 * moment, the next piece goes on where the answer of `arrival` says.
 */
export async function takePiece(
  db: Db,
  place: FilePlace,
  by: Sender,
  said: { readonly sha256: string; readonly offset: number; readonly bytes: number },
  piece: Uint8Array,
  now: Date,
): Promise<Arrival> {
  const { sha256, offset, bytes: total } = said
  if (total < 1 || total > LARGEST_DOCUMENT) throw new Refused(413, 'too-large', 'bytes')
  const ends = offset + piece.length
  if (ends > total || offset % STEP_BYTES !== 0 || (ends % STEP_BYTES !== 0 && ends !== total))
    throw new Refused(422, 'wrong-piece', 'offset')
  const blob = await db.write({ books: [by.book] }, async (tx) => {
    const row = await beginOrGoOn(tx, place, by, sha256, total, now)
    if (row.state === 'kept' || offset !== row.received || piece.length === 0) return row
    try {
      await writePart(place, row, piece)
    } catch (e) {
      // the part went away under us (a disk cleaned by hand): all of it is asked for again
      if ((e as NodeJS.ErrnoException).code !== 'ENOENT') throw e
      await tx`update blob set received = 0 where book = ${by.book} and sha256 = ${sha256}`
      return { ...row, received: 0 }
    }
    await tx`update blob set received = ${ends} where book = ${by.book} and sha256 = ${sha256}`
    return { ...row, received: ends }
  })
  if (blob.state === 'kept' || blob.received < total) return arrivalIs(blob)
  return finish(db, place, blob, now)
}

type Broken = FileRefusal | 'wrong-hash'

/** Checked as a whole, moved into the store, read again from there: only then it is kept. */
async function finish(db: Db, place: FilePlace, blob: Blob, now: Date): Promise<Arrival> {
  const { book, sha256, name } = blob
  const sealed = await readIfThere(partOf(place, name))
  const opened = sealed && openStretches(place.key, name, blob.bytes, sealed)
  const judged = opened && (sha(opened) === sha256 ? judgeFile(opened) : { refused: 'wrong-hash' as const })
  if (judged && 'type' in judged) {
    await place.store.put(name, sealed)
    const back = await place.store.get(name)
    if (!back?.equals(sealed)) throw new Error('a file that was stored does not read back as it was written')
    await db.write(
      { books: [book] },
      (tx) => tx`
      update blob set state = 'kept', type = ${judged.type}, kept_at = ${now.toISOString()}, checked_at = ${now.toISOString()}
      where book = ${book} and sha256 = ${sha256} and name = ${name}`,
    )
    await rm(partOf(place, name), { force: true })
    return { state: 'kept', received: blob.bytes, durable: false }
  }
  await db.write(
    { books: [book] },
    (tx) => tx`
    delete from blob where book = ${book} and sha256 = ${sha256} and name = ${name} and state = 'arriving'`,
  )
  await rm(partOf(place, name), { force: true })
  // a part that was torn by a power cut is nobody's fault: it is asked for again
  if (!judged) return { state: 'none', received: 0, durable: false }
  throw new Refused(422, judged.refused satisfies Broken, 'bytes')
}

/**
 * Whether a fact that came from this tablet names the file, whatever was decided of the fact: from a retired tablet no other
 * file is taken, and what waits for a person's word keeps its photo until that is said.
 */
export async function isNamedBy(
  read: Read,
  house: House,
  by: { readonly book: string; readonly device: string },
  sha256: string,
): Promise<boolean> {
  const facts = await read<{ body: string | null }>`
    select f.body from fact_key k join fact f on f.book = k.book and f.id = k.fact
    where k.book = ${by.book} and k.tbl = any(${[...house.fileTables]}::text[]) and k.key = ${sha256}`
  return facts.some(({ body }) => body !== null && (JSON.parse(body) as Fact).device === by.device)
}

/** The row that shows a file, if one does. */
export async function shownBy(
  read: Read,
  house: House,
  book: string,
  sha256: string,
): Promise<ShownFile | undefined> {
  const rows = await readRows(
    read,
    book,
    house.fileTables.map((table) => ({ table, key: sha256 })),
  )
  for (const table of house.fileTables) {
    const row = rows.get(`${table}:${sha256}`)
    const shown = row && house.byTable.get(table)?.shows?.(row as never)
    if (typeof shown === 'object') return shown
  }
  return undefined
}

/** What a file is that is kept in a book; undefined for one that is not there whole. */
export async function keptFile(
  read: Read,
  book: string,
  sha256: string,
): Promise<Pick<Blob, 'type' | 'bytes'> | undefined> {
  const blob = await find(read, book, sha256)
  return blob?.state === 'kept' ? { type: blob.type, bytes: Number(blob.bytes) } : undefined
}

export type Opened = { readonly bytes: Buffer; readonly type: FileType }

/** The bytes of a kept file; undefined when it is not there or does not open, which is written down for a person to see. */
export async function openBlob(
  db: Db,
  place: FilePlace,
  book: string,
  sha256: string,
): Promise<Opened | undefined> {
  const blob = await db.read({ books: [book] }, (read) => find(read, book, sha256))
  if (blob?.state !== 'kept' || !blob.type) return undefined
  const bytes = await readKept(place, blob)
  if (bytes) return { bytes, type: blob.type }
  await markDamaged(db, blob)
  return undefined
}

export async function readKept(
  place: FilePlace,
  blob: Pick<Blob, 'name' | 'bytes' | 'sha256'>,
): Promise<Buffer | undefined> {
  const sealed = await place.store.get(blob.name)
  const bytes = sealed && openStretches(place.key, blob.name, blob.bytes, sealed)
  return bytes && sha(bytes) === blob.sha256 ? bytes : undefined
}

/** A damaged file is asked for again of whoever still has it. */
export const markDamaged = (db: Db, blob: Pick<Blob, 'book' | 'sha256' | 'name'>): Promise<unknown> =>
  db.write(
    { books: [blob.book] },
    (tx) => tx`
    update blob set state = 'damaged' where book = ${blob.book} and sha256 = ${blob.sha256} and name = ${blob.name} and state = 'kept'`,
  )
