// Sealed books: records that only persons of the protocol can open, chained like pages, outside books, feeds, figures and logs.
import { createHash } from 'node:crypto'
import { NATION } from '../kernel/ids.ts'
import type { Db, Tx } from './db.ts'
import { type Entry, seal, unseal } from './entry.ts'
import type { Who } from './who.ts'

const SENDER = 'sealed-sender'

/** The sealed book of a center is its representation's; of an office its own; of a place nobody knows, the nation's. */
async function homeOf(tx: Tx, book: string, day: string): Promise<string> {
  const [found] = await tx<{ home: string | null }>`
    select coalesce(nido_representation_of(${book}, ${day}), (select b.id from book b where b.id = ${book} and b.kind = 'representation')) as home`
  return found?.home ?? NATION
}

type Page = { n: number; record: string; received_at: string } & (
  | { sender: Uint8Array; body: string; digests?: null }
  // its term has ended: what is left of both
  | { sender: null; body: null; digests: Uint8Array }
)

/** SHA-256 of the sender and of the content, one after the other: 64 bytes. */
function digestsOf(sender: Uint8Array, body: string): Buffer {
  const of = (content: string | Uint8Array) => createHash('sha256').update(content).digest()
  return Buffer.concat([of(sender), of(body)])
}

/** Covers place, name, time, sender and content, and the page before; the same when the content is gone. */
export function sealedHash(prev: Uint8Array, page: Page): Buffer {
  return createHash('sha256')
    .update(prev)
    .update(`${page.n}|${page.record}|${page.received_at}`)
    .update(page.body === null ? page.digests : digestsOf(page.sender, page.body))
    .digest()
}

/** Adds a record to the sealed book of a place; one that is there already changes nothing. */
export async function addSealed(
  db: Db,
  entry: Pick<Entry, 'key'>,
  said: { readonly record: string; readonly book: string; readonly body: string; readonly who: Who },
  now: Date,
): Promise<void> {
  const at = now.toISOString()
  await db.write({ system: true }, async (tx) => {
    const book = await homeOf(tx, said.book, at.slice(0, 10))
    await addPage(tx, entry, { ...said, book }, at)
  })
}

/** Adds a record to one sealed book, named. Asks for a scope that reaches it. */
export async function addPage(
  tx: Tx,
  entry: Pick<Entry, 'key'>,
  { record, book, body, who }: { record: string; book: string; body: string; who: Who },
  at: string,
): Promise<void> {
  await tx`insert into sealed_book (book) values (${book}) on conflict (book) do nothing`
  const [head] = await tx<{ pages: number; head: Buffer }>`
    select pages, head from sealed_book where book = ${book} for update`
  const [there] = await tx`select from sealed_page where book = ${book} and record = ${record}`
  if (there) return
  const n = head!.pages + 1
  const whose = who.by === 'person' ? who.person : who.by === 'device' ? who.device : NATION
  const sender = seal(entry, SENDER, record, `${who.by === 'person' ? 'person' : 'device'}:${whose}`)
  const hash = sealedHash(head!.head, { n, record, received_at: at, sender, body })
  await tx`
    insert into sealed_page (book, n, record, received_at, sender, body, hash)
    values (${book}, ${n}, ${record}, ${at}, ${sender}, ${body}, ${hash})`
  await tx`update sealed_book set pages = ${n}, head = ${hash} where book = ${book}`
}

export type SealedRecord = {
  readonly n: number
  readonly record: string
  readonly receivedAt: string
  /** `person:` or `device:` and an id, as the server saw it when it came in; undefined when its key is gone */
  readonly sender: string | undefined
  readonly body: string
}

/** Records after a page, in order; those whose term has ended are not there any more. */
export async function sealedAfter(
  db: Db,
  entry: Pick<Entry, 'key'>,
  book: string,
  after: number,
  limit: number,
): Promise<readonly SealedRecord[]> {
  const rows = await db.read(
    { sealed: [book] },
    (read) => read<{ n: number; record: string; received_at: string; sender: Buffer; body: string }>`
      select n, record, received_at, sender, body from sealed_page
      where book = ${book} and n > ${after} and body is not null order by n limit ${limit}`,
  )
  return rows.map((r) => ({
    n: r.n,
    record: r.record,
    receivedAt: r.received_at,
    sender: unseal(entry, SENDER, r.record, r.sender),
    body: r.body,
  }))
}

