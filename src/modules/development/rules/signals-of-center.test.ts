// From what was said of children to who is looked at again: visits, red flags, a fall that stays, in any order of the facts.
import { describe, expect, test } from 'vitest'
import { addDays, addMonths } from '../../../kernel/days.ts'
import { alertRules, alertRulesOn } from './alert-rules.ts'
import { askLookSoon, askSignal, LOOK_SOON, RED_FLAG, SIGNAL } from './ask-signals.ts'
import { milestones } from './built-in.ts'
import { comparedAgeDays, foldReadings, type Visited } from './fold-readings.ts'
import { type ItemAnswer, itemsOf } from './instrument.ts'
import { expectedOfMilestones, milestoneBank } from './milestone-bank.ts'
import { signalsOf, standingSignal, standingSignals } from './signals-of-center.ts'

const child = { birth: '2024-01-10', gestational_weeks: null, rooms: [] }
const EVA = '00000000-0000-4000-8000-00000000000e'
let n = 0
const visit = (day: string, answers: Record<string, ItemAnswer>, more: Partial<Visited> = {}): Visited => ({
  ...{ key: `v${String(n++).padStart(3, '0')}`, day, instrument: 'milestones', version: '2022', answers },
  ...{ asked: null, frame: null, said_by: 'educator', author: EVA, moved: false, ...more },
})
const at = (months: number) => addDays(addMonths(child.birth, months), 2)
const list = (months: number) => itemsOf(milestones, String(months).padStart(2, '0'))
const all = (months: number) => Object.fromEntries(list(months).map((i) => [i.id, 1 as const]))
/** Every so many items of the list are not there yet. */
const some = (months: number, every: number) =>
  Object.fromEntries(list(months).map((i, k) => [i.id, k % every === 0 ? (0 as const) : (1 as const)]))
/** Two of three are not there yet. */
const few = (months: number) =>
  Object.fromEntries(list(months).map((i, k) => [i.id, k % 3 === 0 ? (1 as const) : (0 as const)]))
const of = (visits: readonly Visited[], id = 'c1') => ({ child: id, readings: foldReadings(visits, child) })
const signals = (visits: readonly Visited[]) => signalsOf([of(visits)]).get('c1')!

test('an item of a list is what three in four children of its age are capable of', () => {
  for (const months of [4, 12, 24, 48]) {
    const { mean, sd } = expectedOfMilestones(Math.round(months * 30.4375))!
    const difficulty = milestoneBank.items.find((i) => i.id === list(months)[0]!.id)!.difficulty
    let [sum, weight] = [0, 0]
    for (let z = -5; z <= 5; z += 0.01) {
      const w = Math.exp(-z * z * 0.5)
      weight += w
      sum += w / (1 + Math.exp(-(mean + z * sd - difficulty) / milestoneBank.scale))
    }
    expect(sum / weight).toBeGreaterThan(0.73)
    expect(sum / weight).toBeLessThan(0.77)
  }
})

test('what was said within two weeks is one visit; too little, and what only the family saw, says no level', () => {
  const [a, b, ...rest] = list(9)
  const readings = foldReadings(
    [
      visit(at(9), { [a!.id]: 1, [b!.id]: 1 }),
      visit(addDays(at(9), 6), Object.fromEntries(rest.map((i) => [i.id, 1]))),
      visit(at(12), { [list(12)[0]!.id]: 1 }),
      visit(at(15), all(15), { said_by: 'family' }),
    ],
    child,
  )
  expect(readings).toHaveLength(1)
  expect(readings[0]).toMatchObject({
    items: list(9).length,
    evaluator: EVA,
    flags: [],
    day: addDays(at(9), 6),
  })
})

test('age is corrected throughout: no step where correction for lists ends', () => {
  const early = { birth: child.birth, gestational_weeks: 30 }
  const days = [at(23), at(25)].map((d) => comparedAgeDays(child, d) - comparedAgeDays(early, d))
  expect(days).toEqual([70, 70])
})

test('a child that goes its own way has no signal, wherever it is', () => {
  expect(signals([9, 12, 15, 18, 24].map((m) => visit(at(m), all(m))))).toEqual([])
  expect(signals([9, 12, 15, 18, 24].map((m) => visit(at(m), some(m, 4))))).toEqual([])
})

