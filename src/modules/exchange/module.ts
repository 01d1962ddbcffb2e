// The exchange module's table of contents: it says nothing of its own, it says what files tell in the kinds of others.
import { exportsList } from '../../platform/exporting.ts'
import type { Module } from '../../platform/house.ts'

export const exchange: Module = {
  name: 'exchange',
  kinds: [],
  takings: [],
  indicators: [],
  works: [exportsList],
}
