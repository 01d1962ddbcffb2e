// The territory module's table of contents.
import type { Module } from '../../platform/house.ts'
import { territoryKinds } from './contract/kinds.ts'
import { territoryTakings } from './takes.ts'

export const territory: Module = {
  name: 'territory',
  kinds: territoryKinds,
  takings: territoryTakings,
  indicators: [],
}
