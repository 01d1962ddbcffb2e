// Stored forecasts: how the portfolio is put on legs, what is said when days are not known, and how the past is scored.
import { describe, expect, test } from 'vitest'
import { NATION } from '../../../kernel/ids.ts'
import type { ForecastLine, PortfolioRow } from '../contract/forecasts.ts'
import type { BuildScheme, Stage } from '../contract/stages.ts'
import { fanOf } from './fan.ts'
import { forecastLegs } from './forecast-legs.ts'
import { learnDurations } from './learn-durations.ts'
import { dayAhead, monthsAt, openSteps, portfolioGiven } from './portfolio-given.ts'
import { scoreStored, trackOf } from './score-stored.ts'
import { simulateOpenings } from './simulate-openings.ts'
import { stagesOf } from './stage-line.ts'

const TODAY = '2026-11-20'
let n = 0
/** Stages with their days; a day with `by` before it is one at the latest. */
function row(
  over: Partial<Record<Stage, string>>,
  more: Partial<PortfolioRow> & { scheme?: BuildScheme } = {},
) {
  const scheme = more.scheme ?? 'imss'
  return {
    ...{ book: NATION, key: `p${n++}`, municipality: '08001', scheme, out: null, contractor: null },
    ...{ places_least: 100, places_most: 150, ...more },
    stages: stagesOf(scheme).map((stage) => {
      const told = over[stage]
      const late = told?.startsWith('by ')
      return {
        ...{ stage, planned: null, forecast: null },
        ...{ actual: told && !late ? told : null, by: late ? told!.slice(3) : null },
      }
    }),
  } satisfies PortfolioRow
}
const legOf = (leg: Stage) => forecastLegs.findIndex((l) => l.leg === leg)

describe('the portfolio as a forecast needs it', () => {
  test('days that were seen are durations; the leg it is in began when the one before ended', () => {
    const { given, basis } = portfolioGiven(
      [row({ offered: '2026-01-01', visited: '2026-02-01', validated: '2026-03-01' })],
      TODAY,
    )
    const { runs } = given.projects[0]!
    expect(runs.map((r) => [r.stage, r.unseen ?? false, r.ended !== undefined])).toEqual([
      [0, false, true],
      [1, false, true],
      [2, false, false],
    ])
    expect(runs[1]!.ended! - runs[1]!.began).toBeCloseTo(28 / 30.4375, 9)
    expect(runs[2]!.began).toBe(monthsAt('2026-03-01'))
    expect(basis).toMatchObject({ projects: 1, open: 0, out: 0, undated: 0, unplaced: 0 })
    expect(basis.legs[0]).toMatchObject({ leg: 'visited', ended: 1, running: 0 })
    expect(basis.legs[2]).toMatchObject({ leg: 'file', ended: 0, running: 1 })
  })
  test('what a source says is over by a day teaches nothing of durations, and is said to be undated', () => {
    const published = row({
      ...{
        offered: 'by 2026-06-01',
        visited: 'by 2026-06-01',
        validated: 'by 2026-06-01',
        file: 'by 2026-06-01',
      },
      ...{ accepted: 'by 2026-06-01', deed: 'by 2026-06-01' },
    })
    const { given, basis } = portfolioGiven([{ ...published, places_least: null, places_most: null }], TODAY)
    const { runs } = given.projects[0]!
    expect(runs.slice(0, -1).every((r) => r.unseen)).toBe(true)
    expect(runs.at(-1)).toMatchObject({
      stage: legOf('tender'),
      began: monthsAt('2026-06-01'),
      ended: undefined,
    })
    expect(basis).toMatchObject({ undated: 1, unplaced: 1, places: 150 })
    expect(basis.legs.every((l) => l.ended === 0)).toBe(true)
    expect(learnDurations(given, { draws: 2, seed: 1 }).durations.count).toBe(1)
  })
  test('who builds otherwise has no tender and waits for none', () => {
    const days = {
      offered: '2026-01-01',
      visited: '2026-01-20',
      validated: '2026-02-01',
      file: '2026-04-01',
    } as const
    const ready = { ...days, accepted: '2026-05-01', deed: '2026-06-01', design: '2026-06-01' }
    const rows = [row(ready, { scheme: 'municipal' }), row(ready, { scheme: 'imss' })]
    const { given } = portfolioGiven(rows, TODAY)
    expect(given.projects.map((p) => p.runs.at(-1)!.stage)).toEqual([legOf('works'), legOf('tender')])
    const learned = learnDurations(given, { draws: 10, seed: 2 })
    const openings = simulateOpenings(given, learned, { runs: 400, seed: 2, months: 60 })!
    const [municipal, imss] = [0, 1].map(
      (k) => fanOf(openings, given.projects, (p) => p === given.projects[k]).centers[18]!.mean,
    )
    expect(municipal!).toBeGreaterThan(imss!)
  })
  test('an open center is open whatever was not told of its way, and one that fell out stays out', () => {
    const open = row({ offered: 'by 2026-03-01', open: '2026-10-01' })
    const out = row(
      { offered: '2026-01-01' },
      { out: { on: '2026-05-01', reason: 'legal', text: 'x', by: NATION }, municipality: '09002' },
    )
    const { given, basis, states } = portfolioGiven([open, out], TODAY)
    expect(states).toEqual(['08', '09'])
    expect(basis).toMatchObject({ open: 1, out: 1 })
    const openings = simulateOpenings(given, learnDurations(given, { draws: 4, seed: 1 }), {
      ...{ runs: 50, seed: 1, months: 48 },
    })!
    const { centers } = fanOf(openings, given.projects)
    expect([centers[0]!.p10, centers[48]!.p90]).toEqual([1, 1])
    expect(openSteps([open, out], 'happened', TODAY)).toEqual([
      { day: '2026-10-01', centers: 1, places: 100 },
    ])
  })
  test('plots that nobody has offered yet come behind the others, at their pace', () => {
    const { given } = portfolioGiven([row({ offered: '2026-11-01' })], TODAY, { aMonth: 20, months: 12 })
    expect(given.projects).toHaveLength(241)
    expect(given.projects[20]!.begins - given.today).toBeCloseTo(1, 9)
    expect(given.projects.slice(1).every((p) => p.coming)).toBe(true)
    expect(portfolioGiven([], TODAY, { aMonth: 20, months: 12 }).given.projects).toHaveLength(0)
  })
})

