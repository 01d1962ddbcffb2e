// Putting backups back into an empty place: all of it or nothing, then derived again, with a new epoch and a word on every page.
import { finished } from 'node:stream/promises'
import { NATION } from '../kernel/ids.ts'
import { GROWING, LOGS, quoted, tablesOf } from './backing-up.ts'
import { type Manifest, readBackupFile, type TablePart } from './backup-file.ts'
import { type CopyIn, type Db, fill, type Tx } from './db.ts'
import { recountAbove } from './figures.ts'
import type { House } from './house.ts'
import { takeBatch } from './intake.ts'
import { newId } from './new-id.ts'
import { rebuildBook } from './rebuilding.ts'

export type PutBack = {
  readonly manifest: Manifest
  readonly facts: number
  /** books that were derived again, because pages came after the full backup */
  readonly rebuilt: number
}

/** Refused before anything is written; the message is a sentence for people. */
export class CannotPutBack extends Error {}

/**
 * Puts a full backup and the backups of pages after it, in their order, into a database that holds nothing yet. One
 * transaction: a wrong file, a wrong key or a cancel leaves the place as empty as it was.
 */
export async function putBack(
  db: Db,
  house: House,
  files: readonly string[],
  secret: Buffer,
  now: () => Date,
  progress: (what: string, done: number, of: number) => void,
  signal: AbortSignal,
): Promise<PutBack> {
  const loaded = await fill(db.url, async (tx, copyIn) => {
    const [there] = await tx<{ facts: boolean; accounts: boolean }>`
      /* across: backup.whole */ select exists (select from fact) as facts, exists (select from account) as accounts`
    if (there!.facts || there!.accounts)
      throw new CannotPutBack(
        'Aquí ya hay datos: un respaldo se pone solo en un lugar vacío. Indique otra carpeta con --data.',
      )
    const here = new Map((await tablesOf(tx)).map((t) => [t.name, t.columns]))
    const known = new Set((await tx<{ name: string }>`select name from migration`).map((m) => m.name))
    let last: Manifest | undefined
    for (const [i, file] of files.entries()) {
      let taken = 0
      const manifest = await readBackupFile(
        file,
        secret,
        async (part) => {
          progress(`Archivo ${i + 1} de ${files.length}: tablas`, taken++, here.size)
          const columns = here.get(part.name)
          if (!columns || part.columns.some((c) => !columns.includes(c)))
            throw new CannotPutBack(
              `El respaldo tiene «${part.name}», que este Nido no conoce: instale una versión más nueva.`,
            )
          await takeTable(tx, copyIn, part, i === 0)
        },
        signal,
      )
      const newer = manifest.migrations.find((m) => !known.has(m))
      if (newer)
        throw new CannotPutBack('El respaldo es de una versión más nueva de Nido: instálela y repita.')
      if (i === 0 ? manifest.kind !== 'full' : manifest.base !== last!.id)
        throw new CannotPutBack(
          i === 0
            ? `${file} solo tiene lo nuevo desde otro respaldo: indique primero el respaldo completo.`
            : `${file} no sigue al respaldo anterior: indíquelos en el orden en que se hicieron, sin saltar ninguno.`,
        )
      last = manifest
    }
    const numbered = await tx<{ tbl: string; col: string }>`
      select attrelid::regclass::text as tbl, attname::text as col from pg_attribute
      where attidentity <> '' and attrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace)`
    for (const { tbl, col } of numbered)
      await tx.text(
        `select setval(pg_get_serial_sequence('${tbl}', '${col}'), (select coalesce(max(${col}), 0) + 1 from ${tbl}), false)`,
        [],
      )
    await tx`update device d set durable_through = coalesce((select x.dseq from
      unnest(${last!.devices.map(([device]) => device)}::uuid[], ${last!.devices.map(([, dseq]) => dseq)}::bigint[]) as x(device, dseq)
      where x.device = d.id), 0)`
    signal.throwIfAborted()
    return last!
  })
  const [{ facts }] = (await db.read(
    { system: true },
    (read) => read<{ facts: number }>`/* across: backup.whole */ select count(*)::int as facts from fact`,
  )) as [{ facts: number }]
  let rebuilt = 0
  if (files.length > 1) {
    for (const [book, pages] of loaded.books) {
      progress('Libros derivados', rebuilt, loaded.books.length)
      if (pages > 0) await rebuildBook(db, house, book)
      rebuilt++
    }
    await recountAbove(db)
  }
  await sayPutBack(db, house, loaded, now)
  return { manifest: loaded, facts, rebuilt }
}

/** The first file fills; later ones add to what grows and take the place of everything else. */
async function takeTable(tx: Tx, copyIn: CopyIn, part: TablePart, first: boolean): Promise<void> {
  const columns = quoted(part.columns)
  const adds = !first && (GROWING.has(part.name) || (LOGS as readonly string[]).includes(part.name))
  const target = adds ? 'nido_put_back' : part.name
  if (adds)
    await tx.text(`create temp table nido_put_back as select ${columns} from ${part.name} with no data`, [])
  // what a new place is born with (the nation's book) is in the backup too
  else await tx.text(`delete from ${part.name}`, [])
  const into = copyIn(`${target} (${columns})`)
  const whole = finished(into)
  whole.catch(() => {})
  for await (const chunk of part.rows) {
    if (!into.write(chunk)) await Promise.race([new Promise((done) => into.once('drain', done)), whole])
  }
  into.end()
  await whole
  if (!adds) return
  const keys = await tx.text<{ column: string }>(
    `select a.attname::text as column from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
     where i.indrelid = '${part.name}'::regclass and i.indisprimary`,
    [],
  )
  const key = new Set(keys.map((k) => k.column))
  const set = part.columns
    .filter((c) => !key.has(c))
    .map((c) => `"${c}" = excluded."${c}"`)
    .join(', ')
  await tx.text(
    `insert into ${part.name} (${columns}) overriding system value select ${columns} from nido_put_back
     on conflict (${quoted([...key])}) do update set ${set}`,
    [],
  )
  await tx.text('drop table nido_put_back', [])
}

/** Every epoch changes, so that tablets pull anew and say what they have; every book with pages says that it went back. */
async function sayPutBack(db: Db, house: House, manifest: Manifest, now: () => Date): Promise<void> {
  const said = manifest.books
    .filter(([, pages]) => pages > 0)
    .map(([book, pages, head]) => ({
      id: newId(now()),
      kind: 'book.restored',
      kindVersion: 1,
      about: book,
      book,
      happenedAt: now().toISOString(),
      author: NATION,
      origin: 'system' as const,
      payload: { throughPage: pages, head, from: manifest.id },
    }))
  for (let i = 0; i < said.length; i += 100)
    await takeBatch(db, house, said.slice(i, i + 100), { by: 'system' }, now)
  await db.write(
    { system: true },
    (tx) => tx`/* across: backup.whole */ update book set epoch = gen_random_uuid()`,
  )
}
