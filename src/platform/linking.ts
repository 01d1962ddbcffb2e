// Linking: which rows a fact bears on and which facts it marks — kept beside the facts, and made anew by a rebuild.
import type { Fact } from '../kernel/fact.ts'
import type { Tx } from './db.ts'
import type { RowKey } from './deriving.ts'
import { type House, touchesOf } from './house.ts'

type Mark = { target: string; by: string; mark: 'corrected' | 'withdrawn' | 'stands' | 'void' }

/** What a fact says of other facts: that it corrects, withdraws or resolves them. */
export function marksOf(fact: Fact): Mark[] {
  const found: Mark[] = []
  if (fact.corrects) found.push({ target: fact.corrects, by: fact.id, mark: 'corrected' })
  if (fact.kind === 'book.withdrawn') found.push({ target: fact.about, by: fact.id, mark: 'withdrawn' })
  if (fact.kind === 'book.review-resolved') {
    found.push({
      target: fact.about,
      by: fact.id,
      mark: fact.payload.decision === 'stands' ? 'stands' : 'void',
    })
  }
  return found
}

/** Stores the links of facts and returns every row they bear on, what they mark included; `marks` counts their marks. */
export async function linkFacts(
  tx: Tx,
  house: House,
  book: string,
  facts: readonly Fact[],
): Promise<{ touched: RowKey[]; marks: number }> {
  const keys: { table: string; key: string; fact: string; subject: string | null }[] = []
  const touched = new Map<string, RowKey>()
  const marks: Mark[] = []
  for (const fact of facts) {
    for (const t of touchesOf(house, fact)) {
      keys.push({ table: t.table, key: t.key, fact: fact.id, subject: t.subject ?? null })
      touched.set(`${t.table}:${t.key}`, { table: t.table, key: t.key })
    }
    marks.push(...marksOf(fact))
  }
  await tx`
    with k as (
      insert into fact_key (book, tbl, key, fact, subject)
      select ${book}, x.* from unnest(${keys.map((k) => k.table)}::text[], ${keys.map((k) => k.key)}::text[],
        ${keys.map((k) => k.fact)}::uuid[], ${keys.map((k) => k.subject)}::text[]) as x(tbl, key, fact, subject)
      on conflict do nothing
    )
    insert into fact_mark (book, target, by_fact, mark)
    select ${book}, x.* from unnest(${marks.map((m) => m.target)}::uuid[], ${marks.map((m) => m.by)}::uuid[],
      ${marks.map((m) => m.mark)}::text[]) as x(target, by_fact, mark)
    on conflict do nothing`
  if (marks.length > 0)
    for (const k of await keysOfTargets(tx, house, book, marks)) touched.set(`${k.table}:${k.key}`, k)
  return { touched: [...touched.values()], marks: marks.length }
}

/** Rows that what is corrected, withdrawn or resolved bears on — and what that in turn had marked, however deep. */
async function keysOfTargets(tx: Tx, house: House, book: string, marks: readonly Mark[]): Promise<RowKey[]> {
  const keys = new Map<string, RowKey>()
  let targets = [...new Set(marks.map((m) => m.target))]
  const seen = new Set<string>()
  while (targets.length > 0) {
    const bodies = await tx<{ body: string }>`
      select body from fact where book = ${book} and id = any(${targets}::uuid[]) and body is not null`
    for (const t of targets) seen.add(t)
    const next: string[] = []
    for (const { body } of bodies) {
      const fact = JSON.parse(body) as Fact
      for (const t of touchesOf(house, fact)) keys.set(`${t.table}:${t.key}`, { table: t.table, key: t.key })
      for (const m of marksOf(fact)) if (!seen.has(m.target)) next.push(m.target)
    }
    targets = next
  }
  return [...keys.values()]
}
