// Learning on the real stack: a room's week with what a plan is made from, the center's rooms, who sees what, tasks, few statements.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Fact } from '../../src/kernel/fact.ts'
import { NATION } from '../../src/kernel/ids.ts'
import { milestones } from '../../src/modules/development/rules/built-in.ts'
import { roomWithoutPlan } from '../../src/modules/learning/answers.ts'
import { BANK_VERSION, bank } from '../../src/modules/learning/rules/bank/bank.ts'
import { takeBatch } from '../../src/platform/intake.ts'
import { rebuildBook } from '../../src/platform/rebuilding.ts'
import {
  type As,
  call,
  centers,
  children,
  fact,
  idOf,
  now,
  openWorld,
  people,
  rooms,
  type World,
} from '../world.ts'

const { one } = centers
const room = rooms.one[0]
const WEEK = '2026-11-16'
const kids = children.filter((c) => c.room === room)
const mine = kids[0]!
let w: World
const cookies = new Map<string, string>()
const as = (person: string): As => ({ cookie: cookies.get(person)! })
beforeAll(async () => {
  w = await openWorld()
  for (const p of Object.values(people)) cookies.set(p, await w.cookie(p))
})
afterAll(() => w.close())

const say = async (kind: string, payload: object, more: Partial<Fact> = {}) => {
  const f = fact(`learning.${kind}`, room, one, payload as Record<string, unknown>, { room, ...more })
  const [r] = await takeBatch(w.db, w.house, [f], { by: 'person', person: f.author }, now)
  return { ...r!, fact: f }
}
const line = (name: string, day: string, more: object = {}) => ({
  ...{ id: idOf(`line ${name}`), day, routine: 'play', title: name, ...more },
})
const week = (person: string) => call(w, as(person), 'GET', `/v1/books/${one}/rooms/${room}/learning/${WEEK}`)

test('a plan, what happened of it and an interest come back with what the next plan is made from', async () => {
  const lines = [
    line('Torres', '2026-11-17', { activity: 'torres-que-caen', children: [mine.id], note: 'con su férula' }),
    line(`Lo que pide ${mine.given}`, '2026-11-18'),
  ]
  const planned = await say(
    'week-planned',
    { week: WEEK, lines, intent: 'agua' },
    { author: people.educator },
  )
  expect(planned.answer).toBe('taken')
  await say('activity-happened', {
    ...{
      day: '2026-11-17',
      line: lines[0]!.id,
      routine: 'play',
      title: 'Torres',
      activity: 'torres-que-caen',
    },
    ...{ how: 'done', went: 'loved', children: [mine.id] },
  })
  await say('interest-noted', {
    day: '2026-11-17',
    topic: 'building',
    children: [mine.id],
    text: 'apila todo',
  })
  const { body } = await week(people.educator)
  expect(body.week).toMatchObject({
    planned: planned.fact.id,
    activities: 2,
    done: 1,
    intent: 'agua',
    flags: [],
  })
  expect(body.lately).toEqual([{ activity: 'torres-que-caen', day: '2026-11-17', went: 'loved' }])
  expect(body.interests).toMatchObject([{ topic: 'building', children: [mine.id] }])
  expect(body.children.map((c: { id: string }) => c.id).sort()).toEqual(kids.map((c) => c.id).sort())
  const center = await call(w, as(people.director1), 'GET', `/v1/books/${one}/learning/weeks/${WEEK}`)
  expect(center.body.rooms).toMatchObject([
    { room, planned: true, activities: 2, done: 1, told: 1 },
    { room: rooms.one[1], planned: false },
  ])
})

test('from outside the center no child is named, nor any word that could name one', async () => {
  const { status, body } = await week(people.supervisor)
  expect(status).toBe(200)
  const told = JSON.stringify(body)
  for (const secret of [mine.given, 'férula', 'agua', 'apila', mine.first]) expect(told).not.toContain(secret)
  expect(body.week.lines[0]).toMatchObject({ title: 'Torres' })
  expect((await week(people.educator2)).status).toBe(403)
  expect((await week(people.administrator)).status).toBe(403)
})

