// The nightly search for likely files is killed between its pieces and within them: it goes on, and finds what a whole one finds, once.
import { fork } from 'node:child_process'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findLikely, lookWaits } from '../../src/modules/children/work/find-likely.ts'
import { centers, children, now, openWorld, type World } from '../world.ts'

/** Three pieces of files, and what they have in common in every slice. */
const FILES = 12_000
const TWICE = 60

let world: World
beforeAll(async () => {
  world = await openWorld()
  const [kid] = children
  // names that nobody else bears, but for those who have two files, in two centers, with a slip
  await world.db.write(
    { system: true },
    (tx) => tx`
    insert into child select (jsonb_populate_record(c, jsonb_build_object('key', md5('f' || i)::uuid, 'id', md5('f' || i)::uuid, 'curp', null,
      'given', 'Niña' || translate(i::text, '0123456789', 'abcdefghij'), 'first', translate((i * 7919)::text, '0123456789', 'klmnopqrst'),
      'second', 'Prueba', 'birth', (date '2023-01-01' + (i % 900))::text))).*
    from child c, generate_series(1, ${FILES}::int) i where c.book = ${kid!.book} and c.key = ${kid!.id}`,
  )
  await world.db.write(
    { system: true },
    (tx) => tx`
    insert into child select (jsonb_populate_record(c, jsonb_build_object('book', ${centers.two}::uuid, 'key', md5('g' || c.key)::uuid,
      'first', c.first || 'h'))).*
    from child c where c.second = 'Prueba' order by c.key limit ${TWICE}`,
  )
}, 120_000)
afterAll(() => world.close())

const pairs = () =>
  world.db.read(
    { system: true },
    (read) => read<{ first: string; second: string; found_at: string }>`
      select first, second, outcome, score, reasons, found_at from likely_pair order by first, second`,
  )
const turn = async () =>
  (
    await world.db.read(
      { system: true },
      (read) => read<{ slice: number | null; compared: number }>`select slice, compared from likely_turn`,
    )
  )[0]

type Looked = { compared: number; pairs: number; crowded: number }
/** Runs it in a process of its own that dies after so many pieces, or after so long. */
const search = (pieces: number, killAfterMs?: number) =>
  new Promise<Looked | undefined>((done) => {
    const child = fork(new URL('./likely-searcher.ts', import.meta.url), [
      ...[world.url, now().toISOString(), String(pieces)],
    ])
    let looked: Looked | undefined
    child.on('message', (said: 'begun' | { looked: Looked }) => {
      if (said === 'begun') {
        if (killAfterMs !== undefined) setTimeout(() => child.kill('SIGKILL'), killAfterMs)
      } else looked = said.looked
    })
    child.on('exit', () => done(looked))
  })

test('killed at any moment, again and again, it ends with the pairs of a search nobody disturbed, each once', async () => {
  const whole = await findLikely(world.db, world.house, now())
  const found = await pairs()
  expect(whole?.compared).toBeGreaterThan(FILES)
  expect(found.length).toBeGreaterThanOrEqual(TWICE)
  expect(new Set(found.map((p) => `${p.first} ${p.second}`)).size).toBe(found.length)
  await world.db.write({ system: true }, async (tx) => {
    await tx`delete from likely_pair`
    await tx`delete from likely_look`
  })

  // among the files, between files and slices, among the slices; and without looking where it is
  const seen: (number | null)[] = []
  let before = 0
  for (const [pieces, ms] of [[1], [1], [9999, 60], [2], [30], [9999, 150], [9999, 90], [70]] as const) {
    expect(await search(pieces, ms)).toBeUndefined()
    const at = await turn()
    expect(at).toBeDefined()
    seen.push(at!.slice)
    // it never begins again from the first file
    const far = at!.compared + (at!.slice ?? 0)
    expect(far).toBeGreaterThanOrEqual(before)
    before = far
    expect(await lookWaits(world.db)).toBe(true)
  }
  expect(seen[0]).toBeNull()
  expect(seen.at(-1)).toBeGreaterThan(60)
  expect(await search(9999)).toEqual(whole)
  expect(await pairs()).toEqual(found)
  expect(await turn()).toBeUndefined()
  expect(await lookWaits(world.db)).toBe(false)
}, 240_000)

test('two at once take turns and end together', async () => {
  const found = await pairs()
  await world.db.write({ system: true }, (tx) => tx`delete from likely_look`)
  const both = await Promise.all([search(9999), search(9999)])
  // one of them ended it; the other either saw that or had nothing left to do
  expect(both.filter((l) => l !== undefined).length).toBeGreaterThanOrEqual(1)
  expect(await pairs()).toEqual(found)
  expect(await turn()).toBeUndefined()
}, 120_000)
