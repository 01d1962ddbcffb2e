// The folio of an interest: what whoever told it asks by, made from the key of the page, so that a second sending gives the same one.

/** Ciphers and letters that are not taken for each other when read aloud or copied by hand. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Twelve letters out of a digest of 32 bytes: 58 bits, which nobody guesses at twenty tries a minute. */
export function folioOf(digest: Uint8Array): string {
  const letters = Array.from(
    { length: 12 },
    (_, i) => LETTERS[(digest[2 * i]! * 256 + digest[2 * i + 1]!) % LETTERS.length]!,
  )
  return letters.join('').replace(/(.{4})(.{4})(.{4})/, '$1-$2-$3')
}
