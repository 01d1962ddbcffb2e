// Shows that a child keeps its animal and color everywhere, and that a room of children hardly ever shares one.
import { expect, test } from 'vitest'
import { uuid7 } from '../kernel/ids.ts'
import { animals, faceOf, TONES } from './face.ts'

const idOf = (i: number) =>
  uuid7(
    1_763_600_000_000 + i,
    Uint8Array.from({ length: 10 }, (_, k) => (i * 2654435761 + k * 97 * i) >>> (k % 24)),
  )

test('every id has a face, always the same', () => {
  for (let i = 0; i < 5000; i++) {
    const face = faceOf(idOf(i))
    expect(animals).toContain(face.animal)
    expect(TONES[face.tone]).toMatch(/^#[0-9a-f]{6}$/)
    expect(faceOf(idOf(i))).toEqual(face)
  }
})

test('all 192 faces are used about as often', () => {
  const count = new Map<string, number>()
  for (let i = 0; i < 19_200; i++) {
    const { animal, tone } = faceOf(idOf(i))
    count.set(animal + tone, (count.get(animal + tone) ?? 0) + 1)
  }
  expect(count.size).toBe(192)
  expect(Math.max(...count.values())).toBeLessThan(160)
  expect(Math.min(...count.values())).toBeGreaterThan(50)
})

/** WCAG relative luminance. Source: WCAG 2.2, definition of relative luminance. */
function luminance(hex: string): number {
  const part = (at: number) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
}

test('the light animal stands out on each of the twelve colors', () => {
  for (const tone of Object.values(TONES)) {
    expect((luminance('#fff8ea') + 0.05) / (luminance(tone) + 0.05), tone).toBeGreaterThanOrEqual(3)
  }
})
