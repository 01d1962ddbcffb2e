// When somebody is asked to look at a child again: the rules in force, as dated data with their source.
import type { Day } from '../../../kernel/days.ts'
import { type SignalRules, signalRules } from './signals.ts'

/** One rule for the light, its words and what is asked. Skills count as lost when so many are gone in one visit, or one is gone on so many days; less than that asks to look again. */
export type LostRule = { readonly items: number; readonly days: number }

export type AlertRules = {
  readonly id: string
  readonly from: Day
  /** signs that speak at once: an alarm sign of a screening; skills that were there and are gone, once that is more than one "no" */
  readonly redFlags: { readonly lost: LostRule; readonly alarmAxes: readonly string[] }
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
  /** and for what was not there on one day alone */
  readonly onceDays: number
  readonly source: string
  readonly confidence: 'confirmed' | 'unconfirmed'
}

/**
 * Holds from its day on; rules that change add one. alerts/1, which took any single "no" for a loss, is not kept: signals are
 * reckoned anew from the facts, and its days would go on sending directors to families over one answer. Nor is alerts/2, which let
 * a finding of the neurological examination turn the EDI's light red and asked nobody.
 */
export const alertRules: readonly AlertRules[] = [
  {
    id: 'alerts/3',
    from: '2022-02-08',
    redFlags: { lost: { items: 2, days: 2 }, alarmAxes: ['ALARM', 'EN'] },
    signals: signalRules,
    ...{ visitDays: 14, items: 5, standsDays: 183, redFlagDays: 3 },
    ...{ signalDays: 30, onceDays: 14 },
    source:
      'CDC 2022 (perder lo que ya hacía); que sean dos hitos o dos días es propuesta de Nido; dos bajas seguidas, caída sostenida y suma de bajas: simulación propia',
    confidence: 'unconfirmed',
  },
]

export const alertRulesOn = (day: Day, all: readonly AlertRules[] = alertRules): AlertRules =>
  all.findLast((r) => r.from <= day) ?? all[0]!
