// Year by year: published, planned and opened stand beside each other, and none is made from another.
import { expect, test } from 'vitest'
import { byYear } from './by-year.ts'
import type { Account } from './ledger-on.ts'

const uuid = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
type Entry = Account['entries'][number]
const entry = (lot: string, from: Entry['from'], to: Entry['to'], places: number, on: string): Entry => ({
  ...{ id: uuid(7), kind: 'places.stepped', on, lot, from, to, places, reason: 'x', by: uuid(8), at: on },
})
const account = (key: string, open: string | undefined, ...entries: Entry[]): Account => ({
  key,
  lots: [
    {
      ...{ lot: key, from_months: null, to_months: null, room: null, plans: [] },
      due: open === undefined ? {} : { open },
    },
  ],
  entries,
  licences: [],
})
const [a, b, c] = [uuid(1), uuid(2), uuid(3)]
const target = (period: string, centers: number, source = 'nota') => ({
  ...{ period, centers, places: null, source, published_on: null, note: null },
})

test('what opened, what is planned and what was announced are three numbers of each year', () => {
  const accounts = [
    account(
      a,
      '2026-03-01',
      entry(a, null, 'staffed', 110, '2026-02-01'),
      entry(a, 'staffed', 'open', 100, '2026-04-01'),
    ),
    account(b, '2028-05-05', entry(b, null, 'planned', 250, '2026-02-01')),
    account(c, undefined, entry(c, null, 'planned', 40, '2026-02-01')),
  ]
  const targets = [
    target('2026', 200),
    target('2026', 203, 'otra'),
    target('2027', 250),
    target('total', 1000),
  ]
  const years = byYear(accounts, targets, '2026-11-20')
  expect(years.map((y) => y.year)).toEqual(['2026', '2027', '2028', '2029', '2030'])
  expect(years[0]).toMatchObject({
    ...{ planned: { centers: 1, places: 110 }, opened: { centers: 1, places: 100 } },
    published: [{ centers: 200 }, { centers: 203 }],
  })
  expect(years[1]).toMatchObject({ planned: { centers: 0, places: 0 }, opened: null })
  expect(years[2]).toMatchObject({ planned: { centers: 1, places: 250 }, published: [] })
  expect(byYear([], [], '2026-11-20')).toEqual([])
})

test('places that are closed again are taken off the year in which they close', () => {
  const closed = account(
    a,
    '2025-01-01',
    entry(a, null, 'staffed', 50, '2025-01-01'),
    entry(a, 'staffed', 'open', 50, '2025-02-01'),
    entry(a, 'open', 'lost', 20, '2026-03-01'),
  )
  const years = byYear([closed], [], '2026-11-20')
  expect(years.slice(0, 2).map((y) => y.opened)).toEqual([
    { centers: 1, places: 50 },
    { centers: 0, places: -20 },
  ])
})
