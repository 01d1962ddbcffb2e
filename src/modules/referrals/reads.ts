// What the house can be asked of cases: a center's list, one of them, what follows a child, and how many there are above.
import type { Read } from '../../platform/db.ts'
import type { Awaited } from './contract/steps.ts'
import type { CaseState, ReferralCase } from './contract.ts'

export const PAGE = 100

/** `lost`: an open case due before that day is lost. */
export type On = { readonly today: string; readonly lost: string }

export type CaseQuery = {
  readonly waits?: Awaited | undefined
  readonly which?: CaseState | undefined
  readonly room?: string | undefined
  readonly involved?: string | undefined
  readonly after?: string | undefined
}

type Placed = ReferralCase & { readonly place: string }
type Page = { rows: Placed[]; total: number; open: number; overdue: number; lost: number }

/** `place` of a row is what `after` of the next page says. Cases that went along with a child to another center are that one's. */
export async function casesOfCenter(
  read: Read,
  book: string,
  q: CaseQuery,
  { today, lost }: On,
  page = PAGE,
): Promise<Page> {
  const [done, rank, key] = q.after?.split('|') ?? []
  const which = q.which ?? null
  const [found] = await read<Page>`
    with all_cases as (
      select c.*, (closed_on is not null)::int as done,
        -- due soonest first, and of closed ones the newest
        case when closed_on is null then coalesce(due, '9999-12-31') - date '1970-01-01' else date '9999-12-31' - closed_on end as rank,
        closed_on is null and due < ${today} as is_overdue,
        closed_on is null and (due < ${lost} or gone is not null) as is_lost
      from referral_case c where book = ${book} and gone is distinct from 'moved'
    ), fit as (
      select * from all_cases where (${q.waits ?? null}::text is null or waits = ${q.waits ?? null})
        and (${q.room ?? null}::uuid is null or room = ${q.room ?? null})
        and (${q.involved ?? null}::uuid is null or child = ${q.involved ?? null})
        and (${which}::text is null or ${which} = 'open' and done = 0 or ${which} = 'closed' and done = 1
          or ${which} = 'overdue' and is_overdue or ${which} = 'lost' and is_lost)
    ), shown as (
      select * from fit where ${done ?? null}::int is null
        or (done, rank, key) > (${Number(done ?? 0)}, ${Number(rank ?? 0)}, ${key ?? ''})
      order by done, rank, key limit ${page}
    )
    select (select count(*)::int from fit) as total,
      (select count(*) filter (where done = 0)::int from all_cases) as open,
      (select count(*) filter (where is_overdue)::int from all_cases) as overdue,
      (select count(*) filter (where is_lost)::int from all_cases) as lost,
      (select coalesce(jsonb_agg(to_jsonb(s) || jsonb_build_object('place', done || '|' || rank || '|' || key) order by done, rank, key), '[]')
       from shown s) as rows`
  return found!
}

export async function caseIn(read: Read, book: string, key: string): Promise<ReferralCase | undefined> {
  const [row] = await read<ReferralCase>`
    select * from referral_case where book = ${book} and key = ${key} and gone is distinct from 'moved'`
  return row
}

/** All cases of these children, wherever they are by now: what a move takes along. */
export const casesOf = (read: Read, book: string, children: readonly string[]): Promise<ReferralCase[]> =>
  read<ReferralCase>`
    select * from referral_case where book = ${book} and child = any(${children}::uuid[]) order by child, opened_on, key`

/** SHA-256 of the files of these children's cases. */
export async function caseFiles(read: Read, book: string, children: readonly string[]): Promise<string[]> {
  const rows = await read<{ key: string }>`
    select key from referral_blob where book = ${book} and child = any(${children}::uuid[]) order by key`
  return rows.map((r) => r.key)
}

export type FileKept = { readonly blob: string; readonly bytes: number | null; readonly here: boolean }
/** Files of a case, and whether they have come. */
export const filesOfCase = (read: Read, book: string, key: string): Promise<FileKept[]> =>
  read<FileKept>`
    select r.key as blob, nullif(b.bytes, 0) as bytes,
      coalesce(b.state = 'kept' or (b.state = 'following' and b.bytes > 0), false) as here
    from referral_blob r left join blob b on b.book = r.book and b.sha256 = r.key
    where r.book = ${book} and r.case_id = ${key} and not r.moved order by r.key`

type NamedRow = { readonly id: string; readonly name: string }
const byId = (rows: readonly NamedRow[]) => Object.fromEntries(rows.map((r) => [r.id, r.name]))

/** Children and people of the center, by id; those who left are still called by their names. */
export async function namesIn(
  read: Read,
  book: string,
  ids: readonly string[],
): Promise<Record<string, string>> {
  const wanted = [...new Set(ids)]
  return byId(
    await read<NamedRow>`
      select key as id, given || ' ' || first as name from child where book = ${book} and key = any(${wanted}::text[])
      union all select key, given || ' ' || first from staff_person where book = ${book} and key = any(${wanted}::text[])`,
  )
}

export type CountRow = {
  readonly representation: string | null
  readonly representation_name: string | null
  readonly center: string
  readonly name: string
  readonly waits: Awaited
  readonly open: number
  readonly overdue: number
  readonly lost: number
}

/** Open cases of every center the transaction reaches, by what they wait for; nobody is named. */
export function countsIn(
  read: Read,
  representation: string | null,
  { today, lost }: On,
): Promise<CountRow[]> {
  return read<CountRow>`
    /* across: referrals.counts */
    with counted as (
      select book, waits, count(*)::int as open, count(*) filter (where due < ${today})::int as overdue,
        count(*) filter (where due < ${lost} or gone = 'left')::int as lost
      from referral_case where closed_on is null and gone is distinct from 'moved' group by book, waits
    )
    select m.representation, r.name as representation_name, c.book as center, c.name, n.waits, n.open, n.overdue, n.lost
    from counted n join center c on c.book = n.book and c.key = n.book::text
    left join nido_representations_of(array(select distinct book from counted), current_date) m on m.center = c.book
    left join representation r on r.book = m.representation and r.key = m.representation::text
    where ${representation}::uuid is null or m.representation = ${representation}
    order by r.name, c.name, c.book, n.waits`
}

export type OpenByRoom = {
  readonly room: string
  readonly waits: Awaited
  readonly open: number
  readonly lost: number
}
/** Open cases of one center by room and by what they wait for. */
export const openByRoom = (read: Read, book: string, { lost }: On): Promise<OpenByRoom[]> =>
  read<OpenByRoom>`
    select coalesce(room, book) as room, waits, count(*)::int as open,
      count(*) filter (where due < ${lost} or gone = 'left')::int as lost
    from referral_case where book = ${book} and closed_on is null and gone is distinct from 'moved'
    group by 1, waits order by 1, waits`
