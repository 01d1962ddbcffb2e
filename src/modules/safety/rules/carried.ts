// What a tablet carries of open incidents and of notes that ask whether there was one, as their screens and rules read it.
import type { ChildPart, FirstAid, IncidentKind, IncidentPlace } from '../contract/kinds.ts'
import type { Said } from './was-hurt.ts'

/**
 * n: the fact that notes it, k: kind, p: place, at: when, s: when it was said, d: day, r: room or book, v: reviewed since,
 * c: children, each with its part, t: told since, s: signed; a: first aid, w: witnesses, u: nobody saw it, h: a blow on the head.
 */
export type CarriedIncident = {
  readonly n: string
  readonly k: IncidentKind
  readonly p?: IncidentPlace
  readonly at: string
  readonly s: string
  readonly d: string
  readonly r: string
  readonly v?: string
  readonly a?: readonly FirstAid[]
  readonly w?: readonly string[]
  readonly u?: true
  readonly h?: true
  readonly c: readonly {
    readonly c: string
    readonly p: ChildPart
    readonly t?: string
    readonly s?: true
  }[]
}

/** r: the room of the last note; the rest as the row has it. */
export type CarriedQuestion = Said & { readonly r: string | null }
