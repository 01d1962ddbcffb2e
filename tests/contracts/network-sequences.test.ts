// Any sequence of moves, splits, merges, closings and taps: every child in exactly one center or gone, the past never changes.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { NATION } from '../../src/kernel/ids.ts'
import { foldFigures, recountAbove } from '../../src/platform/figures.ts'
import { takeBatch } from '../../src/platform/intake.ts'
import { rebuildAll } from '../../src/platform/rebuilding.ts'
import { verifyAll } from '../../src/platform/verifying.ts'
import { random } from '../toys/toy-book.ts'
import {
  call,
  centers,
  children,
  fact,
  idOf,
  now,
  openWorld,
  people,
  reps,
  TODAY,
  type World,
} from '../world.ts'

let w: World
let at = 0
const tick = () => new Date(Date.parse('2026-11-20T12:00:00.000Z') + 1000 * at++).toISOString()
const ids = children.map((c) => c.id)
const all = [...Object.values(centers), ...[1, 2, 3].map((i) => idOf(`born in a sequence ${i}`))]
beforeAll(async () => {
  w = await openWorld()
  await w.said(
    children.flatMap((c) =>
      ['2026-09-07', '2026-10-07'].flatMap((day) => [
        fact(
          'attendance.arrived',
          c.id,
          c.book,
          { day, room: c.room },
          { happenedAt: `${day}T14:00:00.000Z` },
        ),
        fact(
          'growth.measured',
          c.id,
          c.book,
          { day, weightKg: 8, lengthCm: 70, position: 'L' },
          { happenedAt: `${day}T15:00:00.000Z` },
        ),
      ]),
    ),
  )
})
afterAll(() => w.close())
const read = <T>(sql: string, values: unknown[] = []) =>
  w.db.read({ system: true }, (r) => r.text<T>(sql, values))

type Parts = {
  rooms: { id: string; name: string }[]
  children: { id: string; room: string | null }[]
  posts: { id: string; role: string }[]
  tablets: { id: string }[]
}

/** One step of the sequence; answers what was decided, if anything was. */
async function step(r: () => number): Promise<string | undefined> {
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(r() * list.length)]
  const cookie = await w.cookie(people.national)
  const get = async (book: string) => {
    const got = await call(w, { cookie }, 'GET', `/v1/books/${book}/parts`)
    return got.status === 200 ? (got.body as Parts) : undefined
  }
  const decide = async (
    kind: string,
    about: string,
    book: string,
    payload: object,
    by: string = people.national,
  ) => {
    const f = fact(kind, about, book, payload as Record<string, unknown>, { author: by, happenedAt: tick() })
    const done = await call(w, { cookie: await w.cookie(by) }, 'POST', '/v1/decisions', { fact: f })
    expect([200, 403, 409], JSON.stringify(done.body)).toContain(done.status)
    if (done.status !== 200) return undefined
    const again = await call(w, { cookie: await w.cookie(by) }, 'POST', '/v1/decisions', { fact: f })
    expect(again.body.answer).toBe('duplicate')
    return kind
  }
  const from = pick(all)!
  const to = pick(all)!
  const parts = await get(from)
  const what = Math.floor(r() * 9)
  const child = pick(parts?.children ?? [])
  const leave = (rooms: string[]) => ({
    ...{ to, on: TODAY, rooms, posts: (parts?.posts ?? []).filter(() => r() < 0.3).map((p) => p.id) },
    devices: (parts?.tablets ?? []).map((d) => d.id),
    children: (parts?.children ?? []).filter((c) => rooms.includes(c.room ?? '')).map((c) => c.id),
  })
  switch (what) {
    case 0:
      return decide('network.center-moved', from, NATION, {
        representation: pick(Object.values(reps)),
        from: pick([TODAY, '2026-11-01', '2026-11-15']),
      })
    case 1:
      return decide('network.municipalities-moved', pick(Object.values(reps))!, NATION, {
        ...{ cvegeos: [pick(['08001', '30001'])!], from: pick([TODAY, '2026-11-05']) },
        ...{ confidence: 'observed', source: 'prueba' },
      })
    case 2:
    case 3: {
      const rooms = (parts?.rooms ?? []).filter(() => r() < 0.6).map((x) => x.id)
      const there = await get(to)
      const born = there
        ? {}
        : {
            center: {
              ...{
                code: to.slice(0, 4),
                name: 'Nacido',
                scheme: 'imss',
                zone: 'rural',
                municipality: '08001',
              },
              ...{ opens: '07:00', closes: '16:00', status: 'open', timeZone: 'America/Mexico_City' },
            },
          }
      return decide('network.center-split', from, from, { ...leave(rooms), ...born })
    }
    case 4:
      return decide('network.center-merged', from, from, leave((parts?.rooms ?? []).map((x) => x.id)))
    case 5:
      return (
        (await decide('network.center-closed', from, from, {
          on: TODAY,
          rooms: (parts?.rooms ?? []).map((x) => x.id),
        })) ?? (await decide('network.center-reopened', from, from, { on: TODAY, rooms: [] }))
      )
    case 6: {
      const room = pick((await get(to))?.rooms ?? [])
      if (!child || !room) return undefined
      return decide(
        'children.child-transferred',
        child.id,
        from,
        { to, room: room.id, on: TODAY },
        people.supervisor,
      )
    }
    case 7: {
      const open = parts?.rooms ?? []
      if (open.length === 0) return undefined
      const fresh = idOf(`room of a sequence ${at}`)
      const shut = open.slice(1)
      const fields = (room: string, i: number) => ({
        room,
        name: `Sala ${i}`,
        fromMonths: 0,
        toMonths: 48,
        places: 9,
        order: i,
      })
      return decide('network.rooms-recut', from, from, {
        from: TODAY,
        rooms: [fields(open[0]!.id, 1), fields(fresh, 2)],
        closed: shut.map((x) => x.id),
        placed: (parts?.children ?? [])
          .filter((c) => c.room !== open[0]!.id)
          .map((c) => ({ child: c.id, room: r() < 0.5 ? fresh : open[0]!.id })),
      })
    }
    default: {
      // a tap, where the child is or, from a tablet that has not heard, where it was
      const about = pick(ids)!
      const day = pick(['2026-11-18', '2026-11-19', TODAY])!
      const tap = fact('attendance.arrived', about, from, { day, room: idOf('any') }, { happenedAt: tick() })
      await takeBatch(w.db, w.house, [tap], { by: 'system' }, now)
      return 'tap'
    }
  }
}

