// Corrected age: the age a child born early would have if born at term, used until two years.

/** Born before 37 completed weeks. Source: WHO, Preterm birth (definition). Confirmed. */
const TERM_WEEKS = 37
const FULL_TERM_WEEKS = 40
/** Source: clinical practice, unconfirmed in Mexico; the American Academy of Pediatrics (2004) goes on until three years. */
const CORRECTED_BELOW_DAYS = 731

/**
 * Age in days from the day the child was due; undefined when nothing is corrected: at term, weeks unknown, two years or more.
 * Negative before that day: WHO's standards do not speak of it.
 */
export function correctedAgeDays(ageDays: number, gestationalWeeks: number | undefined): number | undefined {
  if (gestationalWeeks === undefined || !(gestationalWeeks < TERM_WEEKS) || ageDays >= CORRECTED_BELOW_DAYS) {
    return undefined
  }
  return ageDays - (FULL_TERM_WEEKS - gestationalWeeks) * 7
}
