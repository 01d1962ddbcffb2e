// The safety module's table of contents.
import type { Module } from '../../platform/house.ts'
import { safetyKinds } from './contract/kinds.ts'
import { safetyIndicators } from './indicators.ts'
import { safetyExports } from './offers.ts'
import { safetyNorms } from './rules/thresholds.ts'
import { safetyTakings } from './takes.ts'
import { safetyTasks } from './tasks.ts'

export const safety: Module = {
  name: 'safety',
  kinds: safetyKinds,
  takings: safetyTakings,
  indicators: safetyIndicators,
  tasks: safetyTasks,
  exports: safetyExports,
  norms: safetyNorms,
}
