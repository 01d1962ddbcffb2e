// The outbox on disk, twice: a format frozen for ever, in two stores of which a killed browser can spoil one at a time.
import type { DBSchema, IDBPDatabase } from 'idb'
import { bucketFactory, openIn } from './buckets.ts'
import type { Sealed, Wrap } from './seal.ts'

/** One fact at rest. `st` 0 = the server has not answered for it, 1 = it has. `env` names this very shape. */
export type Kept = Sealed & { readonly dseq: number; readonly st: 0 | 1; readonly env: 1 }

/** What the device knows of itself; all but the sealed parts may be read by who holds the tablet. */
type Meta = {
  device: { readonly device: string; readonly enrolledAt: string }
  wraps: readonly Wrap[]
  signing: Sealed
  /** label, lease, offset of the clock, lock-outs: see kept.ts */
  kept: Sealed
  /** the server ordered everything gone: set before the browser is asked to clear itself */
  wiped: true
}

export interface OutboxSchema extends DBSchema {
  facts: { key: number; value: Kept; indexes: { st: number } }
  /** answers a person must see, sealed, by dseq */
  answers: { key: number; value: Sealed & { readonly dseq: number } }
  meta: { key: string; value: unknown }
}
export type Copy = IDBPDatabase<OutboxSchema>

/**
 * `first` decides numbers and is read; `second` has the same content in another log. Everything is written under one lock
 * of the whole tablet (`asOnlyWriter`), to one copy after the other, so that no kill tears both.
 * Source: docs/decisions/0012-the-outbox-is-kept-twice.md.
 */
export type OutboxStore = { readonly first: Copy; second: Copy | undefined }

export const OUTBOX = 'nido-outbox'
const SECOND = 'nido-outbox-copy'

/** The version is 1 and stays 1: nothing here ever drops or rewrites a store. */
function build(db: IDBDatabase): void {
  db.createObjectStore('facts', { keyPath: 'dseq' }).createIndex('st', 'st')
  db.createObjectStore('answers', { keyPath: 'dseq' })
  db.createObjectStore('meta')
}

/** Opens one copy. Rejects with the browser's own error (`UnknownError` when its files cannot be read). */
const openCopy = (factory: IDBFactory, lost?: () => void): Promise<Copy> =>
  openIn<OutboxSchema>(factory, OUTBOX, 1, build, lost)

/** Both copies as they are opened; the first is there a little earlier. */
export type Opening = { readonly first: Promise<Copy>; readonly both: Promise<OutboxStore> }

/** Opens both copies. The caller shows an error and tries again, and never resets. */
export function openCopies(onLost: () => void): Opening {
  const first = openCopy(indexedDB, onLost)
  const second = bucketFactory(SECOND)
    .then((factory) => factory && openCopy(factory, onLost))
    .catch(() => undefined)
  return { first, both: Promise.all([first, second]).then(([a, b]) => ({ first: a, second: b })) }
}

const copiesOf = (store: OutboxStore): readonly Copy[] =>
  store.second ? [store.first, store.second] : [store.first]

export async function metaOf<K extends keyof Meta>(
  store: Pick<OutboxStore, 'first'>,
  name: K,
): Promise<Meta[K] | undefined> {
  return (await store.first.get('meta', name)) as Meta[K] | undefined
}

/**
 * Writes what is given in one transaction a copy, flushed unless it is `passing` (a later contact brings it again);
 * `undefined` takes a name away. Asks for `asOnlyWriter`.
 */
export async function putMeta(
  store: OutboxStore,
  values: { [K in keyof Meta]?: Meta[K] | undefined },
  passing = false,
): Promise<void> {
  for (const copy of copiesOf(store)) {
    const tx = copy.transaction('meta', 'readwrite', { durability: passing ? 'relaxed' : 'strict' })
    for (const [name, value] of Object.entries(values)) {
      void (value === undefined ? tx.store.delete(name) : tx.store.put(value, name))
    }
    await tx.done
  }
}

/** The highest record, or undefined in an empty outbox. */
export async function lastKept({ first }: OutboxStore): Promise<Kept | undefined> {
  const cursor = await first.transaction('facts').store.openCursor(null, 'prev')
  return cursor?.value
}

/**
 * Adds records, all or none, and resolves once the first copy has flushed them and the second has written them. False when
 * one of their numbers is taken, because another tab has written meanwhile: nothing was added, the caller reads the head
 * again. Asks for `asOnlyWriter`.
 */
export async function append(store: OutboxStore, rows: readonly Kept[]): Promise<boolean> {
  const tx = store.first.transaction('facts', 'readwrite', { durability: 'strict' })
  let failed: unknown
  for (const row of rows) {
    tx.store.add(row).catch((e: unknown) => {
      failed ??= e
    })
  }
  tx.commit()
  try {
    await tx.done
  } catch (e) {
    // the request that failed says why; the transaction does not know yet
    const why = failed ?? tx.error ?? e
    if (why instanceof DOMException && why.name === 'ConstraintError') return false
    throw why
  }
  if (store.second && !(await within(LONGEST_WRITE_MS, putFacts(store.second, rows))))
    store.second = undefined
  return true
}

