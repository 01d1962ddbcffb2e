// Decisions about a project: each is looked at against the project and its contracts as they stand, and refused with its reason.
import { COUNTRY_ZONE, civilDay } from '../../kernel/days.ts'
import type { Fact } from '../../kernel/fact.ts'
import { NATION } from '../../kernel/ids.ts'
import type { FactKind } from '../../kernel/kind.ts'
import type { Tx } from '../../platform/db.ts'
import type { Decides } from '../../platform/house.ts'
import { letterId } from '../../platform/new-id.ts'
import { placesLost, type SiteRegistered, siteRegistered, stepReversed } from '../places/contract/kinds.ts'
import { lastLossOf, sitesByCode } from '../places/reads.ts'
import { boundaryOf } from '../territory/reads.ts'
import {
  budgetApproved,
  contractSigned,
  documentTold,
  fellOut,
  logReversed,
  moneyReversed,
  orderChanged,
  paymentMade,
  plotChanged,
  plotOffered,
  progressTold,
  requirementChecked,
  scheduleSet,
  stageDated,
  takenUp,
  tenderTold,
  stepReversed as worksStepReversed,
} from './contract/kinds.ts'
import type {
  DocumentTold,
  FellOut,
  PlotChanged,
  PlotOffered,
  StageDated,
  TakenUp,
  TenderTold,
} from './contract/plot.ts'
import type {
  BudgetApproved,
  ContractSigned,
  OrderChanged,
  PaymentMade,
  ProgressTold,
  RequirementChecked,
  Reversed,
  ScheduleSet,
} from './contract/works.ts'
import type { ConstructionContract, ConstructionProject } from './contract.ts'
import {
  contractsOf,
  graveOpen,
  noteBy,
  projectBy,
  representationOf,
  seatsAround,
  stepSaid,
} from './reads.ts'
import { judgeTender } from './rules/judge-papers.ts'
import { judgeStage, type Not } from './rules/judge-stage.ts'
import {
  judgeChange,
  judgeContract,
  judgePayment,
  judgeProgress,
  judgeSchedule,
} from './rules/judge-works.ts'
import { isOutside, outsideMunicipality } from './rules/plot-place.ts'
import { requirementOf, resultFits } from './rules/requirements.ts'
import { isReversedBy, judgeLogReversed, judgeMoneyReversed, judgeStepReversed } from './rules/reversing.ts'

const dayOf = (at: string) => civilDay(at, COUNTRY_ZONE)

/** Of one project: unknown-project where there is none. */
const ofProject = <P>(
  kind: FactKind,
  judge: (project: ConstructionProject, p: P, today: string, tx: Tx) => Not | Promise<Not>,
  letters?: (tx: Tx, fact: Fact, p: P) => Promise<readonly Fact[]>,
): Decides => ({
  kind: kind.kind,
  decide: async (tx, _house, fact, receivedAt) => {
    const project = await projectBy(tx, fact.book, fact.about)
    if (!project) return { refused: 'unknown-project', field: 'about' }
    const p = fact.payload as P
    const not = await judge(project, p, dayOf(receivedAt), tx)
    return not ?? { letters: letters ? await letters(tx, fact, p) : [] }
  },
})

/** Of one contract of it, and the others: unknown-contract where there is none. */
const ofContract = <P extends { readonly contract: string }>(
  kind: FactKind,
  judge: (
    contract: ConstructionContract,
    p: P,
    today: string,
    project: ConstructionProject,
    all: readonly ConstructionContract[],
  ) => Not,
): Decides =>
  ofProject<P>(kind, async (project, p, today, tx) => {
    const all = await contractsOf(tx, project.book, project.key)
    const contract = all.find((c) => c.key === p.contract)
    return contract
      ? judge(contract, p, today, project, all)
      : { refused: 'unknown-contract', field: 'contract' }
  })

/**
 * Refusals: unknown-municipality, other-representation, code-taken (another site has that code), outside-boundary where the
 * municipality's boundary is imported, outside-municipality as far as seats tell where it is not.
 */
async function placed(tx: Tx, fact: Fact, site: SiteRegistered, today: string): Promise<Not> {
  const { municipality, latitude, longitude, code } = site
  const of = await representationOf(tx, municipality, today)
  if (of === undefined) return { refused: 'unknown-municipality', field: 'municipality' }
  if ((of ?? NATION) !== fact.book) return { refused: 'other-representation', field: 'municipality' }
  const had = (await sitesByCode(tx)).get(code)
  if (had && had.id !== fact.about) return { refused: 'code-taken', field: 'code' }
  if (latitude === undefined || longitude === undefined) return undefined
  const boundary = await boundaryOf(tx, municipality)
  if (boundary)
    return isOutside({ latitude, longitude }, boundary.polygons)
      ? { refused: 'outside-boundary', field: 'latitude' }
      : undefined
  const seats = await seatsAround(tx, { latitude, longitude }, municipality)
  const own = seats.find((s) => s.key === municipality)
  const others = seats.filter((s) => s !== own)
  return outsideMunicipality({ latitude, longitude }, own, others)
    ? { refused: 'outside-municipality', field: 'latitude' }
    : undefined
}

/** What the places module hears of the same site, in the same book and transaction. */
const placesLetter = (fact: Fact, kind: string, name: string, payload: Fact['payload']): Fact => ({
  ...{ id: letterId(fact.id, fact.book, name), kind, kindVersion: 1, origin: 'letter', payload },
  ...{ about: fact.about, book: fact.book, happenedAt: fact.happenedAt, author: fact.author },
})
const siteLetter = (fact: Fact, site: SiteRegistered) =>
  placesLetter(fact, siteRegistered.kind, 'site', { ...site })

