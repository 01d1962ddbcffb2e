// A project out of all that was said of it: the same row whatever order the facts came in.
import { COUNTRY_ZONE, civilDay } from '../../../kernel/days.ts'
import type { Fact, Stamped } from '../../../kernel/fact.ts'
import { foldFields } from '../../../kernel/fields.ts'
import type { Look } from '../../../kernel/taking.ts'
import type { PlacesHanded, PlacesHandedBack } from '../../places/contract/kinds.ts'
import type { PlaceSite } from '../../places/contract.ts'
import type {
  DocumentTold,
  FellOut,
  PlotOffered,
  StageDated,
  StandingPublished,
  TenderTold,
} from '../contract/plot.ts'
import type { Stage } from '../contract/stages.ts'
import type { PlotVisited, WorksVisited } from '../contract/visits.ts'
import type { BudgetApproved, CommitteeFormed, RequirementChecked } from '../contract/works.ts'
import type { ConstructionProject, StageDates } from '../contract.ts'
import { filePercent } from './judge-stage.ts'
import { reversalKinds, reversedOf, reversibles, standing } from './reversing.ts'
import { allBefore, beforeOf, dayOf, overOn, stagesOf } from './stage-line.ts'

export const projectKinds: readonly string[] = [
  ...[
    ...['plot-offered', 'plot-changed', 'standing-published', 'plot-visited', 'stage-dated', 'document-told'],
    ...['fell-out', 'taken-up', 'tender-told', 'budget-approved', 'requirement-checked', 'committee-formed'],
    ...['works-visited', ...reversibles, ...reversalKinds],
  ].map((k) => `construction.${k}`),
  // what the places module says of a site bears on its project: to which center its places went
  ...['places.handed', 'places.handed-back'],
]

export const projectOf = (f: Fact): readonly string[] => [f.about]
/** Name, municipality and point of a project are its site's. */
export const siteOfProject = (f: Fact) => ({ table: 'place_site', key: f.about })

type Said<P> = { readonly fact: Fact; readonly p: P }
const ofKind = <P>(facts: readonly Stamped[], kind: string): Said<P>[] =>
  facts.flatMap(({ fact }) =>
    fact.kind === `construction.${kind}` ? [{ fact, p: fact.payload as unknown as P }] : [],
  )
/** By the day it speaks of; on one day as it was said. */
const byDay = <P extends { readonly on: string }>(list: readonly Said<P>[]): Said<P>[] =>
  list.toSorted((a, b) => (a.p.on < b.p.on ? -1 : a.p.on > b.p.on ? 1 : a.fact.id < b.fact.id ? -1 : 1))

type Plot = Omit<PlotOffered, 'on' | 'site'>
const OFFERED = 'construction.plot-offered'
const CHANGED = 'construction.plot-changed'

