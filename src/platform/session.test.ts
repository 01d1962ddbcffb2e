// The own password: only with the current one, counted by the same lock-out as the door, and every other session ends.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { call, centers, openWorld, people, type World } from '../../tests/world.ts'
import { hashPassword } from './secrets.ts'

let w: World
let clock = '2026-11-20T18:00:00.000Z'

beforeAll(async () => {
  w = await openWorld({ clock: () => new Date(clock) })
  for (const [person, login] of [
    [people.director1, 'directora'],
    [people.nurse, 'enfermera'],
  ] as const) {
    await w.db.write(
      { system: true },
      (tx) =>
        tx`insert into account (person, login, password) values (${person}, ${login}, ${hashPassword('la primera frase')})`,
    )
  }
})
afterAll(() => w?.close())

const change = (cookie: string, current: string, next: string) =>
  call(w, { cookie }, 'POST', '/v1/session/password', { current, next })
const enter = (login: string, password: string) =>
  call(w, undefined, 'POST', '/v1/session', { login, password })
const isIn = async (cookie: string) => (await call(w, { cookie }, 'GET', '/v1/session')).status === 200

test('a changed password opens, the old one does not, and only this session stays', async () => {
  const [here, elsewhere] = [await w.cookie(people.director1), await w.cookie(people.director1)]
  const another = await w.cookie(people.nurse)
  const wrong = await change(here, 'no es esta frase', 'la segunda frase')
  expect([wrong.status, wrong.body.refusal]).toEqual([401, { code: 'wrong-current', field: 'current' }])
  const short = await change(here, 'la primera frase', 'corta')
  expect([short.status, short.body.refusal.field]).toEqual([400, 'next'])
  expect([await isIn(here), await isIn(elsewhere)]).toEqual([true, true])

  expect((await change(here, 'la primera frase', 'la segunda frase')).status).toBe(200)
  expect([await isIn(here), await isIn(elsewhere), await isIn(another)]).toEqual([true, false, true])
  expect((await enter('directora', 'la primera frase')).status).toBe(401)
  expect((await enter('directora', 'la segunda frase')).status).toBe(200)
})

test('guessing the current one and guessing at the door are one count: the fifth closes both', async () => {
  const here = await w.cookie(people.nurse)
  for (let i = 0; i < 3; i++)
    expect((await change(here, `intento número ${i}`, 'otra frase más')).status).toBe(401)
  for (let i = 0; i < 2; i++) expect((await enter('enfermera', `intento número ${i}`)).status).toBe(401)
  const locked = await change(here, 'la primera frase', 'otra frase más')
  expect([locked.status, locked.body.refusal]).toEqual([429, { code: 'locked', field: 'current' }])
  expect((await enter('enfermera', 'la primera frase')).status).toBe(429)
  clock = '2026-11-20T18:05:01.000Z'
  expect((await change(here, 'la primera frase', 'otra frase más')).status).toBe(200)
})

test('who holds no session, and a tablet, change no password', async () => {
  const nobody = await call(w, undefined, 'POST', '/v1/session/password', {
    current: 'x',
    next: 'una frase larga',
  })
  expect(nobody.status).toBe(401)
  const tablet = await w.tablet(centers.one)
  const by = await call(w, { tablet }, 'POST', '/v1/session/password', {
    current: 'x',
    next: 'una frase larga',
  })
  expect([by.status, by.body.refusal.code]).toEqual([401, 'sign-in'])
})
