// What a tablet carries of an open case, and how facts still in its outbox change it.
import { withdrawn } from '../../kernel/book-kinds.ts'
import type { Stamped } from '../../kernel/fact.ts'
import type { Carrying } from '../../kernel/taking.ts'
import type { DoubtNoted, PlanTried } from './contract/steps.ts'
import type { ReferralCase } from './contract.ts'
import type { CarriedCase } from './rules/carried.ts'

/** A closed one, and that of a child who left, is the office's. */
export function carryCase(r: ReferralCase): CarriedCase | undefined {
  if (r.closed_on !== null || r.gone !== null) return undefined
  const base = { d: r.steps.find((s) => s.kind === 'doubt')!.id, c: r.child, r: r.room, o: r.opened_on }
  if (!r.plan) return base
  const { plan, review, last_tried } = r.plan
  const rooms = plan.strategies.filter((s) => s.where !== 'home')
  const tried = r.steps.filter((s) => s.kind === 'tried' && s.on === last_tried)
  return {
    ...base,
    p: rooms.map(({ id, words }) => ({ id, words })),
    g: plan.goals.map((g) => g.words),
    ...(plan.adjustments.length > 0 ? { a: plan.adjustments } : {}),
    ...(plan.needs.length > 0 ? { n: plan.needs } : {}),
    ...(review ? { v: review } : {}),
    ...(last_tried ? { l: last_tried, t: tried.map((s) => String(s.said.strategy)) } : {}),
  }
}

function apply(carried: CarriedCase | undefined, { fact }: Stamped): CarriedCase | undefined {
  if (fact.kind === 'referrals.doubt-noted')
    return carried ?? { d: fact.id, c: fact.about, r: fact.room ?? null, o: (fact.payload as DoubtNoted).on }
  if (fact.kind !== 'referrals.plan-tried' || !carried) return carried
  const { on, strategy } = fact.payload as PlanTried
  if (carried.l !== undefined && carried.l > on) return carried
  return { ...carried, l: on, t: [...(carried.l === on ? (carried.t ?? []) : []), strategy] }
}

export const caseCarrying: Carrying<CarriedCase> = {
  table: 'referral_case',
  kinds: ['referrals.doubt-noted', 'referrals.plan-tried', withdrawn.kind],
  keysOf: (f) => (typeof f.payload.case === 'string' ? [f.payload.case] : []),
  overlay: (_key, carried, pending) =>
    pending.some((s) => s.fact.kind === withdrawn.kind && s.fact.about === carried?.d)
      ? undefined
      : pending.reduce<CarriedCase | undefined>(apply, carried),
}
