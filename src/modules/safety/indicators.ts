// Figures of incidents by kind, never to rank: who writes more down looks worse and is not. And how soon families knew.
import type { Contribution, Indicator } from '../../kernel/indicator.ts'
import { OWN_PROPOSAL } from '../../kernel/norm.ts'
import type { Words } from '../../kernel/verdict.ts'
import { IncidentKind } from './contract/kinds.ts'
import type { Incident } from './contract.ts'

export const incidentWords: Readonly<Record<IncidentKind, Words>> = {
  bite: { es: 'Mordidas', en: 'Bites' },
  fall: { es: 'Caídas', en: 'Falls' },
  blow: { es: 'Golpes', en: 'Blows' },
  food: { es: 'Incidentes con comida', en: 'Incidents with food' },
  medicine: { es: 'Incidentes con medicinas', en: 'Incidents with medicine' },
  missing: { es: 'Niñas o niños que no se encontraban', en: 'Children who were not found' },
  outsider: { es: 'Personas extrañas', en: 'Outsiders' },
  building: { es: 'Incidentes del edificio', en: 'Incidents of the building' },
  other: { es: 'Otros incidentes', en: 'Other incidents' },
}

const byKind = IncidentKind.options.map(
  (kind): Indicator => ({
    id: `safety.${kind}`,
    words: incidentWords[kind],
    definition: {
      es: 'Incidentes de este tipo anotados en el mes. Más anotados no es peor: es más cuidado al anotar.',
      en: 'Incidents of this kind noted in the month. More noted is not worse: it is more care in noting.',
    },
    unit: 'incidents',
    period: 'month',
    source: 'Incidentes anotados en los centros (safety)',
    confidence: 'confirmed',
    direction: 'none',
    sensitive: true,
  }),
)

export const safetyIndicators: readonly Indicator[] = [
  ...byKind,
  {
    id: 'safety.families-told',
    words: { es: 'Familias avisadas a tiempo', en: 'Families told in time' },
    definition: {
      es: 'Familias que supieron de un incidente dentro de su plazo (una hora los graves, cuatro los demás), sobre las que debían saberlo.',
      en: 'Families who knew of an incident within its time (one hour grave ones, four the others), over those who had to know.',
    },
    unit: 'percent',
    period: 'month',
    source: OWN_PROPOSAL,
    confidence: 'unconfirmed',
    direction: 'none',
    sensitive: true,
  },
]

export function incidentsOf(i: Incident): Contribution[] {
  const at = { room: i.room ?? i.book, period: i.day.slice(0, 7) }
  const one: Contribution = { indicator: `safety.${i.kind}`, ...at, part: 1, whole: 1 }
  if (i.families_due === 0) return [one]
  const told = { part: i.families_in_time, whole: i.families_due }
  return [one, { indicator: 'safety.families-told', ...at, ...told }]
}
