// Partners on the real stack: the form without a session, steps with their clock, people with consent, twins, and bad input that leaves nothing.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { uuid7OfDigest } from '../../src/kernel/ids.ts'
import { newLimits } from '../../src/platform/limits.ts'
import { rebuildBook } from '../../src/platform/rebuilding.ts'
import { call, fact, idOf, NOW, openWorld, people, reps, TODAY, type World } from '../world.ts'

const promoter = idOf('promoter north')
const promoterS = idOf('promoter south')
const { north, south } = reps
let w: World
const cookies = new Map<string, string>()
beforeAll(async () => {
  w = await openWorld()
  await w.said([
    fact('staff.person-registered', promoter, north, { given: 'Promotora', first: 'Prueba' }),
    fact('staff.post-held', promoter, north, { role: 'promoter', from: '2026-01-01' }),
  ])
  await w.said([
    fact('staff.person-registered', promoterS, south, { given: 'Otra', first: 'Prueba' }),
    fact('staff.post-held', promoterS, south, { role: 'promoter', from: '2026-01-01' }),
  ])
  for (const p of [...Object.values(people), promoter, promoterS]) cookies.set(p, await w.cookie(p))
})
afterAll(() => w.close())

const as = (person: string) => ({ cookie: cookies.get(person)! })
const decide = async (
  kind: string,
  about: string,
  payload: object,
  by: string = promoter,
  book: string = north,
) => {
  const f = fact(`partners.${kind}`, about, book, payload as Record<string, unknown>, { author: by })
  const r = await call(w, as(by), 'POST', '/v1/decisions', { fact: f })
  return r.status === 200 ? { id: f.id } : { status: r.status, ...r.body.refusal }
}
const ask = <T>(sql: string, values: unknown[] = []) =>
  w.db.read({ system: true }, (read) => read.text<T>(sql, values))
const facts = async () =>
  (await ask<{ n: number }>(`select count(*)::int as n from fact where kind like 'partners.%'`))[0]!.n
const refused = (code: string, field?: string) =>
  expect.objectContaining({ code, ...(field ? { field } : {}) })
const keyOf = (name: string) =>
  uuid7OfDigest(Date.parse(NOW), Buffer.from(idOf(name).replaceAll('-', ''), 'hex'))

const form = {
  ...{
    key: keyOf('first'),
    kind: 'company',
    name: 'Maquilas del Norte, S.A. de C.V.',
    municipality: '08001',
  },
  ...{ workers: 900, women: 520, children: 140, message: 'Tenemos tres turnos.' },
  contact: { name: 'Rosa Prueba', post: 'Recursos Humanos', mail: 'rosa@ejemplo.mx' },
  ...{ agreed: true, kept: false },
}
const tell = (body: object) => call(w, undefined, 'POST', '/v1/interests', body)
const contacts = (partner: string, by = promoter) =>
  call(w, as(by), 'GET', `/v1/books/${north}/partners/${partner}/contacts`)
const one = async (partner: string, by = promoter) =>
  (await call(w, as(by), 'GET', `/v1/books/${north}/partners/${partner}`)).body

