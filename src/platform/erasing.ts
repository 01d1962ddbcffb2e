// Erasing: forgets a person — payloads and salts are blanked, the chain still verifies, and late facts are blanked on arrival.
import { canonical } from '../kernel/canonical.ts'
import type { Fact } from '../kernel/fact.ts'
import type { Names } from '../kernel/joined.ts'
import type { Tx } from './db.ts'
import type { RowKey } from './deriving.ts'
import type { House } from './house.ts'
import { linkFacts } from './linking.ts'
import { type Seal, sealsWithout, withoutPersons } from './sealing.ts'
import type { Arrived } from './stamping.ts'

/** Facts that are about another fact and not about a person: their reason tells of whoever that fact concerned. */
export const MARKS: ReadonlySet<string> = new Set(['book.withdrawn', 'book.review-resolved'])

/** Blanks what marks facts that are blank themselves, however deep. */
export async function blankMarksOn(tx: Tx, book: string, facts: readonly string[]): Promise<void> {
  await tx`
    with recursive m as (
      select by_fact from fact_mark where book = ${book} and target = any(${facts}::uuid[])
      union
      select f.by_fact from fact_mark f join m on f.book = ${book} and f.target = m.by_fact
    )
    update fact set body = null, about = null, persons = null, seals = (
      select jsonb_agg(jsonb_build_object('p', '-', 'd', s -> 'd')) from jsonb_array_elements(fact.seals) s)
    from m where fact.book = ${book} and fact.id = m.by_fact and fact.body is not null and fact.kind = any(${[...MARKS]}::text[])`
}

/** Blanks all that concerns the persons in this book and returns the rows to fold again. Facts that erase are kept. */
export async function blankPerson(
  tx: Tx,
  house: House,
  book: string,
  persons: readonly string[],
  fresh: readonly Arrived[],
  names: Names,
): Promise<RowKey[]> {
  const by = persons.map(
    (p) => fresh.find((a) => a.fact.kind === 'book.person-erased' && a.fact.about === p)!.fact.id,
  )
  await tx`
    insert into erased_person (book, person, by_fact)
    select ${book}, x.* from unnest(${persons}::uuid[], ${by}::uuid[]) as x(person, by_fact) on conflict do nothing`
  const facts = await tx<{ id: string; body: string; seals: Seal[]; persons: string[] | null }>`
    select id, body, seals, persons from fact
    where book = ${book} and body is not null and kind <> 'book.person-erased'
      and (about = any(${persons}::uuid[]) or persons && ${persons}::uuid[])`
  // What arrived without a readable envelope may still hold the person's words.
  await tx`
    update malformed set body = '' where book = ${book}
      and exists (select from unnest(${persons}::text[]) as x(p) where strpos(malformed.body, x.p) > 0)`
  const ids: string[] = []
  const bodies: (string | null)[] = []
  const seals: string[] = []
  const stay: Fact[] = []
  for (const f of facts) {
    const fact = JSON.parse(f.body) as Fact
    const rest = withoutPersons(fact, house.kinds.get(fact.kind), persons)
    ids.push(f.id)
    bodies.push(rest ? canonical(rest) : null)
    seals.push(JSON.stringify(sealsWithout(f.seals, rest ? persons : 'all')))
    if (rest) stay.push({ ...rest, id: f.id })
  }
  if (ids.length === 0) return []
  const keys = await tx<{ tbl: string; key: string }>`
    select distinct tbl, key from fact_key where book = ${book} and fact = any(${ids}::uuid[])`
  // photos and documents that nothing names from here on go at once, not when their week is over
  const files = keys.filter((k) => house.fileTables.includes(k.tbl)).map((k) => k.key)
  if (files.length > 0)
    await tx`update blob set named = true where book = ${book} and sha256 = any(${files}::text[])`
  await tx`
    update fact set body = x.body, seals = x.seals::jsonb, about = case when x.body is null then null else fact.about end,
      persons = case when x.body is null then null else array(select unnest(fact.persons) except select unnest(${persons}::uuid[])) end
    from unnest(${ids}::uuid[], ${bodies}::text[], ${seals}::text[]) as x(id, body, seals)
    where fact.book = ${book} and fact.id = x.id`
  // What stays of a fact about several no longer bears on the rows of the one forgotten.
  await tx`delete from fact_key where book = ${book} and fact = any(${ids}::uuid[])`
  await tx`delete from person_join where book = ${book} and by_fact = any(${ids}::uuid[])`
  await blankMarksOn(
    tx,
    book,
    ids.filter((_, i) => bodies[i] === null),
  )
  if (stay.length > 0) await linkFacts(tx, house, book, stay, [], names)
  return keys.map((k) => ({ table: k.tbl, key: k.key }))
}
