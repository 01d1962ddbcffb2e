// CCT: the key of a school of the Ministry of Education; its structure is judged, its letter of control is not.
import type { KeyJudgement } from './clues.ts'
import { isStateKey } from './inegi.ts'

/** Upper case, without spaces or hyphens. */
export const normaliseCct = (text: string): string => text.toUpperCase().replace(/[\s-]/g, '')

/**
 * State (2 digits), classifier (1 letter), type (2 letters), number (4 digits), letter of control.
 * Source: SEP, Catálogo de Centros de Trabajo. Unconfirmed: how the letter of control is computed, so any letter stands.
 */
export function judgeCct(cct: string): KeyJudgement {
  if (cct.length !== 10) return { valid: false, why: `${cct.length} characters, 10 expected` }
  if (!isStateKey(cct.slice(0, 2))) return { valid: false, why: 'unknown state' }
  if (!/^[A-Z]{3}$/.test(cct.slice(2, 5)))
    return { valid: false, why: 'three letters expected after the state' }
  if (!/^\d{4}$/.test(cct.slice(5, 9)))
    return { valid: false, why: 'four digits expected before the last letter' }
  if (!/^[A-Z]$/.test(cct.slice(9))) return { valid: false, why: 'letter of control expected at the end' }
  return { valid: true }
}
