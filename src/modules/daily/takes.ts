// What happens when something of a child's day is said: the day is folded again from all that was said of it.
import type { Taking } from '../../kernel/taking.ts'
import type { Child } from '../children/contract/rows.ts'
import { carryDaily, carryHandover, fadeDaily, fadeHandover, handoverKinds, handoverOf } from './carry.ts'
import type { DailyDay, DailyHandover } from './contract.ts'
import { countedOf } from './indicators.ts'
import { tasksOf } from './rules/asks.ts'
import { daysOf, doorKinds, entryKinds } from './rules/fold-day.ts'
import { FOLLOWED, foldDailyDay, foldHandover } from './rules/fold-facts.ts'

const day: Taking<DailyDay> = {
  table: 'daily_day',
  // arrival and departure open and close the day: a sleep nobody ended is closed by the departure
  kinds: [...entryKinds, ...doorKinds, FOLLOWED],
  keysOf: daysOf,
  subjectOf: (_f, key) => ({ table: 'child', key: key.split('|')[0]! }),
  fold: foldDailyDay,
  // A child of another center is no longer this tablet's, and neither are their days.
  carry: (r, look) => (look<Child>('child', r.child)?.left_on ? undefined : carryDaily(r)),
  fade: fadeDaily,
  contributes: countedOf,
  asks: (r, look) => {
    const child = look<Child>('child', r.child)
    if (!child || child.left_on || r.followed) return []
    const { entries, day: on, room } = r
    return tasksOf({
      ...{ child: r.child, day: on, birth: child.birth, room, entries },
      ...{ arrived: r.arrived_at, left: r.left_at },
    })
  },
}

const handover: Taking<DailyHandover> = {
  table: 'daily_handover',
  kinds: handoverKinds,
  keysOf: handoverOf,
  fold: foldHandover,
  carry: carryHandover,
  fade: fadeHandover,
}

export const dailyTakings = [day, handover]
