// The partners module's table of contents.
import type { Module } from '../../platform/house.ts'
import { partnersKinds } from './contract/kinds.ts'
import { partnersDecides } from './decides.ts'
import { partnersIndicators } from './indicators.ts'
import { partnersExports, partnersWatches } from './offers.ts'
import { partnersNorms } from './rules/asks.ts'
import { partnersTakings } from './takes.ts'
import { partnersTasks } from './tasks.ts'

export const partners: Module = {
  name: 'partners',
  kinds: partnersKinds,
  takings: partnersTakings,
  indicators: partnersIndicators,
  decides: partnersDecides,
  exports: partnersExports,
  tasks: partnersTasks,
  norms: partnersNorms,
  watches: partnersWatches,
}
