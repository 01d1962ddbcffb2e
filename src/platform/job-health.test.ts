// A job's standing: good, failed, late or not due yet; and that a failure is kept, told on, and mended by the next good end.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '../../tests/postgres-for-tests.ts'
import { type Db, openDb } from './db.ts'
import { expectJob, type JobHealth, jobStanding, jobsHealth, runJob } from './job-health.ts'

const NOW = Date.parse('2026-11-26T12:00:00Z')
const ago = (minutes: number) => new Date(NOW - minutes * 60_000).toISOString()
const job = (more: Partial<JobHealth>): JobHealth => ({
  ...{ name: 'x', every_minutes: 60, started_at: null, ok_at: null, ms: null, failed_at: null, error: null },
  ...more,
})

test.each([
  ['done within its time', { ok_at: ago(50) }, 'good'],
  ['a turn late is forgiven', { ok_at: ago(125) }, 'good'],
  ['two turns late', { ok_at: ago(131) }, 'late'],
  ['failed after it was good', { ok_at: ago(100), failed_at: ago(40) }, 'failed'],
  ['good after it failed', { ok_at: ago(40), failed_at: ago(100) }, 'good'],
  ['expected, not due yet', { started_at: ago(30) }, 'new'],
  ['expected and never done', { started_at: ago(500) }, 'late'],
  ['only when asked for', { every_minutes: null, ok_at: ago(9000) }, 'good'],
])('%s', (_, more, standing) => {
  expect(jobStanding(job(more), NOW)).toBe(standing)
})

let db: Db
let drop: () => Promise<void>
beforeAll(async () => {
  const fresh = await freshDatabase()
  drop = fresh.drop
  db = openDb(fresh.url, { max: 2 })
})
afterAll(async () => {
  await db.close()
  await drop()
})

test('a failure is kept and thrown on; the next good end mends it', async () => {
  let at = NOW
  const now = () => new Date(at)
  const health = async () => {
    const all = await db.read({ system: true }, jobsHealth)
    const one = all.find((j) => j.name === 'weekly')!
    return { standing: jobStanding(one, at), error: one.error }
  }
  await expectJob(db, 'weekly', 60, now())
  expect(await health()).toEqual({ standing: 'new', error: null })
  const broken = async () => {
    throw new Error('the disk is full')
  }
  await expect(runJob(db, 'weekly', broken, now)).rejects.toThrow('the disk is full')
  expect(await health()).toEqual({ standing: 'failed', error: 'the disk is full' })
  at += 60_000
  await runJob(db, 'weekly', async () => {}, now)
  expect(await health()).toEqual({ standing: 'good', error: null })
  at += 24 * 3_600_000
  expect((await health()).standing).toBe('late')
})
