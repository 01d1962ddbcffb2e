// A research cohort comes in through the importer, draws its curves, and is nowhere among our children and figures.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importTargets } from '../../src/app/modules.ts'
import { NATION } from '../../src/kernel/ids.ts'
import { noteWords } from '../../src/kernel/import-target.ts'
import type { ImportReport } from '../../src/modules/exchange/contract.ts'
import { countryOf } from '../../src/modules/exchange/work/country.ts'
import { importTable } from '../../src/modules/exchange/work/importing.ts'
import { NOTHING_SAID, openTable } from '../../src/modules/exchange/work/understanding.ts'
import { rebuildBook } from '../../src/platform/rebuilding.ts'
import { call, now, openWorld, people, type World } from '../world.ts'

const shared = process.env.NIDO_REAL_DATA ?? join(import.meta.dirname, '..', '..', '..', 'shared', 'data')
const real = (name: string) => join(shared, 'desarrollo', `hitos-nl-${name}.csv`)
const there = existsSync(real('respuestas'))
if (!there)
  process.stdout.write(`skipped: the real cohort is not in ${shared}; set NIDO_REAL_DATA to its folder\n`)

let w: World
beforeAll(async () => {
  w = await openWorld()
})
afterAll(() => w?.close())

/** What the file is about is guessed by its columns: nobody says it. */
async function take(lines: readonly string[], target?: string): Promise<ImportReport> {
  const country = await w.db.read({ all: true }, (read) => countryOf(read, now()))
  const source = { name: 'lista.csv', bytes: new TextEncoder().encode(`${lines.join('\n')}\n`) }
  const { looked, understood } = await openTable(source, {}, importTargets, country, {
    ...NOTHING_SAID,
    ...(target ? { target } : {}),
  })
  const parts = { looked, understood, country, answers: {}, author: people.national, now }
  return (await importTable({ ...parts, db: w.db, house: w.house })).report
}
const counts = ({ target, good, bad, added, changed, same, facts }: ImportReport) => ({
  ...{ target, good, bad, added, changed, same, facts },
})
const ask = <T>(sql: string) => w.db.read({ system: true }, (read) => read.text<T>(sql, []))
const curve = async (person: string, item = '') =>
  call(w, { cookie: await w.cookie(person) }, 'GET', `/v1/development/cohort${item && `/${item}`}`)

const items = [
  'reactivo,dominio,modo,texto_en',
  'walks,motor,observado,Walks alone',
  'smiles,social,madre_o_padre,Smiles',
]
const children = [
  'nino,sexo,gestacion_dias',
  ...Array.from({ length: 40 }, (_, i) => `${9000 + i},M,${i < 5 ? 240 : 280}`),
]
const answers = [
  'nino,edad_dias,reactivo,logra',
  ...Array.from({ length: 40 }, (_, i) =>
    [300, 400, 500].flatMap((age) => [
      `${9000 + i},${age},walks,${(i * 7) % 40 < (age - 250) / 7 ? 1 : 0}`,
      `${9000 + i},${age},smiles,1`,
    ]),
  ).flat(),
]

test('the screen’s answers are empty, and answers come too early, before anything is loaded', async () => {
  expect((await curve(people.national)).body).toEqual({ children: 0, answers: 0, studies: [], items: [] })
  await expect(take(answers, 'cohort-answers')).rejects.toThrow('Importe antes los reactivos')
})