const past = () =>
  read<{ period: string; indicator: string; part: number; whole: number }>(
    `select period, indicator, sum(part) as part, sum(whole) as whole from figure_above
     where period < '2026-11' group by 1, 2 having sum(whole) <> 0 order by 1, 2`,
  )
const fold = async () => {
  while ((await foldFigures(w.db)) > 0);
}

test.each([11, 29, 47, 83])(
  'sequence %i',
  async (seed) => {
    const r = random(seed)
    await fold()
    const before = await past()
    expect(before.length).toBeGreaterThan(3)
    const byScope = () =>
      read(
        `select scope, period, indicator, part, whole from figure_above where period <= '2026-10' and whole <> 0 order by 1, 2, 3`,
      )
    const scopes = await byScope()
    const done = new Map<string, number>()
    for (let i = 0; i < 60; i++) {
      const what = await step(r)
      if (what) done.set(what, (done.get(what) ?? 0) + 1)
      const where = await read<{ key: string; n: number }>(
        `select key, count(*) filter (where left_on is null)::int as n from child where key = any($1::text[]) group by key`,
        [ids],
      )
      expect(
        where.filter((x) => x.n !== 1),
        `after ${what} at step ${i}`,
      ).toEqual([])
      if (i % 10 === 9) {
        await fold()
        expect(await past()).toEqual(before)
        expect(await byScope()).toEqual(scopes)
      }
    }
    console.log(`sequence ${seed}: ${[...done].map(([k, n]) => `${k} ${n}`).join(', ')}`)
    // nothing above the center but what counting everything anew gives
    await fold()
    const counted = () => read(`select * from figure_above where part <> 0 or whole <> 0 order by 1, 2, 3`)
    const folded = await counted()
    await recountAbove(w.db)
    expect(await counted()).toEqual(folded)
    expect(await rebuildAll(w.db, w.house, () => {})).toEqual([])
    expect((await verifyAll(w.db, w.house, () => {})).bad).toBeUndefined()
  },
  240_000,
)
