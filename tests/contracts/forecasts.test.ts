// Stored forecasts on the real stack: made behind, kept in the book of each scope, read by who may, scored later, and never half kept.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays } from '../../src/kernel/days.ts'
import { NATION } from '../../src/kernel/ids.ts'
import { forecastWork, whatIfWork } from '../../src/modules/construction/work/forecasting.ts'
import type { Working } from '../../src/platform/house.ts'
import { takeBatch } from '../../src/platform/intake.ts'
import { rebuildBook } from '../../src/platform/rebuilding.ts'
import { booksWith, personOf } from '../../src/platform/who.ts'
import { call, fact, idOf, now, openWorld, people, reps, TODAY, type World } from '../world.ts'

const { north, south } = reps
const promoter = idOf('promoter north')
let w: World
const cookies = new Map<string, string>()
const states = { [north]: '08', [south]: '30' }

/** A project whose days are known up to the deed; the first ones are open. */
function projectFacts(k: number, book: string) {
  const id = idOf(`forecast project ${k}`)
  const site = { code: `F-${k}`, name: `Sitio ${k}`, municipality: `${states[book]}001` }
  const days = ['visited', 'validated', 'file', 'accepted', 'deed', 'design', 'tender', 'contract', 'works']
  const more = k < 3 ? [...days, 'equipment', 'licence', 'staffing', 'open'] : days.slice(0, 2 + (k % 7))
  return [
    fact('places.site-registered', id, book, site),
    fact('construction.plot-offered', id, book, {
      ...{
        scheme: 'imss',
        on: '2024-06-01',
        placesLeast: 100,
        source: 'prueba',
        certainty: 'confirmed',
        site,
      },
    }),
    ...more.map((stage, i) =>
      fact('construction.stage-dated', id, book, {
        stage,
        of: 'actual',
        on: addDays('2024-06-01', 40 * (i + 1) + k),
      }),
    ),
  ]
}

beforeAll(async () => {
  w = await openWorld()
  await w.said([
    fact('staff.person-registered', promoter, north, { given: 'Promotora', first: 'Prueba' }),
    fact('staff.post-held', promoter, north, { role: 'promoter', from: '2026-01-01' }),
  ])
  for (const book of [north, south])
    for (let k = 0; k < 6; k++) await w.said(projectFacts(book === north ? k : k + 6, book))
  for (const p of [...Object.values(people), promoter]) cookies.set(p, await w.cookie(p))
}, 60_000)
afterAll(() => w.close())

const as = (person: string) => ({ cookie: cookies.get(person)! })
const get = (person: string, query = '') => call(w, as(person), 'GET', `/v1/construction/forecast${query}`)
const stored = () =>
  w.db.read(
    { system: true },
    (read) => read<{ book: string; scope: string; place: string }>`
    select book, scope, place from construction_forecast order by scope, place`,
  )
async function working(
  person: string,
  permission: 'construction.read' | 'construction.write',
  signal?: AbortSignal,
) {
  const who = await personOf(w.db, person, now())
  const steps: number[] = []
  return {
    steps,
    at: {
      ...{ id: idOf('work'), db: w.db, house: w.house, who, now, log: () => {} },
      ...{ scope: await booksWith(w.db, who, permission), signal: signal ?? new AbortController().signal },
      ...{ progress: (done: number) => steps.push(done), file: () => expect.unreachable() },
    } as unknown as Working,
  }
}

test('before one is made it is said that there is none; only the nation makes one', async () => {
  const { status, body } = await get(promoter)
  expect(status).toBe(200)
  expect(body).toMatchObject({ newest: null, scopes: [], past: [], track: [] })
  expect((await call(w, as(promoter), 'POST', '/v1/construction/forecasts', {})).status).toBe(403)
  expect((await call(w, as(people.educator), 'POST', '/v1/construction/what-if', {})).status).toBe(403)
  const asked = await call(w, as(people.national), 'POST', '/v1/construction/forecasts', {})
  expect(asked).toMatchObject({ status: 200, body: { work: expect.any(String) } })
})