/** What is said of a plot that nobody has offered or published, or whose site is not known, waits in its facts. */
export function foldProject(
  book: string,
  key: string,
  said: readonly Stamped[],
  look: Look,
): ConstructionProject | undefined {
  const facts = standing(said)
  const site = look<PlaceSite>('place_site', key)
  const own = facts.find((s) => s.fact.kind === OFFERED)
  const published = byDay(ofKind<StandingPublished>(facts, 'standing-published'))
  if (!site || (!own && published.length === 0)) return undefined
  const { values: plot, conflicts } = foldFields<Plot>(
    facts.filter((s) => s.fact.kind === OFFERED || s.fact.kind === CHANGED),
    ({ fact }) => {
      const { on: _on, site: _site, ...said } = fact.payload as PlotOffered
      return said
    },
  )
  /** what the newest source claims that says anything of it */
  const claimed = <K extends keyof StandingPublished>(field: K) =>
    published.findLast(({ p }) => p[field] !== undefined)?.p[field]
  const scheme = plot.scheme ?? claimed('scheme') ?? 'imss'
  const visits = byDay(ofKind<PlotVisited>(facts, 'plot-visited'))
  const offered = own ? (own.fact.payload as PlotOffered).on : undefined
  // a published standing is no offer: of such a site nobody knows when it was offered
  const told = own ? civilDay(own.estAt, COUNTRY_ZONE) : null
  const stages = stagesFolded(scheme, facts, published, offered, told)
  const documents = documentsOf(facts)
  const budgets = byDay(ofKind<BudgetApproved>(facts, 'budget-approved'))
  const committee = byDay(ofKind<CommitteeFormed>(facts, 'committee-formed')).at(-1)?.p
  const back = facts.flatMap(({ fact: { kind, payload } }) =>
    kind === 'places.handed-back' ? [(payload as PlacesHandedBack).step] : [],
  )
  const handed = facts.findLast(({ fact }) => fact.kind === 'places.handed' && !back.includes(fact.id))?.fact
    .payload as PlacesHanded | undefined
  return {
    ...{ book, key, code: site.code, name: site.name, municipality: site.municipality, scheme },
    ...{ address: plot.address ?? null, latitude: site.latitude, longitude: site.longitude },
    area: plot.area ?? claimed('area') ?? null,
    // a band is taken whole from one word: its ends from two would be nobody's
    ...bandOf(plot, published),
    ...{
      offered_by: plot.offeredBy ?? null,
      demand: claimed('demand') ?? null,
      announced: claimed('announced') ?? null,
    },
    ...{ note: claimed('note') ?? site.note, source: plot.source ?? claimed('source') ?? site.source ?? '' },
    certainty: plot.certainty ?? 'observed',
    ...{ stages, ...standsAt(scheme, stages), out: outOf(facts) },
    visits: visits.map(({ fact, p }) => ({
      ...{ id: fact.id, by: fact.author, on: p.on, risks: [...p.risks], services: [...p.services] },
      ...{ fit: p.fit, told: p.told ?? null, photos: [...(p.photos ?? [])] },
      ...{ area: p.area ?? null, stood_at: p.stoodAt ?? null },
    })),
    ...{ documents, file_percent: filePercent(documents), tenders: tendersOf(facts) },
    budgets: budgets.map(({ fact, p }) => ({
      ...{
        id: fact.id,
        year: p.year,
        amount: p.amount,
        on: p.on,
        act: p.act,
        by: p.by,
        said_by: fact.author,
      },
    })),
    approved: budgets.reduce((sum, b) => sum + b.p.amount, 0),
    checks: byDay(checksOf(facts)).map(({ fact, p }) => ({
      ...{ requirement: p.requirement, phase: p.phase, result: p.result, on: p.on },
      ...{ value: p.value ?? null, note: p.note ?? null, by: fact.author },
    })),
    committee: committee
      ? {
          on: committee.on,
          members: committee.members,
          called_by: committee.calledBy,
          note: committee.note ?? null,
        }
      : null,
    ...{ center: handed?.center ?? null, reversed: reversedOf(said), conflicts },
  }
}

/** Said one by one at a desk, or several in a visit. */
const checksOf = (facts: readonly Stamped[]): Said<RequirementChecked>[] => [
  ...ofKind<RequirementChecked>(facts, 'requirement-checked'),
  ...ofKind<WorksVisited>(facts, 'works-visited').flatMap(({ fact, p }) =>
    p.checks.map((c) => ({ fact, p: { ...c, on: p.on } })),
  ),
]

function bandOf(
  plot: Partial<Plot>,
  published: readonly Said<StandingPublished>[],
): Pick<ConstructionProject, 'places_least' | 'places_most'> {
  const says = (p: Partial<Plot>) => p.placesLeast !== undefined || p.placesMost !== undefined
  const of = says(plot) ? plot : published.findLast(({ p }) => says(p))?.p
  return { places_least: of?.placesLeast ?? null, places_most: of?.placesMost ?? null }
}

