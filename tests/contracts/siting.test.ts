// Plans on the real stack: made from lists, kept once and never changed, proven behind, compared, turned into projects, held against what came.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepExamplePlan } from '../../src/app/world/example-plan.ts'
import { NATION } from '../../src/kernel/ids.ts'
import type { PlanParameters } from '../../src/modules/siting/contract/plans.ts'
import { plansListed } from '../../src/modules/siting/reads.ts'
import { proveWork } from '../../src/modules/siting/work/proving.ts'
import type { Working } from '../../src/platform/house.ts'
import { newId } from '../../src/platform/new-id.ts'
import { rebuildBook } from '../../src/platform/rebuilding.ts'
import { booksWith, personOf } from '../../src/platform/who.ts'
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
  TODAY,
  type World,
} from '../world.ts'

const { north, south } = reps
const promoter = idOf('promoter north')
let w: World
const cookies = new Map<string, string>()
const as = (person: string) => ({ cookie: cookies.get(person)! })
const get = (person: string, path: string) => call(w, as(person), 'GET', `/v1/siting${path}`)
const post = (person: string, path: string, body: object) =>
  call(w, as(person), 'POST', `/v1/siting${path}`, body)
let second = 0
/** Each a second after the one before. */
const decide = (person: string, kind: string, about: string, payload: object) => {
  const happenedAt = new Date(Date.parse('2026-11-20T16:00:00.000Z') + 1_000 * second++).toISOString()
  return call(w, as(person), 'POST', '/v1/decisions', {
    fact: fact(kind, about, NATION, { ...payload }, { author: person, happenedAt }),
  })
}

const dated = { as_of: '2020', source: 'Censo de prueba' }
/** Two towns and four villages in the north, one town in the south. */
const land = () => {
  const place = (key: string, people: number, kind: 'U' | 'R', latitude: number, longitude: number) =>
    fact('territory.locality-told', NATION, NATION, {
      ...{ locality: key, municipality: key.slice(0, 5), name: `Localidad ${key}`, kind, people },
      ...{ latitude, longitude, ...dated },
    })
  const census = (municipality: string, many: number) =>
    fact('territory.census-told', NATION, NATION, {
      ...{ municipality, people: many, women: many / 2, children_0_2: many / 20, children_3_5: many / 20 },
      ...{ people_15_64: 0.6 * many, working_women: 0.15 * many, insured_imss: 0.4 * many, ...dated },
    })
  const posts = (municipality: string, women: number) =>
    fact('territory.posts-told', NATION, NATION, {
      ...{
        municipality,
        period: '2021-01',
        posts: 2 * women,
        women,
        men: women,
        source: 'Puestos de prueba',
      },
    })
  return [
    place('080010001', 120_000, 'U', 28.6, -106),
    place('080010002', 60_000, 'U', 28.8, -106.4),
    ...[0, 1, 2, 3].map((k) => place(`08001001${k}`, 3_000 + 500 * k, 'R', 29 + k / 3, -107)),
    place('300010001', 50_000, 'U', 19, -96),
    ...[census('08001', 200_000), census('30001', 50_000), posts('08001', 20_000), posts('30001', 3_000)],
    fact('territory.nursery-told', NATION, NATION, {
      ...{
        list: 'denue',
        code: '1',
        municipality: '08001',
        latitude: 28.6,
        longitude: -106,
        sector: 'public',
      },
      ...{ staff_band: '6-10', ...dated },
    }),
  ]
}

beforeAll(async () => {
  w = await openWorld()
  await w.said([
    fact('staff.person-registered', promoter, north, { given: 'Promotora', first: 'Prueba' }),
    fact('staff.post-held', promoter, north, { role: 'promoter', from: '2026-01-01' }),
  ])
  for (const p of [...Object.values(people), promoter]) cookies.set(p, await w.cookie(p))
}, 60_000)
afterAll(() => w.close())

let asked: PlanParameters
const keep = (more: Partial<PlanParameters> = {}, open: string[] | null = null, name = 'Plan de prueba') =>
  post(people.national, '/plans', { name, parameters: { ...asked, ...more }, open })