test('three lists come in; the same ones again say nothing; every bad row is told by row, field and reason', async () => {
  expect(counts(await take(items))).toMatchObject({ target: 'cohort-items', good: 2, bad: 0, facts: 2 })
  expect(counts(await take(children))).toMatchObject({
    target: 'cohort-children',
    good: 40,
    bad: 0,
    facts: 40,
  })
  const first = counts(await take(answers))
  expect(first).toEqual({
    ...{ target: 'cohort-answers', good: 240, bad: 0, added: 240, changed: 0, same: 0, facts: 120 },
  })
  const before = await ask('select count(*) from page')
  for (const list of [items, children, answers]) expect((await take(list)).facts).toBe(0)
  expect(await ask('select count(*) from page')).toEqual(before)

  const report = await take([
    ...answers,
    ...['Ana Paz,300,walks,1', '9000,301,walks,quizá', '9000,9999,walks,1', '9000,301,flies,1'],
    ...['8000,300,walks,1', '9000,,walks,1', '9001,310,smiles,1', '9001,310,smiles,0'],
  ])
  expect(report.errors.map(noteWords).sort()).toMatchInlineSnapshot(`
    [
      "fila 242, columna nino: «Ana Paz» no tiene la forma debida; se esperaba el número que le dio el estudio, solo cifras (nunca un nombre ni una CURP)",
      "fila 243, columna logra: «quizá» no se conoce; se esperaba 1 (lo logra) o 0 (todavía no)",
      "fila 244, columna edad_dias: 9999 está fuera de lo posible; se esperaba un entero de 0 a 2500",
      "fila 245, columna reactivo: no hay en la cohorte un reactivo «flies»; se esperaba una clave de su lista de reactivos",
      "fila 246, columna nino: no hay en la cohorte una niña o un niño «8000»; se esperaba un número de su lista de niñas y niños",
      "fila 247, columna edad_dias: está vacía; se esperaba la edad en días, como 91",
      "fila 249: repite la fila 248; se esperaba cada clave una vez",
    ]
  `)
  expect(counts(report)).toMatchObject({ good: 241, same: 240, added: 1, facts: 1 })
  const corrected = answers.map((l) => (l === '9001,300,smiles,1' ? '9001,300,smiles,0' : l))
  expect((await take(corrected)).facts).toBe(1)
  expect(await ask(`select answers -> 'smiles' as smiles from cohort_visit where key = '9001|300'`)).toEqual([
    { smiles: 0 },
  ])
  // as it was, for what follows; and the piece that came alone is a visit too
  expect((await take(answers)).facts).toBe(1)
})

test('the national unit sees the curve; a supervisor, a director and an educator do not', async () => {
  for (const person of [people.supervisor, people.director1, people.educator, people.mentor])
    expect([person, (await curve(person, 'walks')).status]).toEqual([person, 403])
  const list = (await curve(people.national)).body
  expect(list).toMatchObject({ children: 40, answers: 241 })
  const { body } = await curve(people.national, 'walks')
  expect(body).toMatchObject({
    children: 40,
    answers: 120,
    none: null,
    item: { words: { en: 'Walks alone' } },
  })
  expect(body.curve.length).toBeGreaterThan(20)
  // five children who came early are seen in another month than the others, and are too few to be shown there
  expect(body.months).toContainEqual({ month: 8, children: null, share: null })
  expect(Object.keys(body).sort()).toEqual(['ages', 'answers', 'children', 'curve', 'item', 'months', 'none'])
  expect((await curve(people.national, 'smiles')).body).toMatchObject({ none: 'few', curve: [] })
  expect((await curve(people.national, 'unknown')).status).toBe(404)
})

test('an item whose answers are half and half tells more than one that nearly all can', async () => {
  const { items: shown } = (await curve(people.national)).body
  const tells = (id: string) => shown.find((i: { id: string }) => i.id === id).tells
  expect(tells('walks')).toBeGreaterThan(10)
  expect(tells('smiles')).toBeLessThan(2)
})

