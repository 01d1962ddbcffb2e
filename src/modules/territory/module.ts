// The territory module's table of contents.
import type { Module } from '../../platform/house.ts'
import { territoryKinds } from './contract/kinds.ts'
import { territoryExports, territoryWatches } from './offers.ts'
import { territoryTakings } from './takes.ts'
import { territoryTasks } from './tasks.ts'

export const territory: Module = {
  name: 'territory',
  kinds: territoryKinds,
  takings: territoryTakings,
  indicators: [],
  exports: territoryExports,
  tasks: territoryTasks,
  watches: territoryWatches,
}
