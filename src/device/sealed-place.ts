// The place: where a tablet keeps what it sealed to the persons of the protocol; always there, always of one size, told apart by nothing.
import type { DBSchema, IDBPDatabase } from 'idb'
import { handInSealed } from '../kernel/sealed.ts'
import { bucketFactory, deleteIn, openIn } from './buckets.ts'
import { type PublicKey, sealTo } from './confidential.ts'
import { giveUpReserve, isFull } from './reserve.ts'
import { bytesOf, type Sealed, seal, textOf, unseal } from './seal.ts'
import { type Ask, type Heard, isPassing } from './transport.ts'

interface PlaceSchema extends DBSchema {
  place: { key: string; value: Sealed }
}
type Store = IDBPDatabase<PlaceSchema>

const PLACE = 'nido-place'
const COPY = 'nido-place-copy'
const LOCK = 'nido-place'
/** Records kept at a time, those that were sent too: a server put back from a backup hears them again. */
export const PLACES = 8
/** Bytes of the place before it is sealed: eight records and their names, padded. */
const PLACE_BYTES = 84_000
/** While so many wait, nothing that is nothing is added: without a network the rest is left for who has something to say. */
const MOST_NOISE = 4
/**
 * A record that is nothing goes on average once in so much time with the tablet open: at no fixed time, so that one more at
 * any moment is nothing to wonder about.
 */
const NOISE_EVERY_MS = 24 * 3_600_000
/** Oftener without a network, where what waits can be seen by who has the phrase: it costs the server little then. */
const NOISE_OFFLINE_MS = 4 * 3_600_000
const TRIES = 4

type Waiting = { readonly id: string; readonly sealed: string; readonly sent: boolean }
/** `n` counts rewritings: of two copies the later one counts. */
type Contents = { readonly n: number; readonly list: readonly Waiting[] }

export type SealedPlace = Awaited<ReturnType<typeof openSealedPlace>>

/** One lost answer must not cost a whole round. */
async function insist<A>(question: () => Promise<Heard<A>>): Promise<Heard<A>> {
  for (let i = 1; ; i++) {
    const heard = await question()
    if (heard.heard || !isPassing(heard.why) || i === TRIES) return heard
    await new Promise((done) => setTimeout(done, 100 * 2 ** i * (0.5 + Math.random())))
  }
}

const openCopy = (factory: IDBFactory) =>
  openIn<PlaceSchema>(factory, PLACE, 1, (db) => db.createObjectStore('place'))

/**
 * What is in it is read from disk whenever it is needed and never kept in memory. Two copies in two logs, as the outbox
 * has them: a kill spoils one at a time. Source: docs/decisions/0012-the-outbox-is-kept-twice.md.
 */
