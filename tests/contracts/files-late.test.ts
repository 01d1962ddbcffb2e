// Photos of a tablet that was retired: those its own facts name are taken and follow them into review; nothing else of it is.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { STEP_BYTES } from '../../src/kernel/files.ts'
import { openBlob } from '../../src/platform/blobs.ts'
import { sweepAll, sweepBook } from '../../src/platform/keeping-files.ts'
import { jpeg, shaOf } from '../files-for-tests.ts'
import {
  call,
  centers,
  children,
  fact,
  NOW,
  now,
  openWorld,
  people,
  type Tablet,
  TODAY,
  type World,
} from '../world.ts'

let world: World
let tablet: Tablet
let other: Tablet
let dseq = 0
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  tablet = await world.tablet(centers.one)
  other = await world.tablet(centers.one)
  dseq = 0
})

const [kid, sister] = children.filter((c) => c.book === centers.one)
const consent = { who: 'Mamá de prueba', on: TODAY, how: 'paper' }
let drawn = 0
/** Two pictures that nobody has sent yet. */
const pictures = () => {
  drawn += 2
  return [jpeg({ scan: 3 * STEP_BYTES + drawn }), jpeg({ width: 96, height: 96, scan: 800 + drawn })] as const
}

const director = async () => ({ cookie: await world.cookie(people.director1) })
const push = async (from: Tablet, photo: Buffer, thumb: Buffer, child = kid!.id) => {
  const said = fact(
    'children.portrait-taken',
    child,
    centers.one,
    { blob: shaOf(photo), thumb: shaOf(thumb), consent },
    { device: from.id, dseq: ++dseq, origin: 'tablet', author: people.nurse, happenedAt: NOW },
  )
  const { body } = await call(world, { tablet: from }, 'POST', '/v1/facts', { facts: [said] })
  return { id: said.id, ...body.results[0] } as { id: string; answer: string; reason?: string }
}
const put = (from: Tablet, bytes: Buffer, at = 0, size = bytes.length) =>
  call(
    world,
    { tablet: from },
    'PUT',
    `/v1/blobs/${shaOf(bytes)}?offset=${at}&bytes=${bytes.length}`,
    bytes.subarray(at, at + size),
  )
const arrival = (from: Tablet, bytes: Buffer) =>
  call(world, { tablet: from }, 'GET', `/v1/blobs/${shaOf(bytes)}/arrival`)
const wipe = async (which: Tablet) => {
  const path = `/v1/books/${centers.one}/devices/${which.id}/order`
  expect((await call(world, await director(), 'POST', path, { order: 'wipe' })).status).toBe(200)
}
const shown = async (bytes: Buffer) =>
  (await call(world, await director(), 'GET', `/v1/books/${centers.one}/blobs/${shaOf(bytes)}?purpose=care`))
    .status
const here = async (bytes: Buffer) =>
  (await openBlob(world.db, world.files, centers.one, shaOf(bytes)))?.bytes.equals(bytes) ?? false
const resolve = (target: string, outcome: 'stands' | 'void') =>
  world.said([
    fact('book.review-resolved', target, centers.one, { decision: outcome, reason: 'Se preguntó a la sala' }),
  ])
const refusal = (r: { status: number; body: { refusal: { code: string } } }) => [
  r.status,
  r.body.refusal.code,
]

test('said before it was erased, half sent: the rest comes later and completes what was taken', async () => {
  const [photo, thumb] = pictures()
  expect((await push(tablet, photo, thumb)).answer).toBe('taken')
  expect((await put(tablet, photo, 0, STEP_BYTES)).body).toMatchObject({ state: 'arriving' })
  await wipe(tablet)
  expect((await arrival(tablet, photo)).body).toEqual({
    state: 'arriving',
    received: STEP_BYTES,
    durable: false,
  })
  expect((await put(tablet, photo, STEP_BYTES)).body).toMatchObject({ state: 'kept' })
  expect((await put(tablet, thumb)).body).toMatchObject({ state: 'kept' })
  expect(await shown(photo)).toBe(200)
})

