// A tablet that was offline while an adult lost their authorization: the child went home with them, and the director hears of it at once.
import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { civilDay } from '../../src/kernel/days.ts'
import type { CarriedCircle } from '../../src/modules/guardians/contract/carried.ts'
import { rebuildAll } from '../../src/platform/rebuilding.ts'
import { type TabletRig, tabletRig } from '../browser/tablet-rig.ts'

const today = () => civilDay(new Date().toISOString(), 'America/Tijuana')

let rig: TabletRig
let tab: Page
let child: string
const [aunt, father] = [randomUUID(), randomUUID()]
const circleOf = () =>
  tab.evaluate((c) => window.nido.rows('child_circle')[c] as unknown, child) as Promise<
    CarriedCircle | undefined
  >
const query = <T>(text: string, values: unknown[]) =>
  rig.center.db.read({ system: true }, (read) => read.text<T>(text, values))

beforeAll(async () => {
  rig = await tabletRig(4390, { seed: 30, children: 4 })
  child = rig.center.children[0]!
  const { fact, hand } = rig.center
  const named = (adult: string, given: string) =>
    fact('guardians.adult-named', child, {
      ...{ adult, given, first: 'Prueba', phones: [], ofAge: true, relation: 'aunt-uncle', guardian: false },
      ...{ pickUp: true, livesWith: false, emergency: false, order: 1 },
    })
  await hand([named(aunt, 'Rosa'), named(father, 'Saúl')])
  tab = await rig.page(await rig.start())
  await rig.enrol(tab)
})
afterAll(() => rig.stop())

test('a withdrawal the tablet could not know: the departure is taken as it happened, told as an alarm, and asked of the director', async () => {
  const { book, rooms, educators, director, hand } = rig.center
  await expect.poll(async () => (await circleOf())?.adults.length, { timeout: 15_000 }).toBe(2)
  await rig.proxy.cut()
  // said at the desk a minute before the pick-up, while the tablet hears nothing
  const withdrawnAt = new Date(Date.now() - 60_000).toISOString()
  const desk = rig.center.fact('guardians.adult-withdrawn', child, { adult: aunt, why: 'court' })
  await hand([{ ...desk, happenedAt: withdrawnAt, author: director }])
  expect((await circleOf())?.adults.find((a) => a.adult === aunt)).not.toHaveProperty('withdrawn')

  const said = (kind: string, kindVersion: number, payload: object) => ({
    ...{
      kind,
      kindVersion,
      book,
      about: child,
      room: rooms[0]!,
      author: educators[0]!,
      payload: { day: today(), ...payload },
    },
  })
  const withAdult = (adult: string) => ({ with: { adult, how: 'pin', verdict: 'right' } })
  const saying = await tab.evaluate(
    (drafts) => window.nido.say(drafts),
    [
      said('attendance.arrived', 2, { room: rooms[0]!, check: {} }),
      said('attendance.left', 2, withAdult(aunt)),
    ],
  )
  expect(saying.saved).toBe(true)

  await rig.proxy.mend()
  await tab.evaluate(() => window.nido.session().sync.kick())
  await tab.evaluate(() => window.nido.sent(60_000))
  const [day] = await query<{ state: string; pick_up: { adult: string } }>(
    `select state, pick_up from attendance_day where book = $1 and key = $2`,
    [book, `${child}|${today()}`],
  )
  // the child is gone, and that is true
  expect(day).toMatchObject({ state: 'gone', pick_up: { adult: aunt } })
  const pickUps = () =>
    query<{ verdict: string; known: string; alarm: boolean }>(
      `select verdict, known, alarm from attendance_pick_up where book = $1 and child = $2`,
      [book, child],
    )
  expect(await pickUps()).toEqual([{ verdict: 'right', known: 'withdrawn', alarm: true }])
  const tasks = await query<{ owner: string }>(
    `select owner from task where book = $1 and kind = 'attendance.wrong-adult'`,
    [book],
  )
  expect(tasks).toEqual([{ owner: 'director' }])
  // the tablet hears of it too
  await expect
    .poll(async () => (await circleOf())?.adults.find((a) => a.adult === aunt)?.withdrawn, {
      timeout: 15_000,
    })
    .toBeTruthy()
  expect(await rebuildAll(rig.center.db, rig.center.house, () => undefined)).toEqual([])
  expect(await pickUps()).toEqual([{ verdict: 'right', known: 'withdrawn', alarm: true }])
})
