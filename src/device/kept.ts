// What the device remembers of itself under seal: where it belongs, until when it may read, its clock, who is locked out.

import type { KeptOffset } from './clock.ts'
import { asOnlyWriter } from './only-writer.ts'
import { metaOf, type OutboxStore, putMeta } from './outbox-store.ts'
import { sealJson, unsealJson } from './seal.ts'

/** Wrong PINs of one person: how many in a row, which lock-out this is, and from when to when by the tablet's clock (ms). */
export type LockOut = {
  readonly wrong: number
  readonly level: number
  readonly from: number
  readonly until: number
}

export type KeptFacts = {
  readonly label: string
  readonly book: string
  readonly room: string | null
  /** until when profiles may be read without a contact; an instant */
  readonly lease: string
  /** the latest the server's clock was ever heard, ms: no clock set back can make a lease young again */
  readonly latest: number
  readonly lastContact?: string
  readonly offset?: KeptOffset
  readonly durableThrough: number
  /** by server day number, the highest dseq of that day: tells which facts are 30 days old without trusting our clock */
  readonly days: readonly (readonly [day: number, dseq: number])[]
  readonly lockOuts: Readonly<Record<string, LockOut>>
  readonly lostData: boolean
  /** what somebody began to write and has not said, by the screen and whom it is about: there again after a crash */
  readonly drafts?: Readonly<Record<string, unknown>>
  /** the asking for another phrase last heard of, and the one that was answered; instants of the server */
  readonly phraseAsked?: string
  readonly phraseDone?: string
  /** photos may go over a line that costs; not unless somebody said so */
  readonly photosOverMetered?: boolean
}

/** Whether the desk asked for another phrase and it is not made yet. */
export const phraseIsDue = ({ phraseAsked, phraseDone }: KeptFacts): boolean =>
  phraseAsked !== undefined && phraseAsked !== phraseDone

const place = (device: string) => `kept:${device}`
const DAYS_KEPT = 30

const nothingKept: KeptFacts = {
  label: '',
  book: '',
  room: null,
  lease: '1970-01-01T00:00:00.000Z',
  latest: 0,
  durableThrough: 0,
  days: [],
  lockOuts: {},
  lostData: false,
}

const LOCK = 'nido-kept'

/** Opens the record; one that was changed behind our back is taken for none, which locks reading until the next contact. */
export async function openKept(connect: () => Promise<OutboxStore>, device: string, key: CryptoKey) {
  async function read(): Promise<KeptFacts> {
    const sealed = await metaOf(await connect(), 'kept')
    const kept = sealed && ((await unsealJson(key, place(device), sealed)) as KeptFacts | undefined)
    return { ...nothingKept, ...kept }
  }
  let facts = await read()
  return {
    get: (): KeptFacts => facts,
    /**
     * Remembers over what is on disk, which another tab may have changed; resolves when it is there. `passing`: what every
     * contact brings anew is not flushed, so that no tap waits behind it.
     */
    change(part: Partial<KeptFacts>, passing = false): Promise<void> {
      facts = { ...facts, ...part }
      return navigator.locks.request(LOCK, async () => {
        facts = { ...(await read()), ...part }
        const [store, sealed] = [await connect(), await sealJson(key, place(device), facts)]
        await asOnlyWriter(() => putMeta(store, { kept: sealed }, passing))
      })
    },
  }
}
export type KeptBox = Awaited<ReturnType<typeof openKept>>

/** Adds today's mark; the list holds a month and the last mark before it. */
export function markDay(days: KeptFacts['days'], serverMs: number, dseq: number): KeptFacts['days'] {
  const day = Math.floor(serverMs / 86_400_000)
  const others = days.filter(([d]) => d !== day)
  const old = others.filter(([d]) => d <= day - DAYS_KEPT).sort((a, b) => b[0] - a[0])
  const young = others.filter(([d]) => d > day - DAYS_KEPT)
  return [...old.slice(0, 1), ...young, [day, dseq]]
}

/** Highest dseq that may leave the outbox: in a finished backup, and said at least 30 days ago by the server's days. */
export function prunable(days: KeptFacts['days'], serverMs: number, durableThrough: number): number {
  const day = Math.floor(serverMs / 86_400_000)
  const old = days.filter(([d]) => d <= day - DAYS_KEPT).map(([, dseq]) => dseq)
  return Math.min(durableThrough, Math.max(0, ...old))
}
