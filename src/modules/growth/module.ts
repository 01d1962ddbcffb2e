// The growth module's table of contents.
import type { Module } from '../../platform/house.ts'
import type { Child } from '../children/contract/rows.ts'
import { growthGauge, growthMoves } from './answers.ts'
import { growthKinds, measured } from './contract.ts'
import { growthIndicators } from './indicators.ts'
import { growthExports, growthPast, weighingWatch } from './offers.ts'
import { judgeFact } from './rules/fold-growth.ts'
import type { GrowthTables } from './rules/growth-tables.ts'
import { growthTakings } from './takes.ts'
import { growthTasks } from './tasks.ts'

/** Growth judged by these WHO tables; intake's verdict on a measuring is the same rule the tablet ran. */
export function growth(tables: GrowthTables): Module {
  const judged = {
    ...measured,
    judge: (fact: Parameters<typeof judgeFact>[1], subject: unknown) =>
      judgeFact(tables, fact, subject as Child).verdict,
  }
  return {
    name: 'growth',
    kinds: growthKinds.map((k) => (k.kind === measured.kind ? judged : k)),
    takings: growthTakings(tables),
    indicators: growthIndicators,
    moves: growthMoves,
    gauge: growthGauge,
    exports: growthExports,
    pasts: [growthPast],
    tasks: growthTasks,
    watches: [weighingWatch],
  }
}
