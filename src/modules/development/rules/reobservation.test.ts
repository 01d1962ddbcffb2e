// The sample for a second look is drawn the same from any order, and two persons are compared without being fooled by easy items.
import { expect, test } from 'vitest'
import { agreementOf, drawAgain, type SeenTwice } from './reobservation.ts'

const sheets = Array.from({ length: 300 }, (_, i) => ({ id: `h${i}`, evaluator: `e${i % 3}` }))

test('everybody is looked at, the doubted more often, and the draw can be repeated', () => {
  const drawn = drawAgain(sheets, 'sorteo', new Set(['e1']))
  const each = (e: string) => drawn.filter((s) => s.evaluator === e).length
  expect([each('e0'), each('e1'), each('e2')]).toEqual([5, 15, 5])
  const again = drawAgain([...sheets].reverse(), 'sorteo', new Set(['e1']))
  expect(new Set(again.map((s) => s.id))).toEqual(new Set(drawn.map((s) => s.id)))
  expect(new Set(drawAgain(sheets, 'otro', new Set(['e1'])).map((s) => s.id))).not.toEqual(
    new Set(drawn.map((s) => s.id)),
  )
  expect(drawAgain([sheets[0]!], 'sorteo', new Set())).toEqual([sheets[0]])
  expect(drawAgain([], 'sorteo', new Set())).toEqual([])
})

const pairs = (both: number, onlyFirst: number, onlySecond: number, neither: number): SeenTwice[] => [
  ...Array.from({ length: both }, () => ({ first: 1 as const, second: 1 as const })),
  ...Array.from({ length: onlyFirst }, () => ({ first: 1 as const, second: 0 as const })),
  ...Array.from({ length: onlySecond }, () => ({ first: 0 as const, second: 1 as const })),
  ...Array.from({ length: neither }, () => ({ first: 0 as const, second: 0 as const })),
]
test.each([
  // same 0.8, kappa (0.8 - 0.5) / 0.5
  [pairs(40, 10, 10, 40), 'agrees', 0.8, 0.6],
  [pairs(25, 25, 25, 25), 'differs', 0.5, 0],
  [pairs(60, 30, 2, 8), 'milder', 0.68, 0.2079],
  [pairs(60, 2, 30, 8), 'stricter', 0.68, 0.2079],
  // nearly everything achieved: kappa falls, the agreement is real
  [pairs(95, 2, 3, 0), 'agrees', 0.95, -0.0246],
  [pairs(10, 0, 0, 5), 'too-few', 1, 1],
])('two persons, case %#', (given, verdict, same, kappa) => {
  const a = agreementOf(given)
  expect(a.verdict).toBe(verdict)
  expect(a.same).toBeCloseTo(same, 10)
  expect(a.kappa).toBeCloseTo(kappa, 2)
})
test('nothing seen twice says nothing', () => {
  expect(agreementOf([])).toMatchObject({ items: 0, verdict: 'too-few' })
})
