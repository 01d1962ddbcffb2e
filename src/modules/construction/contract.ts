// Construction's words: tasks of works and how they wait for each other, projects and contracts as they are kept, and what may be asked of them.
import * as v from 'valibot'
import { endpoint } from '../../kernel/endpoint.ts'
import { FileHash } from '../../kernel/files.ts'
import { Uuid } from '../../kernel/ids.ts'
import {
  BuildScheme,
  Certainty,
  CheckPhase,
  CheckResult,
  ContractFor,
  DocumentState,
  LogKind,
  OutReason,
  PaymentFor,
  PlotRisk,
  PlotService,
  PropertyDocument,
  Stage,
  TenderStep,
} from './contract/stages.ts'
import { Which } from './contract/which.ts'

const Days = v.pipe(v.number(), v.finite())

export const ScheduleTask = v.object({
  id: v.string(),
  /** working days from 0, also parts of a day; 0 = a milestone */
  duration: v.pipe(Days, v.minValue(0)),
})
export type ScheduleTask = v.InferOutput<typeof ScheduleTask>

/** Finish to start, start to start, finish to finish, start to finish. Source: ISO 21511:2018; PMI, Practice Standard for Scheduling. */
export const linkTypes = ['FS', 'SS', 'FF', 'SF'] as const
export const ScheduleLink = v.object({
  from: v.string(),
  to: v.string(),
  type: v.picklist(linkTypes),
  /** working days after the instant that the relation names; below 0 = a lead */
  lag: Days,
})
export type ScheduleLink = v.InferOutput<typeof ScheduleLink>

const day = v.string()
const maybe = v.nullable(v.string())
const SitePhotoKept = v.object({
  file: v.string(),
  at: v.string(),
  latitude: v.number(),
  longitude: v.number(),
  /** m; missing where no device said */
  accuracy: v.optional(v.number()),
  typed: v.optional(v.literal(true)),
})
/** Where a visit stood; without `accuracy` (m) it was typed by hand */
const StoodAtKept = v.nullable(
  v.object({ latitude: v.number(), longitude: v.number(), accuracy: v.optional(v.number()) }),
)

/** Dates of one stage. `by`: a source says it was over on that day at the latest; when exactly is not known. */
export const StageDates = v.object({
  stage: Stage,
  planned: maybe,
  forecast: maybe,
  actual: maybe,
  by: maybe,
  /** actual days that were told before and corrected, oldest first, with why; missing where none was */
  corrected: v.optional(v.array(v.object({ was: maybe, why: v.string(), by: Uuid }))),
})
export type StageDates = v.InferOutput<typeof StageDates>

/** A project, in the book of the representation of its site (in the nation's while nobody knows which). Its key is its site's id. */
export const ConstructionProject = v.object({
  book: Uuid,
  key: Uuid,
  /** of its site, as the places module knows it */
  code: v.string(),
  name: v.string(),
  municipality: v.string(),
  scheme: BuildScheme,
  address: maybe,
  latitude: v.nullable(v.number()),
  longitude: v.nullable(v.number()),
  /** m² */
  area: v.nullable(v.number()),
  places_least: v.nullable(v.number()),
  places_most: v.nullable(v.number()),
  offered_by: maybe,
  demand: v.nullable(v.number()),
  /** pesos, as announced */
  announced: v.nullable(v.number()),
  note: maybe,
  source: v.string(),
  certainty: Certainty,
  stages: v.array(StageDates),
  /** the last stage that is over, and the one it stands at; null once open */
  reached: Stage,
  reached_on: maybe,
  stage: v.nullable(Stage),
  /** since when it stands there; null where the day is not known */
  since: maybe,
  /** planned and forecast day of opening */
  opens_planned: maybe,
  opens_forecast: maybe,
  /** the day by which the stage it stands at should be over: its forecast, else its plan */
  due: maybe,
  out: v.nullable(v.object({ on: day, reason: OutReason, text: v.string(), by: Uuid })),
  visits: v.array(
    v.object({
      ...{ id: Uuid, by: Uuid, on: day, risks: v.array(PlotRisk), services: v.array(PlotService) },
      ...{ fit: v.picklist(['yes', 'no', 'unsure']), told: maybe, photos: v.array(SitePhotoKept) },
      /** m², as found there */
      ...{ area: v.nullable(v.number()), stood_at: StoodAtKept },
    }),
  ),
  documents: v.array(
    v.object({
      ...{ document: PropertyDocument, state: DocumentState, on: day, folio: maybe, note: maybe },
      /** SHA-256 of its scan */
      file: maybe,
    }),
  ),
  /** of the documents its scheme needs, how many are accepted, 0 to 100 */
  file_percent: v.number(),
  tenders: v.array(
    v.object({
      number: v.string(),
      for: ContractFor,
      steps: v.array(v.object({ id: Uuid, step: TenderStep, on: day, note: maybe })),
    }),
  ),
  budgets: v.array(
    v.object({
      id: Uuid,
      year: v.number(),
      amount: v.number(),
      on: day,
      act: v.string(),
      by: v.string(),
      said_by: Uuid,
    }),
  ),
  /** pesos approved in all years */
  approved: v.number(),
  checks: v.array(
    v.object({
      ...{ requirement: v.string(), phase: CheckPhase, result: CheckResult, on: day },
      ...{ value: v.nullable(v.number()), note: maybe, by: Uuid },
    }),
  ),
  /** the citizens' committee, as last formed */
  committee: v.nullable(v.object({ on: day, members: v.number(), called_by: v.string(), note: maybe })),
  /** the center its places were handed to */
  center: v.nullable(Uuid),
  /** what was said and turned out to be an error, oldest first: what it was, and who says so and why */
  reversed: v.array(
    v.object({
      ...{ step: Uuid, kind: v.string(), on: day, at: v.string(), why: v.string(), by: Uuid },
      /** a number, a year or the first words of it, and pesos where it was of money */
      ...{ what: v.string(), amount: v.nullable(v.number()) },
    }),
  ),
  conflicts: v.array(v.object({ field: v.string(), facts: v.array(Uuid) })),
})
export type ConstructionProject = v.InferOutput<typeof ConstructionProject>

