// What the land asks of somebody: a newer list where the one that plans stand on has grown old.
import { OWN_PROPOSAL } from '../../kernel/norm.ts'
import type { TaskKind } from '../../kernel/task.ts'

export const territoryTasks: readonly TaskKind[] = [
  {
    ...{
      id: 'territory.old',
      pace: 'week',
      source: OWN_PROPOSAL,
      confidence: 'unconfirmed',
      subject: 'place',
    },
    words: { es: 'Buscar una lista más nueva del territorio', en: 'Look for a newer list of the land' },
    why: {
      es: 'Los planes se apoyan en una lista de censo, puestos o guarderías de hace años. Importar una más nueva, si ya se publicó.',
      en: 'Plans stand on a list of census, posts or nurseries that is years old. Import a newer one, if it has been published.',
    },
    act: {
      words: { es: 'Ver las listas', en: 'See the lists' },
      desk: '/territorio',
      needs: 'territory.read',
    },
  },
]
