// What happens when a study is told of: the study is folded anew, and what each of its companies sees of it.
import type { Taking } from '../../kernel/taking.ts'
import type { NeedsReport, NeedsRoster, NeedsStudy } from './contract.ts'
import { studyCounts } from './indicators.ts'
import { asksOfStudy } from './rules/asks.ts'
import {
  foldReport,
  foldRoster,
  foldStudy,
  reportKeys,
  reportKinds,
  rosterKeys,
  rosterKinds,
  studyKinds,
} from './rules/fold-study.ts'

const study: Taking<NeedsStudy> = {
  table: 'needs_study',
  kinds: studyKinds,
  keysOf: (f) => [f.about],
  fold: foldStudy,
  contributes: studyCounts,
  asks: asksOfStudy,
}
const report: Taking<NeedsReport> = {
  table: 'needs_report',
  kinds: reportKinds,
  keysOf: reportKeys,
  fold: foldReport,
}

const roster: Taking<NeedsRoster> = {
  table: 'needs_roster',
  kinds: rosterKinds,
  keysOf: rosterKeys,
  fold: foldRoster,
  version: 'needs-roster/1',
}

export const needsTakings = [study, report, roster]
