// A tablet that was offline while its room went to another center: it follows without being paired again, and nothing is lost.
import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Draft } from '../../src/device/outbox.ts'
import { civilDay } from '../../src/kernel/days.ts'
import type { Fact } from '../../src/kernel/fact.ts'
import { NATION } from '../../src/kernel/ids.ts'
import { sendLateEverywhere } from '../../src/modules/restructuring/decides.ts'
import { partsOf } from '../../src/modules/restructuring/reads.ts'
import { whoGoes } from '../../src/modules/restructuring/rules/who-goes.ts'
import { appoint } from '../../src/platform/answers.ts'
import { takeOneDecision } from '../../src/platform/deciding.ts'
import { newId } from '../../src/platform/new-id.ts'
import { rebuildAll } from '../../src/platform/rebuilding.ts'
import { verifyAll } from '../../src/platform/verifying.ts'
import { chainTroubles, type TabletRig, tabletRig } from '../browser/tablet-rig.ts'

const now = () => new Date()
const today = () => civilDay(now().toISOString(), 'America/Tijuana')
const none = () => undefined
const fields = (code: string) => ({
  ...{ code, name: `Centro ${code}`, scheme: 'imss', zone: 'urban', municipality: '02004' },
  ...{ opens: '07:00', closes: '19:00', status: 'open', timeZone: 'America/Tijuana' },
})

let rig: TabletRig
let tab: Page
let device: string
const decider = { person: randomUUID(), given: 'Nadia', first: 'Prueba' }
const [born, third] = [randomUUID(), randomUUID()]
/** children of the room that goes, and those who stay */
let mine: string[]
let others: string[]
/** every id the tablet was told is saved */
const saved: string[] = []

beforeAll(async () => {
  rig = await tabletRig(4350, { seed: 11 })
  const { db, house, children, fact, hand } = rig.center
  mine = children.filter((_, i) => i % 2 === 0)
  others = children.filter((_, i) => i % 2 === 1)
  await appoint({ db, house, now }, decider, 'national', NATION)
  await hand([{ ...fact('network.center-registered', third, fields('T-0003')), book: third }])
  tab = await rig.page(await rig.start())
  device = await rig.enrol(tab)
})
afterAll(() => rig.stop())

const query = <T>(text: string, values: unknown[]) =>
  rig.center.db.read({ system: true }, (read) => read.text<T>(text, values))

/** All the tablet ever said, in whichever book. */
async function pages() {
  const rows = await query<{ book: string; body: string; answer: string; reason: string | null }>(
    `select p.book, f.body, p.answer, p.reason from page p join fact f on f.book = p.book and f.id = p.fact where f.body like $1`,
    [`%${device}%`],
  )
  return rows.flatMap((r) => {
    const said = JSON.parse(r.body) as Fact
    if (said.device !== device) return []
    return [
      {
        ...r,
        id: said.id,
        kind: said.kind,
        about: said.about,
        dseq: said.dseq!,
        prev: said.prev!,
        text: r.body,
      },
    ]
  })
}

const draft = (book: string, kind: string, about: string, payload: Fact['payload']): Draft => ({
  ...{ kind, kindVersion: 1, book, about, payload, author: rig.center.educators[1]! },
})
async function say(drafts: Draft[]): Promise<void> {
  const saying = await tab.evaluate((d) => window.nido.say(d), drafts)
  if (!saying.saved) throw new Error(saying.why)
  saved.push(...saying.facts.map((f) => f.id))
}

/** Forty things about children: weights, arrivals and a grave allergy of those who go, weights of those who stay. */
const forty = (book: string, room: string, text: string, beside: readonly string[]): Draft[] => [
  ...mine.map((c, i) => draft(book, 'growth.measured', c, { day: today(), weightKg: 8 + i / 10 })),
  ...mine.map((c) => draft(book, 'attendance.arrived', c, { day: today(), room })),
  draft(book, 'children.alert-noted', mine[0]!, { alert: 'allergy', text, grave: true }),
  ...Array.from({ length: 39 - 2 * mine.length }, (_, i) =>
    draft(book, 'growth.measured', beside[i % beside.length]!, {
      day: today(),
      lengthCm: 70 + i,
      position: 'L',
    }),
  ),
]

/** Decides what the screen would propose, while the tablet does not hear it. */
async function decide(how: 'split' | 'merge', book: string, rooms: string[], to: string, center?: object) {
  const { db, house } = rig.center
  const parts = await db.read({ books: [book] }, (read) => partsOf(read, book, today(), true))
  const going = whoGoes(parts, rooms, how, new Map())
  expect(going.devices).toEqual([device])
  const fact = {
    ...{
      id: newId(now()),
      kind: `network.center-${how === 'split' ? 'split' : 'merged'}`,
      kindVersion: 1,
      about: book,
      book,
    },
    ...{ happenedAt: now().toISOString(), author: decider.person, origin: 'desk' },
    payload: {
      ...{ to, on: today(), rooms: [...going.rooms], children: [...going.children] },
      ...{ posts: [...going.posts], devices: [...going.devices] },
      ...(center && { center }),
    },
  } as Fact
  const source = { by: 'person', person: decider.person } as const
  expect(await takeOneDecision(db, house, fact, source, { all: true }, now)).toMatchObject({
    answer: 'taken',
  })
}

