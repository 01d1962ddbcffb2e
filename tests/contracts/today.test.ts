// The list of today: each post sees what needs it, nobody what is another's; what is late rises, who is away passes theirs on.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { COUNTRY_ZONE } from '../../src/kernel/days.ts'
import { NATION } from '../../src/kernel/ids.ts'
import { normOn } from '../../src/modules/network/rules/norms.ts'
import type { Today } from '../../src/modules/oversight/contract.ts'
import { dueSince, makeDigests } from '../../src/modules/oversight/work/digests.ts'
import { gaugeChanged } from '../../src/platform/gauging.ts'
import { takeBatch } from '../../src/platform/intake.ts'
import { NOT_WITHIN_MS } from '../../src/platform/looked.ts'
import { watchBook, watchChanged } from '../../src/platform/watches.ts'
import { call, centers, children, fact, NOW, openWorld, people, reps, rooms, type World } from '../world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  await watchChanged(world.db, world.house, new Date(NOW))
})
afterAll(() => world.close())

const say = (...facts: ReturnType<typeof fact>[]) =>
  takeBatch(world.db, world.house, facts, { by: 'system' }, () => new Date(NOW))
const todayOf = async (person: string, place?: string): Promise<Today> => {
  const told = await call(
    world,
    { cookie: await world.cookie(person) },
    'GET',
    place ? `/v1/today?place=${place}` : '/v1/today',
  )
  expect(told.status).toBe(200)
  return told.body as Today
}
const kinds = (t: Today) => [...new Set(t.tasks.map((x) => x.kind))].sort()
const watch = (book: string) =>
  watchBook(world.db, world.house, { book, kind: 'center', timeZone: 'America/Mexico_City' }, new Date(NOW))

describe('who sees what', () => {
  test('an educator the children to weigh, a director what is held, each with a reason, a time and one tap', async () => {
    const held = fact('attendance.left', children[0]!.id, centers.one, { day: 'mañana' })
    await say(held)
    const educator = await todayOf(people.educator)
    const director = await todayOf(people.director1)
    expect(kinds(educator)).toContain('growth.weigh')
    expect(kinds(educator)).not.toContain('oversight.review')
    expect(kinds(director)).toContain('oversight.review')
    for (const t of [...educator.tasks, ...director.tasks]) {
      expect(t.from <= NOW).toBe(true)
      const kind = director.kinds.find((k) => k.id === t.kind)!
      expect(kind.why.es.length).toBeGreaterThan(10)
      expect(kind.act.desk).toMatch(/^\//)
    }
    // who works there sees names
    expect(educator.tasks.find((t) => t.kind === 'growth.weigh')?.name).toMatch(/Inventado$/)
    // decided, it is gone at once, without a round of the clock
    await say(fact('book.review-resolved', held.id, centers.one, { decision: 'void', reason: 'prueba' }))
    expect(kinds(await todayOf(people.director1))).not.toContain('oversight.review')
  })

  test('another center’s, a place out of reach and an auditor’s list are refused', async () => {
    const of = async (person: string, path: string) =>
      (await call(world, { cookie: await world.cookie(person) }, 'GET', path)).status
    expect(await of(people.director1, `/v1/today?place=${centers.two}`)).toBe(403)
    expect(await of(people.supervisor, `/v1/today?place=${centers.three}`)).toBe(403)
    expect(await of(people.administrator, '/v1/today')).toBe(403)
    const other = await todayOf(people.director2)
    expect(other.tasks.every((t) => t.book === centers.two)).toBe(true)
  })

  test('a supervisor hears of centers by what and since when, without a name; the national unit by representation', async () => {
    for (const book of [centers.one, centers.two, centers.three]) await watch(book)
    const supervisor = await todayOf(people.supervisor)
    expect(supervisor.lines.every((l) => l.kind === 'center')).toBe(true)
    const names = supervisor.lines.map((l) => l.name)
    expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'es')))
    const one = supervisor.lines.find((l) => l.book === centers.one)!
    const weigh = one.items.find((i) => i.kind === 'growth.weigh')!
    expect(weigh).toMatchObject({ way: 'late' })
    expect(supervisor.lines.some((l) => l.book === centers.three)).toBe(false)
    const place = await todayOf(people.supervisor, centers.one)
    expect(place.tasks.filter((t) => t.kind === 'growth.weigh')).toHaveLength(weigh.count)
    expect(place.tasks.every((t) => t.kind !== 'growth.weigh' || t.name === null)).toBe(true)
    const national = await todayOf(people.national)
    expect(national.lines.every((l) => l.kind === 'representation')).toBe(true)
  })
})

