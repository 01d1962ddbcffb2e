// What happens when a measuring arrives: it is judged again with what the server knows, and counted in its month.

import { roomOnDay } from '../../kernel/room-on-day.ts'
import type { Taking } from '../../kernel/taking.ts'
import type { Child } from '../children/contract/rows.ts'
import { carryMeasurement } from './carry.ts'
import type { GrowthMonth, Measurement } from './contract.ts'
import { growthOf } from './indicators.ts'
import { foldGrowthMonth, foldMeasurement } from './rules/fold-growth.ts'
import type { GrowthTables } from './rules/growth-tables.ts'

/** Takings over WHO tables: the built-in ones, or WHO's daily files once the institution has imported them. */
export function growthTakings(tables: GrowthTables) {
  const kinds = ['growth.measured'] as const
  const measurement: Taking<Measurement> = {
    table: 'measurement',
    kinds,
    keysOf: (f) => [f.id],
    subjectOf: (f) => ({ table: 'child', key: f.about }),
    fold: (book, key, facts, look) =>
      foldMeasurement(tables, book, key, facts, look<Child>('child', facts[0]!.fact.about)),
    carry: (r, look) => (look<Child>('child', r.child)?.left_on ? undefined : carryMeasurement(r)),
  }
  const month: Taking<GrowthMonth> = {
    table: 'growth_month',
    kinds,
    keysOf: (f) => [`${f.about}|${String(f.payload.day).slice(0, 7)}`],
    subjectOf: (f) => ({ table: 'child', key: f.about }),
    fold: (book, key, facts, look) =>
      foldGrowthMonth(tables, book, key, facts, look<Child>('child', facts[0]!.fact.about), roomOnDay),
    contributes: growthOf,
  }
  return [measurement, month]
}
