// Needs studies on the real stack: opened, answered, closed and worked out; nobody can be found in them, and bad input leaves nothing.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importTargets } from '../../src/app/modules.ts'
import { PIECE_BYTES } from '../../src/kernel/files.ts'
import { NATION } from '../../src/kernel/ids.ts'
import { templateOf } from '../../src/kernel/import-target.ts'
import { countryOf } from '../../src/modules/exchange/work/country.ts'
import { importTable } from '../../src/modules/exchange/work/importing.ts'
import { NOTHING_SAID, openTable } from '../../src/modules/exchange/work/understanding.ts'
import { rebuildBook } from '../../src/platform/rebuilding.ts'
import { jpeg, pdf, png, shaOf } from '../files-for-tests.ts'
import { call, fact, idOf, NOW, openWorld, people, reps, TODAY, type World } from '../world.ts'
import { sides, tellSides } from '../world-sides.ts'

const { north, south } = reps
const promoter = idOf('promoter north')
const maquila = sides.company.party
const other = sides.other.party
const far = idOf('company of the south')
const study = idOf('study of maquila')
const joint = idOf('study of a park')
const link = 'abcdefghjk'
let w: World
const cookies = new Map<string, string>()
beforeAll(async () => {
  w = await openWorld()
  await tellSides(w)
  await w.said([
    fact('staff.person-registered', promoter, north, { given: 'Promotora', first: 'Prueba' }),
    fact('staff.post-held', promoter, north, { role: 'promoter', from: '2026-01-01' }),
  ])
  const company = (id: string, book: string, name: string, more: object = {}) =>
    fact(
      'partners.organization-registered',
      id,
      book,
      { kind: 'company', name, municipality: book === north ? '08001' : '30001', ...more },
      { author: people.national },
    )
  await w.said([
    company(maquila, north, 'Maquila del Norte', { workers: 400, latitude: 31.7, longitude: -106.4 }),
    company(other, north, 'Ensambles', { workers: 300, latitude: 31.71, longitude: -106.41 }),
    company(far, south, 'Lejana'),
  ])
  for (const p of [...Object.values(people), promoter, sides.company.person, sides.other.person])
    cookies.set(p, await w.cookie(p))
})
afterAll(() => w.close())

const as = (person: string) => ({ cookie: cookies.get(person)! })
const decide = async (kind: string, payload: object, about = study, by: string = promoter, book = north) => {
  const f = fact(`needs.${kind}`, about, book, payload as Record<string, unknown>, { author: by })
  const r = await call(w, as(by), 'POST', '/v1/decisions', { fact: f })
  return r.status === 200 ? { id: f.id } : { status: r.status, ...r.body.refusal }
}
const taken = { id: expect.any(String) }
const refused = (code: string, field?: string) =>
  expect.objectContaining({ code, ...(field ? { field } : {}) })
const ask = <T>(sql: string, values: unknown[] = []) =>
  w.db.read({ system: true }, (read) => read.text<T>(sql, values))
const count = async (table: string) =>
  (await ask<{ n: number }>(`select count(*)::int as n from ${table}`))[0]!.n
const page = (person: string, id = study, book = north) =>
  call(w, as(person), 'GET', `/v1/books/${book}/needs/${id}`)

const opened = {
  ...{ title: 'Estudio de Maquila', parties: [maquila], how: 'shared', link, daily: 200 },
  ...{ from: '2026-11-01', until: '2026-12-10' },
}
const none = { 'under-1': 0, '1': 0, '2': 0, '3': 0 }
const plain = { shift: 'morning', sex: 'F', municipality: '08001', travel: '30', children: none }
const parent = {
  ...{ ...plain, children: { ...none, '1': 1 }, care: 'family', use: 'yes', near: 'work' },
  ...{ from: '06:00', to: '16:00' },
}
const send = (token: string, answer: object, receipt: string = randomUUID()) =>
  call(w, undefined, 'POST', `/v1/surveys/${token}`, { receipt, answer })

