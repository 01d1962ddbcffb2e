// The siting module's table of contents.
import type { Module } from '../../platform/house.ts'
import { sitingKinds } from './contract/kinds.ts'
import { sitingDecides } from './decides.ts'
import { sitingIndicators } from './indicators.ts'
import { sitingExports, sitingWatches } from './offers.ts'
import { sitingTakings } from './takes.ts'
import { sitingTasks } from './tasks.ts'
import { proveWork } from './work/proving.ts'

export const siting: Module = {
  name: 'siting',
  kinds: sitingKinds,
  takings: sitingTakings,
  indicators: sitingIndicators,
  decides: sitingDecides,
  exports: sitingExports,
  tasks: sitingTasks,
  watches: sitingWatches,
  works: [proveWork],
}
