// The audit module's table of contents.
import type { Module } from '../../platform/house.ts'
import { auditKinds } from './contract.ts'
import { auditExports } from './offers.ts'
import { auditTakings } from './takes.ts'

export const audit: Module = {
  name: 'audit',
  kinds: auditKinds,
  takings: auditTakings,
  indicators: [],
  exports: auditExports,
}