describe('a study', () => {
  test('is of companies of its book, and opening it moves them to their study', async () => {
    expect(await decide('study-opened', { ...opened, parties: [far] })).toEqual(
      refused('unknown-party', 'parties'),
    )
    expect(await decide('study-opened', { ...opened, until: TODAY.replace(/\d\d$/, '01') })).toMatchObject({
      code: 'over-already',
    })
    expect(await decide('study-opened', { ...opened, parties: [] })).toMatchObject({ status: 422 })
    expect(await decide('study-opened', opened, study, people.supervisor)).toMatchObject({ status: 403 })
    expect(await count('needs_study')).toBe(0)
    expect(await decide('study-opened', opened)).toEqual(taken)
    expect(await decide('study-opened', opened)).toEqual(refused('already-open'))
    expect(await decide('study-opened', opened, idOf('another'))).toEqual(refused('link-taken'))
    const [row] = await ask<{ stage: string; study: string }>(
      'select stage, study from partner where key = $1',
      [maquila],
    )
    expect(row).toEqual({ stage: 'study', study })
  })

  test('is answered by nobody in particular: bad answers leave nothing, the same one counts once', async () => {
    const shown = await call(w, undefined, 'GET', `/v1/surveys/${link}`)
    expect(shown.body).toMatchObject({ state: 'open', title: 'Estudio de Maquila', once: false })
    expect(JSON.stringify(shown.body)).not.toContain(study)
    const bad = async (answer: object, code: string, field: string) => {
      const r = await send(link, answer)
      expect(r.body.refusal).toMatchObject({ code, field })
    }
    await bad({ ...plain, municipality: '08099' }, 'unknown-municipality', 'municipality')
    await bad({ ...parent, children: { ...none, '1': 4, '2': 3 } }, 'input', 'answer.children')
    await bad({ ...plain, children: { ...none, '1': -1 } }, 'input', 'answer.children.1')
    await bad({ ...parent, use: undefined }, 'input', 'answer.use')
    await bad({ ...plain, name: 'Ana' }, 'input', 'answer.name')
    expect((await send('zzzzzzzzzz', plain)).body.refusal.code).toBe('unknown-survey')
    expect([await count('needs_answer'), await count('needs_receipt'), await count('needs_day')]).toEqual([
      0, 0, 0,
    ])
    const receipt = randomUUID()
    expect((await send(link, parent, receipt)).body).toEqual({ kept: true })
    expect((await send(link, parent, receipt)).body).toEqual({ kept: false })
    expect(await count('needs_answer')).toBe(1)
    const [kept] = await ask<Record<string, unknown>>('select * from needs_answer')
    expect(Object.keys(kept!).sort()).toEqual(['body', 'book', 'slot', 'study'])
    expect(JSON.stringify(kept)).not.toContain(receipt)
    const homes = await call(w, undefined, 'GET', `/v1/surveys/${link}/homes?q=muni`)
    expect(homes.body.homes[0]).toMatchObject({ cvegeo: '08001' })
  })

  test('says nothing under ten answers, and takes no more than its day', async () => {
    for (let i = 0; i < 8; i++) await keep(parent)
    expect((await page(promoter)).body).toMatchObject({ answered: 9 })
    expect(JSON.stringify((await page(promoter)).body)).not.toContain('tally')
    expect(await decide('study-changed', { daily: 10 })).toEqual(taken)
    await keep(plain)
    expect((await send(link, plain)).body.refusal).toMatchObject({ code: 'survey-full' })
    expect(await count('needs_answer')).toBe(10)
    expect(await decide('study-changed', { daily: 200 })).toEqual(taken)
    for (let i = 0; i < 20; i++) await keep(plain)
  })

  test('weighs with a roster that could be: negative, too many children, an unknown home are refused', async () => {
    const roster = {
      ...{ party: maquila, on: '2026-11-10', source: 'nómina de octubre' },
      groups: [{ shift: 'morning', sex: 'F', workers: 400 }],
    }
    const say = (more: object) => decide('roster-told', { ...roster, ...more })
    expect(await say({ groups: [{ shift: 'morning', sex: 'F', workers: -1 }] })).toMatchObject({
      status: 422,
    })
    expect(await say({ children: { ...none, '1': 2401 } })).toMatchObject({ status: 422 })
    expect(await say({ homes: [{ municipality: '08099', workers: 3 }] })).toEqual(
      refused('unknown-municipality', 'homes.08099'),
    )
    expect(await say({ party: other })).toEqual(refused('unknown-party', 'party'))
    expect(await say({ on: '2026-12-31' })).toEqual(refused('day-ahead', 'on'))
    expect(await say({ absenceDays: 4, turnover: 0.4 })).toEqual(taken)
  })

  test('takes rosters from a file: a good row once, a bad one names its column and leaves nothing', async () => {
    const target = importTargets.find((t) => t.id === 'needs-rosters')!
    const [head, example] = templateOf(target).trimEnd().split('\n')
    expect(head!.split(',').slice(0, 6)).toEqual([
      ...['estudio', 'empresa', 'fecha', 'fuente', 'matutino_mujeres', 'matutino_hombres'],
    ])
    expect(example).toContain('abcdefghjk')
    const columns = ['estudio', 'empresa', 'fecha', 'fuente', 'matutino_mujeres', 'hijos_de_1', 'municipios']
    const take = async (...rows: string[][]) => {
      const text = [columns, ...rows].map((r) => r.join(',')).join('\n')
      const country = await w.db.read({ all: true }, (read) => countryOf(read, new Date(NOW)))
      // half of a short file's numbers being none, whoever brings it says what the column is
      const read = { 'matutino mujere': 'matutino_mujeres' }
      const said = { ...NOTHING_SAID, target: target.id, columns: read }
      const source = { name: 'plantillas.csv', bytes: new TextEncoder().encode(text) }
      const parts = { country, ...(await openTable(source, {}, importTargets, country, said)) }
      const at = { db: w.db, house: w.house, answers: {}, author: people.national, now: () => new Date(NOW) }
      return (await importTable({ ...parts, ...at })).report
    }
    const good = [link, 'MAQUILA DEL NORTE S.A. DE C.V.', '2026-11-12', 'nómina', '380', '', '08001 300']
    const bad = await take(
      ['zzzzzzzzzz', '', '2026-11-12', 'nómina', '380', '', ''],
      [link, 'Otra', '2026-11-12', 'nómina', '380', '', ''],
      [link, '', '2026-11-12', 'nómina', '-4', '', ''],
      [link, '', '2026-11-12', 'nómina', '3', '2401', ''],
      [link, '', '2027-11-12', 'nómina', '380', '', '08099 4'],
      good,
    )
    expect(bad.errors.map((e) => [e.row, e.field])).toEqual([
      ...[
        [2, 'estudio'],
        [3, 'empresa'],
        [4, 'matutino_mujeres'],
        [5, 'hijos_menores_de_1'],
      ],
      ...[
        [6, 'fecha'],
        [6, 'municipios'],
      ],
    ])
    expect([bad.added, bad.bad]).toEqual([1, 5])
    const rosters = async () => (await page(promoter)).body.study.rosters
    // a person's word before it stays the last one; the file's own row is kept beside it
    expect(await rosters()).toMatchObject([{ party: maquila, workers: 400 }])
    expect(bad.doubts.map((d) => [d.row, d.field])).toEqual([[6 + 1, 'empresa']])
    const again = await take(good)
    expect([again.added, again.changed, again.bad]).toEqual([0, 0, 0])
  })

  test('is worked out once it is closed; then no answer is left, and none is taken', async () => {
    expect(await decide('result-asked', { on: TODAY, assumptions: [] })).toEqual(refused('survey-open'))
    expect(await decide('survey-closed', { parties: [other], on: TODAY })).toEqual(refused('changed-since'))
    expect(await decide('survey-closed', { parties: [maquila], on: TODAY })).toEqual(taken)
    expect(await decide('survey-closed', { parties: [maquila], on: TODAY })).toEqual(refused('closed'))
    expect([await count('needs_answer'), await count('needs_receipt'), await count('needs_day')]).toEqual([
      0, 0, 0,
    ])
    expect((await send(link, plain)).body.refusal).toMatchObject({ code: 'survey-closed' })
    const own = {
      ...{
        id: 'day-cost',
        low: 500,
        mid: 500,
        high: 500,
        source: 'nómina',
        on: TODAY,
        confidence: 'company',
      },
    }
    expect(await decide('result-asked', { on: TODAY, assumptions: [{ ...own, low: 600 }] })).toMatchObject({
      status: 422,
    })
    expect(await decide('result-asked', { on: TODAY, assumptions: [own] })).toEqual(taken)
    const { body } = await page(promoter)
    expect(body.study).toMatchObject({ state: 'result', versions: [{ version: 1 }] })
    const { result } = body.study.versions[0]
    // 9 of 30 with a child: 9 + 370 silent × (9 + 2 × 0.3) / 32 × 0.8
    expect(result.demand.mid).toBeCloseTo(9 + 370 * (9.6 / 32) * 0.8, 1)
    expect(result).toMatchObject({ basis: 'both', answered: 30, rate: 0.075 })
    // nine families: who cares for them today is told of none
    expect(result.care.every((c: { n: number | null }) => c.n === null || c.n === 0)).toBe(true)
    const pdf = await w.app.request(`/v1/books/${north}/needs/${study}/report`, {
      headers: { cookie: `${cookies.get(promoter)}` },
    })
    expect(pdf.status).toBe(200)
    expect(pdf.headers.get('content-type')).toBe('application/pdf')
  })

  test('carries the emblem of its company: a small PNG or JPEG, and what cannot be read keeps no report away', async () => {
    const give = async (file: string | null) => {
      const f = fact('partners.logo-given', maquila, north, { file }, { author: promoter })
      const r = await call(w, as(promoter), 'POST', '/v1/decisions', { fact: f })
      return r.status === 200 ? { id: f.id } : r.body.refusal
    }
    const send = async (bytes: Buffer) => {
      const path = `/v1/books/${north}/blobs/${shaOf(bytes)}?offset=0&bytes=${bytes.length}`
      for (let at = 0; at < bytes.length; at += PIECE_BYTES)
        await call(
          w,
          as(promoter),
          'PUT',
          path.replace('offset=0', `offset=${at}`),
          bytes.subarray(at, at + PIECE_BYTES),
          { 'content-type': 'application/octet-stream' },
        )
      return shaOf(bytes)
    }
    const report = async () => {
      const r = await w.app.request(`/v1/books/${north}/needs/${study}/report`, {
        headers: { cookie: `${cookies.get(promoter)}` },
      })
      expect(r.status).toBe(200)
      return Buffer.from(await r.arrayBuffer()).toString('latin1')
    }
    expect(await give('ab'.repeat(32))).toEqual(refused('no-logo', 'file'))
    expect(await give(await send(pdf()))).toEqual(refused('no-logo', 'file'))
    expect(await give(await send(jpeg({ scan: 400_000 })))).toEqual(refused('logo-too-large', 'file'))
    expect(await give(await send(png({ width: 60, height: 20 })))).toEqual(taken)
    expect(await report()).toContain('Logotipo de Maquila del Norte')
    expect(await give(await send(jpeg({})))).toEqual(taken)
    expect(await report()).not.toContain('Logotipo')
    expect(await give(null)).toEqual(taken)
    expect(await give(null)).toEqual(refused('nothing-changes', 'file'))
  })

  test('is seen by its company once it is delivered, and by no other', async () => {
    const side = (who: { person: string; party: string }) =>
      call(w, as(who.person), 'GET', `/v1/sides/${who.party}/needs`)
    expect((await side(sides.company)).body.studies).toMatchObject([{ state: 'closed', result: null }])
    expect(await decide('report-delivered', { version: 2, on: TODAY, to: 'Dirección' })).toEqual(
      refused('unknown-version'),
    )
    expect(await decide('report-delivered', { version: 1, on: TODAY, to: 'Dirección' })).toEqual(taken)
    expect(await decide('report-delivered', { version: 1, on: TODAY, to: 'Dirección' })).toEqual(
      refused('already-delivered'),
    )
    const { studies } = (await side(sides.company)).body
    expect(studies).toMatchObject([{ state: 'delivered', version: 1, result: { answered: 30 } }])
    expect((await side(sides.other)).body.studies).toEqual([])
    const strange = await call(w, as(sides.other.person), 'GET', `/v1/sides/${maquila}/needs`)
    expect(strange.status).toBe(403)
    expect((await page(sides.company.person)).status).toBe(403)
  })

  test('of several companies with one-time codes: each counts once, and both ways to share are told', async () => {
    const two = { ...opened, title: 'Parque', parties: [maquila, other], how: 'once', link: 'bcdefghjkm' }
    expect(await decide('study-opened', two, joint)).toEqual(taken)
    expect((await call(w, undefined, 'GET', '/v1/surveys/bcdefghjkm')).body).toMatchObject({ state: 'code' })
    const many = await call(w, as(promoter), 'POST', `/v1/books/${north}/needs/${joint}/codes`, { count: 41 })
    const codes: string[] = many.body.codes
    expect(new Set(codes).size).toBe(41)
    expect(JSON.stringify(await ask('select * from needs_code'))).not.toContain(codes[0])
    expect((await send(codes[0]!, parent)).body.refusal).toMatchObject({
      code: 'unknown-party',
      field: 'party',
    })
    const receipt = randomUUID()
    expect((await send(codes[0]!, { ...parent, party: maquila }, receipt)).body).toEqual({ kept: true })
    // sent again by a phone that heard no answer, and by somebody else
    expect((await send(codes[0]!, { ...parent, party: maquila }, receipt)).body).toEqual({ kept: false })
    const twice = await send(codes[0]!.toUpperCase().replace(/(.{4})(?=.)/g, '$1-'), {
      ...parent,
      party: other,
    })
    expect(twice.body.refusal).toMatchObject({ code: 'code-used', field: 'token' })
    for (const [i, code] of codes.slice(1).entries())
      expect(
        (await send(code, { ...(i % 2 ? plain : parent), party: i < 20 ? maquila : other })).body,
      ).toEqual({
        kept: true,
      })
    expect((await page(promoter, joint)).body.codes).toEqual({ made: 41, used: 41 })
    expect(await decide('survey-closed', { parties: [other, maquila], on: TODAY }, joint)).toEqual(taken)
    expect(await decide('result-asked', { on: TODAY, assumptions: [] }, joint)).toEqual(taken)
    const { result } = (await page(promoter, joint)).body.study.versions[0]
    expect(result.options).toHaveLength(2)
    expect(result.parties.map((p: { answered: number }) => p.answered)).toEqual([20, 21])
    expect(await decide('report-delivered', { version: 1, on: TODAY, to: 'Cámara' }, joint)).toEqual(taken)
    const own = await call(w, as(sides.company.person), 'GET', `/v1/sides/${maquila}/needs`)
    expect(JSON.stringify(own.body)).not.toContain(other)
  })

  test('opened by mistake is withdrawn, and what was answered is gone uncounted', async () => {
    const wrong = idOf('wrong study')
    expect(await decide('study-opened', { ...opened, link: 'cdefghjkmn' }, wrong)).toEqual(taken)
    await keep(parent, 'cdefghjkmn')
    const gone = { parties: [maquila], on: TODAY, reason: 'empresa equivocada' }
    expect(await decide('study-withdrawn', gone, wrong)).toEqual(taken)
    expect(await count('needs_answer')).toBe(0)
    expect((await call(w, undefined, 'GET', '/v1/surveys/cdefghjkmn')).body.state).toBe('withdrawn')
  })

  test('is listed within reach alone, and its rows are derived again the same', async () => {
    const list = async (person: string) => (await call(w, as(person), 'GET', '/v1/needs')).body
    expect((await list(promoter)).total).toBe(3)
    expect((await list(people.supervisor)).total).toBe(3)
    expect((await call(w, as(people.director1), 'GET', '/v1/needs')).status).toBe(403)
    expect((await call(w, as(promoter), 'GET', '/v1/needs?q=parque')).body.studies).toMatchObject([
      { title: 'Parque', parties: ['Ensambles', 'Maquila del Norte'], answered: 41, versions: 1 },
    ])
    expect((await page(promoter, study, NATION)).status).toBe(403)
    const forged = fact('needs.survey-counted', study, north, { parties: [maquila], on: TODAY, tally: {} })
    const told = await call(w, as(promoter), 'POST', '/v1/facts', { facts: [forged] })
    expect(told.body.results[0].answer).not.toBe('taken')
    expect(await rebuildBook(w.db, w.house, north)).toEqual([])
  })

  test('costs so many statements, however many studies there are', async () => {
    const cost = async (path: string, person: string | undefined = promoter) => {
      w.statements.length = 0
      expect((await call(w, person ? as(person) : undefined, 'GET', path)).status, path).toBe(200)
      return w.statements.reduce((a, b) => a + b, 0)
    }
    const of = async () => [
      await cost('/v1/needs'),
      await cost('/v1/needs/companies?q=maquila'),
      await cost(`/v1/books/${north}/needs/${joint}`),
      await cost(`/v1/sides/${maquila}/needs`, sides.company.person),
      await cost(`/v1/surveys/${'bcdefghjkm'}`, ''),
    ]
    const before = await of()
    expect(Math.max(...before)).toBeLessThanOrEqual(20)
    for (let i = 0; i < 12; i++) {
      const more = { ...opened, title: `Otro ${i}`, link: `defghjkm${'abcdefghjkmn'[i]}z` }
      expect(await decide('study-opened', more, idOf(`more ${i}`))).toEqual(taken)
    }
    expect(await of()).toEqual(before)
  })
})

async function keep(answer: object, token = link) {
  const r = await send(token, answer)
  if (!r.body.kept) throw new Error(JSON.stringify(r.body))
}
