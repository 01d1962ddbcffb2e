// The day in the room as the server answers it: in few statements however many children, and what cannot have been seen is looked at.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { takeBatch } from '../../src/platform/intake.ts'
import { call, centers, children, fact, NOW, openWorld, people, rooms, type World } from '../world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const here = children.filter((c) => c.book === centers.one)
const say = (...facts: ReturnType<typeof fact>[]) =>
  takeBatch(world.db, world.house, facts, { by: 'system' }, () => new Date(NOW))
const changed = (day: string, of: readonly string[]) =>
  fact('daily.changed', rooms.one[0]!, centers.one, { day, children: of, nappy: 'wet' })

test('a center’s day, a child’s day, the door and its counts cost the same few statements however much was said', async () => {
  const cookie = await world.cookie(people.director1)
  const ask = async (path: string) => {
    world.statements.length = 0
    const r = await call(world, { cookie }, 'GET', path)
    expect(r.status, path).toBe(200)
    return world.statements.reduce((a, b) => a + b, 0)
  }
  const book = `/v1/books/${centers.one}`
  const paths = {
    center: `${book}/daily?day=2026-11-20`,
    child: `${book}/children/${here[0]!.id}/daily?day=2026-11-20&purpose=care`,
    door: `${book}/door?day=2026-11-20`,
    expected: `${book}/door/expected?day=2026-11-20`,
  }
  await say(changed('2026-11-20', [here[0]!.id]))
  for (const path of Object.values(paths)) await ask(path)
  const few: Record<string, number> = {}
  for (const [name, path] of Object.entries(paths)) few[name] = await ask(path)
  const all = here.map((c) => c.id)
  await say(
    ...Array.from({ length: 12 }, () => changed('2026-11-20', all)),
    fact('daily.handed-over', rooms.one[0]!, centers.one, { day: '2026-11-20', text: 'Todo bien' }),
  )
  for (const [name, path] of Object.entries(paths)) expect(await ask(path), name).toBe(few[name])
  expect(few.center).toBeLessThanOrEqual(15)
  expect(few.child).toBeLessThanOrEqual(18)
  expect(few.door).toBeLessThanOrEqual(18)
  expect(few.expected).toBeLessThanOrEqual(14)
})

test('a day that has not come waits for a person; a day long past is taken as any other', async () => {
  const [ahead, late] = await say(changed('2026-11-22', [here[0]!.id]), changed('2026-11-09', [here[0]!.id]))
  expect(ahead).toMatchObject({ answer: 'review', reason: 'day-ahead' })
  expect(late).toMatchObject({ answer: 'taken' })
})