export const WorkTask = v.object({
  ...ScheduleTask.entries,
  name: v.string(),
  /** pesos */
  amount: v.number(),
})
export type WorkTask = v.InferOutput<typeof WorkTask>

/** A contract; its key is its id. Amounts in pesos, percents 0 to 100. */
export const ConstructionContract = v.object({
  book: Uuid,
  key: Uuid,
  project: Uuid,
  for: ContractFor,
  number: v.string(),
  contractor: v.string(),
  signed_on: day,
  starts: day,
  ends: day,
  /** the step by which it was signed */
  signing: v.nullable(Uuid),
  /** with change orders */
  ends_now: day,
  amount: v.number(),
  amount_now: v.number(),
  tender: maybe,
  retention: v.number(),
  tasks: v.array(WorkTask),
  links: v.array(ScheduleLink),
  schedule_on: maybe,
  progress: v.array(
    v.object({
      ...{ id: Uuid, on: day, physical: v.number(), note: maybe, by: Uuid, falls: v.boolean() },
      /** at work that day, and of them from the municipality; null where nobody said */
      ...{ people: v.nullable(v.number()), local: v.nullable(v.number()) },
    }),
  ),
  physical: v.number(),
  changes: v.array(
    v.object({
      id: Uuid,
      on: day,
      number: v.string(),
      amount: v.number(),
      days: v.number(),
      why: v.string(),
      by: Uuid,
    }),
  ),
  payments: v.array(
    v.object({
      id: Uuid,
      on: day,
      for: PaymentFor,
      number: v.string(),
      paid: v.number(),
      held: v.number(),
      by: Uuid,
    }),
  ),
  paid: v.number(),
  held: v.number(),
})
export type ConstructionContract = v.InferOutput<typeof ConstructionContract>

/** A note of the log; its key is the fact that said it. */
export const ConstructionNote = v.object({
  book: Uuid,
  key: Uuid,
  project: Uuid,
  contract: v.nullable(Uuid),
  on_day: day,
  what: LogKind,
  text: v.string(),
  grave: v.boolean(),
  photos: v.array(SitePhotoKept),
  by: Uuid,
  /** `photos` is missing in what an earlier release folded */
  mended: v.nullable(
    v.object({
      ...{ id: Uuid, on: day, text: v.string(), by: Uuid },
      photos: v.optional(v.array(SitePhotoKept)),
    }),
  ),
})
export type ConstructionNote = v.InferOutput<typeof ConstructionNote>

/** Of which project a photo or a scanned paper is. Its key is the SHA-256 of the file. */
export const ConstructionFile = v.object({ book: Uuid, key: v.string(), project: Uuid, paper: v.boolean() })
export type ConstructionFile = v.InferOutput<typeof ConstructionFile>

/** What a source said of where a site stood, on a day at the latest. Its key is project|day|word. */
export const ConstructionPublished = v.object({
  book: Uuid,
  key: v.string(),
  project: Uuid,
  at: Stage,
  over: v.boolean(),
  on_day: day,
  /** the source's own word */
  word: v.string(),
  scheme: v.nullable(BuildScheme),
  places_least: v.nullable(v.number()),
  places_most: v.nullable(v.number()),
  area: v.nullable(v.number()),
  demand: v.nullable(v.number()),
  /** pesos */
  announced: v.nullable(v.number()),
  note: maybe,
  source: v.string(),
})
export type ConstructionPublished = v.InferOutput<typeof ConstructionPublished>

