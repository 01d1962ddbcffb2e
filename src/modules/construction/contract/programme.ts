// The whole programme at once, as its pictures need it: time, stages, map, slips and money of every project within reach.
import * as v from 'valibot'
import { endpoint } from '../../../kernel/endpoint.ts'
import { Uuid } from '../../../kernel/ids.ts'
import { Begun } from '../../../kernel/long-work.ts'
import { BuildScheme, OutReason, Stage } from './stages.ts'

const maybe = v.nullable(v.string())
const read = {
  who: 'person',
  permission: 'construction.read',
  scopeOf: () => ({ kind: 'own' as const }),
} as const

/** Four spans of a project's way that are seen in a row: getting the plot, arranging the works, building, making it ready. */
export const Phase = v.picklist(['plot', 'contract', 'works', 'ready'])
export type Phase = v.InferOutput<typeof Phase>

/** `to`: null while nobody says when it ends. `is`: over and its end seen; over by a source's word; going on; to come. */
export const PhaseSpan = v.object({
  phase: Phase,
  from: v.string(),
  to: maybe,
  is: v.picklist(['over', 'told', 'going', 'to-come']),
  /** as was planned, where both ends were */
  planned: v.nullable(v.tuple([v.string(), v.string()])),
})
export type PhaseSpan = v.InferOutput<typeof PhaseSpan>

export const ProgrammeRow = v.object({
  id: Uuid,
  book: Uuid,
  code: v.string(),
  name: v.string(),
  municipality: v.string(),
  /** of its plot, in degrees; null while nobody said where it lies */
  ...{ latitude: v.nullable(v.number()), longitude: v.nullable(v.number()) },
  scheme: BuildScheme,
  reached: Stage,
  stage: v.nullable(Stage),
  since: maybe,
  due: maybe,
  out: v.nullable(OutReason),
  places: v.nullable(v.number()),
  opens_planned: maybe,
  opens_forecast: maybe,
  opened: maybe,
  spans: v.array(PhaseSpan),
})
export type ProgrammeRow = v.InferOutput<typeof ProgrammeRow>

export const programme = endpoint({
  id: 'construction.programme',
  method: 'GET',
  path: '/v1/construction/programme',
  words: {
    es: 'Todos los proyectos que alcanza un puesto, para sus dibujos',
    en: 'All projects within reach, for their pictures',
  },
  access: read,
  input: v.object({}),
  answer: v.object({
    today: v.string(),
    /** INEGI's municipalities and representations by id, each named once */
    municipalities: v.record(v.string(), v.string()),
    representations: v.record(v.string(), v.string()),
    rows: v.array(ProgrammeRow),
  }),
})
export type Programme = v.InferOutput<typeof programme.answer>

/** Pesos of a year: approved for it, committed by contracts and change orders signed in it, paid in it, and of that advances; held back. */
export const YearMoney = v.object({
  year: v.string(),
  ...{
    approved: v.number(),
    committed: v.number(),
    spent: v.number(),
    advances: v.number(),
    held: v.number(),
  },
})
export type YearMoney = v.InferOutput<typeof YearMoney>

/** Projects that are alike: who builds and how many places. Medians over those with a contract; null with fewer than five. */
export const CostClass = v.object({
  scheme: BuildScheme,
  size: v.picklist(['small', 'middle', 'large', 'unknown']),
  projects: v.number(),
  per_place: v.nullable(v.number()),
  per_meter: v.nullable(v.number()),
})
export type CostClass = v.InferOutput<typeof CostClass>

export const ProjectMoney = v.object({
  ...{ id: Uuid, book: Uuid, name: v.string(), municipality: v.string(), scheme: BuildScheme },
  ...{ places: v.nullable(v.number()), area: v.nullable(v.number()), out: v.boolean() },
  ...{
    approved: v.number(),
    committed: v.number(),
    spent: v.number(),
    advances: v.number(),
    held: v.number(),
  },
  per_place: v.nullable(v.number()),
  per_meter: v.nullable(v.number()),
  /** per place and per m² against the median of those it is compared with, in percent: 0 = the same; null without any */
  against: v.nullable(v.number()),
  against_meter: v.nullable(v.number()),
  /** with whom: its class, else those of its size whoever builds, else all; null where even those are too few; and how many they are */
  beside: v.nullable(v.picklist(['class', 'size', 'all'])),
  beside_projects: v.number(),
  /** with a contract in its own class */
  class_projects: v.number(),
})
export type ProjectMoney = v.InferOutput<typeof ProjectMoney>

/** Money approved for a project in a year: by which post or body, with which document, on which day, and who noted it. */
export const Approval = v.object({
  ...{ id: Uuid, project: Uuid, book: Uuid, name: v.string(), year: v.number(), amount: v.number() },
  ...{ on: v.string(), act: v.string(), by: v.string(), said_by: Uuid },
})
export type Approval = v.InferOutput<typeof Approval>

export const programmeMoney = endpoint({
  id: 'construction.money',
  method: 'GET',
  path: '/v1/construction/money',
  words: {
    es: 'El dinero de las obras por año, por proyecto y por clase',
    en: 'Money of works by year, project and class',
  },
  access: read,
  input: v.object({}),
  answer: v.object({
    today: v.string(),
    years: v.array(YearMoney),
    classes: v.array(CostClass),
    projects: v.array(ProjectMoney),
    /** the newest first */
    approvals: v.array(Approval),
    names: v.record(v.string(), v.string()),
  }),
})
export type ProgrammeMoney = v.InferOutput<typeof programmeMoney.answer>

/** The kind of long work that writes the file. */
export const OC4IDS_WORK = 'construction.oc4ids'
export const Oc4idsAsked = v.object({ language: v.picklist(['es', 'en']) })
export type Oc4idsDone = { readonly projects: number }
export const takeOc4ids = endpoint({
  id: 'construction.oc4ids',
  method: 'POST',
  path: '/v1/construction/oc4ids',
  words: {
    es: 'Llevarse las obras como JSON de Contrataciones Abiertas para Infraestructura (OC4IDS)',
    en: 'Take works away as JSON of Open Contracting for Infrastructure (OC4IDS)',
  },
  access: read,
  input: Oc4idsAsked,
  answer: Begun,
})
