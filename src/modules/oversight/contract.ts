// The board's words: one path from the nation to a room, with the figures that modules declare. Imports no caring module.
import * as v from 'valibot'
import { endpoint } from '../../kernel/endpoint.ts'
import { Uuid } from '../../kernel/ids.ts'
import { Figure } from '../../kernel/indicator.ts'
import type { FactKind } from '../../kernel/kind.ts'
import { permissions } from '../../kernel/permission.ts'
import { Pace, type TaskOwner, taskOwners } from '../../kernel/task.ts'

export const ScopeKind = v.picklist(['nation', 'representation', 'center', 'room'])
export type ScopeKind = v.InferOutput<typeof ScopeKind>

export const Step = v.object({ kind: ScopeKind, id: v.string(), name: v.string() })
export type Step = v.InferOutput<typeof Step>

const words = v.object({ es: v.string(), en: v.string() })
export const IndicatorTold = v.object({
  id: v.string(),
  words,
  definition: words,
  unit: v.picklist([
    ...(['children', 'places', 'centers', 'percent', 'days', 'meals', 'incidents', 'people'] as const),
    'agreements',
  ]),
  period: v.picklist(['day', 'month', 'now']),
  source: v.string(),
  confidence: v.picklist(['confirmed', 'unconfirmed']),
  direction: v.picklist(['up', 'down', 'none']),
  sensitive: v.boolean(),
  opens: v.optional(
    v.object({
      needs: v.picklist(permissions),
      ...{ nation: v.optional(v.string()), representation: v.optional(v.string()) },
      center: v.optional(v.string()),
    }),
  ),
  asks: v.optional(v.literal(true)),
})
export type IndicatorTold = v.InferOutput<typeof IndicatorTold>

/** A headline: the figure of now, and what it was. */
export const Headline = v.object({ indicator: v.string(), now: v.nullable(Figure), trend: v.array(Figure) })
export type Headline = v.InferOutput<typeof Headline>

/** One line of the list below: where one goes next. `state` paints the map; points place centers. */
export const Below = v.object({
  kind: ScopeKind,
  id: v.string(),
  name: v.string(),
  state: v.nullable(v.string()),
  latitude: v.nullable(v.number()),
  longitude: v.nullable(v.number()),
  figures: v.array(Figure),
})
export type Below = v.InferOutput<typeof Below>

export const Board = v.object({
  path: v.array(Step),
  asOf: v.string(),
  indicators: v.array(IndicatorTold),
  headlines: v.array(Headline),
  below: v.array(Below),
})
export type Board = v.InferOutput<typeof Board>

const BoardInput = v.object({ kind: ScopeKind, id: v.optional(Uuid), room: v.optional(Uuid) })

export const readBoard = endpoint({
  id: 'oversight.board',
  method: 'GET',
  path: '/v1/board',
  words: {
    es: 'El tablero de un alcance: cifras, su historia y lo que hay debajo',
    en: 'The board of a scope',
  },
  access: {
    who: 'person',
    permission: 'figures.read',
    scopeOf: (i: { kind: ScopeKind; id?: string }) =>
      i.kind === 'nation' || !i.id ? { kind: 'nation' } : { kind: 'book', book: i.id },
  },
  input: BoardInput,
  answer: Board,
})

export const figureStream = endpoint({
  id: 'oversight.stream',
  method: 'GET',
  path: '/v1/figures/stream',
  words: { es: 'Avisa cuando cambian las cifras', en: 'Tells when figures change' },
  access: { who: 'person', permission: 'figures.read', scopeOf: () => ({ kind: 'own' }) },
  input: v.object({}),
  answer: v.string(),
})

/** What waits for a person in each place below: pending tablets, reviews. */
export const Pending = v.object({
  book: Uuid,
  name: v.string(),
  devices: v.number(),
  pending: v.number(),
  oldest_pending: v.nullable(v.string()),
  silent_since: v.nullable(v.string()),
  reviews: v.number(),
  /** set while whole days of service go by without a word of its tablets */
  silence: v.nullable(v.picklist(['attention', 'urgent'])),
})
export type Pending = v.InferOutput<typeof Pending>

