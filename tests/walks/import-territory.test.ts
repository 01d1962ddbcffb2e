// What is known of the country comes in from its published lists whole, once; a point is in its municipality; rows that cannot be are told.
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { house, importTargets } from '../../src/app/modules.ts'
import { noteWords } from '../../src/kernel/import-target.ts'
import { countryOf } from '../../src/modules/exchange/work/country.ts'
import { importTable } from '../../src/modules/exchange/work/importing.ts'
import { NOTHING_SAID, openTable } from '../../src/modules/exchange/work/understanding.ts'
import {
  boundariesWithin,
  figuresOf,
  localitiesWithin,
  municipalityAt,
  postsOf,
  supplyWithin,
} from '../../src/modules/territory/reads.ts'
import { bringBoundaries } from '../../src/modules/territory/work/bring-boundaries.ts'
import { type Db, openDb, type Read } from '../../src/platform/db.ts'
import { rebuildAll } from '../../src/platform/rebuilding.ts'
import { type FreshDatabase, freshDatabase } from '../postgres-for-tests.ts'

const shared = process.env.NIDO_REAL_DATA ?? join(import.meta.dirname, '..', '..', '..', 'shared', 'data')
const there = existsSync(join(shared, 'geo', 'localidades-1000.csv'))
if (!there) process.stdout.write(`skipped: the published lists are not in ${shared}\n`)
const author = '11111111-1111-8111-8111-111111111111'
let database: FreshDatabase
let db: Db
beforeAll(async () => {
  database = await freshDatabase()
  db = openDb(database.url, { max: 6 })
})
afterAll(async () => {
  await db?.close()
  await database?.drop()
})
const now = () => new Date()
async function understood(bytes: Uint8Array, target?: string) {
  const country = await db.read({ all: true }, (read) => countryOf(read, now()))
  const said = target === undefined ? NOTHING_SAID : { ...NOTHING_SAID, target }
  return { country, ...(await openTable({ name: 'lista.csv', bytes }, {}, importTargets, country, said)) }
}
async function take(bytes: Uint8Array, target: string) {
  const parts = await understood(bytes, target)
  return (await importTable({ ...parts, db, house, answers: {}, author, now })).report
}
const real = (file: string) => readFile(join(shared, file))
const asked = <T>(ask: (read: Read) => Promise<T>) => db.read({ all: true }, ask)

/** File, target, rows, and whether the columns alone say what it is about. */
const lists = [
  ['geo/localidades-1000.csv', 'localities', 10_635, true],
  ['demanda/censo-2020-municipio.csv', 'census', 2_469, true],
  ['imss/imss-puestos-permanentes-municipio.csv', 'insured-posts', 3_967, true],
  ['imss/imss-asegurados-estado-mensual.csv', 'state-insured', 8_544, true],
  ['oferta/denue-guarderias-2022.csv', 'nursery-directory', 10_491, true],
  ['oferta/imss-guarderias-subrogadas-2009.csv', 'contracted-nurseries', 779, false],
  ['oferta/imss-guarderias-cifras-publicadas.csv', 'supply-figures', 23, true],
] as const

