// What people type to find a child is taken apart: dates and CURPs leave the name, in whatever order.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { askedChild, lettersOf } from './asked-child.ts'

test.each([
  ['María', { name: 'María' }],
  ['María López ', { name: 'María López ' }],
  ['  Ma. López', { name: 'Ma. López' }],
  ['maria lopez 12/03/2023', { name: 'maria lopez', born: '2023-03-12' }],
  ['12-3-23 maria', { name: 'maria', born: '2023-03-12' }],
  ['maria 2023.03.12 lopez', { name: 'maria lopez', born: '2023-03-12' }],
  ['López 12 de marzo de 2023', { name: 'López', born: '2023-03-12' }],
  ['López 5 Sept. 2022', { name: 'López', born: '2022-09-05' }],
  ['López 31/02/2023', { name: 'López 31/02/2023' }],
  ['López 12 de abrazo de 2023', { name: 'López', born: undefined }],
  ['LOHM230352MDFPRR09', { name: '', curp: 'lohm230352mdfprr09' }],
  ['LOHM23', { name: '', curp: 'lohm23' }],
  ['maría lohm230352', { name: 'maría', curp: 'lohm230352' }],
  ['LOHM', { name: 'LOHM' }],
  ['12/03/2023', { name: '', born: '2023-03-12' }],
] as const)('%s', (typed, told) => {
  const asked = askedChild(typed)
  if ('born' in told && told.born === undefined) expect(asked.born).toBeUndefined()
  else expect(asked).toEqual(told)
})

test('a birth date alone has no letters', () => {
  expect(lettersOf(askedChild('12/03/2023'))).toBe(0)
  expect(lettersOf(askedChild('ñu 12/03/2023'))).toBe(2)
  expect(lettersOf(askedChild('LOHM23'))).toBe(6)
})

test('whatever is typed is taken apart', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (typed) => typeof askedChild(typed).name === 'string'))
})
