// Activities of hygiene and nappy changes: the child is told, waited for, and takes part in their own care.

import type { Activity } from '../../contract/programme.ts'
import { activitiesOf } from './activity-of.ts'

const a = activitiesOf('hygiene')

export const hygieneActivities: readonly Activity[] = [
  a(
    'cambio-conversado',
    'El cambio de pañal conversado',
    [1, 18],
    'human.care',
    ['language', 'social-emotional'],
    ['people'],
    { minutes: 8, place: 'in', group: 'one', materials: ['cambiador', 'pañal y paño a la mano'] },
    {
      what: 'Diga lo que va a hacer antes de hacerlo y espere un gesto: ahora levanto tus piernas. Mire a la cara y responda a sus sonidos como en una plática. No le deje ni un instante sin una mano encima.',
      look: 'Si anticipa los pasos, si responde con sonidos o con el cuerpo.',
      adjust:
        'Toque la parte del cuerpo antes de moverla; si hay rigidez, caliente sus manos y mueva despacio desde la cadera.',
    },
  ),
  a(
    'juego-de-piernas',
    'Pedalear después del pañal',
    [1, 9],
    'human.body',
    ['gross-motor', 'social-emotional'],
    ['moving'],
    { minutes: 5, place: 'in', group: 'one', materials: ['colchoneta firme'] },
    {
      what: 'Ya con pañal limpio y en la colchoneta, tome sus pies y muévalos como en bicicleta, suave y con un canto. Haga pausas y espere a que empuje. Pare en cuanto voltee la cara o se ponga tenso.',
      look: 'La fuerza de cada pierna, si empuja, si pide más.',
      adjust:
        'Si una pierna se mueve menos, siga lo que indicó terapia y no fuerce; apoye la cadera con su otra mano.',
    },
  ),
  a(
    'donde-estan-mis-manos',
    'Lavarse las manos con una canción',
    [12, 48],
    'human.care',
    ['fine-motor', 'language'],
    ['water', 'music'],
    {
      minutes: 6,
      place: 'in',
      group: 'few',
      materials: ['jabón líquido', 'toalla individual', 'banco antiderrapante'],
    },
    {
      what: 'Mójense, enjabonen palma, dorso y dedos mientras dura la canción, y enjuaguen. Cada quien cierra la llave y se seca con su toalla. La persona adulta lo hace junto con ellos.',
      look: 'Qué pasos recuerda y qué parte hace por su cuenta.',
      adjust:
        'Baje el dosificador o use un trapo enjabonado para quien no alcanza; ponga una secuencia con dibujos en relieve junto al lavabo.',
    },
  ),
  a(
    'mi-toalla-y-yo',
    'Me seco la cara',
    [10, 30],
    'human.care',
    ['fine-motor', 'social-emotional'],
    ['textures', 'hiding'],
    { minutes: 5, place: 'in', group: 'one', materials: ['toalla pequeña individual', 'espejo irrompible'] },
    {
      what: 'Frente al espejo, ofrezca la toalla húmeda y nombre cada parte: frente, mejillas, barba. Deje que primero lo haga la niña o el niño y complete usted con permiso. Jueguen un momento a asomarse detrás de la toalla.',
      look: 'Si lleva la toalla a la cara y reconoce las partes que nombra.',
      adjust:
        'Para quien no tolera el contacto, comience por las manos con presión firme y avise cada toque.',
    },
  ),
  a(
    'cepillado-de-a-dos',
    'Un cepillo para ti, otro para mí',
    [18, 48],
    'human.care',
    ['fine-motor', 'social-emotional'],
    ['pretend'],
    {
      minutes: 6,
      place: 'in',
      group: 'few',
      materials: ['cepillo individual de cerdas suaves', 'vaso', 'espejo irrompible'],
    },
    {
      what: 'Sentados frente al espejo, cada quien tiene su cepillo con su dibujo. Hagan juntos arriba, abajo y adentro, contando hasta cinco en cada lado. La persona adulta termina el cepillado y guarda los cepillos separados.',
      look: 'Cómo sujeta el cepillo y si imita los movimientos.',
      adjust:
        'Engruese el mango con una toalla sujeta con cinta ancha; deje que muerda y explore el cepillo unos días antes.',
    },
  ),
  a(
    'espuma-en-las-manos',
    'Montañas de espuma',
    [18, 48],
    'sciences.explore',
    ['fine-motor', 'cognitive'],
    ['water', 'textures'],
    {
      minutes: 15,
      place: 'either',
      group: 'few',
      materials: ['charolas', 'agua', 'jabón neutro', 'batidor de mano de plástico grande'],
    },
    {
      what: 'Ponga en charolas un poco de agua con jabón neutro y batan hasta hacer espuma. Hagan montañas, soplen de lejos y busquen sus manos debajo. Enjuaguen al final y cuiden que nadie lleve espuma a los ojos o la boca.',
      look: 'Si compara lo alto y lo bajo, si usa las dos manos, qué palabras le salen.',
      adjust:
        'Ofrezca la espuma dentro de una charola con borde a la altura de la silla; quien rechaza tocarla puede usar una cuchara grande.',
    },
  ),
  a(
    'bano-del-muneco',
    'Bañar al muñeco',
    [18, 48],
    'languages.art',
    ['social-emotional', 'language', 'fine-motor'],
    ['pretend', 'water'],
    {
      minutes: 20,
      place: 'either',
      group: 'few',
      materials: [
        'muñecos lavables de una pieza',
        'tina con tres dedos de agua tibia',
        'esponjas enteras grandes',
        'toallas',
      ],
    },
    {
      what: 'Con tres dedos de agua tibia y una persona adulta sentada a un brazo, bañan a los muñecos. Nombren las partes del cuerpo y hablen con el muñeco: te va a dar agua en la cabeza. Al terminar lo secan, lo visten y vacían la tina.',
      look: 'Qué cuidados repite, cómo le habla al muñeco, qué hace con otra niña o niño que quiere el mismo.',
      adjust:
        'Suba la tina a una mesa con espacio para las rodillas o la silla; use muñecos con asas de tela para quien sujeta con dificultad.',
    },
  ),
  a(
    'bacinica-sin-prisa',
    'Conocer la bacinica',
    [20, 36],
    'human.care',
    ['social-emotional', 'language'],
    ['pretend'],
    {
      minutes: 8,
      place: 'in',
      group: 'one',
      materials: ['bacinica estable', 'cuento sobre ir al baño', 'muñeco'],
    },
    {
      what: 'Cuando muestra interés, siéntese junto a la bacinica con un cuento. El muñeco la usa primero; la niña o el niño se sienta vestido si quiere. Nada se premia ni se regaña, y se deja para otro día si dice que no.',
      look: 'Señales de que está listo: avisa, se mantiene seco un rato, quiere imitar.',
      adjust:
        'Use una bacinica con respaldo y apoyo de pies; acuerde con la familia la misma palabra o seña.',
    },
  ),
  a(
    'sonar-la-nariz',
    'Soplar por la nariz',
    [24, 48],
    'human.care',
    ['fine-motor', 'cognitive'],
    [],
    {
      minutes: 6,
      place: 'in',
      group: 'few',
      materials: ['pañuelos de papel', 'espejo irrompible', 'bote con pedal'],
    },
    {
      what: 'Jueguen a empañar el espejo con la nariz y luego a mover un pañuelo soplando por ella. Cada quien toma su pañuelo, se limpia, lo tira y se lava las manos. Celebren el paso completo con palabras.',
      look: 'Si separa soplar por la boca y por la nariz, si recuerda tirar y lavarse.',
      adjust:
        'Hágalo usted primero exagerando el gesto; quien no controla el soplo participa acercando y tirando el pañuelo.',
    },
  ),
  a(
    'masaje-de-manos',
    'Masaje de manos al limpiar',
    [1, 15],
    'human.bond',
    ['social-emotional', 'fine-motor'],
    ['textures'],
    { minutes: 5, place: 'in', group: 'one', materials: ['paño húmedo tibio'] },
    {
      what: 'Limpie una mano con el paño tibio, dedo por dedo, con una rima corta. Espere a que ofrezca la otra mano. Termine con un apretón suave y una mirada.',
      look: 'Si abre la mano, si ofrece la otra, si anticipa el final de la rima.',
      adjust: 'Si la mano está cerrada con fuerza, comience por el dorso y el codo, y no jale los dedos.',
    },
  ),
  a(
    'lavar-la-ropa-del-muneco',
    'Lavamos y tendemos',
    [26, 48],
    'human.care',
    ['fine-motor', 'cognitive', 'social-emotional'],
    ['water', 'pretend'],
    {
      minutes: 20,
      place: 'out',
      group: 'few',
      materials: [
        'ropa de muñeco',
        'tina con tres dedos de agua',
        'tendedero a la altura del pecho',
        'pinzas de madera grandes',
      ],
    },
    {
      what: 'Tallan la ropa, la exprimen entre dos y la tienden. Cuenten juntos las prendas y miren al día siguiente si ya secaron. Una persona adulta se queda sentada junto al agua.',
      look: 'Cómo usan las dos manos y cómo se ponen de acuerdo entre dos.',
      adjust:
        'Cambie las pinzas por un tendedero con rejilla donde solo se cuelga encima; dé tareas por pareja.',
    },
  ),
  a(
    'limpiamos-la-mesa',
    'Dejamos limpia la mesa',
    [16, 48],
    'ethics.together',
    ['gross-motor', 'social-emotional'],
    ['water'],
    { minutes: 8, place: 'in', group: 'few', materials: ['trapos pequeños húmedos', 'bandeja'] },
    {
      what: 'Después de comer, quien quiera toma un trapo húmedo y limpia su lugar. Jueguen a borrar caminos de agua con brazos grandes. Dejen los trapos en la bandeja para lavar.',
      look: 'Si alcanza de lado a lado, si comparte la tarea y si la termina.',
      adjust:
        'Use un guante de tela para quien no agarra el trapo; la tarea puede ser recoger los trapos desde la silla.',
    },
  ),
  a(
    'partes-del-cuerpo-al-vestir',
    'Un brazo, otro brazo',
    [6, 24],
    'human.body',
    ['language', 'gross-motor'],
    ['hiding'],
    { minutes: 6, place: 'in', group: 'one', materials: ['ropa de cambio'] },
    {
      what: 'Al vestir, diga qué parte va a salir y espere: ¿dónde está tu mano? Deje que empuje el brazo o saque la cabeza. Celebre con una mirada cuando aparece.',
      look: 'Si ofrece el brazo o la pierna y si entiende el nombre de la parte.',
      adjust:
        'Vista primero el lado que se mueve menos y desvístalo al final; dé la indicación con un toque en la parte.',
    },
  ),
  a(
    'estacion-del-agua-limpia',
    '¿Está sucio o está limpio?',
    [30, 48],
    'sciences.compare',
    ['cognitive', 'language'],
    ['water', 'animals'],
    {
      minutes: 15,
      place: 'out',
      group: 'few',
      materials: [
        'animales de plástico grandes de una pieza',
        'lodo',
        'dos charolas',
        'esponjas enteras grandes',
      ],
    },
    {
      what: 'Ensucien animales de plástico en una charola con lodo y lávenlos en otra. Agrupen los limpios y los que faltan, y cuenten cuántos quedan. Platiquen por qué nos lavamos al volver del patio.',
      look: 'Cómo agrupa, si cuenta dos o tres, si explica con sus palabras.',
      adjust:
        'Ofrezca animales con formas muy distintas al tacto; una persona puede describir mientras otra lava.',
    },
  ),
  a(
    'aviso-con-mi-cuerpo',
    'Mi cuerpo avisa',
    [28, 48],
    'human.care',
    ['language', 'social-emotional'],
    ['people'],
    {
      minutes: 8,
      place: 'in',
      group: 'few',
      materials: ['silueta grande en papel', 'dibujos de baño, agua, suéter y cama'],
    },
    {
      what: 'Sobre una silueta grande señalen dónde se siente el hambre, el sueño, el frío y las ganas de ir al baño. Cada quien dice o enseña cómo avisa. Acuerden que siempre se puede avisar, aunque se esté jugando.',
      look: 'Con qué palabra, gesto o dibujo avisa cada quien.',
      adjust:
        'Deje los dibujos al alcance todo el día para avisar señalando; acuerde una seña por cada necesidad.',
    },
  ),
]
