// Agreements on the real stack: told by the institute, kept by both sides; a company reaches its own and speaks for itself alone.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rebuildBook } from '../../src/platform/rebuilding.ts'
import { call, centers, fact, idOf, openWorld, people, reps, type World } from '../world.ts'
import { sides, tellSides } from '../world-sides.ts'

const promoter = idOf('promoter north')
const { north, south } = reps
const { company, other } = sides
const agreement = idOf('agreement company')
const others = idOf('agreement other')
const monthly = idOf('commitment monthly')
const ours = idOf('commitment ours')
const theirs = idOf('commitment of the other')
let w: World
const cookies = new Map<string, string>()
beforeAll(async () => {
  w = await openWorld()
  await tellSides(w)
  await w.said([
    fact('staff.person-registered', promoter, north, { given: 'Promotora', first: 'Prueba' }),
    fact('staff.post-held', promoter, north, { role: 'promoter', from: '2026-01-01' }),
  ])
  for (const [{ party }, name] of [
    [company, 'Maquila Uno'],
    [other, 'Maquila Dos'],
  ] as const)
    await w.said([
      fact('partners.organization-registered', party, north, {
        kind: 'company',
        name,
        municipality: '08001',
      }),
    ])
  for (const p of [...Object.values(people), promoter, ...Object.values(sides).map((s) => s.person)])
    cookies.set(p, await w.cookie(p))
})
afterAll(() => w.close())

const as = (person: string) => ({ cookie: cookies.get(person)! })
/** Each a minute after the one before: facts of one instant have no order of their own. */
let minutes = 0
const later = () => new Date(Date.parse('2026-11-20T06:00:00.000Z') + 60_000 * minutes++).toISOString()
const say = async (kind: string, about: string, payload: object, by = promoter, more: object = {}) => {
  const f = fact(`agreements.${kind}`, about, north, payload as Record<string, unknown>, {
    author: by,
    happenedAt: later(),
    ...more,
  })
  const r = await call(w, as(by), 'POST', '/v1/facts', { facts: [f] })
  return { ...r.body.results[0], fact: f.id } as { answer: string; reason?: string; fact: string }
}
const one = async (by = promoter, key = agreement) =>
  (await call(w, as(by), 'GET', `/v1/books/${north}/agreements/${key}`)).body
const side = (by: string, party: string) => call(w, as(by), 'GET', `/v1/sides/${party}`)

const opened = (party: string, name: string) => ({
  ...{ party, party_name: name, scope: 'company', title: `Convenio con ${name}`, model: 'company' },
  ...{ signed: '2026-08-15', starts: '2026-09-01', ends: '2030-09-30', certainty: 'signed' },
})
const clause = {
  ...{ clause: 'informes', order: 1, title: 'Informe mensual', bound: 'party', certainty: 'proposal' },
  text: 'La empresa informa cada mes, en totales.',
}
const commitment = {
  ...{ agreement, clause: 'informes', bound: 'party', what: 'Informar el mes', evidence: 'Informe en Nido' },
  ...{ owner: 'Promotora', party_owner: 'Recursos humanos', every: 'month', due: '2026-10-05' },
}
const report = {
  ...{ month: '2026-10', workers: 400, parents: 80, placed: 30, days: 22 },
  ...{ parents_absent: 60, others_absent: 300, parents_left: 2, others_left: 9 },
}