/** Dates as last said of each kind; published standings say by when at the latest, and what was seen outdoes them. */
function stagesFolded(
  scheme: ConstructionProject['scheme'],
  facts: readonly Stamped[],
  published: readonly Said<StandingPublished>[],
  offered: string | undefined,
  toldOn: string | null,
): StageDates[] {
  const said = ofKind<StageDated>(facts, 'stage-dated')
  const last = (stage: Stage, of: StageDated['of']) =>
    said.findLast((s) => s.p.stage === stage && s.p.of === of)?.p.on ?? null
  const visited = byDay(ofKind<PlotVisited>(facts, 'plot-visited'))[0]?.p.on
  return stagesOf(scheme).map((stage) => {
    // the earliest source that says so
    const by = published.find(
      ({ p }) => (p.at === stage && p.over) || (p.at !== stage && allBefore(p.at, scheme).has(stage)),
    )?.p.on
    const seen = stage === 'offered' ? offered : stage === 'visited' ? visited : undefined
    const actual = last(stage, 'actual') ?? seen ?? null
    const told = said.filter((s) => s.p.stage === stage && s.p.of === 'actual')
    const corrected = told
      .slice(1)
      .flatMap((s, i) =>
        s.p.why === undefined ? [] : [{ was: told[i]!.p.on, why: s.p.why, by: s.fact.author }],
      )
    return {
      ...{ stage, planned: last(stage, 'planned'), forecast: last(stage, 'forecast'), actual },
      by: actual === null ? (by ?? (stage === 'offered' ? toldOn : null)) : null,
      ...(corrected.length > 0 ? { corrected } : {}),
    }
  })
}

/** The last stage that is over, and the first one that is not; parallel ones count in the order of the line. */
function standsAt(
  scheme: ConstructionProject['scheme'],
  stages: readonly StageDates[],
): Pick<
  ConstructionProject,
  'reached' | 'reached_on' | 'stage' | 'since' | 'opens_planned' | 'opens_forecast' | 'due'
> {
  const of = new Map(stages.map((s) => [s.stage, s]))
  const over = (s: Stage) => overOn(of.get(s)) !== null
  const reached = stages.findLast((s) => overOn(s) !== null) ?? stages[0]!
  // what is over may have been told before what it waits for: then it stands at what comes after it
  const stage = over('open')
    ? null
    : (stages.find(
        (s) =>
          !over(s.stage) && !stages.some((x) => over(x.stage) && allBefore(x.stage, scheme).has(s.stage)),
      )?.stage ?? 'open')
  const before = stage ? beforeOf(stage, scheme).map((s) => of.get(s)?.actual ?? null) : []
  const since = before.length > 0 && before.every((d) => d !== null) ? before.toSorted().at(-1)! : null
  const at = stage ? of.get(stage) : undefined
  const open = of.get('open')
  return {
    ...{ reached: reached.stage, reached_on: overOn(reached), stage, since },
    ...{ opens_planned: open?.planned ?? null, opens_forecast: open?.forecast ?? null },
    due: stage ? dayOf(at) : null,
  }
}

function outOf(facts: readonly Stamped[]): ConstructionProject['out'] {
  const last = byDay([...ofKind<FellOut>(facts, 'fell-out'), ...ofKind<FellOut>(facts, 'taken-up')]).at(-1)
  if (last?.fact.kind !== 'construction.fell-out') return null
  return { on: last.p.on, reason: last.p.reason, text: last.p.text, by: last.fact.author }
}

function documentsOf(facts: readonly Stamped[]): ConstructionProject['documents'] {
  const found = new Map<string, ConstructionProject['documents'][number]>()
  for (const { p } of byDay(ofKind<DocumentTold>(facts, 'document-told')))
    found.set(p.document, {
      ...{ document: p.document, state: p.state, on: p.on },
      ...{ folio: p.folio ?? found.get(p.document)?.folio ?? null, note: p.note ?? null },
      file: p.file ?? found.get(p.document)?.file ?? null,
    })
  return [...found.values()].toSorted((a, b) => (a.document < b.document ? -1 : 1))
}

function tendersOf(facts: readonly Stamped[]): ConstructionProject['tenders'] {
  const found = new Map<string, ConstructionProject['tenders'][number]>()
  for (const { fact, p } of byDay(ofKind<TenderTold>(facts, 'tender-told'))) {
    const had = found.get(p.number)
    const steps = (had?.steps ?? []).filter((s) => s.step !== p.step)
    found.set(p.number, {
      ...{ number: p.number, for: had?.for ?? p.for },
      steps: [...steps, { id: fact.id, step: p.step, on: p.on, note: p.note ?? null }],
    })
  }
  return [...found.values()].toSorted((a, b) => (a.number < b.number ? -1 : 1))
}
