// Likely pairs: found at night over the country, seen by who reaches both files, gone once decided; a warning on registering.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findLikely, lookWaits } from '../../src/modules/children/work/find-likely.ts'
import { call, centers, fact, idOf, now, openWorld, people, type World } from '../world.ts'

let w: World
beforeAll(async () => {
  w = await openWorld()
})
afterAll(() => w.close())

const child = { given: 'Quetzali', first: 'Inventada', second: 'Ejemplo', sex: 'F', birth: '2025-03-04' }
const ids = {
  a: idOf('likely a'),
  b: idOf('likely b'),
  twin: idOf('likely twin'),
  far: idOf('likely far'),
}
const register = (id: string, book: string, more: object = {}) =>
  fact('children.child-registered', id, book, { ...child, ...more })
const as = async (person: string) => ({ cookie: await w.cookie(person) })
type Pair = {
  first: { id: string }
  second: { id: string }
  overdue: boolean
  found: string
  outcome: string
}
const seen = async (person: string) => {
  const r = await call(w, await as(person), 'GET', '/v1/children/likely')
  expect(r.status).toBe(200)
  return r.body as { pairs: Pair[]; looked: { compared: number } | null }
}
const named = (pairs: readonly Pair[]) => pairs.map((p) => [p.first.id, p.second.id].sort().join(' ')).sort()
const pair = (x: string, y: string) => [x, y].sort().join(' ')

test('found over the country, seen where both are reached, kept with their day, gone once said distinct', async () => {
  expect(await lookWaits(w.db)).toBe(true)
  expect((await seen(people.director1)).looked).toBeNull()
  await w.said([
    register(ids.a, centers.one),
    register(ids.b, centers.one, { first: 'Inbentada' }),
    register(ids.twin, centers.one, { given: 'Xochitl' }),
    register(ids.far, centers.two, { second: undefined }),
  ])
  const looked = await findLikely(w.db, w.house, now())
  expect(looked?.pairs).toBeGreaterThanOrEqual(3)
  expect(await lookWaits(w.db)).toBe(false)
  const own = await seen(people.director1)
  expect(own.looked?.compared).toBe(looked?.compared)
  expect(named(own.pairs)).toEqual([pair(ids.a, ids.b)])
  expect(named((await seen(people.supervisor)).pairs)).toEqual(
    [pair(ids.a, ids.b), pair(ids.a, ids.far), pair(ids.b, ids.far)].sort(),
  )
  // another center's director reaches one of the two files only
  expect((await seen(people.director2)).pairs).toEqual([])
  const keys = await w.db.read({ system: true }, (read) => read<{ k: string }>`select k from likely_key`)
  expect(keys).toEqual([])

  // fifteen days later the day on which it was found still stands, and it comes before the others
  const later = new Date(now().getTime() + 15 * 86_400_000)
  await findLikely(w.db, w.house, later)
  expect((await seen(people.director1)).pairs[0]!.found).toBe(own.pairs[0]!.found)
  await w.db.write({ system: true }, async (tx) => {
    const [first, second] = [ids.a, ids.far].sort()
    await tx`update likely_pair set found_at = ${'2026-11-01T00:00:00Z'} where first = ${first} and second = ${second}`
  })
  const waiting = (await seen(people.supervisor)).pairs
  expect(named(waiting.slice(0, 1))).toEqual([pair(ids.a, ids.far)])
  expect(waiting.map((p) => p.overdue)).toEqual([true, false, false])

  await w.said([fact('children.files-distinct', ids.b, centers.one, { file: ids.a, reason: 'son primas' })])
  expect((await seen(people.director1)).pairs).toEqual([])
  await findLikely(w.db, w.house, later)
  expect((await seen(people.director1)).pairs).toEqual([])
})

test('who registers is warned of a file of the center, and of no other center’s; nobody else may ask', async () => {
  const ask = async (person: string, book: string, more: object = {}) =>
    call(w, await as(person), 'POST', `/v1/books/${book}/children/alike`, {
      ...child,
      ...more,
    })
  const told = await ask(people.director1, centers.one, { first: 'inbentada' })
  expect(told.status).toBe(200)
  expect((told.body.alike as { id: string }[]).map((a) => a.id).sort()).toEqual([ids.a, ids.b].sort())
  expect((await ask(people.director1, centers.one, { given: 'Otilia' })).body.alike).toEqual([])
  expect((await ask(people.director2, centers.one)).status).toBe(403)
  expect((await ask(people.educator, centers.one)).status).toBe(403)
  const unreadable = await ask(people.director1, centers.one, { birth: 'ayer' })
  expect([unreadable.status, unreadable.body.refusal.field]).toEqual([400, 'birth'])
})
