// One unlocked stretch: outbox, carried state, sending and the acting person, from the key's arrival until it is let go.
import { makeActing } from './acting.ts'
import { type AnyCarrying, makeCarried } from './carried.ts'
import { pageClock } from './clock.ts'
import { openKept } from './kept.ts'
import { openSigningKey } from './keys.ts'
import { type Lease, leaseAt } from './lease.ts'
import { type Connect, openOutbox } from './outbox.ts'
import { metaOf } from './outbox-store.ts'
import { makePins } from './pins.ts'
import { setReserveAside } from './reserve.ts'
import { askToBeWoken, askToPersist } from './shell.ts'
import { openState, type SubjectOf } from './state.ts'
import { makeSync } from './sync.ts'
import { makeAsk } from './transport.ts'

type SessionParts = {
  readonly connect: Connect
  readonly device: string
  readonly key: CryptoKey
  readonly carryings: readonly AnyCarrying[]
  readonly appVersion: string
  readonly subjectOf?: SubjectOf
  readonly onOrder: (order: 'drain' | 'wipe', done: boolean) => Promise<void>
}

export type Session = NonNullable<Awaited<ReturnType<typeof openSession>>>

/** Undefined when the signing key does not open: the store was tampered with, and only a new pairing helps. */
export async function openSession(parts: SessionParts) {
  const { connect, device, key } = parts
  const sealed = await metaOf(await connect(), 'signing')
  const signing = sealed && (await openSigningKey(key, device, sealed))
  if (!signing) return undefined

  const clock = pageClock()
  const kept = await openKept(connect, device, key)
  clock.recall(kept.get().offset)
  const carried = makeCarried(parts.carryings)
  carried.setBooks([kept.get().book])
  const state = await openState(device, key, carried, parts.subjectOf)
  const outbox = await openOutbox(connect, device, key, clock, await state.reflected())
  const ask = makeAsk({ device, key: signing }, clock.wall)

  const lay = (touched: Parameters<Parameters<typeof outbox.subscribe>[0]>[0]) => {
    carried.lay(touched, (dseq) => outbox.isTold(dseq))
  }
  lay(outbox.unreflected())
  outbox.subscribe(lay)

  const whole = { is: (await state.cursor(kept.get().book)) !== undefined }
  const listeners = new Set<() => void>()
  const sync = makeSync({
    ...{ ask, outbox, state, carried, kept, clock },
    appVersion: parts.appVersion,
    onOrder: parts.onOrder,
    onWhole: () => {
      if (whole.is) return
      whole.is = true
      for (const listener of listeners) listener()
    },
  })
  const pins = makePins(carried, kept, clock.now)
  const acting = makeActing(pins, clock.mono)

  let before = sync.status().state
  sync.subscribe(() => {
    const { state: is } = sync.status()
    if (is === 'waiting' && before !== 'waiting') void askToBeWoken()
    before = is
  })
  void askToPersist().then(sync.setDurable)
  void setReserveAside()
  sync.start()

  return {
    device,
    ...{ clock, kept, carried, state, outbox, sync, pins, acting },
    ask,
    /** False until the first download of the device's own book is complete: nothing may be derived from less. */
    isWhole: (): boolean => whole.is,
    onWhole(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    lease: (): Lease => leaseAt(kept.get(), clock.now()),

    /** Nothing can be read any more; what waits is still handed in, and `close` follows when it is. */
    blind(): void {
      acting.leave()
      carried.empty()
    },
    close(): void {
      sync.stop()
      outbox.close()
      state.close()
      carried.empty()
    },
  }
}
