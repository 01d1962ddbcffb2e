// Places on the real stack: who may say what, a site handed to its center, counted once at every scope and day, targets that differ.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Fact } from '../../src/kernel/fact.ts'
import { NATION } from '../../src/kernel/ids.ts'
import { accountOf, lastLossOf, placesOfSites } from '../../src/modules/places/reads.ts'
import { gaugeBook } from '../../src/platform/gauging.ts'
import { takeBatch } from '../../src/platform/intake.ts'
import { rebuildBook } from '../../src/platform/rebuilding.ts'
import { watchedTasks } from '../../src/platform/watches.ts'
import {
  type As,
  call,
  centers,
  fact,
  idOf,
  now,
  openWorld,
  people,
  reps,
  TODAY,
  type World,
} from '../world.ts'

const { one, two } = centers
const site = idOf('site north')
const lot = idOf('lot of the site')
let w: World
const cookies = new Map<string, string>()
const as = (person: string): As => ({ cookie: cookies.get(person)! })
beforeAll(async () => {
  w = await openWorld()
  for (const p of Object.values(people)) cookies.set(p, await w.cookie(p))
})
afterAll(() => w.close())

const of = (
  kind: string,
  about: string,
  book: string,
  payload: object,
  author: string,
  more: Partial<Fact> = {},
) => fact(`places.${kind}`, about, book, payload as Record<string, unknown>, { author, ...more })
const say = async (f: Fact) =>
  (await takeBatch(w.db, w.house, [f], { by: 'person', person: f.author }, now))[0]!
const decide = async (f: Fact) => {
  const { status, body } = await call(w, as(f.author), 'POST', '/v1/decisions', { fact: f })
  return [status, body.refusal?.code ?? body.answer]
}
const step = (from: string, to: string, places: number, on: string, more: object = {}) => ({
  ...{ lot, from, to, places, on, reason: 'acta', ...more },
})
const get = async (person: string, path: string) => call(w, as(person), 'GET', path)
const ledger = async (person: string, query = '') => (await get(person, `/v1/places${query}`)).body

