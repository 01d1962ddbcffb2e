// What cases ask of somebody, step by step.
import { OWN_PROPOSAL } from '../../kernel/norm.ts'
import type { TaskKind } from '../../kernel/task.ts'
import type { Words } from '../../kernel/verdict.ts'

const task = (step: string, words: Words, why: Words, pace: TaskKind['pace'] = 'week'): TaskKind => ({
  ...{ id: `referrals.${step}`, words, why, source: OWN_PROPOSAL, confidence: 'unconfirmed' },
  ...{ subject: 'child', pace },
  act: {
    words: { es: 'Ver el seguimiento', en: 'See the case' },
    desk: '/centro/$book/seguimiento/de/$about',
  },
})

export const referralsTasks: readonly TaskKind[] = [
  task(
    'talk',
    { es: 'Platicar con la familia de una duda', en: 'Talk with the family about a doubt' },
    {
      es: 'Alguien anotó una duda y la familia todavía no la oye, cara a cara.',
      en: 'Somebody noted a doubt and the family has not heard it yet, face to face.',
    },
    'day',
  ),
  task(
    'referral',
    { es: 'Hacer la carta de canalización', en: 'Write the letter of referral' },
    {
      es: 'La familia está de acuerdo y falta la carta para el servicio de salud.',
      en: 'The family agrees and the letter for the health service is missing.',
    },
  ),
  task(
    'appointment',
    { es: 'Preguntar por la cita', en: 'Ask about the appointment' },
    {
      es: 'La carta salió y nadie ha dicho qué día es la cita.',
      en: 'The letter left and nobody has said on which day the appointment is.',
    },
  ),
  task(
    'answer',
    { es: 'Preguntar qué respondió el servicio de salud', en: 'Ask what the health service answered' },
    {
      es: 'La cita ya pasó, o la familia fue por su cuenta, y la respuesta no está escrita.',
      en: 'The appointment has passed, or the family went by itself, and the answer is not written down.',
    },
  ),
  task(
    'plan',
    { es: 'Hacer el plan de apoyo', en: 'Make the support plan' },
    {
      es: 'La respuesta pide atención y en la sala todavía no hay qué hacer distinto.',
      en: 'The answer asks for care and nothing is done differently in the room yet.',
    },
  ),
  task(
    'review',
    { es: 'Revisar el plan de apoyo', en: 'Review the support plan' },
    { es: 'Toca ver si lo que se hace está sirviendo.', en: 'It is time to see whether what is done helps.' },
  ),
  task(
    'rescreen',
    { es: 'Volver a valorar', en: 'Look at the child again' },
    {
      es: 'Pasó el tiempo acordado: hay que ver si la duda sigue.',
      en: 'The time agreed has passed: see whether the doubt remains.',
    },
  ),
  task(
    'close',
    { es: 'Cerrar el seguimiento', en: 'Close the case' },
    {
      es: 'Ya no hay duda y el seguimiento sigue abierto.',
      en: 'There is no doubt any more and the case is still open.',
    },
  ),
  task(
    'left',
    { es: 'Cerrar el seguimiento de quien se fue', en: 'Close the case of who left' },
    {
      es: 'La niña o el niño ya no viene y su seguimiento quedó abierto: decir a la familia dónde seguir.',
      en: 'The child does not come any more and its case is open: tell the family where to go on.',
    },
  ),
]
