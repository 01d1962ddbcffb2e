// Two files in use at one time: what it says of stays and days, and that it lowers the likelihood and never below nothing.
import { describe, expect, test } from 'vitest'
import { addDays } from '../../../kernel/days.ts'
import { likeness, type Told } from './likeness.ts'
import { type Together, togetherOf } from './together.ts'

const stay = (from: string | null, left_on: string | null = null) => ({
  rooms: from === null ? [] : [{ room: 'r', from }],
  left_on,
})
const days = (from: string, n: number, each = 1) =>
  Array.from({ length: n }, (_, i) => addDays(from, i * each))

describe('when both were there', () => {
  test.each<[string, ReturnType<typeof stay>, ReturnType<typeof stay>, Together['stays']]>([
    ['both still there', stay('2026-01-10'), stay('2026-03-01'), { from: '2026-03-01', until: null }],
    [
      'one left later',
      stay('2026-01-10', '2026-04-01'),
      stay('2026-03-01'),
      { from: '2026-03-01', until: '2026-04-01' },
    ],
    ['one left the day the other came', stay('2026-01-10', '2026-03-01'), stay('2026-03-01'), null],
    ['one after the other', stay('2026-01-10', '2026-02-01'), stay('2026-03-01'), null],
    ['one never had a room', stay(null), stay('2026-03-01'), null],
  ])('%s', (_what, a, b, stays) => {
    expect(togetherOf(a, b, [], []).stays).toEqual(stays)
    expect(togetherOf(b, a, [], []).stays).toEqual(stays)
  })

  test('days on which both were seen, and how often each was in the time they share', () => {
    const a = days('2026-03-02', 10)
    const b = days('2026-03-10', 10)
    const told = togetherOf(stay('2026-03-01'), stay('2026-03-01'), a, b)
    expect(told.both).toEqual(['2026-03-10', '2026-03-11'])
    expect(told.seen).toEqual([2, 2])
    expect(togetherOf(stay(null), stay(null), a, []).seen).toEqual([0, 0])
    expect(togetherOf(stay(null), stay(null), [], []).both).toEqual([])
  })
})

const child = (more: Partial<Told>): Told => ({
  ...{ book: 'one', key: 'a', given: 'Nora Luz', first: 'Inventada', second: 'Ejemplo', sex: 'F' },
  ...{ birth: '2025-03-04', curp: null, ...more },
})
const none: Together = { stays: null, both: [], seen: [0, 0] }
const often: Together = { ...none, both: days('2026-03-02', 20), seen: [20, 20] }
const open = { from: '2026-01-01', until: null }
const judged = (book: string, together?: Together, more: Partial<Told> = {}) =>
  likeness(child({}), child({ key: 'b', book, ...more }), together)

describe('what it says', () => {
  test('nothing of it known, or nothing in common, changes nothing', () => {
    expect(judged('two', none)).toEqual(judged('two'))
  })

  test('registered twice on one morning in one center is still sure: only one file is used at the door', () => {
    expect(judged('one', { ...none, stays: open }).outcome).toBe('sure')
  })

  test('seen on the same days is never sure, and lowers what was likely', () => {
    expect(judged('one').outcome).toBe('sure')
    expect(judged('one', { ...often, stays: open }).outcome).toBe('likely')
    expect(judged('two', { ...often, stays: open }).score).toBe(judged('two').score - 8)
    // in another center with one name only, what was likely is no more
    expect(judged('two', undefined, { given: 'Nora' }).outcome).toBe('likely')
    expect(judged('two', { ...often, stays: open }, { given: 'Nora' }).outcome).toBe('no')
  })

  test('a slip at the door says less than day after day; never once in a shared time speaks for one child', () => {
    const slip = judged('two', { ...none, both: ['2026-03-02'], seen: [20, 20] })
    const never = judged('two', { ...none, seen: [20, 20] })
    expect(slip.score).toBeGreaterThan(judged('two', often).score)
    expect(never.score).toBeGreaterThan(judged('two').score)
    expect(never.reasons).toContain('seen-never-both')
    expect(judged('two', { ...none, seen: [20, 4] }).reasons).not.toContain('seen-never-both')
  })

  test('more days together never make it likelier', () => {
    let before = Number.POSITIVE_INFINITY
    for (let n = 0; n <= 20; n++) {
      const { score } = judged('two', { ...none, both: days('2026-03-02', n), seen: [n, n] })
      expect(score).toBeLessThanOrEqual(before)
      before = score
    }
  })
})
