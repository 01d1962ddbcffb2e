// Who is due to be observed, without a network: an observation that still lies in the outbox counts. Apart, because only Hoy needs it.
import type { Asking, CarriedWatch } from '../../../kernel/taking.ts'
import type { CarriedChild } from '../../children/contract/rows.ts'
import { alertRulesOn } from './alert-rules.ts'
import { askObserving } from './ask-observing.ts'
import { askLook } from './ask-second-look.ts'
import { askLookSoon } from './ask-signals.ts'
import { beganOf, type CarriedLook, type CarriedObservation, lookedOf, seenOfCarried } from './carried.ts'
import type { Looked } from './due.ts'
import type { Seen } from './fold-development.ts'
import { agedOf, foldVisits, inOrder } from './fold-visits.ts'

export const observingCarried: CarriedWatch = {
  tables: ['child', 'observation'],
  look: (rows, { today, timeZone }) => {
    const looked = new Map<string, Looked[]>()
    const children = new Map(rows<CarriedChild>('child'))
    for (const [key, o] of rows<CarriedObservation>('observation')) {
      const child = children.get(o.c)
      if (!child) continue
      const days = looked.get(o.c)
      const look = lookedOf(key, o, child)
      if (days) days.push(look)
      else looked.set(o.c, [look])
    }
    const began = beganOf([...rows<CarriedObservation>('observation')].map(([, o]) => o))
    return [...children].flatMap(([child, { birth, room, weeks }]) => {
      if (room === null) return []
      const of = {
        child,
        birth,
        room,
        weeks: weeks ?? null,
        since: null,
        began,
        looked: looked.get(child) ?? [],
      }
      return askObserving(of, today, timeZone) ?? []
    })
  },
}

/** What was not there on one day alone, by what the tablet carries: the same rule as the server's watch. */
export const lookSoonCarried: CarriedWatch = {
  tables: ['child', 'observation'],
  look: (rows, { today, timeZone }) => {
    const seen = new Map<string, Seen[]>()
    for (const [key, o] of rows<CarriedObservation>('observation')) {
      const list = seen.get(o.c)
      if (list) list.push(seenOfCarried(key, o))
      else seen.set(o.c, [seenOfCarried(key, o)])
    }
    return [...rows<CarriedChild>('child')].flatMap(([child, { birth, room, weeks }]) => {
      const known = { birth, gestational_weeks: weeks ?? null, rooms: [] }
      const all = (seen.get(child) ?? []).sort(inOrder).map((o) => agedOf(o, known))
      const day = foldVisits(all)
        .findLast((visit) => visit.once.size > 0)
        ?.list.at(-1)?.said.day
      return room === null || day === undefined
        ? []
        : askLookSoon({ child, room, day }, today, timeZone, alertRulesOn(day))
    })
  },
}

/** Who is to be looked at again by somebody else: drawn at the desk, done in the room, known without a network. */
export const lookAsking: Asking<CarriedLook> = {
  table: 'second_look',
  asks: (_key, s) =>
    askLook({
      ...{ child: s.c, room: s.r, evaluator: s.x, asked_at: s.f, by_day: s.u, inRoom: true },
    }),
}
