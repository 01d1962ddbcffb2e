// What needs studies ask of somebody: answers to be sought, a survey to be closed, a result to be worked out and taken to the company.
import { OWN_PROPOSAL } from '../../kernel/norm.ts'
import type { TaskKind } from '../../kernel/task.ts'

const own: Pick<TaskKind, 'source' | 'confidence' | 'subject' | 'pace' | 'act'> = {
  ...{ source: OWN_PROPOSAL, subject: 'place', pace: 'week', confidence: 'unconfirmed' },
  act: {
    words: { es: 'Ver el estudio', en: 'See the study' },
    desk: '/estudios/$book/$row',
    needs: 'needs.read',
  },
}

export const needsTasks: readonly TaskKind[] = [
  {
    ...{ id: 'needs.silent', ...own },
    act: { words: { es: 'Ver los estudios', en: 'See the studies' }, desk: '/estudios', needs: 'needs.read' },
    words: { es: 'Buscar respuestas de una encuesta', en: 'Seek answers to a survey' },
    why: {
      es: 'Una encuesta está por terminar y lleva menos de diez respuestas: así no dirá nada.',
      en: 'A survey is about to end with fewer than ten answers: like this it will say nothing.',
    },
  },
  {
    ...{ id: 'needs.close', ...own },
    words: { es: 'Cerrar una encuesta que terminó', en: 'Close a survey that is over' },
    why: {
      es: 'Pasó el último día de la encuesta; al cerrarla se cuentan las respuestas y se borran.',
      en: 'The last day of the survey has passed; closing it counts the answers and deletes them.',
    },
  },
  {
    ...{ id: 'needs.work-out', ...own },
    words: { es: 'Calcular el resultado de un estudio', en: 'Work out the result of a study' },
    why: {
      es: 'La encuesta se cerró y todavía no hay resultado.',
      en: 'The survey is closed and there is no result yet.',
    },
  },
  {
    ...{ id: 'needs.deliver', ...own },
    words: { es: 'Entregar el resultado a la empresa', en: 'Deliver the result to the company' },
    why: {
      es: 'Hay un resultado y nadie lo ha entregado.',
      en: 'There is a result and nobody has delivered it.',
    },
  },
]
