// Whether money and works can be as somebody says: contracts within budget, schedules that end, progress that does not fall, payments that are owed.
import { daysBetween } from '../../../kernel/days.ts'
import type {
  ContractSigned,
  OrderChanged,
  PaymentMade,
  ProgressTold,
  ScheduleSet,
} from '../contract/works.ts'
import type { ConstructionContract, ConstructionProject } from '../contract.ts'
import { criticalPath } from './critical-path.ts'
import type { Not } from './judge-stage.ts'

type Contracts = readonly ConstructionContract[]
/** Amounts are told to the cent; sums of them are not exact. */
const CENT = 0.005
const committed = (contracts: Contracts) => contracts.reduce((sum, c) => sum + c.amount_now, 0)

/** Refusals: fallen-out, day-ahead, already-signed, number-taken, dates-inverted, signed-after-start, no-budget, over-budget, same-contractor. */
export function judgeContract(
  project: ConstructionProject,
  contracts: Contracts,
  said: ContractSigned,
  today: string,
): Not {
  if (project.out) return { refused: 'fallen-out', field: 'contract' }
  if (said.on > today) return { refused: 'day-ahead', field: 'on' }
  if (contracts.some((c) => c.key === said.contract)) return { refused: 'already-signed', field: 'contract' }
  if (contracts.some((c) => c.number === said.number)) return { refused: 'number-taken', field: 'number' }
  if (said.ends < said.starts) return { refused: 'dates-inverted', field: 'ends' }
  if (said.starts < said.on) return { refused: 'signed-after-start', field: 'starts' }
  if (project.approved === 0) return { refused: 'no-budget', field: 'amount' }
  if (committed(contracts) + said.amount > project.approved + CENT)
    return { refused: 'over-budget', field: 'amount' }
  // who builds does not watch over themselves
  const other = said.for === 'works' ? 'supervision' : said.for === 'supervision' ? 'works' : undefined
  const plain = (s: string) => s.trim().toLowerCase()
  return contracts.some((c) => c.for === other && plain(c.contractor) === plain(said.contractor))
    ? { refused: 'same-contractor', field: 'contractor' }
    : undefined
}

/** Refusals: task-twice, unknown-task, cycle (`field`: the tasks of the circle), schedule-amount, schedule-long (ends after the contract). */
export function judgeSchedule(contract: ConstructionContract, said: ScheduleSet): Not {
  const path = criticalPath(said.tasks, said.links)
  if (!path.stands) {
    const { fault } = path
    if (fault.code === 'cycle') return { refused: 'cycle', field: fault.path.join(' → ') }
    if (fault.code === 'unknown-task')
      return { refused: 'unknown-task', field: said.links[fault.link]![fault.end] }
    if (fault.code === 'task-twice') return { refused: 'task-twice', field: said.tasks[fault.task]!.id }
    return { refused: fault.code, field: 'tasks' }
  }
  const sum = said.tasks.reduce((total, t) => total + t.amount, 0)
  if (Math.abs(sum - contract.amount_now) > 1) return { refused: 'schedule-amount', field: 'tasks' }
  const days = daysBetween(contract.starts, contract.ends_now) + 1
  // five working days of seven
  return path.schedule.duration > Math.ceil((days * 5) / 7) + 1
    ? { refused: 'schedule-long', field: 'tasks' }
    : undefined
}

/** Refusals: day-ahead, before-start, progress-falls (a later or an earlier report says otherwise), unknown-report. */
export function judgeProgress(
  contract: Pick<ConstructionContract, 'starts'> & {
    readonly progress: readonly { readonly id: string; readonly on: string; readonly physical: number }[]
  },
  said: Pick<ProgressTold, 'on' | 'physical' | 'replaces'> & Partial<ProgressTold>,
  today: string,
): Not {
  if (said.on > today) return { refused: 'day-ahead', field: 'on' }
  if (said.on < contract.starts) return { refused: 'before-start', field: 'on' }
  if (said.replaces && !contract.progress.some((p) => p.id === said.replaces))
    return { refused: 'unknown-report', field: 'replaces' }
  const others = contract.progress.filter((p) => p.id !== said.replaces)
  if (others.some((p) => p.on <= said.on && p.physical > said.physical))
    return { refused: 'progress-falls', field: 'physical' }
  return others.some((p) => p.on > said.on && p.physical < said.physical)
    ? { refused: 'progress-ahead', field: 'physical' }
    : undefined
}

/** Refusals: day-ahead, number-taken, nothing-changes, below-zero, over-budget, before-its-start. */
export function judgeChange(
  project: ConstructionProject,
  contracts: Contracts,
  contract: ConstructionContract,
  said: OrderChanged,
  today: string,
): Not {
  if (said.on > today) return { refused: 'day-ahead', field: 'on' }
  if (contract.changes.some((c) => c.number === said.number))
    return { refused: 'number-taken', field: 'number' }
  if (said.amount === 0 && said.days === 0) return { refused: 'nothing-changes', field: 'amount' }
  if (contract.amount_now + said.amount < contract.paid + contract.held - CENT)
    return { refused: 'below-paid', field: 'amount' }
  if (said.amount > 0 && committed(contracts) + said.amount > project.approved + CENT)
    return { refused: 'over-budget', field: 'amount' }
  return daysBetween(contract.starts, contract.ends_now) + said.days < 0
    ? { refused: 'dates-inverted', field: 'days' }
    : undefined
}

/** Refusals: day-ahead, before-signing, number-taken, over-contract, not-held (more given back than was held). */
export function judgePayment(contract: ConstructionContract, said: PaymentMade, today: string): Not {
  if (said.on > today) return { refused: 'day-ahead', field: 'on' }
  if (said.on < contract.signed_on) return { refused: 'before-signing', field: 'on' }
  if (contract.payments.some((p) => p.for === said.for && p.number === said.number))
    return { refused: 'number-taken', field: 'number' }
  if (said.for === 'retention')
    return said.paid > contract.held + CENT ? { refused: 'not-held', field: 'paid' } : undefined
  return contract.paid + contract.held + said.paid + (said.held ?? 0) > contract.amount_now + CENT
    ? { refused: 'over-contract', field: 'paid' }
    : undefined
}