let partner = ''
describe('an interest without a session', () => {
  test('bad input names its field and leaves nothing', async () => {
    const wrong = async (more: object) => {
      const r = await tell({ ...form, ...more })
      return [r.status, r.body.refusal?.field]
    }
    expect(await wrong({ name: ' ' })).toEqual([400, 'name'])
    expect(await wrong({ workers: -3 })).toEqual([400, 'workers'])
    expect(await wrong({ rfc: 'ABC991399XX1' })).toEqual([400, 'rfc'])
    expect(await wrong({ contact: { name: 'Rosa' } })).toEqual([400, 'contact.mail'])
    expect(await wrong({ agreed: false })).toEqual([400, 'agreed'])
    expect(await wrong({ municipality: '08999' })).toEqual([422, 'municipality'])
    expect(await wrong({ website: 'http://spam.example' })).toEqual([422, 'website'])
    expect(await facts()).toBe(0)
  })

  test('is one, sent twice at once and again, in the book of its municipality; its folio tells where it stands', async () => {
    const [a, b] = await Promise.all([tell(form), tell(form)])
    const c = await tell(form)
    expect(new Set([a, b, c].map((r) => r.body.folio)).size).toBe(1)
    expect(c.body.again).toBe(true)
    const rows = await ask<{ book: string; party: string }>('select book, party from partner_interest')
    expect(rows).toEqual([{ book: north, party: expect.any(String) }])
    partner = rows[0]!.party
    const state = await call(w, undefined, 'POST', '/v1/interests/state', {
      folio: a.body.folio.toLowerCase(),
    })
    expect(state.body).toMatchObject({ received_on: TODAY, answered_on: null, stage: 'interest' })
    expect(JSON.stringify(state.body)).not.toMatch(/Rosa|Maquilas/)
    expect(
      (await call(w, undefined, 'POST', '/v1/interests/state', { folio: 'AAAA-AAAA-AAAA' })).status,
    ).toBe(404)
  })

  test('is limited by address', async () => {
    const small = await openWorld({ limits: newLimits(() => Date.parse(NOW)) })
    const sent = await Promise.all(
      Array.from({ length: 30 }, () =>
        call(small, undefined, 'POST', '/v1/interests/state', { folio: 'AAAA-AAAA-AAAA' }),
      ),
    )
    await small.close()
    expect(sent.some((r) => r.status === 429)).toBe(true)
  })

  test('asks the promoter for an answer in their list, and rises to nobody yet', async () => {
    const tasks = await ask<{ kind: string; owner: string }>(
      `select kind, owner from task where kind like 'partners.%'`,
    )
    expect(tasks).toEqual([{ kind: 'partners.answer', owner: 'promoter' }])
    const today = await call(w, as(promoter), 'GET', '/v1/today')
    expect(JSON.stringify(today.body)).toContain('partners.answer')
  })
})

describe('people of an organization', () => {
  test('are seen with the permission alone, and that is written down', async () => {
    expect((await contacts(partner, people.supervisor)).status).toBe(403)
    expect((await contacts(partner)).body.contacts).toMatchObject([{ name: 'Rosa Prueba', consent: null }])
    const log = await ask<{ person: string }>(`select person from read_log where about = $1`, [partner])
    expect(log).toEqual([{ person: promoter }])
  })

  test('without consent are forgotten in the transaction that answers; with it they stay until they withdraw', async () => {
    const kept = idOf('contact kept')
    expect(
      await decide('contact-told', partner, {
        ...{ contact: kept, name: 'Luis Prueba', phone: '656 123 4567' },
        consent: { on: TODAY, how: 'call', uses: ['events'] },
      }),
    ).toEqual({ id: expect.any(String) })
    const [interest] = await ask<{ key: string }>('select key from partner_interest')
    const answer = { interest: interest!.key, on: TODAY, how: 'mail', note: 'Se propuso una visita.' }
    expect(await decide('interest-answered', partner, answer)).toEqual({ id: expect.any(String) })
    expect(await decide('interest-answered', partner, answer)).toEqual(refused('already-answered'))
    expect((await contacts(partner)).body.contacts.map((c: { name: string }) => c.name)).toEqual([
      'Luis Prueba',
    ])
    const left = await ask(`select 1 from fact where body like '%rosa@ejemplo.mx%'`)
    expect(left).toEqual([])
    expect(
      await decide('contact-told', partner, {
        contact: idOf('c2'),
        name: 'Eva Prueba',
        mail: 'e@ejemplo.mx',
        consent: null,
      }),
    ).toEqual(refused('consent-needed', 'consent'))
    expect(await decide('contact-withdrawn', partner, { contact: kept, on: TODAY })).toEqual({
      id: expect.any(String),
    })
    expect((await contacts(partner)).body.contacts).toMatchObject([{ name: null, withdrawn_on: TODAY }])
    expect(await ask(`select 1 from fact where body like '%656 123 4567%'`)).toEqual([])
  })
})

