// Figures of accompanying: agreements kept, of the center as a whole so that nobody is compared, and rooms visited lately.
import type { Contribution, Indicator } from '../../kernel/indicator.ts'
import { OWN_PROPOSAL } from '../../kernel/norm.ts'
import type { MentoringAgreement } from './contract.ts'

/** A room should not wait longer for a visit. Source: house proposal. */
export const VISIT_DAYS = 60

export const mentoringIndicators: readonly Indicator[] = [
  {
    id: 'mentoring.agreements-kept',
    words: { es: 'Acuerdos de acompañamiento cumplidos', en: 'Coaching agreements kept' },
    definition: {
      es: 'Acuerdos cuyo día caía en el mes y que se cumplieron, sobre todos los de ese mes. Se cuenta del centro entero: no compara salas ni personas.',
      en: 'Agreements due in the month that were kept, over all due in it. Counted of the whole center: it compares no rooms and no people.',
    },
    unit: 'percent',
    period: 'month',
    source: OWN_PROPOSAL,
    confidence: 'unconfirmed',
    direction: 'none',
    sensitive: false,
  },
  {
    id: 'mentoring.rooms-visited',
    words: { es: 'Salas acompañadas', en: 'Rooms accompanied' },
    definition: {
      es: `Salas abiertas con una visita de acompañamiento en los últimos ${VISIT_DAYS} días, sobre las salas abiertas.`,
      en: `Open rooms with a coaching visit in the last ${VISIT_DAYS} days, over open rooms.`,
    },
    unit: 'percent',
    period: 'now',
    source: OWN_PROPOSAL,
    confidence: 'unconfirmed',
    direction: 'up',
    sensitive: false,
  },
]

/** By the day first agreed: an agreement put off is still one of its month. */
export const agreementCounts = (a: MentoringAgreement): readonly Contribution[] =>
  a.state === 'dropped'
    ? []
    : [
        {
          ...{ indicator: 'mentoring.agreements-kept', room: a.book, period: a.first_due.slice(0, 7) },
          ...{ part: a.state === 'kept' ? 1 : 0, whole: 1 },
        },
      ]
