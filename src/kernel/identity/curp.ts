// CURP: the population key of a person in Mexico; a doubtful one warns and never blocks.
import { type Day, dayNumber } from '../days.ts'
import type { Sex } from '../measures.ts'
import type { Flag } from '../verdict.ts'
import { type CurpNames, firstFourLetters, innerConsonants, isInconvenient } from './curp-letters.ts'
import { BORN_ABROAD, stateOfLetters } from './inegi.ts'

const ALPHABET = '0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ'

export type CurpFault =
  | 'length'
  | 'first-letter'
  | 'vowel'
  | 'letters'
  | 'digits'
  | 'month'
  | 'day'
  | 'sex'
  | 'state'
  | 'consonants'
  | 'differentiator'
  | 'check-not-digit'
  | 'check-digit'
  | 'synthetic'

/** `checkDigit` is the right one for the first 17 characters; absent when they have none (too few, or a foreign sign). */
export type CurpJudgement =
  | { readonly valid: true; readonly checkDigit: string }
  | { readonly valid: false; readonly fault: CurpFault; readonly why: string; readonly checkDigit?: string }

/** Upper case, without spaces or hyphens: how a CURP is kept and compared. */
export const normaliseCurp = (text: string): string => text.toUpperCase().replace(/[\s\u00ad\u200b-]/g, '')

/** Check digit of the first 17 characters; undefined when there are fewer or one has no value. Source: RENAPO, Instructivo normativo para la asignación de la CURP. */
export function curpCheckDigit(curp: string): string | undefined {
  let sum = 0
  for (let i = 0; i < 17; i++) {
    const value = i < curp.length ? ALPHABET.indexOf(curp[i]!) : -1
    if (value < 0) return undefined
    sum += value * (18 - i)
  }
  return String((10 - (sum % 10)) % 10)
}

/** Judges a normalised CURP by itself: structure, date, state, check digit. Names the first fault found. */
export function judgeCurp(curp: string): CurpJudgement {
  const checkDigit = curpCheckDigit(curp)
  const fault = faultOf(curp, checkDigit)
  if (fault === undefined) return { valid: true, checkDigit: checkDigit! }
  return { valid: false, ...fault, ...(checkDigit === undefined ? {} : { checkDigit }) }
}

function faultOf(
  curp: string,
  checkDigit: string | undefined,
): { fault: CurpFault; why: string } | undefined {
  const bad = (fault: CurpFault, why: string) => ({ fault, why })
  if (curp.length !== 18) return bad('length', `${curp.length} characters`)
  if (!/[A-Z]/.test(curp[0]!)) return bad('first-letter', `${kindOf(curp[0]!)} in the first position`)
  if (!/[AEIOUX]/.test(curp[1]!)) return bad('vowel', 'a vowel or X is required in the second position')
  if (!/^[A-Z]{2}/.test(curp.slice(2))) return bad('letters', 'letters are required in positions 3 and 4')
  if (!/^\d{6}/.test(curp.slice(4)))
    return bad('digits', 'six digits of a date are required in positions 5 to 10')
  const [month, day] = [curp.slice(6, 8), curp.slice(8, 10)]
  if (month < '01' || month > '12') return bad('month', `month ${Number(month)}`)
  const synthetic = isSyntheticCurp(curp)
  if (!synthetic && Number.isNaN(dayNumber(dateText(curp))))
    return bad('day', `${Number(day)} ${MONTHS[Number(month) - 1]}`)
  if (!/[HM]/.test(curp[10]!)) return bad('sex', `sex ${curp[10]} is not in this format (H or M)`)
  const state = curp.slice(11, 13)
  if (stateOfLetters(state) === undefined && state !== BORN_ABROAD) return bad('state', 'unknown state')
  if (!/^[B-DF-HJ-NP-TV-Z]{3}/.test(curp.slice(13))) {
    const vowel = /[AEIOU]/.test(curp.slice(13, 16))
    return bad(
      'consonants',
      vowel ? 'vowel where a consonant is required' : 'three consonants are required in positions 14 to 16',
    )
  }
  if (!/[0-9A-Z]/.test(curp[16]!))
    return bad('differentiator', 'a digit or letter is required in position 17')
  if (!/\d/.test(curp[17]!)) return bad('check-not-digit', 'check digit must be a digit')
  if (curp[17] !== checkDigit) return bad('check-digit', 'wrong check digit')
  return synthetic ? bad('synthetic', 'made for practice: its date can never exist') : undefined
}

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
)
const kindOf = (c: string): string => (/\d/.test(c) ? 'digit' : `"${c}"`)

