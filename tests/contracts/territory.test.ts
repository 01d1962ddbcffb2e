// What may be asked of the land: each endpoint answers in its shape, within its scope and to whom it may; what cannot be is refused in words.
import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NATION } from '../../src/kernel/ids.ts'
import { permissionsOf, type Role } from '../../src/kernel/permission.ts'
import {
  bringBoundaries,
  landOf,
  landPoints,
  MOST_BOUNDARY_BYTES,
  municipalValues,
  territoryLists,
  townSheet,
} from '../../src/modules/territory/contract.ts'
import { territoryText } from '../../src/modules/territory/screens/text.ts'
import { rebuildBook } from '../../src/platform/rebuilding.ts'
import { call, fact, idOf, NOW, openWorld, people, posts, reps, TODAY, type World } from '../world.ts'
import { sides, tellSides } from '../world-sides.ts'

let w: World
/** Each look at the clock is a second after the one before: of two words in one moment none is the later. */
let clock = Date.parse(NOW)
const promoter = idOf('promoter north')
const watcher = idOf('works supervisor north')
const roleOf: Record<string, Role> = {
  ...Object.fromEntries(posts.map((p) => [p.person, p.role])),
  ...{ [promoter]: 'promoter', [watcher]: 'works-supervisor', [sides.company.person]: 'party' },
}
const dated = { as_of: '2020', source: 'Censo de prueba' }
const land = (kind: string, payload: Record<string, unknown>) =>
  fact(`territory.${kind}`, NATION, NATION, payload, { author: people.national })

beforeAll(async () => {
  w = await openWorld({
    clock: () => {
      clock += 1_000
      return new Date(clock)
    },
  })
  await tellSides(w)
  for (const [person, role] of [
    [promoter, 'promoter'],
    [watcher, 'works-supervisor'],
  ])
    await w.said([
      fact('staff.person-registered', person!, reps.north, { given: 'Prueba', first: 'Norte' }),
      fact('staff.post-held', person!, reps.north, { role, from: '2026-01-01' }),
    ])
}, 60_000)
afterAll(() => w.close())

const get = async (person: string, path: string) =>
  call(w, { cookie: await w.cookie(person) }, 'GET', `/v1/territory${path}`)
const bring = async (
  file: unknown,
  { as_of = '2025', source = 'INEGI de prueba', person = people.national as string } = {},
) => {
  const search = new URLSearchParams({ as_of, source })
  const body = typeof file === 'string' || Buffer.isBuffer(file) ? file : JSON.stringify(file)
  return call(w, { cookie: await w.cookie(person) }, 'PUT', `/v1/territory/boundaries?${search}`, body)
}
/** As its contract says it, and with nothing beside. */
function shaped<S extends v.GenericSchema>(endpoint: { readonly answer: S }, told: unknown) {
  const read = v.parse(endpoint.answer, told)
  expect(told).toEqual(read)
  return read
}
const reading = [
  '',
  '/land',
  '/municipalities',
  '/municipalities/08001',
  '/points?of=localities',
  '/points?of=nurseries',
]

describe('before any list', () => {
  test('every question has an answer of its shape that says that nothing is known; a boundary is of no municipality', async () => {
    const lists = shaped(territoryLists, (await get(promoter, '')).body)
    expect(lists.datasets.map((d) => [d.rows, d.at, d.by, d.newest])).toEqual(
      Array(8).fill([0, null, null, null]),
    )
    expect(lists).toMatchObject({ municipalities: 2, today: TODAY })
    expect(shaped(landOf, (await get(promoter, '/land')).body)).toEqual({
      as_of: null,
      source: null,
      shapes: [],
    })
    const { rows, unplaced } = shaped(municipalValues, (await get(promoter, '/municipalities')).body)
    expect(unplaced).toEqual([])
    expect(rows.map((r) => [r.cvegeo, r.children_0_2, r.posts, r.nurseries_public, r.places])).toEqual([
      ['08001', null, null, null, null],
      ['30001', null, null, null, null],
    ])
    for (const of of ['localities', 'nurseries'])
      expect(shaped(landPoints, (await get(promoter, `/points?of=${of}`)).body).id).toEqual([])
    const town = shaped(townSheet, (await get(promoter, '/municipalities/08001')).body)
    expect(town).toMatchObject({
      name: 'Municipio north',
      representation: 'Rep north',
      figures: [],
      boundary: null,
    })
    const none = await openWorld({ empty: true })
    const { body } = await call(
      none,
      { cookie: await none.cookie(people.national) },
      'PUT',
      '/v1/territory/boundaries?as_of=2025&source=INEGI',
      JSON.stringify({ type: 'FeatureCollection', features: [] }),
    )
    await none.close()
    expect(body.refusal.code).toMatch(/no-permission|municipalities-first/)
  })
})

