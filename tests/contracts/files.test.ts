// Files of children: they arrive piece by piece however often the line breaks, lie sealed, and open only to who may see them now.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LARGEST_DOCUMENT, PIECE_BYTES, STEP_BYTES } from '../../src/kernel/files.ts'
import { openBlob } from '../../src/platform/blobs.ts'
import { fateOf, recheckFiles, sweepAll, sweepBook } from '../../src/platform/keeping-files.ts'
import { jpeg, pdf, shaOf, tells } from '../files-for-tests.ts'
import {
  type Answered,
  type As,
  call,
  centers,
  children,
  fact,
  now,
  openWorld,
  people,
  type Tablet,
  TODAY,
  type World,
} from '../world.ts'

let world: World
let tablet: Tablet
let elsewhere: Tablet
const cookies = new Map<string, string>()
const as = (person: string): As => ({ cookie: cookies.get(person)! })
beforeAll(async () => {
  world = await openWorld()
  tablet = await world.tablet(centers.one)
  elsewhere = await world.tablet(centers.two)
  for (const p of Object.values(people)) cookies.set(p, await world.cookie(p))
})
afterAll(() => world.close())

const kid = children.find((c) => c.book === centers.one)!
const consent = { who: 'Mamá de prueba', on: TODAY, how: 'paper' }
const desk = (book: string) => `/v1/books/${book}/blobs`

async function send(
  who: As,
  base: string,
  bytes: Buffer,
  more: { sha256?: string; from?: number; size?: number } = {},
): Promise<Answered> {
  const sha256 = more.sha256 ?? shaOf(bytes)
  let last: Answered | undefined
  for (let at = more.from ?? 0; at < bytes.length; at += more.size ?? PIECE_BYTES) {
    const piece = bytes.subarray(at, at + (more.size ?? PIECE_BYTES))
    const path = `${base}/${sha256}?offset=${at}&bytes=${bytes.length}`
    last = await call(world, who, 'PUT', path, piece, { 'content-type': 'application/octet-stream' })
    if (last.status !== 200) return last
  }
  return last!
}
const attach = (bytes: Buffer, name = 'Acta de nacimiento', book: string = centers.one, about = kid.id) =>
  fact('children.document-attached', about, book, { blob: shaOf(bytes), name, what: 'birth-certificate' })
const portrait = (blob: Buffer, thumb: Buffer, happenedAt?: string) =>
  fact(
    'children.portrait-taken',
    kid.id,
    centers.one,
    { blob: shaOf(blob), thumb: shaOf(thumb), consent },
    happenedAt === undefined ? {} : { happenedAt },
  )
const open = (who: As, bytes: Buffer, book: string = centers.one, purpose = '?purpose=care') =>
  call(world, who, 'GET', `${desk(book)}/${shaOf(bytes)}${purpose}`)
const rows = <T>(sql: string, values: unknown[] = []) =>
  world.db.read({ system: true }, (read) => read.text<T>(sql, values))

