// Figures of growth: how many were measured in a month, and how many of them are beyond WHO's limits.
import type { Contribution, Indicator } from '../../kernel/indicator.ts'
import type { GrowthMonth } from './contract.ts'

const limit = (
  id: string,
  es: string,
  en: string,
  esDefinition: string,
  enDefinition: string,
): Indicator => ({
  id,
  words: { es, en },
  definition: { es: esDefinition, en: enDefinition },
  unit: 'percent',
  period: 'month',
  source: 'OMS, Estándares de crecimiento infantil 2006',
  confidence: 'confirmed',
  direction: 'down',
  sensitive: true,
})

export const growthIndicators: readonly Indicator[] = [
  {
    id: 'growth.measured',
    words: { es: 'Medidos en el mes', en: 'Measured in the month' },
    definition: {
      es: 'Niñas y niños con al menos una medición en el mes.',
      en: 'Children with at least one measuring in the month.',
    },
    unit: 'children',
    period: 'month',
    source: 'Mediciones (growth)',
    confidence: 'confirmed',
    direction: 'up',
    sensitive: true,
  },
  {
    id: 'growth.overdue',
    words: { es: 'Falta pesar', en: 'Weighing overdue' },
    definition: {
      es: 'Niñas y niños cuya medición ya debía haberse hecho según el calendario de pesaje, sobre los inscritos.',
      en: 'Children whose measuring is past its day by the weighing schedule, over those enrolled.',
    },
    unit: 'children',
    period: 'now',
    source: 'NOM-031-SSA2-1999 y práctica; calendario en growth/rules/weighing-schedule.ts',
    confidence: 'unconfirmed',
    direction: 'down',
    sensitive: true,
  },
  limit(
    'growth.stunting',
    'Talla baja',
    'Stunting',
    'Última talla o longitud del mes con z menor que −2, sobre las que tienen resultado.',
    'Last length or height of the month with z below −2, over those with a result.',
  ),
  limit(
    'growth.wasting',
    'Emaciación',
    'Wasting',
    'Último peso para la talla del mes con z menor que −2, sobre los que tienen resultado.',
    'Last weight-for-length of the month with z below −2, over those with a result.',
  ),
  limit(
    'growth.overweight',
    'Sobrepeso',
    'Overweight',
    'Último peso para la talla del mes con z mayor que +2, sobre los que tienen resultado.',
    'Last weight-for-length of the month with z above +2, over those with a result.',
  ),
]

/** Source: WHO, prevalence cut-offs of the Child Growth Standards (±2 z). */
export function growthOf(m: GrowthMonth): Contribution[] {
  const room = m.room ?? m.book
  const at = (indicator: string, part: number): Contribution => ({
    indicator,
    room,
    period: m.month,
    part,
    whole: 1,
  })
  const found = [at('growth.measured', 1)]
  if (m.z.len !== null) found.push(at('growth.stunting', m.z.len < -2 ? 1 : 0))
  if (m.z.wfl !== null) {
    found.push(at('growth.wasting', m.z.wfl < -2 ? 1 : 0))
    found.push(at('growth.overweight', m.z.wfl > 2 ? 1 : 0))
  }
  return found
}