const offers: Decides = {
  kind: plotOffered.kind,
  decide: async (tx, _house, fact, receivedAt) => {
    const { site, on } = fact.payload as PlotOffered
    const today = dayOf(receivedAt)
    if (await projectBy(tx, fact.book, fact.about)) return { refused: 'already-offered', field: 'about' }
    if (on !== undefined && on > today) return { refused: 'day-ahead', field: 'on' }
    return (await placed(tx, fact, site, today)) ?? { letters: [siteLetter(fact, site)] }
  },
}

const changes: Decides = {
  kind: plotChanged.kind,
  decide: async (tx, _house, fact, receivedAt) => {
    const project = await projectBy(tx, fact.book, fact.about)
    if (!project) return { refused: 'unknown-project', field: 'about' }
    const { site } = fact.payload as PlotChanged
    if (!site) return { letters: [] }
    return (await placed(tx, fact, site, dayOf(receivedAt))) ?? { letters: [siteLetter(fact, site)] }
  },
}

/** A project that falls out takes the places of its site with it; taken up again, they are there again. */
const falls = ofProject<FellOut>(
  fellOut,
  (project, p, today) =>
    project.out
      ? { refused: 'nothing-changes', field: 'reason' }
      : project.stage === null
        ? { refused: 'already-open', field: 'reason' }
        : p.on > today
          ? { refused: 'day-ahead', field: 'on' }
          : undefined,
  async (_tx, fact, p) => [placesLetter(fact, placesLost.kind, 'places-lost', { on: p.on, reason: p.text })],
)
const takesUp = ofProject<TakenUp>(
  takenUp,
  (project, p, today) =>
    !project.out
      ? { refused: 'nothing-changes', field: 'text' }
      : p.on > today
        ? { refused: 'day-ahead', field: 'on' }
        : p.on < project.out.on
          ? { refused: 'before-falling', field: 'on' }
          : undefined,
  async (tx, fact, p) => {
    const step = await lastLossOf(tx, fact.book, fact.about)
    return step ? [placesLetter(fact, stepReversed.kind, 'places-back', { step, reason: p.text })] : []
  },
)

/** Besides, refuses unknown-step: nobody said it of this project, or it is none that is reversed this way. */
const reverses = (
  kind: FactKind,
  judge: (
    project: ConstructionProject,
    all: readonly ConstructionContract[],
    p: Reversed,
    tx: Tx,
  ) => Not | Promise<Not>,
): Decides =>
  ofProject<Reversed>(kind, async (project, p, _today, tx) => {
    const said = await stepSaid(tx, project.book, p.step)
    if (!said || said.about !== project.key || !isReversedBy(said.kind, kind.kind))
      return { refused: 'unknown-step', field: 'step' }
    return judge(project, await contractsOf(tx, project.book, project.key), p, tx)
  })

export const constructionDecides: readonly Decides[] = [
  offers,
  changes,
  ofProject<StageDated>(stageDated, async (project, p, today, tx) =>
    judgeStage(project, p, today, await graveOpen(tx, project.book, project.key)),
  ),
  ofProject<DocumentTold>(documentTold, (project, p, today) =>
    project.out
      ? { refused: 'fallen-out', field: 'document' }
      : p.on > today
        ? { refused: 'day-ahead', field: 'on' }
        : undefined,
  ),
  falls,
  takesUp,
  ofProject<TenderTold>(tenderTold, (project, p, today) => judgeTender(project, p, today)),
  ofProject<BudgetApproved>(budgetApproved, (_project, p, today) =>
    p.on > today
      ? { refused: 'day-ahead', field: 'on' }
      : p.amount === 0
        ? { refused: 'nothing-changes', field: 'amount' }
        : undefined,
  ),
  ofProject<ContractSigned>(contractSigned, async (project, p, today, tx) =>
    judgeContract(project, await contractsOf(tx, project.book, project.key), p, today),
  ),
  ofContract<ScheduleSet>(scheduleSet, (contract, p) => judgeSchedule(contract, p)),
  ofContract<ProgressTold>(progressTold, (contract, p, today) => judgeProgress(contract, p, today)),
  ofContract<OrderChanged>(orderChanged, (contract, p, today, project, all) =>
    judgeChange(project, all, contract, p, today),
  ),
  ofContract<PaymentMade>(paymentMade, (contract, p, today) => judgePayment(contract, p, today)),
  reverses(moneyReversed, judgeMoneyReversed),
  reverses(worksStepReversed, judgeStepReversed),
  reverses(logReversed, async (project, _all, p, tx) =>
    judgeLogReversed(p.note ? await noteBy(tx, project.book, p.note) : undefined, p),
  ),
  ofProject<RequirementChecked>(requirementChecked, (_project, p, today) => {
    const of = requirementOf(p.requirement)
    if (!of) return { refused: 'unknown-requirement', field: 'requirement' }
    if (!of.phases.includes(p.phase)) return { refused: 'not-of-phase', field: 'phase' }
    if (p.on > today) return { refused: 'day-ahead', field: 'on' }
    // a gas installation is there or it is not
    if (p.result === 'not-needed' && of.blocks) return { refused: 'always-needed', field: 'result' }
    return resultFits(of, p) ? undefined : { refused: 'measure-unfit', field: 'value' }
  }),
]
