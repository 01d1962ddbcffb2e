// Shows that every outcome of asking is a value: answer, refusal with its field, fault with its id, and silence.
import * as v from 'valibot'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { endpoint } from '../kernel/endpoint.ts'
import { call, SIGNED_OUT } from './call.ts'

const ask = endpoint({
  id: 'x.ask',
  method: 'GET',
  path: '/v1/books/:book/x',
  words: { es: 'X', en: 'X' },
  access: { who: 'self' },
  input: v.object({ book: v.string(), q: v.optional(v.string()) }),
  answer: v.object({ n: v.number() }),
})

const heard: string[] = []
beforeAll(() => {
  // a page's own events, where there is no page
  vi.stubGlobal('dispatchEvent', (e: Event) => heard.push(e.type))
})
afterEach(() => vi.restoreAllMocks())

const server = (status: number, body: unknown) =>
  vi
    .spyOn(globalThis, 'fetch')
    .mockImplementation(async () =>
      typeof body === 'string' ? new Response(body, { status }) : Response.json(body, { status }),
    )

test('an answer comes typed, from the address the endpoint makes', async () => {
  const fetched = server(200, { n: 3 })
  expect(await call(ask, { book: 'a b', q: 'ñ' })).toEqual({ answer: { n: 3 } })
  expect(fetched.mock.calls[0]![0]).toBe('/v1/books/a%20b/x?q=%C3%B1')
})

test('a refusal keeps its code and field; an ended session is heard by the page', async () => {
  server(409, { refusal: { code: 'login-taken', field: 'login' } })
  expect(await call(ask, { book: 'a' })).toEqual({
    refusal: { code: 'login-taken', field: 'login' },
    status: 409,
  })
  expect(heard).toEqual([])
  server(401, { refusal: { code: 'sign-in' } })
  await call(ask, { book: 'a' })
  expect(heard).toEqual([SIGNED_OUT])
})

test('a fault has its id, or none when a stranger answered', async () => {
  server(500, { fault: 'id-1' })
  expect(await call(ask, { book: 'a' })).toEqual({ fault: 'id-1' })
  server(500, '<html>')
  expect(await call(ask, { book: 'a' })).toEqual({ fault: undefined })
  server(200, 'not json')
  expect(await call(ask, { book: 'a' })).toEqual({ fault: undefined })
})

test('nobody there is offline, also behind a gateway', async () => {
  vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('Failed to fetch'))
  expect(await call(ask, { book: 'a' })).toEqual({ offline: true })
  server(502, '<html>')
  expect(await call(ask, { book: 'a' })).toEqual({ offline: true })
})
