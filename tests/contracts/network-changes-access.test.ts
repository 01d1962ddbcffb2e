// Who may change the network: every decision as every role, where the post reaches and beyond; who may not leaves nothing.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Fact } from '../../src/kernel/fact.ts'
import { NATION } from '../../src/kernel/ids.ts'
import {
  bookState,
  call,
  centers,
  fact,
  idOf,
  openWorld,
  people,
  reps,
  rooms,
  TODAY,
  type World,
} from '../world.ts'

const { one, two, three } = centers
const [, a2] = rooms.one
const center = {
  ...{ code: 'NACE', name: 'Centro nuevo', scheme: 'imss', zone: 'urban', municipality: '08001' },
  ...{ opens: '07:00', closes: '17:00', status: 'open', timeZone: 'America/Mexico_City' },
}
const going = { on: TODAY, rooms: [a2], children: [idOf('not here')], posts: [], devices: [] }

type Role = Exclude<keyof typeof people, 'director3' | 'educator2'>
const national: readonly Role[] = ['national', 'administrator']
const above: readonly Role[] = [...national, 'supervisor']
/** Each decision about center one: its book, what it says (the rule of its kind would refuse all of it), who may take it. */
const decisions: readonly [
  what: string,
  kind: string,
  book: string,
  payload: Record<string, unknown>,
  may: readonly Role[],
][] = [
  ['a move', 'center-moved', NATION, { representation: idOf('nowhere'), from: TODAY }, national],
  [
    'a move of municipalities',
    'municipalities-moved',
    NATION,
    { cvegeos: ['08001'], from: TODAY, confidence: 'confirmed', source: 'oficio' },
    national,
  ],
  ['a renaming', 'center-renamed', one, { name: 'Centro one', on: TODAY }, above],
  ['a closing', 'center-closed', one, { on: TODAY, rooms: [] }, above],
  ['an opening', 'center-reopened', one, { on: TODAY, rooms: [] }, above],
  ['a split within reach', 'center-split', one, { ...going, to: two }, above],
  ['a merge within reach', 'center-merged', one, { ...going, to: two }, above],
  ['a split that bears a center', 'center-split', one, { ...going, to: idOf('unborn'), center }, national],
  ['a split to a center beyond reach', 'center-split', one, { ...going, to: three }, national],
  ['a merge into a center beyond reach', 'center-merged', one, { ...going, to: three }, national],
  [
    'rooms re-cut',
    'rooms-recut',
    one,
    {
      ...{ from: TODAY, closed: [], placed: [] },
      rooms: [{ room: idOf('no room'), name: 'x', fromMonths: 2, toMonths: 9, places: 5, order: 1 }],
    },
    // the unit of the nation decides it, who administers the system does not
    ['director1', 'supervisor', 'national'],
  ],
]
const roles: readonly Role[] = [
  ...(['educator', 'nurse', 'director1', 'director2'] as const),
  ...(['supervisor', 'national', 'administrator'] as const),
]

let w: World
beforeAll(async () => {
  w = await openWorld()
})
afterAll(() => w.close())
const decide = async (person: string, f: Fact) =>
  call(w, { cookie: await w.cookie(person) }, 'POST', '/v1/decisions', { fact: f })
const books = () => Promise.all([NATION, one, two, three, reps.north].map((b) => bookState(w, b)))

describe('who may change the network', () => {
  test.each(decisions)('%s', async (_what, kind, book, payload, may) => {
    const before = await books()
    const about = kind === 'municipalities-moved' ? idOf('nowhere') : one
    for (const role of roles) {
      const f = fact(`network.${kind}`, about, book, payload, { author: people[role] })
      const r = await decide(people[role], f)
      const words = `${role}: ${r.status} ${JSON.stringify(r.body)}`
      // who may hears what is wrong with it; who may not hears nothing of the center
      if (may.includes(role)) expect(r.status, words).toBe(409)
      else {
        expect(r.status, words).toBe(403)
        expect(['no-permission', 'out-of-scope'], words).toContain(r.body.refusal.code)
      }
      // nor by the other door, nor in somebody else's name
      const aside = await call(w, { cookie: await w.cookie(people[role]) }, 'POST', '/v1/facts', {
        facts: [{ ...f, id: fact('x', one, one, {}).id }],
      })
      expect(aside.body.results[0].answer, words).not.toBe('taken')
      if (!may.includes(role))
        expect((await decide(people[role], { ...f, author: people.national })).status, words).toBe(403)
    }
    expect(await books()).toEqual(before)
  })

  test('a supervisor of elsewhere reaches neither center nor its parts', async () => {
    const south = idOf('supervisor south')
    await w.said([
      fact('staff.person-registered', south, reps.south, { given: 'Sur', first: 'Prueba' }),
      fact('staff.post-held', south, reps.south, { role: 'supervisor', from: '2026-01-01' }),
    ])
    const before = await books()
    for (const [what, kind, book, payload] of decisions) {
      const r = await decide(south, fact(`network.${kind}`, one, book, payload, { author: south }))
      expect([r.status, r.body.refusal.code], what).toEqual([403, 'out-of-scope'])
    }
    // into their own center from one that is not theirs, either
    const into = fact('network.center-merged', one, one, { ...going, to: three }, { author: south })
    expect((await decide(south, into)).body.refusal).toMatchObject({ code: 'out-of-scope' })
    expect(await books()).toEqual(before)
    for (const path of [`/v1/books/${one}/parts`, `/v1/books/${one}/changes`])
      expect((await call(w, { cookie: await w.cookie(south) }, 'GET', path)).status, path).toBe(403)
  })

  test('what one center tells another is nobody’s to say', async () => {
    const told = {
      ...{ from: two, on: TODAY, how: 'split', children: 1, people: 0 },
      rooms: [{ room: idOf('no room'), name: 'x', fromMonths: 2, toMonths: 9, places: 5, order: 1 }],
    }
    const f = fact('network.rooms-received', one, one, told, { author: people.national })
    expect((await decide(people.national, f)).body.refusal).toMatchObject({ code: 'not-a-decision' })
    const aside = await call(w, { cookie: await w.cookie(people.national) }, 'POST', '/v1/facts', {
      facts: [f],
    })
    expect(aside.body.results[0].answer).not.toBe('taken')
  })
})
