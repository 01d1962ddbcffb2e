// What incidents ask of somebody.
import { OWN_PROPOSAL } from '../../kernel/norm.ts'
import type { TaskKind } from '../../kernel/task.ts'

/** The row that asks is the incident itself: one tap opens it. */
const ONE = '/centro/$book/incidentes/$row'
const SEE: TaskKind['act'] = {
  words: { es: 'Ver el incidente', en: 'See the incident' },
  ...{ desk: ONE, needs: 'incidents.read' },
}

/** Of an incident; what is different about each comes last. */
const kind = (
  id: string,
  words: TaskKind['words'],
  why: TaskKind['why'],
  own: Pick<TaskKind, 'subject' | 'pace'> & Partial<Pick<TaskKind, 'act'>>,
): TaskKind => ({
  ...{ id: `safety.${id}`, words, why, source: OWN_PROPOSAL, confidence: 'unconfirmed', act: SEE },
  ...own,
})

const tell = kind(
  'tell',
  { es: 'Contar a la familia lo que pasó', en: 'Tell the family what happened' },
  {
    es: 'Hubo un incidente y nadie de la familia lo sabe todavía.',
    en: 'There was an incident and nobody of the family knows yet.',
  },
  {
    subject: 'child',
    pace: 'now',
    act: {
      words: { es: 'Ya lo conté', en: 'I have told it' },
      ...{ desk: ONE, needs: 'incidents.read', tablet: 'incident' },
    },
  },
)
const sign = kind(
  'sign',
  { es: 'Pedir la firma de la familia', en: 'Ask for the family’s signature' },
  {
    es: 'La familia ya sabe del incidente y falta la hoja firmada.',
    en: 'The family knows of the incident and the signed paper is missing.',
  },
  { subject: 'child', pace: 'week' },
)
const review = kind(
  'review',
  { es: 'Revisar un incidente', en: 'Review an incident' },
  {
    es: 'Se anotó un incidente y la dirección todavía no lo ve.',
    en: 'An incident was noted and the director has not looked at it.',
  },
  { subject: 'room', pace: 'day' },
)
const close = kind(
  'close',
  { es: 'Cerrar un incidente con lo que va a cambiar', en: 'Close an incident with what will change' },
  {
    es: 'El incidente se revisó y falta decir qué va a cambiar para que no se repita.',
    en: 'The incident was reviewed; what will change so that it does not repeat is missing.',
  },
  { subject: 'room', pace: 'week' },
)
const question = kind(
  'was-it',
  { es: '¿Fue un incidente?', en: 'Was it an incident?' },
  {
    es: 'Se anotó que se lastimó y no hay un incidente: hay que anotarlo o decir por qué no.',
    en: 'It was noted that the child was hurt and there is no incident: note it or say why not.',
  },
  {
    subject: 'child',
    pace: 'day',
    act: {
      words: { es: 'Contestar', en: 'Answer' },
      ...{ desk: '/centro/$book/incidentes/pregunta/$row', needs: 'incidents.write', tablet: 'incident' },
    },
  },
)

export const safetyTasks: readonly TaskKind[] = [tell, sign, review, close, question]
