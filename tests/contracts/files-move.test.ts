// Portrait and documents follow a child: to another center and back, when centers merge, when two files are joined and split again.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join as path } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Fact } from '../../src/kernel/fact.ts'
import { sendLate } from '../../src/modules/restructuring/decides.ts'
import { backUpFiles } from '../../src/platform/backing-up-files.ts'
import { copyFollowers } from '../../src/platform/following-files.ts'
import { sweepAll } from '../../src/platform/keeping-files.ts'
import { rebuildBook } from '../../src/platform/rebuilding.ts'
import { verifyBook } from '../../src/platform/verifying.ts'
import { jpeg, pdf, shaOf } from '../files-for-tests.ts'
import {
  type As,
  call,
  centers,
  children,
  fact,
  idOf,
  now,
  openWorld,
  people,
  rooms,
  type Tablet,
  TODAY,
  type World,
} from '../world.ts'

const { one, two } = centers
const kids = children.filter((c) => c.book === one)
let w: World
let tablet: Tablet
let theirs: Tablet
const cookies = new Map<string, string>()
const as = (person: string): As => ({ cookie: cookies.get(person)! })
beforeAll(async () => {
  w = await openWorld()
  tablet = await w.tablet(one)
  theirs = await w.tablet(two)
  for (const p of Object.values(people)) cookies.set(p, await w.cookie(p))
})
afterAll(() => w.close())

/** Each said a second after the one before. */
let second = 0
const later = (): string => new Date(Date.parse('2026-11-20T14:00:00.000Z') + 1000 * second++).toISOString()
const said = (kind: string, about: string, book: string, payload: Record<string, unknown>): Fact =>
  fact(kind, about, book, payload, { happenedAt: later() })
const decide = async (
  kind: string,
  about: string,
  book: string,
  payload: object,
  more: Partial<Fact> = {},
) => {
  const by = { author: people.supervisor, happenedAt: later(), ...more }
  const f = fact(kind, about, book, payload as Record<string, unknown>, by)
  const r = await call(w, as(by.author), 'POST', '/v1/decisions', { fact: f })
  expect([r.status, r.body.refusal]).toEqual([200, undefined])
  return f
}
const rows = <T>(sql: string, values: unknown[] = []) =>
  w.db.read({ system: true }, (read) => read.text<T>(sql, values))

async function send(bytes: Buffer, book: string) {
  const target = `/v1/books/${book}/blobs/${shaOf(bytes)}?offset=0&bytes=${bytes.length}`
  const r = await call(w, as(book === one ? people.director1 : people.director2), 'PUT', target, bytes)
  expect(r.body).toMatchObject({ state: 'kept' })
}
const consent = { who: 'Mamá de prueba', on: TODAY, how: 'paper' }
const paper = (bytes: Buffer, about: string, book: string = one, name = 'Acta') =>
  said('children.document-attached', about, book, { blob: shaOf(bytes), name, what: 'birth-certificate' })
const face = (bytes: Buffer, small: Buffer, about: string, book: string = one) =>
  said('children.portrait-taken', about, book, { blob: shaOf(bytes), thumb: shaOf(small), consent })
const open = async (person: string, bytes: Buffer, book: string) => {
  const r = await call(w, as(person), 'GET', `/v1/books/${book}/blobs/${shaOf(bytes)}?purpose=care`)
  if (r.status === 200) expect(r.bytes.equals(bytes)).toBe(true)
  return r.status
}
const filesOf = async (person: string, book: string, child: string) =>
  (await call(w, as(person), 'GET', `/v1/books/${book}/children/${child}/files?purpose=care`)).body as {
    portrait: { blob: string } | null
    documents: { name: string; here: boolean; withdrawn: unknown }[]
  }
const standing = (f: Awaited<ReturnType<typeof filesOf>>) =>
  f.documents
    .filter((d) => d.withdrawn === null && d.here)
    .map((d) => d.name)
    .sort()
const move = (child: string, from: string, to: string, room: string) =>
  decide('children.child-transferred', child, from, { to, room, on: TODAY })
const sweep = (days = 0) => sweepAll(w.db, w.house, w.files, new Date(now().getTime() + days * 86_400_000))
async function agree(...books: string[]) {
  for (const b of books) {
    expect((await verifyBook(w.db, w.house, b)).bad).toBeUndefined()
    expect(await rebuildBook(w.db, w.house, b)).toEqual([])
  }
}
let n = 0
const picture = () => jpeg({ scan: 2000 + 17 * n++ })
const page = () => pdf('', 3000 + 17 * n++)

