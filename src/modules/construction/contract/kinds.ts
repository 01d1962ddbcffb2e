// The kinds of facts about projects: who may say each, and which are decisions that must be consistent now.
import { type FactKind, kindsOf } from '../../../kernel/kind.ts'
import { forecastMade } from './forecasts.ts'
import {
  DocumentTold,
  FellOut,
  PlotChanged,
  PlotOffered,
  PlotVisited,
  StageDated,
  StandingPublished,
  TakenUp,
  TenderTold,
} from './plot.ts'
import { judgeVisit } from './visits.ts'
import {
  BudgetApproved,
  CommitteeFormed,
  ContractSigned,
  FindingMended,
  LogNoted,
  OrderChanged,
  PaymentMade,
  ProgressTold,
  RequirementChecked,
  ScheduleSet,
  WorksVisited,
} from './works.ts'

/** A visit is looked at against the point of its site. */
const ofVisit: FactKind['judge'] = (f, project, today) =>
  judgeVisit(f.payload, project as unknown as Parameters<typeof judgeVisit>[1], today)

const notAhead: FactKind['judge'] = (f, _project, today) =>
  typeof f.payload.on === 'string' && f.payload.on > today
    ? { stands: false, refusal: { code: 'day-ahead', field: 'on' } }
    : { stands: true, flags: [] }

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
export const plotVisited = kindOf('plot-visited', 'Visita al predio', 'Plot visited', PlotVisited, {
  ...{ physical: true, subject: 'construction_project', judge: ofVisit },
})
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
export const logNoted = kindOf('log-noted', 'Nota de bitácora', 'Note in the log', LogNoted, {
  ...{ permission: 'construction.watch', physical: true, subject: 'construction_project', judge: notAhead },
})
export const findingMended = kindOf('finding-mended', 'Hallazgo corregido', 'Finding mended', FindingMended, {
  ...{ permission: 'construction.watch', physical: true, subject: 'construction_project', judge: notAhead },
})
/** On the site, with or without a network: progress, findings, requirements and photos of one visit. */
export const worksVisited = kindOf('works-visited', 'Visita a la obra', 'Visit to works', WorksVisited, {
  ...{ permission: 'construction.watch', physical: true, subject: 'construction_project', judge: ofVisit },
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
  ...[plotOffered, plotChanged, standingPublished, plotVisited, stageDated, documentTold],
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
  ...[requirementChecked, logNoted, worksVisited, findingMended, committeeFormed, forecastMade],
]
