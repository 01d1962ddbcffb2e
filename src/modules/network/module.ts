// The network module's table of contents.
import type { Module } from '../../platform/house.ts'
import { networkKinds } from './contract/decisions.ts'
import { movesCenter, movesMunicipalities, renamesCenter } from './decides.ts'
import { networkIndicators } from './indicators.ts'
import { networkExports } from './offers.ts'
import { placeNames, roomNames } from './reads.ts'
import { builtInNorms } from './rules/norms.ts'
import { networkTakings } from './takes.ts'

export const network: Module = {
  name: 'network',
  kinds: networkKinds,
  takings: networkTakings,
  indicators: networkIndicators,
  decides: [movesCenter, movesMunicipalities, renamesCenter],
  exports: networkExports,
  norms: builtInNorms,
  names: { room: roomNames, place: placeNames },
}
