// A restriction wins over everything, a withdrawal over every authorization, and nothing is let through by default.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CarriedAdult, CarriedCircle, CarriedLink } from '../contract/carried.ts'
import { judgePickUp, type PickUpEvidence, resembles, usedTwice } from './judge-pick-up.ts'

const DAY = '2026-11-27'
const aunt: CarriedAdult = { given: 'Rosa', first: 'Prueba', second: 'Ejemplo', phones: [] }
const link: CarriedLink = { adult: 'a', relation: 'aunt-uncle', pickUp: true }
const child = (circle?: Partial<CarriedCircle>) => ({ id: 'c', circle: { adults: [link], ...circle } })
const pin: PickUpEvidence = { pin: 'right' }
const restriction = { id: 'r', adult: 'a', name: 'Rosa Prueba Ejemplo', from: '2026-11-01' }
const code = { id: 'k', right: true, adult: 'a', child: 'c', day: DAY }
const judge = (
  circle: Partial<CarriedCircle>,
  evidence: PickUpEvidence = pin,
  adult: CarriedAdult | undefined = aunt,
  used: ReadonlySet<string> = new Set(),
) => judgePickUp(child(circle), { adult: 'a' }, adult, evidence, DAY, used)
const director = (...why: string[]) => ({ verdict: 'needs-director', why })

describe('an authorized adult', () => {
  test('is right by PIN, code, face or document', () => {
    expect(judge({}, { pin: 'right' })).toEqual({ verdict: 'right', by: 'pin' })
    expect(judge({}, { code })).toEqual({ verdict: 'right', by: 'code' })
    expect(judge({}, { face: 'alike' })).toEqual({ verdict: 'right', by: 'face' })
    expect(judge({}, { document: 'seen' })).toEqual({ verdict: 'right', by: 'document' })
  })
  test('without any proof is for the director', () => {
    expect(judge({}, {})).toEqual(director('unverified'))
    expect(judge({}, { pin: 'none' })).toEqual(director('unverified'))
  })
  test('whose proof does not fit is for the director, whatever else fits', () => {
    expect(judge({}, { pin: 'wrong', face: 'alike' })).toEqual(director('pin-wrong'))
    expect(judge({}, { pin: 'right', face: 'unlike' })).toEqual(director('face-unlike'))
    expect(judge({}, { document: 'other-name' })).toEqual(director('document-other-name'))
  })
  test('with a code of another day, child or person, or one used before, is for the director', () => {
    expect(judge({}, { code: { ...code, right: false } })).toEqual(director('code-wrong'))
    expect(judge({}, { code: { ...code, day: '2026-11-26' } })).toEqual(director('code-other-day'))
    expect(judge({}, { code: { ...code, adult: 'b' } })).toEqual(director('code-other-person'))
    expect(judge({}, { code: { ...code, child: 'd' } })).toEqual(director('code-other-person'))
    expect(judge({}, { code }, aunt, new Set(['k']))).toEqual(director('code-used'))
  })
})

describe('who may not, or not today', () => {
  const of = (more: Partial<CarriedLink>) => judge({ adults: [{ ...link, ...more }] })
  test.each([
    ['withdrawn', { withdrawn: '2026-11-20T15:00:00.000Z' }],
    ['proposed', { proposed: true }],
    ['not-authorized', { pickUp: undefined }],
    ['not-yet', { from: '2026-11-28' }],
    ['expired', { until: '2026-11-26' }],
  ] as const)('%s', (why, more) => {
    expect(of(more as Partial<CarriedLink>)).toEqual(director(why))
  })
  test('both ends of a permit are days of it', () => {
    expect(of({ from: DAY, until: DAY }).verdict).toBe('right')
  })
  test('somebody under age', () => {
    expect(judge({}, pin, { ...aunt, minor: true })).toEqual(director('minor'))
  })
  test('somebody nobody named, or of a child without a file', () => {
    expect(judgePickUp(child(), { says: 'Pedro Nadie' }, undefined, {}, DAY)).toEqual(director('unknown'))
    expect(judgePickUp({ id: 'c', circle: undefined }, { adult: 'a' }, aunt, pin, DAY)).toEqual(
      director('unknown'),
    )
  })
})

