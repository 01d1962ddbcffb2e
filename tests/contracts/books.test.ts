// Whole books on the real database: any order gives the same rows, a rebuild too, a forged page is named, the forgotten are gone.
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NATION } from '../../src/kernel/ids.ts'
import { runScript } from '../../src/platform/db.ts'
import { foldFigures, recountAbove } from '../../src/platform/figures.ts'
import { takeBatch } from '../../src/platform/intake.ts'
import { rebuildAll, rebuildBook } from '../../src/platform/rebuilding.ts'
import { verifyAll, verifyBook } from '../../src/platform/verifying.ts'
import { moved, stateOf, takeAll } from '../permuting.ts'
import { forgotten, MARKER, realBook } from '../real-book.ts'
import { shuffled, TOY_BOOK, toyChildren } from '../toys/toy-book.ts'
import { toyHouse, toyTables } from '../toys/toy-house.ts'
import {
  call,
  centers,
  children,
  fact,
  idOf,
  now,
  openWorld,
  people,
  reps,
  rooms,
  type World,
} from '../world.ts'

describe('any order', () => {
  let world: World
  const { said, erased } = realBook()
  const bookOf = (i: number) => idOf(`permutation ${i}`)
  const PERMUTATIONS = 32
  beforeAll(async () => {
    world = await openWorld({ empty: true })
  })
  afterAll(() => world.close())

  test(`${PERMUTATIONS} permutations of a whole book, split and repeated, give the same rows, feed and figures`, async () => {
    await takeAll(world, moved([...said, erased], centers.one, bookOf(0)), 1)
    const first = await stateOf(world, bookOf(0))
    expect(Object.keys(first).sort()).toEqual(
      [
        ...[
          'attendance_brought',
          'attendance_day',
          'attendance_pick_up',
          'attendance_plan',
          'attendance_visit',
          'calendar_day',
          'center',
          'child',
          'child_distinct',
          'feed',
          'figure',
          'incident',
          'incident_blob',
          'incident_child',
          'incident_question',
          'child_development',
          'learning_interest',
          'learning_observation',
          'learning_photo',
          'learning_transition',
          'learning_week',
          'mentoring_agreement',
          'mentoring_visit',
          'place_account',
          'place_plan',
          'place_site',
          'growth_month',
          'observation',
          'observation_blob',
          'staff_certificate',
          'measurement',
        ],
        ...['daily_day', 'daily_handover'],
        ...['adult', 'adult_blob', 'adult_portrait', 'child_circle', 'pickup_code'],
        ...['referral_blob', 'referral_case'],
        ...['room', 'staff_person', 'staff_post', 'task'],
      ].sort(),
    )
    const try_ = async (i: number) => {
      // What a child had added to the past stays when it is forgotten: figures depend on erasing last, and on nothing else.
      const erasedLast = i % 2 === 0
      const order = erasedLast ? [...shuffled(said, i), erased] : shuffled([...said, erased], i)
      await takeAll(world, moved(order, centers.one, bookOf(i)), i)
      const { figure, ...rows } = await stateOf(world, bookOf(i))
      const { figure: figureFirst, ...rowsFirst } = first
      expect(rows, `rows of permutation ${i}`).toEqual(rowsFirst)
      if (erasedLast) expect(figure, `figures of permutation ${i}`).toEqual(figureFirst)
    }
    // Several books at a time: each has its own lock.
    for (let i = 1; i <= PERMUTATIONS; i += 4) await Promise.all([0, 1, 2, 3].map((k) => try_(i + k)))
  }, 240_000)

  test('a rebuild finds no difference in any of them, raises every epoch, and every chain holds', async () => {
    const epochs = () =>
      world.db.read(
        { system: true },
        (read) => read<{ id: string; epoch: string }>`select id, epoch from book order by id`,
      )
    const before = await epochs()
    const heads: number[] = []
    expect(await rebuildAll(world.db, world.house, (done) => heads.push(done))).toEqual([])
    const after = await epochs()
    expect(after.map((b) => b.id)).toEqual(before.map((b) => b.id))
    expect(after.filter((b, i) => b.epoch === before[i]!.epoch)).toEqual([])
    const verified = await verifyAll(world.db, world.house, () => {})
    expect(verified.bad).toBeUndefined()
    expect(verified.books).toBe(before.length)
    expect(verified.pages).toBeGreaterThan(PERMUTATIONS * said.length)
    const { figure: _g, ...rowsFirst } = await stateOf(world, bookOf(0))
    for (let i = 1; i <= PERMUTATIONS; i++) {
      const { figure: _f, ...rows } = await stateOf(world, bookOf(i))
      expect(rows).toEqual(rowsFirst)
    }
  }, 240_000)
})

