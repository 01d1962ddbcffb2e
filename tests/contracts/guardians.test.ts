// The adults of a child on the real stack: who sees what, PINs and codes, a withdrawal that wins, moves there and back, forgetting.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Fact } from '../../src/kernel/fact.ts'
import { carryAdult, carryCircle } from '../../src/modules/guardians/rules/carried.ts'
import { judgePickUp } from '../../src/modules/guardians/rules/judge-pick-up.ts'
import { sweepVerifiers } from '../../src/modules/guardians/work/sweep-verifiers.ts'
import { takeBatch } from '../../src/platform/intake.ts'
import { rebuildBook } from '../../src/platform/rebuilding.ts'
import { verifyBook } from '../../src/platform/verifying.ts'
import { jpeg, shaOf } from '../files-for-tests.ts'
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
  TODAY,
  type World,
} from '../world.ts'

const { one, two } = centers
const [kid, brother, other] = children.filter((c) => c.book === one) as [
  (typeof children)[number],
  (typeof children)[number],
  (typeof children)[number],
]
const [rosa, saul, nobody] = ['rosa', 'saul', 'nobody'].map((n) => idOf(`adult ${n}`)) as [
  string,
  string,
  string,
]
let w: World
const cookies = new Map<string, string>()
const as = (person: string): As => ({ cookie: cookies.get(person)! })
beforeAll(async () => {
  w = await openWorld()
  for (const p of Object.values(people)) cookies.set(p, await w.cookie(p))
})
afterAll(() => w.close())

let second = 0
const later = (): string => new Date(Date.parse('2026-11-20T14:00:00.000Z') + 1000 * second++).toISOString()
const naming = (adult: string, given: string, more: object = {}) => ({
  ...{ adult, given, first: 'Prueba', phones: [{ number: '55 0000 0001', kind: 'mobile' }], ofAge: true },
  ...{
    relation: 'aunt-uncle',
    guardian: false,
    pickUp: true,
    livesWith: false,
    emergency: true,
    order: 1,
    ...more,
  },
})
const say = async (kind: string, about: string, payload: object, more: Partial<Fact> = {}) => {
  const f = fact(`guardians.${kind}`, about, more.book ?? one, payload as Record<string, unknown>, {
    happenedAt: later(),
    ...more,
  })
  const [r] = await takeBatch(w.db, w.house, [f], { by: 'person', person: f.author }, now)
  return { ...r!, fact: f }
}
const circle = async (person: string, child = kid.id, book: string = one) =>
  call(w, as(person), 'GET', `/v1/books/${book}/children/${child}/circle?purpose=care`)
const feedOf = async (book: string, like: string) =>
  (
    await w.db.read({ system: true }, (read) =>
      read.text<{ entity: string; op: string; body: string }>(
        'select entity, op, body from feed where book = $1 and entity like $2 order by entity',
        [book, like],
      ),
    )
  ).map((r) => ({ ...r, body: r.body && JSON.parse(r.body) }))

