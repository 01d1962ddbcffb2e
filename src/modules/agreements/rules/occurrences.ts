// The days on which a commitment is due, and how each stands: open, presented, accepted, returned; late is the clock's.
import { addMonths } from '../../../kernel/days.ts'
import type { Every } from '../contract/parts.ts'
import type { AgreementCommitment, DateState } from '../contract.ts'

const MONTHS: Readonly<Record<Every, number>> = { once: 0, month: 1, quarter: 3, year: 12 }
/** Ten years of months: more than any agreement of ours lasts. */
const MOST_DATES = 120

/** Every day from the first to the last one; of one that is due once, that day. Pure. */
export function datesOf(due: string, every: Every, until: string | null): readonly string[] {
  const step = MONTHS[every]
  if (step === 0 || until === null) return [due]
  const days: string[] = []
  for (let i = 0; i < MOST_DATES; i++) {
    const day = addMonths(due, i * step)
    if (day > until) break
    days.push(day)
  }
  return days
}

export const isOpen = (state: DateState): boolean => state === 'open' || state === 'returned'
export const isLate = (d: { readonly due: string; readonly state: DateState }, today: string): boolean =>
  isOpen(d.state) && d.due < today

/** What a commitment adds up to on a day. */
export function standingOf(c: Pick<AgreementCommitment, 'dates' | 'dropped'>, today: string) {
  const asked = c.dropped ? [] : c.dates
  return {
    late: asked.filter((d) => isLate(d, today)).length,
    presented: asked.filter((d) => d.state === 'presented').length,
    accepted: c.dates.filter((d) => d.state === 'accepted').length,
    next: asked.find((d) => isOpen(d.state)) ?? null,
  }
}
