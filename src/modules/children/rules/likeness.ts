// How alike two children's files are: evidence for and against, added up as Fellegi and Sunter do; twins are kept apart.
import { distance } from 'fastest-levenshtein'
import { judgeCurp, normaliseCurp } from '../../../kernel/identity/curp.ts'
import type { Child } from '../contract/rows.ts'
import { compareGiven, compareSurnames } from './likeness-names.ts'
import type { Together } from './together.ts'

export type Told = Pick<Child, 'book' | 'key' | 'given' | 'first' | 'second' | 'sex' | 'birth' | 'curp'>

export const reasonCodes = [
  ...['curp-same', 'curp-slip', 'curp-root', 'curp-differs', 'birth-same', 'birth-swapped', 'birth-digit'],
  ...['birth-differs', 'given-same', 'given-order', 'given-part', 'given-part-common', 'given-slip'],
  ...[
    'given-near',
    'given-differs',
    'surnames-same',
    'surnames-swapped',
    'surnames-missing',
    'surnames-slip',
  ],
  ...['surnames-half', 'surnames-differ', 'sex-differs', 'same-center', 'twins', 'stays-two-centers'],
  ...['stays-overlap', 'seen-both-often', 'seen-both-once', 'seen-never-both'],
] as const
export type ReasonCode = (typeof reasonCodes)[number]
export type Likeness = {
  readonly outcome: 'sure' | 'likely' | 'no'
  /** bits of evidence: each one doubles the odds that the two are one child */
  readonly score: number
  readonly reasons: readonly ReasonCode[]
}

/**
 * Bits of evidence: log2 of how much oftener files of one child agree (or differ) so than files of two.
 * Source: Fellegi & Sunter 1969; weights from the shares of names and birth days in a network of this kind, rounded;
 * unconfirmed until measured on its own files.
 */
const BITS: Readonly<Record<ReasonCode, number>> = {
  ...{ 'curp-same': 20, 'curp-slip': 12, 'curp-root': 5, 'curp-differs': -10 },
  ...{ 'birth-same': 10, 'birth-swapped': 6, 'birth-digit': 5, 'birth-differs': -8 },
  ...{ 'given-same': 7, 'given-order': 6, 'given-part': 3, 'given-part-common': 1, 'given-slip': 5 },
  ...{
    'given-near': 1,
    'given-differs': -12,
    'surnames-same': 12,
    'surnames-swapped': 10,
    'surnames-missing': 5,
  },
  ...{ 'surnames-slip': 9, 'surnames-half': -4, 'surnames-differ': -9, 'sex-differs': -5 },
  ...{ 'same-center': 6, twins: 0 },
  // one child is registered again without a leave in the other file; two are nearly always there together
  ...{ 'stays-two-centers': -2, 'stays-overlap': -1 },
  // seen twice on a day by a slip at the door, or counted twice; two children of one time, on nearly every day
  ...{ 'seen-both-often': -6, 'seen-both-once': -2, 'seen-never-both': 4 },
}
/** What says so much against is never called sure. */
const AGAINST = -4
/** Days seen together that no slip at the door explains, and days of each without one together that say something. */
const OFTEN = 3
const ENOUGH = 5
const SURE = 32
const LIKELY = 19

function compareCurp(a: Told, b: Told): ReasonCode | undefined {
  const [x, y] = [normaliseCurp(a.curp ?? ''), normaliseCurp(b.curp ?? '')]
  if (x === '' || y === '') return undefined
  if (x === y) return 'curp-same'
  // a slip of the hand breaks the check digit of one: two keys that both hold are two people's
  const both = judgeCurp(x).valid && judgeCurp(y).valid
  // the sixteen letters that say who it is, and the two that tell apart those who share them
  if (!both && distance(x, y) <= 2 && !(x.slice(0, 16) === y.slice(0, 16) && x[16] !== y[16]))
    return 'curp-slip'
  if (!both && x.slice(0, 10) === y.slice(0, 10) && Math.min(x.length, y.length) < 18) return 'curp-root'
  return 'curp-differs'
}

function compareBirth(a: string, b: string): ReasonCode {
  if (a === b) return 'birth-same'
  const [y, m, d] = a.split('-')
  if (b === `${y}-${d}-${m}`) return 'birth-swapped'
  let off = 0
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) off++
  return off === 1 ? 'birth-digit' : 'birth-differs'
}

/** What it says that both files were in use at one time: nobody is in two places, or counted twice, day after day. */
function compareTogether(together: Together, oneCenter: boolean): ReasonCode[] {
  const { stays, both, seen } = together
  const reasons: ReasonCode[] = stays ? [oneCenter ? 'stays-overlap' : 'stays-two-centers'] : []
  if (both.length >= OFTEN) reasons.push('seen-both-often')
  else if (both.length > 0) reasons.push('seen-both-once')
  else if (Math.min(...seen) >= ENOUGH) reasons.push('seen-never-both')
  return reasons
}

/**
 * `sure`: one child, unless somebody knows better; `likely`: a person must look; `no`. Total and symmetric. Different given
 * names are two children whatever else agrees — twins, brothers and sisters — unless they bear one CURP: then a person looks.
 * `together`: when both were there, where it is known.
 */
export function likeness(a: Told, b: Told, together?: Together): Likeness {
  const reasons: ReasonCode[] = []
  const curp = compareCurp(a, b)
  if (curp) reasons.push(curp)
  const birth = compareBirth(a.birth, b.birth)
  const given: ReasonCode = `given-${compareGiven(a.given, b.given)}`
  const kin = compareSurnames(a, b)
  const surnames: ReasonCode = kin === 'differ' ? 'surnames-differ' : `surnames-${kin}`
  reasons.push(birth, given, surnames)
  if (a.sex !== b.sex) reasons.push('sex-differs')
  if (a.book === b.book) reasons.push('same-center')
  if (together) reasons.push(...compareTogether(together, a.book === b.book))
  const score = reasons.reduce((sum, r) => sum + BITS[r], 0)
  const kinOf = surnames !== 'surnames-differ' && surnames !== 'surnames-half'
  // born of one mother on one day: another name, or the same one beginning ("María José", "María Fernanda")
  if (birth === 'birth-same' && kinOf && given === 'given-differs') reasons.push('twins')
  const told = (outcome: Likeness['outcome']): Likeness => ({ outcome, score, reasons })
  // nearly the same name and another day of birth: sisters, unless one CURP says otherwise
  if (given === 'given-near' && birth !== 'birth-same' && curp !== 'curp-same') return told('no')
  // born together, and side by side day after day: Iván and Ian
  if (given === 'given-near' && reasons.includes('seen-both-often')) {
    reasons.push('twins')
    return told('no')
  }
  if (given === 'given-differs') return told(curp === 'curp-same' && kinOf ? 'likely' : 'no')
  if (a.sex !== b.sex && given !== 'given-same' && curp !== 'curp-same') return told('no')
  if (
    curp === 'curp-differs' &&
    !(birth === 'birth-same' && given === 'given-same' && surnames === 'surnames-same')
  )
    return told('no')
  if (score < LIKELY) return told('no')
  const firm = birth === 'birth-same' || curp === 'curp-same'
  const against = reasons.some((r) => BITS[r] <= AGAINST)
  // a slip in the given name may be a twin's: Dana and Diana
  const named = given === 'given-same' || given === 'given-order' || curp === 'curp-same'
  return told(score >= SURE && firm && named && !against ? 'sure' : 'likely')
}
