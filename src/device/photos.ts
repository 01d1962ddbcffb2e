// Photos of a tablet: taken, sealed and on disk before the fact that names them; sent last, in pieces; faces of the carried children.
import {
  dataUrl,
  hashOf,
  PHOTO,
  type PhotoRefusal,
  type Shrunk,
  shrinkPhoto,
  THUMB,
} from '../ui/shrink-photo.ts'
import type { FaceBook } from './faces.ts'
import { makeFileTransport } from './file-transport.ts'
import {
  DAYS_WHEN_TIGHT,
  FIRST_PIECE,
  isMetered,
  mayGo,
  nextPiece,
  type PhotoRoom,
  roomFor,
} from './photo-rules.ts'
import { openPhotoStore, type PhotoRecord } from './photo-store.ts'
import { freeBytes, isFull } from './reserve.ts'
import type { Silence } from './transport.ts'

const LOCK = 'nido-photos'
/** A thumbnail of this tablet or another is never larger. */
const LARGEST_FACE = 8_192
/** Faces asked for at once: the state has come already, and the line is shared. */
const AT_ONCE = 4

type PhotoParts = {
  readonly device: string
  readonly key: CryptoKey
  readonly signing: CryptoKey
  readonly faces: FaceBook
  readonly wall: () => number
  /** server time as well as it is known, ms */
  readonly now: () => number
  /** thumbnails of the children that are carried now; undefined while that is not known */
  readonly wanted: () => ReadonlySet<string> | undefined
  /** hashes of pictures and thumbnails that carried children show */
  readonly shown: () => ReadonlySet<string>
  /** whether photos go over a line that costs */
  readonly overMetered: () => boolean
  /** lets go of carried days before this one */
  readonly forgetDays: (before: string) => Promise<void>
}

/** What the screens show: photos that wait, and those the server will not have. */
export type PhotoCount = { readonly waiting: number; readonly bytes: number; readonly refused: number }

/** A photo in the page's memory: not kept before somebody says so. */
export type Prepared = { readonly photo: Shrunk; readonly thumb: Shrunk }

export type Photos = Awaited<ReturnType<typeof openPhotos>>

