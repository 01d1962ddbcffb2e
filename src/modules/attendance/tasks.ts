// What the door asks of people: medicine to hand over, a departure nobody told, a family to call, a stopped pick-up to decide.
import type { TaskKind } from '../../kernel/task.ts'

const HOUSE = 'Regla de Nido'
/** The door on the day that asks it, which may be over. */
const DAY = '/centro/$book/puerta/dia/$day'

const kind = (
  id: string,
  words: TaskKind['words'],
  why: TaskKind['why'],
  act: TaskKind['act'],
  more: Partial<TaskKind> = {},
): TaskKind => ({
  ...{
    id: `attendance.${id}`,
    words,
    why,
    source: HOUSE,
    confidence: 'unconfirmed',
    subject: 'child',
    pace: 'day',
    act,
  },
  ...more,
})

const medicine = kind(
  'medicine',
  { es: 'Recibir la medicina que trajo', en: 'Take the medicine that was brought' },
  {
    es: 'La familia la dejó en la puerta y nadie la ha entregado a enfermería.',
    en: 'The family left it at the door and nobody has handed it to the nurse.',
  },
  { words: { es: 'Entregada', en: 'Handed over' }, desk: DAY, tablet: 'medicine' },
  { pace: 'now' },
)
const departure = kind(
  'departure',
  { es: 'Decir a qué hora se fue y con quién', en: 'Say when the child left and with whom' },
  {
    es: 'Nadie dijo su salida: Nido la supuso a la hora de cierre.',
    en: 'Nobody told of the departure: Nido supposed it at closing time.',
  },
  { words: { es: 'Decir la hora', en: 'Say the hour' }, desk: DAY },
)
const call = kind(
  'call',
  { es: 'Llamar a la familia: no llegó y no avisó', en: 'Call the family: did not come and told nothing' },
  {
    es: 'Se esperaba hoy y pasó la hora de avisar.',
    en: 'Expected today, and the hour to tell has passed.',
  },
  { words: { es: 'Decir el motivo', en: 'Say the reason' }, desk: DAY, tablet: 'absent' },
)
const stopped = kind(
  'stopped',
  { es: 'Decidir una entrega detenida', en: 'Decide a stopped pick-up' },
  {
    es: 'Alguien vino por la niña o el niño y no se le entregó: decide la dirección.',
    en: 'Somebody came for the child and was not given them: the director decides.',
  },
  { words: { es: 'Decidir', en: 'Decide' }, desk: DAY, tablet: 'left' },
  { pace: 'now', source: 'Protocolo de entrega' },
)
const wrongAdult = kind(
  'wrong-adult',
  { es: 'Ver una entrega que no debió ser', en: 'Look at a pick-up that should not have been' },
  {
    es: 'Se fue con una persona que ya no podía recogerla; la tableta no lo sabía.',
    en: 'Left with somebody who could no longer pick up; the tablet did not know.',
  },
  { words: { es: 'Mirar', en: 'Look' }, desk: DAY },
  {
    pace: 'now',
    ends: 'by-hand',
    source: 'Regla de la casa: una autorización retirada gana a toda otra',
  },
)
const twice = kind(
  'medicine-twice',
  {
    es: 'Averiguar si una medicina se dio dos veces',
    en: 'Find out whether a medicine was given twice',
  },
  {
    es: 'Dos personas dijeron, sin saber una de la otra, que entregaron la misma medicina a enfermería.',
    en: 'Two people said, without knowing of each other, that they handed the same medicine to the nurse.',
  },
  { words: { es: 'Ver su día', en: 'See the day' }, desk: DAY },
  {
    pace: 'now',
    ends: 'by-hand',
    source: 'Regla de la casa: lo que dos tabletas dicen dos veces se guarda dos veces y lo mira una persona',
    confidence: 'confirmed',
  },
)
const inside = kind(
  'visitor',
  { es: 'Cerrar una visita que sigue adentro', en: 'Close a visit that is still inside' },
  { es: 'El centro cierra y nadie dijo que salió.', en: 'The center closes and nobody told that they left.' },
  { words: { es: 'Ya salió', en: 'Has left' }, desk: '/centro/$book/visitas', tablet: 'visits' },
  { subject: 'place' },
)

export const attendanceTasks = [medicine, departure, call, stopped, wrongAdult, twice, inside] as const
