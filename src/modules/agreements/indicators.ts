// Figures of agreements: signed in the month, workers with a place as companies report them, and what is late today.
import type { Contribution, Indicator } from '../../kernel/indicator.ts'
import { OWN_PROPOSAL } from '../../kernel/norm.ts'
import type { Agreement, AgreementReport } from './contract.ts'

const own = { source: OWN_PROPOSAL, confidence: 'unconfirmed' } as const

export const agreementIndicators: readonly Indicator[] = [
  {
    ...{
      id: 'agreements.signed',
      ...own,
      unit: 'agreements',
      period: 'month',
      direction: 'up',
      sensitive: false,
    },
    words: { es: 'Convenios firmados', en: 'Agreements signed' },
    definition: {
      es: 'Convenios con empresas, estados y dependencias firmados en el mes.',
      en: 'Agreements with companies, states and ministries signed in the month.',
    },
  },
  {
    ...{ id: 'agreements.placed', ...own, unit: 'people', period: 'month', direction: 'up', sensitive: true },
    words: { es: 'Trabajadoras y trabajadores con lugar', en: 'Workers with a place' },
    definition: {
      es: 'De las madres y los padres que informan las empresas, quienes tienen lugar en un centro.',
      en: 'Of the parents that companies report, those who have a place in a center.',
    },
  },
  {
    ...{ id: 'agreements.late', ...own, unit: 'percent', period: 'now', direction: 'down', sensitive: false },
    words: { es: 'Compromisos vencidos', en: 'Commitments overdue' },
    definition: {
      es: 'De los compromisos que ya tocaban, los que pasaron su día sin evidencia.',
      en: 'Of the commitments that were due, those past their day without evidence.',
    },
  },
]

export const agreementCounts = (a: Agreement): readonly Contribution[] =>
  a.signed === null
    ? []
    : [
        {
          ...{ indicator: 'agreements.signed', room: a.book, period: a.signed.slice(0, 7) },
          ...{ part: 1, whole: 1 },
        },
      ]

export const reportCounts = (r: AgreementReport): readonly Contribution[] => [
  { indicator: 'agreements.placed', room: r.book, period: r.month, part: r.placed, whole: r.parents },
]

/** Days that have come, and of them those without evidence: what the date alone changes. */
export const lateCounts = (book: string, late: number, come: number): readonly Contribution[] => [
  { indicator: 'agreements.late', room: book, period: 'now', part: late, whole: come },
]
