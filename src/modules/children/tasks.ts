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

export const childrenTasks: readonly TaskKind[] = [childConflict]
