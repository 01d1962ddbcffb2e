// Shows that shares add up, that Mexico City is one place where its posts are one number, and that what was published is set against both.
import { expect, test } from 'vitest'
import type { MunicipalityShown } from '../../territory/contract.ts'
import { followed, REST, shareRows, sharesTold } from './share-rows.ts'

const town = (cvegeo: string, children: number, posts: number | null): MunicipalityShown => ({
  ...{ cvegeo, name: cvegeo, latitude: null, longitude: null, people: null },
  ...{ children_0_2: children, children_3_5: 0, working_women: null, posts, women_posts: posts },
  ...{ nurseries_public: null, nurseries_private: null, places: null },
})
const rows = [
  town('09002', 300, null),
  town('09003', 100, null),
  town('02004', 200, 800),
  town('20067', 400, 100),
]
const unplaced = [
  { key: '09000', women: 1000 },
  { key: '20000', women: 100 },
]
const none = new Map<string, number>()
const asked = { level: 'municipality', centers: 100, towards: 0.5 } as const

test('shares are whole and add up, at either level and anywhere between', () => {
  for (const level of ['state', 'municipality'] as const)
    for (const towards of [0, 0.3, 1]) {
      const shares = shareRows(
        { rows, unplaced, targets: none, planned: none },
        { level, centers: 100, towards },
      )
      for (const of of ['byChildren', 'byPosts', 'between'] as const)
        expect(shares.reduce((n, r) => n + r[of], 0)).toBe(100)
      const end = towards === 0 ? 'byChildren' : 'byPosts'
      if (towards !== 0.3) expect(shares.map((r) => r.between)).toEqual(shares.map((r) => r[end]))
    }
})

test('Mexico City is one row among municipalities; what has no municipality counts in its state alone', () => {
  const towns = shareRows({ rows, unplaced, targets: none, planned: none }, asked)
  expect(towns.find((r) => r.key === '09000')).toMatchObject({ children: 400, posts: 1000 })
  expect(towns.map((r) => r.key).sort()).toEqual(['02004', '09000', '20067'])
  expect(towns.find((r) => r.key === '20067')?.posts).toBe(100)
  const states = shareRows({ rows, unplaced, targets: none, planned: none }, { ...asked, level: 'state' })
  expect(states.find((r) => r.key === '20')?.posts).toBe(200)
})

test('a target near the posts and far from the children follows jobs', () => {
  const targets = new Map([['02', 40]])
  const planned = new Map([['02004', 3]])
  const states = shareRows({ rows, unplaced, targets, planned }, { ...asked, level: 'state' })
  expect(states.find((r) => r.key === '02')).toMatchObject({
    target: 40,
    planned: 3,
    byChildren: 20,
    byPosts: 40,
  })
  expect(followed(states)).toEqual({ places: 1, fromPosts: 0, fromChildren: 20, follows: 'posts' })
  expect(followed([])).toMatchObject({ places: 0, follows: 'neither' })
})

/** Every municipality of Querétaro, and one of Sonora. */
const partly = [
  ...Array.from({ length: 18 }, (_, i) => town(`22${String(i + 1).padStart(3, '0')}`, 1_000, 2_000)),
  town('26030', 90_000, 90_000),
]
const plannedThere = new Map([
  ['22001', 2],
  ['26030', 3],
  ['01001', 1],
])
const partlyFrom = { rows: partly, unplaced: [], targets: none, planned: plannedThere }
const published = { census: '2020-03-15', posts: '2021-01' }

test('a state that lacks municipalities is not shared by, and what is not told of has its own part of the thousand', () => {
  const told = sharesTold({ ...partlyFrom, dates: published }, { level: 'state', centers: 1000, towards: 0 })
  expect(told.coverage).toMatchObject({ whole: ['22'], part: [{ state: '26', told: 1, of: 72 }] })
  expect(told.coverage.none).toHaveLength(30)
  expect(told.ofCountry).toBe(true)
  // 18,000 of 7.9 million children, 36,000 of 6.65 million posts
  expect(told.rows.map((r) => [r.key, r.byChildren, r.byPosts, r.planned])).toEqual([
    ['22', 2, 5, 2],
    [REST, 998, 995, 4],
  ])
})

test('where nobody knows the whole of a date, the told states share among themselves, and it is said', () => {
  const told = sharesTold(
    { ...partlyFrom, dates: { census: '2030', posts: '2031-01' } },
    { level: 'state', centers: 10, towards: 0 },
  )
  expect(told.ofCountry).toBe(false)
  expect(told.rows.map((r) => [r.key, r.byChildren])).toEqual([['22', 10]])
})
