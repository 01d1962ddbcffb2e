// A project in the words of Open Contracting for Infrastructure: what is known and nothing else, plan, forecast and what happened apart.
import type { Stage } from '../contract/stages.ts'
import type { ConstructionContract, ConstructionProject, StageDates } from '../contract.ts'
import { overOn } from './stage-line.ts'

export type Told = {
  readonly project: ConstructionProject
  readonly contracts: readonly ConstructionContract[]
  readonly municipality: string | null
  readonly state: string | null
}
export type Oc4idsWords = {
  readonly purpose: string
  readonly stages: Readonly<Record<Stage, string>>
  readonly contracts: Readonly<Record<ConstructionContract['for'], string>>
  readonly atLatest: (day: string) => string
  readonly byYear: string
  readonly places: string
  readonly progress: string
}
/** One version of the standard. Source: github.com/open-contracting/infrastructure, schema 0.9.5. */
export const OC4IDS_VERSION = '0.9'
const AUTHORITY = { id: 'MX-IMSS', name: 'Instituto Mexicano del Seguro Social' }

/** Mexico City has kept one time all year since 2022. */
const moment = (day: string) => `${day}T00:00:00-06:00`
const pesos = (amount: number) => ({ amount, currency: 'MXN' })

type Part = Readonly<Record<string, unknown>>
/** Without what is not known: the standard wants no empty text, list or part. */
function known(part: Part): Record<string, unknown> | undefined {
  const left = Object.entries(part).filter(
    ([, x]) => x !== undefined && x !== null && x !== '' && !(Array.isArray(x) && x.length === 0),
  )
  return left.length > 0 ? Object.fromEntries(left) : undefined
}
const period = (from: string | null | undefined, to: string | null | undefined) =>
  known({ startDate: from ? moment(from) : undefined, endDate: to ? moment(to) : undefined })

const statuses: Readonly<Record<Stage, string>> = {
  ...{ offered: 'identification', visited: 'identification', validated: 'identification' },
  ...{ file: 'preparation', accepted: 'preparation', deed: 'preparation', design: 'preparation' },
  ...{ tender: 'preparation', contract: 'preparation', works: 'implementation', equipment: 'implementation' },
  ...{ staffing: 'completion', licence: 'completion', open: 'completion' },
}
const natures = {
  works: 'construction',
  supervision: 'supervision',
  design: 'design',
  equipment: undefined,
} as const
const milestoneTypes: Partial<Record<Stage, string>> = {
  ...{ validated: 'assessment', accepted: 'approval', deed: 'approval', licence: 'approval' },
  ...{ tender: 'preProcurement', works: 'delivery', equipment: 'delivery', open: 'delivery' },
}

/** One organization, one id, whichever contract names it. */
const partyId = (name: string) =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

function milestone(s: StageDates, words: Oc4idsWords) {
  const due = s.forecast ?? s.planned
  return known({
    ...{ id: s.stage, title: words.stages[s.stage], type: milestoneTypes[s.stage] },
    description: s.by ? words.atLatest(s.by) : undefined,
    ...{ dueDate: due ? moment(due) : undefined, dateMet: s.actual ? moment(s.actual) : undefined },
    status: overOn(s) ? 'met' : due ? 'scheduled' : undefined,
  })
}

function contracting(c: ConstructionContract, project: ConstructionProject, words: Oc4idsWords) {
  const tender = project.tenders.find((x) => x.number === c.tender)
  const call = tender?.steps.find((s) => s.step === 'call')?.on
  const over = c.physical >= 100 && c.paid >= c.amount_now
  const supplier = { id: partyId(c.contractor), name: c.contractor }
  let amount = c.amount
  const nature = natures[c.for]
  return {
    id: c.number,
    summary: known({
      externalReference: c.tender,
      nature: nature ? [nature] : undefined,
      title: words.contracts[c.for],
      status: over ? 'closed' : 'active',
      tender: call ? { datePublished: moment(call) } : undefined,
      suppliers: [supplier],
      contractValue: pesos(c.amount),
      contractPeriod: period(c.starts, c.ends),
      finalValue: over ? pesos(c.paid) : undefined,
      modifications: c.changes.map((x) => {
        const [before, after] = [amount, amount + x.amount]
        amount = after
        return {
          ...{ id: x.number, date: moment(x.on), rationale: x.why },
          ...{ oldContractValue: pesos(before), newContractValue: pesos(after) },
        }
      }),
      transactions: c.payments.map((x) => ({
        ...{ id: `${x.for}-${x.number}`, date: moment(x.on), value: pesos(x.paid) },
        ...{ payer: AUTHORITY, payee: supplier },
      })),
    }),
  }
}

/** Tenders that have led to no contract yet are told as well. */
const awaited = (
  project: ConstructionProject,
  contracts: readonly ConstructionContract[],
  words: Oc4idsWords,
) =>
  project.tenders
    .filter((x) => !contracts.some((c) => c.tender === x.number) && !x.steps.some((s) => s.step === 'void'))
    .map((x) => {
      const call = x.steps.find((s) => s.step === 'call')?.on
      const nature = natures[x.for]
      return {
        id: x.number,
        summary: known({
          ...{
            externalReference: x.number,
            nature: nature ? [nature] : undefined,
            title: words.contracts[x.for],
          },
          ...{ status: 'pre-award', tender: call ? { datePublished: moment(call) } : undefined },
        }),
      }
    })

