// Signals, second looks and the fair comparison on the real stack: who is asked, who may see, and that rows are made again alike.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, addMonths } from '../../src/kernel/days.ts'
import type { Fact } from '../../src/kernel/fact.ts'
import { milestones } from '../../src/modules/development/rules/built-in.ts'
import { itemsOf } from '../../src/modules/development/rules/instrument.ts'
import { reviewSheetsWork } from '../../src/modules/development/work/review-sheets.ts'
import { gaugeChanged } from '../../src/platform/gauging.ts'
import type { Working } from '../../src/platform/house.ts'
import { takeBatch } from '../../src/platform/intake.ts'
import { rebuildBook } from '../../src/platform/rebuilding.ts'
import { watchBook } from '../../src/platform/watches.ts'
import { booksWith, personOf } from '../../src/platform/who.ts'
import {
  call,
  centers,
  children,
  fact,
  idOf,
  NOW,
  now,
  openWorld,
  people,
  reps,
  TODAY,
  type World,
} from '../world.ts'

const { one, two } = centers
const [ana, leo] = children.filter((c) => c.book === one)
let w: World
let lost: Fact
let again: Fact
const cookies = new Map<string, string>()
beforeAll(async () => {
  w = await openWorld()
  for (const p of Object.values(people)) cookies.set(p, await w.cookie(p))
})
afterAll(() => w.close())
const as = (person: string) => ({ cookie: cookies.get(person)! })
const get = (person: string, path: string) => call(w, as(person), 'GET', path)
const decide = (f: Fact) => call(w, as(f.author), 'POST', '/v1/decisions', { fact: f })
const observed = (
  kid: (typeof children)[number],
  months: number,
  answer: 0 | 1,
  author: string,
  on = addDays(addMonths(kid.birth, months), 2),
) => {
  const items = itemsOf(milestones, String(months).padStart(2, '0')).map((i) => [i.id, answer] as const)
  const payload = {
    ...{ day: on, instrument: 'milestones', version: '2022', answers: Object.fromEntries(items) },
    ...{ by: 'educator', mode: 'child' },
  }
  return fact('development.observed', kid.id, kid.book, payload, {
    ...{ author, happenedAt: `${on}T16:00:00.000Z` },
  })
}
const say = async (facts: Fact[]) => {
  for (const f of facts) {
    const [r] = await takeBatch(w.db, w.house, [f], { by: 'person', person: f.author }, now)
    expect(r!.answer).toBe('taken')
  }
}
const watch = () =>
  watchBook(w.db, w.house, { book: one, kind: 'center', timeZone: 'America/Mexico_City' }, new Date(NOW))
const tasks = () =>
  w.db.read(
    { books: [one] },
    (read) => read<{ kind: string; about: string; owner: string; key: string }>`
    select kind, about, owner, key from task where book = ${one} and kind like 'development.%' and kind <> 'development.observe'`,
  )

test('what was lost is told on the child’s card and asked of the director, once, and to nobody outside', async () => {
  const list = itemsOf(milestones, '18')
  lost = observed(ana!, 18, 1, people.educator, addDays(TODAY, -40))
  again = observed(ana!, 18, 1, people.educator, addDays(TODAY, -5))
  const gone = [list[0]!.id, list[1]!.id].sort()
  for (const item of gone) (again.payload.answers as Record<string, number>)[item] = 0
  await say([again, lost])
  const mine = await get(people.director1, `/v1/books/${one}/children/${ana!.id}/development?purpose=care`)
  expect(mine.body.standing).toMatchObject({ why: 'red-flag', items: gone, child: ana!.id })
  expect((await get(people.director1, `/v1/books/${one}/development`)).body.signals).toHaveLength(1)
  expect((await get(people.supervisor, `/v1/books/${one}/development`)).body.signals).toEqual([])
  await watch()
  await watch()
  const asked = (await tasks()).filter((t) => t.kind === 'development.red-flag')
  expect(asked).toEqual([
    {
      ...{ kind: 'development.red-flag', about: ana!.id, owner: 'director' },
      key: `watch:signals:${ana!.id}|${addDays(TODAY, -5)}`,
    },
  ])
  expect(await rebuildBook(w.db, w.house, one)).toEqual([])
})

