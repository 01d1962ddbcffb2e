// A withdrawal wins over namings that did not know of it, restrictions stay until ended, and any order gives the same circle.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fact, idOf, people } from '../../../../tests/world.ts'
import { byEstimatedTime, type Fact, type Stamped } from '../../../kernel/fact.ts'
import { carryCircle } from './carried.ts'
import { foldCircle } from './fold-circle.ts'

const child = idOf('a child of the circle')
const book = idOf('a book of the circle')
const adult = idOf('an adult of the circle')
const at = (minute: number) => `2026-11-20T15:${String(minute).padStart(2, '0')}:00.000Z`
const link = {
  ...{ relation: 'aunt-uncle', guardian: false, pickUp: true, livesWith: false, emergency: true, order: 1 },
}
const person = {
  given: 'Rosa',
  first: 'Prueba',
  phones: [{ number: '55 0000 0001', kind: 'mobile' }],
  ofAge: true,
}
const said = (kind: string, minute: number, payload: object, more: Partial<Fact> = {}): Fact =>
  fact(`guardians.${kind}`, child, book, payload as Record<string, unknown>, {
    happenedAt: at(minute),
    ...more,
  })
const named = (minute: number, more: Partial<Fact> = {}, payload: object = {}) =>
  said('adult-named', minute, { adult, ...person, ...link, ...payload }, more)
const withdrawn = (minute: number, payload: object = {}) =>
  said('adult-withdrawn', minute, { adult, why: 'family', ...payload })
const fold = (facts: readonly Fact[]) =>
  foldCircle(book, child, facts.map((f): Stamped => ({ fact: f, estAt: f.happenedAt })).sort(byEstimatedTime))

describe('authority to pick up', () => {
  test('a withdrawal wins over a naming said at the same time, before or after', () => {
    for (const minute of [0, 5, 9])
      expect(fold([named(1), withdrawn(5), named(minute)]).adults[0]?.withdrawn?.why).toBe('family')
  })
  test('only a naming that knew of it brings the adult back', () => {
    const w = withdrawn(5)
    expect(fold([named(1), w, named(6, { supersedes: [w.id] })]).adults[0]?.withdrawn).toBeNull()
    const again = withdrawn(8)
    expect(fold([named(1), w, again, named(9, { supersedes: [w.id] })]).adults[0]?.withdrawn?.ref).toBe(
      again.id,
    )
  })
  test('one field corrected by two people who did not know of each other is a conflict', () => {
    const n = named(1)
    const change = (minute: number, pickUp: boolean) =>
      said('adult-changed', minute, { adult, pickUp }, { supersedes: [n.id] })
    const c = fold([n, change(2, false), change(3, true)]).adults[0]!
    expect(c.conflicts.map((x) => x.field)).toEqual(['pickUp'])
  })
  test('is told in another center with what it was said over, and known again when the child comes back', () => {
    const first = named(1)
    const w = withdrawn(2)
    const back = named(3, { supersedes: [w.id] })
    const here = [first, w, back]
    const told = fold(here).adults[0]!
    // the other center: what stands, said over all that was known
    const letter = named(10, {}, { after: told.knows })
    const there = withdrawn(12)
    const left = fold([letter, there]).adults[0]!
    expect(left.withdrawn?.ref).toBe(there.id)
    // it comes back: first that it was withdrawn there
    const again = [named(20, {}, { after: left.knows }), withdrawn(21, { ref: left.withdrawn?.ref })]
    expect(fold([...here, ...again]).adults[0]?.withdrawn?.ref).toBe(there.id)
    // and once the other center had named them anew
    const anew = named(13, { supersedes: [there.id] })
    const stands = fold([letter, there, anew]).adults[0]!
    expect(stands.withdrawn).toBeNull()
    const third = named(25, {}, { after: stands.knows })
    expect(fold([...here, ...again, third]).adults[0]?.withdrawn).toBeNull()
    expect(fold([...here, ...again, third]).adults[0]?.conflicts).toEqual([])
  })
})

describe('restrictions', () => {
  const noted = (minute: number, more: object = {}) =>
    said('restriction-noted', minute, {
      adult,
      name: 'Rosa Prueba',
      basis: 'court-order',
      from: '2026-11-01',
      ...more,
    })
  test('stay until somebody ends that very one, and a tablet hears of them without the reason', () => {
    const r = noted(1, { order: 'Exp. 12/2026', words: 'violencia', look: 'alta, pelo corto' })
    const circle = fold([r])
    expect(circle.restrictions[0]).toMatchObject({ id: r.id, order: 'Exp. 12/2026', ended: null })
    const carried = carryCircle(circle)
    expect(carried?.restrictions).toEqual([
      { id: r.id, adult, name: 'Rosa Prueba', look: 'alta, pelo corto', from: '2026-11-01' },
    ])
    expect(JSON.stringify(carried)).not.toMatch(/violencia|12\/2026|court/)
    const end = said('restriction-ended', 3, { restriction: r.id, why: 'el juez la levantó' })
    expect(carryCircle(fold([r, end]))).toBeUndefined()
    expect(fold([end, r, noted(4)]).restrictions.map((x) => x.ended === null)).toEqual([false, true])
  })
  test('told again in another center are one, and its end holds there and here', () => {
    const r = noted(1)
    const letter = noted(9, { ref: r.id })
    expect(fold([r, letter]).restrictions).toHaveLength(1)
    const end = said('restriction-ended', 12, { restriction: r.id, why: 'terminó' })
    expect(fold([r, letter, end]).restrictions[0]?.ended?.why).toBe('terminó')
  })
})

describe('consents', () => {
  const consent = (minute: number, answer: string, more: Partial<Fact> = {}, on = '2026-11-20') =>
    said('consent-said', minute, { use: 'outings', answer, who: 'Rosa Prueba', how: 'paper', on }, more)
  const holds = (facts: readonly Fact[]) => fold(facts).consents[0]!.said[0]!.answer
  test('the last day said holds; on one day a no, unless the yes knew of it', () => {
    expect(holds([consent(1, 'given'), consent(2, 'refused', {}, '2026-11-19')])).toBe('given')
    expect(holds([consent(1, 'taken-back'), consent(2, 'given')])).toBe('taken-back')
    const no = consent(1, 'taken-back')
    expect(holds([no, consent(2, 'given', { supersedes: [no.id] })])).toBe('given')
    expect(fold([no, consent(2, 'given')]).consents[0]!.said).toHaveLength(2)
  })
  test('a tablet hears which uses are agreed to and which are not; what nobody was asked is neither', () => {
    expect(carryCircle(fold([consent(1, 'refused')]))).toEqual({ adults: [], no: ['outings'] })
  })
})

test('any order and repetition gives the same circle', () => {
  const n = named(1)
  const w = withdrawn(2)
  const all = [
    ...[n, w, named(2), named(4, { supersedes: [w.id] }), withdrawn(6, { ref: idOf('elsewhere') })],
    said('adult-changed', 3, { adult, livesWith: true, until: null }, { supersedes: [n.id] }),
    said('notice-delivered', 3, {
      ...{ controller: 'imss', version: '2026', who: 'Rosa', on: '2026-11-20', how: 'signed' },
    }),
    ...['given', 'refused', 'given'].map((answer, i) =>
      said('consent-said', i, { use: 'medicine', answer, who: 'Rosa', how: 'paper', on: '2026-11-20' }),
    ),
  ]
  const first = fold(all)
  fc.assert(
    fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (order) => {
      expect(fold(order)).toEqual(first)
    }),
  )
  expect(first.adults[0]?.by).toBe(people.director1)
})
