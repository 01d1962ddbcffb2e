// Lists taken away: as their screens show them, to whom they show them; names hidden from afar, small numbers hidden, readings written down.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parse } from 'csv-parse/sync'
import readXlsx from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { keepJobs } from '../../src/app/jobs.ts'
import { house } from '../../src/app/modules.ts'
import { NATION } from '../../src/kernel/ids.ts'
import type { Work } from '../../src/kernel/long-work.ts'
import { permissionsOf } from '../../src/kernel/permission.ts'
import { recountAbove } from '../../src/platform/figures.ts'
import { CSV_START, csvLine } from '../../src/platform/writing-csv.ts'
import { serialOf, xlsxWriter, xmlText } from '../../src/platform/writing-xlsx.ts'
import {
  type As,
  call,
  centers,
  children,
  NOW,
  now,
  openWorld,
  people,
  posts,
  reps,
  rooms,
  type World,
} from '../world.ts'

let world: World
let folder: string
let stop: () => Promise<void>
const cookies: Record<string, As> = {}
beforeAll(async () => {
  world = await openWorld()
  folder = mkdtempSync(join(tmpdir(), 'nido-exports-'))
  for (const p of posts) cookies[p.person] = { cookie: await world.cookie(p.person) }
  await recountAbove(world.db)
  await drawn()
  stop = await keepJobs({
    ...{ db: world.db, house, now, log: () => {} },
    ...{ databaseUrl: world.url, files: world.files, erasuresFile: join(folder, 'borrados.txt') },
  })
})
afterAll(async () => {
  await stop()
  await world.close()
  rmSync(folder, { recursive: true, force: true })
})

/** A sample of one child's file of center one, with its mark. */
const sample = '0e2ad1c4-6d1f-4c6e-9a53-8f3b7c2d1a90'
const drawn = () =>
  world.db.write({ books: [centers.one] }, async (tx) => {
    await tx`
      insert into audit_sample (id, book, person, records, frame, size, seed, frame_hash, drawn_hash, drawn_at)
      values (${sample}, ${centers.one}, ${people.director1}, 'children', 1, 1, 'semilla', 'x', 'y', ${NOW})`
    await tx`
      insert into audit_record (sample, n, book, key, child, mark)
      values (${sample}, 1, ${centers.one}, ${child}, ${child}::uuid, 'conforms')`
  })

type Wanted = Record<string, unknown>
const ask = (person: string, wanted: Wanted) =>
  call(world, cookies[person], 'POST', '/v1/exports', {
    ...{ format: 'csv', filters: {}, language: 'es' },
    ...wanted,
  })
async function file(person: string, wanted: Wanted): Promise<{ bytes: Buffer; work: Work; name: string }> {
  const asked = await ask(person, wanted)
  expect(asked.status, JSON.stringify(asked.body)).toBe(200)
  for (let i = 0; ; i++) {
    const { body } = await call(world, cookies[person], 'GET', `/v1/works/${asked.body.work}`)
    if (body.state === 'done') {
      const r = await world.app.request(`/v1/works/${asked.body.work}/file`, {
        headers: { cookie: (cookies[person] as { cookie: string }).cookie },
      })
      expect(r.status).toBe(200)
      return { bytes: Buffer.from(await r.arrayBuffer()), work: body, name: body.file.name }
    }
    expect(body.state, JSON.stringify(body)).not.toBe('failed')
    if (i > 300) throw new Error(`never done: ${JSON.stringify(body)}`)
    await sleep(30)
  }
}
const rowsOf = (bytes: Buffer): Record<string, string>[] => parse(bytes, { bom: true, columns: true })

/** What each list's screen shows it by. */
const child = children.find((c) => c.book === centers.one)!.id
const filtersOf: Record<string, Record<string, string>> = {
  // none is there: a list of nothing
  'siting.plan-sites': { plan: '0193e5f0-0000-7000-8000-000000000001' },
  'network.rooms': { book: centers.one },
  'network.calendar': { book: centers.one },
  'staff.list': { book: centers.one },
  'children.list': { book: centers.one },
  'reads.list': { book: centers.one, child },
  'attendance.child': { book: centers.one, child, month: '2026-11', purpose: 'care' },
  'attendance.door': { book: centers.one, day: '2026-11-20' },
  'attendance.sheet': { book: centers.one, room: rooms.one[0], month: '2026-11' },
  'attendance.visits': { book: centers.one, start: '2026-11-01', end: '2026-11-20' },
  'daily.child': { book: centers.one, child, day: '2026-11-20', purpose: 'care' },
  'daily.center': { book: centers.one, day: '2026-11-20', purpose: 'care' },
  'incidents.list': { book: centers.one },
  'referrals.list': { book: centers.one },
  'learning.center': { book: centers.one, week: '2026-11-16' },
  'growth.child': { book: centers.one, child, purpose: 'care' },
  'growth.overdue': { book: centers.one },
  'development.center': { book: centers.one },
  'guardians.list': { book: centers.one },
  'guardians.consents': { book: centers.one },
  'oversight.board': { kind: 'center', id: centers.one },
  'reviews.list': { book: centers.one },
  'audit.sample': { book: centers.one, sample },
}
const every = [...house.exports.values()]

