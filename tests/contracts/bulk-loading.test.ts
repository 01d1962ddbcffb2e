// Loading in bulk is the same door: the same handings give the same rows in every table, whichever way they came in.
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { house } from '../../src/app/modules.ts'
import { educatorOf, nurseOf } from '../../src/app/world/people.ts'
import { sliceOfCenter, sliceOfDay, sliceOfGrowth, slicesOfNation } from '../../src/app/world/slices.ts'
import { worldOf } from '../../src/app/world/world.ts'
import type { Fact } from '../../src/kernel/fact.ts'
import { NATION } from '../../src/kernel/ids.ts'
import { BookNotEmpty, CannotLoad, type Handing, loadBook } from '../../src/platform/bulk-loading.ts'
import { type Db, type Filler, openDb, openFiller } from '../../src/platform/db.ts'
import { foldFigures, recountAbove } from '../../src/platform/figures.ts'
import { takeBatch } from '../../src/platform/intake.ts'
import { rebuildAll } from '../../src/platform/rebuilding.ts'
import type { Salt } from '../../src/platform/sealing.ts'
import type { Source } from '../../src/platform/stamping.ts'
import { verifyAll } from '../../src/platform/verifying.ts'
import { type FreshDatabase, freshDatabase } from '../postgres-for-tests.ts'
import { forgotten, realBook } from '../real-book.ts'
import { centers, fact, idOf, rooms } from '../world.ts'

const UNTIL = '2026-11-12'
/** The same salt for the same fact and person, so that two databases can be compared to the last hash. */
const salt: Salt = (id, person) =>
  createHash('sha256').update(`${id}|${person}`).digest('base64').slice(0, 24)
const system: Source = { by: 'system' }
const at = (minutes: number) => new Date(Date.parse('2026-11-14T12:00:00Z') + minutes * 60_000).toISOString()
const world = worldOf(11, UNTIL, 4)

let minutes = 0
/** Facts in requests of `size`, one after another. */
function handed(facts: readonly Fact[], source: Source, size = 500): Handing[] {
  const out: Handing[] = []
  for (let i = 0; i < facts.length; i += size)
    out.push({ facts: facts.slice(i, i + size), source, receivedAt: at(minutes++) })
  return out
}

/** A center of the demonstration as tablets fill it: late, twice, out of order, cloned, taken back, by people with and without a post. */
function centerByTablets(): Handing[] {
  const c = world.centers[1]!
  const own = sliceOfCenter(world, c).facts()
  const [teacher, nurse] = [educatorOf(world, c, 0, 0), nurseOf(world, c)]
  const device = idOf('tablet of the bulk test')
  const tablet: Source = { by: 'device', device, book: c.id }
  let dseq = 0
  const byTablet = (f: Fact, more: Partial<Fact> = {}): Fact => ({
    ...f,
    origin: 'tablet',
    author: teacher.id,
    device,
    dseq: ++dseq,
    off: { ms: -90_000, ageMs: 1000 },
    ...more,
  })
  const days = ['2026-11-10', '2026-11-11', '2026-11-12'].map((day) => sliceOfDay(world, c, day).facts())
  const [first, second, third] = days.map((list) => list.map((f) => byTablet(f)))
  const measured = sliceOfGrowth(world, c, 0)
    .facts()
    .map((f) => byTablet(f, { author: nurse.id }))
  const weight = measured[0]!
  const kid = weight.about
  const more = (kind: string, about: string, payload: Record<string, unknown>, over: Partial<Fact> = {}) =>
    byTablet(fact(kind, about, c.id, payload, { happenedAt: '2026-11-12T18:00:00.000Z' }), over)
  const odd: Fact[] = [
    more(
      'growth.measured',
      kid,
      { ...weight.payload, weightKg: 9.99 },
      { corrects: weight.id, reason: 'leí mal', author: nurse.id },
    ),
    more('book.withdrawn', first![0]!.id, { reason: 'otra niña' }),
    more(
      'children.alert-noted',
      kid,
      { alert: 'allergy', text: 'Kiwi', grave: true },
      { author: idOf('nobody') },
    ),
    more('children.child-changed', kid, { birth: '2025-01-02' }, { author: nurse.id }),
    // held: an educator may not take back what a director said, so it must not count
    more('book.withdrawn', own.find((f) => f.kind === 'children.child-registered' && f.about === kid)!.id, {
      reason: 'no es de esta sala',
    }),
    more('growth.measured', idOf('a child nobody registered'), { day: '2026-11-12', weightKg: 8 }),
    more('attendance.arrived', kid, { day: 'mañana', room: c.rooms[0]!.id }),
    more('toys.unknown', kid, {}),
    // the same number for two facts: one of them came from a copy of the tablet
    more('attendance.left', kid, { day: '2026-11-12' }, { dseq: 1 }),
    more('staff.person-registered', idOf('somebody new'), { given: 'No', first: 'Puede' }),
    // of another tablet than the one that speaks
    more('attendance.absent', kid, { day: '2026-11-05', reason: 'ill' }, { device: idOf('another tablet') }),
  ]
  const held = odd[2]!
  const director: Source = { by: 'person', person: nurse.id }
  return [
    ...handed(own, system),
    ...handed(second!, tablet, 40),
    ...handed(measured, tablet, 60),
    // yesterday's after today's, half of today's once more, the rest reversed
    ...handed([...first!, ...second!.slice(0, 60)], tablet, 35),
    ...handed([...third!].reverse(), tablet, 50),
    ...handed(odd, tablet, 4),
    // the same id with other words
    ...handed([{ ...first![3]!, payload: { ...first![3]!.payload, day: '2026-11-09' } }], tablet),
    ...handed([more('book.review-resolved', held.id, { decision: 'stands', reason: 'es cierto' })], system),
    ...handed(
      [fact('children.child-changed', kid, c.id, { birth: '2025-02-03' }, { author: nurse.id })],
      director,
    ),
  ]
}

