// When somebody is asked to look at a child again: the rules in force, as dated data with their source.
import type { Day } from '../../../kernel/days.ts'
import { type SignalRules, signalRules } from './signals.ts'

export type AlertRules = {
  readonly id: string
  readonly from: Day
  /** signs that speak at once: a skill that was there and is gone; an alarm sign of a screening */
  readonly redFlags: { readonly lost: boolean; readonly alarmAxes: readonly string[] }
  readonly signals: SignalRules
  /** observations of a child within so many days are one visit; sheets of one evaluator within as many, one round */
  readonly visitDays: number
  /** fewer items seen in a visit say nothing about a level */
  readonly items: number
  /** so long a signal is shown and asked about; then what came since says more */
  readonly standsDays: number
  /** days whoever is asked has for a second look */
  readonly redFlagDays: number
  readonly signalDays: number
  readonly source: string
  readonly confidence: 'confirmed' | 'unconfirmed'
}

/** Holds from its day on; rules that change add one. */
export const alertRules: readonly AlertRules[] = [
  {
    id: 'alerts/1',
    from: '2022-02-08',
    redFlags: { lost: true, alarmAxes: ['ALARM'] },
    signals: signalRules,
    ...{ visitDays: 14, items: 5, standsDays: 183, redFlagDays: 3, signalDays: 30 },
    source:
      'CDC 2022 (perder lo que ya hacía); dos bajas seguidas, caída sostenida y suma de bajas: simulación propia',
    confidence: 'unconfirmed',
  },
]

export const alertRulesOn = (day: Day, all: readonly AlertRules[] = alertRules): AlertRules =>
  all.findLast((r) => r.from <= day) ?? all[0]!
