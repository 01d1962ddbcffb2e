// No task is ever without somebody: for random posts and leaves it finds who stands for its owner, or passes up and says why.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NATION } from '../../../kernel/ids.ts'
import { taskOwners } from '../../../kernel/task.ts'
import type { Away, Holder } from '../contract.ts'
import { whoseTask } from './whose-task.ts'

const [CENTER, REP] = ['center', 'representation']
const rooms = ['a', 'b']
const people = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6']
const bookOf = {
  educator: CENTER,
  nurse: CENTER,
  mentor: REP,
  promoter: REP,
  'works-supervisor': REP,
  director: CENTER,
  supervisor: REP,
  national: NATION,
} as const

const holder = fc
  .record({
    person: fc.constantFrom(...people),
    role: fc.constantFrom(...taskOwners),
    rooms: fc.subarray(rooms),
  })
  .map((h): Holder => ({ ...h, book: bookOf[h.role]! }))
const away = fc.record({
  person: fc.constantFrom(...people),
  cover: fc.option(fc.constantFrom(...people)),
}) satisfies fc.Arbitrary<Away>

test('for random posts, leaves and chains of covers somebody present owns it, or nobody holds any post above', () => {
  let passed = 0
  fc.assert(
    fc.property(
      fc.array(holder, { maxLength: 8 }),
      fc.uniqueArray(away, { selector: (a) => a.person, maxLength: 6 }),
      fc.constantFrom(...taskOwners),
      fc.option(fc.constantFrom(...rooms)),
      (holders, leaves, owner, room) => {
        const task = { owner, book: bookOf[owner]!, room }
        const whose = whoseTask(task, REP, holders, leaves)
        const gone = new Set(leaves.map((l) => l.person))
        for (const p of whose.persons) expect(gone.has(p)).toBe(false)
        if (whose.level !== owner) passed++
        if (whose.persons.length > 0) return
        expect(whose.level).toBe('national')
        // then indeed nobody of the nation is there, and nobody covers them
        const nation = holders.filter((h) => h.role === 'national')
        for (const h of nation) {
          const seen = new Set<string>()
          let who: string | null | undefined = h.person
          while (who && gone.has(who) && !seen.has(who)) {
            seen.add(who)
            who = leaves.find((l) => l.person === who)?.cover
          }
          expect(!who || gone.has(who)).toBe(true)
        }
      },
    ),
    { numRuns: 5_000, seed: 20261127 },
  )
  expect(passed).toBeGreaterThan(500)
})

test('an educator’s task of a room goes to those of the room; away, to who covers; else to the director, and says why', () => {
  const ana: Holder = { person: 'ana', role: 'educator', book: CENTER!, rooms: ['a'] }
  const beto: Holder = { person: 'beto', role: 'educator', book: CENTER!, rooms: ['b'] }
  const dora: Holder = { person: 'dora', role: 'director', book: CENTER!, rooms: [] }
  const task = { owner: 'educator' as const, book: CENTER!, room: 'a' }
  const all = [ana, beto, dora]
  expect(whoseTask(task, REP, all, [])).toEqual({ persons: ['ana'], level: 'educator', why: 'own' })
  expect(whoseTask(task, REP, all, [{ person: 'ana', cover: 'beto' }])).toEqual({
    ...{ persons: ['beto'], level: 'educator', why: 'cover' },
  })
  expect(whoseTask(task, REP, all, [{ person: 'ana', cover: null }])).toEqual({
    ...{ persons: ['dora'], level: 'director', why: 'leave' },
  })
  expect(whoseTask({ ...task, room: 'c' }, REP, [ana, dora], [])).toEqual({
    ...{ persons: ['dora'], level: 'director', why: 'vacant' },
  })
  expect(whoseTask(task, REP, [], [])).toEqual({ persons: [], level: 'national', why: 'vacant' })
})

test('a task for one person is theirs while they hold the post, and one not for somebody is anybody else’s', () => {
  const eva: Holder = { person: 'eva', role: 'mentor', book: REP!, rooms: [] }
  const fay: Holder = { person: 'fay', role: 'mentor', book: REP!, rooms: [] }
  const dora: Holder = { person: 'dora', role: 'director', book: CENTER!, rooms: [] }
  const own = { owner: 'mentor' as const, book: CENTER!, room: null, person: 'eva' }
  expect(whoseTask(own, REP, [eva, fay, dora], []).persons).toEqual(['eva'])
  expect(whoseTask(own, REP, [eva, fay, dora], [{ person: 'eva', cover: 'fay' }])).toEqual({
    ...{ persons: ['fay'], level: 'mentor', why: 'cover' },
  })
  expect(whoseTask(own, REP, [fay, dora], []).persons).toEqual(['fay'])
  expect(whoseTask(own, REP, [dora], [])).toEqual({ persons: ['dora'], level: 'director', why: 'vacant' })
  const ana: Holder = { person: 'ana', role: 'educator', book: CENTER!, rooms: ['a'] }
  const beto: Holder = { person: 'beto', role: 'educator', book: CENTER!, rooms: ['a'] }
  const again = { owner: 'educator' as const, book: CENTER!, room: 'a', not_by: 'ana' }
  expect(whoseTask(again, REP, [ana, beto, dora], []).persons).toEqual(['beto'])
  expect(whoseTask(again, REP, [ana, dora], [])).toEqual({
    persons: ['dora'],
    level: 'director',
    why: 'vacant',
  })
  // nor by covering for somebody
  expect(whoseTask(again, REP, [ana, beto, dora], [{ person: 'beto', cover: 'ana' }]).persons).toEqual([
    'dora',
  ])
})
