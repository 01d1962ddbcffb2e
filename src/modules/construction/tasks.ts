// What construction asks of the promoter and of who watches over works: to visit, to gather papers, to say or date what is late, to see findings mended.
import { OWN_PROPOSAL } from '../../kernel/norm.ts'
import type { TaskKind } from '../../kernel/task.ts'

const PROJECT = '/obras/$book/$about'
const task = (
  id: string,
  words: TaskKind['words'],
  why: TaskKind['why'],
  act: TaskKind['words'],
  desk = PROJECT,
): TaskKind => ({
  ...{ id: `construction.${id}`, words, why, source: OWN_PROPOSAL, confidence: 'unconfirmed' },
  ...{ subject: 'project', pace: 'week', act: { words: act, desk, needs: 'construction.read' } },
})
const see = { es: 'Ver el proyecto', en: 'See the project' }
const papers = { es: 'Ver sus papeles', en: 'See its papers' }
const finding = { es: 'Ver el hallazgo', en: 'See the finding' }

export const constructionTasks: readonly TaskKind[] = [
  task(
    'plot-unvisited',
    { es: 'Visitar un predio ofrecido', en: 'Visit an offered plot' },
    {
      es: 'Un predio se ofreció y nadie lo ha visitado: sin verlo no se sabe si sirve.',
      en: 'A plot was offered and nobody has visited it: unseen, nobody knows whether it is fit.',
    },
    { es: 'Ver el predio', en: 'See the plot' },
    `${PROJECT}/predio`,
  ),
  task(
    'papers-missing',
    { es: 'Completar el expediente de un predio', en: 'Complete the file of a plot' },
    {
      es: 'Al expediente le faltan documentos aceptados: sin ellos no pasa al Consejo.',
      en: 'The property file lacks accepted papers: without them it does not go to the council.',
    },
    papers,
    `${PROJECT}/predio`,
  ),
  task(
    'file-stuck',
    { es: 'Mover un expediente detenido', en: 'Move a file that is stuck' },
    {
      es: 'El expediente lleva más de 60 días sin avanzar: decir qué lo detiene, o darlo por caído.',
      en: 'The file has not moved for over 60 days: say what holds it back, or give it up.',
    },
    papers,
    `${PROJECT}/predio`,
  ),
  task(
    'stage-late',
    { es: 'Poner al día una etapa vencida', en: 'Bring a late stage up to date' },
    {
      es: 'Pasó el día en que una etapa debía terminar y nadie ha dicho si terminó o para cuándo queda.',
      en: 'The day on which a stage should be over has passed and nobody has said whether it is, or by when it will be.',
    },
    see,
  ),
  task(
    'stage-undated',
    { es: 'Poner fecha a la etapa en que va', en: 'Date the stage it stands at' },
    {
      es: 'Una etapa empezó y no tiene fecha prevista: sin ella no se sabe si va tarde.',
      en: 'A stage began and has no date: without one nobody knows whether it is late.',
    },
    see,
  ),
  task(
    'finding',
    { es: 'Corregir un hallazgo grave de obra', en: 'Mend a grave finding of works' },
    {
      es: 'Un hallazgo grave de la bitácora sigue abierto; con él no se abre.',
      en: 'A grave finding of the log is still open; with it the center does not open.',
    },
    finding,
    `${PROJECT}/obra/$row`,
  ),
  task(
    'finding-minor',
    { es: 'Corregir un hallazgo de obra', en: 'Mend a finding of works' },
    {
      es: 'Un hallazgo de la bitácora sigue abierto y nadie ha dicho cómo quedó.',
      en: 'A finding of the log is still open and nobody has said how it was mended.',
    },
    finding,
    `${PROJECT}/obra/$row`,
  ),
]