describe('a fact about several', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld({ empty: true, house: toyHouse })
    await runScript(world.url, async (run) => void (await run(toyTables)))
  })
  afterAll(() => world.close())
  const [a, b, c] = toyChildren as [string, string, string]
  const room = idOf('toy room')
  // at the same moment the id would decide which is first
  const lunch = (book: string, eaten: Record<string, string>) =>
    fact(
      'toy.lunch',
      room,
      book,
      { day: 1, eaten },
      { happenedAt: `2026-11-20T15:0${Object.keys(eaten).length}:00.000Z` },
    )

  test('forgetting one of them leaves the others, whatever came first; a retry is a duplicate; the chain holds', async () => {
    const books = [idOf('toys 1'), idOf('toys 2')]
    const seen: unknown[] = []
    for (const [i, book] of books.entries()) {
      const facts = [a, b, c].map((p) =>
        fact('toy.registered', p, book, { name: `n${p.slice(0, 2)}`, birth: 3 }),
      )
      const both = lunch(book, { [a]: 'all', [b]: 'half' })
      const three = lunch(book, { [a]: 'half', [b]: 'all', [c]: 'all' })
      const erase = fact('book.person-erased', a, book, { reason: 'prueba' })
      await world.said(i === 0 ? [...facts, both, three, erase] : [erase, ...facts, both, three])
      await world.said([both, three, ...facts])
      const { figure: _f, ...state } = await stateOf(world, book)
      seen.push(JSON.parse(JSON.stringify(state)))
      expect(JSON.stringify(state)).not.toContain(a)
      expect(await verifyBook(world.db, world.house, book)).toEqual({ pages: 6 })
      expect(await rebuildBook(world.db, world.house, book)).toEqual([])
      const rest = fact('book.person-erased', b, book, { reason: 'prueba' })
      await world.said([rest])
      expect(await verifyBook(world.db, world.house, book)).toEqual({ pages: 7 })
      expect(await rebuildBook(world.db, world.house, book)).toEqual([])
    }
    expect(seen[0]).toEqual(seen[1])
  })

  test('what a kind cannot read is quarantined, and neighbors pass', async () => {
    const bad = fact('toy.lunch', room, TOY_BOOK, { day: 1, eaten: { 'not a person': 'all' } })
    const none = fact('toy.lunch', room, TOY_BOOK, { day: 1 })
    const good = fact('toy.registered', a, TOY_BOOK, { name: 'x', birth: 2 })
    const results = await takeBatch(world.db, world.house, [none, bad, good], { by: 'system' }, now)
    expect(results.map((r) => r.answer)).toEqual(['quarantined', 'quarantined', 'taken'])
    expect(await verifyBook(world.db, world.house, TOY_BOOK)).toEqual({ pages: 3 })
  })
})

describe('a forged page', () => {
  let world: World
  const book = centers.one
  const run = (sql: string, values: unknown[] = []) =>
    runScript(world.url, async (say) => void (await say(sql, values)))
  beforeAll(async () => {
    world = await openWorld()
    for (const t of ['page', 'fact', 'book']) await run(`create table keep_${t} as table ${t}`)
  })
  afterAll(() => world.close())
  const restore = async () => {
    for (const t of ['page', 'fact', 'book'])
      await run(`delete from ${t}; insert into ${t} select * from keep_${t}`)
  }
  const at = `(select fact from page where book = '${book}' and n = 9)`
  const forgeries: Record<string, [string, number]> = {
    'a byte of a fact': [
      `update fact set body = replace(body, '"payload":{', '"payload":{"x":1,') where book = '${book}' and id = ${at}`,
      9,
    ],
    'a salt': [
      `update fact set seals = jsonb_set(seals, '{0,s}', '"AAAA"') where book = '${book}' and id = ${at}`,
      9,
    ],
    'a digest': [
      `update fact set seals = jsonb_set(seals, '{0,d}', '"AAAA"') where book = '${book}' and id = ${at}`,
      9,
    ],
    'a person taken out of the seals': [
      `update fact set seals = '[]' where book = '${book}' and id = ${at}`,
      9,
    ],
    'a stamp': [
      `update page set stamp = replace(stamp, 'taken', 'review') where book = '${book}' and n = 9`,
      9,
    ],
    'an answer': [`update page set answer = 'review' where book = '${book}' and n = 9`, 9],
    'a time': [`update fact set est_at = est_at + interval '1 ms' where book = '${book}' and id = ${at}`, 9],
    'a held fact': [`update fact set held = not held where book = '${book}' and id = ${at}`, 9],
    'whom a fact is about': [
      `update fact set about = gen_random_uuid() where book = '${book}' and id = ${at}`,
      9,
    ],
    'a kind': [`update fact set kind = 'children.child-changed' where book = '${book}' and id = ${at}`, 9],
    'words blanked without an erasure': [
      `update fact set body = null where book = '${book}' and id = ${at}`,
      9,
    ],
    'a page deleted': [`delete from page where book = '${book}' and n = 9`, 9],
    'the last page deleted': [
      `delete from page where book = '${book}' and n = (select max(n) from page where book = '${book}')`,
      -1,
    ],
    'a fact deleted': [`delete from fact where book = '${book}' and id = ${at}`, 9],
    'pages swapped': [
      `update page set n = -1 where book = '${book}' and n = 9; update page set n = 9 where book = '${book}' and n = 10;
       update page set n = 10 where book = '${book}' and n = -1`,
      9,
    ],
    'the hash of another fact': [
      `update page p set fact_hash = (select fact_hash from page q where q.book = p.book and q.n = 10) where book = '${book}' and n = 9`,
      9,
    ],
    'the head': [`update book set head = '\\x00' where id = '${book}'`, -1],
    'the count of pages': [`update book set pages = pages + 1 where id = '${book}'`, -1],
  }
  test.each(Object.entries(forgeries))('%s is found at the first bad page', async (_name, [sql, n]) => {
    const whole = await verifyBook(world.db, world.house, book)
    expect(whole.bad).toBeUndefined()
    await run(sql)
    const found = await verifyAll(world.db, world.house, () => {})
    await restore()
    expect(found.bad).toMatchObject({ book })
    const last = whole.pages
    if (n > 0) expect(found.bad!.n).toBe(n)
    else expect([last, last + 1]).toContain(found.bad!.n)
    expect((await verifyBook(world.db, world.house, book)).bad).toBeUndefined()
  })
})

