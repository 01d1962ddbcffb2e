// The life of the tablet as people meet it: new, pairing, locked, open for the day, leaving, gone.

import { forgetPhotos } from './buckets.ts'
import type { AnyCarrying } from './carried.ts'
import { makeSpent } from './clock.ts'
import { claim, confirmed, type Joining, plainCode, settle } from './enrolment.ts'
import { openOutboxStore } from './heal.ts'
import { dropFromWorker, type Held, heldByWorker, isUsable, keepWithWorker } from './keeper.ts'
import { asOnlyWriter } from './only-writer.ts'
import type { Connect } from './outbox.ts'
import { countWaiting, metaOf, type Opening, type OutboxStore, putMeta } from './outbox-store.ts'
import { newPasskey, passkeySecret } from './passkey.ts'
import {
  openByPasskey,
  openByPhrase,
  type PasskeyWrap,
  type PhraseWrap,
  type Wrap,
  wrapByPasskey,
  wrapByPhrase,
} from './seal.ts'
import { openSession, type Reading, readAhead, type Session } from './session.ts'
import { takeNewShell } from './shell.ts'
import { forgetState, type SubjectOf } from './state.ts'
import { forgetToldBlocks } from './told-blocks.ts'
import type { Silence } from './transport.ts'

/** The longest a morning's unlocking lasts. */
export const DAY_MS = 12 * 3_600_000
const CHECK_EVERY_MS = 20_000
const PAIRING_LIVES_MS = 60 * 60_000
/** Answered with Clear-Site-Data: the browser forgets everything of this site. */
const BYE = '/device/bye'

export type Phase =
  | { readonly at: 'opening' }
  /** the browser cannot read its own store: tried again, nothing is reset */
  | { readonly at: 'blocked'; readonly tries: number }
  | { readonly at: 'new'; readonly why?: Silence }
  | { readonly at: 'pairing'; readonly response: string }
  | { readonly at: 'phrase'; readonly label: string }
  | { readonly at: 'locked'; readonly passkey: boolean; readonly pending: number; readonly broken: boolean }
  | { readonly at: 'open'; readonly session: Session }
  | { readonly at: 'leaving'; readonly order: 'drain' | 'wipe'; readonly session: Session }
  | { readonly at: 'gone' }

type DeviceParts = {
  readonly carryings: readonly AnyCarrying[]
  readonly appVersion: string
  readonly subjectOf?: SubjectOf
  /** when the center closes today, ms; undefined where it is not known: then the day lasts twelve hours */
  readonly closesAt?: (session: Session) => number | undefined
}

export type Device = ReturnType<typeof makeDevice>