describe.skipIf(!there)('the land and its people', () => {
  test('the published lists come in whole', async () => {
    for (const [target, file] of [
      ['representations', 'imss/ooad.csv'],
      ['municipalities', 'geo/municipios.csv'],
    ] as const)
      expect((await take(await real(file), target)).bad).toBe(0)
    for (const [file, target, rows, guessed] of lists) {
      const bytes = await real(file)
      const { understood: u } = await understood(bytes)
      if (guessed) expect(u.guess?.target.id, file).toBe(target)
      else expect(u.guess?.target.id, file).not.toBe(target)
      const started = performance.now()
      const report = await take(bytes, target)
      const seconds = (performance.now() - started) / 1000
      process.stdout.write(`  ${target}: ${report.added} rows in ${seconds.toFixed(1)} s\n`)
      expect(report.errors.map(noteWords).slice(0, 5), file).toEqual([])
      expect([report.rows, report.added, report.bad], file).toEqual([rows, rows, 0])
    }
  }, 240_000)

  test('they add up to what their sources say, each with its date and source', async () => {
    const [localities, figures, posts, denue, imss] = await asked(async (read) => [
      await localitiesWithin(read),
      await figuresOf(read),
      await postsOf(read),
      await supplyWithin(read, { list: 'denue' }),
      await supplyWithin(read, { list: 'imss' }),
    ])
    const sum = <T>(rows: readonly T[], of: (row: T) => number | null) =>
      rows.reduce((n, r) => n + (of(r) ?? 0), 0)
    expect(sum(localities, (l) => l.people)).toBe(108_739_262)
    expect(sum(figures, (f) => f.people)).toBe(126_014_024)
    expect([sum(posts, (p) => p.posts), posts[0]!.period]).toEqual([16_861_448, '2021-01'])
    // of Mexico City there is one row, and of five states what no municipality could be told for
    expect(posts.filter((p) => p.municipality.startsWith('09')).map((p) => p.municipality)).toEqual(['09000'])
    expect(posts.filter((p) => p.municipality.endsWith('000'))).toHaveLength(6)
    expect([denue.filter((n) => n.sector === 'public').length, denue.length]).toEqual([3_785, 10_491])
    expect(denue.filter((n) => n.placed === 'other-municipality')).toHaveLength(114)
    expect([imss.length, sum(imss, (n) => n.places)]).toEqual([779, 118_917])
    for (const row of [localities[0]!, figures[0]!, denue[0]!, imss[0]!]) {
      expect(row.as_of).toMatch(/^20\d\d/)
      expect(row.source.length).toBeGreaterThan(5)
    }
  })

  test('the same list again says nothing', async () => {
    for (const [file, target, rows] of lists)
      expect((await take(await real(file), target)).same, file).toBe(rows)
  }, 240_000)

  test('boundaries come in once, and say where a point lies', async () => {
    const bytes = await real('geo/municipios.topo.json')
    const bringing = {
      db,
      house,
      author,
      now,
      as_of: '2020',
      source: 'INEGI, cartografía 2015-2020 (mxmaps)',
    }
    const told = await bringBoundaries(bringing, bytes)
    expect([told.rows, told.added, told.bad, told.without.length]).toEqual([2_469, 2_469, 0, 9])
    const again = await bringBoundaries(bringing, bytes)
    expect([again.same, again.added, again.changed]).toEqual([2_469, 0, 0])
    const at = (latitude: number, longitude: number) =>
      asked((read) => municipalityAt(read, latitude, longitude))
    expect((await at(32.5149, -117.0382))?.key).toBe('02004')
    expect((await at(19.4326, -99.1332))?.key).toBe('09015')
    expect(await at(25, -95)).toBeUndefined()
    expect(await asked((read) => boundariesWithin(read, { state: '09' }))).toHaveLength(16)
    // nearly every nursery that its list says is inside lies in the boundary of its municipality
    const nurseries = (await asked((read) => supplyWithin(read, { list: 'denue', state: '14' }))).slice(
      0,
      200,
    )
    let inside = 0
    for (const n of nurseries) if ((await at(n.latitude!, n.longitude!))?.key === n.municipality) inside++
    expect(inside / nurseries.length).toBeGreaterThan(0.9)
  }, 120_000)

  test('a file that is no list of boundaries leaves nothing; a bad shape is told by its number', async () => {
    const bringing = { db, house, author, now, as_of: '2025', source: 'otra' }
    const bring = (told: unknown) =>
      bringBoundaries(
        bringing,
        new TextEncoder().encode(typeof told === 'string' ? told : JSON.stringify(told)),
      )
    await expect(bring('no es JSON')).rejects.toMatchObject({ status: 422, code: 'not-json' })
    await expect(bring({ type: 'Point' })).rejects.toMatchObject({ status: 422, code: 'not-boundaries' })
    const square = (x: number, y: number) => [
      [
        [x, y],
        [x, y + 1],
        [x + 1, y + 1],
        [x, y],
      ],
    ]
    const shape = (id: string, coordinates: unknown, type = 'Polygon') => ({
      id,
      geometry: { type, coordinates },
    })
    const features = [
      shape('99999', square(-100, 20)),
      shape('09015', square(10, 48)),
      shape('09016', [[-99, 19]], 'LineString'),
    ]
    const told = await bring({ type: 'FeatureCollection', features })
    expect([told.bad, told.added, told.changed]).toEqual([3, 0, 0])
    expect(told.errors.map((e) => e.shape)).toEqual([1, 2, 3])
    expect((await asked((read) => municipalityAt(read, 19.4326, -99.1332)))?.as_of).toBe('2020')
  })

  test('the rows are a function of what was said', async () => {
    expect(await rebuildAll(db, house, () => {})).toEqual([])
  }, 240_000)
})

