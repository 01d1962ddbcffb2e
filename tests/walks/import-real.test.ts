// The country's real lists become the ground of the network: once, twice, corrected, and with every fault told.
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { house, importTargets } from '../../src/app/modules.ts'
import { noteWords } from '../../src/kernel/import-target.ts'
import type { ImportReport } from '../../src/modules/exchange/contract.ts'
import { countryOf } from '../../src/modules/exchange/work/country.ts'
import { importTable } from '../../src/modules/exchange/work/importing.ts'
import { NOTHING_SAID, openTable } from '../../src/modules/exchange/work/understanding.ts'
import { type Db, openDb } from '../../src/platform/db.ts'
import { takeBatch } from '../../src/platform/intake.ts'
import { verifyAll } from '../../src/platform/verifying.ts'
import { type FreshDatabase, freshDatabase } from '../postgres-for-tests.ts'

const shared = process.env.NIDO_REAL_DATA ?? join(import.meta.dirname, '..', '..', '..', 'shared', 'data')
const there = existsSync(join(shared, 'geo', 'municipios.csv'))
if (!there)
  process.stdout.write(`skipped: the real lists are not in ${shared}; set NIDO_REAL_DATA to their folder\n`)

const files = {
  representations: 'imss/ooad.csv',
  municipalities: 'geo/municipios.csv',
  memberships: 'imss/ooad-municipio-observado-2009.csv',
  centers: 'oferta/imss-guarderias-subrogadas-2009.csv',
}
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

async function take(
  target: string,
  text: string,
  more: { dryRun?: boolean; allOrNothing?: boolean } = {},
): Promise<ImportReport> {
  const now = () => new Date()
  const source = { name: 'lista.csv', bytes: new TextEncoder().encode(text) }
  const country = await db.read({ all: true }, (read) => countryOf(read, now()))
  // What a file is about is guessed too, where its columns tell enough.
  const said = { ...NOTHING_SAID, target }
  const { looked, understood } = await openTable(source, {}, importTargets, country, said)
  const parts = { db, house, looked, understood, country, answers: {}, author, now }
  return (await importTable({ ...parts, ...more })).report
}
const real = (target: keyof typeof files) => readFile(join(shared, files[target]), 'utf8')
const counts = ({ rows, good, bad, added, changed, same }: ImportReport) => ({
  rows,
  good,
  bad,
  added,
  changed,
  same,
})
const ask = <T>(sql: string) => db.read({ system: true }, (read) => read.text<T>(sql, []))

const csvOf = (header: string, ...rows: string[]) => `${[header, ...rows].join('\n')}\n`

