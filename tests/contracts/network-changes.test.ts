// The network changes: centers move, split, merge, close and are renamed, rooms are re-cut; the past stays, nobody is lost.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Fact } from '../../src/kernel/fact.ts'
import { NATION } from '../../src/kernel/ids.ts'
import { sendLate } from '../../src/modules/restructuring/decides.ts'
import { foldFigures } from '../../src/platform/figures.ts'
import { rebuildBook } from '../../src/platform/rebuilding.ts'
import { verifyBook } from '../../src/platform/verifying.ts'
import {
  bookState,
  call,
  centers,
  children,
  fact,
  idOf,
  openWorld,
  people,
  reps,
  rooms,
  TODAY,
  type World,
} from '../world.ts'

const one = centers.one
const kids = children.filter((c) => c.book === one)
const inRoom = (room: string) => kids.filter((c) => c.room === room).map((c) => c.id)

type Said = { w: World; at: number }
/** Decides as a person would, each a minute after the one before; answers status and refusal. */
async function decide(
  s: Said,
  person: string,
  kind: string,
  about: string,
  book: string,
  payload: Record<string, unknown>,
  more: Partial<Fact> = {},
) {
  const happenedAt = new Date(Date.parse('2026-11-20T16:00:00.000Z') + 1000 * s.at++).toISOString()
  const f = fact(kind, about, book, payload, { author: person, happenedAt, ...more })
  const r = await call(s.w, { cookie: await s.w.cookie(person) }, 'POST', '/v1/decisions', { fact: f })
  return { fact: f, status: r.status, code: r.body.refusal?.code as string | undefined, body: r.body }
}

const above = async (w: World, where = "period <> 'now'") => {
  while ((await foldFigures(w.db)) > 0);
  return w.db.read({ system: true }, (read) =>
    read.text<{ scope: string; indicator: string; period: string; part: number; whole: number }>(
      `select scope, indicator, period, part, whole from figure_above where ${where} and (part <> 0 or whole <> 0) order by 1, 2, 3`,
      [],
    ),
  )
}
const whereIs = (w: World, child: string) =>
  w.db
    .read(
      { system: true },
      (read) => read<{ book: string; room: string }>`
        select book, room from child where key = ${child} and left_on is null`,
    )
    .then((rows) => rows.map((r) => [r.book, r.room]))

/** Whether chains hold and a rebuild agrees, in all these books. */
async function whole(w: World, ...books: string[]) {
  for (const b of books) {
    expect((await verifyBook(w.db, w.house, b)).bad).toBeUndefined()
    expect(await rebuildBook(w.db, w.house, b)).toEqual([])
  }
}

const present = (child: string, day: string, room: string) =>
  fact('attendance.arrived', child, one, { day, room }, { happenedAt: `${day}T14:00:00.000Z` })

