// A plain envelope is one that the full reading takes and leaves as it is: the quick look never says more than that.
import fc from 'fast-check'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { Fact } from '../kernel/fact.ts'
import { isPlainEnvelope } from './plain-envelope.ts'

const ID = '0190a1b2-c3d4-7e5f-8a6b-7c8d9e0f1a2b'
const OTHER = '3d0c5f5e-11aa-4b3c-9d2e-0a1b2c3d4e5f'
const simple = {
  id: ID,
  kind: 'attendance.arrived',
  kindVersion: 1,
  about: OTHER,
  book: OTHER,
  happenedAt: '2026-11-20T15:04:05.000Z',
  author: OTHER,
  origin: 'tablet',
  payload: { day: '2026-11-20', room: OTHER, list: [1, { a: null }] },
}
const whole = {
  ...simple,
  room: OTHER,
  corrects: ID,
  reason: 'leí mal',
  device: OTHER,
  dseq: 7,
  prev: 'abc=',
  mono: { boot: OTHER, ms: 1.5 },
  off: { ms: -3, ageMs: 12 },
  salt: 'x1',
}
const ODD = [
  ...[
    undefined,
    null,
    true,
    '',
    'x',
    0,
    -1,
    1,
    1.5,
    2 ** 53,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    [],
    [1],
    {},
    { a: 1 },
  ],
  ...[ID, OTHER, ID.toUpperCase(), `${ID}\n`, ` ${ID}`, 'x'.repeat(64), 'x'.repeat(65), 'x'.repeat(501)],
  ...[
    'a.b',
    'A.b',
    'a.b\n',
    `a.${'b'.repeat(62)}`,
    `a.${'b'.repeat(63)}`,
    'world',
    'tablets',
    new Date(0),
    new Map([[1, 2]]),
  ],
  ...[
    '2026-02-30T00:00:00.000Z',
    '2026-13-01T00:00:00.000Z',
    '0000-01-01T00:00:00.000Z',
    '2026-11-20T24:00:00.000Z',
  ],
  ...[
    '2026-11-20T15:04:05Z',
    '٢٠٢٦-11-20T15:04:05.000Z',
    { boot: OTHER, ms: 1 },
    { boot: OTHER, ms: 1, more: 1 },
  ],
  ...[
    { boot: OTHER },
    { boot: 'x', ms: 1 },
    { ms: 1, ageMs: 2 },
    { ms: 1 },
    { ms: '1', ageMs: 2 },
    { ms: Number.NaN, ageMs: 2 },
  ],
  ...[JSON.parse('{"__proto__": 1}'), JSON.parse('{"constructor": 1}'), JSON.parse('{"prototype": {}}')],
  ...[Object.create({ inherited: 1 }), Object.create(null), { payload: { __proto__: null } }, () => 1],
]
const NAMES = [...Object.keys(Fact.entries), 'more', 'constructor', '__proto__', 'toString']

/** Made of what a copy keeps: no class of its own. */
const isData = (x: object): boolean =>
  Object.getPrototypeOf(x) === Object.prototype && !Object.hasOwn(x, '__proto__')

/** A fact with some of its members other, gone or new, at the top or one step down. */
const changed = fc
  .tuple(
    fc.constantFrom<object>(simple, whole),
    fc.array(
      fc.record({
        name: fc.constantFrom(...NAMES),
        inside: fc.option(fc.constantFrom('boot', 'ms', 'ageMs', 'day', 'more', 'constructor')),
        value: fc.oneof(fc.constantFrom(...ODD), fc.anything()),
        gone: fc.boolean(),
      }),
      { maxLength: 3 },
    ),
  )
  .map(([base, changes]) => {
    const fact = structuredClone(base) as Record<string, unknown>
    for (const { name, inside, value: odd, gone } of changes) {
      // a copy where there is one: what is odd is shared, and is changed within
      const value =
        typeof odd === 'function'
          ? odd
          : odd !== null && typeof odd === 'object' && isData(odd)
            ? structuredClone(odd)
            : odd
      const within = inside !== null && Object.hasOwn(fact, name) ? fact[name] : undefined
      const [of, key] = within !== null && typeof within === 'object' ? [within, inside!] : [fact, name]
      if (gone) Reflect.deleteProperty(of, key)
      else Object.defineProperty(of, key, { value, enumerable: true, configurable: true, writable: true })
    }
    return fact
  })

test('what it recognizes, the full reading takes and gives back the same, member by member', () => {
  let recognized = 0
  fc.assert(
    fc.property(
      fc.oneof({ weight: 9, arbitrary: changed }, { weight: 1, arbitrary: fc.anything() }),
      (value) => {
        if (!isPlainEnvelope(value)) return
        recognized++
        const read = v.safeParse(Fact, value)
        expect(read.success).toBe(true)
        expect(read.output).toStrictEqual(value)
        expect(Object.keys(read.output as object).sort()).toEqual(Object.keys(value).sort())
      },
    ),
    { numRuns: 5_000 },
  )
  expect(recognized).toBeGreaterThan(500)
}, 60_000)

test('one odd member at a time: it never takes what the full reading refuses', () => {
  for (const base of [simple, whole])
    for (const name of NAMES)
      for (const value of ODD) {
        const fact: Record<string, unknown> = structuredClone(base)
        Object.defineProperty(fact, name, { value, enumerable: true, configurable: true, writable: true })
        if (!isPlainEnvelope(fact)) continue
        const read = v.safeParse(Fact, fact)
        expect([name, value, read.success]).toEqual([name, value, true])
        expect(read.output).toStrictEqual(fact)
      }
})

test('it recognizes what tablets and desks send', () => {
  for (const fact of [simple, whole, { ...simple, off: null }, { ...simple, room: undefined }])
    expect(isPlainEnvelope(fact)).toBe(true)
})
