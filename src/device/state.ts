// The carried state on disk: sealed bundles of the feeds' rows and how far each feed was read. Disposable: it can be pulled again.
import type { DBSchema, IDBPDatabase } from 'idb'
import type { FeedPosition, Pulled } from '../kernel/wire.ts'
import { bucketFactory, deleteIn, openIn } from './buckets.ts'
import type { Carried } from './carried.ts'
import { bytesOf, type Sealed, seal, sealJson, textOf, unseal } from './seal.ts'

/** Raise it and every tablet pulls its state again: there is nothing to migrate. */
const FORMAT = 1
export const STATE = 'nido-state'

type Entry = readonly [entity: string, body: unknown]
type Bundle = Sealed & { readonly book: string; readonly id: string }
type Shadow = {
  readonly epoch: string
  readonly seq: number
  readonly after?: string
  readonly pages: number
}

interface StateSchema extends DBSchema {
  bundles: { key: [string, string]; value: Bundle }
  /** pages of a first download that is not whole yet */
  pages: { key: [string, number]; value: Sealed & { readonly book: string; readonly n: number } }
  cursors: { key: string; value: FeedPosition }
  shadows: { key: string; value: Shadow }
  meta: { key: string; value: number }
}
type StateStore = IDBPDatabase<StateSchema>

/** Groups rows so that a center is some hundreds of records: the child they speak of (`child` or `c`), else their table. */
export type SubjectOf = (table: string, key: string, body: unknown) => string

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/

export const subjectOf: SubjectOf = (table, key, body) => {
  const { child, c } = (body ?? {}) as { readonly child?: unknown; readonly c?: unknown }
  if (typeof c === 'string' && UUID.test(c)) return c
  if (typeof child === 'string' && UUID.test(child)) return child
  if (table === 'child') return key
  const [first, ...more] = key.split('|')
  return more.length > 0 && UUID.test(first!) ? first! : `table:${table}`
}

/** A row of one civil day. */
const DATED = /\|(\d{4}-\d{2}-\d{2})$/

const bundlePlace = (device: string, book: string, id: string) => `state:${device}:${book}:${id}`
const pagePlace = (device: string, book: string, n: number) => `page:${device}:${book}:${n}`
const allOf = (book: string) => IDBKeyRange.bound([book], [book, []])

/** In a log of its own: what is said all day long cannot tear what the day is read from. */
const factory = async (): Promise<IDBFactory> => (await bucketFactory(STATE)) ?? indexedDB

async function openStore(): Promise<StateStore> {
  return openIn<StateSchema>(await factory(), STATE, FORMAT, (db) => {
    for (const name of [...db.objectStoreNames]) db.deleteObjectStore(name)
    db.createObjectStore('bundles', { keyPath: ['book', 'id'] })
    db.createObjectStore('pages', { keyPath: ['book', 'n'] })
    for (const name of ['cursors', 'shadows', 'meta']) db.createObjectStore(name)
  })
}

export type State = Awaited<ReturnType<typeof openState>>

type Applied = { readonly book: string; readonly ids?: readonly string[] }

/** The sealed state as it lies there: read before there is a key. What other tabs apply from then on is kept in `applied`. */
export async function readSealedState() {
  const others = new BroadcastChannel(STATE)
  const applied: Applied[] = []
  others.onmessage = (event: MessageEvent<Applied>) => void applied.push(event.data)
  const db = await openStore()
  const tx = db.transaction(['bundles', 'meta'])
  const [bundles, reflected] = await Promise.all([
    tx.objectStore('bundles').getAll(),
    tx.objectStore('meta').get('reflected'),
  ])
  return {
    ...{ db, bundles, others, applied },
    /** the highest dseq of which feeds are known to tell */
    reflected: reflected ?? 0,
    close(): void {
      others.close()
      db.close()
    },
  }
}
export type SealedState = Awaited<ReturnType<typeof readSealedState>>

/**
 * Unseals the state. Nothing of it is in `carried` before `present` is called. A book with a record that does
 * not open (changed, or sealed for another device) is dropped whole and pulled again; `tampered` names it.
 */
