// Restoring: notices that the database went back to an older copy, so that tablets pull anew and send again what it lost.
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { NATION, uuidOfDigest } from '../kernel/ids.ts'
import type { Db } from './db.ts'
import type { House } from './house.ts'
import { takeBatch } from './intake.ts'
import { newId } from './new-id.ts'

/** Each book's last page and its hash (hex), as this machine last saw them; kept outside the database. */
type Marks = Record<string, readonly [pages: number, head: string]>

const EVERY_MS = 2_000

/** `which` names the database: a folder may have served another one before. */
const fileOf = (folder: string, which: string) => join(folder, `books-${which}.json`)

/** No file, or one that cannot be read, tells nothing. */
function readMarks(file: string): Marks {
  try {
    const marks = JSON.parse(readFileSync(file, 'utf8')) as unknown
    return typeof marks === 'object' && marks !== null ? (marks as Marks) : {}
  } catch {
    return {}
  }
}

/** Whole or not at all: written beside, flushed, moved in. */
function writeMarks(file: string, text: string): void {
  const fresh = `${file}.new`
  const handle = openSync(fresh, 'w', 0o600)
  try {
    writeFileSync(handle, text)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  renameSync(fresh, file)
}

async function marksNow(db: Db): Promise<string> {
  const books = await db.read(
    { all: true },
    (read) =>
      read<{
        id: string
        pages: number
        head: Buffer
      }>`/* across: books.head */ select id, pages, head from book where pages > 0 order by id`,
  )
  return JSON.stringify(Object.fromEntries(books.map((b) => [b.id, [b.pages, b.head.toString('hex')]])))
}

/**
 * Compares the books with what this machine last saw of them. If a page is gone or another stands in its place, the database
 * is an older copy: every epoch changes (tablets pull anew, never touching their outbox) and each book that went back says so
 * on a page. Returns those books; none when all is as it was left. A book that was removed whole tells nothing.
 */
export async function noticeRestore(
  db: Db,
  house: House,
  folder: string,
  which: string,
  now: () => Date,
): Promise<string[]> {
  const marks = Object.entries(readMarks(fileOf(folder, which)))
  const back = await db.read(
    { all: true },
    (read) => read<{ book: string; head: string; pages: number; now: Buffer }>`
      /* across: books.back */ select m.book, m.head, b.pages, b.head as now
      from unnest(${marks.map(([book]) => book)}::uuid[], ${marks.map(([, m]) => m[0])}::bigint[], ${marks.map(([, m]) => m[1])}::text[])
        as m(book, n, head)
      left join page p on p.book = m.book and p.n = m.n
      join book b on b.id = m.book
      where p.hash is distinct from decode(m.head, 'hex')`,
  )
  if (back.length === 0) return []
  const restored = back.map((b) => ({
    id: newId(now()),
    kind: 'book.restored',
    kindVersion: 1,
    about: b.book,
    book: b.book,
    happenedAt: now().toISOString(),
    author: NATION,
    origin: 'system',
    payload: {
      throughPage: b.pages,
      head: b.now.toString('hex'),
      from: uuidOfDigest(Buffer.from(b.head, 'hex')),
    },
  }))
  // First the pages, then the epochs: killed in between, the next start notices again.
  await takeBatch(db, house, restored, { by: 'system' }, now)
  await db.write(
    { all: true },
    (tx) => tx`/* across: books.back */ update book set epoch = gen_random_uuid()`,
  )
  writeMarks(fileOf(folder, which), await marksNow(db))
  return back.map((b) => b.book)
}

/** Remembers the books' last pages from now on; returns how to stop, which remembers once more. */
export async function keepMarks(
  db: Db,
  folder: string,
  which: string,
  log: (line: Record<string, unknown>) => void,
): Promise<() => Promise<void>> {
  const file = fileOf(folder, which)
  let written = ''
  const mark = async () => {
    try {
      const text = await marksNow(db)
      if (text !== written) writeMarks(file, text)
      written = text
    } catch (e) {
      log({ level: 'error', at: 'marks', error: (e as Error).message })
    }
  }
  await mark()
  let running = Promise.resolve()
  const timer = setInterval(() => {
    running = running.then(mark)
  }, EVERY_MS)
  return async () => {
    clearInterval(timer)
    await running
    await mark()
  }
}
