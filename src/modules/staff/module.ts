// The staff module's table of contents.
import type { Module } from '../../platform/house.ts'
import { staffKinds } from './contract.ts'
import { staffExports } from './offers.ts'
import { personNames } from './reads.ts'
import { staffTakings } from './takes.ts'
import { staffTasks } from './tasks.ts'

export const staff: Module = {
  name: 'staff',
  kinds: staffKinds,
  takings: staffTakings,
  indicators: [],
  exports: staffExports,
  tasks: staffTasks,
  names: { person: personNames },
}
