// The guardians module's table of contents.
import type { Module } from '../../platform/house.ts'
import { guardiansFollow, guardiansForget, guardiansLeave, guardiansMoves } from './answers.ts'
import { guardiansKinds } from './contract/agreed.ts'
import { guardiansExports } from './offers.ts'
import { guardiansTakings } from './takes.ts'

export const guardians: Module = {
  name: 'guardians',
  kinds: guardiansKinds,
  takings: guardiansTakings,
  indicators: [],
  exports: guardiansExports,
  moves: guardiansMoves,
  leaves: guardiansLeave,
  follows: guardiansFollow,
  forgets: guardiansForget,
}
