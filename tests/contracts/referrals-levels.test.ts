// Cases at every level: each stage has its owner, its clock and its list; names stay in the center; a plan goes with a migrant family.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Fact } from '../../src/kernel/fact.ts'
import { Awaited } from '../../src/modules/referrals/contract/steps.ts'
import { takeBatch } from '../../src/platform/intake.ts'
import { watchBook } from '../../src/platform/watches.ts'
import {
  call,
  centers,
  children,
  fact,
  idOf,
  now,
  openWorld,
  people,
  reps,
  rooms,
  TODAY,
  type World,
} from '../world.ts'

const { one, two } = centers
type Kid = (typeof children)[number]
const kids = children.filter((c) => c.book === one)
const [ana] = kids as [Kid]
let w: World
const cookies = new Map<string, string>()
let second = 0

const said = (kind: string, kid: Kid, of: string, on: string, payload: object): Fact =>
  fact(
    `referrals.${kind}`,
    kid.id,
    kid.book,
    { case: of, on, ...payload },
    {
      ...(kid.book === one ? { author: people.nurse } : { author: people.director3 }),
      happenedAt: new Date(Date.parse(`${TODAY}T15:00:00.000Z`) + 1000 * second++).toISOString(),
    },
  )
const hand = async (facts: readonly Fact[]) => {
  const results = await takeBatch(w.db, w.house, facts, { by: 'system' }, now)
  expect(results.map((r) => r.answer).filter((a) => a !== 'taken')).toEqual([])
}
const get = (person: string, path: string) => call(w, { cookie: cookies.get(person)! }, 'GET', path)

const doubt = (on: string) =>
  ['doubt-noted', on, { source: 'family', words: 'No señala lo que quiere' }] as const
const talk = (on: string, agreed: string) =>
  ['family-talked', on, { who: 'Rosa, mamá', how: 'in-person', agreed, words: 'lo acordado' }] as const
const letter = (on: string) =>
  [
    ...(['referred', on] as const),
    {
      ...{ to: { kind: 'imss-clinic', name: 'UMF 33' }, words: 'Valorar' },
      consent: { who: 'Rosa, mamá', on, how: 'spoken' },
    },
  ] as const
const visit = (on: string) => ['appointment-said', on, { how: 'went', day: on }] as const
const answer = (on: string) =>
  [
    ...(['answer-received', on] as const),
    { from: 'UMF 33', how: 'family', result: 'attention', words: 'Audición secreta' },
  ] as const
const plan = (on: string, review: string) =>
  [
    ...(['plan-made', on] as const),
    {
      goals: [{ id: 'm1', words: 'Pide con señas' }],
      strategies: [{ id: 'e1', words: 'Esperar a que pida', where: 'both' }],
      ...{ adjustments: ['Menos ruido'], people: [{ who: 'Luz', does: 'turnos' }], review },
      needs: [{ need: 'migrant', words: 'La familia se va a la cosecha: el plan va con ella' }],
    },
  ] as const
const again = (on: string) => ['rescreened', on, { result: 'expected' }] as const

/** A case for each thing that may be awaited, all of them late; dates are of the autumn before. */
const stages: Readonly<Record<Awaited, readonly (readonly [string, string, object])[]>> = {
  talk: [doubt('2026-10-26')],
  referral: [doubt('2026-10-20'), talk('2026-10-26', 'refer')],
  appointment: [doubt('2026-10-01'), talk('2026-10-02', 'refer'), letter('2026-10-20')],
  answer: [doubt('2026-10-01'), talk('2026-10-02', 'refer'), letter('2026-10-03'), visit('2026-10-20')],
  plan: [doubt('2026-10-01'), talk('2026-10-02', 'refer'), letter('2026-10-03'), answer('2026-10-28')],
  review: [doubt('2026-10-01'), answer('2026-10-02'), plan('2026-10-05', '2026-11-10')],
  rescreen: [doubt('2026-10-01'), talk('2026-10-10', 'watch')],
  close: [doubt('2026-10-01'), talk('2026-10-02', 'watch'), again('2026-11-02')],
}
const OWNERS: Readonly<Record<Awaited, 'nurse' | 'director'>> = {
  ...{ talk: 'director', referral: 'nurse', appointment: 'nurse', answer: 'nurse' },
  ...{ plan: 'director', review: 'director', rescreen: 'nurse', close: 'director' },
}
const caseOf = (stage: string) => idOf(`stage ${stage}`)
const kidOf = (i: number) => kids[1 + (i % (kids.length - 1))]!

