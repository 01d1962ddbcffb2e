// Age curves: what is planted is found again, small groups stay hidden, and no curve is drawn where none is honest.
import { describe, expect, test } from 'vitest'
import type { CohortAnswer } from '../contract/cohort.ts'
import { ageCurve, correctedDays } from './age-curve.ts'

/** A small generator of its own: the same answers every time. */
function draws(seed: number) {
  let s = seed
  return () => {
    s = (Math.imul(s, 1664525) + 1013904223) >>> 0
    return s / 2 ** 32
  }
}

/** Half achieve it at `half` days; visits each month from the first to the 24th. */
function planted(half: number, children: number, seed = 7): CohortAnswer[] {
  const draw = draws(seed)
  return Array.from({ length: children }, (_, child) => {
    const month = 1 + Math.floor(draw() * 24)
    return [month, month + 2].map((m) => {
      const age = Math.round(m * 30.4)
      const p = 1 / (1 + Math.exp(-8 * (Math.log(age + 30) - Math.log(half + 30))))
      return { child: String(child), age, gestation: 280, achieved: draw() < p ? 1 : 0 }
    })
  }).flat()
}

describe('the curve of an item', () => {
  test('finds the ages that were planted, within its band, rising', () => {
    const { none, ages, curve, children, answers } = ageCurve(planted(365, 1500))
    expect([none, children, answers]).toEqual([null, 1500, 3000])
    expect(Math.abs(ages.find((a) => a.share === 0.5)!.day! - 365)).toBeLessThan(15)
    // logit(0.9) = 2.197: 395·e^(±2.197/8) − 30
    expect(Math.abs(ages.find((a) => a.share === 0.1)!.day! - 270)).toBeLessThan(20)
    expect(Math.abs(ages.find((a) => a.share === 0.9)!.day! - 490)).toBeLessThan(25)
    for (const [i, c] of curve.entries()) {
      expect(c.low).toBeLessThanOrEqual(c.share)
      expect(c.share).toBeLessThanOrEqual(c.high)
      if (i > 0) expect(c.share).toBeGreaterThanOrEqual(curve[i - 1]!.share)
    }
  })

  test('its band holds the truth in about 95 of 100 draws', () => {
    const held = Array.from({ length: 100 }, (_, seed) => ageCurve(planted(365, 300, seed + 1))).filter(
      ({ curve }) => {
        const near = curve.reduce((a, b) => (Math.abs(b.day - 365) < Math.abs(a.day - 365) ? b : a))
        const truth = 1 / (1 + Math.exp(-8 * (Math.log(near.day + 30) - Math.log(395))))
        return near.low <= truth && truth <= near.high
      },
    ).length
    expect(held).toBeGreaterThanOrEqual(88)
  })

  test('does not depend on the order of answers', () => {
    const list = planted(200, 200)
    const far = ageCurve([...list].reverse())
    const near = ageCurve(list)
    expect(far.months).toEqual(near.months)
    expect(far.ages).toEqual(near.ages)
  })

  test('months with fewer than ten children say neither share nor number', () => {
    const few = [...planted(365, 400), { child: 'alone', age: 1500, gestation: 280, achieved: 1 }]
    expect(ageCurve(few).months.at(-1)).toEqual({ month: 49, children: null, share: null })
  })

  test('is not drawn of few children, of nearly equal answers, of none, or where a skill falls with age', () => {
    expect(ageCurve([]).none).toBe('few')
    expect(ageCurve(planted(365, 20)).none).toBe('few')
    expect(ageCurve(planted(1, 400)).none).toBe('few')
    expect(ageCurve(planted(365, 400).map((a) => ({ ...a, achieved: 1 - a.achieved }))).none).toBe('falling')
    // parted wholly by age: no curve is likeliest
    expect(ageCurve(planted(365, 400).map((a) => ({ ...a, achieved: a.age > 365 ? 1 : 0 }))).none).toBe('few')
  })

  test('an age nobody was seen at is not told', () => {
    const late = planted(365, 1500).filter((a) => a.age > 330)
    expect(ageCurve(late).ages[0]).toEqual({ share: 0.1, day: null, outside: 'before' })
  })

  test('who came seven weeks early is corrected below two years, and not after', () => {
    expect([
      correctedDays(100, 231),
      correctedDays(20, 231),
      correctedDays(800, 231),
      correctedDays(100, null),
    ]).toEqual([51, 0, 800, 100])
  })
})