describe('every list', () => {
  test.each(every.map((e) => [e.id, e] as const))(
    '%s comes as CSV and as XLSX to whoever its screen shows it',
    async (id, list) => {
      const wanted = { list: id, filters: filtersOf[id] ?? {}, purpose: 'supervision' }
      const able = posts.filter((p) => permissionsOf[p.role].includes(list.permission))
      const near = list.scopeOf(filtersOf[id] ?? {}).kind === 'nation' ? NATION : centers.one
      // what no post of a center may see is taken away by whoever may
      const who = able.find((p) => p.book === near) ?? able[0]!
      const csv = await file(who.person, wanted)
      const text = csv.bytes.toString('utf8')
      expect(text.startsWith(CSV_START)).toBe(true)
      const lines: string[][] = parse(csv.bytes, { bom: true })
      expect(lines.length - 1).toBe((csv.work.result as { rows: number }).rows)
      expect(csv.name).toMatch(/^nido-[a-z0-9-]+-2026-11-20\.csv$/)
      const xlsx = await file(who.person, { ...wanted, format: 'xlsx' })
      const sheets = (await readXlsx(xlsx.bytes)) as unknown as { data: unknown[][] }[]
      const sheet = Array.isArray(sheets[0]) ? (sheets as unknown as unknown[][]) : sheets[0]!.data
      expect(sheet.length).toBe(lines.length)
      expect(sheet[0]).toEqual(lines[0])
    },
  )

  test.each(every.map((e) => [e.id, e] as const))('%s is refused where its screen is', async (id, list) => {
    const filters = filtersOf[id] ?? {}
    for (const { person, role, book } of posts) {
      const reach =
        book === NATION || book === centers.one || (book === reps.north && permissionsOf[role].length > 0)
      const scope = list.scopeOf(filters)
      const may =
        permissionsOf[role].includes(list.permission) &&
        (scope.kind === 'own' || (scope.kind === 'nation' ? book === NATION : reach))
      const r = await ask(person, { list: id, filters, purpose: 'supervision' })
      expect(r.status, `${role} ${JSON.stringify(r.body)}`).toBe(may ? 200 : 403)
      if (may) await call(world, cookies[person], 'POST', `/v1/works/${r.body.work}/cancel`, {})
    }
    const tablet = await world.tablet(centers.one)
    expect(
      (
        await call(world, { tablet }, 'POST', '/v1/exports', {
          list: id,
          format: 'csv',
          filters,
          language: 'es',
          purpose: 'care',
        })
      ).status,
    ).toBe(403)
    expect((await call(world, undefined, 'POST', '/v1/exports', {})).status).toBe(401)
  })

  test('an unknown list, wrong filters or no purpose cost nothing', async () => {
    const none = await ask(people.national, { list: 'no.such' })
    expect([none.status, none.body.refusal.code]).toEqual([404, 'unknown-list'])
    const wrong = await ask(people.national, { list: 'network.centers', filters: { scheme: 'x' } })
    expect([wrong.status, wrong.body.refusal]).toEqual([422, { code: 'input', field: 'filters.scheme' }])
    const silent = await ask(people.director1, { list: 'children.list', filters: { book: centers.one } })
    expect([silent.status, silent.body.refusal.code]).toEqual([422, 'purpose-missing'])
  })
})

describe('children', () => {
  const list = { list: 'children.list', filters: { book: centers.one }, purpose: 'health' }
  test('with names and each reading written down for who works there', async () => {
    const mine = children.filter((c) => c.book === centers.one)
    const rows = rowsOf((await file(people.director1, list)).bytes)
    expect(rows.map((r) => r.Nombre).sort()).toEqual(mine.map((c) => c.given).sort())
    const reads = await call(
      world,
      cookies[people.director1],
      'GET',
      `/v1/books/${centers.one}/children/${mine[0]!.id}/reads`,
    )
    expect(reads.body.reads).toContainEqual(
      expect.objectContaining({ person: people.director1, purpose: 'health', taken: true, at: NOW }),
    )
    const logged = await world.db.read(
      { system: true },
      (read) => read<{ n: number }>`
        select count(distinct about)::int as n from read_log where endpoint = 'lists.export' and purpose = 'health'`,
    )
    expect(logged[0]!.n).toBe(mine.length)
  })
  test('without names, birth or CURP from afar', async () => {
    for (const [one, filters] of [
      ['children.list', { book: centers.one }],
      ['growth.overdue', { book: centers.one }],
    ] as const) {
      const { bytes } = await file(people.supervisor, { list: one, filters, purpose: 'supervision' })
      const text = bytes.toString('utf8')
      expect(rowsOf(bytes).length).toBeGreaterThan(0)
      for (const c of children) expect(text, one).not.toContain(c.given)
      expect(text).not.toMatch(/CURP|Nombre|nacimiento/)
    }
  })
})

