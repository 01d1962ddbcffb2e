// Whom one calls besides the family when an incident is grave: dated data with its source and how sure it is.
import type { Words } from '../../../kernel/verdict.ts'
import type { IncidentKind } from '../contract/kinds.ts'

export type Call = {
  readonly words: Words
  /** as one dials it; absent: somebody of the center, whose number the office has */
  readonly number?: string
  readonly kinds: readonly IncidentKind[]
  readonly source: string
  readonly confidence: 'confirmed' | 'unconfirmed'
}

export const calls: readonly Call[] = [
  {
    words: { es: 'Emergencias', en: 'Emergencies' },
    number: '911',
    kinds: ['food', 'medicine', 'missing', 'outsider', 'building'],
    source: 'Número único nacional de emergencias, 911 (IFT, desde 2017)',
    confidence: 'confirmed',
  },
  {
    words: { es: 'Dirección del centro', en: 'Director of the center' },
    kinds: ['food', 'medicine', 'missing', 'outsider', 'building'],
    source: 'Regla de la casa',
    confidence: 'confirmed',
  },
]

export const callsFor = (kind: IncidentKind): readonly Call[] => calls.filter((c) => c.kinds.includes(kind))