test('a second look is another person’s, blind, asked once, and compared; a drawn sheet is one of the last month', async () => {
  const first = observed(leo!, 18, 1, people.educator, addDays(TODAY, -3))
  await say([first])
  const who = await personOf(w.db, people.supervisor, now())
  const working = {
    ...{ id: idOf('review'), db: w.db, house: w.house, who, now, log: () => {} },
    ...{ scope: await booksWith(w.db, who, 'development.guard'), signal: new AbortController().signal },
    ...{ progress: () => {}, file: () => expect.unreachable() },
  } as unknown as Working
  const report = (await reviewSheetsWork.run(working, {})) as {
    sample: { observation: string }[]
    few: number
  }
  expect(report).toMatchObject({ evaluators: 1, few: 1, doubts: [] })
  const [drawn] = report.sample
  expect([first.id, again.id]).toContain(drawn!.observation)
  const ask = (author: string, more: object = {}) =>
    fact(
      'development.second-look-asked',
      leo!.id,
      one,
      {
        ...{ observation: first.id, evaluator: people.educator, instrument: 'milestones', version: '2022' },
        ...{ items: Object.keys(first.payload.answers as object), why: 'sample', seed: 's' },
        ...{ by: addDays(TODAY, 14), ...more },
      },
      { author, happenedAt: NOW },
    )
  expect((await decide(ask(people.director1))).status).toBe(403)
  expect((await decide(ask(people.supervisor, { evaluator: people.nurse }))).body.refusal.code).toBe(
    'unknown-observation',
  )
  const asked = ask(people.supervisor)
  expect((await decide(asked)).status).toBe(200)
  expect((await decide(ask(people.supervisor))).body.refusal.code).toBe('asked-already')
  expect((await tasks()).filter((t) => t.kind === 'development.second-look')).toHaveLength(1)
  const listed = await get(people.educator, `/v1/books/${one}/second-looks`)
  expect(listed.body.looks).toMatchObject([{ key: asked.id, own: true, done_on: null }])
  expect(JSON.stringify(listed.body)).not.toContain('answers')
  const items = Object.keys(first.payload.answers as object)
  const done = (author: string, answers: object) =>
    fact(
      'development.second-look-done',
      leo!.id,
      one,
      { asked: asked.id, day: TODAY, answers },
      { author, happenedAt: NOW },
    )
  expect((await decide(done(people.educator, { [items[0]!]: 1 }))).body.refusal.code).toBe('same-person')
  expect((await decide(done(people.nurse, { ajeno: 1 }))).body.refusal.code).toBe('unknown-item')
  expect((await decide(done(people.nurse, { [items[0]!]: 1, [items[1]!]: 0 }))).status).toBe(200)
  expect((await decide(done(people.director1, { [items[0]!]: 1 }))).body.refusal.code).toBe('done-already')
  expect((await tasks()).filter((t) => t.kind === 'development.second-look')).toEqual([])
  const agreed = await get(people.supervisor, '/v1/development/agreements')
  expect(agreed.body.evaluators).toMatchObject([{ items: 2, same: 0.5, onlyFirst: 1, verdict: 'too-few' }])
  expect((await get(people.director1, '/v1/development/agreements')).status).toBe(403)
  expect(await rebuildBook(w.db, w.house, one)).toEqual([])
})

test('a second look of the open list reaches the tablets of the room, blind, and is made there by somebody else', async () => {
  const first = observed(ana!, 18, 1, people.educator, addDays(TODAY, -2))
  await say([first])
  const items = Object.keys(first.payload.answers as object)
  const asked = fact(
    'development.second-look-asked',
    ana!.id,
    one,
    {
      ...{ observation: first.id, evaluator: people.educator, instrument: 'milestones', version: '2022' },
      ...{ items, why: 'guard', seed: 's', by: addDays(TODAY, 14) },
    },
    { author: people.supervisor, happenedAt: NOW },
  )
  expect((await decide(asked)).status).toBe(200)
  const carried = async () =>
    (
      await w.db.read(
        { books: [one] },
        (read) => read<{ op: string; body: string | null }>`
          select op, body from feed where book = ${one} and entity = ${`second_look:${asked.id}`}`,
      )
    )[0]
  const told = await carried()
  expect(JSON.parse(told!.body!)).toEqual({
    ...{ c: ana!.id, r: ana!.room, i: items, x: people.educator, u: addDays(TODAY, 14) },
    f: expect.any(String),
  })
  const row = async () =>
    (
      await w.db.read(
        { books: [one] },
        (read) => read<{ owner: string; not_by: string }>`
          select owner, not_by from task where book = ${one} and key = ${`second_look:${asked.id}`}`,
      )
    )[0]
  expect(await row()).toEqual({ owner: 'educator', not_by: people.educator })
  // nobody else holds a post in that room: it stands with the director, and never with who saw it first
  const hers = (body: { tasks: { kind: string; about: string }[] }) =>
    body.tasks.filter((t) => t.kind === 'development.second-look' && t.about === ana!.id).length
  expect(hers((await get(people.educator, '/v1/today')).body)).toBe(0)
  expect(hers((await get(people.director1, '/v1/today')).body)).toBe(1)
  const seen = (author: string, answers: object) =>
    fact(
      'development.second-look-seen',
      ana!.id,
      one,
      { asked: asked.id, day: TODAY, answers },
      { author, happenedAt: NOW, origin: 'desk' },
    )
  // by who saw it first, or of items nobody asked for: it happened, and is no second look
  await say([seen(people.educator, { [items[0]!]: 1 }), seen(people.nurse, { ajeno: 1 })])
  expect(await row()).toBeDefined()
  await say([seen(people.nurse, { [items[0]!]: 1, [items[1]!]: 0, ajeno: 1 })])
  expect([await row(), (await carried())!.op]).toEqual([undefined, 'evict'])
  const [look] = await w.db.read(
    { books: [one] },
    (read) =>
      read<{ answers: object }>`select answers from second_look where book = ${one} and key = ${asked.id}`,
  )
  expect(look!.answers).toEqual({ [items[0]!]: 1, [items[1]!]: 0 })
  expect(await rebuildBook(w.db, w.house, one)).toEqual([])
})

