// The words of finding a child: what may be typed, what is kept of it, and what to do when nobody is found.
import { formatsOf } from '../../../ui/formats.ts'
import { defineText } from '../../../ui/words.ts'

const es = formatsOf('es')
const en = formatsOf('en')

export const findText = defineText({
  es: {
    title: 'Encontrar a una niña o un niño',
    aboutFar:
      'Busca en todos los centros del puesto. Queda escrito quién busca, cuándo y para qué, y cada familia ve que su hija o hijo apareció.',
    aboutNear: 'Busca en el centro donde trabaja.',
    who: 'Nombre, fecha de nacimiento o CURP',
    whoHint: 'En cualquier orden y sin cuidar acentos: «lopez maria 12/03/2023»',
    purpose: 'Para qué se busca',
    look: 'Buscar',
    center: 'Centro',
    start: 'Aquí aparecerá a quien se busca',
    startAbout:
      'Basta lo que se recuerde: un nombre y un apellido, aunque estén mal escritos; las primeras letras de la CURP; o un apellido con la fecha de nacimiento.',
    count: (shown: number, total: number) =>
      shown === total
        ? es.plural(total, 'coincidencia', 'coincidencias')
        : `Se muestran ${es.number(shown)} de ${es.number(total)}. Con otro apellido o la fecha de nacimiento son menos.`,
    countMore: (shown: number, total: number) =>
      `Se muestran ${es.number(shown)} de más de ${es.number(total)}. Añadir otro apellido o la fecha de nacimiento.`,
    kept: (purpose: string) => `Buscado para: ${purpose}. Quedó registrado.`,
    nobody: 'Nadie coincide',
    nobodyAbout:
      'Probar con menos palabras, solo con los apellidos, o con las cuatro primeras letras de la CURP. Puede estar en un centro fuera del alcance de este puesto, o aún sin registrar.',
    all: 'Ver todo lo encontrado',
    far: (q: string) => `Buscar a «${q}» en los centros`,
  },
  en: {
    title: 'Find a child',
    aboutFar:
      'Looks in every center of the post. Who searches, when and what for is written down, and each family sees that their child was shown.',
    aboutNear: 'Looks in the center where you work.',
    who: 'Name, birth date or CURP',
    whoHint: 'In any order, accents do not matter: “lopez maria 12/03/2023”',
    purpose: 'What the search is for',
    look: 'Search',
    center: 'Center',
    start: 'Whoever you look for will appear here',
    startAbout:
      'What you remember is enough: a given name and a surname, even misspelled; the first letters of the CURP; or a surname with the birth date.',
    count: (shown, total) =>
      shown === total
        ? en.plural(total, 'match', 'matches')
        : `${en.number(shown)} of ${en.number(total)} shown. Another surname or the birth date makes them fewer.`,
    countMore: (shown, total) =>
      `${en.number(shown)} of more than ${en.number(total)} shown. Add another surname or the birth date.`,
    kept: (purpose) => `Searched for: ${purpose}. It was logged.`,
    nobody: 'Nobody matches',
    nobodyAbout:
      'Try fewer words, only the surnames, or the first four letters of the CURP. The child may be in a center outside the reach of this post, or not registered yet.',
    all: 'See everyone found',
    far: (q) => `Look for “${q}” in the centers`,
  },
})
