// What growth asks of whoever is with the children.
import type { TaskKind } from '../../kernel/task.ts'

export const weighTask: TaskKind = {
  id: 'growth.weigh',
  words: { es: 'Pesar y medir', en: 'Weigh and measure' },
  why: {
    es: 'Por su edad ya toca la siguiente medición: así se nota a tiempo si deja de crecer.',
    en: 'At this age the next measuring is due: it shows in time whether growth has stopped.',
  },
  source: 'NOM-031-SSA2-1999 y práctica de los centros; el calendario es propuesta',
  confidence: 'unconfirmed',
  subject: 'child',
  pace: 'week',
  act: {
    words: { es: 'Medir', en: 'Measure' },
    desk: '/centro/$book/nina-o-nino/$about',
    tablet: 'weigh',
  },
}

export const growthTasks: readonly TaskKind[] = [weighTask]
