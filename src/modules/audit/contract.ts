// What may be said of audits: who may look at what, from which hour to which, and what Nido drew for them to look at.
import * as v from 'valibot'
import { Day } from '../../kernel/days.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { Uuid } from '../../kernel/ids.ts'
import type { FactKind } from '../../kernel/kind.ts'
import { AttendanceDay } from '../attendance/contract.ts'
import { Child } from '../children/contract/rows.ts'
import { Measurement } from '../growth/contract.ts'
import { CenterStatus } from '../network/contract/words.ts'

/** Hours an access may last at the most. */
export const LONGEST_DAYS = 31
export const LARGEST_SAMPLE = 200

/** An instant in the one form that also compares as text. */
const Instant = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, 'se esperaba una fecha con hora'),
)
const Reason = v.pipe(v.string(), v.trim(), v.minLength(3), v.maxLength(300))

export const Granted = v.pipe(
  v.strictObject({ from: Instant, until: Instant, why: Reason }),
  v.forward(
    v.partialCheck(
      [['from'], ['until']],
      (g) => Date.parse(g.until) > Date.parse(g.from),
      'debe terminar después de empezar',
    ),
    ['until'],
  ),
  v.forward(
    v.partialCheck(
      [['from'], ['until']],
      (g) => Date.parse(g.until) - Date.parse(g.from) <= LONGEST_DAYS * 86_400_000,
      `no más de ${LONGEST_DAYS} días`,
    ),
    ['until'],
  ),
)

/** `about` is the person; the access holds in the fact's book and under it. */
export const granted: FactKind = {
  kind: 'audit.granted',
  version: 1,
  words: { es: 'Acceso de auditoría', en: 'Audit access' },
  payload: Granted,
  permission: 'audit.grant',
  physical: false,
  door: 'any',
  fresh: true,
}
/** Ends an access before its hour; `payload.grant` is the fact that gave it. */
export const ended: FactKind = {
  kind: 'audit.ended',
  version: 1,
  words: { es: 'Acceso de auditoría terminado', en: 'Audit access ended' },
  payload: v.strictObject({ grant: Uuid, reason: Reason }),
  permission: 'audit.grant',
  physical: false,
  door: 'any',
}
export const recordKinds = ['children', 'attendance', 'measurements', 'centers'] as const
export const RecordKind = v.picklist(recordKinds)
export type RecordKind = v.InferOutput<typeof RecordKind>

/** Said by the house itself when it draws: what proves that the sample was not chosen. `about` is the sample. */
export const sampleDrawn: FactKind = {
  kind: 'audit.sample-drawn',
  version: 1,
  words: { es: 'Muestra de auditoría sorteada', en: 'Audit sample drawn' },
  payload: v.strictObject({
    records: RecordKind,
    from: v.nullable(Day),
    to: v.nullable(Day),
    frame: v.number(),
    size: v.number(),
    seed: v.string(),
    frameHash: v.string(),
    drawnHash: v.string(),
  }),
  permission: 'audit.work',
  physical: false,
  door: 'any',
  persons: () => [],
}
export const auditKinds = [granted, ended, sampleDrawn] as const

/** One access; `key` is the fact that gave it. */
export const AuditGrant = v.object({
  book: Uuid,
  key: v.string(),
  person: Uuid,
  from_at: v.string(),
  until_at: v.string(),
  why: v.string(),
  granted_by: Uuid,
  ended: v.boolean(),
})
export type AuditGrant = v.InferOutput<typeof AuditGrant>

/** How many records of the frame a center has. */
export type Stratum = { readonly book: string; readonly count: number }
/** A drawn record, by its place in its center's sorted list. */
export type Picked = { readonly book: string; readonly index: number }

export const marks = ['conforms', 'does-not', 'no-evidence'] as const
export const Mark = v.picklist(marks)
export type Mark = v.InferOutput<typeof Mark>

export const Sample = v.object({
  id: Uuid,
  book: Uuid,
  place: v.string(),
  auditor: v.string(),
  records: RecordKind,
  from_day: v.nullable(v.string()),
  to_day: v.nullable(v.string()),
  frame: v.number(),
  size: v.number(),
  seed: v.string(),
  frame_hash: v.string(),
  drawn_hash: v.string(),
  drawn_at: v.string(),
  opened: v.number(),
  marked: v.number(),
})
export type Sample = v.InferOutput<typeof Sample>

