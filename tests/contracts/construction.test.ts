// Construction on the real stack: a project by its decisions, who may do what, and bad input that leaves nothing.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { permissionsOf } from '../../src/kernel/permission.ts'
import { requirements } from '../../src/modules/construction/rules/requirements.ts'
import { allPapers } from '../../src/modules/construction/rules/stage-line.ts'
import { takeBatch } from '../../src/platform/intake.ts'
import { rebuildBook } from '../../src/platform/rebuilding.ts'
import { call, children, fact, idOf, NOW, now, openWorld, people, reps, TODAY, type World } from '../world.ts'

const promoter = idOf('promoter north')
const watcher = idOf('works supervisor north')
const { north, south } = reps
const project = idOf('project las gladiolas')
const contract = idOf('contract works')
const watching = idOf('contract supervision')
let w: World
const cookies = new Map<string, string>()
beforeAll(async () => {
  w = await openWorld()
  for (const [person, role] of [
    [promoter, 'promoter'],
    [watcher, 'works-supervisor'],
  ] as const)
    await w.said([
      fact('staff.person-registered', person, north, { given: role, first: 'Prueba' }),
      fact('staff.post-held', person, north, { role, from: '2026-01-01' }),
    ])
  for (const p of [...Object.values(people), promoter, watcher]) cookies.set(p, await w.cookie(p))
})
afterAll(() => w.close())

const as = (person: string) => ({ cookie: cookies.get(person)! })
let decided = 0
const decide = async (kind: string, payload: object, by: string = promoter, book: string = north) => {
  // one after the other, as people say them: on one day the later word holds
  const happenedAt = new Date(Date.parse('2026-11-20T15:00:00.000Z') + 1000 * decided++).toISOString()
  const f = fact(`construction.${kind}`, project, book, payload as Record<string, unknown>, {
    ...{ author: by, happenedAt },
  })
  const r = await call(w, as(by), 'POST', '/v1/decisions', { fact: f })
  return r.status === 200 ? { id: f.id } : { status: r.status, ...r.body.refusal }
}
const ask = <T>(sql: string, values: unknown[] = []) =>
  w.db.read({ system: true }, (read) => read.text<T>(sql, values))
const facts = async () =>
  (await ask<{ n: number }>(`select count(*)::int as n from fact where kind like 'construction.%'`))[0]!.n
const file = (person: string, book: string = north) =>
  call(w, as(person), 'GET', `/v1/books/${book}/construction/${project}`)

const site = { code: 'S-1', name: 'Las Gladiolas', municipality: '08001' }
const plot = {
  ...{ site, scheme: 'imss', area: 1382, on: '2025-03-01' },
  ...{ placesLeast: 150, placesMost: 250, source: 'oficio 12', certainty: 'confirmed' },
}
const money = people.national
const refused = (code: string, field?: string) =>
  expect.objectContaining({ code, ...(field ? { field } : {}) })

