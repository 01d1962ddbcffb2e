// Searching for a child from near and from afar: who may, what they see, and that whatever was shown is written down first.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { call, centers, children, openWorld, people, type World } from '../world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const search = async (person: string, body: object) =>
  call(world, { cookie: await world.cookie(person) }, 'POST', '/v1/children/search', body)
const query = <T>(sql: string) => world.db.read({ system: true }, (read) => read.text<T>(sql, []))
const within = (...books: string[]) => children.filter((c) => books.includes(c.book)).map((c) => c.id)
const idsOf = (r: { body: { children: { id: string }[] } }) => r.body.children.map((c) => c.id).sort()

test('a director and a nurse find the children of their center as they type, without a purpose', async () => {
  for (const person of [people.director1, people.nurse]) {
    const r = await search(person, { q: 'inbentado' })
    expect(r.status).toBe(200)
    expect(idsOf(r)).toEqual(within(centers.one).sort())
    expect(r.body.children[0]).toMatchObject({ book: centers.one, center: 'Centro one', left_on: null })
    expect(r.body.children[0].room).toMatch(/^Sala/)
    expect(Object.keys(r.body.children[0]).sort()).toEqual(
      ['birth', 'book', 'center', 'first', 'given', 'id', 'left_on', 'room', 'second'].sort(),
    )
  }
  expect(await query('select * from child_search')).toEqual([])
})

test('from afar a purpose is asked for, only what the post reaches is found, and it is written down', async () => {
  const without = await search(people.supervisor, { q: 'Inventado' })
  expect([without.status, without.body.refusal]).toEqual([422, { code: 'purpose-needed', field: 'purpose' }])
  world.statements.length = 0
  const r = await search(people.supervisor, { q: 'Inventado', purpose: 'family-request' })
  expect(idsOf(r)).toEqual(within(centers.one, centers.two).sort())
  // signing in, session and posts, reach, the search, its lines, its note: the same whatever it finds
  expect(world.statements.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(23)
  expect(await query('select person, purpose, asked_by, shown, more from child_search')).toEqual([
    {
      person: people.supervisor,
      purpose: 'family-request',
      asked_by: ['name'],
      shown: r.body.children.length,
      more: false,
    },
  ])
  const shown = await query<{ about: string }>(
    `select about from read_log where endpoint = 'children.search' and person = '${people.supervisor}'`,
  )
  expect(shown.map((s) => s.about).sort()).toEqual(idsOf(r))
  await search(people.supervisor, { q: 'Inventado', purpose: 'family-request' })
  expect((await query('select from child_search')).length).toBe(2)
  expect((await query("select from read_log where endpoint = 'children.search'")).length).toBe(shown.length)
  expect(idsOf(await search(people.national, { q: 'Inventado', purpose: 'supervision' }))).toEqual(
    children.map((c) => c.id).sort(),
  )
})

test('the family reads that a search showed the child, apart from who opened the file', async () => {
  const child = children[0]!
  const as = { cookie: await world.cookie(people.supervisor) }
  await call(world, as, 'GET', `/v1/books/${child.book}/children/${child.id}?purpose=family-request`)
  const director = { cookie: await world.cookie(people.director1) }
  const told = await call(world, director, 'GET', `/v1/books/${child.book}/children/${child.id}/reads`)
  const own = told.body.reads.filter((r: { person: string }) => r.person === people.supervisor)
  expect(own.map((r: { found: boolean }) => r.found).sort()).toEqual([false, true])
})

test('an educator, the administration and nobody find no one; too little is refused with its field', async () => {
  for (const person of [people.educator, people.administrator])
    expect((await search(person, { q: 'Inventado', purpose: 'care' })).status).toBe(403)
  expect((await call(world, undefined, 'POST', '/v1/children/search', { q: 'Inventado' })).status).toBe(401)
  const born = await search(people.national, { q: '01/01/2025', purpose: 'care' })
  expect([born.status, born.body.refusal]).toEqual([422, { code: 'more-letters', field: 'q' }])
  expect((await search(people.director1, { q: 'x' })).status).toBe(422)
  expect((await search(people.director1, { q: 'a'.repeat(101) })).status).toBe(400)
  expect((await search(people.director1, { q: 'Inventado', purpose: 'porque sí' })).status).toBe(400)
})

test('the words that were typed are in no table and no log line', async () => {
  await search(people.national, { q: 'Quetzalli Irrepetible', purpose: 'supervision' })
  expect(JSON.stringify(world.logged)).not.toContain('Irrepetible')
  expect(JSON.stringify(await query('select * from child_search'))).not.toContain('Irrepetible')
})