/** A drawn record, before it is opened: its number and its center. */
export const Drawn = v.object({
  n: v.number(),
  book: Uuid,
  center: v.string(),
  opened_at: v.nullable(v.string()),
  mark: v.nullable(Mark),
  note: v.nullable(v.string()),
})
export type Drawn = v.InferOutput<typeof Drawn>

const inBook = { scopeOf: (i: { book: string }) => ({ kind: 'book' as const, book: i.book }) }

export const listAudits = endpoint({
  id: 'audit.list',
  method: 'GET',
  path: '/v1/audits',
  words: {
    es: 'Accesos de auditoría y muestras a mi alcance',
    en: 'Audit accesses and samples within my reach',
  },
  access: { who: 'person', permission: 'audit.see', scopeOf: () => ({ kind: 'own' }) },
  input: v.object({}),
  answer: v.object({
    grants: v.array(
      v.object({ ...AuditGrant.entries, name: v.string(), place: v.string(), mine: v.boolean() }),
    ),
    samples: v.array(Sample),
  }),
})
/** What an audit opened in a place: the audited see it. */
export const openedHere = endpoint({
  id: 'audit.opened',
  method: 'GET',
  path: '/v1/books/:book/audits/opened',
  words: { es: 'Qué abrió una auditoría en este lugar', en: 'What an audit opened in this place' },
  access: { who: 'person', permission: 'audit.see', ...inBook },
  input: v.object({ book: Uuid }),
  answer: v.object({
    opened: v.array(
      v.object({ at: v.string(), auditor: v.string(), records: RecordKind, mark: v.nullable(Mark) }),
    ),
  }),
})
export const drawSample = endpoint({
  id: 'audit.draw',
  method: 'POST',
  path: '/v1/books/:book/audits/samples',
  words: { es: 'Pedir que Nido sortee una muestra', en: 'Ask Nido to draw a sample' },
  access: { who: 'person', permission: 'audit.work', ...inBook },
  input: v.object({
    book: Uuid,
    records: RecordKind,
    size: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LARGEST_SAMPLE)),
    /** attendance and measurements: days, both included */
    from: v.optional(Day),
    to: v.optional(Day),
  }),
  answer: v.object({ sample: Uuid }),
  auditor: true,
})
export const sampleFile = endpoint({
  id: 'audit.sample',
  method: 'GET',
  path: '/v1/books/:book/audits/samples/:sample',
  words: {
    es: 'Una muestra, sus marcas y con qué se comprueba',
    en: 'A sample, its marks and what proves it',
  },
  access: { who: 'person', permission: 'audit.see', ...inBook },
  input: v.object({ book: Uuid, sample: Uuid }),
  answer: v.object({ sample: Sample, records: v.array(Drawn), mine: v.boolean() }),
})
const Numbered = v.pipe(v.string(), v.regex(/^\d{1,3}$/), v.transform(Number))
/** A drawn record as it is shown: of a center its counts, else the child and what the record is. */
export const RecordContent = v.object({
  center: v.object({
    name: v.string(),
    code: v.string(),
    status: CenterStatus,
    places: v.nullable(v.number()),
    /** its clock: hours of the record are shown on it */
    time_zone: v.string(),
  }),
  /** of a center alone */
  counts: v.nullable(v.object({ rooms: v.number(), children: v.number(), staff: v.number() })),
  child: v.nullable(Child),
  measurements: v.array(Measurement),
  days: v.array(AttendanceDay),
  /** drawn, and since then erased or withdrawn */
  gone: v.boolean(),
})
export type RecordContent = v.InferOutput<typeof RecordContent>

export const openRecord = endpoint({
  id: 'audit.open',
  method: 'GET',
  path: '/v1/books/:book/audits/samples/:sample/records/:n',
  words: {
    es: 'Abrir un registro sorteado; queda escrito para el centro y la familia',
    en: 'Open a drawn record; it is written down for center and family',
  },
  access: { who: 'person', permission: 'audit.work', ...inBook },
  input: v.object({ book: Uuid, sample: Uuid, n: Numbered }),
  answer: RecordContent,
  logsRead: true,
})
export const markRecord = endpoint({
  id: 'audit.mark',
  method: 'POST',
  path: '/v1/books/:book/audits/samples/:sample/records/:n',
  words: {
    es: 'Marcar un registro: conforme, no conforme, sin evidencia',
    en: 'Mark a record: conforms, does not, no evidence',
  },
  access: { who: 'person', permission: 'audit.work', ...inBook },
  input: v.object({
    book: Uuid,
    sample: Uuid,
    n: Numbered,
    mark: Mark,
    note: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(500))),
  }),
  answer: v.object({}),
  auditor: true,
})
