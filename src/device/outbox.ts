// The outbox: what was said on this tablet, sealed and on disk before anyone is told it is saved, until the server has it.
import { canonical } from '../kernel/canonical.ts'
import type { Answer, Fact, Stamped } from '../kernel/fact.ts'
import { uuid7 } from '../kernel/ids.ts'
import type { Clock } from './clock.ts'
import {
  append,
  type Kept,
  keptBetween,
  lastKept,
  markAnswered,
  markMissing,
  mend,
  type OutboxStore,
  otherKept,
  pendingUpTo,
  pruneAnswered,
} from './outbox-store.ts'
import { giveUpReserve, isFull } from './reserve.ts'
import {
  base64Of,
  bytesOf,
  hashOfText,
  randomBytes,
  seal,
  sealJson,
  textOf,
  unseal,
  unsealJson,
} from './seal.ts'

/** What a screen says; the outbox adds who, when and in which order. An `id` is given when another fact must name it. */
export type Draft = Pick<
  Fact,
  | 'kind'
  | 'kindVersion'
  | 'about'
  | 'book'
  | 'room'
  | 'author'
  | 'witness'
  | 'payload'
  | 'corrects'
  | 'supersedes'
  | 'reason'
> & { readonly id?: string }

/** A fact of this device that no feed has shown yet; `text` is its canonical form, as it was sealed and will be sent. */
export type Told = Stamped & { readonly dseq: number; readonly text: string; readonly sent: boolean }

/** `full`: no room left on the tablet, nothing was written. The screen keeps what was typed. */
export type Saying =
  | { readonly saved: true; readonly facts: readonly Fact[] }
  | { readonly saved: false; readonly why: 'full' }

/** What the server answered and a person must see. */
export type Reviewed = { readonly dseq: number; readonly answer: Answer; readonly reason?: string }

export type Outbox = Awaited<ReturnType<typeof openOutbox>>

const LOCK = 'nido-outbox'
const place = (device: string, dseq: number) => `${device}:${dseq}`
const answerPlace = (device: string, dseq: number) => `answer:${device}:${dseq}`

/** The open store; another one after the browser lost it. */
export type Connect = () => Promise<OutboxStore>

type Head = { readonly dseq: number; readonly hash: string | undefined }

/**
 * Opens an unlocked outbox: reads and unseals what is pending. `reflected` is the highest dseq of which feeds are known
 * to tell (state.ts): answered facts above it are still laid over the state.
 */