describe('naming', () => {
  test('is for nurse and director; an educator’s waits, one from a tablet too, and shows to who may decide', async () => {
    expect(await say('adult-named', kid.id, naming(rosa, 'Rosa'))).toMatchObject({ answer: 'taken' })
    const by = { author: people.educator }
    expect(await say('adult-named', kid.id, naming(nobody, 'Nadia'), by)).toMatchObject({
      answer: 'review',
      reason: 'no-permission',
    })
    const tablet = await w.tablet(one)
    const device = { by: 'device', device: tablet.id, book: one } as const
    const fromTablet = (author: string, dseq: number) =>
      fact('guardians.adult-named', kid.id, one, naming(idOf(`adult by ${author}`), 'Beta'), {
        ...{ author, origin: 'tablet', device: tablet.id, dseq, happenedAt: later() },
      })
    const told = await takeBatch(
      w.db,
      w.house,
      [fromTablet(people.nurse, 1), fromTablet(people.director1, 2)],
      device,
      now,
    )
    expect(told.map((r) => r.answer)).toEqual(['review', 'taken'])
    const seen = (await circle(people.director1)).body
    expect(seen.circle.adults.map((a: { adult: string }) => a.adult)).toEqual([
      rosa,
      idOf(`adult by ${people.director1}`),
    ])
    expect(seen.proposals.map((p: { author: string }) => p.author)).toEqual([people.educator, people.nurse])
    expect((await circle(people.educator)).body.proposals).toEqual([])
    // the office accepts one: from then on it counts
    const stands = fact('book.review-resolved', seen.proposals[1].fact, one, {
      decision: 'stands',
      reason: 'la conocemos',
    })
    expect(
      (await takeBatch(w.db, w.house, [stands], { by: 'person', person: people.director1 }, now))[0]?.answer,
    ).toBe('taken')
    expect((await circle(people.director1)).body.circle.adults).toHaveLength(3)
  })

  test('reaches the tablets of the center, by child and by adult', async () => {
    const [told] = await feedOf(one, `child_circle:${kid.id}`)
    expect(told?.body.adults[0]).toEqual({
      adult: rosa,
      relation: 'aunt-uncle',
      pickUp: true,
      emergency: true,
    })
    expect((await feedOf(one, `adult:${rosa}`))[0]?.body).toMatchObject({ given: 'Rosa', first: 'Prueba' })
  })

  test('another center, and whoever has nothing to do with children, see nothing', async () => {
    expect((await circle(people.director2)).status).toBe(403)
    expect((await circle(people.administrator)).status).toBe(403)
    expect((await circle(people.director2, kid.id, two)).status).toBe(404)
  })

  test('offers the adults of a sibling, whom a second naming shares', async () => {
    await say('adult-named', brother.id, naming(rosa, 'Rosa', { order: 2 }))
    await say('adult-named', brother.id, naming(saul, 'Saúl'))
    const { siblings } = (await circle(people.director1)).body
    expect(siblings.map((s: { adult: { key: string } }) => s.adult.key)).toEqual([saul])
    await say('adult-corrected', rosa, { phones: [{ number: '55 0000 0099', kind: 'work' }] })
    for (const child of [kid.id, brother.id])
      expect(
        (await circle(people.nurse, child)).body.adults.find((a: { key: string }) => a.key === rosa).phones[0]
          .number,
      ).toBe('55 0000 0099')
  })
})

describe('PIN and code', () => {
  const pin = (person: string, digits: string | null, adult = rosa, book: string = one) =>
    call(w, as(person), 'POST', `/v1/books/${book}/adults/${adult}/pin`, { pin: digits })
  test('a PIN is checked by what reaches the tablet; easy ones and strangers are refused', async () => {
    expect((await pin(people.nurse, '1234')).body.refusal).toMatchObject({ code: 'easy-pin', field: 'pin' })
    expect((await pin(people.nurse, '77')).status).toBe(400)
    expect((await pin(people.nurse, '9173', nobody)).status).toBe(404)
    expect((await pin(people.educator, '9173')).status).toBe(403)
    expect((await pin(people.director2, '9173', rosa, two)).status).toBe(404)
    expect((await pin(people.nurse, '9173')).status).toBe(200)
    expect((await circle(people.nurse)).body.adults.find((a: { key: string }) => a.key === rosa).pin).toBe(
      true,
    )
    const [told] = await feedOf(one, `adult_pin:${rosa}`)
    expect(told).toMatchObject({ op: 'put', body: { iterations: 100_000 } })
    expect(JSON.stringify(told)).not.toContain('9173')
    expect((await pin(people.nurse, null)).status).toBe(200)
    expect((await feedOf(one, `adult_pin:${rosa}`))[0]).toMatchObject({ op: 'delete' })
    expect((await pin(people.nurse, '91731')).status).toBe(200)
  })
  const code = (adult: string, day: string, child = kid.id) =>
    call(w, as(people.nurse), 'POST', `/v1/books/${one}/children/${child}/codes`, { adult, day })
  test('a code is for an adult who may pick up, on a day near enough', async () => {
    const made = await code(rosa, TODAY)
    expect(made.body).toMatchObject({ day: TODAY, digits: expect.stringMatching(/^\d{6}$/) })
    expect((await feedOf(one, `pickup_code:${made.body.code}`))[0]?.body).toEqual({
      child: kid.id,
      adult: rosa,
      day: TODAY,
    })
    expect((await feedOf(one, `code_verifier:${made.body.code}`))[0]?.op).toBe('put')
    expect((await circle(people.nurse)).body.codes).toHaveLength(1)
    expect((await code(rosa, '2026-11-19')).body.refusal.code).toBe('which-day')
    expect((await code(rosa, '2027-02-01')).body.refusal.code).toBe('which-day')
    expect((await code(nobody, TODAY)).status).toBe(404)
    expect((await code(rosa, TODAY, idOf('no child'))).status).toBe(404)
  })
})