beforeAll(async () => {
  w = await openWorld()
  for (const p of Object.values(people)) cookies.set(p, await w.cookie(p))
  await hand(
    Object.entries(stages).flatMap(([stage, steps], i) =>
      steps.map(([kind, on, payload]) => said(kind, kidOf(i), caseOf(stage), on, payload)),
    ),
  )
  // a center beside it with one case alone
  const south = children.find((c) => c.book === centers.three)!
  const [kind, on, payload] = doubt('2026-10-26')
  await hand([said(kind, south, idOf('south'), on, payload)])
  for (const book of Object.values(centers))
    await watchBook(w.db, w.house, { book, kind: 'center', timeZone: 'America/Mexico_City' }, now())
})
afterAll(() => w.close())

test.each(Awaited.options)(
  '%s has an owner, a day, and its line in the list of what is late',
  async (stage) => {
    const { body } = await get(people.nurse, `/v1/books/${one}/referrals?which=overdue&waits=${stage}`)
    expect(body.cases.map((c: { id: string }) => c.id)).toEqual([caseOf(stage)])
    const [line] = body.cases
    expect([line.waits, line.owner, line.overdue]).toEqual([stage, OWNERS[stage], true])
    expect(line.due < TODAY).toBe(true)
    const room = (await get(people.nurse, `/v1/books/${one}/referrals?which=overdue&room=${line.room}`)).body
    expect(room.cases.map((c: { id: string }) => c.id)).toContain(caseOf(stage))
    const owner = OWNERS[stage] === 'nurse' ? people.nurse : people.director1
    const today = (await get(owner, '/v1/today')).body
    const task = today.tasks.find((t: { kind: string }) => t.kind === `referrals.${stage}`)
    expect(task).toMatchObject({
      about: line.child,
      owner: OWNERS[stage],
      name: expect.stringMatching(/Inventado$/),
    })
  },
)

test('above the center what is late is told by center, then by representation, and nobody is named', async () => {
  const supervisor = await get(people.supervisor, '/v1/today')
  const line = supervisor.body.lines.find((l: { book: string }) => l.book === one)
  const told = new Set(line.items.map((i: { kind: string }) => i.kind))
  for (const stage of Awaited.options) expect(told).toContain(`referrals.${stage}`)
  const place = await get(people.supervisor, `/v1/today?place=${one}`)
  const tasks = place.body.tasks.filter((t: { kind: string }) => t.kind.startsWith('referrals.'))
  expect(tasks.length).toBeGreaterThanOrEqual(Awaited.options.length)
  expect(tasks.every((t: { name: string | null }) => t.name === null)).toBe(true)
  const national = await get(people.national, '/v1/today')
  const north = national.body.lines.find((l: { book: string }) => l.book === reps.north)
  expect(north.items.some((i: { kind: string }) => i.kind.startsWith('referrals.'))).toBe(true)
  for (const { body } of [supervisor, place, national])
    expect(JSON.stringify(body)).not.toContain('Inventado')
})

