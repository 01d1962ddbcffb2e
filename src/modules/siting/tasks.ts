// What plans ask of somebody: to prove how good one is, and to make one anew whose data were replaced.
import { OWN_PROPOSAL } from '../../kernel/norm.ts'
import type { TaskKind } from '../../kernel/task.ts'

const own: Pick<TaskKind, 'source' | 'confidence' | 'subject' | 'pace'> = {
  ...{ source: OWN_PROPOSAL, subject: 'place', pace: 'week' },
  confidence: 'unconfirmed',
}

export const sitingTasks: readonly TaskKind[] = [
  {
    ...{ id: 'siting.unproven', ...own },
    words: { es: 'Demostrar qué tan bueno es un plan', en: 'Prove how good a plan is' },
    why: {
      es: 'Un plan lleva dos semanas guardado y nadie ha demostrado cuánto le falta, a lo más, para ser el mejor.',
      en: 'A plan has been kept for two weeks and nobody has proven how far from the best it is at the most.',
    },
    act: {
      words: { es: 'Ver el plan', en: 'See the plan' },
      desk: '/ubicacion/planes/$row',
      needs: 'siting.read',
    },
  },
  {
    ...{ id: 'siting.stale', ...own },
    words: { es: 'Rehacer planes con los datos nuevos', en: 'Make plans anew with the new data' },
    why: {
      es: 'Los datos con que se hizo un plan vigente ya se reemplazaron. Rehacerlo, o retirarlo con su motivo.',
      en: 'The data a plan in force was made from have been replaced. Make it anew, or withdraw it with the reason.',
    },
    act: {
      words: { es: 'Ver los planes', en: 'See the plans' },
      desk: '/ubicacion/planes',
      needs: 'siting.read',
    },
  },
]
