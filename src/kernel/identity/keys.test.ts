// NSS, RFC, CLUES, CCT and INEGI keys: published cases, known keys of institutions, and garbage.
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { judgeCct, normaliseCct } from './cct.ts'
import { judgeClues, normaliseClues } from './clues.ts'
import {
  isLocalityKey,
  isMunicipalityKey,
  isStateKey,
  lettersOfState,
  municipalityOf,
  stateOf,
  stateOfLetters,
} from './inegi.ts'
import { judgeNss, normaliseNss, nssCheckDigit } from './nss.ts'
import { judgeRfc, normaliseRfc, rfcCheckDigit } from './rfc.ts'

const FILE = resolve('../shared/reference/identity/curp-nss-cases.json')

test.skipIf(!existsSync(FILE))(
  `NSS cases of ${FILE}${existsSync(FILE) ? '' : ' (skipped: not on this machine)'}`,
  () => {
    const { nss } = JSON.parse(readFileSync(FILE, 'utf8')) as {
      nss: { valid: { nss: string; checkDigit: string }[]; invalid: { nss: string; why: string }[] }
    }
    for (const c of nss.valid) expect(judgeNss(c.nss)).toEqual({ valid: true, checkDigit: c.checkDigit })
    for (const c of nss.invalid) expect(judgeNss(c.nss)).toMatchObject({ valid: false, why: c.why })
  },
)

describe('NSS', () => {
  test('every single wrong digit is caught', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^\d{10}$/),
        fc.nat(10),
        fc.integer({ min: 1, max: 9 }),
        (ten, at, plus) => {
          const nss = ten + nssCheckDigit(ten)
          expect(judgeNss(nss).valid).toBe(true)
          const typo = nss.slice(0, at) + ((Number(nss[at]) + plus) % 10) + nss.slice(at + 1)
          expect(judgeNss(typo)).toMatchObject({ valid: false, why: 'wrong check digit' })
        },
      ),
    )
  })
  test('is read as people group it', () => expect(normaliseNss('12 34 56 7890-3')).toBe('12345678903'))
})

describe('RFC', () => {
  test.each([
    ['GODE561231GR8', 'person'],
    ['SAT970701NN3', 'company'],
    ['IMS421231I45', 'company'],
    ['XAXX010101000', 'generic'],
  ])('%s is a %s', (rfc, kind) =>
    expect(judgeRfc(rfc)).toEqual({ valid: true, kind, checkDigit: rfcCheckDigit(rfc) }),
  )
  test.each([
    ['GODE561231GR7', 'wrong check digit'],
    ['SAT971301NN3', 'that date does not exist'],
    ['SAT97070NN3', '11 characters, 12 or 13 expected'],
    ['1AT970701NN3', '3 letters expected at the start'],
  ])('%s: %s', (rfc, why) => expect(judgeRfc(rfc)).toMatchObject({ valid: false, why }))
  test('is normalised', () => expect(normaliseRfc(' sat-970701-nn3 ')).toBe('SAT970701NN3'))
})

describe('CLUES and CCT', () => {
  test('structure stands', () => {
    expect(judgeClues(normaliseClues('dfims 000013'))).toEqual({ valid: true })
    expect(judgeCct(normaliseCct('09dpr1234a'))).toEqual({ valid: true })
  })
  test.each(['DFIMS00001', 'ZZIMS000013', 'DF1MS000013', 'DFIMS00001A'])('CLUES %s is refused', (s) => {
    expect(judgeClues(s).valid).toBe(false)
  })
  test.each(['09DPR1234', '33DPR1234A', '09D1R1234A', '09DPR12A4A', '09DPR12349'])(
    'CCT %s is refused',
    (s) => {
      expect(judgeCct(s).valid).toBe(false)
    },
  )
})

describe('INEGI keys', () => {
  test('states, municipalities, localities', () => {
    expect(['00', '01', '32', '33', '1'].map(isStateKey)).toEqual([false, true, true, false, false])
    expect(['02004', '02000', '33001', '2004'].map(isMunicipalityKey)).toEqual([true, false, false, false])
    expect(['020040001', '020040000', '02004001'].map(isLocalityKey)).toEqual([true, false, false])
    expect([stateOf('020040001'), municipalityOf('020040001')]).toEqual(['02', '02004'])
  })
  test('letters of states go there and back', () => {
    for (let i = 1; i <= 32; i++) {
      const key = String(i).padStart(2, '0')
      expect(stateOfLetters(lettersOfState(key)!)).toBe(key)
    }
    expect([lettersOfState('02'), lettersOfState('09'), lettersOfState('33')]).toEqual([
      'BC',
      'DF',
      undefined,
    ])
  })
})

test('every judge is total on garbage', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ maxLength: 14 }), fc.string({ unit: 'binary', maxLength: 14 })), (s) => {
      for (const judge of [judgeNss, judgeRfc, judgeClues, judgeCct])
        expect(typeof judge(s).valid).toBe('boolean')
    }),
  )
})
