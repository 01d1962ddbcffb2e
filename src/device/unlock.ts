// The life of the tablet as people meet it: new, pairing, locked, open for the day, leaving, gone.
import type { AnyCarrying } from './carried.ts'
import { makeSpent } from './clock.ts'
import { claim, confirmed, type Joining, plainCode, settle } from './enrolment.ts'
import { openOutboxStore } from './heal.ts'
import { dropFromWorker, keepWithWorker, keyFromWorker } from './keeper.ts'
import type { Connect } from './outbox.ts'
import { metaOf, type OutboxStore, putMeta } from './outbox-store.ts'
import { newPasskey, passkeySecret } from './passkey.ts'
import { openByPasskey, openByPhrase, type PasskeyWrap, type PhraseWrap, wrapByPasskey } from './seal.ts'
import { openSession, type Session } from './session.ts'
import { takeNewShell } from './shell.ts'
import { forgetState, type SubjectOf } from './state.ts'
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
  let store: Promise<OutboxStore> | undefined
  let joining: Joining | undefined
  let waiting: AbortController | undefined
  let session: Session | undefined
  let endDay = () => {}

  function go(next: Phase): void {
    phase = next
    for (const listener of listeners) listener()
  }

  const connect: Connect = () => {
    store ??= openOutboxStore(() => {
      store = undefined
    }).catch((e: unknown) => {
      store = undefined
      throw e
    })
    return store
  }

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

  async function identity() {
    const db = await connect()
    const [device, wraps] = await Promise.all([metaOf(db, 'device'), metaOf(db, 'wraps')])
    return device && wraps ? { device: device.device, wraps } : undefined
  }

  async function showLocked(broken = false): Promise<void> {
    const known = await identity()
    const pending = await (await connect()).first.countFromIndex('facts', 'st', 0)
    go({ at: 'locked', passkey: known?.wraps.some((w) => w.by === 'passkey') ?? false, pending, broken })
  }

  /** `from` and `until` by the wall clock: given when the day began in a page that died. */
  async function open(device: string, key: CryptoKey, from = Date.now(), until?: number): Promise<boolean> {
    session?.close()
    session = undefined
    const { carryings, appVersion, subjectOf } = parts
    const opened = await openSession({ connect, device, key, carryings, appVersion, subjectOf, onOrder })
    if (!opened) {
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

  /** Ends the day. What waits is handed in behind the locked screen; then the key leaves memory. */
  async function lock(): Promise<void> {
    const ending = session
    if (!ending || phase.at !== 'open') return
    endDay()
    ending.blind()
    await dropFromWorker()
    const letGo = async () => {
      if (ending.sync.status().pending > 0 || session !== ending) return
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
    await putMeta(await connect(), { wraps: undefined, signing: undefined, kept: undefined, wiped: true })
    leaving.close()
    session = undefined
    await forgetState()
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
      const db = await connected()
      if (await metaOf(db, 'wiped')) return sayBye()
      const known = await identity()
      if (!known) return go({ at: 'new' })
      const held = await keyFromWorker(known.device, Date.now())
      if (held) await open(known.device, held.key, held.from, held.until)
      else await showLocked()
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
    async unlock(phrase: string): Promise<boolean> {
      const known = await identity()
      const wrap = known?.wraps.find((w): w is PhraseWrap => w.by === 'phrase')
      const key = wrap && (await openByPhrase(wrap, known!.device, phrase))
      return key ? open(known!.device, key) : false
    },

    /** By the tablet's own screen lock, where it was added. */
    async unlockByPasskey(): Promise<boolean> {
      const known = await identity()
      const wrap = known?.wraps.find((w): w is PasskeyWrap => w.by === 'passkey')
      const secret = wrap && (await passkeySecret(wrap))
      const key = secret && (await openByPasskey(wrap!, known!.device, secret))
      return key ? open(known!.device, key) : false
    },

    /** Adds the screen lock as a second way; asks for the phrase, because the key in memory cannot be exported. */
    async addPasskey(phrase: string, name: string): Promise<boolean> {
      const known = await identity()
      const wrap = known?.wraps.find((w): w is PhraseWrap => w.by === 'phrase')
      const key = wrap && (await openByPhrase(wrap, known!.device, phrase, true))
      const passkey = key && (await newPasskey(known!.device, name))
      if (!passkey) return false
      const added = await wrapByPasskey(key, known!.device, passkey)
      await putMeta(await connect(), { wraps: [...known!.wraps.filter((w) => w.by === 'phrase'), added] })
      return true
    },

    lock,
  }
}
