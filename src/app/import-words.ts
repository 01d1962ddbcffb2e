// What `nido import` prints: the columns it found, the questions it has, and what came of the file.
import { noteWords } from '../kernel/import-target.ts'
import type { Question } from '../modules/exchange/contract/reading.ts'
import type { ImportReport } from '../modules/exchange/contract.ts'
import { beforeThis } from '../modules/exchange/rules/before-this.ts'
import { type Country, valueKinds } from '../modules/exchange/rules/value-kinds.ts'
import type { Opened } from '../modules/exchange/work/understanding.ts'

export const figures = new Intl.NumberFormat('es-MX')
/** Bad rows told on the console; the rest go to --errors. */
const SHOWN = 20

const cut = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text
const percent = (n: number): string => `${Math.round(n * 100)} %`.padStart(5)

/** What the file is, and every column with its home, how sure that is, and what its values are. */
export function foundWords({ looked, understood }: Opened, country: Country): string {
  const { guess, seen } = understood
  const lines = [
    `${looked.how}, hoja «${looked.sheet.grid.name}», encabezado en la fila ${looked.table.headerRow}`,
  ]
  for (const t of looked.table.titles) lines.push(`  (arriba) ${cut(t.text, 100)}`)
  if (guess) lines.push(`Parece: ${guess.target.words.es} — ${guess.reason}`)
  else {
    lines.push('No es ninguna de las listas que se importan. Lo más parecido:')
    for (const g of understood.guesses.slice(0, 3)) lines.push(`  ${g.target.id}: ${g.reason}`)
  }
  lines.push('')
  const homes = new Map<number, { name: string; score: number; sure: boolean }>()
  for (const [name, h] of guess?.homes ?? []) {
    homes.set(h.at, { name, ...h })
    if (h.beside !== undefined) homes.set(h.beside, { name, ...h })
  }
  for (const [at, s] of seen.entries()) {
    const home = homes.get(at)
    const what = home
      ? `→ ${home.name.padEnd(18)} ${percent(home.score)}${home.sure ? '' : '  ¿?'}`
      : '  se queda fuera'
    const constant = s.profile.constant === undefined ? '' : `, siempre «${cut(s.profile.constant, 20)}»`
    lines.push(
      `  ${cut(s.header, 34).padEnd(35)}${what.padEnd(34)}${valueKinds[s.profile.kind].es}${constant}`,
    )
  }
  const before = beforeThis(understood, country, looked.whole)
  if (before !== null) lines.push(`\n${before}`)
  if (guess && guess.missing.length > 0) lines.push(`\nFalta: ${guess.missing.join(', ')}`)
  return `${lines.join('\n')}\n`
}

/** A question as it is asked, its choices numbered. */
export function questionWords(q: Question): string {
  const choices = q.choices.map((c, i) => {
    const mark = c.value === q.suggested ? '  ← sugerida' : ''
    return `  ${i + 1}) ${c.label}${c.hint ? ` (${c.hint})` : ''}${mark}`
  })
  return `\n${q.sentence}${q.rows > 0 ? ` (${figures.format(q.rows)} filas)` : ''}\n${choices.join('\n')}\n`
}

/** The option that answers it without asking. */
export const answerOption = (q: Question): string => {
  const values = q.choices.slice(0, 4).map((c) => c.value)
  return `  ${q.sentence}\n    --answer '${q.id}=${q.suggested ?? values[0] ?? '…'}'   (${values.join(', ')}${q.choices.length > 4 ? ', …' : ''})`
}

export function reportWords(r: ImportReport, seconds: number, errors: string | undefined): string {
  const lines: string[] = []
  const rate =
    r.rows > 0 && seconds > 0 ? ` (${figures.format(Math.round(r.rows / seconds))} por segundo)` : ''
  lines.push(
    `${figures.format(r.rows)} filas en ${seconds.toFixed(1)} s${rate}: ${figures.format(r.good)} buenas, ${figures.format(r.bad)} malas`,
  )
  if (r.leftOut > 0)
    lines.push(`${figures.format(r.leftOut)} renglones eran notas o totales y se quedan fuera`)
  const counts = [
    `${figures.format(r.added)} nuevas`,
    `${figures.format(r.changed)} corregidas`,
    `${figures.format(r.same)} sin cambio`,
  ]
  if (r.kept > 0) counts.push(`${figures.format(r.kept)} que una persona cambió después (su palabra queda)`)
  const list = counts.join(', ')
  if (r.dryRun) lines.push(`Ensayo, no se tomó nada. Serían: ${list}.`)
  else lines.push(r.taken ? `Se tomaron las buenas: ${list}.` : 'No se tomó ninguna fila, porque hay malas.')
  for (const n of r.errors.slice(0, SHOWN)) lines.push(`  ${noteWords(n)}`)
  if (r.bad > SHOWN)
    lines.push(`  … ${errors ? `todas en ${errors}` : 'con --errors OUT.csv se escriben todas'}`)
  if (r.doubtful > 0) lines.push(`${figures.format(r.doubtful)} dudas en filas que sí se toman:`)
  for (const n of r.doubts.slice(0, SHOWN)) lines.push(`  ${noteWords(n)}`)
  return `${lines.join('\n')}\n`
}
