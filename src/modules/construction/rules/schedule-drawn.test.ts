// What is drawn of a schedule: where each task lies, its float, and the chain of links that may not slip.
import { expect, test } from 'vitest'
import { scheduleDrawn } from './schedule-drawn.ts'

const task = (id: string, duration: number) => ({ id, name: `Tarea ${id}`, duration, amount: 1 })
const link = (from: string, to: string, type: 'FS' | 'SS' | 'FF' | 'SF' = 'FS', lag = 0) => ({
  from,
  to,
  type,
  lag,
})

test('tasks lie on calendar days in the order in which they begin; the chain that holds the end is critical', () => {
  const drawn = scheduleDrawn({
    tasks: [task('c', 5), task('a', 10), task('b', 5), task('d', 0)],
    links: [link('a', 'b'), link('a', 'c', 'SS', 2), link('b', 'd'), link('c', 'd')],
  })!
  expect(drawn.working).toBe(15)
  expect(drawn.days).toBe(21)
  expect(drawn.tasks.map((t) => [t.id, t.from, t.to, t.float, t.critical])).toEqual([
    ['a', 0, 14, 0, true],
    ['c', 2.8, 9.8, 8, false],
    ['b', 14, 21, 0, true],
    ['d', 21, 21, 0, true],
  ])
  expect(drawn.tasks[1]!.slack).toBe(21)
  expect(drawn.links.map((l) => [l.from, l.to, l.critical])).toEqual([
    [0, 2, true],
    [0, 1, false],
    [2, 3, true],
    [1, 3, false],
  ])
  expect(drawn.tasks[3]!.waits.map((l) => l.from)).toEqual(['b', 'c'])
})

test('a link between two critical tasks that holds nothing back is not critical', () => {
  const drawn = scheduleDrawn({
    tasks: [task('a', 5), task('b', 5), task('c', 5)],
    links: [link('a', 'b'), link('b', 'c'), link('a', 'c')],
  })!
  expect(drawn.links.map((l) => l.critical)).toEqual([true, true, false])
})

test('without tasks, or with a circle, nothing is drawn', () => {
  expect(scheduleDrawn({ tasks: [], links: [] })).toBeUndefined()
  expect(
    scheduleDrawn({ tasks: [task('a', 1), task('b', 1)], links: [link('a', 'b'), link('b', 'a')] }),
  ).toBeUndefined()
})
