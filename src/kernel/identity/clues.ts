// CLUES: the key of a health establishment; its structure is judged, its existence is not.
import { stateOfLetters } from './inegi.ts'

export type KeyJudgement = { readonly valid: true } | { readonly valid: false; readonly why: string }

/** Upper case, without spaces or hyphens. */
export const normaliseClues = (text: string): string => text.toUpperCase().replace(/[\s-]/g, '')

/**
 * Two letters of the state, three of the institution, six digits.
 * Source: NOM-035-SSA3-2012; Secretaría de Salud, Catálogo CLUES. Unconfirmed: whether the last digit is a check digit.
 */
export function judgeClues(clues: string): KeyJudgement {
  if (clues.length !== 11) return { valid: false, why: `${clues.length} characters, 11 expected` }
  if (stateOfLetters(clues.slice(0, 2)) === undefined) return { valid: false, why: 'unknown state' }
  if (!/^[A-Z]{3}$/.test(clues.slice(2, 5)))
    return { valid: false, why: 'three letters of the institution expected' }
  if (!/^\d{6}$/.test(clues.slice(5))) return { valid: false, why: 'six digits expected at the end' }
  return { valid: true }
}