describe('a center or municipalities under another representation', () => {
  let s: Said
  beforeAll(async () => {
    s = { w: await openWorld(), at: 0 }
    await s.w.said(
      ['2026-09-10', '2026-10-10', '2026-11-10', '2026-11-20'].flatMap((day) =>
        kids.map((c) => present(c.id, day, c.room)),
      ),
    )
  })
  afterAll(() => s.w.close())
  const move = (person: string, center: string, representation: string, from: string) =>
    decide(s, person, 'network.center-moved', center, NATION, { representation, from })
  const reach = async (person: string) => {
    const r = await call(s.w, { cookie: await s.w.cookie(person) }, 'GET', '/v1/centers')
    return (r.body.centers as { id: string }[]).map((c) => c.id).sort()
  }
  const scopesOf = async (period: string) =>
    Object.fromEntries(
      (
        await above(
          s.w,
          `period = '${period}' and indicator in ('attendance.days', 'children.enrolled', 'attendance.present')`,
        )
      ).map((f) => [`${f.scope === reps.north ? 'north' : 'south'} ${f.indicator}`, f.whole]),
    )

  test('today: past months stay, now and the days from it on go along; posts above change; the old ones reach it no more', async () => {
    const past = await above(s.w, "period < '2026-11'")
    const now = await scopesOf('now')
    expect((await move(people.supervisor, one, reps.south, TODAY)).status).toBe(403)
    expect(await reach(people.supervisor)).toContain(one)
    expect((await move(people.national, one, reps.south, TODAY)).status).toBe(200)
    expect(await above(s.w, "period < '2026-11'")).toEqual(past)
    expect(await scopesOf('now')).toEqual({
      'north children.enrolled': now['north children.enrolled']! - kids.length,
      'south children.enrolled': now['south children.enrolled']! + kids.length,
    })
    expect(await scopesOf('2026-11-10')).toEqual({ 'north attendance.present': kids.length })
    expect(await scopesOf('2026-11-20')).toEqual({ 'south attendance.present': kids.length })
    expect(await scopesOf('2026-11')).toEqual({ 'north attendance.days': 2 * kids.length })
    expect(await reach(people.supervisor)).toEqual([centers.two])
    await whole(s.w, NATION, one)
  })

  test('earlier: periods since then go along; a tablet hears the new representation at its next hello', async () => {
    const t = await s.w.tablet(one)
    const hello = async () =>
      (
        await call(s.w, { tablet: t }, 'POST', '/v1/devices/hello', {
          ...{
            appVersion: '1',
            maxDseq: 0,
            feeds: {},
            deviceNow: '2026-11-20T18:00:00.000Z',
            pending: 0,
            durable: true,
          },
        })
      ).body.feeds.map((f: { book: string }) => f.book)
    expect(await hello()).toContain(reps.south)
    expect((await move(people.national, one, reps.south, '2026-10-01')).status).toBe(200)
    expect(await scopesOf('2026-10')).toEqual({ 'south attendance.days': kids.length })
    expect(await scopesOf('2026-09')).toEqual({ 'north attendance.days': kids.length })
    expect((await move(people.national, one, reps.north, TODAY)).status).toBe(200)
    expect(await scopesOf('2026-11-20')).toEqual({ 'north attendance.present': kids.length })
    expect(await scopesOf('2026-11-10')).toEqual({ 'south attendance.present': kids.length })
    expect(await hello()).toContain(reps.north)
  })

  test('what somebody of either representation said is judged by the day it happened, whenever it arrives', async () => {
    const w = await openWorld()
    const south = idOf('supervisor of the south')
    await w.said([
      fact('staff.person-registered', south, reps.south, { given: 'Sur', first: 'Prueba' }),
      fact('staff.post-held', south, reps.south, { role: 'supervisor', from: '2026-01-01' }),
      fact('network.center-assigned', one, NATION, {
        center: one,
        representation: reps.south,
        from: '2026-11-10',
      }),
    ])
    const tell = async (person: string, day: string, n: number) => {
      const room = { name: `Sala de prueba ${n}`, fromMonths: 2, toMonths: 9, places: 5, order: 20 + n }
      const said = { author: person, happenedAt: `${day}T16:00:00.000Z` }
      const f = fact('network.room-opened', idOf(`room of ${n}`), one, room, said)
      const as = { cookie: await w.cookie(person) }
      const { body } = await call(w, as, 'POST', '/v1/facts', { facts: [f] })
      return [body.results[0].answer, body.results[0].reason]
    }
    try {
      const review = ['review', 'no-permission']
      expect(await tell(people.supervisor, '2026-11-09', 1)).toEqual(['taken', undefined])
      expect(await tell(people.supervisor, '2026-11-10', 2)).toEqual(review)
      expect(await tell(south, '2026-11-09', 3)).toEqual(review)
      expect(await tell(south, '2026-11-10', 4)).toEqual(['taken', undefined])
      await whole(w, one)
    } finally {
      await w.close()
    }
  })

  test('later: nothing changes until its day, and then it does without anybody asking', async () => {
    const before = await above(s.w, 'true')
    const at = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
    expect((await move(people.national, centers.two, reps.south, at(3))).status).toBe(200)
    expect(await above(s.w, 'true')).toEqual(before)
    // the day comes: what the clock of the database would do
    await s.w.db.write({ system: true }, async (tx) => {
      await tx`update center_membership set from_day = ${at(-1)}, key = ${`${centers.two}|${at(-1)}`} where center = ${centers.two}`
      await tx`update figure_turn set day = ${at(-2)}`
    })
    const now = await scopesOf('now')
    expect(now['north children.enrolled']).toBe(children.filter((c) => c.book === one).length)
    expect(await reach(people.supervisor)).toEqual([one])
  })

  test('several municipalities at once; what is not there or changes nothing is refused, and nothing is written', async () => {
    const go = (about: string, cvegeos: string[], from = TODAY) =>
      decide(s, people.national, 'network.municipalities-moved', about, NATION, {
        ...{ cvegeos, from, confidence: 'confirmed', source: 'oficio de prueba' },
      })
    const state = await bookState(s.w, NATION)
    expect((await go(reps.north, ['30001', '09999'])).body.refusal).toMatchObject({
      code: 'unknown-municipality',
      field: '09999',
    })
    expect((await go(idOf('nobody'), ['30001'])).code).toBe('unknown-representation')
    expect((await go(reps.north, ['08001'])).code).toBe('nothing-changes')
    expect((await move(people.national, idOf('no center'), reps.north, TODAY)).code).toBe('unknown-center')
    expect(await bookState(s.w, NATION)).toEqual(state)
    const done = await go(reps.north, ['30001', '08001'])
    expect(done.status).toBe(200)
    expect(await reach(people.supervisor)).toContain(centers.three)
    const again = await call(s.w, { cookie: await s.w.cookie(people.national) }, 'POST', '/v1/decisions', {
      fact: done.fact,
    })
    expect(again.body.answer).toBe('duplicate')
  })
})