/** Every text, JSON and binary value of every table, as one text. */
async function everything(url: string): Promise<string> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    const columns = await client.query<{ t: string; c: string }>(`
      select c.table_name as t, c.column_name as c from information_schema.columns c join pg_class k on k.relname = c.table_name
      where c.table_schema = 'public' and k.relkind in ('r', 'p') and c.table_name not like 'keep%'
        and c.data_type in ('text', 'jsonb', 'json', 'character varying', 'ARRAY')`)
    const parts: string[] = []
    for (const { t, c } of columns.rows) {
      const r = await client.query<{ x: string | null }>(
        `select string_agg("${c}"::text, '|') as x from "${t}"`,
      )
      parts.push(r.rows[0]!.x ?? '')
    }
    return parts.join('\n')
  } finally {
    await client.end()
  }
}

describe('forgetting', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
  })
  afterAll(() => world.close())
  const figuresOf = (book: string) =>
    world.db.read(
      { system: true },
      (read) => read<{ indicator: string; period: string; part: number; whole: number }>`
        select indicator, period, sum(part) as part, sum(whole) as whole from figure where book = ${book}
        group by 1, 2 having sum(part) <> 0 or sum(whole) <> 0 order by 1, 2`,
    )

  test('nothing of a forgotten child is left anywhere; past figures stay, those of now fall; what comes late is blank', async () => {
    const { said } = realBook()
    const tablet = await world.tablet(centers.one)
    const mine = said.filter((s) => s.source.by === 'system' && !s.fact.kind.startsWith('network.center'))
    await world.said(mine.map((s) => s.fact).filter((f) => f.about !== idOf('child nobody knows')))
    // Copies that other doors may have left: an impostor, a payload that cannot be read, a text without envelope.
    const known = mine.find((s) => s.fact.about === forgotten)!.fact
    const device = { by: 'device', device: tablet.id, book: centers.one } as const
    const odd = [
      { ...known, payload: { ...known.payload, given: `${MARKER} dos` }, device: tablet.id },
      fact('children.child-changed', forgotten, centers.one, { sex: MARKER }, { device: tablet.id }),
      { about: forgotten, given: MARKER },
    ]
    const answers = await takeBatch(world.db, world.house, odd, device, now)
    expect(answers.map((r) => r.answer)).toEqual(['quarantined', 'quarantined', 'quarantined'])
    // It moves to another center, so that its words stand in two books.
    const director = await world.cookie(people.supervisor)
    const move = fact(
      'children.child-transferred',
      forgotten,
      centers.one,
      {
        ...{ to: centers.two, room: rooms.two[0], on: '2026-11-20' },
      },
      { author: people.supervisor },
    )
    expect((await call(world, { cookie: director }, 'POST', '/v1/decisions', { fact: move })).status).toBe(
      200,
    )

    const salts = await world.db.read(
      { system: true },
      (read) =>
        read<{
          s: string
        }>`select x ->> 's' as s from fact, jsonb_array_elements(seals) x where about = ${forgotten}`,
    )
    const pastOne = await figuresOf(centers.one)
    const pastTwo = await figuresOf(centers.two)
    const whole = await everything(world.url)
    expect(whole).toContain(MARKER)
    expect(salts.length).toBeGreaterThan(10)
    for (const { s } of salts) expect(whole).toContain(s)

    const administrator = await world.cookie(people.administrator)
    const path = `/v1/books/${centers.two}/children/${forgotten}/erase`
    expect(
      (await call(world, { cookie: administrator }, 'POST', path, { reason: 'lo pidió la familia' })).status,
    ).toBe(200)
    // Late facts, as a tablet that was away sends them: new ones, and one it had sent already.
    const late = [
      fact('growth.measured', forgotten, centers.one, { day: '2026-11-18', weightKg: 8 }, { reason: MARKER }),
      fact('children.child-changed', forgotten, centers.one, { given: MARKER }),
    ]
    const wrong = { about: forgotten, kind: 'x', given: MARKER }
    const after = await takeBatch(world.db, world.house, [...late, wrong, odd[0]!], device, now)
    expect(after.map((r) => r.answer)).toEqual(['review', 'review', 'quarantined', 'duplicate'])

    const left = await everything(world.url)
    expect(left).not.toContain(MARKER)
    for (const { s } of salts) expect(left).not.toContain(s)
    const now_ = (f: { period: string }) => f.period === 'now'
    const after1 = await figuresOf(centers.one)
    const after2 = await figuresOf(centers.two)
    expect(after1.filter((f) => !now_(f))).toEqual(pastOne.filter((f) => !now_(f)))
    expect(after2.filter((f) => !now_(f))).toEqual(pastTwo.filter((f) => !now_(f)))
    const enrolled = (list: typeof pastTwo) => list.find((f) => f.indicator === 'children.enrolled')!.whole
    expect(enrolled(after2)).toBe(enrolled(pastTwo) - 1)
    expect((await verifyAll(world.db, world.house, () => {})).bad).toBeUndefined()
    expect(await rebuildAll(world.db, world.house, () => {})).toEqual([])
    expect((await figuresOf(centers.one)).filter((f) => !now_(f))).toEqual(pastOne.filter((f) => !now_(f)))
    expect(await everything(world.url)).not.toContain(MARKER)
  })
})

