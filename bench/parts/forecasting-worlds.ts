// Many simulated programmes forecast from what was seen on a day, each beside what then really opened.
import { fanOf } from '../../src/modules/construction/rules/fan.ts'
import type { ForecastGiven } from '../../src/modules/construction/rules/forecast-given.ts'
import { learnDurations } from '../../src/modules/construction/rules/learn-durations.ts'
import type { PastForecast } from '../../src/modules/construction/rules/score-forecast.ts'
import { simulateOpenings } from '../../src/modules/construction/rules/simulate-openings.ts'
import { buildingWorld, openedBy, seenAt, type World } from './building-worlds.ts'

export function givenAt(world: World, today: number): ForecastGiven {
  return {
    today,
    stages: world.stages.map((s) => ({ ...s, supervised: s.byContractor, outdoors: s.code === 'works' })),
    states: world.states,
    schemes: world.schemes,
    contractors: world.contractors,
    projects: seenAt(world, today).map(({ id, slot, stages, ...p }) => ({
      ...p,
      id: String(id),
      begins: slot,
      runs: stages,
    })),
  }
}

/** One forecast of centers, and what happened. */
export function forecastOf(
  seed: number,
  asked: { today: number; ahead: number; runs: number; draws: number },
): PastForecast {
  const world = buildingWorld(seed)
  const given = givenAt(world, asked.today)
  const learned = learnDurations(given, { draws: asked.draws, seed })
  const openings = simulateOpenings(given, learned, { runs: asked.runs, seed, months: asked.ahead })!
  const point = fanOf(openings, given.projects).centers[asked.ahead]!
  return { ...point, happened: openedBy(world, asked.today + asked.ahead).centers }
}

/** What the plan alone would say: every stage that is left takes as long as it was planned to. */
export function plannedBy(seed: number, today: number, ahead: number): number {
  const { projects, stages } = givenAt(buildingWorld(seed), today)
  return projects.filter((p) => {
    if (p.outAt !== undefined) return false
    const last = p.runs.at(-1)
    const done = last === undefined ? 0 : last.ended === undefined ? last.stage : last.stage + 1
    const from = last === undefined ? p.begins : (last.ended ?? last.began)
    const left = stages.slice(done).reduce((sum, s) => sum + s.plannedMonths, 0)
    return (done >= stages.length ? from : Math.max(today, from + left)) <= today + ahead
  }).length
}