test('who does not plan is looked at, a day to come too, and a broken plan is refused with its reason', async () => {
  const nurse = await say(
    'week-planned',
    { week: WEEK, lines: [line('Cantar', '2026-11-17')] },
    { author: people.nurse },
  )
  expect(nurse.answer).toBe('review')
  const ahead = { day: '2026-11-25', routine: 'play', title: 'Mañana', how: 'done' }
  expect((await say('activity-happened', ahead)).answer).toBe('review')
  const out = await say('week-planned', { week: WEEK, lines: [line('lejos', '2026-11-30')] })
  expect([out.answer, out.reason]).toEqual(['quarantined', 'payload : hay una actividad fuera de la semana'])
  const tuesday = await say('week-planned', { week: '2026-11-17', lines: [line('Bailar', '2026-11-17')] })
  expect(tuesday.reason).toContain('se esperaba un lunes')
  const bad = await call(w, as(people.director1), 'GET', `/v1/books/${one}/rooms/${room}/learning/2026-11-17`)
  expect(bad.status).toBe(400)
  const nowhere = await call(
    w,
    as(people.director1),
    'GET',
    `/v1/books/${one}/rooms/${idOf('no room')}/learning/${WEEK}`,
  )
  expect(nowhere.status).toBe(404)
})

test('a room with children and no plan for the week that comes is asked for one', async () => {
  const tasks = await w.db.read({ books: [one] }, (read) =>
    roomWithoutPlan.look(read, one, {
      ...{ now: '2026-11-20T18:00:00.000Z', today: '2026-11-20', timeZone: 'America/Mexico_City' },
    }),
  )
  expect(tasks.map((t) => t.about).sort()).toEqual([...rooms.one].sort())
  expect(tasks[0]).toMatchObject({ owner: 'educator', by: '2026-11-20T21:00:00.000Z' })
})

test('a portfolio, its story and its report are of one child, where the child is; each reading is written down', async () => {
  const seen = { day: '2026-11-17', text: 'Apiló tres cajas', fields: ['sciences'] }
  const other = kids[1]!
  await say('observation-noted', {
    ...seen,
    children: [mine.id],
    family: true,
    photo: { blob: 'ab'.repeat(32) },
  })
  await say('observation-noted', { ...seen, children: [mine.id, other.id], text: 'Rodaron la pelota' })
  const both = await say('observation-noted', { ...seen, children: [mine.id, other.id], family: true })
  expect(both.reason).toBe('payload : lo que lee una familia es de una sola niña o niño')
  const file = `/v1/books/${one}/children/${mine.id}`
  const get = (person: string, path: string) => call(w, as(person), 'GET', `${file}/${path}?purpose=care`)
  const { body } = await get(people.educator, 'portfolio')
  expect(body.entries.map((e: { text: string }) => e.text).sort()).toEqual([
    'Apiló tres cajas',
    'Rodaron la pelota',
  ])
  expect(body.entries.every((e: { photo: boolean }) => !e.photo)).toBe(true)
  expect(body.entries.find((e: { text: string }) => e.text === 'Rodaron la pelota').others).toBe(1)
  expect(JSON.stringify(body)).not.toContain(other.id)
  expect(body.photos).toBe(false)
  for (const person of [people.supervisor, people.educator2, people.administrator])
    expect((await get(person, 'portfolio')).status).toBe(403)
  await w.said([
    fact(
      'attendance.arrived',
      mine.id,
      one,
      { day: '2026-11-17', room },
      { happenedAt: '2026-11-17T14:00:00.000Z' },
    ),
  ])
  const story = (await get(people.director1, `story/${WEEK}`)).body
  expect(story).toMatchObject({ days: ['2026-11-17'], interests: ['building'] })
  expect(story.activities).toMatchObject([{ day: '2026-11-17', activity: 'torres-que-caen', went: 'loved' }])
  expect(story.entries.map((e: { text: string }) => e.text)).toEqual(['Apiló tres cajas'])
  expect((await get(people.educator, 'transition')).status).toBe(404)
  const report = (clock: string, more: object = {}) =>
    say(
      'transition-written',
      { day: '2026-11-18', enjoys: 'el agua', ...more },
      { about: mine.id, happenedAt: `2026-11-18T${clock}:00.000Z` },
    )
  await report('15:00')
  expect((await get(people.educator, 'transition')).body).toMatchObject({ refusal: { code: 'not-agreed' } })
  await report('16:00', { agreed: { who: 'su mamá', on: '2026-11-18' } })
  expect((await get(people.educator, 'transition')).body).toMatchObject({
    ...{ format: 'nido.transition', version: 1, parts: { enjoys: 'el agua' }, agreed: { who: 'su mamá' } },
    child: { given: mine.given, birth: mine.birth },
  })
  const [reads] = await w.db.read(
    { system: true },
    (read) =>
      read<{ n: number }>`select count(*)::int as n from read_log where book = ${one} and about = ${mine.id}`,
  )
  expect(reads!.n).toBeGreaterThanOrEqual(2)
})