test('cancelled, nothing is kept', async () => {
  const abort = new AbortController()
  const { at } = await working(people.national, 'construction.write', abort.signal)
  const run = forecastWork.run(at, {})
  setTimeout(() => abort.abort('cancel'), 50)
  await expect(run).rejects.toThrow()
  expect(await stored()).toEqual([])
})

test('it is kept in the book of each scope, and is the same when the books are made again', async () => {
  const { at, steps } = await working(people.national, 'construction.write')
  expect(await forecastWork.run(at, {})).toMatchObject({ scopes: 5 })
  expect(steps.at(-1)).toBe(95)
  expect(await stored()).toEqual([
    { book: NATION, scope: 'nation', place: '' },
    ...[north, south].sort().map((r) => ({ book: r, scope: 'representation', place: r })),
    { book: NATION, scope: 'state', place: '08' },
    { book: NATION, scope: 'state', place: '30' },
  ])
  for (const book of [NATION, north]) expect(await rebuildBook(w.db, w.house, book)).toEqual([])
}, 60_000)

test('who is of a representation reads its own and no other; the nation reads all, in few statements', async () => {
  w.statements.length = 0
  const { body } = await get(people.national)
  expect(Math.max(...w.statements)).toBeLessThanOrEqual(8)
  expect(body.scopes).toHaveLength(5)
  expect(body.newest).toMatchObject({ scope: 'nation', made_on: TODAY, runs: 10_000 })
  expect(body.newest.centers.p50[0]).toBe(3)
  expect(body.newest.centers.p50.at(-1)).toBeGreaterThan(6)
  expect(body.newest.open_places.p50[0]).toBe(300)
  expect(body.newest.back.list.some((x: { what: string }) => x.what === 'stage')).toBe(true)
  expect(body.newest.basis).toMatchObject({ projects: 12, open: 3, out: 0 })
  expect(body.happened.at(-1)).toMatchObject({ centers: 3, places: 300 })
  const own = await get(promoter)
  expect(own.body.scopes).toEqual([{ scope: 'representation', place: north, name: 'Rep north' }])
  const { newest } = own.body
  expect(newest).toMatchObject({ place: north, basis: { projects: 6, open: 3, places: 100 } })
  // its own legs, on what all have taught
  const seen = newest.basis.legs.reduce((sum: number, l: { ended: number }) => sum + l.ended, 0)
  expect(seen).toBeGreaterThan(0)
  expect(newest.basis.taught).toBeGreaterThan(seen)
  expect(newest.back.list.some((x: { what: string }) => x.what === 'stage')).toBe(true)
  // all were offered more than a year ago: there is no pace to go on with
  expect(newest.arrivals).toBeNull()
  const before = await get(people.national, `?scope=nation&asOf=${addDays(TODAY, -1)}`)
  expect(before.body).toMatchObject({ newest: null, made: [] })
  expect((await get(people.national, `?scope=nation&asOf=${TODAY}`)).body.made).toEqual([TODAY])
  for (const query of ['?scope=nation', `?scope=representation&place=${south}`, '?scope=state&place=30'])
    expect((await get(promoter, query)).body, query).toMatchObject({ newest: null, past: [] })
  expect((await get(people.educator)).status).toBe(403)
})

test('nobody but the house says that a forecast was made', async () => {
  const { body } = await get(people.national)
  const { made_on, scope, place, runs, seed, basis, centers, open_places, forecast } = body.newest
  const said = (on: string) => ({
    ...{ forecast, on, scope, place, runs, seed, basis, centers, openPlaces: open_places },
  })
  // whatever it says of where it comes from
  const forged = (['desk', 'system'] as const).map((origin) => ({
    ...fact('construction.forecast-made', NATION, NATION, said(made_on), { author: people.national }),
    origin,
  }))
  const answers = await takeBatch(w.db, w.house, forged, { by: 'person', person: people.national }, now)
  expect(answers.map((r) => [r.answer, r.reason])).toEqual([
    ['review', 'no-permission'],
    ['review', 'no-permission'],
  ])
})