describe('the protocol of an office', () => {
  const point = (c: string) => c.repeat(43)
  const keyOf = (person: string) =>
    fact('protection.key-made', person, NATION, { x: point('A'), y: point('B') }, { author: person })
  const named = (person: string, place: number, book: string) =>
    fact('protection.person-named', person, book, { place, from: '2026-11-01' }, { author: people.national })
  const look = (book: string, kind: 'nation' | 'representation') =>
    watchBook(world.db, world.house, { book, kind, timeZone: COUNTRY_ZONE }, new Date(NOW))

  test('is asked of the nation until two hold a key, and each key of its own office', async () => {
    await look(NATION, 'nation')
    const offices = (t: Today) => t.tasks.filter((x) => x.kind === 'protection.set-up').map((x) => x.about)
    expect(offices(await todayOf(people.national)).sort()).toEqual([reps.north, reps.south].sort())
    await say(named(people.supervisor, 1, reps.north), named(people.national, 1, NATION))
    await look(reps.north, 'representation')
    await look(NATION, 'nation')
    const own = (await todayOf(people.supervisor)).tasks.filter((t) => t.kind === 'protection.key-missing')
    expect(own).toMatchObject([{ about: people.supervisor, book: reps.north, name: expect.any(String) }])
    const key = keyOf(people.supervisor)
    await say({ ...key, book: reps.north }, keyOf(people.national))
    await look(reps.north, 'representation')
    await look(NATION, 'nation')
    expect(kinds(await todayOf(people.supervisor))).not.toContain('protection.key-missing')
    expect(offices(await todayOf(people.national))).toEqual([reps.south])
  })
})

describe('said to be done', () => {
  const child = children[1]!.id
  const one = centers.one
  const arrived = fact('attendance.arrived', child, one, {
    ...{ day: '2026-11-20', room: rooms.one[0], check: { medicine: ['Paracetamol'] } },
  })
  const handed = (at: string) =>
    fact(
      'attendance.medicine-handed',
      child,
      one,
      { day: '2026-11-20', arrival: arrived.id },
      { happenedAt: `2026-11-20T${at}:00.000Z` },
    )
  const decide = async (person: string, task: Today['tasks'][number], kind = task.kind) => {
    const payload = { task: task.task, kind, note: 'Se habló con las dos: se dio una vez' }
    const more = { author: person, happenedAt: '2026-11-20T16:00:00.000Z' }
    const said = fact('oversight.task-done', task.about, one, payload, more)
    return call(world, { cookie: await world.cookie(person) }, 'POST', '/v1/decisions', { fact: said })
  }
  const twice = (t: Today) => t.tasks.find((x) => x.kind === 'attendance.medicine-twice')

  test('only what no other fact ends, by whoever has it on their list, once; who and when stays', async () => {
    await say(arrived, handed('15:10'))
    expect(twice(await todayOf(people.nurse))).toBeUndefined()
    await say(handed('15:20'))
    const task = twice(await todayOf(people.nurse))!
    const weigh = (await todayOf(people.educator)).tasks.find((x) => x.kind === 'growth.weigh')!
    const refusal = async (person: string, t: typeof task, kind?: string) => {
      const { status, body } = await decide(person, t, kind)
      return [status, (body as { refusal?: { code: string } }).refusal?.code]
    }
    expect(await refusal(people.educator, weigh)).toEqual([409, 'ends-by-itself'])
    expect(await refusal(people.educator, task)).toEqual([409, 'not-theirs'])
    expect(await refusal(people.nurse, task, 'growth.weigh')).toEqual([409, 'unknown-task'])
    expect((await refusal(people.director2, task))[0]).toBe(403)
    expect((await decide(people.nurse, task)).status).toBe(200)
    expect(await refusal(people.nurse, task)).toEqual([409, 'unknown-task'])
    const after = await todayOf(people.nurse)
    expect(twice(after)).toBeUndefined()
    expect(after.done[0]).toMatchObject({ kind: 'attendance.medicine-twice', about: child })
    expect(after.done[0]!.by.length).toBeGreaterThan(3)
    // a third hand-over is asked anew
    await say(handed('17:00'))
    expect(twice(await todayOf(people.nurse))).toBeDefined()
  })
})

