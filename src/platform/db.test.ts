// A connection that is cut in the middle of a transaction fails that transaction alone; the process and the next one go on.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../tests/postgres-for-tests.ts'
import { type Db, openDb } from './db.ts'

let fresh: FreshDatabase
let db: Db

beforeAll(async () => {
  fresh = await freshDatabase()
  db = openDb(fresh.url, { max: 2 })
})
afterAll(async () => {
  await db?.close()
  await fresh?.drop()
})

test('a transaction whose connection is cut between two statements is refused, and the next one is served', async () => {
  const cut = db.write({ system: true }, async (tx) => {
    const [mine] = await tx<{ pid: number }>`select pg_backend_pid() as pid`
    await db.read({ system: true }, (read) => read`select pg_terminate_backend(${mine!.pid}, 5000)`)
    // The news of the cut arrives while nothing is asked
    await new Promise((done) => setTimeout(done, 100))
    await tx`select 1 as one`
  })
  await expect(cut).rejects.toThrow()
  const [r] = await db.read({ system: true }, (read) => read<{ one: number }>`select 1 as one`)
  expect(r!.one).toBe(1)
})