/** Online again, over a line that loses answers: until nothing waits and it holds the children of its new center alone. */
async function follows(to: string): Promise<void> {
  rig.setFaults({ lostAnswer: 0.2, reset: 0.1 })
  await rig.proxy.mend()
  await tab.evaluate(() => window.nido.session().sync.kick())
  await tab.evaluate(() => window.nido.sent(60_000))
  rig.setFaults({})
  await tab.evaluate(() => window.nido.session().sync.kick())
  await expect
    .poll(() => tab.evaluate(() => Object.keys(window.nido.rows('child')).sort()), { timeout: 30_000 })
    .toEqual([...mine].sort())
  expect(await tab.evaluate(() => window.nido.session().kept.get().book)).toBe(to)
  expect(await tab.evaluate(() => window.nido.session().kept.get().room)).toBe(rig.center.rooms[0])
  expect(await tab.evaluate(() => window.nido.at())).toBe('open')
}

/** Everything is there once, in one unbroken chain, and every book holds and derives to what it says. */
async function whole(): Promise<void> {
  const there = await pages()
  expect(there.map((p) => p.id).sort()).toEqual([...saved].sort())
  expect(there.filter((p) => p.answer !== 'taken' && p.answer !== 'flagged')).toEqual([])
  expect(chainTroubles(there)).toEqual([])
  const { db, house } = rig.center
  expect((await verifyAll(db, house, none)).bad).toBeUndefined()
  expect(await rebuildAll(db, house, none)).toEqual([])
}

/** Weights of a day and alerts, as the center where the children are now knows them. */
async function knownIn(book: string) {
  const weights = await query<{ child: string; n: number }>(
    `select child, count(*)::int as n from measurement where book = $1 and day = $2 and weight_kg is not null group by child`,
    [book, today()],
  )
  const alerts = await query<{ text: string }>(
    `select a ->> 'text' as text from child c, jsonb_array_elements(c.alerts) a where c.book = $1 and c.key = $2 order by 1`,
    [book, mine[0]!],
  )
  return { weights: weights.map((w) => w.n), alerts: alerts.map((a) => a.text) }
}
const lettersSent = () =>
  sendLateEverywhere(rig.center.db, rig.center.house, now, new Map()).then(() => undefined)

test('its room is split off to a center born meanwhile: forty facts arrive, it belongs there, its old children are gone', async () => {
  const { book, rooms } = rig.center
  await say(rig.drafts(10).map((d) => ({ ...d, author: rig.center.educators[1]! })))
  await tab.evaluate(() => window.nido.sent(60_000))
  await rig.proxy.cut()
  const offline = forty(book, rooms[0]!, 'huevo', others)
  expect(offline).toHaveLength(40)
  await say(offline)
  await decide('split', book, [rooms[0]!], born, fields('T-0002'))
  await follows(born)

  // taken where they were said; the new center hears of weights and the allergy by letter, once
  expect(new Set((await pages()).map((p) => p.book))).toEqual(new Set([book]))
  await lettersSent()
  await lettersSent()
  const known = await knownIn(born)
  expect(known.alerts).toEqual(['huevo'])
  // every child's of today, and the five that had gone along with the decision
  expect(known.weights.length).toBe(mine.length)
  expect(known.weights.reduce((a, b) => a + b)).toBe(mine.length + 5)

  const fresh = [
    draft(born, 'attendance.left', mine[0]!, { day: today() }),
    draft(born, 'growth.measured', mine[1]!, { day: today(), lengthCm: 71, position: 'L' }),
  ]
  await say(fresh)
  await tab.evaluate(() => window.nido.sent(60_000))
  expect(
    (await pages())
      .filter((p) => p.book === born)
      .map((p) => p.about)
      .sort(),
  ).toEqual(mine.slice(0, 2).sort())
  await whole()
})

test('then its center is merged into a third: again forty, again nothing is lost, and nobody paired it', async () => {
  const { rooms } = rig.center
  await rig.proxy.cut()
  const before = saved.length
  await say(forty(born, rooms[0]!, 'leche', mine))
  await decide('merge', born, [rooms[0]!], third)
  await follows(third)
  expect((await pages()).filter((p) => p.book === born)).toHaveLength(2 + saved.length - before)
  await lettersSent()
  await lettersSent()
  expect((await knownIn(third)).alerts).toEqual(['huevo', 'leche'])

  await say([draft(third, 'growth.measured', mine[2]!, { day: today(), lengthCm: 72, position: 'L' })])
  await tab.evaluate(() => window.nido.sent(60_000))
  expect((await pages()).filter((p) => p.book === third)).toMatchObject([{ about: mine[2], answer: 'taken' }])
  await whole()
  const paired = await query<{ n: number }>('select count(*)::int as n from pairing', [])
  expect(paired[0]!.n).toBe(1)
})
