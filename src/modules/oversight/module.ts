// The oversight module's table of contents: it says nothing of its own, it shows what others declare.
import type { Module } from '../../platform/house.ts'
import { oversightExports } from './offers.ts'

export const oversight: Module = {
  name: 'oversight',
  kinds: [],
  takings: [],
  indicators: [],
  exports: oversightExports,
}