describe('the way', () => {
  test('goes step by step, each with its owner and day; what cannot be leaves nothing', async () => {
    const before = await facts()
    expect(await decide('step-told', partner, { stage: 'agreement', on: TODAY })).toEqual(
      refused('model-first', 'model'),
    )
    expect(await decide('step-told', partner, { stage: 'study', on: '2027-01-01' })).toEqual(
      refused('day-ahead', 'on'),
    )
    expect(await decide('step-told', idOf('nobody'), { stage: 'study', on: TODAY })).toEqual(
      refused('unknown-organization'),
    )
    expect(await decide('step-told', partner, { stage: 'study', on: TODAY }, people.director1)).toMatchObject(
      {
        status: 403,
      },
    )
    expect(await decide('step-told', partner, { stage: 'ended', on: TODAY })).toMatchObject({ status: 422 })
    expect(await facts()).toBe(before)
    await decide('step-told', partner, {
      ...{ stage: 'study', on: TODAY, next: 'Enviar la encuesta', due: '2026-12-01', owner: promoter },
    })
    expect((await one(partner)).partner).toMatchObject({
      ...{ stage: 'study', next: 'Enviar la encuesta', due: '2026-12-01', beyond: false, owner: promoter },
    })
    expect(await ask(`select kind, owner, person from task where kind like 'partners.%'`)).toEqual([
      { kind: 'partners.next-step', owner: 'promoter', person: promoter },
    ])
    // the end of the national agreement is known to every day
    await decide('step-told', partner, { stage: 'study', on: TODAY, next: 'Revisar', due: '2030-10-01' })
    expect((await one(partner)).partner).toMatchObject({ due: '2030-10-01', beyond: true })
    expect(await decide('step-told', partner, { stage: 'interest', on: TODAY })).toEqual(
      refused('note-needed', 'note'),
    )
  })

  test('is counted by stage; who works elsewhere sees none of it', async () => {
    const board = await call(w, as(promoter), 'GET', '/v1/partners/board')
    expect(board.body.stages).toEqual([{ stage: 'study', count: 1, workers: 900, late: 0 }])
    expect((await call(w, as(promoterS), 'GET', '/v1/partners/board')).body.partners).toEqual([])
    expect((await call(w, as(people.director1), 'GET', '/v1/partners')).status).toBe(403)
    expect((await call(w, as(promoterS), 'GET', `/v1/books/${north}/partners/${partner}`)).status).toBe(403)
  })
})

describe('a company written three ways', () => {
  test('is proposed, joined by a person with a reason, and split again', async () => {
    const second = idOf('second way')
    const third = idOf('third way')
    const register = (id: string, name: string) =>
      decide('organization-registered', id, { kind: 'company', name, municipality: '08001' })
    await register(second, 'MAQUILAS DEL NORTE SA DE CV')
    await register(third, 'Maquila del Norte')
    const alike = async () => (await call(w, as(promoter), 'GET', '/v1/partners/alike')).body
    expect((await alike()).pairs.map((p: { why: string }) => p.why)).toEqual([
      'name',
      'near-name',
      'near-name',
    ])
    const fields = { kind: 'company', name: 'Maquilas del Norte', municipality: '08001', workers: 900 }
    expect(
      await decide('organizations-merged', partner, { organization: partner, fields, reason: 'misma' }),
    ).toEqual(refused('same-organization'))
    const joined = await decide('organizations-merged', partner, {
      organization: second,
      fields,
      reason: 'mismo domicilio',
    })
    expect(joined).toEqual({ id: expect.any(String) })
    expect(
      await decide('organizations-merged', partner, { organization: third, fields, reason: 'mismo dueño' }),
    ).toEqual({
      id: expect.any(String),
    })
    expect((await alike()).pairs).toEqual([])
    const whole = await one(second)
    expect(whole).toMatchObject({
      joined_into: partner,
      partner: { key: partner, name: 'Maquilas del Norte', stage: 'study' },
    })
    expect(whole.partner.names).toContain('MAQUILAS DEL NORTE SA DE CV')
    expect(whole.merges).toHaveLength(2)
    expect(
      await decide('organizations-split', partner, {
        merge: (joined as { id: string }).id,
        reason: 'eran dos plantas',
      }),
    ).toEqual({ id: expect.any(String) })
    expect((await one(second)).partner).toMatchObject({ key: second, stage: null })
    // found to be two: not proposed again
    await w.said([
      fact(
        'partners.organizations-distinct',
        partner,
        north,
        { organization: second, reason: 'dos plantas' },
        { author: promoter },
      ),
    ])
    expect((await alike()).pairs).toEqual([])
  })
})