describe('figures above the center', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
  })
  afterAll(() => world.close())
  const above = (indicator: string) =>
    world.db.read(
      { system: true },
      (read) => read<{ scope: string; period: string; whole: number }>`
        select scope, period, whole from figure_above where indicator = ${indicator} and whole > 0 order by period, scope`,
    )

  test('months of the past belong to the representation of then, whether folded or recounted', async () => {
    const child = children.find((c) => c.book === centers.one)!
    await world.said([
      ...['2026-10-05', '2026-11-05'].map((day) =>
        fact('growth.measured', child.id, child.book, { day, weightKg: 8 }),
      ),
      fact('network.center-assigned', centers.one, NATION, {
        ...{ center: centers.one, representation: reps.south, from: '2026-11-01' },
      }),
    ])
    const expected = [
      { scope: reps.north, period: '2026-10', whole: 1 },
      { scope: reps.south, period: '2026-11', whole: 1 },
    ]
    while ((await foldFigures(world.db)) > 0);
    expect(await above('growth.measured')).toEqual(expected)
    await recountAbove(world.db)
    expect(await above('growth.measured')).toEqual(expected)
  })

  test('folding, recounting and writing at once lose and double nothing', async () => {
    let stop = false
    const forever = async (work: () => Promise<unknown>) => {
      while (!stop) await work()
    }
    const behind = [
      forever(() => foldFigures(world.db)),
      forever(() => foldFigures(world.db)),
      forever(() => recountAbove(world.db)),
    ]
    await Promise.all(
      [centers.one, centers.two, centers.three].map(async (book) => {
        const child = children.find((c) => c.book === book)!
        for (let i = 1; i <= 28; i++) {
          const day = `2026-08-${String(i).padStart(2, '0')}`
          await world.said([fact('attendance.arrived', child.id, book, { day, room: child.room })])
        }
      }),
    )
    stop = true
    await Promise.all(behind)
    while ((await foldFigures(world.db)) > 0);
    const august = (await above('attendance.days')).filter((f) => f.period === '2026-08')
    expect(august.map((f) => [f.scope, f.whole]).sort()).toEqual(
      [
        [reps.north, 56],
        [reps.south, 28],
      ].sort(),
    )
  })
})
