// The tablet's clock under clocks that are wrong, moved, or asleep.
import { expect, test } from 'vitest'
import { makeClock, makeSpent } from './clock.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const SERVER = Date.parse('2026-11-20T15:00:00.000Z')

/** A tablet whose wall clock is off; time passes on both, sleep on the wall alone, moving too. */
function tablet(off: number) {
  const t = { wall: SERVER + off, mono: 5_000 }
  const pass = (ms: number) => {
    t.wall += ms
    t.mono += ms
  }
  return { t, pass, sleep: (ms: number) => (t.wall += ms), move: (ms: number) => (t.wall += ms) }
}
const clockOf = (x: ReturnType<typeof tablet>, kept?: { ms: number; wall: number }) =>
  makeClock(
    'boot',
    () => x.t.wall,
    () => x.t.mono,
    kept,
  )

test('before the server was heard nothing is known, and the wall clock is shown', () => {
  const x = tablet(DAY)
  const clock = clockOf(x)
  expect(clock.off()).toBeNull()
  expect(clock.now()).toBe(SERVER + DAY)
  expect(clock.skew()).toBe(0)
})

test.each([-DAY, 0, 730 * DAY, -SERVER + 5 * DAY])(
  'a clock %d ms off is right once the server was heard',
  (off) => {
    const x = tablet(off)
    const clock = clockOf(x)
    const sent = x.t.mono
    x.pass(400)
    clock.heard(SERVER + 200, sent, x.t.mono)
    x.pass(HOUR)
    expect(Math.abs(clock.now() - (SERVER + 400 + HOUR))).toBeLessThanOrEqual(200)
    expect(clock.off()).toEqual({ ms: 0 - off, ageMs: HOUR + 200 })
    expect(Math.abs(clock.skew() - off)).toBeLessThanOrEqual(200)
  },
)

test.each([-DAY, 730 * DAY, -HOUR])(
  'a clock moved by %d ms while running does not move what is known',
  (by) => {
    const x = tablet(0)
    const clock = clockOf(x)
    clock.heard(SERVER, x.t.mono, x.t.mono)
    x.pass(HOUR)
    x.move(by)
    x.pass(HOUR)
    expect(clock.now()).toBe(SERVER + 2 * HOUR)
    expect(clock.off()?.ms).toBe(-by)
  },
)

test('a tablet that slept an hour is believed: the counter stood still, the clock went on', () => {
  const x = tablet(-DAY)
  const clock = clockOf(x)
  clock.heard(SERVER, x.t.mono, x.t.mono)
  x.sleep(HOUR)
  expect(clock.now()).toBe(SERVER + HOUR)
})

test('what an earlier start heard is used with its age, and not after the clock was set back', () => {
  const x = tablet(-DAY)
  const kept = { ms: DAY, wall: x.t.wall }
  x.pass(2 * HOUR)
  expect(clockOf(x, kept).off()).toEqual({ ms: DAY, ageMs: 2 * HOUR })
  x.move(-3 * HOUR)
  expect(clockOf(x, kept).off()).toBeNull()
})

test('a day lasts as long as it lasts, however the clock is moved, and sleep counts', () => {
  const x = tablet(0)
  const spent = makeSpent(
    () => x.t.wall,
    () => x.t.mono,
  )
  x.pass(HOUR)
  expect(spent()).toBe(HOUR)
  x.move(-DAY)
  x.pass(HOUR)
  expect(spent()).toBe(2 * HOUR)
  x.move(730 * DAY)
  x.pass(HOUR)
  expect(spent()).toBe(3 * HOUR)
  x.sleep(8 * HOUR)
  expect(spent()).toBe(11 * HOUR)
})