describe('events', () => {
  test('are planned, held with what was promised, and what is promised is followed up', async () => {
    const event = idOf('event')
    const plan = {
      ...{ title: 'Mesa de diálogo', on: '2026-11-18', starts: '10:00', ends: '12:00', place: 'Cámara' },
      ...{ agenda: ['Bienvenida'], organizations: [partner] },
    }
    let minute = 10
    const say = (kind: string, payload: Record<string, unknown>) => {
      const happenedAt = `2026-11-20T15:${minute++}:00.000Z`
      return w.said([fact(`partners.${kind}`, event, north, payload, { author: promoter, happenedAt })])
    }
    await say('event-planned', plan)
    await say('event-planned', { ...plan, starts: '09:00' })
    const ics = await w.app.request(`/v1/books/${north}/partners/events/${event}/invitation`, {
      headers: { cookie: cookies.get(promoter)! },
    })
    const text = await ics.text()
    expect(text).toMatch(/DTSTART:20261118T090000\r\n/)
    expect(text).toMatch(/SEQUENCE:1/)
    const promise = idOf('promise')
    await say('event-held', {
      ...{ on: '2026-11-18', attendance: [{ organization: partner, people: 3 }] },
      commitments: [{ id: promise, text: 'Enviar plano', due: '2026-11-25', organization: partner }],
    })
    expect(await ask(`select kind, person from task where kind = 'partners.commitment'`)).toEqual([
      { kind: 'partners.commitment', person: promoter },
    ])
    await say('commitment-followed', {
      commitment: promise,
      on: TODAY,
      outcome: 'done',
      note: 'Llegó el plano.',
    })
    expect(await ask(`select 1 from task where kind = 'partners.commitment'`)).toEqual([])
    const events = await call(w, as(promoter), 'GET', '/v1/partners/events')
    expect(events.body.events).toMatchObject([{ id: event, invited: 1, came: 1, open: 0 }])
  })
})

test('lists, the board, one organization and the map cost so many statements, however much there is', async () => {
  const cost = async (path: string) => {
    let sent = 0
    w.db.onStatements = (n) => {
      sent += n
    }
    const r = await call(w, as(promoter), 'GET', path)
    w.db.onStatements = undefined as never
    expect(r.status, path).toBe(200)
    return sent
  }
  const all = async () => ({
    list: await cost('/v1/partners?which=all'),
    board: await cost('/v1/partners/board'),
    one: await cost(`/v1/books/${north}/partners/${partner}`),
    map: await cost('/v1/partners/map'),
    events: await cost('/v1/partners/events'),
    alike: await cost('/v1/partners/alike'),
  })
  const before = await all()
  await w.said(
    Array.from({ length: 40 }, (_, i) =>
      fact('partners.organization-listed', idOf(`park ${i}`), north, {
        ...{
          kind: 'park',
          name: `Parque de prueba ${i}`,
          municipality: '08001',
          latitude: 31.7,
          longitude: -106.4,
        },
      }),
    ),
  )
  expect(await all()).toEqual(before)
  expect(Math.max(...Object.values(before))).toBeLessThanOrEqual(40)
})

test('a rebuild makes the same rows and figures', async () => {
  const rows = () =>
    ask(`select to_jsonb(p) as row from partner p union all select to_jsonb(i) from partner_interest i
      union all select to_jsonb(c) from partner_contact c union all select to_jsonb(e) from partner_event e order by 1`)
  const before = await rows()
  expect(before.length).toBeGreaterThan(3)
  expect(await rebuildBook(w.db, w.house, north)).toEqual([])
  expect(await rows()).toEqual(before)
})