export function makeDevice(parts: DeviceParts) {
  let phase: Phase = { at: 'opening' }
  const listeners = new Set<() => void>()
  let store: Opening | undefined
  let joining: Joining | undefined
  let waiting: AbortController | undefined
  let session: Session | undefined
  let endDay = () => {}

  function go(next: Phase): void {
    phase = next
    for (const listener of listeners) listener()
  }

  function opening(): Opening {
    const lose = () => {
      store = undefined
    }
    if (!store) {
      const begun = openOutboxStore(lose)
      store = begun
      // whoever asked is told; the next one tries anew
      begun.both.catch(lose)
      begun.first.catch(() => {})
    }
    return store
  }

  const connect: Connect = () => opening().both

  async function connected(): Promise<OutboxStore> {
    for (let tries = 1; ; tries++) {
      try {
        return await connect()
      } catch {
        go({ at: 'blocked', tries })
        await new Promise((done) => setTimeout(done, Math.min(30_000, 500 * 2 ** tries)))
      }
    }
  }

  type Named = { readonly device: string; readonly wraps: readonly Wrap[] }

  async function identityIn(db: Pick<OutboxStore, 'first'>): Promise<Named | undefined> {
    const [device, wraps] = await Promise.all([metaOf(db, 'device'), metaOf(db, 'wraps')])
    return device && wraps ? { device: device.device, wraps } : undefined
  }
  const identity = async () => identityIn(await connect())

  async function locked(db: Pick<OutboxStore, 'first'>, known: Named | undefined, broken = false) {
    const pending = await countWaiting(db)
    go({ at: 'locked', passkey: known?.wraps.some((w) => w.by === 'passkey') ?? false, pending, broken })
  }
  async function showLocked(broken = false): Promise<void> {
    const db = await connect()
    await locked(db, await identityIn(db), broken)
  }

  /** While the copies are still made equal, the phrase is asked for already, unless a page that died left its key. */
  async function askEarly(asked: Promise<Held | undefined>): Promise<void> {
    const db = { first: await opening().first }
    const [known, wiped] = await Promise.all([identityIn(db), metaOf(db, 'wiped')])
    if (!known || wiped || usable(await asked, known)) return
    if (phase.at === 'opening') await locked(db, known)
  }

  const usable = (held: Held | undefined, known: Named) =>
    held && isUsable(held, known.device, Date.now()) ? held : undefined

  /** `from` and `until` by the wall clock: given when the day began in a page that died. */
  async function open(
    device: string,
    key: CryptoKey,
    reading: Reading = readAhead(),
    from = Date.now(),
    until?: number,
  ): Promise<boolean> {
    session?.close()
    session = undefined
    const { carryings, appVersion, subjectOf } = parts
    const opened = await openSession({
      connect,
      reading,
      device,
      key,
      carryings,
      appVersion,
      subjectOf,
      onOrder,
    })
    if (!opened) {
      void reading.then((r) => r.close()).catch(() => {})
      await showLocked(true)
      return false
    }
    session = opened
    const closing = (parts.closesAt?.(opened) ?? Number.POSITIVE_INFINITY) - opened.clock.now()
    const length = until === undefined ? Math.min(DAY_MS, closing > 0 ? closing : DAY_MS) : until - from
    const spent = makeSpent(Date.now, () => performance.now(), Math.max(0, Date.now() - from))
    const stopKeeping = keepWithWorker({ device, key, from, until: from + length })
    const check = () => {
      if (spent() >= length) void lock()
    }
    const timer = setInterval(check, CHECK_EVERY_MS)
    document.addEventListener('visibilitychange', check)
    endDay = () => {
      stopKeeping()
      clearInterval(timer)
      document.removeEventListener('visibilitychange', check)
      endDay = () => {}
    }
    go({ at: 'open', session: opened })
    return true
  }

  /** The first copy is enough to try a key by: while that is worked on, the copies are made equal and the rest is read. */
  async function openBy(keyOf: (known: Named) => Promise<CryptoKey | undefined>): Promise<boolean> {
    const known = (await identityIn({ first: await opening().first })) ?? (await identity())
    if (!known) return false
    const reading = readAhead()
    const letGo = () => void reading.then((r) => r.close()).catch(() => {})
    try {
      const key = await keyOf(known)
      if (key) return await open(known.device, key, reading)
      letGo()
      return false
    } catch (e) {
      letGo()
      throw e
    }
  }

  /** Ends the day. What waits is handed in behind the locked screen; then the key leaves memory. */
  async function lock(): Promise<void> {
    const ending = session
    if (!ending || phase.at !== 'open') return
    endDay()
    ending.blind()
    await dropFromWorker()
    const letGo = async () => {
      if (ending.sync.status().pending > 0 || session !== ending) return
      if ((await ending.sealedWaits()) || session !== ending) return
      stop()
      await ending.sync.settled()
      if (session !== ending) return
      session = undefined
      ending.close()
      await takeNewShell()
    }
    const stop = ending.sync.subscribe(() => void letGo())
    await showLocked()
    await letGo()
  }

  async function onOrder(order: 'drain' | 'wipe', done: boolean): Promise<void> {
    const leaving = session
    if (!leaving) return
    if (phase.at !== 'leaving') {
      endDay()
      leaving.blind()
      await dropFromWorker()
      for (const book of await leaving.state.books()) await leaving.state.drop(book)
      go({ at: 'leaving', order, session: leaving })
    }
    if (done) await vanish(leaving)
  }

  /** Only ever after everything readable was handed in. Without wraps nothing left on the disk can be opened. */
  async function vanish(leaving: Session): Promise<void> {
    if (leaving.outbox.pending().length > 0) return
    const store = await connect()
    await asOnlyWriter(() =>
      putMeta(store, { wraps: undefined, signing: undefined, kept: undefined, wiped: true }),
    )
    leaving.close()
    session = undefined
    const { forgetSealedPlace } = await import('./sealed-place.ts')
    await Promise.all([forgetState(), forgetToldBlocks(), forgetPhotos(), forgetSealedPlace()])
    await sayBye()
  }

  async function sayBye(): Promise<void> {
    go({ at: 'gone' })
    const there = await fetch(BYE, { cache: 'no-store', credentials: 'omit' }).catch(() => undefined)
    if (there?.ok) location.replace(BYE)
  }

  return {
    phase: (): Phase => phase,
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },

    /** Finds out which tablet this is. A key held by the worker, of a page that died minutes ago, opens it at once. */
    async start(): Promise<void> {
      const asked = heldByWorker()
      void askEarly(asked).catch(() => {})
      const db = await connected()
      if (await metaOf(db, 'wiped')) return sayBye()
      const known = await identityIn(db)
      if (!known) return go({ at: 'new' })
      const held = usable(await asked, known)
      if (held) await open(known.device, held.key, readAhead(), held.from, held.until)
      else if (phase.at !== 'locked') await showLocked()
    },

    /** The eight letters; goes on by itself once the director has typed the six letters back. */
    async pair(code: string, label: string): Promise<void> {
      const claimed = await claim(plainCode(code), label)
      if ('why' in claimed) return go({ at: 'new', why: claimed.why })
      joining = claimed
      waiting = new AbortController()
      const signal = AbortSignal.any([waiting.signal, AbortSignal.timeout(PAIRING_LIVES_MS)])
      go({ at: 'pairing', response: claimed.response })
      const welcome = await confirmed(claimed, parts.appVersion, signal)
      if (welcome) go({ at: 'phrase', label: welcome.label })
      else if (joining === claimed) go({ at: 'new' })
    },
    cancelPairing(): void {
      waiting?.abort()
      joining = undefined
      go({ at: 'new' })
    },

    /** Ends the ceremony: from here on everything at rest is sealed. */
    async choosePhrase(phrase: string): Promise<void> {
      if (!joining) throw new Error('no pairing is under way')
      const { device } = joining
      const key = await settle(await connect(), joining, phrase)
      joining = undefined
      await open(device, key)
    },

    /** The morning's opening check. False: not this phrase. */
    unlock: (phrase: string): Promise<boolean> =>
      openBy(async ({ device, wraps }) => {
        const wrap = wraps.find((w): w is PhraseWrap => w.by === 'phrase')
        return wrap && openByPhrase(wrap, device, phrase)
      }),

    /** By the tablet's own screen lock, where it was added. */
    unlockByPasskey: (): Promise<boolean> =>
      openBy(async ({ device, wraps }) => {
        const wrap = wraps.find((w): w is PasskeyWrap => w.by === 'passkey')
        const secret = wrap && (await passkeySecret(wrap))
        return wrap && secret && openByPasskey(wrap, device, secret)
      }),

    /** Adds the screen lock as a second way; asks for the phrase, because the key in memory cannot be exported. */
    async addPasskey(phrase: string, name: string): Promise<boolean> {
      const known = await identity()
      const wrap = known?.wraps.find((w): w is PhraseWrap => w.by === 'phrase')
      const key = wrap && (await openByPhrase(wrap, known!.device, phrase, true))
      const passkey = key && (await newPasskey(known!.device, name))
      if (!passkey) return false
      const added = await wrapByPasskey(key, known!.device, passkey)
      const wraps = [...known!.wraps.filter((w) => w.by === 'phrase'), added]
      const store = await connect()
      await asOnlyWriter(() => putMeta(store, { wraps }))
      return true
    },

    /** Whether this is the phrase of now; opens nothing. */
    async knowsPhrase(phrase: string): Promise<boolean> {
      const known = await identity()
      const wrap = known?.wraps.find((w): w is PhraseWrap => w.by === 'phrase')
      return wrap !== undefined && (await openByPhrase(wrap, known!.device, phrase)) !== undefined
    },

    /**
     * Another phrase from now on; the data key stays, so that nothing that is kept must be sealed anew and nothing can be
     * half done. False: the old phrase is not the one. A copy of the disk made before still opens by the old one. `alone`
     * takes the screen lock away too: who knew the phrase may have added theirs.
     */
    async changePhrase(old: string, next: string, alone: boolean): Promise<boolean> {
      const known = await identity()
      const wrap = known?.wraps.find((w): w is PhraseWrap => w.by === 'phrase')
      const key = wrap && (await openByPhrase(wrap, known!.device, old, true))
      if (!key) return false
      const fresh = await wrapByPhrase(key, known!.device, next)
      const wraps = [fresh, ...(alone ? [] : known!.wraps.filter((w) => w.by === 'passkey'))]
      const store = await connect()
      await asOnlyWriter(() => putMeta(store, { wraps }))
      const asked = session?.kept.get().phraseAsked
      if (asked !== undefined) await session?.kept.change({ phraseDone: asked })
      session?.sync.kick()
      return true
    },

    lock,
  }
}
