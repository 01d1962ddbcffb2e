// The protection module's table of contents.
import type { Module } from '../../platform/house.ts'
import { protectionKinds } from './contract.ts'
import { protectionTakings } from './takes.ts'

export const protection: Module = {
  name: 'protection',
  kinds: protectionKinds,
  takings: protectionTakings,
  indicators: [],
}
