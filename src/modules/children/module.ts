// The children module's table of contents.
import type { Module } from '../../platform/house.ts'
import { childrenMoves } from './answers.ts'
import { childrenKinds } from './contract/kinds.ts'
import { childrenFollow, joinsFiles, splitsFiles, transfersChild } from './decides.ts'
import { childrenIndicators } from './indicators.ts'
import { childrenExports, childrenPasts } from './offers.ts'
import { childNames } from './reads.ts'
import { childrenTakings } from './takes.ts'
import { childrenTasks } from './tasks.ts'
import { childrenWatches } from './work/child-watches.ts'

export const children: Module = {
  name: 'children',
  kinds: childrenKinds,
  takings: childrenTakings,
  indicators: childrenIndicators,
  moves: childrenMoves,
  follows: childrenFollow,
  exports: childrenExports,
  pasts: childrenPasts,
  tasks: childrenTasks,
  watches: childrenWatches,
  names: { child: childNames },
  decides: [transfersChild, joinsFiles, splitsFiles],
}
