// What an incident is once it was told, and what may be asked of incidents; its facts are in the folder beside it.
import * as v from 'valibot'
import { Day } from '../../kernel/days.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { Instant } from '../../kernel/fact.ts'
import { FileHash } from '../../kernel/files.ts'
import { Uuid } from '../../kernel/ids.ts'
import { Purpose } from '../../kernel/purposes.ts'
import { Relation } from '../guardians/contract/adults.ts'
import {
  ChildInvolved,
  ChildPart,
  FirstAid,
  IncidentKind,
  IncidentPlace,
  Injury,
  ToldHow,
  ToldOutcome,
  WhyNoIncident,
} from './contract/kinds.ts'

export const IncidentFlag = v.picklist(['said-before-it-happened', 'told-before-it-happened', 'said-late'])
export type IncidentFlag = v.InferOutput<typeof IncidentFlag>

const Done = v.object({ by: Uuid, at: v.string(), words: v.nullable(v.string()) })

/** An incident as a whole; its key is the incident's id. Who reads it sees every child of it: the center’s own people. */
export const Incident = v.object({
  book: Uuid,
  key: Uuid,
  /** the fact that notes it now: what a correction names */
  noted: Uuid,
  day: v.string(),
  at: v.string(),
  said_at: v.string(),
  by: Uuid,
  room: v.nullable(Uuid),
  kind: IncidentKind,
  place: v.nullable(IncidentPlace),
  children: v.array(
    v.object({
      child: Uuid,
      part: ChildPart,
      /** somebody of the family was told, since when */
      told: v.nullable(v.string()),
      signed: v.boolean(),
    }),
  ),
  aid: v.array(FirstAid),
  witnesses: v.array(Uuid),
  unseen: v.boolean(),
  head: v.boolean(),
  /** by its kind or a blow on the head: told within the hour, and seen by who supervises */
  grave: v.boolean(),
  /** what happened, in each one's words, as they were said */
  accounts: v.array(v.object({ id: Uuid, by: Uuid, at: v.string(), words: v.string() })),
  reviewed: v.nullable(Done),
  closed: v.nullable(Done),
  /** families that must know, and those that did within the time of the incident’s kind */
  families_due: v.number(),
  families_in_time: v.number(),
  flags: v.array(IncidentFlag),
})
export type Incident = v.InferOutput<typeof Incident>

/** What the pattern looks at; `weekday` (0 Sunday) and `hour` on the center’s clock. */
export type PatternIncident = Pick<Incident, 'kind' | 'place' | 'children'> & {
  readonly weekday: number
  readonly hour: number
}

const ToldOnce = v.object({
  id: Uuid,
  by: Uuid,
  at: v.string(),
  how: ToldHow,
  outcome: ToldOutcome,
  adult: v.nullable(Uuid),
  relation: v.nullable(Relation),
  who: v.nullable(v.string()),
  words: v.nullable(v.string()),
})

/** An incident as one child’s family may know it, and nobody else’s; its key is `incident|child`. */
export const IncidentChild = v.object({
  book: Uuid,
  key: v.string(),
  incident: Uuid,
  child: Uuid,
  /** false: nobody registered this child here, so nobody is called by this name */
  known: v.boolean(),
  part: ChildPart,
  day: v.string(),
  at: v.string(),
  said_at: v.string(),
  kind: IncidentKind,
  place: v.nullable(IncidentPlace),
  /** only of who was hurt */
  head: v.boolean(),
  injuries: v.array(Injury),
  aid: v.array(FirstAid),
  /** of this child alone */
  words: v.nullable(v.string()),
  told: v.array(ToldOnce),
  signed: v.nullable(
    v.object({
      id: Uuid,
      by: Uuid,
      at: v.string(),
      on: v.string(),
      how: v.picklist(['signed', 'refused']),
      adult: v.nullable(Uuid),
      relation: v.nullable(Relation),
      who: v.nullable(v.string()),
      blob: v.nullable(FileHash),
    }),
  ),
})
export type IncidentChild = v.InferOutput<typeof IncidentChild>

/** Which child’s signed paper a file is; its key is the file’s SHA-256. */
export const IncidentBlob = v.object({
  book: Uuid,
  key: FileHash,
  incident: Uuid,
  child: Uuid,
  shown: v.boolean(),
})
export type IncidentBlob = v.InferOutput<typeof IncidentBlob>

