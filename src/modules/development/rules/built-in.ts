// The instruments every copy of Nido carries: the open milestones, and of the Mexican EDI the structure alone.
import { EDI_GROUPS, ediDomains } from '../tables/edi-structure.ts'
import { milestoneAges, milestoneLines } from '../tables/milestones.ts'
import type { AgeGroup, Instrument } from './instrument.ts'

/** Days of a month in ages: only where an instrument counts days; calendar months rule where it says so. */
const MONTH_DAYS = 30.4375
/** The last list holds until its children are six years old. */
const LAST_MONTHS = 72

const groupName = (months: number) => String(months).padStart(2, '0')

/** From completed months on, below others. */
export const monthsGroup = (id: string, from: number, below: number): AgeGroup => ({
  id,
  fromDays: Math.round(from * MONTH_DAYS),
  toDays: Math.round(below * MONTH_DAYS),
  months: { from, below },
})

/** Asked from its age on until the next list begins. */
export const milestones: Instrument = {
  id: 'milestones',
  version: '2022',
  title: { es: 'Señales del desarrollo', en: 'Developmental milestones' },
  kind: 'surveillance',
  domains: [
    { id: 'soc', words: { es: 'Social y emocional', en: 'Social and emotional' } },
    { id: 'len', words: { es: 'Lenguaje y comunicación', en: 'Language and communication' } },
    { id: 'cog', words: { es: 'Pensar y descubrir', en: 'Thinking and finding out' } },
    { id: 'mot', words: { es: 'Movimiento', en: 'Movement' } },
  ],
  groups: milestoneAges.map((from, i) =>
    monthsGroup(groupName(from), from, milestoneAges[i + 1] ?? LAST_MONTHS),
  ),
  items: milestoneLines.map(([id, domain, months, es, en]) => ({
    ...{ id, domain, group: groupName(months), words: { es, en } },
  })),
  rule: {
    kind: 'milestones',
    enough: 0.5,
    source:
      'CDC 2022: una conducta que falta es motivo para volver a mirar y tamizar, no un diagnóstico; los tres colores son propuesta de Nido',
    confidence: 'unconfirmed',
  },
  source: 'CDC, Learn the Signs. Act Early. (2022), dominio público; textos propios',
  license: 'Dominio público (obra del gobierno de los Estados Unidos)',
  validity: { from: '2022-02-08' },
}

/** Its items belong to the Mexican Ministry of Health: the institution loads them from its own file. */
export const ediStructure: Omit<Instrument, 'version' | 'items'> = {
  id: 'edi',
  title: { es: 'Evaluación del Desarrollo Infantil (EDI)', en: 'EDI, Mexican child development screening' },
  kind: 'screening',
  domains: ediDomains,
  groups: EDI_GROUPS.map(([n, from, below]) => monthsGroup(String(n), from, below)),
  rule: {
    kind: 'edi',
    source:
      'EDI, formatos 2024 según una fuente secundaria: confirmar con los formatos oficiales antes del uso clínico',
    confidence: 'unconfirmed',
  },
  source: 'Secretaría de Salud, Manual para la aplicación de la prueba EDI',
  license: 'Los ítems pertenecen a la Secretaría de Salud; los carga la institución',
  validity: { from: '2013-01-01' },
}

/** Undefined where this copy does not know that version: its answers are kept and judged by nobody. */
export const builtInInstrument = (id: string, version: string): Instrument | undefined =>
  id === milestones.id && version === milestones.version ? milestones : undefined
