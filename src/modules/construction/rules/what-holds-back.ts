// What holds the programme back most: the centers that would be open by a day if one stage kept its plan, or one state or builder were like the others.
import type { ForecastGiven } from './forecast-given.ts'
import type { Learned } from './learn-durations.ts'
import { type Asked, type Instead, type Openings, simulateOpenings } from './simulate-openings.ts'

/** Mean difference in open centers and places against the same chances; above 0 = it holds back. */
export type HeldBack = { readonly centers: number; readonly places: number }
export type Tornado = {
  /** by place in the lists of the input */
  readonly stages: readonly HeldBack[]
  readonly states: readonly HeldBack[]
  readonly contractors: readonly HeldBack[]
}

type AskedBack = Pick<Asked, 'runs' | 'seed' | 'levers' | 'stop'> & { readonly by: number }

/**
 * `by`: months from today. One answer for each list of places in the list of projects, out of the same worlds; without lists, of all
 * projects. The same seed gives every world the same chances, so that few runs tell small differences apart.
 */
export function whatHoldsBack(
  given: ForecastGiven,
  learned: Learned,
  asked: AskedBack,
  lists: readonly (readonly number[])[] = [given.projects.map((_, k) => k)],
): readonly Tornado[] | undefined {
  const steps = given.stages.length + 3
  let step = 0
  const world = (instead?: Instead) => {
    const from = step++
    return simulateOpenings(given, learned, {
      ...asked,
      months: asked.by,
      instead,
      stop: asked.stop && ((done) => asked.stop!((from + done) / steps)),
    })
  }
  const base = world()
  if (!base) return undefined
  const was = openShares(base, asked.by)
  const gains = (instead: Instead): Float64Array | undefined => {
    const other = world(instead)
    return other && openShares(other, asked.by).map((share, p) => share - was[p]!)
  }
  const byStage: Float64Array[] = []
  for (let s = 0; s < given.stages.length; s++) {
    const gained = gains({ stageAsPlanned: s })
    if (!gained) return undefined
    byStage.push(gained)
  }
  // What one state or builder does moves its own projects alone: one world without any of them tells all.
  const byState = gains({ statesAlike: true })
  const byContractor = byState && gains({ contractorsAlike: true })
  if (!byContractor) return undefined
  return lists.map((list) => ({
    stages: byStage.map((gained) => sumsBy(given, list, gained, 1, () => 0)[0]!),
    states: sumsBy(given, list, byState, given.states, (p) => p.state),
    contractors: sumsBy(given, list, byContractor, given.contractors, (p) => p.contractor),
  }))
}

/** By project: share of runs in which it is open so many months from today. */
function openShares({ runs, projects, opens }: Openings, by: number): Float64Array {
  const shares = new Float64Array(projects)
  for (let i = 0; i < opens.length; i++) if (opens[i]! <= by) shares[i % projects]! += 1 / runs
  return shares
}

function sumsBy(
  { projects }: ForecastGiven,
  list: readonly number[],
  gained: Float64Array,
  size: number,
  of: (p: ForecastGiven['projects'][number]) => number | undefined,
): readonly HeldBack[] {
  const sums = Array.from({ length: size }, () => ({ centers: 0, places: 0 }))
  for (const k of list) {
    const project = projects[k]!
    const sum = sums[of(project) ?? -1]
    if (!sum) continue
    sum.centers += gained[k]!
    sum.places += gained[k]! * project.places
  }
  return sums
}