/**
 * What was noted of a child's day that may have been an incident, and what was said of it since; its key is `child|day`.
 * `settled`: an incident stands beside the note, or somebody said why it was none.
 */
export const IncidentQuestion = v.object({
  book: Uuid,
  key: v.string(),
  child: Uuid,
  day: v.string(),
  room: v.nullable(Uuid),
  notes: v.array(v.object({ id: Uuid, at: v.string(), by: Uuid, settled: v.boolean() })),
  incidents: v.array(v.object({ id: Uuid, at: v.string(), said_at: v.string() })),
  answers: v.array(
    v.object({ id: Uuid, by: Uuid, at: v.string(), why: WhyNoIncident, notes: v.array(Uuid) }),
  ),
})
export type IncidentQuestion = v.InferOutput<typeof IncidentQuestion>

const scopeOf = (i: { book: string }) => ({ kind: 'book', book: i.book }) as const
const access = { who: 'person', permission: 'incidents.read', scopeOf } as const

/** Names of children, people and adults by id; children’s only for who works in the center. */
const Names = v.record(v.string(), v.string())

export const IncidentListed = v.object({
  id: Uuid,
  day: v.string(),
  at: v.string(),
  kind: IncidentKind,
  place: v.nullable(IncidentPlace),
  room: v.nullable(Uuid),
  grave: v.boolean(),
  head: v.boolean(),
  flags: v.array(IncidentFlag),
  children: Incident.entries.children,
  untold: v.number(),
  unsigned: v.number(),
  reviewed: v.boolean(),
  closed: v.boolean(),
})
export type IncidentListed = v.InferOutput<typeof IncidentListed>

export const IncidentState = v.picklist(['open', 'closed', 'untold', 'unsigned', 'grave'])
export type IncidentState = v.InferOutput<typeof IncidentState>

const Month = v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'se esperaba un mes: 2026-11'))

/**
 * Open ones first, then the newest; filters join with "and". `child`: who was hurt in it, did it or was there. `open` and
 * `total` count all that the filters leave. From outside the center without names.
 */
export const listIncidents = endpoint({
  id: 'incidents.list',
  method: 'GET',
  path: '/v1/books/:book/incidents',
  words: { es: 'Incidentes de un centro', en: 'Incidents of a center' },
  access,
  input: v.object({
    book: Uuid,
    month: v.optional(Month),
    what: v.optional(IncidentKind),
    where: v.optional(IncidentPlace),
    room: v.optional(Uuid),
    involved: v.optional(Uuid),
    state: v.optional(IncidentState),
    after: v.optional(v.pipe(v.string(), v.maxLength(120), v.regex(/^[01]\|[^|]+\|[^|]+$/))),
  }),
  answer: v.object({
    incidents: v.array(IncidentListed),
    names: Names,
    /** of the rooms of the center, closed ones too */
    rooms: Names,
    named: v.boolean(),
    open: v.number(),
    total: v.number(),
    next: v.nullable(v.string()),
  }),
})

export const oneIncident = endpoint({
  id: 'incidents.one',
  method: 'GET',
  path: '/v1/books/:book/incidents/:incident',
  words: {
    es: 'Un incidente, con todo lo que se dijo de él',
    en: 'An incident with all that was said of it',
  },
  access,
  input: v.object({ book: Uuid, incident: Uuid, purpose: Purpose }),
  answer: v.object({
    incident: Incident,
    children: v.array(IncidentChild),
    names: Names,
    named: v.boolean(),
    room: v.nullable(v.string()),
    /** every note as it was said, earliest first: the last one holds, those before it were corrected */
    notes: v.array(
      v.object({
        id: Uuid,
        by: Uuid,
        at: Instant,
        reason: v.nullable(v.string()),
        happened: Instant,
        kind: IncidentKind,
        place: v.nullable(IncidentPlace),
        head: v.boolean(),
        children: v.array(ChildInvolved),
      }),
    ),
    /** signed papers: whether the file is here by now, to be opened with `files.read` and its SHA-256 */
    papers: v.array(
      v.object({ blob: FileHash, child: Uuid, bytes: v.nullable(v.number()), here: v.boolean() }),
    ),
  }),
  logsRead: true,
})