describe.skipIf(!there)('the real lists', () => {
  test('are tried without a trace, and refused before what they stand on is there', async () => {
    await expect(take('municipalities', await real('municipalities'))).rejects.toThrow(
      'Importe antes las representaciones',
    )
    const tried = await take('representations', await real('representations'), { dryRun: true })
    expect(counts(tried)).toEqual({ rows: 35, good: 35, bad: 0, added: 35, changed: 0, same: 0 })
    expect(await ask('select * from page')).toEqual([])
  })

  test('come in whole: 35 representations, 2,478 municipalities, 779 nurseries with 118,917 places', async () => {
    const taken: Record<string, number> = {}
    for (const target of ['representations', 'municipalities', 'memberships', 'centers'] as const) {
      const report = await take(target, await real(target))
      expect([target, report.bad, report.errors]).toEqual([target, 0, []])
      taken[target] = report.rows
    }
    expect(taken).toEqual({ representations: 35, municipalities: 2478, memberships: 318, centers: 779 })
    const [n] =
      await ask(`select (select count(*) from municipality) as municipalities, (select count(*) from representation) as representations,
      (select count(*) from center where status = 'open') as centers, (select sum(places) from room) as places,
      (select sum(whole) from figure where indicator = 'network.places') as figure,
      (select count(*) from page where answer <> 'taken') as others`)
    expect(n).toEqual({
      municipalities: 2478,
      representations: 35,
      centers: 779,
      places: 118_917,
      figure: 118_917,
      others: 0,
    })
  }, 120_000)

  test('know who oversees whom: two pairs across a state line, 281 municipalities that nobody can tell', async () => {
    const rows = await ask<{ cvegeo: string; code: string | null; confidence: string }>(`
      select m.cvegeo, r.code, m.confidence from municipality_membership m left join representation r on r.key = m.representation::text`)
    const unknown = rows.filter((r) => r.code === null)
    expect(unknown.length).toBe(281)
    expect(new Set(unknown.map((r) => `${r.cvegeo.slice(0, 2)} ${r.confidence}`))).toEqual(
      new Set(['15 unconfirmed', '30 unconfirmed']),
    )
    const codeOf = new Map(rows.map((r) => [r.cvegeo, r.code]))
    expect(['26055', '30123', '09015', '09016', '26030'].map((k) => codeOf.get(k))).toEqual([
      '02',
      '29',
      '35',
      '35',
      '27',
    ])
  })

  test('change nothing when they come again', async () => {
    const before = await ask('select count(*) as pages from page')
    for (const target of ['representations', 'municipalities', 'memberships', 'centers'] as const) {
      const report = await take(target, await real(target))
      expect([target, report.same, report.facts]).toEqual([target, report.rows, 0])
    }
    expect(await ask('select count(*) as pages from page')).toEqual(before)
  }, 120_000)

  test('a row that changed is a correction, and a person’s word stands over the old list', async () => {
    const nurseries = await real('centers')
    const [header, ...lines] = nurseries.trim().split('\n')
    const changed = lines[0]!.replace(/,50,1689/, ',60,1689')
    expect(changed).not.toBe(lines[0])
    expect(counts(await take('centers', csvOf(header!, changed)))).toMatchObject({ changed: 1, added: 0 })
    const [center] = await ask<{ book: string; places: number; published_places: number }>(
      `select c.book, r.places, c.published_places from center c join room r on r.book = c.book where c.code = 'C-0021'`,
    )
    expect(center).toMatchObject({ places: 60, published_places: 60 })
    const said = {
      ...{
        id: '01988888-8888-7888-8888-888888888888',
        kind: 'network.center-changed',
        kindVersion: 1,
        about: center!.book,
      },
      ...{
        book: center!.book,
        happenedAt: new Date().toISOString(),
        author,
        origin: 'desk',
        payload: { name: 'Guardería Terramara' },
      },
    }
    expect(await takeBatch(db, house, [said], { by: 'system' }, () => new Date())).toMatchObject([
      { answer: 'taken' },
    ])
    const again = await take('centers', csvOf(header!, changed))
    expect([again.kept, again.facts]).toEqual([1, 0])
    expect(counts(await take('centers', csvOf(header!, lines[0]!)))).toMatchObject({ changed: 1 })
    expect(await ask(`select name, published_places from center where code = 'C-0021'`)).toEqual([
      { name: 'Guardería Terramara', published_places: 50 },
    ])
  })

  const childHeader = 'folio,nombre,primer_apellido,sexo,nacimiento,centro,sala,desde'
  const ana = 'A-1,Ana,Ñandú,F,2025-03-01,C-0021,Sin desglose por sala,2026-01-05'

  test('children come into their rooms; bad rows are told and good ones taken, or none when that was asked', async () => {
    const bad = 'A-2,Leo,Paz,H,31/02/2025,C-0021,Sala 9,2026-01-05'
    const file = csvOf(childHeader, ana, bad, 'A-3,Eva')
    const none = await take('children', file, { allOrNothing: true })
    expect([none.taken, none.bad, await ask('select * from child')]).toEqual([false, 2, []])
    const some = await take('children', file)
    expect(counts(some)).toEqual({ rows: 3, good: 1, bad: 2, added: 1, changed: 0, same: 0 })
    expect(some.errors.map(noteWords)).toEqual([
      'fila 4: tiene 2 columnas; se esperaba 8, como el encabezado',
      'fila 3, columna nacimiento: la fecha 31/02/2025 no existe; se esperaba AAAA-MM-DD',
      'fila 3, columna sala: el centro C-0021 no tiene una sala «Sala 9»; se esperaba una de: Sin desglose por sala',
    ])
    expect(counts(await take('children', csvOf(childHeader, ana)))).toMatchObject({ same: 1 })
    expect(
      counts(await take('children', csvOf(childHeader, ana.replace('2025-03-01', '2025-03-02')))),
    ).toMatchObject({ changed: 1 })
    expect(await ask('select first, birth, room is not null as placed, conflicts from child')).toEqual([
      { first: 'Ñandú', birth: '2025-03-02', placed: true, conflicts: [] },
    ])
  })

  test('a file that breaks off in the middle takes nothing', async () => {
    const before = await ask('select count(*) as pages from page')
    const many = Array.from(
      { length: 700 },
      (_, i) => `X-${i},Ana,Paz,F,2025-03-01,C-0021,Sin desglose por sala,2026-01-05`,
    )
    await expect(take('children', csvOf(childHeader, ...many, 'X-9,"Ana'))).rejects.toThrow(
      'comillas que no se cierran',
    )
    expect(await ask('select count(*) as pages from page')).toEqual(before)
  })

  test('every page of it verifies', async () => {
    const verified = await verifyAll(db, house, () => {})
    expect(verified.bad).toBeUndefined()
    expect(verified.books).toBeGreaterThan(800)
  })
})
