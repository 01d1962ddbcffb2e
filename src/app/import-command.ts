// `nido import`: takes in any list from the console — says what it found, asks, tries, takes, and tells every bad row.
import { createWriteStream, statSync, type WriteStream } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { uuidOfDigest } from '../kernel/ids.ts'
import type { RowNote } from '../kernel/import-target.ts'
import type { Question } from '../modules/exchange/contract/reading.ts'
import type { ImportReport } from '../modules/exchange/contract.ts'
import { NOTE_HEAD, noteCsv } from '../modules/exchange/rules/note-csv.ts'
import { recipeOf, saidByRecipe } from '../modules/exchange/rules/recipe.ts'
import { headerKeys, type Said, saidOf } from '../modules/exchange/rules/understand.ts'
import type { Country } from '../modules/exchange/rules/value-kinds.ts'
import { countryOf } from '../modules/exchange/work/country.ts'
import { importTable } from '../modules/exchange/work/importing.ts'
import { keepRecipe, recipeFor, recipeOfText, recipeText } from '../modules/exchange/work/recipes.ts'
import { type Opened, openTable } from '../modules/exchange/work/understanding.ts'
import { sha256 } from '../platform/digest.ts'
import { WrongFile } from '../platform/reading-source.ts'
import { type CommandDatabase, openCommandDatabase } from './command-database.ts'
import type { CommandRun } from './command-run.ts'
import { importBoundaries } from './commands/import-boundaries.ts'
import { whoGrowth } from './commands/import-who-growth.ts'
import { type ImportAsked, importAsked } from './import-options.ts'
import { answerOption, figures, foundWords, questionWords, reportWords } from './import-words.ts'
import { importTargets } from './modules.ts'

/** Author of what is imported from the console: nobody's account. */
const CONSOLE = uuidOfDigest(sha256('nido/console'))
/** Questions told at once where nobody can be asked. */
const SHOWN = 20

/** Answers the exit code. */
export async function importCommand(run: CommandRun): Promise<number> {
  if (run.args[0] === 'who-growth') return whoGrowth({ ...run, args: run.args.slice(1) })
  if (run.args[0] === 'boundaries') return importBoundaries({ ...run, args: run.args.slice(1) })
  const asked = importAsked(run.args)
  if ('text' in asked) {
    const tell = asked.code === 0 ? run.out : run.err
    tell(asked.text)
    return asked.code
  }
  const path = resolve(run.from, asked.file)
  try {
    sizeOf(path, asked.file)
    return await bring(run, asked, path)
  } catch (e) {
    if (!(e instanceof WrongFile)) throw e
    run.err(`${asked.file}: ${e.message}\n`)
    return 2
  }
}

function sizeOf(path: string, shown: string): void {
  let found: ReturnType<typeof statSync>
  try {
    found = statSync(path)
  } catch (e) {
    const why = (e as { code?: string }).code === 'ENOENT' ? 'no existe' : 'sin permiso'
    throw new WrongFile(`No se puede leer «${shown}»: ${why}.`)
  }
  if (!found.isFile()) throw new WrongFile(`«${shown}» no es un archivo.`)
}

async function bring(run: CommandRun, asked: ImportAsked, path: string): Promise<number> {
  const signal = run.cancellation()
  const database = await openCommandDatabase(run.from, asked.values.data, (line) => run.err(`${line}\n`))
  try {
    const country = await database.db.read({ all: true }, (read) => countryOf(read, new Date()))
    const opened = await understoodFile(run, asked, path, database, country, signal)
    if (opened === undefined) return 2
    await saveRecipe(run, asked, database, opened)
    return await take(run, asked, database, country, opened, signal)
  } catch (e) {
    if (!signal.aborted) throw e
    run.err('Cancelado: no se tomó nada.\n')
    return 130
  } finally {
    await database.close()
  }
}

async function recipeSaid(run: CommandRun, asked: ImportAsked): Promise<Said | undefined> {
  const name = asked.values.recipe
  if (name === undefined) return undefined
  const text = await readFile(resolve(run.from, name), 'utf8').catch(() => {
    throw new WrongFile(`No se puede leer la receta «${name}».`)
  })
  const recipe = recipeOfText(text)
  if ('sentence' in recipe) throw new WrongFile(`«${name}»: ${recipe.sentence}`)
  return saidByRecipe(recipe)
}

/** Reads, says what was found, and asks until nothing must be asked; undefined when somebody must answer and nobody is there. */
async function understoodFile(
  run: CommandRun,
  asked: ImportAsked,
  path: string,
  { db }: CommandDatabase,
  country: Country,
  signal: AbortSignal,
): Promise<Opened | undefined> {
  const source = { name: asked.file, path }
  const given = await recipeSaid(run, asked)
  const columns = Object.fromEntries(
    asked.columns.map(([h, c]) => [headerKeys([h])[0]!, c === '-' ? null : c]),
  )
  const wanted = {
    ...(asked.values.sheet !== undefined && { sheet: asked.values.sheet }),
    ...(asked.values.table !== undefined && { table: asked.values.table }),
  }
  let answers = asked.answers
  const recipe = async (keys: readonly string[]): Promise<Said | undefined> => {
    if (given) return given
    const kept = await recipeFor(db, keys)
    if (kept) run.out(`Se usa la receta «${kept.name}».\n`)
    return kept && saidByRecipe(kept.recipe)
  }
  const read = (more: { table?: string } = {}) =>
    openTable(
      ...([source, { ...wanted, ...more }, importTargets, country] as const),
      { columns, answers, ...(asked.target !== undefined && { target: asked.target }) },
      recipe,
      signal,
    )
  let opened = await read()
  const tables = opened.looked.sheet.tables
  if (tables.length > 1 && asked.values.table === undefined) {
    const table = await chosenTable(run, asked, opened)
    if (table === undefined) return undefined
    opened = await read({ table })
  }
  run.out(foundWords(opened, country))
  for (const seen = new Set<string>(); ; ) {
    const open = opened.understood.questions.filter((q) => q.answer === null && !seen.has(q.id))
    const must = open.filter((q) => q.must)
    if (open.length === 0) return opened
    if (asked.values.yes || !run.ask) {
      if (must.length === 0) {
        run.out(
          `\nSin respuesta, y sus filas quedarán como malas:\n${open.slice(0, SHOWN).map(answerOption).join('\n')}\n`,
        )
        return opened
      }
      run.err(
        `\nFaltan respuestas. Dígalas así y vuelva a pedirlo:\n${open.slice(0, SHOWN).map(answerOption).join('\n')}\n`,
      )
      return undefined
    }
    for (const q of open) {
      seen.add(q.id)
      const answer = await answerOf(run, q)
      if (answer !== undefined) answers = { ...answers, [q.id]: answer }
    }
    opened = await read({ table: opened.looked.table.id })
  }
}

