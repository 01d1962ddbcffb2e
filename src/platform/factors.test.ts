// Second factors: set with the password, each code once, one lock-out with the password, lost ones taken away by who reaches everything.
import { TOTP } from 'otpauth'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { type As, call, centers, fact, openWorld, people, type World } from '../../tests/world.ts'
import { NATION } from '../kernel/ids.ts'
import { plainEntry } from './entry.ts'
import { hashPassword } from './secrets.ts'

const PASSWORD = 'una frase que se recuerda'
const HASH = hashPassword(PASSWORD)
const worlds: World[] = []
let w: World
let clock = 0
const entry = { ...plainEntry(), mustHave: ['administrator' as const] }
beforeEach(async () => {
  clock = Date.parse('2026-11-20T18:00:00.000Z')
  w = await openWorld({ clock: () => new Date(clock), entry })
  worlds.push(w)
  for (const [person, login] of [
    [people.director1, 'directora'],
    [people.nurse, 'enfermera'],
    [people.administrator, 'administra'],
  ] as const)
    await w.db.write(
      { system: true },
      (tx) => tx`insert into account (person, login, password) values (${person}, ${login}, ${HASH})`,
    )
})
afterAll(async () => {
  for (const one of worlds) await one.close()
})
const seconds = (n: number) => {
  clock += n * 1000
}
const post = (as: As, path: string, body: object = {}) => call(w, as, 'POST', path, body)
const enter = (login = 'directora', password = PASSWORD) =>
  post(undefined, '/v1/session', { login, password })
const cookieOf = (r: { headers: Headers }): As => ({ cookie: r.headers.get('set-cookie')!.split(';')[0]! })
const isIn = async (as: As) => (await call(w, as, 'GET', '/v1/session')).status === 200
const codeNow = (secret: string, at = clock) => new TOTP({ secret }).generate({ timestamp: at })

/** Sets a code app for a person who just came in. */
async function enrol(login = 'directora'): Promise<{ as: As; secret: string; codes: string[] }> {
  const as = cookieOf(await enter(login))
  const begun = await post(as, '/v1/entry/totp', { password: PASSWORD })
  expect(begun.status).toBe(200)
  const { ticket, secret } = begun.body
  const done = await post(as, '/v1/entry/totp/confirm', { ticket, code: codeNow(secret) })
  expect(done.status).toBe(200)
  seconds(60)
  return { as, secret, codes: done.body.codes }
}
const step = (ticket: string, code: string) => post(undefined, '/v1/session/factor', { ticket, code })

