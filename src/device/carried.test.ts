// What the tablet shows: rows of its feeds with pending facts laid over them, folded again only where something changed.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Fact } from '../kernel/fact.ts'
import { type AnyCarrying, type Laid, makeCarried } from './carried.ts'

const BOOK = '0190a5d2-7c3b-7000-8000-000000000900'
const NATION = '0190a5d2-7c3b-7000-8000-000000000901'
const idOf = (n: number) => `0190a5d2-7c3b-7000-8000-${String(n).padStart(12, '0')}`

type Sum = { readonly total: number; readonly of: readonly string[] }
let folded: string[] = []
const sums: AnyCarrying = {
  table: 'sum',
  kinds: ['toy.added'],
  keysOf: (f) => [String(f.payload.key)],
  overlay: (key, carried: Sum | undefined, pending) => {
    folded.push(key)
    const had = new Set(carried?.of)
    const fresh = pending.filter((p) => !had.has(p.fact.id))
    return {
      total: (carried?.total ?? 0) + fresh.reduce((a, p) => a + Number(p.fact.payload.n), 0),
      of: [...had, ...fresh.map((p) => p.fact.id)],
    } satisfies Sum
  },
}
/** Looks at the row below it. */
const doubles: AnyCarrying = {
  table: 'double',
  kinds: ['toy.doubled'],
  keysOf: (f) => [String(f.payload.key)],
  overlay: (key, _carried: unknown, _pending, look) => ({ twice: 2 * (look<Sum>('sum', key)?.total ?? 0) }),
}

function laid(n: number, kind: string, payload: Fact['payload'], more: Partial<Fact> = {}): Laid {
  const estAt = new Date(Date.UTC(2026, 10, 20) + n * 1000).toISOString()
  const fact: Fact = {
    ...{
      id: idOf(n),
      kind,
      kindVersion: 1,
      about: idOf(n),
      book: BOOK,
      happenedAt: estAt,
      author: idOf(800),
    },
    ...{ origin: 'tablet', payload },
    ...more,
  }
  return { fact, estAt, dseq: n }
}
const added = (n: number, key: string, amount: number, more: Partial<Fact> = {}) =>
  laid(n, 'toy.added', { key, n: amount }, more)
const total = (c: ReturnType<typeof makeCarried>, key: string) => c.look<Sum>('sum', key)?.total
const yes = () => true

test('a pending fact shows at once over what was carried, and leaves when the feed tells of it', () => {
  const c = makeCarried([sums])
  c.put(BOOK, 'sum:a', { total: 10, of: [] })
  c.lay([added(1, 'a', 5)], yes)
  expect(total(c, 'a')).toBe(15)
  c.put(BOOK, 'sum:a', { total: 15, of: [idOf(1)] })
  expect(total(c, 'a')).toBe(15)
  c.lay([added(1, 'a', 5)], () => false)
  expect(total(c, 'a')).toBe(15)
})

test('only touched rows are folded again', () => {
  const c = makeCarried([sums])
  c.lay(
    Array.from({ length: 200 }, (_, i) => added(i + 1, `k${i}`, 1)),
    yes,
  )
  folded = []
  c.lay([added(999, 'k7', 1)], yes)
  expect(folded).toEqual(['k7'])
  c.put(BOOK, 'other:x', {})
  expect(folded).toEqual(['k7'])
})

test('an overlay that looks at a lower row follows it, whichever came first', () => {
  const c = makeCarried([sums, doubles])
  c.lay([laid(1, 'toy.doubled', { key: 'a' }), added(2, 'a', 4)], yes)
  expect(c.look('double', 'a')).toEqual({ twice: 8 })
  c.put(BOOK, 'sum:a', { total: 100, of: [] })
  expect(c.look('double', 'a')).toEqual({ twice: 208 })
})

test('an undo takes a pending fact back, and a correction takes its place', () => {
  const c = makeCarried([sums])
  c.lay([added(1, 'a', 5), added(2, 'a', 7)], yes)
  c.lay([laid(3, 'book.withdrawn', { reason: 'error' }, { about: idOf(1) })], yes)
  expect(total(c, 'a')).toBe(7)
  c.lay([added(4, 'a', 70, { corrects: idOf(2) })], yes)
  expect(total(c, 'a')).toBe(70)
})

test('the nearer book is shown; without it the farther one', () => {
  const c = makeCarried([])
  c.setBooks([BOOK, NATION])
  c.put(NATION, 'norm:x', { value: 1 })
  c.put(BOOK, 'norm:x', { value: 2 })
  expect(c.look('norm', 'x')).toEqual({ value: 2 })
  c.remove(BOOK, 'norm:x')
  expect(c.look('norm', 'x')).toEqual({ value: 1 })
})

test('a table’s view is the same object until one of its rows changes, and listeners hear once a change', () => {
  const c = makeCarried([sums])
  let heard = 0
  const stop = c.subscribe(['sum', 'room'], () => heard++)
  const before = c.all('sum')
  c.put(BOOK, 'child:1', {})
  expect(c.all('sum')).toBe(before)
  c.change(() => {
    for (let i = 0; i < 50; i++) c.put(BOOK, `sum:${i}`, { total: i, of: [] })
    c.put(BOOK, 'room:1', {})
  })
  expect(heard).toBe(1)
  expect(c.all('sum')).not.toBe(before)
  expect(c.all<Sum>('sum').size).toBe(50)
  stop()
  c.put(BOOK, 'sum:1', { total: 0, of: [] })
  expect(heard).toBe(1)
})

test('a locked tablet holds nothing', () => {
  const c = makeCarried([sums])
  c.put(BOOK, 'child:1', { given: 'Ana' })
  c.lay([added(1, 'a', 5)], yes)
  c.empty()
  expect(c.all('child').size + c.all('sum').size).toBe(0)
})

test('any order of laying, taking off and carrying ends in the same rows', () => {
  const facts = Array.from({ length: 8 }, (_, i) => added(i + 1, `k${i % 3}`, i + 1))
  const steps: ((c: ReturnType<typeof makeCarried>) => void)[] = [
    ...facts.map((f) => (c: ReturnType<typeof makeCarried>) => c.lay([f], yes)),
    (c) => c.put(BOOK, 'sum:k0', { total: 1, of: [idOf(1)] }),
    (c) => c.put(BOOK, 'sum:k1', { total: 40, of: [] }),
  ]
  const rows = (c: ReturnType<typeof makeCarried>) => ['k0', 'k1', 'k2'].map((k) => total(c, k))
  const expected = makeCarried([sums])
  for (const step of steps) step(expected)
  fc.assert(
    fc.property(fc.shuffledSubarray(steps, { minLength: steps.length }), (shuffled) => {
      const c = makeCarried([sums])
      for (const step of shuffled) step(c)
      expect(rows(c)).toEqual(rows(expected))
    }),
  )
})
