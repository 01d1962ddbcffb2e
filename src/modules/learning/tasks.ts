// What learning asks of somebody: a plan for the week that comes.
import { OWN_PROPOSAL } from '../../kernel/norm.ts'
import type { TaskKind } from '../../kernel/task.ts'

export const planTask: TaskKind = {
  id: 'learning.plan',
  words: { es: 'Planear la próxima semana', en: 'Plan the week that comes' },
  why: {
    es: 'La sala todavía no tiene plan para la semana que viene.',
    en: 'The room has no plan for the week that comes.',
  },
  source: OWN_PROPOSAL,
  confidence: 'unconfirmed',
  subject: 'room',
  pace: 'week',
  act: { words: { es: 'Planear', en: 'Plan' }, desk: '/centro/$book/aprendizaje/$about/proxima' },
}

export const learningTasks: readonly TaskKind[] = [planTask]