const planOf = async (id: string, person: string = people.national) =>
  (await get(person, `/plans/${id}`)).body

test('without lists it is said what is missing, and no plan is kept', async () => {
  const { body } = await get(people.national, '/instance')
  expect(body).toMatchObject({
    scope: 'nation',
    missing: ['localities', 'figures', 'posts', 'supply', 'parks'],
  })
  const told = await get(people.national, '/assumptions')
  expect(told.body.assumptions.find((a: { key: string }) => a.key === 'uptake')).toMatchObject({
    ...{ confidence: 'unconfirmed', from_day: null, versions: [] },
  })
  asked = {
    ...told.body.parameters,
    years: [
      { year: 2026, centers: 2, budget: null },
      { year: 2027, centers: 3, budget: null },
    ],
  }
  expect(await keep()).toMatchObject({ status: 409, body: { refusal: { code: 'no-data' } } })
  await w.said(land())
})

test('what plans are made from is whole for the nation, and one state for its representation', async () => {
  const { body } = await get(people.national, '/instance')
  expect(body.missing).toEqual(['parks'])
  expect(body.candidates.id).toHaveLength(7)
  expect(body.points.key).toContain('080010001')
  const again = await get(people.national, '/instance')
  expect(again.body.version).toBe(body.version)
  const own = await get(promoter, '/instance')
  expect(own.body.scope).toBe('08')
  expect(own.body.candidates.municipality.every((m: string) => m === '08001')).toBe(true)
  for (const scope of ['nation', '30'])
    expect((await get(promoter, `/instance?scope=${scope}`)).status).toBe(403)
  expect((await get(people.educator, '/instance')).status).toBe(403)
  expect((await get(people.national, '/instance?scope=33')).status).toBe(400)
})

let plan: string
test('a plan is counted here, whoever chose its sites, and kept with its bound; nobody can say one', async () => {
  const kept = await keep()
  expect(kept, JSON.stringify(kept.body)).toMatchObject({ status: 200, body: { unfeasible: null } })
  plan = kept.body.plan
  const told = await planOf(plan)
  expect(told).toMatchObject({
    stale: false,
    plan: { name: 'Plan de prueba', scope: 'nation', made_on: TODAY },
  })
  expect(told.plan.sites).toHaveLength(5)
  expect(told.plan.sites.map((s: { year: number }) => s.year)).toEqual([2026, 2026, 2027, 2027, 2027])
  expect(told.plan.bound).toBeGreaterThanOrEqual(told.plan.value)
  expect(told.gap).toBeCloseTo((told.plan.bound - told.plan.value) / told.plan.value, 6)
  for (const s of told.plan.states) expect(s.after).toBeGreaterThanOrEqual(s.before)
  // no state goes without
  expect(told.plan.states.map((s: { centers: number }) => s.centers > 0)).toEqual([true, true])
  const chosen = told.plan.sites.map((s: { id: string }) => s.id)
  const same = await keep({}, chosen, 'Los mismos sitios')
  expect((await planOf(same.body.plan)).plan.value).toBeCloseTo(told.plan.value, 6)
  const { name, parameters, data, bound } = told.plan
  const outcome = Object.fromEntries(
    ['sites', 'value', 'standing', 'total', 'cost', 'places', 'years', 'states', 'uncovered'].map((k) => [
      k,
      told.plan[k],
    ]),
  )
  const payload = { name, parameters, data, bound, boundBy: 'prices', outcome }
  const lie = fact('siting.plan-kept', idOf('lie'), NATION, payload, {
    author: people.national,
    origin: 'system',
  })
  const said = await call(w, as(people.national), 'POST', '/v1/facts', { facts: [lie] })
  expect(said.body.results[0].answer).not.toBe('taken')
  expect((await post(promoter, '/plans', { name, parameters, open: null })).status).toBe(403)
})

