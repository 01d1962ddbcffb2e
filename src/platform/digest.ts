// Digests for whoever needs an identity made from words: the same text gives the same bytes on every machine.
import { createHash, hash as hashOnce } from 'node:crypto'

/** SHA-256 of a text as UTF-8: 32 bytes. For identities and checksums; what guards a secret has its own salted ways. */
export const sha256 = (text: string): Uint8Array => hashOnce('sha256', text, 'buffer')

/** What fits a stream: bytes go in as they come, the digest comes out at the end. */
export function sha256Stream(): { add: (bytes: Uint8Array | string) => void; hex: () => string } {
  const hash = createHash('sha256')
  return { add: (bytes) => void hash.update(bytes), hex: () => hash.digest('hex') }
}
