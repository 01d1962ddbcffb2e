// What children's files ask of somebody.
import type { TaskKind } from '../../kernel/task.ts'

export const childConflict: TaskKind = {
  id: 'children.conflict',
  words: { es: 'Decidir entre dos datos distintos', en: 'Decide between two different data' },
  why: {
    es: 'Dos personas escribieron algo distinto en el mismo dato del expediente sin saber una de la otra.',
    en: 'Two people wrote different things in the same field of the file without knowing of each other.',
  },
  source: 'Regla de la casa: dos valores de un dato los decide una persona, nunca el último en llegar',
  confidence: 'confirmed',
  subject: 'child',
  pace: 'week',
  act: {
    words: { es: 'Abrir el expediente', en: 'Open the file' },
    desk: '/centro/$book/nina-o-nino/$about',
  },
}

export const likelyTask: TaskKind = {
  id: 'children.likely',
  words: {
    es: 'Decidir si dos expedientes son de la misma persona',
    en: 'Decide whether two files are one child’s',
  },
  why: {
    es: 'Dos expedientes se parecen tanto que pueden ser de la misma niña o niño: con su historia partida, cada quien ve la mitad.',
    en: 'Two files are so alike that they may be one child’s: with the history in two, everybody sees half of it.',
  },
  source: 'Regla de parecido de Nido, que se ajusta con los casos que se decidan',
  confidence: 'unconfirmed',
  subject: 'place',
  pace: 'week',
  act: { words: { es: 'Comparar', en: 'Compare' }, desk: '/expedientes-parecidos' },
}

export const paperMissing: TaskKind = {
  id: 'children.paper-missing',
  words: { es: 'Volver a subir un documento', en: 'Send a document again' },
  why: {
    es: 'El expediente dice que hay un documento, pero el archivo no llegó completo o se dañó.',
    en: 'The file says that there is a document, but it did not arrive whole, or was damaged.',
  },
  source: 'Regla de la casa: un documento que se nombra debe poder abrirse',
  confidence: 'confirmed',
  subject: 'child',
  pace: 'week',
  act: {
    words: { es: 'Abrir el expediente', en: 'Open the file' },
    desk: '/centro/$book/nina-o-nino/$about',
  },
}

export const childrenTasks: readonly TaskKind[] = [childConflict, likelyTask, paperMissing]
