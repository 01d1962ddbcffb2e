// The outbox on disk: a format frozen for ever, so that no release can lose what an earlier one wrote.
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Sealed, Wrap } from './seal.ts'

/** One fact at rest. `st` 0 = the server has not answered for it, 1 = it has. `env` names this very shape. */
export type Kept = Sealed & { readonly dseq: number; readonly st: 0 | 1; readonly env: 1 }

/** What the device knows of itself; all but the sealed parts may be read by who holds the tablet. */
export type Meta = {
  device: { readonly device: string; readonly enrolledAt: string }
  wraps: readonly Wrap[]
  signing: Sealed
  /** label, lease, offset of the clock, lock-outs: see kept.ts */
  kept: Sealed
  /** the server ordered everything gone: set before the browser is asked to clear itself */
  wiped: true
}

interface OutboxSchema extends DBSchema {
  facts: { key: number; value: Kept; indexes: { st: number } }
  /** answers a person must see, sealed, by dseq */
  answers: { key: number; value: Sealed & { readonly dseq: number } }
  meta: { key: string; value: unknown }
}
export type OutboxStore = IDBPDatabase<OutboxSchema>

export const OUTBOX = 'nido-outbox'

/**
 * Opens the store. The version is 1 and stays 1: nothing here ever drops or rewrites a store. Rejects with the browser's
 * own error (`UnknownError` when its files cannot be read): the caller shows it and tries again, and never resets.
 */
export function openOutboxStore(onLost: () => void = () => {}): Promise<OutboxStore> {
  return openDB<OutboxSchema>(OUTBOX, 1, {
    upgrade(db) {
      db.createObjectStore('facts', { keyPath: 'dseq' }).createIndex('st', 'st')
      db.createObjectStore('answers', { keyPath: 'dseq' })
      db.createObjectStore('meta')
    },
    terminated: onLost,
  })
}

export async function metaOf<K extends keyof Meta>(db: OutboxStore, name: K): Promise<Meta[K] | undefined> {
  return (await db.get('meta', name)) as Meta[K] | undefined
}

/** Writes what is given in one flushed transaction; `undefined` takes a name away. */
export async function putMeta(
  db: OutboxStore,
  values: { [K in keyof Meta]?: Meta[K] | undefined },
): Promise<void> {
  const tx = db.transaction('meta', 'readwrite', { durability: 'strict' })
  for (const [name, value] of Object.entries(values)) {
    void (value === undefined ? tx.store.delete(name) : tx.store.put(value, name))
  }
  await tx.done
}

/** The highest record, or undefined in an empty outbox. */
export async function lastKept(db: OutboxStore): Promise<Kept | undefined> {
  const cursor = await db.transaction('facts').store.openCursor(null, 'prev')
  return cursor?.value
}

/**
 * Adds records after `last`, all or none, and resolves once they are flushed. False when another tab has written
 * meanwhile: nothing was added, the caller reads the head again.
 */
export async function append(db: OutboxStore, last: number, rows: readonly Kept[]): Promise<boolean> {
  const tx = db.transaction('facts', 'readwrite', { durability: 'strict' })
  let taken = false
  const done = tx.done.then(
    () => true,
    (e: unknown) => {
      if (taken || tx.error?.name === 'ConstraintError') return false
      throw tx.error ?? e
    },
  )
  // what fails in a request fails the transaction too: `done` speaks for all of them
  const head = await tx.store.openKeyCursor(null, 'prev').catch(() => undefined)
  if ((head?.key ?? 0) === last) {
    for (const row of rows) tx.store.add(row).catch(() => {})
  } else {
    taken = true
    tx.abort()
  }
  return done
}

/** Every record the server has not answered for, by dseq. */
export const pendingKept = (db: OutboxStore): Promise<Kept[]> => db.getAllFromIndex('facts', 'st', 0)

export const keptBetween = (db: OutboxStore, from: number, to: number): Promise<Kept[]> =>
  db.getAll('facts', IDBKeyRange.bound(from, to))

/** Marks answered facts, and keeps in the same transaction what a person must see of the answers. */
export async function markAnswered(
  db: OutboxStore,
  dseqs: readonly number[],
  answers: readonly (Sealed & { readonly dseq: number })[],
): Promise<void> {
  const tx = db.transaction(['facts', 'answers'], 'readwrite')
  const facts = tx.objectStore('facts')
  for (const dseq of dseqs) {
    void facts.get(dseq).then((row) => row && facts.put({ ...row, st: 1 }))
  }
  for (const answer of answers) void tx.objectStore('answers').put(answer)
  await tx.done
}

/** Marks as pending again what the server says it does not have; returns the records it could mark. */
export async function markMissing(
  db: OutboxStore,
  ranges: readonly (readonly [number, number])[],
): Promise<Kept[]> {
  const tx = db.transaction('facts', 'readwrite')
  const found: Kept[] = []
  for (const [from, to] of ranges) {
    for (
      let cursor = await tx.store.openCursor(IDBKeyRange.bound(from, to));
      cursor;
      cursor = await cursor.continue()
    ) {
      if (cursor.value.st === 1) {
        const row: Kept = { ...cursor.value, st: 0 }
        void cursor.update(row)
        found.push(row)
      }
    }
  }
  await tx.done
  return found
}

/**
 * Lets go of answered facts up to `through`: the one place where a record leaves the outbox. It takes none that waits
 * for an answer, and never the highest, whose number and hash the next fact needs.
 */
export async function pruneAnswered(db: OutboxStore, through: number): Promise<number> {
  const tx = db.transaction(['facts', 'answers'], 'readwrite')
  const facts = tx.objectStore('facts')
  const highest = (await facts.openKeyCursor(null, 'prev'))?.key ?? 0
  let gone = 0
  const range = IDBKeyRange.upperBound(Math.min(through, highest - 1))
  for (let cursor = await facts.openCursor(range); cursor; cursor = await cursor.continue()) {
    if (cursor.value.st !== 1) continue
    void tx.objectStore('answers').delete(cursor.key)
    void cursor.delete()
    gone++
  }
  await tx.done
  return gone
}
