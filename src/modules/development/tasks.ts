// What development asks of whoever is with the children.
import type { TaskKind } from '../../kernel/task.ts'
import { OBSERVE } from './rules/ask-observing.ts'
import { SECOND_LOOK } from './rules/ask-second-look.ts'
import { LOOK_SOON, RED_FLAG, SIGNAL } from './rules/ask-signals.ts'

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

const lookAgain = (
  id: string,
  words: TaskKind['words'],
  why: TaskKind['why'],
  pace: TaskKind['pace'],
): TaskKind => ({
  ...{ id, words, why, pace, source: 'development/rules/alert-rules.ts', confidence: 'unconfirmed' },
  ...{ subject: 'child', ends: 'by-hand' },
  act: { words: { es: 'Ver por qué', en: 'See why' }, desk: '/centro/$book/nina-o-nino/$about' },
})

export const redFlagTask = lookAgain(
  RED_FLAG,
  { es: 'Hablar en persona de una señal de alarma', en: 'Talk in person about a red flag' },
  {
    es: 'Dejó de hacer cosas que ya hacía, o alguien anotó una señal de alarma. Se habla primero en persona con la familia.',
    en: 'Things that were there are gone, or somebody noted an alarm sign. It is first talked about in person with the family.',
  },
  'day',
)
export const signalTask = lookAgain(
  SIGNAL,
  { es: 'Volver a mirar su desarrollo con calma', en: 'Look at development again, calmly' },
  {
    es: 'Va más abajo de lo que venía haciendo. No es un diagnóstico: conviene observar otra vez y decidir si hay una duda.',
    en: 'It goes lower than its own way so far. No diagnosis: observe again and decide whether there is a doubt.',
  },
  'week',
)

export const lookSoonTask: TaskKind = {
  id: LOOK_SOON,
  words: { es: 'Volver a mirar algo que ya hacía', en: 'Look again at something that was there' },
  why: {
    es: 'Un día no se vio algo que ya hacía. Puede ser solo ese día: mirarlo otra vez pronto lo aclara, sin alarmar a nadie.',
    en: 'On one day something that was there was not seen. It may be that day alone: another look soon tells, alarming nobody.',
  },
  source: 'development/rules/alert-rules.ts',
  confidence: 'unconfirmed',
  subject: 'child',
  pace: 'week',
  act: {
    words: { es: 'Observar', en: 'Observe' },
    desk: '/centro/$book/nina-o-nino/$about',
    tablet: 'develop',
  },
}

export const secondLookTask: TaskKind = {
  id: SECOND_LOOK,
  words: { es: 'Observar otra vez, otra persona', en: 'Observe again, another person' },
  why: {
    es: 'Salió en el sorteo: dos personas miran lo mismo por separado para saber cuánto se puede confiar en las observaciones.',
    en: 'It was drawn by lot: two persons look at the same, apart, to know how far observations can be trusted.',
  },
  source: 'development/rules/reobservation.ts',
  confidence: 'unconfirmed',
  subject: 'child',
  pace: 'week',
  act: {
    words: { es: 'Observar otra vez', en: 'Observe again' },
    desk: '/centro/$book/segundas-miradas',
    needs: 'development.write',
    tablet: 'second-look',
  },
}

export const developmentTasks: readonly TaskKind[] = [
  ...[observeTask, redFlagTask, signalTask, lookSoonTask, secondLookTask],
]