test('a limit that cannot be kept is told with what it needs and what there is; bad input costs nothing', async () => {
  const before = (await get(people.national, '/plans')).body.plans.length
  const cases: [Partial<PlanParameters>, object][] = [
    [{ least_by_state: { '30': 4 } }, { limit: 'state-minimum', state: '30', needed: 4, possible: 2 }],
    [{ rural_share: 1 }, { limit: 'rural-share', needed: 5 }],
    [{ years: [{ year: 2026, centers: 5, budget: 1_000 }] }, { limit: 'budget', possible: 1_000 }],
    [{ years: [{ year: 2026, centers: 40, budget: null }] }, { limit: 'sites', needed: 40 }],
  ]
  for (const [more, unfeasible] of cases)
    expect((await keep(more)).body, JSON.stringify(more)).toMatchObject({ plan: null, unfeasible })
  const outside = { id: 'loc:999999999', reason: 'fuera del país' }
  expect(await keep({ fixed_in: [outside] })).toMatchObject({
    status: 409,
    body: { refusal: { code: 'unknown-site' } },
  })
  expect((await keep({ uptake: -1 })).status).toBe(400)
  expect((await keep({ years: [] })).status).toBe(400)
  expect((await keep({ minutes_none: 5, minutes_full: 20 })).status).toBe(400)
  expect((await get(people.national, '/plans')).body.plans).toHaveLength(before)
})

test('an assumption is set with its source and keeps its versions; what cannot be is refused', async () => {
  const set = (value: number, assumption = 'uptake') =>
    decide(people.national, 'siting.assumption-set', NATION, {
      ...{ assumption, value, source: 'Encuesta de prueba', confidence: 'observed', reason: 'se midió' },
    })
  expect((await set(0.2)).status).toBe(200)
  expect((await set(0.25)).status).toBe(200)
  expect(await set(0.25)).toMatchObject({ status: 409, body: { refusal: { code: 'nothing-changes' } } })
  expect(await set(1.5)).toMatchObject({ status: 409, body: { refusal: { code: 'out-of-range' } } })
  expect(await set(1, 'no-such')).toMatchObject({
    status: 409,
    body: { refusal: { code: 'unknown-assumption' } },
  })
  const { body } = await get(people.national, '/assumptions')
  const one = body.assumptions.find((a: { key: string }) => a.key === 'uptake')
  expect(one).toMatchObject({ value: 0.25, source: 'Encuesta de prueba', confidence: 'observed' })
  expect(one.versions.map((x: { value: number }) => x.value)).toEqual([0.2, 0.25])
  expect(body.parameters.uptake).toBe(0.25)
  expect(body.names[people.national]).toBeTypeOf('string')
  // a plan stays as it was made
  expect((await planOf(plan)).plan.parameters.uptake).toBe(0.15)
})

test('a site fixed out stays out, with its reason beside it', async () => {
  const { body } = await get(people.national, '/instance')
  const site = body.candidates.id[0]
  const fix = (to: string) =>
    decide(people.national, 'siting.site-fixed', NATION, { site, to, reason: 'zona inundable' })
  expect((await fix('out')).status).toBe(200)
  expect(await fix('out')).toMatchObject({ status: 409, body: { refusal: { code: 'nothing-changes' } } })
  const after = (await get(people.national, '/instance')).body
  expect(after.fixes).toMatchObject([{ id: site, to: 'out', reason: 'zona inundable' }])
  expect(after.candidates.fixed[0]).toBe('out')
  const kept = await keep({ fixed_out: [{ id: site, reason: 'zona inundable' }] })
  const told = await planOf(kept.body.plan)
  expect(told.plan.sites.some((s: { id: string }) => s.id === site)).toBe(false)
  expect((await fix('free')).status).toBe(200)
})

async function working(signal = new AbortController().signal) {
  const who = await personOf(w.db, people.national, now())
  const told: string[] = []
  const at = {
    ...{ id: newId(now()), db: w.db, house: w.house, who, now, log: () => {}, signal },
    scope: await booksWith(w.db, who, 'siting.write'),
    progress: (_d: number, _t: number, step?: { es: string }) => step && told.push(step.es),
    file: () => expect.unreachable(),
  } as unknown as Working
  return { at, told }
}

