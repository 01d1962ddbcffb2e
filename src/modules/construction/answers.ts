// What the server answers about construction: the portfolio, a project with all of its parts, the funnel, the programme's pictures and money.
import { COUNTRY_ZONE, civilDay } from '../../kernel/days.ts'
import type { Read } from '../../platform/db.ts'
import { fileShownTo } from '../../platform/file-answers.ts'
import { answer, type Call } from '../../platform/http.ts'
import { askLongWork } from '../../platform/long-work.ts'
import { Refused } from '../../platform/refused.ts'
import type { PlaceTarget } from '../places/contract.ts'
import { statesOf, targetsPublished } from '../places/reads.ts'
import {
  askWhatIf,
  type ForecastScope,
  forecastAt,
  makeForecast,
  type PortfolioRow,
} from './contract/forecasts.ts'
import { programme, programmeMoney, takeOc4ids } from './contract/programme.ts'
import { constructionFile, constructionFunnel, constructionProject, listProjects } from './contract.ts'
import {
  contractsOf,
  forecastScopes,
  forecastsOf,
  moneyWithin,
  namesOf,
  namesOfPlaces,
  notesOf,
  placeOfProject,
  plotFacts,
  portfolio,
  projectBy,
  projectsDrawn,
  projectsToForecast,
  publishedOf,
  stagesWithin,
} from './reads.ts'
import { funnelOf } from './rules/funnel.ts'
import { approvalsOf, moneyOf, placesOf, yearsOf } from './rules/money.ts'
import { spansOf } from './rules/phases.ts'
import { openSteps } from './rules/portfolio-given.ts'
import { scoreStored, trackOf } from './rules/score-stored.ts'
import { forecastWork, whatIfWork } from './work/forecasting.ts'
import { oc4idsFile } from './work/oc4ids-file.ts'

type Scope = { readonly scope: ForecastScope; readonly place: string }
const isOf = (p: PortfolioRow, { scope, place }: Scope): boolean =>
  scope === 'nation' || (scope === 'representation' ? p.book === place : p.municipality.startsWith(place))
/** Of the nation; of a state, and of a representation those of its state. */
const targetsOf = async (read: Read, { scope, place }: Scope): Promise<PlaceTarget[]> => {
  const states = scope === 'state' ? [place] : scope === 'nation' ? [] : await statesOf(read, place)
  return (await targetsPublished(read)).filter((t) =>
    scope === 'nation' ? t.scope === 'nation' : t.scope === 'state' && states.includes(t.place ?? ''),
  )
}

const todayOf = (call: Pick<Call, 'now'>) => civilDay(call.now().toISOString(), COUNTRY_ZONE)

export const constructionAnswers = [
  answer(listProjects, async (input, call) => {
    const today = todayOf(call)
    const { rows, next, total } = await call.db.read(call.scope, (read) => portfolio(read, input, today))
    return { today, projects: rows, next, total }
  }),
  answer(constructionFunnel, async (_input, call) => {
    const rows = await call.db.read(call.scope, stagesWithin)
    return { today: todayOf(call), steps: funnelOf(rows) }
  }),
  answer(programme, async (_input, call) => {
    const { rows, named } = await call.db.read(call.scope, async (read) => ({
      rows: await projectsDrawn(read),
      named: await namesOfPlaces(read),
    }))
    return {
      ...{ today: todayOf(call), ...named },
      rows: rows.map(({ key, stages, places_least, places_most, out, ...p }) => ({
        ...{ id: key, ...p, out: out?.reason ?? null, places: placesOf({ places_least, places_most }) },
        opened: stages.find((s) => s.stage === 'open')?.actual ?? null,
        spans: [...spansOf({ ...p, stages })],
      })),
    }
  }),
  answer(programmeMoney, async (_input, call) => {
    const { projects, contracts } = await call.db.read(call.scope, moneyWithin)
    const approvals = approvalsOf(projects)
    const people = approvals.map((a) => a.said_by)
    return {
      ...{ today: todayOf(call), years: yearsOf(projects, contracts), ...moneyOf(projects, contracts) },
      ...{ approvals, names: await call.db.read({ system: true }, (read) => namesOf(read, people)) },
    }
  }),
  answer(forecastAt, async (input, call) => {
    const today = todayOf(call)
    return call.db.read(call.scope, async (read) => {
      const scopes = await forecastScopes(read)
      const of = input.scope ? { scope: input.scope, place: input.place ?? '' } : scopes[0]
      const made = of ? await forecastsOf(read, of.scope, of.place, input.asOf) : []
      const rows = (await projectsToForecast(read)).filter((p) => !of || isOf(p, of))
      const happened = openSteps(rows, 'happened', today)
      const past = scoreStored(made, happened, today)
      return {
        ...{ today, scopes, newest: made[0] ?? null, happened, planned: openSteps(rows, 'planned') },
        published: of ? await targetsOf(read, of) : [],
        ...{ past, track: trackOf(past), made: made.map((m) => m.made_on) },
      }
    })
  }),
  answer(makeForecast, (_input, call) => askLongWork(call, forecastWork, {})),
  answer(askWhatIf, (input, call) => askLongWork(call, whatIfWork, input)),
  answer(takeOc4ids, (input, call) => askLongWork(call, oc4idsFile, input)),
  answer(constructionFile, ({ book, sha256 }, call) => fileShownTo(call, book, sha256, 'construction.read')),
  answer(constructionProject, async ({ book, project: id }, call) => {
    const told = await call.db.read(call.scope, async (read) => {
      const project = await projectBy(read, book, id)
      if (!project) throw new Refused(404, 'unknown-project')
      return {
        ...{ today: todayOf(call), project, place: await placeOfProject(read, book, project.municipality) },
        ...{ contracts: await contractsOf(read, book, id), notes: await notesOf(read, book, id) },
        ...{ published: await publishedOf(read, book, id), setBy: await plotFacts(read, book, id) },
      }
    })
    const people = [
      ...told.project.visits.map((x) => x.by),
      ...told.project.checks.map((x) => x.by),
      ...told.project.stages.flatMap((s) => (s.corrected ?? []).map((x) => x.by)),
      ...told.project.budgets.map((x) => x.said_by),
      ...told.project.reversed.map((x) => x.by),
      ...(told.project.out ? [told.project.out.by] : []),
      ...told.contracts.flatMap((c) => [...c.progress, ...c.changes, ...c.payments].map((x) => x.by)),
      ...told.notes.flatMap((n) => [n.by, ...(n.mended ? [n.mended.by] : [])]),
    ]
    return { ...told, names: await call.db.read({ system: true }, (read) => namesOf(read, people)) }
  }),
]
