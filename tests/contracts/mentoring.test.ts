// Accompanying on the real stack: visits and agreements, who reads what, notes that only two read, instruments, few statements.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Fact } from '../../src/kernel/fact.ts'
import { NATION } from '../../src/kernel/ids.ts'
import { builtInInteractions } from '../../src/modules/mentoring/rules/built-in.ts'
import { takeBatch } from '../../src/platform/intake.ts'
import { newId } from '../../src/platform/new-id.ts'
import { rebuildBook } from '../../src/platform/rebuilding.ts'
import {
  type As,
  call,
  centers,
  fact,
  idOf,
  NOW,
  now,
  openWorld,
  people,
  posts,
  rooms,
  TODAY,
  type World,
} from '../world.ts'

const { one } = centers
const room = rooms.one[0]
const other = idOf('second educator of one')
let w: World
const cookies = new Map<string, string>()
const as = (person: string): As => ({ cookie: cookies.get(person)! })
beforeAll(async () => {
  w = await openWorld()
  await w.said([
    fact('staff.person-registered', other, one, { given: 'Otra', first: 'Educadora' }),
    fact('staff.post-held', other, one, { role: 'educator', from: '2026-01-01' }),
  ])
  for (const p of [...Object.values(people), other]) cookies.set(p, await w.cookie(p))
})
afterAll(() => w.close())

const say = async (
  kind: string,
  payload: object,
  author: string = people.mentor,
  more: Partial<Fact> = {},
) => {
  const f = fact(`mentoring.${kind}`, one, one, payload as Record<string, unknown>, { author, ...more })
  const [r] = await takeBatch(w.db, w.house, [f], { by: 'person', person: author }, now)
  return { ...r!, fact: f }
}
const levels = Object.fromEntries(
  builtInInteractions.dimensions.map((d, i) => [
    d.id,
    i === 0 ? { level: null } : { level: 2, seen: 'SECRETO-NIVEL' },
  ]),
)
const visit = {
  ...{
    day: '2026-11-18',
    room,
    with: [people.educator],
    focus: 'La hora de la comida',
    told: 'Se habló de esperar',
  },
  observed: { instrument: builtInInteractions.id, version: '1', of: 4, minutes: 40, dimensions: levels },
}
const ofCenter = (person: string, book: string = one) =>
  call(w, as(person), 'GET', `/v1/books/${book}/mentoring`)

