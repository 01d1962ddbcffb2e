// Cases on the real stack: the list and its filters, one whole, letter and consent, who may what, a child that moves, counts above.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Fact } from '../../src/kernel/fact.ts'
import { foldFigures } from '../../src/platform/figures.ts'
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
  TODAY,
  type World,
} from '../world.ts'

const { one, two } = centers
type Kid = (typeof children)[number]
const [ana, leo, eva, ivo] = children.filter((c) => c.book === one) as [Kid, Kid, Kid, Kid]
const [doubtful, late, gone] = ['doubtful', 'late', 'gone'].map((n) => idOf(`case ${n}`)) as [
  string,
  string,
  string,
]
const PAPER = 'ab'.repeat(32)
let w: World
const cookies = new Map<string, string>()
const as = (person: string): As => ({ cookie: cookies.get(person)! })
beforeAll(async () => {
  w = await openWorld()
  for (const p of Object.values(people)) cookies.set(p, await w.cookie(p))
})
afterAll(() => w.close())

let second = 0
const say = async (
  kind: string,
  kid: Kid,
  of: string,
  on: string,
  payload: object,
  more: Partial<Fact> = {},
) => {
  const happenedAt = new Date(Date.parse(`${TODAY}T15:00:00.000Z`) + 1000 * second++).toISOString()
  const f = fact(
    `referrals.${kind}`,
    kid.id,
    more.book ?? kid.book,
    { case: of, on, ...payload },
    { happenedAt, ...more },
  )
  const [r] = await takeBatch(w.db, w.house, [f], { by: 'person', person: f.author }, now)
  return { ...r!, fact: f }
}
const doubt = (kid: Kid, of: string, on: string, more: object = {}, and: Partial<Fact> = {}) =>
  say('doubt-noted', kid, of, on, { source: 'family', words: 'No señala lo que quiere', ...more }, and)
const get = (person: string, path: string) => call(w, as(person), 'GET', path)
const list = async (query = '', person: string = people.director1, book: string = one) =>
  (await get(person, `/v1/books/${book}/referrals?${query}`)).body
const ids = async (query = '') => (await list(query)).cases.map((c: { id: string }) => c.id)
const one_ = (key: string, person: string = people.nurse, book: string = one) =>
  get(person, `/v1/books/${book}/referrals/${key}?purpose=care`)
const letter = { to: { kind: 'imss-clinic', name: 'UMF 33' }, words: 'Valorar lenguaje y audición' }
const consent = { who: 'Rosa, mamá', on: '2026-11-18', how: 'paper', document: PAPER }

