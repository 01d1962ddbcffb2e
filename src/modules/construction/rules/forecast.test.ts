// Forecasts: what is learned of stages, what levers do, what holds back, what falls out, and how the past is scored.
import { describe, expect, test } from 'vitest'
import { fanOf, outlookOf } from './fan.ts'
import type { ForecastGiven, ForecastProject } from './forecast-given.ts'
import { learnDurations } from './learn-durations.ts'
import { inSeason, seasonless } from './rains.ts'
import { recordOf, scoreForecast } from './score-forecast.ts'
import { type Asked, simulateOpenings } from './simulate-openings.ts'
import { whatHoldsBack } from './what-holds-back.ts'

const TODAY = 20
const stage = (code: string, plannedMonths: number, byContractor = false) => ({
  code,
  plannedMonths,
  byContractor,
  supervised: byContractor,
})
/** Works take twice their plan in state 1 and keep it in state 0; half of what began has ended. */
function programme(): ForecastGiven {
  const projects = Array.from({ length: 120 }, (_, i): ForecastProject => {
    const state = i % 2
    const begins = (i * 0.25) % 30
    const wobble = 0.8 + 0.4 * ((i * 0.618) % 1)
    const design = begins + 2 * wobble
    const works = design + 6 * wobble * (state === 1 ? 2 : 1)
    const ended = (at: number) => (at <= TODAY ? at : undefined)
    const runs = [
      { stage: 0, began: begins, ended: ended(design) },
      { stage: 1, began: design, ended: ended(works) },
    ].filter((r) => r.began <= TODAY)
    const outAt = i % 15 === 7 && begins < 10 ? begins + 1 : undefined
    return {
      id: `p${i}`,
      state,
      scheme: 0,
      contractor: runs.length > 1 ? state : undefined,
      places: 100,
      begins,
      runs: outAt === undefined ? runs : [{ stage: 0, began: begins, ended: undefined }],
      outAt,
    }
  })
  const stages = [stage('design', 2), stage('works', 6, true)]
  return { today: TODAY, stages, states: 2, schemes: 1, contractors: 2, projects }
}
const given = programme()
const learned = learnDurations(given, { draws: 20, seed: 5 })
const simulated = (more: Partial<Asked> = {}, from = given) => {
  const openings = simulateOpenings(from, learned, { runs: 400, seed: 3, months: 24, ...more })
  if (!openings) throw new Error('stopped')
  return openings
}
const middle = (openings: ReturnType<typeof simulated>, month: number) =>
  fanOf(openings, given.projects).centers[month]!.mean

