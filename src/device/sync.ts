// Sending and receiving: rounds of hello, push and pull that repeat for ever and take no answer for a reason to forget.
import { canonical } from '../kernel/canonical.ts'
import type { Answer } from '../kernel/fact.ts'
import { LARGEST_BATCH, pullFeed, pushFacts, sayHello, type Welcome } from '../kernel/wire.ts'
import type { Carried } from './carried.ts'
import type { Clock } from './clock.ts'
import { type KeptBox, markDay, phraseIsDue, prunable } from './kept.ts'
import type { Outbox, Told } from './outbox.ts'
import { freeBytes, giveUpReserve, isFull } from './reserve.ts'
import type { State } from './state.ts'
import { type Ask, type Heard, isPassing, type Silence } from './transport.ts'

const LOCK = 'nido-sync'
/** Rows of one page of a feed. */
const PAGE = 1000
/** A batch is cut before it is longer than this many characters, so that a slow line carries it within the timeout. */
const LARGEST_TEXT = 600_000
const LONGEST_WAIT_MS = 60_000
const SHOWN_EVERY_MS = 30_000
const HIDDEN_EVERY_MS = 300_000
/** Tries of one request before the round is given up and waits. */
const TRIES = 4
const SKEWED_MS = 10 * 60_000

export type SyncStatus = {
  readonly state: 'starting' | 'sending' | 'sent' | 'waiting' | 'renew' | 'refused' | 'update'
  readonly pending: number
  /** instant, as the tablet knew it */
  readonly oldestPendingAt: string | undefined
  readonly lastContact: string | undefined
  /** how far this tablet's clock is from the server's, ms; told to people above ten minutes */
  readonly skewMs: number
  readonly skewed: boolean
  /** whether the browser promised to keep the store */
  readonly durable: boolean
  /** rows received of a first download that goes on */
  readonly downloading: number | undefined
  /** facts the server cannot read: kept, shown, tried again */
  readonly stuck: number
  readonly damaged: number
  readonly lostData: boolean
  readonly order: Welcome['order']
  /** the desk asked for another unlock phrase */
  readonly phraseDue: boolean
}

export type Sync = ReturnType<typeof makeSync>

type SyncParts = {
  readonly ask: Ask
  readonly outbox: Outbox
  readonly state: State
  readonly carried: Carried
  readonly kept: KeptBox
  readonly clock: Clock
  readonly appVersion: string
  /** the server ordered this tablet gone: shows nothing more, and is called again with `done` once all is handed in */
  readonly onOrder: (order: 'drain' | 'wipe', done: boolean) => Promise<void>
  /** a round is over and well: what waits for its end (photos) may begin */
  readonly afterRound?: () => void
  /** hands in everything that is not a fact; false when some of it still waits */
  readonly handInFiles?: () => Promise<boolean>
  /** photos that wait and those refused, once they were counted */
  readonly photos?: () => { readonly waiting: number; readonly refused: number } | undefined
  /** in each round, with what is sealed to the protocol: handed in, unless nobody answers; `restored`: the server may have lost some */
  readonly handInSealed?: (how: 'offline' | 'usual' | 'restored') => Promise<boolean>
  /** a center's feed is whole for the first time */
  readonly onWhole?: () => void
}

