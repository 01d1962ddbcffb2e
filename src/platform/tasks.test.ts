// A task is there while its cause is, whoever asks: begun by the fact that makes it, ended by the one that settles it.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { centers, children, fact, now, openWorld, type World } from '../../tests/world.ts'
import { takeBatch } from './intake.ts'
import { rebuildBook } from './rebuilding.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const child = children[0]!
const say = (...facts: ReturnType<typeof fact>[]) =>
  takeBatch(world.db, world.house, facts, { by: 'system' }, now)
const tasks = (books: readonly string[] = [centers.one]) =>
  world.db.read(
    { books },
    (read) => read<{ kind: string; about: string; room: string }>`
    /* test */ select kind, about, room from task where book = ${centers.one} order by key`,
  )

test('two who say different things of one field make a task; who decides ends it; taking the decision back opens it again', async () => {
  expect(await tasks()).toEqual([])
  const [one, two] = ['Ríos', 'Ruiz'].map((second) =>
    fact('children.child-changed', child.id, centers.one, { second }),
  ) as [ReturnType<typeof fact>, ReturnType<typeof fact>]
  await say(one)
  expect(await tasks()).toEqual([])
  await say(two)
  const open = [{ kind: 'children.conflict', about: child.id, room: child.room }]
  expect(await tasks()).toEqual(open)
  // of another center nothing is seen
  expect(await tasks([centers.two])).toEqual([])
  const decided = fact(
    'children.child-changed',
    child.id,
    centers.one,
    { second: 'Ríos' },
    { supersedes: [one.id, two.id] },
  )
  await say(decided)
  expect(await tasks()).toEqual([])
  await say(fact('book.withdrawn', decided.id, centers.one, { reason: 'no era así' }))
  expect(await tasks()).toEqual(open)
  // rebuilt, they are the same
  expect(await rebuildBook(world.db, world.house, centers.one)).toEqual([])
  expect(await tasks()).toEqual(open)
  // who leaves asks nothing more
  await say(fact('children.child-left', child.id, centers.one, { on: '2026-11-20', why: 'family' }))
  expect(await tasks()).toEqual([])
})