describe('a case', () => {
  test('is told to the center, due soonest first, with its names, its next step and whose it is', async () => {
    const said = [
      await doubt(ana, doubtful, '2026-11-16', {}, { author: people.educator }),
      await doubt(leo, late, '2026-09-01', { urgent: true }),
      await doubt(eva, gone, '2026-11-19'),
      await say(
        'family-talked',
        ana,
        doubtful,
        '2026-11-18',
        {
          ...{ who: 'Rosa, mamá', how: 'in-person', agreed: 'refer', words: 'Lleva la carta el lunes' },
        },
        { author: people.educator },
      ),
    ]
    expect(said.map((s) => s.answer)).toEqual(['taken', 'taken', 'taken', 'taken'])
    const all = await list()
    expect(all.cases.map((c: { id: string }) => c.id)).toEqual([late, gone, doubtful])
    expect(all).toMatchObject({ open: 3, overdue: 1, lost: 1, total: 3, next: null })
    expect(all.names[ana.id]).toBe('Alba Inventado')
    expect(all.cases[2]).toMatchObject({ waits: 'referral', owner: 'nurse', due: '2026-11-23', lost: false })
    expect(await ids('which=lost')).toEqual([late])
    expect(await ids('waits=referral')).toEqual([doubtful])
    expect(await ids(`room=${ana.room}&which=open`)).toContain(doubtful)
    expect(await ids(`involved=${eva.id}`)).toEqual([gone])
    expect(await ids('which=closed')).toEqual([])
    const first = all.cases[0].id
    const page = await list(`after=${encodeURIComponent(`0|0|${first}`)}`)
    expect(page.cases).toHaveLength(3)
    const odd = await get(people.director1, `/v1/books/${one}/referrals?after=nada`)
    expect([odd.status, odd.body.refusal.field]).toEqual([400, 'after'])
  })

  test('an educator notes a doubt and a talk; what follows is not theirs to say, nor the list theirs to read', async () => {
    const sent = await say(
      'referred',
      ana,
      doubtful,
      '2026-11-18',
      { ...letter, consent },
      { author: people.educator },
    )
    expect(sent.answer).toBe('review')
    expect((await get(people.educator, `/v1/books/${one}/referrals`)).status).toBe(403)
    for (const outside of [people.supervisor, people.national, people.director2]) {
      const r = await one_(doubtful, outside)
      expect(r.status).toBe(403)
      expect(JSON.stringify(r.body)).not.toContain('señala')
    }
  })

  test('no letter without consent: not said without it, not shown before it or once it is taken back', async () => {
    const path = `/v1/books/${one}/referrals/${doubtful}/letter?purpose=health`
    expect((await get(people.nurse, path)).body.refusal.code).toBe('no-referral')
    const without = await say('referred', ana, doubtful, '2026-11-18', letter, { author: people.nurse })
    expect(without.answer).toBe('quarantined')
    await say('referred', ana, doubtful, '2026-11-18', { ...letter, consent }, { author: people.nurse })
    const { status, body } = await get(people.nurse, path)
    expect([status, body.referral.to.name, body.doubts.length]).toEqual([200, 'UMF 33', 1])
    const back = await say('consent-taken-back', ana, doubtful, '2026-11-19', { who: 'Rosa, mamá' })
    expect((await get(people.nurse, path)).body.refusal.code).toBe('no-consent')
    expect((await one_(doubtful)).body.case).toMatchObject({ consent: 'taken-back', waits: 'talk' })
    await takeBatch(
      w.db,
      w.house,
      [fact('book.withdrawn', back.fact.id, one, { reason: 'era otra familia' })],
      { by: 'person', person: people.director1 },
      now,
    )
    expect((await get(people.nurse, path)).status).toBe(200)
  })

  test('answered and planned: the family’s page holds the plan alone; each reading is written down', async () => {
    await say('answer-received', ana, doubtful, '2026-11-19', {
      from: 'UMF 33',
      how: 'family',
      result: 'attention',
      words: 'Audición secreta',
    })
    const empty = await say('answer-received', ana, doubtful, '2026-11-19', {
      from: 'UMF 33',
      how: 'family',
      result: 'fine',
    })
    expect(empty.answer).toBe('quarantined')
    await say('plan-made', ana, doubtful, '2026-11-20', {
      goals: [{ id: 'm1', words: 'Pide con señas' }],
      strategies: [{ id: 'e1', words: 'Esperar a que pida', where: 'both' }],
      ...{ adjustments: ['Menos ruido'], people: [{ who: 'Luz', does: 'turnos' }] },
      ...{
        needs: [{ need: 'language', words: 'Mamá habla náhuatl', language: 'nah' }],
        review: '2027-01-15',
      },
    })
    await say(
      'plan-tried',
      ana,
      doubtful,
      '2026-11-20',
      { strategy: 'e1', how: 'well' },
      { author: people.educator },
    )
    const plan = await get(
      people.director1,
      `/v1/books/${one}/referrals/${doubtful}/plan?purpose=family-request`,
    )
    expect(plan.body.plan).toMatchObject({ review: '2027-01-15', tried: 1 })
    expect(JSON.stringify(plan.body)).not.toContain('secreta')
    const whole = (await one_(doubtful)).body
    expect(whole.case).toMatchObject({ waits: 'review', skipped: ['appointment'], answered_on: '2026-11-19' })
    expect(whole.files).toEqual([{ blob: PAPER, bytes: null, here: false }])
    const logged = await w.db.read(
      { system: true },
      (read) =>
        read<{
          endpoint: string
        }>`select distinct endpoint from read_log where about = ${ana.id} and endpoint like 'referrals.%' order by 1`,
    )
    expect(logged.map((l) => l.endpoint)).toEqual(['referrals.letter', 'referrals.one', 'referrals.plan'])
  })

  test('the tablet gets the plan of the room, and nothing of talk, referral or answer', async () => {
    const [row] = await w.db.read(
      { system: true },
      (read) =>
        read<{
          body: string
        }>`select body::text as body from feed where feed.book = ${one} and entity = ${`referral_case:${doubtful}`}`,
    )
    expect(row!.body).toContain('Esperar a que pida')
    for (const secret of ['secreta', 'UMF', 'Rosa', 'señala']) expect(row!.body).not.toContain(secret)
  })
})

describe('above the center', () => {
  test('counts alone, small ones hidden, and no sum that tells one', async () => {
    const counts = async (person: string) => (await get(person, '/v1/referrals/counts')).body
    expect((await get(people.director1, '/v1/referrals/counts')).status).toBe(403)
    const few = await counts(people.supervisor)
    expect(few.places).toEqual([{ id: one, name: 'Centro one', open: null, overdue: null, lost: null }])
    expect([few.level, few.open, few.lost]).toEqual(['centers', null, null])
    expect(JSON.stringify(few)).not.toContain('Alba')
    for (let i = 0; i < 10; i++) await doubt(ivo, idOf(`many ${i}`), '2026-11-20')
    expect((await counts(people.supervisor)).places[0]).toMatchObject({ open: 13, lost: null })
    await doubt(
      children.find((c) => c.book === centers.three)!,
      idOf('south'),
      '2026-11-20',
      {},
      { author: people.director3 },
    )
    const nation = await counts(people.national)
    expect(nation.level).toBe('representations')
    expect(nation.places.map((p: { open: number | null }) => p.open)).toEqual([13, null])
    expect(nation.open).toBeNull()
  })

  test('figures are gauged by what they wait for, and rebuilt rows are the same rows', async () => {
    await foldFigures(w.db)
    expect(await rebuildBook(w.db, w.house, one)).toEqual([])
  })
})