describe('an agreement', () => {
  test('is told clause by clause; a clause that binds nobody is refused and nothing of it is saved', async () => {
    const open = async (about: string, payload: Record<string, unknown>) =>
      call(w, as(promoter), 'POST', '/v1/decisions', {
        fact: fact('agreements.opened', about, north, payload, { author: promoter }),
      })
    const unknown = await open(agreement, opened(idOf('nobody'), 'Nadie'))
    expect([unknown.status, unknown.body.refusal]).toEqual([409, { code: 'unknown-party', field: 'party' }])
    expect((await open(agreement, opened(company.party, 'Maquila Uno'))).body.answer).toBe('taken')
    expect((await open(others, opened(other.party, 'Maquila Dos'))).body.answer).toBe('taken')
    const steps = await w.db.read({ system: true }, (read) =>
      read.text<{ stage: string; agreement: string }>('select stage, agreement from partner where key = $1', [
        company.party,
      ]),
    )
    expect(steps).toEqual([{ stage: 'agreement', agreement }])
    expect((await say('clause-put', agreement, clause)).answer).toBe('taken')
    const { bound: _, ...nobody } = clause
    expect(await say('clause-put', agreement, { ...nobody, clause: 'sin-parte' })).toMatchObject({
      answer: 'quarantined',
      reason: expect.stringMatching(/^payload bound:/),
    })
    expect(
      await say('opened', idOf('backwards'), { ...opened(company.party, 'X'), ends: '2026-01-01' }),
    ).toMatchObject({ answer: 'quarantined', reason: expect.stringMatching(/^payload (ends|party_name)/) })
    const told = await one()
    expect(told.agreement.clauses.map((c: { clause: string }) => c.clause)).toEqual(['informes'])
    expect(told.nationalEnds).toBe('2030-09-30')
  })

  test('has commitments with their days, until it ends; beyond the national agreement is told', async () => {
    expect((await say('commitment-made', monthly, commitment)).answer).toBe('taken')
    expect((await say('commitment-made', theirs, { ...commitment, agreement: others })).answer).toBe('taken')
    await say('commitment-made', ours, {
      ...{ ...commitment, bound: 'institute', what: 'Abrir 50 lugares', every: 'once', due: '2026-11-01' },
    })
    const { commitments } = await one()
    const m = commitments.find((c: { key: string }) => c.key === monthly)
    expect([m.dates[0].due, m.dates.at(-1).due, m.next_due]).toEqual([
      '2026-10-05',
      '2030-09-05',
      '2026-10-05',
    ])
    const list = (await call(w, as(promoter), 'GET', '/v1/agreements')).body
    const row = list.agreements.find((a: { id: string }) => a.id === agreement)
    // October and November of the company, and what the institute owes
    expect(row).toMatchObject({ clauses: 1, commitments: 2, late: 3, beyond: false })
    expect(
      (await say('changed', agreement, { what: 'renewed', on: '2026-11-19', why: 'prórroga' })).answer,
    ).toBe('quarantined')
    await say('changed', agreement, {
      what: 'renewed',
      on: '2026-11-19',
      ends: '2031-12-31',
      why: 'prórroga',
    })
    const after = (await call(w, as(promoter), 'GET', '/v1/agreements?which=all')).body.agreements
    expect(after.find((a: { id: string }) => a.id === agreement)).toMatchObject({
      beyond: true,
      ends: '2031-12-31',
    })
    expect((await one()).agreement.versions.map((v: { what: string }) => v.what)).toEqual([
      'opened',
      'renewed',
    ])
  })

  test('asks its tasks of the institute’s people', async () => {
    const tasks = await w.db.read({ system: true }, (read) =>
      read.text<{ kind: string; by_at: string }>(
        `select kind, by_at from task where book = $1 and kind like 'agreements.%' order by kind, key`,
        [north],
      ),
    )
    expect(tasks.map((t) => t.kind)).toEqual(['agreements.claim', 'agreements.claim', 'agreements.due'])
  })
})

