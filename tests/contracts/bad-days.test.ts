// Days that cannot have been so, handed in as tablets and desks would: each has its answer, every word stays, and a rebuild agrees.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Fact } from '../../src/kernel/fact.ts'
import { takeBatch } from '../../src/platform/intake.ts'
import { rebuildBook } from '../../src/platform/rebuilding.ts'
import { verifyBook } from '../../src/platform/verifying.ts'
import {
  call,
  centers,
  children,
  fact,
  idOf,
  now,
  openWorld,
  people,
  rooms,
  TODAY,
  type World,
} from '../world.ts'

const book = centers.one
const [infants, toddlers] = rooms.one as readonly [string, string]
const kids = children.filter((c) => c.book === book).map((c) => c.id)
const aunt = idOf('an aunt of bad days')
/** A week before: the paper sheet of a day without a tablet. */
const PAPER_DAY = '2026-11-13'
let w: World
let director: { cookie: string }
beforeAll(async () => {
  w = await openWorld()
  director = { cookie: await w.cookie(people.director1) }
})
afterAll(() => w.close())

/** A clock of the center's winter, six hours behind. */
const at = (clock: string, day = TODAY) =>
  new Date(Date.parse(`${day}T${clock}:00.000Z`) + 6 * 3_600_000).toISOString()
const say = async (...facts: Fact[]) => {
  const told = await takeBatch(w.db, w.house, facts, { by: 'system' }, now)
  expect(told.map((r) => r.answer)).not.toContain('quarantined')
  return told.map((r) => r.answer)
}
const tap = (
  kind: string,
  about: string,
  clock: string,
  payload: object = {},
  { day = TODAY, version = 2, room = infants }: { day?: string; version?: number; room?: string } = {},
) =>
  fact(kind, about, book, { day, ...payload } as Record<string, unknown>, {
    ...{ happenedAt: at(clock, day), kindVersion: version, room, author: people.educator },
  })
const came = (child: string, clock: string, room = infants, more = {}) =>
  tap('attendance.arrived', child, clock, { room, ...more }, { room })
const gone = (child: string, clock: string, more = {}) => tap('attendance.left', child, clock, more)
const dayOf = async (child: string, day = TODAY) => {
  const r = await call(w, director, 'GET', `/v1/books/${book}/door?day=${day}`)
  expect(r.status).toBe(200)
  return r.body.children.find((c: { id: string }) => c.id === child)
}
const tasksOf = async (child: string): Promise<string[]> =>
  (
    await w.db.read({ system: true }, (read) =>
      read.text<{ kind: string }>('select kind from task where book = $1 and about = $2 order by kind', [
        book,
        child,
      ]),
    )
  ).map((t) => t.kind)
const nobody = { with: { name: 'Su abuela', how: 'none', verdict: 'needs-director', why: ['unverified'] } }

test('a departure before the arrival: the child is here, both words stay, and a person is told', async () => {
  const kid = kids[0]!
  await say(came(kid, '08:00'), gone(kid, '07:30', nobody))
  const { told } = await dayOf(kid)
  expect(told).toMatchObject({ state: 'present', arrived_at: at('08:00'), left_at: null })
  expect(told.flags).toContain('left-before-arrival')
  expect(told.marks).toHaveLength(2)
})

test('two arrivals in two rooms, from two tablets in either order: one presence, counted once, and flagged', async () => {
  const kid = kids[1]!
  await say(came(kid, '08:05', toddlers))
  await say(came(kid, '08:01', infants))
  const { told } = await dayOf(kid)
  expect(told).toMatchObject({ state: 'present', room: infants, flags: ['other-room'] })
  expect(told.marks).toHaveLength(2)
  const door = (await call(w, director, 'GET', `/v1/books/${book}/door?day=${TODAY}`)).body
  const counted = door.rooms.reduce((n: number, r: { here: number }) => n + r.here, 0)
  expect(counted).toBe(
    door.children.filter((c: { told?: { state: string } }) => c.told?.state === 'present').length,
  )
})

test('a code used twice: the child is gone once, and that it was used again is flagged', async () => {
  const kid = kids[2]!
  const withCode = { with: { adult: aunt, how: 'code', verdict: 'right', code: 'k-1' } }
  await say(
    ...[came(kid, '08:00'), gone(kid, '11:00', withCode)],
    ...[came(kid, '11:30'), gone(kid, '11:50', withCode)],
  )
  const { told } = await dayOf(kid)
  expect(told).toMatchObject({ state: 'gone', left_at: at('11:50') })
  expect(told.flags).toContain('code-twice')
  expect(told.marks).toHaveLength(4)
})

