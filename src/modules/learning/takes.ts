// What happens when a week is planned, changed or lived, or an interest is noted.
import type { Taking } from '../../kernel/taking.ts'
import { carryInterest, carryWeek, fadeInterest, fadeWeek } from './carry.ts'
import type { LearningInterest, LearningWeek } from './contract.ts'
import { weekCounts } from './indicators.ts'
import { foldInterest, foldWeek, interestKinds, weekKeyOf, weekKinds } from './rules/fold-week.ts'

const week: Taking<LearningWeek> = {
  table: 'learning_week',
  kinds: weekKinds,
  keysOf: weekKeyOf,
  fold: foldWeek,
  carry: carryWeek,
  fade: fadeWeek,
  contributes: weekCounts,
}

const interest: Taking<LearningInterest> = {
  table: 'learning_interest',
  kinds: interestKinds,
  keysOf: (f) => [f.id],
  fold: foldInterest,
  carry: carryInterest,
  fade: fadeInterest,
}

export const learningTakings = [week, interest]
