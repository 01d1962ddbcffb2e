// A weighing round without a screen: who is next, what it is judged against, and the fact that keeps it.
import * as v from 'valibot'
import { beforeAll, describe, expect, test } from 'vitest'
import type { CarriedChild } from '../../children/contract/rows.ts'
import type { CarriedMeasurement } from '../carry.ts'
import { Measured } from '../contract.ts'
import { builtInTables } from '../rules/built-in-tables.ts'
import type { GrowthTables } from '../rules/growth-tables.ts'
import {
  historyOf,
  judgeAgainst,
  lastOf,
  lineOfMeasuring,
  measuringOf,
  NOTHING_TYPED,
  needsYes,
  nextAfter,
  usualPosition,
  weighingOrder,
  wrongFields,
} from './weighing.ts'

const TODAY = '2026-11-20'
const child = (given: string, birth: string): CarriedChild => ({
  given,
  first: 'Poot',
  sex: 'F',
  birth,
  room: 'A',
  alerts: [],
  setBy: {},
})
const kept = (c: string, d: string, more: Partial<CarriedMeasurement>): CarriedMeasurement => ({
  c,
  d,
  ...more,
})

let tables: GrowthTables
beforeAll(() => {
  tables = builtInTables()
})

describe('who is next', () => {
  const children: [string, CarriedChild][] = [
    ['later', child('Luz', '2026-03-01')],
    ['late9', child('Beto', '2026-03-01')],
    ['late40', child('Zoe', '2026-03-01')],
    ['never', child('Ana', '2026-03-01')],
    ['away', child('Eva', '2026-03-01')],
    ['done', child('Iker', '2026-03-01')],
    ['old', child('Saúl', '2021-01-01')],
    ['unborn', child('Nadie', '2026-12-01')],
  ]
  const history = historyOf([
    ['m1', kept('later', '2026-11-10', { kg: 7 })],
    ['m2', kept('late9', '2026-10-11', { kg: 7 })],
    ['m3', kept('late40', '2026-09-10', { kg: 7 })],
    ['m4', kept('done', TODAY, { kg: 7 })],
    ['m5', kept('old', '2026-01-01', { kg: 18 })],
  ])
  const list = weighingOrder(children, history, (id) => id !== 'away', TODAY)
  const ids = list.map((a) => a.id)

  test('never measured, then the latest, then the nearest date; those not here at the end', () => {
    expect(ids).toEqual(['never', 'late40', 'late9', 'later', 'old', 'away'])
  })
  test('skipping goes round the list and never to the same child', () => {
    expect(nextAfter(list, 'never')).toBe('late40')
    expect(nextAfter(list, 'away')).toBe('never')
    expect(nextAfter(list, 'nobody')).toBe('never')
    expect(nextAfter(list.slice(0, 1), 'never')).toBeUndefined()
  })
})

describe('what was typed', () => {
  test('comma and point are one; what cannot be is wrong and is not measured', () => {
    const typed = { ...NOTHING_TYPED, weightKg: '6,5', lengthCm: '300' }
    expect(wrongFields(typed)).toEqual(['lengthCm'])
    expect(measuringOf(typed, TODAY, 'L')).toEqual({ day: TODAY, weightKg: 6.5 })
  })
  test('position goes with a length only', () => {
    expect(measuringOf({ ...NOTHING_TYPED, lengthCm: '64.5' }, TODAY, 'L')).toEqual({
      day: TODAY,
      lengthCm: 64.5,
      position: 'L',
    })
  })
  test('a child lies below two years and stands from then on', () => {
    expect(usualPosition('2024-11-20', TODAY)).toBe('L')
    expect(usualPosition('2024-11-19', TODAY)).toBe('H')
  })
})

describe('judged against the last time of each field', () => {
  const ana = child('Ana', '2026-03-01')
  const history = historyOf([
    ['m1', kept('a', '2026-10-20', { kg: 7.4, z: {} })],
    ['m2', kept('a', '2026-09-20', { cm: 66, p: 'L' })],
    ['m0', kept('a', '2026-08-20', { kg: 6.9, hc: 43 })],
  ]).get('a')!

  test('the last weight and the last length may be of different days', () => {
    expect(lastOf(history, 'weightKg', TODAY)?.id).toBe('m1')
    expect(lastOf(history, 'lengthCm', TODAY)?.id).toBe('m2')
    expect(lastOf(history, 'armCm', TODAY)).toBeUndefined()
  })
  test('a loss names the weighing it is a loss from, and asks for a yes', () => {
    const judged = judgeAgainst(tables, ana, { day: TODAY, weightKg: 6.5 }, history)
    const loss = judged.doubts.find((d) => d.code === 'growth.loss')
    expect(loss?.last?.id).toBe('m1')
    expect(needsYes(judged)).toBe(true)
  })
  test('a shorter body is seen though weights came in between', () => {
    const judged = judgeAgainst(tables, ana, { day: TODAY, lengthCm: 63, position: 'L' }, history)
    expect(judged.doubts.map((d) => [d.code, d.last?.id])).toContainEqual(['growth.shorter', 'm2'])
  })
  test('a good weight asks nothing, and an arm without tables stands unjudged', () => {
    const judged = judgeAgainst(tables, ana, { day: TODAY, weightKg: 7.8, armCm: 14 }, history)
    expect(needsYes(judged)).toBe(false)
    expect(judged.verdict.stands).toBe(true)
    expect(judged.result.absent.ac).toBe('no-table')
  })
  test('the fact holds what was seen and passes its own contract', () => {
    const measuring = { day: TODAY, weightKg: 6.5 } as const
    const judged = judgeAgainst(tables, ana, measuring, history)
    const line = lineOfMeasuring('a', measuring, judged, { room: 'A', witness: 'w', undressed: true })
    expect(v.safeParse(Measured, line.payload).success).toBe(true)
    expect(line).toMatchObject({ kind: 'growth.measured', about: 'a', room: 'A', witness: 'w' })
    expect(line.payload).toMatchObject({ undressed: true, seen: { rule: judged.rule } })
    expect((line.payload.seen as { flags: string[] }).flags).toContain('growth.loss')
    expect(Object.keys(line)).not.toContain('corrects')
  })
})