export async function openState(
  { db, bundles: sealed, others, applied, close }: SealedState,
  device: string,
  key: CryptoKey,
  carried: Carried,
  subject: SubjectOf = subjectOf,
) {
  /** which bundle each entity of a book lies in, and the entities of each bundle */
  const bundleOf = new Map<string, Map<string, string>>()
  const members = new Map<string, Map<string, Set<string>>>()
  const tampered: string[] = []

  const inBook = <T>(map: Map<string, Map<string, T>>, book: string) => {
    const found = map.get(book)
    if (found) return found
    const fresh = new Map<string, T>()
    map.set(book, fresh)
    return fresh
  }

  function place(entity: string, body: unknown): string {
    const at = entity.indexOf(':')
    return subject(entity.slice(0, at), entity.slice(at + 1), body)
  }

  function assign(book: string, entity: string, id: string | undefined): void {
    const before = inBook(bundleOf, book).get(entity)
    if (before === id) return
    if (before !== undefined) inBook(members, book).get(before)?.delete(entity)
    if (id === undefined) {
      inBook(bundleOf, book).delete(entity)
      return
    }
    inBook(bundleOf, book).set(entity, id)
    const set = inBook(members, book).get(id)
    if (set) set.add(entity)
    else inBook(members, book).set(id, new Set([entity]))
  }

  /** Puts one bundle's entries into memory in place of what it held. */
  function load(book: string, id: string, entries: readonly Entry[]): void {
    const before = inBook(members, book).get(id)
    if (before && before.size > 0) {
      const now = new Set(entries.map(([entity]) => entity))
      for (const entity of [...before]) {
        if (now.has(entity)) continue
        assign(book, entity, undefined)
        carried.remove(book, entity)
      }
    }
    for (const [entity] of entries) assign(book, entity, id)
    carried.putAll(book, entries)
  }

  const opened = async (b: Bundle): Promise<readonly Entry[] | undefined> => {
    const content = await unseal(key, bundlePlace(device, b.book, b.id), b)
    return content && (JSON.parse(textOf(content)) as Entry[])
  }

  /** The bundles of books that open whole; the others are dropped. */
  async function readAll(): Promise<[Bundle, readonly Entry[]][]> {
    const entries = await Promise.all(sealed.map(opened))
    const bad = new Set(sealed.filter((_, i) => !entries[i]).map((b) => b.book))
    for (const book of bad) {
      tampered.push(book)
      await drop(book)
    }
    return sealed.flatMap((b, i): [Bundle, readonly Entry[]][] => (bad.has(b.book) ? [] : [[b, entries[i]!]]))
  }

  async function drop(book: string): Promise<void> {
    const tx = db.transaction(['bundles', 'pages', 'cursors', 'shadows'], 'readwrite')
    void tx.objectStore('bundles').delete(allOf(book))
    void tx.objectStore('pages').delete(allOf(book))
    void tx.objectStore('cursors').delete(book)
    void tx.objectStore('shadows').delete(book)
    await tx.done
    bundleOf.delete(book)
    members.delete(book)
    carried.clear(book)
  }

  const sealBundle = async (book: string, id: string, entries: readonly Entry[]): Promise<Bundle> => ({
    book,
    id,
    ...(await seal(key, bundlePlace(device, book, id), bytesOf(JSON.stringify(entries)))),
  })

  /** One page of a first download, kept aside until the last has come; then all of it takes the old state's place at once. */
  async function applyFirst(pulled: Pulled, shadow: Shadow | undefined): Promise<void> {
    const { book, epoch } = pulled
    const goesOn = shadow !== undefined && shadow.epoch === epoch && !pulled.reset
    const n = goesOn ? shadow.pages : 0
    const entries = pulled.changes.flatMap((c): Entry[] => (c.o === 'put' ? [[c.e, c.b]] : []))
    // the lowest head seen: what changed while the pages came is asked for again
    const seq = goesOn ? Math.min(shadow.seq, pulled.cursor) : pulled.cursor
    if (pulled.after !== undefined || n > 0) {
      const page = { book, n, ...(await sealJson(key, pagePlace(device, book, n), entries)) }
      const tx = db.transaction(['pages', 'shadows'], 'readwrite')
      if (!goesOn) void tx.objectStore('pages').delete(allOf(book))
      void tx.objectStore('pages').put(page)
      void tx.objectStore('shadows').put({ epoch, seq, after: pulled.after, pages: n + 1 }, book)
      await tx.done
      if (pulled.after !== undefined) return
    }
    await swap(book, { epoch, seq }, n > 0 ? await pagesOf(book) : entries)
  }

  async function pagesOf(book: string): Promise<Entry[]> {
    const pages = await db.getAll('pages', allOf(book))
    const all = await Promise.all(
      pages.map(async (p) => {
        const content = await unseal(key, pagePlace(device, book, p.n), p)
        if (!content) throw new Error(`page ${p.n} of a first download does not open`)
        return JSON.parse(textOf(content)) as Entry[]
      }),
    )
    return all.flat()
  }

  async function swap(book: string, position: FeedPosition, entries: readonly Entry[]): Promise<void> {
    const rows = new Map(entries)
    const grouped = Map.groupBy(rows, ([entity, body]) => place(entity, body))
    const bundles = await Promise.all([...grouped].map(([id, of]) => sealBundle(book, id, of)))
    const tx = db.transaction(['bundles', 'pages', 'cursors', 'shadows'], 'readwrite')
    void tx.objectStore('bundles').delete(allOf(book))
    for (const bundle of bundles) void tx.objectStore('bundles').put(bundle)
    void tx.objectStore('pages').delete(allOf(book))
    void tx.objectStore('shadows').delete(book)
    void tx.objectStore('cursors').put(position, book)
    await tx.done
    carried.change(() => {
      bundleOf.delete(book)
      members.delete(book)
      carried.clear(book)
      for (const [id, of] of grouped) load(book, id, of)
    })
    others.postMessage({ book })
  }

  /** What changed since the cursor: the touched bundles and the cursor in one transaction. */
  async function applyNext(pulled: Pulled): Promise<void> {
    const { book } = pulled
    const touched = new Map<string, Map<string, unknown>>()
    const contents = (id: string) => {
      const known = touched.get(id)
      if (known) return known
      const of = [...(inBook(members, book).get(id) ?? [])].map((e): [string, unknown] => [
        e,
        carried.bodyIn(book, e),
      ])
      const fresh = new Map(of)
      touched.set(id, fresh)
      return fresh
    }
    for (const { e, o, b } of pulled.changes) {
      const before = inBook(bundleOf, book).get(e) ?? [...touched].find(([, of]) => of.has(e))?.[0]
      const next = o === 'put' ? place(e, b) : undefined
      if (before !== undefined && before !== next) contents(before).delete(e)
      if (next !== undefined) contents(next).set(e, b)
    }
    const sealed = await Promise.all(
      [...touched].map(async ([id, of]) => (of.size > 0 ? sealBundle(book, id, [...of]) : id)),
    )
    const tx = db.transaction(['bundles', 'cursors'], 'readwrite')
    for (const b of sealed) {
      void (typeof b === 'string'
        ? tx.objectStore('bundles').delete([book, b])
        : tx.objectStore('bundles').put(b))
    }
    void tx.objectStore('cursors').put({ epoch: pulled.epoch, seq: pulled.cursor }, book)
    await tx.done
    carried.change(() => {
      for (const [id, of] of touched) load(book, id, [...of])
    })
    others.postMessage({ book, ids: [...touched.keys()] })
  }

  /** What another tab has applied. */
  async function catchUp({ book, ids }: Applied): Promise<void> {
    const rows = ids
      ? await Promise.all(ids.map((id) => db.get('bundles', [book, id])))
      : await db.getAll('bundles', allOf(book))
    const entries = await Promise.all(rows.map((b) => b && opened(b)))
    carried.change(() => {
      if (!ids) {
        bundleOf.delete(book)
        members.delete(book)
        carried.clear(book)
      }
      for (const [i, b] of rows.entries()) load(book, ids?.[i] ?? b!.id, entries[i] ?? [])
    })
  }

  let turn: Promise<unknown> = Promise.resolve()
  /** Whoever rewrites bundles waits for who does so already: else one would put back what the other had just taken. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(work)
    turn = mine.catch(() => undefined)
    return mine
  }

  let read = await readAll()

  return {
    /** Puts what was read into `carried`, once. */
    present(): void {
      carried.change(() => {
        for (const [b, entries] of read) load(b.book, b.id, entries)
      })
      read = []
      others.onmessage = (event: MessageEvent<Applied>) => void catchUp(event.data)
      for (const what of applied.splice(0)) void catchUp(what)
    },
    tampered: (): readonly string[] => tampered,
    cursor: (book: string): Promise<FeedPosition | undefined> => db.get('cursors', book),
    /** Where a first download that was cut goes on. */
    shadow: (book: string): Promise<Shadow | undefined> => db.get('shadows', book),
    books: (): Promise<string[]> => db.getAllKeys('cursors'),

    /** Applies one answer of a feed. */
    apply: (pulled: Pulled): Promise<void> =>
      inTurn(async () => {
        const [cursor, shadow] = await Promise.all([
          db.get('cursors', pulled.book),
          db.get('shadows', pulled.book),
        ])
        if (pulled.reset || shadow || !cursor || cursor.epoch !== pulled.epoch)
          await applyFirst(pulled, shadow)
        else await applyNext(pulled)
      }),

    /** A book this tablet holds no more (another room, another representation). */
    drop: (book: string): Promise<void> =>
      inTurn(async () => {
        await drop(book)
        others.postMessage({ book })
      }),

    /** Lets go of rows of days before this one (`…|2026-11-20`), here alone: the server has them. Answers how many. */
    dropBefore: (day: string): Promise<number> =>
      inTurn(async () => {
        let gone = 0
        for (const [book, ids] of members) {
          const touched: (readonly [id: string, entries: readonly Entry[]])[] = []
          for (const [id, entities] of ids) {
            const stays = [...entities].filter((e) => (DATED.exec(e)?.[1] ?? day) >= day)
            if (stays.length === entities.size) continue
            gone += entities.size - stays.length
            touched.push([id, stays.map((e) => [e, carried.bodyIn(book, e)])])
          }
          if (touched.length === 0) continue
          const sealed = await Promise.all(
            touched.map(([id, of]) => (of.length > 0 ? sealBundle(book, id, of) : id)),
          )
          const tx = db.transaction('bundles', 'readwrite')
          for (const b of sealed) void (typeof b === 'string' ? tx.store.delete([book, b]) : tx.store.put(b))
          await tx.done
          carried.change(() => {
            for (const [id, of] of touched) load(book, id, of)
          })
          others.postMessage({ book, ids: touched.map(([id]) => id) })
        }
        return gone
      }),

    async setReflected(through: number): Promise<void> {
      await db.put('meta', through, 'reflected')
    },

    close,
  }
}

/** Throws the whole state away: it can be pulled again, and the outbox is not in it. */
export async function forgetState(): Promise<void> {
  await deleteIn(await factory(), STATE)
}
