// What the list of today asks of the database: tasks of one place, sums over many, who holds posts and who is away.
import type { TaskOwner, TaskRow } from '../../../kernel/task.ts'
import type { Read } from '../../../platform/db.ts'
import type { Holder } from '../contract.ts'

/** Tasks of a book that rows ask and that have begun. */
export const tasksIn = (read: Read, book: string, now: string): Promise<TaskRow[]> =>
  read<TaskRow>`
    select * from task t where book = ${book} and from_at <= ${now} and not watched
      and not exists (select from task_done d where d.book = ${book} and d.key = t.key and d.at::timestamptz >= t.from_at)
    order by by_at, key limit 2000`

/** Tasks of mentors wherever the transaction reaches, or in one book: few, and each of one person. */
export const mentorTasks = (read: Read, book: string | null, now: string): Promise<TaskRow[]> =>
  read<TaskRow>`
    /* across: oversight.today */ select * from task t
    where owner = 'mentor' and (${book}::uuid is null or book = ${book}) and from_at <= ${now}
      and not exists (select from task_done d where d.book = t.book and d.key = t.key and d.at::timestamptz >= t.from_at)
    order by by_at, book, key limit 500`

/** Mentors over these books, of whatever level: `book` is the one they look after. Read by the owner, for books already in reach. */
export const mentorsOver = (read: Read, books: readonly string[], today: string): Promise<Holder[]> =>
  read<Holder>`
    /* across: oversight.today */ select distinct p.person, p.role, b.id as book, p.rooms
    from unnest(${books}::uuid[]) b(id) cross join lateral (select b.id union select x from nido_books_above(b.id) x) a(id)
    join staff_post p on p.book = a.id and p.role = 'mentor' and p.from_day <= ${today} and (p.to_day is null or ${today} < p.to_day)`

/** The same with what the clock asks, as the last watch left it. */
export const allTasksIn = (read: Read, book: string, now: string, most: number): Promise<TaskRow[]> =>
  read<TaskRow>`
    select * from task t where book = ${book} and from_at <= ${now}
      and not exists (select from task_done d where d.book = ${book} and d.key = t.key and d.at::timestamptz >= t.from_at)
    order by by_at, key limit ${most}`

export type Done = {
  readonly task: string
  readonly kind: string
  readonly about: string
  readonly by: string
  readonly at: string
  readonly note: string
}

/** What was said to be done in a center since a moment, newest first, with who said so. */
export const doneIn = (read: Read, book: string, since: string): Promise<Done[]> =>
  read<Done>`
    select d.key as task, d.kind, d.about, coalesce(p.given || ' ' || p.first, '') as by, d.at, d.note
    from task_done d left join staff_person p on p.book = ${book} and p.key = d.person::text
    where d.book = ${book} and d.at >= ${since} order by d.at desc limit 20`

export type Placed = { readonly book: string; readonly name: string; readonly representation: string | null }

/** Centers in reach with the representation they are under; `under` null = all of them, asked at once. */
export const centersIn = (read: Read, under: string | null): Promise<Placed[]> =>
  under === null
    ? read<Placed>`
    /* across: oversight.today */ select c.book, c.name, b.representation from center c
    left join nido_representations_on(current_date) b on b.center = c.book where c.status <> 'closed' order by c.name`
    : read<Placed>`
    /* across: oversight.today */ select c.book, c.name, b.representation from center c
    left join nido_representations_of(array(select book from center), current_date) b on b.center = c.book
    where c.status <> 'closed' and b.representation = ${under} order by c.name`

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
export async function groupsIn(
  read: Read,
  books: readonly string[] | null,
  level: TaskOwner,
  kinds: readonly { readonly kind: string; readonly before: string }[],
  open: readonly string[],
  now: string,
): Promise<Group[]> {
  // row security makes the planner expect one row of a hundred: it would look up each of a country's tasks and sort them all
  if (books === null)
    await read`select set_config('enable_nestloop', 'off', true), set_config('enable_sort', 'off', true)`
  return read<Group>`
    /* across: oversight.today */
    with k as (select * from unnest(${kinds.map((k) => k.kind)}::text[], ${kinds.map((k) => k.before)}::timestamptz[]) x(kind, before)),
    late as (select max(before) as before from k)
    select t.book, t.kind, t.owner, case when t.book = any(${open}::uuid[]) then t.room end as room, count(*)::int as count,
      min(t.by_at) as since, count(*) filter (where t.by_at < k.before)::int as risen, min(t.by_at) filter (where t.by_at < k.before) as risen_since
    from task t join k on k.kind = t.kind
    where not exists (select from task_done d where d.book = t.book and d.key = t.key and d.at::timestamptz >= t.from_at)
      and (${books}::uuid[] is null or t.book = any(${books}::uuid[])) and t.from_at <= ${now}
      and (t.by_at < (select before from late) or t.owner = ${level} or t.book = any(${open}::uuid[]))
    group by 1, 2, 3, 4`
}