describe('plots still to come', () => {
  const days = { offered: '2026-10-01', visited: '2026-10-20' }
  const rows = [
    row(days, { municipality: '08001' }),
    row({ offered: '2023-01-01', visited: '2023-02-01' }, { municipality: '09001' }),
  ]
  test('come like those of the last year, change nothing of the others, and as many as the pace says', () => {
    const { given, known, where } = portfolioGiven(rows, TODAY, { aMonth: 4, months: 24 })
    expect([known, where.length]).toEqual([2, 98])
    expect(where.slice(known).every((w) => w.state === '08')).toBe(true)
    const own = { ...given, projects: given.projects.slice(0, known) }
    const learned = learnDurations(own, { draws: 20, seed: 3 })
    const asked = { runs: 400, seed: 3, months: 90 }
    const alone = fanOf(simulateOpenings(own, learned, asked)!, own.projects).centers
    const played = (share: number) => simulateOpenings(given, learned, { ...asked, coming: () => share })!
    const first = new Set(given.projects.slice(0, known))
    for (const share of [0, 0.5]) {
      const { centers } = fanOf(played(share), given.projects, (p) => first.has(p))
      expect(centers.map((p) => p.mean)).toEqual(alone.map((p) => p.mean))
    }
    const [none, half, all] = [0, 0.5, 1].map((s) => fanOf(played(s), given.projects).centers[90]!.mean)
    expect(none).toBeCloseTo(alone[90]!.mean, 9)
    expect((half! - none!) / (all! - none!)).toBeCloseTo(0.5, 1)
    expect(all!).toBeGreaterThan(40)
  })
  test('come like those of a part, where they are asked of a part', () => {
    const as = new Set([rows[1]!.key])
    const { where, known } = portfolioGiven(rows, TODAY, { aMonth: 1, months: 6, as })
    expect(where.slice(known).map((w) => w.state)).toEqual(Array.from({ length: 6 }, () => '09'))
  })
})

describe('stored forecasts against what came', () => {
  const line = (at: (k: number) => number): ForecastLine => {
    const of = (x: number) => Array.from({ length: 25 }, (_, k) => at(k) + x)
    return { p10: of(-1), p50: of(0), p80: of(1), p90: of(2) }
  }
  const made = (made_on: string, at: (k: number) => number) => ({
    ...{ made_on, centers: line(at), open_places: line((k) => 100 * at(k)), arrivals: null },
  })
  const happened = [
    { day: '2026-01-15', centers: 1, places: 100 },
    { day: '2026-03-01', centers: 2, places: 220 },
  ]
  test('each look ahead that has come is scored, none that has not', () => {
    const scored = scoreStored([made('2025-11-20', (k) => k)], happened, '2026-06-01')
    expect(scored.map((s) => [s.of, s.ahead, s.p50, s.happened, s.within, s.error])).toEqual([
      ['centers', 1, 1, 0, true, 1],
      ['places', 1, 100, 0, false, 100],
      ['centers', 3, 3, 1, false, 2],
      ['places', 3, 300, 100, false, 200],
      ['centers', 6, 6, 2, false, 4],
      ['places', 6, 600, 220, false, 380],
    ])
    expect(scored[0]!.day).toBe(dayAhead('2025-11-20', 1))
  })
  test('what supposed plots still to come is scored with them, because those that came open too', () => {
    const { centers, open_places, made_on } = made('2026-02-01', () => 1)
    const arrivals = {
      ...{ months: 12, offered: 3, aMonth: { p10: 0.1, p50: 0.2, p90: 0.3 } },
      ...{ centers: line(() => 2), openPlaces: line(() => 220) },
    }
    const scored = scoreStored([{ made_on, centers, open_places, arrivals }], happened, '2026-03-15')
    expect(scored.map((s) => [s.of, s.p50, s.error])).toEqual([
      ['centers', 2, 0],
      ['places', 220, 0],
    ])
  })
  test('a day on which it was pressed twice counts once', () => {
    const twice = [made('2025-11-20', (k) => k), made('2025-11-20', (k) => k), made('2025-12-20', () => 1)]
    const track = trackOf(scoreStored(twice, happened, '2026-02-01'))
    expect(track.find((x) => x.of === 'centers' && x.ahead === 1)).toMatchObject({
      ...{ forecasts: 2, cover: 100, meanError: 0.5, bias: 0.5 },
    })
    expect(trackOf([])).toEqual([])
  })
})
