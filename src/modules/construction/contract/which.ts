// Which projects a list, a picture and a figure speak of: one rule for all of them, so that what is counted is what is listed.
import * as v from 'valibot'
import { addDays, addMonths, type Day } from '../../../kernel/days.ts'
import type { Stage } from './stages.ts'

/** A property file that has not moved on for so many days is stuck. Source: house proposal. */
export const STUCK_AFTER = 60
/** Months in which an opening is near. Source: house proposal. */
const NEAR_MONTHS = 12

/** `validated`, `built`, `opened` and `fell` are of a month. */
export const Which = v.picklist([
  ...(['going', 'late', 'stuck', 'file', 'works', 'opening', 'open', 'out', 'all'] as const),
  ...(['validated', 'built', 'opened', 'fell'] as const),
])
export type Which = v.InferOutput<typeof Which>

/** The stage whose actual day lies in the month asked for. */
export const monthStage: Readonly<Partial<Record<Which, 'validated' | 'works' | 'open'>>> = {
  validated: 'validated',
  built: 'works',
  opened: 'open',
}
export const isOfMonth = (which: Which): boolean => which in monthStage || which === 'fell'

/** As addresses of the desk name them. */
export const whichWords: Readonly<Record<Which, string>> = {
  ...{ going: 'en-camino', late: 'vencidas', stuck: 'detenidos', file: 'en-expediente', works: 'en-obra' },
  ...{ opening: 'por-abrir', open: 'abiertos', out: 'caidos', all: 'todos' },
  ...{ validated: 'validados', built: 'terminadas', opened: 'abrieron', fell: 'cayeron' },
}
export const whichOf = (word: string | undefined): Which | undefined =>
  Which.options.find((w) => whichWords[w] === word)

export const nearUntil = (today: Day): Day => addMonths(today, NEAR_MONTHS)
/** The last day since which a file that is still gathered is stuck. */
export const stuckSince = (today: Day): Day => addDays(today, -STUCK_AFTER)

/** Of a project, what says to which it belongs; days as ISO days. */
export type Dated = {
  readonly stage: Stage | null
  readonly out: unknown
  readonly due: Day | null
  readonly since: Day | null
  readonly reached_on: Day | null
  readonly opens_forecast: Day | null
}

/** Of those that are not of a month. `today` is needed by `late`, `stuck` and `opening`. */
export function isOne(
  which: Which,
  p: Pick<Dated, 'stage' | 'out'> & Partial<Dated>,
  today: Day = '',
): boolean {
  const going = p.out === null && p.stage !== null
  const began = p.since ?? p.reached_on
  switch (which) {
    case 'all':
      return true
    case 'out':
      return p.out !== null
    case 'open':
      return p.out === null && p.stage === null
    case 'works':
    case 'file':
      return going && p.stage === which
    case 'late':
      return going && p.due !== null && p.due !== undefined && p.due < today
    case 'stuck':
      return (
        going && p.stage === 'file' && began !== null && began !== undefined && began <= stuckSince(today)
      )
    case 'opening':
      return (
        going &&
        p.opens_forecast !== null &&
        p.opens_forecast !== undefined &&
        p.opens_forecast <= nearUntil(today)
      )
    default:
      return going
  }
}
