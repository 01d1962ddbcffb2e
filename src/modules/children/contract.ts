// What may be asked of children: lists, the search, a file with its pictures and documents; facts, rows and joined files are in the folder beside it.
import * as v from 'valibot'
import type { Day } from '../../kernel/days.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { Uuid } from '../../kernel/ids.ts'
import { Purpose } from '../../kernel/purposes.ts'
import { Sex } from './contract/kinds.ts'
import { Child, ChildDocument, ChildPortrait } from './contract/rows.ts'

/** A child in a list. Names are told only to who works in the center; others see animal, age and room. */
export const ChildListed = v.object({
  id: Uuid,
  given: v.nullable(v.string()),
  first: v.nullable(v.string()),
  second: v.nullable(v.string()),
  sex: Sex,
  birth: v.nullable(v.string()),
  months: v.number(),
  room: v.nullable(Uuid),
  alerts: v.number(),
  grave: v.boolean(),
  synthetic: v.boolean(),
})
export type ChildListed = v.InferOutput<typeof ChildListed>

export const listChildren = endpoint({
  id: 'children.list',
  method: 'GET',
  path: '/v1/books/:book/children',
  words: { es: 'Niñas y niños de un centro', en: 'Children of a center' },
  access: { who: 'person', permission: 'children.read', scopeOf: (i) => ({ kind: 'book', book: i.book }) },
  input: v.object({
    book: Uuid,
    room: v.optional(Uuid),
    q: v.optional(v.pipe(v.string(), v.maxLength(80))),
    after: v.optional(v.pipe(v.string(), v.maxLength(200))),
  }),
  answer: v.object({
    children: v.array(ChildListed),
    named: v.boolean(),
    next: v.nullable(v.string()),
    total: v.number(),
  }),
})

/** What is told of a child that was found: enough to tell who it is, nothing to judge by. */
export const ChildFound = v.object({
  book: Uuid,
  id: Uuid,
  given: v.string(),
  first: v.string(),
  second: v.nullable(v.string()),
  birth: v.string(),
  /** names of the center and of the room */
  center: v.nullable(v.string()),
  room: v.nullable(v.string()),
  /** no longer in the center since that day */
  left_on: v.nullable(v.string()),
})
export type ChildFound = v.InferOutput<typeof ChildFound>

/** What somebody typed to find a child, taken apart. */
export type AskedChild = {
  /** words of a name; may be empty */
  readonly name: string
  readonly born?: Day
  /** small letters and digits, from the first of the CURP on */
  readonly curp?: string
}

/** How many a search shows, and how far it counts: beyond, a word more is asked for, not a next page. */
export const SHOWN = 20
export const COUNTED = 500

/**
 * Names in any order, with typos or half typed, a CURP or its beginning, a birth date beside a name. Without a purpose it
 * looks in the centers where the caller works; with one, wherever their post reaches, and it is written down.
 * Refusals: 422 purpose-needed (works in no center), 422 more-letters (`q`: under 2 letters; from afar under 3).
 */
export const searchChildren = endpoint({
  id: 'children.search',
  method: 'POST',
  path: '/v1/children/search',
  words: {
    es: 'Encontrar a una niña o un niño; desde fuera del centro queda registrado quién busca y para qué',
    en: 'Find a child; from outside the center who searches and why is logged',
  },
  access: { who: 'person', permission: 'children.search', scopeOf: () => ({ kind: 'own' }) },
  input: v.object({
    /** as typed: a blank at the end says that the last word is whole */
    q: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
    purpose: v.optional(Purpose),
  }),
  answer: v.object({
    children: v.array(ChildFound),
    /** how many match, counted up to `COUNTED` */
    total: v.number(),
    /** there are more than were counted */
    more: v.boolean(),
  }),
  logsRead: true,
})

/** A file that was joined with another one and split again; which one is told to who reaches it, its name to who works there. */
export const Parted = v.object({
  book: v.nullable(Uuid),
  file: v.nullable(Uuid),
  name: v.nullable(v.string()),
  center: v.nullable(v.string()),
  joined_at: v.string(),
  split_at: v.string(),
  by: v.nullable(v.string()),
  reason: v.nullable(v.string()),
})
export type Parted = v.InferOutput<typeof Parted>

export const childFile = endpoint({
  id: 'children.file',
  method: 'GET',
  path: '/v1/books/:book/children/:child',
  words: {
    es: 'El expediente de una niña o un niño; queda registrado quién lo abre y para qué',
    en: 'A child’s file; who opens it and why is logged',
  },
  access: { who: 'person', permission: 'children.read', scopeOf: (i) => ({ kind: 'book', book: i.book }) },
  input: v.object({ book: Uuid, child: Uuid, purpose: Purpose }),
  answer: v.object({
    child: Child,
    doubts: v.array(v.string()),
    /** files that were joined with this one and split again, last first */
    parted: v.array(Parted),
    /** what the child's identity was before corrections, and who said so */
    history: v.array(
      v.object({
        fact: Uuid,
        kind: v.string(),
        at: v.string(),
        author: Uuid,
        payload: v.record(v.string(), v.unknown()),
        reason: v.nullable(v.string()),
      }),
    ),
  }),
  logsRead: true,
})

/** Portrait and documents of a file that was opened; listing them is part of that reading. */
export const childFiles = endpoint({
  id: 'children.files',
  method: 'GET',
  path: '/v1/books/:book/children/:child/files',
  words: { es: 'Retrato y documentos de un expediente', en: 'Portrait and documents of a file' },
  access: { who: 'person', permission: 'children.read', scopeOf: (i) => ({ kind: 'book', book: i.book }) },
  input: v.object({ book: Uuid, child: Uuid, purpose: Purpose }),
  answer: v.object({
    portrait: v.nullable(ChildPortrait),
    /** null: the post may not see documents */
    documents: v.nullable(
      v.array(
        v.object({
          ...ChildDocument.entries,
          bytes: v.nullable(v.number()),
          /** whether the file itself has arrived and is whole */
          here: v.boolean(),
        }),
      ),
    ),
  }),
  logsRead: true,
})

export const eraseChild = endpoint({
  id: 'children.erase',
  method: 'POST',
  path: '/v1/books/:book/children/:child/erase',
  words: { es: 'Borrar los datos de una niña o un niño', en: 'Erase a child’s data' },
  access: { who: 'person', permission: 'children.erase', scopeOf: (i) => ({ kind: 'book', book: i.book }) },
  input: v.object({
    book: Uuid,
    child: Uuid,
    reason: v.pipe(v.string(), v.trim(), v.minLength(3), v.maxLength(500)),
  }),
  answer: v.object({}),
  fresh: true,
})
