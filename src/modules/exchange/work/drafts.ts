// Drafts: a file on its way in, as it is kept between one step and the next, and as the screen sees it.
import type { ImportTarget } from '../../../kernel/import-target.ts'
import type { Db, Read } from '../../../platform/db.ts'
import type { FilePlace } from '../../../platform/file-place.ts'
import { newId } from '../../../platform/new-id.ts'
import { WrongFile } from '../../../platform/reading-source.ts'
import { Refused } from '../../../platform/refused.ts'
import { copyUpload, dropStrayUploads, dropUpload } from '../../../platform/uploads.ts'
import type { Question, ReadFile } from '../contract/reading.ts'
import type { CenterStatus, ImportDraft, ImportListed, ImportReport } from '../contract.ts'
import { saidByRecipe } from '../rules/recipe.ts'
import type { Said } from '../rules/understand.ts'
import { countryOf } from './country.ts'
import { fileRead } from './file-read.ts'
import { recipeFor } from './recipes.ts'
import { NOTHING_SAID, type Opened, openTable } from './understanding.ts'

const SYSTEM = { system: true } as const
/** A file is there for so long, taken or not. */
const HOURS = 24
const MOST_LISTED = 100

export type Wanted = { readonly sheet?: string; readonly table?: string; readonly status?: CenterStatus }
export type DraftRow = {
  readonly id: string
  readonly name: string
  readonly bytes: number
  readonly path: string | null
  readonly asked_by: string
  readonly at: string
  readonly expires: string
  readonly said: Said
  readonly wanted: Wanted
  readonly read: ReadFile | null
  readonly target: string | null
  readonly judged: ImportReport | null
  readonly taken: ImportReport | null
  readonly live: { report: ImportReport; done: number; total: number } | null
  /** what only the whole file showed to be unknown */
  readonly questions: readonly Question[]
  readonly work: string | null
  readonly doing: 'judge' | 'take' | null
  readonly sentence: string | null
  readonly work_state: string | null
  readonly work_person: string | null
  readonly work_file: boolean
  readonly work_error: { es: string } | null
}

const rowsBy = (read: Read, id: string) => read<DraftRow>`
  select d.*, w.state as work_state, w.person as work_person, w.file_name is not null as work_file, w.error as work_error
  from import_draft d left join long_work w on w.id = d.work where d.id = ${id}`

/** Refuses 404 for none. */
export async function draftRow(db: Db, id: string): Promise<DraftRow> {
  const [row] = await db.read(SYSTEM, (read) => rowsBy(read, id))
  if (!row) throw new Refused(404, 'unknown-import')
  return row
}

export const isBusy = (row: DraftRow): boolean => row.work_state === 'waiting' || row.work_state === 'running'

/** A draft that may be changed now: its file is there and nothing runs over it. */
export async function openDraft(db: Db, id: string): Promise<DraftRow & { readonly path: string }> {
  const row = await draftRow(db, id)
  if (isBusy(row)) throw new Refused(409, 'busy')
  if (row.path === null) throw new Refused(409, 'file-gone')
  return { ...row, path: row.path }
}

function stateOf(row: DraftRow): ImportDraft['state'] {
  if (isBusy(row)) return row.doing === 'take' ? 'taking' : 'judging'
  if (row.taken) return 'taken'
  if (row.read === null) return 'wrong'
  return row.judged ? 'judged' : 'read'
}

/** Why the last work did not end: told until something else is begun. */
function troubleOf(row: DraftRow): string | null {
  if (row.sentence !== null || isBusy(row)) return row.sentence
  if (row.work_state === 'failed') return row.work_error?.es ?? null
  if (row.work_state !== 'cancelled') return null
  const good = row.doing === 'take' ? (row.live?.report.good ?? 0) : 0
  return row.doing === 'take'
    ? `Se paró: ${good} filas quedaron tomadas, enteras. Tómelo otra vez para terminar: lo tomado no se repite.`
    : 'Se paró la revisión; no se tomó nada.'
}

