// Files that may be one child's: found, compared side by side, joined and split again.
import * as v from 'valibot'
import { Day } from '../../../kernel/days.ts'
import { endpoint } from '../../../kernel/endpoint.ts'
import { Uuid } from '../../../kernel/ids.ts'
import { Purpose } from '../../../kernel/purposes.ts'
import { Sex } from './kinds.ts'
import { Child } from './rows.ts'

/** One of two files that may be one child's. Names only for who works in that center. */
export const LikelyFile = v.object({
  book: Uuid,
  id: Uuid,
  center: v.string(),
  name: v.nullable(v.string()),
  months: v.number(),
})
export const LikelyPair = v.object({
  outcome: v.picklist(['sure', 'likely']),
  /** bits of evidence that the two are one child */
  score: v.number(),
  reasons: v.array(v.string()),
  /** when it was first found */
  found: v.string(),
  overdue: v.boolean(),
  first: LikelyFile,
  second: LikelyFile,
})
export type LikelyPair = v.InferOutput<typeof LikelyPair>

/** A pair is overdue after so many days: it stands before the others. */
export const OVERDUE_DAYS = 14

export const likelyFiles = endpoint({
  id: 'children.likely',
  method: 'GET',
  path: '/v1/children/likely',
  words: { es: 'Expedientes que parecen de una misma persona', en: 'Files that may be one child’s' },
  access: { who: 'person', permission: 'children.merge', scopeOf: () => ({ kind: 'own' }) },
  input: v.object({}),
  answer: v.object({
    pairs: v.array(LikelyPair),
    /** there are more pairs than are shown */
    more: v.boolean(),
    /** null: pairs were never looked for */
    looked: v.nullable(v.object({ at: v.string(), compared: v.number(), crowded: v.number() })),
  }),
})

/**
 * Files of the center that the child being registered may have already. A warning, never a refusal: nothing is kept of what
 * was asked.
 */
export const alikeHere = endpoint({
  id: 'children.alike',
  method: 'POST',
  path: '/v1/books/:book/children/alike',
  words: {
    es: 'Expedientes del centro que se parecen a quien se está registrando',
    en: 'Files of the center like the child being registered',
  },
  access: { who: 'person', permission: 'children.write', scopeOf: (i) => ({ kind: 'book', book: i.book }) },
  input: v.object({
    book: Uuid,
    given: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80)),
    first: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80)),
    second: v.optional(v.pipe(v.string(), v.maxLength(80))),
    sex: Sex,
    birth: Day,
    curp: v.optional(v.pipe(v.string(), v.maxLength(18))),
  }),
  answer: v.object({
    alike: v.array(
      v.object({
        id: Uuid,
        given: v.string(),
        first: v.string(),
        second: v.nullable(v.string()),
        birth: v.string(),
        outcome: v.picklist(['sure', 'likely']),
        reasons: v.array(v.string()),
      }),
    ),
  }),
})

export const compareFiles = endpoint({
  id: 'children.compare',
  method: 'GET',
  path: '/v1/books/:book/children/:child/beside/:file',
  words: {
    es: 'Dos expedientes, uno junto al otro; queda registrado en los dos',
    en: 'Two files side by side; logged in both',
  },
  access: { who: 'person', permission: 'children.merge', scopeOf: (i) => ({ kind: 'book', book: i.book }) },
  input: v.object({ book: Uuid, child: Uuid, file: Uuid, from: v.optional(Uuid), purpose: Purpose }),
  answer: v.object({
    kept: Child,
    other: Child,
    outcome: v.string(),
    reasons: v.array(v.string()),
    /** what the modules tell of both, oldest first; `until` null: it goes on, absent: one day */
    past: v.array(
      v.object({
        of: v.picklist(['kept', 'other']),
        from: v.string(),
        until: v.optional(v.nullable(v.string())),
        words: v.object({ es: v.string(), en: v.string() }),
      }),
    ),
    /** what the post may not see of such files */
    withheld: v.array(v.object({ es: v.string(), en: v.string() })),
    /** the time both files stood at once; null: none */
    stays: v.nullable(v.object({ from: v.string(), until: v.nullable(v.string()) })),
    /** days on which each was seen, in order */
    days: v.object({ kept: v.array(v.string()), other: v.array(v.string()) }),
  }),
  logsRead: true,
})

/** A file that stands joined into a child's: who said so, when and why, and what was said of the child since. */
export const Joined = v.object({
  join: Uuid,
  file: Uuid,
  into: Uuid,
  /** the center of the other file, where it is another one */
  from: v.nullable(Uuid),
  at: v.string(),
  by: v.nullable(v.string()),
  reason: v.nullable(v.string()),
  identity: v.record(v.string(), v.unknown()),
  since: v.array(
    v.object({
      /** the fact, and those it corrects: they go together */
      facts: v.array(Uuid),
      words: v.object({ es: v.string(), en: v.string() }),
      at: v.string(),
      by: v.nullable(v.string()),
      payload: v.record(v.string(), v.unknown()),
    }),
  ),
  /** more was said than is listed: it stays with the kept file */
  more: v.boolean(),
})
export type Joined = v.InferOutput<typeof Joined>

export const joinedFiles = endpoint({
  id: 'children.joined',
  method: 'GET',
  path: '/v1/books/:book/children/:child/joined',
  words: {
    es: 'Los expedientes unidos a uno, y lo dicho desde entonces; queda registrado',
    en: 'The files joined into one, and what was said since; logged',
  },
  access: { who: 'person', permission: 'children.merge', scopeOf: (i) => ({ kind: 'book', book: i.book }) },
  input: v.object({ book: Uuid, child: Uuid, purpose: Purpose }),
  answer: v.object({ joined: v.array(Joined) }),
  logsRead: true,
})
