// Reads who is named for the protocol: of the office that answers for a place, and of the nation.
import { NATION } from '../../kernel/ids.ts'
import type { Read } from '../../platform/db.ts'
import type { Named } from './contract.ts'

/** The office a place belongs to and its name: a center's representation, a representation itself, else the nation. Asks for the owner's scope. */
export async function officeOf(
  read: Read,
  book: string,
  day: string,
): Promise<{ home: string; name: string }> {
  const [r] = await read<{ home: string | null; name: string | null }>`
    select x.home, (select r.name from representation r where r.book = x.home and r.key = x.home::text) as name
    from (select coalesce(nido_representation_of(${book}, ${day}),
      (select b.id from book b where b.id = ${book} and b.kind = 'representation')) as home) x`
  return { home: r?.home ?? NATION, name: r?.name ?? 'México' }
}

/** Persons who hold on a day in one book, in their order. */
export async function namedIn(read: Read, book: string, day: string): Promise<Named[]> {
  return read<Named>`
    select p.book, p.key as person, p.place, p.phone, p.x, p.y,
      coalesce((select concat_ws(' ', s.given, s.first) from staff_person s where s.book = ${book} and s.key = p.key), '') as name
    from protocol_person p
    where p.book = ${book} and p.from_day <= ${day} and (p.to_day is null or ${day} < p.to_day) order by p.place, p.key`
}

/** Persons of one book named on a day who have made no key yet. */
export async function keylessIn(read: Read, book: string, day: string): Promise<readonly string[]> {
  const rows = await read<{ person: string }>`
    select key as person from protocol_person where book = ${book} and (x is null or y is null)
      and from_day <= ${day} and (to_day is null or ${day} < to_day) order by place, key`
  return rows.map((r) => r.person)
}

/** Books where a person is named on a day: their own sealed books, and every one for who answers for the nation. */
export async function booksNamedIn(
  read: Read,
  person: string,
  day: string,
): Promise<readonly { book: string; place: number }[]> {
  return read<{ book: string; place: number }>`
    /* across: protection.named */ select book, place from protocol_person
    where key = ${person} and from_day <= ${day} and (to_day is null or ${day} < to_day) order by book`
}

/** Every representation by name: who is named for it or for the nation on a day, and who of them holds a key. Owner's scope. */
export async function setUpsIn(
  read: Read,
  day: string,
): Promise<readonly { book: string; name: string; named: number; holders: number }[]> {
  return read<{ book: string; name: string; named: number; holders: number }>`
    /* across: protection.offices */ select r.book, r.name, count(distinct p.key)::int as named,
      (count(distinct p.key) filter (where p.x is not null and p.y is not null))::int as holders
    from nido_representations() r left join protocol_person p on p.book in (r.book, ${NATION})
      and p.from_day <= ${day} and (p.to_day is null or ${day} < p.to_day)
    group by r.book, r.name order by r.name`
}

/** Every representation by name, with how many persons it has named on a day. Asks for the owner's scope. */
export async function officesOf(
  read: Read,
  day: string,
): Promise<readonly { book: string; name: string; persons: number }[]> {
  return read<{ book: string; name: string; persons: number }>`
    /* across: protection.offices */ select r.book, r.name, (select count(*)::int from protocol_person p where p.book = r.book
      and p.from_day <= ${day} and (p.to_day is null or ${day} < p.to_day)) as persons
    from nido_representations() r order by r.name`
}
