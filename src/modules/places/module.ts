// The places module's table of contents.
import type { Module } from '../../platform/house.ts'
import { placesGauge } from './answers.ts'
import { placesKinds } from './contract/kinds.ts'
import { placesDecides } from './decides.ts'
import { placesIndicators } from './indicators.ts'
import { placesExports, placesWatches } from './offers.ts'
import { placesTakings } from './takes.ts'
import { placesTasks } from './tasks.ts'

export const places: Module = {
  name: 'places',
  kinds: placesKinds,
  takings: placesTakings,
  indicators: placesIndicators,
  gauge: placesGauge,
  decides: placesDecides,
  exports: placesExports,
  tasks: placesTasks,
  watches: placesWatches,
}
