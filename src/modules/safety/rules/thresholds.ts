// How soon a family must know, the director look and the paper be signed: dated data with its source and how sure it is.
import { type BuiltInNorm, OWN_PROPOSAL, valueOn } from '../../../kernel/norm.ts'
import type { IncidentKind } from '../contract/kinds.ts'

/** Kinds where somebody outside is called and the family is told at once. */
const GRAVE: ReadonlySet<IncidentKind> = new Set(['food', 'medicine', 'missing', 'outsider', 'building'])
/** `head`: a blow on the head, which is told at once however light it looked. */
export const isGrave = (kind: IncidentKind, head: boolean): boolean => head || GRAVE.has(kind)

const norm = (name: string, es: string, en: string, value: number): BuiltInNorm => ({
  ...{ norm: `incident.${name}`, words: { es, en }, value, unit: 'horas', from_day: '2026-11-01' },
  source: OWN_PROPOSAL,
  confidence: 'unconfirmed',
  fixed: true,
})

export const safetyNorms: readonly BuiltInNorm[] = [
  norm('tell-grave', 'Incidente grave: contar a la familia en', 'Grave incident: tell the family within', 1),
  norm('tell', 'Incidente: contar a la familia en', 'Incident: tell the family within', 4),
  norm('review', 'Incidente: la dirección lo revisa en', 'Incident: the director reviews it within', 24),
  norm(
    'sign',
    'Incidente: hoja firmada por la familia en',
    'Incident: paper signed by the family within',
    72,
  ),
  norm(
    'close',
    'Incidente: cerrado con lo que va a cambiar en',
    'Incident: closed with what will change within',
    168,
  ),
]

const HOUR_MS = 3_600_000

/** The instant so many hours of a norm after another. */
export const after = (at: string, name: 'tell-grave' | 'tell' | 'review' | 'sign' | 'close'): string =>
  new Date(Date.parse(at) + valueOn(safetyNorms, `incident.${name}`, at.slice(0, 10)) * HOUR_MS).toISOString()
