// What happens when a fact about a child arrives.
import type { Taking } from '../../kernel/taking.ts'
import { carryChild, childCarrying } from './carry.ts'
import type { Child } from './contract.ts'
import { enrolledOf } from './indicators.ts'
import { foldChild } from './rules/fold-child.ts'

const child: Taking<Child> = {
  table: 'child',
  kinds: childCarrying.kinds,
  keysOf: childCarrying.keysOf,
  fold: foldChild,
  carry: carryChild,
  contributes: enrolledOf,
}

export const childrenTakings = [child]
