// Centers side by side: sums say what children say, small ones are told to nobody, and entry is no merit.
import { expect, test } from 'vitest'
import { milestones } from './built-in.ts'
import { comparePlaces, type ToCompare } from './compare-places.ts'
import { itemsOf } from './instrument.ts'
import { drawSheets, itemsOfSheets, sheetsOfCenter } from './review-sheets.ts'
import { adjusted, adjustedFrom, type GrownChild, momentsOf } from './shrinkage.ts'

const ITEMS = itemsOf(milestones, '18').map((i) => i.id)

let seed = 3
const next = () => {
  seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
  return seed / 2 ** 32
}
/** Groups differ in the level children enter with; only the last one in how they grow. */
const children = (groups: number, each: number, lift = 0): GrownChild[] =>
  Array.from({ length: groups * each }, (_, i) => {
    const group = Math.floor(i / each)
    const entry = next() - 0.5 + group / 4
    const now = 0.6 * entry + (next() - 0.5) + (group === groups - 1 ? lift : 0)
    return { group, sex: next() < 0.5 ? 'F' : 'M', ageDays: 300 + Math.floor(next() * 1000), entry, now }
  })
const places = (list: readonly GrownChild[], groups: number): ToCompare[] =>
  momentsOf(list, groups).map((m, i) => ({ ...m, id: `c${i}`, name: `C${i}`, representation_name: null }))

test('sums that a center hands up give the same as its children', () => {
  const list = children(6, 40)
  const [a, b] = [adjusted(list, 6)!, adjustedFrom(momentsOf(list, 6))!]
  expect(b).toEqual(a)
  // against the residuals of the children themselves: entry is out, what is left is small between groups
  for (const g of a.groups) expect(Math.abs(g.mean - a.groups[0]!.mean)).toBeLessThan(0.25)
  expect(a.within).toBeGreaterThan(0.05)
  expect(a.within).toBeLessThan(0.12)
})

test('who enters high is not above; who makes children grow is', () => {
  const compared = comparePlaces(places(children(8, 60, 0.8), 8))
  const last = compared.centers.at(-1)!
  for (const c of compared.centers.slice(0, -1)) expect(c.estimate!).toBeLessThan(last.estimate!)
  expect(compared.children).toBe(480)
  expect(compared.centers.map((c) => c.id)).toEqual(['c0', 'c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7'])
})

test('below ten children nothing of a center is told; below five centers nothing at all', () => {
  const small = children(1, 9).map((c) => ({ ...c, group: 6 }))
  const compared = comparePlaces(places([...children(6, 20), ...small], 7))
  expect(compared.centers[6]).toEqual({
    ...{ id: 'c6', name: 'C6', representation: null, n: null, mean: null, estimate: null, sd: null },
    place: 'hidden',
  })
  expect(compared).toMatchObject({ children: 120, hidden: 1 })
  const few = comparePlaces(places(children(4, 30), 4))
  expect(few.fair).toBeNull()
  expect(few.centers.every((c) => c.place === 'hidden')).toBe(true)
})

test('sheets: an hour said on another day is no hour; the draw is of the last month, and the same again', () => {
  const row = (i: number, day: string, said_at: string) => ({
    ...{ key: `o${i}`, author: `e${i % 4}`, child: `k${i}`, room: null, day, said_at },
    answers: { so4a: 1, x: 0 } as Record<string, 0 | 1>,
    ...{ instrument: 'milestones', version: '2022', asked: null, frame: null },
    ...{ birth: '2025-01-01', weeks: null },
    ...{ weight_kg: 8.3, length_cm: null },
  })
  expect(
    sheetsOfCenter('b', [row(1, '2026-11-01', '2026-11-01T16:00:00.000Z')], 'America/Mexico_City'),
  ).toEqual([])
  const items = Object.fromEntries(ITEMS.map((i) => [i, 1 as const]))
  const sheets = sheetsOfCenter(
    'b',
    Array.from({ length: 24 }, (_, i) => ({
      ...row(
        i,
        i < 4 ? '2026-09-01' : '2026-11-01',
        i === 5 ? '2026-11-03T16:00:00.000Z' : '2026-11-01T16:00:00.000Z',
      ),
      answers: items,
    })),
    'America/Mexico_City',
  )
  expect(sheets[4]).toMatchObject({ second: 10 * 3600, measured: [83] })
  expect(sheets[5]!.second).toBeNaN()
  const draw = () => drawSheets(sheets, new Set(['e1']), 's', '2026-11-20', 2)
  const { doubted, sample } = draw()
  expect(doubted.get('e1')!.length).toBe(5)
  expect(sample).toHaveLength(2)
  for (const d of [...sample, ...doubted.get('e1')!]) expect(d.day).toBe('2026-11-01')
  expect(new Set(sample.map((d) => d.evaluator)).has('e1')).toBe(false)
  expect(draw()).toEqual({ doubted, sample })
})

test('sheets of an applied instrument: its own items and ages; a finding that is not there counts as something achieved', () => {
  const asked = {
    ...{
      a: { domain: 'MG', group: '8' },
      b: { domain: 'LEN', group: '8' },
      c: { domain: 'SOC', group: '8' },
    },
    ...{ d: { domain: 'ALE', group: '8' }, e: { domain: 'ALARM', group: '8' } },
  }
  const row = {
    ...{ key: 'o', author: 'e', child: 'k', room: null, day: '2026-11-01', said_at: null, weeks: null },
    ...{ instrument: 'edi', version: '2024', birth: '2025-09-01', weight_kg: null, length_cm: null },
    ...{ asked, frame: null, answers: { a: 1, b: 0, c: null, d: 0, e: 1 } as Record<string, 0 | 1 | null> },
  }
  const items = itemsOfSheets([row])
  expect(items.ages).toHaveLength(5)
  expect([...items.risks]).toEqual(['d', 'e'])
  // too few answers are a glance
  expect(sheetsOfCenter('b', [row], 'UTC')).toEqual([])
  const whole = { ...row, answers: { ...row.answers, c: 1 as const } }
  const [sheet] = sheetsOfCenter('b', [whole], 'UTC', items)
  expect([sheet!.items, sheet!.answers]).toEqual([
    [0, 1, 2, 3, 4],
    [1, 0, 1, 1, 0],
  ])
})
