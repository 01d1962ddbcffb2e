// The same files in a bucket: signed requests, nothing readable in it, and a bucket that fails costs no file.
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBlob } from '../../src/platform/blobs.ts'
import { bucketStore } from '../../src/platform/bucket-store.ts'
import { sweepAll } from '../../src/platform/keeping-files.ts'
import { jpeg, shaOf } from '../files-for-tests.ts'
import { s3StandIn } from '../s3-stand-in.ts'
import { call, centers, now, openWorld, type Tablet, type World } from '../world.ts'

const KEY = { keyId: 'NIDO1', secret: 'un secreto del depósito', region: 'mx-central-1' }
let bucket: Awaited<ReturnType<typeof s3StandIn>>
let world: World
let tablet: Tablet
beforeAll(async () => {
  bucket = await s3StandIn(KEY.keyId, KEY.secret)
  world = await openWorld({ store: bucketStore({ url: bucket.url, ...KEY }) })
  tablet = await world.tablet(centers.one)
})
afterAll(async () => {
  await world.close()
  await bucket.stop()
})
const send = (bytes: Buffer) =>
  call(world, { tablet }, 'PUT', `/v1/blobs/${shaOf(bytes)}?offset=0&bytes=${bytes.length}`, bytes)

test('a photo lies there sealed, under a random name, and comes back whole', async () => {
  const photo = jpeg({ scan: 70_000 })
  expect((await send(photo)).body).toMatchObject({ state: 'kept' })
  const [[name, content]] = [...bucket.objects] as [[string, Buffer]]
  expect(name).toMatch(/^\/nido\/archivos\/[0-9a-f]{2}\/[0-9a-f]{64}$/)
  expect(name).not.toContain(shaOf(photo))
  expect(content.includes(photo.subarray(200, 240))).toBe(false)
  expect((await openBlob(world.db, world.files, centers.one, shaOf(photo)))?.bytes.equals(photo)).toBe(true)
})

test('a bucket that fails is told as a fault, keeps what has arrived, and the same piece succeeds later', async () => {
  const photo = jpeg({ scan: 5000 })
  bucket.fail(503)
  expect((await send(photo)).status).toBe(500)
  bucket.fail(undefined)
  expect((await call(world, { tablet }, 'GET', `/v1/blobs/${shaOf(photo)}/arrival`)).body).toMatchObject({
    state: 'arriving',
    received: photo.length,
  })
  expect((await send(photo)).body).toMatchObject({ state: 'kept' })
})

test('what nobody names goes from the bucket too', async () => {
  await sweepAll(world.db, world.house, world.files, new Date(now().getTime() + 8 * 86_400_000))
  expect(bucket.objects.size).toBe(0)
})

test('another secret is refused, and what the bucket says is not repeated', async () => {
  const other = bucketStore({ url: bucket.url, ...KEY, secret: 'otro' })
  const name = randomBytes(32).toString('hex')
  await expect(other.put(name, Buffer.from('x'))).rejects.toThrow(
    /^the bucket did not take a file: (403|\w+)$/,
  )
  await expect(other.get(name)).rejects.toThrow('the bucket did not give a file')
  expect(bucket.refused).toContain('a wrong signature')
})

test('a name that is none never becomes a path', async () => {
  for (const name of ['../../etc/passwd', 'ab', `${'a'.repeat(63)}/`, ''])
    await expect(async () => world.files.store.get(name)).rejects.toThrow('not the name of a stored file')
})
