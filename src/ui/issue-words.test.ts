// Shows that what is wrong is said beside its field in the reader's language, whatever language the schema speaks.
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { wrongFields } from './issue-words.ts'

const Form = v.strictObject({
  name: v.pipe(v.string(), v.trim(), v.minLength(1)),
  reason: v.optional(v.pipe(v.string(), v.minLength(3))),
  places: v.pipe(v.number(), v.integer(), v.maxValue(200)),
  key: v.pipe(v.string(), v.regex(/^\d{5}$/, 'se esperaba la clave INEGI de 5 cifras')),
  scheme: v.picklist(['imss', 'mixed']),
})

const wrong = (form: unknown, language: 'es' | 'en') => wrongFields(v.safeParse(Form, form).issues!, language)

test('a field left empty is missing, in both languages', () => {
  expect(wrong({ name: ' ', places: undefined, key: '', scheme: '' }, 'es')).toEqual({
    name: 'Falta este dato',
    places: 'Falta este dato',
    key: 'Falta este dato',
    scheme: 'Falta este dato',
  })
  expect(wrong({ name: '' }, 'en').name).toBe('This is missing')
})

test('limits are said with their number, and the contract’s own Spanish wins in Spanish', () => {
  const form = { name: 'A', reason: 'x', places: 201, key: '123', scheme: 'imss' }
  expect(wrong(form, 'es')).toEqual({
    reason: 'Escribir al menos 3 signos',
    places: 'No puede ser más de 200',
    key: 'se esperaba la clave INEGI de 5 cifras',
  })
  expect(wrong(form, 'en')).toEqual({
    reason: 'Write at least 3 characters',
    places: 'It cannot be more than 200',
    key: 'Not in the expected form',
  })
})