/** Notes of a child's day that may tell of an incident, in their words; for who works there. Refusals: 403, 404 unknown-question. */
export const oneQuestion = endpoint({
  id: 'incidents.question',
  method: 'GET',
  path: '/v1/books/:book/children/:child/incident-question',
  words: { es: '¿Fue un incidente? Lo anotado de un día', en: 'Was it an incident? What was noted of a day' },
  access: { who: 'person', permission: 'incidents.write', scopeOf },
  input: v.object({ book: Uuid, child: Uuid, day: Day, purpose: Purpose }),
  answer: v.object({
    name: v.string(),
    notes: v.array(
      v.object({
        id: Uuid,
        at: v.string(),
        by: Uuid,
        settled: v.boolean(),
        /** null: its words are gone */
        text: v.nullable(v.string()),
      }),
    ),
    people: v.record(v.string(), v.string()),
  }),
  logsRead: true,
})

/** What one child’s family signs: nobody else’s name, and no word that could tell of another child. */
export const incidentPaper = endpoint({
  id: 'incidents.paper',
  method: 'GET',
  path: '/v1/books/:book/incidents/:incident/paper/:child',
  words: { es: 'Hoja de un incidente para una familia', en: 'Paper of an incident for one family' },
  access,
  input: v.object({ book: Uuid, incident: Uuid, child: Uuid, purpose: Purpose }),
  answer: v.object({
    paper: IncidentChild,
    /** what will change, once it is closed */
    change: v.nullable(v.string()),
    name: v.string(),
    center: v.string(),
    room: v.nullable(v.string()),
    noted_by: v.nullable(v.string()),
    adults: Names,
  }),
  logsRead: true,
})

const Count = v.nullable(v.number())
/** Counts are null where they are small and the caller does not work in the center; then no child is told of either. */
export const incidentPattern = endpoint({
  id: 'incidents.pattern',
  method: 'GET',
  path: '/v1/books/:book/incident-pattern',
  words: { es: 'Dónde, cuándo y con quién se repiten', en: 'Where, when and with whom they repeat' },
  access,
  input: v.pipe(
    v.object({ book: Uuid, firstDay: Day, lastDay: Day, what: v.optional(IncidentKind) }),
    v.check((i) => i.firstDay <= i.lastDay, 'el primer día debe ser anterior al último'),
  ),
  answer: v.object({
    total: v.number(),
    named: v.boolean(),
    /** weekday 0 Sunday … 6 Saturday; hour of the center’s clock */
    cells: v.array(v.object({ weekday: v.number(), hour: v.number(), count: Count })),
    places: v.array(v.object({ place: v.nullable(IncidentPlace), count: Count })),
    kinds: v.array(v.object({ kind: IncidentKind, count: Count })),
    children: v.array(v.object({ child: Uuid, hurt: v.number(), did: v.number() })),
    pairs: v.array(v.object({ did: Uuid, hurt: Uuid, count: v.number() })),
    /** the same child, hurt or doing it, at the same place at the same hour, more than once */
    repeats: v.array(
      v.object({
        child: Uuid,
        part: v.picklist(['hurt', 'did']),
        place: v.nullable(IncidentPlace),
        hour: v.number(),
        count: v.number(),
      }),
    ),
    names: Names,
  }),
})
/** A grave incident that its center has not closed, as who supervises several centers sees it: nobody is named. */
export const GraveListed = v.object({
  book: Uuid,
  center: v.string(),
  id: Uuid,
  day: v.string(),
  at: v.string(),
  kind: IncidentKind,
  place: v.nullable(IncidentPlace),
  head: v.boolean(),
  hurt: v.number(),
  untold: v.number(),
  reviewed: v.boolean(),
})
export type GraveListed = v.InferOutput<typeof GraveListed>

/** By center name, then the newest: a list of what needs accompanying, never a ranking. 200 at the most; `total` says how many there are. */
export const graveIncidents = endpoint({
  id: 'incidents.grave',
  method: 'GET',
  path: '/v1/incidents/grave',
  words: {
    es: 'Incidentes graves sin cerrar, en los centros a su alcance',
    en: 'Grave incidents not closed, in the centers within reach',
  },
  access: { who: 'person', permission: 'incidents.read', scopeOf: () => ({ kind: 'own' }) },
  input: v.object({}),
  answer: v.object({ incidents: v.array(GraveListed), total: v.number() }),
})

export type IncidentPattern = v.InferOutput<typeof incidentPattern.answer>