describe('a project', () => {
  test('is offered in the book of its municipality’s representation, and nowhere else', async () => {
    expect(await decide('plot-offered', { ...plot, site: { ...site, municipality: '30001' } })).toEqual(
      refused('other-representation'),
    )
    expect(await decide('plot-offered', { ...plot, site: { ...site, municipality: '08099' } })).toEqual(
      refused('unknown-municipality'),
    )
    expect(await decide('stage-dated', { stage: 'visited', of: 'actual', on: TODAY })).toEqual(
      refused('unknown-project'),
    )
    expect(await decide('plot-offered', plot, watcher)).toMatchObject({ status: 403 })
    expect(await facts()).toBe(0)
    expect(await decide('plot-offered', plot)).toEqual({ id: expect.any(String) })
    expect(await decide('plot-offered', plot)).toEqual(refused('already-offered'))
    // the site is the places module's word, said in the same transaction
    const sites = await ask<{ book: string; code: string; name: string }>(
      'select book, code, name from place_site',
    )
    expect(sites).toEqual([{ book: north, code: 'S-1', name: 'Las Gladiolas' }])
  })

  test('passes its stages in order; what cannot be leaves nothing', async () => {
    const before = await facts()
    const say = (stage: string, on: string | null, of = 'actual') => decide('stage-dated', { stage, of, on })
    expect(await say('works', '2026-01-01')).toEqual(refused('before-open', 'deed'))
    expect(await say('visited', '2025-02-28')).toEqual(refused('before-predecessor', 'offered'))
    expect(await say('visited', '2026-11-21')).toEqual(refused('day-ahead'))
    expect(await facts()).toBe(before)
    expect(await say('visited', '2025-03-20')).toEqual({ id: expect.any(String) })
    expect(await say('validated', '2025-05-01')).toEqual({ id: expect.any(String) })
    expect(await say('file', '2025-08-01')).toEqual(refused('papers-missing', 'offer'))
    for (const document of allPapers)
      await decide('document-told', { document, state: 'accepted', on: '2025-07-01' })
    for (const [stage, on] of [
      ['file', '2025-08-01'],
      ['accepted', '2025-10-01'],
      ['deed', '2026-01-15'],
    ] as const)
      expect(await say(stage, on), stage).toEqual({ id: expect.any(String) })
    expect(await say('open', '2027-01-15', 'planned')).toEqual({ id: expect.any(String) })
    expect(await say('tender', '2026-12-15', 'forecast')).toEqual({ id: expect.any(String) })
    // a day that was wrong is corrected with its reason, and stays in sight
    expect(await say('validated', '2025-05-02')).toEqual(refused('why-needed', 'why'))
    const mended = { stage: 'validated', of: 'actual', on: '2025-05-02', why: 'El acta dice el día 2' }
    expect(await decide('stage-dated', mended)).toEqual({ id: expect.any(String) })
    const { status, body } = await file(promoter)
    expect(status).toBe(200)
    expect(body.project.stages.find((s: { stage: string }) => s.stage === 'validated')).toMatchObject({
      actual: '2025-05-02',
      corrected: [{ was: '2025-05-01', why: 'El acta dice el día 2', by: promoter }],
    })
    expect(body.project).toMatchObject({ reached: 'deed', stage: 'design', file_percent: 100 })
    expect(body.project).toMatchObject({ opens_planned: '2027-01-15', opens_forecast: null })
    expect(body.place).toEqual({ municipality: 'Municipio north', representation: 'Rep north' })
  })

  test('has contracts within its budget, works and supervision apart, a schedule without circles, progress that does not fall', async () => {
    const works = {
      ...{ contract, for: 'works', number: 'SICT-1', contractor: 'Obras del Norte', amount: 40e6 },
      ...{ on: '2026-02-01', starts: '2026-02-02', ends: '2026-10-30', retention: 5 },
    }
    expect(await decide('contract-signed', works, money)).toEqual(refused('no-budget'))
    expect(await decide('contract-signed', works)).toMatchObject({ status: 403 })
    const budget = {
      year: 2026,
      amount: 46e6,
      on: '2026-01-20',
      act: 'Acuerdo ACDO.1',
      by: 'H. Consejo Técnico',
    }
    expect(await decide('budget-approved', budget, money)).toEqual({ id: expect.any(String) })
    expect(await decide('contract-signed', { ...works, amount: 47e6 }, money)).toEqual(refused('over-budget'))
    expect(await decide('contract-signed', works, money)).toEqual({ id: expect.any(String) })
    const other = { ...works, contract: watching, for: 'supervision', number: 'SICT-2', amount: 2e6 }
    expect(await decide('contract-signed', other, money)).toEqual(refused('same-contractor'))
    expect(await decide('contract-signed', { ...other, contractor: 'Vigila SA' }, money)).toEqual({
      id: expect.any(String),
    })
    const tasks = [
      { id: 'a', name: 'Cimentación', duration: 60, amount: 15e6 },
      { id: 'b', name: 'Estructura', duration: 100, amount: 25e6 },
    ]
    const link = (from: string, to: string) => ({ from, to, type: 'FS', lag: 0 })
    const schedule = { contract, on: '2026-02-01', tasks, links: [link('a', 'b'), link('b', 'a')] }
    expect(await decide('schedule-set', schedule)).toEqual(refused('cycle', 'a → b → a'))
    expect(await decide('schedule-set', { ...schedule, links: [link('a', 'b')] })).toEqual({
      id: expect.any(String),
    })
    const say = (on: string, physical: number) => decide('progress-told', { contract, on, physical }, watcher)
    expect(await say('2026-05-01', 30)).toEqual({ id: expect.any(String) })
    expect(await say('2026-06-01', 29)).toEqual(refused('progress-falls', 'physical'))
    expect(await decide('progress-told', { contract, on: '2026-06-01', physical: 50 }, money)).toMatchObject({
      status: 403,
    })
    const pay = { contract, on: '2026-06-01', for: 'estimate', number: '1', paid: 41e6 }
    expect(await decide('payment-made', pay, money)).toEqual(refused('over-contract'))
    expect(await decide('payment-made', { ...pay, paid: 9e6, held: 0.5e6 }, money)).toEqual({
      id: expect.any(String),
    })
    const { body } = await file(people.supervisor)
    expect(body.contracts).toMatchObject([
      { key: contract, physical: 30, paid: 9e6, held: 0.5e6, amount_now: 40e6 },
      { key: watching, for: 'supervision' },
    ])
  })

  test('a photo without its place is no photo; a grave finding asks until it is mended', async () => {
    const log = async (payload: object, by = watcher) => {
      const f = fact('construction.log-noted', project, north, payload as Record<string, unknown>, {
        author: by,
      })
      const [r] = await takeBatch(w.db, w.house, [f], { by: 'person', person: by }, now)
      return { ...r!, id: f.id }
    }
    const photo = { file: 'ab'.repeat(32), at: NOW, latitude: 31.7, longitude: -106.4 }
    const note = { on: TODAY, what: 'finding', text: 'Falta la segunda salida', grave: true }
    const { latitude: _latitude, ...nowhere } = photo
    expect(await log({ ...note, photos: [nowhere] })).toMatchObject({ answer: 'quarantined' })
    const told = await log({ ...note, photos: [photo] })
    expect(told).toMatchObject({ answer: 'taken' })
    const tasks = () =>
      ask<{ kind: string }>(`select kind from task where book = $1 and kind = 'construction.finding'`, [
        north,
      ])
    expect(await tasks()).toHaveLength(1)
    // asked of who watches over works, and of nobody else; its button opens the very note
    const todays = async (person: string) =>
      (
        (await call(w, as(person), 'GET', '/v1/today')).body.tasks as {
          kind: string
          about: string
          name: string
          task: string
        }[]
      ).filter((x) => x.kind === 'construction.finding')
    expect(await todays(watcher)).toMatchObject([
      { about: project, name: 'Las Gladiolas', task: expect.stringContaining(told.id) },
    ])
    expect(await todays(promoter)).toEqual([])
    expect(await todays(people.supervisor)).toEqual([])
    const mend = fact(
      'construction.finding-mended',
      project,
      north,
      { note: told.id, on: TODAY, text: 'Se abrió' },
      { author: watcher },
    )
    const [r] = await takeBatch(w.db, w.house, [mend], { by: 'person', person: watcher }, now)
    expect(r).toMatchObject({ answer: 'taken' })
    expect(await tasks()).toHaveLength(0)
  })

  test('a requirement is checked in its phase, by its measure; gas keeps the center shut', async () => {
    const check = (requirement: string, more: object = {}) =>
      decide(
        'requirement-checked',
        { requirement, phase: 'design', result: 'met', on: TODAY, ...more },
        watcher,
      )
    expect(await check('corridor', { value: 1.1 })).toEqual(refused('measure-unfit', 'value'))
    expect(await check('cameras')).toEqual(refused('not-of-phase'))
    expect(await check('gas-free', { result: 'not-needed' })).toEqual(refused('always-needed'))
    for (const r of requirements) if (r.phases.includes('design')) await check(r.id)
    expect(await decide('stage-dated', { stage: 'design', of: 'actual', on: '2026-02-01' })).toEqual({
      id: expect.any(String),
    })
    expect((await file(promoter)).body.project.stage).toBe('tender')
  })

  test('what was said in error is taken back by who may say it, with why, unless something rests on it; it stays told', async () => {
    const before = (await file(promoter)).body
    const ok = { id: expect.any(String) }
    const why = 'Se capturó dos veces'
    const [budget] = before.project.budgets
    const [signed, watched] = before.contracts
    const undo = (kind: string, payload: object, by = money) => decide(`${kind}-reversed`, payload, by)
    expect(await undo('money', { step: budget.id, why })).toEqual(refused('committed-since'))
    expect(await undo('money', { step: signed.signing, contract, why })).toEqual(refused('used-since'))
    expect(await undo('money', { step: idOf('nothing'), why })).toEqual(refused('unknown-step'))
    expect(await undo('money', { step: budget.id, why }, watcher)).toMatchObject({ status: 403 })
    expect(await undo('step', { step: budget.id, why }, promoter)).toEqual(refused('unknown-step'))
    const pay = { contract, on: '2026-07-01', for: 'estimate', number: '2', paid: 1e6 }
    const { id: paid } = (await decide('payment-made', pay, money)) as { id: string }
    const change = { contract, on: '2026-07-02', number: 'C-1', amount: 4e6, days: 30, why: 'más muro' }
    const { id: changed } = (await decide('order-changed', change, money)) as { id: string }
    expect((await file(promoter)).body.contracts[0]).toMatchObject({ paid: 10e6, amount_now: 44e6 })
    expect(await undo('money', { step: paid, contract, why: 'x' })).toMatchObject({ status: 422 })
    expect(await undo('money', { step: paid, contract, why })).toEqual(ok)
    expect(await undo('money', { step: paid, contract, why })).toEqual(refused('unknown-step'))
    expect(await undo('money', { step: changed, contract, why })).toEqual(ok)
    // a signing with nothing on it, and signed again under the same number
    expect(await undo('money', { step: watched.signing, contract: watching, why })).toEqual(ok)
    expect((await file(promoter)).body.contracts).toMatchObject([{ key: contract }])
    const { for: of, number, amount, contractor, starts, ends } = watched
    const again = { for: of, number, amount, contractor, starts, ends, on: watched.signed_on }
    expect(await decide('contract-signed', { ...again, contract: idOf('signed again') }, money)).toEqual(ok)
    const tender = { number: 'LO-09-217-009217002-N-110-2026', for: 'works' }
    const call_ = (await decide('tender-told', { ...tender, step: 'call', on: '2026-02-01' })) as {
      id: string
    }
    const award = (await decide('tender-told', { ...tender, step: 'award', on: '2026-02-20' })) as {
      id: string
    }
    expect(await undo('step', { step: call_.id, why }, promoter)).toEqual(refused('used-since'))
    expect(await undo('step', { step: award.id, why }, promoter)).toEqual(ok)
    const note = before.notes.find((n: { what: string }) => n.what === 'finding')
    expect(await undo('log', { step: note.key, note: note.key, why }, watcher)).toEqual(refused('used-since'))
    expect(await undo('log', { step: note.mended.id, note: note.key, why }, watcher)).toEqual(ok)
    expect((await file(promoter)).body.notes).toMatchObject([{ key: note.key, mended: null }])
    expect(await undo('log', { step: note.key, note: note.key, why }, watcher)).toEqual(ok)
    const { body } = await file(promoter)
    expect(body.notes).toEqual([])
    expect(body.project.tenders).toMatchObject([{ steps: [{ id: call_.id }] }])
    expect(body.contracts[0]).toMatchObject({ key: contract, paid: 9e6, amount_now: 40e6, changes: [] })
    expect(body.project.reversed).toMatchObject([
      { step: paid, kind: 'construction.payment-made', what: '2', amount: 1e6, why, by: money },
      { step: changed, amount: 4e6 },
      { kind: 'construction.contract-signed', what: 'SICT-2', amount: 2e6 },
      { step: award.id, kind: 'construction.tender-told', by: promoter },
      { kind: 'construction.finding-mended', what: 'Se abrió', amount: null },
      { kind: 'construction.log-noted', what: 'Falta la segunda salida' },
    ])
  })

  test('falls out with its reason, and its book can be rebuilt to the same rows', async () => {
    const lot = idOf('lot las gladiolas')
    const planned = fact(
      'places.planned',
      project,
      north,
      {
        lot,
        places: 110,
        on: '2026-01-20',
        reason: 'Módulo de 110',
      },
      { happenedAt: '2026-11-20T14:00:00.000Z' },
    )
    await w.said([planned])
    const lost = async () =>
      (
        await ask<{ to: string }>(
          `select e ->> 'to' as to from place_account, jsonb_array_elements(entries) e where key = $1`,
          [project],
        )
      ).map((e) => e.to)
    expect(await lost()).toEqual(['planned'])
    expect(await decide('fell-out', { on: TODAY, reason: 'money', text: 'x' })).toMatchObject({ status: 422 })
    expect(await decide('fell-out', { on: TODAY, reason: 'money', text: 'Sin recursos este año' })).toEqual({
      id: expect.any(String),
    })
    expect(await lost()).toEqual(['planned', 'lost'])
    expect(await decide('stage-dated', { stage: 'tender', of: 'actual', on: TODAY })).toEqual(
      refused('fallen-out'),
    )
    const gone = await call(w, as(promoter), 'GET', '/v1/construction/projects?which=out')
    expect(gone.body.projects).toMatchObject([{ id: project, out: 'money' }])
    expect(await decide('taken-up', { on: TODAY, text: 'Hay recursos otra vez' })).toEqual({
      id: expect.any(String),
    })
    expect(await lost()).toEqual(['planned'])
    expect(await rebuildBook(w.db, w.house, north)).toEqual([])
  })
})

