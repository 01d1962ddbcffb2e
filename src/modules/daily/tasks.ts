// What the day in the room asks of somebody: look at who sleeps, offer food or drink, tell the family, say when a child woke.
import { OWN_PROPOSAL } from '../../kernel/norm.ts'
import type { TaskKind } from '../../kernel/task.ts'
import type { Unusual } from './contract.ts'

const asked = (
  what: Unusual,
  words: TaskKind['words'],
  why: TaskKind['why'],
  pace: TaskKind['pace'],
  act: { readonly es: string; readonly en: string; readonly tablet: string },
  source: readonly [string, TaskKind['confidence']] = [OWN_PROPOSAL, 'unconfirmed'],
): TaskKind => ({
  id: `daily.${what}`,
  words,
  why,
  source: source[0],
  confidence: source[1],
  subject: 'child',
  pace,
  act: {
    words: { es: act.es, en: act.en },
    desk: '/centro/$book/nina-o-nino/$about/dia/$day',
    tablet: act.tablet,
  },
})
const sleepers = { es: 'Ver quién duerme', en: 'See who sleeps', tablet: 'nap' }
const attend = { es: 'Decir qué se hizo', en: 'Say what was done', tablet: 'unusual' }

export const dailyTasks: readonly TaskKind[] = [
  asked(
    'check-due',
    { es: 'Revisar a quien duerme', en: 'Look at who sleeps' },
    {
      es: 'Pasó el intervalo de sueño seguro sin que nadie anotara que miró.',
      en: 'The safe-sleep interval passed and nobody noted that they looked.',
    },
    'now',
    sleepers,
    ['California, Title 22 CCR §101430 (norma de otro país)', 'unconfirmed'],
  ),
  asked(
    'not-on-back',
    { es: 'Acostar boca arriba', en: 'Lay on the back' },
    {
      es: 'Duerme de lado o boca abajo y tiene menos de un año.',
      en: 'Sleeps on the side or front and is under one year.',
    },
    'now',
    sleepers,
    ['AAP 2022, e2022057990 (recomendación de otro país)', 'unconfirmed'],
  ),
  asked(
    'long-nap',
    { es: 'Mirar una siesta larga', en: 'Look at a long nap' },
    { es: 'Duerme desde hace más de lo usual.', en: 'Has slept for longer than usual.' },
    'day',
    sleepers,
  ),
  asked(
    'no-nap',
    { es: 'Ofrecer descanso', en: 'Offer rest' },
    { es: 'No ha dormido desde que llegó.', en: 'Has not slept since arriving.' },
    'day',
    attend,
  ),
  asked(
    'ate-nothing',
    { es: 'Ofrecer comida y avisar', en: 'Offer food and tell the family' },
    { es: 'No comió nada dos veces seguidas.', en: 'Ate nothing twice in a row.' },
    'day',
    attend,
  ),
  asked(
    'dry-nappy',
    { es: 'Ofrecer líquidos y revisar el pañal', en: 'Offer fluids and check the nappy' },
    { es: 'Cinco horas sin un pañal mojado.', en: 'Five hours without a wet nappy.' },
    'now',
    { es: 'Anotar el pañal', en: 'Note the nappy', tablet: 'nappy' },
  ),
  asked(
    'loose-stools',
    { es: 'Avisar por evacuaciones líquidas', en: 'Tell about loose stools' },
    {
      es: 'Tres evacuaciones líquidas en el día: hay que avisar a la familia y a salud.',
      en: 'Three loose stools in the day: the family and health must be told.',
    },
    'now',
    attend,
    ['OMS: tres o más deposiciones líquidas en un día', 'confirmed'],
  ),
  asked(
    'nap-imputed',
    { es: 'Decir a qué hora despertó', en: 'Say when the child woke up' },
    { es: 'Se fue y nadie anotó que despertó.', en: 'Left, and nobody noted that the child woke.' },
    'day',
    { es: 'Abrir su día', en: 'Open the day', tablet: 'child' },
  ),
  {
    id: 'daily.room-silent',
    words: { es: 'Anotar el día de la sala', en: 'Note the day of the room' },
    why: {
      es: 'Hay niñas y niños en la sala y hoy no se ha anotado nada de nadie.',
      en: 'There are children in the room and nothing has been noted of anybody today.',
    },
    source: OWN_PROPOSAL,
    confidence: 'unconfirmed',
    subject: 'room',
    pace: 'day',
    act: { words: { es: 'Ir a la sala', en: 'Go to the room' }, desk: '/centro/$book/dia', tablet: 'room' },
  },
]
