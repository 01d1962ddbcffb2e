// What plans are made from: nobody is lost or counted twice when a municipality's people are shared, and places run out.
import { expect, test } from 'vitest'
import { parametersOf } from './assumptions.ts'
import { builtInstance, type InstanceData } from './build-instance.ts'
import { comparedPlans } from './compare-plans.ts'
import { cutToStates } from './cut-instance.ts'
import { outcomeOf } from './outcome.ts'
import { planOn } from './plan-instance.ts'
import { readied } from './ready-instance.ts'
import { unhurried } from './search-pace.ts'

const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0)
const locality = (key: string, people: number, kind: 'U' | 'R', at: readonly [number, number]) => ({
  ...{ book: '', key, municipality: key.slice(0, 5), name: `L ${key}`, kind, people },
  ...{ latitude: at[0], longitude: at[1], altitude: null, women: null, dwellings: null },
  ...{ as_of: '2020', source: 'prueba' },
})
const census = (municipality: string, people: number) => ({
  ...{ book: '', key: `${municipality}|2020`, municipality, as_of: '2020', source: 'prueba', people },
  ...{ women: people / 2, children_0_2: people / 20, children_3_5: people / 20, people_15_64: people * 0.6 },
  ...{ working_women: people * 0.15, insured_imss: people * 0.4 },
})
const posts = (municipality: string, women: number) => ({
  ...{ book: '', key: `${municipality}|2021-01`, municipality, period: '2021-01', women },
  ...{ posts: 2 * women, men: women, source: 'prueba' },
})
const park = {
  id: 'p1',
  kind: 'park',
  name: 'Parque',
  municipality: '08001',
  latitude: 28.61,
  longitude: -106.01,
}
const nursery = {
  ...{
    key: 'denue:1',
    list: 'denue',
    municipality: '08001',
    latitude: 28.6,
    longitude: -106,
    sector: 'public',
  },
  ...{ name: null, places: null, staff_band: '11-30', placed: 'inside' },
}
const data = (more: Partial<InstanceData> = {}): InstanceData =>
  ({
    towns: [
      { key: '08001', name: 'Uno', latitude: 28.6, longitude: -106 },
      { key: '08002', name: 'Dos', latitude: 29.6, longitude: -107 },
      { key: '30001', name: 'Tres', latitude: 19, longitude: -96 },
    ],
    localities: [
      locality('080010001', 400_000, 'U', [28.6, -106]),
      locality('080010002', 2_000, 'R', [28.9, -106.3]),
      locality('080020001', 9_000, 'R', [29.6, -107]),
      locality('300010001', 90_000, 'U', [19, -96]),
    ],
    figures: [census('08001', 420_000), census('08002', 10_000), census('30001', 90_000)],
    posts: [posts('08001', 50_000), posts('08000', 600), posts('30001', 4_000)],
    ...{ supply: [nursery], parks: [park], plots: [], centers: [], fixes: [], begun: new Map() },
    ...more,
  }) as unknown as InstanceData
const instanceOf = (d: InstanceData) => ({
  ...{ version: 'v', scope: 'nation', as_of: '2026-11-20', sources: [], missing: [], ...builtInstance(d) },
})
const asked = (more: object = {}) => ({
  ...parametersOf(new Map(), { years: [{ year: 2026, centers: 4, budget: null }] }),
  ...{ rural_share: 0, least_each_state: 0, locality_people: 0 },
  ...more,
})

test('children and posts of a municipality are all somewhere, once: the small localities at its seat, posts by town or at parks', () => {
  const { points } = instanceOf(data())
  expect(sum(points.children)).toBeCloseTo((520_000 / 20) * (4 / 3), 0)
  expect(sum(points.posts)).toBeCloseTo(54_600, 0)
  expect(sum(points.park_posts)).toBeCloseTo(54_600, 0)
  const rest = points.key.indexOf('08001-rest')
  expect([points.people[rest], points.rural[rest]]).toEqual([18_000, 1])
  expect(points.posts[points.key.indexOf('080010002')]).toBe(0)
  // what no municipality of the state could be told for goes where its women work
  expect(points.park_posts[points.key.indexOf('park:p1')]).toBeCloseTo(50_000 + (600 * 420) / 430, 0)
  expect(points.working.every((n, u) => n >= 0 && n <= points.children[u]!)).toBe(true)
})

test('a large locality asks for several centers, none serves more than it holds, and what stands takes its children first', () => {
  const instance = instanceOf(data())
  const p = asked({ towards_posts: 0 })
  const of = readied(instance, p)
  // 90 places at 15 of a hundred
  expect(sum([...of.placed])).toBeCloseTo(90 / 0.15, 0)
  expect(of.ids).toContain('loc:080010001#2')
  const plan = planOn(of, p, undefined, unhurried)
  if ('limit' in plan) throw new Error(plan.limit)
  const told = outcomeOf(of, p, plan)
  expect(told.sites.every((s) => s.expected <= s.places + 0.1 && s.without === 0)).toBe(true)
  expect(told.sites.filter((s) => s.municipality === '08001').length).toBeGreaterThan(1)
  for (const s of told.states) expect(s.after).toBeGreaterThanOrEqual(s.before)
  const left = sum(told.uncovered.map((u) => u.uncovered))
  expect(sum(told.states.map((s) => s.children - s.after))).toBeCloseTo(left, 0)
  expect(plan.standing + plan.value).toBeLessThanOrEqual(plan.total)
})

test('by reach alone one center covers a whole town', () => {
  const p = asked({ objective: 'reach', towards_posts: 0, years: [{ year: 2026, centers: 1, budget: null }] })
  const of = readied(instanceOf(data({ supply: [] })), p)
  const plan = planOn(of, p, undefined, unhurried)
  if ('limit' in plan) throw new Error(plan.limit)
  expect(plan.value).toBeGreaterThan(10_000)
})

test('cut to a state, the points of others are gone', () => {
  const cut = cutToStates(instanceOf(data()), ['30'])
  expect(new Set(cut.points.municipality)).toEqual(new Set(['30001']))
  expect(cut.candidates.id).toEqual(['loc:300010001'])
  expect(cut.municipalities).toEqual({ '30001': 'Tres' })
})

test('two plans side by side tell who gains and who loses', () => {
  const instance = instanceOf(data())
  const side = (towards_posts: number, centers: number) => {
    const parameters = asked({ towards_posts, years: [{ year: 2026, centers, budget: null }] })
    const of = readied(instance, parameters)
    const plan = planOn(of, parameters, undefined, unhurried)
    if ('limit' in plan) throw new Error(plan.limit)
    return {
      ...outcomeOf(of, parameters, plan),
      parameters,
      data: { version: 'v', sources: [], assumptions: [] },
    }
  }
  const told = comparedPlans(side(0, 1), side(0, 4))
  expect([told.both.length, told.onlyA.length, told.onlyB.length]).toEqual([1, 0, 3])
  expect(told.loses).toEqual([])
  expect(sum(told.gains.map((t) => t.b - t.a))).toBeGreaterThan(100)
  expect(told.same).toEqual({ data: true, demand: true, travel: true, limits: false })
})
