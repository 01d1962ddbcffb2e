// What may leave the outbox and when, how long a lease lasts, how wrong PINs add up: counted by the server's days alone.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { markDay, prunable } from './kept.ts'
import { leaseAt } from './lease.ts'
import { afterWrong, WRONG_PINS } from './pins.ts'

const DAY = 86_400_000
const MINUTE = 60_000

test('a fact may go when it is in a backup and thirty days old, not before', () => {
  let days: readonly (readonly [number, number])[] = []
  for (let day = 0; day <= 45; day++) days = markDay(days, day * DAY, day * 10)
  expect(prunable(days, 45 * DAY, 1_000)).toBe(150)
  expect(prunable(days, 45 * DAY, 42)).toBe(42)
  expect(prunable(days, 20 * DAY, 1_000)).toBe(0)
  expect(days.length).toBeLessThanOrEqual(32)
})

test('whatever days a tablet was in touch, nothing younger than thirty of them is let go', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(90), { minLength: 1, maxLength: 60 }), fc.nat(5_000), (touched, durable) => {
      const sorted = [...touched].sort((a, b) => a - b)
      let days: readonly (readonly [number, number])[] = []
      for (const day of sorted) days = markDay(days, day * DAY, day * 10 + 10)
      const last = sorted.at(-1)!
      const through = prunable(days, last * DAY, durable)
      const young = sorted.find((day) => day > last - 30)!
      // the first fact said on a day still young has a number above every older mark
      const oldest = Math.max(0, ...sorted.filter((day) => day <= last - 30).map((day) => day * 10 + 10))
      expect(through).toBeLessThanOrEqual(Math.min(durable, oldest))
      expect(through).toBeLessThan(young * 10 + 10)
    }),
  )
})

test('reading ends with the lease, capture a week later; setting the clock back opens nothing', () => {
  const kept = { lease: '2026-12-01T00:00:00.000Z', latest: Date.parse('2026-11-20T00:00:00.000Z') }
  const at = (day: string) => leaseAt(kept, Date.parse(`${day}T00:00:00.000Z`))
  expect(at('2026-11-30')).toBe('open')
  expect(at('2026-12-01')).toBe('capture')
  expect(at('2026-12-08')).toBe('closed')
  expect(leaseAt({ ...kept, latest: Date.parse('2026-12-09T00:00:00.000Z') }, 0)).toBe('closed')
})

test('five wrong tries lock for five minutes, then ten, then twenty, up to half a day', () => {
  let now = 1_000_000
  let out = afterWrong(undefined, now)
  const locks: number[] = []
  for (let i = 1; i < WRONG_PINS * 12; i++) {
    out = afterWrong(out, now)
    if (out.until > 0) {
      locks.push((out.until - now) / MINUTE)
      now = out.until
    }
  }
  expect(locks.slice(0, 4)).toEqual([5, 10, 20, 40])
  expect(Math.max(...locks)).toBe(720)
})
