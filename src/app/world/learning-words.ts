// What is written of learning in the demonstration: short, of one child, and never of what a child lacks.
import type { TransitionPart } from '../../modules/learning/contract/kinds.ts'
import type { FormativeField, Topic } from '../../modules/learning/contract/programme.ts'

export const INTENTS = [
  'Que cada quien elija con qué y con quién jugar, y tenga tiempo de terminar.',
  'Más ratos afuera y con agua: es lo que buscan.',
  'Escuchar: dejar silencios para que contesten a su modo.',
  'Moverse con todo el cuerpo antes de sentarse al cuento.',
] as const

export const INTERESTS: readonly (readonly [topic: Topic, text: string])[] = [
  ['water', 'Pasan el agua de un vaso a otro y vuelven a empezar.'],
  ['hiding', 'Se meten bajo la mesa y esperan a que alguien pregunte por ellos.'],
  ['animals', 'Cada vez que ladra el perro de al lado van a la ventana.'],
  ['balls', 'Buscan la pelota grande desde que llegan.'],
  ['building', 'Apilan lo que encuentran, no solo los bloques.'],
  ['books', 'Piden el mismo cuento y voltean las hojas antes de tiempo.'],
  ['music', 'Golpean las tapas al ritmo de la canción de la llegada.'],
  ['pretend', 'Dan de comer a los muñecos y los duermen.'],
  ['nature', 'Juntan hojas y piedras del patio y las guardan en la bolsa.'],
]

export type WrittenNote = {
  /** months of age, the second one no longer included */
  readonly from: number
  readonly to: number
  readonly field: FormativeField
  readonly text: (given: string) => string
}
const note = (
  from: number,
  to: number,
  field: FormativeField,
  text: (given: string) => string,
): WrittenNote => ({ from, to, field, text })

export const NOTED: readonly WrittenNote[] = [
  note(1, 9, 'human', (g) => `${g} se quedó mirando su mano un buen rato y la llevó a la boca.`),
  note(1, 9, 'languages', (g) => `${g} contestó con gorjeos cuando dejé de cantar.`),
  note(4, 14, 'sciences', (g) => `${g} soltó la sonaja, miró dónde cayó y la buscó.`),
  note(6, 18, 'human', (g) => `${g} cruzó la colchoneta a gatas para llegar al espejo.`),
  note(9, 24, 'ethics', (g) => `${g} ofreció su galleta a quien lloraba.`),
  note(12, 30, 'languages', (g) => `${g} señaló el libro, dijo «más» y se sentó a esperar.`),
  note(12, 30, 'sciences', (g) => `${g} probó todas las tapas hasta que una cerró el frasco.`),
  note(18, 42, 'human', (g) => `${g} subió la rampa sin ayuda y festejó con las manos arriba.`),
  note(24, 60, 'ethics', (g) => `${g} esperó su turno en el columpio y avisó cuando terminó.`),
  note(24, 60, 'languages', (g) => `${g} contó a su modo lo que pasó en el mercado con su abuela.`),
  note(24, 60, 'sciences', (g) => `${g} separó las piedras por tamaño y explicó cuál «es la mamá».`),
]

export type WrittenTransition = Partial<Readonly<Record<TransitionPart, string>>> & {
  /** the family has read it */
  readonly agreed: boolean
}

export const TRANSITIONS: readonly WrittenTransition[] = [
  {
    agreed: true,
    enjoys: 'Los cuentos de animales, correr en el patio y ayudar a repartir los platos.',
    communicates:
      'Cuenta lo que le pasa con frases completas; cuando se enoja le ayuda que le pregunten despacio.',
    cares: 'Come sin ayuda, avisa para ir al baño y se lava las manos.',
    helps: 'Saber qué sigue: una foto de la rutina a la vista le da calma.',
    languages: 'Inventa finales para los cuentos y canta de memoria.',
    sciences: 'Clasifica, cuenta hasta cinco y pregunta por qué.',
    ethics: 'Busca a quien está solo y lo invita.',
    human: 'Salta con los dos pies y dibuja personas.',
    family: 'En casa cuida las plantas con su abuelo y quiere llevar una a la escuela nueva.',
  },
  {
    agreed: false,
    enjoys: 'Construir torres y puentes, y que alguien escuche cómo los hizo.',
    communicates: 'Habla más en grupos pequeños.',
    helps: 'Llegar unos minutos antes que las demás.',
  },
]
