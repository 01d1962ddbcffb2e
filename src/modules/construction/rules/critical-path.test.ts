// Critical paths: every relation at its bounds, networks that are none, and the same answer as a slower, independent computation.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { linkTypes, type ScheduleLink, type ScheduleTask } from '../contract.ts'
import { criticalPath } from './critical-path.ts'

const link = (from: string, to: string, type: ScheduleLink['type'] = 'FS', lag = 0): ScheduleLink => ({
  from,
  to,
  type,
  lag,
})
const tasks = (durations: Record<string, number>): ScheduleTask[] =>
  Object.entries(durations).map(([id, duration]) => ({ id, duration }))

function scheduled(list: readonly ScheduleTask[], links: readonly ScheduleLink[]) {
  const solved = criticalPath(list, links)
  if (!solved.stands) throw new Error(JSON.stringify(solved.fault))
  const { duration, tasks: shown } = solved.schedule
  return { duration, byId: Object.fromEntries(shown.map((t) => [t.id, t])), shown }
}

describe('networks', () => {
  test('a start-to-finish relation holds back the finish', () => {
    const { duration, byId } = scheduled(tasks({ guard: 2, night: 5 }), [link('guard', 'night', 'SF', 7)])
    expect([duration, byId.night!.es, byId.guard!.float]).toEqual([7, 2, 0])
  })
  test('nothing starts before day 0, whatever a lead asks', () => {
    const { byId } = scheduled(tasks({ a: 2, b: 9 }), [link('a', 'b', 'FF', 0)])
    expect([byId.b!.es, byId.b!.ef, byId.a!.lf]).toEqual([0, 9, 9])
    expect(scheduled(tasks({ a: 2, b: 1 }), [link('a', 'b', 'FS', -5)]).byId.b!.es).toBe(0)
  })
  test('parts that nothing joins share the end of the longest', () => {
    const { duration, byId } = scheduled(tasks({ a: 3, b: 4, far: 5, m: 0 }), [link('a', 'b')])
    expect([duration, byId.far!.float, byId.m!.float, byId.a!.critical]).toEqual([7, 2, 7, true])
  })
  test('parts of a day leave no float behind', () => {
    const { shown } = scheduled(tasks({ a: 0.1, b: 0.2, c: 0.3, d: 0.6 }), [link('a', 'b'), link('b', 'c')])
    expect(shown.map((t) => t.float)).toEqual([0, 0, 0, 0])
  })
  test('no task, and one milestone, last 0 days', () => {
    expect(scheduled([], []).duration).toBe(0)
    expect(scheduled(tasks({ m: 0 }), []).shown).toEqual([
      { id: 'm', es: 0, ef: 0, ls: 0, lf: 0, float: 0, critical: true },
    ])
  })
  test.each([
    [
      tasks({ a: 1, b: 1, c: 1, d: 1 }),
      [link('a', 'b'), link('c', 'b'), link('b', 'd'), link('d', 'c')],
      ['b', 'd', 'c', 'b'],
    ],
    [tasks({ a: 1 }), [link('a', 'a')], ['a', 'a']],
  ])('a circle is told task by task %#', (list, links, path) => {
    expect(criticalPath(list, links)).toEqual({ stands: false, fault: { code: 'cycle', path } })
  })
  test('what is no network is told with its place', () => {
    const fault = (list: readonly ScheduleTask[], links: readonly ScheduleLink[]) => criticalPath(list, links)
    expect(fault([...tasks({ a: 1 }), ...tasks({ a: 2 })], [])).toMatchObject({
      fault: { code: 'task-twice', task: 1 },
    })
    expect(fault(tasks({ a: -1 }), [])).toMatchObject({ fault: { code: 'duration', task: 0 } })
    expect(fault(tasks({ a: Number.NaN }), [])).toMatchObject({ fault: { code: 'duration', task: 0 } })
    expect(fault(tasks({ a: 1 }), [link('a', 'z')])).toMatchObject({
      fault: { code: 'unknown-task', link: 0, end: 'to' },
    })
    expect(fault(tasks({ a: 1, b: 1 }), [link('a', 'b', 'FS', Number.POSITIVE_INFINITY)])).toMatchObject({
      fault: { code: 'lag', link: 0 },
    })
  })
})

/** Bounds between starts relaxed again and again until nothing moves: no order of tasks is needed. */
function slowly(list: readonly ScheduleTask[], links: readonly ScheduleLink[]) {
  const d = new Map(list.map((t) => [t.id, t.duration]))
  const bound = ({ from, to, type, lag }: ScheduleLink) =>
    lag +
    (type === 'FS' || type === 'FF' ? d.get(from)! : 0) -
    (type === 'FF' || type === 'SF' ? d.get(to)! : 0)
  const early = new Map(list.map((t) => [t.id, 0]))
  for (const _ of list)
    for (const l of links) early.set(l.to, Math.max(early.get(l.to)!, early.get(l.from)! + bound(l)))
  const end = Math.max(0, ...list.map((t) => early.get(t.id)! + t.duration))
  const late = new Map(list.map((t) => [t.id, end - t.duration]))
  for (const _ of list)
    for (const l of links) late.set(l.from, Math.min(late.get(l.from)!, late.get(l.to)! - bound(l)))
  return { end, early, late }
}

test('any network, in any order of its lists, has the days of the slow computation', () => {
  const networks = fc.integer({ min: 1, max: 9 }).chain((n) =>
    fc.record({
      durations: fc.array(fc.integer({ min: 0, max: 12 }), { minLength: n, maxLength: n }),
      links: fc.array(
        fc.record({
          a: fc.nat(n - 1),
          b: fc.nat(n - 1),
          type: fc.constantFrom(...linkTypes),
          lag: fc.integer({ min: -6, max: 6 }),
        }),
        { maxLength: 20 },
      ),
      turn: fc.nat(n - 1),
    }),
  )
  fc.assert(
    fc.property(networks, ({ durations, links, turn }) => {
      const list = durations.map((duration, i) => ({ id: `t${i}`, duration }))
      const forward = links.flatMap(({ a, b, type, lag }) =>
        a === b ? [] : [link(`t${Math.min(a, b)}`, `t${Math.max(a, b)}`, type, lag)],
      )
      const slow = slowly(list, forward)
      const turned = [...list.slice(turn), ...list.slice(0, turn)]
      const { duration, byId } = scheduled(turned, [...forward].reverse())
      expect(duration).toBe(slow.end)
      for (const { id } of list) {
        expect([byId[id]!.es, byId[id]!.ls]).toEqual([slow.early.get(id), slow.late.get(id)])
        expect(byId[id]!.float).toBeGreaterThanOrEqual(0)
      }
      expect(Object.values(byId).some((t) => t.critical)).toBe(true)
    }),
    { numRuns: 400 },
  )
})
