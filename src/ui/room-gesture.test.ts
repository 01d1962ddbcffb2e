// Which gestures stand first in a room's bar: by who is chosen, none lost, and none that stays in sight moves.
import { expect, test } from 'vitest'
import { type BarPlaces, inPlaces, placesOf, type RoomGesture, type Whereabouts } from './room-gesture.ts'

const places: BarPlaces = {
  usual: ['arrived', 'left', 'meal', 'note'],
  present: ['incident', 'left', 'meal', 'note'],
  expected: ['arrived', 'check', 'absent'],
  rest: ['check', 'absent', 'incident', 'late'],
}
const gestures = ['late', 'note', 'absent', 'unheard-of', 'left', 'meal', 'arrived', 'incident', 'check'].map(
  (id) => ({ id }) as RoomGesture,
)
const barFor = (...where: Whereabouts[]) =>
  inPlaces(
    placesOf(
      places,
      where.map((w) => ({ where: w })),
    ),
    gestures,
  ).map((g) => g.id)

test('whoever is here is fed and goes home, whoever is awaited arrives, and who is mixed has the usual ones', () => {
  expect(barFor().slice(0, 4)).toEqual(['arrived', 'left', 'meal', 'note'])
  expect(barFor('present', 'present').slice(0, 4)).toEqual(['incident', 'left', 'meal', 'note'])
  expect(barFor('expected').slice(0, 3)).toEqual(['arrived', 'check', 'absent'])
  expect(barFor('expected', 'present')).toEqual(barFor())
  expect(barFor('gone')).toEqual(barFor())
})

test('no gesture is lost or there twice, and one that nobody placed comes last', () => {
  for (const bar of [barFor(), barFor('present'), barFor('expected'), barFor('absent')]) {
    expect([...bar].sort()).toEqual(gestures.map((g) => g.id).sort())
    expect(bar.at(-1)).toBe('unheard-of')
  }
})
