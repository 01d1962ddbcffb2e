// Published targets as points in time: added up year by year, as far as they were known on a day, with both numbers where sources differ.
import { expect, test } from 'vitest'
import { claimedBy, claimsOf } from '../contract/claims.ts'

const said = (
  period: string,
  centers: number | null,
  source = 'a',
  published_on: string | null = null,
  places: number | null = null,
) => ({ period, centers, places, source, published_on })

test('years add up to each year, sources that differ give two numbers, and a total stands apart', () => {
  const targets = [said('2026', 200), said('2025', 12), said('2026', 203, 'b'), said('total', 1000)]
  const claims = claimsOf(targets, 'centers')
  expect(claims).toEqual([
    { day: '2025-12-31', low: 12, high: 12, of: 'years' },
    { day: '2026-12-31', low: 212, high: 215, of: 'years' },
    { day: '2030-12-31', low: 1000, high: 1000, of: 'total' },
  ])
  expect(claimedBy(claims, '2028-01-01')).toMatchObject({ high: 215 })
  expect(claimedBy(claims, '2025-06-01')).toBeUndefined()
  expect(claimsOf(targets, 'places')).toEqual([])
})

test('of one source the last version holds, and what was published later was not known on the day', () => {
  const targets = [said('2027', 250, 'a', '2026-05-01'), said('2027', 100, 'a', '2025-10-01')]
  expect(claimsOf(targets, 'centers')[0]).toMatchObject({ low: 250, high: 250 })
  expect(claimsOf(targets, 'centers', '2026-01-01')[0]).toMatchObject({ low: 100, high: 100 })
  expect(claimsOf(targets, 'centers', '2025-01-01')).toEqual([])
})
