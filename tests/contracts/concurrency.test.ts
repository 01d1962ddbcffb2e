// Many writers, many readers and a transaction that never ends: no fact missed, no hole in any numbering, no lock for ever.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDb } from '../../src/platform/db.ts'
import { takeBatch } from '../../src/platform/intake.ts'
import { pull } from '../../src/platform/paired-devices.ts'
import { verifyAll } from '../../src/platform/verifying.ts'
import {
  centers,
  childFacts,
  children,
  fact,
  idOf,
  now,
  openWorld,
  rooms,
  TODAY,
  type World,
} from '../world.ts'

const one = centers.one
const kids = children.filter((c) => c.book === one)
const kid = kids[0]!
const room = rooms.one[0]

describe('many at once', () => {
  let busy: World
  beforeAll(async () => {
    busy = await openWorld({ empty: true })
  })
  afterAll(() => busy.close())

  test('32 writers on 8 books while a reader pulls: no fact missed, no hole in pages or feeds', async () => {
    const books = Array.from({ length: 8 }, (_, i) => idOf(`busy ${i}`))
    const db = openDb(busy.url, { max: 40 })
    const child = (b: string) => ({ ...kid, id: idOf(`child of ${b}`), book: b })
    for (const b of books) await busy.said(childFacts(child(b)))
    let writing = true
    // what is written before the first download is in it as far as tablets carry it: days of long ago are not
    let begun = 0
    const seen = new Map<string, Map<string, number>>()
    const readers = books.slice(0, 4).map(async (book) => {
      const state = new Map<string, number>()
      seen.set(book, state)
      let since = 0
      let epoch: string | undefined
      for (let last = false; ; last = !writing) {
        const p = await pull(db, busy.house, { book, epoch, since, limit: 7 }, TODAY)
        let page = p
        for (;;) {
          for (const c of page.changes) state.set(c.e, c.s)
          if (!page.more) break
          page = await pull(
            db,
            busy.house,
            {
              book,
              epoch: page.epoch,
              since: page.cursor,
              limit: 7,
              ...(page.after ? { after: page.after } : {}),
            },
            TODAY,
          )
        }
        if (epoch === undefined) begun++
        since = page.cursor
        epoch = page.epoch
        if (last) return
      }
    })
    while (begun < 4) await new Promise((done) => setTimeout(done, 5))
    const WRITES = 12
    await Promise.all(
      Array.from({ length: 32 }, async (_, w) => {
        const book = books[w % 8]!
        for (let i = 0; i < WRITES; i++) {
          const day = `2026-0${1 + (w >> 3)}-${String(i + 1).padStart(2, '0')}`
          const facts = ['arrived', 'left'].map((k) =>
            fact(`attendance.${k}`, child(book).id, book, k === 'left' ? { day } : { day, room }),
          )
          const r = await takeBatch(db, busy.house, facts, { by: 'system' }, now)
          expect(r.map((x) => x.answer)).toEqual(['taken', 'taken'])
        }
      }),
    )
    writing = false
    await Promise.all(readers)
    const of = <T>(sql: string) => busy.db.read({ system: true }, (read) => read.text<T>(sql, []))
    for (const book of books) {
      const [p] = await of<{ n: number; max: number; pages: number }>(
        `select count(*)::int as n, max(n)::int as max, (select pages::int from book where id = '${book}') as pages from page where book = '${book}'`,
      )
      expect(p).toEqual({ n: 2 + 2 * 4 * WRITES, max: p!.n, pages: p!.n })
      const feed = await of<{ entity: string; seq: number }>(
        `select entity, seq from feed where book = '${book}' order by seq`,
      )
      expect(feed.length).toBe(1 + 4 * WRITES)
      expect(new Set(feed.map((f) => f.seq)).size).toBe(feed.length)
      if (seen.has(book))
        expect([...seen.get(book)!].sort()).toEqual(feed.map((f) => [f.entity, f.seq]).sort())
    }
    expect((await verifyAll(db, busy.house, () => {})).bad).toBeUndefined()
    await db.close()
  })

  test('numbers of a feed have no holes: every one was given to a change', async () => {
    const book = idOf('feed without holes')
    const db = openDb(busy.url, { max: 20 })
    const many = Array.from({ length: 60 }, (_, i) => childFacts({ ...kid, id: idOf(`hole ${i}`), book }))
    await Promise.all(many.map((facts) => takeBatch(db, busy.house, facts, { by: 'system' }, now)))
    const feed = await db.read(
      { system: true },
      (read) => read<{ seq: number }>`select seq from feed where book = ${book} order by seq`,
    )
    expect(feed.map((f) => f.seq)).toEqual(many.map((_, i) => i + 1))
    await db.close()
  })

  test('a long transaction elsewhere delays no pull and hides nothing', async () => {
    const [a, b] = [idOf('long a'), idOf('long b')]
    let release = () => {}
    const held = new Promise<void>((done) => (release = done))
    const long = busy.db.write({ books: [a] }, async (tx) => {
      await tx`insert into book (id, kind) values (${a}, 'unborn')`
      await held
    })
    await busy.said(childFacts({ ...kid, id: idOf('child long'), book: b }))
    const began = performance.now()
    const p = await pull(busy.db, busy.house, { book: b, since: 0, limit: 100 }, TODAY)
    expect(performance.now() - began).toBeLessThan(1000)
    expect(p.changes.length).toBe(1)
    release()
    await long
  })

  test('batches over two books in opposite order never lock each other', async () => {
    const [a, b] = [idOf('lock a'), idOf('lock b')]
    const db = openDb(busy.url, { max: 20 })
    const all = await Promise.all(
      Array.from({ length: 24 }, (_, i) => {
        const facts = [a, b].flatMap((book) => childFacts({ ...kid, id: idOf(`lock ${i} ${book}`), book }))
        return takeBatch(db, busy.house, i % 2 ? facts : facts.reverse(), { by: 'system' }, now)
      }),
    )
    expect(all.flat().every((r) => r.answer === 'taken' || r.answer === 'review')).toBe(true)
    await db.close()
  })
})