describe('a center with another name', () => {
  let s: Said
  beforeAll(async () => {
    s = { w: await openWorld(), at: 0 }
  })
  afterAll(() => s.w.close())

  test('is found by both names, keeps its history, and shows no conflict', async () => {
    const rename = (payload: object) =>
      decide(s, people.supervisor, 'network.center-renamed', one, one, { on: TODAY, ...payload })
    expect((await rename({ name: 'Centro one' })).code).toBe('nothing-changes')
    expect((await rename({ name: 'Otro', on: '2026-12-01' })).code).toBe('future-day')
    expect((await rename({ name: 'Guardería Sol', code: 'NUEVA' })).status).toBe(200)
    expect((await rename({ name: 'Guardería Luna' })).status).toBe(200)
    const me = { cookie: await s.w.cookie(people.supervisor) }
    for (const q of ['centro one', 'sol', 'luna', 'C-one', 'nueva']) {
      const r = await call(s.w, me, 'GET', `/v1/centers?q=${encodeURIComponent(q)}`)
      expect(
        r.body.centers.map((c: { id: string }) => c.id),
        q,
      ).toEqual([one])
    }
    const file = (await call(s.w, me, 'GET', `/v1/books/${one}/center`)).body.center
    expect(file).toMatchObject({ name: 'Guardería Luna', code: 'NUEVA', conflicts: [] })
    expect(file.former.map((f: { name: string }) => f.name)).toEqual(['Centro one', 'Guardería Sol'])
    const told = (await call(s.w, me, 'GET', `/v1/books/${one}/changes`)).body.changes
    expect(told.map((c: { kind: string; name: string }) => c.name).filter(Boolean)).toEqual([
      'Guardería Luna',
      'Guardería Sol',
      'Centro one',
    ])
    await whole(s.w, one)
  })
})

