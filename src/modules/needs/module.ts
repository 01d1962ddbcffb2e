// The needs module's table of contents.
import type { Module } from '../../platform/house.ts'
import { needsKinds } from './contract/kinds.ts'
import { needsDecides } from './decides.ts'
import { needsIndicators } from './indicators.ts'
import { needsExports, needsWatches } from './offers.ts'
import { needsTakings } from './takes.ts'
import { needsTasks } from './tasks.ts'

export const needs: Module = {
  name: 'needs',
  kinds: needsKinds,
  takings: needsTakings,
  indicators: needsIndicators,
  decides: needsDecides,
  exports: needsExports,
  tasks: needsTasks,
  watches: needsWatches,
}
