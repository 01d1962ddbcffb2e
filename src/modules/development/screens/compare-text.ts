// The words of the fair comparison: a funnel anybody can read, and why nobody is first or last in it.
import { defineText } from '../../../ui/words.ts'

export const compareText = defineText({
  es: {
    mexico: 'México',
    title: 'Desarrollo, centro por centro',
    about:
      'Cómo crecen niñas y niños respecto a como entraron. No hay lista de mejores ni peores: con pocos niños, la suerte pesa más que el centro.',
    all: 'Todas las representaciones',
    representation: 'Representación',
    picture: 'El embudo',
    sentence: (inside: string, of: string) =>
      `${inside} de ${of} centros están donde el azar los puede poner. Fuera del embudo conviene ir a ver y preguntar; no es una calificación.`,
    x: 'Niñas y niños con dos visitas',
    higher: 'más de lo esperado',
    lower: 'menos de lo esperado',
    expected: 'lo esperado',
    how: 'Cada punto es un centro. Ya se descontó la edad, el sexo y el nivel con que entró cada quien. Dentro de la zona clara cabe casi todo lo que da el azar; a la izquierda, con pocos niños, la zona es ancha.',
    places: {
      inside: 'dentro de lo que da el azar',
      low: 'un poco por debajo del azar',
      high: 'un poco por arriba del azar',
      'very-low': 'por debajo de lo que da el azar: conviene ir a ver',
      'very-high': 'por arriba de lo que da el azar: conviene ir a aprender',
      hidden: 'menos de 10: no se muestra',
    },
    point: (name: string, n: string, place: string) => `${name}: ${n} niñas y niños, ${place}`,
    touch: 'Toque un punto para saber qué centro es.',
    hidden: (n: string) =>
      `De ${n} centros hablan menos de diez niñas o niños y no se muestran: cada uno sería la cifra.`,
    none: 'Todavía no se puede comparar',
    noneAbout:
      'Hacen falta al menos cinco centros, cada uno con diez niñas o niños con dos visitas separadas por tres meses. Mientras tanto, abajo está la cobertura.',
    board: 'Ver el tablero',
    review: 'Confianza en las observaciones',
    table: 'Centros por nombre',
    center: 'Centro',
    children: 'Niñas y niños',
    where: 'Dónde está',
    alike: 'como el promedio',
    likely: 'Lo más probable',
    likelyAbout:
      '«Lo más probable» acerca al promedio a los centros de los que hablan pocos niños. En desviaciones de la edad; escala provisional.',
    source:
      'Spiegelhalter 2005 (embudo); Efron y Morris 1975 (bayes empírico). Escala provisional de Nido, sin confirmar.',
    print: 'Imprimir',
  },
  en: {
    mexico: 'Mexico',
    title: 'Development, center by center',
    about:
      'How children grow against how they entered. No list of best or worst: with few children, chance weighs more than the center.',
    all: 'All representations',
    representation: 'Representation',
    picture: 'The funnel',
    sentence: (inside: string, of: string) =>
      `${inside} of ${of} centers are where chance may put them. Outside of the funnel, go and see and ask; it is no mark.`,
    x: 'Children with two visits',
    higher: 'more than expected',
    lower: 'less than expected',
    expected: 'as expected',
    how: 'Each dot is a center. Age, sex and the level at entry are taken out already. Nearly all that chance gives fits into the light zone; to the left, with few children, it is wide.',
    places: {
      inside: 'within what chance gives',
      low: 'a little below chance',
      high: 'a little above chance',
      'very-low': 'below what chance gives: go and see',
      'very-high': 'above what chance gives: go and learn',
      hidden: 'fewer than 10: not shown',
    },
    point: (name: string, n: string, place: string) => `${name}: ${n} children, ${place}`,
    touch: 'Touch a dot to learn which center it is.',
    hidden: (n: string) =>
      `For ${n} centers fewer than ten children speak; they are not shown: one child would be the figure.`,
    none: 'No comparison yet',
    noneAbout:
      'It needs at least five centers, each with ten children with two visits three months apart. Meanwhile, coverage is below.',
    board: 'See the board',
    review: 'Trust in observations',
    table: 'Centers by name',
    center: 'Center',
    children: 'Children',
    where: 'Where it is',
    alike: 'as the middle',
    likely: 'Most likely',
    likelyAbout:
      '“Most likely” draws centers for which few children speak towards the middle. In deviations of the age; provisional scale.',
    source:
      'Spiegelhalter 2005 (funnel); Efron and Morris 1975 (empirical Bayes). Nido’s provisional scale, unconfirmed.',
    print: 'Print',
  },
})