describe('a code app', () => {
  test('is set with the password; then the password alone opens nothing, and each code opens once', async () => {
    const before = cookieOf(await enter())
    const { as, secret, codes } = await enrol()
    expect(codes).toHaveLength(10)
    expect([await isIn(as), await isIn(before)]).toEqual([true, false])
    const first = await enter()
    expect(first.headers.get('set-cookie')).toBeNull()
    expect(first.body).toMatchObject({ next: 'factor', ways: ['code', 'recovery'] })
    const code = codeNow(secret)
    const inside = await step(first.body.ticket, code)
    expect(inside.status).toBe(200)
    expect(await isIn(cookieOf(inside))).toBe(true)
    // the same ticket, and the same code under another ticket
    expect((await step(first.body.ticket, code)).body.refusal.code).toBe('step-over')
    const again = await enter()
    expect((await step(again.body.ticket, code)).body.refusal).toEqual({ code: 'wrong-code', field: 'code' })
  })

  test('drifts one step and no more; two at once with the same code are one', async () => {
    const { secret } = await enrol()
    seconds(300)
    for (const [late, status] of [
      [-61, 401],
      [61, 401],
      [-30, 200],
      [30, 200],
    ] as const) {
      const { ticket } = (await enter()).body
      expect((await step(ticket, codeNow(secret, clock + late * 1000))).status, String(late)).toBe(status)
      seconds(120)
    }
    const tickets = [(await enter()).body.ticket, (await enter()).body.ticket]
    const both = await Promise.all(tickets.map((t) => step(t, codeNow(secret))))
    expect(both.map((r) => r.status).sort()).toEqual([200, 401])
  })

  test('wrong codes and wrong passwords are one count; a ticket is tried five times and lives five minutes', async () => {
    const { secret } = await enrol()
    const { ticket } = (await enter()).body
    for (let i = 0; i < 3; i++) expect((await step(ticket, '000000')).status).toBe(401)
    for (let i = 0; i < 2; i++) expect((await enter('directora', 'otra')).status).toBe(401)
    expect((await step(ticket, codeNow(secret))).body.refusal.code).toBe('locked')
    expect((await enter()).status).toBe(429)
    seconds(301)
    expect((await step(ticket, codeNow(secret))).body.refusal.code).toBe('step-over')
    const next = await enter()
    expect((await step(next.body.ticket, codeNow(secret))).status).toBe(200)
  })

  test('a recovery code opens once, is told, and the database alone holds neither it nor the secret', async () => {
    const { codes, secret } = await enrol()
    const one = codes[0]!
    const opened = await step((await enter()).body.ticket, one.toLowerCase())
    expect(opened.status).toBe(200)
    expect((await step((await enter()).body.ticket, one)).status).toBe(401)
    const mine = (await call(w, cookieOf(opened), 'GET', '/v1/entry')).body
    expect(mine).toMatchObject({ codesLeft: 9, login: 'directora', must: false })
    expect(mine.events.map((e: { what: string }) => e.what)).toEqual(['code-used', 'totp-set'])
    const held = JSON.stringify(
      await w.db.read(
        { system: true },
        (read) => read`
        select (select string_agg(encode(secret, 'escape'), ' ') from second_factor) as s,
          (select string_agg(encode(code_hash, 'escape'), ' ') from recovery_code) as c, (select json_agg(held) from sign_in_step) as h`,
      ),
    )
    for (const word of [secret, ...codes.map((c) => c.replace('-', ''))]) expect(held).not.toContain(word)
  })

  test('sealed for one person, it is not another’s; another key opens nothing, and says only that the code is wrong', async () => {
    const { secret } = await enrol()
    await enrol('enfermera')
    await w.db.write(
      { system: true },
      (tx) => tx`
      update second_factor set secret = (select secret from second_factor where person = ${people.director1})
      where person = ${people.nurse}`,
    )
    const { ticket } = (await enter('enfermera')).body
    expect((await step(ticket, codeNow(secret))).body.refusal.code).toBe('wrong-code')
  })

  test('setting one needs the right password and a ticket of one’s own', async () => {
    const as = cookieOf(await enter())
    const wrong = await post(as, '/v1/entry/totp', { password: 'no es esta' })
    expect([wrong.status, wrong.body.refusal]).toEqual([401, { code: 'wrong-current', field: 'password' }])
    const { ticket, secret } = (await post(as, '/v1/entry/totp', { password: PASSWORD })).body
    const nurse = cookieOf(await enter('enfermera'))
    const stolen = await post(nurse, '/v1/entry/totp/confirm', { ticket, code: codeNow(secret) })
    expect(stolen.body.refusal.code).toBe('step-over')
  })
})

describe('a grave act', () => {
  const give = (as: As) =>
    post(as, '/v1/facts', {
      facts: [
        fact('staff.post-held', people.educator, centers.one, { role: 'educator', from: '2026-11-20' }),
      ],
    })
  test('asks again after ten minutes: the password of who has nothing else, the factor of who has one', async () => {
    const as = cookieOf(await enter())
    expect((await give(as)).status).toBe(200)
    seconds(601)
    expect((await give(as)).body.refusal.code).toBe('prove-again')
    expect((await call(w, as, 'GET', '/v1/session/ways')).body.ways).toEqual(['password'])
    expect((await post(as, '/v1/session/prove', { password: 'otra' })).status).toBe(401)
    expect((await post(as, '/v1/session/prove', { password: PASSWORD })).status).toBe(200)
    expect((await give(as)).status).toBe(200)
    const { as: with_, secret } = await enrol()
    seconds(601)
    expect((await give(with_)).status).toBe(403)
    expect((await call(w, with_, 'DELETE', '/v1/entry/totp')).body.refusal.code).toBe('prove-again')
    expect((await post(with_, '/v1/session/prove', { password: PASSWORD })).body.refusal.code).toBe(
      'other-proof',
    )
    expect((await post(with_, '/v1/session/prove', { code: codeNow(secret) })).status).toBe(200)
    expect((await give(with_)).status).toBe(200)
    expect((await call(w, with_, 'DELETE', '/v1/entry/totp')).status).toBe(200)
    expect((await enter()).body.person).toBe(people.director1)
  })

  test('erasing a child, giving an account and taking factors away are grave; seeing is not', async () => {
    const as = cookieOf(await enter())
    seconds(601)
    const account = { person: people.educator, login: 'educadora', password: 'una clave larga' }
    for (const [path, body] of [
      [`/v1/books/${centers.one}/accounts`, account],
      [`/v1/books/${centers.one}/children/${people.nurse}/erase`, { reason: 'prueba' }],
      [`/v1/books/${centers.one}/people/${people.nurse}/factors/reset`, {}],
    ] as const)
      expect((await post(as, path, body)).body.refusal.code, path).toBe('prove-again')
    expect((await call(w, as, 'GET', `/v1/books/${centers.one}/staff`)).status).toBe(200)
  })
})