test('one skill not there on one day is amber on the card, and asks the room to look soon until it is seen again', async () => {
  const kid = children.filter((c) => c.book === one)[3]!
  const months = milestones.groups
    .map((g) => g.months!.from)
    .findLast((m) => addMonths(kid.birth, m) <= addDays(TODAY, -40))!
  const lookedAt = (on: string) => observed(kid, months, 1, people.educator, on)
  const no = lookedAt(addDays(TODAY, -8))
  const item = itemsOf(milestones, String(months).padStart(2, '0'))[0]!.id
  ;(no.payload.answers as Record<string, number>)[item] = 0
  await say([lookedAt(addDays(TODAY, -40)), no])
  const card = async () =>
    (await get(people.director1, `/v1/books/${one}/children/${kid.id}/development?purpose=care`)).body
  expect((await card()).development).toMatchObject({ light: 'amber' })
  expect((await card()).development.rounds.at(-1)).toMatchObject({ lost: [], once: [item] })
  expect((await card()).standing).toMatchObject({ why: 'once', items: [item] })
  const soon = async () => (await tasks()).filter((t) => t.about === kid.id).map((t) => [t.kind, t.owner])
  await watch()
  expect(await soon()).toEqual([['development.look-soon', 'educator']])
  await say([lookedAt(addDays(TODAY, -1))])
  await watch()
  expect([await soon(), (await card()).development.light]).toEqual([[], 'green'])
})

test('coverage goes from the representation to a room, with small numbers hidden, and nowhere beyond reach', async () => {
  const top = await get(people.supervisor, '/v1/development/coverage')
  expect(top.body.path).toMatchObject([{ kind: 'representation', id: reps.north, name: 'Rep north' }])
  expect(top.body.below.map((p: { id: string }) => p.id).sort()).toEqual([one, two].sort())
  await gaugeChanged(w.db, w.house, TODAY)
  const center = (await get(people.supervisor, `/v1/development/coverage?center=${one}`)).body
  expect(center.path.map((p: { kind: string }) => p.kind)).toEqual(['representation', 'center'])
  expect(center.below.map((p: { kind: string }) => p.kind)).toEqual(['room', 'room'])
  const shares = Object.values(center.path[1].shares as Record<string, { part: number | null }>)
  expect(shares.length).toBeGreaterThan(0)
  for (const s of shares) expect(s.part === null || s.part === 0).toBe(true)
  expect((await get(people.supervisor, `/v1/development/coverage?center=${centers.three}`)).status).toBe(403)
  expect((await get(people.supervisor, `/v1/development/coverage?representation=${reps.south}`)).status).toBe(
    403,
  )
  expect((await get(people.director1, '/v1/development/coverage')).status).toBe(403)
  const nation = (await get(people.national, '/v1/development/coverage')).body
  expect(nation.path).toMatchObject([{ kind: 'nation', name: 'México' }])
})

test('fewer than ten children of a center are told to nobody, not even how many', async () => {
  const compared = await get(people.supervisor, '/v1/development/comparison')
  expect(compared.body.centers.map((c: { id: string }) => c.id).sort()).toEqual([one, two].sort())
  expect(compared.body).toMatchObject({ fair: null, children: 0, hidden: 2 })
  for (const c of compared.body.centers) expect(c).toMatchObject({ n: null, mean: null, place: 'hidden' })
  const narrowed = await get(people.national, `/v1/development/comparison?representation=${reps.south}`)
  expect(narrowed.body.centers.map((c: { id: string }) => c.id)).toEqual([centers.three])
})
