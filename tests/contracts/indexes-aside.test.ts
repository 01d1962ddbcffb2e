// Indexes put aside for a load come back, all of them and as they were: at its end, when it fails, and at the next start when it was killed.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { schemaText } from '../../src/app/schema-text.ts'
import { type Db, openDb } from '../../src/platform/db.ts'
import { serving, withoutIndexes } from '../../src/platform/indexes-aside.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { type FreshDatabase, freshDatabase } from '../postgres-for-tests.ts'

const TABLES = ['fact', 'page', 'fact_key', 'feed', 'child', 'attendance_day', 'measurement']
let database: FreshDatabase
let db: Db
let whole: string[]
/** Every index of the database, the partitions' own too, and whether it serves; a partition's name is the database's choice. */
const indexes = async (): Promise<string[]> =>
  (
    await db.read(
      { system: true },
      (read) => read<{ line: string }>`
        select case when i.relispartition then t.relname || ' ' || regexp_replace(pg_get_indexdef(i.oid), ' INDEX \\S+ ', ' INDEX ')
          else pg_get_indexdef(i.oid) end || ' ' || x.indisvalid as line
        from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
        where t.relnamespace = 'public'::regnamespace order by 1`,
    )
  ).map((r) => r.line)
const noted = async (): Promise<number> =>
  (await db.read({ system: true }, (read) => read`select name from index_aside`)).length

beforeAll(async () => {
  database = await freshDatabase()
  db = openDb(database.url, { max: 2 })
  whole = await indexes()
})
afterAll(async () => {
  await db?.close()
  await database?.drop()
})
beforeEach(async () => {
  expect(await indexes()).toEqual(whole)
  expect(await noted()).toBe(0)
})

/** Another process that loads without indexes and never ends by itself. */
async function loader(): Promise<ChildProcess> {
  const script = `
    import { withoutIndexes } from ${JSON.stringify(new URL('../../src/platform/indexes-aside.ts', import.meta.url).href)}
    await withoutIndexes(${JSON.stringify(database.url)}, ${JSON.stringify(TABLES)}, async () => {
      console.log('aside')
      await new Promise((done) => setTimeout(done, 600_000))
    })`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout!, 'data')
  return child
}

test('they are away during the work, keys stay, and all are back when it is done', async () => {
  const schema = await schemaText(db)
  const left = await withoutIndexes(database.url, TABLES, indexes)
  expect(left.length).toBeLessThan(whole.length - 12)
  expect(left.filter((l) => / feed_pkey | child_pkey | fact_pkey /.test(l)).length).toBe(3)
  expect(left.filter((l) => / feed_seq | child_terms | fact_about /.test(l))).toEqual([])
  expect(await schemaText(db)).toBe(schema)
})

test('keys go too where nobody serves, and come back with them', async () => {
  const left = await withoutIndexes(database.url, TABLES, indexes, ['feed', 'fact'])
  expect(left.filter((l) => / feed_pkey | fact_pkey /.test(l))).toEqual([])
  expect(left.filter((l) => / child_pkey /.test(l)).length).toBe(1)
  expect(await indexes()).toEqual(whole)
})

test('keys stay where somebody serves; who begins to serve while they are away waits for the end', async () => {
  const end = await serving(database.url)
  const left = await withoutIndexes(database.url, TABLES, indexes, ['feed', 'fact'])
  expect(left.filter((l) => / feed_pkey | fact_pkey /.test(l)).length).toBe(2)
  await end()
  let waiting: Promise<() => Promise<void>> | undefined
  await withoutIndexes(
    database.url,
    TABLES,
    async () => {
      waiting = serving(database.url)
      const first = await Promise.race([waiting, new Promise((done) => setTimeout(() => done('waits'), 300))])
      expect(first).toBe('waits')
    },
    ['feed'],
  )
  await (await waiting!)()
})

test('work that fails leaves none away, and its own error is told', async () => {
  const failing = withoutIndexes(database.url, TABLES, async () => {
    throw new Error('no more room')
  })
  await expect(failing).rejects.toThrow('no more room')
})

test('of two loads at a time the first that ends makes them again, and neither stumbles', async () => {
  let end = () => {}
  const long = withoutIndexes(database.url, TABLES, () => new Promise<void>((done) => (end = done)))
  await expect.poll(noted).toBeGreaterThan(0)
  await withoutIndexes(database.url, TABLES, async () => undefined)
  expect(await indexes()).toEqual(whole)
  end()
  await long
})

test('a start beside a load leaves it alone; killed, the next start makes them all again', async () => {
  const child = await loader()
  try {
    const away = await indexes()
    await migrate(database.url)
    expect(await indexes()).toEqual(away)
  } finally {
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  expect(await noted()).toBeGreaterThan(5)
  // the database hears of a killed client when its connection breaks
  await expect
    .poll(async () => {
      await migrate(database.url)
      return noted()
    })
    .toBe(0)
}, 60_000)

test('killed, the next load makes them again too', async () => {
  const child = await loader()
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(await noted()).toBeGreaterThan(5)
  await withoutIndexes(database.url, TABLES, async () => undefined)
}, 60_000)