export async function openSealedPlace(device: string, key: CryptoKey) {
  const second = await bucketFactory(COPY)
    .then((factory) => factory && openCopy(factory))
    .catch(() => undefined)
  const copies: readonly Store[] = [await openCopy(indexedDB), ...(second ? [second] : [])]
  const where = `place:${device}`
  /** Known to hold nothing that waits: not looked at again before somebody adds to it, here or in another tab. */
  let quiet = false
  const others = new BroadcastChannel(PLACE)
  others.onmessage = () => {
    quiet = false
  }

  async function readOne(copy: Store): Promise<Contents | undefined> {
    const sealed = await copy.get('place', 'all')
    const content = sealed && (await unseal(key, where, sealed))
    return content && (JSON.parse(textOf(content)) as Contents)
  }

  async function read(): Promise<{ contents: Contents; even: boolean }> {
    const both = await Promise.all(copies.map((c) => readOne(c).catch(() => undefined)))
    const there = both.filter((c) => c !== undefined).sort((a, b) => b.n - a.n)
    return {
      contents: there[0] ?? { n: 0, list: [] },
      even: there.length === copies.length && there.every((c) => c.n === there[0]!.n),
    }
  }

  async function write(contents: Contents): Promise<void> {
    const text = bytesOf(JSON.stringify({ ...contents, n: contents.n + 1 }))
    const padded = new Uint8Array(PLACE_BYTES).fill(0x20)
    padded.set(text)
    const sealed = await seal(key, where, padded)
    for (const copy of copies) {
      const tx = copy.transaction('place', 'readwrite', { durability: 'strict' })
      void tx.store.put(sealed, 'all')
      await tx.done
    }
  }

  /** One at a time of all tabs: read, changed, written. `undefined` = nothing to change. */
  const change = <T>(work: (before: Contents) => { after?: Contents; answer: T }): Promise<T> =>
    navigator.locks.request(LOCK, async () => {
      const { contents, even } = await read()
      const { after, answer } = work(contents)
      if (after ?? !even) await write(after ?? contents)
      return answer
    })

  /** What was sent leaves for what is new, the oldest first; what waits never does. */
  const adding =
    (sealed: string, most: number) =>
    (before: Contents): { after?: Contents; answer: boolean } => {
      if (before.list.filter((w) => !w.sent).length >= most) return { answer: false }
      const list = [...before.list]
      if (list.length >= PLACES) {
        const oldest = list.findIndex((w) => w.sent)
        if (oldest < 0) return { answer: false }
        list.splice(oldest, 1)
      }
      list.push({ id: crypto.randomUUID(), sealed, sent: false })
      return { after: { ...before, list }, answer: true }
    }

  async function add(sealed: string, most: number): Promise<boolean> {
    quiet = false
    others.postMessage(undefined)
    try {
      return await change(adding(sealed, most))
    } catch (e) {
      if (!isFull(e)) throw e
      await giveUpReserve()
      return change(adding(sealed, most))
    }
  }

  // there from the first day on, whether or not anything is ever said
  await navigator.locks.request(LOCK, async () => {
    const { contents, even } = await read()
    if (!even) await write(contents)
  })

  let lastNoise: number | undefined
  return {
    /** On disk in both copies when it resolves to true; false: eight wait already, and none of them may be let go. */
    keep: async (keys: readonly PublicKey[], content: unknown): Promise<boolean> =>
      add(await sealTo(keys, content), PLACES),

    /** Now and then a record that nobody can open, kept and sent like any other. `mono` in ms, never going back. */
    async noise(mono: number, offline: boolean): Promise<void> {
      const since = lastNoise === undefined ? 0 : mono - lastNoise
      lastNoise = mono
      const [drawn] = crypto.getRandomValues(new Uint32Array(1))
      const mean = offline ? NOISE_OFFLINE_MS : NOISE_EVERY_MS
      if (drawn! / 2 ** 32 >= 1 - Math.exp(-since / mean)) return
      await add(await sealTo([], {}), MOST_NOISE)
    },

    /** Hands in what waits, one by one; true when nothing waits any more. */
    async handIn(ask: Ask): Promise<boolean> {
      if (quiet) return true
      quiet = true
      const waiting = (await read()).contents.list.filter((w) => !w.sent)
      for (const { id, sealed } of waiting) {
        const heard = await insist(() => ask(handInSealed, { id, sealed }))
        if (heard.heard) {
          await change((before) => ({
            after: { ...before, list: before.list.map((w) => (w.id === id ? { ...w, sent: true } : w)) },
            answer: undefined,
          }))
          continue
        }
        quiet = false
        if (isPassing(heard.why)) break
      }
      return quiet
    },

    /** The server went back to an older state: all that is still here is told again; what it has, it answers alike. */
    again(): Promise<void> {
      quiet = false
      return change((before) => ({
        after: { ...before, list: before.list.map((w) => ({ ...w, sent: false })) },
        answer: undefined,
      }))
    },

    waits: async (): Promise<boolean> => (await read()).contents.list.some((w) => !w.sent),

    close(): void {
      others.close()
      for (const copy of copies) copy.close()
    },
  }
}

/** Takes the place away with everything else. */
export async function forgetSealedPlace(): Promise<void> {
  await deleteIn(indexedDB, PLACE)
  const second = await bucketFactory(COPY)
  if (second) await deleteIn(second, PLACE)
}