test('counts of the late and the lost climb by level, and below ten no number is told', async () => {
  const few = (await get(people.supervisor, '/v1/referrals/counts')).body
  expect(few.places).toEqual([{ id: one, name: 'Centro one', open: null, overdue: null, lost: 0 }])
  await hand(
    Array.from({ length: 12 }, (_, i) => {
      const [kind, on, payload] = doubt('2026-09-01')
      return said(kind, kidOf(i), idOf(`lost ${i}`), on, payload)
    }),
  )
  const [place] = (await get(people.supervisor, '/v1/referrals/counts')).body.places
  expect(place).toMatchObject({ open: 20, overdue: 20, lost: 12 })
  const nation = (await get(people.national, '/v1/referrals/counts')).body
  expect([nation.level, nation.places.map((p: { id: string }) => p.id).sort()]).toEqual([
    'representations',
    [reps.north, reps.south].sort(),
  ])
  // the one of the south would follow from a sum
  expect(nation.lost === null || nation.lost === 12).toBe(true)
  const north = (await get(people.national, `/v1/referrals/counts?representation=${reps.north}`)).body
  expect([north.level, north.places[0].lost]).toEqual(['centers', 12])
  // by name they are found where they are known
  const found = (await get(people.director1, `/v1/books/${one}/referrals?which=lost`)).body
  expect(found.cases).toHaveLength(12)
  expect(found.cases.every((c: { child: string }) => found.names[c.child].endsWith('Inventado'))).toBe(true)
})

test('who reads a case works in its center and may; everybody else gets nothing of it', async () => {
  const key = caseOf('review')
  const paths = [
    `/v1/books/${one}/referrals`,
    `/v1/books/${one}/referrals/${key}?purpose=care`,
    `/v1/books/${one}/referrals/${key}/plan?purpose=family-request`,
    `/v1/books/${one}/referrals/${caseOf('answer')}/letter?purpose=health`,
  ]
  const may = new Set([people.nurse, people.director1])
  for (const person of Object.values(people))
    for (const path of paths) {
      const { status, body } = await get(person, path)
      expect([person, path, status]).toEqual([person, path, may.has(person) ? 200 : 403])
      if (!may.has(person)) expect(JSON.stringify(body)).not.toMatch(/señas|secreta|Inventado/)
    }
})

test('a migrant family moves on: case, plan and clocks go with the child, the old center reads nothing more', async () => {
  const key = idOf('harvest')
  await hand(
    [
      doubt('2026-10-01'),
      talk('2026-10-02', 'refer'),
      letter('2026-10-03'),
      answer('2026-10-20'),
      plan('2026-10-22', '2026-12-10'),
    ].map(([kind, on, payload]) => said(kind, ana, key, on, payload)),
  )
  const at = (book: string, person: string, tail = '?purpose=care') =>
    get(person, `/v1/books/${book}/referrals/${key}${tail}`)
  const before = (await at(one, people.director1)).body.case
  const moved = await call(w, { cookie: cookies.get(people.supervisor)! }, 'POST', '/v1/decisions', {
    fact: fact(
      'children.child-transferred',
      ana.id,
      one,
      { to: two, room: rooms.two[0], on: TODAY },
      { author: people.supervisor, happenedAt: `${TODAY}T17:00:00.000Z` },
    ),
  })
  expect(moved.status).toBe(200)
  for (const tail of ['?purpose=care', '/letter?purpose=health', '/plan?purpose=family-request'])
    for (const person of [people.director1, people.nurse])
      expect((await at(one, person, tail)).status).toBe(404)
  const rest = await get(people.director1, `/v1/books/${one}/referrals?involved=${ana.id}`)
  expect([rest.body.cases, rest.body.names]).toEqual([[], {}])
  const there = (await at(two, people.director2)).body.case
  expect([there.plan, there.pending, there.waits, there.due]).toEqual([
    ...[before.plan, before.pending, before.waits, before.due],
  ])
  expect(there.plan.plan.needs).toMatchObject([{ need: 'migrant' }])
  const sheet = await at(two, people.director2, '/plan?purpose=family-request')
  expect(sheet.body.plan.plan.goals[0].words).toBe('Pide con señas')
  expect((await at(two, people.director2, '/letter?purpose=health')).body.referral.to.name).toBe('UMF 33')
  // the tablet of the room it comes to has the plan, that of the room it left has nothing
  const carried = (book: string) =>
    w.db.read(
      { system: true },
      (read) =>
        read<{ body: string | null }>`select body::text as body from feed
          where feed.book = ${book} and entity = ${`referral_case:${key}`} and body is not null`,
    )
  expect((await carried(two))[0]?.body).toContain('Esperar a que pida')
  expect(await carried(one)).toEqual([])
})
