// Names of organizations: when two that are written differently may be one, so that a person looks; nothing is joined by it.
import { distance } from 'fastest-levenshtein'
import { nameKey } from '../../../kernel/import-target.ts'

/** Forms a company's name may end in: they say how it is constituted, not which one it is. Source: Ley General de Sociedades Mercantiles, arts. 1, 87; Código Civil Federal, art. 2670. */
const FORMS =
  /\b(s\s?a\s?p\s?i|s\s?a\s?b|s\s?a|s de r\s?l|s\s?r\s?l|s\s?c|a\s?c|i\s?a\s?p|sociedad anonima|asociacion civil)?( de c\s?v| mi)?$/
/** What parks are called besides their name. */
const KIND =
  /^(el |la |los |las )?(parque|zona|ciudad|corredor)? ?(industrial|tecnologico|logistico)? ?(de |del |de la )?/

/** Small letters, no accents or marks, no company form: what two ways of writing one name have in common. */
export function matchOf(name: string): string {
  const plain = nameKey(name)
    .replace(/\./g, '')
    .replace(/[^a-z0-9ñ&]+/g, ' ')
    .trim()
  const bare = plain.replace(FORMS, '').trim()
  const named = bare.replace(KIND, '').trim()
  return named.length >= 4 ? named : bare.length > 0 ? bare : plain
}

/** Words in order of the alphabet: «Aguascalientes Norte» and «Norte Aguascalientes». */
const sorted = (match: string) => match.split(' ').sort().join(' ')

const ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x']
/** Numbers among the words, in ciphers or Roman. */
const numbersOf = (words: string) =>
  words
    .split(' ')
    .flatMap((w) =>
      /\d/.test(w) ? [w.replace(/\D/g, '')] : ROMAN.includes(w) ? [String(ROMAN.indexOf(w) + 1)] : [],
    )
    .join(' ')

type Named = {
  readonly match: string
  readonly rfc: string | null
  readonly municipality: string | null
  readonly kind: string
}

/** Shares of the longer name that may differ. Source: house proposal, tried on the 669 parks of the register. */
const ALIKE = 0.2

/**
 * Why two records may be one organization: the same RFC; the same name; nearly the same name in one municipality. Undefined =
 * nothing says so. Two RFCs that differ are two organizations, whatever their names.
 */
export function alike(a: Named, b: Named): 'rfc' | 'name' | 'near-name' | undefined {
  if (a.rfc !== null && b.rfc !== null) return a.rfc === b.rfc ? 'rfc' : undefined
  if (a.kind !== b.kind) return undefined
  const near = a.municipality === null || b.municipality === null || a.municipality === b.municipality
  if (!near) return undefined
  const [x, y] = [sorted(a.match), sorted(b.match)]
  if (x === y) return 'name'
  const longest = Math.max(x.length, y.length)
  if (longest < 6) return undefined
  // «Fase 1» and «Fase II» differ by a number, and are two
  if (numbersOf(x) !== numbersOf(y)) return undefined
  return distance(x, y) / longest <= ALIKE ? 'near-name' : undefined
}
