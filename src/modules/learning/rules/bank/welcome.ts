// Activities for coming in and saying goodbye: nobody is left at a door, everybody is received.

import type { Activity } from '../../contract/programme.ts'
import { activitiesOf } from './activity-of.ts'

const a = activitiesOf('welcome')

export const welcomeActivities: readonly Activity[] = [
  a(
    'bienvenida-en-brazos',
    'Recibir en brazos y con su nombre',
    [1, 12],
    'human.bond',
    ['social-emotional', 'language'],
    ['people'],
    { minutes: 5, place: 'in', group: 'one', materials: [] },
    {
      what: 'Agáchese a su altura, dígale su nombre y espere a que le mire antes de tomarle en brazos. Cuéntele en voz baja quién le trajo y qué sigue. Quédese a su lado hasta que su cuerpo se afloje.',
      look: 'Si busca la mirada, cuánto tarda en calmarse y qué le ayuda: voz, balanceo, un objeto de casa.',
      adjust:
        'Si no ve, toque primero su mano y hable antes de cargarle; si no oye, acérquese de frente y use siempre la misma seña de hola.',
    },
  ),
  a(
    'mirarse-al-llegar',
    'Mirarnos en el espejo al llegar',
    [3, 18],
    'human.bond',
    ['social-emotional', 'cognitive'],
    ['people'],
    { minutes: 5, place: 'in', group: 'one', materials: ['espejo irrompible fijo a la pared'] },
    {
      what: 'Siéntese con la niña o el niño frente al espejo. Nombre su cara, la suya y lo que traen puesto hoy. Imite sus gestos y espere a que repita alguno.',
      look: 'Si sigue la imagen, sonríe al espejo o busca detrás de él.',
      adjust:
        'Si no ve bien, acerque la cara al espejo con buena luz de lado o guíe sus manos por la cara de usted y por la suya.',
    },
  ),
  a(
    'manta-de-casa',
    'Algo de mi casa',
    [4, 24],
    'ethics.belong',
    ['social-emotional'],
    ['people', 'textures'],
    { minutes: 5, place: 'in', group: 'one', materials: ['prenda o muñeco de tela que trae la familia'] },
    {
      what: 'Pida a la familia una prenda o un muñeco de tela con olor a casa. Al despedirse, ofrézcalo y nombre a quién pertenece. Guárdelo en un lugar que la niña o el niño alcance durante el día, fuera de la cuna.',
      look: 'Cuándo lo busca y cuándo puede dejarlo para jugar.',
      adjust:
        'Para quien rechaza texturas, acuerde con la familia otro objeto conocido: una foto plastificada o una canción.',
    },
  ),
  a(
    'adios-por-la-ventana',
    'Decir adiós por la ventana',
    [8, 36],
    'human.bond',
    ['social-emotional', 'language'],
    ['people'],
    { minutes: 5, place: 'in', group: 'one', materials: [] },
    {
      what: 'Acompañe a la niña o el niño a la ventana o a la puerta para ver salir a su familia. Hagan adiós con la mano y digan cuándo vuelve: después de la siesta, después del patio. No se le distrae para que no lo note.',
      look: 'Si hace adiós, si llora y se consuela, si pregunta por quien se fue.',
      adjust:
        'Use una foto de la familia y otra del momento en que regresa; enséñelas siempre en el mismo orden.',
    },
  ),
  a(
    'foto-de-quien-vino',
    'Pongo mi foto: ya llegué',
    [15, 48],
    'ethics.belong',
    ['cognitive', 'fine-motor', 'social-emotional'],
    ['people'],
    {
      minutes: 5,
      place: 'in',
      group: 'few',
      materials: ['fotos plastificadas grandes', 'tablero con velcro'],
    },
    {
      what: 'Cada quien busca su foto, la pega en la casita y dice o señala quién más llegó. Al terminar miren juntos quién falta hoy. Digan que mañana se le guarda su lugar.',
      look: 'Si reconoce su foto y la de otros, si nota quién falta.',
      adjust:
        'Ponga sobre la foto una textura propia de cada quien para reconocerla con los dedos, y el tablero a la altura de una silla de ruedas.',
    },
  ),
  a(
    'saludo-a-mi-modo',
    'Escojo cómo saludar',
    [20, 48],
    'ethics.voice',
    ['social-emotional', 'language'],
    ['people'],
    { minutes: 5, place: 'in', group: 'one', materials: ['tres dibujos: mano, abrazo, baile'] },
    {
      what: 'En la puerta hay tres dibujos de saludos. Cada niña o niño toca el que quiere hoy, y también puede decir que ninguno. La persona adulta saluda así y lo respeta.',
      look: 'Qué escoge, si cambia según el día, si puede decir que no.',
      adjust:
        'Ofrezca los dibujos de dos en dos y acepte la mirada como respuesta; añada un saludo sin contacto.',
    },
  ),
  a(
    'como-llegue-hoy',
    '¿Cómo llegué hoy?',
    [26, 48],
    'human.feelings',
    ['social-emotional', 'language'],
    ['people'],
    { minutes: 10, place: 'in', group: 'few', materials: ['cuatro caras dibujadas en cartón'] },
    {
      what: 'Muestre caras de alegría, tristeza, enojo y sueño. Diga con cuál llegó usted y por qué. Quien quiera señala la suya; nadie está obligado y ninguna respuesta se corrige.',
      look: 'Si nombra o señala lo que siente y si nota lo que siente otra persona.',
      adjust:
        'Haga la cara usted mismo, despacio y de frente; quien no habla puede llevar la tarjeta a su lugar.',
    },
  ),
  a(
    'mi-percha',
    'Guardo mis cosas en mi lugar',
    [18, 40],
    'human.care',
    ['fine-motor', 'cognitive'],
    [],
    { minutes: 8, place: 'in', group: 'few', materials: ['perchas bajas con foto y dibujo de animal'] },
    {
      what: 'Cada percha tiene la foto y el animal de una niña o un niño. Se cuelgan la mochila y el suéter por su cuenta, con tiempo de sobra. Ayude solo en el último paso y diga en palabras lo que logró.',
      look: 'Qué parte hace sola o solo y cómo pide ayuda.',
      adjust:
        'Ponga un asa ancha a la mochila y una percha más baja; si usa una sola mano, deje el gancho abierto.',
    },
  ),
  a(
    'cancion-de-nombres',
    'La canción de quién está aquí',
    [6, 30],
    'languages.meaning',
    ['language', 'social-emotional'],
    ['music', 'people'],
    { minutes: 8, place: 'in', group: 'all', materials: [] },
    {
      what: 'En círculo en el piso, cante una tonada corta con el nombre de cada quien. Deténgase y mire a quien nombró hasta que responda con una mirada, un sonido o la mano. Termine saludando también a quien faltó.',
      look: 'Si voltea con su nombre y si reconoce los de otros.',
      adjust:
        'Toque suavemente el hombro al cantar cada nombre o acompáñelo con su seña; espere más tiempo la respuesta.',
    },
  ),
  a(
    'puente-de-adaptacion',
    'Un rato con mi familia en la sala',
    [1, 36],
    'human.bond',
    ['social-emotional'],
    ['people'],
    { minutes: 30, place: 'in', group: 'one', materials: ['tapete', 'juguetes lavables grandes'] },
    {
      what: 'En los primeros días la familia se queda un rato en el tapete, sin prisa. La educadora juega cerca y se acerca solo cuando la niña o el niño la invita. La despedida es siempre dicha, corta y verdadera.',
      look: 'A qué distancia explora, si regresa a tocar a su familia, si acepta a la educadora.',
      adjust:
        'Pregunte a la familia cómo pide y cómo se calma, y escríbalo en una hoja a la vista de todo el equipo.',
    },
  ),
  a(
    'caminito-de-huellas',
    'El caminito de huellas hasta la sala',
    [14, 36],
    'human.body',
    ['gross-motor', 'social-emotional'],
    ['moving'],
    { minutes: 6, place: 'in', group: 'one', materials: ['huellas de tela antiderrapante pegadas al piso'] },
    {
      what: 'Desde la puerta hay huellas en el piso. La niña o el niño camina sobre ellas de la mano de quien quiera, y al final le espera su educadora. Dejen que vaya despacio o que regrese una vez.',
      look: 'Cómo pisa, si suelta la mano, cuándo busca a su educadora.',
      adjust:
        'Con andador ortopédico o silla de ruedas, el camino marca dos líneas para las ruedas; quien gatea tiene huellas de manos.',
    },
  ),
  a(
    'caja-de-sorpresa-de-la-manana',
    'La caja de la mañana',
    [9, 24],
    'sciences.explore',
    ['cognitive', 'fine-motor'],
    ['hiding', 'textures'],
    {
      minutes: 10,
      place: 'in',
      group: 'few',
      materials: ['caja de cartón grande', 'pañuelos de tela', 'pelota de tela', 'cuchara de palo'],
    },
    {
      what: 'Ponga en el tapete una caja con tres o cuatro objetos distintos cada día. Quien llega la abre, saca y vuelve a meter a su gusto. Nombre lo que cada quien descubre.',
      look: 'Qué escoge, si busca lo que quedó adentro, cuánto tiempo sostiene el interés.',
      adjust:
        'Use una caja baja con entrada ancha e inclinada; acerque un objeto a la vez a quien no alcanza.',
    },
  ),
  a(
    'despedida-de-la-tarde',
    'Te cuento qué hice hoy',
    [24, 48],
    'languages.communicate',
    ['language', 'cognitive'],
    ['people'],
    { minutes: 10, place: 'in', group: 'few', materials: ['objeto o dibujo del día'] },
    {
      what: 'Antes de irse, cada quien escoge un objeto o dibujo de lo que más le gustó. Al llegar la familia, lo enseña y lo cuenta con ayuda. La educadora solo completa lo que falta.',
      look: 'Si recuerda el orden de lo que pasó y con qué palabras lo dice.',
      adjust: 'Prepare dos fotos impresas del día para que señale; dé tiempo y no termine sus frases.',
    },
  ),
  a(
    'cambio-de-turno-tranquilo',
    'Ahora me cuida otra persona',
    [2, 36],
    'human.bond',
    ['social-emotional', 'language'],
    ['people'],
    { minutes: 5, place: 'in', group: 'one', materials: [] },
    {
      what: 'Cuando cambia el turno, las dos personas adultas se agachan juntas frente a cada niña o niño. Quien se va dice su nombre, quién se queda y que mañana vuelve. Quien llega espera la mirada y ofrece las manos.',
      look: 'Si acepta el cambio, a quién busca y qué le tranquiliza.',
      adjust:
        'Use el mismo gesto o la misma pulsera de color de cada persona para que el cambio se reconozca sin oír o sin ver.',
    },
  ),
  a(
    'calendario-del-dia',
    'Qué sigue: el día en dibujos',
    [22, 48],
    'sciences.ask',
    ['cognitive', 'language'],
    [],
    {
      minutes: 8,
      place: 'in',
      group: 'all',
      materials: ['tira de tela con dibujos grandes de los momentos del día'],
    },
    {
      what: 'Junto a la tira de dibujos digan qué va primero y qué sigue. Una niña o un niño mueve la flecha cuando cambia el momento. Si algo cambia hoy, muévanlo juntos y digan por qué.',
      look: 'Si anticipa lo que sigue y si le tranquiliza saberlo.',
      adjust:
        'Haga una tira pequeña y propia para quien necesita llevarla consigo, con objetos reales en lugar de dibujos si hace falta.',
    },
  ),
]
