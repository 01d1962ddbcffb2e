// Spans on the line of time and money by year and class: nothing is guessed, and sums agree with what they are of.
import { expect, test } from 'vitest'
import type { Stage } from '../contract/stages.ts'
import type { StageDates } from '../contract.ts'
import { moneyOf, sizeOf, yearsOf } from './money.ts'
import { spansOf } from './phases.ts'
import { stagesOf } from './stage-line.ts'

const none = { planned: null, forecast: null, actual: null, by: null }
const project = (days: Partial<Record<Stage, Partial<StageDates>>>, stage: Stage | null = 'works') => ({
  ...{ scheme: 'imss' as const, stage },
  stages: stagesOf('imss').map((s) => ({ stage: s, ...none, ...days[s] })),
})

test('a span begins where what it waited for ended, and an end nobody told is none', () => {
  const before = Object.fromEntries(
    (['offered', 'visited', 'validated', 'file', 'accepted', 'deed'] as const).map((s, i) => [
      s,
      { actual: `2025-0${i + 1}-01` },
    ]),
  )
  const spans = spansOf(
    project({
      ...before,
      ...{
        design: { actual: '2025-08-01' },
        tender: { actual: '2025-09-01' },
        contract: { actual: '2025-10-01' },
      },
      works: { planned: '2026-06-01' },
      open: { forecast: '2027-02-01', planned: '2026-12-01' },
    }),
  )
  expect(spans).toMatchObject([
    { phase: 'plot', from: '2025-01-01', to: '2025-06-01', is: 'over' },
    { phase: 'contract', from: '2025-06-01', to: '2025-10-01', is: 'over' },
    { phase: 'works', from: '2025-10-01', to: '2026-06-01', is: 'going' },
    { phase: 'ready', to: '2027-02-01', is: 'to-come' },
  ])
  for (const s of spans) if (s.to) expect(s.to >= s.from).toBe(true)
  expect(spansOf(project({}))).toEqual([])
  // what only a source says is told apart from what was seen
  expect(spansOf(project({ offered: { by: '2025-12-14' } }, 'visited'))).toMatchObject([
    { phase: 'plot', is: 'going', to: null },
  ])
})

const money = (id: string, places: number | null, amounts: readonly number[]) => ({
  project: {
    ...{ key: id, book: 'b', name: id, municipality: '08037', scheme: 'imss' as const, places_least: places },
    ...{ places_most: null, area: 1000, out: null, approved: 50e6 },
    budgets: [{ id: 'x', year: 2026, amount: 50e6, on: '2026-01-01', act: 'a', by: 'b', said_by: 'c' }],
  },
  contracts: amounts.map((amount) => ({
    ...{ project: id, signed_on: '2026-02-01', amount, amount_now: amount + 1e6, paid: 9e6, held: 0.5e6 },
    changes: [{ id: 'x', on: '2027-01-05', number: 'C1', amount: 1e6, days: 0, why: 'x', by: 'y' }],
    payments: [
      { id: 'a', on: '2026-03-01', for: 'advance' as const, number: '1', paid: 4e6, held: 0, by: 'y' },
      { id: 'b', on: '2027-04-01', for: 'estimate' as const, number: '1', paid: 5e6, held: 0.5e6, by: 'y' },
    ],
  })),
})

test('years hold what was approved for them, committed and paid in them; their sums are the projects’', () => {
  const one = money('a', 110, [40e6, 2e6])
  const years = yearsOf([one.project], one.contracts)
  expect(years).toEqual([
    { year: '2026', approved: 50e6, committed: 42e6, spent: 8e6, advances: 8e6, held: 0 },
    { year: '2027', approved: 0, committed: 2e6, spent: 10e6, advances: 0, held: 1e6 },
  ])
  const { projects } = moneyOf([one.project], one.contracts)
  const sum = (of: 'committed' | 'spent' | 'held') => years.reduce((s, y) => s + y[of], 0)
  expect(projects[0]).toMatchObject({ committed: sum('committed'), held: sum('held'), advances: 8e6 })
})

test('a class of fewer than three tells no cost; more are compared with their median', () => {
  const list = [
    money('a', 110, [40e6]),
    money('b', 120, [50e6]),
    money('c', 110, [44e6]),
    money('d', 250, [90e6]),
    money('e', null, []),
  ]
  const told = moneyOf(
    list.map((x) => x.project),
    list.flatMap((x) => x.contracts),
  )
  expect(told.classes).toMatchObject([
    { size: 'large', projects: 1, per_place: null },
    { size: 'middle', projects: 3 },
  ])
  const [a, b, c, d, e] = told.projects
  expect(c!.against).toBe(0)
  expect(a!.against! < 0).toBe(true)
  expect(b!.against! > 0).toBe(true)
  expect([d!.against, e!.against, e!.per_place]).toEqual([null, null, null])
  expect([sizeOf(100), sizeOf(101), sizeOf(200), sizeOf(201), sizeOf(null)]).toEqual([
    'small',
    'middle',
    'middle',
    'large',
    'unknown',
  ])
})
