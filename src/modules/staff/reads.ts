// What the house can be asked of the people who work in one place.
import type { Asking } from '../../kernel/import-target.ts'
import type { Read } from '../../platform/db.ts'
import type { StaffPost } from './contract.ts'

export type StaffListed = {
  id: string
  given: string
  first: string
  second: string | null
  pin: boolean
  posts: StaffPost[]
}

export function staffOf(read: Read, book: string): Promise<StaffListed[]> {
  return read<StaffListed>`
    select p.key as id, p.given, p.first, p.second, exists (select from staff_pin s where s.book = p.book and s.person::text = p.key) as pin,
      coalesce((select json_agg(to_jsonb(o) order by o.from_day) from staff_post o where o.book = p.book and o.person::text = p.key), '[]') as posts
    from staff_person p where p.book = ${book} order by p.first, p.given limit 1000`
}

/** Sign-in names of people, by id. Credentials live outside the books: read by the owner, for ids already in reach. */
export async function loginsOf(read: Read, people: readonly string[]): Promise<Map<string, string>> {
  const rows = await read<{
    person: string
    login: string
  }>`select person, login from account where person = any(${people}::uuid[])`
  return new Map(rows.map((r) => [r.person, r.login]))
}

/** The posts of people in the books named beside them, the last of each role. One statement, whatever the number. */
export function postsOf(
  read: Asking,
  wanted: readonly { readonly book: string; readonly person: string }[],
): Promise<{ key: string; person: string; role: string }[]> {
  return read`
    /* across: exchange.behind */ select p.key, p.person, p.role
    from unnest(${wanted.map((w) => w.book)}::uuid[], ${wanted.map((w) => w.person)}::uuid[]) w(book, person)
    join staff_post p on p.book = w.book and p.person = w.person order by p.from_day, p.key`
}
