// RFC: the taxpayer key of a person or a company; structure, date and check digit.
import { dayNumber } from '../days.ts'

export type RfcJudgement =
  | { readonly valid: true; readonly kind: 'person' | 'company' | 'generic'; readonly checkDigit: string }
  | { readonly valid: false; readonly why: string; readonly checkDigit?: string }

/** Values 0 to 38 of the check digit. Source: SAT, procedimiento para obtener el dígito verificador de la clave del RFC. */
const ALPHABET = '0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ'

/** Keys SAT gives to the public at large and to residents abroad. Source: Resolución Miscelánea Fiscal, rule on generic RFC keys. */
const GENERIC = new Set(['XAXX010101000', 'XEXX010101000'])

/** Upper case, without spaces or hyphens. */
export const normaliseRfc = (text: string): string =>
  text.toUpperCase().normalize('NFC').replace(/[\s-]/g, '')

/** Check digit of a key of 12 or 13 characters (a company's is read with a space before it); undefined for any other text. */
export function rfcCheckDigit(rfc: string): string | undefined {
  const full = rfc.length === 12 ? ` ${rfc}` : rfc
  if (full.length !== 13) return undefined
  let sum = 0
  for (let i = 0; i < 12; i++) {
    const value = ALPHABET.indexOf(full[i]!)
    if (value < 0) return undefined
    sum += value * (13 - i)
  }
  const rest = sum % 11
  return rest === 0 ? '0' : rest === 1 ? 'A' : String(11 - rest)
}

/** Judges a normalised RFC of 12 (company) or 13 (person) characters. */
export function judgeRfc(rfc: string): RfcJudgement {
  const checkDigit = rfcCheckDigit(rfc)
  const bad = (why: string): RfcJudgement => ({
    valid: false,
    why,
    ...(checkDigit === undefined ? {} : { checkDigit }),
  })
  if (rfc.length !== 12 && rfc.length !== 13) return bad(`${rfc.length} characters, 12 or 13 expected`)
  if (GENERIC.has(rfc)) return { valid: true, kind: 'generic', checkDigit: checkDigit! }
  const letters = rfc.length - 9
  if (!/^[A-ZÑ&]+$/.test(rfc.slice(0, letters))) return bad(`${letters} letters expected at the start`)
  const date = rfc.slice(letters, letters + 6)
  if (!/^\d{6}$/.test(date)) return bad('six digits of a date expected')
  // The century is not in the key: 29 February is read in a leap year of either.
  const exists = ['19', '20'].some(
    (c) => !Number.isNaN(dayNumber(`${c}${date.slice(0, 2)}-${date.slice(2, 4)}-${date.slice(4)}`)),
  )
  if (!exists) return bad('that date does not exist')
  if (!/^[0-9A-Z]{2}[0-9A]$/.test(rfc.slice(-3)))
    return bad('two letters or digits and a check digit (0 to 9 or A) expected at the end')
  if (checkDigit === undefined || rfc.at(-1) !== checkDigit) return bad('wrong check digit')
  return { valid: true, kind: letters === 4 ? 'person' : 'company', checkDigit }
}
