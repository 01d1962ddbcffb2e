// What the people who work here ask of whoever runs the place.
import type { TaskKind } from '../../kernel/task.ts'

export const personConflict: TaskKind = {
  id: 'staff.conflict',
  words: { es: 'Decidir entre dos nombres distintos', en: 'Decide between two different names' },
  why: {
    es: 'Dos personas escribieron algo distinto en el mismo dato de quien trabaja aquí sin saber una de la otra.',
    en: 'Two people wrote different things in the same field of somebody who works here without knowing of each other.',
  },
  source: 'Regla de la casa: dos valores de un dato los decide una persona, nunca el último en llegar',
  confidence: 'confirmed',
  subject: 'person',
  pace: 'week',
  act: { words: { es: 'Abrir el personal', en: 'Open staff' }, desk: '/centro/$book/personal' },
}

export const staffTasks: readonly TaskKind[] = [personConflict]