describe('a center that splits, merges, closes', () => {
  let s: Said
  const [a1, a2] = rooms.one
  beforeAll(async () => {
    s = { w: await openWorld(), at: 0 }
  })
  afterAll(() => s.w.close())
  const parts = async (book: string) =>
    (await call(s.w, { cookie: await s.w.cookie(people.national) }, 'GET', `/v1/books/${book}/parts`)).body
  type P = {
    rooms: { id: string }[]
    children: { id: string; room: string }[]
    posts: { id: string; role: string }[]
    tablets: { id: string; room: string }[]
  }
  /** What the screen would say: everything of these rooms. */
  const leaving = async (book: string, to: string, which: readonly string[], all = false) => {
    const p = (await parts(book)) as P
    return {
      to,
      on: TODAY,
      rooms: [...which],
      children: p.children.filter((c) => which.includes(c.room)).map((c) => c.id),
      posts: p.posts.filter((o) => all && o.role !== 'director').map((o) => o.id),
      devices: p.tablets.filter((d) => all || which.includes(d.room)).map((d) => d.id),
    }
  }

  test('some rooms go to a center born by it: children, alerts, measurings, people, PINs and tablets follow; the past stays', async () => {
    const born = idOf('born by split')
    const [first] = inRoom(a2)
    await s.w.said([
      ...['2026-10-10', '2026-11-10'].flatMap((day) => kids.map((c) => present(c.id, day, c.room))),
      fact('growth.measured', first!, one, { day: '2026-10-01', weightKg: 8 }),
      fact('children.alert-noted', first!, one, { alert: 'allergy', text: 'cacahuate', grave: true }),
    ])
    const post = fact('staff.post-held', people.educator, one, {
      role: 'educator',
      from: '2026-02-01',
      rooms: [a2],
    })
    await s.w.said([post])
    await s.w.db.write(
      { system: true },
      (tx) => tx`
      insert into staff_pin (book, person, salt, iterations, hash, set_at) values (${one}, ${people.educator}, 's', 1, 'h', now())`,
    )
    const t = await s.w.tablet(one)
    const stays = await s.w.tablet(one)
    await s.w.db.write({ system: true }, (tx) => tx`update device set room = ${a2} where id = ${t.id}`)
    const figures = await above(s.w)
    const center = {
      ...{ code: 'NACE', name: 'Centro nuevo', scheme: 'imss', zone: 'urban', municipality: '08001' },
      ...{ opens: '07:00', closes: '17:00', status: 'open', timeZone: 'America/Mexico_City' },
    }
    const payload = { ...(await leaving(one, born, [a2])), posts: [post.id], center }
    expect((await decide(s, people.supervisor, 'network.center-split', one, one, payload)).status).toBe(403)
    expect((await decide(s, people.director1, 'network.center-split', one, one, payload)).status).toBe(403)
    const state = await bookState(s.w, one)
    for (const [change, code] of [
      [{ children: payload.children.slice(1) }, 'children-changed'],
      [{ rooms: [a1, a2] }, 'all-rooms'],
      [{ rooms: [] }, 'no-room'],
      [{ rooms: [a2, idOf('x')] }, 'rooms-changed'],
      [{ devices: [] }, 'tablets-changed'],
      [{ posts: [idOf('x')] }, 'posts-changed'],
      [{ on: '2026-12-01' }, 'future-day'],
      [{ to: centers.two }, 'center-exists'],
      [{ center: undefined }, 'unknown-center'],
      [{ to: one }, 'same-center'],
    ] as const)
      expect(
        (await decide(s, people.national, 'network.center-split', one, one, { ...payload, ...change })).code,
      ).toBe(code)
    expect(await bookState(s.w, one)).toEqual(state)
    const done = await decide(s, people.national, 'network.center-split', one, one, payload)
    expect(done.body).toMatchObject({ answer: 'taken' })
    for (const id of inRoom(a2)) expect(await whereIs(s.w, id)).toEqual([[born, a2]])
    for (const id of inRoom(a1)) expect(await whereIs(s.w, id)).toEqual([[one, a1]])
    expect(await above(s.w)).toEqual(figures)
    const there = (await bookState(s.w, born)) as Record<string, { key: string; [x: string]: unknown }[]>
    expect(there.center).toMatchObject([{ name: 'Centro nuevo', status: 'open' }])
    expect(there.room).toMatchObject([{ key: a2, closed_on: null, places: 20 }])
    expect(there.measurement).toMatchObject([{ day: '2026-10-01' }])
    expect(there.child!.find((c) => c.key === first)).toMatchObject({ alerts: [{ text: 'cacahuate' }] })
    expect(there.staff_post).toMatchObject([{ person: people.educator, from_day: TODAY, rooms: [a2] }])
    expect((there.feed as unknown as { entity: string }[]).map((f) => f.entity)).toContain(
      `staff_pin:${people.educator}`,
    )
    const welcome = (
      await call(s.w, { tablet: t }, 'POST', '/v1/devices/hello', {
        ...{
          appVersion: '1',
          maxDseq: 0,
          feeds: {},
          deviceNow: '2026-11-20T18:00:00.000Z',
          pending: 0,
          durable: true,
        },
      })
    ).body
    expect(welcome).toMatchObject({ book: born, room: a2 })
    expect((await call(s.w, { tablet: t }, 'GET', `/v1/feeds/${one}`)).status).toBe(403)
    expect((await call(s.w, { tablet: stays }, 'GET', `/v1/feeds/${one}`)).status).toBe(200)
    expect(
      (
        await call(s.w, { cookie: await s.w.cookie(people.national) }, 'POST', '/v1/decisions', {
          fact: done.fact,
        })
      ).body.answer,
    ).toBe('duplicate')
    for (const [book, kind, other] of [
      [one, 'network.center-split', 'Centro nuevo'],
      [born, 'network.rooms-received', 'Centro one'],
    ] as const) {
      const { changes } = (
        await call(s.w, { cookie: await s.w.cookie(people.national) }, 'GET', `/v1/books/${book}/changes`)
      ).body
      expect(changes.find((c: { kind: string }) => c.kind === kind)).toMatchObject({
        other: { name: other },
        rooms: 1,
        children: inRoom(a2).length,
      })
    }
    await whole(s.w, one, born)
  })

  test('a center closes only when nobody, no tablet and nothing to look at is left; and opens again', async () => {
    const close = (book: string, which: readonly string[], on = TODAY) =>
      decide(s, people.supervisor, 'network.center-closed', book, book, { on, rooms: [...which] })
    expect((await close(one, [])).code).toBe('rooms-changed')
    expect((await close(one, [a1])).code).toBe('children-placed')
    for (const id of inRoom(a1))
      expect(
        (
          await decide(s, people.supervisor, 'children.child-transferred', id, one, {
            ...{ to: centers.two, room: rooms.two[0], on: TODAY },
          })
        ).status,
      ).toBe(200)
    expect((await close(one, [a1], '2026-11-19')).code).toBe('children-placed')
    expect((await close(one, [a1])).code).toBe('tablets-paired')
    await s.w.db.write({ system: true }, (tx) => tx`update device set state = 'revoked' where book = ${one}`)
    const odd = fact('children.child-left', idOf('nobody'), one, { on: TODAY, why: 'other' })
    await call(s.w, { cookie: await s.w.cookie(people.director1) }, 'POST', '/v1/facts', { facts: [odd] })
    expect((await close(one, [a1])).code).toBe('facts-waiting')
    const look = fact('book.review-resolved', odd.id, one, { decision: 'void', reason: 'no existe' })
    await call(s.w, { cookie: await s.w.cookie(people.director1) }, 'POST', '/v1/facts', { facts: [look] })
    expect((await close(one, [a1])).status).toBe(200)
    const me = { cookie: await s.w.cookie(people.supervisor) }
    const file = async () => (await call(s.w, me, 'GET', `/v1/books/${one}/center`)).body
    expect((await file()).center).toMatchObject({ status: 'closed', closed_on: TODAY, conflicts: [] })
    expect((await file()).rooms.every((r: { closed_on: string | null }) => r.closed_on === TODAY)).toBe(true)
    expect((await close(one, [])).code).toBe('center-closed')
    const reopen = (which: readonly string[]) =>
      decide(s, people.supervisor, 'network.center-reopened', one, one, { on: TODAY, rooms: [...which] })
    // the screen offers what is still free alone, and who asks for more is told
    const parts = (await call(s.w, me, 'GET', `/v1/books/${one}/parts`)).body
    expect(parts.elsewhere).toEqual([a2])
    expect((await reopen([a2])).code).toBe('rooms-elsewhere')
    expect((await reopen([a1])).status).toBe(200)
    expect((await file()).center).toMatchObject({ status: 'open', closed_on: null })
    await whole(s.w, one, centers.two)
  })

  test('a merge takes everybody and everything to the other center, and closes', async () => {
    const born = idOf('born by split')
    const t = await s.w.tablet(born)
    const payload = await leaving(born, centers.two, [a2], true)
    expect(
      (await decide(s, people.national, 'network.center-merged', born, born, { ...payload, devices: [] }))
        .code,
    ).toBe('tablets-changed')
    expect((await decide(s, people.national, 'network.center-merged', born, born, payload)).status).toBe(200)
    for (const c of kids) expect((await whereIs(s.w, c.id)).map(([b]) => b)).toEqual([centers.two])
    const me = { cookie: await s.w.cookie(people.national) }
    expect((await call(s.w, me, 'GET', `/v1/books/${born}/center`)).body.center.status).toBe('closed')
    const late = {
      ...fact('attendance.arrived', inRoom(a2)[0]!, born, { day: TODAY, room: a2 }),
      author: people.educator,
      origin: 'tablet',
      device: t.id,
      dseq: 1,
    }
    const r = await call(s.w, { tablet: t }, 'POST', '/v1/facts', { facts: [late] })
    expect(r.body.results[0]).toMatchObject({ answer: 'taken' })
    await whole(s.w, born, centers.two)
  })
})

