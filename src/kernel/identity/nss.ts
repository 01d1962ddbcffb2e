// NSS: the eleven-digit social security number of IMSS, checked by Luhn.

/** `checkDigit` is the right one for the first ten digits; absent when they are not ten digits. */
export type NssJudgement =
  | { readonly valid: true; readonly checkDigit: string }
  | { readonly valid: false; readonly why: string; readonly checkDigit?: string }

/** Digits only: spaces and hyphens are how people group them. */
export const normaliseNss = (text: string): string => text.replace(/[\s-]/g, '')

/** Luhn over the first ten digits; undefined when they are not there. Source: IMSS, structure of the NSS; ISO/IEC 7812-1 annex B. */
export function nssCheckDigit(nss: string): string | undefined {
  if (!/^\d{10}/.test(nss)) return undefined
  let sum = 0
  for (let i = 0; i < 10; i++) {
    const product = Number(nss[i]) * (i % 2 === 0 ? 1 : 2)
    sum += product > 9 ? product - 9 : product
  }
  return String((10 - (sum % 10)) % 10)
}

/** Judges a normalised NSS: eleven digits, the last one by Luhn. Years and subdelegation are not judged: both repeat. */
export function judgeNss(nss: string): NssJudgement {
  const checkDigit = nssCheckDigit(nss)
  const right = checkDigit === undefined ? {} : { checkDigit }
  if (/[^\d]/.test(nss))
    return { valid: false, why: /\p{L}/u.test(nss) ? 'letter' : 'sign that is no digit', ...right }
  if (nss.length !== 11) return { valid: false, why: `${nss.length} digits`, ...right }
  if (checkDigit === undefined || nss[10] !== checkDigit)
    return { valid: false, why: 'wrong check digit', ...right }
  return { valid: true, checkDigit }
}