describe('visits and agreements', () => {
  let key = ''
  let agreement = ''
  test('are read by the mentor, the director and whom they were with, and by nobody else', async () => {
    const told = await say('visited', visit)
    expect([told.answer, told.reason]).toEqual(['taken', undefined])
    key = told.fact.id
    const agreed = await say('agreed', {
      ...{ visit: key, what: 'Esperar su turno al cambiar', owner: 'educator', who: people.educator },
      ...{ by: '2026-11-15', room },
    })
    expect(agreed.answer).toBe('taken')
    agreement = agreed.fact.id
    for (const person of [people.mentor, people.director1, people.educator]) {
      const { status, body } = await ofCenter(person)
      expect(status).toBe(200)
      expect(body.visits.map((x: { key: string }) => x.key)).toEqual([key])
      expect(body.agreements).toMatchObject([{ key: agreement, state: 'open', due: '2026-11-15' }])
      expect(body.names[people.mentor]).toBe('mentor Prueba')
    }
    const colleague = await ofCenter(other)
    expect(colleague.status).toBe(200)
    expect(colleague.body).toMatchObject({ visits: [], agreements: [], people: [] })
    expect(JSON.stringify(colleague.body)).not.toContain('SECRETO-NIVEL')
    for (const person of [people.supervisor, people.national, people.administrator, people.nurse])
      expect((await ofCenter(person)).status).toBe(403)
    for (const person of [people.director2, people.educator2])
      expect((await ofCenter(person)).status).toBe(403)
  })

  test('an agreement asks the room until somebody says what became of it; put off, it asks later', async () => {
    const tasks = () =>
      w.db.read(
        { system: true },
        (read) => read<{ kind: string; about: string; by_at: string }>`
          select kind, about, by_at from task where book = ${one} and kind like 'mentoring.%'`,
      )
    expect(await tasks()).toMatchObject([{ kind: 'mentoring.agreement', about: room }])
    const late = (await call(w, as(people.mentor), 'GET', '/v1/mentoring')).body
    expect(late.centers.find((c: { book: string }) => c.book === one)).toMatchObject({
      open: 1,
      overdue: 1,
      last: '2026-11-18',
    })
    const told = (payload: object, author: string = people.educator) =>
      say('agreement-told', { agreement, who: people.educator, day: TODAY, ...payload }, author)
    expect((await told({ how: 'later' })).reason).toContain('diga para qué día queda')
    expect((await told({ how: 'later', by: '2026-11-27' })).answer).toBe('taken')
    expect((await tasks())[0]!.by_at).toContain('2026-11-27')
    expect((await told({ how: 'kept' }, people.nurse)).answer).toBe('review')
    expect((await told({ how: 'kept', text: 'Ya sale sola' })).answer).toBe('taken')
    expect(await tasks()).toEqual([])
    const { body } = await ofCenter(people.director1)
    expect(body.agreements).toMatchObject([{ state: 'kept', ended_on: TODAY, first_due: '2026-11-15' }])
  })

  test('what is no visit is refused with its reason', async () => {
    const bare = { day: '2026-11-18', with: [], focus: 'x y z' }
    expect((await say('visited', { ...bare, room })).reason).toContain('diga con quién')
    expect((await say('visited', { ...visit, room: undefined })).reason).toContain(
      'lo observado es de una sala',
    )
    const high = { ...visit, observed: { ...visit.observed, dimensions: { warmth: { level: 5 } } } }
    expect((await say('visited', high)).reason).toContain('un nivel no es del instrumento')
    expect((await say('visited', { ...visit, day: '2026-11-25' })).answer).toBe('review')
    expect((await say('visited', visit, people.director1)).answer).toBe('review')
  })

  test('no figure, list to take away or tablet tells a level or a person', async () => {
    const kinds = [...w.house.exports.keys()].filter((id) => id.startsWith('mentoring.'))
    expect(kinds).toEqual([])
    for (const t of w.house.takings.filter((x) => x.table.startsWith('mentoring')))
      expect(t.carry).toBeUndefined()
    const feed = await w.db.read(
      { system: true },
      (read) => read`select from feed where entity like 'mentoring%' or entity like 'conversation%'`,
    )
    expect(feed).toEqual([])
    const figures = await w.db.read(
      { system: true },
      (read) =>
        read<{
          room: string
        }>`select distinct room from figure where indicator = 'mentoring.agreements-kept'`,
    )
    expect(figures).toEqual([{ room: one }])
  })
})