async function chosenTable(
  run: CommandRun,
  asked: ImportAsked,
  { looked }: Opened,
): Promise<string | undefined> {
  const lines = looked.sheet.tables.map((t) => `  ${t.id}) ${t.headers.slice(0, 6).join(', ')}`).join('\n')
  const text = `En la hoja hay ${looked.sheet.tables.length} tablas, una junto a otra:\n${lines}\n`
  if (asked.values.yes || !run.ask) {
    run.err(`${text}Diga cuál con --table N.\n`)
    return undefined
  }
  for (;;) {
    const answer = (await run.ask(`${text}¿Cuál? `)).trim()
    if (looked.sheet.tables.some((t) => t.id === answer)) return answer
  }
}

/** A number of a choice, a value, or nothing for the suggestion. */
async function answerOf(run: CommandRun, q: Question): Promise<string | undefined> {
  const keep = q.suggested === null ? (q.must ? '' : ', vacío para dejarla') : ', vacío para la sugerida'
  for (;;) {
    const text = (await run.ask!(`${questionWords(q)}Número${q.open ? ' o clave' : ''}${keep}: `)).trim()
    if (text === '' && (q.suggested !== null || !q.must)) return q.suggested ?? undefined
    const chosen = q.choices[Number(text) - 1]?.value ?? q.choices.find((c) => c.value === text)?.value
    if (chosen !== undefined) return chosen
    if (q.open && text !== '') return text
  }
}

async function saveRecipe(
  run: CommandRun,
  asked: ImportAsked,
  { db }: CommandDatabase,
  opened: Opened,
): Promise<void> {
  const name = asked.values['save-recipe']
  if (name === undefined) return
  const file = /\.(ya?ml|json)$/i.test(name)
  const recipe = recipeOf(file ? asked.file : name, saidOf(opened.understood, opened.said.answers))
  if (!recipe) throw new WrongFile('No se sabe de qué es la lista: no hay qué guardar en la receta.')
  if (!file) await keepRecipe(db, recipe, CONSOLE, new Date())
  else {
    const text = /\.json$/i.test(name) ? `${JSON.stringify(recipe, null, 2)}\n` : recipeText(recipe)
    await writeFile(resolve(run.from, name), text).catch(() => {
      throw new WrongFile(`No se pudo escribir «${name}».`)
    })
  }
  run.out(`Receta guardada: ${name}\n`)
}

function noteWriter(path: string): {
  write: (kind: 'error' | 'doubt', n: RowNote) => void
  end: () => Promise<void>
} {
  const out: WriteStream = createWriteStream(path)
  let failure: Error | undefined
  out.on('error', (e) => {
    failure = e
  })
  out.write(NOTE_HEAD)
  return {
    write: (kind, n) => void out.write(noteCsv(kind, n)),
    end: () =>
      new Promise<void>((done, fail) => {
        if (failure) return fail(new WrongFile(`No se pudo escribir «${path}».`))
        out.end(() => (failure ? fail(new WrongFile(`No se pudo escribir «${path}».`)) : done()))
      }),
  }
}

async function take(
  run: CommandRun,
  { values, file }: ImportAsked,
  { db, house }: CommandDatabase,
  country: Country,
  { looked, understood, said }: Opened,
  signal: AbortSignal,
): Promise<number> {
  const notes = values.errors === undefined ? undefined : noteWriter(resolve(run.from, values.errors))
  const began = performance.now()
  const kilobytes = (bytes: number) => Math.ceil(bytes / 1024)
  let soFar: ImportReport | undefined
  try {
    const { report } = await importTable({
      ...{ db, house, looked, understood, country, signal, answers: said.answers },
      ...{ author: CONSOLE, now: () => new Date(), status: values.status },
      ...{ dryRun: values['dry-run'] === true, allOrNothing: values['all-or-nothing'] === true },
      onNote: notes?.write,
      onRows: (r, bytes) => {
        soFar = r
        run.progress(
          `${r.dryRun ? 'Revisando' : 'Importando'} ${file} (kB)`,
          kilobytes(bytes),
          kilobytes(looked.bytes),
        )
      },
    })
    await notes?.end()
    run.out(`\n${reportWords(report, (performance.now() - began) / 1000, values.errors)}`)
    return report.bad > 0 ? 1 : 0
  } catch (e) {
    if (!signal.aborted) throw e
    const good = soFar && !soFar.dryRun ? soFar.good : 0
    run.err(
      `Cancelado: ${figures.format(good)} filas quedaron tomadas, enteras. Importe el mismo archivo para terminar: lo tomado no se repite.\n`,
    )
    return 130
  }
}
