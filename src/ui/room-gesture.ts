// Gestures and marks of a room: what can be done with the children chosen on its wall, and what modules show on their cards.
import type { ComponentType, ReactNode } from 'react'
import type { Day } from '../kernel/days.ts'
import type { Icon } from './button.tsx'

/** Where a child is, seen from one room: `elsewhere` is in the center, in another room. */
export type Whereabouts = 'expected' | 'present' | 'elsewhere' | 'gone' | 'absent'

/** What every gesture may know of a card of the wall; what else it needs of the child it looks up in its own rows. */
export type GestureCard = {
  readonly id: string
  /** given name and first family name */
  readonly name: string
  readonly given: string
  readonly birth: Day
  /** the room the child belongs to */
  readonly home: string | null
  readonly where: Whereabouts
}

/** What an open panel is given; it stands in the place of the bar, at the thumb. */
export type PanelAt = {
  /** of the chosen, those the gesture takes; what is touched on the wall meanwhile is chosen or let go here too */
  readonly cards: readonly GestureCard[]
  /** everybody present in the room, chosen or not */
  readonly here: readonly GestureCard[]
  /** all is said: the panel closes and the cards are let go */
  readonly done: () => void
  /** it is said of these: the cards are let go, and the panel waits for the next ones */
  readonly again: () => void
  /** closes, and what was chosen stays chosen */
  readonly back: () => void
  readonly toggle: (id: string) => void
}

type Doing =
  | {
      /** one tap; resolves to true once it is saved, which lets the cards go */
      readonly act: (cards: readonly GestureCard[]) => Promise<boolean> | undefined
      readonly panel?: undefined
    }
  | { readonly panel: (at: PanelAt) => ReactNode; readonly act?: undefined }

export type RoomGesture = {
  /** its place in the bar is given where the gestures are put together */
  readonly id: string
  readonly label: string
  readonly icon: Icon
  readonly main?: true
  /** of the chosen, those of whom it can be said; nobody = the button is grey */
  readonly takes: (cards: readonly GestureCard[]) => readonly GestureCard[]
  /** pressed with nobody chosen: everybody present of those it takes, or really nobody in particular */
  readonly alone?: 'present' | 'nobody'
  /** asks who one is before the panel opens */
  readonly says?: true
} & Doing

/** Drawn on every card by itself: it reads its module's rows, so that a change of them redraws the mark and not the card. */
export type RoomMark = ComponentType<{ readonly card: GestureCard }>

/** With whom a pressed gesture is done: the chosen, or whom it means when nobody is. */
export function meant(
  gesture: Pick<RoomGesture, 'takes' | 'alone'>,
  chosen: readonly GestureCard[],
  wall: readonly GestureCard[],
): readonly GestureCard[] {
  if (chosen.length > 0 || gesture.alone !== 'present') return gesture.takes(chosen)
  return gesture.takes(wall.filter((c) => c.where === 'present'))
}

/** Whether pressing it does anything now. */
export const canDo = (
  gesture: Pick<RoomGesture, 'takes' | 'alone'>,
  chosen: readonly GestureCard[],
  wall: readonly GestureCard[],
): boolean => (gesture.alone === 'nobody' && chosen.length === 0) || meant(gesture, chosen, wall).length > 0

/**
 * Which gestures stand first in the bar, by who is chosen. What can be done all day (food, sleep, nappies, going home) has the same
 * place in each, so that a thumb finds it without looking: only what could not be done with the chosen gives its place to what can.
 */
export type BarPlaces = {
  /** nobody is chosen, or some who are here and some who are not */
  readonly usual: readonly string[]
  /** all of the chosen are here */
  readonly present: readonly string[]
  /** all of the chosen are still awaited */
  readonly expected: readonly string[]
  readonly rest: readonly string[]
}

export function placesOf(
  places: BarPlaces,
  chosen: readonly Pick<GestureCard, 'where'>[],
): readonly string[] {
  const all = (where: Whereabouts) => chosen.length > 0 && chosen.every((c) => c.where === where)
  const first = all('present') ? places.present : all('expected') ? places.expected : places.usual
  return [...first, ...places.usual, ...places.rest]
}

/** In the order of `places`, by the first place it has; what it does not name comes last. */
export function inPlaces(places: readonly string[], gestures: readonly RoomGesture[]): RoomGesture[] {
  const placeOf = (g: RoomGesture) => {
    const at = places.indexOf(g.id)
    return at < 0 ? places.length : at
  }
  return gestures.toSorted((a, b) => placeOf(a) - placeOf(b))
}
