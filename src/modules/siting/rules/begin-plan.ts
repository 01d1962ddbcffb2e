// How a plan begins: with the assumptions in force, lowered where the candidates there are cannot keep them, so that it can be.
import type { SitingInstance } from '../contract/instance.ts'
import type { PlanParameters } from '../contract/plans.ts'
import { candidatesOf, stateOfMunicipality } from './ready-instance.ts'

export type Begun = {
  readonly parameters: PlanParameters
  /** minimums that were lowered to what exists */
  readonly lowered: readonly ('rural_share' | 'least_each_state')[]
}

/** Minimums no higher than candidates and centers allow; large localities may hold more candidates than are counted here. */
export function begunWith(instance: SitingInstance, p: PlanParameters): Begun {
  const { municipality, rural } = instance.candidates
  const centers = p.years.reduce((sum, y) => sum + y.centers, 0)
  const states = new Set(instance.points.municipality.map(stateOfMunicipality))
  const there = new Map([...states].map((s) => [s, { all: 0, rural: 0 }]))
  let ruralThere = 0
  for (const k of candidatesOf(instance.candidates, p)) {
    ruralThere += rural[k]!
    const of = there.get(stateOfMunicipality(municipality[k]!))
    if (!of) continue
    of.all++
    of.rural += rural[k]!
  }
  const fewest = Math.min(...[...there.values()].map((s) => s.all))
  const each = Math.min(p.least_each_state, fewest, Math.floor(centers / Math.max(1, states.size)))
  // rural centers that minimums of states take anyway, and those there is room for besides
  const within = [...there.values()].reduce((sum, s) => sum + Math.min(each, s.rural), 0)
  const room = centers - each * states.size + within
  const most = Math.min(ruralThere, room)
  const share = Math.ceil(p.rural_share * centers - 1e-9) > most ? most / centers : p.rural_share
  return {
    parameters: { ...p, least_each_state: each, rural_share: share },
    lowered: [
      ...(share < p.rural_share ? (['rural_share'] as const) : []),
      ...(each < p.least_each_state ? (['least_each_state'] as const) : []),
    ],
  }
}