describe('what is over', () => {
  test('is swept at night: codes of a day that has gone, here and on the tablets', async () => {
    const codes = async () => (await feedOf(one, 'code_verifier:%')).filter((f) => f.op === 'put').length
    expect(await codes()).toBe(1)
    expect(await sweepVerifiers(w.db, TODAY)).toBe(0)
    expect(await sweepVerifiers(w.db, '2026-11-21')).toBe(1)
    expect(await codes()).toBe(0)
    expect((await feedOf(one, `adult_pin:${rosa}`))[0]?.op).toBe('put')
  })
})

describe('a restriction', () => {
  test('is the director’s to note; the educator is told whom, never why; it refuses a code', async () => {
    const r = {
      adult: rosa,
      name: 'Rosa Prueba',
      basis: 'court-order',
      order: 'Exp. 7/2026',
      words: 'amenazas',
      from: TODAY,
    }
    expect(await say('restriction-noted', kid.id, r, { author: people.nurse })).toMatchObject({
      answer: 'review',
    })
    const noted = await say('restriction-noted', kid.id, r)
    const far = await circle(people.educator)
    expect(far.body.circle.restrictions[0]).toMatchObject({ name: 'Rosa Prueba', order: null, words: null })
    expect(JSON.stringify(far.body)).not.toMatch(/amenazas|Exp\. 7/)
    expect((await circle(people.nurse)).body.circle.restrictions[0].words).toBe('amenazas')
    const feed = await feedOf(one, '%')
    expect(JSON.stringify(feed)).not.toMatch(/amenazas|Exp\. 7/)
    const target = `/v1/books/${one}/children/${kid.id}/codes`
    const refused = await call(w, as(people.director1), 'POST', target, { adult: rosa, day: TODAY })
    expect(refused.body.refusal).toMatchObject({ code: 'restricted', field: 'adult' })
    await say('restriction-ended', kid.id, { restriction: noted.id, why: 'el juez la levantó' })
    expect((await call(w, as(people.director1), 'POST', target, { adult: rosa, day: TODAY })).status).toBe(
      200,
    )
  })
})

describe('an adult withdrawn while a tablet was offline', () => {
  test('a later naming that had not heard does not bring them back; what the tablet judged by is for the director now', async () => {
    const verdict = async () => {
      const { circle: c, adults } = (await circle(people.director1, brother.id)).body
      const adult = adults.find((a: { key: string }) => a.key === saul)
      return judgePickUp(
        { id: brother.id, circle: carryCircle(c) },
        { adult: saul },
        carryAdult(adult),
        { pin: 'right' },
        TODAY,
      )
    }
    expect(await verdict()).toEqual({ verdict: 'right', by: 'pin' })
    const gone = await say('adult-withdrawn', brother.id, { adult: saul, why: 'court' })
    await say('adult-named', brother.id, naming(saul, 'Saúl'), { author: people.nurse })
    expect(await verdict()).toEqual({ verdict: 'needs-director', why: ['withdrawn'] })
    const again = await say('adult-named', brother.id, naming(saul, 'Saúl'), { supersedes: [gone.id] })
    expect(again.answer).toBe('taken')
    expect(await verdict()).toEqual({ verdict: 'right', by: 'pin' })
    await say('adult-withdrawn', brother.id, { adult: saul, why: 'court' })
  })
})

