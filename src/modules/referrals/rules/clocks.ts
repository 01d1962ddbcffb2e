// How long each step of a case may wait: dated data with its source and how sure it is.
import { addDays, type Day } from '../../../kernel/days.ts'
import { type BuiltInNorm, OWN_PROPOSAL, valueOn } from '../../../kernel/norm.ts'

const SCREENING =
  'Manual EDI: en amarillo se vuelve a valorar a los tres meses (de memoria, por confirmar); lo demás, propuesta de Nido'

const norm = (name: string, es: string, en: string, value: number, source = OWN_PROPOSAL): BuiltInNorm => ({
  ...{ norm: `referral.${name}`, words: { es, en }, value, unit: 'días', from_day: '2026-11-01' },
  source,
  confidence: 'unconfirmed',
  fixed: true,
})

export const referralsNorms: readonly BuiltInNorm[] = [
  norm('talk', 'Duda: platicar con la familia en', 'Doubt: talk with the family within', 3),
  norm('talk-urgent', 'Duda urgente: platicar con la familia en', 'Urgent doubt: talk within', 1),
  norm(
    'talk-again',
    'La familia no está de acuerdo: volver a platicar en',
    'Family disagrees: talk again within',
    30,
  ),
  norm(
    'watch',
    'Observar de acuerdo con la familia: volver a valorar en',
    'Watch: look again within',
    30,
    SCREENING,
  ),
  norm('referral', 'De la plática a la carta de canalización', 'From the talk to the letter', 5),
  norm(
    'referral-urgent',
    'De la plática a la carta, si es urgente',
    'From the talk to the letter, urgent',
    1,
  ),
  norm('appointment', 'De la carta a tener cita', 'From the letter to an appointment', 15),
  norm('appointment-urgent', 'De la carta a tener cita, si es urgente', 'Appointment, urgent', 3),
  norm('appointment-again', 'Cita perdida: tener otra en', 'Missed appointment: another within', 15),
  norm('answer', 'De la cita a la respuesta', 'From the appointment to the answer', 15),
  norm(
    'answer-own',
    'La familia va por su cuenta: saber la respuesta en',
    'Family goes by itself: answer within',
    45,
  ),
  norm('answer-whole', 'De la carta a la respuesta', 'From the letter to the answer', 60),
  norm('plan', 'De la respuesta al plan de apoyo', 'From the answer to the support plan', 10),
  norm(
    'rescreen',
    'Volver a valorar después del plan o de la respuesta',
    'Look again after plan or answer',
    90,
    SCREENING,
  ),
  norm(
    'review-again',
    'Después de valorar y seguir la duda: revisar el plan en',
    'Still in doubt: review the plan within',
    30,
  ),
  norm('close', 'Cerrar cuando ya no hay duda', 'Close once there is no doubt', 7),
  norm('whole', 'De la duda al cierre', 'From the doubt to the closing', 180),
  norm('lost', 'Se da por perdido: vencido por más de', 'Taken as lost: late by more than', 30),
]

export const daysOf = (name: string, on: Day): number => valueOn(referralsNorms, `referral.${name}`, on)

/** The day so many days of a norm after another. */
export const after = (on: Day, name: string): Day => addDays(on, daysOf(name, on))

/** Before this day an open case that is due is not late but lost. */
export const lostBefore = (today: Day): Day => addDays(today, -daysOf('lost', today))
