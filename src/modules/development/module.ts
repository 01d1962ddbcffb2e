// The development module's table of contents.
import type { Module } from '../../platform/house.ts'
import { developmentGauge, developmentMoves } from './answers.ts'
import { developmentKinds } from './contract/kinds.ts'
import { developmentDecides } from './decides.ts'
import { developmentIndicators } from './indicators.ts'
import { developmentExports, developmentPast, observingWatch, signalsWatch } from './offers.ts'
import { developmentTakings } from './takes.ts'
import { developmentTasks } from './tasks.ts'
import { reviewSheetsWork } from './work/review-sheets.ts'

export const development: Module = {
  name: 'development',
  kinds: developmentKinds,
  takings: developmentTakings,
  indicators: developmentIndicators,
  moves: developmentMoves,
  gauge: developmentGauge,
  decides: developmentDecides,
  exports: developmentExports,
  pasts: [developmentPast],
  tasks: developmentTasks,
  works: [reviewSheetsWork],
  watches: [observingWatch, signalsWatch],
}
