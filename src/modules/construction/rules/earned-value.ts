// Earned value and earned schedule of works: what was planned, earned and spent, and what that says about money and time.

export type EarnedValue = {
  /** budget at completion, in any currency; as the three below */
  readonly bac: number
  /** planned, earned and actual up to the day */
  readonly pv: number
  readonly ev: number
  readonly ac: number
}
/** null = undefined, never infinity. Amounts in the currency given, indices without unit. */
export type EarnedValueFigures = {
  readonly cv: number
  readonly sv: number
  readonly cpi: number | null
  readonly spi: number | null
  readonly eacCpi: number | null
  readonly eacPlan: number
  readonly eacCpiSpi: number | null
  readonly etc: number | null
  readonly vac: number | null
  /** null as well when nothing is left to be earned */
  readonly tcpiBac: number | null
  readonly percentComplete: number | null
  readonly percentSpent: number | null
}

/** Source: ANSI/PMI 19-006-2019, Standard for Earned Value Management; ISO 21508:2018. */
export function earnedValue({ bac, pv, ev, ac }: EarnedValue): EarnedValueFigures {
  const cpi = over(ev, ac)
  const spi = over(ev, pv)
  const left = bac - ev
  // bac / cpi, written so that money that divides evenly stays whole
  const eacCpi = cpi === null ? null : over(bac * ac, ev)
  const both = cpi === null || spi === null ? null : over(left, cpi * spi)
  return {
    cv: ev - ac,
    sv: ev - pv,
    cpi,
    spi,
    eacCpi,
    eacPlan: ac + left,
    eacCpiSpi: both === null ? null : ac + both,
    etc: eacCpi === null ? null : eacCpi - ac,
    vac: eacCpi === null ? null : bac - eacCpi,
    tcpiBac: left === 0 ? null : over(left, bac - ac),
    percentComplete: over(100 * ev, bac),
    percentSpent: over(100 * ac, bac),
  }
}

export type EarnedScheduleGiven = {
  /** planned value up to the end of each period from the first on; never falls */
  readonly plannedCumulative: readonly number[]
  readonly ev: number
  /** periods gone by */
  readonly actualPeriods: number
}
/** In periods; null = undefined. */
export type EarnedSchedule = {
  readonly es: number
  readonly svT: number
  readonly spiT: number | null
  readonly forecastDuration: number | null
}

/**
 * The period in which the plan had earned as much: unlike SPI it does not become 1 in works that end late.
 * Source: Lipke, Schedule is Different (The Measurable News, 2003).
 */
export function earnedSchedule({
  plannedCumulative,
  ev,
  actualPeriods,
}: EarnedScheduleGiven): EarnedSchedule {
  const next = plannedCumulative.findIndex((planned) => planned > ev)
  const whole = next < 0 ? plannedCumulative.length : next
  const before = whole === 0 ? 0 : plannedCumulative[whole - 1]!
  const part = next < 0 ? 0 : (ev - before) / (plannedCumulative[next]! - before)
  const es = whole + part
  const spiT = over(es, actualPeriods)
  return {
    es,
    svT: es - actualPeriods,
    spiT,
    forecastDuration: spiT === null ? null : over(plannedCumulative.length * actualPeriods, es),
  }
}

/** a / b; null where there is nothing to divide by. */
const over = (a: number, b: number): number | null => (b === 0 ? null : a / b)
