// A database that went back to an older state is noticed from outside it; one that only went on, or lost whole books on purpose, is not.
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepMarks, noticeRestore } from '../../src/platform/restoring.ts'
import { verifyAll } from '../../src/platform/verifying.ts'
import {
  call,
  centers,
  childFacts,
  children,
  fact,
  idOf,
  NOW,
  now,
  openWorld,
  rooms,
  type World,
} from '../world.ts'

let world: World
const folder = mkdtempSync(join(tmpdir(), 'nido-marks-'))
beforeAll(async () => {
  world = await openWorld()
})
afterAll(async () => {
  await world.close()
  rmSync(folder, { recursive: true, force: true })
})
const kid = children.find((c) => c.book === centers.one)!
const mark = async () => (await keepMarks(world.db, folder, 'test', () => {}))()
const notice = (which = 'test') => noticeRestore(world.db, world.house, folder, which, now)
const epochs = () =>
  world.db.read(
    { system: true },
    (read) => read<{ id: string; epoch: string }>`select id, epoch from book order by id`,
  )
const run = (sql: string) => world.db.write({ system: true }, (tx) => tx.text(sql, []))
const day = (d: string) => fact('attendance.arrived', kid.id, kid.book, { day: d, room: rooms.one[0] })

test('a first start, a start after more was said, another database, a book removed whole: nothing is told', async () => {
  expect(await notice()).toEqual([])
  await world.said(childFacts({ ...kid, id: idOf('gone child'), book: idOf('gone book') }))
  await mark()
  const before = await epochs()
  await world.said([day('2026-11-02')])
  expect(await notice()).toEqual([])
  expect(await notice('another')).toEqual([])
  for (const t of ['fact', 'page', 'child', 'feed', 'fact_key'])
    await run(`delete from ${t} where book = '${idOf('gone book')}'`)
  await run(`delete from book where id = '${idOf('gone book')}'`)
  expect(await notice()).toEqual([])
  expect(await epochs()).toEqual(before.filter((b) => b.id !== idOf('gone book')))
})

/** Puts a book back to how it was: what a copy of yesterday holds. */
async function backTo(work: () => Promise<void>): Promise<void> {
  const tables = ['fact', 'page', 'book', 'feed', 'fact_key', 'attendance_day', 'figure']
  for (const t of tables) await run(`create table old_${t} as select * from ${t}`)
  await work()
  await mark()
  for (const t of tables) {
    await run(`delete from ${t}`)
    await run(`insert into ${t} select * from old_${t}`)
    await run(`drop table old_${t}`)
  }
}

test('pages that are gone are noticed, also when others stand in their place: epochs change and the books say so', async () => {
  for (const meanwhile of [[], [day('2026-11-05'), day('2026-11-06'), day('2026-11-07')]]) {
    await backTo(() => world.said([day('2026-11-03'), day('2026-11-04')]))
    if (meanwhile.length > 0) await world.said(meanwhile)
    const before = await epochs()
    expect(await notice()).toEqual([centers.one])
    const after = await epochs()
    expect(after.filter((b, i) => b.epoch === before[i]!.epoch)).toEqual([])
    expect(await notice()).toEqual([])
    expect((await verifyAll(world.db, world.house, () => {})).bad).toBeUndefined()
  }
  const said = await world.db.read(
    { system: true },
    (read) => read<{ book: string }>`select book from fact where kind = 'book.restored'`,
  )
  expect(said.map((s) => s.book)).toEqual([centers.one, centers.one])
})

test('marks that cannot be read tell nothing and are written anew', async () => {
  const [file] = readdirSync(folder)
  for (const text of ['', '{"a', '7', 'null', '[]']) {
    writeFileSync(join(folder, file!), text)
    expect(await notice()).toEqual([])
  }
  await mark()
  expect(await notice()).toEqual([])
})

test('a tablet that heard more of its book than the book now tells raises the epoch, when nobody else noticed', async () => {
  const tablet = await world.tablet(centers.one)
  const hello = (seq: number, epoch: string) => ({
    ...{ appVersion: '1', maxDseq: 0, deviceNow: NOW, pending: 0, durable: true },
    feeds: { [centers.one]: { epoch, seq } },
  })
  const epoch = async () => (await epochs()).find((b) => b.id === centers.one)!.epoch
  const [head] = await world.db.read(
    { system: true },
    (read) => read<{ feed: number }>`select feed from book where id = ${centers.one}`,
  )
  const first = await epoch()
  await call(world, { tablet }, 'POST', '/v1/devices/hello', hello(head!.feed, first))
  expect(await epoch()).toBe(first)
  const r = await call(world, { tablet }, 'POST', '/v1/devices/hello', hello(head!.feed + 1, first))
  expect(await epoch()).not.toBe(first)
  expect(r.body.feeds.find((f: { book: string }) => f.book === centers.one).epoch).toBe(await epoch())
})
