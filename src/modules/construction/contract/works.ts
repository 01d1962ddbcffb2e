// What may be said of a project's money and works: budgets, contracts, schedules, progress, payments, requirements, the log.
import * as v from 'valibot'
import { Day } from '../../../kernel/days.ts'
import { Uuid } from '../../../kernel/ids.ts'
import { ScheduleLink } from '../contract.ts'
import { Key, Percent, Pesos, SitePhotos, text } from './parts.ts'
import { CheckPhase, CheckResult, ContractFor, LogKind, PaymentFor } from './stages.ts'

/** Money approved for a project in a year, for what, and by which act of whom. */
export const BudgetApproved = v.strictObject({
  year: v.pipe(v.number(), v.integer(), v.minValue(2020), v.maxValue(2045)),
  amount: Pesos,
  on: Day,
  act: text(2, 200, 'diga con qué acuerdo u oficio'),
  by: text(2, 200, 'diga quién lo aprobó'),
})
export type BudgetApproved = v.InferOutput<typeof BudgetApproved>

export const ContractSigned = v.strictObject({
  contract: Uuid,
  for: ContractFor,
  number: text(2, 80),
  contractor: text(2, 200),
  amount: Pesos,
  on: Day,
  starts: Day,
  ends: Day,
  /** CompraNet number of the tender it comes from */
  tender: v.optional(text(2, 80)),
  /** share of each estimate that is held back until the end, 0 to 100 */
  retention: v.optional(Percent),
})
export type ContractSigned = v.InferOutput<typeof ContractSigned>

/** The schedule of a works contract: tasks in working days with what each is worth in pesos, and how they wait for each other. */
export const ScheduleSet = v.strictObject({
  contract: Uuid,
  on: Day,
  tasks: v.pipe(
    v.array(
      v.strictObject({
        id: Key,
        name: text(2, 120),
        duration: v.pipe(v.number(), v.minValue(0), v.maxValue(3000)),
        amount: Pesos,
      }),
    ),
    v.minLength(1, 'el programa no tiene actividades'),
    v.maxLength(400),
  ),
  links: v.pipe(v.array(ScheduleLink), v.maxLength(2000)),
})
export type ScheduleSet = v.InferOutput<typeof ScheduleSet>

/** How far works are, in percent of all of them. `replaces`: an earlier report that was wrong, with why. */
export const ProgressTold = v.pipe(
  v.strictObject({
    contract: Uuid,
    on: Day,
    physical: Percent,
    /** people at work on that day, and how many of them live in the municipality */
    people: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(5000))),
    local: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(5000))),
    note: v.optional(text(2, 500)),
    replaces: v.optional(Uuid),
  }),
  v.forward(
    v.check((p) => p.replaces === undefined || p.note !== undefined, 'diga qué estaba mal'),
    ['note'],
  ),
  v.forward(
    v.check(
      (p) => p.local === undefined || (p.people !== undefined && p.local <= p.people),
      'de cuántas personas en total, y no más que esas',
    ),
    ['local'],
  ),
)
export type ProgressTold = v.InferOutput<typeof ProgressTold>

export const OrderChanged = v.strictObject({
  contract: Uuid,
  on: Day,
  number: text(1, 40),
  /** pesos more, or fewer below zero */
  amount: v.pipe(v.number(), v.minValue(-10_000_000_000), v.maxValue(10_000_000_000)),
  /** calendar days more, or fewer below zero */
  days: v.pipe(v.number(), v.integer(), v.minValue(-3000), v.maxValue(3000)),
  why: text(4, 500, 'diga por qué cambia el contrato'),
})
export type OrderChanged = v.InferOutput<typeof OrderChanged>

export const PaymentMade = v.pipe(
  v.strictObject({
    contract: Uuid,
    on: Day,
    for: PaymentFor,
    number: text(1, 40),
    /** pesos paid out, what was held back not counted */
    paid: Pesos,
    held: v.optional(Pesos),
  }),
  v.forward(
    v.check((p) => p.for === 'estimate' || (p.held ?? 0) === 0, 'solo una estimación lleva retención'),
    ['held'],
  ),
)
export type PaymentMade = v.InferOutput<typeof PaymentMade>

/** What was said was an error: the step that was none, and why. `contract` or `note`: of which it was. */
export const Reversed = v.strictObject({
  step: Uuid,
  why: text(4, 500, 'diga qué estaba mal'),
  contract: v.optional(Uuid),
  note: v.optional(Uuid),
})
export type Reversed = v.InferOutput<typeof Reversed>

export const RequirementChecked = v.strictObject({
  requirement: Key,
  phase: CheckPhase,
  result: CheckResult,
  on: Day,
  /** what was measured, in the unit of the requirement */
  value: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1_000_000))),
  note: v.optional(text(2, 500)),
})
export type RequirementChecked = v.InferOutput<typeof RequirementChecked>

export const LogNoted = v.strictObject({
  on: Day,
  contract: v.optional(Uuid),
  what: LogKind,
  text: text(4, 1500, 'diga qué se vio o se indicó'),
  /** must be mended before opening */
  grave: v.optional(v.boolean()),
  photos: SitePhotos,
})
export type LogNoted = v.InferOutput<typeof LogNoted>
/** The citizens' committee that watches the works. Who sits in it is not kept: how many, and who called them. */
export const CommitteeFormed = v.strictObject({
  on: Day,
  members: v.pipe(
    v.number(),
    v.integer(),
    v.minValue(3, 'un comité tiene al menos 3 personas'),
    v.maxValue(100),
  ),
  calledBy: text(2, 200, 'diga quién lo convocó'),
  note: v.optional(text(2, 500)),
})
export type CommitteeFormed = v.InferOutput<typeof CommitteeFormed>