describe.skipIf(!there)('rows that cannot be', () => {
  /** The first rows of a list, with cells changed: by row as spreadsheets count and by title. */
  async function spoiled(
    file: string,
    changes: readonly (readonly [row: number, title: string, to: string])[],
  ) {
    const lines = (await real(file)).toString('utf8').split('\n').slice(0, 60)
    const titles = lines[0]!.split(',')
    for (const [row, title, to] of changes) {
      const cells = lines[row - 1]!.split(',')
      cells[titles.indexOf(title)] = to
      lines[row - 1] = cells.join(',')
    }
    return new TextEncoder().encode(lines.join('\n'))
  }
  test('are told by row and field, and the others are taken', async () => {
    const notes = async (target: string, file: string, ...changes: Parameters<typeof spoiled>[1]) => {
      const report = await take(await spoiled(file, changes), target)
      return [report.same, ...report.errors.map(noteWords)]
    }
    expect(
      await notes(
        'census',
        'demanda/censo-2020-municipio.csv',
        [2, 'pob_0a2', '-3'],
        [4, 'cvegeo', '01999'],
        [5, 'pob_0a2', '99000000'],
        [6, 'pob_3a5', ''],
      ),
    ).toEqual([
      55,
      'fila 2, columna pob_0a2: -3 es negativo; se esperaba un número desde 0',
      'fila 4, columna cvegeo: no hay un municipio 01999; se esperaba uno de los importados',
      expect.stringContaining('fila 5, columna pob_0a2: 99000000 son más que toda la población'),
      'fila 6, columna pob_3a5: está vacía; se esperaba cuántos, o 0',
    ])
    expect(
      await notes(
        'nursery-directory',
        'oferta/denue-guarderias-2022.csv',
        [2, 'lat', '48.85'],
        [3, 'lon', '2.35'],
      ),
    ).toEqual([
      57,
      'fila 2, columna lat: 48.85 queda fuera del país; se esperaba de 14 a 33.5 grados',
      'fila 3, columna lon: 2.35 queda fuera del país; se esperaba de -119 a -86 grados',
    ])
    expect(
      await notes(
        'insured-posts',
        'imss/imss-puestos-permanentes-municipio.csv',
        [2, 'puestos', '10'],
        [3, 'periodo', '2021-13'],
      ),
    ).toEqual([
      57,
      'fila 2, columna puestos: 10 puestos no son 94466 de mujeres y 159203 de hombres; se esperaba que sumen',
      expect.stringContaining('fila 3, columna periodo'),
    ])
    // a later list of the same municipality and date is the later word, once
    const later = await spoiled('demanda/censo-2020-municipio.csv', [[2, 'pob_0a2', '44000']])
    expect(await take(later, 'census')).toMatchObject({ changed: 1, same: 58 })
    expect(await take(later, 'census')).toMatchObject({ changed: 0, same: 59 })
  })
})
