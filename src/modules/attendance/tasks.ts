// What the door asks of people: medicine to hand over, a departure nobody told, a family to call, a stopped pick-up to decide.
import type { Task, TaskKind } from '../../kernel/task.ts'
import type { AttendanceDay, AttendancePickUp, AttendanceVisit, Mark } from './contract.ts'
import { medicineWaiting, stopsOf } from './rules/fold-day.ts'

const HOUSE = 'Regla de Nido, por confirmar con el Instituto'
const DAY = '/centro/$book/puerta'

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

export const medicine = kind(
  'medicine',
  { es: 'Recibir la medicina que trajo', en: 'Take the medicine that was brought' },
  {
    es: 'La familia la dejó en la puerta y nadie la ha entregado a enfermería.',
    en: 'The family left it at the door and nobody has handed it to the nurse.',
  },
  { words: { es: 'Entregada', en: 'Handed over' }, desk: DAY, tablet: 'child' },
  { pace: 'now' },
)
export const departure = kind(
  'departure',
  { es: 'Decir a qué hora se fue y con quién', en: 'Say when the child left and with whom' },
  {
    es: 'Nadie dijo su salida: Nido la supuso a la hora de cierre.',
    en: 'Nobody told of the departure: Nido supposed it at closing time.',
  },
  { words: { es: 'Decir la hora', en: 'Say the hour' }, desk: DAY },
)
export const call = kind(
  'call',
  { es: 'Llamar a la familia: no llegó y no avisó', en: 'Call the family: did not come and told nothing' },
  {
    es: 'Se esperaba hoy y pasó la hora de avisar.',
    en: 'Expected today, and the hour to tell has passed.',
  },
  { words: { es: 'Decir el motivo', en: 'Say the reason' }, desk: DAY, tablet: 'absent' },
)
export const stopped = kind(
  'stopped',
  { es: 'Decidir una entrega detenida', en: 'Decide a stopped pick-up' },
  {
    es: 'Alguien vino por la niña o el niño y no se le entregó: decide la dirección.',
    en: 'Somebody came for the child and was not given them: the director decides.',
  },
  { words: { es: 'Decidir', en: 'Decide' }, desk: DAY, tablet: 'left' },
  { pace: 'now', source: 'Protocolo de entrega, por confirmar con el Instituto' },
)
export const wrongAdult = kind(
  'wrong-adult',
  { es: 'Ver una entrega que no debió ser', en: 'Look at a pick-up that should not have been' },
  {
    es: 'Se fue con una persona que ya no podía recogerla; la tableta no lo sabía.',
    en: 'Left with somebody who could no longer pick up; the tablet did not know.',
  },
  { words: { es: 'Mirar', en: 'Look' }, desk: DAY },
  {
    pace: 'now',
    source: 'Regla de la casa: una autorización retirada gana a toda otra, por confirmar con el Instituto',
  },
)
export const inside = kind(
  'visitor',
  { es: 'Cerrar una visita que sigue adentro', en: 'Close a visit that is still inside' },
  { es: 'El centro cierra y nadie dijo que salió.', en: 'The center closes and nobody told that they left.' },
  { words: { es: 'Ya salió', en: 'Has left' }, desk: '/centro/$book/visitas', tablet: 'visits' },
  { subject: 'place' },
)

export const attendanceTasks = [medicine, departure, call, stopped, wrongAdult, inside] as const

const later = (at: string, minutes: number) => new Date(Date.parse(at) + minutes * 60_000).toISOString()

/** Minutes somebody has, from the moment it is asked. Unconfirmed: a proposal of Nido. */
const PATIENCE = {
  medicine: 60,
  departure: 24 * 60,
  call: 60,
  stopped: 10,
  wrongAdult: 30,
  inside: 30,
} as const

/** What a child's day asks; ends with its cause, because the day is folded again with every word. */
export function asksOfDay(
  d: Pick<AttendanceDay, 'child' | 'room' | 'imputed' | 'left_at' | 'flags'> & {
    readonly marks: readonly Mark[]
  },
): Task[] {
  const about = { about: d.child, room: d.room }
  const tasks: Task[] = medicineWaiting(d.marks).map((m) => ({
    ...{ key: `medicine:${m.id}`, kind: medicine.id, ...about, owner: 'nurse' },
    ...{ from: m.at, by: later(m.at, PATIENCE.medicine) },
  }))
  for (const { id, mark, decided } of stopsOf(d.marks))
    if (!decided)
      tasks.push({
        ...{ key: `stop:${id}`, kind: stopped.id, ...about, owner: 'director' },
        ...{ from: mark.at, by: later(mark.at, PATIENCE.stopped) },
      })
  if (d.imputed && d.left_at)
    tasks.push({
      ...{ key: 'departure', kind: departure.id, ...about, owner: 'director' },
      ...{ from: d.left_at, by: later(d.left_at, PATIENCE.departure) },
    })
  const silent = d.flags.includes('no-notice') && d.marks.find((m) => m.kind === 'no-notice')
  if (silent)
    tasks.push({
      ...{ key: 'call', kind: call.id, ...about, owner: 'educator' },
      ...{ from: silent.at, by: later(silent.at, PATIENCE.call) },
    })
  return tasks
}

export const asksOfPickUp = (p: Pick<AttendancePickUp, 'child' | 'room' | 'alarm' | 'at'>): Task[] =>
  p.alarm
    ? [
        {
          ...{ key: '', kind: wrongAdult.id, about: p.child, room: p.room, owner: 'director' },
          ...{ from: p.at, by: later(p.at, PATIENCE.wrongAdult) },
        },
      ]
    : []

/** Whoever is inside when the center closes; asked nothing where the closing hour was not said. */
export const asksOfVisit = (visit: Pick<AttendanceVisit, 'book' | 'left_at' | 'closed_at'>): Task[] =>
  visit.left_at === null && visit.closed_at !== null
    ? [
        {
          ...{ key: '', kind: inside.id, about: visit.book, owner: 'educator' },
          ...{ from: visit.closed_at, by: later(visit.closed_at, PATIENCE.inside) },
        },
      ]
    : []
