// A study worked out by hand: children, places, sizes, money, and one center or three.
import { describe, expect, it } from 'vitest'
import type { SurveyAnswer, Tally } from '../contract/survey.ts'
import type { Roster } from '../contract.ts'
import { adviseSize } from './advise-size.ts'
import { completed, startingAssumptions } from './assumptions.ts'
import { type Company, compareCenters, kmBetween } from './compare-centers.ts'
import { costsOf } from './costs.ts'
import { exactly } from './ranges.ts'
import { tallyOf } from './tally.ts'
import { type StudyGiven, workOut } from './work-out.ts'

const party = '01890000-0000-7000-8000-000000000001'
const other = '01890000-0000-7000-8000-000000000002'
const none = { 'under-1': 0, '1': 0, '2': 0, '3': 0 }
const plain: SurveyAnswer = {
  shift: 'morning',
  sex: 'F',
  municipality: '02004',
  travel: '30',
  children: none,
}
const parent: SurveyAnswer = {
  ...{ ...plain, children: { ...none, '2': 1 }, care: 'family', use: 'yes', near: 'work' },
  ...{ from: '06:00', to: '16:00' },
}
const many = (n: number, a: SurveyAnswer) => Array.from({ length: n }, () => a)
const roster = (of: string, workers: number, children: Roster['children'] = null): Roster => ({
  ...{ party: of, on: '2026-11-01', source: 'nómina', workers, by: party, homes: [], children },
  ...{ groups: [{ shift: 'morning', sex: 'F', workers }], absence_days: null, turnover: null },
})
const given = (tally: Tally | null, more: Partial<StudyGiven> = {}): StudyGiven => ({
  parties: [{ id: party, name: 'Maquila', latitude: 32.5, longitude: -117, workers: null }],
  ...{ tally, rosters: [], assumptions: [], homes: { '02004': 'Tijuana' }, supply: null, centersNear: null },
  ...more,
})
const done = (g: StudyGiven) => {
  const r = workOut(g)
  if ('wrong' in r) throw new Error(r.wrong)
  return r
}

describe('working out', () => {
  it('takes the roster for the whole: 20 of 400 answered, five with a child', () => {
    const tally = tallyOf([...many(15, plain), ...many(5, parent)], [party])
    const r = done(given(tally, { rosters: [roster(party, 400)] }))
    // 5 seen and 380 silent × 0.25 × 0.8
    expect(r.demand.mid).toBeCloseTo(5 + 380 * 0.25 * 0.8, 1)
    expect(r.demand.low).toBeLessThan(r.chance!.low)
    expect(r.demand.high).toBeGreaterThan(r.chance!.high)
    expect(r).toMatchObject({ basis: 'both', workers: 400, answered: 20, rate: 0.05 })
    expect(r.turns[1]).toMatchObject({ turn: 'evening', range: { low: 0, mid: 0, high: 0 } })
    // 81 by day at once: less than four fifths of the smallest center
    expect(r).toMatchObject({ advice: 'shared', size: null })
    expect(r.hours).toBeNull()
  })

  it('says so where nobody knows how many work there, and counts only who answered', () => {
    const tally = tallyOf([...many(15, plain), ...many(5, parent)], [party])
    const r = done(given(tally))
    expect(r.demand).toEqual({ low: 5, mid: 5, high: 5 })
    expect(r.notes).toContain('only-answered')
  })

  it('counts who said perhaps in part, and who would rather have it near home not at all', () => {
    const perhaps = { ...parent, use: 'maybe' as const }
    const home = { ...parent, near: 'home' as const }
    const tally = tallyOf([...many(10, plain), ...many(4, perhaps), ...many(10, home)], [party])
    expect(done(given(tally)).demand).toEqual({ low: 0.8, mid: 2, high: 3.2 })
    // shown, it would tell of the four who said perhaps
    expect(done(given(tally)).near_home).toBeNull()
    const more = tallyOf([...many(12, parent), ...many(10, home)], [party])
    expect(done(given(more)).near_home).toBe(10)
  })

  it('needs ten answers or a roster with children', () => {
    expect(workOut(given(tallyOf(many(9, parent), [party])))).toEqual({ wrong: 'nothing-to-count' })
    expect(workOut(given(null, { rosters: [roster(party, 500)] }))).toEqual({ wrong: 'nothing-to-count' })
    const r = done(given(null, { rosters: [roster(party, 500, { ...none, '1': 400 })] }))
    expect(r).toMatchObject({ basis: 'roster', demand: { low: 60, mid: 120, high: 200 }, chance: null })
    expect(r).toMatchObject({ advice: 'own', size: 150, centers: 1 })
  })

  it('shows a company of a joint study only where it has ten answers, and never the one that would give it away', () => {
    const at = (p: string, n: number, a: SurveyAnswer) => many(n, { ...a, party: p })
    const parties = [
      { id: party, name: 'Una', latitude: 32.5, longitude: -117, workers: 100 },
      { id: other, name: 'Otra', latitude: 32.51, longitude: -117, workers: 50 },
    ]
    const tally = tallyOf([...at(party, 30, parent), ...at(other, 4, parent)], [party, other])
    const r = done(given(tally, { parties }))
    expect(r.parties.map((p) => [p.answered, p.range])).toEqual([
      [null, null],
      [null, null],
    ])
  })
})

