// One unlocked stretch: outbox, carried state, sending and the acting person, from the key's arrival until it is let go.
import { makeActing } from './acting.ts'
import { type AnyCarrying, makeCarried } from './carried.ts'
import { pageClock } from './clock.ts'
import { makeFaceBook } from './faces.ts'
import { whenIdle } from './idle.ts'
import { openKept } from './kept.ts'
import { openSigningKey } from './keys.ts'
import { type Lease, leaseAt } from './lease.ts'
import { type Connect, openOutbox } from './outbox.ts'
import { metaOf } from './outbox-store.ts'
import { makePins } from './pins.ts'
import { setReserveAside } from './reserve.ts'
import type { SealedPlace } from './sealed-place.ts'
import { askToBeWoken, askToPersist } from './shell.ts'
import { openState, readSealedState, type SubjectOf } from './state.ts'
import { makeSync } from './sync.ts'
import { openToldBlocks, readSealedBlocks } from './told-blocks.ts'
import { makeAsk } from './transport.ts'

/** Reads what needs no key to be read: it comes from the disk while the phrase is being worked on. */
export async function readAhead() {
  const [state, blocks] = await Promise.all([readSealedState(), readSealedBlocks()])
  return {
    ...{ state, blocks },
    close(): void {
      state.close()
      blocks.db.close()
    },
  }
}
export type Reading = ReturnType<typeof readAhead>

type SessionParts = {
  readonly connect: Connect
  readonly reading: Reading
  readonly device: string
  readonly key: CryptoKey
  readonly carryings: readonly AnyCarrying[]
  readonly appVersion: string
  readonly subjectOf?: SubjectOf
  readonly onOrder: (order: 'drain' | 'wipe', done: boolean) => Promise<void>
}

/** As `children` and `guardians` carry it: the hashes of picture and thumbnail. */
type Portrait = { readonly b: string; readonly t: string }
const PORTRAITS = ['child_portrait', 'adult_portrait']

export type Session = NonNullable<Awaited<ReturnType<typeof openSession>>>

/** An opened tablet hands in what waits at the latest after this. */
const LATEST_SYNC_MS = 1_500

/** Undefined when the signing key does not open: the store was tampered with, and only a new pairing helps. */
export async function openSession(parts: SessionParts) {
  const { connect, device, key } = parts
  const wrapped = await metaOf(await connect(), 'signing')
  const signing = wrapped && (await openSigningKey(key, device, wrapped))
  if (!signing) return undefined

  const clock = pageClock()
  const carried = makeCarried(parts.carryings)
  const sealed = await parts.reading
  // read side by side: each waits for the disk and the cipher more than it works
  const [kept, state, outbox] = await Promise.all([
    openKept(connect, device, key),
    openState(sealed.state, device, key, carried, parts.subjectOf),
    openOutbox(
      connect,
      openToldBlocks(sealed.blocks, device, key),
      device,
      key,
      clock,
      sealed.state.reflected,
    ),
  ])
  clock.recall(kept.get().offset)
  carried.setBooks([kept.get().book])
  const ask = makeAsk({ device, key: signing }, clock.wall)

  const lay = (touched: Parameters<Parameters<typeof outbox.subscribe>[0]>[0]) => {
    carried.lay(touched, (dseq) => outbox.isTold(dseq))
  }
  carried.change(() => {
    state.present()
    lay(outbox.unreflected())
  })
  outbox.subscribe(lay)

  let closed = false
  const faces = makeFaceBook()
  let photosOpening: ReturnType<typeof openPhotosHere> | undefined
  let photosOpened: Awaited<ReturnType<typeof openPhotosHere>> | undefined
  /** children's first: theirs are looked for on the wall */
  const portraits = () => PORTRAITS.flatMap((table) => [...carried.all<Portrait>(table).values()])
  async function openPhotosHere() {
    const { openPhotos } = await import('./photos.ts')
    return openPhotos({
      ...{ device, key, signing: signing!, faces },
      wall: clock.wall,
      now: clock.now,
      wanted: () => (whole.is ? new Set(portraits().map((p) => p.t)) : undefined),
      shown: () => new Set(portraits().flatMap((p) => [p.b, p.t])),
      overMetered: () => kept.get().photosOverMetered === true,
      forgetDays: async (before) => void (await state.dropBefore(before)),
    })
  }
  /** Fetched behind the first screen: what takes, sends and shows photos is not needed to open the room. */
  const photos = () => {
    photosOpening ??= openPhotosHere()
    photosOpening.then(
      (opened) => {
        photosOpened = opened
      },
      () => {
        photosOpening = undefined
      },
    )
    return photosOpening
  }

  let placeOpening: Promise<SealedPlace> | undefined
  /** Fetched behind the first screen too; there from then on, whether or not anything is ever said. */
  const place = () => {
    placeOpening ??= import('./sealed-place.ts').then((m) => m.openSealedPlace(device, key))
    placeOpening.catch(() => {
      placeOpening = undefined
    })
    return placeOpening
  }
  const handInSealed = async (how: 'offline' | 'usual' | 'restored'): Promise<boolean> => {
    if (closed) return false
    try {
      const here = await place()
      if (how === 'restored') await here.again()
      await here.noise(clock.mono(), how === 'offline')
      return how === 'offline' ? false : await here.handIn(ask)
    } catch (e) {
      reportError(e)
      return false
    }
  }

  const whole = { is: (await state.cursor(kept.get().book)) !== undefined }
  const listeners = new Set<() => void>()
  const sync = makeSync({
    ...{ ask, outbox, state, carried, kept, clock },
    appVersion: parts.appVersion,
    onOrder: parts.onOrder,
    afterRound: () => {
      if (!closed)
        void photos()
          .then((p) => p.round())
          .catch(reportError)
    },
    handInFiles: async () => (await photos()).round(true),
    photos: () => photosOpened?.count(),
    handInSealed,
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
  // the room is drawn first
  whenIdle(() => {
    if (closed) return
    void askToPersist().then(sync.setDurable)
    void setReserveAside()
    sync.start()
    void photos().catch(reportError)
    void place().catch(reportError)
  }, LATEST_SYNC_MS)

  return {
    device,
    ...{ clock, kept, carried, state, outbox, sync, pins, acting, faces, photos, place },
    ask,
    /** False until the first download of the device's own book is complete: nothing may be derived from less. */
    isWhole: (): boolean => whole.is,
    onWhole(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    /** Whether something sealed has not been handed in: the key is kept for it behind the locked screen, as for a fact. */
    sealedWaits: async (): Promise<boolean> =>
      placeOpening !== undefined && (await placeOpening.then((p) => p.waits()).catch(() => false)),
    lease: (): Lease => leaseAt(kept.get(), clock.now()),

    /** Nothing can be read any more; what waits is still handed in, and `close` follows when it is. */
    blind(): void {
      acting.leave()
      carried.empty()
      faces.empty()
    },
    close(): void {
      closed = true
      sync.stop()
      void photosOpening?.then((p) => p.close()).catch(() => {})
      void placeOpening?.then((p) => p.close()).catch(() => {})
      faces.empty()
      outbox.close()
      state.close()
      carried.empty()
    },
  }
}
