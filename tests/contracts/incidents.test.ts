// Incidents on the real stack: the list and its filters, one whole, one family's paper, the pattern, the grave ones, and odd input.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Fact } from '../../src/kernel/fact.ts'
import { foldFigures } from '../../src/platform/figures.ts'
import { takeBatch } from '../../src/platform/intake.ts'
import { rebuildBook } from '../../src/platform/rebuilding.ts'
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
  reps,
  rooms,
  type World,
} from '../world.ts'

const { one, two } = centers
type Kid = (typeof children)[number]
const [ana, leo, eva] = children.filter((c) => c.book === one) as [Kid, Kid, Kid]
const stranger = children.find((c) => c.book === two)!
const [bite, again, fire, old] = ['bite', 'again', 'fire', 'old'].map((n) => idOf(`incident of ${n}`)) as [
  string,
  string,
  string,
  string,
]
const DAY = '2026-11-19'
const room = rooms.one[0]!
let w: World
const cookies = new Map<string, string>()
const as = (person: string): As => ({ cookie: cookies.get(person)! })
beforeAll(async () => {
  w = await openWorld()
  for (const p of Object.values(people)) cookies.set(p, await w.cookie(p))
})
afterAll(() => w.close())

let second = 0
const say = async (kind: string, about: string, payload: object, more: Partial<Fact> = {}) => {
  const at = new Date(Date.parse(`${DAY}T20:00:00.000Z`) + 1000 * second++).toISOString()
  const f = fact(`safety.${kind}`, about, one, payload as Record<string, unknown>, {
    ...{ room, happenedAt: at },
    ...more,
  })
  const [r] = await takeBatch(w.db, w.house, [f], { by: 'person', person: f.author }, now)
  return { ...r!, fact: f }
}
const involved = (hurt: Kid, did?: Kid) => [
  { child: hurt.id, part: 'hurt' },
  ...(did ? [{ child: did.id, part: 'did' }] : []),
]
const noted = (
  incident: string,
  clock: string,
  kind: string,
  of: object[],
  more: object = {},
  day = DAY,
  envelope: Partial<Fact> = {},
) => {
  const payload = { day, at: `${day}T${clock}:00.000Z`, kind, children: of, ...more }
  return say('incident-noted', incident, payload, envelope)
}
const list = async (person: string, query = '') =>
  (await call(w, as(person), 'GET', `/v1/books/${one}/incidents?${query}`)).body
const ids = async (query: string) =>
  (await list(people.director1, query)).incidents.map((i: { id: string }) => i.id)