describe('the company’s own side', () => {
  test('shows what is its own, and another’s is out of reach', async () => {
    const own = await side(company.person, company.party)
    expect(own.status).toBe(200)
    expect(own.body.agreements.map((a: { key: string }) => a.key)).toEqual([agreement])
    expect(own.body.commitments.map((c: { key: string }) => c.key).sort()).toEqual([monthly, ours].sort())
    expect(JSON.stringify(own.body)).not.toContain(other.party)
    expect((await side(company.person, other.party)).status).toBe(403)
    expect((await one(company.person)).refusal.code).toBe('no-permission')
    expect((await call(w, as(company.person), 'GET', '/v1/agreements')).status).toBe(403)
    expect((await side(promoter, company.party)).status).toBe(403)
  })

  test('tells it its step, what comes next and who looks after it; never the notes beside them', async () => {
    const stepped = await call(w, as(promoter), 'POST', '/v1/decisions', {
      fact: fact(
        'partners.step-told',
        company.party,
        north,
        {
          ...{ stage: 'project', on: '2026-11-19', model: 'company', owner: promoter, due: '2026-12-10' },
          ...{ next: 'Visitar el predio', note: 'nota de quien promueve' },
        },
        { author: promoter, happenedAt: later() },
      ),
    })
    expect(stepped.body.answer).toBe('taken')
    const way = (by: string, party: string) => call(w, as(by), 'GET', `/v1/sides/${party}/way`)
    const own = await way(company.person, company.party)
    expect(own.body.side).toEqual({
      ...{ key: company.party, name: 'Maquila Uno', kind: 'company', stage: 'project', since: '2026-11-19' },
      ...{ next: 'Visitar el predio', due: '2026-12-10', beyond: false, asked_on: null, model: 'company' },
      ...{ owner_name: 'Promotora Prueba', project_name: null, center_name: null },
    })
    expect((await side(company.person, company.party)).body.name).toBe('Maquila Uno')
    expect((await way(company.person, other.party)).status).toBe(403)
    expect((await way(promoter, company.party)).status).toBe(403)
    // an organization that no book keeps has no way yet, and that is an answer
    expect((await way(sides.state.person, sides.state.party)).body.side).toBeNull()
    const mine = (await call(w, as(promoter), 'GET', `/v1/agreements?which=all&party=${company.party}`)).body
    expect(mine.agreements.map((a: { id: string }) => a.id)).toEqual([agreement])
    expect(new Set(mine.due.map((d: { agreement: string }) => d.agreement))).toEqual(new Set([agreement]))
  })

  test('presents evidence of its own; of another’s it counts nowhere', async () => {
    const evidence = { due: '2026-10-05', told: 'Informe entregado', files: [] }
    expect((await say('evidence-presented', monthly, evidence, company.person)).answer).toBe('taken')
    const foreign = await say('evidence-presented', theirs, evidence, company.person)
    expect(foreign).toMatchObject({ answer: 'review', reason: 'no-permission' })
    const unknown = await say('evidence-presented', idOf('no commitment'), evidence, company.person)
    expect(unknown).toMatchObject({ answer: 'review', reason: 'no-permission' })
    const stateOf = async (key: string, id: string) =>
      (await one(promoter, key)).commitments.find((c: { key: string }) => c.key === id).dates[0].state
    expect([await stateOf(agreement, monthly), await stateOf(others, theirs)]).toEqual(['presented', 'open'])
    // nobody judges what they themselves are bound to
    const judged = await say(
      'evidence-judged',
      monthly,
      { due: '2026-10-05', accepted: true },
      company.person,
    )
    expect(judged.answer).toBe('review')
    await say('evidence-answered', monthly, { due: '2026-10-05', accepted: true }, company.person)
    expect(await stateOf(agreement, monthly)).toBe('presented')
    expect((await say('evidence-judged', monthly, { due: '2026-10-05', accepted: false })).answer).toBe(
      'quarantined',
    )
    await say('evidence-judged', monthly, { due: '2026-10-05', accepted: false, reason: 'falta la firma' })
    expect(await stateOf(agreement, monthly)).toBe('returned')
    await say('evidence-presented', monthly, evidence, company.person)
    await say('evidence-judged', monthly, { due: '2026-10-05', accepted: true })
    expect(await stateOf(agreement, monthly)).toBe('accepted')
    // it takes back nothing that another organization said
    const said = await say('evidence-presented', theirs, evidence, other.person)
    const steal = await say('evidence-presented', monthly, evidence, company.person, { corrects: said.fact })
    expect(steal).toMatchObject({ answer: 'review', reason: 'not-yours' })
    expect(await stateOf(others, theirs)).toBe('presented')
  })

  test('reports its months in totals; what cannot be is refused by field, and small groups are left out', async () => {
    const bad: [object, string][] = [
      [{ parents: 500 }, 'parents'],
      [{ placed: 90 }, 'placed'],
      [{ parents_absent: 80 * 22 + 1 }, 'parents_absent'],
      [{ workers: -1 }, 'workers'],
      [{ month: '2026-13' }, 'month'],
      [{ parents: 9, placed: 3 }, 'parents_absent'],
    ]
    for (const [change, field] of bad)
      expect(
        await say('month-reported', company.party, { ...report, ...change }, company.person),
      ).toMatchObject({
        answer: 'quarantined',
        reason: expect.stringMatching(new RegExp(`^payload ${field}:`)),
      })
    expect((await one()).reports).toEqual([])
    const first = await say('month-reported', company.party, report, company.person)
    expect(first.answer).toBe('taken')
    expect((await say('month-reported', other.party, report, company.person)).answer).toBe('review')
    const { month: _, placed: __, ...totals } = report
    const base = { ...totals, first_month: '2026-03', last_month: '2026-08', days: 128 }
    expect((await say('baseline-told', company.party, base, company.person)).answer).toBe('taken')
    // a correction names what it corrects, and the last word counts
    const better = { ...report, placed: 31 }
    const corrects = { corrects: first.fact, reason: 'faltaba una persona' }
    expect((await say('month-reported', company.party, better, company.person, corrects)).answer).toBe(
      'taken',
    )
    expect((await one()).reports).toMatchObject([{ month: '2026-10', placed: 31 }])
    expect((await side(other.person, other.party)).body.reports).toEqual([])
  })

  test('sees of its center how many places there are, and of a small group nothing', async () => {
    await say('center-named', agreement, { center: centers.one, opened: '2026-09-01' })
    expect((await side(company.person, company.party)).body.places).toBeNull()
    await w.db.write({ system: true }, (tx) =>
      tx.text(
        `insert into figure (book, indicator, room, period, part, whole) values ($1, 'places.occupied', $1, 'now', 6, 40)`,
        [centers.one],
      ),
    )
    const own = (await side(company.person, company.party)).body.places
    expect(own).toMatchObject({ open: 40, occupied: { value: null, hidden: true } })
    // the company cannot name a center itself
    expect((await say('center-named', agreement, { center: centers.three }, company.person)).answer).toBe(
      'review',
    )
    await w.db.write({ system: true }, (tx) =>
      tx.text(`update figure set part = 25 where book = $1 and indicator = 'places.occupied'`, [centers.one]),
    )
    expect((await one()).places).toMatchObject({ open: 40, occupied: { value: 25, hidden: false } })
  })
})

