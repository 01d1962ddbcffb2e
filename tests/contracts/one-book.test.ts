// Every statement on a big table names one book, or says that it reads across books and why: what distribution by book rests on.
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { house } from '../../src/app/modules.ts'
import { loadEarlier, loadWorld } from '../../src/app/world/load.ts'
import { removeWorld } from '../../src/app/world/remove.ts'
import { standingRows } from '../../src/modules/exchange/reads.ts'
import { across, acrossFunctions, beside } from '../../src/platform/across.ts'
import { loadBook } from '../../src/platform/bulk-loading.ts'
import { hearStatements, openFiller } from '../../src/platform/db.ts'
import { gaugeChanged } from '../../src/platform/gauging.ts'
import { sweepBook } from '../../src/platform/keeping-files.ts'
import { rebuildAll } from '../../src/platform/rebuilding.ts'
import { acrossOf, type BookColumn, conjuncts, statementsUnder, troublesOf } from '../statements.ts'
import { call, centers, children, fact, idOf, NOW, now, openWorld, people, type World } from '../world.ts'

/** Files that build statements from checked names, and what becomes of those: heard below, or one whole picture. */
const building: Readonly<Record<string, RegExp | 'whole'>> = {
  'src/app/world/remove.ts': /^delete from \w+ where book = \$1$/,
  'src/modules/exchange/reads.ts': /from unnest\(\$1::uuid\[\], \$2::text\[\]\) w\(book, key\) join/,
  'src/platform/backing-up.ts': 'whole',
  'src/platform/bulk-loading.ts': /^delete from \w+ where book = \$1$/,
  'src/platform/keeping-files.ts': /^select to_jsonb\(r\) as r from \w+ r where book = \$1 and key = any/,
  'src/platform/putting-back.ts': 'whole',
  'src/platform/rebuilding.ts': /^select md5\(/,
  'src/platform/rows.ts': /insert into \w+ select \* from jsonb_populate_recordset/,
}

const source = statementsUnder(join(import.meta.dirname, '..', '..', 'src'))
let world: World
let client: pg.Client
let big: ReadonlyMap<string, BookColumn>
let planned: boolean
beforeAll(async () => {
  world = await openWorld()
  client = new pg.Client(world.url)
  await client.connect()
  const { rows } = await client.query<{ t: string; at: number }>(`
    select c.relname as t, a.attnum - 1 as at from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'book'
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not a.attisdropped`)
  const kept = rows.filter((r) => !(r.t in beside))
  big = new Map([
    ...kept.map((r) => [r.t, { column: 'book', at: r.at }] as const),
    ['book', { column: 'id', at: 0 }],
  ])
  const version = await client.query<{ v: string }>("select current_setting('server_version_num') as v")
  planned = Number(version.rows[0]!.v) >= 160_000
  if (!planned) console.log('statements are not planned: EXPLAIN (GENERIC_PLAN) needs PostgreSQL 16')
})
afterAll(async () => {
  hearStatements(undefined)
  await client.end()
  await world.close()
})

/** What is wrong with a statement: planned without its values, and held against what it declares. */
async function wrongWith(text: string): Promise<string[]> {
  const name = acrossOf(text)
  if (name !== undefined) return name in across ? [] : [`«${name}» is not in src/platform/across.ts`]
  return troublesOf(client, text, big)
}

const advice =
  'name one book in the statement, or declare it in src/platform/across.ts and say its name in it: /* across: NAME */'

describe('the statements in the source', () => {
  test('all are sent by `read` or `tx`, and those built from names are in files that are known', () => {
    expect(source.statements.length).toBeGreaterThan(150)
    expect(source.odd).toEqual([])
    expect(source.building).toEqual(Object.keys(building))
  })

  test('each names one book or is declared', async (context) => {
    if (!planned) return context.skip()
    const wrong: string[] = []
    for (const s of source.statements) for (const w of await wrongWith(s.text)) wrong.push(`${s.where}: ${w}`)
    expect(wrong, advice).toEqual([])
  }, 120_000)

  test('nothing is declared that is not said, and what is declared needs it', async (context) => {
    const said = new Set(source.statements.map((s) => acrossOf(s.text)).filter((n) => n !== undefined))
    expect([...said].sort()).toEqual(Object.keys(across).sort())
    if (!planned) return context.skip()
    const idle: string[] = []
    for (const s of source.statements)
      if (acrossOf(s.text) && (await troublesOf(client, s.text, big)).length === 0) idle.push(s.where)
    expect(idle).toEqual([])
  }, 120_000)

  test('functions that run as the owner are declared, each of them', async () => {
    const { rows } = await client.query<{ name: string }>(
      "select proname as name from pg_proc where prosecdef and pronamespace = 'public'::regnamespace order by 1",
    )
    expect(rows.map((r) => r.name)).toEqual(Object.keys(acrossFunctions).sort())
  })
})

describe('statements built from names, as they are sent', () => {
  test('requests, decisions, jobs, rebuilding, the synthetic network: each names one book or is declared', async (context) => {
    if (!planned) return context.skip()
    const static_ = new Set(source.statements.map((s) => s.text))
    const heard = new Set<string>()
    const all = new Set<string>()
    hearStatements((text) => {
      all.add(text)
      if (!static_.has(text)) heard.add(text)
    })
    const child = children[0]!
    const director = { cookie: await world.cookie(people.director1) }
    const national = { cookie: await world.cookie(people.national) }
    const tablet = await world.tablet(centers.one)
    const arrived = fact('attendance.arrived', child.id, centers.one, { day: '2026-11-20', room: child.room })
    await call(world, director, 'POST', '/v1/facts', { facts: [arrived] })
    await call(world, director, 'POST', '/v1/facts', {
      facts: [fact('book.withdrawn', arrived.id, centers.one, { reason: 'toque por error' })],
    })
    await call(world, { tablet }, 'POST', '/v1/facts', { facts: [] })
    await call(world, national, 'GET', '/v1/board?kind=nation&id=00000000-0000-4000-8000-000000000001')
    await world.db.read({ books: [child.book] }, (read) =>
      standingRows(read, [{ table: 'child', book: child.book, key: child.id }], ['child']),
    )
    await sweepBook(world.db, house, {} as never, centers.one, now())
    await gaugeChanged(world.db, house, '2026-11-20')
    await rebuildAll(world.db, house, () => undefined)
    const filler = await openFiller(world.url)
    const book = idOf('a center loaded in bulk')
    await loadBook(filler, house, book, [
      {
        facts: [
          fact('children.child-registered', idOf('bulk child'), book, {
            given: 'A',
            first: 'B',
            sex: 'F',
            birth: '2025-01-01',
          }),
        ],
        source: { by: 'system' },
        receivedAt: NOW,
      },
    ])
    await filler.close()
    const small = {
      seed: 3,
      until: '2026-11-17',
      days: 2,
      first: 1,
      centers: 1,
      now: () => new Date('2026-11-18T18:00:00Z'),
    }
    await loadWorld(world.db, house, small)
    await loadEarlier(world.db, house, small)
    await removeWorld(world.db, house, { now, author: people.administrator, random: () => randomBytes(16) })
    hearStatements(undefined)
    const wrong: string[] = []
    for (const text of heard) for (const w of await wrongWith(text)) wrong.push(`${text.slice(0, 120)}: ${w}`)
    expect(wrong, advice).toEqual([])
    const unheard = Object.entries(building).filter(
      ([, how]) => how !== 'whole' && ![...heard].some((text) => how.test(text)),
    )
    expect(unheard.map(([file]) => file)).toEqual([])
    expect([...all].filter((text) => static_.has(text)).length).toBeGreaterThan(60)
  }, 120_000)
})

describe('the auditor finds what it is for', () => {
  const breaches = [
    ['a read without a book', 'select * from fact where id = $1'],
    ['a book among several', 'select * from child where book = any($1::uuid[]) and key = $2'],
    ['a book or everything', 'select * from child where ($1::uuid is null or book = $1) and key = $2'],
    ['a join that loses the book', 'select f.id from page p join fact f on f.id = p.fact where p.book = $1'],
    [
      'a look inside a look',
      'select (select count(*) from fact_mark m where m.target = f.id) from fact f where f.book = $1',
    ],
    ['another book than that one', 'select * from figure where book <> $1 and period = $2'],
    ['a change', "update child set given = 'x' where key = $1"],
    ['a removal', 'delete from figure where period = $1'],
    [
      'an insert of whatever book comes',
      'insert into fact_mark select * from jsonb_populate_recordset(null::fact_mark, $1::jsonb)',
    ],
    [
      'an insert beside a good one',
      `with a as (insert into fact_key (book, tbl, key, fact) select $1, 't', 'k', $2 returning 1)
      insert into fact_mark (book, target, by_fact, mark) select x.b, $2, $2, 'void' from unnest($3::uuid[]) x(b)`,
    ],
    ['a name nobody declared', 'select /* across: because.it.is.easier */ * from fact'],
  ] as const
  test.each(breaches)('%s', async (_what, text) => {
    if (planned || acrossOf(text)) expect(await wrongWith(text)).not.toEqual([])
  })

  const fine = [
    'select * from fact where book = $1 and id = $2',
    'select f.id from page p join fact f on f.book = p.book and f.id = p.fact where p.book = $1',
    'select (select count(*) from fact_mark m where m.book = f.book and m.target = f.id) from fact f where f.book = $1',
    'update book set pages = $2 where id = $1',
    "insert into fact_mark (book, target, by_fact, mark) select $1, x.t, $2, 'void' from unnest($3::uuid[]) x(t)",
    'select dseq from device_seq where device = $1',
    'with recursive t as (select target, by_fact from fact_mark where book = $1 and target = $2 union select m.target, m.by_fact from fact_mark m join t on m.book = $1 and m.target = t.by_fact) select * from t',
  ]
  test.each(fine)('and leaves alone: %s', async (text) => {
    if (planned) expect(await wrongWith(text)).toEqual([])
  })

  test('a condition is taken apart where all of it must hold', () => {
    expect(conjuncts("((a.book = $1) AND ((b = 'x AND y'::text) OR (c = 2)) AND (d))")).toEqual([
      'a.book = $1',
      "(b = 'x AND y'::text) OR (c = 2)",
      'd',
    ])
  })
})
