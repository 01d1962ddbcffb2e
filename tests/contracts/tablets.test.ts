// What the desk does about tablets: asks for another phrase until it is made, sees a copied tablet, and gives the lease it was told to.
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  call,
  centers,
  children,
  fact,
  NOW,
  now,
  openWorld,
  people,
  rooms,
  type Tablet,
  type World,
} from '../world.ts'

let world: World
let tablet: Tablet
beforeAll(async () => {
  world = await openWorld()
  tablet = await world.tablet(centers.one)
})
afterAll(() => world.close())
const director = async (who = people.director1) => ({ cookie: await world.cookie(who) })
const hello = async (more: object = {}) => {
  const said = { appVersion: '0.1.0', maxDseq: 0, feeds: {}, deviceNow: NOW, pending: 0, durable: true }
  return (await call(world, { tablet }, 'POST', '/v1/devices/hello', { ...said, ...more })).body
}
const listed = async () => {
  const { body } = await call(world, await director(), 'GET', `/v1/devices?book=${centers.one}`)
  return body.devices.find((d: { id: string }) => d.id === tablet.id)
}

test('another phrase is asked for at every contact until the tablet says that asking back', async () => {
  expect((await hello()).phraseAsked).toBeUndefined()
  const ask = `/v1/books/${centers.one}/devices/${tablet.id}/phrase`
  expect((await call(world, await director(people.director2), 'POST', ask, {})).status).toBe(403)
  expect((await call(world, await director(), 'POST', ask, {})).status).toBe(200)
  const { phraseAsked } = await hello()
  expect(phraseAsked).toBe(NOW)
  expect(await listed()).toMatchObject({ phrase_due: true })
  expect((await hello({ phraseDone: '2026-11-01T00:00:00.000Z' })).phraseAsked).toBe(NOW)
  expect((await hello({ phraseDone: phraseAsked })).phraseAsked).toBeUndefined()
  expect((await hello()).phraseAsked).toBeUndefined()
  expect(await listed()).toMatchObject({ phrase_due: false })
  const other = `/v1/books/${centers.two}/devices/${tablet.id}/phrase`
  expect((await call(world, await director(people.director2), 'POST', other, {})).status).toBe(404)
})

test('two tablets that count with the same numbers are seen by who looks after tablets', async () => {
  const child = children.find((c) => c.book === centers.one)!
  const said = (day: string) =>
    fact(
      'attendance.arrived',
      child.id,
      child.book,
      { day, room: rooms.one[0] },
      { device: tablet.id, dseq: 1, origin: 'tablet', author: people.educator },
    )
  const push = (day: string) => call(world, { tablet }, 'POST', '/v1/facts', { facts: [said(day)] })
  expect((await push('2026-11-19')).body.results[0]).toMatchObject({ answer: 'taken' })
  expect(await listed()).toMatchObject({ cloned: false })
  expect((await push('2026-11-18')).body.results[0]).toMatchObject({
    answer: 'review',
    reason: 'cloned-device',
  })
  expect(await listed()).toMatchObject({ cloned: true })
})

test('a tablet whose store is gone says a lower number than the server knows: a person is told, and it stays told', async () => {
  expect(await listed()).toMatchObject({ lost_data: false })
  expect(await hello({ maxDseq: 0 })).toMatchObject({ lostData: true })
  await hello({ maxDseq: 1 })
  expect(await listed()).toMatchObject({ lost_data: true })
})

test('the lease is as long as the institution set it', async () => {
  const days = (iso: string) => (Date.parse(iso) - now().getTime()) / 86_400_000
  expect(days((await hello()).lease)).toBe(14)
  const patient = await openWorld({ leaseDays: 45 })
  const theirs = await patient.tablet(centers.one)
  const said = { appVersion: '0.1.0', maxDseq: 0, feeds: {}, deviceNow: NOW, pending: 0, durable: true }
  const { body } = await call(patient, { tablet: theirs }, 'POST', '/v1/devices/hello', said)
  expect(days(body.lease)).toBe(45)
  await patient.close()
})
