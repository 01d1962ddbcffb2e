// Whole books of toys as fast-check makes them: facts that correct, withdraw, resolve and forget each other in any way.
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import type { Fact } from '../../src/kernel/fact.ts'
import { uuid7OfDigest, uuidOfDigest } from '../../src/kernel/ids.ts'

const digest = (text: string) => createHash('sha256').update(text).digest()
export const TOY_BOOK = uuidOfDigest(digest('toy book'))
export const toyChildren = [0, 1, 2].map((i) => uuidOfDigest(digest(`toy child ${i}`)))
const room = uuidOfDigest(digest('toy room'))
const author = uuidOfDigest(digest('toy author'))

/** A fact and whether intake holds it until a person says it stands. */
export type ToyItem = { readonly fact: Fact; readonly held: boolean }

const kindNames = [
  ...['registered', 'changed', 'changed', 'alert', 'alert-off', 'gone', 'back', 'measured', 'measured'],
  ...[
    'arrived',
    'moved',
    'left',
    'lunch',
    'lunch',
    'visited',
    'same',
    'same',
    'withdrawn',
    'withdrawn',
    'stands',
    'void',
    'erased',
  ],
] as const

const step = fc.record({
  kind: fc.constantFrom(...kindNames),
  child: fc.nat(2),
  other: fc.nat(2),
  target: fc.nat(60),
  corrects: fc.option(fc.nat(60), { freq: 6 }),
  supersedes: fc.boolean(),
  held: fc.boolean(),
  day: fc.nat(3),
  at: fc.nat(5),
  n: fc.integer({ min: 1, max: 9 }),
})

/** Ids are as random as real ones; a target may lie before, after, or be the fact itself. */
export const toyBook: fc.Arbitrary<ToyItem[]> = fc
  .tuple(fc.nat(), fc.array(step, { minLength: 6, maxLength: 24 }))
  .map(([salt, steps]) => {
    const idAt = (i: number) => uuid7OfDigest(1_760_000_000_000 + (i % 3), digest(`${salt} ${i}`))
    const registered = toyChildren.slice(0, 2).map((_, child) => ({
      ...{ kind: 'registered' as const, child, other: 0, target: 0, corrects: null, supersedes: false },
      ...{ held: false, day: 0, at: 3, n: 5 + child },
    }))
    const all = [...steps, ...registered]
    return all.map((s, i): ToyItem => {
      const target = idAt(s.target % all.length)
      const child = toyChildren[s.child]!
      const said = (kind: string, about: string, payload: Record<string, unknown>): ToyItem => ({
        fact: {
          id: idAt(i),
          kind,
          kindVersion: 1,
          about,
          book: TOY_BOOK,
          happenedAt: `2026-11-20T10:0${s.at}:00.000Z`,
          author,
          origin: 'tablet',
          payload,
          ...(s.corrects === null || !kind.startsWith('toy.')
            ? {}
            : { corrects: idAt(s.corrects % all.length) }),
          ...(s.supersedes ? { supersedes: [target] } : {}),
        },
        held: s.held && s.n > 6,
      })
      switch (s.kind) {
        case 'withdrawn':
          return said('book.withdrawn', target, { reason: 'prueba' })
        case 'stands':
        case 'void':
          return said('book.review-resolved', target, { decision: s.kind, reason: 'prueba' })
        case 'erased':
          // The third child only: the others keep a book worth comparing.
          return { ...said('book.person-erased', toyChildren[2]!, { reason: 'prueba' }), held: false }
        case 'registered':
          return said('toy.registered', child, { name: `n${s.n}`, birth: s.n })
        case 'changed':
          return said('toy.changed', child, s.n % 2 ? { birth: s.n } : { name: `m${s.n}` })
        case 'alert-off':
          return said('toy.alert-off', child, { alert: target })
        case 'lunch':
          return said('toy.lunch', room, {
            day: s.day,
            eaten: { [child]: s.n > 4 ? 'all' : 'half', [toyChildren[s.other]!]: 'half' },
          })
        case 'same':
          return said('toy.same', child, { with: toyChildren[s.other]! })
        case 'visited':
          return said('toy.visited', child, { with: toyChildren[s.other]! })
        default:
          return said(`toy.${s.kind}`, child, { day: s.day, grams: 100 * s.n })
      }
    })
  })

/** Shuffles by a seed (mulberry32), so that a failing run is the same anywhere. */
export function shuffled<T>(items: readonly T[], seed: number): T[] {
  const list = [...items]
  const next = random(seed)
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1))
    ;[list[i], list[j]] = [list[j]!, list[i]!]
  }
  return list
}

export function random(seed: number): () => number {
  let a = seed | 0
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Cuts a list into batches of 1 to 6, some of them handed in twice. */
export function batches<T>(items: readonly T[], seed: number): T[][] {
  const next = random(seed ^ 0x5bd1e995)
  const out: T[][] = []
  for (let i = 0; i < items.length; ) {
    const size = 1 + Math.floor(next() * 6)
    const batch = items.slice(i, i + size)
    if (next() < 0.2) batch.push(batch[0]!)
    out.push(batch)
    if (next() < 0.2) out.push(batch)
    i += size
  }
  return out
}
