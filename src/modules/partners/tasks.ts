// What partners ask of somebody: to answer who asked, to take or date the next step, to write minutes, to keep a promise.
import { OWN_PROPOSAL } from '../../kernel/norm.ts'
import type { TaskKind } from '../../kernel/task.ts'

const task = (
  id: string,
  words: TaskKind['words'],
  why: TaskKind['why'],
  act: TaskKind['words'],
  desk: string,
): TaskKind => ({
  ...{ id: `partners.${id}`, words, why, source: OWN_PROPOSAL, confidence: 'unconfirmed' },
  ...{ subject: 'place', pace: 'week', act: { words: act, desk, needs: 'partners.read' } },
})

export const partnersTasks: readonly TaskKind[] = [
  task(
    'answer',
    { es: 'Contestar a una organización interesada', en: 'Answer an organization that asked' },
    {
      es: 'Una organización dijo que quiere un centro para su personal y nadie le ha contestado.',
      en: 'An organization said that it wants a center for its workers and nobody has answered.',
    },
    { es: 'Ver el interés', en: 'See the interest' },
    '/aliados/interes/$book/$row',
  ),
  task(
    'next-step',
    { es: 'Dar el siguiente paso con un aliado', en: 'Take the next step with a partner' },
    {
      es: 'Llega el día que se puso para el siguiente paso.',
      en: 'The day that was set for the next step is here.',
    },
    { es: 'Ver la organización', en: 'See the organization' },
    '/aliados/$book/$row',
  ),
  task(
    'undated',
    { es: 'Poner fecha al siguiente paso con un aliado', en: 'Date the next step with a partner' },
    {
      es: 'Una gestión está en marcha y no tiene siguiente paso con fecha: se enfría.',
      en: 'A way is under way without a next step and its day: it goes cold.',
    },
    { es: 'Ver la organización', en: 'See the organization' },
    '/aliados/$book/$row',
  ),
  task(
    'contact-term',
    {
      es: 'Contestar antes de que se borre el contacto',
      en: 'Answer before the contact is erased',
    },
    {
      es: 'Nadie contestó su interés y no consintió que se guarden sus datos: al cumplirse un año se borran y ya no habrá a quién contestar.',
      en: 'Nobody answered its interest and it did not agree to be kept: after a year the contact is erased, and there is nobody left to answer.',
    },
    { es: 'Ver la organización', en: 'See the organization' },
    '/aliados/$book/$row',
  ),
  task(
    'minutes',
    { es: 'Escribir la minuta de un evento', en: 'Write the minutes of an event' },
    {
      es: 'Un evento pasó y no se ha dicho quién vino ni qué se comprometió.',
      en: 'An event is over and nobody has said who came and what was promised.',
    },
    { es: 'Ver el evento', en: 'See the event' },
    '/aliados/eventos/$book/$row',
  ),
  task(
    'commitment',
    { es: 'Dar seguimiento a un compromiso', en: 'Follow up a commitment' },
    {
      es: 'Llega el día de un compromiso que se hizo en un evento.',
      en: 'The day of a commitment made at an event is here.',
    },
    { es: 'Ver el evento', en: 'See the event' },
    '/aliados/eventos/$book/$row',
  ),
]
