// The calculators of `npm run nido -- calc <name> FILE`, by name.
import { dscore } from './dscore.ts'
import { edi } from './edi.ts'
import type { Calculator } from './frame.ts'
import { growth } from './growth.ts'
import { identity } from './identity.ts'
import { schedule } from './schedule.ts'
import { site } from './site.ts'

export const calculators: Readonly<Record<string, Calculator>> = {
  growth,
  identity,
  dscore,
  edi,
  schedule,
  site,
}
