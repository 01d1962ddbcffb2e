// How long sealed records are kept: dated data; nothing goes before the institute has confirmed a term, and never before a floor.
import type { BuiltInNorm } from '../../../kernel/norm.ts'

const NORM = 'protection.kept-years'

/**
 * Years after reception. A proposal until the institute sets it: whether acts against a child under four can still be tried
 * thirty years later is for its legal office to say. Source: none confirmed.
 */
const PROPOSED: BuiltInNorm = {
  norm: NORM,
  words: {
    es: 'Avisos reservados: años que se guardan (no se borran mientras no esté confirmado)',
    en: 'Confidential reports: years they are kept (nothing is deleted until this is confirmed)',
  },
  value: 30,
  unit: 'años',
  from_day: '2026-11-01',
  source:
    'Propuesta de Nido: mayoría de edad más doce años. Prescripción penal, Ley General de Archivos y catálogo de disposición documental: lo resuelve jurídico',
  confidence: 'unconfirmed',
}
export const protectionNorms: readonly BuiltInNorm[] = [PROPOSED]

/** Until a child is of age no office can have them deleted, whatever it sets: who sets it may be who is pointed to. */
export const LEAST_YEARS = 18

export type Kept = { readonly years: number; readonly confirmed: boolean; readonly source: string }
type Set_ = Pick<BuiltInNorm, 'norm' | 'value' | 'from_day' | 'source' | 'confidence'>

/** What holds on a civil day of what the institute has set, whatever else it has set; else the proposal. */
export function keptOn(set: readonly Set_[], day: string): Kept {
  const holding = set
    .filter((n) => n.norm === NORM && n.from_day <= day)
    .sort((a, b) => (a.from_day < b.from_day ? -1 : 1))
    .at(-1)
  const { value, source, confidence } = holding ?? PROPOSED
  return { years: Math.max(LEAST_YEARS, value), confirmed: confidence === 'confirmed', source }
}

/** The instant before which what was received has had its term; undefined while no term is confirmed. */
export function termOver(kept: Kept, today: string): Date | undefined {
  if (!kept.confirmed) return undefined
  const at = new Date(`${today}T00:00:00.000Z`)
  at.setUTCMonth(at.getUTCMonth() - Math.ceil(kept.years * 12))
  return at
}