describe('what is said of incidents', () => {
  test('is told to the center by month and filter, open ones first', async () => {
    await noted(bite, '17:00', 'bite', involved(ana, leo), { place: 'patio', aid: ['washed'] })
    await noted(again, '17:30', 'bite', involved(ana, leo), { place: 'patio' })
    await noted(fire, '18:00', 'building', [], { place: 'kitchen' })
    await noted(old, '17:00', 'fall', involved(eva), { head: true }, '2026-10-08')
    await say('family-told', ana.id, {
      ...{ incident: bite, how: 'phone', at: `${DAY}T17:20:00.000Z`, outcome: 'told', who: 'su mamá' },
    })
    await say('paper-signed', ana.id, {
      ...{ incident: bite, how: 'signed', on: DAY, who: 'su mamá', blob: 'cd'.repeat(32) },
    })
    await say('incident-reviewed', again, {}, { author: people.director1 })
    await say('incident-closed', again, { change: 'Más cubos' }, { author: people.director1 })
    const all = await list(people.director1)
    expect(all.incidents.map((i: { id: string }) => i.id)).toEqual([fire, bite, old, again])
    expect([all.total, all.open, all.named, all.next]).toEqual([4, 3, true, null])
    expect(all.incidents[1]).toMatchObject({ untold: 1, unsigned: 0, grave: false, closed: false, room })
    expect(all.names[ana.id]).toContain(ana.given)
    expect(all.rooms[room]).toEqual(expect.any(String))
    expect(await ids('month=2026-10')).toEqual([old])
    expect(await ids('what=bite&where=patio')).toEqual([bite, again])
    expect(await ids('state=untold')).toEqual([bite, old])
    expect(await ids('state=unsigned')).toEqual([old])
    expect(await ids('state=grave')).toEqual([fire, old])
    expect(await ids('state=closed')).toEqual([again])
    expect(await ids(`involved=${eva.id}`)).toEqual([old])
    expect(await ids(`room=${rooms.one[1]}`)).toEqual([])
    expect(
      (await call(w, as(people.director1), 'GET', `/v1/books/${one}/incidents?month=2026-13`)).body,
    ).toEqual({
      refusal: { code: 'input', field: 'month', expected: 'se esperaba un mes: 2026-11' },
    })
  })

  test('one whole, with its papers and names for who works there; none from outside; each reading is written down', async () => {
    const path = `/v1/books/${one}/incidents/${bite}`
    const whole = (await call(w, as(people.director1), 'GET', `${path}?purpose=care`)).body
    expect(whole.papers).toEqual([{ blob: 'cd'.repeat(32), child: ana.id, bytes: null, here: false }])
    expect(whole.children.map((c: { child: string }) => c.child).sort()).toEqual([ana.id, leo.id].sort())
    expect(whole.names[leo.id]).toContain(leo.given)
    const outside = (await call(w, as(people.supervisor), 'GET', `${path}?purpose=supervision`)).body
    expect(outside.names).toEqual({})
    expect(JSON.stringify(outside)).not.toContain('su mamá')
    expect((await list(people.supervisor)).names).toEqual({})
    const [reads] = await w.db.read(
      { system: true },
      (read) =>
        read<{
          n: number
        }>`select count(*)::int as n from read_log where book = ${one} and about = ${ana.id}`,
    )
    expect(reads!.n).toBeGreaterThanOrEqual(2)
  })

  test('the paper of one family names nobody else’s child', async () => {
    const paper = await call(
      w,
      as(people.director1),
      'GET',
      `/v1/books/${one}/incidents/${bite}/paper/${ana.id}?purpose=family-request`,
    )
    expect(paper.body).toMatchObject({ paper: { part: 'hurt', kind: 'bite' }, change: null })
    expect(JSON.stringify(paper.body)).not.toContain(leo.id)
    expect(paper.body.name).toContain(ana.given)
  })

  test('the pattern tells the center which child, where and at which hour; outside it tells no child and no small number', async () => {
    const path = `/v1/books/${one}/incident-pattern?firstDay=2026-11-01&lastDay=2026-11-30`
    const own = (await call(w, as(people.director1), 'GET', path)).body
    expect(own).toMatchObject({ total: 3, pairs: [{ did: leo.id, hurt: ana.id, count: 2 }] })
    expect(own.repeats).toContainEqual({
      ...{ child: ana.id, part: 'hurt', place: 'patio', hour: expect.any(Number), count: 2 },
    })
    const outside = (await call(w, as(people.supervisor), 'GET', path)).body
    expect([outside.children, outside.pairs, outside.repeats, outside.names]).toEqual([[], [], [], {}])
    expect(outside.kinds.every((k: { count: number | null }) => k.count === null)).toBe(true)
    const back = await call(
      w,
      as(people.director1),
      'GET',
      path.replace('firstDay=2026-11-01', 'firstDay=2026-12-01'),
    )
    expect(back.status).toBe(400)
  })

  test('grave ones that nobody closed reach who supervises, by center, without a name', async () => {
    const { body } = await call(w, as(people.supervisor), 'GET', '/v1/incidents/grave')
    expect(body.incidents.map((i: { id: string }) => i.id)).toEqual([fire, old])
    expect(body.incidents[1]).toMatchObject({ head: true, hurt: 1, untold: 1, reviewed: false })
    expect(JSON.stringify(body)).not.toContain(eva.id)
    expect(body.total).toBe(2)
    const educator = await call(w, as(people.educator), 'GET', '/v1/incidents/grave')
    expect(educator.status).toBe(403)
  })

  test('a note of a hurt is read by who works there, answered once, and by nobody elsewhere', async () => {
    const note = fact('daily.noted', room, one, {
      ...{ day: DAY, children: [eva.id], text: 'Se raspó la rodilla', hurt: true },
    })
    const told = await takeBatch(w.db, w.house, [note], { by: 'person', person: note.author }, now)
    expect(told[0]!.answer).toBe('taken')
    const path = `/v1/books/${one}/children/${eva.id}/incident-question?day=${DAY}&purpose=care`
    const asked = async (person: string) => call(w, as(person), 'GET', path)
    for (const person of [people.educator, people.director1])
      expect((await asked(person)).body.notes).toMatchObject([
        { id: note.id, text: 'Se raspó la rodilla', settled: false },
      ])
    expect((await asked(people.supervisor)).status).toBe(403)
    await say('not-an-incident', eva.id, { day: DAY, notes: [note.id], why: 'not-hurt' })
    expect((await asked(people.director1)).body.notes).toMatchObject([{ id: note.id, settled: true }])
    const none = await call(w, as(people.director1), 'GET', path.replace(DAY, '2026-11-02'))
    expect([none.status, none.body.refusal.code]).toEqual([404, 'unknown-question'])
  })

  test('figures of incidents are of the place one reaches; above the center small ones are hidden', async () => {
    type Told = { indicator: string; now: { part: number | null; suppressed: boolean } | null }
    const board = (person: string, query: string) => call(w, as(person), 'GET', `/v1/board?${query}`)
    const bites = async (person: string, query: string) => {
      const { status, body } = await board(person, query)
      if (status !== 200) return status
      const { now: figure } = (body.headlines as Told[]).find((h) => h.indicator === 'safety.bite')!
      return figure && [figure.part, figure.suppressed]
    }
    await foldFigures(w.db)
    const [north, nation] = [`kind=representation&id=${reps.north}`, 'kind=nation']
    expect(await bites(people.director1, `kind=center&id=${one}`)).toEqual([2, false])
    expect(await bites(people.supervisor, north)).toEqual([null, true])
    expect(await bites(people.national, nation)).toEqual([null, true])
    expect(await bites(people.director1, `kind=center&id=${two}`)).toBe(403)
    expect(await bites(people.director1, north)).toBe(403)
    expect(await bites(people.supervisor, nation)).toBe(403)
    const many = Array.from({ length: 10 }, (_, i) =>
      fact('safety.incident-noted', idOf(`bite of two ${i}`), two, {
        ...{ day: DAY, at: `${DAY}T17:00:00.000Z`, kind: 'bite', children: involved(stranger) },
      }),
    )
    await takeBatch(w.db, w.house, many, { by: 'system' }, now)
    await foldFigures(w.db)
    expect(await bites(people.supervisor, north)).toEqual([12, false])
    expect(await bites(people.national, nation)).toEqual([12, false])
    expect(await bites(people.director1, `kind=center&id=${one}`)).toEqual([2, false])
  })

  test('no list costs more than a handful of statements', async () => {
    const most = async (path: string) => {
      w.statements.length = 0
      expect((await call(w, as(people.director1), 'GET', path)).status).toBe(200)
      return w.statements.reduce((a, b) => a + b, 0)
    }
    const costs = {
      list: await most(`/v1/books/${one}/incidents?month=2026-11`),
      one: await most(`/v1/books/${one}/incidents/${bite}?purpose=care`),
      paper: await most(`/v1/books/${one}/incidents/${bite}/paper/${ana.id}?purpose=care`),
      pattern: await most(`/v1/books/${one}/incident-pattern?firstDay=2026-11-01&lastDay=2026-11-30`),
      grave: await most('/v1/incidents/grave'),
    }
    console.info('statements:', JSON.stringify(costs))
    for (const [what, n] of Object.entries(costs)) expect(n, what).toBeLessThanOrEqual(24)
    // its notes are one statement, however often it was corrected
    const path = `/v1/books/${one}/incidents/${old}?purpose=care`
    let last = (await call(w, as(people.director1), 'GET', path)).body.incident.noted
    for (const place of ['patio', 'room', 'stairs']) {
      const again = await noted(old, '17:00', 'fall', involved(eva), { head: true, place }, '2026-10-08', {
        ...{ corrects: last, reason: 'lo dijo quien lo vio' },
      })
      last = again.fact.id
    }
    const { notes } = (await call(w, as(people.director1), 'GET', path)).body
    expect(notes.map((n: { place: string | null }) => n.place)).toEqual([null, 'patio', 'room', 'stairs'])
    expect(await most(path)).toBeLessThanOrEqual(costs.one)
  })
})