export function told(row: DraftRow): ImportDraft {
  const known = new Set(row.read?.questions.map((q) => q.id))
  const more = row.questions.filter((q) => !known.has(q.id))
  const live = isBusy(row) ? row.live : null
  return {
    ...{ id: row.id, name: row.name, bytes: row.bytes, by: row.asked_by, at: row.at, expires: row.expires },
    ...{ state: stateOf(row), sentence: troubleOf(row) },
    // a draft of the release before does not say it
    file: row.read && {
      ...row.read,
      before: row.read.before ?? null,
      questions: [...row.read.questions, ...more],
    },
    status: row.wanted.status ?? null,
    progress: isBusy(row)
      ? { rows: live?.report.rows ?? 0, done: live?.done ?? 0, total: live?.total ?? row.bytes }
      : null,
    report: live?.report ?? row.taken ?? row.judged,
    errorFile: row.work_file && !isBusy(row),
  }
}

/** Opens the file of a draft as it is understood with all that was said of it. Throws WrongFile. */
export async function opened(
  db: Db,
  row: Pick<DraftRow, 'name' | 'wanted' | 'said'> & { readonly path: string },
  targets: readonly ImportTarget[],
  now: Date,
  signal?: AbortSignal,
): Promise<
  Opened & { recipe: { id: string; name: string } | null; country: Awaited<ReturnType<typeof countryOf>> }
> {
  const country = await db.read({ all: true }, (read) => countryOf(read, now))
  let recipe: { id: string; name: string } | null = null
  const look = async (keys: readonly string[]): Promise<Said | undefined> => {
    const kept = await recipeFor(db, keys)
    // A recipe for what this file was said not to be answers nothing.
    if (!kept || (row.said.target !== undefined && row.said.target !== kept.recipe.target)) return undefined
    recipe = { id: kept.id, name: kept.name }
    return saidByRecipe(kept.recipe)
  }
  const source = { name: row.name, path: row.path }
  const said = { ...NOTHING_SAID, ...row.said }
  const found = await openTable(source, row.wanted, targets, country, said, look, signal)
  return { ...found, recipe, country }
}

/** Reads the file of a draft anew and keeps what was understood; what was judged before no longer counts. */
export async function readDraft(
  db: Db,
  row: DraftRow & { readonly path: string },
  targets: readonly ImportTarget[],
  now: Date,
): Promise<void> {
  let read: ReadFile | null = null
  let sentence: string | null = null
  try {
    const found = await opened(db, row, targets, now)
    read = fileRead(found, found.country, found.recipe)
  } catch (e) {
    if (!(e instanceof WrongFile)) throw e
    sentence = e.message
  }
  await db.write(
    SYSTEM,
    (tx) => tx`
      update import_draft set said = ${JSON.stringify(row.said)}, wanted = ${JSON.stringify(row.wanted)},
        read = ${read === null ? null : JSON.stringify(read)}::jsonb, target = ${read?.target ?? null}, sentence = ${sentence},
        judged = null, taken = null, live = null, questions = '[]', work = null, doing = null
      where id = ${row.id}`,
  )
}

export async function newDraft(
  db: Db,
  d: { readonly name: string; readonly path: string; readonly bytes: number; readonly by: string },
  now: Date,
): Promise<string> {
  const id = newId(now)
  const expires = new Date(now.getTime() + HOURS * 3_600_000).toISOString()
  await db.write(
    SYSTEM,
    (tx) => tx`
      insert into import_draft (id, name, bytes, path, asked_by, at, expires)
      values (${id}, ${d.name}, ${d.bytes}, ${d.path}, ${d.by}, ${now.toISOString()}, ${expires})`,
  )
  return id
}

