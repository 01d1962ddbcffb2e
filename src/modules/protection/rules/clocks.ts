// What the law asks for once a report is received, and by when: dated data, each with its source and how sure it is.
import { OWN_PROPOSAL } from '../../../kernel/norm.ts'
import type { Words } from '../../../kernel/verdict.ts'

type Confidence = 'confirmed' | 'observed' | 'unconfirmed'

export type LegalClock = {
  readonly clock: string
  readonly words: Words
  /** hours from reception */
  readonly hours: number
  readonly from_day: string
  readonly source: string
  readonly confidence: Confidence
}

/**
 * Cited from memory but for CNPP 222, read in copies of third parties: all unconfirmed, and the screen says so. Where the law
 * says "inmediato" the hours are Nido's own proposal. Source: see each row.
 */
export const legalClocks: readonly LegalClock[] = [
  {
    clock: 'read',
    words: { es: 'Que alguien del protocolo lo lea', en: 'That somebody of the protocol reads it' },
    hours: 4,
    from_day: '2026-11-01',
    source: OWN_PROPOSAL,
    confidence: 'unconfirmed',
  },
  {
    clock: 'health',
    words: {
      es: 'Valoración médica de la niña o el niño, si hay lesión o dolor',
      en: 'Medical assessment of the child, if there is injury or pain',
    },
    hours: 12,
    from_day: '2026-11-01',
    source: 'NOM-046-SSA2-2005 (violencia familiar y sexual); el plazo es propuesta de Nido',
    confidence: 'unconfirmed',
  },
  {
    clock: 'procuraduria',
    words: {
      es: 'Aviso a la Procuraduría de Protección de Niñas, Niños y Adolescentes',
      en: 'Notice to the Office for the Protection of Children and Adolescents',
    },
    hours: 24,
    from_day: '2014-12-05',
    source: 'LGDNNA, arts. 12 y 122: «conocimiento inmediato»; las 24 horas son propuesta de Nido',
    confidence: 'unconfirmed',
  },
  {
    clock: 'fiscalia',
    words: {
      es: 'Denuncia a la Fiscalía o al Ministerio Público, si puede ser delito',
      en: 'Report to the public prosecutor, if it may be a crime',
    },
    hours: 24,
    from_day: '2014-03-06',
    source:
      'CNPP, art. 222: quien sirve al público denuncia «inmediatamente»; las 24 horas son propuesta de Nido',
    confidence: 'unconfirmed',
  },
  {
    clock: 'plan',
    words: {
      es: 'Medidas en el centro y seguimiento acordados por escrito',
      en: 'Measures in the center and follow-up agreed in writing',
    },
    hours: 7 * 24,
    from_day: '2026-11-01',
    source: 'LGDNNA, art. 123 (plan de restitución); el plazo es propuesta de Nido',
    confidence: 'unconfirmed',
  },
]

export type Ticking = LegalClock & {
  /** ms */
  readonly due: number
  readonly done: boolean
  readonly state: 'done' | 'running' | 'soon' | 'over'
}

const HOUR = 3_600_000

/** The clocks of a case at an instant, by what comes first; `received`, `now` in ms; `soon` in the last quarter of the time. */
export function clocksOf(received: number, done: ReadonlySet<string>, now: number): readonly Ticking[] {
  return legalClocks
    .map((c): Ticking => {
      const due = received + c.hours * HOUR
      const is = done.has(c.clock)
      const soon = now >= due - (c.hours * HOUR) / 4
      return { ...c, due, done: is, state: is ? 'done' : now >= due ? 'over' : soon ? 'soon' : 'running' }
    })
    .sort((a, b) => a.due - b.due)
}
