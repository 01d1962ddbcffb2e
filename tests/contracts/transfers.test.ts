// A child that moves: never in two centers or in none, its old tablet lets go, its past counts where it was.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Fact } from '../../src/kernel/fact.ts'
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
  rooms,
  TODAY,
  type World,
} from '../world.ts'

type Result = { id: string; answer: string; reason?: string }

const one = centers.one
const kids = children.filter((c) => c.book === one)
const kid = kids[0]!
const room = rooms.one[0]

describe('a child that moves', () => {
  let w: World
  beforeAll(async () => {
    w = await openWorld()
  })
  afterAll(() => w.close())
  const figures = (book: string, past: boolean) =>
    w.db.read({ system: true }, (read) =>
      read.text(
        `select indicator, period, sum(part) as part, sum(whole) as whole from figure where book = $1 and (period = 'now') = $2
       group by 1, 2 having sum(whole) <> 0 order by 1, 2`,
        [book, !past],
      ),
    )
  const move = (
    child: string,
    from: string,
    to: string,
    toRoom: string,
    by: string,
    on = TODAY,
    more: Partial<Fact> = {},
  ) => fact('children.child-transferred', child, from, { to, room: toRoom, on }, { author: by, ...more })
  const decide = async (person: string, f: unknown) =>
    call(w, { cookie: await w.cookie(person) }, 'POST', '/v1/decisions', { fact: f })
  const whereIs = async (child: string) =>
    (
      await w.db.read(
        { system: true },
        (read) => read<{ book: string }>`select book from child where key = ${child} and left_on is null`,
      )
    ).map((r) => r.book)

  test('with 40 facts waiting on its old tablet: all are kept, the tablet lets go, nothing counts twice', async () => {
    const t = await w.tablet(one)
    let n = 0
    const said = (kind: string, payload: Record<string, unknown>) =>
      fact(kind, kid.id, one, payload, {
        author: people.educator,
        origin: 'tablet',
        device: t.id,
        dseq: ++n,
        happenedAt: '2026-11-20T14:00:00.000Z',
      })
    const months = ['08', '09', '10'].map((m) =>
      said('growth.measured', { day: `2026-${m}-03`, weightKg: 7, lengthCm: 66, position: 'L' }),
    )
    const days = Array.from({ length: 10 }, (_, i) =>
      said('attendance.arrived', { day: `2026-10-${10 + i}`, room }),
    )
    const send = async (facts: unknown[]) =>
      (await call(w, { tablet: t }, 'POST', '/v1/facts', { facts })).body.results as Result[]
    expect(
      (await send([...months, ...days])).every((r) => r.answer === 'taken' || r.answer === 'flagged'),
    ).toBe(true)
    const first = (await call(w, { tablet: t }, 'GET', `/v1/feeds/${one}`)).body
    const october = await figures(one, true)
    expect(
      (await decide(people.supervisor, move(kid.id, one, centers.two, rooms.two[0], people.supervisor)))
        .status,
    ).toBe(200)
    expect(await figures(one, true)).toEqual(october)

    const pending = Array.from({ length: 40 }, (_, i) =>
      i % 2
        ? said('attendance.arrived', { day: `2026-11-${String(1 + (i >> 1)).padStart(2, '0')}`, room })
        : said('growth.measured', { day: `2026-07-${String(1 + (i >> 1)).padStart(2, '0')}`, weightKg: 6 }),
    )
    const results = await send(pending)
    expect(new Set(results.map((r) => r.answer))).toEqual(
      new Set(['taken', 'flagged'].filter((a) => results.some((r) => r.answer === a))),
    )
    const rest = (
      await call(w, { tablet: t }, 'GET', `/v1/feeds/${one}?epoch=${first.epoch}&since=${first.cursor}`)
    ).body
    const gone = (rest.changes as { e: string; o: string }[]).filter((c) => c.o === 'evict').map((c) => c.e)
    expect(gone).toContain(`child:${kid.id}`)
    for (const f of months) expect(gone).toContain(`measurement:${f.id}`)
    for (const d of days) expect(gone).toContain(`attendance_day:${kid.id}|${String(d.payload.day)}`)
    expect(
      (rest.changes as { e: string; o: string }[]).filter((c) => c.o === 'put' && c.e.includes(kid.id)),
    ).toEqual([])

    expect(await whereIs(kid.id)).toEqual([centers.two])
    const letters = await w.db.read(
      { system: true },
      (read) => read<{ day: string }>`
      select day from measurement where book = ${centers.two} and child = ${kid.id} order by day`,
    )
    expect(letters.map((m) => m.day)).toEqual(['2026-08-03', '2026-09-03', '2026-10-03'])
    const two = (await figures(centers.two, true)) as { indicator: string }[]
    expect(two.filter((f) => f.indicator.startsWith('growth.'))).toEqual([])
    expect(
      ((await figures(one, true)) as { period: string }[]).filter(
        (f) => f.period >= '2026-08' && f.period <= '2026-10-31',
      ),
    ).toEqual(
      (october as { period: string }[]).filter((f) => f.period >= '2026-08' && f.period <= '2026-10-31'),
    )
    for (const b of [one, centers.two]) {
      expect((await verifyBook(w.db, w.house, b)).bad).toBeUndefined()
      expect(await rebuildBook(w.db, w.house, b)).toEqual([])
    }
  })

  test('two moves of one child at once: one is refused, and the child is in exactly one center', async () => {
    for (const [i, child] of kids.slice(1, 4).entries()) {
      const both = [
        move(child.id, one, centers.two, rooms.two[0], people.supervisor),
        move(child.id, one, centers.two, rooms.two[1], people.supervisor),
      ]
      const got = await Promise.all(both.map((f) => decide(people.supervisor, f)))
      expect(got.map((r) => r.status).sort(), `round ${i}`).toEqual([200, 409])
      expect(await whereIs(child.id)).toEqual([centers.two])
      expect(got.find((r) => r.status === 409)!.body.refusal.code).toBe('unknown-child')
    }
  })

  test('its last days in the room follow without their words, count where they were, and are told once there and back', async () => {
    const { two } = centers
    const child = children.find((c) => c.book === two)!
    const told = (kind: string, own: object) =>
      fact(`daily.${kind}`, rooms.two[0]!, two, { day: '2026-11-19', children: [child.id, kid.id], ...own })
    await w.said([
      told('ate', { meal: 'lunch', amount: 'half' }),
      told('noted', { text: 'Jugó con su hermana' }),
      told('changed', { nappy: 'wet', day: '2026-09-01' }),
    ])
    const counted = await figures(one, true)
    const hop = (from: string, to: string, toRoom: string, at: string) =>
      decide(
        people.supervisor,
        move(child.id, from, to, toRoom, people.supervisor, TODAY, { happenedAt: at }),
      )
    const days = (book: string) =>
      w.db.read(
        { system: true },
        (read) => read<{ day: string; followed: boolean; entries: { what: string; text?: string }[] }>`
        select day, followed, entries from daily_day where book = ${book} and child = ${child.id} order by day`,
      )
    const letters = async (book: string) =>
      (
        await w.db.read(
          { system: true },
          (read) =>
            read`select id from fact where book = ${book} and kind = 'daily.day-followed' and about = ${child.id}`,
        )
      ).length
    expect((await hop(two, one, room, '2026-11-20T17:00:00.000Z')).status).toBe(200)
    const there = await days(one)
    expect(there.map((d) => [d.day, d.followed])).toEqual([
      ['2026-09-01', true],
      ['2026-11-19', true],
    ])
    expect(there[1]!.entries.map((e) => [e.what, e.text]).sort()).toEqual([
      ['ate', undefined],
      ['noted', undefined],
    ])
    expect(await figures(one, true)).toEqual(counted)
    expect((await hop(one, two, rooms.two[0], '2026-11-20T17:10:00.000Z')).status).toBe(200)
    expect((await hop(two, one, room, '2026-11-20T17:20:00.000Z')).status).toBe(200)
    expect([await letters(two), await letters(one)]).toEqual([0, 2])
    expect(JSON.stringify((await days(two))[1]!.entries)).toContain('Jugó con su hermana')
    const forged = fact('daily.day-followed', child.id, one, {
      ...{ day: TODAY, arrived: null, left: null, entries: there[1]!.entries },
    })
    const by = await call(w, { cookie: await w.cookie(people.director1) }, 'POST', '/v1/facts', {
      facts: [{ ...forged, author: people.director1 }],
    })
    expect(by.body.results[0]).toMatchObject({ answer: 'review', reason: 'needs-decision' })
    for (const book of [one, two]) expect(await rebuildBook(w.db, w.house, book)).toEqual([])
  })

  test('there and back the same day: in one center, with nothing told twice', async () => {
    const child = kids[4]!
    await w.said([
      fact('growth.measured', child.id, one, { day: '2026-10-01', weightKg: 8 }),
      fact('children.alert-noted', child.id, one, { alert: 'allergy', text: 'cacahuate', grave: true }),
    ])
    const hop = (from: string, to: string, toRoom: string, at: string) =>
      decide(
        people.supervisor,
        move(child.id, from, to, toRoom, people.supervisor, TODAY, { happenedAt: at }),
      )
    expect((await hop(one, centers.two, rooms.two[0], '2026-11-20T16:00:00.000Z')).status).toBe(200)
    expect(await whereIs(child.id)).toEqual([centers.two])
    expect((await hop(centers.two, one, room, '2026-11-20T16:10:00.000Z')).status).toBe(200)
    expect(await whereIs(child.id)).toEqual([one])
    expect((await hop(one, centers.two, rooms.two[0], '2026-11-20T16:20:00.000Z')).status).toBe(200)
    expect(await whereIs(child.id)).toEqual([centers.two])
    for (const book of [one, centers.two]) {
      const [row] = await w.db.read(
        { system: true },
        (read) => read<{ alerts: unknown[]; conflicts: unknown[] }>`
        select alerts, conflicts from child where book = ${book} and key = ${child.id}`,
      )
      expect([row!.alerts.length, row!.conflicts.length], book).toEqual([1, 0])
      const m = await w.db.read(
        { system: true },
        (read) => read`select key from measurement where book = ${book} and child = ${child.id}`,
      )
      expect(m.length, book).toBe(1)
      expect(await rebuildBook(w.db, w.house, book)).toEqual([])
    }
  })

  test('a refused decision leaves nothing; a malformed one is told so; it cannot be undone through the back door', async () => {
    const child = kids[5]!
    const before = await bookState(w, one)
    const odd: [unknown, number][] = [
      [move(child.id, one, one, room, people.supervisor), 409],
      [move(child.id, one, centers.two, idOf('no room'), people.supervisor), 409],
      [move(child.id, one, centers.three, rooms.three[0], people.supervisor), 403],
      [move(idOf('nobody'), one, centers.two, rooms.two[0], people.supervisor), 409],
      [
        {
          ...move(child.id, one, centers.two, rooms.two[0], people.supervisor),
          payload: { to: 'x', room: 7 },
        },
        422,
      ],
      [{ ...move(child.id, one, 'garbage', rooms.two[0], people.supervisor) }, 422],
      [
        move(child.id, one, centers.two, rooms.two[0], people.supervisor, TODAY, { corrects: idOf('x') }),
        422,
      ],
      [fact('attendance.arrived', child.id, one, { day: TODAY, room }), 422],
      [{ nonsense: true }, 422],
      [move(child.id, one, centers.two, rooms.two[0], people.director1), 403],
    ]
    for (const [f, status] of odd) {
      const r = await decide(people.supervisor, f)
      expect(r.status, JSON.stringify(f)).toBe(status)
    }
    expect(await bookState(w, one)).toEqual(before)
    const moved = move(child.id, one, centers.two, rooms.two[0], people.supervisor)
    expect((await decide(people.supervisor, moved)).status).toBe(200)
    expect((await decide(people.supervisor, moved)).body.answer).toBe('duplicate')
    const undo = fact(
      'book.withdrawn',
      moved.id,
      one,
      { reason: 'me arrepentí' },
      { author: people.director1 },
    )
    const r = await call(w, { cookie: await w.cookie(people.director1) }, 'POST', '/v1/facts', {
      facts: [undo],
    })
    expect(r.body.results[0]).toMatchObject({ answer: 'review', reason: 'needs-decision' })
    expect(await whereIs(child.id)).toEqual([centers.two])
  })
})
