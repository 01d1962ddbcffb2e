// CURP: the published cases in place, and what must hold for any person and any text.
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayNumber, dayOfNumber } from '../days.ts'
import {
  composeCurp,
  curpCheckDigit,
  doubtsOfCurp,
  isSyntheticCurp,
  judgeCurp,
  markSynthetic,
  normaliseCurp,
  readCurp,
} from './curp.ts'
import { firstFourLetters, innerConsonants, isInconvenient } from './curp-letters.ts'

const FILE = resolve('../shared/reference/identity/curp-nss-cases.json')

type Cases = {
  curp: {
    valid: { first17: string; checkDigit: string; curp: string }[]
    invalid: { curp: string; why: string }[]
    normalise: { input: string; result: string }[]
    names: { given: string; first: string; second: string; first4: string }[]
  }
}

describe.skipIf(!existsSync(FILE))(
  `cases of ${FILE}${existsSync(FILE) ? '' : ' (skipped: not on this machine)'}`,
  () => {
    const { curp } = existsSync(FILE)
      ? (JSON.parse(readFileSync(FILE, 'utf8')) as Cases)
      : { curp: { valid: [], invalid: [], normalise: [], names: [] } }
    test('valid ones, with their check digit', () => {
      expect(curp.valid.length).toBeGreaterThan(10)
      for (const c of curp.valid) expect(judgeCurp(c.curp)).toEqual({ valid: true, checkDigit: c.checkDigit })
    })
    test('invalid ones, with the reason', () => {
      for (const c of curp.invalid) expect(judgeCurp(c.curp)).toMatchObject({ valid: false, why: c.why })
    })
    test('normalised', () => {
      for (const c of curp.normalise) expect(normaliseCurp(c.input)).toBe(c.result)
    })
    test('first four letters of names', () => {
      for (const c of curp.names) expect(firstFourLetters(c), `${c.given} ${c.first}`).toBe(c.first4)
    })
  },
)

describe('letters of names', () => {
  test.each([
    [{ given: 'MARÍA', first: 'Núñez', second: 'Ibáñez' }, 'NUIM', 'XBR'],
    [{ given: 'José Ángel', first: 'Muñoz', second: 'Peña' }, 'MUPA', 'XXN'],
    [{ given: 'MA. DE LOS ANGELES', first: 'DE LA CRUZ', second: "O'NEIL" }, 'CUOA', 'RXN'],
    [{ given: 'J. JESUS', first: 'ARGÜELLO', second: '' }, 'AUXJ', 'RXS'],
    [{ given: 'ELIA', first: '', second: 'PEDROZA' }, 'PEXE', 'DXL'],
    [{ given: 'DANIEL', first: 'VAN DER BERG', second: 'Y' }, 'BEYD', 'RXN'],
  ])('%j', (names, four, consonants) => {
    expect(firstFourLetters(names)).toBe(four)
    expect(innerConsonants(names)).toBe(consonants)
  })
  test('an inconvenient word always shows X second', () => {
    expect(firstFourLetters({ given: 'OFELIA', first: 'PEDRERO', second: 'DIAZ' })).toBe('PXDO')
    expect(firstFourLetters({ given: 'ALMA', first: 'RAMOS', second: 'TORRES' })).toBe('RXTA')
  })
  test('any text gives four letters and three consonants that the structure allows', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.string(),
        fc.string({ unit: 'binary' }),
        (given, first, second) => {
          const four = firstFourLetters({ given, first, second })
          expect(four).toMatch(/^[A-Z][AEIOUX][A-Z]{2}$/)
          expect(isInconvenient(four)).toBe(false)
          expect(innerConsonants({ given, first, second })).toMatch(/^[B-DF-HJ-NP-TV-Z]{3}$/)
        },
      ),
    )
  })
})

const name = fc.stringMatching(/^[A-ZÑÁÉÍÓÚ]{1,12}( [A-ZÑ]{2,9})?$/)
const person = fc.record({
  given: name,
  first: name,
  second: name,
  sex: fc.constantFrom('F', 'M'),
  birth: fc.integer({ min: dayNumber('1910-01-01'), max: dayNumber('2099-12-31') }).map(dayOfNumber),
})

describe('any person', () => {
  test('has a valid CURP that says their birth and sex and raises no doubt', () => {
    fc.assert(
      fc.property(person, (p) => {
        const curp = composeCurp(p, 'BC')
        expect(judgeCurp(curp).valid).toBe(true)
        expect(readCurp(curp)).toEqual({ birth: p.birth, sex: p.sex, birthState: '02' })
        expect(doubtsOfCurp(curp, p)).toEqual([])
      }),
    )
  })
  test('has a practice CURP of the same shape that is never valid', () => {
    fc.assert(
      fc.property(person, (p) => {
        const curp = composeCurp(p, 'BC')
        const made = markSynthetic(curp)
        expect(made).toMatch(/^[A-Z]{4}\d{6}[HM][A-Z]{5}[0-9A-Z]\d$/)
        expect([isSyntheticCurp(curp), isSyntheticCurp(made)]).toEqual([false, true])
        expect(judgeCurp(made)).toMatchObject({ valid: false, fault: 'synthetic', checkDigit: made[17] })
        expect(markSynthetic(made)).toBe(made)
      }),
    )
  })
  test('a wrong digit is caught wherever its weight shares no factor with ten', () => {
    fc.assert(
      fc.property(person, fc.constantFrom(5, 7, 9), fc.integer({ min: 1, max: 9 }), (p, at, plus) => {
        const curp = composeCurp(p, 'OC')
        const typo = curp.slice(0, at) + ((Number(curp[at]) + plus) % 10) + curp.slice(at + 1)
        expect(judgeCurp(typo).valid).toBe(false)
      }),
    )
  })
})

test('doubts name the field and never more than is known', () => {
  const p = {
    given: 'Luisa',
    first: 'Pérez',
    second: 'Hernández',
    sex: 'F',
    birth: '2024-02-29',
  } as const
  const curp = composeCurp(p, 'MC')
  expect(doubtsOfCurp(curp, {})).toEqual([])
  expect(doubtsOfCurp(curp, { ...p, birth: '2024-03-01', sex: 'M' })).toEqual([
    { code: 'curp.birth-differs', field: 'birth' },
    { code: 'curp.sex-differs', field: 'sex' },
  ])
  expect(doubtsOfCurp(curp, { ...p, first: 'Gómez' })).toEqual([{ code: 'curp.names-differ', field: 'curp' }])
  expect(doubtsOfCurp('PEHL', p)).toEqual([{ code: 'curp.length', field: 'curp' }])
})

test('judging is total on garbage', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary', minLength: 17, maxLength: 19 })), (s) => {
      expect(judgeCurp(s).valid).toBe(false)
      expect(readCurp(s)).toBeUndefined()
      expect([undefined, 'string']).toContain(curpCheckDigit(s) === undefined ? undefined : 'string')
    }),
  )
})
