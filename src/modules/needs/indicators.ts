// Figures of needs studies: how many were opened and delivered, and how many workers answered, each in its month.
import type { Contribution, Indicator } from '../../kernel/indicator.ts'
import { OWN_PROPOSAL } from '../../kernel/norm.ts'
import { LEAST_GROUP } from './contract/survey.ts'
import type { NeedsStudy } from './contract.ts'

const monthly = (
  id: string,
  words: Indicator['words'],
  definition: Indicator['definition'],
  unit: Indicator['unit'],
): Indicator => ({
  ...{ id: `needs.${id}`, words, definition, unit, period: 'month', direction: 'up' },
  ...{ source: OWN_PROPOSAL, confidence: 'unconfirmed', sensitive: false },
})

export const needsIndicators: readonly Indicator[] = [
  monthly(
    'studies',
    { es: 'Estudios de necesidades entregados', en: 'Needs studies delivered' },
    {
      es: 'De los estudios que empezaron en el mes, los que se entregaron a la empresa; sin los retirados.',
      en: 'Of the studies begun in the month, those delivered to the company; without those withdrawn.',
    },
    'centers',
  ),
  monthly(
    'workers-reached',
    { es: 'Personas trabajadoras que contestaron', en: 'Workers who answered' },
    {
      es: 'Respuestas de las encuestas cerradas en el mes, sobre las personas trabajadoras que las empresas dicen tener; con menos de diez respuestas no se cuenta.',
      en: 'Answers of surveys closed in the month, over the workers the companies say they have; with fewer than ten answers nothing is counted.',
    },
    'people',
  ),
]

export function studyCounts(s: NeedsStudy): readonly Contribution[] {
  if (s.withdrawn) return []
  const at = (indicator: string, day: string, part: number, whole: number): Contribution => ({
    ...{ indicator: `needs.${indicator}`, room: s.book, period: day.slice(0, 7), part, whole },
  })
  const answered = s.tally?.answered ?? 0
  const workers = s.rosters.reduce((n, r) => n + r.workers, 0)
  return [
    at('studies', s.from_day, s.state === 'delivered' ? 1 : 0, 1),
    ...(s.closed_on && answered >= LEAST_GROUP
      ? [at('workers-reached', s.closed_on, answered, Math.max(answered, workers))]
      : []),
  ]
}
