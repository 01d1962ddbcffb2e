// The letters of a CURP: how names become its four first letters and its three inner consonants.

/** Names as the birth certificate writes them; an empty surname where there is none. */
export type CurpNames = { readonly given: string; readonly first: string; readonly second: string }

/** Words that do not count when they open a name. Source: Instructivo normativo de la CURP, criterios de excepción. */
const PARTICLES = new Set('DA DAS DE DEL DER DI DIE DD EL LA LOS LAS LE LES MAC MC VAN VON Y'.split(' '))
/** First names that give way to the second one. Same source. */
const COMMON = new Set('MARIA MA MA. M M. JOSE J J.'.split(' '))
/** Four letters nobody should carry; their second becomes X. Source: same, annex 2, catálogo de palabras inconvenientes. */
const INCONVENIENT = new Set(
  (
    'BACA BAKA BUEI BUEY CACA CACO CAGA CAGO CAKA CAKO COGE COGI COJA COJE COJI COJO COLA CULO FALO FETO GETA GUEI ' +
    'GUEY JETA JOTO KACA KACO KAGA KAGO KAKA KAKO KOGE KOGI KOJA KOJE KOJI KOJO KOLA KULO LILO LOCA LOCO LOKA LOKO ' +
    'MAME MAMO MEAR MEAS MEON MIAR MION MOCO MOKO MULA MULO NACA NACO PEDA PEDO PENE PIPI PITO POPO PUTA PUTO QULO ' +
    'RATA ROBA ROBE ROBO RUIN SENO TETA VACA VAGA VAGO VAKA VUEI VUEY WUEI WUEY'
  ).split(' '),
)

/** Upper case, without accents, one space between words; Ñ stays, because it becomes X only where it is used. */
export function normaliseName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/n\u0303/g, 'ñ')
    .replace(/N\u0303/g, 'Ñ')
    .replace(/[\u0300-\u036f]/g, '')
    .toUpperCase()
    .normalize('NFC')
    .trim()
    .replace(/\s+/g, ' ')
}

/** The first four letters: total on any text; an unknown letter is X. */
export function firstFourLetters(names: CurpNames): string {
  const [first, second, given] = wordsOf(names)
  const four = letter(first[0]) + vowelAfterFirst(first) + letter(second[0]) + letter(given[0])
  return INCONVENIENT.has(four) ? `${four[0]}X${four.slice(2)}` : four
}

/** Letters 14 to 16: the first consonant inside each surname and the given name; X where there is none. */
export function innerConsonants(names: CurpNames): string {
  return wordsOf(names).map(consonantAfterFirst).join('')
}

/** True for the four letters that the rule never gives, because one of the words would show. */
export const isInconvenient = (four: string): boolean => INCONVENIENT.has(four)

function wordsOf(names: CurpNames): [string, string, string] {
  const first = surname(names.first)
  const second = surname(names.second)
  // One surname only: it is the first one, wherever the form put it.
  return first === '' ? [second, '', givenName(names.given)] : [first, second, givenName(names.given)]
}

/** The word that counts: the first that is no particle, or the last one when all are. */
function surname(name: string): string {
  const words = normaliseName(name).split(' ')
  return words.find((w) => !PARTICLES.has(w)) ?? words.at(-1)!
}

function givenName(name: string): string {
  const words = normaliseName(name).split(' ')
  const rest = words.length > 1 && COMMON.has(words[0]!) ? words.slice(1) : words
  return rest.find((w) => !PARTICLES.has(w)) ?? words[0]!
}

const letter = (c: string | undefined): string => (c !== undefined && /[A-Z]/.test(c) ? c : 'X')

/** First vowel after the first letter; a slash, hyphen, point or apostrophe before it takes its place as X. */
function vowelAfterFirst(word: string): string {
  for (const c of word.slice(1)) {
    if (/[AEIOU]/.test(c)) return c
    if (!/[A-ZÑ]/.test(c)) return 'X'
  }
  return 'X'
}

function consonantAfterFirst(word: string): string {
  for (const c of word.slice(1)) {
    if (!/[AEIOU]/.test(c)) return letter(c)
  }
  return 'X'
}
