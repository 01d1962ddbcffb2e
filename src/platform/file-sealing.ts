// Sealing of stored files: children's photos lie on disks and in buckets, so every stretch of a file is AES-256-GCM under a key of its own.
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { STEP_BYTES } from '../kernel/files.ts'

const NONCE = 12
const TAG = 16
/** A sealed stretch is so much longer than what is in it. */
const MORE = NONCE + TAG

/** A file's own key, from the place's key and the file's random name. */
const keyFor = (key: Buffer, name: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, Buffer.from(name, 'hex'), 'nido file', 32))

/** Each stretch is bound to its file, its place in it, and to the file's length: none can be moved, left out or cut off. */
const boundTo = (name: string, index: number, total: number): Buffer =>
  Buffer.from(`${name}/${index}/${total}`)

/** Where in the sealed file the stretch of this offset begins. */
export const sealedOffset = (offset: number): number => (offset / STEP_BYTES) * (STEP_BYTES + MORE)
export const sealedLength = (total: number): number => total + Math.ceil(total / STEP_BYTES) * MORE

/** Seals what follows `offset` (a multiple of 32 KiB) of a file of `total` bytes. */
export function sealStretches(
  key: Buffer,
  name: string,
  total: number,
  offset: number,
  bytes: Uint8Array,
): Buffer {
  const own = keyFor(key, name)
  const parts: Buffer[] = []
  for (let at = 0; at < bytes.length; at += STEP_BYTES) {
    const nonce = randomBytes(NONCE)
    const cipher = createCipheriv('aes-256-gcm', own, nonce)
    cipher.setAAD(boundTo(name, (offset + at) / STEP_BYTES, total))
    parts.push(nonce, cipher.update(bytes.subarray(at, at + STEP_BYTES)), cipher.final(), cipher.getAuthTag())
  }
  return Buffer.concat(parts)
}

/** The file; undefined when a byte was changed, moved or lost, or the key is another. */
export function openStretches(key: Buffer, name: string, total: number, sealed: Buffer): Buffer | undefined {
  if (sealed.length !== sealedLength(total)) return undefined
  const own = keyFor(key, name)
  const parts: Buffer[] = []
  for (let at = 0, index = 0; at < sealed.length; at += STEP_BYTES + MORE, index++) {
    const stretch = sealed.subarray(at, at + STEP_BYTES + MORE)
    const open = createDecipheriv('aes-256-gcm', own, stretch.subarray(0, NONCE))
    open.setAAD(boundTo(name, index, total))
    open.setAuthTag(stretch.subarray(stretch.length - TAG))
    try {
      parts.push(open.update(stretch.subarray(NONCE, stretch.length - TAG)), open.final())
    } catch {
      return undefined
    }
  }
  return Buffer.concat(parts)
}