describe('notes of two', () => {
  const SECRET = 'SECRETO-DE-DOS'
  const id = newId(new Date(NOW))
  const talk = (person: string, to: string, method = 'GET', path = '', body?: object) =>
    call(w, as(person), method, `/v1/mentoring/conversations/${to}${path}`, body)

  test('are written and read by mentor and educator; the same note again is there once', async () => {
    const list = (await call(w, as(people.educator), 'GET', '/v1/mentoring/conversations')).body
    expect(list.partners).toMatchObject([{ person: people.mentor, notes: 0 }])
    for (let i = 0; i < 2; i++)
      expect(
        (await talk(people.mentor, people.educator, 'POST', '/notes', { id, text: SECRET })).status,
      ).toBe(200)
    const { body } = await talk(people.educator, people.mentor)
    expect(body).toMatchObject({
      open: true,
      hidden: 0,
      waits: false,
      notes: [{ id, mine: false, text: SECRET }],
    })
    const mine = (await call(w, as(people.mentor), 'GET', '/v1/mentoring/conversations')).body.partners
    expect(mine.find((p: { person: string }) => p.person === people.educator)).toMatchObject({ notes: 1 })
    expect(mine.map((p: { person: string }) => p.person).sort()).toEqual(
      [people.educator, people.educator2, other].sort(),
    )
  })

  test('nobody else reads, adds or deletes one, whatever their post and whomever they name', async () => {
    const all = [...posts.map((p) => p.person), other].filter(
      (p) => p !== people.mentor && p !== people.educator,
    )
    for (const person of all) {
      for (const to of [people.mentor, people.educator]) {
        const r = await talk(person, to)
        expect(JSON.stringify(r.body)).not.toContain(SECRET)
        if (!(person === other || person === people.educator2) || to === people.educator)
          expect(r.status, `${person} ${to}`).toBe(403)
        await talk(person, to, 'DELETE', `/notes/${id}`)
        const write = await talk(person, to, 'POST', '/notes', { id: newId(new Date(NOW)), text: 'entre' })
        if (to === people.educator) expect(write.status).toBe(403)
      }
    }
    // the other of the pair may read it and not delete it
    expect((await talk(people.educator, people.mentor, 'DELETE', `/notes/${id}`)).status).toBe(404)
    expect((await talk(people.educator, people.mentor)).body.notes).toHaveLength(1)
    // two who are no mentor and educator of each other
    expect(
      (
        await talk(people.mentor, people.director1, 'POST', '/notes', {
          id: newId(new Date(NOW)),
          text: 'hola',
        })
      ).status,
    ).toBe(403)
    expect((await talk(people.mentor, people.mentor)).status).toBe(403)
  })

  test('no scope of a post reaches the table, no plain word lies in the database, and no fact, feed or read log knows of it', async () => {
    const count = (scope: Parameters<typeof w.db.read>[0]) =>
      w.db.read(
        scope,
        async (read) => (await read<{ n: number }>`select count(*)::int as n from conversation_note`)[0]!.n,
      )
    for (const scope of [{ all: true }, { books: [one, NATION] }, { sealed: [one] }, { none: true }] as const)
      expect(await count(scope)).toBe(0)
    expect(await count({ person: people.director1 })).toBe(0)
    expect(await count({ person: people.educator })).toBe(1)
    const forged = w.db.write(
      { person: people.educator },
      (tx) => tx`
        insert into conversation_note (id, mentor, educator, author, said_at, sealed)
        values (${idOf('forged')}, ${people.mentor}, ${people.educator}, ${people.mentor}, ${NOW}, ${Buffer.from('x')})`,
    )
    await expect(forged).rejects.toThrow(/row-level security/)
    const tables = await w.db.read(
      { system: true },
      (read) => read<{ t: string }>`
        select c.relname as t from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'`,
    )
    for (const { t } of tables) {
      const [row] = await w.db.read({ system: true }, (read) =>
        read.text<{ n: number }>(
          `select count(*)::int as n from ${t} x where x::text like '%${SECRET}%'`,
          [],
        ),
      )
      expect(row!.n, t).toBe(0)
    }
    expect(JSON.stringify(w.logged)).not.toContain(SECRET)
  })

  test('a new password given by somebody else shuts earlier notes until the other of the pair vouches', async () => {
    await w.db.write(
      { system: true },
      (tx) => tx`
        insert into sign_in_event (at, person, what, by_person) values (${'2026-11-20T18:00:01.000Z'}, ${people.educator}, 'password-given', ${people.director1})`,
    )
    expect((await talk(people.educator, people.mentor)).body).toMatchObject({ notes: [], hidden: 1 })
    expect((await talk(people.mentor, people.educator)).body).toMatchObject({ waits: true, hidden: 0 })
    // whoever came in with it cannot vouch for themselves
    expect((await talk(people.educator, people.mentor, 'POST', '/vouch', {})).status).toBe(200)
    expect((await talk(people.educator, people.mentor)).body.notes).toEqual([])
    await w.db.write(
      { system: true },
      (tx) =>
        tx`update sign_in_event set at = ${'2026-11-20T17:59:59.000Z'} where person = ${people.educator}`,
    )
    await w.db.write(
      { system: true },
      (tx) => tx`update conversation_note set said_at = ${'2026-11-20T17:00:00.000Z'} where id = ${id}`,
    )
    expect((await talk(people.educator, people.mentor)).body).toMatchObject({ notes: [], hidden: 1 })
    expect((await talk(people.mentor, people.educator, 'POST', '/vouch', {})).status).toBe(200)
    expect((await talk(people.educator, people.mentor)).body).toMatchObject({
      hidden: 0,
      notes: [{ text: SECRET }],
    })
  })

  test('who wrote it takes it back', async () => {
    expect((await talk(people.mentor, people.educator, 'DELETE', `/notes/${id}`)).status).toBe(200)
    expect((await talk(people.educator, people.mentor)).body.notes).toEqual([])
  })
})

