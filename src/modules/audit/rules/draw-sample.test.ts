// The draw: the same for the same seed, whole, within each center's share, and without a preference.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawSample, numbersOf } from './draw-sample.ts'

const frames = fc.array(fc.record({ book: fc.uuid(), count: fc.integer({ min: 0, max: 400 }) }), {
  maxLength: 30,
})
const unique = frames.map((f) => [...new Map(f.map((s) => [s.book, s])).values()])

test('a draw is distinct, of the size asked for or all there is, and each center’s share is the floor or the ceiling', () => {
  fc.assert(
    fc.property(unique, fc.integer({ min: 1, max: 200 }), fc.string(), (frame, size, seed) => {
      const total = frame.reduce((sum, s) => sum + s.count, 0)
      const drawn = drawSample(frame, size, seed)
      expect(drawn).toHaveLength(Math.min(size, total))
      expect(new Set(drawn.map((d) => `${d.book} ${d.index}`)).size).toBe(drawn.length)
      for (const { book, count } of frame) {
        const of = drawn.filter((d) => d.book === book)
        const share = total === 0 ? 0 : (count * Math.min(size, total)) / total
        expect(of.length).toBeGreaterThanOrEqual(Math.floor(share) - 0)
        expect(of.length).toBeLessThanOrEqual(Math.ceil(share))
        for (const d of of) expect(d.index).toBeLessThan(count)
      }
    }),
  )
})

test('the same seed draws the same, in whatever order the centers come; another seed draws otherwise', () => {
  fc.assert(
    fc.property(unique, fc.string({ minLength: 1 }), (frame, seed) => {
      expect(drawSample([...frame].reverse(), 20, seed)).toEqual(drawSample(frame, 20, seed))
    }),
  )
  const frame = [{ book: 'a', count: 1000 }]
  expect(drawSample(frame, 20, 'uno')).not.toEqual(drawSample(frame, 20, 'dos'))
})

test('every record is drawn as often as any other: 20,000 draws of 3 of 12 in three centers', () => {
  const frame = [
    { book: 'a', count: 1 },
    { book: 'b', count: 4 },
    { book: 'c', count: 7 },
  ]
  const times = new Map<string, number>()
  const draws = 20_000
  for (let i = 0; i < draws; i++)
    for (const d of drawSample(frame, 3, `draw ${i}`)) {
      const name = `${d.book}${d.index}`
      times.set(name, (times.get(name) ?? 0) + 1)
    }
  expect(times.size).toBe(12)
  // a quarter of the draws each; five standard deviations of a binomial are 306
  for (const [name, n] of times) expect(Math.abs(n - draws / 4), `${name}: ${n}`).toBeLessThan(306)
})

test('the generator fills [0, 1) evenly', () => {
  const next = numbersOf('a seed')
  const bins = Array(10).fill(0) as number[]
  for (let i = 0; i < 100_000; i++) bins[Math.floor(next() * 10)]!++
  for (const n of bins) expect(Math.abs(n - 10_000)).toBeLessThan(500)
})