describe('what was there and is not', () => {
  const [lost, other] = list(12)
  const before = [visit(at(9), all(9)), visit(at(12), all(12))]
  const day = (n: number) => addDays(at(12), n)
  const gone = (n: number, ...ids: string[]) =>
    visit(day(n), { ...all(12), ...Object.fromEntries(ids.map((id) => [id, 0 as const])) })

  test('one skill, one day: it is asked to look again, and of nobody’s director', () => {
    const told = signals([...before, gone(40, lost!.id)])
    expect(told).toMatchObject([{ why: 'once', items: [lost!.id], day: day(40), rules: 'alerts/3' }])
    const of = { child: 'c1', room: null, day: day(40) }
    const ask = (today: string) => askLookSoon(of, today, 'America/Mexico_City', alertRulesOn(day(40)))
    expect(ask(day(41))).toMatchObject([{ kind: LOOK_SOON, owner: 'educator', about: 'c1' }])
    expect([ask(day(39)), ask(day(300))]).toEqual([[], []])
  })
  test('seen again, that day or at a later visit, it was not lost', () => {
    expect(
      signals([...before, visit(day(40), { [lost!.id]: 0 }), visit(day(43), { [lost!.id]: 1 })]),
    ).toEqual([])
    expect(signals([...before, gone(40, lost!.id), gone(80)])).toEqual([])
  })
  test('two in one visit speak at once', () => {
    const told = signals([...before, gone(40, lost!.id, other!.id)])
    expect(told).toMatchObject([{ why: 'red-flag', items: [lost!.id, other!.id].sort() }])
  })
  test('a second day confirms it, within the visit and at the next; the same day told twice does not', () => {
    const red = { why: 'red-flag', items: [lost!.id] }
    const soon = [...before, visit(day(40), { [lost!.id]: 0 }), visit(day(43), { [lost!.id]: 0 })]
    expect(signals(soon)).toMatchObject([{ ...red, day: day(43) }])
    expect(signals([...soon].reverse())).toEqual(signals(soon))
    expect(signals([...before, gone(40, lost!.id), gone(80, lost!.id)])).toMatchObject([
      { ...red, day: day(80) },
    ])
    expect(signals([...before, gone(40, lost!.id), gone(40, lost!.id)])).toMatchObject([{ why: 'once' }])
  })
  test('a skill not seen once does not push a red flag that stands out of sight', () => {
    const told = signals([...before, gone(40, lost!.id, other!.id), gone(60), gone(80, lost!.id)])
    expect(told.map((s) => s.why)).toEqual(['red-flag', 'once'])
    expect(standingSignal(told, day(81))).toMatchObject({ why: 'red-flag' })
  })
  test('an alarm sign that is there no more is no loss', () => {
    const asked = { alarm1: { domain: 'ALARM', group: '7' } }
    const screened = (n: number, answer: ItemAnswer) =>
      visit(day(n), { alarm1: answer }, { instrument: 'edi', version: 'x', asked })
    expect(signals([screened(0, 1), screened(60, 0), screened(90, 0)])).toMatchObject([{ day: day(0) }])
  })
})

test('an alarm sign of a screening is a red flag', () => {
  for (const domain of ['ALARM', 'EN']) {
    const asked = { alarm1: { domain, group: '9' } }
    const told = signals([visit(at(17), { alarm1: 1 }, { instrument: 'edi', version: 'x', asked })])
    expect(told).toMatchObject([{ why: 'red-flag', items: ['alarm1'] }])
  }
})

const falling = [
  ...[6, 9, 12, 15].map((m) => visit(at(m), all(m))),
  ...[18, 24, 30].map((m) => visit(at(m), few(m))),
]

test('a fall that stays is told once it is no bad day, the same in any order', () => {
  const told = signals(falling)
  expect(told.length).toBeGreaterThan(0)
  expect(told[0]!.day).toBe(at(24))
  expect(signals([...falling].reverse())).toEqual(told)
  expect(signals([...falling.slice(3), ...falling.slice(0, 3)])).toEqual(told)
  expect(signals(falling.slice(0, 5))).toEqual([])
})

test('when the whole room is lower that day, no child of it is told', () => {
  const room = Array.from({ length: 10 }, (_, i) => of(falling, `c${i}`))
  expect(standingSignals(room, at(30)).length).toBe(0)
  const others = Array.from({ length: 9 }, (_, i) =>
    of(
      [6, 9, 12, 15, 18, 24, 30].map((m) => visit(at(m), all(m))),
      `o${i}`,
    ),
  )
  expect(standingSignals([of(falling), ...others], at(30)).map((s) => s.child)).toEqual(['c1'])
})

test('a signal stands for half a year, and asks by its kind', () => {
  const told = signals(falling)
  const last = told.at(-1)!
  expect(standingSignal(told, addDays(last.day, 183))).toEqual(last)
  expect(standingSignal(told, addDays(last.day, 184))).toBeUndefined()
  const ask = (why: 'red-flag' | 'running') =>
    askSignal({ ...last, why }, null, 'America/Mexico_City', alertRulesOn(last.day))
  expect(ask('running')).toMatchObject({ kind: SIGNAL, owner: 'educator', key: `c1|${last.day}` })
  expect(ask('red-flag')).toMatchObject({ kind: RED_FLAG, owner: 'director' })
  expect(ask('red-flag').by < ask('running').by).toBe(true)
})

test('rules are dated: the ones in force on the day', () => {
  const [first] = alertRules
  const next = { ...first!, id: 'alerts/9', from: '2027-01-01' }
  expect(alertRulesOn('2026-12-31', [first!, next]).id).toBe(first!.id)
  expect(alertRulesOn('2027-01-01', [first!, next]).id).toBe('alerts/9')
})
