// The protection module's table of contents.
import type { Module } from '../../platform/house.ts'
import { protectionKinds } from './contract.ts'
import { protectionNorms } from './rules/term.ts'
import { protectionTakings } from './takes.ts'
import { protectionTasks } from './tasks.ts'
import { protectionWatches } from './work/set-up-watches.ts'

export const protection: Module = {
  name: 'protection',
  kinds: protectionKinds,
  takings: protectionTakings,
  indicators: [],
  norms: protectionNorms,
  tasks: protectionTasks,
  watches: protectionWatches,
}