const square = (west: number, south: number) => [
  [
    [west, south],
    [west, south + 1],
    [west + 1, south + 1],
    [west, south],
  ],
]
const shapeOf = (id: string, west: number, south: number) => ({
  ...{ type: 'Feature', id, properties: { n: `Municipio ${id}` } },
  geometry: { type: 'Polygon', coordinates: square(west, south) },
})

describe('with lists', () => {
  beforeAll(async () => {
    const place = (locality: string, people: number, latitude: number) =>
      land('locality-told', {
        ...{ locality, municipality: locality.slice(0, 5), name: `Localidad ${locality}`, kind: 'U' },
        ...{ people, latitude, longitude: -106, ...dated },
      })
    const census = (municipality: string, as_of: string, people: number) =>
      land('census-told', {
        ...{ municipality, people, children_0_2: 90, children_3_5: 95, working_women: 300 },
        ...{ as_of, source: 'Censo de prueba' },
      })
    const jobs = (municipality: string, period: string, women: number) =>
      land('posts-told', { municipality, period, posts: 3 * women, women, men: 2 * women, source: 'IMSS' })
    const nursery = (list: string, code: string, more: object) =>
      land('nursery-told', { list, code, municipality: '08001', ...dated, ...more })
    const at = { latitude: 28.6, longitude: -106 }
    await w.said([
      ...[place('080010001', 120_000, 28.6), place('080010002', 900, 28.7), place('300010001', 50_000, 19)],
      ...[census('08001', '2020', 2_000), census('08001', '2010', 1_500), census('30001', '2020', 700)],
      ...[jobs('08001', '2021-01', 40), jobs('08001', '2020-01', 30), jobs('08000', '2021-01', 7)],
      land('insured-told', { state: '08', period: '2021-01', insured: 700, source: 'IMSS' }),
      nursery('denue', '1', { ...at, sector: 'public' }),
      nursery('denue', '2', { ...at, sector: 'private' }),
      // without a point it is counted and drawn nowhere
      nursery('denue', '3', { sector: 'private' }),
      ...[nursery('imss', '1', { places: 120 }), nursery('imss', '2', { places: 60 })],
      ...(
        [
          ['nation', undefined],
          ['state', '08'],
        ] as const
      ).map(([scope, place]) =>
        land('supply-told', {
          ...{ period: '2024', scope, figure: 'lugares', value: 9, source: 'IMSS' },
          ...(place === undefined ? {} : { place }),
        }),
      ),
    ])
    expect(
      (
        await bring({
          type: 'FeatureCollection',
          features: [shapeOf('08001', -106, 28), shapeOf('30001', -96, 19)],
        })
      ).body,
    ).toMatchObject({ added: 2, bad: 0, without: [] })
  })

  test('the lists say how much there is, of when and from where; who brought them, to who sees the nation’s book', async () => {
    const { datasets } = shaped(territoryLists, (await get(people.national, '')).body)
    expect(
      Object.fromEntries(datasets.map((d) => [d.id, [d.rows, d.municipalities, d.oldest, d.newest]])),
    ).toEqual({
      ...{ boundaries: [2, 2, '2025', '2025'], localities: [3, 2, '2020', '2020'] },
      ...{ census: [3, 2, '2010', '2020'], posts: [3, 2, '2020-01', '2021-01'] },
      ...{
        insured: [1, 0, '2021-01', '2021-01'],
        denue: [3, 1, '2020', '2020'],
        imss: [2, 1, '2020', '2020'],
      },
      published: [2, 0, '2024', '2024'],
    })
    for (const d of datasets)
      expect([d.id, d.by, d.at?.slice(0, 10), d.sources.length > 0]).toEqual([
        d.id,
        'national Prueba',
        TODAY,
        true,
      ])
    const elsewhere = shaped(territoryLists, (await get(people.director1, '')).body)
    expect(elsewhere.datasets).toEqual(datasets.map((d) => ({ ...d, at: null, by: null })))
  })

  test('figures of municipalities are of the newest list, each told its date; what no municipality has stands apart', async () => {
    const all = shaped(municipalValues, (await get(promoter, '/municipalities')).body)
    expect(all.rows.map((r) => r.cvegeo)).toEqual(['08001', '30001'])
    expect(all.rows[0]).toMatchObject({
      ...{ people: 2_000, children_0_2: 90, working_women: 300, posts: 120, women_posts: 40 },
      ...{ nurseries_public: 1, nurseries_private: 2, places: 180 },
    })
    // no list names nurseries of that state: nothing is known of them, which is not none
    expect(all.rows[1]).toMatchObject({ people: 700, posts: null, nurseries_public: null, places: null })
    expect(all.dates).toMatchObject({ census: '2020', posts: '2021-01', denue: '2020' })
    expect(all.unplaced).toEqual([{ key: '08000', posts: 21, women: 7 }])
    const south = shaped(municipalValues, (await get(promoter, '/municipalities?state=30')).body)
    expect([south.rows.map((r) => r.cvegeo), south.unplaced]).toEqual([['30001'], []])
  })

  test('points and outlines are of the country or of one state', async () => {
    const points = async (search: string) =>
      shaped(landPoints, (await get(promoter, `/points?${search}`)).body)
    expect((await points('of=localities')).id).toEqual(['080010001', '080010002', '300010001'])
    expect(await points('of=localities&state=30')).toEqual({
      ...{ id: ['300010001'], name: ['Localidad 300010001'], kind: ['U'], latitude: [19], longitude: [-106] },
      size: [50_000],
    })
    const nurseries = await points('of=nurseries&state=08')
    expect([nurseries.id, nurseries.kind]).toEqual([
      ['denue:1', 'denue:2'],
      ['public', 'private'],
    ])
    const drawn = shaped(landOf, (await get(promoter, '/land')).body)
    expect(drawn).toMatchObject({ as_of: '2025', source: 'INEGI de prueba' })
    expect(drawn.shapes.map((s) => [s.id, s.name])).toEqual([
      ['08001', 'Municipio 08001'],
      ['30001', 'Municipio 30001'],
    ])
    for (const s of drawn.shapes) expect(s.path).toMatch(/^M.+[zZ]$/)
    const state = shaped(landOf, (await get(promoter, '/land?state=08')).body)
    expect(state.shapes.map((s) => s.id)).toEqual(['08001'])
    // a state is drawn finer than the country
    expect(state.shapes[0]!.path.length).toBeGreaterThanOrEqual(drawn.shapes[0]!.path.length)
  })

  test('a municipality tells all that is known of it, newest first, and nothing of another one', async () => {
    const town = shaped(townSheet, (await get(promoter, '/municipalities/08001')).body)
    expect(town.figures.map((f) => f.as_of)).toEqual(['2020', '2010'])
    expect(town.posts.map((p) => [p.municipality, p.period])).toEqual([
      ['08001', '2021-01'],
      ['08001', '2020-01'],
    ])
    expect(town.supply.map((s) => s.key)).toEqual(['denue:1', 'denue:2', 'denue:3', 'imss:1', 'imss:2'])
    expect(town.localities.map((l) => l.key)).toEqual(['080010001', '080010002'])
    expect(town).toMatchObject({
      ...{ insured: [{ period: '2021-01', insured: 700 }], boundary: { as_of: '2025' }, posts_of: null },
      published: [{ scope: 'state', place: '08' }],
    })
    // it is no secret of a representation
    expect((await get(promoter, '/municipalities/30001')).status).toBe(200)
  })

  test('boundaries brought again say nothing; a shape that cannot be is told by its number and why, and the rest is taken', async () => {
    const before = (await bring({ type: 'FeatureCollection', features: [shapeOf('08001', -106, 28)] })).body
    expect(shaped(bringBoundaries, before)).toMatchObject({ rows: 1, changed: 1, without: [] })
    const same = (await bring({ type: 'FeatureCollection', features: [shapeOf('08001', -106, 28)] })).body
    expect(same).toMatchObject({ rows: 1, added: 0, changed: 0, same: 1 })
    const open = { ...shapeOf('30001', -96, 19), geometry: { type: 'Polygon', coordinates: [[[-96, 19]]] } }
    const told = await bring({
      type: 'FeatureCollection',
      features: [
        ...[shapeOf('08001', -106, 27), shapeOf('08001', -105, 27), shapeOf('09999', -99, 19)],
        ...[shapeOf('30001', 2, 48), open, { type: 'Feature', geometry: null, properties: {} }],
      ],
    })
    const answer = shaped(bringBoundaries, told.body)
    expect([answer.rows, answer.changed, answer.bad]).toEqual([6, 1, 5])
    expect(answer.errors.map((e) => [e.shape, e.key])).toEqual([
      [2, '08001'],
      [3, '09999'],
      [4, '30001'],
      [5, '30001'],
      [6, null],
    ])
    expect(answer.errors.map((e) => e.reason)).toEqual([
      expect.stringContaining('ya venía'),
      expect.stringContaining('no hay un municipio'),
      expect.stringContaining('fuera del país'),
      expect.stringContaining('encierra nada'),
      expect.stringContaining('no dice la clave'),
    ])
    expect(await rebuildBook(w.db, w.house, NATION)).toEqual([])
  })
})