describe('a child that goes to another center', () => {
  test('takes portrait and documents: who works there opens them, who worked with it does not', async () => {
    const kid = kids[0]!.id
    const [doc, photo, small] = [page(), picture(), picture()]
    for (const b of [doc, photo, small]) await send(b, one)
    await w.said([paper(doc, kid), face(photo, small, kid)])
    await move(kid, one, two, rooms.two[0])
    expect([await open(people.director2, doc, two), await open(people.director2, photo, two)]).toEqual([
      200, 200,
    ])
    expect([await open(people.director1, doc, one), await open(people.director1, photo, one)]).toEqual([
      404, 404,
    ])
    expect([await open(people.director1, doc, two), await open(people.director2, doc, one)]).toEqual([
      403, 403,
    ])
    const there = await call(w, { tablet: theirs }, 'GET', `/v1/blobs/${shaOf(small)}`)
    expect(there.bytes.equals(small)).toBe(true)
    expect((await call(w, { tablet }, 'GET', `/v1/blobs/${shaOf(small)}`)).status).toBe(404)
    const feed = (book: string) =>
      rows<{ op: string }>('select op from feed where book = $1 and entity = $2', [
        book,
        `child_portrait:${kid}`,
      ])
    expect([await feed(one), await feed(two)]).toEqual([[{ op: 'evict' }], [{ op: 'put' }]])
    const names = await rows<{ name: string }>('select name from blob where sha256 = $1', [shaOf(doc)])
    expect(new Set(names.map((r) => r.name)).size).toBe(2)
    await agree(one, two)
  })

  test('finds them whole when it comes back, without what the family took back meanwhile', async () => {
    const kid = kids[1]!.id
    const [doc, added, photo, small] = [page(), page(), picture(), picture()]
    for (const b of [doc, photo, small]) await send(b, one)
    await w.said([paper(doc, kid), face(photo, small, kid)])
    await move(kid, one, two, rooms.two[0])
    await copyFollowers(w.db, w.files, now())
    await send(added, two)
    const gone = said('children.portrait-withdrawn', kid, two, { reason: 'consent', consent })
    await w.said([paper(added, kid, two, 'Cartilla'), gone])
    await sweep(0)
    await sweep(31)
    await move(kid, two, one, rooms.one[0])
    const back = await filesOf(people.director1, one, kid)
    expect([back.portrait, standing(back)]).toEqual([null, ['Acta', 'Cartilla']])
    expect([await open(people.director1, doc, one), await open(people.director1, added, one)]).toEqual([
      200, 200,
    ])
    expect([await open(people.director1, photo, one), await open(people.director2, doc, two)]).toEqual([
      404, 404,
    ])
    await agree(one, two)
  })

  test('what had not arrived yet follows once it has; the copy it comes from waits for it', async () => {
    const kid = kids[2]!.id
    const [photo, small] = [picture(), picture()]
    await w.said([face(photo, small, kid)])
    await move(kid, one, two, rooms.two[0])
    expect(await open(people.director2, photo, two)).toBe(404)
    for (const b of [photo, small]) await send(b, one)
    await sweep()
    expect(await copyFollowers(w.db, w.files, now())).toBe(2)
    await sweep()
    expect(await open(people.director2, photo, two)).toBe(200)
    expect(await rows('select from blob where book = $1 and sha256 = $2', [one, shaOf(photo)])).toEqual([])
  })

  test('a portrait said before the move that arrives after it follows, and gives way to what was said there since', async () => {
    for (const [kid, since] of [
      [idOf('late portrait'), false],
      [idOf('late portrait, taken back'), true],
    ] as const) {
      const identity = { given: 'Luz', first: 'Prueba', sex: 'F', birth: '2025-01-15', synthetic: true }
      await w.said([
        said('children.child-registered', kid, one, identity),
        said('children.child-placed', kid, one, { room: rooms.one[0], from: '2026-02-01' }),
      ])
      const [photo, small, newer, newerSmall] = [picture(), picture(), picture(), picture()]
      for (const b of [photo, small]) await send(b, one)
      await w.said([face(photo, small, kid)])
      const late = face(newer, newerSmall, kid)
      await move(kid, one, two, rooms.two[0])
      if (since) {
        await w.said([said('children.portrait-withdrawn', kid, two, { reason: 'consent', consent })])
      }
      await w.said([late])
      for (const b of [newer, newerSmall]) await send(b, one)
      await sendLate(w.db, w.house, one, now)
      expect(await sendLate(w.db, w.house, one, now)).toBe(0)
      await copyFollowers(w.db, w.files, now())
      const there = await filesOf(people.director2, two, kid)
      expect(there.portrait?.blob).toBe(since ? undefined : shaOf(newer))
      if (!since) expect(await open(people.director2, newer, two)).toBe(200)
      await agree(one, two)
    }
  })

  test('one paper of two children stays with the one that stays', async () => {
    const doc = page()
    await send(doc, one)
    await w.said([paper(doc, kids[3]!.id), paper(doc, kids[4]!.id)])
    await move(kids[3]!.id, one, two, rooms.two[0])
    await sweep(31)
    expect([await open(people.director1, doc, one), await open(people.director2, doc, two)]).toEqual([
      200, 200,
    ])
  })

  test('a backup holds each copy once; forgotten, it is forgotten in both centers', async () => {
    const kid = kids[5]!.id
    const [doc, photo] = [page(), picture()]
    for (const b of [doc, photo]) await send(b, one)
    await w.said([paper(doc, kid), face(photo, photo, kid)])
    await move(kid, one, two, rooms.two[0])
    await copyFollowers(w.db, w.files, now())
    const folder = mkdtempSync(path(tmpdir(), 'nido-moved-'))
    const backup = () =>
      backUpFiles(w.db, w.files, {
        ...{ folder, secret: Buffer.from('una llave de prueba que nadie usa'), now: now() },
        ...{ progress: () => {}, signal: new AbortController().signal },
      })
    try {
      await sweep()
      const kept = Number(
        (await rows<{ n: number }>(`select count(*)::int as n from blob where state = 'kept'`))[0]!.n,
      )
      expect(await backup()).toMatchObject({ written: kept, there: 0, damaged: 0 })
      expect(await backup()).toMatchObject({ written: 0, there: kept })
    } finally {
      rmSync(folder, { recursive: true })
    }
    const shas = [doc, photo].map(shaOf)
    const lie = () =>
      rows<{ book: string; name: string }>('select book, name from blob where sha256 = any($1)', [shas])
    const names = await lie()
    expect(new Set(names.map((r) => r.book))).toEqual(new Set([one, two]))
    const erased = await call(w, as(people.administrator), 'POST', `/v1/books/${two}/children/${kid}/erase`, {
      reason: 'lo pidió la familia',
    })
    expect(erased.status).toBe(200)
    expect(await open(people.director2, doc, two)).toBe(404)
    await sweep()
    expect(await lie()).toEqual([])
    for (const { name } of names) expect(await w.files.store.get(name)).toBeUndefined()
    await agree(one, two)
  })

  test('forgotten before the copy was made, nothing is copied any more', async () => {
    const kid = children.find((c) => c.book === two)!.id
    const doc = page()
    await send(doc, two)
    await w.said([paper(doc, kid, two)])
    await move(kid, two, one, rooms.one[0])
    const erase = `/v1/books/${one}/children/${kid}/erase`
    expect((await call(w, as(people.administrator), 'POST', erase, { reason: 'la familia' })).status).toBe(
      200,
    )
    await sweep()
    expect(await copyFollowers(w.db, w.files, now())).toBe(0)
    expect(await rows('select from blob where sha256 = $1', [shaOf(doc)])).toEqual([])
  })
})

