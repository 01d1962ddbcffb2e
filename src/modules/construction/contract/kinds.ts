// The kinds of facts about projects: who may say each, and which are decisions that must be consistent now.
import { type FactKind, kindsOf } from '../../../kernel/kind.ts'
import { forecastMade } from './forecasts.ts'
import {
  DocumentTold,
  FellOut,
  PlotChanged,
  PlotOffered,
  StageDated,
  StandingPublished,
  TakenUp,
  TenderTold,
} from './plot.ts'
import { notAhead, visitKinds } from './visits.ts'
import {
  BudgetApproved,
  CommitteeFormed,
  ContractSigned,
  LogNoted,
  OrderChanged,
  PaymentMade,
  ProgressTold,
  RequirementChecked,
  Reversed,
  ScheduleSet,
} from './works.ts'

const kindOf = kindsOf('construction', {
  ...{ permission: 'construction.write', physical: false, door: 'any', persons: () => [] },
})
const online = kindsOf('construction', {
  ...{ permission: 'construction.write', physical: false, door: 'online', persons: () => [] },
})

export const plotOffered = online('plot-offered', 'Predio ofrecido', 'Plot offered', PlotOffered)
export const plotChanged = online('plot-changed', 'Predio corregido', 'Plot changed', PlotChanged)
/** A file brings it: it cannot decide. */
export const standingPublished = kindOf(
  'standing-published',
  'Avance publicado',
  'Standing as published',
  StandingPublished,
)
export const stageDated = online('stage-dated', 'Fecha de una etapa', 'Date of a stage', StageDated)
export const documentTold = online(
  'document-told',
  'Documento del expediente',
  'Document of the property file',
  DocumentTold,
)
export const fellOut = online('fell-out', 'Proyecto que se cae', 'Project fell out', FellOut)
export const takenUp = online('taken-up', 'Proyecto retomado', 'Project taken up again', TakenUp)
export const tenderTold = online('tender-told', 'Paso de una licitación', 'Step of a tender', TenderTold)
export const budgetApproved = online(
  'budget-approved',
  'Presupuesto aprobado',
  'Budget approved',
  BudgetApproved,
  { permission: 'construction.spend' },
)
export const contractSigned = online(
  'contract-signed',
  'Contrato firmado',
  'Contract signed',
  ContractSigned,
  { permission: 'construction.spend' },
)
export const scheduleSet = online('schedule-set', 'Programa de obra', 'Schedule of works', ScheduleSet)
export const progressTold = online('progress-told', 'Avance de obra', 'Progress of works', ProgressTold, {
  permission: 'construction.watch',
})
export const orderChanged = online('order-changed', 'Convenio modificatorio', 'Change order', OrderChanged, {
  permission: 'construction.spend',
})
export const paymentMade = online('payment-made', 'Pago de obra', 'Payment', PaymentMade, {
  permission: 'construction.spend',
})
export const requirementChecked = online(
  'requirement-checked',
  'Requisito revisado',
  'Requirement checked',
  RequirementChecked,
  { permission: 'construction.watch' },
)
/** What may be said to have been an error belongs to whoever may say it: money, tenders and plots, the log. */
export const moneyReversed = online('money-reversed', 'Dinero que no fue', 'Money that was not', Reversed, {
  permission: 'construction.spend',
})
export const stepReversed = online(
  'step-reversed',
  'Paso de un proyecto que no fue',
  'Step of a project that was not',
  Reversed,
)
export const logReversed = online(
  'log-reversed',
  'Nota o corrección que no fue',
  'Note or mending that was not',
  Reversed,
  { permission: 'construction.watch' },
)
export const logNoted = kindOf('log-noted', 'Nota de bitácora', 'Note in the log', LogNoted, {
  ...{ permission: 'construction.watch', physical: true, subject: 'construction_project', judge: notAhead },
})
/** Said at a desk or by the committee's own minutes; it happened, whatever the works. */
export const committeeFormed = kindOf(
  'committee-formed',
  'Comité ciudadano de obra',
  'Citizens’ works committee',
  CommitteeFormed,
  { ...{ subject: 'construction_project', judge: notAhead } },
)

export const constructionKinds: readonly FactKind[] = [
  ...[plotOffered, plotChanged, standingPublished, stageDated, documentTold],
  ...[
    fellOut,
    takenUp,
    tenderTold,
    budgetApproved,
    contractSigned,
    scheduleSet,
    progressTold,
    orderChanged,
    paymentMade,
  ],
  ...[moneyReversed, stepReversed, logReversed],
  ...[requirementChecked, logNoted, ...visitKinds, committeeFormed, forecastMade],
]