test('proven behind, the plan has its bound as a fact, once however often the work is run again', async () => {
  const begun = await post(people.national, `/plans/${plan}/prove`, { seconds: 20 })
  expect(begun).toMatchObject({ status: 200, body: { work: expect.any(String) } })
  expect((await post(promoter, `/plans/${plan}/prove`, {})).status).toBe(403)
  expect((await post(people.national, `/plans/${idOf('no plan')}/prove`, {})).status).toBe(404)
  const { at, told } = await working()
  const done = await proveWork.run(at, { plan, seconds: 20 })
  expect(done).toMatchObject({ plan, ended: 'proven', gap: 0 })
  // as after a crash: the same work from its beginning
  await proveWork.run(at, { plan, seconds: 20 })
  const shown = (await planOf(plan)).plan
  expect(shown.proofs).toHaveLength(1)
  expect(shown.proofs[0]).toMatchObject({ by: people.national, ended: 'proven' })
  const best = (done as { better: string | null }).better
  const better = best ? (await planOf(best)).plan : shown
  expect(better.bound).toBeCloseTo(better.value, 3)
  expect(shown.sites).toHaveLength(5)
  expect(told.some((t) => t.includes('Guardando'))).toBe(true)
}, 60_000)

test('stopped, it keeps the bound it has and changes no site; closed with the server, it says nothing', async () => {
  const other = (await keep({ towards_posts: 0.2 })).body.plan as string
  for (const [reason, proofs] of [
    ['closing', 0],
    ['cancel', 1],
  ] as const) {
    const abort = new AbortController()
    const { at } = await working(abort.signal)
    const run = proveWork.run(at, { plan: other, seconds: 20 })
    abort.abort(reason)
    if (reason === 'closing') await expect(run).rejects.toThrow()
    else await run.catch(() => {})
    expect((await planOf(other)).plan.proofs.length, reason).toBeLessThanOrEqual(proofs)
  }
}, 60_000)

test('a representation sees the figures of the plan and its own sites alone', async () => {
  const own = await planOf(plan, promoter)
  const all = await planOf(plan)
  expect(own.plan.value).toBe(all.plan.value)
  expect(own.plan.sites.length).toBeLessThan(all.plan.sites.length)
  for (const list of [own.plan.sites, own.plan.uncovered] as { municipality: string }[][])
    expect(list.every((x) => x.municipality.startsWith('08'))).toBe(true)
  expect(own.plan.states.map((s: { state: string }) => s.state)).toEqual(['08'])
  expect((await get(people.director1, `/plans/${plan}`)).status).toBe(403)
})

test('two plans are compared by site, state and who gains and loses, in few statements', async () => {
  const b = (await keep({ years: [{ year: 2026, centers: 3, budget: null }] }, null, 'Menos')).body.plan
  w.statements.length = 0
  const { status, body } = await get(people.national, `/compare?a=${plan}&b=${b}`)
  expect(status).toBe(200)
  expect(w.statements.reduce((x, y) => x + y, 0)).toBeLessThanOrEqual(24)
  expect(body.both.length + body.onlyA.length).toBe(5)
  expect(body.both.length + body.onlyB.length).toBe(3)
  expect(body.same).toMatchObject({ data: true, travel: true })
  expect(body.a.centers).toBe(5)
  const seen = await get(promoter, `/compare?a=${plan}&b=${b}`)
  expect([...seen.body.onlyA, ...seen.body.onlyB].every((s) => s.municipality.startsWith('08'))).toBe(true)
})

