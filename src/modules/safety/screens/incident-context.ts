// What incident screens of the tablet read: open incidents, who is in the room, who works here, the adults of each child.
import { createContext, useContext } from 'react'
import type { Rows } from '../../../device/carried.ts'
import type { Tell } from '../../../device/use-saying.ts'
import type { Day } from '../../../kernel/days.ts'
import type { CarriedAdult, CarriedCircle } from '../../guardians/contract/carried.ts'
import type { CarriedIncident, CarriedQuestion } from '../rules/carried.ts'
import { openNotes } from '../rules/was-hurt.ts'

export type IncidentsAt = {
  readonly room: string
  readonly today: Day
  /** Unix ms */
  readonly now: number
  readonly timeZone: string
  readonly incidents: Rows<CarriedIncident>
  readonly questions: Rows<CarriedQuestion>
  /** words of a note of a child’s day */
  readonly noteOf: (child: string, day: Day, note: string) => string | undefined
  readonly circles: Rows<CarriedCircle>
  readonly adults: Rows<CarriedAdult>
  /** given and first family name; undefined for who is not of this center any more */
  readonly nameOf: (child: string) => string | undefined
  /** children of the room that are here, by name */
  readonly here: readonly string[]
  readonly staff: readonly { readonly id: string; readonly name: string }[]
  readonly tell: Tell
}

/** What of an incident waits to be told to one child’s family. */
export type Untold = { readonly incident: string; readonly child: string; readonly i: CarriedIncident }

/** Earliest first. */
export function untoldHere(incidents: Rows<CarriedIncident>, children?: ReadonlySet<string>): Untold[] {
  return [...incidents.entries()]
    .flatMap(([incident, i]) =>
      i.c.flatMap((c) =>
        c.p !== 'there' && c.t === undefined && (!children || children.has(c.c))
          ? [{ incident, child: c.c, i }]
          : [],
      ),
    )
    .sort((a, b) => (a.i.at < b.i.at ? -1 : a.i.at > b.i.at ? 1 : a.child < b.child ? -1 : 1))
}

/** A child whose day has notes of a hurt without an incident and without an answer. */
export type Question = {
  readonly child: string
  readonly day: Day
  readonly notes: readonly { readonly id: string; readonly at: string }[]
}

/** Earliest first. */
export function questionsHere(questions: Rows<CarriedQuestion>, children?: ReadonlySet<string>): Question[] {
  return [...questions.entries()]
    .flatMap(([key, q]) => {
      const [child, day] = key.split('|') as [string, Day]
      if (children && !children.has(child)) return []
      const notes = openNotes(q)
      return notes.length > 0 ? [{ child, day, notes }] : []
    })
    .sort((a, b) => (a.notes[0]!.at < b.notes[0]!.at ? -1 : 1))
}

export const IncidentsContext = createContext<IncidentsAt | undefined>(undefined)

export function useIncidents(): IncidentsAt {
  const at = useContext(IncidentsContext)
  if (!at) throw new Error('no incidents around this screen')
  return at
}

/** What an adult is to a child, in words: another module says them, so they are put beside it. */
export const RelationsContext = createContext<Readonly<Record<string, string>>>({})