describe('arriving', () => {
  test('a document in eighty pieces, each sent twice, is kept once', async () => {
    const bytes = pdf('', 20 * PIECE_BYTES - 77)
    for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
      const path = `${desk(centers.one)}/${shaOf(bytes)}?offset=${at}&bytes=${bytes.length}`
      const piece = bytes.subarray(at, at + PIECE_BYTES)
      const first = await call(world, as(people.director1), 'PUT', path, piece)
      const again = await call(world, as(people.director1), 'PUT', path, piece)
      expect(again.body).toEqual(first.body)
      expect(first.body.received).toBe(Math.min(at + PIECE_BYTES, bytes.length))
    }
    const said = await call(
      world,
      as(people.director1),
      'GET',
      `${desk(centers.one)}/${shaOf(bytes)}/arrival`,
    )
    expect(said.body).toEqual({ state: 'kept', received: bytes.length, durable: false })
  })

  test('a piece that does not follow on changes nothing and is told where to go on', async () => {
    const bytes = jpeg({ scan: 3 * STEP_BYTES })
    const path = (at: number) => `/v1/blobs/${shaOf(bytes)}?offset=${at}&bytes=${bytes.length}`
    const put = (at: number, piece: Buffer) => call(world, { tablet }, 'PUT', path(at), piece)
    expect((await put(0, bytes.subarray(0, STEP_BYTES))).body).toMatchObject({
      state: 'arriving',
      received: STEP_BYTES,
    })
    expect((await put(2 * STEP_BYTES, bytes.subarray(2 * STEP_BYTES, 3 * STEP_BYTES))).body.received).toBe(
      STEP_BYTES,
    )
    expect((await put(7, bytes.subarray(0, 9))).status).toBe(422)
    expect((await put(STEP_BYTES, bytes.subarray(STEP_BYTES))).body).toMatchObject({ state: 'kept' })
  })

  test('other bytes than the hash says are not kept, and the right ones may come after', async () => {
    const right = jpeg()
    const wrong = await send(
      { tablet },
      '/v1/blobs',
      jpeg({}, Buffer.alloc(right.length - 126, 5)).subarray(0, right.length),
      {
        sha256: shaOf(right),
      },
    )
    expect(wrong.body).toMatchObject({ refusal: { code: 'wrong-hash' } })
    expect((await send({ tablet }, '/v1/blobs', right)).body).toMatchObject({ state: 'kept' })
  })

  test.each([
    ['holds-metadata', jpeg({ tells: [tells.exif] })],
    ['unknown-type', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>')],
    ['unknown-type', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['too-many-pixels', jpeg({ width: 65_000, height: 65_000 })],
    ['active-document', pdf('/OpenAction << /S /JavaScript /JS (1) >>')],
    ['broken-file', jpeg().subarray(0, 900)],
  ])('%s is refused in words and leaves nothing', async (code, bytes) => {
    const said = await send({ tablet }, '/v1/blobs', bytes)
    expect([said.status, said.body.refusal.code]).toEqual([422, code])
    expect(await rows(`select from blob where sha256 = $1`, [shaOf(bytes)])).toEqual([])
    expect(readdirSync(world.files.arriving)).toEqual([])
  })

  test('twenty MiB and one byte, a piece too large, and a length that lies are refused before they cost anything', async () => {
    const base = `${desk(centers.one)}/${'cd'.repeat(32)}`
    const put = (path: string, body: Buffer) => call(world, as(people.director1), 'PUT', path, body)
    const over = await put(`${base}?offset=0&bytes=${LARGEST_DOCUMENT + 1}`, Buffer.alloc(STEP_BYTES))
    expect([over.status, over.body.refusal.code]).toEqual([413, 'too-large'])
    expect(
      (await put(`${base}?offset=0&bytes=${LARGEST_DOCUMENT}`, Buffer.alloc(PIECE_BYTES + 1))).status,
    ).toBe(413)
    expect((await put(`${base}?offset=0&bytes=100`, Buffer.alloc(200))).status).toBe(422)
    expect((await put(`${base}?offset=-1&bytes=100`, Buffer.alloc(10))).status).toBe(400)
    expect(
      (await put(`${desk(centers.one)}/..%2f..%2fetc%2fpasswd?offset=0&bytes=9`, Buffer.alloc(9))).status,
    ).toBe(400)
    expect(await rows(`select from blob where sha256 = $1`, ['cd'.repeat(32)])).toEqual([])
  })

  test('one tablet cannot fill the disk with halves', async () => {
    const greedy = await world.tablet(centers.three)
    const half = (i: number) =>
      call(
        world,
        { tablet: greedy },
        'PUT',
        `/v1/blobs/${i.toString(16).padStart(64, '0')}?offset=0&bytes=999999`,
        Buffer.alloc(STEP_BYTES),
      )
    for (let i = 1; i <= 60; i++) expect((await half(i)).status).toBe(200)
    const one = await half(61)
    expect([one.status, one.body.refusal.code]).toEqual([429, 'too-many-files'])
  })

  test('a tablet that was retired, and a post without the permission, send nothing', async () => {
    const lost = await world.tablet(centers.one, { state: 'revoked' })
    expect((await send({ tablet: lost }, '/v1/blobs', jpeg())).body.refusal.code).toBe('not-named')
    expect((await send(as(people.supervisor), desk(centers.one), jpeg())).status).toBe(403)
    expect((await send(as(people.director1), desk(centers.two), jpeg())).status).toBe(403)
  })

  test('a server killed between the last piece and the end asks for nothing twice', async () => {
    const bytes = jpeg({ scan: 5000 })
    await send({ tablet }, '/v1/blobs', bytes)
    // as it stood before the end: all pieces there, not yet checked
    const [row] = await rows<{ name: string }>(`select name from blob where sha256 = $1`, [shaOf(bytes)])
    writeFileSync(join(world.files.arriving, row!.name), (await world.files.store.get(row!.name))!)
    await world.files.store.remove(row!.name)
    await world.db.write(
      { system: true },
      (tx) => tx`update blob set state = 'arriving', type = null where sha256 = ${shaOf(bytes)}`,
    )
    const path = `/v1/blobs/${shaOf(bytes)}?offset=${bytes.length - (bytes.length % STEP_BYTES)}&bytes=${bytes.length}`
    expect((await call(world, { tablet }, 'PUT', path, Buffer.alloc(0))).body).toMatchObject({
      state: 'kept',
    })
    expect((await openBlob(world.db, world.files, centers.one, shaOf(bytes)))?.bytes.equals(bytes)).toBe(true)
  })
})

describe('lying there', () => {
  test('nothing of a picture is readable on the disk, and neither hash nor id names a file', async () => {
    const bytes = jpeg({ scan: 4000 })
    await send({ tablet }, '/v1/blobs', bytes)
    const folder = join(world.files.arriving, '..')
    const all = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    expect(all.some((name) => name.includes(shaOf(bytes)))).toBe(false)
    const files = all.map((name) => join(folder, name)).filter((path) => statSync(path).isFile())
    expect(files.length).toBeGreaterThan(0)
    for (const path of files) {
      expect(readFileSync(path).includes(bytes.subarray(200, 232))).toBe(false)
      if (process.platform !== 'win32') expect(statSync(path).mode & 0o077).toBe(0)
    }
  })

  test('a byte that changed on the disk is found at night and by who opens it; the file may be sent again', async () => {
    const bytes = pdf('', 90_000)
    await send(as(people.director1), desk(centers.one), bytes)
    await world.said([attach(bytes, 'Con daño')])
    const [row] = await rows<{ name: string }>(`select name from blob where sha256 = $1`, [shaOf(bytes)])
    const sealed = (await world.files.store.get(row!.name))!
    sealed[70_000]! ^= 1
    await world.files.store.put(row!.name, sealed)
    const seen = await recheckFiles(world.db, world.files, now(), () => false, 10_000)
    expect(seen.damaged).toEqual([{ book: centers.one, sha256: shaOf(bytes) }])
    expect((await open(as(people.director1), bytes)).status).toBe(404)
    expect((await send(as(people.director1), desk(centers.one), bytes)).body).toMatchObject({ state: 'kept' })
    expect((await open(as(people.director1), bytes)).bytes.equals(bytes)).toBe(true)
  })
})

describe('opening', () => {
  const doc = pdf('', 5000)
  const photo = jpeg({ scan: 9000 })
  const thumb = jpeg({ width: 96, height: 96, scan: 900 })
  beforeAll(async () => {
    await send(as(people.director1), desk(centers.one), doc)
    for (const b of [photo, thumb]) await send({ tablet }, '/v1/blobs', b)
    await world.said([attach(doc, '../Acta "de"\n Ñuñez.exe'), portrait(photo, thumb)])
  })

  test('who may sees it whole, as a file and never as a page', async () => {
    const seen = await open(as(people.director1), doc)
    expect(seen.status).toBe(200)
    expect(seen.bytes.equals(doc)).toBe(true)
    const h = (name: string) => seen.headers.get(name)
    expect(h('content-type')).toBe('application/pdf')
    expect(h('content-disposition')).toBe(
      `attachment; filename="Acta de Nunez.pdf"; filename*=UTF-8''Acta%20de%20%C3%91u%C3%B1ez.pdf`,
    )
    expect(h('cache-control')).toContain('no-store')
    expect(h('x-content-type-options')).toBe('nosniff')
    expect(h('content-security-policy')).toContain('sandbox')
    expect((await open(as(people.educator), photo, centers.one, '')).headers.get('content-type')).toBe(
      'image/jpeg',
    )
  })

  test('a document needs its own permission; a face does not', async () => {
    expect((await open(as(people.educator), doc)).status).toBe(403)
    expect((await open(as(people.nurse), doc)).status).toBe(200)
    expect((await open(as(people.national), doc)).status).toBe(403)
  })

  test('another book’s file, one that nobody names and one that never was are one answer', async () => {
    await send(as(people.director1), desk(centers.one), jpeg({}, Buffer.alloc(300, 9)))
    const answers = [
      await open(as(people.director2), doc, centers.two),
      await open(as(people.supervisor), jpeg({}, Buffer.alloc(300, 9))),
      await open(as(people.supervisor), Buffer.from('never')),
      await call(world, { tablet: elsewhere }, 'GET', `/v1/blobs/${shaOf(thumb)}`),
      await call(world, { tablet }, 'GET', `/v1/blobs/${shaOf(doc)}`),
    ]
    const first = JSON.stringify(answers[1]!.body)
    for (const a of answers) expect([a.status, JSON.stringify(a.body)]).toEqual([404, first])
    expect(
      (await call(world, { tablet: elsewhere }, 'GET', `/v1/blobs/${shaOf(photo)}/arrival`)).body,
    ).toEqual({
      state: 'none',
      received: 0,
      durable: false,
    })
  })

  test('the tablet of the center receives the face', async () => {
    const seen = await call(world, { tablet }, 'GET', `/v1/blobs/${shaOf(thumb)}`)
    expect(seen.bytes.equals(thumb)).toBe(true)
    const feed = await rows<{ body: string }>(`select body from feed where book = $1 and entity = $2`, [
      centers.one,
      `child_portrait:${kid.id}`,
    ])
    expect(JSON.parse(feed[0]!.body)).toEqual({ c: kid.id, b: shaOf(photo), t: shaOf(thumb) })
  })

  test('whoever looks from afar says what for, and it is written down', async () => {
    const reads = () =>
      rows<{ endpoint: string; purpose: string }>(
        `select endpoint, purpose from read_log where person = $1 and about = $2 and endpoint = 'files.read'`,
        [people.supervisor, kid.id],
      )
    const silent = await open(as(people.supervisor), photo, centers.one, '')
    expect([silent.status, silent.body.refusal.code]).toEqual([422, 'purpose-needed'])
    expect((await open(as(people.supervisor), photo, centers.one, '?purpose=supervision')).status).toBe(200)
    expect(await reads()).toEqual([{ endpoint: 'files.read', purpose: 'supervision' }])
  })

  test('the file lists portrait and documents to who may, and says which have arrived', async () => {
    const missing = pdf('', 700)
    await world.said([attach(missing, 'Todavía no llega')])
    const list = (who: As) =>
      call(world, who, 'GET', `/v1/books/${centers.one}/children/${kid.id}/files?purpose=care`)
    const told = (await list(as(people.director1))).body
    expect(told.portrait).toMatchObject({ blob: shaOf(photo), consent })
    expect(told.documents.find((d: { name: string }) => d.name === 'Todavía no llega')).toMatchObject({
      here: false,
    })
    expect(told.documents.find((d: { blob: string }) => d.blob === shaOf(doc))).toMatchObject({ here: true })
    expect((await list(as(people.educator))).body.documents).toBeNull()
  })
})

describe('going', () => {
  test('a newer portrait lets the older go; consent taken back lets it go everywhere, at once', async () => {
    const [a, b, small] = [jpeg({ scan: 3000 }), jpeg({ scan: 3100 }), jpeg({ scan: 310 })]
    for (const x of [a, b, small]) await send({ tablet }, '/v1/blobs', x)
    await world.said([portrait(a, small, '2026-11-20T16:00:00.000Z')])
    await sweepBook(world.db, world.house, world.files, centers.one, now())
    expect((await open(as(people.educator), a, centers.one, '')).status).toBe(200)
    await world.said([portrait(b, small, '2026-11-20T16:10:00.000Z')])
    expect((await open(as(people.educator), a, centers.one, '')).status).toBe(404)
    await sweepBook(world.db, world.house, world.files, centers.one, now())
    expect(await rows(`select from blob where sha256 = $1`, [shaOf(a)])).toEqual([])
    expect((await open(as(people.educator), small, centers.one, '')).status).toBe(200)
    const [row] = await rows<{ name: string }>(`select name from blob where sha256 = $1`, [shaOf(b)])
    await world.said([
      fact(
        'children.portrait-withdrawn',
        kid.id,
        centers.one,
        { reason: 'consent', consent },
        { happenedAt: '2026-11-20T16:20:00.000Z' },
      ),
    ])
    expect((await open(as(people.educator), b, centers.one, '')).status).toBe(404)
    await sweepBook(world.db, world.house, world.files, centers.one, now())
    expect(await world.files.store.get(row!.name)).toBeUndefined()
    const feed = await rows<{ op: string }>(`select op from feed where entity = $1`, [
      `child_portrait:${kid.id}`,
    ])
    expect(feed).toEqual([{ op: 'delete' }])
  })

  test('a withdrawn document opens no more and lies there for thirty days; a mistake is had back', async () => {
    const doc = pdf('', 4321)
    await send(as(people.director1), desk(centers.one), doc)
    const said = attach(doc, 'Retirado')
    const back = fact('children.document-withdrawn', kid.id, centers.one, {
      document: said.id,
      reason: 'era de otra niña',
    })
    await world.said([said, back])
    expect((await open(as(people.director1), doc)).status).toBe(404)
    const days = (n: number) => new Date(now().getTime() + n * 86_400_000)
    const there = async () => (await rows(`select from blob where sha256 = $1`, [shaOf(doc)])).length
    await sweepBook(world.db, world.house, world.files, centers.one, days(0))
    await sweepBook(world.db, world.house, world.files, centers.one, days(29))
    expect(await there()).toBe(1)
    await world.said([fact('book.withdrawn', back.id, centers.one, { reason: 'sí era de ella' })])
    expect((await open(as(people.director1), doc)).status).toBe(200)
    await sweepBook(world.db, world.house, world.files, centers.one, days(29))
    await world.said([
      fact('children.document-withdrawn', kid.id, centers.one, { document: said.id, reason: 'ahora sí' }),
    ])
    await sweepBook(world.db, world.house, world.files, centers.one, days(30))
    await sweepBook(world.db, world.house, world.files, centers.one, days(59))
    expect(await there()).toBe(1)
    await sweepBook(world.db, world.house, world.files, centers.one, days(61))
    expect(await there()).toBe(0)
  })

  test('what waits for a person’s word is kept and not shown; what nobody ever named goes after a week', async () => {
    const [waits, nameless] = [jpeg({ scan: 1234 }), jpeg({ scan: 1235 })]
    for (const x of [waits, nameless]) await send({ tablet }, '/v1/blobs', x)
    const push = await call(world, { cookie: cookies.get(people.educator)! }, 'POST', '/v1/facts', {
      facts: [{ ...attach(waits, 'De una educadora'), author: people.educator }],
    })
    expect(push.body.results[0].answer).toBe('review')
    const later = new Date(now().getTime() + 400 * 86_400_000)
    await sweepAll(world.db, world.house, world.files, now())
    expect((await rows(`select from blob where sha256 = $1`, [shaOf(nameless)])).length).toBe(1)
    await sweepAll(world.db, world.house, world.files, later)
    expect((await rows(`select from blob where sha256 = $1`, [shaOf(nameless)])).length).toBe(0)
    expect((await rows(`select from blob where sha256 = $1`, [shaOf(waits)])).length).toBe(1)
    expect((await open(as(people.nurse), waits)).status).toBe(404)
  })

  test('a child that is forgotten takes its files along, at once', async () => {
    const other = children.filter((c) => c.book === centers.one)[1]!
    const [doc, face, small] = [pdf('', 3000), jpeg({ scan: 2500 }), jpeg({ scan: 400 })]
    await send(as(people.director1), desk(centers.one), doc)
    for (const x of [face, small]) await send({ tablet }, '/v1/blobs', x)
    await world.said([
      attach(doc, 'Acta', centers.one, other.id),
      fact('children.portrait-taken', other.id, centers.one, {
        blob: shaOf(face),
        thumb: shaOf(small),
        consent,
      }),
    ])
    await sweepBook(world.db, world.house, world.files, centers.one, now())
    const shas = [doc, face, small].map(shaOf)
    const names = await rows<{ name: string }>(`select name from blob where sha256 = any($1)`, [shas])
    expect(names.length).toBe(3)
    const erased = await call(
      world,
      as(people.administrator),
      'POST',
      `/v1/books/${centers.one}/children/${other.id}/erase`,
      {
        reason: 'lo pidió la familia',
      },
    )
    expect(erased.status).toBe(200)
    expect((await open(as(people.director1), face, centers.one, '')).status).toBe(404)
    await sweepBook(world.db, world.house, world.files, centers.one, now())
    expect(await rows(`select from blob where sha256 = any($1)`, [shas])).toEqual([])
    for (const { name } of names) expect(await world.files.store.get(name)).toBeUndefined()
    for (const t of ['child_portrait', 'child_document', 'child_blob'])
      expect(await rows(`select from ${t} where to_jsonb(${t})::text like $1`, [`%${other.id}%`])).toEqual([])
  })

  test('what is shown never goes, whatever its age', () => {
    const old = {
      begun_at: '2000-01-01T00:00:00.000Z',
      let_go_at: null,
      named: true,
      linked: true,
      waits: false,
      state: 'kept' as const,
    }
    expect(fateOf(old, true, false, Date.now())).toBe('stays')
    expect(fateOf({ ...old, waits: true }, false, false, Date.now())).toBe('stays')
  })
})
