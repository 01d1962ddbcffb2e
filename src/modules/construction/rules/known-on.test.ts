// A forecast of a day gone by is made of what was known then.
import { expect, test } from 'vitest'
import type { PortfolioRow } from '../contract/forecasts.ts'
import type { Stage } from '../contract/stages.ts'
import { knownOn } from './known-on.ts'

const stage = (at: Stage, actual: string | null, by: string | null = null) => ({
  ...{ stage: at, planned: '2026-01-01', forecast: null, actual, by },
})
const row = (key: string, stages: PortfolioRow['stages'], out: PortfolioRow['out'] = null): PortfolioRow => ({
  ...{ book: 'b', key, municipality: '08001', scheme: 'imss', stages, out, places_least: 100 },
  ...{ places_most: 100, contractor: 'Obras' },
})

test('later days, later plots, contractors not contracted yet and later falls are not known', () => {
  const out = { on: '2026-08-01', reason: 'risk', text: 'se inunda', by: 'x' } as const
  const rows = [
    row(
      'a',
      [stage('offered', '2025-01-01'), stage('contract', '2026-03-01'), stage('works', '2026-10-01')],
      out,
    ),
    row('b', [stage('offered', '2026-07-01')]),
    row('c', [stage('offered', null, '2026-05-01'), stage('contract', '2026-09-01')]),
  ]
  const [a, c, ...rest] = knownOn(rows, '2026-06-30')
  expect(rest).toEqual([])
  expect(a).toMatchObject({ key: 'a', out: null, contractor: 'Obras' })
  expect(a!.stages.map((s) => s.actual)).toEqual(['2025-01-01', '2026-03-01', null])
  expect(c).toMatchObject({ key: 'c', contractor: null })
  expect(knownOn(rows, '2026-12-31').map((r) => r.stages)).toEqual(rows.map((r) => r.stages))
})
