// What two files of one child have in common at least once: only files that share one of these are compared.
import { normaliseCurp } from '../../../kernel/identity/curp.ts'
import type { Told } from './likeness.ts'
import { soundOf, wordsOf } from './likeness-names.ts'

/**
 * A file's blocks: its CURP and the ten letters it begins with; its birth with both surnames; its birth with a given name and
 * the letter one surname begins with, the one people least mistype; and its names without the birth, which may be mistyped. All as they sound.
 */
export function blocksOf(c: Told): string[] {
  const curp = normaliseCurp(c.curp ?? '')
  const sounds = [c.first, c.second ?? ''].map((s) => soundOf(wordsOf(s).join(''))).sort()
  const given = wordsOf(c.given).map(soundOf)
  return [
    ...(curp.length === 18 ? [`curp ${curp}`] : []),
    ...(curp.length >= 10 ? [`root ${curp.slice(0, 10)}`] : []),
    `born ${c.birth} ${sounds.join(' ')}`,
    ...given.flatMap((g) => sounds.filter((s) => s !== '').map((s) => `named ${c.birth} ${g} ${s[0]}`)),
    ...given.map((g) => `family ${sounds.join(' ')} ${g}`),
  ]
}