test('a center that goes into another hands over the files of all its children', async () => {
  const { three } = centers
  const sender = await w.tablet(three)
  const parts = (await call(w, as(people.national), 'GET', `/v1/books/${three}/parts`)).body as Record<
    'rooms' | 'children' | 'posts' | 'tablets',
    { id: string; role?: string }[]
  >
  const papers = parts.children.map((c) => [c.id, page()] as const)
  for (const [id, doc] of papers) {
    const target = `/v1/blobs/${shaOf(doc)}?offset=0&bytes=${doc.length}`
    expect((await call(w, { tablet: sender }, 'PUT', target, doc)).body).toMatchObject({ state: 'kept' })
    await w.said([paper(doc, id, three)])
  }
  expect(papers.length).toBeGreaterThan(0)
  const ids = (list: { id: string }[]) => list.map((x) => x.id)
  const payload = {
    ...{ to: two, on: TODAY, rooms: ids(parts.rooms), children: ids(parts.children) },
    ...{ posts: ids(parts.posts.filter((o) => o.role !== 'director')), devices: ids(parts.tablets) },
  }
  await decide('network.center-merged', three, three, payload, { author: people.national })
  for (const [, doc] of papers) expect(await open(people.director2, doc, two)).toBe(200)
  const left = await rows('select from child_blob where book = $1 and shown', [three])
  expect(left).toEqual([])
  await agree(two, three)
})

