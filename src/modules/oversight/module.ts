// The oversight module's table of contents: it says little of its own, it shows what others declare.
import type { Module } from '../../platform/house.ts'
import { taskDone } from './contract.ts'
import { marksDone } from './decides.ts'
import { oversightIndicators } from './indicators.ts'
import { oversightExports } from './offers.ts'
import { oversightTakings } from './takes.ts'
import { oversightTasks } from './tasks.ts'
import { type NormOn, oversightWatches, wordGauge } from './work/day-watches.ts'

/** Over the norms of the network. */
export const oversight = (normOn: NormOn): Module => ({
  name: 'oversight',
  kinds: [taskDone],
  takings: oversightTakings,
  decides: [marksDone],
  indicators: oversightIndicators,
  gauge: wordGauge,
  exports: oversightExports,
  tasks: oversightTasks,
  watches: oversightWatches(normOn),
})