describe('who reads', () => {
  test('the portfolio and the funnel answer within reach, in few statements', async () => {
    w.statements.length = 0
    const mine = await call(w, as(promoter), 'GET', '/v1/construction/projects')
    expect(mine.body).toMatchObject({ total: 1, next: null })
    expect(mine.body.projects[0]).toMatchObject({ physical: 30, committed: 42e6, approved: 46e6, paid: 9e6 })
    const funnel = await call(w, as(promoter), 'GET', '/v1/construction/funnel')
    expect(
      funnel.body.steps.find((s: { state: string; stage: string }) => s.state === '08' && s.stage === 'deed'),
    ).toMatchObject({ passed: 1, median: 106 })
    const drawn = await call(w, as(promoter), 'GET', '/v1/construction/programme')
    expect(drawn.body.rows).toMatchObject([
      { id: project, opens_planned: '2027-01-15', places: 150, out: null },
    ])
    expect(drawn.body.rows[0].spans.map((s: { phase: string }) => s.phase)).toEqual([
      'plot',
      'contract',
      'ready',
    ])
    expect(drawn.body.municipalities).toEqual({ '08001': 'Municipio north' })
    const money = await call(w, as(promoter), 'GET', '/v1/construction/money')
    expect(money.body.years).toMatchObject([
      { year: '2026', approved: 46e6, committed: 42e6, spent: 9e6, held: 0.5e6 },
    ])
    expect(money.body.projects).toMatchObject([{ id: project, per_place: 42e6 / 150, against: null }])
    expect(Math.max(...w.statements)).toBeLessThan(9)
    expect((await file(people.national)).status).toBe(200)
    for (const p of [people.director1, people.educator, people.nurse, people.mentor])
      expect((await file(p)).status).toBe(403)
    expect((await file(promoter, south)).status).toBe(403)
  })

  test('who carries works has no permission over any child, and opens none', async () => {
    const child = children[0]!
    for (const [person, role] of [
      [promoter, 'promoter'],
      [watcher, 'works-supervisor'],
    ] as const) {
      expect(
        permissionsOf[role].filter((p) =>
          /^(children|guardians|growth|development|referrals|incidents|attendance|learning)\./.test(p),
        ),
      ).toEqual([])
      for (const path of ['', '/development', '/portfolio'])
        expect(
          (
            await call(
              w,
              as(person),
              'GET',
              `/v1/books/${child.book}/children/${child.id}${path}?purpose=care`,
            )
          ).status,
        ).toBeGreaterThanOrEqual(403)
    }
  })
})
