// Who is due to be observed, without a network: an observation that still lies in the outbox counts. Apart, because only Hoy needs it.
import type { CarriedWatch } from '../../../kernel/taking.ts'
import type { CarriedChild } from '../../children/contract/rows.ts'
import { askObserving } from './ask-observing.ts'
import { beganOf, type CarriedObservation } from './carried.ts'
import type { Looked } from './due.ts'

export const observingCarried: CarriedWatch = {
  tables: ['child', 'observation'],
  look: (rows, { today, timeZone }) => {
    const looked = new Map<string, Looked[]>()
    for (const [, o] of rows<CarriedObservation>('observation')) {
      const days = looked.get(o.c)
      const look = { day: o.d, items: o.y.length + o.n.length }
      if (days) days.push(look)
      else looked.set(o.c, [look])
    }
    const began = beganOf([...rows<CarriedObservation>('observation')].map(([, o]) => o))
    return [...rows<CarriedChild>('child')].flatMap(([child, { birth, room, weeks }]) => {
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