export const listPending = endpoint({
  id: 'oversight.pending',
  method: 'GET',
  path: '/v1/pending',
  words: {
    es: 'Lo que falta por llegar o por mirar, por centro',
    en: 'What has not arrived or needs a look, by center',
  },
  access: { who: 'person', permission: 'devices.read', scopeOf: () => ({ kind: 'own' }) },
  input: v.object({}),
  answer: v.object({ pending: v.array(Pending) }),
})

export const SystemState = v.object({
  release: v.string(),
  asOf: v.string(),
  database_bytes: v.number(),
  figures_waiting: v.number(),
  jobs: v.array(
    v.object({
      name: v.string(),
      standing: v.picklist(['good', 'failed', 'late', 'new']),
      every_minutes: v.nullable(v.number()),
      ok_at: v.nullable(v.string()),
      ms: v.nullable(v.number()),
      failed_at: v.nullable(v.string()),
      error: v.nullable(v.string()),
    }),
  ),
  backups: v.array(
    v.object({
      kind: v.picklist(['full', 'pages']),
      made_at: v.string(),
      file: v.string(),
      bytes: v.number(),
    }),
  ),
  /** backups are written by themselves here */
  backs_up: v.boolean(),
  silent: v.array(
    v.object({
      book: Uuid,
      name: v.string(),
      level: v.picklist(['attention', 'urgent']),
      since: v.nullable(v.string()),
    }),
  ),
})
export type SystemState = v.InferOutput<typeof SystemState>

export const systemState = endpoint({
  id: 'oversight.system',
  method: 'GET',
  path: '/v1/system',
  words: {
    es: 'Cómo está Nido: tareas, respaldos, espacio y centros en silencio',
    en: 'How Nido itself is: jobs, backups, space and silent centers',
  },
  access: { who: 'person', permission: 'system.read', scopeOf: () => ({ kind: 'nation' }) },
  input: v.object({}),
  answer: SystemState,
})

/**
 * Done, of a task that no other fact ends: `task` names it in its book, `about` as the task says, `note` what was done. A decision,
 * because only what is still asked can be done, and nobody does it twice.
 */
export const taskDone: FactKind = {
  kind: 'oversight.task-done',
  version: 1,
  words: { es: 'Pendiente hecho', en: 'Task done' },
  payload: v.strictObject({
    task: v.pipe(v.string(), v.minLength(1), v.maxLength(300)),
    kind: v.pipe(v.string(), v.minLength(1), v.maxLength(60)),
    note: v.pipe(v.string(), v.trim(), v.minLength(3, 'al menos tres letras'), v.maxLength(300)),
  }),
  permission: 'tasks.read',
  physical: false,
  door: 'online',
}

/** Its key is the name of the task. */
export const TaskDone = v.object({
  book: Uuid,
  key: v.string(),
  kind: v.string(),
  about: Uuid,
  person: Uuid,
  at: v.string(),
  note: v.string(),
})
export type TaskDone = v.InferOutput<typeof TaskDone>

const TaskKindTold = v.object({
  id: v.string(),
  words,
  why: words,
  source: v.string(),
  confidence: v.picklist(['confirmed', 'unconfirmed']),
  subject: v.picklist(['child', 'person', 'room', 'place', 'project']),
  pace: Pace,
  ends: v.optional(v.literal('by-hand')),
  act: v.object({
    words,
    desk: v.optional(v.string()),
    needs: v.optional(v.picklist(permissions)),
    tablet: v.optional(v.string()),
  }),
})
export type TaskKindTold = v.InferOutput<typeof TaskKindTold>

/** Why a task is on my list: mine, of somebody I cover, passed up because nobody holds the post or all are away, or risen because late. */
export const TaskWay = v.picklist(['own', 'cover', 'vacant', 'leave', 'late'])
export type TaskWay = v.InferOutput<typeof TaskWay>

