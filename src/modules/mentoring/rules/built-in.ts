// How interactions in a room are observed where the institution has loaded nothing else: five dimensions of our own writing.
import type { InteractionInstrument } from '../contract.ts'

type Level = readonly [es: string, en: string]
const dimension = (
  id: string,
  words: Level,
  about: Level,
  levels: readonly [Level, Level, Level, Level],
): InteractionInstrument['dimensions'][number] => ({
  ...{ id, words: { es: words[0], en: words[1] }, about: { es: about[0], en: about[1] } },
  levels: levels.map(([es, en]) => ({ es, en })),
})

/**
 * Source: our own writing from what the public literature agrees on about sensitive and responsive care of infants (WHO 2018, Nurturing Care;
 * UNICEF/WHO, Care for Child Development). Not a licensed instrument, not validated, and comparable with none: it opens a conversation.
 */
export const builtInInteractions: InteractionInstrument = {
  id: 'nido-interactions',
  version: '1',
  title: {
    es: 'Interacciones en la sala, para conversar',
    en: 'Interactions in the room, to talk about',
  },
  minutes: 40,
  source:
    'Redacción propia de Nido, a partir de la literatura pública sobre cuidado sensible (OMS 2018, Cuidado cariñoso y sensible). Sin validar: no es un instrumento con licencia ni se compara con ninguno',
  license: 'La de Nido; puede copiarse y cambiarse',
  dimensions: [
    dimension(
      'warmth',
      ['Calidez y presencia', 'Warmth and presence'],
      [
        'Cómo se acercan, miran, hablan y tocan las personas adultas.',
        'How adults come near, look, speak and touch.',
      ],
      [
        [
          'Se atiende en silencio o con prisa; pocas miradas y pocas sonrisas, casi siempre desde lejos.',
          'Care is silent or hurried; few glances and smiles, mostly from afar.',
        ],
        [
          'Hay momentos de cercanía en la comida o el cambio; entre tanto se está más con las tareas que con ellas y ellos.',
          'Closeness comes at meals or changing; between them tasks come before children.',
        ],
        [
          'Casi siempre a su altura, por su nombre, con voz tranquila; quien busca brazos los encuentra.',
          'Mostly at their height, by name, in a calm voice; who looks for arms finds them.',
        ],
        [
          'Se disfruta estar juntos y se nota en toda la sala, también con quien es callado o llora mucho.',
          'Being together is enjoyed all over the room, also with the quiet ones and those who cry a lot.',
        ],
      ],
    ),
    dimension(
      'answering',
      ['Responder a sus señales', 'Answering signals'],
      [
        'Si se notan el llanto, la mirada, el gesto o la palabra, y qué sigue de ellos.',
        'Whether crying, looks, gestures and words are noticed, and what follows.',
      ],
      [
        [
          'Muchas señales pasan sin respuesta o tardan; se contesta igual a todas y todos.',
          'Many signals go unanswered or late; everyone gets the same answer.',
        ],
        [
          'Se responde a lo que se oye fuerte; lo que se pide con los ojos o con el cuerpo se nota a veces.',
          'What is loud is answered; what eyes or body ask is noticed at times.',
        ],
        [
          'Se responde pronto y según quién es; si hay que esperar, se le dice y se vuelve.',
          'Answers are soon and fit the child; if it must wait it is told so, and someone returns.',
        ],
        [
          'Se reconoce lo que viene antes del llanto y se prueba, mirando si eso era lo que pedía.',
          'What comes before crying is known and tried, watching whether that was it.',
        ],
      ],
    ),
    dimension(
      'talk',
      ['Hablar y escuchar', 'Talking and listening'],
      [
        'Idas y vueltas de sonidos, gestos y palabras, en la lengua de la niña o el niño también.',
        'Turns of sounds, gestures and words, in the child’s own language too.',
      ],
      [
        [
          'Se habla sobre todo para mandar o entre personas adultas.',
          'Talk is mostly orders or among adults.',
        ],
        [
          'Se nombra lo que se hace y se canta; queda poco silencio para que contesten.',
          'What is done is named and songs are sung; little silence is left for an answer.',
        ],
        [
          'Se espera su turno, se imita su sonido o se alarga su palabra; hay conversaciones de varias vueltas.',
          'Their turn is awaited, sounds echoed, words stretched; there are talks of several turns.',
        ],
        [
          'También en el cambio y la comida se conversa; se cuenta lo que pasó, se pregunta de verdad y se oye.',
          'There is talk at changing and meals too; what happened is told, real questions asked and heard.',
        ],
      ],
    ),
    dimension(
      'play',
      ['Acompañar el juego', 'Being with play'],
      [
        'Quién decide el juego, cuánto dura y cómo entra en él la persona adulta.',
        'Who decides the play, how long it lasts and how the adult comes in.',
      ],
      [
        [
          'Hay que esperar sin nada que hacer, o todos hacen lo mismo al mismo tiempo.',
          'There is waiting with nothing to do, or all do the same at once.',
        ],
        [
          'Hay materiales a la mano; la persona adulta vigila o enseña cómo se usan.',
          'Things are within reach; the adult watches over or shows how they are used.',
        ],
        [
          'Se sigue lo que eligen, se da tiempo y se ofrece algo más cuando hace falta.',
          'What they choose is followed, given time, and something is added when needed.',
        ],
        [
          'Se juega con ellas y ellos sin quitarles el mando; un interés de ayer vuelve hoy con algo nuevo.',
          'Adults play along without taking over; yesterday’s interest returns with something new.',
        ],
      ],
    ),
    dimension(
      'feelings',
      ['Emociones y convivencia', 'Feelings and living together'],
      [
        'Qué pasa con el llanto, el enojo y los conflictos, y cómo se anuncia lo que viene.',
        'What happens with tears, anger and quarrels, and how what comes next is announced.',
      ],
      [
        [
          'Se calla el llanto, se regaña o se separa sin explicar; los cambios llegan sin aviso.',
          'Crying is hushed, children scolded or parted without a word; changes come unannounced.',
        ],
        [
          'Se consuela y se distrae; los conflictos los resuelve la persona adulta.',
          'Children are comforted and distracted; adults settle quarrels.',
        ],
        [
          'Se nombra lo que sienten, se avisa lo que sigue y los límites se dicen con calma.',
          'Feelings are named, what comes next is told, limits are said calmly.',
        ],
        [
          'Se les acompaña a encontrar la salida entre ellas y ellos, y las despedidas tienen su momento.',
          'They are helped to find a way out among themselves, and goodbyes have their moment.',
        ],
      ],
    ),
  ],
}