describe('a tablet that was offline while its room went to another center', () => {
  let s: Said
  const [a1, a2] = rooms.one
  const [kid, other] = inRoom(a2)
  beforeAll(async () => {
    s = { w: await openWorld(), at: 0 }
  })
  afterAll(() => s.w.close())
  const rowsOf = (book: string, table: string) =>
    bookState(s.w, book).then((b) => (b[table] ?? []) as { child?: string; key: string; day?: string }[])

  test('what it had said goes up and is taken where it was said; what matters there follows, once; its children are evicted', async () => {
    await s.w.said([
      fact('staff.post-held', people.educator, one, { role: 'educator', from: '2026-02-01', rooms: [a2] }),
    ])
    const me = { cookie: await s.w.cookie(people.supervisor) }
    const t = await s.w.tablet(one)
    const stays = await s.w.tablet(one)
    await s.w.db.write({ system: true }, (tx) => tx`update device set room = ${a2} where id = ${t.id}`)
    const first = (await call(s.w, { tablet: stays }, 'GET', `/v1/feeds/${one}`)).body
    let n = 0
    const say = (kind: string, about: string, payload: object, of = t, book = one) =>
      ({
        ...fact(kind, about, book, payload as Record<string, unknown>, {
          happenedAt: '2026-11-20T17:30:00.000Z',
        }),
        ...{ author: people.educator, origin: 'tablet', device: of.id, dseq: ++n },
      }) as Fact
    // 40 things said offline, before and after the split, about children who go and one who stays
    const pending = [
      ...Array.from({ length: 18 }, (_, i) =>
        say('attendance.arrived', i % 2 ? kid! : other!, { day: `2026-10-${10 + i}`, room: a2 }),
      ),
      ...Array.from({ length: 19 }, (_, i) =>
        say('attendance.left', i % 2 ? kid! : other!, { day: `2026-10-${10 + i}` }),
      ),
      say('attendance.arrived', inRoom(a1)[0]!, { day: TODAY, room: a1 }),
      say('growth.measured', kid!, { day: TODAY, weightKg: 9 }),
      say('children.alert-noted', kid!, { alert: 'allergy', text: 'huevo', grave: true }),
    ]
    const p = (await call(s.w, me, 'GET', `/v1/books/${one}/parts`)).body
    const split = await decide(s, people.supervisor, 'network.center-split', one, one, {
      ...{ to: centers.two, on: TODAY, rooms: [a2], children: inRoom(a2), devices: [t.id] },
      posts: p.posts
        .filter((o: { rooms: string[] }) => o.rooms.includes(a2))
        .map((o: { id: string }) => o.id),
    })
    expect(split.status).toBe(200)
    const send = (of: typeof t, facts: Fact[]) =>
      call(s.w, { tablet: of }, 'POST', '/v1/facts', { facts }).then(
        (r) => r.body.results as { id: string; answer: string; reason?: string }[],
      )
    const results = await send(t, pending)
    expect(results.filter((r) => r.answer !== 'taken' && r.answer !== 'flagged')).toEqual([])
    expect(new Set((await send(t, pending)).map((r) => r.answer))).toEqual(new Set(['duplicate']))
    // said where they were; none missing when it says hello from its new center
    const hello = (
      await call(s.w, { tablet: t }, 'POST', '/v1/devices/hello', {
        ...{
          appVersion: '1',
          maxDseq: n,
          feeds: {},
          deviceNow: '2026-11-20T18:00:00.000Z',
          pending: 0,
          durable: true,
        },
      })
    ).body
    expect(hello).toMatchObject({ missing: [], book: centers.two, room: a2 })
    expect((await rowsOf(one, 'attendance_day')).filter((d) => d.child === kid).length).toBe(9)
    // the new center hears the weight and the alert, once
    expect((await rowsOf(centers.two, 'measurement')).filter((m) => m.child === kid)).toEqual([])
    expect(await sendLate(s.w.db, s.w.house, one, () => new Date('2026-11-20T18:00:00.000Z'))).toBe(2)
    expect(await sendLate(s.w.db, s.w.house, one, () => new Date('2026-11-20T18:00:00.000Z'))).toBe(0)
    expect((await rowsOf(centers.two, 'measurement')).filter((m) => m.child === kid)).toMatchObject([
      { day: TODAY },
    ])
    const file = (await rowsOf(centers.two, 'child')).find((c) => c.key === kid)
    expect(file).toMatchObject({ alerts: [{ text: 'huevo', grave: true }] })
    expect((await rowsOf(centers.two, 'growth_month')).filter((m) => m.child === kid)).toEqual([])
    // the tablet that stays lets go of the children who left, and of the room
    const rest = (
      await call(s.w, { tablet: stays }, 'GET', `/v1/feeds/${one}?epoch=${first.epoch}&since=${first.cursor}`)
    ).body.changes as { e: string; o: string }[]
    for (const id of inRoom(a2))
      expect(rest).toContainEqual(expect.objectContaining({ e: `child:${id}`, o: 'evict' }))
    expect(rest).toContainEqual(expect.objectContaining({ e: `room:${a2}`, o: 'evict' }))
    // another center's book is still none of a tablet's business
    const wrong = say('attendance.arrived', kid!, { day: TODAY, room: a2 }, stays, centers.two)
    expect((await send(stays, [{ ...wrong, dseq: 1 }]))[0]).toMatchObject({
      answer: 'review',
      reason: 'out-of-scope',
    })
    await whole(s.w, one, centers.two)
  })
})

