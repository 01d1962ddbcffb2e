// Links and one-time codes of surveys: letters nobody takes for others, read whatever way somebody types them.

/** No i, l, o, 0, 1. */
export const SAFE_LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'
export const LINK_LENGTH = 10
export const CODE_LENGTH = 12

/** As typed: capitals, blanks and dashes do not matter. */
export const plainToken = (typed: string): string => typed.toLowerCase().replace(/[\s-]/g, '')
/** In groups of four, as they are printed. */
export const shownCode = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-')

/** Letters out of random bytes, one for each. */
const lettersOf = (random: Uint8Array, length: number): string =>
  Array.from(random.slice(0, length), (b) => SAFE_LETTERS[b % SAFE_LETTERS.length]).join('')
export const linkOf = (random: Uint8Array): string => lettersOf(random, LINK_LENGTH)
export const codeOf = (random: Uint8Array): string => lettersOf(random, CODE_LENGTH)
