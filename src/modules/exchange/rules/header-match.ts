// How well the words over a column say that it is a certain column of a target: synonyms, abbreviations, small typing errors.
import { distance } from 'fastest-levenshtein'
import type { ImportColumn } from '../../../kernel/import-target.ts'
import { GROUP, headerWords, plain } from './texts.ts'

/** Words that make it another thing: «población femenina» is not the population, «nombre de la madre» not the child's. */
const OTHERS = new Set(
  (
    'femenina masculina mujer hombre indigena madre padre tutor tutora mama papa director directora responsable contacto ' +
    'anterior original tipo metodo metropolitana promedio porcentaje tasa variacion nacer validacion contrato fin mensual cuota ' +
    'localidad colonia calle domicilio direccion observacion error fuente precision clave id codigo fecha edad hogar vivienda ' +
    'beneficiario familiar jefa jefe conyuge emergencia medico'
  ).split(' '),
)
/** Words that change little. */
const SMALL = new Set(
  'total general oficial completo dato actual nacional lista federativa institucional vigente ceci imss'.split(
    ' ',
  ),
)

function likeness(a: string, b: string): number {
  if (a === b) return 1
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  if (short.length >= 3 && long.startsWith(short) && long.length - short.length >= 2)
    return short.length >= 4 ? 0.88 : 0.8
  if (short.length < 5) return 0
  const edits = distance(a, b)
  if (edits === 1) return 0.92
  return edits === 2 && short.length >= 8 ? 0.85 : 0
}

/** 0 to 1: every word of the phrase is there, and little besides. */
function phraseScore(header: readonly string[], phrase: readonly string[]): number {
  if (header.length === 0 || phrase.length === 0) return 0
  const used = new Set<number>()
  let sum = 0
  let matched = 0
  for (const p of phrase) {
    let best = 0
    let at = -1
    header.forEach((h, i) => {
      if (used.has(i)) return
      const l = likeness(h, p)
      if (l > best) {
        best = l
        at = i
      }
    })
    if (best >= 0.8) {
      used.add(at)
      sum += best
      matched++
    }
  }
  if (matched === 0) return 0
  let penalty = 0
  header.forEach((h, i) => {
    if (used.has(i)) return
    penalty += SMALL.has(h) ? 0.05 : OTHERS.has(h) ? 0.45 : 0.17
  })
  const share = matched / phrase.length
  const base = share === 1 ? sum / phrase.length : 0.6 * share * (sum / matched)
  return Math.max(0, base - Math.min(0.8, penalty))
}

const phrases = new WeakMap<ImportColumn, readonly (readonly string[])[]>()
function phrasesOf(column: ImportColumn): readonly (readonly string[])[] {
  let list = phrases.get(column)
  if (!list) {
    list = [column.name, column.words.es, column.words.en, ...column.also].map(headerWords)
    phrases.set(column, list)
  }
  return list
}

/** Whether the header is one of the column's own words and nothing besides, not even a year. */
export const saysExactly = (header: string, column: ImportColumn): boolean =>
  [column.name, column.words.es, column.words.en, ...column.also].some((w) => plain(w) === plain(header))

/** 0 to 1. Of a grouped header its own part counts nearly as much as the whole, unless the group is somebody else's. */
export function headerScore(header: string, column: ImportColumn): number {
  const whole = headerWords(header)
  const cut = header.lastIndexOf(GROUP)
  const leaf = cut < 0 ? undefined : headerWords(header.slice(cut + GROUP.length))
  const group = cut < 0 ? [] : headerWords(header.slice(0, cut))
  const foreign = group.some((w) => OTHERS.has(w))
  let best = 0
  for (const phrase of phrasesOf(column)) {
    best = Math.max(best, phraseScore(whole, phrase))
    if (leaf && !foreign) best = Math.max(best, 0.97 * phraseScore(leaf, phrase))
  }
  return best
}