describe('rooms that are re-cut', () => {
  let s: Said
  const [a1, a2] = rooms.one
  const fresh = idOf('a new room')
  beforeAll(async () => {
    s = { w: await openWorld(), at: 0 }
  })
  afterAll(() => s.w.close())
  const recut = (payload: object, person: string = people.director1) =>
    decide(s, person, 'network.rooms-recut', one, one, { from: TODAY, closed: [], placed: [], ...payload })
  const room = (id: string, name: string, places = 12, fromMonths = 2, toMonths = 40) => ({
    room: id,
    name,
    fromMonths,
    toMonths,
    places,
    order: 1,
  })

  test('two are made one, one is made two, children are placed anew, tablets go along; what does not fit is refused whole', async () => {
    const t = await s.w.tablet(one)
    await s.w.db.write({ system: true }, (tx) => tx`update device set room = ${a2} where id = ${t.id}`)
    const placed = inRoom(a2).map((child) => ({ child, room: fresh }))
    const state = await bookState(s.w, one)
    const good = { rooms: [room(a1, 'Lactantes', 9), room(fresh, 'Maternal B', 15)], closed: [a2], placed }
    for (const [change, code] of [
      [{ rooms: [room(fresh, 'x')] }, 'rooms-changed'],
      [{ rooms: [...good.rooms, room(a2, 'x')] }, 'rooms-changed'],
      [{ closed: [a2, idOf('x')] }, 'rooms-changed'],
      [{ rooms: [room(a1, 'x', 9, 20, 10), good.rooms[1]] }, 'ages-reversed'],
      [{ placed: placed.slice(1) }, 'children-left-over'],
      [{ placed: [...placed, { child: idOf('nobody'), room: fresh }] }, 'children-changed'],
      [{ placed: placed.map((x) => ({ ...x, room: a2 })) }, 'unknown-room'],
      [{ from: '2026-12-01' }, 'future-day'],
      [{ from: '2026-01-15' }, 'earlier-than-room'],
    ] as const)
      expect((await recut({ ...good, ...change })).code, JSON.stringify(change)).toBe(code)
    expect((await recut(good, people.educator)).status).toBe(403)
    expect((await recut(good, people.director2)).status).toBe(403)
    expect(await bookState(s.w, one)).toEqual(state)
    expect((await recut(good)).status).toBe(200)
    for (const id of inRoom(a2)) expect(await whereIs(s.w, id)).toEqual([[one, fresh]])
    for (const id of inRoom(a1)) expect(await whereIs(s.w, id)).toEqual([[one, a1]])
    const rows = (await bookState(s.w, one)).room as { key: string }[]
    expect(rows.find((r) => r.key === a2)).toMatchObject({ closed_on: TODAY })
    expect(rows.find((r) => r.key === a1)).toMatchObject({ name: 'Lactantes', places: 9, closed_on: null })
    expect(rows.find((r) => r.key === fresh)).toMatchObject({ name: 'Maternal B', places: 15 })
    const hello = await call(s.w, { tablet: t }, 'POST', '/v1/devices/hello', {
      ...{
        appVersion: '1',
        maxDseq: 0,
        feeds: {},
        deviceNow: '2026-11-20T18:00:00.000Z',
        pending: 0,
        durable: true,
      },
    })
    expect(hello.body).toMatchObject({ book: one, room: fresh })
    await whole(s.w, one)
  })

  test('a child who is forgotten leaves the decision, and the decision stays', async () => {
    const [gone] = inRoom(a2)
    const r = await call(
      s.w,
      { cookie: await s.w.cookie(people.administrator) },
      'POST',
      `/v1/books/${one}/children/${gone}/erase`,
      { reason: 'lo pidió la familia' },
    )
    expect(r.status).toBe(200)
    const state = await bookState(s.w, one)
    expect(JSON.stringify(state)).not.toContain(gone)
    expect((state.room as { key: string }[]).find((x) => x.key === fresh)).toMatchObject({
      name: 'Maternal B',
    })
    await whole(s.w, one)
  })
})