describe('who is away', () => {
  test('passes theirs to who covers; uncovered to the level above, which says why; back, all is as before', async () => {
    const weighs = async (p: string) => (await todayOf(p)).tasks.filter((t) => t.kind === 'growth.weigh')
    const own = (await weighs(people.educator)).length
    expect(own).toBeGreaterThan(0)
    const leave = fact('staff.leave-noted', people.educator, centers.one, {
      ...{ from: '2026-11-18', to: '2026-11-30', cover: people.nurse },
    })
    await say(leave)
    expect(await weighs(people.educator)).toEqual([])
    const covering = await weighs(people.nurse)
    expect(covering).toHaveLength(own)
    expect(covering.every((t) => t.way === 'cover')).toBe(true)
    await say(
      fact('staff.leave-ended', people.educator, centers.one, { leave: leave.id, on: '2026-11-19' }),
      fact('staff.leave-noted', people.educator, centers.one, { from: '2026-11-20', to: '2026-11-20' }),
    )
    expect(await weighs(people.nurse)).toEqual([])
    const up = await weighs(people.director1)
    expect(up).toHaveLength(own)
    expect(up.every((t) => t.way === 'leave')).toBe(true)
  })

  test('one’s own leave everybody notes, another’s only whoever leads the place', async () => {
    const told = async (person: string, about: string) => {
      const f = fact(
        'staff.leave-noted',
        about,
        centers.two,
        { from: '2026-12-01', to: '2026-12-02' },
        { author: person },
      )
      const answer = await call(world, { cookie: await world.cookie(person) }, 'POST', '/v1/facts', {
        facts: [f],
      })
      return (answer.body as { results: { answer: string }[] }).results[0]!.answer
    }
    expect(await told(people.educator2, people.educator2)).toBe('taken')
    expect(await told(people.educator2, people.director2)).toBe('review')
    expect(await told(people.director2, people.educator2)).toBe('taken')
  })
})

