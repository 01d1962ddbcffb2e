// The protection module's table of contents.
import type { Module } from '../../platform/house.ts'
import { protectionKinds } from './contract.ts'
import { protectionNorms } from './rules/term.ts'
import { protectionTakings } from './takes.ts'

export const protection: Module = {
  name: 'protection',
  kinds: protectionKinds,
  takings: protectionTakings,
  indicators: [],
  norms: protectionNorms,
}