describe('a forecast', () => {
  test('learns that one state takes twice as long, although its long works still run', () => {
    const difference =
      learned.draws.reduce(
        (sum, d) =>
          sum +
          d.state[1]! +
          d.contractor[1]! +
          d.stateStage[3]! -
          d.state[0]! -
          d.contractor[0]! -
          d.stateStage[1]!,
        0,
      ) / learned.draws.length
    expect(difference).toBeGreaterThan(0.4)
    expect(difference).toBeLessThan(0.9)
  })
  test('only rises, begins with what is open, keeps its order, and its scopes add up', () => {
    const openings = simulated()
    const { centers, places } = fanOf(openings, given.projects)
    const open = given.projects.filter(
      (p) => p.runs.at(-1)?.stage === 1 && p.runs.at(-1)?.ended !== undefined,
    )
    expect(centers[0]).toEqual({
      p10: open.length,
      p50: open.length,
      p80: open.length,
      p90: open.length,
      mean: open.length,
    })
    for (const [k, at] of centers.entries()) {
      expect([at.p10, at.p50, at.p80, at.p90]).toEqual([at.p10, at.p50, at.p80, at.p90].sort((a, b) => a - b))
      expect(at.p50).toBeGreaterThanOrEqual(centers[Math.max(0, k - 1)]!.p50)
      expect(places[k]!.mean).toBeCloseTo(100 * at.mean, 6)
    }
    const halves = [0, 1].map((s) => fanOf(openings, given.projects, (p) => p.state === s).centers[12]!.mean)
    expect(halves[0]! + halves[1]!).toBeCloseTo(centers[12]!.mean, 6)
  })
  test('is the same for the same seed, and stops when it is asked to', () => {
    expect(simulated().opens).toEqual(simulated().opens)
    expect(simulated({ seed: 4 }).opens).not.toEqual(simulated().opens)
    expect(
      simulateOpenings(given, learned, { runs: 10, seed: 1, months: 12, stop: () => true }),
    ).toBeUndefined()
    expect(learnDurations(given, { draws: 20, seed: 5 }).draws[7]).toEqual(learned.draws[7])
  })
  test('knows who fell out, and that nobody who is open will', () => {
    const outlook = outlookOf(simulated(), given.projects)
    for (const [i, p] of given.projects.entries()) {
      const { fallsOut, opens, p50 } = outlook[i]!
      if (p.outAt !== undefined) expect([fallsOut, opens, p50]).toEqual([1, 0, undefined])
      else if (p.runs.at(-1)?.stage === 1 && p.runs.at(-1)?.ended !== undefined)
        expect([fallsOut, opens, p50]).toEqual([0, 1, 0])
      else expect(fallsOut).toBeLessThan(0.5)
    }
  })
  test('a lever never delays: less time in a stage, more supervision, plots that come sooner', () => {
    const usual = middle(simulated(), 12)
    expect(middle(simulated({ levers: { shorter: [{ stage: 1, months: 3 }] } }), 12)).toBeGreaterThan(usual)
    expect(middle(simulated({ levers: { supervision: 2 } }), 12)).toBeGreaterThan(usual)
    expect(middle(simulated({ levers: { plotsAMonth: 30 } }), 12)).toBeGreaterThan(usual)
    expect(middle(simulated({ levers: { plotsAMonth: 0.1 } }), 18)).toBeLessThan(middle(simulated(), 18))
    expect(middle(simulated({ levers: { supervision: 1, shorter: [] } }), 12)).toBe(usual)
  })
  test('works hold back, and the slow state more than the other', () => {
    const [all] = whatHoldsBack(given, learned, { runs: 200, seed: 3, by: 12 })!
    const { stages, states, contractors } = all!
    expect(stages[1]!.centers).toBeGreaterThan(stages[0]!.centers)
    expect(states[1]!.centers + contractors[1]!.centers).toBeGreaterThan(
      states[0]!.centers + contractors[0]!.centers,
    )
    expect(stages[1]!.places).toBeCloseTo(100 * stages[1]!.centers, 6)
  })
  test('nothing begun yet is a forecast from the plan, and no project is none', () => {
    const fresh = {
      ...given,
      projects: given.projects.map((p) => ({
        ...p,
        runs: [],
        outAt: undefined,
        contractor: undefined,
        begins: TODAY + 1,
      })),
    }
    const known = learnDurations(fresh, { draws: 10, seed: 1 })
    const { centers } = fanOf(
      simulateOpenings(fresh, known, { runs: 200, seed: 1, months: 60 })!,
      fresh.projects,
    )
    expect(centers[0]!.p90).toBe(0)
    expect(centers[4]!.p50).toBeLessThan(5)
    expect(centers[30]!.p50).toBeGreaterThan(60)
    const none = { ...given, projects: [] }
    const empty = simulateOpenings(none, learnDurations(none, { draws: 4, seed: 1 }), {
      runs: 10,
      seed: 1,
      months: 3,
    })!
    expect(fanOf(empty, []).centers[3]).toEqual({ p10: 0, p50: 0, p80: 0, p90: 0, mean: 0 })
  })
})

describe('rains', () => {
  test('works that meet them last longer, and as long on the average of the year', () => {
    expect(inSeason(0, 3)).toBeLessThan(3)
    expect(inSeason(5, 3)).toBeGreaterThan(3)
    for (const from of [0, 2.5, 5, 7.25, 8.9, 11, 35.5]) {
      expect(inSeason(from, 12)).toBeCloseTo(12, 9)
      expect(seasonless(from, from + inSeason(from, 7.5))).toBeCloseTo(7.5, 9)
    }
  })
})

describe('past forecasts', () => {
  test('what was said exactly costs nothing, what was not held counts as such', () => {
    expect(scoreForecast({ p10: 5, p50: 5, p80: 5, p90: 5, happened: 5 })).toEqual({
      pinball: 0,
      within: true,
      error: 0,
    })
    const score = scoreForecast({ p10: 4, p50: 6, p80: 8, p90: 10, happened: 2 })
    expect(score.within).toBe(false)
    expect(score.pinball).toBeCloseTo((0.9 * 2 + 0.5 * 4 + 0.2 * 6 + 0.1 * 8) / 4, 12)
    const record = recordOf([
      { p10: 1, p50: 2, p80: 3, p90: 4, happened: 2 },
      { p10: 4, p50: 6, p80: 8, p90: 10, happened: 2 },
    ])
    expect(record).toMatchObject({ forecasts: 2, cover: 50, meanError: 2, bias: 2 })
    expect(recordOf([])).toBeUndefined()
  })
})
