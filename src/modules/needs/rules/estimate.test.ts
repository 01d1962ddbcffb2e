// Totals of workers' children from those who answered: cases worked by hand, and the interval against drawing it.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { estimate } from './estimate.ts'

describe('estimate', () => {
  it('adds nothing where everybody answered: no width, whatever is supposed of the others', () => {
    const all = [{ counts: [6, 3, 1], workers: 10 }]
    expect(estimate(all, 0.3)).toEqual({ mean: 5, low: 5, high: 5 })
  })

  it('weighs each group by its workers (by hand)', () => {
    // whole study: 15 of 20 none, 5 one → 0.25 a worker. Group a: 10 answered, 5 children, 90 silent; mean (5 + 2 × 0.25) / 12 = 0.458333.
    // Group b: 10 answered, none, 10 silent; mean (0 + 0.5) / 12 = 0.041667. Total 5 + 90 × 0.458333 + 10 × 0.041667 = 46.666667
    const two = [
      { counts: [5, 5], workers: 100 },
      { counts: [10, 0], workers: 20 },
    ]
    expect(estimate(two).mean).toBeCloseTo(46.6667, 4)
    // half as often among the silent: 5 + (41.25 + 0.416667) / 2
    expect(estimate(two, 0.5).mean).toBeCloseTo(25.8333, 4)
  })

  it('has the variance of a Dirichlet–multinomial (by hand)', () => {
    // one group: 20 answered, 5 with one child; mean (5 + 2 × 0.25) / 22 = 0.25, spread 0.1875; 80 silent:
    // variance 80 × 0.1875 × (22 + 80) / 23 = 66.5217, mean 20, shape 400 / 66.5217 = 6.0131
    const one = estimate([{ counts: [15, 5], workers: 100 }])
    expect(one.mean).toBeCloseTo(25, 10)
    const shape = 6.0131
    const at = (z: number) => 20 * (1 - 1 / (9 * shape) + z * Math.sqrt(1 / (9 * shape))) ** 3
    expect(one.low).toBeCloseTo(5 + at(-1.6449), 2)
    expect(one.high).toBeCloseTo(5 + at(1.6449), 2)
  })

  it('agrees with drawing the silent from a Pólya urn, within two children', () => {
    const group = { counts: [30, 8, 2], workers: 200 }
    let state = 7
    const next = () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      return state / 2 ** 32
    }
    const totals = Array.from({ length: 4000 }, () => {
      // the urn: what was seen, and two balls of the same kinds
      const urn = group.counts.map((c) => c + (2 * c) / 40)
      let size = 42
      let total = 12
      for (let i = 0; i < 160; i++) {
        let x = next() * size
        const k = urn.findIndex((w) => {
          x -= w
          return x < 0
        })
        const drawn = Math.max(k, 0)
        urn[drawn]! += 1
        size += 1
        total += drawn
      }
      return total
    }).sort((a, b) => a - b)
    const e = estimate([group])
    expect(Math.abs(e.low - totals[200]!)).toBeLessThan(2)
    expect(Math.abs(e.high - totals[3800]!)).toBeLessThan(2)
  })

  it('is ordered, never below what was seen, and grows with the ratio', () => {
    const group = fc
      .record({
        counts: fc.array(fc.nat(40), { minLength: 2, maxLength: 7 }),
        more: fc.nat(500),
      })
      .map(({ counts, more }) => ({ counts, workers: counts.reduce((a, b) => a + b, 0) + more }))
    fc.assert(
      fc.property(
        fc.array(group, { minLength: 1, maxLength: 6 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (g, r) => {
          const seen = g.reduce((n, x) => n + x.counts.reduce((m, c, k) => m + c * k, 0), 0)
          const e = estimate(g, r)
          expect(e.low).toBeGreaterThanOrEqual(seen - 1e-9)
          expect(e.low).toBeLessThanOrEqual(e.high + 1e-9)
          expect(e.mean).toBeLessThanOrEqual(estimate(g, 1).mean + 1e-9)
        },
      ),
    )
  })
})