describe('who comes in', () => {
  test('is invited by whoever promotes in that book, to that organization alone, and let in no more', async () => {
    const target = `/v1/books/${north}/parties/${company.party}/people`
    const words = { given: 'Enlace', first: 'Nueva', login: 'Enlace.Uno', password: 'una clave larga' }
    expect((await call(w, as(people.director1), 'POST', target, words)).status).toBe(403)
    expect((await call(w, as(company.person), 'POST', target, words)).status).toBe(403)
    const elsewhere = await call(
      w,
      as(promoter),
      'POST',
      `/v1/books/${south}/parties/${company.party}/people`,
      words,
    )
    expect(elsewhere.status).toBe(403)
    const unknown = await call(
      w,
      as(promoter),
      'POST',
      `/v1/books/${north}/parties/${idOf('none')}/people`,
      words,
    )
    expect([unknown.status, unknown.body.refusal.code]).toEqual([404, 'unknown-party'])
    const made = await call(w, as(promoter), 'POST', target, words)
    expect(made.status).toBe(200)
    expect((await call(w, as(promoter), 'POST', target, words)).body.refusal).toEqual({
      ...{ code: 'login-taken', field: 'login' },
    })
    const cookie = await w.cookie(made.body.person)
    const me = (await call(w, { cookie }, 'GET', '/v1/session')).body
    expect(me.posts).toEqual([{ book: north, party: company.party, role: 'party', scope: 'party', name: '' }])
    expect(me.permissions).toEqual(['side.read', 'side.write'])
    expect((await call(w, { cookie }, 'GET', `/v1/sides/${company.party}`)).status).toBe(200)
    const list = (await call(w, as(promoter), 'GET', target)).body.people
    const post = list.find((p: { person: string }) => p.person === made.body.person)
    expect(post).toMatchObject({ name: 'Enlace Nueva', login: 'enlace.uno' })
    expect((await call(w, as(promoter), 'POST', `${target}/${post.post}/end`, {})).status).toBe(200)
    expect((await call(w, { cookie }, 'GET', `/v1/sides/${company.party}`)).status).toBe(401)
    const again = await w.cookie(made.body.person)
    expect((await call(w, { cookie: again }, 'GET', `/v1/sides/${company.party}`)).status).toBe(403)
  })
})

