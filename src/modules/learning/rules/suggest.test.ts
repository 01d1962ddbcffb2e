// What is offered to a room: fits its ages, says why, does not depend on the order of anything, and gets better with what is known.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ActivityDomain, FormativeField, Topic } from '../contract/programme.ts'
import { bank } from './bank/bank.ts'
import { fieldOf } from './programme.ts'
import { type RoomNeeds, suggest } from './suggest.ts'

const TODAY = '2026-11-20'
const room = (more: Partial<RoomNeeds> = {}): RoomNeeds => ({
  ...{ today: TODAY, births: ['2026-05-20', '2026-04-02', '2026-03-15'] },
  ...{ needs: new Map(), interests: [], lately: new Map(), planned: [], chosen: new Set() },
  ...more,
})
const placeOf = (id: string, of: RoomNeeds) => suggest(bank, of).findIndex((s) => s.activity.id === id)

test('offers nothing that fits no child, and nothing to an empty room', () => {
  for (const s of suggest(bank, room())) {
    expect(s.activity.from).toBeLessThanOrEqual(8)
    expect(s.activity.to).toBeGreaterThan(6)
    expect(s.reasons[0]).toMatchObject({ why: 'ages', all: 3 })
  }
  expect(suggest(bank, room({ births: [] }))).toEqual([])
})

test('an interest, a need and a field missing in the plan each lift what answers them, and say so', () => {
  const base = room()
  const some = suggest(bank, base)
  const withTopic = some.find((s) => s.activity.topics.includes('hiding'))!
  const heard = room({ interests: [{ topic: 'hiding', day: '2026-11-10', children: 2 }] })
  expect(placeOf(withTopic.activity.id, heard)).toBeLessThanOrEqual(placeOf(withTopic.activity.id, base))
  expect(suggest(bank, heard).find((s) => s.activity.id === withTopic.activity.id)!.reasons).toContainEqual({
    ...{ why: 'interest', topic: 'hiding' },
  })
  const motor = some.find((s) => s.activity.domains.includes('gross-motor'))!
  const needed = room({ needs: new Map([['gross-motor', 2]]) })
  expect(suggest(bank, needed).find((s) => s.activity.id === motor.activity.id)!.reasons).toContainEqual({
    ...{ why: 'need', domain: 'gross-motor', children: 2 },
  })
  const planned = room({ planned: FormativeField.options.filter((f) => f !== 'ethics') })
  expect(fieldOf(suggest(bank, planned)[0]!.activity)).toBe('ethics')
})

test('an interest of long ago has passed; what was done last week steps back, what they loved less so', () => {
  const id = suggest(bank, room())[0]!.activity.id
  const score = (of: RoomNeeds) => suggest(bank, of).find((s) => s.activity.id === id)!.score
  const old = room({ interests: Topic.options.map((topic) => ({ topic, day: '2026-08-01', children: 3 })) })
  expect(score(old)).toBe(score(room()))
  const done = room({ lately: new Map([[id, { day: '2026-11-17', went: 'well' as const }]]) })
  const loved = room({ lately: new Map([[id, { day: '2026-11-17', went: 'loved' as const }]]) })
  expect(score(done)).toBeLessThan(score(room()))
  expect(score(loved)).toBeGreaterThan(score(done))
})

test('what is in the plan already is not offered again', () => {
  const id = suggest(bank, room())[0]!.activity.id
  expect(placeOf(id, room({ chosen: new Set([id]) }))).toBe(-1)
})

test('the order of bank, children and interests changes nothing', () => {
  const interest = fc.record({
    topic: fc.constantFrom(...Topic.options),
    day: fc.constantFrom('2026-11-19', '2026-11-01', '2026-10-20'),
    children: fc.integer({ min: 0, max: 5 }),
  })
  const need = fc.tuple(fc.constantFrom(...ActivityDomain.options), fc.integer({ min: 0, max: 9 }))
  const births = fc.array(fc.constantFrom('2026-09-30', '2026-01-02', '2025-02-03', '2023-05-09'), {
    ...{ minLength: 1, maxLength: 8 },
  })
  fc.assert(
    fc.property(births, fc.array(interest, { maxLength: 5 }), fc.array(need), (b, i, n) => {
      const one = suggest(bank, room({ births: b, interests: i, needs: new Map(n) }))
      const other = suggest(
        [...bank].reverse(),
        room({ births: [...b].reverse(), interests: [...i].reverse(), needs: new Map(n) }),
      )
      expect(other.map((s) => s.activity.id)).toEqual(one.map((s) => s.activity.id))
      expect(one.every((s, at) => at === 0 || s.score <= one[at - 1]!.score)).toBe(true)
    }),
    { numRuns: 60 },
  )
})