test('said afterwards: kept with its fact, shown to nobody, and shown or gone once a person has decided', async () => {
  for (const outcome of ['stands', 'void'] as const) {
    tablet = await world.tablet(centers.one)
    dseq = 0
    await wipe(tablet)
    const [photo, thumb] = pictures()
    const said = await push(tablet, photo, thumb, sister!.id)
    expect([said.answer, said.reason]).toEqual(['review', 'after-revocation'])
    for (const bytes of [photo, thumb])
      expect((await put(tablet, bytes)).body).toMatchObject({ state: 'kept' })
    expect(await shown(photo)).toBe(404)
    const months = new Date(now().getTime() + 100 * 86_400_000)
    await sweepAll(world.db, world.house, world.files, months)
    expect(await here(photo)).toBe(true)
    await resolve(said.id, outcome)
    await sweepBook(world.db, world.house, world.files, centers.one, now())
    expect([await shown(photo), await here(photo)]).toEqual(outcome === 'stands' ? [200, true] : [404, false])
  }
})

test('a file no fact of its own names is refused, also one that another tablet is sending; it is told nothing of them', async () => {
  const [photo, thumb] = pictures()
  expect((await push(other, photo, thumb)).answer).toBe('taken')
  await put(other, photo, 0, STEP_BYTES)
  await put(other, thumb)
  await wipe(tablet)
  for (const bytes of [photo, thumb, pictures()[0]]) {
    expect(refusal(await put(tablet, bytes))).toEqual([422, 'not-named'])
    expect(refusal(await arrival(tablet, bytes))).toEqual([422, 'not-named'])
    expect((await call(world, { tablet }, 'GET', `/v1/blobs/${shaOf(bytes)}`)).status).toBe(403)
  }
  // what the other one sends goes on where it was
  expect((await arrival(other, photo)).body.received).toBe(STEP_BYTES)
  expect((await put(other, photo, STEP_BYTES)).body).toMatchObject({ state: 'kept' })
})

test('named by both, the other one’s bytes stay: a wrong half of the retired one cannot stand in their place', async () => {
  const [photo, thumb] = pictures()
  await push(other, photo, thumb)
  await put(other, photo, 0, STEP_BYTES)
  await wipe(tablet)
  await push(tablet, photo, thumb)
  const path = `/v1/blobs/${shaOf(photo)}?offset=${STEP_BYTES}&bytes=${photo.length}`
  const wrong = await call(world, { tablet }, 'PUT', path, Buffer.alloc(photo.length - STEP_BYTES, 7))
  expect(refusal(wrong)).toEqual([422, 'wrong-hash'])
  expect(await here(photo)).toBe(false)
  expect((await put(other, photo)).body).toMatchObject({ state: 'kept' })
  expect(await here(photo)).toBe(true)
})

test('a retired tablet has a tenth of a day’s room, and one that is in use keeps its own', async () => {
  const [photo, thumb] = pictures()
  await wipe(tablet)
  await push(tablet, photo, thumb)
  await push(other, photo, thumb)
  const before = (who: Tablet) =>
    world.db.write(
      { books: [centers.one] },
      (tx) => tx`
      insert into blob (book, sha256, name, bytes, by_device, begun_at, state) values (${centers.one}, ${shaOf(Buffer.from(who.id))},
        ${shaOf(Buffer.from(`${who.id} `))}, ${100 * 1024 ** 2}, ${who.id}, ${NOW}, 'kept')`,
    )
  await before(tablet)
  await before(other)
  expect(refusal(await put(tablet, photo))).toEqual([429, 'too-many-files'])
  expect((await put(other, photo)).status).toBe(200)
})

test('how many photos wait, and how many were not taken, is on the desk while the tablet is in use and after', async () => {
  const hello = (photos?: object) =>
    call(world, { tablet }, 'POST', '/v1/devices/hello', {
      ...{ appVersion: '0.1.0', maxDseq: 0, feeds: {}, deviceNow: NOW, pending: 0, durable: true },
      ...(photos && { photos }),
    })
  const listed = async () => {
    const { body } = await call(world, await director(), 'GET', `/v1/devices?book=${centers.one}`)
    return body.devices.find((d: { id: string }) => d.id === tablet.id)
  }
  expect(await listed()).toMatchObject({ photos_waiting: null, photos_refused: null })
  await hello({ waiting: 3, refused: 0 })
  // counted later than the first words of a morning: what was known stays
  await hello()
  expect(await listed()).toMatchObject({ photos_waiting: 3, photos_refused: 0 })
  await wipe(tablet)
  await hello({ waiting: 0, refused: 1 })
  expect(await listed()).toMatchObject({ photos_waiting: 0, photos_refused: 1 })
})