/** When each person last opened each of these sealed books. */
export async function looksOf(
  db: Db,
  books: readonly string[],
): Promise<readonly { book: string; person: string; at: string }[]> {
  return db.read(
    { sealed: books },
    (read) => read<{ book: string; person: string; at: string }>`
      /* across: sealed.looks */ select book, person, at from sealed_look order by at desc`,
  )
}

export async function lookedAt(db: Db, book: string, person: string, page: number, now: Date): Promise<void> {
  await db.write(
    { sealed: [book] },
    (tx) => tx`
      insert into sealed_look (book, person, page, at) values (${book}, ${person}, ${page}, ${now.toISOString()})
      on conflict (book, person) do update set page = greatest(sealed_look.page, excluded.page), at = excluded.at`,
  )
}

const AT_ONCE = 500

/** Walks one sealed book from its first page; says why it is not what was written, and never how much there is. */
export async function verifySealedBook(db: Db, book: string): Promise<string | undefined> {
  return db.read({ sealed: [book] }, async (read) => {
    let prev: Uint8Array = Buffer.alloc(0)
    let n = 0
    for (;;) {
      const rows = await read<Page & { hash: Buffer }>`
        select n, record, received_at, sender, body, digests, hash from sealed_page
        where book = ${book} and n > ${n} order by n limit ${AT_ONCE}`
      for (const r of rows) {
        if (r.n !== n + 1) return 'falta una página'
        if (!sealedHash(prev, r).equals(r.hash)) return 'la huella de una página no corresponde'
        prev = r.hash
        n = r.n
      }
      if (rows.length < AT_ONCE) break
    }
    const [head] = await read<{ pages: number; head: Buffer }>`
      select pages, head from sealed_book where book = ${book}`
    if (head && (head.pages !== n || !head.head.equals(prev))) return 'el libro dice terminar en otra página'
    return undefined
  })
}

/** Walks every sealed book; the first that is wrong, and why. */
export async function verifySealed(db: Db): Promise<{ book: string; why: string } | undefined> {
  const books = await db.read(
    { system: true },
    (read) => read<{ book: string }>`/* across: sealed.verify */ select book from sealed_book order by book`,
  )
  for (const { book } of books) {
    const why = await verifySealedBook(db, book)
    if (why) return { book, why }
  }
  return undefined
}

/**
 * Takes the content of what came before an instant, in pieces; hashes stay, so that the chains hold. All records alike: nobody
 * here can tell a report from what is nothing, and nobody learns how many there were.
 */
export async function sweepSealed(db: Db, before: Date, cancelled: () => boolean): Promise<void> {
  const books = await db.read(
    { system: true },
    (read) => read<{ book: string }>`/* across: sealed.verify */ select book from sealed_book order by book`,
  )
  for (const { book } of books) while (!cancelled() && (await sweepPiece(db, book, before.toISOString())));
}

/** True while there is more. */
async function sweepPiece(db: Db, book: string, before: string): Promise<boolean> {
  return db.write({ sealed: [book] }, async (tx) => {
    await tx`select from sealed_book where book = ${book} for update`
    const over = await tx<{ n: number; sender: Buffer | null; body: string | null }>`
      select p.n, p.sender, p.body from sealed_page p, sealed_book b
      where b.book = ${book} and p.book = ${book} and p.n > b.swept and p.n <= b.swept + ${AT_ONCE}
        and p.received_at < ${before}::timestamptz order by p.n`
    if (over.length === 0) return false
    const left = over.flatMap(({ n, sender, body }) =>
      sender === null || body === null ? [] : [{ n, digests: digestsOf(sender, body).toString('hex') }],
    )
    await tx`
      update sealed_page p set sender = null, body = null, digests = decode(x.digests, 'hex')
      from jsonb_to_recordset(${JSON.stringify(left)}::jsonb) as x(n bigint, digests text)
      where p.book = ${book} and p.n = x.n`
    await tx`update sealed_book set swept = ${over.at(-1)!.n} where book = ${book}`
    return over.length === AT_ONCE
  })
}