/** A second copy that has not answered by then is left alone until the next start: nobody waits for it. */
const LONGEST_WRITE_MS = 10_000

function within(limitMs: number, work: Promise<void>): Promise<boolean> {
  return new Promise((done) => {
    const late = setTimeout(() => done(false), limitMs)
    void work.then(() => {
      clearTimeout(late)
      done(true)
    })
  })
}

/**
 * The first copy has these already, and has flushed them. Written, not flushed, they are out of the browser's hands: a kill
 * takes them from nobody, and people do not wait for the disk twice. A copy that cannot take them is made whole at the
 * next start.
 */
async function putFacts(copy: Copy, rows: readonly Kept[]): Promise<void> {
  const tx = copy.transaction('facts', 'readwrite', { durability: 'relaxed' })
  for (const row of rows) tx.store.put(row).catch(() => {})
  tx.commit()
  await tx.done.catch((e: unknown) => reportError(e))
}

/** How many facts wait for the server's answer. */
export const countWaiting = ({ first }: Pick<OutboxStore, 'first'>): Promise<number> =>
  first.countFromIndex('facts', 'st', 0)

/** Numbers the server has not answered for, and numbers above `reflected`, both ascending. */
export async function numbersToTell(
  { first }: OutboxStore,
  reflected: number,
): Promise<{ readonly waiting: readonly number[]; readonly above: readonly number[] }> {
  const tx = first.transaction('facts')
  const [waiting, above] = await Promise.all([
    tx.store.index('st').getAllKeys(0),
    tx.store.getAllKeys(IDBKeyRange.lowerBound(reflected, true)),
  ])
  return { waiting, above }
}

/** Both ends included; none where the range is empty, as in an outbox nobody has written to. */
export const keptBetween = async ({ first }: OutboxStore, from: number, to: number): Promise<Kept[]> =>
  from > to ? [] : first.getAll('facts', IDBKeyRange.bound(from, to))

/** The same record in the other copy: what is asked when the first one's does not open. */
export const otherKept = async ({ second }: OutboxStore, dseq: number): Promise<Kept | undefined> =>
  second?.get('facts', dseq)

/** Puts a record that opens in place of the first copy's that does not. */
export async function mend({ first }: OutboxStore, row: Kept): Promise<void> {
  await first.put('facts', row)
}

/** Marks answered facts, and keeps in the same transaction what a person must see of the answers. Asks for `asOnlyWriter`. */
export async function markAnswered(
  store: OutboxStore,
  dseqs: readonly number[],
  answers: readonly (Sealed & { readonly dseq: number })[],
): Promise<void> {
  for (const copy of copiesOf(store)) {
    // not waited for: a mark that was lost is asked for again, and the fact answered as known
    const tx = copy.transaction(['facts', 'answers'], 'readwrite', { durability: 'relaxed' })
    const facts = tx.objectStore('facts')
    for (const dseq of dseqs) {
      void facts.get(dseq).then((row) => row && facts.put({ ...row, st: 1 }))
    }
    for (const answer of answers) void tx.objectStore('answers').put(answer)
    await tx.done
  }
}

/** Marks as pending again what the server says it does not have; returns what it could mark. Asks for `asOnlyWriter`. */
export async function markMissing(
  store: OutboxStore,
  ranges: readonly (readonly [number, number])[],
): Promise<Kept[]> {
  let found: Kept[] = []
  for (const copy of copiesOf(store)) {
    const here: Kept[] = []
    const tx = copy.transaction('facts', 'readwrite')
    for (const [from, to] of ranges) {
      let cursor = await tx.store.openCursor(IDBKeyRange.bound(from, to))
      for (; cursor; cursor = await cursor.continue()) {
        if (cursor.value.st !== 1) continue
        const row: Kept = { ...cursor.value, st: 0 }
        void cursor.update(row)
        here.push(row)
      }
    }
    await tx.done
    if (copy === store.first) found = here
  }
  return found
}

/**
 * Lets go of answered facts up to `through`: the one place where a record leaves the outbox. It takes none that waits
 * for an answer, and never the highest, whose number and hash the next fact needs. Asks for `asOnlyWriter`.
 */
export async function pruneAnswered(store: OutboxStore, through: number): Promise<number> {
  if (through < 1) return 0
  let gone = 0
  for (const copy of copiesOf(store)) {
    const tx = copy.transaction(['facts', 'answers'], 'readwrite')
    const facts = tx.objectStore('facts')
    const highest = (await facts.openKeyCursor(null, 'prev'))?.key ?? 0
    const range = IDBKeyRange.upperBound(Math.min(through, highest - 1))
    let here = 0
    for (let cursor = await facts.openCursor(range); cursor; cursor = await cursor.continue()) {
      if (cursor.value.st !== 1) continue
      void tx.objectStore('answers').delete(cursor.key)
      void cursor.delete()
      here++
    }
    await tx.done
    if (copy === store.first) gone = here
  }
  return gone
}
