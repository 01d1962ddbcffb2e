// The learning module's table of contents.
import type { Module } from '../../platform/house.ts'
import { learningFollow, learningGauge, learningMoves, roomWithoutPlan } from './answers.ts'
import { learningKinds } from './contract/kinds.ts'
import { learningIndicators } from './indicators.ts'
import { learningExports } from './offers.ts'
import { learningTakings } from './takes.ts'
import { learningTasks } from './tasks.ts'

export const learning: Module = {
  name: 'learning',
  kinds: learningKinds,
  takings: learningTakings,
  indicators: learningIndicators,
  moves: learningMoves,
  follows: learningFollow,
  exports: learningExports,
  gauge: learningGauge,
  watches: [roomWithoutPlan],
  tasks: learningTasks,
}
