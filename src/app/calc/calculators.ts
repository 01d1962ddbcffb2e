// The calculators of `npm run nido -- calc <name> FILE`, by name.
import type { Calculator } from './frame.ts'
import { growth } from './growth.ts'
import { identity } from './identity.ts'

export const calculators: Readonly<Record<string, Calculator>> = { growth, identity }