describe('a child that moves', () => {
  const move = async (from: string, to: string, room: string, by: string) => {
    const f = fact(
      'children.child-transferred',
      kid.id,
      from,
      { to, room, on: TODAY },
      { author: by, happenedAt: later() },
    )
    const r = await call(w, as(by), 'POST', '/v1/decisions', { fact: f })
    expect([r.status, r.body.refusal]).toEqual([200, undefined])
  }
  test('takes adults, portrait, PIN and restrictions along; the tablets it leaves let go; what is withdrawn there stays so here', async () => {
    const [big, small] = [jpeg({ width: 640, height: 640 }), jpeg({ width: 96, height: 96 })]
    for (const bytes of [big, small]) {
      const target = `/v1/books/${one}/blobs/${shaOf(bytes)}?offset=0&bytes=${bytes.length}`
      expect((await call(w, as(people.director1), 'PUT', target, bytes)).body).toMatchObject({
        state: 'kept',
      })
    }
    const solo = idOf('adult only of the first')
    await say('adult-named', kid.id, naming(solo, 'Sola', { order: 3 }))
    const face = {
      blob: shaOf(big),
      thumb: shaOf(small),
      consent: { who: 'Ella misma', on: TODAY, how: 'paper' },
    }
    await say('adult-portrait-taken', solo, face)
    await call(w, as(people.nurse), 'POST', `/v1/books/${one}/adults/${solo}/pin`, { pin: '80417' })
    await say('restriction-noted', kid.id, { name: 'Pedro Nadie', basis: 'family-word', from: TODAY })
    await move(one, two, rooms.two[0], people.supervisor)
    const there = (await circle(people.director2, kid.id, two)).body
    expect(there.circle.adults.map((a: { adult: string }) => a.adult).sort()).toContain(solo)
    expect(there.circle.restrictions.filter((r: { ended: unknown }) => !r.ended)).toHaveLength(1)
    expect(there.adults.find((a: { key: string }) => a.key === solo)).toMatchObject({
      pin: true,
      portrait: { thumb: shaOf(small) },
    })
    const target = `/v1/books/${two}/blobs/${shaOf(small)}`
    expect((await call(w, as(people.director2), 'GET', target)).bytes.equals(small)).toBe(true)
    // the center it left: nothing of whom nobody else names
    expect((await circle(people.director1)).body.circle.adults).toEqual([])
    for (const e of ['adult', 'adult_portrait', 'adult_pin'])
      expect((await feedOf(one, `${e}:${solo}`)).filter((f) => f.op === 'put')).toEqual([])
    expect((await feedOf(one, `adult:${rosa}`))[0]?.op).toBe('put')
    expect(
      (await call(w, as(people.director1), 'GET', `/v1/books/${one}/blobs/${shaOf(small)}`)).status,
    ).toBe(404)
    // withdrawn there, it comes back
    await say(
      'adult-withdrawn',
      kid.id,
      { adult: solo, why: 'family' },
      { book: two, author: people.director2 },
    )
    await move(two, one, rooms.one[0], people.supervisor)
    const back = (await circle(people.director1)).body.circle
    expect(back.adults.find((a: { adult: string }) => a.adult === solo).withdrawn).toMatchObject({
      why: 'family',
    })
    expect(back.adults.find((a: { adult: string }) => a.adult === rosa).withdrawn).toBeNull()
    expect(back.adults.every((a: { conflicts: unknown[] }) => a.conflicts.length === 0)).toBe(true)
    expect(back.restrictions).toHaveLength(2)
    for (const book of [one, two]) {
      expect(await rebuildBook(w.db, w.house, book)).toEqual([])
      expect((await verifyBook(w.db, w.house, book)).pages).toBeGreaterThan(10)
    }
  })
})