export async function openPhotos(parts: PhotoParts) {
  const store = await openPhotoStore(parts.device, parts.key)
  const transport = makeFileTransport({ device: parts.device, key: parts.signing }, parts.wall)
  const listeners = new Set<() => void>()
  let count: PhotoCount = { waiting: 0, bytes: 0, refused: 0 }
  let closed = false

  async function recount(): Promise<void> {
    const all = await store.list()
    const waiting = all.filter((p) => p.state === 'waiting')
    const next = {
      waiting: waiting.length,
      bytes: waiting.reduce((n, p) => n + p.bytes, 0),
      refused: all.filter((p) => p.state === 'refused').length,
    }
    if (JSON.stringify(next) === JSON.stringify(count)) return
    count = next
    for (const listener of listeners) listener()
  }

  const showFaces = (faces: readonly (readonly [string, Uint8Array])[]) =>
    parts.faces.put(faces.map(([sha, bytes]) => [sha, dataUrl(bytes)] as const))

  /** One photo, from where the server has it. True: the server has it whole, or will never have it. */
  async function sendOne(photo: PhotoRecord): Promise<Silence | undefined> {
    const content = await store.photo(photo.sha)
    if (!content) {
      await store.setState(photo.sha, 'refused', { why: 'damaged' })
      return undefined
    }
    const there = await transport.arrival(photo.sha)
    if (!there.heard) {
      if (there.why !== 'no') return there.why
      await store.setState(photo.sha, 'refused', { why: there.word })
      return undefined
    }
    let { answer } = there
    let piece = FIRST_PIECE
    for (let tries = 0; answer.state !== 'kept'; tries++) {
      // a server that never says "kept" must not hold the round for ever
      if (closed || tries > 200) return 'odd'
      const from = answer.received
      const sent = performance.now()
      const said = await transport.send(
        photo.sha,
        from,
        content.length,
        content.subarray(from, Math.min(content.length, from + piece)) as Uint8Array<ArrayBuffer>,
      )
      if (!said.heard) {
        if (said.why !== 'no') return said.why
        await store.setState(photo.sha, 'refused', { why: said.word })
        return undefined
      }
      piece = nextPiece(piece, performance.now() - sent)
      answer = said.answer
    }
    if (answer.durable) await store.drop('photos', [photo.sha])
    else await store.setState(photo.sha, 'kept', { keptAt: parts.now() })
    return undefined
  }

  /** Those the server has: asked again whether it still has them, and let go of once a backup has them too. */
  async function checkKept(kept: readonly PhotoRecord[], room: PhotoRoom): Promise<Silence | undefined> {
    const shown = parts.shown()
    for (const photo of kept) {
      // the family took its word back, or a newer one stands: the server has what it needs of it
      if (!photo.said && parts.wanted() && !shown.has(photo.sha)) {
        await store.drop('photos', [photo.sha])
        continue
      }
      const there = await transport.arrival(photo.sha)
      if (!there.heard) return there.why === 'no' ? undefined : there.why
      if (there.answer.state !== 'kept') await store.setState(photo.sha, 'waiting')
      else if (mayGo(photo.keptAt ?? parts.now(), there.answer.durable, room, parts.now()))
        await store.drop('photos', [photo.sha])
    }
    return undefined
  }

  /** Faces of children who are carried no more go; those that are not here are asked for, a few at a time. */
  async function faces(room: PhotoRoom): Promise<Silence | undefined> {
    const wanted = parts.wanted()
    if (!wanted) return undefined
    const own = new Set(parts.faces.shas())
    const gone = [...own].filter((sha) => !wanted.has(sha))
    await store.drop('faces', gone)
    parts.faces.drop(gone)
    if (room === 'tight') return undefined
    const missing = [...wanted].filter((sha) => !own.has(sha))
    for (let i = 0; i < missing.length && !closed; i += AT_ONCE) {
      const came = await Promise.all(
        missing.slice(i, i + AT_ONCE).map(async (sha) => {
          const said = await transport.pull(sha, LARGEST_FACE)
          return { sha, said }
        }),
      )
      const whole: (readonly [string, Uint8Array<ArrayBuffer>])[] = []
      for (const { sha, said } of came)
        if (said.heard && (await hashOf(said.answer)) === sha) whole.push([sha, said.answer])
      await store.putFaces(whole)
      showFaces(whole)
      const silent = came.find((c) => !c.said.heard && c.said.why !== 'no')
      if (silent && !silent.said.heard) return silent.said.why as Silence
    }
    return undefined
  }

  async function makeRoom(): Promise<PhotoRoom> {
    const room = roomFor(await freeBytes())
    if (room === 'tight') {
      const day = new Date(parts.now() - DAYS_WHEN_TIGHT * 86_400_000).toISOString().slice(0, 10)
      await parts.forgetDays(day)
    }
    return room
  }

  async function round(always: boolean): Promise<boolean> {
    const room = await makeRoom()
    const all = await store.list()
    const { connection } = navigator as Navigator & { connection?: { saveData?: boolean; type?: string } }
    if (always || parts.overMetered() || !isMetered(connection)) {
      for (const photo of all.filter((p) => p.state === 'waiting').sort((a, b) => a.at - b.at)) {
        const why = closed ? 'offline' : await sendOne(photo)
        await recount()
        if (why) return false
      }
      if (
        (await checkKept(
          all.filter((p) => p.state === 'kept'),
          room,
        )) !== undefined
      )
        return false
    }
    // the day goes on without faces: that they did not come is no failure of the round
    await faces(room)
    await recount()
    return count.waiting === 0
  }

  showFaces(await store.faces())
  await recount()

  return {
    count: (): PhotoCount => count,
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    /** Whether there is room for one more. */
    room: async (): Promise<PhotoRoom> => roomFor(await freeBytes()),

    /** Made small and bare in memory; nothing is kept yet. */
    async prepare(file: Blob): Promise<Prepared | PhotoRefusal> {
      const made = await shrinkPhoto(file, [PHOTO, THUMB])
      return typeof made === 'string' ? made : { photo: made[0]!, thumb: made[1]! }
    },

    /** Sealed and on disk; answers the hashes a fact may name from now on. `full`: nothing was written. */
    async keep({ photo, thumb }: Prepared): Promise<{ blob: string; thumb: string } | 'full'> {
      const [blob, small] = [await hashOf(photo.bytes), await hashOf(thumb.bytes)]
      try {
        await store.putPhoto(blob, photo.bytes, parts.now())
        await store.putPhoto(small, thumb.bytes, parts.now())
        await store.putFaces([[small, thumb.bytes]])
      } catch (e) {
        if (!isFull(e)) throw e
        await store.drop('photos', [blob, small]).catch(reportError)
        return 'full'
      }
      showFaces([[small, thumb.bytes]])
      await recount()
      return { blob, thumb: small }
    },
    /**
     * A photo of a place, without a thumbnail: made small and bare, sealed and on disk before anything names it. Answers the hash
     * with an address for an `img`, or why nothing was written.
     */
    async keepPlace(
      file: Blob,
    ): Promise<{ readonly file: string; readonly url: string } | PhotoRefusal | 'full'> {
      const made = await shrinkPhoto(file, [PHOTO])
      if (typeof made === 'string') return made
      const [{ bytes, url }] = made as [Shrunk]
      const sha = await hashOf(bytes)
      try {
        await store.putPhoto(sha, bytes, parts.now(), true)
      } catch (e) {
        if (!isFull(e)) throw e
        return 'full'
      }
      await recount()
      return { file: sha, url }
    },
    /** A photo that was kept on this device and has not left it, as an address for an `img`. */
    async shownHere(sha: string): Promise<string | undefined> {
      const bytes = await store.photo(sha)
      return bytes && dataUrl(bytes)
    },
    /** The fact that should name them was not saved. */
    async forget(shas: readonly string[]): Promise<void> {
      await store.drop('photos', shas)
      await recount()
    },

    /**
     * Sends what waits and fetches missing faces; one tab at a time. True: nothing waits any more. `always`: over any line,
     * because the tablet is about to forget everything.
     */
    round: (always = false): Promise<boolean> =>
      navigator.locks.request(LOCK, { ifAvailable: true }, async (lock) => (lock ? round(always) : false)),
    close(): void {
      closed = true
      store.close()
    },
  }
}
