// Where photos and documents lie: sealed, under random names, in a folder of this machine or in a bucket that speaks S3.
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdir, open, readFile, rename, rm, statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Keeps sealed bytes under a name of 64 hexadecimal digits. `put` resolves when they are flushed, whole or not at all. */
export type FileStore = {
  put(name: string, sealed: Buffer): Promise<void>
  /** undefined: not there. Rejects when the store does not answer */
  get(name: string): Promise<Buffer | undefined>
  /** what is not there is no failure */
  remove(name: string): Promise<void>
}

export type FilePlace = {
  readonly store: FileStore
  /** folder of this machine where pieces are put together until a file is whole */
  readonly arriving: string
  /** 32 bytes */
  readonly key: Buffer
}

const NAME = /^[0-9a-f]{64}$/

export const newFileName = (): string => randomBytes(32).toString('hex')

/** A name is random and checked: no path is ever made from what somebody sent. */
export function checkedName(name: string): string {
  if (!NAME.test(name)) throw new Error('not the name of a stored file')
  return name
}

/** What a folder's entries are is on the disk only once the folder itself was flushed. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Written beside its place, flushed, moved in: a cut leaves the old or the new, never half. */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const fresh = `${path}.${randomBytes(4).toString('hex')}.part`
  try {
    const handle = await open(fresh, 'wx', 0o600)
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(fresh, path)
    await flushFolder(dirname(path))
  } catch (e) {
    await rm(fresh, { force: true })
    throw e
  }
}

/** The file's bytes, or undefined when there is none. */
export async function readIfThere(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path)
  } catch (e) {
    if ((e as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw e
  }
}

export function folderStore(folder: string): FileStore {
  const at = (name: string) => join(folder, checkedName(name).slice(0, 2), name)
  return {
    put: (name, sealed) => writeWhole(at(name), sealed),
    get: (name) => readIfThere(at(name)),
    remove: (name) => rm(at(name), { force: true }),
  }
}

/** The key of a data folder, made the first time. A file that is not a key of Nido is a fault: nothing could be opened. */
function keyIn(file: string): Buffer {
  if (!existsSync(file))
    writeFileSync(file, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' })
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64')
  if (key.length !== 32) throw new Error(`${file} holds no key for files: put back the one that was there`)
  return key
}

/** `<data>/archivos`, its key in `<data>/archivos.llave`; `store` instead of the folder where files lie elsewhere. */
export function filePlaceIn(dataDir: string, store?: FileStore): FilePlace {
  const folder = join(dataDir, 'archivos')
  const arriving = join(folder, 'llegando')
  mkdirSync(arriving, { recursive: true, mode: 0o700 })
  return { store: store ?? folderStore(folder), arriving, key: keyIn(join(dataDir, 'archivos.llave')) }
}

/** Bytes free where pieces are put together. */
export async function roomIn(place: FilePlace): Promise<number> {
  const { bavail, bsize } = await statfs(place.arriving)
  return bavail * bsize
}
