// Parks and poles as published come in whole, once; two spellings of a park are proposed and not joined; what a pole's point is worth is said.
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { house, importTargets } from '../../src/app/modules.ts'
import { noteWords } from '../../src/kernel/import-target.ts'
import { countryOf } from '../../src/modules/exchange/work/country.ts'
import { importTable } from '../../src/modules/exchange/work/importing.ts'
import { NOTHING_SAID, openTable } from '../../src/modules/exchange/work/understanding.ts'
import { distinctPairs, likenesses, parksAndPoles } from '../../src/modules/partners/reads.ts'
import { pairsOf } from '../../src/modules/partners/rules/pairs.ts'
import { type Db, openDb } from '../../src/platform/db.ts'
import { type FreshDatabase, freshDatabase } from '../postgres-for-tests.ts'

const shared = process.env.NIDO_REAL_DATA ?? join(import.meta.dirname, '..', '..', '..', 'shared', 'data')
const there = existsSync(join(shared, 'podecobi', 'podecobi.csv'))
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
const real = (file: string) => readFile(join(shared, file), 'utf8')
async function take(text: string, target?: string) {
  const country = await db.read({ all: true }, (read) => countryOf(read, new Date()))
  const source = { name: 'lista.csv', bytes: new TextEncoder().encode(text) }
  const said = target === undefined ? NOTHING_SAID : { ...NOTHING_SAID, target }
  const parts = { country, ...(await openTable(source, {}, importTargets, country, said)) }
  return (await importTable({ ...parts, db, house, answers: {}, author, now: () => new Date() })).report
}

describe.skipIf(!there)('parks and poles', () => {
  test('wait for the municipalities', async () => {
    await expect(take(await real('podecobi/podecobi.csv'), 'development-poles')).rejects.toThrow()
    for (const [target, file] of [
      ['representations', 'imss/ooad.csv'],
      ['municipalities', 'geo/municipios.csv'],
      ['memberships', 'imss/ooad-municipio-observado-2009.csv'],
    ] as const)
      expect((await take(await real(file), target)).bad).toBe(0)
  }, 120_000)

  test('669 parks and 15 poles come in, a second time nothing is added', async () => {
    const parks = await take(
      await real('demanda/parques-industriales-retc-2018-2022.csv'),
      'industrial-parks',
    )
    expect(parks.errors.map(noteWords)).toEqual([])
    expect([parks.rows, parks.added]).toEqual([669, 669])
    const poles = await take(await real('podecobi/podecobi.csv'), 'development-poles')
    expect(poles.errors.map(noteWords)).toEqual([])
    expect([poles.rows, poles.added]).toEqual([15, 15])
    const doubts = poles.doubts.map(noteWords).join('\n')
    expect(doubts.match(/no está confirmado/g)).toHaveLength(2)
    expect(doubts.match(/localidad más cercana/g)).toHaveLength(15)
    expect((await take(await real('podecobi/podecobi.csv'), 'development-poles')).same).toBe(15)
    const all = await db.read({ all: true }, parksAndPoles)
    expect(all.filter((p) => p.kind === 'park')).toHaveLength(669)
    expect(all.find((p) => p.name.startsWith('Parque Industrial Bajío'))).toMatchObject({
      ...{
        kind: 'pole',
        municipality: '16053',
        precision: 'nearest-town',
        area_ha: 342,
        status: 'declarado',
      },
    })
  }, 240_000)

  test('spellings of one park are proposed to a person, and nothing is joined', async () => {
    const { all, distinct } = await db.read({ all: true }, async (read) => ({
      all: await likenesses(read),
      distinct: new Set((await distinctPairs(read)).map((d) => d.key)),
    }))
    const pairs = pairsOf(all, distinct)
    const named = pairs.map((p) => `${p.one.name} | ${p.other.name}`)
    process.stdout.write(`pairs of parks to look at: ${pairs.length}\n${named.slice(0, 12).join('\n')}\n`)
    expect(pairs.length).toBeGreaterThan(10)
    expect(pairs.length).toBeLessThan(200)
  })
})
