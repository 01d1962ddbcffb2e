// The words of coverage: who was looked at, over whom, and why some numbers are not shown.
import { defineText } from '../../../ui/words.ts'

export const coverageText = defineText({
  es: {
    title: 'Cobertura de la observación',
    about:
      'De cuántas niñas y niños se vio la lista de su edad, sobre quienes ya pasaron su plazo o la tienen hecha. Lugares por nombre: no es una lista de mejores ni peores.',
    view: 'Qué ver',
    views: {
      cohort: 'Por edad',
      domain: 'Por área',
      growth: 'Tamizaje, y entrada contra ahora',
    },
    figures: {
      covered: 'Todas las edades',
      'covered-0': 'Menores de un año',
      'covered-1': 'De un año',
      'covered-2': 'De dos años',
      'covered-3': 'Tres años y más',
      'covered-soc': 'Social y emocional',
      'covered-len': 'Lenguaje y comunicación',
      'covered-cog': 'Pensar y descubrir',
      'covered-mot': 'Movimiento',
      screening: 'Tamizaje aconsejado hecho',
      held: 'Igual o mejor que al entrar',
    },
    levels: { nation: 'País', representation: 'Representación', center: 'Centro', room: 'Sala' },
    nobody: 'nadie',
    hidden: 'menos de 10',
    small:
      'Donde hablan menos de diez, o a menos de diez les falta, no se muestra: cada niña o niño sería la cifra.',
    up: (name: string) => `Volver a ${name}`,
    whole: 'Ver todo lo que está a su alcance',
    none: 'Aquí no hay lugares con cifras todavía.',
  },
  en: {
    title: 'Coverage of observation',
    about:
      'Of how many children the list of their age was seen, over those whose time for it has passed or who have it done. Places by name: no list of best or worst.',
    view: 'What to see',
    views: {
      cohort: 'By age',
      domain: 'By domain',
      growth: 'Screening, and entry against now',
    },
    figures: {
      covered: 'All ages',
      'covered-0': 'Under one year',
      'covered-1': 'One year',
      'covered-2': 'Two years',
      'covered-3': 'Three years and more',
      'covered-soc': 'Social and emotional',
      'covered-len': 'Language and communication',
      'covered-cog': 'Thinking and finding out',
      'covered-mot': 'Movement',
      screening: 'Advised screening made',
      held: 'As at entry or better',
    },
    levels: { nation: 'Country', representation: 'Representation', center: 'Center', room: 'Room' },
    nobody: 'nobody',
    hidden: 'fewer than 10',
    small:
      'Where fewer than ten speak, or fewer than ten are missing, it is not shown: each child would be the figure.',
    up: (name: string) => `Back to ${name}`,
    whole: 'See all within your reach',
    none: 'There are no places with figures here yet.',
  },
})
