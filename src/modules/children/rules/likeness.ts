// How alike two children's files are: evidence for and against, added up as Fellegi and Sunter do; twins are kept apart.
import { distance } from 'fastest-levenshtein'
import { judgeCurp, normaliseCurp } from '../../../kernel/identity/curp.ts'
import type { Child } from '../contract.ts'
import { compareGiven, compareSurnames, soundOf, wordsOf } from './likeness-names.ts'

export type Told = Pick<Child, 'book' | 'key' | 'given' | 'first' | 'second' | 'sex' | 'birth' | 'curp'>

export const reasonCodes = [
  ...['curp-same', 'curp-slip', 'curp-root', 'curp-differs', 'birth-same', 'birth-swapped', 'birth-digit'],
  ...['birth-differs', 'given-same', 'given-order', 'given-part', 'given-part-common', 'given-slip'],
  ...['given-differs', 'surnames-same', 'surnames-swapped', 'surnames-missing', 'surnames-slip'],
  ...['surnames-half', 'surnames-differ', 'sex-differs', 'same-center', 'twins'],
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
  ...{ 'given-differs': -12, 'surnames-same': 12, 'surnames-swapped': 10, 'surnames-missing': 5 },
  ...{ 'surnames-slip': 9, 'surnames-half': -4, 'surnames-differ': -9, 'sex-differs': -5 },
  ...{ 'same-center': 6, twins: 0 },
}
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

/**
 * `sure`: one child, unless somebody knows better; `likely`: a person must look; `no`. Total and symmetric. Different given
 * names are two children whatever else agrees — twins, brothers and sisters — unless they bear one CURP: then a person looks.
 */
export function likeness(a: Told, b: Told): Likeness {
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
  const score = reasons.reduce((sum, r) => sum + BITS[r], 0)
  const kinOf = surnames !== 'surnames-differ' && surnames !== 'surnames-half'
  // born of one mother on one day: another name, or the same one beginning ("María José", "María Fernanda")
  if (birth === 'birth-same' && kinOf && given === 'given-differs') reasons.push('twins')
  const told = (outcome: Likeness['outcome']): Likeness => ({ outcome, score, reasons })
  if (given === 'given-differs') return told(curp === 'curp-same' && kinOf ? 'likely' : 'no')
  if (a.sex !== b.sex && given !== 'given-same' && curp !== 'curp-same') return told('no')
  if (
    curp === 'curp-differs' &&
    !(birth === 'birth-same' && given === 'given-same' && surnames === 'surnames-same')
  )
    return told('no')
  if (score < LIKELY) return told('no')
  const firm = birth === 'birth-same' || curp === 'curp-same'
  const against = reasons.some((r) => BITS[r] < 0)
  // a slip in the given name may be a twin's: Dana and Diana
  const named = given === 'given-same' || given === 'given-order' || curp === 'curp-same'
  return told(score >= SURE && firm && named && !against ? 'sure' : 'likely')
}

/** What two files of one child have in common at least once: only files that share one of these are compared. */
export function blocksOf(c: Told): string[] {
  const curp = normaliseCurp(c.curp ?? '')
  const sounds = [c.first, c.second ?? ''].map((s) => soundOf(wordsOf(s).join(''))).sort()
  const given = wordsOf(c.given).map(soundOf)
  return [
    ...(curp.length === 18 ? [`curp ${curp}`] : []),
    ...(curp.length >= 10 ? [`root ${curp.slice(0, 10)}`] : []),
    `born ${c.birth} ${sounds.join(' ')}`,
    ...given.map((g) => `named ${c.birth} ${g}`),
    ...given.map((g) => `family ${sounds.join(' ')} ${g}`),
  ]
}

export type Pair<T> = Likeness & { readonly first: T; readonly second: T }
/** A block that many files share (a name everybody bears, a day typed for everybody) tells nothing and is left out. */
export const MOST_IN_BLOCK = 60

/** Pairs of files that may be one child's, surest first; `crowded` counts blocks that were left out. Never a cross product. */
export function pairsAmong<T extends Told>(files: readonly T[]): { pairs: Pair<T>[]; crowded: number } {
  const blocks = new Map<string, T[]>()
  for (const f of files) {
    for (const b of new Set(blocksOf(f))) {
      const list = blocks.get(b)
      if (list) list.push(f)
      else blocks.set(b, [f])
    }
  }
  const seen = new Set<string>()
  const pairs: Pair<T>[] = []
  let crowded = 0
  for (const list of blocks.values()) {
    if (list.length > MOST_IN_BLOCK) {
      crowded++
      continue
    }
    for (const [i, first] of list.entries()) {
      for (const second of list.slice(i + 1)) {
        const name = [first.key, second.key].sort().join('|')
        if (first.key === second.key || seen.has(name)) continue
        seen.add(name)
        const found = likeness(first, second)
        if (found.outcome !== 'no') pairs.push({ ...found, first, second })
      }
    }
  }
  pairs.sort((a, b) => b.score - a.score || (a.first.key < b.first.key ? -1 : 1))
  return { pairs, crowded }
}
