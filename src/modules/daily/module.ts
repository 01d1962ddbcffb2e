// The daily module's table of contents.
import type { Module } from '../../platform/house.ts'
import { dailyGauge, dailyMoves, roomSilent } from './answers.ts'
import { dailyKinds } from './contract.ts'
import { dailyIndicators } from './indicators.ts'
import { dailyExports } from './offers.ts'
import { dailyNorms } from './rules/thresholds.ts'
import { dailyTakings } from './takes.ts'
import { dailyTasks } from './tasks.ts'

export const daily: Module = {
  name: 'daily',
  kinds: dailyKinds,
  takings: dailyTakings,
  indicators: dailyIndicators,
  exports: dailyExports,
  moves: dailyMoves,
  norms: dailyNorms,
  gauge: dailyGauge,
  watches: [roomSilent],
  tasks: dailyTasks,
}