describe('a child that moves', () => {
  const move = async (from: string, to: string, room: string) => {
    const happenedAt = new Date(Date.parse(`${TODAY}T16:00:00.000Z`) + 1000 * second++).toISOString()
    const f = fact(
      'children.child-transferred',
      ana.id,
      from,
      { to, room, on: TODAY },
      { author: people.supervisor, happenedAt },
    )
    const r = await call(w, as(people.supervisor), 'POST', '/v1/decisions', { fact: f })
    expect([r.status, r.body.refusal]).toEqual([200, undefined])
  }
  test('takes its case, its plan and its papers along; the center it leaves sees them no more; it comes back once', async () => {
    const before = (await one_(doubtful)).body.case
    await move(one, two, rooms.two[0])
    expect((await one_(doubtful)).status).toBe(404)
    expect(await ids(`involved=${ana.id}`)).toEqual([])
    const there = (await one_(doubtful, people.director2, two)).body
    expect(there.case.plan).toEqual(before.plan)
    expect(there.case.pending).toEqual(before.pending)
    expect(there.case.steps.map((s: object) => ({ ...s, here: true }))).toEqual(before.steps)
    expect(there.files).toMatchObject([{ blob: PAPER }])
    const tasks = (book: string) =>
      w.db.read(
        { system: true },
        (read) =>
          read<{
            kind: string
          }>`select kind from task where book = ${book} and about = ${ana.id} and kind like 'referrals.%' order by 1`,
      )
    expect(await tasks(one)).toEqual([])
    expect((await tasks(two)).map((t) => t.kind)).toEqual(['referrals.rescreen', 'referrals.review'])
    // carried on there, and brought back: every step once
    await say(
      'plan-reviewed',
      ana,
      doubtful,
      '2026-11-20',
      { result: 'goes-on', words: 'va mejor' },
      { book: two, author: people.director2 },
    )
    await move(two, one, rooms.one[0]!)
    const back = (await one_(doubtful)).body.case
    expect(back.steps.map((s: { kind: string }) => s.kind).sort()).toEqual(
      [...before.steps.map((s: { kind: string }) => s.kind), 'review'].sort(),
    )
    expect(new Set(back.steps.map((s: { id: string }) => s.id)).size).toBe(back.steps.length)
    expect(await rebuildBook(w.db, w.house, one)).toEqual([])
    expect(await rebuildBook(w.db, w.house, two)).toEqual([])
  })

  test('a step of a move is no one’s to say', async () => {
    const forged = await say(
      'step-brought',
      leo,
      late,
      '2026-11-20',
      {},
      {
        payload: {
          case: late,
          step: {
            ...{ id: idOf('forged'), kind: 'close', by: people.nurse, on: '2026-11-20' },
            ...{
              at: '2026-11-20T15:00:00.000Z',
              since: '2026-11-20T15:00:00.000Z',
              said: { why: 'resolved', words: 'x' },
            },
          },
        },
      },
    )
    expect(forged.answer).toBe('review')
    expect((await one_(late)).body.case.closed_on).toBeNull()
  })
})

describe('what it costs and what is forgotten', () => {
  test('each question asks a handful of statements', async () => {
    const most = async (path: string) => {
      let worst = 0
      w.db.onStatements = (n) => {
        worst = Math.max(worst, n)
      }
      await get(people.director1, path)
      w.db.onStatements = undefined
      return worst
    }
    expect({
      list: await most(`/v1/books/${one}/referrals`),
      one: await most(`/v1/books/${one}/referrals/${doubtful}?purpose=care`),
      letter: await most(`/v1/books/${one}/referrals/${doubtful}/letter?purpose=care`),
      plan: await most(`/v1/books/${one}/referrals/${doubtful}/plan?purpose=care`),
    }).toEqual({ list: 6, one: 10, letter: 7, plan: 6 })
  })

  test('a child that is forgotten takes its cases along', async () => {
    const erased = fact('book.person-erased', eva.id, one, { reason: 'lo pidió la familia' })
    await takeBatch(w.db, w.house, [erased], { by: 'system' }, now)
    expect((await one_(gone)).status).toBe(404)
    const left = await w.db.read(
      { system: true },
      (read) => read<{ n: number }>`select count(*)::int as n from referral_case where child = ${eva.id}`,
    )
    expect(left[0]!.n).toBe(0)
  })
})
