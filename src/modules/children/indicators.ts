// Figures of children: how many belong to the network now.
import type { Contribution, Indicator } from '../../kernel/indicator.ts'
import type { Child } from './contract/rows.ts'

export const childrenIndicators: readonly Indicator[] = [
  {
    id: 'children.enrolled',
    words: { es: 'Niñas y niños inscritos', en: 'Children enrolled' },
    definition: {
      es: 'Niñas y niños con sala asignada que no han causado baja.',
      en: 'Children with a room who have not left.',
    },
    unit: 'children',
    period: 'now',
    source: 'Registro de niñas y niños (children)',
    confidence: 'confirmed',
    direction: 'none',
    sensitive: true,
  },
]

export function enrolledOf(c: Child): Contribution[] {
  if (c.left_on !== null || c.room === null) return []
  return [{ indicator: 'children.enrolled', room: c.room, period: 'now', part: 1, whole: 1 }]
}