function budgetOf(project: ConstructionProject, words: Oc4idsWords) {
  if (project.budgets.length === 0) return undefined
  const last = project.budgets.at(-1)!
  const years = Map.groupBy(project.budgets, (b) => b.year)
  return {
    ...{ description: last.act, amount: pesos(project.approved), approvalDate: moment(last.on) },
    budgetBreakdowns: [
      {
        ...{ id: 'year', description: words.byYear },
        budgetBreakdown: [...years].map(([year, list]) => ({
          id: String(year),
          amount: pesos(list.reduce((sum, b) => sum + b.amount, 0)),
          period: period(`${year}-01-01`, `${year}-12-31`),
        })),
      },
    ],
  }
}

/**
 * `updated`: an instant. The id is the site's: a prefix registered with the standard's helpdesk is the publisher's to add.
 * No person is named: who said what stays in the house.
 */
export function oc4idsProject(told: Told, updated: string, words: Oc4idsWords): Record<string, unknown> {
  const { project: p, contracts, municipality, state } = told
  const actual = (stage: Stage) => p.stages.find((s) => s.stage === stage)?.actual
  const works = contracts.filter((c) => c.for === 'works')
  const begun = works.map((c) => c.starts).toSorted()[0]
  const suppliers = new Map(contracts.map((c) => [partyId(c.contractor), c.contractor]))
  const band = p.places_least ?? p.places_most
  const reports = works.flatMap((c) =>
    c.progress.map((x) => ({ id: x.id, on: x.on, contract: c.number, at: x.physical })),
  )
  return known({
    ...{
      id: `nido-${p.key}`,
      updated,
      identifiers: [{ id: p.code, scheme: 'MX-CECI' }],
      publicAuthority: AUTHORITY,
    },
    ...{
      title: p.name,
      description: p.note,
      purpose: words.purpose,
      type: 'construction',
      sector: ['education'],
    },
    additionalClassifications: [{ scheme: 'COFOG', id: '10.4.0', description: 'Family and children' }],
    status: p.out ? 'cancelled' : p.stage === null ? 'maintenance' : statuses[p.stage],
    budget: budgetOf(p, words),
    period: period(actual('offered'), p.opens_planned),
    identificationPeriod: period(actual('offered'), actual('validated')),
    preparationPeriod: period(actual('validated'), actual('contract')),
    implementationPeriod: period(begun, actual('works')),
    completionPeriod: period(actual('works'), actual('open')),
    locations: [
      known({
        id: p.municipality,
        description: p.name,
        geometry:
          p.latitude !== null && p.longitude !== null
            ? { type: 'Point', coordinates: [p.longitude, p.latitude] }
            : undefined,
        gazetteer: { scheme: 'MX-INEGI', identifiers: [p.municipality] },
        address: known({
          streetAddress: p.address,
          locality: municipality,
          region: state,
          countryName: 'México',
        }),
      }),
    ],
    parties: [
      { ...AUTHORITY, roles: ['publicAuthority', 'buyer'] },
      ...[...suppliers].map(([id, name]) => ({ id, name, roles: ['supplier'] })),
    ],
    metrics: [
      ...(band === null
        ? []
        : [
            {
              id: 'places',
              title: words.places,
              observations: [{ id: '1', measure: band, notes: bandNotes(p) }].map((x) => known(x)),
            },
          ]),
      ...(reports.length === 0
        ? []
        : [
            {
              ...{ id: 'physicalProgress', title: words.progress },
              observations: reports.map((x) => ({
                ...{
                  id: x.id,
                  period: period(x.on, x.on),
                  measure: x.at,
                  notes: x.contract,
                  unit: { name: '%' },
                },
              })),
            },
          ]),
    ],
    milestones: p.stages
      .filter((s) => overOn(s) !== null || s.forecast !== null || s.planned !== null)
      .map((s) => milestone(s, words)),
    completion:
      p.stage === null && actual('open')
        ? known({ endDate: moment(actual('open')!), finalValue: paidOf(contracts) })
        : undefined,
    contractingProcesses: [
      ...contracts.map((c) => contracting(c, p, words)),
      ...awaited(p, contracts, words),
    ],
  })!
}

const bandNotes = (p: ConstructionProject) =>
  p.places_least !== null && p.places_most !== null && p.places_least !== p.places_most
    ? `${p.places_least}–${p.places_most}`
    : undefined
const paidOf = (contracts: readonly ConstructionContract[]) => {
  const paid = contracts.reduce((sum, c) => sum + c.paid, 0)
  return paid > 0 ? pesos(paid) : undefined
}

/** The head of a package; its projects follow as they are written. `id` names the file. */
export const oc4idsHead = (id: string, published: string) => ({
  ...{
    version: OC4IDS_VERSION,
    uri: `urn:uuid:${id}`,
    publishedDate: published,
    publisher: { name: AUTHORITY.name },
  },
})
