// Erasing: forgets a person — payloads and salts are blanked, the chain still verifies, and late facts are blanked on arrival.
import { canonical } from '../kernel/canonical.ts'
import type { Fact } from '../kernel/fact.ts'
import type { Tx } from './db.ts'
import type { RowKey } from './deriving.ts'
import type { House } from './house.ts'
import type { Seal } from './sealing.ts'
import type { Arrived } from './stamping.ts'

/** Blanks all that concerns the persons in this book and returns the rows to fold again. Facts that erase are kept. */
export async function blankPerson(
  tx: Tx,
  house: House,
  book: string,
  persons: readonly string[],
  fresh: readonly Arrived[],
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
  const ids: string[] = []
  const bodies: (string | null)[] = []
  const seals: string[] = []
  const whole: string[] = []
  for (const f of facts) {
    const fact = JSON.parse(f.body) as Fact
    const omit = house.kinds.get(fact.kind)?.omit
    const others = (f.persons ?? []).filter((p) => !persons.includes(p))
    const kept = f.seals.map((s) => (persons.includes(s.p) ? { p: '-', d: s.d } : s))
    ids.push(f.id)
    if (omit && others.length > 0) {
      const rest = persons.reduce<Fact>((x, p) => ({ ...x, payload: omit(x, p) }), {
        ...fact,
        salt: undefined,
      })
      bodies.push(canonical(rest))
      seals.push(JSON.stringify(kept))
    } else {
      bodies.push(null)
      seals.push(JSON.stringify(f.seals.map(({ p, d }) => ({ p: p ? '-' : p, d }))))
      whole.push(f.id)
    }
  }
  if (ids.length === 0) return []
  const keys = await tx<{ tbl: string; key: string }>`
    select distinct tbl, key from fact_key where book = ${book} and fact = any(${ids}::uuid[])`
  await tx`
    update fact set body = x.body, seals = x.seals::jsonb, about = case when x.body is null then null else fact.about end,
      persons = case when x.body is null then null else array(select unnest(fact.persons) except select unnest(${persons}::uuid[])) end
    from unnest(${ids}::uuid[], ${bodies}::text[], ${seals}::text[]) as x(id, body, seals)
    where fact.book = ${book} and fact.id = x.id`
  await tx`delete from fact_key where book = ${book} and fact = any(${whole}::uuid[])`
  return keys.map((k) => ({ table: k.tbl, key: k.key }))
}
