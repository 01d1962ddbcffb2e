// The construction module's table of contents.
import type { Module } from '../../platform/house.ts'
import { constructionKinds } from './contract/kinds.ts'
import { constructionDecides } from './decides.ts'
import { constructionIndicators, portfolioCounts, portfolioGauges } from './indicators.ts'
import { constructionExports } from './offers.ts'
import { datedIn, projectNames } from './reads.ts'
import { constructionTakings } from './takes.ts'
import { constructionTasks } from './tasks.ts'
import { forecastWork, whatIfWork } from './work/forecasting.ts'
import { oc4idsFile } from './work/oc4ids-file.ts'

export const construction: Module = {
  name: 'construction',
  kinds: constructionKinds,
  takings: constructionTakings,
  indicators: constructionIndicators,
  gauge: {
    indicators: portfolioGauges,
    count: async (read, book, today) => portfolioCounts(book, await datedIn(read, book), today),
  },
  decides: constructionDecides,
  exports: constructionExports,
  tasks: constructionTasks,
  names: { project: projectNames },
  works: [oc4idsFile, forecastWork, whatIfWork],
}
