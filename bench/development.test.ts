// The simulations: the same seed is the same children, a figure that was not measured is refused, and the rules see what is planted.
import { expect, test } from 'vitest'
import { qualityGuard } from '../src/modules/development/rules/quality-guard.ts'
import { signalRules } from '../src/modules/development/rules/signals.ts'
import { growingUp, simulatedItems, USUAL } from './parts/growing-up.ts'
import { fairness, judgedChildren, usualOf } from './parts/judging-children.ts'
import { agesOfItems, roomsWithFraud } from './parts/planted-fraud.ts'

const items = simulatedItems(3)
const small = { ...USUAL, cohorts: 150, declining: 0.2 }

test('a cohort is the same whatever else is asked for', () => {
  const all = [...growingUp(3, items, { ...USUAL, cohorts: 5 })]
  const again = [...growingUp(3, items, { ...USUAL, cohorts: 3 })]
  expect(again).toEqual(all.slice(0, 3))
  expect([...growingUp(4, items, { ...USUAL, cohorts: 1 })]).not.toEqual(all.slice(0, 1))
})
test('children who fall are found many times as often as those who do not', () => {
  const usual = usualOf(5, items, signalRules, { ...USUAL, cohorts: 300 })
  let [falls, found, well, referred] = [0, 0, 0, 0]
  for (const { child, signal } of judgedChildren(3, items, signalRules, usual, small)) {
    if (child.hidden.declines) {
      falls++
      if (signal) found++
    } else {
      well++
      if (signal) referred++
    }
  }
  expect(falls).toBeGreaterThan(200)
  expect(found / falls).toBeGreaterThan(0.25)
  expect(referred / well).toBeLessThan(0.04)
})
test('too few children, a missing group or nobody referred is no figure', () => {
  const groups = Array.from({ length: 10 }, (_, i) => `g${i}`)
  const children = Array.from({ length: 200 }, (_, i) => ({ groups, referred: i < 4 }))
  expect(fairness(children, 200)).toMatchObject({ gap: 0, all: 2 })
  expect(() => fairness(children, 201)).toThrow('not measured: 200 children in «g0», 201 needed')
  expect(() =>
    fairness(
      children.map((c) => ({ ...c, groups: ['g0'] })),
      1,
    ),
  ).toThrow('groups are missing')
  expect(() =>
    fairness(
      children.map((c) => ({ ...c, referred: false })),
      1,
    ),
  ).toThrow('nobody was referred')
  const uneven = children.map((c, i) => ({ ...c, groups: [...groups, i < 100 ? 'a' : 'b'] }))
  expect(fairness(uneven, 100).gap).toBe(2)
})
test('the guard doubts most of what is planted and little of what is honest', () => {
  const rooms = roomsWithFraud(8, 120, items)
  const doubts = qualityGuard(
    rooms.flatMap((r) => r.sheets),
    agesOfItems(items),
  )
  const doubted = new Set(doubts.map((d) => d.evaluator))
  const evaluator = (r: (typeof rooms)[number]) => r.sheets[0]!.evaluator
  const planted = rooms.filter((r) => r.hidden !== undefined)
  const honest = rooms.filter((r) => r.hidden === undefined)
  expect(planted.length).toBeGreaterThan(5)
  expect(planted.filter((r) => doubted.has(evaluator(r))).length / planted.length).toBeGreaterThan(0.7)
  expect(honest.filter((r) => doubted.has(evaluator(r))).length / honest.length).toBeLessThan(0.1)
  // the order of the sheets says nothing
  const backwards = qualityGuard(rooms.flatMap((r) => r.sheets).reverse(), agesOfItems(items))
  expect(new Set(backwards.map((d) => d.evaluator))).toEqual(doubted)
  expect(qualityGuard([], agesOfItems(items))).toEqual([])
})
