// What is kept and shown of answers: sums alone, nothing under ten, and nothing that gives a hidden group away.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SurveyAnswer } from '../contract/survey.ts'
import { openingOf } from './opening.ts'
import { suppress } from './suppress.ts'
import { joinSmall, tallyOf } from './tally.ts'

const none = { 'under-1': 0, '1': 0, '2': 0, '3': 0 }
const plain: SurveyAnswer = {
  shift: 'morning',
  sex: 'F',
  municipality: '02004',
  travel: '30',
  children: none,
}
const parent: SurveyAnswer = {
  ...{ ...plain, children: { ...none, '1': 1, '3': 1 }, care: 'family', use: 'yes', near: 'work' },
  ...{ from: '06:00', to: '16:00' },
}
const many = (n: number, a: SurveyAnswer) => Array.from({ length: n }, () => a)

describe('suppression', () => {
  it('hides a small group and the next smallest, so that the sum gives nothing away', () => {
    const cells = [
      { of: 'a', n: 40 },
      { of: 'b', n: 3 },
      { of: 'c', n: 12 },
      { of: 'd', n: 0 },
    ]
    expect(suppress(cells).map((c) => c.n)).toEqual([40, null, null, 0])
  })
  it('leaves several small ones that are ten together', () => {
    const cells = [
      { of: 'a', n: 40 },
      { of: 'b', n: 6 },
      { of: 'c', n: 7 },
    ]
    expect(suppress(cells).map((c) => c.n)).toEqual([40, null, null])
  })
  it('never leaves one hidden cell, nor fewer than ten hidden, while anything else is shown', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(60), { maxLength: 8 }), (ns) => {
        const shown = suppress(ns.map((n, of) => ({ of, n })))
        const hidden = shown.flatMap((c, i) => (c.n === null ? [ns[i]!] : []))
        const others = shown.filter((c) => c.n !== null && c.n > 0)
        expect(shown.every((c) => c.n === null || c.n === 0 || c.n >= 10)).toBe(true)
        if (hidden.length > 0 && others.length > 0) {
          expect(hidden.length).toBeGreaterThan(1)
          expect(hidden.reduce((a, b) => a + b, 0)).toBeGreaterThanOrEqual(10)
        }
      }),
    )
  })
})

describe('tally', () => {
  it('of nine answers keeps only that they were nine', () => {
    const nine = tallyOf(many(9, parent), ['p'])
    expect(nine).toMatchObject({ answered: 9, groups: [], homes: [], care: [] })
  })
  it('is the same whatever the order of the answers', () => {
    const some = [
      ...many(12, plain),
      ...many(5, parent),
      ...many(3, { ...parent, shift: 'night', use: 'maybe' }),
    ]
    expect(tallyOf([...some].reverse(), ['p'])).toEqual(tallyOf(some, ['p']))
  })
  it('counts who would use a center at work, by children and by age', () => {
    const t = tallyOf(
      [...many(12, plain), ...many(4, parent), ...many(2, { ...parent, near: 'home' })],
      ['p'],
    )
    expect(t.groups).toHaveLength(1)
    expect(t.groups[0]).toMatchObject({ answered: 18, sure: [14, 0, 4, 0, 0, 0, 0] })
    expect(t.groups[0]!.bands['1']).toEqual([14, 4, 0, 0, 0, 0, 0])
    expect(t.near).toContainEqual({ of: 'home', n: 4 })
  })
  it('joins homes with fewer than ten, and one more where they are fewer than ten together', () => {
    const each = (of: string, n: number) => ({ of, n })
    expect(joinSmall([each('02004', 30), each('02001', 4), each('02002', 12)])).toEqual([
      { of: '02004', n: 30 },
      { of: null, n: 16 },
    ])
    expect(joinSmall([each('02004', 30)])).toEqual([{ of: '02004', n: 30 }])
  })
})

describe('opening', () => {
  it('leaves out at most five in a hundred on either side', () => {
    const cell = (of: string, n: number) => ({ of, n })
    const hours = openingOf({
      from: [cell('05:00', 2), cell('06:00', 60), cell('07:00', 38)],
      to: [cell('15:00', 50), cell('16:00', 46), cell('19:00', 4)],
    })
    expect(hours).toEqual({ from: '06:00', to: '16:00', covers: 0.96 })
  })
  it('says nothing where no hour was given often enough', () => {
    expect(openingOf({ from: [{ of: null, n: 9 }], to: [] })).toBeNull()
  })
})