describe('two files of one child', () => {
  test('are one circle while they are joined', async () => {
    const twin = idOf('second file of the other')
    const identity = { given: other.given, first: other.first, sex: other.sex, birth: other.birth }
    const reg = fact('children.child-registered', twin, one, identity, { happenedAt: later() })
    const placed = fact(
      'children.child-placed',
      twin,
      one,
      { room: rooms.one[0], from: '2026-02-01' },
      { happenedAt: later() },
    )
    await takeBatch(w.db, w.house, [reg, placed], { by: 'person', person: people.director1 }, now)
    await say('adult-named', other.id, naming(idOf('mother'), 'Mara'))
    await say('adult-named', twin, naming(idOf('father'), 'Fito', { order: 2 }))
    await say('restriction-noted', twin, { name: 'Pedro Nadie', basis: 'court-order', from: TODAY })
    const heads = await w.db.read({ system: true }, (read) =>
      read.text<{ set_by: Record<string, string> }>(
        'select set_by from child where book = $1 and key = any($2)',
        [one, [other.id, twin]],
      ),
    )
    const join = fact(
      'children.files-joined',
      other.id,
      one,
      { file: twin, identity, place: { room: rooms.one[0], from: TODAY } },
      {
        author: people.director1,
        happenedAt: later(),
        supersedes: [...new Set(heads.flatMap((h) => Object.values(h.set_by)))],
      },
    )
    const r = await call(w, as(people.director1), 'POST', '/v1/decisions', { fact: join })
    expect(r.body.refusal).toBeUndefined()
    const joined = (await circle(people.director1, twin)).body
    expect(joined.circle.key).toBe(other.id)
    expect(joined.circle.adults.map((a: { adult: string }) => a.adult)).toEqual([
      idOf('mother'),
      idOf('father'),
    ])
    expect(joined.circle.restrictions).toHaveLength(1)
    expect((await feedOf(one, `child_circle:${twin}`)).filter((f) => f.op === 'put')).toEqual([])
    expect(await rebuildBook(w.db, w.house, one)).toEqual([])
  })
})

describe('forgetting', () => {
  test('an adult goes with PIN and portrait, a restriction keeps the name; a child takes along whom nobody else names', async () => {
    await say('restriction-noted', brother.id, {
      adult: saul,
      name: 'Saúl Prueba',
      basis: 'court-order',
      from: TODAY,
    })
    const target = `/v1/books/${one}/adults/${saul}/erase`
    expect((await call(w, as(people.director1), 'POST', target, { reason: 'lo pide' })).status).toBe(403)
    await call(w, as(people.nurse), 'POST', `/v1/books/${one}/adults/${saul}/pin`, { pin: '80417' })
    const fresh = { cookie: await w.cookie(people.administrator) }
    expect((await call(w, fresh, 'POST', target, { reason: 'lo pide' })).status).toBe(200)
    const after = (await circle(people.director1, brother.id)).body
    expect(after.circle.adults.map((a: { adult: string }) => a.adult)).toEqual([rosa])
    expect(after.circle.restrictions[0]).toMatchObject({ name: 'Saúl Prueba', ended: null })
    expect((await feedOf(one, `adult%:${saul}`)).filter((f) => f.op === 'put')).toEqual([])
    const left = await w.db.read({ system: true }, (read) =>
      read.text('select entity from verifier where $1 = any(persons)', [saul]),
    )
    expect(left).toEqual([])
    const child = `/v1/books/${one}/children/${other.id}/erase`
    expect((await call(w, fresh, 'POST', child, { reason: 'lo pide la familia' })).body).toEqual({})
    const rest = await w.db.read({ system: true }, (read) =>
      read.text<{ n: number }>(
        `select count(*)::int as n from fact where body like '%Fito%' or body like '%Mara%'`,
        [],
      ),
    )
    expect(rest[0]?.n).toBe(0)
    expect(await rebuildBook(w.db, w.house, one)).toEqual([])
    expect((await verifyBook(w.db, w.house, one)).pages).toBeGreaterThan(20)
  })
})