test('the board hides the same small numbers, and filters and words of the screen are kept', async () => {
  const board = await call(world, cookies[people.national], 'GET', '/v1/board?kind=nation')
  const { bytes } = await file(people.national, { list: 'oversight.board', filters: { kind: 'nation' } })
  const rows = rowsOf(bytes)
  expect(rows.length).toBe(board.body.below.length)
  let hidden = 0
  for (const [i, line] of (
    board.body.below as {
      name: string
      figures: { indicator: string; part: number | null; suppressed: boolean }[]
    }[]
  ).entries()) {
    for (const f of line.figures) {
      const head = house.indicators.get(f.indicator)!.words.es
      const told = rows[i]![head]
      if (f.part === null) {
        expect(told, head).not.toMatch(/^\d/)
        if (f.suppressed) hidden++
      } else expect(Number(told), head).toBe(f.part)
    }
  }
  expect(hidden).toBeGreaterThan(0)
  const english = async (zone: string) =>
    rowsOf(
      (await file(people.national, { list: 'network.centers', language: 'en', filters: { zone } })).bytes,
    )
  expect((await english('urban')).map((r) => r.Zone)).toEqual(['Urban', 'Urban', 'Urban'])
  expect(await english('rural')).toEqual([])
  const named = async (search?: string) =>
    rowsOf(
      (await file(people.national, { list: 'network.representations', ...(search && { search }) })).bytes,
    )
  expect([(await named('north')).length, (await named()).length]).toEqual([1, 2])
})

describe('files that spreadsheets open', () => {
  test('no cell runs as a formula, numbers stay numbers, quotes and lines survive', () => {
    expect(csvLine(['=1+1', '+cmd', '-3', '@x', '\tx', -4.5, null, 'a "b", c', 'd\ne'])).toBe(
      `'=1+1,'+cmd,-3,'@x,'\tx,-4.5,,"a ""b"", c","d\ne"\r\n`,
    )
    expect(csvLine(['-1+2', '=HYPERLINK("x")'])).toBe(`'-1+2,"'=HYPERLINK(""x"")"\r\n`)
  })
  test('text of every kind comes back as it was', async () => {
    const texts = ['<a & b>', '=1+1', '_x0041_', 'línea\nnueva', 'niña 👧🏽', 'raro \u0001\ud800 fin']
    const pieces: Buffer[] = []
    const writer = xlsxWriter(async (p) => void pieces.push(Buffer.from(p)), 'Lista: [x]', [
      { head: 'Texto', type: 'text' },
      { head: 'Número', type: 'number' },
      { head: 'Día', type: 'day' },
      { head: 'Momento', type: 'instant' },
    ])
    await writer.rows(texts.map((t, i) => [t, i * 1.5, '2026-11-20', '2026-11-20 18:00']))
    await writer.rows([['', null, 'no es día', null]])
    await writer.close()
    const sheets = (await readXlsx(Buffer.concat(pieces))) as unknown as {
      sheet: string
      data: unknown[][]
    }[]
    const data = sheets[0]!.data
    expect(data.slice(1, -1).map((r) => r[0])).toEqual(
      [...texts.slice(0, -1), 'raro \ufffd fin'].map((t) => t),
    )
    expect(data[2]!.slice(1)).toEqual([
      1.5,
      new Date('2026-11-20T00:00:00Z'),
      new Date('2026-11-20T18:00:00Z'),
    ])
    expect(data.at(-1)![2]).toBe('no es día')
    expect(serialOf('1900-02-28')).toBeUndefined()
    expect(serialOf('1900-03-01')).toBe(61)
    expect(xmlText('x'.repeat(40_000)).length).toBe(32_767)
  })
  test('who takes the pieces and fails ends the writing, whatever waits', async () => {
    const writer = xlsxWriter(async () => Promise.reject(new Error('no place')), 'L', [
      { head: 'x', type: 'text' },
    ])
    const rows = Array.from({ length: 2_000 }, (_, i) => [`${i} ${Math.sin(i)} ${Math.cos(i)}`.repeat(20)])
    await expect(
      (async () => {
        for (let i = 0; i < 20; i++) await writer.rows(rows)
        await writer.close()
      })(),
    ).rejects.toThrow('no place')
  })
})
