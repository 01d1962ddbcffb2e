// A figure as people read it and as a map or a line draws it: part of whole, never a bare percentage, small groups hidden.
import type { Figure } from '../../../kernel/indicator.ts'
import type { Permission } from '../../../kernel/permission.ts'
import type { Formats } from '../../../ui/formats.ts'
import type { Text } from '../../../ui/words.ts'
import type { IndicatorTold, ScopeKind } from '../contract.ts'
import type { oversightText } from './desk-text.ts'

export type BoardWords = typeof oversightText extends Text<infer T> ? T : never

export type FigureSaid = {
  /** "81 %", "4,512", "menos de 10", "sin dato" */
  readonly value: string
  /** "de 236,875 lugares" */
  readonly whole: string
  /** what a map, a line or a sort stands on; percent when shares are compared */
  readonly drawn: number | null
  readonly suppressed: boolean
}

/** The list behind a figure of a scope, for who may see it. */
export function listBehind(
  { opens }: IndicatorTold,
  scope: { readonly kind: ScopeKind; readonly id?: string | undefined },
  period: string,
  may: (needs: Permission) => boolean,
): string | undefined {
  const address = opens && scope.kind !== 'room' && may(opens.needs) ? opens[scope.kind] : undefined
  return address?.replace('$id', scope.id ?? '').replace('$period', period)
}

type Counted = Pick<Figure, 'part' | 'whole' | 'suppressed'>

/**
 * Shares are compared as percentages; plain counts as counts. A figure of the day is a count too: what part of it is still
 * true changes by the hour. `figures` are those shown side by side.
 */
export function isShare(indicator: IndicatorTold, figures: readonly (Counted | null)[]): boolean {
  if (indicator.unit === 'percent') return true
  return indicator.period !== 'day' && figures.some((f) => f !== null && f.part !== f.whole)
}

export function figureSaid(
  indicator: IndicatorTold,
  figure: Counted | null | undefined,
  share: boolean,
  words: BoardWords,
  formats: Formats,
): FigureSaid {
  if (figure?.suppressed) return { value: words.suppressed, whole: '', drawn: null, suppressed: true }
  if (!figure || figure.part === null)
    return { value: words.noData, whole: '', drawn: null, suppressed: false }
  const { part } = figure
  const whole = figure.whole ?? part
  const unit = words.units[indicator.unit]
  const drawn = share ? (whole === 0 ? null : (100 * part) / whole) : part
  if (indicator.unit === 'percent') {
    const value = whole === 0 ? words.noData : formats.percent(part, whole, 1)
    return { value, whole: words.of(`${formats.number(whole)} ${unit}`), drawn, suppressed: false }
  }
  if (!share && part === whole) return { value: formats.number(part), whole: unit, drawn, suppressed: false }
  const percent = whole === 0 ? '' : ` ${words.percentOf(formats.percent(part, whole))}`
  return {
    value: formats.number(part),
    whole: `${words.of(`${formats.number(whole)} ${unit}`)}${percent}`,
    drawn,
    suppressed: false,
  }
}

/**
 * The periods a line is drawn over. A day that is over is told by its whole (those who came), because its part (those still
 * there) is near zero by evening; a period of nothing is unknown, and those before the first known one are left out.
 */
export function history(indicator: IndicatorTold, trend: readonly Figure[]): readonly Figure[] {
  const told = trend.map((f): Figure => {
    if (f.whole === 0) return { ...f, part: null, whole: null }
    if (indicator.period !== 'day' || f.whole === null) return f
    // the part alone was too small to tell; those who came are many
    return { ...f, part: f.whole, suppressed: false }
  })
  const first = told.findIndex((f) => f.part !== null || f.suppressed)
  return first < 0 ? [] : told.slice(first)
}

/** The sum of several scopes; one hidden group hides the sum, or subtracting would show it. */
export function sumOf(figures: readonly (Figure | undefined)[]): Counted | null {
  const known = figures.filter((f): f is Figure => f !== undefined)
  if (known.length === 0) return null
  if (known.some((f) => f.suppressed)) return { part: null, whole: null, suppressed: true }
  if (known.every((f) => f.part === null)) return null
  return {
    part: known.reduce((sum, f) => sum + (f.part ?? 0), 0),
    whole: known.reduce((sum, f) => sum + (f.whole ?? 0), 0),
    suppressed: false,
  }
}

/** A period as people read it: a day, a month, or now. */
export function periodSaid(period: string, formats: Formats): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(period)) return formats.dayShort(period)
  if (/^\d{4}-\d{2}$/.test(period)) return formats.month(period)
  return period
}