describe('a site and its center', () => {
  test('a site is planned, licensed and staffed in the book of its representation; it cannot open', async () => {
    const sup = people.supervisor
    const named = { code: 'S-1', name: 'Predio uno', municipality: '08001', source: 'nota' }
    expect((await say(of('site-registered', site, reps.north, named, sup))).answer).toBe('review')
    const half = { ...named, latitude: 20 }
    expect((await say(of('site-registered', site, reps.north, half, people.national))).answer).toBe(
      'quarantined',
    )
    expect((await say(of('site-registered', site, reps.north, named, people.national))).answer).toBe('taken')
    const plan = { lot, places: 110, on: '2026-01-10', reason: 'módulo de 110', due: { open: '2026-09-01' } }
    expect((await say(of('planned', site, reps.north, plan, sup))).answer).toBe('taken')
    const one_ = (payload: object, author = sup) => decide(of('stepped', site, reps.north, payload, author))
    expect(await one_(step('planned', 'works', 110, '2026-02-01'))).toEqual([200, 'taken'])
    expect((await one_(step('planned', 'works', 1, '2026-02-01')))[0]).toBe(409)
    expect((await one_(step('works', 'authorized', 110, '2026-07-01')))[0]).toBe(409)
    const licence = { number: 'PC-7', issuer: 'Protección Civil', until: '2027-07-01' }
    expect(await one_(step('works', 'authorized', 110, '2026-07-01', { licence }))).toEqual([200, 'taken'])
    expect(await one_(step('authorized', 'staffed', 110, '2026-08-01', { people: 20 }))).toEqual([
      200,
      'taken',
    ])
    expect((await one_(step('staffed', 'open', 110, '2026-08-15')))[0]).toBe(409)
    expect((await one_(step('staffed', 'lost', 1, '2026-08-15'), people.director1))[0]).toBe(403)
  })

  test('handed to its center, all its places are counted there and nowhere else, with their story', async () => {
    const sup = people.supervisor
    const hand = (places: number) => ({
      ...{ center: one, on: '2026-08-20', reason: 'inauguración' },
      lots: [{ lot, state: 'staffed', places }],
    })
    expect((await decide(of('handed', site, reps.north, hand(100), sup)))[0]).toBe(409)
    expect(await decide(of('handed', site, reps.north, hand(110), sup))).toEqual([200, 'taken'])
    expect((await decide(of('handed', site, reps.north, hand(110), sup)))[0]).toBe(409)
    const opens = of('stepped', one, one, step('staffed', 'open', 90, '2026-09-01'), people.director1)
    expect(await decide(opens)).toEqual([200, 'taken'])
    const { body } = await get(people.director1, `/v1/books/${one}/places`)
    expect(body.counted).toMatchObject({ staffed: 20, open: 90, works: 0 })
    expect(body.account.past).toHaveLength(4)
    expect(body.account.sites).toMatchObject([{ site, name: 'Predio uno' }])
    expect(body.enrolled).toBeGreaterThan(0)
    const there = (await get(sup, `/v1/books/${reps.north}/sites/${site}/places`)).body
    expect(there.lots).toEqual([])
  })

  test('at every scope and day the sum is the same places, once', async () => {
    for (const [day, live, open] of [
      ['2026-01-09', 0, 0],
      ['2026-05-05', 110, 0],
      ['2026-08-19', 110, 0],
      ['2026-08-20', 110, 0],
      [TODAY, 110, 90],
    ] as const)
      for (const [person, query] of [
        [people.national, `?day=${day}`],
        [people.supervisor, `?day=${day}`],
        [people.national, `?day=${day}&representation=${reps.north}`],
        [people.national, `?day=${day}&state=08`],
        [people.national, `?day=${day}&municipality=08001`],
      ] as const) {
        const told = await ledger(person, query)
        expect([query, told.by2030.live, told.sum.open]).toEqual([query, live, open])
      }
    expect((await ledger(people.national, '?state=09')).holders).toEqual([])
    expect((await get(people.national, '/v1/places?state=9')).status).toBe(400)
    const south = await ledger(people.national, `?representation=${reps.south}`)
    expect([south.by2030.live, south.holders]).toEqual([0, []])
    // a director sees their own center, and nothing of the representation's sites
    const own = await ledger(people.director1)
    expect(own.holders.map((h: { id: string }) => h.id)).toEqual([one])
    expect((await ledger(people.director2)).holders).toEqual([])
    const all = await ledger(people.national)
    expect(all.by2030).toMatchObject({ expected: 110, undated: 0 })
    // few children: how many of its places are occupied is for who works there
    const line = all.holders.find((h: { id: string }) => h.id === one)
    expect(line.occupied).toBeNull()
    expect(own.holders[0].occupied).toBeGreaterThan(0)
  })

  test('who may not is refused, and nothing of it reaches a tablet', async () => {
    for (const person of [people.educator, people.nurse, people.mentor])
      expect((await get(person, '/v1/places')).status).toBe(403)
    expect((await get(people.director2, `/v1/books/${one}/places`)).status).toBe(403)
    expect((await get(people.director1, `/v1/books/${reps.north}/sites/${site}/places`)).status).toBe(403)
    expect((await get(people.supervisor, `/v1/books/${reps.north}/sites/${idOf('no')}/places`)).status).toBe(
      404,
    )
    const fed = await w.db.read({ system: true }, (read) => read`select from feed where entity like 'place%'`)
    expect(fed).toEqual([])
  })

  test('figures count what is open under a licence; late steps, licences and empty rooms ask somebody', async () => {
    await gaugeBook(w.db, w.house, one, TODAY)
    const figures = await w.db.read(
      { system: true },
      (read) => read<{ part: number; whole: number }>`
        select part::int, whole::int from figure where book = ${one} and indicator = 'places.open'`,
    )
    expect(figures).toEqual([{ part: 90, whole: 110 }])
    const tasks = async (day: string) =>
      (
        await w.db.read({ system: true }, (read) =>
          watchedTasks(
            read,
            w.house,
            { book: one, kind: 'center', timeZone: 'America/Mexico_City' },
            new Date(`${day}T18:00:00.000Z`),
          ),
        )
      )
        .map((t) => t.kind)
        .filter((k) => k.startsWith('places.'))
    expect(await tasks(TODAY)).toEqual(['places.late'])
    expect(await tasks('2027-06-20')).toContain('places.licence-ends')
  })
})

