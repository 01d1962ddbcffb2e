// A case as lists show it on a day: whether it is late or lost depends on the day and on nothing else.
import type { CaseListed, ReferralCase } from '../contract.ts'

export const isOverdue = (c: Pick<ReferralCase, 'due'>, today: string): boolean =>
  c.due !== null && c.due < today

/** `lostBefore`: an open case due before that day is lost. */
export const isLost = (c: Pick<ReferralCase, 'due' | 'gone' | 'closed_on'>, lostBefore: string): boolean =>
  c.closed_on === null && (c.gone !== null || (c.due !== null && c.due < lostBefore))

export const listed = (c: ReferralCase, today: string, lostBefore: string): CaseListed => ({
  ...{ id: c.key, child: c.child, room: c.room, source: c.source, urgent: c.urgent, opened_on: c.opened_on },
  ...{ waits: c.waits, owner: c.pending[0]?.owner ?? null, due: c.due },
  ...{ overdue: isOverdue(c, today), lost: isLost(c, lostBefore), gone: c.gone !== null, skipped: c.skipped },
  ...{ has_plan: c.plan !== null, closed_on: c.closed_on, closed_why: c.closed_why },
})