/** The invented center in which everything happens, a child forgotten in the middle of it, and facts that come after. */
function realCenter(): Handing[] {
  const { said, erased } = realBook()
  const out: Handing[] = []
  const say = (list: typeof said) => {
    for (const s of list) {
      const open = out[out.length - 1]
      if (open && open.source.by === s.source.by && open.facts.length < 12 && open.receivedAt === at(minutes))
        out[out.length - 1] = { ...open, facts: [...open.facts, s.fact] }
      else out.push({ facts: [s.fact], source: s.source, receivedAt: at(++minutes) })
    }
    minutes++
  }
  const cut = said.length - 25
  say(said.slice(0, cut))
  say([erased])
  say([...said.slice(cut), ...said.slice(0, 30)])
  say([
    {
      fact: fact('attendance.arrived', forgotten, centers.one, { day: '2026-11-13', room: rooms.one[0] }),
      source: system,
    },
  ])
  return out
}

const handings = new Map<string, Handing[]>()
for (const slice of slicesOfNation(world)) {
  for (const [book, facts] of Map.groupBy(slice.facts(), (f) => f.book))
    handings.set(book, [...(handings.get(book) ?? []), ...handed(facts, system)])
}
handings.set(world.centers[1]!.id, centerByTablets())
for (const c of [world.centers[0]!, world.centers[2]!])
  handings.set(
    c.id,
    handed(
      [
        ...sliceOfCenter(world, c).facts(),
        ...[0, 1, 2].flatMap((back) => sliceOfGrowth(world, c, back).facts()),
        ...['2026-11-11', UNTIL].flatMap((day) => sliceOfDay(world, c, day).facts()),
      ],
      system,
      170,
    ),
  )
handings.set(centers.one, realCenter())
const books = [...handings.keys()]

let doors: { database: FreshDatabase; db: Db; name: 'intake' | 'bulk' }[]
let filler: Filler
const answers = { facts: 0, duplicates: 0, inReview: 0 }
beforeAll(async () => {
  doors = await Promise.all(
    (['intake', 'bulk'] as const).map(async (name) => {
      const database = await freshDatabase()
      return { database, db: openDb(database.url, { max: 4 }), name }
    }),
  )
  const [intake, bulk] = doors as [(typeof doors)[0], (typeof doors)[0]]
  filler = await openFiller(bulk.database.url, { flush: false })
  for (const book of books) {
    for (const h of handings.get(book)!) {
      const fault = (e: unknown) => {
        throw e
      }
      const now = () => new Date(h.receivedAt)
      const results = await takeBatch(intake.db, house, h.facts, h.source, now, fault, salt)
      for (const r of results) {
        if (r.answer === 'duplicate') answers.duplicates++
        else answers.facts++
        if (r.answer === 'review' || r.answer === 'quarantined') answers.inReview++
      }
    }
  }
  while ((await foldFigures(intake.db)) > 0);
  const loaded = { facts: 0, duplicates: 0, inReview: 0 }
  for (const book of books) {
    const l = await loadBook(filler, house, book, handings.get(book)!, { salt })
    loaded.facts += l.facts
    loaded.duplicates += l.duplicates
    loaded.inReview += l.inReview
  }
  await recountAbove(bulk.db)
  expect(loaded).toEqual(answers)
}, 240_000)
afterAll(async () => {
  await filler?.close()
  for (const d of doors ?? []) {
    await d.db.close()
    await d.database.drop()
  }
})