describe('two files of one child', () => {
  const whole = { given: 'Nora', first: 'Inventada', second: 'Ejemplo', sex: 'F', birth: '2025-03-04' }
  type File = { id: string; book: string; registered: Fact; photo: Buffer; doc: Buffer }
  async function file(book: string, room: string, name: string): Promise<File> {
    const id = idOf(`file with files ${n++}`)
    const registered = said('children.child-registered', id, book, whole)
    const [photo, doc] = [picture(), page()]
    for (const b of [photo, doc]) await send(b, book)
    await w.said([
      registered,
      said('children.child-placed', id, book, { room, from: '2026-03-01' }),
      face(photo, photo, id, book),
      paper(doc, id, book, name),
    ])
    return { id, book, registered, photo, doc }
  }
  const join = (kept: File, other: File) =>
    decide(
      'children.files-joined',
      kept.id,
      kept.book,
      {
        ...(kept.book === other.book ? { file: other.id } : { file: other.id, from: other.book }),
        identity: whole,
        place: { room: rooms.one[0], from: TODAY },
      },
      {
        supersedes:
          kept.book === other.book ? [kept.registered.id, other.registered.id] : [kept.registered.id],
      },
    )
  const split = (kept: File, other: File, joined: Fact) =>
    decide('children.files-split', kept.id, kept.book, {
      ...{ join: joined.id, theirs: [], reason: 'eran dos' },
      ...(kept.book === other.book ? {} : { from: other.book }),
    })

  test('in one center: the newest portrait and all documents are seen on the kept one; split, each has its own', async () => {
    const other = await file(one, rooms.one[1], 'De la otra')
    const kept = await file(one, rooms.one[0], 'De la que queda')
    const newer = await file(one, rooms.one[1], 'De la tercera')
    const joined = await join(kept, other)
    const told = await filesOf(people.director1, one, other.id)
    expect([told.portrait?.blob, standing(told)]).toEqual([
      shaOf(kept.photo),
      ['De la otra', 'De la que queda'],
    ])
    await split(kept, other, joined)
    for (const [f, name] of [
      [kept, 'De la que queda'],
      [other, 'De la otra'],
    ] as const) {
      const mine = await filesOf(people.director1, one, f.id)
      expect([mine.portrait?.blob, standing(mine)]).toEqual([shaOf(f.photo), [name]])
    }
    await join(kept, newer)
    expect((await filesOf(people.director1, one, kept.id)).portrait?.blob).toBe(shaOf(newer.photo))
    await agree(one)
  })

  test.each([['older'], ['newer']])(
    'of two centers, the other’s portrait the %s one: seen there, and given back',
    async (age) => {
      const first = age === 'older' ? await file(two, rooms.two[0], 'De allá') : undefined
      const kept = await file(one, rooms.one[0], 'De aquí')
      const other = first ?? (await file(two, rooms.two[0], 'De allá'))
      const joined = await join(kept, other)
      const told = await filesOf(people.director1, one, kept.id)
      const seen = age === 'older' ? kept.photo : other.photo
      expect([told.portrait?.blob, standing(told)]).toEqual([shaOf(seen), ['De allá', 'De aquí']])
      for (const b of [seen, kept.doc, other.doc]) expect(await open(people.director1, b, one)).toBe(200)
      for (const b of [other.photo, other.doc]) expect(await open(people.director2, b, two)).toBe(404)
      await copyFollowers(w.db, w.files, now())
      await sweep()
      await split(kept, other, joined)
      for (const [f, person, name] of [
        [kept, people.director1, 'De aquí'],
        [other, people.director2, 'De allá'],
      ] as const) {
        const mine = await filesOf(person, f.book, f.id)
        expect([mine.portrait?.blob, standing(mine)]).toEqual([shaOf(f.photo), [name]])
        for (const b of [f.photo, f.doc]) expect(await open(person, b, f.book)).toBe(200)
      }
      for (const b of [other.photo, other.doc]) expect(await open(people.director1, b, one)).toBe(404)
      await agree(one, two)
    },
  )
})