describe('what cannot be', () => {
  test('an hour to come and a family told before it happened are kept, and say so', async () => {
    const early = idOf('incident told early')
    await noted(early, '17:00', 'blow', involved(eva), {}, DAY)
    await say('family-told', eva.id, {
      ...{ incident: early, how: 'phone', at: `${DAY}T16:00:00.000Z`, outcome: 'told', who: 'su papá' },
    })
    const ahead = idOf('incident to come')
    await noted(ahead, '23:30', 'fall', involved(eva))
    const { incidents } = await list(people.director1, `involved=${eva.id}&month=2026-11`)
    const flags = Object.fromEntries(
      incidents.map((i: { id: string; flags: string[] }) => [i.id, i.flags] as const),
    )
    expect(flags[early]).toContain('told-before-it-happened')
    expect(flags[ahead]).toContain('said-before-it-happened')
  })

  test('a child of another center, one nobody knows, and the same child twice are answered', async () => {
    const twice = await noted(idOf('incident twice'), '17:00', 'bite', [...involved(ana), ...involved(ana)])
    expect([twice.answer, twice.reason]).toEqual([
      'quarantined',
      'payload : la misma niña o niño está dos veces',
    ])
    const foreign = idOf('incident of a stranger')
    expect((await noted(foreign, '17:00', 'fall', involved(stranger))).answer).toBe('taken')
    const path = `/v1/books/${one}/incidents/${foreign}?purpose=care`
    const { body } = await call(w, as(people.director1), 'GET', path)
    expect(body.children).toMatchObject([{ child: stranger.id, known: false }])
    expect(body.names[stranger.id]).toBeUndefined()
    const told = await say('family-told', idOf('child nobody knows'), {
      ...{ incident: bite, how: 'phone', at: `${DAY}T17:20:00.000Z`, outcome: 'told', who: 'alguien' },
    })
    expect([told.answer, told.reason]).toEqual(['review', 'unknown-subject'])
  })

  test('an educator does not close an incident', async () => {
    const shut = await say('incident-closed', bite, { change: 'nada más' }, { author: people.educator })
    expect(shut.answer).not.toBe('taken')
  })

  test('a rebuild finds all of it as it was', async () => {
    expect(await rebuildBook(w.db, w.house, one)).toEqual([])
  })
})
