// How people come in to this Nido: the key that seals factors, the address, which posts need two factors, and for how long a proof is fresh.
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import type { Role } from '../kernel/permission.ts'
import type { Provider } from './providers.ts'

export type Entry = {
  /** 32 bytes, kept in the data folder and never in the database */
  readonly key: Buffer
  /** `https://nido.example`: where browsers reach Nido; undefined = only http://localhost has passkeys */
  readonly origin: string | undefined
  /** posts that need a second factor; demonstration accounts never do */
  readonly mustHave: readonly Role[]
  /** minutes a proof counts as fresh for a grave act */
  readonly freshMinutes: number
  /** accounts of somebody else one can come in with */
  readonly providers: readonly Provider[]
}

export const FRESH_MINUTES = 10

/** An entry for who configures nothing: a key of its own, nobody must have a second factor. */
export function plainEntry(key: Buffer = randomBytes(32)): Entry {
  return { key, origin: undefined, mustHave: [], freshMinutes: FRESH_MINUTES, providers: [] }
}

/** The key in `file`, made when there is none. `made` tells that factors sealed before cannot be read. */
export function entryKey(file: string): { key: Buffer; made: boolean } {
  try {
    const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64url')
    if (key.length !== 32) throw new Error(`${file} does not hold 32 bytes`)
    return { key, made: false }
  } catch (e) {
    if ((e as NodeJS.ErrnoException).code !== 'ENOENT') throw e
    const key = randomBytes(32)
    writeFileSync(file, `${key.toString('base64url')}\n`, { mode: 0o600, flag: 'wx' })
    return { key, made: true }
  }
}

/** A key of its own for each use, so that what is sealed for one opens nothing of another. */
const keyFor = (entry: Pick<Entry, 'key'>, use: string) =>
  Buffer.from(hkdfSync('sha256', entry.key, Buffer.alloc(0), `nido ${use}`, 32))

/** AES-256-GCM: nonce, tag, cipher; bound to its use and to whose it is. */
export function seal(entry: Pick<Entry, 'key'>, use: string, whose: string, secret: string): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyFor(entry, use), nonce)
  cipher.setAAD(Buffer.from(whose))
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed])
}

/** Undefined when it was sealed with another key, for another use or person, or was changed. */
export function unseal(
  entry: Pick<Entry, 'key'>,
  use: string,
  whose: string,
  sealed: Buffer,
): string | undefined {
  try {
    const open = createDecipheriv('aes-256-gcm', keyFor(entry, use), sealed.subarray(0, 12))
    open.setAAD(Buffer.from(whose))
    open.setAuthTag(sealed.subarray(12, 28))
    return Buffer.concat([open.update(sealed.subarray(28)), open.final()]).toString('utf8')
  } catch {
    return undefined
  }
}

/** What finds a short secret without keeping it: nobody guesses it from the database alone. */
export const keyedHash = (entry: Pick<Entry, 'key'>, use: string, text: string): Buffer =>
  createHmac('sha256', keyFor(entry, use)).update(text).digest()
