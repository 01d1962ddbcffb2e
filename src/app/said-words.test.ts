// What was said on a tablet has words and names, whichever module said it.
import { expect, test } from 'vitest'
import { childrenSaid, wordsOfSaid } from './said-words.ts'
import { carryings } from './tablet-store.ts'

test('whatever a tablet may say has words on the list of what was said', () => {
  const kinds = new Set(carryings.flatMap((c) => c.kinds))
  expect([...kinds].filter((kind) => wordsOfSaid(kind).es === kind)).toEqual([])
})

test('a fact about a room or an incident names the children it tells of, each once', () => {
  expect(childrenSaid({ about: 'room', payload: { children: ['a', 'b', 'a'] } })).toEqual(['a', 'b'])
  expect(childrenSaid({ about: 'i', payload: { children: [{ child: 'a', part: 'hurt' }] } })).toEqual(['a'])
  expect(childrenSaid({ about: 'a', payload: { day: '2026-11-27' } })).toEqual(['a'])
})
