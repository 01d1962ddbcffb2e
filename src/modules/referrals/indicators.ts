// Figures of cases: open by what they wait for, lost ones, answered and closed in time; none of them ranks anybody.
import type { Contribution, Indicator } from '../../kernel/indicator.ts'
import { OWN_PROPOSAL } from '../../kernel/norm.ts'
import type { Words } from '../../kernel/verdict.ts'
import { Awaited } from './contract/steps.ts'
import type { ReferralCase } from './contract.ts'

const waiting: Readonly<Record<Awaited, Words>> = {
  talk: { es: 'Seguimientos que esperan la plática', en: 'Cases that wait for the talk' },
  referral: { es: 'Seguimientos que esperan la carta', en: 'Cases that wait for the letter' },
  appointment: { es: 'Seguimientos que esperan cita', en: 'Cases that wait for an appointment' },
  answer: { es: 'Seguimientos que esperan respuesta', en: 'Cases that wait for an answer' },
  plan: { es: 'Seguimientos que esperan un plan', en: 'Cases that wait for a plan' },
  review: { es: 'Planes de apoyo en marcha', en: 'Support plans at work' },
  rescreen: { es: 'Seguimientos que esperan otra valoración', en: 'Cases that wait for another look' },
  close: { es: 'Seguimientos por cerrar', en: 'Cases to be closed' },
}

const common = { confidence: 'unconfirmed', direction: 'none', sensitive: true } as const

export const referralsIndicators: readonly Indicator[] = [
  ...Awaited.options.map(
    (step): Indicator => ({
      ...{ id: `referrals.${step}`, words: waiting[step], unit: 'children', period: 'now', ...common },
      definition: {
        es: 'Seguimientos abiertos hoy cuyo siguiente paso es este. Más dudas anotadas no es peor: es mirar mejor.',
        en: 'Cases open today whose next step is this one. More doubts noted is not worse: it is looking better.',
      },
      source: 'Seguimientos de los centros (referrals)',
    }),
  ),
  {
    ...{ id: 'referrals.lost', unit: 'children', period: 'now', ...common },
    words: { es: 'Seguimientos perdidos', en: 'Lost cases' },
    definition: {
      es: 'Abiertos y vencidos por más de treinta días, o de quien ya no viene al centro, sobre todos los abiertos.',
      en: 'Open and late by more than thirty days, or of children who left the center, over all that are open.',
    },
    source: OWN_PROPOSAL,
  },
  {
    ...{ id: 'referrals.answered', unit: 'percent', period: 'month', ...common },
    words: { es: 'Canalizaciones con respuesta a tiempo', en: 'Referrals answered in time' },
    definition: {
      es: 'Canalizaciones del mes con respuesta del servicio de salud en sesenta días, sobre todas las del mes.',
      en: 'Referrals of the month with an answer of the health service within sixty days, over all of the month.',
    },
    source: OWN_PROPOSAL,
  },
  {
    ...{ id: 'referrals.closed', unit: 'percent', period: 'month', ...common },
    words: { es: 'Seguimientos cerrados a tiempo', en: 'Cases closed in time' },
    definition: {
      es: 'Cerrados en el mes a no más de 180 días de la duda, sobre todos los cerrados en el mes.',
      en: 'Closed in the month no more than 180 days after the doubt, over all closed in the month.',
    },
    source: OWN_PROPOSAL,
  },
]

/** Each counts where it was said: what a child brings along was counted by the center it comes from. */
export function referralsOf(c: ReferralCase): Contribution[] {
  const room = c.room ?? c.book
  const one = (indicator: string, day: string, part: boolean): Contribution => ({
    ...{ indicator, room, period: day.slice(0, 7), part: part ? 1 : 0, whole: 1 },
  })
  const sent = c.steps.find((s) => s.kind === 'referral')
  // who moved on takes the answer along: here nobody can say any more whether it came
  const answers = c.sent_here && sent && !(c.gone === 'moved' && c.answered_on === null)
  return [
    ...(answers ? [one('referrals.answered', sent.on, c.answered_in_time)] : []),
    ...(c.closed_on && c.closed_here ? [one('referrals.closed', c.closed_on, c.closed_in_time)] : []),
  ]
}