/** The same file once more, under a draft of its own. */
export async function copyDraft(
  db: Db,
  place: FilePlace,
  row: Pick<DraftRow, 'name'> & { readonly path: string },
  by: string,
  now: Date,
): Promise<string> {
  const { path, bytes } = await copyUpload(place, row.path)
  return newDraft(db, { name: row.name, path, bytes, by }, now)
}

/** Whether the file holds more than the table that was taken. */
export const hasMore = (row: Pick<DraftRow, 'read'>): boolean =>
  (row.read?.sheets.reduce((n, s) => n + s.tables.length, 0) ?? 0) > 1

/** Remembers which work runs over the draft now. */
export const beginWork = (db: Db, id: string, work: string, doing: 'judge' | 'take'): Promise<unknown> =>
  db.write(
    SYSTEM,
    (tx) =>
      tx`update import_draft set work = ${work}, doing = ${doing}, sentence = null, live = null where id = ${id}`,
  )

export async function importsListed(db: Db, now: Date): Promise<ImportListed[]> {
  const rows = await db.read(
    SYSTEM,
    (read) => read<DraftRow & { by_name: string | null }>`
      select d.id, d.name, d.bytes, d.path, d.asked_by, d.at, d.expires, d.target, d.judged - 'errors' - 'doubts' as judged,
        d.taken - 'errors' - 'doubts' as taken, case when d.read is null then null else '{}'::jsonb end as read, d.doing, d.work,
        w.state as work_state,
        /* across: people.names */ (select s.given || ' ' || s.first from staff_person s where s.key = d.asked_by::text limit 1) as by_name
      from import_draft d left join long_work w on w.id = d.work order by d.at desc, d.id desc limit ${MOST_LISTED}`,
  )
  return rows.map((row) => {
    const report = row.taken ?? row.judged
    return {
      ...{
        id: row.id,
        name: row.name,
        target: row.target,
        by: row.asked_by,
        byName: row.by_name ?? '',
        at: row.at,
      },
      ...{ state: stateOf(row), open: row.path !== null && row.expires > now.toISOString() },
      ...{
        rows: report?.rows ?? 0,
        good: report?.good ?? 0,
        bad: report?.bad ?? 0,
        facts: row.taken?.facts ?? 0,
      },
    }
  })
}

/** Deletes the file and everything that was in it; what came of it stays as counts. */
export async function emptyDraft(db: Db, row: Pick<DraftRow, 'id' | 'path'>, whole: boolean): Promise<void> {
  if (row.path !== null) await dropUpload(row.path)
  await db.write(SYSTEM, async (tx) => {
    if (whole)
      await tx`
        update import_draft set path = null, read = null, judged = judged - 'errors' - 'doubts', live = null, questions = '[]', said = '{}',
          taken = case when taken is null then null else taken || '{"errors":[],"doubts":[]}'::jsonb end
        where id = ${row.id}`
    else await tx`update import_draft set path = null where id = ${row.id}`
  })
}

export const discardDraft = async (db: Db, row: DraftRow): Promise<void> => {
  if (row.path !== null) await dropUpload(row.path)
  await db.write(SYSTEM, (tx) => tx`delete from import_draft where id = ${row.id} and taken is null`)
  if (row.taken) await emptyDraft(db, row, true)
}

/** Files whose day is over, and files that no draft names. */
export async function forgetOldImports(db: Db, place: FilePlace, now: Date): Promise<void> {
  const rows = await db.read(
    SYSTEM,
    (read) => read<DraftRow & { busy: boolean }>`
      select d.id, d.path, d.expires, w.state in ('waiting', 'running') as busy from import_draft d
      left join long_work w on w.id = d.work where d.path is not null or d.read is not null`,
  )
  const over = rows.filter((r) => r.expires <= now.toISOString() && !r.busy)
  for (const row of over) await emptyDraft(db, row, true)
  await dropStrayUploads(place, new Set(rows.flatMap((r) => (r.path === null ? [] : [r.path]))), now)
}