test('a site becomes one project however often it is pressed, and is held against what came', async () => {
  const told = await planOf(plan)
  const site = told.plan.sites.find((s: { municipality: string }) => s.municipality === '08001')
  const pressed = await Promise.all(
    [1, 2].map(() => post(promoter, `/plans/${plan}/project`, { site: site.id })),
  )
  expect(pressed.map((p) => p.status)).toEqual([200, 200])
  expect(pressed[0]!.body).toEqual(pressed[1]!.body)
  const { book, project } = pressed[0]!.body
  expect(book).toBe(north)
  const file = await call(w, as(promoter), 'GET', `/v1/books/${book}/construction/${project}`)
  expect(file.body.project).toMatchObject({ municipality: '08001', certainty: 'unconfirmed' })
  expect((await planOf(plan)).projects).toMatchObject([{ site: site.id, project, book: north, center: null }])
  const far = told.plan.sites.find((s: { municipality: string }) => s.municipality === '30001')
  expect((await post(promoter, `/plans/${plan}/project`, { site: far.id })).status).toBe(404)
  expect((await post(people.supervisor, `/plans/${plan}/project`, { site: site.id })).status).toBe(403)
  expect((await get(people.national, `/plans/${plan}/real`)).body.rows).toEqual([])
  // its places are handed to a center that is open
  await w.said([
    fact('places.planned', project, north, { lot: idOf('lot'), places: 60, on: TODAY, reason: 'prueba' }),
    fact('places.handed', project, north, {
      ...{ center: centers.one, on: TODAY, reason: 'abre' },
      lots: [{ lot: idOf('lot'), state: 'planned', places: 60 }],
    }),
  ])
  const { body } = await get(people.national, `/plans/${plan}/real`)
  const known = children.filter((c) => c.book === centers.one).length
  expect(known).toBeLessThan(10)
  // so few that their number would tell of them
  expect(body.rows).toMatchObject([
    { center: centers.one, predicted: site.expected, enrolled: null, hidden: true },
  ])
  expect(body.sum).toEqual({ centers: 0, predicted: 0, enrolled: 0 })
})

test('withdrawn with its reason it stays to be read, is proven no more, and counts no more', async () => {
  const gone = (await keep({}, null, 'Otro')).body.plan as string
  const withdraw = () => decide(people.national, 'siting.plan-withdrawn', gone, { reason: 'datos viejos' })
  expect((await withdraw()).status).toBe(200)
  expect(await withdraw()).toMatchObject({ status: 409, body: { refusal: { code: 'already-withdrawn' } } })
  expect((await planOf(gone)).plan.withdrawn).toMatchObject({ reason: 'datos viejos' })
  expect(await post(people.national, `/plans/${gone}/prove`, {})).toMatchObject({ status: 409 })
})

test('data that are replaced make a plan stale, and it can still be proven on those it was made from', async () => {
  const old = (await keep({ towards_posts: 0.1 }, null, 'Antes')).body.plan as string
  const counted = {
    ...{ locality: '080010001', municipality: '08001', name: 'Localidad 080010001', kind: 'U' },
    ...{ people: 150_000, latitude: 28.6, longitude: -106, ...dated },
  }
  await w.said([
    fact('territory.locality-told', NATION, NATION, counted, { happenedAt: '2026-11-20T17:00:00.000Z' }),
  ])
  expect((await planOf(old)).stale).toBe(true)
  const { at } = await working()
  expect(await proveWork.run(at, { plan: old, seconds: 20 })).toMatchObject({ gap: 0 })
}, 60_000)

test('the plan is taken away as a document and as a list, and its books are the same when they are made again', async () => {
  const pdf = await call(w, as(people.national), 'GET', `/v1/siting/plans/${plan}/pdf`)
  expect(pdf.status).toBe(200)
  const list = await get(promoter, `/plans/${plan}/sites`)
  expect(list.body.sites.every((s: { municipality: string }) => s.municipality.startsWith('08'))).toBe(true)
  for (const book of [NATION, north, south]) expect(await rebuildBook(w.db, w.house, book)).toEqual([])
}, 60_000)

test('the demonstration has a plan of its own, counted as any other, once', async () => {
  const empty = await openWorld({ empty: true })
  const example = { until: TODAY, author: people.national }
  for (let time = 0; time < 2; time++) await keepExamplePlan({ ...empty, now }, example)
  const plans = await empty.db.read({ all: true }, (read) => plansListed(read))
  expect(plans).toMatchObject([{ centers: 40, scope: 'nation', withdrawn: false }])
  expect(plans[0]!.value).toBeGreaterThan(0)
  await empty.close()
}, 60_000)
