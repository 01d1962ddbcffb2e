// What was said of a project and turned out to be an error: it counts no more, stays told with its reason, and nothing may rest on it.
import { daysBetween } from '../../../kernel/days.ts'
import type { Fact, Stamped } from '../../../kernel/fact.ts'
import type { TenderTold } from '../contract/plot.ts'
import type { BudgetApproved, ContractSigned, LogNoted, Reversed } from '../contract/works.ts'
import type { ConstructionContract, ConstructionNote, ConstructionProject } from '../contract.ts'
import { placeOfStep } from './judge-papers.ts'
import type { Not } from './judge-stage.ts'

const PREFIX = 'construction.'
/** By what may be said to have been an error. What is corrected by saying it again (dates, papers, requirements, progress) is none of it. */
const reversalOf = {
  'budget-approved': 'money-reversed',
  'contract-signed': 'money-reversed',
  'order-changed': 'money-reversed',
  'payment-made': 'money-reversed',
  'tender-told': 'step-reversed',
  'plot-visited': 'step-reversed',
  'log-noted': 'log-reversed',
  'finding-mended': 'log-reversed',
} as const
type Reversible = keyof typeof reversalOf
export const reversibles = Object.keys(reversalOf) as readonly Reversible[]
/** Whether a fact of this kind is said to have been an error by that one: a visit to works is not, since it says several things at once. */
export const isReversedBy = (kind: string, by: string): boolean =>
  PREFIX + reversalOf[kind.slice(PREFIX.length) as Reversible] === by
export const reversalKinds = [...new Set(Object.values(reversalOf))]

const plain = ({ kind }: Fact) => kind.slice(PREFIX.length)
const errorsIn = (facts: readonly Stamped[]) =>
  facts.flatMap(({ fact, estAt }) =>
    (reversalKinds as readonly string[]).includes(plain(fact))
      ? [{ fact, estAt, p: fact.payload as Reversed }]
      : [],
  )

/** Facts without those that a reversal of their kind names, and without the reversals: what stands. */
export function standing(facts: readonly Stamped[]): readonly Stamped[] {
  const errors = errorsIn(facts)
  if (errors.length === 0) return facts
  const gone = new Set(errors.map((e) => `${plain(e.fact)}|${e.p.step}`))
  return facts.filter(({ fact }) => {
    const by = reversalOf[plain(fact) as Reversible]
    return !(by && gone.has(`${by}|${fact.id}`)) && !errors.some((e) => e.fact === fact)
  })
}

/** What it was, in few words of its own: a year, a number, the first words of a note. */
function whatOf(fact: Fact): { what: string; amount: number | null } {
  const p = fact.payload as Partial<BudgetApproved & ContractSigned & LogNoted & TenderTold> & {
    readonly paid?: number
  }
  return {
    what: String(p.number ?? p.year ?? p.text ?? '').slice(0, 120),
    amount: p.amount ?? p.paid ?? null,
  }
}

/** The first word that says so holds; a reversal of what nobody said tells nothing. */
export function reversedOf(facts: readonly Stamped[]): ConstructionProject['reversed'] {
  const told = new Set<string>()
  return errorsIn(facts).flatMap(({ fact, estAt, p }) => {
    const of = facts.find(
      (s) => s.fact.id === p.step && reversalOf[plain(s.fact) as Reversible] === plain(fact),
    )
    if (!of || told.has(p.step)) return []
    told.add(p.step)
    return [
      {
        ...{ step: p.step, kind: of.fact.kind, on: String(of.fact.payload.on), at: estAt },
        ...{ why: p.why, by: fact.author, ...whatOf(of.fact) },
      },
    ]
  })
}

const CENT = 0.005
type Contracts = readonly ConstructionContract[]
const committed = (contracts: Contracts) => contracts.reduce((sum, c) => sum + c.amount_now, 0)

/**
 * Of money. Refusals: unknown-step, committed-since (contracts rest on that budget), used-since (a contract with payments, changes or
 * progress; held money given back), below-paid, over-budget, dates-inverted.
 */
export function judgeMoneyReversed(
  project: Pick<ConstructionProject, 'budgets' | 'approved'>,
  contracts: Contracts,
  { step, contract }: Reversed,
): Not {
  const budget = project.budgets.find((b) => b.id === step)
  if (budget)
    return project.approved - budget.amount < committed(contracts) - CENT
      ? { refused: 'committed-since', field: 'step' }
      : undefined
  const c = contracts.find((x) => x.key === contract)
  if (!c) return { refused: 'unknown-step', field: 'step' }
  if (c.signing === step)
    return c.payments.length + c.changes.length + c.progress.length > 0
      ? { refused: 'used-since', field: 'step' }
      : undefined
  const change = c.changes.find((x) => x.id === step)
  if (change) {
    if (c.amount_now - change.amount < c.paid + c.held - CENT) return { refused: 'below-paid', field: 'step' }
    if (change.amount < 0 && committed(contracts) - change.amount > project.approved + CENT)
      return { refused: 'over-budget', field: 'step' }
    return daysBetween(c.starts, c.ends_now) - change.days < 0
      ? { refused: 'dates-inverted', field: 'step' }
      : undefined
  }
  const payment = c.payments.find((x) => x.id === step)
  if (!payment) return { refused: 'unknown-step', field: 'step' }
  // what it held was given back since
  return c.held - payment.held < -CENT ? { refused: 'used-since', field: 'step' } : undefined
}

/** Of a tender or a visit to the plot. Refusals: unknown-step, used-since (a later step, a contract of that tender, or a validated plot). */
export function judgeStepReversed(
  project: ConstructionProject,
  contracts: Contracts,
  { step }: Reversed,
): Not {
  const tender = project.tenders.find((t) => t.steps.some((s) => s.id === step))
  const said = tender?.steps.find((s) => s.id === step)
  if (tender && said) {
    const rests =
      said.step !== 'void' &&
      (tender.steps.some((s) => placeOfStep(s.step) > placeOfStep(said.step)) ||
        contracts.some((c) => c.tender === tender.number))
    return rests ? { refused: 'used-since', field: 'step' } : undefined
  }
  if (!project.visits.some((x) => x.id === step)) return { refused: 'unknown-step', field: 'step' }
  const later = project.stages.some((s) => s.stage !== 'offered' && s.stage !== 'visited' && s.actual)
  return project.visits.length === 1 && later ? { refused: 'used-since', field: 'step' } : undefined
}

/** Of the log. Refusals: unknown-step, used-since (a finding that was said to be mended: take that back first). */
export function judgeLogReversed(note: ConstructionNote | undefined, { step }: Reversed): Not {
  if (!note) return { refused: 'unknown-step', field: 'step' }
  if (note.mended?.id === step) return undefined
  if (note.key !== step) return { refused: 'unknown-step', field: 'step' }
  return note.mended ? { refused: 'used-since', field: 'step' } : undefined
}
