// The words of signals: why somebody is asked to look at a child again, as a mother would hear it, never a verdict.
import { defineText } from '../../../ui/words.ts'

export const signalText = defineText({
  es: {
    title: 'Conviene volver a mirar',
    red: 'Hay que hablarlo en persona',
    since: (day: string) => `desde el ${day}`,
    on: (day: string) => `Visto el ${day}.`,
    why: {
      'red-flag': 'Dejó de hacer cosas que ya hacía, o alguien anotó una señal de alarma.',
      running: 'En dos visitas seguidas hizo menos de lo que venía haciendo.',
      falling: 'Visita tras visita va un poco más abajo: es probable que no sea casualidad.',
      cusum: 'Varias bajas pequeñas se han ido sumando.',
      once: 'Un día no se vio algo que ya hacía. Puede ser solo ese día: conviene mirarlo otra vez pronto.',
    },
    what: 'Qué es',
    compared:
      'Se compara con su propio camino, no con otras niñas y niños. Lo que ese día pareció más difícil para toda la sala ya está descontado.',
    notVerdict:
      'No es un diagnóstico. Observar otra vez, jugando y en un buen momento del día; si la duda sigue, hablarlo con la familia y anotarlo como duda.',
    talk: 'Primero en persona, con calma, por alguien que la familia conoce. Después, anotarlo como duda para que tenga seguimiento.',
    earlier: 'Señales de antes',
    rules: (id: string) => `Reglas ${id}, por confirmar con resultados de niñas y niños de México.`,
    list: {
      title: 'Conviene volver a mirar',
      more: (n: number) => (n === 1 ? 'Ver 1 más' : `Ver ${n} más`),
      about: 'Cada quien se compara consigo misma o consigo mismo. No es una lista de diagnósticos.',
      none: 'Hoy nadie: ninguna señal está en pie.',
    },
  },
  en: {
    title: 'Worth another look',
    red: 'To be talked about in person',
    since: (day: string) => `since ${day}`,
    on: (day: string) => `Seen on ${day}.`,
    why: {
      'red-flag': 'Things that were there are gone, or somebody noted an alarm sign.',
      running: 'At two visits in a row less was there than this child’s own way let expect.',
      falling: 'Visit after visit it goes a little lower: probably not by chance.',
      cusum: 'Several small falls have added up.',
      once: 'On one day something that was there was not seen. It may be that day alone: look again soon.',
    },
    what: 'What it is',
    compared:
      'The child is compared with its own way, not with others. What seemed harder that day for the whole room is taken out already.',
    notVerdict:
      'No diagnosis. Observe again, during play and at a good time of the day; if the doubt remains, talk with the family and note it as a doubt.',
    talk: 'First in person, calmly, by somebody the family knows. Then note it as a doubt, so that it is followed up.',
    earlier: 'Earlier signals',
    rules: (id: string) => `Rules ${id}, to be confirmed with outcomes of children in Mexico.`,
    list: {
      title: 'Worth another look',
      more: (n: number) => `See ${n} more`,
      about: 'Each is compared with themself. This is no list of diagnoses.',
      none: 'Nobody today: no signal stands.',
    },
  },
})
