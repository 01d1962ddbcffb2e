// What the list of today asks of the database: tasks of one place, sums over many, who holds posts and who is away.
import type { TaskOwner, TaskRow } from '../../../kernel/task.ts'
import type { Read } from '../../../platform/db.ts'
import type { Away, Holder } from '../rules/whose-task.ts'

/** Tasks of a book that rows ask and that have begun. */
export const tasksIn = (read: Read, book: string, now: string): Promise<TaskRow[]> =>
  read<TaskRow>`select * from task where book = ${book} and from_at <= ${now} and not watched order by by_at, key limit 2000`

/** The same with what the clock asks, as the last watch left it. */
export const allTasksIn = (read: Read, book: string, now: string, most: number): Promise<TaskRow[]> =>
  read<TaskRow>`select * from task where book = ${book} and from_at <= ${now} order by by_at, key limit ${most}`

/** Posts held on a day in these books; `roles` null = every one that tasks are asked of. */
export const holdersIn = (
  read: Read,
  books: readonly string[],
  roles: readonly TaskOwner[],
  today: string,
): Promise<Holder[]> =>
  read<Holder>`
    /* across: oversight.today */ select person, role, book, rooms from staff_post
    where book = any(${books}::uuid[]) and role = any(${roles}::text[]) and from_day <= ${today} and (to_day is null or ${today} < to_day)`

/** Who is away on a day, wherever the transaction reaches. */
export const awayOn = (read: Read, today: string): Promise<(Away & { book: string })[]> =>
  read`/* across: oversight.today */ select book, person, cover from staff_leave where from_day <= ${today} and to_day >= ${today}`

export type Placed = { readonly book: string; readonly name: string; readonly representation: string | null }

/** Centers in reach with the representation they are under. */
export const centersIn = (read: Read, under: string | null): Promise<Placed[]> =>
  read<Placed>`
    /* across: oversight.today */ select c.book, c.name, b.representation from center c
    left join nido_representations_of(array(select book from center), current_date) b on b.center = c.book
    where c.status <> 'closed' and (${under}::uuid is null or b.representation = ${under}) order by c.name`

export const representationNames = (read: Read): Promise<{ book: string; name: string }[]> =>
  read`select key as book, name from nido_representations() order by name`

export type Group = {
  readonly book: string
  readonly kind: string
  readonly owner: TaskOwner
  readonly room: string | null
  readonly count: number
  readonly since: string
  /** those of them that are late enough to have risen, and by when the oldest of these was due */
  readonly risen: number
  readonly risen_since: string | null
}

/**
 * Tasks of these books by kind and owner: those asked of `level`, those late beyond the delay of their kind, and all of the books
 * where somebody is missing (`open`), these by room. `books` null = everywhere in reach.
 */
export const groupsIn = (
  read: Read,
  books: readonly string[] | null,
  level: TaskOwner,
  kinds: readonly { readonly kind: string; readonly before: string }[],
  open: readonly string[],
  now: string,
): Promise<Group[]> =>
  read<Group>`
    /* across: oversight.today */
    with k as (select * from unnest(${kinds.map((k) => k.kind)}::text[], ${kinds.map((k) => k.before)}::timestamptz[]) x(kind, before)),
    late as (select max(before) as before from k)
    select t.book, t.kind, t.owner, case when t.book = any(${open}::uuid[]) then t.room end as room, count(*)::int as count,
      min(t.by_at) as since, count(*) filter (where t.by_at < k.before)::int as risen, min(t.by_at) filter (where t.by_at < k.before) as risen_since
    from task t join k on k.kind = t.kind
    where (${books}::uuid[] is null or t.book = any(${books}::uuid[])) and t.from_at <= ${now}
      and (t.by_at < (select before from late) or t.owner = ${level} or t.book = any(${open}::uuid[]))
    group by 1, 2, 3, 4`
