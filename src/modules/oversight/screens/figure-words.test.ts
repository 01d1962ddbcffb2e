// Shows that a figure is said with its whole, that a small group stays hidden, and that a sum cannot give it away.
import { expect, test } from 'vitest'
import { formatsOf } from '../../../ui/formats.ts'
import type { IndicatorTold } from '../contract.ts'
import { oversightText } from './desk-text.ts'
import { figureSaid, history, isShare, periodSaid, sumOf } from './figure-words.ts'

const words = oversightText.es
const formats = formatsOf('es')
const indicator = (unit: IndicatorTold['unit']): IndicatorTold => ({
  id: 'x.y',
  words: { es: 'Equis', en: 'Ex' },
  definition: { es: '', en: '' },
  unit,
  period: 'now',
  source: '',
  confidence: 'confirmed',
  direction: 'none',
  sensitive: true,
})
const figure = (part: number | null, whole: number | null, suppressed = false) => ({
  indicator: 'x.y',
  scope: 'nation' as const,
  period: 'now',
  part,
  whole,
  suppressed,
  asOf: '2026-11-20T16:42:31.000Z',
})

test('a percentage says of how many', () => {
  const said = figureSaid(indicator('percent'), figure(81, 1000), true, words, formats)
  expect([said.value, said.whole]).toEqual(['8.1\u00a0%', 'de 1,000 con resultado'])
})

test('a count of itself is a count; a part of something is a part', () => {
  expect(isShare(indicator('places'), [figure(20, 20), null])).toBe(false)
  expect(figureSaid(indicator('places'), figure(20, 20), false, words, formats).whole).toBe('lugares')
  expect(isShare(indicator('children'), [figure(20, 20), figure(3, 20)])).toBe(true)
  const said = figureSaid(indicator('children'), figure(30, 40), true, words, formats)
  expect([said.value, said.whole, said.drawn]).toEqual(['30', 'de 40 niñas y niños · 75\u00a0%', 75])
})

test('a whole of zero is no percentage, and nothing known is not zero', () => {
  expect(figureSaid(indicator('percent'), figure(0, 0), true, words, formats).value).toBe('sin dato')
  expect(figureSaid(indicator('children'), null, true, words, formats).drawn).toBe(null)
})

test('a hidden group hides every sum it is in', () => {
  expect(figureSaid(indicator('children'), figure(null, null, true), true, words, formats).value).toBe(
    'menos de 10',
  )
  expect(sumOf([figure(40, 50), figure(null, null, true)])).toEqual({
    part: null,
    whole: null,
    suppressed: true,
  })
  expect(sumOf([figure(40, 50), figure(2, 5), undefined])).toEqual({ part: 42, whole: 55, suppressed: false })
  expect(sumOf([undefined])).toBe(null)
})

test('a past day is told by those who came, and nothing known is left out', () => {
  const day = { ...indicator('children'), period: 'day' as const }
  expect(isShare(day, [figure(3, 20)])).toBe(false)
  const told = history(day, [figure(0, 0), figure(2, 40), figure(0, 0), figure(30, 35)])
  expect(told.map((f) => f.part)).toEqual([40, null, 35])
  expect(history(day, [figure(null, 40, true)])[0]).toMatchObject({ part: 40, suppressed: false })
  expect(history(day, [figure(null, null, true)])[0]).toMatchObject({ part: null, suppressed: true })
  expect(history(indicator('children'), [figure(2, 40)]).map((f) => f.part)).toEqual([2])
})

test('days and months are said, and now is now', () => {
  expect(periodSaid('2026-11-20', formats)).toBe('20 nov')
  expect(periodSaid('2026-11', formats)).toBe('nov 2026')
})
