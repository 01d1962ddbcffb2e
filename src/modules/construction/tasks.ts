// What construction asks of somebody: to say or date what is late, to date what has no day, to see a grave finding mended.
import { OWN_PROPOSAL } from '../../kernel/norm.ts'
import type { TaskKind } from '../../kernel/task.ts'

const own: Pick<TaskKind, 'source' | 'confidence' | 'subject' | 'pace'> = {
  ...{ source: OWN_PROPOSAL, subject: 'place', pace: 'week' },
  confidence: 'unconfirmed',
}
const act = (es: string, en: string, desk: string): TaskKind['act'] => ({
  ...{ words: { es, en }, desk, needs: 'construction.read' },
})

export const constructionTasks: readonly TaskKind[] = [
  {
    ...{ id: 'construction.stage-late', ...own },
    words: { es: 'Poner al día una etapa vencida', en: 'Bring a late stage up to date' },
    why: {
      es: 'Pasó el día en que una etapa debía terminar y nadie ha dicho si terminó o para cuándo queda.',
      en: 'The day on which a stage should be over has passed and nobody has said whether it is, or by when it will be.',
    },
    act: act('Ver el proyecto', 'See the project', '/obras/$book/$row'),
  },
  {
    ...{ id: 'construction.stage-undated', ...own },
    words: { es: 'Poner fecha a la etapa en que va', en: 'Date the stage it stands at' },
    why: {
      es: 'Una etapa empezó y no tiene fecha prevista: sin ella no se sabe si va tarde.',
      en: 'A stage began and has no date: without one nobody knows whether it is late.',
    },
    act: act('Ver el proyecto', 'See the project', '/obras/$book/$row'),
  },
  {
    ...{ id: 'construction.finding', ...own },
    words: { es: 'Corregir un hallazgo grave de obra', en: 'Mend a grave finding of works' },
    why: {
      es: 'Un hallazgo grave de la bitácora sigue abierto; con él no se abre.',
      en: 'A grave finding of the log is still open; with it the center does not open.',
    },
    act: act('Ver las obras', 'See the works', '/obras'),
  },
]
