// What the house can be asked of accompanying: a center's visits and agreements, instruments, and who accompanies whom.
import { NATION } from '../../kernel/ids.ts'
import type { Read } from '../../platform/db.ts'
import type { MentoringAgreement, MentoringInstrument, MentoringVisit } from './contract.ts'

/** `of`: only visits to that person; null: all. Newest first. */
export function visitsOf(
  read: Read,
  book: string,
  room: string | null,
  of: string | null,
): Promise<MentoringVisit[]> {
  return read<MentoringVisit>`
    select * from mentoring_visit
    where book = ${book} and (${room}::uuid is null or room = ${room})
      and (${of}::text is null or people @> jsonb_build_array(${of}::text))
    order by day desc, key desc limit 300`
}

/** Open ones by their day, then the rest; `of`: their own, and those of visits to them. */
export function agreementsOf(
  read: Read,
  book: string,
  room: string | null,
  of: string | null,
): Promise<MentoringAgreement[]> {
  return read<MentoringAgreement>`
    select a.* from mentoring_agreement a
    where a.book = ${book} and (${room}::uuid is null or a.room = ${room})
      and (${of}::text is null or a.who::text = ${of} or exists (
        select from mentoring_visit x where x.book = a.book and x.key = a.visit::text and x.people @> jsonb_build_array(${of}::text)))
    order by (a.state = 'open') desc, a.due, a.key limit 300`
}

/** Loaded instruments, those of the nation, whoever asks. */
export function loadedInteractions(read: Read): Promise<MentoringInstrument[]> {
  return read<MentoringInstrument>`
    select * from mentoring_instrument where book = ${NATION} order by from_day desc, signed_at desc`
}

export type Accompanied = {
  readonly book: string
  readonly name: string
  readonly last: string | null
  readonly open: number
  readonly overdue: number
  readonly mine: number
}

/** Open centers within reach with their last visit, the longest ago first. */
export function accompanied(read: Read, today: string, me: string): Promise<Accompanied[]> {
  return read<Accompanied>`
    /* across: mentoring.mine */
    select c.book, c.name, x.last, coalesce(a.open, 0)::int as open, coalesce(a.overdue, 0)::int as overdue, coalesce(a.mine, 0)::int as mine
    from center c
    left join (select book, max(day) as last from mentoring_visit group by book) x on x.book = c.book
    left join (select book, count(*) as open, count(*) filter (where due < ${today}) as overdue,
        count(*) filter (where owner = 'mentor' and who = ${me}) as mine
      from mentoring_agreement where state = 'open' group by book) a on a.book = c.book
    where c.key = c.book::text order by x.last nulls first, c.name limit 1000`
}

/** Open rooms, each with whether it was visited since a day. */
export function roomsVisited(
  read: Read,
  book: string,
  since: string,
): Promise<{ room: string; visited: boolean }[]> {
  return read<{ room: string; visited: boolean }>`
    select r.key as room, exists (
      select from mentoring_visit x where x.book = r.book and x.room::text = r.key and x.day >= ${since}) as visited
    from room r where r.book = ${book} and r.closed_on is null`
}

/** Names of people, whatever book they work in: a mentor's is the representation's. Read by the owner, for ids already in reach. */
export async function namesOf(read: Read, ids: readonly string[]): Promise<Record<string, string>> {
  const rows = await read<{ id: string; name: string }>`
    /* across: people.names */ select distinct on (key) key as id, given || ' ' || first as name from staff_person
    where key = any(${[...new Set(ids)]}::text[]) order by key, book`
  return Object.fromEntries(rows.map((r) => [r.id, r.name]))
}

export type Accompanying = { readonly person: string; readonly name: string; readonly place: string }

/** Who holds a post of a role in some of these books on a day, with their place. Read by the owner, for books already in reach. */
export function holdersOf(
  read: Read,
  role: 'mentor' | 'educator',
  books: readonly string[] | null,
  today: string,
): Promise<Accompanying[]> {
  return read<Accompanying>`
    /* across: mentoring.pairs */
    select distinct on (o.person) o.person, p.given || ' ' || p.first as name, coalesce(c.name, r.name, 'México') as place
    from staff_post o join staff_person p on p.book = o.book and p.key = o.person::text
    left join center c on c.book = o.book and c.key = o.book::text
    left join representation r on r.book = o.book and r.key = o.book::text
    where o.role = ${role} and (${books}::uuid[] is null or o.book = any(${books}::uuid[]))
      and o.from_day <= ${today} and (o.to_day is null or ${today} < o.to_day)
    order by o.person, o.from_day desc limit 5000`
}

/** These books with all that stand above them. */
export async function withAbove(read: Read, books: readonly string[]): Promise<string[]> {
  const rows = await read<{ id: string }>`
    select distinct a.id from unnest(${books}::uuid[]) b(id) cross join lateral (
      select b.id union select x from nido_books_above(b.id) x) a(id)`
  return rows.map((r) => r.id)
}
