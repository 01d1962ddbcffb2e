// What is said again at the desk because no answer came is told once.
import { expect, test } from 'vitest'
import { withdrawn } from '../kernel/book-kinds.ts'
import { factsToSend } from './saying.tsx'

test('what is said again while nobody has answered is the same fact; anything else is a new one', () => {
  const said = [{ kind: withdrawn, about: 'a', book: 'b', payload: { reason: 'prueba' } }]
  const first = factsToSend(said, 'me', undefined)
  expect(factsToSend([...said], 'me', first).facts).toEqual(first.facts)
  const other = factsToSend([{ ...said[0]!, payload: { reason: 'otra' } }], 'me', first)
  expect(other.facts[0]!.id).not.toBe(first.facts[0]!.id)
  // answered, the same words are said anew
  expect(factsToSend(said, 'me', undefined).facts[0]!.id).not.toBe(first.facts[0]!.id)
})
