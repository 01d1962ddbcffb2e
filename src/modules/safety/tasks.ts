// What incidents ask of somebody.
import { OWN_PROPOSAL } from '../../kernel/norm.ts'
import type { TaskKind } from '../../kernel/task.ts'

const proposal = {
  source: OWN_PROPOSAL,
  confidence: 'unconfirmed',
} as const
const desk = { es: 'Ver incidentes', en: 'See incidents' }

const tell: TaskKind = {
  id: 'safety.tell',
  words: { es: 'Contar a la familia lo que pasó', en: 'Tell the family what happened' },
  why: {
    es: 'Hubo un incidente y nadie de la familia lo sabe todavía.',
    en: 'There was an incident and nobody of the family knows yet.',
  },
  ...proposal,
  subject: 'child',
  pace: 'now',
  act: {
    words: { es: 'Ya lo conté', en: 'I have told it' },
    desk: '/centro/$book/incidentes',
    tablet: 'incident',
  },
}
const sign: TaskKind = {
  id: 'safety.sign',
  words: { es: 'Pedir la firma de la familia', en: 'Ask for the family’s signature' },
  why: {
    es: 'La familia ya sabe del incidente y falta la hoja firmada.',
    en: 'The family knows of the incident and the signed paper is missing.',
  },
  ...proposal,
  subject: 'child',
  pace: 'week',
  act: { words: desk, desk: '/centro/$book/incidentes' },
}
const review: TaskKind = {
  id: 'safety.review',
  words: { es: 'Revisar un incidente', en: 'Review an incident' },
  why: {
    es: 'Se anotó un incidente y la dirección todavía no lo ve.',
    en: 'An incident was noted and the director has not looked at it.',
  },
  ...proposal,
  subject: 'room',
  pace: 'day',
  act: { words: desk, desk: '/centro/$book/incidentes' },
}
const close: TaskKind = {
  id: 'safety.close',
  words: { es: 'Cerrar un incidente con lo que va a cambiar', en: 'Close an incident with what will change' },
  why: {
    es: 'El incidente se revisó y falta decir qué va a cambiar para que no se repita.',
    en: 'The incident was reviewed; what will change so that it does not repeat is missing.',
  },
  ...proposal,
  subject: 'room',
  pace: 'week',
  act: { words: desk, desk: '/centro/$book/incidentes' },
}

const question: TaskKind = {
  id: 'safety.was-it',
  words: { es: '¿Fue un incidente?', en: 'Was it an incident?' },
  why: {
    es: 'Se anotó que se lastimó y no hay un incidente: hay que anotarlo o decir por qué no.',
    en: 'It was noted that the child was hurt and there is no incident: note it or say why not.',
  },
  ...proposal,
  subject: 'child',
  pace: 'day',
  act: { words: { es: 'Contestar', en: 'Answer' }, desk: '/centro/$book/incidentes', tablet: 'incident' },
}

export const safetyTasks: readonly TaskKind[] = [tell, sign, review, close, question]
