// Secrets: passwords and tokens. Only hashes are stored; comparing takes the same time whatever is wrong.
import {
  argon2,
  argon2Sync,
  createHash,
  pbkdf2Sync,
  randomBytes,
  randomInt,
  timingSafeEqual,
} from 'node:crypto'
import { promisify } from 'node:util'

const argon2Behind = promisify(argon2)

/** OWASP's floor for argon2id: 19 MiB, 2 passes, 1 lane. Source: OWASP Password Storage Cheat Sheet. */
const COST = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const

/** `argon2id$salt$hash`, base64url. */
export function hashPassword(password: string): string {
  const nonce = randomBytes(16)
  const hash = argon2Sync('argon2id', { message: password.normalize('NFKC'), nonce, ...COST })
  return `argon2id$${nonce.toString('base64url')}$${hash.toString('base64url')}`
}

/** Off the main thread: at half past seven many sign in while tablets push. */
export async function passwordMatches(password: string, stored: string): Promise<boolean> {
  const [kind, salt, hash] = stored.split('$')
  if (kind !== 'argon2id' || !salt || !hash) return false
  const made = await argon2Behind('argon2id', {
    message: password.normalize('NFKC'),
    nonce: Buffer.from(salt, 'base64url'),
    ...COST,
  })
  return timingSafeEqual(made, Buffer.from(hash, 'base64url'))
}

/** Spent when the account does not exist, so that the answer takes as long. */
export const NOBODY = hashPassword('nobody has this password')

export const newToken = () => randomBytes(32).toString('base64url')
export const tokenHash = (token: string) => createHash('sha256').update(token).digest()

/** Compares in the same time whatever differs, length included. */
export const sameSecret = (given: string, kept: string): boolean =>
  timingSafeEqual(tokenHash(given), tokenHash(kept))

const CODE_LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
/** Eight letters without look-alikes. */
export const newCode = () => Array.from(randomBytes(8), (b) => CODE_LETTERS[b % 32]).join('')

/** Six digits for a day. */
export const newDigits = () => String(randomInt(1_000_000)).padStart(6, '0')

/** The PIN's verifier a tablet can check offline; it names a person on an unlocked tablet and opens nothing by itself. */
export function pinVerifier(pin: string): { salt: string; iterations: number; hash: string } {
  const salt = randomBytes(16)
  const iterations = 100_000
  return {
    salt: salt.toString('base64'),
    iterations,
    hash: pbkdf2Sync(pin, salt, iterations, 32, 'sha256').toString('base64'),
  }
}
