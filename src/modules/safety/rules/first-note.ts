// The first note of an incident as it is written at a desk: what is missing in it, field by field, and the facts it becomes.
import type {
  BodyPart,
  ChildPart,
  FirstAid,
  IncidentKind,
  IncidentPlace,
  InjurySeen,
  ToldHow,
  ToldOutcome,
} from '../contract/kinds.ts'
import { mustKnow } from './asks.ts'

/** What the family knows by now; `not-yet`: nobody tried. */
export type Knows = Exclude<ToldOutcome, 'left-untold'> | 'not-yet'

export type NotedChild = {
  readonly child: string
  readonly part: ChildPart
  /** where and what is seen; a line of which only one was chosen is asked again */
  readonly injuries: readonly { readonly body: BodyPart | ''; readonly seen: InjurySeen | '' }[]
  readonly knows: Knows | ''
  /** an adult of the child's file with what it is to the child, or, without one, somebody by name */
  readonly adult: string
  readonly relation: string
  readonly who: string
  readonly how: ToldHow
  /** on the center's clock, of the day on which it happened or of today */
  readonly toldOn: string
  readonly toldAt: string
}

/** Whoever writes it keeps it while it is not finished: every field may still be empty. */
export type NoteDraft = {
  readonly incident: string
  readonly kind: IncidentKind | ''
  readonly place: IncidentPlace | ''
  /** '' while nobody chose; `NO_ROOM`: it was in none */
  readonly room: string
  readonly day: string
  readonly hour: string
  readonly children: readonly NotedChild[]
  /** no child had part in it */
  readonly nobody: boolean
  readonly head: boolean
  readonly aid: readonly FirstAid[]
  readonly witnesses: readonly string[]
  readonly unseen: boolean
  readonly words: string
}

export const NO_ROOM = 'none'

/**
 * What is wrong with a field: `missing`; `no-hour`: not a clock; `future`; `short`: words of a letter or two; `half`: a place of the
 * body without what is seen there, or the other way round; `before`: told before it happened.
 */
export type NoteFault = 'missing' | 'no-hour' | 'future' | 'short' | 'half' | 'before'

/** By field; those of a child are `injuries|child`, `knows|child`, `who|child`, `toldAt|child`. In the order of the form. */
export type NoteFaults = Readonly<Record<string, NoteFault>>

const CLOCK = /^([01]?\d|2[0-3]):[0-5]\d$/
const SHORTEST = { words: 3, who: 2 }

/** `at`: the instant of a day and hour on the center's clock. */
export type At = (day: string, hour: string) => string

/** The instant, or what is wrong with day and hour; `now` is an instant. */
function momentOf(day: string, hour: string, at: At, now: string): { at: string } | { fault: NoteFault } {
  if (day === '' || hour.trim() === '') return { fault: 'missing' }
  if (!CLOCK.test(hour.trim())) return { fault: 'no-hour' }
  const moment = at(day, hour.trim().padStart(5, '0'))
  return moment > now ? { fault: 'future' } : { at: moment }
}

function childFaults(c: NotedChild, happened: string | undefined, at: At, now: string): NoteFaults {
  const faults: Record<string, NoteFault> = {}
  if (c.part === 'hurt' && c.injuries.some((i) => (i.body === '') !== (i.seen === '')))
    faults[`injuries|${c.child}`] = 'half'
  if (!mustKnow(c)) return faults
  if (c.knows === '') faults[`knows|${c.child}`] = 'missing'
  if (c.knows === '' || c.knows === 'not-yet') return faults
  const named = c.adult !== '' || c.who.trim().length >= SHORTEST.who
  if (c.knows === 'told' && !named) faults[`who|${c.child}`] = c.who.trim() === '' ? 'missing' : 'short'
  const told = momentOf(c.toldOn, c.toldAt, at, now)
  if ('fault' in told) faults[`toldAt|${c.child}`] = told.fault
  // hours are told to the minute
  else if (happened !== undefined && told.at < happened) faults[`toldAt|${c.child}`] = 'before'
  return faults
}

/** Empty: it can be said. */
export function faultsOfNote(d: NoteDraft, at: At, now: string): NoteFaults {
  const moment = momentOf(d.day, d.hour, at, now)
  return {
    ...(d.kind === '' ? { kind: 'missing' as const } : {}),
    ...(d.place === '' ? { place: 'missing' as const } : {}),
    ...(d.room === '' ? { room: 'missing' as const } : {}),
    ...(d.day === '' ? { day: 'missing' as const } : {}),
    ...('fault' in moment && d.day !== '' ? { hour: moment.fault } : {}),
    ...(d.children.length === 0 && !d.nobody ? { children: 'missing' as const } : {}),
    ...Object.assign(
      {},
      ...d.children.map((c) => childFaults(c, 'at' in moment ? moment.at : undefined, at, now)),
    ),
    ...(d.words.trim() !== '' && d.words.trim().length < SHORTEST.words ? { words: 'short' as const } : {}),
  }
}

export type SaidOfNote = {
  readonly what: 'noted' | 'described' | 'seen' | 'told'
  readonly about: string
  readonly payload: Readonly<Record<string, unknown>>
}

/** The facts of a draft without faults, the note first; `dayOf`: the civil day of an instant at the center. */
export function saidOfNote(d: NoteDraft, at: At, dayOf: (instant: string) => string): SaidOfNote[] {
  const incident = d.incident
  const moment = (day: string, hour: string) => at(day, hour.trim().padStart(5, '0'))
  const happened = moment(d.day, d.hour)
  const noted = {
    ...{ day: dayOf(happened), at: happened, kind: d.kind, place: d.place },
    children: d.children.map(({ child, part }) => ({ child, part })),
    ...(d.aid.length > 0 ? { aid: d.aid } : {}),
    ...(d.witnesses.length > 0 && !d.unseen ? { witnesses: d.witnesses } : {}),
    ...(d.unseen ? { unseen: true } : {}),
    ...(d.head ? { head: true } : {}),
  }
  const words = d.words.trim()
  const ids = d.children.map((c) => c.child)
  return [
    { what: 'noted', about: incident, payload: noted },
    ...(words ? [{ what: 'described' as const, about: incident, payload: { words, children: ids } }] : []),
    ...d.children.flatMap((c): SaidOfNote[] => {
      const injuries = c.part === 'hurt' ? c.injuries.filter((i) => i.body !== '') : []
      const whom = c.adult
        ? { adult: c.adult, ...(c.relation ? { relation: c.relation } : {}) }
        : c.who.trim()
          ? { who: c.who.trim() }
          : {}
      const tells = mustKnow(c) && c.knows !== '' && c.knows !== 'not-yet'
      return [
        ...(injuries.length > 0
          ? [{ what: 'seen' as const, about: c.child, payload: { incident, injuries } }]
          : []),
        ...(tells
          ? [
              {
                what: 'told' as const,
                about: c.child,
                payload: {
                  ...{ incident, ...whom, how: c.how, at: moment(c.toldOn, c.toldAt) },
                  outcome: c.knows,
                },
              },
            ]
          : []),
      ]
    }),
  ]
}
