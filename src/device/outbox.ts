// The outbox: what was said on this tablet, sealed and on disk before anyone is told it is saved, until the server has it.
import { canonical } from '../kernel/canonical.ts'
import type { Answer, Fact, Stamped } from '../kernel/fact.ts'
import { risingUuid7 } from '../kernel/ids.ts'
import type { Clock } from './clock.ts'
import { whenIdle } from './idle.ts'
import { asOnlyWriter } from './only-writer.ts'
import {
  append,
  type Kept,
  keptBetween,
  lastKept,
  markAnswered,
  markMissing,
  mend,
  numbersToTell,
  type OutboxStore,
  otherKept,
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
import { BLOCK, forgetToldBlocks, type ToldBlocks } from './told-blocks.ts'

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

/** A fact of this device that no feed has shown yet. */
export type Told = Stamped & { readonly dseq: number; readonly sent: boolean }

/** `full`: no room left on the tablet, nothing was written. The screen keeps what was typed. */
export type Saying =
  | { readonly saved: true; readonly facts: readonly Fact[] }
  | { readonly saved: false; readonly why: 'full' }

/** What the server answered and a person must see. */
export type Reviewed = { readonly dseq: number; readonly answer: Answer; readonly reason?: string }

export type Outbox = Awaited<ReturnType<typeof openOutbox>>

/** A tablet in use all day is never idle for long. */
const LATEST_BLOCKS_MS = 30_000

const CHANNEL = 'nido-outbox'
const place = (device: string, dseq: number) => `${device}:${dseq}`
const answerPlace = (device: string, dseq: number) => `answer:${device}:${dseq}`

/** The open store; another one after the browser lost it. */
export type Connect = () => Promise<OutboxStore>

/** The hash is not waited for before a fact is written, only before the next one is. */
type Head = { readonly dseq: number; readonly hash: Promise<string | undefined> }

/**
 * Opens an unlocked outbox: reads and unseals what is pending. `reflected` is the highest dseq of which feeds are known
 * to tell (state.ts): answered facts above it are still laid over the state.
 */
export async function openOutbox(
  connect: Connect,
  blocks: ToldBlocks,
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
  const others = new BroadcastChannel(CHANNEL)
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

  const toldOf = (fact: Fact, dseq: number, sent: boolean): Told => ({
    ...{ fact, dseq, sent },
    estAt: estimated(fact),
  })

  async function open(row: Kept): Promise<Told | undefined> {
    const content = (await unseal(key, place(device, row.dseq), row)) ?? (await fromOther(row))
    if (!content) {
      damaged.add(row.dseq)
      return undefined
    }
    return toldOf(JSON.parse(textOf(content)) as Fact, row.dseq, row.st === 1)
  }

  async function take(rows: readonly Kept[]): Promise<Told[]> {
    const opened = (await Promise.all(rows.map(open))).filter((t) => t !== undefined)
    for (const t of opened) told.set(t.dseq, t)
    return opened
  }

  async function readHead(store: OutboxStore): Promise<Head> {
    const row = await lastKept(store)
    if (!row) return { dseq: 0, hash: Promise.resolve(undefined) }
    const last = told.get(row.dseq) ?? (await open(row))
    // a damaged head leaves the next fact without `prev`: the server sees the broken chain, and nobody is kept waiting
    return { dseq: row.dseq, hash: last ? hashOfText(canonical(last.fact)) : Promise.resolve(undefined) }
  }

  /** Everything that waits, and what was answered but no feed shows yet: from blocks, and row by row what they lack. */
  async function readTold(): Promise<void> {
    const store = await connect()
    const { waiting, above } = await numbersToTell(store, reflected)
    const waits = new Set(waiting)
    const below = waiting.filter((dseq) => dseq <= reflected)
    const all = [...below, ...above]
    const inBlocks = await blocks.read(all)
    const single: number[] = []
    for (const dseq of all) {
      const fact = inBlocks.get(dseq)
      if (fact) told.set(dseq, toldOf(fact, dseq, !waits.has(dseq)))
      else single.push(dseq)
    }
    // one reading, though it may bring along a few that are not wanted
    const rows = single.length > 0 ? await keptBetween(store, single[0]!, single.at(-1)!) : []
    const wanted = new Set(single)
    await take(rows.filter((row) => wanted.has(row.dseq)))
  }

  const keepBlocks = () => blocks.keep(told.keys(), (dseq) => told.get(dseq)?.fact).catch(reportError)

  await readTold()
  whenIdle(keepBlocks, LATEST_BLOCKS_MS)

  others.onmessage = async (
    event: MessageEvent<{ said?: [number, number]; marked?: number[]; reflected?: number }>,
  ) => {
    const { said, marked, reflected: through } = event.data
    // their numbers are taken: the head is read again before the next fact
    if (said) head = undefined
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

  /** The drafts as the facts after `from`, sealed and chained. */
  async function prepare(drafts: readonly Draft[], said: ReturnType<typeof momentOf>, from: Head) {
    let { dseq, hash } = from
    const rows: Kept[] = []
    const fresh: Told[] = []
    for (const draft of drafts) {
      dseq++
      const prev = await hash
      const fact: Fact = {
        ...draft,
        id: draft.id ?? newId(clock.now()),
        ...said,
        origin: 'tablet',
        device,
        dseq,
        ...(prev !== undefined && { prev }),
        salt: base64Of(randomBytes(16)),
      }
      const text = canonical(fact)
      hash = hashOfText(text)
      rows.push({ dseq, st: 0, env: 1, ...(await seal(key, place(device, dseq), bytesOf(text))) })
      fresh.push(toldOf(fact, dseq, false))
    }
    return { from, rows, fresh, head: { dseq, hash } satisfies Head }
  }
  type Prepared = Awaited<ReturnType<typeof prepare>>

  /** Resolves when the facts are on disk, in both copies. */
  async function write(
    store: OutboxStore,
    ready: Promise<Prepared> | undefined,
    again: (from: Head) => Promise<Prepared>,
  ): Promise<Fact[]> {
    for (let guess = await ready; ; guess = undefined) {
      head ??= await readHead(store)
      const { from, rows, fresh, head: next } = guess?.from === head ? guess : await again(head)
      if (await append(store, rows)) {
        head = next
        for (const t of fresh) told.set(t.dseq, t)
        others.postMessage({ said: [from.dseq + 1, next.dseq] })
        tell(fresh, true)
        if (Math.floor(from.dseq / BLOCK) < Math.floor(next.dseq / BLOCK))
          whenIdle(keepBlocks, LATEST_BLOCKS_MS)
        return fresh.map((t) => t.fact)
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
     * settled while no other tab writes.
     */
    async say(drafts: readonly Draft[]): Promise<Saying> {
      const said = momentOf()
      const again = (from: Head) => prepare(drafts, said, from)
      const once = async () => {
        // sealed while the others are asked whether one of them is writing: mostly none is, and the head is the same
        const ready = head && again(head)
        const store = await connect()
        return asOnlyWriter(() => write(store, ready, again))
      }
      try {
        return { saved: true, facts: await once() }
      } catch (e) {
        head = undefined
        if (!isFull(e)) throw e
      }
      await Promise.all([giveUpReserve(), forgetToldBlocks().catch(reportError)])
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
    async head(): Promise<{ readonly dseq: number; readonly hash: string | undefined }> {
      const store = await connect()
      // another tab may have written since: its number counts too
      const { dseq, hash } = await asOnlyWriter(async () => {
        head = await readHead(store)
        return head
      })
      return { dseq, hash: await hash }
    },

    /** The server has these. What a person must see of its answers is kept in the same transaction. */
    async answered(results: readonly Reviewed[]): Promise<void> {
      const seen = await Promise.all(
        results
          .filter((r) => r.answer !== 'taken' && r.answer !== 'duplicate')
          .map(async (r) => ({ dseq: r.dseq, ...(await sealJson(key, answerPlace(device, r.dseq), r)) })),
      )
      const dseqs = results.map((r) => r.dseq)
      const store = await connect()
      await asOnlyWriter(() => markAnswered(store, dseqs, seen))
      others.postMessage({ marked: dseqs })
      tell(markHere(dseqs))
    },

    /** The server does not have these any more (it was restored from a backup): they are sent again. */
    async missing(ranges: readonly (readonly [number, number])[]): Promise<number> {
      if (ranges.length === 0) return 0
      const store = await connect()
      const rows = await asOnlyWriter(() => markMissing(store, ranges))
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
    async prune(through: number): Promise<number> {
      const store = await connect()
      return asOnlyWriter(() => pruneAnswered(store, through))
    },

    subscribe(listener: (touched: readonly Told[]) => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },

    close(): void {
      others.close()
      blocks.close()
      listeners.clear()
      told.clear()
    },
  }
}

const rising = risingUuid7()
/** Its time is the best estimate, so that a clock set wrong does not scatter ids over the years. */
const newId = (now: number): string => rising(now, randomBytes(10))

/** When it happened by the server's clock, as well as the tablet knew it when it was said. */
export function estimated(fact: Fact): string {
  const off = fact.off?.ms ?? 0
  return off === 0 ? fact.happenedAt : new Date(Date.parse(fact.happenedAt) + off).toISOString()
}
