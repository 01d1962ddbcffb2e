// Spans on the line of time and money by year and class: nothing is guessed, and sums agree with what they are of.
import { expect, test } from 'vitest'
import type { Stage } from '../contract/stages.ts'
import type { StageDates } from '../contract.ts'
import { approvalsOf, moneyOf, sizeOf, yearsOf } from './money.ts'
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
    ...{
      key: id,
      book: 'b',
      name: id,
      municipality: '08037',
      scheme: 'imss' as 'imss' | 'municipal',
      places_least: places,
    },
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

test('a class of fewer than five tells no cost and is compared with those of its size, then with all, then not at all', () => {
  const list = [
    ...[100, 102, 104, 106, 108].map((x, i) => money(`m${i}`, 110, [x * 1e5])),
    money('town', 120, [12e6]),
    money('large', 250, [30e6]),
    money('none', null, []),
  ]
  list[5]!.project.scheme = 'municipal'
  const told = (of: typeof list) =>
    moneyOf(
      of.map((x) => x.project),
      of.flatMap((x) => x.contracts),
    )
  expect(told(list).classes).toMatchObject([
    { scheme: 'imss', size: 'large', projects: 1, per_place: null, per_meter: null },
    { scheme: 'imss', size: 'middle', projects: 5, per_place: 11.4e6 / 110 },
    { scheme: 'municipal', size: 'middle', projects: 1, per_place: null },
  ])
  const by = new Map(told(list).projects.map((p) => [p.id, p]))
  expect(by.get('m2')).toMatchObject({ against: 0, against_meter: 0, beside: 'class', beside_projects: 5 })
  expect(by.get('m0')!.against!).toBeLessThan(0)
  expect(by.get('town')).toMatchObject({ beside: 'size', beside_projects: 6, class_projects: 1 })
  expect(by.get('large')).toMatchObject({ beside: 'all', beside_projects: 7, class_projects: 1 })
  expect(by.get('none')).toMatchObject({ against: null, against_meter: null, per_place: null })
  const few = told(list.slice(0, 4)).projects[0]!
  expect([few.beside, few.against, few.class_projects]).toEqual([null, null, 4])
  expect([sizeOf(100), sizeOf(101), sizeOf(200), sizeOf(201), sizeOf(null)]).toEqual([
    ...['small', 'middle', 'middle', 'large', 'unknown'],
  ])
})

test('approvals say who approved what, the newest first', () => {
  const one = money('a', 110, [])
  one.project.budgets.push({
    ...one.project.budgets[0]!,
    id: 'y',
    year: 2027,
    on: '2026-11-01',
    by: 'Consejo',
  })
  expect(approvalsOf([one.project]).map((a) => [a.id, a.year, a.by, a.name])).toEqual([
    ['y', 2027, 'Consejo', 'a'],
    ['x', 2026, 'b', 'a'],
  ])
})