describe('what was said in error', () => {
  test('a renewal is taken back: the licence before it holds as it did, and the renewal stays told', async () => {
    const account = async () => (await get(people.director1, `/v1/books/${one}/places`)).body.account
    const next = { number: 'PC-8', issuer: 'Protección Civil', until: '2029-07-01' }
    const renews = of(
      'licence-renewed',
      one,
      one,
      { number: 'PC-7', on: TODAY, next, reason: 'nueva' },
      people.director1,
    )
    expect(await decide(renews)).toEqual([200, 'taken'])
    expect((await account()).licences.map((l: { until: string }) => l.until)).toEqual([
      '2026-11-19',
      '2029-07-01',
    ])
    const back = (step: string) =>
      of('reversed', one, one, { step, reason: 'era otro centro' }, people.director1)
    expect(await decide(back(renews.id))).toEqual([200, 'taken'])
    const { licences, undone } = await account()
    expect(licences).toMatchObject([{ number: 'PC-7', until: '2027-07-01', renewed: false }])
    expect(licences).toHaveLength(1)
    expect(undone).toMatchObject([{ step: renews.id, renewal: 'PC-8', reason: 'era otro centro' }])
    expect((await decide(back(renews.id)))[0]).toBe(409)
  })

  test('a handing over goes back to the site once the center has undone what it did with the places', async () => {
    const sup = people.supervisor
    const account = async (book: string, key: string) =>
      (await w.db.read({ all: true }, (read) => accountOf(read, book, key)))!
    const handed = (await account(reps.north, site)).entries.find((e) => e.to === 'handed')!
    const back = (center: string = one) =>
      of('handed-back', site, reps.north, { step: handed.id, center, reason: 'era el centro dos' }, sup)
    expect(handed.center).toBe(one)
    expect(await decide(back(two))).toEqual([409, 'unknown-step'])
    expect(await decide(back())).toEqual([409, 'used-in-center'])
    const opened = (await account(one, one)).entries.find((e) => e.to === 'open')!
    const received = (await account(one, one)).entries.find((e) => e.kind === 'places.received')!
    const undo = (step: string) =>
      decide(of('reversed', one, one, { step, reason: 'no abrió' }, people.director1))
    expect(await undo(received.id)).toEqual([409, 'in-another-book'])
    expect(await undo(opened.id)).toEqual([200, 'taken'])
    expect(
      await decide(of('reversed', site, reps.north, { step: handed.id, reason: 'no fue' }, sup)),
    ).toEqual([409, 'in-another-book'])
    expect(await decide(back())).toEqual([200, 'taken'])
    expect(await account(one, one)).toMatchObject({
      entries: [],
      lots: [],
      licences: [],
      past: [],
      sites: [],
    })
    expect(await account(reps.north, site)).toMatchObject({ center: null })
    const told = await ledger(people.national)
    expect(told.holders.find((h: { id: string }) => h.id === site)).toMatchObject({ staffed: 110 })
    expect(told.by2030.live).toBe(110)
    // and is handed over again, opened as it was
    const hand = {
      center: one,
      on: '2026-08-20',
      reason: 'sí era',
      lots: [{ lot, state: 'staffed', places: 110 }],
    }
    expect(await decide(of('handed', site, reps.north, hand, sup))).toEqual([200, 'taken'])
    const opens = of('stepped', one, one, step('staffed', 'open', 90, '2026-09-01'), people.director1)
    expect(await decide(opens)).toEqual([200, 'taken'])
    expect((await ledger(people.national)).by2030.live).toBe(110)
    for (const book of [one, reps.north]) expect(await rebuildBook(w.db, w.house, book)).toEqual([])
  })
})

