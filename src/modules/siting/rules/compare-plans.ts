// Two plans side by side: sites of both and of one alone, what each covers by state, and which municipalities gain and lose.
import type { PlanParameters, SitingPlan } from '../contract/plans.ts'
import type { PlansCompared } from '../contract.ts'

type Sides = Pick<SitingPlan, 'sites' | 'states' | 'uncovered' | 'parameters' | 'data'>
const SHOWN = 200
/** Fewer children are no gain and no loss: census shares are not so exact. */
const NOTHING = 1

export function comparedPlans(a: Sides, b: Sides): Omit<PlansCompared, 'a' | 'b' | 'municipalities'> {
  const inA = new Set(a.sites.map((s) => s.id))
  const inB = new Set(b.sites.map((s) => s.id))
  const states = new Map(a.states.map((s) => [s.state, { children: s.children, a: s.after, b: 0 }]))
  for (const s of b.states) {
    const had = states.get(s.state)
    states.set(s.state, { children: had?.children ?? s.children, a: had?.a ?? 0, b: s.after })
  }
  const towns = townsOf(a, b)
  const most = (sign: 1 | -1) =>
    towns
      .filter((t) => sign * (t.b - t.a) >= NOTHING)
      .sort((x, y) => sign * (y.b - y.a - (x.b - x.a)) || (x.municipality < y.municipality ? -1 : 1))
      .slice(0, SHOWN)
  return {
    both: a.sites.flatMap((s) => (inB.has(s.id) ? [s.id] : [])),
    onlyA: a.sites.filter((s) => !inB.has(s.id)),
    onlyB: b.sites.filter((s) => !inA.has(s.id)),
    states: [...states].sort(([x], [y]) => (x < y ? -1 : 1)).map(([state, s]) => ({ state, ...s })),
    ...{ gains: most(1), loses: most(-1), same: sameOf(a, b) },
  }
}

/** Covered in a municipality = all less those left; where nobody is left it is in no list of those left, so both are asked. */
function townsOf(a: Sides, b: Sides): { municipality: string; children: number; a: number; b: number }[] {
  const left = (p: Sides) => new Map(p.uncovered.map((u) => [u.municipality, u]))
  const [ofA, ofB] = [left(a), left(b)]
  return [...new Set([...ofA.keys(), ...ofB.keys()])].map((municipality) => {
    const [x, y] = [ofA.get(municipality), ofB.get(municipality)]
    const children = x?.children ?? y!.children
    return { municipality, children, a: children - (x?.uncovered ?? 0), b: children - (y?.uncovered ?? 0) }
  })
}

function sameOf(a: Sides, b: Sides): PlansCompared['same'] {
  const same = (keys: readonly (keyof PlanParameters)[]) =>
    keys.every((k) => JSON.stringify(a.parameters[k]) === JSON.stringify(b.parameters[k]))
  return {
    data: a.data.version === b.data.version,
    demand: same(['scope', 'basis', 'uptake', 'hours_fit', 'park_posts', 'towards_posts', 'standing']),
    travel: same(['minutes_full', 'minutes_none', 'speed_urban', 'speed_rural', 'detour']),
    limits: same(['rural_share', 'least_each_state', 'least_by_state', 'sizes', 'years', 'kinds']),
  }
}