describe('who and what', () => {
  test.each(reading)('%j is read by whose post says so, wherever it is, and by nobody else', async (path) => {
    let may = 0
    for (const [person, role] of Object.entries(roleOf)) {
      const told = await get(person, path)
      const allowed = permissionsOf[role].includes('territory.read')
      may += Number(allowed)
      expect([role, told.status, told.body.refusal?.code]).toEqual(
        allowed ? [role, 200, undefined] : [role, 403, 'no-permission'],
      )
    }
    expect([may, Object.keys(roleOf).length]).toEqual([8, 13])
    expect((await call(w, undefined, 'GET', `/v1/territory${path}`)).status).toBe(401)
    expect(
      (await call(w, { tablet: await w.tablet(reps.north) }, 'GET', `/v1/territory${path}`)).status,
    ).toBe(403)
  })

  test('boundaries are brought by the nation alone; whoever may not leaves nothing', async () => {
    const file = { type: 'FeatureCollection', features: [shapeOf('08001', -104, 26)] }
    const kept = () =>
      w.db.read(
        { system: true },
        (read) => read`select key, file, as_of from municipality_boundary order by key`,
      )
    const before = await kept()
    for (const [person, role] of Object.entries(roleOf)) {
      if (permissionsOf[role].includes('territory.write')) continue
      const told = await bring(file, { person })
      expect([role, told.status]).toEqual([role, 403])
    }
    expect(await kept()).toEqual(before)
    expect((await bring(file, { person: people.administrator })).body).toMatchObject({ changed: 1 })
    expect(await kept()).not.toEqual(before)
  })

  test('input that is none is refused by its field', async () => {
    const refusalOf = async (path: string) => {
      const { status, body } = await get(promoter, path)
      return [status, body.refusal?.code, body.refusal?.field]
    }
    for (const path of ['/land?state=33', '/municipalities?state=8', '/points?of=localities&state=00'])
      expect(await refusalOf(path), path).toEqual([400, 'input', 'state'])
    for (const path of ['/points', '/points?of=parks'])
      expect(await refusalOf(path), path).toEqual([400, 'input', 'of'])
    expect(await refusalOf('/municipalities/8001')).toEqual([400, 'input', 'municipality'])
    expect(await refusalOf('/municipalities/09999')).toEqual([404, 'not-found', 'municipality'])
  })

  test('a file that cannot be read is refused in words of both languages, and leaves nothing', async () => {
    const count = async () =>
      (
        await w.db.read({ system: true }, (read) => read<{ n: number }>`select count(*)::int as n from fact`)
      )[0]!.n
    const before = await count()
    const good = { type: 'FeatureCollection', features: [shapeOf('08001', -106, 28)] }
    const wrong: [unknown, Parameters<typeof bring>[1], number, string][] = [
      ['no es JSON', {}, 422, 'not-json'],
      [Buffer.from([0xff, 0xfe, 0x7b]), {}, 422, 'not-json'],
      [{ type: 'Point' }, {}, 422, 'not-boundaries'],
      ['null', {}, 422, 'not-boundaries'],
      [{ type: 'FeatureCollection', features: [] }, {}, 422, 'not-boundaries'],
      [
        {
          type: 'Topology',
          objects: { m: { type: 'GeometryCollection', geometries: [{ type: 'Polygon', arcs: [[7]] }] } },
          arcs: [],
        },
        {},
        422,
        'broken-topology',
      ],
      [good, { as_of: '2027' }, 422, 'day-ahead'],
      [good, { as_of: 'ayer' }, 400, 'input'],
      [good, { source: ' ' }, 400, 'input'],
      [Buffer.alloc(MOST_BOUNDARY_BYTES + 1, 0x20), {}, 413, 'too-large'],
    ]
    for (const [file, how, status, code] of wrong) {
      const told = await bring(file, how)
      expect([told.status, told.body.refusal?.code], code).toEqual([status, code])
      for (const language of ['es', 'en'] as const)
        expect(territoryText[language].refusals, `${language} ${code}`).toHaveProperty([code])
    }
    expect(await count()).toBe(before)
  })
})