describe('a center without a word', () => {
  test('is asked of its director from the hour of the norm on, on days it opens, until the first fact', async () => {
    // Monday: nothing has come since
    const at = (clock: string) => new Date(`2026-11-23T${clock}:00.000Z`)
    const look = (now: Date) =>
      watchBook(
        world.db,
        world.house,
        { book: centers.one, kind: 'center', timeZone: 'America/Mexico_City' },
        now,
      )
    const asked = (kind: string) =>
      world.db.read(
        { books: [centers.one] },
        (read) => read<{ from_at: string; owner: string }>`
        select from_at, owner from task where book = ${centers.one} and kind = ${kind}`,
      )
    await look(at('07:00'))
    // said ahead, shown from ten on: 16:00 in UTC
    expect(await asked('oversight.no-word')).toEqual([
      { from_at: '2026-11-23T16:00:00.000Z', owner: 'director' },
    ])
    // a Sunday asks nothing
    await look(new Date('2026-11-22T18:00:00.000Z'))
    expect(await asked('oversight.no-word')).toEqual([])
    await look(at('18:00'))
    expect(await asked('oversight.no-word')).toHaveLength(1)
    const child = children.find((c) => c.book === centers.one)!
    await takeBatch(
      world.db,
      world.house,
      [
        fact(
          'attendance.arrived',
          child.id,
          centers.one,
          { day: '2026-11-23', room: child.room },
          { happenedAt: '2026-11-23T14:00:00.000Z' },
        ),
      ],
      { by: 'system' },
      () => at('18:01'),
    )
    await look(at('18:02'))
    expect(await asked('oversight.no-word')).toEqual([])
    // the other room of the center has not said anything yet
    const silent = await asked('oversight.room-no-word')
    expect(silent.length).toBe(rooms.one.length - 1)
    expect(silent[0]).toMatchObject({ owner: 'educator' })
  })

  test('a round looks only at what changed', async () => {
    const now = new Date(NOW)
    await world.db.write({ system: true }, (tx) => tx`delete from book_looked`)
    const all = await watchChanged(world.db, world.house, now)
    expect(all).toBeGreaterThan(4)
    expect(await watchChanged(world.db, world.house, now)).toBe(0)
    await say(
      fact('children.alert-noted', children[0]!.id, centers.one, {
        alert: 'allergy',
        text: 'Kiwi',
        grave: true,
      }),
    )
    // a center that speaks all the time is left alone for a while
    expect(await watchChanged(world.db, world.house, now)).toBe(0)
    expect(await watchChanged(world.db, world.house, new Date(+now + NOT_WITHIN_MS))).toBe(1)
    const seen = await world.db.read(
      { system: true },
      (read) => read<{ book: string }>`select book from book_looked where watched is not null`,
    )
    expect(seen.map((s) => s.book)).toEqual(expect.arrayContaining([NATION, reps.north]))
  })

  test('told to stop, what was looked at is kept and the rest is looked at next time', async () => {
    await world.db.write({ system: true }, (tx) => tx`delete from book_looked`)
    let left = 2
    const some = await gaugeChanged(world.db, world.house, '2026-11-20', () => left-- <= 0)
    expect(some).toBe(2)
    const rest = await gaugeChanged(world.db, world.house, '2026-11-20')
    expect(rest).toBeGreaterThan(0)
    expect(await gaugeChanged(world.db, world.house, '2026-11-20')).toBe(0)
    // the day turns: all of them
    expect(await gaugeChanged(world.db, world.house, '2026-11-21')).toBe(some + rest)
  })
})

describe('digests', () => {
  test('are made once for each who is above, as often as they chose; they hold counts and places, and are one’s own', async () => {
    const at = new Date('2026-11-24T13:00:00.000Z')
    for (const book of [centers.one, centers.two, centers.three])
      await watchBook(world.db, world.house, { book, kind: 'center', timeZone: 'America/Mexico_City' }, at)
    const never = await call(world, { cookie: await world.cookie(people.director3) }, 'PUT', '/v1/digests', {
      every: 'never',
    })
    expect(never.status).toBe(200)
    // two directors, the supervisor and the national unit
    expect(await makeDigests(world.db, world.house, normOn, at)).toBe(4)
    expect(await makeDigests(world.db, world.house, normOn, at)).toBe(0)
    const mine = await call(world, { cookie: await world.cookie(people.supervisor) }, 'GET', '/v1/digests')
    expect(mine.body).toMatchObject({ every: 'day', digests: [{ change: null }] })
    expect(mine.body.digests[0].count).toBeGreaterThan(0)
    for (const c of children) expect(JSON.stringify(mine.body)).not.toContain(c.id)
    const other = await call(world, { cookie: await world.cookie(people.director3) }, 'GET', '/v1/digests')
    expect(other.body).toEqual({ every: 'never', digests: [] })
    expect(await makeDigests(world.db, world.house, normOn, new Date('2026-11-25T13:00:00.000Z'))).toBe(4)
  })

  test('are due at six in the morning, of the day or of Monday', () => {
    const since = (every: 'day' | 'week', now: string) =>
      new Date(dueSince(every, Date.parse(now))).toISOString()
    expect(since('day', '2026-11-25T12:00:00.000Z')).toBe('2026-11-25T12:00:00.000Z')
    expect(since('day', '2026-11-25T11:59:00.000Z')).toBe('2026-11-24T12:00:00.000Z')
    expect(since('week', '2026-11-25T12:00:00.000Z')).toBe('2026-11-23T12:00:00.000Z')
    expect(since('week', '2026-11-23T11:00:00.000Z')).toBe('2026-11-16T12:00:00.000Z')
  })
})
