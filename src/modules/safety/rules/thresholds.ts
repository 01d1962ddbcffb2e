// How soon a family must know, the director look and the paper be signed: dated data with its source and how sure it is.
import type { IncidentKind } from '../contract.ts'

/** Kinds where somebody outside is called and the family is told at once. */
const GRAVE: ReadonlySet<IncidentKind> = new Set(['food', 'medicine', 'missing', 'outsider', 'building'])
export const isGrave = (kind: IncidentKind): boolean => GRAVE.has(kind)

const HOUR_MS = 3_600_000
const HOURS = {
  'safety.tell-grave': 1,
  'safety.tell': 4,
  'safety.review': 24,
  'safety.sign': 72,
  'safety.close': 168,
} as const

/** The instant so many hours of a norm after another. */
export const after = (at: string, norm: keyof typeof HOURS): string =>
  new Date(Date.parse(at) + HOURS[norm] * HOUR_MS).toISOString()
