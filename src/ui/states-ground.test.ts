// Shows that the free drawing of the states lies where the country lies, so that marks on it fall where they should.
import { expect, test } from 'vitest'
import { isInside, PLANE } from '../kernel/land.ts'
import { outlinesOf, statesDrawn, statesOnPlane } from './states-ground.ts'

const at = (latitude: number, longitude: number) =>
  statesDrawn.filter((s) => isInside({ latitude, longitude }, outlinesOf(s.path))).map((s) => s.id)

test.each([
  ['Culiacán', 24.8, -107.39, '25'],
  ['Mérida', 20.97, -89.62, '31'],
  ['Tijuana', 32.5, -116.97, '02'],
  ['Saltillo', 25.42, -101.0, '05'],
  ['Torreón', 25.54, -103.4, '05'],
  ['Chihuahua', 28.64, -106.09, '08'],
  ['Oaxaca', 17.06, -96.72, '20'],
  ['Tuxtla', 16.75, -93.12, '07'],
  ['La Paz', 24.14, -110.31, '03'],
  ['Tlalpan', 19.28, -99.17, '09'],
])('%s lies in its own state', (_, latitude, longitude, state) => {
  expect(at(latitude, longitude)).toEqual([state])
})

test('all states lie on the plane, but for islands far out', () => {
  expect(statesOnPlane.map((s) => s.id)).toEqual(
    Array.from({ length: 32 }, (_, i) => String(i + 1).padStart(2, '0')),
  )
  for (const { path } of statesOnPlane) {
    expect(path).toMatch(/^M-?\d+/)
    for (const [, x, y] of path.matchAll(/M(-?\d+)(?: |(?=-))(-?\d+)/g)) {
      expect(Number(x)).toBeGreaterThan(-PLANE.width * 0.05)
      expect(Number(x)).toBeLessThan(PLANE.width)
      expect(Number(y)).toBeGreaterThan(-PLANE.height * 0.05)
      expect(Number(y)).toBeLessThan(PLANE.height)
    }
  }
})

test('a drawing of curves is not taken for one of lines', () => {
  expect(() => outlinesOf('m 1,2 c 1,1 2,2 3,3 z')).toThrow('only straight lines')
})