describe('sizes', () => {
  it.each([
    [0, 'none', null, 0],
    [80, 'shared', null, 0],
    [88, 'own', 110, 1],
    [115, 'own', 110, 1],
    [130, 'own', 150, 1],
    [180, 'own', 200, 1],
    [250, 'own', 250, 1],
    [260, 'several', 150, 2],
    [600, 'several', 200, 3],
  ] as const)('%i children: %s of %s', (children, advice, size, centers) => {
    expect(adviseSize(children, 0.8)).toEqual({ advice, size, centers })
  })
})

describe('money', () => {
  it('is a range: the least saved without the most paid (by hand)', () => {
    const all = completed([])
    const c = costsOf(100, exactly(80), all, { absenceDays: 10, turnover: 0.5 })
    expect(c.investment).toEqual({ low: 6e6, mid: 14.44e6, high: 23e6 })
    expect(c.operation_year).toEqual({ low: 6.36e6, mid: 8.76e6, high: 19.08e6 })
    expect(c.company_year).toEqual({ low: 0, mid: 4.38e6, high: 19.08e6 })
    // days: 80 × 10 × 0.25 × 600 = 120,000; leaving: 80 × 0.5 × 0.1 × 15,000 = 60,000
    expect(c.avoided_year.mid).toBe(180_000)
    // 80 × 10 × 0.1 × 350 + 80 × 0.5 × 0.05 × 8,000 = 44,000
    expect(c.avoided_year.low).toBe(44_000)
    expect(c.net_year).toEqual({ low: 44_000 - 19.08e6, mid: 180_000 - 4.38e6, high: c.avoided_year.high })
  })
  it('starts from values that are ordered, sourced and dated', () => {
    for (const a of startingAssumptions) {
      expect(a.low <= a.mid && a.mid <= a.high, a.id).toBe(true)
      expect(a.source.length).toBeGreaterThan(10)
    }
  })
})

describe('one shared center or three', () => {
  const at = (n: number, latitude: number, day: number, evening = 0): Company => ({
    ...{ id: `${n}`, name: `Empresa ${n}`, latitude, longitude: -117, tells: true },
    ...{ day: exactly(day), evening: exactly(evening) },
  })
  it('measures the road as the line and three tenths', () => {
    expect(kmBetween(at(1, 32.5, 0), at(2, 32.51, 0))).toBeCloseTo(1.112 * 1.3, 2)
  })
  it('advises one where all are near, with every child counted once', () => {
    const { options, advised } = compareCenters(
      [at(1, 32.5, 60), at(2, 32.505, 50), at(3, 32.51, 40)],
      completed([]),
    )
    expect(options).toHaveLength(3)
    expect(advised).toBe(0)
    expect(options[0]!.centers[0]).toMatchObject({ at: '2', places: 150, demand: exactly(150) })
    expect(options[0]!.served.mid).toBe(150)
    // three small ones would stand half empty
    expect(options[2]!.against).toContain('too-small')
  })
  it('advises several where one would be too far', () => {
    const { options, advised } = compareCenters([at(1, 32.5, 120), at(2, 32.6, 120)], completed([]))
    expect(options[0]!.against).toEqual(['too-far'])
    expect(advised).toBe(1)
    expect(options[1]!.centers.map((c) => c.parties)).toEqual([['1'], ['2']])
  })
  it('lets a place serve one child by day and one in the evening', () => {
    const { options } = compareCenters([at(1, 32.5, 100, 100), at(2, 32.501, 10, 10)], completed([]))
    expect(options[0]!.centers[0]).toMatchObject({ places: 110, demand: exactly(220) })
    expect(options[0]!.served.mid).toBe(220)
  })
})