export async function openOutbox(
  connect: Connect,
  device: string,
  key: CryptoKey,
  clock: Clock,
  reflected: number,
) {
  const told = new Map<number, Told>()
  /** of what waits: how much, and the oldest instant; undefined until it is counted again */
  let waitingCount: { pending: number; oldest: string | undefined } | undefined
  const damaged = new Set<number>()
  const listeners = new Set<(touched: readonly Told[]) => void>()
  const others = new BroadcastChannel(LOCK)
  let head: Head | undefined

  const tell = (touched: readonly Told[], justSaid = false) => {
    if (touched.length === 0) return
    if (justSaid) addToCount(touched)
    else waitingCount = undefined
    for (const listener of listeners) {
      try {
        listener(touched)
      } catch (e) {
        // what was said is on disk whatever a screen makes of it: its fault is told, and not taken for ours
        reportError(e)
      }
    }
  }

  const older = (a: string | undefined, b: string) => (a === undefined || b < a ? b : a)

  function count() {
    let pending = 0
    let oldest: string | undefined
    for (const t of told.values()) {
      if (t.sent) continue
      pending++
      oldest = older(oldest, t.estAt)
    }
    return { pending, oldest }
  }

  /** What was just said is added; after anything else all is counted again when somebody asks. */
  function addToCount(fresh: readonly Told[]): void {
    if (!waitingCount) return
    waitingCount = {
      pending: waitingCount.pending + fresh.length,
      oldest: fresh.reduce((a, t) => older(a, t.estAt), waitingCount.oldest),
    }
  }

  /** A record that was changed in one copy is taken from the other, and mended. */
  async function fromOther(row: Kept): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const other = await otherKept(await connect(), row.dseq)
    const content = other && (await unseal(key, place(device, row.dseq), other))
    if (content) await mend(await connect(), { ...other!, st: row.st })
    return content
  }

  async function open(row: Kept): Promise<Told | undefined> {
    const content = (await unseal(key, place(device, row.dseq), row)) ?? (await fromOther(row))
    if (!content) {
      damaged.add(row.dseq)
      return undefined
    }
    const text = textOf(content)
    const fact = JSON.parse(text) as Fact
    return { fact, estAt: estimated(fact), dseq: row.dseq, text, sent: row.st === 1 }
  }

  async function take(rows: readonly Kept[]): Promise<Told[]> {
    const opened = (await Promise.all(rows.map(open))).filter((t) => t !== undefined)
    for (const t of opened) told.set(t.dseq, t)
    return opened
  }

  async function readHead(): Promise<Head> {
    const row = await lastKept(await connect())
    if (!row) return { dseq: 0, hash: undefined }
    const last = told.get(row.dseq) ?? (await open(row))
    // a damaged head leaves the next fact without `prev`: the server sees the broken chain, and nobody is kept waiting
    return { dseq: row.dseq, hash: last && (await hashOfText(last.text)) }
  }

  // a morning after days without a network has thousands: each row is read once, the few below only if they wait
  const above = await keptBetween(await connect(), reflected + 1, Number.MAX_SAFE_INTEGER)
  const below = await pendingUpTo(await connect(), reflected)
  await take([...below, ...above])

  others.onmessage = async (
    event: MessageEvent<{ said?: [number, number]; marked?: number[]; reflected?: number }>,
  ) => {
    const { said, marked, reflected: through } = event.data
    if (said) tell(await take(await keptBetween(await connect(), ...said)))
    if (marked) tell(markHere(marked))
    if (through !== undefined) tell(forgetThrough(through))
  }

  function markHere(dseqs: readonly number[]): Told[] {
    return dseqs.flatMap((dseq) => {
      const t = told.get(dseq)
      if (!t) return []
      const sent = { ...t, sent: true }
      told.set(dseq, sent)
      return [sent]
    })
  }

  function forgetThrough(through: number): Told[] {
    const gone = [...told.values()].filter((t) => t.sent && t.dseq <= through)
    for (const t of gone) told.delete(t.dseq)
    return gone
  }

  async function write(drafts: readonly Draft[], said: ReturnType<typeof momentOf>): Promise<Fact[]> {
    for (;;) {
      head ??= await readHead()
      const from = head
      let { dseq, hash } = from
      const facts: Fact[] = []
      const rows: Kept[] = []
      const fresh: Told[] = []
      for (const draft of drafts) {
        dseq++
        const fact: Fact = {
          ...draft,
          id: draft.id ?? newId(clock.now()),
          ...said,
          origin: 'tablet',
          device,
          dseq,
          ...(hash !== undefined && { prev: hash }),
          salt: base64Of(randomBytes(16)),
        }
        const text = canonical(fact)
        const sealed = await seal(key, place(device, dseq), bytesOf(text))
        hash = await hashOfText(text)
        facts.push(fact)
        rows.push({ dseq, st: 0, env: 1, ...sealed })
        fresh.push({ fact, estAt: estimated(fact), dseq, text, sent: false })
      }
      if (await append(await connect(), from.dseq, rows)) {
        head = { dseq, hash }
        for (const t of fresh) told.set(t.dseq, t)
        others.postMessage({ said: [from.dseq + 1, dseq] })
        tell(fresh, true)
        return facts
      }
      head = undefined
    }
  }

  function momentOf() {
    return {
      happenedAt: new Date(clock.wall()).toISOString(),
      mono: { boot: clock.boot, ms: Math.round(clock.mono()) },
      off: clock.off(),
    }
  }

  return {
    device,

    /**
     * Says 1..n facts in one flushed transaction, all or none; resolves once they are on disk. Order and chain are
     * settled under a lock that all tabs of the tablet share.
     */
    async say(drafts: readonly Draft[]): Promise<Saying> {
      const said = momentOf()
      const once = () => navigator.locks.request(LOCK, () => write(drafts, said))
      try {
        return { saved: true, facts: await once() }
      } catch (e) {
        head = undefined
        if (!isFull(e)) throw e
      }
      await giveUpReserve()
      try {
        return { saved: true, facts: await once() }
      } catch (e) {
        head = undefined
        if (!isFull(e)) throw e
        return { saved: false, why: 'full' }
      }
    },

    /** Every fact no feed has shown yet, by dseq: what is laid over the carried state. */
    unreflected: (): Told[] => [...told.values()].sort((a, b) => a.dseq - b.dseq),
    /** Whether this fact is still laid over the state. */
    isTold: (dseq: number): boolean => told.has(dseq),
    /** How many wait, and since when; cheap, however many there are. */
    waiting(): { readonly pending: number; readonly oldest: string | undefined } {
      waitingCount ??= count()
      return waitingCount
    },
    pending: (): Told[] => [...told.values()].filter((t) => !t.sent).sort((a, b) => a.dseq - b.dseq),
    /** Rows that were changed behind our back: kept, told of, never sent. */
    damaged: (): readonly number[] => [...damaged].sort((a, b) => a - b),

    /** The highest number ever given, and the hash of that fact. */
    async head(): Promise<Head> {
      // another tab may have written since: its number counts too
      return navigator.locks.request(LOCK, async () => {
        head = await readHead()
        return head
      })
    },

    /** The server has these. What a person must see of its answers is kept in the same transaction. */
    async answered(results: readonly Reviewed[]): Promise<void> {
      const seen = await Promise.all(
        results
          .filter((r) => r.answer !== 'taken' && r.answer !== 'duplicate')
          .map(async (r) => ({ dseq: r.dseq, ...(await sealJson(key, answerPlace(device, r.dseq), r)) })),
      )
      const dseqs = results.map((r) => r.dseq)
      await markAnswered(await connect(), dseqs, seen)
      others.postMessage({ marked: dseqs })
      tell(markHere(dseqs))
    },

    /** The server does not have these any more (it was restored from a backup): they are sent again. */
    async missing(ranges: readonly (readonly [number, number])[]): Promise<number> {
      if (ranges.length === 0) return 0
      const rows = await navigator.locks.request(LOCK, async () => markMissing(await connect(), ranges))
      tell(await take(rows))
      if (rows.length > 0) others.postMessage({ said: [rows[0]!.dseq, rows.at(-1)!.dseq] })
      return rows.length
    },

    /** Feeds tell of everything answered up to `through`: it is no longer laid over the state. */
    reflect(through: number): void {
      tell(forgetThrough(through))
      others.postMessage({ reflected: through })
    },

    /** The last `count` facts, newest first, whether sent or not. */
    async recent(count: number): Promise<Told[]> {
      const last = (await lastKept(await connect()))?.dseq ?? 0
      const rows = await keptBetween(await connect(), Math.max(1, last - count + 1), last)
      return (await Promise.all(rows.map(open))).filter((t) => t !== undefined).reverse()
    },

    /** What the server flagged, put to review or set aside, newest first, with the fact it spoke of. */
    async reviewed(): Promise<(Reviewed & { readonly fact: Fact })[]> {
      const { first: db } = await connect()
      const rows = await db.getAll('answers')
      const opened = await Promise.all(
        rows.map(async (row) => {
          const answer = (await unsealJson(key, answerPlace(device, row.dseq), row)) as Reviewed | undefined
          const kept = await db.get('facts', row.dseq)
          const about = kept && (await open(kept))
          return answer && about ? { ...answer, fact: about.fact } : undefined
        }),
      )
      return opened.filter((x) => x !== undefined).reverse()
    },

    /** Lets go of what was answered, is in a backup and is old enough: all up to `through`. Never of what waits. */
    prune: (through: number): Promise<number> =>
      navigator.locks.request(LOCK, async () => pruneAnswered(await connect(), through)),

    subscribe(listener: (touched: readonly Told[]) => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },

    close(): void {
      others.close()
      listeners.clear()
      told.clear()
    },
  }
}

/** Identity only; its time is the best estimate, so that a clock set wrong does not scatter ids over the years. */
const newId = (now: number): string => uuid7(now, randomBytes(10))

/** When it happened by the server's clock, as well as the tablet knew it when it was said. */
export function estimated(fact: Fact): string {
  return new Date(Date.parse(fact.happenedAt) + (fact.off?.ms ?? 0)).toISOString()
}
