// Linking: which rows a fact bears on and which facts it marks — kept beside the facts, and made anew by a rebuild.
import type { Fact } from '../kernel/fact.ts'
import { type Names, nobodyJoined } from '../kernel/joined.ts'
import type { Tx } from './db.ts'
import type { RowKey } from './deriving.ts'
import { type House, touchesOf } from './house.ts'

export type Mark = { target: string; by: string; mark: 'corrected' | 'withdrawn' | 'stands' | 'void' }

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

export type Link = {
  readonly table: string
  readonly key: string
  readonly fact: string
  readonly subject: string | null
}

/** The links and marks of facts, and the rows the links lead to. `blank` are marks of facts whose words are gone. */
export function linksOf(
  house: House,
  facts: readonly Fact[],
  blank: readonly Mark[],
  names: Names,
): { links: Link[]; marks: Mark[]; touched: Map<string, RowKey> } {
  const links: Link[] = []
  const touched = new Map<string, RowKey>()
  const marks: Mark[] = [...blank]
  for (const fact of facts) {
    for (const t of touchesOf(house, fact, names)) {
      links.push({ table: t.table, key: t.key, fact: fact.id, subject: t.subject ?? null })
      touched.set(`${t.table}:${t.key}`, { table: t.table, key: t.key })
    }
    marks.push(...marksOf(fact))
  }
  return { links, marks, touched }
}

/**
 * Stores the links of facts and returns every row they bear on, what they mark included; `marks` counts their marks. `blank`
 * are marks of facts whose words are gone: a correction stays made when the one it was about is forgotten. `names`: who stands
 * for whom.
 */
export async function linkFacts(
  tx: Tx,
  house: House,
  book: string,
  facts: readonly Fact[],
  blank: readonly Mark[] = [],
  names: Names = nobodyJoined,
): Promise<{ touched: RowKey[]; marks: number }> {
  const { links, marks, touched } = linksOf(house, facts, blank, names)
  await tx`
    with k as (
      insert into fact_key (book, tbl, key, fact, subject)
      select ${book}, x.* from unnest(${links.map((k) => k.table)}::text[], ${links.map((k) => k.key)}::text[],
        ${links.map((k) => k.fact)}::uuid[], ${links.map((k) => k.subject)}::text[]) as x(tbl, key, fact, subject)
      on conflict do nothing
    )
    insert into fact_mark (book, target, by_fact, mark)
    select ${book}, x.* from unnest(${marks.map((m) => m.target)}::uuid[], ${marks.map((m) => m.by)}::uuid[],
      ${marks.map((m) => m.mark)}::text[]) as x(target, by_fact, mark)
    on conflict do nothing`
  if (marks.length > 0) touchTargets(house, touched, await markedBodies(tx, book, marks), names)
  return { touched: [...touched.values()], marks: marks.length }
}

/** Adds the rows that marked facts bear on, in the order of the facts given. */
export function touchTargets(
  house: House,
  touched: Map<string, RowKey>,
  targets: readonly Fact[],
  names: Names,
): void {
  for (const fact of targets)
    for (const t of touchesOf(house, fact, names))
      touched.set(`${t.table}:${t.key}`, { table: t.table, key: t.key })
}

/**
 * What is corrected, withdrawn or resolved — and what that in turn had marked, however deep, by id. The chain is read from
 * the marks, not from the words: a fact in the middle may be forgotten.
 */
async function markedBodies(tx: Tx, book: string, marks: readonly Mark[]): Promise<Fact[]> {
  const bodies = await tx<{ body: string }>`
    with recursive t as (
      select x.id from unnest(${[...new Set(marks.map((m) => m.target))]}::uuid[]) as x(id)
      union
      select m.target from fact_mark m join t on m.book = ${book} and m.by_fact = t.id
    )
    select f.body from t cross join lateral (select body from fact where book = ${book} and id = t.id offset 0) f
    where f.body is not null order by t.id`
  return bodies.map((b) => JSON.parse(b.body) as Fact)
}
