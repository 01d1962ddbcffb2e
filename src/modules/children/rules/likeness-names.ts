// Names as two files may write the same ones: accents, short forms, orders, missing parts and slips of the hand.
import { distance } from 'fastest-levenshtein'
import { normaliseName } from '../../../kernel/identity/curp-letters.ts'

const PARTICLES = new Set('DA DAS DE DEL DER DI EL LA LOS LAS Y'.split(' '))
/** Short and pet forms as they are written on lists. Source: usage in Mexico; one reading each, the commonest. */
const FULL: Readonly<Record<string, string>> = {
  ...{ MA: 'MARIA', M: 'MARIA', MARI: 'MARIA', FCO: 'FRANCISCO', PACO: 'FRANCISCO', PANCHO: 'FRANCISCO' },
  ...{ GPE: 'GUADALUPE', LUPITA: 'GUADALUPE', LUPE: 'GUADALUPE', J: 'JOSE', PEPE: 'JOSE', NACHO: 'IGNACIO' },
  ...{ CHUY: 'JESUS', BETO: 'ALBERTO', LALO: 'EDUARDO', MEMO: 'GUILLERMO', KIKE: 'ENRIQUE', TONO: 'ANTONIO' },
  ...{
    CHAYO: 'ROSARIO',
    LETY: 'LETICIA',
    PATY: 'PATRICIA',
    ALE: 'ALEJANDRA',
    FER: 'FERNANDA',
    MONI: 'MONICA',
  },
  ...{ GABY: 'GABRIELA', VALE: 'VALERIA', XIME: 'XIMENA', SOFI: 'SOFIA', DIEGUITO: 'DIEGO', RAFA: 'RAFAEL' },
}
/** Names so common beside another that sharing only them says little. */
const COMMON = new Set(['MARIA', 'JOSE', 'JUAN', 'ANA', 'LUIS'])

/** The words of a name that count, in upper case without accents, short forms written out. */
export function wordsOf(name: string): string[] {
  return normaliseName(name)
    .replace(/[^A-ZÑ ]/g, ' ')
    .split(' ')
    .filter((w) => w !== '' && !PARTICLES.has(w))
    .map((w) => FULL[w] ?? w)
}

/** As it sounds, roughly: what two people write differently and say alike. */
export function soundOf(word: string): string {
  return word
    .replace(/H/g, '')
    .replace(/[VW]/g, 'B')
    .replace(/[ZX]|C(?=[EI])/g, 'S')
    .replace(/QU(?=[EI])|Q|K/g, 'C')
    .replace(/G(?=[EI])/g, 'J')
    .replace(/LL|Y/g, 'I')
    .replace(/Ñ/g, 'N')
    .replace(/(.)\1/g, '$1')
}

/** Two neighboring letters that changed places. */
function turned(a: string, b: string, d: number): boolean {
  if (d !== 2 || a.length !== b.length) return false
  const at = [...a].findIndex((c, i) => c !== b[i])
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
}

/** One letter more, less or other — two in long words — or two that changed places. */
export function slip(a: string, b: string): boolean {
  if (a === b || soundOf(a) === soundOf(b)) return true
  const d = distance(a, b)
  const shorter = Math.min(a.length, b.length)
  if (shorter >= 4 && turned(a, b, d)) return true
  return shorter >= 8 ? d <= 2 : shorter >= 5 && d <= 1
}

/**
 * A letter left out of a short word, or two that changed places in one of three: Gómez and Góez, Hugo and Huo. Another letter in
 * its place is another name (Mora and Moya), and one left out may be too (Iván and Ian): it says less than a slip does.
 */
export function near(a: string, b: string): boolean {
  const d = distance(a, b)
  const longer = Math.max(a.length, b.length)
  return longer >= 3 && ((d === 1 && a.length !== b.length) || turned(a, b, d))
}

/** Luis and Luisa, Mario and María: one letter apart at the end, and two people's names. */
const otherGender = (a: string, b: string): boolean => {
  const stem = (w: string) => w.replace(/[AO]$/, '')
  return a !== b && stem(a) === stem(b)
}

export type Given = 'same' | 'order' | 'part' | 'part-common' | 'slip' | 'near' | 'differs'

export function compareGiven(a: string, b: string): Given {
  const [x, y] = [wordsOf(a), wordsOf(b)]
  if (x.length === 0 || y.length === 0) return 'differs'
  if (x.join(' ') === y.join(' ')) return 'same'
  if (x.length === y.length && [...x].sort().join(' ') === [...y].sort().join(' ')) return 'order'
  const [few, many] = x.length < y.length ? [x, y] : [y, x]
  if (few.length < many.length && few.every((w) => many.some((m) => slip(w, m) && !otherGender(w, m))))
    return few.every((w) => COMMON.has(w)) ? 'part-common' : 'part'
  // one word or two: María José and Mariajosé
  if (x.length !== y.length && slip(x.join(''), y.join(''))) return 'slip'
  const each = (alike: typeof slip) =>
    x.length === y.length && x.every((w, i) => alike(w, y[i]!) && !otherGender(w, y[i]!))
  if (each(slip)) return 'slip'
  if (each((v, w) => slip(v, w) || near(v, w))) return 'near'
  return 'differs'
}

export type Surnames = 'same' | 'swapped' | 'missing' | 'slip' | 'half' | 'differ'
type TwoNames = { readonly first: string; readonly second: string | null }

export function compareSurnames(a: TwoNames, b: TwoNames): Surnames {
  const text = (s: string | null) => wordsOf(s ?? '').join(' ')
  const [a1, a2, b1, b2] = [text(a.first), text(a.second), text(b.first), text(b.second)]
  if (a1 === b1 && a2 === b2) return 'same'
  if (a2 !== '' && a1 === b2 && a2 === b1) return 'swapped'
  const alike = (x: string, y: string) => slip(x, y) || near(x, y)
  if (a2 === '' || b2 === '') return alike(a1, b1) ? 'missing' : 'differ'
  if (alike(a1, b1) && alike(a2, b2)) return 'slip'
  return alike(a1, b1) ? 'half' : 'differ'
}
