// Tasks of a book: what its rows ask, kept as the difference of each batch, and what only the clock can ask, made anew.
import { sameJson } from '../kernel/canonical.ts'
import type { Look } from '../kernel/taking.ts'
import { type TaskRow, taskName, taskRow } from '../kernel/task.ts'
import type { Tx } from './db.ts'
import { type Derived, rowName } from './deriving.ts'
import type { House } from './house.ts'

/**
 * Tasks that begin, move or end; `gone` are keys. `rows` are rows (`table:key`) of which it is not known what they asked, because
 * the row they looked at was not read: all they asked ends before `put`.
 */
export type TaskChanges = {
  readonly put: readonly TaskRow[]
  readonly gone: readonly string[]
  readonly rows: readonly string[]
}
const noTasks: TaskChanges = { put: [], gone: [], rows: [] }

/** Whether a task is one of a row's. */
export const isOfRow = (task: string, row: string) => task === row || task.startsWith(`${row}:`)

/** What changes of rows do to tasks. Rows whose taking asks nothing are not looked at. */
export function taskChanges(house: House, book: string, derived: Derived): TaskChanges {
  const put: TaskRow[] = []
  const gone: string[] = []
  const rows: string[] = []
  let blind = false
  const lookBefore = ((table: string, key: string) => {
    if (!derived.knewBefore(table, key)) blind = true
    return derived.rowBefore(table, key)
  }) as Look
  for (const f of derived.folded) {
    const asks = house.byTable.get(f.table)?.asks
    if (!asks) continue
    blind = false
    const was = f.before ? asks(f.before as never, lookBefore) : []
    const is = f.after ? asks(f.after as never, derived.row as Look) : []
    if (blind) {
      rows.push(rowName(f.table, f.key))
      put.push(...tasksOfRow(house, book, derived, f))
      continue
    }
    if (was.length + is.length === 0) continue
    const before = new Map(was.map((t) => [taskName(f.table, f.key, t.key), t]))
    for (const t of is) {
      const name = taskName(f.table, f.key, t.key)
      const had = before.get(name)
      before.delete(name)
      if (!had || !sameJson(taskRow(book, name, had, false), taskRow(book, name, t, false)))
        put.push(taskRow(book, name, t, false))
    }
    gone.push(...before.keys())
  }
  return put.length + gone.length + rows.length === 0 ? noTasks : { put, gone, rows }
}

/** All that one folded row asks now. */
export function tasksOfRow(
  house: House,
  book: string,
  derived: Derived,
  f: Derived['folded'][number],
): TaskRow[] {
  const asks = house.byTable.get(f.table)?.asks
  const is = asks && f.after ? asks(f.after as never, derived.row as Look) : []
  return is.map((t) => taskRow(book, taskName(f.table, f.key, t.key), t, false))
}

/** Writes them under the book's lock: one statement, and none where nothing changed. */
export async function writeTasks(tx: Tx, book: string, { put, gone, rows }: TaskChanges): Promise<void> {
  if (put.length + gone.length + rows.length === 0) return
  const puts = put.map((t) => t.key)
  await tx`
    with g as (
      delete from task where book = ${book} and (key = any(${gone}::text[])
        or exists (select from unnest(${rows}::text[]) r(name) where key = r.name or starts_with(key, r.name || ':'))
          and not watched and key <> all (${puts}::text[]))
    )
    insert into task (book, key, kind, about, room, owner, person, not_by, from_at, by_at, watched)
    select ${book}, x.* from unnest(${puts}::text[], ${put.map((t) => t.kind)}::text[], ${put.map((t) => t.about)}::uuid[],
      ${put.map((t) => t.room)}::uuid[], ${put.map((t) => t.owner)}::text[], ${put.map((t) => t.person)}::uuid[],
      ${put.map((t) => t.not_by)}::uuid[], ${put.map((t) => t.from_at)}::timestamptz[],
      ${put.map((t) => t.by_at)}::timestamptz[], ${put.map((t) => t.watched)}::boolean[])
      as x(key, kind, about, room, owner, person, not_by, from_at, by_at, watched)
    on conflict (book, key) do update set kind = excluded.kind, about = excluded.about, room = excluded.room, owner = excluded.owner,
      person = excluded.person, not_by = excluded.not_by,
      from_at = excluded.from_at, by_at = excluded.by_at, watched = excluded.watched`
}