describe('what a mentor agreed to', () => {
  test('is on their own list with its center and room, on nobody else’s, and rises to the director when late', async () => {
    const told = await say('visited', { ...visit, day: '2026-11-19' })
    const agreed = await say('agreed', {
      ...{ visit: told.fact.id, what: 'Traer láminas de juegos', owner: 'mentor', who: people.mentor },
      ...{ by: '2026-11-21', room },
    })
    const mine = async (person: string) =>
      (await call(w, as(person), 'GET', '/v1/today')).body.tasks.filter(
        (t: { kind: string }) => t.kind === 'mentoring.agreement-own',
      )
    expect(await mine(people.mentor)).toMatchObject([
      {
        ...{
          book: one,
          about: one,
          name: 'Centro one',
          room,
          room_name: 'Sala 1',
          owner: 'mentor',
          way: 'own',
        },
        ...{ task: `mentoring_agreement:${agreed.fact.id}`, by: '2026-11-21T23:59:00.000Z' },
      },
    ])
    for (const person of [people.educator, people.director1, people.supervisor, people.national])
      expect([person, await mine(person)]).toEqual([person, []])
    // put off to a day that is long past by now: whoever directs hears of it, with nothing of what was agreed
    await say('agreement-told', {
      ...{ agreement: agreed.fact.id, who: people.mentor, day: '2026-11-19', how: 'later', by: '2026-10-01' },
    })
    expect(await mine(people.director1)).toMatchObject([{ way: 'late', owner: 'mentor' }])
    expect(JSON.stringify(await mine(people.director1))).not.toContain('láminas')
    await say('agreement-told', {
      ...{ agreement: agreed.fact.id, who: people.mentor, day: '2026-11-20', how: 'kept', text: 'Listas' },
    })
    expect([await mine(people.mentor), await mine(people.director1)]).toEqual([[], []])
  })
})

describe('the instrument', () => {
  test('is the one built in until the national unit puts another in force; a version said keeps its words', async () => {
    const get = async () => (await call(w, as(people.director1), 'GET', '/v1/mentoring/instruments')).body
    expect((await get()).inForce).toMatchObject({ id: builtInInteractions.id, version: '1' })
    let minute = 10
    const load = async (payload: object, author: string = people.national, book: string = NATION) => {
      const f = fact('mentoring.instrument-loaded', NATION, book, payload as Record<string, unknown>, {
        author,
        happenedAt: `2026-11-20T15:${minute++}:00.000Z`,
      })
      const [r] = await takeBatch(w.db, w.house, [f], { by: 'person', person: author }, now)
      return r!
    }
    const mine = { ...builtInInteractions, id: 'propio', version: '7' }
    const file = { from: '2026-11-19', file: 'ab'.repeat(32), name: 'propio.yaml' }
    expect((await load({ instrument: mine, ...file }, people.supervisor)).answer).toBe('review')
    const uneven = {
      ...mine,
      dimensions: mine.dimensions.map((d, i) => (i === 0 ? { ...d, levels: d.levels.slice(0, 3) } : d)),
    }
    expect((await load({ instrument: uneven, ...file })).reason).toContain('el mismo número de niveles')
    expect((await load({ instrument: mine, ...file })).answer).toBe('taken')
    await load({ instrument: { ...mine, title: { es: 'Otro título' } }, ...file })
    expect((await get()).inForce).toMatchObject({ id: 'propio', title: { es: mine.title.es } })
    await load({ instrument: { ...mine, version: '8' }, ...file, from: '2027-01-01' })
    expect((await get()).inForce.version).toBe('7')
  })
})

test('each costs a handful of statements, and a rebuild finds all of it as it was', async () => {
  const cost = async (person: string, path: string) => {
    w.statements.length = 0
    expect((await call(w, as(person), 'GET', path)).status).toBe(200)
    return w.statements.reduce((a, b) => a + b, 0)
  }
  const costs = {
    center: await cost(people.mentor, `/v1/books/${one}/mentoring`),
    mine: await cost(people.mentor, '/v1/mentoring'),
    talks: await cost(people.mentor, '/v1/mentoring/conversations'),
    talk: await cost(people.mentor, `/v1/mentoring/conversations/${people.educator}`),
  }
  console.info('statements:', JSON.stringify(costs))
  for (const [what, n] of Object.entries(costs)) expect(n, what).toBeLessThanOrEqual(40)
  for (const book of [one, NATION]) expect(await rebuildBook(w.db, w.house, book)).toEqual([])
})
