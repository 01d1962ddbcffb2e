// Photos on the tablet's disk: sealed like everything else, in a bucket of their own, apart from what was said and what is carried.
import type { DBSchema, IDBPDatabase } from 'idb'
import { bucketFactory, openIn, PHOTOS } from './buckets.ts'
import { type Sealed, seal, unseal } from './seal.ts'

/** `waiting` to be sent · `kept` by the server, not yet in a backup · `refused` by the server, with its word. */
export type PhotoState = 'waiting' | 'kept' | 'refused'
export type PhotoRecord = Sealed & {
  readonly sha: string
  readonly bytes: number
  readonly state: PhotoState
  /** ms of the tablet's clock when it was taken, and when the server had it */
  readonly at: number
  readonly keptAt?: number
  readonly why?: string
  /** a fact names it, not a face that is carried: it stays until a backup has it */
  readonly said?: true
}
type Face = Sealed & { readonly sha: string }

interface PhotoSchema extends DBSchema {
  photos: { key: string; value: PhotoRecord }
  /** thumbnails of the children the tablet carries */
  faces: { key: string; value: Face }
}

const place = (what: 'photo' | 'face', device: string, sha: string) => `${what}:${device}:${sha}`

export type PhotoStore = Awaited<ReturnType<typeof openPhotoStore>>

/** Everything is written strictly: a photo is on the disk before the fact that names it is said. */
export async function openPhotoStore(device: string, key: CryptoKey) {
  const factory = (await bucketFactory(PHOTOS)) ?? indexedDB
  const db: IDBPDatabase<PhotoSchema> = await openIn<PhotoSchema>(factory, PHOTOS, 1, (d) => {
    d.createObjectStore('photos', { keyPath: 'sha' })
    d.createObjectStore('faces', { keyPath: 'sha' })
  })
  const strict = { durability: 'strict' } as const

  async function open(what: 'photo' | 'face', sha: string, sealed: Sealed | undefined) {
    return sealed && unseal(key, place(what, device, sha), sealed)
  }
  async function change(sha: string, part: Partial<Omit<PhotoRecord, 'sha'>>): Promise<void> {
    const tx = db.transaction('photos', 'readwrite', strict)
    const row = await tx.store.get(sha)
    if (row) void tx.store.put({ ...row, ...part })
    await tx.done
  }

  return {
    async putPhoto(sha: string, content: Uint8Array<ArrayBuffer>, at: number, said = false): Promise<void> {
      const sealed = await seal(key, place('photo', device, sha), content)
      const tx = db.transaction('photos', 'readwrite', strict)
      void tx.store.put({
        sha,
        bytes: content.length,
        state: 'waiting',
        at,
        ...(said ? { said: true as const } : {}),
        ...sealed,
      })
      await tx.done
    },
    async putFaces(
      faces: readonly (readonly [sha: string, content: Uint8Array<ArrayBuffer>])[],
    ): Promise<void> {
      const sealed = await Promise.all(
        faces.map(async ([sha, content]) => ({
          sha,
          ...(await seal(key, place('face', device, sha), content)),
        })),
      )
      const tx = db.transaction('faces', 'readwrite')
      for (const face of sealed) void tx.store.put(face)
      await tx.done
    },
    list: (): Promise<PhotoRecord[]> => db.getAll('photos'),
    photo: async (sha: string) => open('photo', sha, await db.get('photos', sha)),
    /** All faces that open; one that does not is as good as none and is asked for again. */
    async faces(): Promise<(readonly [sha: string, content: Uint8Array<ArrayBuffer>])[]> {
      const all = await db.getAll('faces')
      const contents = await Promise.all(all.map((f) => open('face', f.sha, f)))
      return all.flatMap((f, i) => (contents[i] ? [[f.sha, contents[i]] as const] : []))
    },
    setState: (sha: string, state: PhotoState, more: Pick<Partial<PhotoRecord>, 'keptAt' | 'why'> = {}) =>
      change(sha, { state, ...more }),
    async drop(from: 'photos' | 'faces', shas: readonly string[]): Promise<void> {
      if (shas.length === 0) return
      const tx = db.transaction(from, 'readwrite', strict)
      for (const sha of shas) void tx.store.delete(sha)
      await tx.done
    },
    close: () => db.close(),
  }
}