describe('a post that needs two factors', () => {
  test('opens nothing but setting one, and keeps the last one; a demonstration account never needs it', async () => {
    const first = await enter('administra')
    expect(first.body.mustEnroll).toBe(true)
    const as = cookieOf(first)
    const shut = await call(w, as, 'GET', '/v1/board?kind=nation')
    expect([shut.status, shut.body.refusal.code]).toEqual([403, 'factor-needed'])
    expect((await post(as, '/v1/facts', { facts: [1] })).status).toBe(403)
    const { as: set } = await enrol('administra')
    expect((await call(w, set, 'GET', '/v1/session')).body.mustEnroll).toBeUndefined()
    expect((await call(w, set, 'GET', '/v1/board?kind=nation')).status).toBe(200)
    expect((await call(w, set, 'DELETE', '/v1/entry/totp')).body.refusal.code).toBe('last-factor')
    await w.db.write({ system: true }, async (tx) => {
      await tx`delete from second_factor`
      await tx`update account set demo = true`
    })
    expect((await enter('administra')).body.mustEnroll).toBeUndefined()
  })

  test('lost factors: who reaches every post takes them away, it is told, and nothing of before opens', async () => {
    const { as: lost, codes } = await enrol()
    const begun = (await enter()).body.ticket
    const path = `/v1/books/${centers.one}/people/${people.director1}/factors/reset`
    expect((await post(cookieOf(await enter('enfermera')), path)).status).toBe(403)
    const { as: administrator } = await enrol('administra')
    expect((await post(administrator, path)).status).toBe(200)
    expect(await isIn(lost)).toBe(false)
    expect((await step(begun, codes[1]!)).body.refusal.code).toBe('step-over')
    const back = await enter()
    expect(back.body.notices).toMatchObject([{ what: 'factors-reset', by: 'administrator Prueba' }])
    const as = cookieOf(back)
    expect((await post(as, '/v1/entry/seen')).status).toBe(200)
    expect((await call(w, as, 'GET', '/v1/session')).body.notices).toBeUndefined()
    const nobody = `/v1/books/${NATION}/people/${people.director1}/factors/reset`
    expect((await post(administrator, nobody)).status).toBe(404)
  })

  test('a password given by somebody else ends sessions and begun steps, and leaves the factor: it guards from who gave it', async () => {
    const { as: old, secret } = await enrol('enfermera')
    const begun = (await enter('enfermera')).body.ticket
    const director = cookieOf(await enter())
    const given = { person: people.nurse, login: 'enfermera', password: 'dada por la directora' }
    expect((await post(director, `/v1/books/${centers.one}/accounts`, given)).status).toBe(200)
    expect(await isIn(old)).toBe(false)
    expect((await step(begun, codeNow(secret))).body.refusal.code).toBe('step-over')
    const next = await enter('enfermera', given.password)
    expect(next.body.next).toBe('factor')
    expect((await step(next.body.ticket, codeNow(secret))).body.notices).toMatchObject([
      { what: 'password-given' },
    ])
  })
})

test('open sessions are one’s own, and closing the others leaves this one', async () => {
  const all = [cookieOf(await enter()), cookieOf(await enter()), cookieOf(await enter())]
  const other = cookieOf(await enter('enfermera'))
  const list = (await call(w, all[0], 'GET', '/v1/entry')).body.sessions
  expect(list).toHaveLength(3)
  const theirs = (await call(w, other, 'GET', '/v1/entry')).body.sessions[0].id
  expect((await post(all[0], '/v1/entry/sessions/close', { session: theirs })).body.closed).toBe(0)
  expect((await post(all[0], '/v1/entry/sessions/close')).body.closed).toBe(2)
  expect(await Promise.all([...all, other].map(isIn))).toEqual([true, false, false, true])
})
