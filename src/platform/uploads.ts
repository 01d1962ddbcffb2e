// Files of others while they are looked at: outside the web, under random names, for this process's user alone, and not for long.
import { randomBytes } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { FilePlace } from './file-place.ts'

/** Beside what arrives in pieces: `<data>/archivos/importando`. */
const folderIn = (place: FilePlace): string => join(place.arriving, '..', 'importando')

/** Writes the bytes as they come; what breaks off leaves nothing. Answers where they lie and how many they are. */
export async function keepUpload(
  place: FilePlace,
  file: AsyncIterable<Uint8Array>,
): Promise<{ path: string; bytes: number }> {
  const folder = folderIn(place)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, randomBytes(32).toString('hex'))
  try {
    await pipeline(file, createWriteStream(path, { flags: 'wx', mode: 0o600 }))
  } catch (e) {
    await rm(path, { force: true })
    throw e
  }
  return { path, bytes: (await stat(path)).size }
}

/** The same bytes once more, to be gone on with apart from the first. */
export const copyUpload = (place: FilePlace, path: string): Promise<{ path: string; bytes: number }> =>
  keepUpload(place, createReadStream(path))

/** What is not there is no failure. */
export const dropUpload = (path: string): Promise<void> => rm(path, { force: true })

/** Deletes what no draft names any more: a process may have died between the two. Older than a day only. */
export async function dropStrayUploads(
  place: FilePlace,
  named: ReadonlySet<string>,
  now: Date,
): Promise<number> {
  const folder = folderIn(place)
  const names = await readdir(folder).catch(() => [] as string[])
  let gone = 0
  for (const name of names) {
    const path = join(folder, name)
    if (named.has(path)) continue
    const found = await stat(path).catch(() => undefined)
    if (!found || now.getTime() - found.mtimeMs < 86_400_000) continue
    await rm(path, { force: true })
    gone++
  }
  return gone
}
