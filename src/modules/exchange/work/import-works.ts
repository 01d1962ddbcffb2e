// Judging and taking a draft as long work: told as it goes, stopped when asked, begun again after a crash at no cost.
import * as v from 'valibot'
import { NATION, Uuid } from '../../../kernel/ids.ts'
import type { ImportTarget, RowNote } from '../../../kernel/import-target.ts'
import { permissionsOf } from '../../../kernel/permission.ts'
import type { LongWork, Working } from '../../../platform/house.ts'
import { WorkFailed } from '../../../platform/long-work.ts'
import { WrongFile } from '../../../platform/reading-source.ts'
import type { Question } from '../contract/reading.ts'
import type { ImportReport } from '../contract.ts'
import { valueQuestionOf } from '../rules/ask.ts'
import { NOTE_HEAD, noteCsv } from '../rules/note-csv.ts'
import { draftRow, emptyDraft, hasMore, opened } from './drafts.ts'
import { importTable } from './importing.ts'
import { countUse } from './recipes.ts'

const SYSTEM = { system: true } as const
/** How often the screen's report is written while rows go by. */
const LIVE_MS = 800

const Input = v.object({ draft: Uuid, allOrNothing: v.optional(v.boolean()) })
type Input = v.InferOutput<typeof Input>

const failed = (es: string) => new WorkFailed({ es, en: es })

async function run(
  w: Working,
  { draft, allOrNothing }: Input,
  targets: readonly ImportTarget[],
  take: boolean,
) {
  const row = await draftRow(w.db, draft)
  if (row.path === null) throw failed('El archivo ya no está: súbalo otra vez.')
  const held = new Set(w.who.posts.filter((p) => p.book === NATION).flatMap((p) => permissionsOf[p.role]))
  const notes: Uint8Array[] = []
  const text = new TextEncoder()
  let file: ReturnType<Working['file']> | undefined
  let told = 0
  const onNote = (kind: 'error' | 'doubt', n: RowNote) => void notes.push(text.encode(noteCsv(kind, n)))
  const flush = async () => {
    if (notes.length === 0) return
    if (!file) {
      file = w.file(`${row.name.replace(/\.[^.]{1,5}$/, '')}-errores.csv`, 'text/csv; charset=utf-8')
      await file.write(text.encode(`\ufeff${NOTE_HEAD}`))
    }
    for (const piece of notes.splice(0)) await file.write(piece)
  }
  const onRows = async (report: ImportReport, bytes: number) => {
    const rows = new Intl.NumberFormat('es-MX').format(report.rows)
    w.progress(bytes, row.bytes, { es: `${rows} filas`, en: `${rows} rows` })
    await flush()
    if (performance.now() - told < LIVE_MS) return
    told = performance.now()
    const live = JSON.stringify({ report, done: bytes, total: row.bytes })
    await w.db.write(SYSTEM, (tx) => tx`update import_draft set live = ${live} where id = ${draft}`)
  }
  try {
    const found = await opened(w.db, { ...row, path: row.path }, targets, w.now(), w.signal)
    const { looked, understood, said, country, recipe } = found
    const needs = understood.guess?.target.permission
    if (needs !== undefined && !held.has(needs)) throw failed('Este cargo no puede importar esa lista.')
    const { report, asked } = await importTable({
      ...{
        db: w.db,
        house: w.house,
        looked,
        understood,
        country,
        answers: said.answers,
        author: w.who.person,
      },
      ...{ now: w.now, signal: w.signal, dryRun: !take, allOrNothing: allOrNothing === true },
      ...{ status: row.wanted.status, may: (p) => held.has(p), onNote, onRows },
    })
    await flush()
    await file?.close()
    const questions = [...asked].flatMap(([name, list]): Question[] => {
      const column = understood.guess!.target.columns.find((c) => c.name === name)!
      const at = understood.guess!.homes.get(name)!.at
      return list.slice(0, 40).map((a) => valueQuestionOf(column, at, a, country, said.answers))
    })
    const done = JSON.stringify(report)
    await w.db.write(SYSTEM, async (tx) => {
      if (take) await tx`update import_draft set taken = ${done}, live = null where id = ${draft}`
      else
        await tx`update import_draft set judged = ${done}, questions = ${JSON.stringify(questions)}, live = null where id = ${draft}`
    })
    if (take && recipe) await countUse(w.db, recipe.id)
    // Taken whole, the file is not needed; with bad rows in it, or other tables, somebody goes on with it.
    if (take && report.taken && report.bad === 0 && !hasMore(row)) await emptyDraft(w.db, row, false)
    return { rows: report.rows, good: report.good, bad: report.bad }
  } catch (e) {
    if (e instanceof WrongFile) throw failed(e.message)
    throw e
  }
}

const work = (
  kind: string,
  es: string,
  en: string,
  targets: readonly ImportTarget[],
  take: boolean,
): LongWork<Input> => ({
  kind,
  input: Input,
  words: () => ({ es, en }),
  permission: 'exchange.import',
  scopeOf: () => ({ kind: 'nation' }),
  // The same file twice changes nothing: what a crash left is simply begun again.
  afterCrash: 'resume',
  run: (working, input) => run(working, input, targets, take),
})

export const JUDGE_WORK = 'imports.judge'
export const TAKE_WORK = 'imports.take'

export const importWorks = (targets: readonly ImportTarget[]): readonly LongWork<Input>[] => [
  work(JUDGE_WORK, 'Revisar una lista por importar', 'Judge a list to import', targets, false),
  work(TAKE_WORK, 'Tomar una lista importada', 'Take an imported list', targets, true),
]
