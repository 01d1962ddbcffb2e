// What a phone of works carries of its office's projects, and how visits still in its outbox change it: plots, contracts, findings, and nobody's child.
import type { Stamped } from '../../kernel/fact.ts'
import type { Carrying } from '../../kernel/taking.ts'
import type { CheckPhase } from './contract/stages.ts'
import type { FindingMended, PlotVisited, WorksVisited } from './contract/visits.ts'
import type { ConstructionContract, ConstructionNote, ConstructionProject } from './contract.ts'
import type { CarriedContract, CarriedFinding, CarriedProject } from './rules/carried.ts'
import { noteOf } from './rules/fold-parts.ts'

const checkKey = (c: { readonly requirement: string; readonly phase: CheckPhase }) =>
  `${c.requirement}|${c.phase}`

/** One that is open or fell out is the office's. */
export function carryProject(p: ConstructionProject): CarriedProject | undefined {
  if (p.out || p.stage === null) return undefined
  const last = p.visits.at(-1)
  return {
    ...{ name: p.name, municipality: p.municipality, scheme: p.scheme, stage: p.stage },
    ...{ latitude: p.latitude, longitude: p.longitude },
    ...(p.address ? { address: p.address } : {}),
    ...(p.due ? { due: p.due } : {}),
    ...(p.area ? { area: p.area } : {}),
    ...(last ? { seen: { on: last.on, risks: last.risks, services: last.services, fit: last.fit } } : {}),
    checks: Object.fromEntries(p.checks.map((c) => [checkKey(c), c.result])),
  }
}

export const carryContract = (c: ConstructionContract): CarriedContract | undefined =>
  c.for === 'works'
    ? {
        ...{ project: c.project, number: c.number, contractor: c.contractor, starts: c.starts },
        progress: c.progress.map((p) => [p.on, p.physical] as const),
      }
    : undefined

/** A finding that is not mended yet. */
export const carryFinding = (n: ConstructionNote): CarriedFinding | undefined =>
  n.what === 'finding' && !n.mended
    ? { project: n.project, on: n.on_day, text: n.text, ...(n.grave ? { grave: true as const } : {}) }
    : undefined

const PLOT = 'construction.plot-visited'
const WORKS = 'construction.works-visited'

function visited(p: CarriedProject | undefined, { fact }: Stamped): CarriedProject | undefined {
  if (!p) return undefined
  if (fact.kind === PLOT) {
    const { on, risks, services, fit } = fact.payload as PlotVisited
    return p.seen && p.seen.on > on ? p : { ...p, seen: { on, risks, services, fit } }
  }
  const { checks } = fact.payload as WorksVisited
  return {
    ...p,
    checks: { ...p.checks, ...Object.fromEntries(checks.map((c) => [checkKey(c), c.result])) },
  }
}

export const projectCarrying: Carrying<CarriedProject> = {
  table: 'construction_project',
  kinds: [PLOT, WORKS],
  keysOf: (f) => [f.about],
  overlay: (_key, carried, pending) => pending.reduce(visited, carried),
}

export const contractCarrying: Carrying<CarriedContract> = {
  table: 'construction_contract',
  kinds: [WORKS],
  keysOf: (f) => (typeof f.payload.contract === 'string' ? [f.payload.contract] : []),
  overlay: (_key, carried, pending) =>
    carried && {
      ...carried,
      progress: [
        ...carried.progress,
        ...pending.flatMap(({ fact }) => {
          const { on, physical } = fact.payload as WorksVisited
          return physical === undefined ? [] : [[on, physical] as const]
        }),
      ].toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
    },
}

/** Found on the phone, a finding is there at once; said to be mended, it is gone. */
export const findingCarrying: Carrying<CarriedFinding> = {
  table: 'construction_note',
  kinds: [WORKS, 'construction.finding-mended'],
  keysOf: noteOf,
  overlay: (key, carried, pending) =>
    pending.some(({ fact }) => (fact.payload as FindingMended).note === key)
      ? undefined
      : pending.reduce<CarriedFinding | undefined>((row, { fact }) => {
          const { on, findings } = fact.payload as WorksVisited
          const own = findings?.find((x) => x.id === key)
          return own
            ? { project: fact.about, on, text: own.text, ...(own.grave ? { grave: true as const } : {}) }
            : row
        }, carried),
}
