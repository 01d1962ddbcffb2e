// What the house can be asked of the people who work in one place.
import type { Asking } from '../../kernel/import-target.ts'
import type { Role } from '../../kernel/permission.ts'
import type { Read } from '../../platform/db.ts'
import type { StaffCertificate, StaffPost } from './contract.ts'

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
    from staff_person p where p.book = ${book} and p.party is null order by p.first, p.given limit 1000`
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

export type LeaveListed = {
  key: string
  person: string
  from: string
  to: string
  name: string
  cover: string | null
}

/** Leaves of one place that are not over on a day, with the names of who is away and who covers. */
export function leavesOf(read: Read, book: string, today: string): Promise<LeaveListed[]> {
  return read<LeaveListed>`
    select l.key, l.person, l.from_day as "from", l.to_day as "to", coalesce(p.given || ' ' || p.first, '—') as name, c.given || ' ' || c.first as cover
    from staff_leave l left join staff_person p on p.book = l.book and p.key = l.person::text
    left join staff_person c on c.book = l.book and c.key = l.cover::text
    where l.book = ${book} and l.to_day >= ${today} order by l.from_day, l.key`
}

/** Who holds a post in one place on a day, by name. */
export function onPosts(
  read: Read,
  book: string,
  today: string,
): Promise<{ id: string; name: string; role: Role }[]> {
  return read`
    select distinct on (p.first, p.given, p.key) p.key as id, p.given || ' ' || p.first as name, o.role
    from staff_post o join staff_person p on p.book = o.book and p.key = o.person::text
    where o.book = ${book} and o.party is null and o.from_day <= ${today} and (o.to_day is null or ${today} < o.to_day)
    order by p.first, p.given, p.key, o.role limit 500`
}

/** Names of those that tasks are about. */
export async function personNames(
  read: Read,
  ids: readonly { readonly book: string; readonly about: string }[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await read<{ id: string; name: string }>`
    /* across: names.tasks */ select p.key as id, p.given || ' ' || p.first as name
    from unnest(${ids.map((i) => i.book)}::uuid[], ${ids.map((i) => i.about)}::text[]) w(book, key)
    join staff_person p on p.book = w.book and p.key = w.key`
  return new Map(rows.map((r) => [r.id, r.name]))
}

/** Certificates of a person in one place that hold on a day. */
export function certificatesOf(
  read: Read,
  book: string,
  person: string,
  day: string,
): Promise<StaffCertificate[]> {
  return read<StaffCertificate>`
    select * from staff_certificate where book = ${book} and person = ${person}::uuid and from_day <= ${day} and ${day} <= to_day
    order by to_day desc, key`
}

/** All those of a person in one place, those that are over too, the longest to hold first. */
export function ownCertificates(read: Read, book: string, person: string): Promise<StaffCertificate[]> {
  return read<StaffCertificate>`
    select * from staff_certificate where book = ${book} and person = ${person}::uuid order by to_day desc, key limit 200`
}

/** Those of everybody of a place, the longest to hold first. */
export function certificatesIn(read: Read, book: string): Promise<StaffCertificate[]> {
  return read<StaffCertificate>`
    select * from staff_certificate where book = ${book} order by to_day desc, key limit 2000`
}
