// One opening of a child's file is one line of the read log, whatever it asks, and another purpose or person is another line.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../tests/postgres-for-tests.ts'
import { type Db, openDb } from './db.ts'
import { logRead } from './read-log.ts'

const book = '018f0000-0000-7000-8000-00000000000b'
const child = '018f0000-0000-7000-8000-00000000000c'
const nurse = '018f0000-0000-7000-8000-000000000001'
const director = '018f0000-0000-7000-8000-000000000002'

let fresh: FreshDatabase
let db: Db

beforeAll(async () => {
  fresh = await freshDatabase()
  db = openDb(fresh.url, { max: 4 })
})
afterAll(async () => {
  await db?.close()
  await fresh?.drop()
})

const opens = (person: string, at: string, endpoint: string, purpose: string, about = child) =>
  logRead(
    { db, now: () => new Date(`2026-11-20T${at}Z`), who: { by: 'person', person, posts: [], sides: [] } },
    book,
    about,
    endpoint,
    purpose,
  )

const lines = async (about = child) =>
  (
    await db.read(
      { system: true },
      (read) => read<{ at: string; person: string; purpose: string }>`
      select at, person, purpose from read_log where about = ${about} order by at, person, purpose`,
    )
  ).map((l) => `${l.at.slice(11, 19)} ${l.person === nurse ? 'nurse' : 'director'} ${l.purpose}`)

test('file, growth and attendance asked at once are one line', async () => {
  await Promise.all(
    ['children.file', 'growth.child', 'attendance.month'].map((e) => opens(nurse, '15:00:00.000', e, 'care')),
  )
  expect(await lines()).toEqual(['15:00:00 nurse care'])
})

test('ten minutes count from the line, and another purpose, person or child is a line of its own', async () => {
  await opens(nurse, '15:09:59.000', 'children.file', 'care')
  await opens(nurse, '15:05:00.000', 'children.file', 'health')
  await opens(director, '15:05:00.000', 'children.file', 'care')
  await opens(nurse, '15:10:00.000', 'children.file', 'care')
  await opens(nurse, '15:19:59.000', 'growth.child', 'care')
  expect(await lines()).toEqual([
    '15:00:00 nurse care',
    '15:05:00 nurse health',
    '15:05:00 director care',
    '15:10:00 nurse care',
  ])
  const other = '018f0000-0000-7000-8000-00000000000d'
  await opens(nurse, '15:05:00.000', 'children.file', 'care', other)
  expect(await lines(other)).toEqual(['15:05:00 nurse care'])
})

test('a tablet opens nothing that only people may read', async () => {
  await expect(
    logRead({ db, now: () => new Date(), who: { by: 'nobody' } }, book, child, 'children.file', 'care'),
  ).rejects.toThrow('people-only')
})