export const PORTFOLIO_PAGE = 100
const read = {
  who: 'person',
  permission: 'construction.read',
  scopeOf: () => ({ kind: 'own' as const }),
} as const

export const ProjectListed = v.object({
  id: Uuid,
  book: Uuid,
  name: v.string(),
  scheme: BuildScheme,
  municipality: v.string(),
  municipality_name: maybe,
  representation_name: maybe,
  reached: Stage,
  stage: v.nullable(Stage),
  since: maybe,
  due: maybe,
  late: v.boolean(),
  out: v.nullable(OutReason),
  places_least: v.nullable(v.number()),
  places_most: v.nullable(v.number()),
  opens_planned: maybe,
  opens_forecast: maybe,
  file_percent: v.number(),
  /** of its works contracts, weighed by amount; null without any */
  physical: v.nullable(v.number()),
  paid: v.number(),
  committed: v.number(),
  approved: v.number(),
})
export type ProjectListed = v.InferOutput<typeof ProjectListed>

/** Projects within reach by name, page by page. `which`: those under way unless asked otherwise. */
export const listProjects = endpoint({
  id: 'construction.projects',
  method: 'GET',
  path: '/v1/construction/projects',
  words: { es: 'Los proyectos de centros', en: 'Projects of centers' },
  access: read,
  input: v.object({
    q: v.optional(v.pipe(v.string(), v.maxLength(80))),
    after: v.optional(v.pipe(v.string(), v.maxLength(300))),
    at: v.optional(Stage),
    scheme: v.optional(BuildScheme),
    representation: v.optional(Uuid),
    which: v.optional(Which),
    /** of those that are of a month; without it the month of today */
    month: v.optional(
      v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'se esperaba un mes como 2026-11')),
    ),
  }),
  answer: v.object({
    today: v.string(),
    projects: v.array(ProjectListed),
    next: maybe,
    total: v.number(),
  }),
})
export type ListProjects = v.InferOutput<typeof listProjects.answer>

/** How many projects of a state passed each stage, stand at it, and fell out of it; with the median days it took. */
export const FunnelStep = v.object({
  state: v.string(),
  stage: Stage,
  passed: v.number(),
  standing: v.number(),
  out: v.number(),
  /** days from the stage before, over those with both days known; null without any */
  median: v.nullable(v.number()),
  /** over how many */
  timed: v.number(),
})
export type FunnelStep = v.InferOutput<typeof FunnelStep>

export const constructionFunnel = endpoint({
  id: 'construction.funnel',
  method: 'GET',
  path: '/v1/construction/funnel',
  words: { es: 'De predio ofrecido a centro abierto', en: 'From an offered plot to an open center' },
  access: read,
  input: v.object({}),
  answer: v.object({ today: v.string(), steps: v.array(FunnelStep) }),
})
export type ConstructionFunnel = v.InferOutput<typeof constructionFunnel.answer>

/** A photo or paper of a project, while something said of it names it. It holds no child's data, so that no purpose is asked. */
export const constructionFile = endpoint({
  id: 'construction.file',
  method: 'GET',
  path: '/v1/books/:book/construction/files/:sha256',
  words: {
    es: 'Ver una foto de obra o abrir un documento del expediente',
    en: 'See a photo of works or open a paper',
  },
  access: {
    who: 'person',
    permission: 'construction.read',
    scopeOf: (i: { book: string }) => ({ kind: 'book', book: i.book }),
  },
  input: v.object({ book: Uuid, sha256: FileHash }),
  answer: v.unknown(),
})

export const constructionProject = endpoint({
  id: 'construction.project',
  method: 'GET',
  path: '/v1/books/:book/construction/:project',
  words: { es: 'Un proyecto, entero', en: 'A project, whole' },
  access: {
    who: 'person',
    permission: 'construction.read',
    scopeOf: (i: { book: string }) => ({ kind: 'book', book: i.book }),
  },
  input: v.object({ book: Uuid, project: Uuid }),
  answer: v.object({
    today: v.string(),
    project: ConstructionProject,
    place: v.object({ municipality: maybe, representation: maybe }),
    contracts: v.array(ConstructionContract),
    notes: v.array(ConstructionNote),
    published: v.array(ConstructionPublished),
    names: v.record(v.string(), v.string()),
    /** facts that set what can be corrected of the plot */
    setBy: v.array(Uuid),
  }),
})
export type ProjectFile = v.InferOutput<typeof constructionProject.answer>
