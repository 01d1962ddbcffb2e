// The construction module's table of contents.
import type { Module } from '../../platform/house.ts'
import { constructionKinds } from './contract/kinds.ts'
import { constructionDecides } from './decides.ts'
import { constructionIndicators } from './indicators.ts'
import { constructionExports } from './offers.ts'
import { projectNames } from './reads.ts'
import { constructionTakings } from './takes.ts'
import { constructionTasks } from './tasks.ts'
import { forecastWork, whatIfWork } from './work/forecasting.ts'
import { oc4idsFile } from './work/oc4ids-file.ts'

export const construction: Module = {
  name: 'construction',
  kinds: constructionKinds,
  takings: constructionTakings,
  indicators: constructionIndicators,
  decides: constructionDecides,
  exports: constructionExports,
  tasks: constructionTasks,
  names: { project: projectNames },
  works: [oc4idsFile, forecastWork, whatIfWork],
}