/** Every table that holds something of a book, and what is counted above: as the database itself lists them. */
async function tablesOf(db: Db): Promise<string[]> {
  const rows = await db.read(
    { system: true },
    (read) => read<{ name: string }>`
      select distinct c.relname as name from pg_class c
      join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
      join pg_attribute a on a.attrelid = c.oid and a.attname in ('book', 'scope') and not a.attisdropped
      where c.relkind in ('r', 'p') and not c.relispartition order by 1`,
  )
  return [...rows.map((r) => r.name), 'book'].filter((name) => name !== 'access_refusal')
}

/** All rows as text. `epoch` alone is left out: it is random so that no two lives of a book share one. A sum of zero and no row say the same. */
async function rowsOf(db: Db, table: string): Promise<string[]> {
  const nothing = table === 'figure_above' ? 'where part <> 0 or whole <> 0' : ''
  const rows = await db.read({ system: true }, (read) =>
    read.text<{ r: string }>(
      `select (to_jsonb(r) - 'epoch')::text as r from ${table} r ${nothing} order by 1`,
      [],
    ),
  )
  return rows.map((r) => r.r)
}

describe('the same handings', () => {
  test('give the same rows in every table: facts, pages with their hashes, links, feed, figures, counters, heads', async () => {
    const [intake, bulk] = doors as [(typeof doors)[0], (typeof doors)[0]]
    const tables = await tablesOf(intake.db)
    const counts: Record<string, number> = {}
    for (const table of tables) {
      const [a, b] = [await rowsOf(intake.db, table), await rowsOf(bulk.db, table)]
      counts[table] = a.length
      if (a.length < 2000) expect({ table, rows: b }).toEqual({ table, rows: a })
      else expect({ table, same: a.join('\n') === b.join('\n') }).toEqual({ table, same: true })
    }
    // A comparison of empty tables proves nothing.
    for (const table of [
      ...[
        'fact',
        'page',
        'fact_key',
        'fact_mark',
        'feed',
        'figure',
        'figure_above',
        'figure_residue',
        'device_seq',
      ],
      ...[
        'book',
        'center',
        'room',
        'child',
        'staff_post',
        'attendance_day',
        'measurement',
        'growth_month',
        'erased_person',
        'task',
      ],
    ])
      expect([table, counts[table]! > 0]).toEqual([table, true])
    expect(counts.fact).toBeGreaterThan(3_000)
    expect(answers.duplicates).toBeGreaterThan(50)
    expect(answers.inReview).toBeGreaterThan(10)
  })

  test('verify and rebuild agree with what was loaded in bulk', async () => {
    const { db } = doors[1]!
    expect((await verifyAll(db, house, () => undefined)).bad).toBeUndefined()
    expect(await rebuildAll(db, house, () => undefined)).toEqual([])
  }, 120_000)
})

describe('what is not taken', () => {
  test('a book that holds something is refused, and stays as it was', async () => {
    const { db } = doors[1]!
    const before = await rowsOf(db, 'page')
    await expect(loadBook(filler, house, NATION, handings.get(NATION)!)).rejects.toThrow(BookNotEmpty)
    expect(await rowsOf(db, 'page')).toEqual(before)
  })

  test('a fact that cannot be read, or of another book, refuses the whole book and names itself', async () => {
    const book = idOf('a book for refusals')
    const good = fact('network.center-registered', book, book, {})
    const load = (bad: Fact) =>
      loadBook(filler, house, book, [{ facts: [good, bad], source: system, receivedAt: at(0) }])
    await expect(load({ ...good, id: 'no-id' })).rejects.toThrow(CannotLoad)
    await expect(load({ ...good, book: NATION })).rejects.toThrow(/of book/)
    const { db } = doors[1]!
    expect((await rowsOf(db, 'fact')).some((r) => r.includes(book))).toBe(false)
    expect((await rowsOf(db, 'book')).some((r) => r.includes(book))).toBe(false)
  })
})
