// Figures of learning: weeks that were planned, what of the plans was done, and rooms without a plan now.
import type { Contribution, Indicator } from '../../kernel/indicator.ts'
import { OWN_PROPOSAL } from '../../kernel/norm.ts'
import type { LearningWeek } from './contract.ts'

export const learningIndicators: readonly Indicator[] = [
  {
    id: 'learning.weeks-planned',
    words: { es: 'Semanas con plan', en: 'Weeks with a plan' },
    definition: {
      es: 'Semanas de sala que empezaron en el mes y tienen plan, sobre las que tienen plan o algo que pasó.',
      en: 'Room weeks begun in the month that have a plan, over those with a plan or something that happened.',
    },
    unit: 'percent',
    period: 'month',
    source: 'Planes de las salas (learning)',
    confidence: 'confirmed',
    direction: 'up',
    sensitive: false,
  },
  {
    id: 'learning.activities-done',
    words: { es: 'Actividades planeadas que se hicieron', en: 'Planned activities that happened' },
    definition: {
      es: 'Actividades planeadas que se hicieron, igual o de otro modo, sobre las planeadas en semanas del mes. Cambiar el plan por lo que las niñas y niños piden también cuenta como hecho.',
      en: 'Planned activities that were done, as planned or otherwise, over those planned in weeks of the month. Changing the plan for what children ask counts as done.',
    },
    unit: 'percent',
    period: 'month',
    source: OWN_PROPOSAL,
    confidence: 'unconfirmed',
    direction: 'none',
    sensitive: false,
  },
  {
    id: 'learning.rooms-planned',
    words: { es: 'Salas con plan esta semana', en: 'Rooms with a plan this week' },
    definition: {
      es: 'Salas abiertas con niñas y niños que tienen plan para esta semana, sobre las que tienen niñas y niños.',
      en: 'Open rooms with children that have a plan for this week, over open rooms with children.',
    },
    unit: 'percent',
    period: 'now',
    source: 'Planes de las salas (learning) y salas del centro (network)',
    confidence: 'confirmed',
    direction: 'up',
    sensitive: false,
  },
]

export function weekCounts(w: LearningWeek): Contribution[] {
  const at = (indicator: string, part: number, whole: number): Contribution => ({
    ...{ indicator, room: w.room, period: w.week.slice(0, 7) },
    ...{ part, whole },
  })
  return [
    at('learning.weeks-planned', w.activities > 0 ? 1 : 0, 1),
    ...(w.activities > 0 ? [at('learning.activities-done', w.done, w.activities)] : []),
  ]
}
