// A list as an office has it comes in at the desk: uploaded, read, asked about, judged, taken; and the next one asks nothing.
import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Question } from '../../src/modules/exchange/contract/reading.ts'
import type { ImportDraft } from '../../src/modules/exchange/contract.ts'
import { keepWorks, type WorkRunner } from '../../src/platform/running-works.ts'
import { type As, call, centers, now, openWorld, people, type World } from '../world.ts'

let world: World
let runner: WorkRunner
let national: As
let administrator: As
beforeAll(async () => {
  world = await openWorld()
  national = { cookie: await world.cookie(people.national) }
  administrator = { cookie: await world.cookie(people.administrator) }
  const log = (line: Record<string, unknown>) => {
    if (line.level === 'error') world.logged.push(line)
  }
  runner = await keepWorks({ db: world.db, house: world.house, now, log }, async () => {})
})
afterAll(async () => {
  await runner?.stop()
  await world?.close()
})

const latin1 = (text: string) => Buffer.from(text, 'latin1')
async function upload(
  bytes: Uint8Array,
  name: string,
  as: As = national,
): Promise<{ status: number; body: ImportDraft }> {
  const r = await world.app.request(`/v1/imports/drafts?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: { cookie: (as as { cookie: string }).cookie, 'sec-fetch-site': 'same-origin' },
    body: bytes as never,
  })
  return { status: r.status, body: (await r.json()) as ImportDraft }
}
const at = (id: string, step = '') => `/v1/imports/drafts/${id}${step}`
const draft = async (id: string): Promise<ImportDraft> => (await call(world, national, 'GET', at(id))).body
const homes = (d: ImportDraft) => Object.fromEntries(d.file!.columns.map((c) => [c.header, c.column]))
const open = (d: ImportDraft): Question[] => d.file!.questions.filter((q) => q.answer === null)

const answersTo = (d: ImportDraft) =>
  open(d)
    .filter((q) => q.must)
    .map((q) => ({ id: q.id, value: q.id === 'value:sexo:m' ? 'H' : 'dmy' }))

const list = (rows: string[]) =>
  latin1(
    [
      'GUARDERÍA DEMO;;;;;;;',
      'Relación de niños inscritos;;;;;;;',
      ';;;;;;;',
      'No. expediente;Nombre(s);Apellido paterno;Apellido materno;Sexo;Fec. Nac.;Clave guardería;Sala;Fecha de ingreso;Teléfono',
      ...rows,
      'Total;;;;;;;;;',
      'Fuente: control interno;;;;;;;;;',
    ].join('\r\n'),
  )
const first = [
  'X-1;Íñigo;Muñoz;Peña;M;05/03/2024;C-one;Sala 1;01/02/2026;55 1234 5678',
  'X-2;ANA;LÓPEZ;;M;04/02/2024;C-one;Sala 2;02/02/2026;55 1234 5678',
  'X-3;Zoé;Paz;;M;31/02/2024;C-one;Sala 2;02/02/2026;',
  'X-4;Leo;Sol;;M;09/01/2024;C-nueve;Sala 2;02/02/2026;',
]

test('a list with titles, other words, another encoding and totals is read, and what is not sure is asked', async () => {
  const { status, body } = await upload(list(first), 'niños <2026>.csv')
  expect([status, body.state, body.name]).toEqual([200, 'read', 'niños <2026>.csv'])
  expect(body.file).toMatchObject({ target: 'children', headerRow: 4, missing: [], whole: true })
  expect(body.file!.how).toBe('CSV con punto y coma, en Windows-1252 (Latin-1)')
  expect(body.file!.leftOut.map((l) => l.text)).toEqual([
    'GUARDERÍA DEMO',
    'Relación de niños inscritos',
    'Total',
    'Fuente: control interno',
  ])
  expect(homes(body)).toEqual({
    ...{ 'No. expediente': 'folio', 'Nombre(s)': 'nombre', 'Apellido paterno': 'primer_apellido' },
    ...{
      'Apellido materno': 'segundo_apellido',
      Sexo: 'sexo',
      'Fec. Nac.': 'nacimiento',
      'Clave guardería': 'centro',
    },
    ...{ Sala: 'sala', 'Fecha de ingreso': 'desde', Teléfono: null },
  })
  expect(body.file!.preview[0]!.cells.slice(0, 3)).toEqual(['X-1', 'Íñigo', 'Muñoz'])
  expect(open(body).map((q) => q.id)).toEqual(expect.arrayContaining(['value:sexo:m', 'order:fecha ingreso']))
})

test('nothing is judged before it is answered; then bad rows are told, good ones taken, and the file is for a while alone', async () => {
  const { body } = await upload(list(first), 'ninos.csv')
  const refused = await call(world, national, 'POST', at(body.id, '/judge'), {})
  expect([refused.status, refused.body.refusal.code]).toEqual([409, 'not-answered'])
  const early = await call(world, national, 'POST', at(body.id, '/take'), {})
  expect([early.status, early.body.refusal.code]).toEqual([409, 'judge-first'])
  const answers = answersTo(body)
  const answered = await call(world, national, 'POST', at(body.id, '/answers'), { answers })
  expect(answered.body.file.questions.filter((q: Question) => q.must && q.answer === null)).toEqual([])
  expect((await call(world, national, 'POST', at(body.id, '/judge'), {})).body.state).toBe('judging')
  await runner.run()
  const judged = await draft(body.id)
  expect(judged).toMatchObject({ state: 'judged', errorFile: true, progress: null })
  expect(judged.report).toMatchObject({ dryRun: true, rows: 4, good: 2, bad: 2, leftOut: 2, added: 2 })
  const errors = await call(world, administrator, 'GET', at(body.id, '/errors'))
  expect(errors.headers.get('content-disposition')).toContain('attachment')
  expect(errors.body).toContain('"Fec. Nac.","31/02/2024","error","la fecha 31/02/2024 no existe"')
  expect(errors.body).toContain('no hay un centro con la clave «C-nueve»')
  await call(world, national, 'POST', at(body.id, '/take'), {})
  await runner.run()
  const taken = await draft(body.id)
  expect(taken).toMatchObject({ state: 'taken', report: { good: 2, bad: 2, taken: true } })
  const rows = await world.db.read(
    { system: true },
    (read) =>
      read`select given, first, second, sex, birth from child where book = ${centers.one} and given in ('Íñigo', 'ANA') order by given`,
  )
  expect(rows).toEqual([
    { given: 'ANA', first: 'LÓPEZ', second: null, sex: 'M', birth: '2024-02-04' },
    { given: 'Íñigo', first: 'Muñoz', second: 'Peña', sex: 'M', birth: '2024-03-05' },
  ])
  expect(world.logged.filter((l) => l.level === 'error')).toEqual([])
})

test('a kept recipe answers the next list of the same shape, whatever the order of its columns; it goes out and comes back as a file', async () => {
  const { body } = await upload(list(first), 'ninos.csv')
  const answers = answersTo(body)
  await call(world, national, 'POST', at(body.id, '/answers'), { answers })
  const saved = await call(world, national, 'POST', at(body.id, '/recipe'), { name: 'Lista de la guardería' })
  expect(saved.body).toMatchObject({ name: 'Lista de la guardería', target: 'children', used: 0 })
  const turned = list(first)
    .toString('latin1')
    .replace(/^(.*?);(.*)$/gm, '$2;$1')
  const next = await upload(latin1(turned), 'otra.csv')
  expect(next.body.file!.recipe).toEqual({ id: saved.body.id, name: 'Lista de la guardería' })
  expect(open(next.body).map((q) => q.value)).toEqual(['C-nueve'])
  const file = await call(world, national, 'GET', `/v1/imports/recipes/${saved.body.id}`)
  expect(file.body).toContain('nido: recipe')
  await call(world, national, 'DELETE', `/v1/imports/recipes/${saved.body.id}`)
  expect((await call(world, national, 'GET', '/v1/imports/recipes')).body.recipes).toEqual([])
  const back = await call(world, administrator, 'POST', '/v1/imports/recipes', { text: file.body })
  expect([back.status, back.body.name]).toEqual([200, 'Lista de la guardería'])
  const wrong = await call(world, national, 'POST', '/v1/imports/recipes', { text: 'a: [1' })
  expect([wrong.status, wrong.body.refusal.code]).toEqual([422, 'not-a-recipe'])
})

test('a column said by hand is where it was said, and its questions go', async () => {
  const { body } = await upload(list(first), 'ninos.csv')
  const said = await call(world, national, 'POST', at(body.id, '/answers'), {
    columns: [{ at: 0, column: null }],
  })
  expect(homes(said.body)['No. expediente']).toBeNull()
  const back = await call(world, national, 'POST', at(body.id, '/answers'), {
    columns: [{ at: 0, column: 'folio' }],
  })
  expect(back.body.file.columns[0]).toMatchObject({
    column: 'folio',
    sure: true,
    reason: 'así lo dijo una persona',
  })
  const wrong = await call(world, national, 'POST', at(body.id, '/answers'), {
    columns: [{ at: 99, column: 'folio' }],
  })
  expect(wrong.status).toBe(409)
})

test('staff needs more than the right to import; a post that appoints is not given by a list', async () => {
  const csv = Buffer.from(
    'Matrícula,Nombre,Apellido paterno,Puesto,Centro,Fecha de ingreso\n99,Eva,Rey,directora,C-one,2026-01-16\n',
  )
  const mine = await upload(csv, 'personal.csv')
  expect(mine.body.file!.target).toBe('staff')
  expect((await call(world, national, 'POST', at(mine.body.id, '/judge'), {})).status).toBe(403)
  const theirs = await call(world, administrator, 'POST', at(mine.body.id, '/judge'), {})
  expect(theirs.status).toBe(200)
  await runner.run()
  expect((await draft(mine.body.id)).report).toMatchObject({ good: 1, bad: 0 })
})

test('a file that is none is told in a sentence; a draft is discarded with its bytes; the list remembers', async () => {
  const pdf = await upload(Buffer.from('%PDF-1.7 …'), 'lista.pdf')
  expect(pdf.body).toMatchObject({ state: 'wrong', file: null })
  expect(pdf.body.sentence).toContain('es un PDF')
  const folder = join(world.files.arriving, '..', 'importando')
  const before = (await readdir(folder)).length
  expect((await call(world, national, 'DELETE', at(pdf.body.id))).status).toBe(200)
  expect((await readdir(folder)).length).toBe(before - 1)
  expect((await call(world, national, 'GET', at(pdf.body.id))).status).toBe(404)
  const { body } = await call(world, administrator, 'GET', '/v1/imports')
  expect(
    body.imports.some(
      (i: { state: string; target: string }) => i.state === 'taken' && i.target === 'children',
    ),
  ).toBe(true)
  expect(existsSync(folder)).toBe(true)
})

test('a post that may not import sees no draft, and a body too large leaves nothing', async () => {
  const { body } = await upload(list(first), 'ninos.csv')
  const director: As = { cookie: await world.cookie(people.director1) }
  expect((await call(world, director, 'GET', at(body.id))).status).toBe(403)
  expect((await upload(list(first), 'x.csv', director)).status).toBe(403)
})