/** `name` of what it is about, for who works there; null = known by its face or place alone. */
export const TaskTold = v.object({
  book: Uuid,
  /** names it in its book */
  task: v.string(),
  kind: v.string(),
  about: Uuid,
  name: v.nullable(v.string()),
  room: v.nullable(Uuid),
  room_name: v.nullable(v.string()),
  owner: v.picklist(taskOwners),
  way: TaskWay,
  from: v.string(),
  by: v.string(),
})
export type TaskTold = v.InferOutput<typeof TaskTold>

/** What needs me in a place below: by what, since when. Never a ranking: places come in the order of their names. */
export const DueLine = v.object({
  book: Uuid,
  name: v.string(),
  kind: v.picklist(['center', 'representation']),
  /** centers with something, under a representation */
  centers: v.number(),
  items: v.array(
    v.object({
      kind: v.string(),
      way: TaskWay,
      count: v.number(),
      /** by when the oldest was due */
      since: v.string(),
    }),
  ),
})
export type DueLine = v.InferOutput<typeof DueLine>

export const Today = v.object({
  asOf: v.string(),
  kinds: v.array(TaskKindTold),
  /** my own, one by one */
  tasks: v.array(TaskTold),
  /** there are more than are shown */
  more: v.boolean(),
  /** summed by place, for who looks after several */
  lines: v.array(DueLine),
  /** what somebody in these centers said is done, in the last seven days, newest first: for who works there */
  done: v.array(
    v.object({
      task: v.string(),
      kind: v.string(),
      name: v.nullable(v.string()),
      about: Uuid,
      by: v.string(),
      at: v.string(),
      note: v.string(),
    }),
  ),
  /** the place that was asked for */
  place: v.nullable(
    v.object({ book: Uuid, name: v.string(), kind: v.picklist(['center', 'representation']) }),
  ),
})
export type Today = v.InferOutput<typeof Today>

/** Without a place: everything that needs me. With one: what in it needs me. */
export const readToday = endpoint({
  id: 'oversight.today',
  method: 'GET',
  path: '/v1/today',
  words: {
    es: 'Lo que me toca hoy: qué, de quién, por qué y para cuándo',
    en: 'What needs me today: what, about whom, why and by when',
  },
  access: {
    who: 'person',
    permission: 'tasks.read',
    scopeOf: (i: { place?: string }) => (i.place ? { kind: 'book', book: i.place } : { kind: 'own' }),
  },
  input: v.object({ place: v.optional(Uuid) }),
  answer: Today,
})

export const Every = v.picklist(['day', 'week', 'never'])
export type Every = v.InferOutput<typeof Every>

/** What had come up when it was made; `change`: how many more (or fewer) than in the one before, null for the first. */
export const Digest = v.object({
  made_at: v.string(),
  every: Every,
  lines: v.array(DueLine),
  count: v.number(),
  change: v.nullable(v.number()),
})
export type Digest = v.InferOutput<typeof Digest>

export const myDigests = endpoint({
  id: 'oversight.digests',
  method: 'GET',
  path: '/v1/digests',
  words: { es: 'Mis resúmenes de lo que subió por atraso', en: 'My digests of what has risen because late' },
  access: { who: 'self' },
  input: v.object({}),
  answer: v.object({ every: Every, digests: v.array(Digest) }),
})

export const chooseDigests = endpoint({
  id: 'oversight.digests-choose',
  method: 'PUT',
  path: '/v1/digests',
  words: { es: 'Cada cuánto quiero un resumen', en: 'How often I want a digest' },
  access: { who: 'self' },
  input: v.object({ every: Every }),
  answer: v.object({}),
})

/** A post held today; no rooms = every room of the center. */
export type Holder = {
  readonly person: string
  readonly role: TaskOwner
  readonly book: string
  readonly rooms: readonly string[]
}
/** Somebody on leave today, and who covers. */
export type Away = { readonly person: string; readonly cover: string | null }
