// Stores in buckets of their own: Chromium keeps one log for all of an address's default bucket, and loses them together.
import { type IDBPDatabase, wrap } from 'idb'

/** The part of the Storage Buckets API used here; TypeScript's page world does not know it yet. */
type Bucket = { readonly indexedDB: IDBFactory }
type Buckets = {
  open(name: string, options: { persisted?: boolean; durability?: 'strict' | 'relaxed' }): Promise<Bucket>
}

/** A bucket that nobody refers to is collected, and the databases opened through it never answer again. */
const inUse = new Map<string, Promise<Bucket | undefined>>()

/** A factory that writes to a log of its own; undefined where the browser has no buckets. */
export async function bucketFactory(name: string): Promise<IDBFactory | undefined> {
  const buckets = (navigator as Navigator & { readonly storageBuckets?: Buckets }).storageBuckets
  // the promise is kept, so that two who ask at once get the same bucket
  const opening = inUse.get(name) ?? openBucket(buckets, name)
  inUse.set(name, opening)
  const bucket = await opening
  if (!bucket) inUse.delete(name)
  return bucket?.indexedDB
}

const openBucket = async (buckets: Buckets | undefined, name: string): Promise<Bucket | undefined> =>
  buckets?.open(name, { persisted: true, durability: 'strict' }).catch(() => undefined)

/** Opens a database; rejects with the browser's own error. `lost` is called when the browser closes it by itself. */
export async function openIn<S>(
  factory: IDBFactory,
  name: string,
  version: number,
  upgrade: (db: IDBDatabase) => void,
  lost: () => void = () => {},
): Promise<IDBPDatabase<S>> {
  const request = factory.open(name, version)
  request.onupgradeneeded = () => upgrade(request.result)
  const db = (await wrap(request)) as unknown as IDBPDatabase<S>
  db.addEventListener('close', lost)
  return db
}

/** Photos lie in a bucket of their own: a full disk there, or a torn log, touches nothing that was said. */
export const PHOTOS = 'nido-photos'

/** Forgets all photos and faces of this tablet. */
export async function forgetPhotos(): Promise<void> {
  await deleteIn((await bucketFactory(PHOTOS)) ?? indexedDB, PHOTOS)
}

export async function deleteIn(factory: IDBFactory, name: string): Promise<void> {
  await wrap(factory.deleteDatabase(name))
}
