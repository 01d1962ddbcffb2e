// What development asks of whoever is with the children.
import type { TaskKind } from '../../kernel/task.ts'
import { OBSERVE } from './rules/ask-observing.ts'

export const observeTask: TaskKind = {
  id: OBSERVE,
  words: { es: 'Observar su desarrollo', en: 'Observe development' },
  why: {
    es: 'Ya tiene la edad de la siguiente lista: mirarla jugando permite notar a tiempo si necesita apoyo.',
    en: 'The next list of this age has come: a look during play shows in time whether support is needed.',
  },
  source: 'CDC 2022, listas por edad; el plazo es propuesta de Nido',
  confidence: 'unconfirmed',
  subject: 'child',
  pace: 'week',
  act: {
    words: { es: 'Observar', en: 'Observe' },
    desk: '/centro/$book/nina-o-nino/$about',
    tablet: 'develop',
  },
}

export const developmentTasks: readonly TaskKind[] = [observeTask]