test('an adult withdrawn while the tablet was offline: the departure it let through is an alarm of the director', async () => {
  const kid = kids[3]!
  const link = { relation: 'aunt-uncle', guardian: false, pickUp: true, livesWith: false, emergency: false }
  const named = { adult: aunt, given: 'Tía', first: 'Prueba', phones: [], ofAge: true, order: 1, ...link }
  await say(
    fact('guardians.adult-named', kid, book, named, { happenedAt: at('07:00') }),
    came(kid, '08:00'),
    fact('guardians.adult-withdrawn', kid, book, { adult: aunt, why: 'court' }, { happenedAt: at('09:00') }),
  )
  // said at ten by a tablet that had not heard, and heard of after that
  await say(gone(kid, '10:00', { with: { adult: aunt, how: 'face', verdict: 'right' } }))
  const { told, alarm } = await dayOf(kid)
  expect(told).toMatchObject({ state: 'gone', left_at: at('10:00') })
  expect(alarm).toBe(true)
  expect(await tasksOf(kid)).toContain('attendance.wrong-adult')
})

test('a nap that never ends: closed where the house supposes the departure, and somebody is asked when the child woke', async () => {
  const kid = kids[4]!
  const asleep = tap('daily.slept', infants, '10:00', { children: [kid], position: 'back' }, { version: 1 })
  const supposed = fact(
    'attendance.departure-imputed',
    kid,
    book,
    { day: TODAY },
    { happenedAt: at('11:55') },
  )
  await say(came(kid, '08:00'), asleep, supposed)
  const story = `/v1/books/${book}/children/${kid}/daily?day=${TODAY}&purpose=care`
  const { body } = await call(w, director, 'GET', story)
  expect(body.day).toMatchObject({ flags: ['nap-imputed'] })
  expect(body.day.naps).toEqual([expect.objectContaining({ from: at('10:00'), imputed: true })])
  expect(body.day.naps[0].to).not.toBeNull()
  expect((await dayOf(kid)).told).toMatchObject({ state: 'gone', imputed: true })
  expect(await tasksOf(kid)).toContain('attendance.departure')
})

test('a day typed back from paper a week later stands at its own hours, and takes the place of what was supposed', async () => {
  const kid = kids[5]!
  const paper = { sheet: '12', by: people.nurse }
  const silent = fact(
    'attendance.no-notice',
    kid,
    book,
    { day: PAPER_DAY, room: infants },
    {
      ...{ happenedAt: at('09:00', PAPER_DAY) },
    },
  )
  await say(silent)
  expect((await dayOf(kid, PAPER_DAY)).told).toMatchObject({ state: 'absent', flags: ['no-notice'] })
  const typed = (kind: string, clock: string, payload: object) =>
    fact(kind, kid, book, { day: PAPER_DAY, paper, ...payload } as Record<string, unknown>, {
      ...{ happenedAt: at(clock, PAPER_DAY), kindVersion: 2, room: infants },
    })
  const answers = await say(
    typed('attendance.arrived', '07:50', { room: infants }),
    typed('attendance.left', '15:10', nobody),
  )
  expect(answers).not.toContain('review')
  const { told } = await dayOf(kid, PAPER_DAY)
  expect(told).toMatchObject({
    ...{ state: 'gone', arrived_at: at('07:50', PAPER_DAY), left_at: at('15:10', PAPER_DAY), imputed: false },
    ...{ marks: [{ kind: 'arrived', paper: true }, { kind: 'no-notice' }, { kind: 'left', paper: true }] },
  })
  expect(told.flags).not.toContain('no-notice')
  // the list of that month says that the child came
  const sheet = await call(w, director, 'GET', `/v1/books/${book}/rooms/${infants}/attendance?month=2026-11`)
  const line = sheet.body.children.find((c: { id: string }) => c.id === kid)
  expect(line.came).toBe(1)
})

test('nothing was lost: the chain of the book verifies, and derived anew its rows are the same', async () => {
  expect((await verifyBook(w.db, w.house, book)).bad).toBeUndefined()
  expect(await rebuildBook(w.db, w.house, book)).toEqual([])
})
