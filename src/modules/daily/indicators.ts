// Figures of the day in the room: meals taken, sleep looked after, children who were outdoors.
import type { Contribution, Indicator } from '../../kernel/indicator.ts'
import { OWN_PROPOSAL } from '../../kernel/norm.ts'
import type { DailyDay } from './contract.ts'

export const dailyIndicators: readonly Indicator[] = [
  {
    id: 'daily.meals',
    words: { es: 'Comidas servidas', en: 'Meals served' },
    definition: {
      es: 'Comidas de niñas y niños en el mes de las que comieron algo, sobre las servidas.',
      en: 'Children’s meals of the month of which something was eaten, over those served.',
    },
    unit: 'meals',
    period: 'month',
    source: 'Anotado en la sala (daily)',
    confidence: 'confirmed',
    direction: 'none',
    sensitive: true,
  },
  {
    id: 'daily.sleep-checks',
    words: { es: 'Sueño revisado a tiempo', en: 'Sleep checked in time' },
    definition: {
      es: 'Revisiones del sueño hechas dentro de su intervalo, sobre las debidas según la duración de cada siesta y la edad.',
      en: 'Sleep checks made within their interval, over those due by the length of each nap and the age.',
    },
    unit: 'percent',
    period: 'month',
    source: 'California, Title 22 CCR §101430 (norma de otro país)',
    confidence: 'unconfirmed',
    direction: 'up',
    sensitive: false,
  },
  {
    id: 'daily.outdoors',
    words: { es: 'Salieron al aire libre', en: 'Were outdoors' },
    definition: {
      es: 'Días-niño con al menos 30 minutos al aire libre, sobre los días-niño con algo anotado en la sala.',
      en: 'Child-days with at least 30 minutes outdoors, over child-days with anything noted in the room.',
    },
    unit: 'days',
    period: 'month',
    source: OWN_PROPOSAL,
    confidence: 'unconfirmed',
    direction: 'up',
    sensitive: false,
  },
  {
    id: 'daily.rooms-noted',
    words: { es: 'Salas con algo anotado hoy', en: 'Rooms with anything noted today' },
    definition: {
      es: 'Salas de las que hoy se anotó algo de alguien, sobre las salas a las que hoy llegaron niñas y niños.',
      en: 'Rooms of which anything was noted today, over rooms to which children came today.',
    },
    unit: 'percent',
    period: 'now',
    source: 'Anotado en la sala (daily) y registro de la puerta (attendance)',
    confidence: 'confirmed',
    direction: 'up',
    sensitive: false,
  },
]

const OUTDOORS_MINUTES = 30

/** A day that followed a child is counted where it happened. */
export function countedOf(d: DailyDay): Contribution[] {
  if (d.followed) return []
  const at = (indicator: string, part: number, whole: number): Contribution => ({
    ...{ indicator, room: d.room, period: d.day.slice(0, 7) },
    ...{ part, whole },
  })
  const found = [at('daily.outdoors', d.outdoors_minutes >= OUTDOORS_MINUTES ? 1 : 0, 1)]
  if (d.meals > 0) found.push(at('daily.meals', d.meals_eaten, d.meals))
  if (d.checks_due > 0) found.push(at('daily.sleep-checks', d.checks_kept, d.checks_due))
  return found
}
