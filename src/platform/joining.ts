// Joining: keeps who stands for whom in a book, and links anew what was said of those whose name changes.
import type { Fact } from '../kernel/fact.ts'
import { type Names, namesOf } from '../kernel/joined.ts'
import { marksOn, standing } from './book-store.ts'
import type { Read, Tx } from './db.ts'
import type { RowKey } from './deriving.ts'
import type { House } from './house.ts'
import { linkFacts, type Mark } from './linking.ts'

/** Who stands for whom in the book as it is. */
export async function namesIn(read: Read, book: string): Promise<Names> {
  const rows = await read<{ person: string; stands: string }>`
    select person, stands from person_join where book = ${book} and stands is not null`
  return new Map(rows.map((r) => [r.person, r.stands]))
}

/** What a book knows of joinings before facts are linked: who stands for whom, whether there are any, and whether facts were taken away. */
export type Joined = { readonly names: Names; readonly joins: boolean; readonly unlinked: boolean }
export type Linked = { touched: RowKey[]; marks: number; names: Names }

/**
 * Links facts as `linkFacts` does and, where they join or split persons, links what was said of these anew. `joins`: the
 * book has joinings already; `unlinked`: facts were taken away (an erasure) that may have been some of them. A book
 * where nobody was ever joined pays nothing.
 */
export async function linkAndJoin(
  tx: Tx,
  house: House,
  book: string,
  facts: readonly Fact[],
  blank: readonly Mark[],
  { names, joins, unlinked }: Joined,
): Promise<Linked> {
  const linked = await linkFacts(tx, house, book, facts, blank, names)
  const said = facts.flatMap((f) => {
    const joining = house.kinds.get(f.kind)?.joins?.(f)
    return joining ? [{ by: f.id, ...joining }] : []
  })
  if (said.length === 0 && !(joins && (linked.marks > 0 || unlinked))) return { ...linked, names }
  if (said.length > 0)
    await tx`
      insert into person_join (book, by_fact, person, into_person)
      select ${book}, x.* from unnest(${said.map((s) => s.by)}::uuid[], ${said.map((s) => s.person)}::uuid[],
        ${said.map((s) => s.into)}::uuid[]) as x(by_fact, person, into_person)
      on conflict do nothing`
  const now = await namesNow(tx, book)
  const moved = [...new Set([...names.keys(), ...now.keys()])].filter((p) => names.get(p) !== now.get(p))
  if (moved.length === 0) return { ...linked, names: now }
  const again = await linkAgain(tx, house, book, moved, now, facts)
  return { touched: [...linked.touched, ...again], marks: linked.marks, names: now }
}

/** Decides which joinings stand, by the same rule as any fact, and writes down whom each comes to. */
async function namesNow(tx: Tx, book: string): Promise<Names> {
  const all = await tx<{ id: string; held: boolean; person: string; into: string }>`
    select j.by_fact as id, f.held, j.person, j.into_person as into from person_join j
    cross join lateral (select held from fact where book = ${book} and id = j.by_fact offset 0) f where j.book = ${book}`
  const marks =
    all.length === 0
      ? []
      : await marksOn(
          tx,
          book,
          all.map((j) => j.id),
        )
  const upright = standing(all, marks)
  const names = namesOf(all.filter((j) => upright.has(j.id)))
  const stands = all.map((j) => (upright.has(j.id) ? (names.get(j.person) ?? null) : null))
  await tx`
    update person_join set stands = x.stands
    from unnest(${all.map((j) => j.id)}::uuid[], ${stands}::uuid[]) as x(by_fact, stands)
    where book = ${book} and person_join.by_fact = x.by_fact and person_join.stands is distinct from x.stands`
  return names
}

/**
 * Takes the links of all that was said of these persons away and makes them again; returns the rows of before and after. What
 * is quarantined bears on no row; `fresh` are facts of this very transaction, whose pages are not written yet.
 */
async function linkAgain(
  tx: Tx,
  house: House,
  book: string,
  persons: readonly string[],
  names: Names,
  fresh: readonly Fact[],
): Promise<RowKey[]> {
  const bodies = await tx<{ id: string; body: string }>`
    with of as (
      select id, body from fact where book = ${book} and body is not null
        and (about = any(${persons}::uuid[]) or persons && ${persons}::uuid[]))
    select id, body from of
    cross join lateral (select coalesce((select answer from page where book = ${book} and fact = of.id), 'fresh') as answer) p
    where p.answer not in ('quarantined', 'fresh') or of.id = any(${fresh.map((f) => f.id)}::uuid[])`
  if (bodies.length === 0) return []
  const before = await tx<{ tbl: string; key: string }>`
    delete from fact_key where book = ${book} and fact = any(${bodies.map((b) => b.id)}::uuid[]) returning tbl, key`
  const facts = bodies.map((b) => ({ ...(JSON.parse(b.body) as Fact), id: b.id }))
  const { touched } = await linkFacts(tx, house, book, facts, [], names)
  return [...before.map((k) => ({ table: k.tbl, key: k.key })), ...touched]
}