describe('a restriction', () => {
  test('wins over authorization, PIN and code', () => {
    expect(judge({ restrictions: [restriction] }, { pin: 'right', code, face: 'alike' })).toEqual({
      verdict: 'restricted',
      restriction: 'r',
    })
  })
  test('on somebody described is known by the name that is said', () => {
    const described = { id: 'r', name: 'Juan Pérez Solís', from: '2026-11-01' }
    const says = (name: string) =>
      judgePickUp(child({ restrictions: [described] }), { says: name }, undefined, {}, DAY)
    expect(says('JUAN PEREZ SOLIS')).toEqual({ verdict: 'restricted', restriction: 'r' })
    expect(says('Juan Pérez')).toEqual(director('resembles-restricted', 'unknown'))
    expect(says('Pedro Nadie')).toEqual(director('unknown'))
  })
  test('holds on its days alone', () => {
    expect(judge({ restrictions: [{ ...restriction, until: '2026-11-26' }] }).verdict).toBe('right')
    expect(judge({ restrictions: [{ ...restriction, from: '2026-11-28' }] }).verdict).toBe('right')
    expect(judge({ restrictions: [{ ...restriction, until: DAY }] }).verdict).toBe('restricted')
  })
})

const evidence = fc.record(
  {
    pin: fc.constantFrom('right', 'wrong', 'locked', 'none'),
    face: fc.constantFrom('alike', 'unlike'),
    document: fc.constantFrom('seen', 'other-name'),
    code: fc.record({
      ...{ id: fc.constantFrom('k', 'l'), right: fc.boolean(), adult: fc.constantFrom('a', 'b') },
      ...{ child: fc.constantFrom('c', 'd'), day: fc.constantFrom(DAY, '2026-11-26') },
    }),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<PickUpEvidence>
const links = fc.record(
  {
    ...{ adult: fc.constantFrom('a', 'b'), relation: fc.constant('friend'), pickUp: fc.constant(true) },
    ...{ withdrawn: fc.constant('2026-11-20T15:00:00.000Z'), proposed: fc.constant(true) },
    ...{ from: fc.constantFrom(DAY, '2026-11-28'), until: fc.constantFrom(DAY, '2026-11-26') },
  },
  { requiredKeys: ['adult', 'relation'] },
) as fc.Arbitrary<CarriedLink>

test('whatever is shown: restricted is never anything else, and right needs an authorization that stands and a proof', () => {
  fc.assert(
    fc.property(evidence, fc.array(links), fc.boolean(), fc.boolean(), (e, adults, restricted, minor) => {
      const restrictions = restricted ? [restriction] : []
      const v = judge({ adults, restrictions }, e, minor ? { ...aunt, minor } : aunt, new Set(['l']))
      expect(v.verdict === 'restricted').toBe(restricted)
      if (v.verdict !== 'right') return
      const l = adults.find((a) => a.adult === 'a')
      expect(l?.pickUp && !l.withdrawn && !l.proposed && !minor).toBe(true)
      expect([e.pin === 'right', e.face === 'alike', e.document === 'seen', e.code?.right]).toContain(true)
      expect(e.pin === 'wrong' || e.face === 'unlike' || e.code?.right === false).toBe(false)
    }),
  )
})

test('names resemble each other by whole words, two at least', () => {
  expect(resembles('José Pérez', 'JOSE  perez solis')).toBe(true)
  expect(resembles('José', 'José Pérez')).toBe(false)
  expect(resembles('José Pérez', 'José Solís')).toBe(false)
})

test('of several uses of a code the first stands, in whatever order they are heard', () => {
  const uses = [
    { id: '2', code: 'k', at: '2026-11-27T21:10:00.000Z' },
    { id: '1', code: 'k', at: '2026-11-27T21:00:00.000Z' },
    { id: '3', code: 'l', at: '2026-11-27T21:20:00.000Z' },
  ]
  for (const order of [uses, [...uses].reverse()]) expect(usedTwice(order).map((u) => u.id)).toEqual(['2'])
})