test('a photo is shown while the family agrees, and not a moment longer', async () => {
  const shown = async () =>
    (
      await w.db.read(
        { system: true },
        (read) =>
          read<{
            shown: boolean
          }>`select shown from learning_photo where book = ${one} and key = ${'ab'.repeat(32)}`,
      )
    )[0]!.shown
  const consent = (answer: string, at: string) =>
    w.said([
      fact(
        'guardians.consent-said',
        mine.id,
        one,
        { use: 'photos-room', answer, who: 'su mamá', how: 'paper', on: '2026-11-18' },
        { happenedAt: at },
      ),
    ])
  expect(await shown()).toBe(false)
  await consent('given', '2026-11-18T15:00:00.000Z')
  expect(await shown()).toBe(true)
  await consent('taken-back', '2026-11-19T15:00:00.000Z')
  expect(await shown()).toBe(false)
})

test('each costs a handful of statements, and a rebuild finds all of it as it was', async () => {
  const cost = async (path: string) => {
    w.statements.length = 0
    expect((await call(w, as(people.director1), 'GET', path)).status).toBe(200)
    return w.statements.reduce((a, b) => a + b, 0)
  }
  const costs = {
    room: await cost(`/v1/books/${one}/rooms/${room}/learning/${WEEK}`),
    center: await cost(`/v1/books/${one}/learning/weeks/${WEEK}`),
    bank: await cost('/v1/learning/activities?routine=music'),
    portfolio: await cost(`/v1/books/${one}/children/${mine.id}/portfolio?purpose=care`),
    story: await cost(`/v1/books/${one}/children/${mine.id}/story/${WEEK}?purpose=care`),
  }
  console.info('statements:', JSON.stringify(costs))
  for (const [what, n] of Object.entries(costs)) expect(n, what).toBeLessThanOrEqual(24)
  expect(await rebuildBook(w.db, w.house, one)).toEqual([])
})

test('what children have on their way is told by domain to who works with them, and to nobody outside', async () => {
  await w.said(
    kids.slice(0, 2).map((k) =>
      fact('development.observed', k.id, one, {
        ...{ day: '2026-11-10', instrument: 'milestones', version: '2022', by: 'educator', mode: 'child' },
        answers: Object.fromEntries(
          milestones.items.filter((i) => i.domain === 'len').map((i) => [i.id, 0] as const),
        ),
      }),
    ),
  )
  const { body } = await week(people.educator)
  expect(body.needs).toMatchObject([{ domain: 'language' }])
  expect((await week(people.supervisor)).body.needs).toEqual([])
  expect((await week(people.mentor)).body.needs).toEqual([])
})

