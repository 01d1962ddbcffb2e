// Activities with books, rhymes and told stories: read close, slowly, and as often as they ask for it.

import type { Activity } from '../../contract/programme.ts'
import { activitiesOf } from './activity-of.ts'

const a = activitiesOf('reading')

export const readingActivities: readonly Activity[] = [
  a(
    'libro-de-contrastes',
    'Figuras de blanco y negro',
    [1, 6],
    'languages.stories',
    ['cognitive', 'language'],
    ['books'],
    { minutes: 6, place: 'in', group: 'one', materials: ['tarjetas grandes de blanco y negro'] },
    {
      what: 'A dos palmos de su cara muestre una figura grande y espere a que la mire. Muévala despacio de un lado a otro. Diga qué es con pocas palabras y guarde la tarjeta cuando voltee.',
      look: 'Si fija la mirada, la sigue y cuándo se cansa.',
      adjust: 'Si no ve bien, use tarjetas con relieve de tela y ponga su mano encima mientras las nombra.',
    },
  ),
  a(
    'platica-de-sonidos',
    'Te contesto tus sonidos',
    [1, 10],
    'languages.communicate',
    ['language', 'social-emotional'],
    ['people'],
    { minutes: 8, place: 'in', group: 'one', materials: [] },
    {
      what: 'Cara a cara, espere a que haga un sonido y repítalo. Añada uno parecido y quédese en silencio hasta que conteste. Cuente lo que parece decir: ah, quieres que siga.',
      look: 'Si espera su turno y qué sonidos nuevos aparecen.',
      adjust:
        'Si no oye, conteste con cara, manos y seña; si mueve poco la cara, busque otra señal: dedos, respiración, mirada.',
    },
  ),
  a(
    'libro-de-tela',
    'Leer con las manos y la boca',
    [5, 15],
    'languages.stories',
    ['fine-motor', 'language'],
    ['books', 'textures'],
    { minutes: 10, place: 'in', group: 'one', materials: ['libro de tela lavable de una pieza'] },
    {
      what: 'Ofrezca un libro de tela y deje que lo doble, lo chupe y lo voltee. Cuando se detenga en una página, nombre lo que hay. Siga su orden, no el del libro.',
      look: 'Cómo lo explora y en qué imagen se detiene.',
      adjust: 'Cosa orillas gruesas para pasar página con el puño; acérquelo con base inclinada.',
    },
  ),
  a(
    'rima-de-dedos',
    'Una rima en cada dedo',
    [4, 24],
    'languages.stories',
    ['language', 'fine-motor'],
    ['music', 'people'],
    { minutes: 6, place: 'either', group: 'few', materials: [] },
    {
      what: 'Tome una mano y diga una rima corta tocando dedo por dedo. Haga una pausa antes del final y espere la risa o el gesto. Repita en la otra mano y en los pies.',
      look: 'Si anticipa el final y si ofrece la mano para repetir.',
      adjust: 'Diga la rima con seña y presión clara; si le molesta el toque, hágala sobre un muñeco.',
    },
  ),
  a(
    'el-libro-de-mi-familia',
    'El libro de mi familia',
    [8, 36],
    'ethics.belong',
    ['language', 'social-emotional'],
    ['books', 'people'],
    {
      minutes: 10,
      place: 'in',
      group: 'one',
      materials: ['fotos impresas plastificadas unidas con listón corto cosido'],
    },
    {
      what: 'Con fotos impresas que dio la familia, haga un libro pequeño para cada quien. Léanlo cuando lo pida, nombrando personas y lugares. Queda siempre a su alcance.',
      look: 'A quién busca, qué nombra y cuándo lo pide.',
      adjust:
        'Añada a cada foto un pedazo de tela de esa persona; si la familia usa otra lengua o señas, escriba la palabra.',
    },
  ),
  a(
    'donde-esta-el-perro',
    '¿Dónde está?',
    [10, 24],
    'languages.meaning',
    ['language', 'cognitive'],
    ['books', 'animals'],
    { minutes: 8, place: 'in', group: 'one', materials: ['libro de cartón con animales'] },
    {
      what: 'Abra un libro de animales y pregunte dónde está uno. Espere a que mire, toque o señale y póngale palabras. Deje que después pregunte la niña o el niño, con su dedo.',
      look: 'Si señala lo nombrado y si señala para que usted nombre.',
      adjust: 'Ofrezca dos imágenes grandes y separadas; acepte la mirada o use animales de tela.',
    },
  ),
  a(
    'cuento-con-objetos',
    'Un cuento que se toca',
    [14, 36],
    'languages.stories',
    ['language', 'cognitive'],
    ['books', 'textures', 'pretend'],
    {
      minutes: 12,
      place: 'in',
      group: 'few',
      materials: ['un cuento corto', 'canasta con cuatro objetos grandes del cuento'],
    },
    {
      what: 'Lea un cuento corto y saque de la canasta el objeto cuando aparece. Páselo de mano en mano antes de seguir. Al final, que alguien saque un objeto y recuerde qué pasó.',
      look: 'Si relaciona objeto y cuento y si espera a que llegue.',
      adjust: 'Así escuchan y participan quienes no ven; dé el objeto primero a quien necesita más tiempo.',
    },
  ),
  a(
    'rincon-de-libros-libre',
    'Escojo mi libro',
    [12, 48],
    'ethics.voice',
    ['language', 'fine-motor'],
    ['books'],
    {
      minutes: 15,
      place: 'in',
      group: 'few',
      materials: ['libros de cartón en repisa baja', 'cojines firmes'],
    },
    {
      what: 'Durante un rato los libros están al alcance y cada quien escoge, mira y cambia. Siéntese en el piso y lea solo a quien le trae uno. Enseñe a devolverlo a su lugar.',
      look: 'Qué escoge, cuánto tiempo se queda y con quién comparte.',
      adjust: 'Ponga libros de pie con la portada al frente y otros con separadores gruesos entre hojas.',
    },
  ),
  a(
    'cuento-con-su-nombre',
    'Un cuento donde tú sales',
    [24, 48],
    'languages.stories',
    ['language', 'social-emotional'],
    ['pretend', 'people'],
    { minutes: 12, place: 'either', group: 'few', materials: [] },
    {
      what: 'Invente un cuento breve con el nombre de quienes escuchan y algo que pasó hoy. Deténgase y pregunte: ¿y entonces qué hizo? Incluya cada respuesta, aunque cambie el final.',
      look: 'Qué aporta, si escucha lo que otro dijo y si continúa la historia.',
      adjust: 'Ofrezca dos dibujos para escoger qué sigue; cuente también con señas y gestos.',
    },
  ),
  a(
    'teatro-de-munecos',
    'Teatro de muñecos de tela',
    [20, 48],
    'languages.art',
    ['language', 'social-emotional'],
    ['pretend', 'people'],
    { minutes: 15, place: 'in', group: 'all', materials: ['muñecos guiñol de tela', 'mesa volteada'] },
    {
      what: 'Con dos muñecos represente un problema de la sala: los dos quieren el mismo cubo. Pida ideas al público y pruébelas. Después, que el público maneje los muñecos.',
      look: 'Qué soluciones propone y cómo le habla al muñeco.',
      adjust: 'Deje tocar los muñecos antes de empezar; hay muñecos de mitón para manos con poca fuerza.',
    },
  ),
  a(
    'la-palabra-de-hoy',
    'Una palabra en otra lengua',
    [24, 48],
    'ethics.belong',
    ['language'],
    ['people', 'books'],
    { minutes: 8, place: 'in', group: 'all', materials: ['dibujo grande'] },
    {
      what: 'Una familia presta una palabra en su lengua originaria o en señas. Apréndanla con su dibujo y úsenla todo el día. Guarden el dibujo en el libro de palabras de la sala.',
      look: 'Quién la usa por su cuenta y cómo se siente la niña o el niño que la trajo.',
      adjust:
        'Empiece por las palabras y señas que usan sus propias compañeras y compañeros para comunicarse.',
    },
  ),
  a(
    'secuencia-de-tres',
    'Primero, luego y al final',
    [30, 48],
    'sciences.compare',
    ['cognitive', 'language'],
    ['books'],
    { minutes: 12, place: 'in', group: 'few', materials: ['tres tarjetas grandes de un cuento conocido'] },
    {
      what: 'Después de leer un cuento conocido, reparta tres escenas y póngalas en orden entre todos. Cuenten otra vez mirando las tarjetas. Cambien una de lugar y ríanse de lo que pasa.',
      look: 'Qué palabras de orden usa y si nota el disparate.',
      adjust:
        'Use objetos en lugar de tarjetas o solo dos momentos; dé tiempo de mover con la mano o con la mirada.',
    },
  ),
  a(
    'leer-a-un-amigo',
    'Yo te leo',
    [30, 48],
    'ethics.together',
    ['language', 'social-emotional'],
    ['books', 'people'],
    { minutes: 10, place: 'in', group: 'few', materials: ['libros conocidos de pocas palabras'] },
    {
      what: 'En parejas, una persona lee a su manera mirando las imágenes y la otra escucha. Luego cambian. La persona adulta pasa, escucha y no corrige.',
      look: 'Cómo sostiene el libro, qué recuerda y si atiende a su pareja.',
      adjust: 'Forme parejas que se entiendan bien; con señas o con un tablero de dibujos también se lee.',
    },
  ),
  a(
    'caminata-lectora',
    'Leemos lo que hay en las paredes',
    [28, 48],
    'languages.meaning',
    ['language', 'gross-motor'],
    ['books', 'moving'],
    { minutes: 12, place: 'in', group: 'few', materials: ['letreros y dibujos del centro'] },
    {
      what: 'Recorran el centro buscando letreros: baño, salida, la inicial de alguien. Pregunten qué creen que dice y para qué está ahí. De regreso hagan un letrero propio para la sala.',
      look: 'Qué signos reconoce y qué idea tiene de para qué sirve escribir.',
      adjust: 'Incluya letreros en relieve y señas; siga un camino sin escalones.',
    },
  ),
  a(
    'cuento-con-movimiento',
    'El cuento que se baila',
    [18, 40],
    'languages.stories',
    ['gross-motor', 'language'],
    ['moving', 'books'],
    { minutes: 12, place: 'either', group: 'all', materials: ['un cuento con acciones que se repiten'] },
    {
      what: 'Lea de pie un cuento con acciones y háganlas: agacharse, soplar, dormir. Cuando la frase se repite, dígala todo el grupo. Cierre sentándose despacio.',
      look: 'Si relaciona palabra y acción y si recuerda lo que se repite.',
      adjust:
        'Cada acción tiene una versión sentada o solo con manos; acuerde con quien se sobresalta un aviso antes de lo fuerte.',
    },
  ),
]