test('an earlier forecast is scored against what came', async () => {
  const { body } = await get(people.national)
  const { basis, centers, open_places } = body.newest
  const earlier = {
    ...{
      forecast: idOf('earlier'),
      on: addDays(TODAY, -200),
      scope: 'nation',
      place: '',
      runs: 100,
      seed: 1,
    },
    ...{ basis, centers, openPlaces: open_places },
  }
  await w.said([{ ...fact('construction.forecast-made', NATION, NATION, earlier), origin: 'system' }])
  const again = (await get(people.national)).body
  expect(again.made).toEqual([TODAY, addDays(TODAY, -200)])
  expect(again.newest.made_on).toBe(TODAY)
  const one = again.past.find((p: { of: string; ahead: number }) => p.of === 'centers' && p.ahead === 6)
  expect(one).toMatchObject({ made_on: addDays(TODAY, -200), happened: 3 })
  expect(one.error).toBe(centers.p50[6] - 3)
  expect(again.track.map((x: { ahead: number }) => x.ahead)).toEqual([1, 1, 3, 3, 6, 6])
})

test('what would be if is within reach, keeps nothing, and never makes a lever delay', async () => {
  const before = (await stored()).length
  const { at } = await working(promoter, 'construction.read')
  const told = await whatIfWork.run(at, { supervision: 1.5, plotsAMonth: 1, tenderDays: 30 })
  const { points } = told as Awaited<ReturnType<typeof whatIfWork.run>> & {
    points: { as: { p50: number; p90: number }; if: { p50: number } }[]
  }
  for (const p of points) expect(p.if.p50).toBeGreaterThanOrEqual(p.as.p50)
  expect(told).toMatchObject({ projects: 6, pace: null })
  expect(points.at(-1)!.as.p90).toBeLessThanOrEqual(6)
  expect(points.at(-1)!.if.p50).toBeGreaterThan(12)
  expect((await stored()).length).toBe(before)
  // a part of another's reach is none of one's own
  await expect(
    whatIfWork.run(at, { plotsAMonth: 1, scope: 'representation', place: south }),
  ).rejects.toThrow()
  const nation = await working(people.national, 'construction.read')
  const part = await whatIfWork.run(nation.at, { plotsAMonth: 1, scope: 'state', place: '30' })
  expect(part).toMatchObject({ projects: 6 })
}, 60_000)

test('plots of the last year teach a pace, which is kept with what stands if it lasts', async () => {
  for (let k = 20; k < 26; k++) {
    const id = idOf(`forecast project ${k}`)
    const site = { code: `F-${k}`, name: `Sitio ${k}`, municipality: '08001' }
    await w.said([
      fact('places.site-registered', id, north, site),
      fact('construction.plot-offered', id, north, {
        ...{ scheme: 'imss', on: addDays(TODAY, -50 * (k - 19)), placesLeast: 100 },
        ...{ source: 'prueba', certainty: 'confirmed', site },
      }),
    ])
  }
  const { at } = await working(people.national, 'construction.write')
  // a minute after the one before: of two of one instant none is the newer
  await forecastWork.run({ ...at, now: () => new Date(now().getTime() + 60_000) }, {})
  const { newest } = (await get(people.national)).body
  expect(newest.arrivals).toMatchObject({ offered: 6 })
  const { p10, p50, p90 } = newest.arrivals.aMonth
  expect(p10 < p50 && p50 < p90 && p50 > 0.3 && p50 < 0.8).toBe(true)
  expect(newest.arrivals.centers.p50.at(-1)).toBeGreaterThan(newest.centers.p50.at(-1))
  expect((await get(promoter)).body.newest.arrivals).toMatchObject({ offered: 6, aMonth: { p50 } })
  expect((await get(people.national, '?scope=state&place=30')).body.newest.arrivals).toBeNull()
  for (const book of [NATION, north]) expect(await rebuildBook(w.db, w.house, book)).toEqual([])
}, 60_000)
