// The mentoring module's table of contents.
import type { Module } from '../../platform/house.ts'
import { mentoringGauge } from './answers.ts'
import { mentoringKinds } from './contract.ts'
import { mentoringIndicators } from './indicators.ts'
import { mentoringTakings } from './takes.ts'
import { mentoringTasks } from './tasks.ts'

export const mentoring: Module = {
  name: 'mentoring',
  kinds: mentoringKinds,
  takings: mentoringTakings,
  indicators: mentoringIndicators,
  gauge: mentoringGauge,
  tasks: mentoringTasks,
}