describe('a site whose project is given up', () => {
  const fallen = idOf('site fallen')
  let minute = 0
  const later = () => ({ happenedAt: `2026-11-20T16:${String(minute++).padStart(2, '0')}:00.000Z` })
  const letter = (kind: string, payload: object) =>
    of(kind, fallen, reps.north, payload, people.supervisor, { origin: 'letter', ...later() })
  const hear = async (f: Fact) => (await takeBatch(w.db, w.house, [f], { by: 'system' }, now))[0]!.answer
  const site = () => w.db.read({ all: true }, async (read) => (await placesOfSites(read)).get(fallen))
  test('loses what places it had in one word, which nobody says at a door, and has them back in another', async () => {
    const sup = people.supervisor
    const named = {
      code: 'S-2',
      name: 'Predio dos',
      municipality: '08001',
      latitude: 28.6,
      longitude: -106.1,
    }
    await say(of('site-registered', fallen, reps.north, named, people.national))
    expect(await site()).toEqual({ book: reps.north, places: 0, due: null, center: null })
    const plan = {
      lot: idOf('fallen lot'),
      places: 60,
      on: '2026-03-01',
      reason: 'módulo',
      due: { open: '2027-08-30' },
    }
    await say(of('planned', fallen, reps.north, plan, sup))
    expect(await site()).toMatchObject({ places: 60, due: '2027-08-30' })
    const lost = { on: '2026-10-01', reason: 'el municipio retiró el predio' }
    expect((await say(of('lost', fallen, reps.north, lost, sup))).answer).toBe('review')
    expect((await decide(of('lost', fallen, reps.north, lost, sup)))[0]).toBe(422)
    expect(await hear(letter('lost', lost))).toBe('taken')
    expect(await site()).toMatchObject({ places: 0 })
    const step = await w.db.read({ all: true }, (read) => lastLossOf(read, reps.north, fallen))
    expect(await decide(of('reversed', fallen, reps.north, { step, reason: 'no fue' }, sup))).toEqual([
      409,
      'lost-with-project',
    ])
    expect(await hear(letter('reversed', { step, reason: 'se retoma' }))).toBe('taken')
    expect(await site()).toMatchObject({ places: 60 })
    expect(await w.db.read({ all: true }, (read) => lastLossOf(read, reps.north, fallen))).toBeUndefined()
    await hear(letter('lost', lost))
    const loss = () => w.db.read({ all: true }, (read) => lastLossOf(read, reps.north, fallen))
    expect(await loss()).toBeDefined()
    // planned anew while it was out: taking it up brings nothing back, or the same places would be counted twice
    const anew = { lot: idOf('fallen lot anew'), places: 60, on: '2026-11-01', reason: 'módulo, otra vez' }
    await say(of('planned', fallen, reps.north, anew, sup, later()))
    expect(await site()).toMatchObject({ places: 60 })
    expect(await loss()).toBeUndefined()
    expect(
      await w.db.read(
        { all: true },
        async (read) => (await placesOfSites(read)).get(idOf('site north'))?.center,
      ),
    ).toBe(one)
  })
})

describe('published targets', () => {
  test('stand beside each other, said by the national unit alone', async () => {
    const published = (payload: object, author: string = people.national) =>
      say(of('target-published', NATION, NATION, payload, author))
    const base = { scope: 'nation', period: '2027', centers: 250, source: 'nota A' }
    expect((await published(base)).answer).toBe('taken')
    expect((await published({ ...base, centers: 200, source: 'nota B' })).answer).toBe('taken')
    expect((await published(base, people.supervisor)).answer).toBe('review')
    expect((await published({ ...base, place: '08' })).answer).toBe('quarantined')
    const { body } = await get(people.supervisor, '/v1/places/targets')
    expect(body.targets.map((t: { centers: number }) => t.centers)).toEqual([250, 200])
    expect((await ledger(people.national)).targets).toHaveLength(2)
  })
})

test('each answer costs a handful of statements, whatever its scope, and a rebuild finds all as it was', async () => {
  const cost = async (person: string, path: string) => {
    w.statements.length = 0
    expect((await get(person, path)).status).toBe(200)
    return w.statements.reduce((a, b) => a + b, 0)
  }
  const costs = {
    nation: await cost(people.national, '/v1/places'),
    center: await cost(people.director1, `/v1/books/${one}/places`),
    site: await cost(people.supervisor, `/v1/books/${reps.north}/sites/${site}/places`),
    targets: await cost(people.national, '/v1/places/targets'),
  }
  console.info('statements:', JSON.stringify(costs))
  // as many as each takes, and one more
  const most = { nation: 12, center: 19, site: 18, targets: 11 }
  for (const [what, n] of Object.entries(most)) expect(costs[what as 'nation'], what).toBeLessThanOrEqual(n)
  for (const book of [one, two, reps.north, NATION])
    expect(await rebuildBook(w.db, w.house, book)).toEqual([])
})
