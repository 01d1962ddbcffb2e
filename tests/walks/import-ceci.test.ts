// What was announced about the programme comes in as it is, once; plans name sites, and the years announced are not made to agree.
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { house, importTargets } from '../../src/app/modules.ts'
import { noteWords } from '../../src/kernel/import-target.ts'
import { countryOf } from '../../src/modules/exchange/work/country.ts'
import { importTable } from '../../src/modules/exchange/work/importing.ts'
import { NOTHING_SAID, openTable } from '../../src/modules/exchange/work/understanding.ts'
import { disagreementsOf } from '../../src/modules/places/rules/targets.ts'
import { type Db, openDb } from '../../src/platform/db.ts'
import { rebuildAll } from '../../src/platform/rebuilding.ts'
import { type FreshDatabase, freshDatabase } from '../postgres-for-tests.ts'

const shared = process.env.NIDO_REAL_DATA ?? join(import.meta.dirname, '..', '..', '..', 'shared', 'data')
const there = existsSync(join(shared, 'ceci', 'ceci-metas.csv'))
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
async function understood(text: string, target?: string) {
  const country = await db.read({ all: true }, (read) => countryOf(read, new Date()))
  const source = { name: 'lista.csv', bytes: new TextEncoder().encode(text) }
  const said = target === undefined ? NOTHING_SAID : { ...NOTHING_SAID, target }
  return { country, ...(await openTable(source, {}, importTargets, country, said)) }
}
async function take(text: string, target: string) {
  const now = () => new Date()
  const parts = await understood(text, target)
  return (await importTable({ ...parts, db, house, answers: {}, author, now })).report
}
const ask = <T>(sql: string) => db.read({ system: true }, (read) => read.text<T>(sql, []))

describe.skipIf(!there)('what was published', () => {
  test('comes in whole, twice the same', async () => {
    for (const [target, file] of [
      ['representations', 'imss/ooad.csv'],
      ['municipalities', 'geo/municipios.csv'],
      ['memberships', 'imss/ooad-municipio-observado-2009.csv'],
    ] as const)
      expect((await take(await real(file), target)).bad).toBe(0)
    const targets = await take(await real('ceci/ceci-metas.csv'), 'place-targets')
    expect(targets.errors.map(noteWords)).toEqual([])
    expect([targets.rows, targets.added]).toEqual([13, 13])
    expect((await take(await real('ceci/ceci-metas.csv'), 'place-targets')).same).toBe(13)
  })

  test('sites come in with where each stood on a day, once', async () => {
    const sites = await take(await real('ceci/ceci-publicados.csv'), 'sites')
    expect(sites.errors.map(noteWords)).toEqual([])
    expect([sites.rows, sites.added]).toEqual([35, 35])
    expect((await take(await real('ceci/ceci-publicados.csv'), 'sites')).same).toBe(35)
    const rows = await ask<{ name: string; reached: string; stage: string; scheme: string }>(
      'select name, reached, stage, scheme from construction_project',
    )
    expect(rows).toHaveLength(35)
    const named = (name: string) => rows.find((r) => r.name === name)
    expect(named('Fracc. Paraje de Oriente')).toMatchObject({ reached: 'contract', stage: 'works' })
    expect(named('Chalco')).toMatchObject({ reached: 'deed', stage: 'design' })
    expect(rows.filter((r) => r.scheme === 'municipal')).toHaveLength(2)
  })

  test('the years announced add up to more than the total', async () => {
    const targets = await ask<Parameters<typeof disagreementsOf>[0][number]>('select * from place_target')
    expect(disagreementsOf(targets)).toContainEqual(
      expect.objectContaining({ kind: 'sum', scope: 'nation', sum: 1062, total: 1000 }),
    )
  })

  test('plans of sites are counted as planned; another number is the later word; the same list says nothing', async () => {
    const csv = (places: number) =>
      `clave,lugares,planeado_el,apertura,fuente\nCECI-PUB-008,${places},2026-01-15,2027-03-01,nota\nNO-HAY,5,2026-01-15,,\n`
    const first = await take(csv(110), 'place-plans')
    expect(first.errors.map(noteWords).join()).toContain('NO-HAY')
    const planned = () =>
      ask<{ n: number }>(
        `select (e ->> 'places')::int as n from place_account a cross join lateral jsonb_array_elements(a.entries) e`,
      )
    expect(await planned()).toEqual([{ n: 110 }])
    expect((await take(csv(110), 'place-plans')).same).toBe(1)
    expect((await take(csv(150), 'place-plans')).changed).toBe(1)
    expect(await planned()).toEqual([{ n: 150 }])
    expect(await rebuildAll(db, house, () => {})).toEqual([])
  })

  test('what the file is about is seen from its columns', async () => {
    const { understood: u } = await understood(await real('ceci/ceci-metas.csv'))
    expect(u.guess?.target.id).toBe('place-targets')
    const { understood: sites } = await understood(await real('ceci/ceci-publicados.csv'))
    expect(sites.guess?.target.id).toBe('sites')
  })
})
