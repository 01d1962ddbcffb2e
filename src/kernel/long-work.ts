// Long work as screens see it: what a person asked for, how far it is, how to stop it, and the file that came of it.
import * as v from 'valibot'
import { endpoint } from './endpoint.ts'
import { Uuid } from './ids.ts'

const Words = v.object({ es: v.string(), en: v.string() })

/** Hours for which the file of a work is kept. */
export const FILE_HOURS = 24

export const WorkState = v.picklist(['waiting', 'running', 'done', 'failed', 'cancelled'])
export type WorkState = v.InferOutput<typeof WorkState>

/** `total` is null while nobody knows how much there is; `step` says what is being done now. Times are instants. */
export const Work = v.object({
  id: Uuid,
  kind: v.string(),
  words: Words,
  state: WorkState,
  /** asked to stop, and not stopped yet */
  stopping: v.boolean(),
  done: v.number(),
  total: v.nullable(v.number()),
  step: v.nullable(Words),
  /** what the kind of work answers when it is done; its words are in the contract of its module */
  result: v.unknown(),
  error: v.nullable(Words),
  file: v.nullable(v.object({ name: v.string(), bytes: v.number(), until: v.string() })),
  asked_at: v.string(),
  ended_at: v.nullable(v.string()),
})
export type Work = v.InferOutput<typeof Work>

export const isOver = (state: WorkState): boolean => state !== 'waiting' && state !== 'running'

/** Answer of whatever begins a long work. */
export const Begun = v.object({ work: Uuid })
export type Begun = v.InferOutput<typeof Begun>

const one = v.object({ work: Uuid })

export const listWorks = endpoint({
  id: 'works.list',
  method: 'GET',
  path: '/v1/works',
  words: { es: 'Mis trabajos largos, los últimos primero', en: 'My long works, newest first' },
  access: { who: 'self' },
  input: v.object({ kind: v.optional(v.string()) }),
  answer: v.object({ works: v.array(Work) }),
})

export const oneWork = endpoint({
  id: 'works.one',
  method: 'GET',
  path: '/v1/works/:work',
  words: { es: 'Cuánto lleva un trabajo mío', en: 'How far a work of mine is' },
  access: { who: 'self' },
  input: one,
  answer: Work,
})

export const cancelWork = endpoint({
  id: 'works.cancel',
  method: 'POST',
  path: '/v1/works/:work/cancel',
  words: { es: 'Detener un trabajo mío', en: 'Stop a work of mine' },
  access: { who: 'self' },
  input: one,
  answer: Work,
})

export const repeatWork = endpoint({
  id: 'works.again',
  method: 'POST',
  path: '/v1/works/:work/again',
  words: { es: 'Pedir otra vez un trabajo que no acabó', en: 'Ask again for a work that did not end well' },
  access: { who: 'self' },
  input: one,
  answer: Begun,
})

export const workFile = endpoint({
  id: 'works.file',
  method: 'GET',
  path: '/v1/works/:work/file',
  words: { es: 'El archivo de un trabajo mío', en: 'The file of a work of mine' },
  access: { who: 'self' },
  input: one,
  answer: v.string(),
})