export function makeSync(parts: SyncParts) {
  const { ask, outbox, state, carried, kept, clock } = parts
  const listeners = new Set<() => void>()
  const stuck = new Set<number>()
  let durable = false
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | undefined
  let again = false
  let stopped = false
  let status: SyncStatus = {
    state: 'starting',
    lastContact: kept.get().lastContact,
    downloading: undefined,
    order: undefined,
    ...counts(),
  }

  function counts() {
    const { pending, oldest } = outbox.waiting()
    const skewMs = Math.round(clock.skew())
    return {
      pending,
      oldestPendingAt: oldest,
      skewMs,
      skewed: Math.abs(skewMs) > SKEWED_MS,
      durable,
      stuck: stuck.size,
      damaged: outbox.damaged().length,
      lostData: kept.get().lostData,
      phraseDue: phraseIsDue(kept.get()),
    }
  }

  function tell(part: Partial<SyncStatus> = {}): void {
    status = { ...status, ...counts(), ...part }
    // what waited here may have been sent by another tab
    if (part.state === undefined && status.state === 'waiting' && failures === 0 && status.pending === 0) {
      status = { ...status, state: 'sent' }
    }
    for (const listener of listeners) listener()
  }

  /** Asks again a few times where that may help: one lost answer must not cost a whole round. */
  async function insist<A>(question: () => Promise<Heard<A>>): Promise<Heard<A>> {
    for (let i = 1; ; i++) {
      const heard = await question()
      if (heard.heard || !isPassing(heard.why) || i === TRIES || stopped) return heard
      await new Promise((done) => setTimeout(done, 100 * 2 ** i * (0.5 + Math.random())))
    }
  }

  async function hello(drained = false): Promise<Heard<Welcome>> {
    const head = await outbox.head()
    const feeds: Record<string, { epoch: string; seq: number }> = {}
    for (const book of await state.books()) {
      const cursor = await state.cursor(book)
      if (cursor) feeds[book] = cursor
    }
    const free = await freeBytes()
    const { pending, oldestPendingAt } = counts()
    const { phraseDone } = kept.get()
    const photos = parts.photos?.()
    const heard = await insist(() =>
      ask(sayHello, {
        appVersion: parts.appVersion,
        maxDseq: head.dseq,
        ...(head.hash !== undefined && { headHash: head.hash }),
        feeds,
        deviceNow: new Date(clock.wall()).toISOString(),
        pending,
        ...(oldestPendingAt !== undefined && { oldestPending: oldestPendingAt }),
        ...(free !== undefined && { freeBytes: free }),
        ...(photos && { photos: { waiting: photos.waiting, refused: photos.refused } }),
        durable,
        ...(drained && { drained }),
        ...(phraseDone !== undefined && { phraseDone }),
      }),
    )
    if (!heard.heard) return heard
    const w = heard.answer
    const server = Date.parse(w.serverNow)
    clock.heard(server, heard.sentMono, heard.gotMono)
    carried.setBooks(w.feeds.map((f) => f.book).sort((a, b) => Number(b === w.book) - Number(a === w.book)))
    const offset = clock.kept()
    const remembering = kept.change(
      {
        label: w.label,
        book: w.book,
        room: w.room,
        lease: w.lease,
        latest: Math.max(kept.get().latest, server),
        lastContact: w.serverNow,
        ...(offset && { offset }),
        durableThrough: w.durableThrough,
        days: markDay(kept.get().days, server, head.dseq),
        lostData: w.lostData,
        ...(w.phraseAsked !== undefined && { phraseAsked: w.phraseAsked }),
      },
      true,
    )
    // known in memory from here on: a full disk must not keep facts from being handed in
    await remembering.catch((e: unknown) => reportError(e))
    tell({ lastContact: w.serverNow, order: w.order })
    await outbox.missing(w.missing)
    return heard
  }

  /** Hands in a batch; what the server cannot read is halved until the one fact that spoils it stands alone. */
  async function pushBatch(batch: readonly Told[]): Promise<Silence | undefined> {
    const heard = await insist(() =>
      ask.raw(pushFacts, `{"facts":[${batch.map((t) => canonical(t.fact)).join(',')}]}`),
    )
    if (heard.heard) {
      const byId = new Map(batch.map((t) => [t.fact.id, t.dseq]))
      const results = heard.answer.results.flatMap((r) => {
        const dseq = byId.get(r.id)
        return dseq === undefined
          ? []
          : [{ dseq, answer: r.answer as Answer, ...(r.reason !== undefined && { reason: r.reason }) }]
      })
      for (const r of results) stuck.delete(r.dseq)
      await outbox.answered(results)
      tell()
      return results.length === batch.length ? undefined : 'odd'
    }
    if (heard.why !== 'large' && heard.why !== 'unreadable') return heard.why
    if (batch.length === 1) {
      stuck.add(batch[0]!.dseq)
      return undefined
    }
    const half = batch.length >> 1
    return (await pushBatch(batch.slice(0, half))) ?? (await pushBatch(batch.slice(half)))
  }

  function nextBatch(after: number): Told[] {
    const batch: Told[] = []
    let length = 0
    for (const t of outbox.pending()) {
      if (t.dseq <= after) continue
      length += canonical(t.fact).length
      if (batch.length === LARGEST_BATCH || (batch.length > 0 && length > LARGEST_TEXT)) break
      batch.push(t)
    }
    return batch
  }

  /** Ascending dseq, until nothing is left that was not tried in this round. */
  async function pushAll(changed: Set<string>): Promise<Silence | undefined> {
    let after = 0
    for (let batch = nextBatch(after); batch.length > 0; batch = nextBatch(after)) {
      for (const t of batch) changed.add(t.fact.book)
      const why = await pushBatch(batch)
      if (why) return why
      after = batch.at(-1)!.dseq
    }
    return undefined
  }

  async function pullBook(
    book: string,
    epoch: string,
    head: number,
    changed: boolean,
  ): Promise<Silence | undefined> {
    let received = 0
    let current = !changed
    for (;;) {
      const [cursor, shadow] = await Promise.all([state.cursor(book), state.shadow(book)])
      if (current && !shadow && cursor?.epoch === epoch && cursor.seq >= head) return undefined
      const at = shadow ?? cursor
      const first = shadow !== undefined || cursor === undefined
      const heard = await insist(() =>
        ask(pullFeed, {
          book,
          ...(at && { epoch: at.epoch }),
          // a first download says where it began, so that what changes meanwhile is asked for afterwards
          ...((!first || shadow) && { since: String(at!.seq) }),
          ...(shadow?.after !== undefined && { after: shadow.after }),
          limit: String(PAGE),
        }),
      )
      if (!heard.heard) return heard.why
      if (heard.answer.book !== book) return 'odd'
      await state.apply(heard.answer)
      current = true
      const goesOn = heard.answer.after !== undefined
      received = goesOn || first ? received + heard.answer.changes.length : 0
      tell({ downloading: goesOn ? received : undefined })
      if (!heard.answer.more && !goesOn) return undefined
    }
  }

  async function pullAll(welcome: Welcome, changed: ReadonlySet<string>): Promise<Silence | undefined> {
    const waiting = outbox.pending()
    const through = waiting.length > 0 ? waiting[0]!.dseq - 1 : (await outbox.head()).dseq
    for (const feed of welcome.feeds) {
      const why = await pullBook(feed.book, feed.epoch, feed.head, changed.has(feed.book))
      if (why) return why
    }
    for (const book of await state.books()) {
      if (!welcome.feeds.some((f) => f.book === book)) await state.drop(book)
    }
    await state.setReflected(through)
    outbox.reflect(through)
    parts.onWhole?.()
    return undefined
  }

  /** Everything is handed in: asked once more whether the server has all of it, and told that it is over. */
  async function obey(order: 'drain' | 'wipe'): Promise<Silence | undefined> {
    const check = await hello()
    if (!check.heard) return check.why
    if (outbox.pending().length > 0) return 'odd'
    // after the facts that name them: of a tablet that was lost, the server takes no others
    if (parts.handInFiles && !(await parts.handInFiles())) return 'odd'
    if (parts.handInSealed && !(await parts.handInSealed('usual'))) return 'odd'
    // the server hears of it if it can; the order is obeyed whether or not it did
    await hello(true)
    if (outbox.pending().length === 0) await parts.onOrder(order, true)
    return undefined
  }

  async function round(): Promise<Silence | undefined> {
    tell({ state: 'sending' })
    const heard = await hello()
    if (!heard.heard && (heard.why === 'offline' || heard.why === 'portal')) {
      await parts.handInSealed?.('offline')
      return heard.why
    }
    // a tablet that was lost shows nothing more from this moment on, however long handing in may take
    if (heard.heard && heard.answer.order) await parts.onOrder(heard.answer.order, false)
    // the heads we heard were counted before these came in: their books are read again whatever the heads say
    const changed = new Set<string>()
    const pushed = await pushAll(changed)
    if (!heard.heard) {
      await parts.handInSealed?.('usual')
      return heard.why
    }
    const { order } = heard.answer
    if (order) return pushed ?? obey(order)
    if (pushed && isPassing(pushed)) return pushed
    const own = heard.answer.feeds.find((f) => f.book === heard.answer.book)
    const restored = own !== undefined && ((await state.cursor(own.book))?.epoch ?? own.epoch) !== own.epoch
    const pulled = await pullAll(heard.answer, changed)
    await parts.handInSealed?.(restored ? 'restored' : 'usual')
    const { latest, days, durableThrough } = kept.get()
    await outbox.prune(prunable(days, latest, durableThrough))
    parts.afterRound?.()
    return pushed ?? pulled
  }

  function shown(why: Silence | undefined): SyncStatus['state'] {
    if (why === 'renew') return 'renew'
    if (why === 'old') return 'update'
    if (why === 'refused') return 'refused'
    return why || outbox.waiting().pending > stuck.size ? 'waiting' : 'sent'
  }

  /** One round in this tab, unless another tab of the tablet is at it. */
  async function run(): Promise<void> {
    do {
      again = false
      const why = await navigator.locks.request(LOCK, { ifAvailable: true }, (lock) =>
        lock ? round() : undefined,
      )
      if (stopped) return
      failures = why ? failures + 1 : 0
      tell({ state: shown(why), downloading: undefined })
    } while (again && failures === 0)
    plan()
  }

  function plan(): void {
    clearTimeout(timer)
    if (stopped) return
    const usual = document.visibilityState === 'visible' ? SHOWN_EVERY_MS : HIDDEN_EVERY_MS
    const wait = failures > 0 ? Math.min(LONGEST_WAIT_MS, 500 * 2 ** Math.min(failures, 10)) : usual
    timer = setTimeout(kick, wait * (0.75 + Math.random() * 0.5))
  }

  /** Starts a round now, or another one right after the one that runs. */
  function kick(): void {
    if (stopped) return
    again = true
    clearTimeout(timer)
    running ??= run()
      .catch((e: unknown) => {
        // a fault of ours: it is told, nothing is lost by it, and the next round comes
        reportError(e)
        if (isFull(e)) void giveUpReserve()
        failures++
        tell({ state: 'waiting' })
        plan()
      })
      .finally(() => {
        running = undefined
      })
  }

  /** A network that came back is used at once, however long the wait had become. */
  const wake = () => {
    failures = 0
    kick()
  }
  const onVisible = () => document.visibilityState === 'visible' && wake()
  const onPoke = (event: MessageEvent<unknown>) => event.data === 'nido-sync' && wake()

  const unsubscribe = outbox.subscribe((touched) => {
    tell()
    if (!touched.some((t) => !t.sent)) return
    if (running) again = true
    else if (failures === 0) kick()
  })
  addEventListener('online', wake)
  document.addEventListener('visibilitychange', onVisible)
  navigator.serviceWorker?.addEventListener('message', onPoke)

  return {
    status: (): SyncStatus => status,
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    kick: wake,
    /** Resolves when the round that runs now is over. */
    settled: async (): Promise<void> => {
      await running
    },
    setDurable(granted: boolean): void {
      durable = granted
      tell()
    },
    start(): void {
      kick()
    },
    stop(): void {
      stopped = true
      clearTimeout(timer)
      unsubscribe()
      removeEventListener('online', wake)
      document.removeEventListener('visibilitychange', onVisible)
      navigator.serviceWorker?.removeEventListener('message', onPoke)
    },
  }
}