describe('two hundred children at once', () => {
  test('a split of two hundred costs the same few statements as one of three', async () => {
    const w = await openWorld()
    const s: Said = { w, at: 0 }
    try {
      const [, a2] = rooms.one
      const many = Array.from({ length: 200 }, (_, i) => idOf(`one of many ${i}`))
      await w.said(
        many.map((id, i) =>
          fact('children.child-registered', id, one, {
            ...{ given: `Niña ${i}`, first: 'Inventada', sex: 'F', birth: '2025-03-03' },
          }),
        ),
      )
      await w.said(many.map((id) => fact('children.child-placed', id, one, { room: a2, from: '2026-03-01' })))
      await w.said(
        many.flatMap((id) =>
          ['08', '09', '10'].map((m) =>
            fact('growth.measured', id, one, { day: `2026-${m}-02`, weightKg: 8 }),
          ),
        ),
      )
      const all = [...inRoom(a2), ...many]
      w.statements.length = 0
      const r = await decide(s, people.supervisor, 'network.center-split', one, one, {
        ...{ to: centers.two, on: TODAY, rooms: [a2], children: all, posts: [], devices: [] },
      })
      expect(r.status).toBe(200)
      // two or three of each module whose rows move along, whatever the number of children
      expect(Math.max(...w.statements)).toBeLessThanOrEqual(80)
      const there = await w.db.read(
        { system: true },
        (read) => read<{ n: number }>`
          select count(*)::int as n from child where book = ${centers.two} and left_on is null and key = any(${all}::text[])`,
      )
      expect(there[0]!.n).toBe(all.length)
      console.log(`split of ${all.length} children: ${Math.max(...w.statements)} statements`)
    } finally {
      await w.close()
    }
  })
})