test('another study has items, children and numbers of its own, under the same names', async () => {
  const named = (lines: readonly string[]) =>
    lines.map((l, i) => (i === 0 ? `estudio,${l}` : `otro-2019,${l}`))
  expect(counts(await take(named(items)))).toMatchObject({ good: 2, bad: 0, added: 2 })
  expect((await take(named(answers), 'cohort-answers')).bad).toBe(240)
  expect(counts(await take(named(children).slice(0, 21)))).toMatchObject({ good: 20, bad: 0, added: 20 })
  const some = [answers[0]!, ...answers.slice(1, 121).map((l) => l.replace(/,[01]$/, ',0'))]
  expect(counts(await take(named(some)))).toMatchObject({ good: 120, bad: 0, added: 120 })
  const list = (await curve(people.national)).body
  expect(list.studies).toEqual([
    { study: '', children: 40 },
    { study: 'otro-2019', children: 20 },
  ])
  expect(list.items.map((i: { id: string }) => i.id).sort()).toEqual([
    ...['otro-2019:smiles', 'otro-2019:walks', 'smiles', 'walks'],
  ])
  expect((await curve(people.national, 'walks')).body).toMatchObject({ children: 40, answers: 120 })
  const own = (await curve(people.national, 'otro-2019:walks')).body
  expect(own).toMatchObject({ children: 20, answers: 60, item: { study: 'otro-2019' } })
  expect((await curve(people.national, 'nadie:walks')).status).toBe(404)
})

test('nobody of it is a child of ours: no figure, list, search, pair, task or tablet knows of it, and it is made again alike', async () => {
  const w2 = await openWorld()
  try {
    const all = `select indicator, book, room, period, part, whole from figure order by 1, 2, 3, 4`
    const figures = await w2.db.read({ system: true }, (read) => read.text(all, []))
    expect(await ask(all)).toEqual(figures)
    const counted = `select (select count(*) from child) as children, (select count(*) from child_development) as developed,
      (select count(*) from observation) as seen, (select count(*) from task) as tasks`
    expect(await ask(counted)).toEqual(await w2.db.read({ system: true }, (read) => read.text(counted, [])))
  } finally {
    await w2.close()
  }
  expect(await ask(`select * from feed f where to_jsonb(f)::text like '%cohort_%'`)).toEqual([])
  // what lists, searches and likely pairs read is derived from kinds the cohort has none of
  const others = w.house.takings.filter((t) => t.kinds.some((k) => k.startsWith('development.cohort-')))
  expect(others.map((t) => t.table)).toEqual(['cohort_item', 'cohort_child', 'cohort_visit'])
  for (const t of others) expect([t.contributes, t.carry, t.asks]).toEqual([undefined, undefined, undefined])
  expect(await ask(`select distinct book::text as book from cohort_visit`)).toEqual([{ book: NATION }])
  expect(await rebuildBook(w.db, w.house, NATION)).toEqual([])
})

describe.skipIf(!there)('the real cohort', () => {
  test('of its first 200 children comes in, draws honest curves, and the second time changes nothing', async () => {
    const lines = (name: string) => readFileSync(real(name), 'utf8').trimEnd().split('\n')
    const some = lines('ninos').slice(0, 201)
    const numbers = new Set(some.slice(1).map((l) => l.split(',')[0]))
    const [head, ...rows] = lines('respuestas')
    const said = [head!, ...rows.filter((l) => numbers.has(l.split(',')[0]))]
    expect(await take(lines('reactivos'))).toMatchObject({ rows: 57, bad: 0, added: 57 })
    expect(await take(some)).toMatchObject({ rows: 200, bad: 0, added: 200 })
    const first = await take(said)
    expect([first.rows, first.bad]).toEqual([said.length - 1, 0])
    expect(await take(said)).toMatchObject({ facts: 0, same: first.good })
    const { body } = await curve(people.national, 'cmm030')
    expect(body).toMatchObject({ none: null, item: { words: { es: 'Responde con una sonrisa' } } })
    const half = body.ages.find((a: { share: number }) => a.share === 0.5).day
    // smiling back: half of them between three and nine weeks, as every study of it finds
    expect(half).toBeGreaterThan(21)
    expect(half).toBeLessThan(63)
    // walking alone was first asked when most did: no age is made up for the first half
    expect((await curve(people.national, 'gmd068')).body.ages[1]).toMatchObject({
      day: null,
      outside: 'before',
    })
  }, 60_000)
})