test('a portfolio follows its child to another center and back, once, without what names others', async () => {
  const { two } = centers
  const hop = async (from: string, to: string, toRoom: string, at: string) => {
    const f = fact('children.child-transferred', mine.id, from, { to, room: toRoom, on: '2026-11-20' })
    const said = { ...f, author: people.supervisor, happenedAt: at }
    expect((await call(w, as(people.supervisor), 'POST', '/v1/decisions', { fact: said })).status).toBe(200)
  }
  const texts = async (person: string, book: string) => {
    const r = await call(w, as(person), 'GET', `/v1/books/${book}/children/${mine.id}/portfolio?purpose=care`)
    expect(r.status).toBe(200)
    return r.body
  }
  await hop(one, two, rooms.two[0], '2026-11-20T16:00:00.000Z')
  const there = await texts(people.educator2, two)
  expect(there.entries).toMatchObject([{ text: 'Apiló tres cajas', by: people.director1, family: true }])
  expect(there.entries[0].blob).toBe('ab'.repeat(32))
  expect(there.transition).toMatchObject({ parts: { enjoys: 'el agua' }, followed: true })
  expect(JSON.stringify(there)).not.toContain('Rodaron la pelota')
  const files = await w.db.read(
    { system: true },
    (read) =>
      read<{ state: string }>`select state from blob where book = ${two} and sha256 = ${'ab'.repeat(32)}`,
  )
  expect(files).toEqual([{ state: 'following' }])
  await w.said([
    fact(
      'learning.observation-noted',
      rooms.two[0],
      two,
      { day: '2026-11-20', text: 'Saludó a todas', children: [mine.id] },
      { author: people.educator2, room: rooms.two[0] },
    ),
  ])
  await hop(two, one, room, '2026-11-20T17:00:00.000Z')
  const back = await texts(people.educator, one)
  expect(back.entries.map((e: { text: string }) => e.text).sort()).toEqual([
    'Apiló tres cajas',
    'Rodaron la pelota',
    'Saludó a todas',
  ])
  for (const book of [one, two]) expect(await rebuildBook(w.db, w.house, book)).toEqual([])
})

test('another programme and bank hold from their day on; a version said keeps its words', async () => {
  let minute = 10
  const load = async (kind: string, payload: object, author: string = people.national) => {
    const f = fact(`learning.${kind}`, NATION, NATION, payload as Record<string, unknown>, {
      ...{ author, happenedAt: `2026-11-20T15:${minute++}:00.000Z` },
    })
    const [r] = await takeBatch(w.db, w.house, [f], { by: 'person', person: author }, now)
    return r!
  }
  const file = { file: 'cd'.repeat(32), name: 'banco.csv' }
  const own = {
    version: 'propio-1',
    source: 'prueba del instituto',
    activities: [{ ...bank[0]!, id: 'la-propia' }],
  }
  const get = async () => (await call(w, as(people.educator), 'GET', '/v1/learning/activities')).body
  expect(
    (await load('bank-loaded', { bank: own, from: '2026-11-19', ...file }, people.supervisor)).answer,
  ).toBe('review')
  expect((await get()).activities.length).toBe(bank.length)
  expect((await load('bank-loaded', { bank: own, from: '2026-11-19', ...file })).answer).toBe('taken')
  await load('bank-loaded', { bank: { ...own, source: 'otra fuente' }, from: '2026-11-19', ...file })
  await load('bank-loaded', { bank: { ...own, version: 'propio-2' }, from: '2027-01-01', ...file })
  expect(await get()).toMatchObject({
    version: 'propio-1',
    source: 'prueba del instituto',
    activities: [{ id: 'la-propia' }],
  })
  const { status, body } = await call(w, as(people.national), 'GET', '/v1/learning/versions')
  expect(status).toBe(200)
  expect(body.banks.map((b: { version: string; holds: boolean }) => [b.version, b.holds])).toEqual([
    ['propio-2', false],
    ['propio-1', true],
    [BANK_VERSION, false],
  ])
  expect(await rebuildBook(w.db, w.house, NATION)).toEqual([])
})
