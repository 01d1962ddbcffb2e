// One text for one value: what is the same has the same text, whichever way it is asked.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonical, sameJson } from './canonical.ts'

const json = fc.jsonValue({ maxDepth: 4 })

test('the text is JSON, its keys sorted, whatever characters it holds', () => {
  fc.assert(
    fc.property(fc.oneof(json, fc.string({ unit: 'binary' })), (value) => {
      const text = canonical(value)
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
      expect(canonical(JSON.parse(text))).toBe(text)
    }),
  )
  expect(canonical({ b: 'á"\\\n\u2028', a: [undefined, 1.5, -0], c: undefined })).toBe(
    '{"a":[null,1.5,0],"b":"á\\"\\\\\\n\u2028"}',
  )
  expect(canonical('\ud800')).toBe('"\\ud800"')
})

test('two values are the same exactly when their texts are', () => {
  const holes = fc.object({
    values: [fc.constant(undefined), fc.constant(null), fc.integer(), fc.string()],
    maxDepth: 3,
  })
  fc.assert(
    fc.property(fc.oneof(json, holes), fc.oneof(json, holes), (a, b) => {
      expect(sameJson(a, b)).toBe(canonical(a) === canonical(b))
      expect(sameJson(a, structuredClone(a))).toBe(true)
    }),
    { numRuns: 2_000 },
  )
  fc.assert(
    fc.property(holes, fc.nat(), (a, n) => {
      const keys = Object.keys(a)
      const key = keys[n % Math.max(1, keys.length)] ?? 'x'
      for (const value of [undefined, null, 0]) {
        const b = { ...a, [key]: value }
        expect(sameJson(a, b)).toBe(canonical(a) === canonical(b))
      }
    }),
  )
})
