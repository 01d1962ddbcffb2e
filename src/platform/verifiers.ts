// Verifiers: what a tablet checks the PIN or the code of somebody outside the staff by; told to the tablets, erased with the person.
import { canonical } from '../kernel/canonical.ts'
import type { Tx } from './db.ts'
import { publish } from './feeding.ts'
import { pinVerifier } from './secrets.ts'

export type NewVerifier = {
  /** the name it has in the feed: `adult_pin:<adult>`, `code_verifier:<code>` */
  readonly entity: string
  /** whose it is: forgotten, it goes */
  readonly persons: readonly string[]
  readonly digits: string
  /** last civil day it is good for */
  readonly until?: string
  readonly by: string
}

/** Keeps verifiers and tells the tablets of the book. The digits themselves are kept nowhere. */
export async function putVerifiers(
  tx: Tx,
  book: string,
  fresh: readonly NewVerifier[],
  at: string,
): Promise<void> {
  if (fresh.length === 0) return
  const bodies = fresh.map((v) => canonical(pinVerifier(v.digits)))
  for (const [i, v] of fresh.entries())
    await tx`
      insert into verifier (book, entity, persons, body, set_by, set_at, until)
      values (${book}, ${v.entity}, ${v.persons}::uuid[], ${bodies[i]}, ${v.by}, ${at}, ${v.until ?? null})
      on conflict (book, entity) do update set persons = excluded.persons, body = excluded.body, set_by = excluded.set_by,
        set_at = excluded.set_at, until = excluded.until`
  await publish(
    tx,
    book,
    fresh.map((v, i) => ({ entity: v.entity, op: 'put', body: bodies[i]! })),
  )
}

const gone = (entities: readonly string[]) =>
  entities.map((entity) => ({ entity, op: 'delete' as const, body: null }))

/** Takes verifiers away, here and on the tablets. Answers how many there were. */
export async function dropVerifiers(tx: Tx, book: string, entities: readonly string[]): Promise<number> {
  const rows = await tx<{ entity: string }>`
    delete from verifier where book = ${book} and entity = any(${entities}::text[]) returning entity`
  if (rows.length > 0) await publish(tx, book, gone(rows.map((r) => r.entity).sort()))
  return rows.length
}

/** Of persons who are forgotten. */
export async function forgetVerifiers(tx: Tx, book: string, persons: readonly string[]): Promise<void> {
  const rows = await tx<{ entity: string }>`
    delete from verifier where book = ${book} and persons && ${persons}::uuid[] returning entity`
  if (rows.length > 0) await publish(tx, book, gone(rows.map((r) => r.entity).sort()))
}

/** Another center hears of somebody who comes: what they are checked by goes along, and stays behind where they are still known. */
export async function followVerifiers(
  tx: Tx,
  to: string,
  from: string,
  entities: readonly string[],
): Promise<void> {
  const rows = await tx<{ entity: string; body: string }>`
    insert into verifier (book, entity, persons, body, set_by, set_at, until)
    select ${to}, entity, persons, body, set_by, set_at, until from verifier
    where book = ${from} and entity = any(${entities}::text[])
    on conflict (book, entity) do nothing returning entity, body`
  if (rows.length > 0)
    await publish(
      tx,
      to,
      rows.map(({ entity, body }) => ({ entity, op: 'put', body })),
    )
}
