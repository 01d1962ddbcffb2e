// The hours of a week as typed: each day says by itself what is wrong with it.
import { expect, test } from 'vitest'
import { judgeHours, judgeWeek } from './week-typed.ts'

test('two hours in order are hours, none is a day at home, and what is wrong is said of the one it is wrong with', () => {
  expect(judgeHours(['8:00', '1630'])).toEqual(['08:00', '16:30'])
  expect(judgeHours(['', ' '])).toBeUndefined()
  expect(judgeHours(['08:00', ''])).toEqual({ at: 'out', why: 'missing' })
  expect(judgeHours(['', '16:00'])).toEqual({ at: 'in', why: 'missing' })
  expect(judgeHours(['ocho', '16:00'])).toEqual({ at: 'in', why: 'no-clock' })
  expect(judgeHours(['08:00', '25:00'])).toEqual({ at: 'out', why: 'no-clock' })
  expect(judgeHours(['16:00', '08:00'])).toEqual({ at: 'out', why: 'order' })
  expect(judgeHours(['08:00', '8:00'])).toEqual({ at: 'out', why: 'order' })
})

test('a week keeps its good days beside the wrong one', () => {
  const judged = judgeWeek({ 1: ['8:00', '16:00'], 2: ['', ''], 3: ['9', '16:00'], 6: ['08:00', '12:00'] })
  expect(judged.week).toEqual([
    [1, '08:00', '16:00'],
    [6, '08:00', '12:00'],
  ])
  expect(judged.faults).toEqual({ 3: { at: 'in', why: 'no-clock' } })
})