test('each question costs so many statements, however much was told', async () => {
  const costs = async (by: string, target: string) => {
    w.statements.length = 0
    expect((await call(w, as(by), 'GET', target)).status).toBe(200)
    return w.statements.reduce((n, x) => n + x, 0)
  }
  const questions = [
    [promoter, '/v1/agreements'],
    [promoter, `/v1/books/${north}/agreements/${agreement}`],
    [company.person, `/v1/sides/${company.party}`],
  ] as const
  const before: number[] = []
  for (const [by, target] of questions) before.push(await costs(by, target))
  for (let i = 0; i < 8; i++)
    await say('commitment-made', idOf(`one more ${i}`), { ...commitment, what: `Otro compromiso ${i}` })
  for (const [i, [by, target]] of questions.entries())
    expect(await costs(by, target), target).toBeLessThanOrEqual(before[i]!)
  expect(Math.max(...before)).toBeLessThanOrEqual(40)
})

test('an organization joined to another one keeps its agreement, its reports and its side, by either id', async () => {
  const whole = idOf('company written another way')
  const decide = async (kind: string, about: string, payload: Record<string, unknown>) =>
    (
      await call(w, as(promoter), 'POST', '/v1/decisions', {
        fact: fact(`partners.${kind}`, about, north, payload, { author: promoter, happenedAt: later() }),
      })
    ).body
  const fields = { kind: 'company', name: 'MAQUILA UNO SA DE CV', municipality: '08001' }
  await decide('organization-registered', whole, fields)
  const merged = await decide('organizations-merged', whole, {
    ...{ organization: company.party, fields, reason: 'mismo domicilio' },
  })
  expect(merged.answer).toBe('taken')
  for (const party of [whole, company.party]) {
    const list = (await call(w, as(promoter), 'GET', `/v1/agreements?which=all&party=${party}`)).body
    expect(list.agreements.map((a: { id: string }) => a.id)).toEqual([agreement])
    expect(list.due.length).toBeGreaterThan(0)
  }
  const told = await one()
  expect(told.reports).toHaveLength(1)
  expect(told.baseline).not.toBeNull()
  // who comes in for it by its old id sees all of it, and says more
  const own = (await side(company.person, company.party)).body
  expect(own).toMatchObject({
    name: expect.any(String),
    agreements: [{ key: agreement }],
    reports: [{ placed: 31 }],
  })
  const november = { ...report, month: '2026-11', placed: 33, days: 13 }
  expect((await say('month-reported', company.party, november, company.person)).answer).toBe('taken')
  expect((await one()).reports).toHaveLength(2)
  expect((await side(company.person, company.party)).body.reports).toHaveLength(2)
  expect((await side(other.person, company.party)).status).toBe(403)
  expect((await side(other.person, whole)).status).toBe(403)
})

test('the book rebuilt has the same rows', async () => {
  expect(await rebuildBook(w.db, w.house, north)).toEqual([])
})