/** What a CURP says: a digit in position 17 is a birth before 2000, a letter one from 2000 on. Only for a valid one. */
export type CurpReading = {
  readonly birth: Day
  readonly sex: Sex
  /** INEGI state of birth; undefined for those born abroad */
  readonly birthState?: string
}

/** Reads a CURP whose structure holds; undefined for any other text. */
export function readCurp(curp: string): CurpReading | undefined {
  const judgement = judgeCurp(curp)
  if (!judgement.valid && judgement.fault !== 'check-digit') return undefined
  return {
    birth: dateText(curp),
    sex: curp[10] === 'H' ? 'M' : 'F',
    birthState: stateOfLetters(curp.slice(11, 13)),
  }
}

function dateText(curp: string): string {
  const century = /\d/.test(curp[16] ?? '') ? '19' : '20'
  return `${century}${curp.slice(4, 6)}-${curp.slice(6, 8)}-${curp.slice(8, 10)}`
}

export type CurpPerson = Partial<CurpNames> & { readonly birth?: Day; readonly sex?: Sex }

/** Where a CURP and what is known of its holder part ways. Doubts are shown to a person; none of them blocks. */
export function doubtsOfCurp(curp: string, person: CurpPerson): readonly Flag[] {
  const doubts: Flag[] = []
  const doubt = (code: string, field?: string) =>
    doubts.push(field === undefined ? { code } : { code, field })
  const judgement = judgeCurp(curp)
  if (!judgement.valid) doubt(`curp.${judgement.fault}`, 'curp')
  if (isInconvenient(curp.slice(0, 4))) doubt('curp.inconvenient-word', 'curp')
  const { given, first, second } = person
  if (curp.length === 18 && given !== undefined && first !== undefined) {
    const names: CurpNames = { given, first, second: second ?? '' }
    if (curp.slice(0, 4) !== firstFourLetters(names)) doubt('curp.names-differ', 'curp')
    else if (curp.slice(13, 16) !== innerConsonants(names)) doubt('curp.consonants-differ', 'curp')
  }
  const read = readCurp(curp)
  if (read !== undefined && person.birth !== undefined && read.birth !== person.birth)
    doubt('curp.birth-differs', 'birth')
  if (read !== undefined && person.sex !== undefined && read.sex !== person.sex)
    doubt('curp.sex-differs', 'sex')
  return doubts
}

/** The CURP that the rules give a person; `state` is two letters, `differentiator` the registry's own character. */
export function composeCurp(
  person: Required<CurpPerson>,
  state: string,
  differentiator: string = person.birth < '2000' ? '0' : 'A',
): string {
  const date = person.birth.slice(2).replaceAll('-', '')
  const sex = person.sex === 'M' ? 'H' : 'M'
  return sealed(`${firstFourLetters(person)}${date}${sex}${state}${innerConsonants(person)}${differentiator}`)
}

/** Added to the day of the month: 1 to 31 becomes 41 to 71, which no calendar has. */
const NEVER = 40

/** A CURP of the same shape that can never be a real one: its day of the month is 41 to 71; the check digit fits. */
export function markSynthetic(curp: string): string {
  if (isSyntheticCurp(curp)) return curp
  return sealed(
    `${curp.slice(0, 8)}${String(Number(curp.slice(8, 10)) + NEVER).padStart(2, '0')}${curp.slice(10, 17)}`,
  )
}

/** True for a CURP made by `markSynthetic`, with or without its check digit right. */
export function isSyntheticCurp(curp: string): boolean {
  return /^[A-Z]{4}\d{4}(4[1-9]|5\d|6\d|7[01])[HM]/.test(curp)
}

const sealed = (first17: string): string => first17 + (curpCheckDigit(first17) ?? '0')
