// What the protocol asks until its reports can be sealed as they must: two persons with a key for every office.
import type { TaskKind } from '../../kernel/task.ts'

const RULE =
  'Regla de la casa: dos personas con llave, para que un señalamiento a una de ellas llegue a la otra'
const act = (es: string, en: string): TaskKind['act'] => ({ words: { es, en }, desk: '/proteccion' })

export const setUpTask: TaskKind = {
  id: 'protection.set-up',
  words: {
    es: 'Poner en marcha el protocolo de protección de una oficina',
    en: 'Set up the protection protocol of an office',
  },
  why: {
    es: 'Hay menos de dos personas con llave: un aviso reservado no puede sellarse para nadie, o solo para una.',
    en: 'Fewer than two persons hold a key: a confidential report can be sealed to nobody, or to one alone.',
  },
  source: RULE,
  confidence: 'confirmed',
  subject: 'place',
  pace: 'week',
  act: act('Ver el protocolo', 'See the protocol'),
}

export const keyMissing: TaskKind = {
  id: 'protection.key-missing',
  words: { es: 'Hacer la llave del protocolo', en: 'Make the key of the protocol' },
  why: {
    es: 'Está nombrada por el protocolo y no ha hecho su llave: solo ella puede hacerla, y sin llave no recibe avisos.',
    en: 'Named by the protocol and without a key: only they can make it, and without it they receive no report.',
  },
  source: RULE,
  confidence: 'confirmed',
  subject: 'person',
  pace: 'week',
  act: act('Hacer la llave', 'Make the key'),
}

export const protectionTasks: readonly TaskKind[] = [setUpTask, keyMissing]
