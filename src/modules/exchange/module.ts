// The exchange module's table of contents: it says nothing of its own, it says what files tell in the kinds of others.

import type { ImportTarget } from '../../kernel/import-target.ts'
import { exportsList } from '../../platform/exporting.ts'
import type { Module } from '../../platform/house.ts'
import { exchangeExports } from './offers.ts'
import { importWorks } from './work/import-works.ts'

/** `targets` are what other modules let files be about. */
export const exchange = (targets: readonly ImportTarget[]): Module => ({
  name: 'exchange',
  kinds: [],
  takings: [],
  indicators: [],
  works: [exportsList, ...importWorks(targets)],
  exports: exchangeExports(targets),
})
