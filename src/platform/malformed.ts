// What arrives without a readable envelope: kept apart for a person to look at, its counter remembered, never dropped.
import { createHash } from 'node:crypto'
import { NATION, uuidOfDigest } from '../kernel/ids.ts'
import type { Db } from './db.ts'
import type { Source } from './stamping.ts'

export type Malformed = { readonly value: unknown; readonly reason: string }

const LONGEST = 100_000

/** Its text as far as a database can hold it. */
function textOf(value: unknown): string {
  try {
    return (JSON.stringify(value) ?? 'null').replaceAll('\\u0000', '').slice(0, LONGEST)
  } catch {
    return '"nested too deep to be written down"'
  }
}

/** The counter a device gave it: without it, hello would ask for it again for ever. */
function dseqOf(value: unknown, device: string | null): number | null {
  const { device: said, dseq } = (value ?? {}) as { device?: unknown; dseq?: unknown }
  return device !== null && said === device && Number.isSafeInteger(dseq) && Number(dseq) > 0
    ? Number(dseq)
    : null
}

/** Keeps each once, in the device's book or the national one. What names a person who must be forgotten keeps no text. */
export async function keepMalformed(
  db: Db,
  wrong: readonly Malformed[],
  source: Source,
  receivedAt: string,
): Promise<void> {
  const book = source.by === 'device' ? source.book : NATION
  const device = source.by === 'device' ? source.device : null
  const texts = wrong.map((w) => textOf(w.value))
  const digests = texts.map((t) => createHash('sha256').update(t).digest())
  const counted = wrong.flatMap((w, i) => {
    const dseq = dseqOf(w.value, device)
    return dseq === null ? [] : [{ dseq, fact: uuidOfDigest(digests[i]!) }]
  })
  await db.write({ books: [book] }, async (tx) => {
    await tx`
      with d as (
        insert into device_seq (device, dseq, book, fact)
        select ${device}, x.dseq, ${book}, x.fact
        from unnest(${counted.map((c) => c.dseq)}::bigint[], ${counted.map((c) => c.fact)}::uuid[]) as x(dseq, fact)
        on conflict do nothing
      )
      insert into malformed (book, digest, device, received_at, reason, body)
      select ${book}, x.digest, ${device}, ${receivedAt}, x.reason,
        case when exists (select from erased_person e where e.book = ${book} and strpos(x.body, e.person::text) > 0) then '' else x.body end
      from unnest(${digests}::bytea[], ${texts}::text[], ${wrong.map((w) => w.reason)}::text[]) as x(digest, body, reason)
      on conflict do nothing`
  })
}
