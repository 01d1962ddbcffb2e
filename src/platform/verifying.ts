// Verifying: walks the pages of every book and names the first that is not what was written.
import type { Fact } from '../kernel/fact.ts'
import { NATION } from '../kernel/ids.ts'
import type { Db } from './db.ts'
import type { House } from './house.ts'
import { factHash, pageHash, type Seal, sealsHold } from './sealing.ts'

export type BadPage = { book: string; n: number; fact: string; why: string }
export type Verified = { books: number; pages: number; bad?: BadPage }

type PageRow = {
  n: number
  fact: string
  prev_hash: Buffer
  fact_hash: Buffer
  hash: Buffer
  stamp: string
  answer: string
  kind: string | null
  about: string | null
  held: boolean
  est_at: string
  body: string | null
  seals: Seal[] | null
}

const AT_ONCE = 2000

/** Checks one book from its first page. `cancelled` is asked between chunks. */
export async function verifyBook(
  db: Db,
  house: House,
  book: string,
  cancelled: () => boolean = () => false,
): Promise<{ pages: number; bad?: BadPage }> {
  let prev: Buffer = Buffer.alloc(0)
  let n = 0
  for (;;) {
    if (cancelled()) return { pages: n }
    const rows = await db.read(
      { books: [book] },
      (read) => read<PageRow>`
      select p.n, p.fact, p.prev_hash, p.fact_hash, p.hash, p.stamp, p.answer, f.kind, f.about, f.held, f.est_at, f.body, f.seals
      from page p left join fact f on f.book = p.book and f.id = p.fact
      where p.book = ${book} and p.n > ${n} order by p.n limit ${AT_ONCE}`,
    )
    for (const r of rows) {
      const bad = (why: string): { pages: number; bad: BadPage } => ({
        pages: n,
        bad: { book, n: r.n, fact: r.fact, why },
      })
      if (r.n !== n + 1) return { pages: n, bad: { book, n: n + 1, fact: r.fact, why: 'falta la página' } }
      if (!r.prev_hash.equals(prev)) return bad('no sigue a la página anterior')
      if (!r.seals || !r.kind) return bad('falta el hecho')
      const hash = factHash({ id: r.fact, kind: r.kind, book }, r.seals)
      if (!hash.equals(r.fact_hash)) return bad('los sellos del hecho no son los de la página')
      if (!pageHash(prev, hash, r.stamp).equals(r.hash)) return bad('la huella de la página no corresponde')
      // What intake decided stands in columns too, where rows are folded from: they must say what was stamped.
      const stamped = JSON.parse(r.stamp) as { answer: string; estAt: string; held: boolean }
      if (stamped.answer !== r.answer || stamped.estAt !== r.est_at || stamped.held !== r.held)
        return bad('lo que se decidió al recibirlo fue cambiado')
      if (r.body === null) {
        if (r.seals.some((s) => s.s !== undefined)) return bad('falta el contenido sin que se haya borrado')
      } else {
        let fact: Fact
        try {
          fact = JSON.parse(r.body) as Fact
        } catch {
          return bad('el contenido no se puede leer')
        }
        if (fact.about !== r.about) return bad('el hecho ya no dice de quién es')
        if (!sealsHold(fact, r.body, house.kinds.get(r.kind), r.seals))
          return bad('el contenido no es el que se selló')
      }
      prev = r.hash
      n = r.n
    }
    if (rows.length < AT_ONCE) break
  }
  const [book_] = await db.read(
    { books: [book] },
    (read) => read<{ pages: number; head: Buffer }>`
    select pages, head from book where id = ${book}`,
  )
  if (book_ && (book_.pages !== n || !book_.head.equals(prev))) {
    return { pages: n, bad: { book, n: n + 1, fact: '', why: 'el libro dice tener otras páginas al final' } }
  }
  return { pages: n }
}

/** Checks every book; stops at the first bad page. `progress` hears books done. */
export async function verifyAll(
  db: Db,
  house: House,
  progress: (done: number, of: number, pages: number) => void,
  cancelled: () => boolean = () => false,
): Promise<Verified> {
  const books = await db.read(
    { all: true },
    (read) =>
      read<{ id: string }>`/* across: books.all */ select id from book order by (id = ${NATION}) desc, id`,
  )
  let pages = 0
  let done = 0
  for (const { id } of books) {
    if (cancelled()) break
    const result = await verifyBook(db, house, id, cancelled)
    pages += result.pages
    if (result.bad) return { books: done, pages, bad: result.bad }
    progress(++done, books.length, pages)
  }
  return { books: done, pages }
}

/** One hash over the heads of all books, sealed ones too: what is published each day. */
export async function dailyHead(db: Db): Promise<string> {
  const [r] = await db.read(
    { system: true },
    (read) => read<{ head: string }>`
    /* across: books.head */ select encode(sha256(coalesce(string_agg(head, ''::bytea order by sealed, id), ''::bytea)), 'hex') as head
    from (select id, head, false as sealed from book union all select book, head, true from sealed_book) b`,
  )
  return r!.head
}
