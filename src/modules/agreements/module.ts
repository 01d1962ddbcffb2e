// The agreements module's table of contents.
import type { Module } from '../../platform/house.ts'
import { agreementKinds } from './contract/kinds.ts'
import { agreementDecides } from './decides.ts'
import { agreementIndicators, lateCounts } from './indicators.ts'
import { agreementExports } from './offers.ts'
import { daysCome } from './reads.ts'
import { agreementTakings } from './takes.ts'
import { agreementTasks } from './tasks.ts'

export const agreements: Module = {
  name: 'agreements',
  kinds: agreementKinds,
  takings: agreementTakings,
  indicators: agreementIndicators,
  gauge: {
    indicators: ['agreements.late'],
    count: async (read, book, today) => {
      const { late, come } = await daysCome(read, book, today)
      return lateCounts(book, late, come)
    },
  },
  decides: agreementDecides,
  exports: agreementExports,
  tasks: agreementTasks,
}
