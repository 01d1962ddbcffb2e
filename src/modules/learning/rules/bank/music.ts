// Activities with music: the voice and the body first, sounds soft enough to talk over, nothing recorded that plays by itself.

import type { Activity } from '../../contract/programme.ts'
import { activitiesOf } from './activity-of.ts'

const a = activitiesOf('music')

export const musicActivities: readonly Activity[] = [
  a(
    'voz-que-se-acerca',
    'Mi voz va y viene',
    [1, 7],
    'languages.meaning',
    ['language', 'cognitive'],
    ['people', 'music'],
    { minutes: 6, place: 'in', group: 'one', materials: [] },
    {
      what: 'Cante bajito a un lado y espere a que busque con los ojos o la cabeza. Cambie de lado y de distancia. Cuando le encuentre, sonría y diga aquí estoy.',
      look: 'Si voltea a los dos lados y cómo muestra que le reconoció.',
      adjust:
        'Si no oye, entre despacio en su campo visual y golpee suave la colchoneta para avisar; informe a salud si nunca voltea.',
    },
  ),
  a(
    'sonaja-de-tela',
    'Agito y suena',
    [4, 12],
    'sciences.cause',
    ['fine-motor', 'cognitive'],
    ['music'],
    { minutes: 8, place: 'in', group: 'one', materials: ['sonaja de una pieza, lavable'] },
    {
      what: 'Ofrezca la sonaja al centro y deje que la tome con la mano que quiera. Cuando suene, pare y espere a que lo repita. Cante siguiendo su ritmo.',
      look: 'Si repite para oírla, si la cambia de mano.',
      adjust: 'Use una sonaja de muñequera ancha; póngala donde pueda moverla: mano, pie o codo.',
    },
  ),
  a(
    'mecerse-y-parar',
    'Bailamos en brazos y paramos',
    [2, 14],
    'languages.art',
    ['gross-motor', 'social-emotional'],
    ['music', 'moving'],
    { minutes: 8, place: 'in', group: 'one', materials: [] },
    {
      what: 'En brazos, bailen una canción lenta y deténganse de pronto con una pausa cantada. Espere su señal para seguir. Alterne suave y un poco más rápido, sin sacudir.',
      look: 'Con qué señal pide más y qué ritmo prefiere.',
      adjust: 'Sostenga cabeza y cadera como indicó terapia; la vibración de su pecho también se baila.',
    },
  ),
  a(
    'tambor-de-piso',
    'Tambores de cazuela',
    [8, 24],
    'sciences.cause',
    ['gross-motor', 'fine-motor'],
    ['music'],
    {
      minutes: 12,
      place: 'either',
      group: 'few',
      materials: ['cazuelas de plástico volteadas', 'cucharas de palo cortas y anchas'],
    },
    {
      what: 'Sienten al grupo con cazuelas volteadas y toquen con las palmas. Ofrezca después cucharas anchas. Imite el ritmo de cada quien y luego proponga uno para que contesten.',
      look: 'Si usa las dos manos y si contesta el ritmo.',
      adjust:
        'Ponga la cazuela sobre las piernas para sentir la vibración; sujete la cuchara con una banda de tela.',
    },
  ),
  a(
    'rapido-y-despacio',
    'Rápido, despacio y quietos',
    [16, 48],
    'human.body',
    ['gross-motor', 'cognitive'],
    ['music', 'moving'],
    { minutes: 12, place: 'either', group: 'all', materials: ['pandero que toca la persona adulta'] },
    {
      what: 'Muévanse según el pandero: lento, rápido y quietos cuando calla. Cada quien inventa su manera de quedarse quieto. Después, que una niña o un niño lleve el pandero con usted.',
      look: 'Si frena a tiempo y si se divierte con la pausa.',
      adjust:
        'Añada una señal visible: brazos arriba es quietos; el movimiento puede ser de manos o de ruedas.',
    },
  ),
  a(
    'panuelos-que-bailan',
    'Pañuelos que bailan',
    [9, 36],
    'languages.art',
    ['gross-motor', 'fine-motor'],
    ['music', 'textures'],
    { minutes: 12, place: 'either', group: 'few', materials: ['pañuelos de tela de palmo y medio'] },
    {
      what: 'Reparta pañuelos y cante mientras los agitan arriba, abajo y en círculo. Láncenlos y atrápenlos donde caigan. Guarden al final cantando para cada color.',
      look: 'Si sigue la indicación cantada y cómo usa el espacio.',
      adjust: 'Cosa el pañuelo a una pulsera suave; elija telas de contraste fuerte para quien ve poco.',
    },
  ),
  a(
    'sonidos-de-la-sala',
    '¿Qué suena?',
    [18, 48],
    'sciences.ask',
    ['cognitive', 'language'],
    ['hiding', 'music'],
    {
      minutes: 10,
      place: 'in',
      group: 'few',
      materials: ['llavero grande', 'papel', 'campana', 'tela colgada'],
    },
    {
      what: 'Detrás de una tela, produzca un sonido con un objeto que ya conocen. Escuchen en silencio y digan o señalen qué fue. Después esconde el objeto una niña o un niño.',
      look: 'Cuánto tiempo escucha y cómo dice su idea.',
      adjust: 'Quien no oye toca el objeto mientras vibra y adivina con la mano; permita escoger entre dos.',
    },
  ),
  a(
    'banda-de-reciclados',
    'La banda de la sala',
    [26, 48],
    'languages.art',
    ['fine-motor', 'social-emotional'],
    ['music', 'pretend'],
    {
      minutes: 20,
      place: 'either',
      group: 'all',
      materials: ['botes de cartón cerrados y pegados', 'cepillos', 'cazuelas de plástico'],
    },
    {
      what: 'Cada quien escoge con qué suena mejor y lo presenta al grupo. Toquen por turnos, todos juntos y en silencio, según quien dirige. Cambien de instrumento y de director.',
      look: 'Cómo espera, cómo dirige y qué compara de los sonidos.',
      adjust:
        'Hay instrumentos que se tocan con un dedo, con el pie o frotando; marque los turnos con una tarjeta visible.',
    },
  ),
  a(
    'canciones-con-gestos',
    'Canciones con las manos',
    [10, 36],
    'languages.art',
    ['language', 'fine-motor'],
    ['music'],
    { minutes: 8, place: 'either', group: 'all', materials: [] },
    {
      what: 'Cante una canción corta con tres gestos y hágala muchas veces en la semana. Omita una palabra y haga solo el gesto, a ver quién la dice. Acepte gestos inventados.',
      look: 'Qué gesto imita primero y si canta alguna palabra.',
      adjust:
        'Use señas de la Lengua de Señas Mexicana como gestos; ayude a mover desde el codo si lo acepta.',
    },
  ),
  a(
    'ritmo-de-mi-nombre',
    'El ritmo de mi nombre',
    [30, 48],
    'sciences.compare',
    ['language', 'cognitive'],
    ['music', 'people'],
    { minutes: 10, place: 'in', group: 'few', materials: [] },
    {
      what: 'Digan un nombre con palmadas, una por cada parte: So-fí-a. Busquen quién tiene nombre largo y quién corto. Caminen el ritmo dando un paso por palmada.',
      look: 'Si separa las partes y compara cuál tiene más.',
      adjust: 'Marque el ritmo en el hombro o en la silla; use la seña personal de cada quien.',
    },
  ),
  a(
    'musica-de-mi-pueblo',
    'La música de mi familia',
    [18, 48],
    'ethics.belong',
    ['social-emotional', 'gross-motor'],
    ['music', 'people'],
    {
      minutes: 15,
      place: 'either',
      group: 'all',
      materials: ['instrumento o canto que trae una persona de la comunidad'],
    },
    {
      what: 'Invite a una persona de la familia o la comunidad a cantar o tocar en vivo. Escuchen, bailen y miren de cerca el instrumento. Den las gracias con un dibujo.',
      look: 'Cómo recibe a la visita y qué recuerda después.',
      adjust:
        'Siente cerca a quien siente la vibración y lejos a quien le abruma el volumen; avise antes de empezar.',
    },
  ),
  a(
    'caminos-de-sonido',
    'Fuerte como león, bajito como ratón',
    [22, 48],
    'sciences.compare',
    ['language', 'cognitive'],
    ['animals', 'music'],
    { minutes: 10, place: 'either', group: 'all', materials: ['dos muñecos de tela: león y ratón'] },
    {
      what: 'Cuando aparece el león todo se canta fuerte y cuando aparece el ratón, bajito. Cambie de uno a otro con sorpresa. Deje que alguien maneje los muñecos.',
      look: 'Si regula la voz y si anticipa el cambio.',
      adjust: 'La fuerza también se muestra con el tamaño del gesto o la presión de las palmas.',
    },
  ),
  a(
    'cancion-para-guardar',
    'La canción para guardar',
    [14, 48],
    'ethics.together',
    ['social-emotional', 'gross-motor'],
    ['music'],
    { minutes: 6, place: 'in', group: 'all', materials: ['canastas con dibujo'] },
    {
      what: 'Cante siempre la misma canción para guardar y guarde usted también. Cada canasta tiene un dibujo de lo que va dentro. Cuando termina la canción, miren juntos cómo quedó la sala.',
      look: 'Si reconoce la señal y qué tarea escoge.',
      adjust: 'Dé una canasta para llevar en las piernas o una tarea fija que pueda hacer completa.',
    },
  ),
  a(
    'lluvia-de-dedos',
    'Hacemos llover',
    [20, 48],
    'languages.art',
    ['fine-motor', 'cognitive'],
    ['nature', 'music'],
    { minutes: 8, place: 'in', group: 'all', materials: [] },
    {
      what: 'Con un dedo en la palma empieza a llover, con dos llueve más y con todas las manos hay tormenta. Bajen poco a poco hasta el silencio. Pregunten qué se siente al escuchar.',
      look: 'Si sigue el cambio y si disfruta el silencio.',
      adjust: 'Toquen sobre la mesa para sentir la vibración; quien usa una mano toca en su pierna.',
    },
  ),
  a(
    'eco-de-bebes',
    'El eco de la sala',
    [9, 20],
    'languages.communicate',
    ['language', 'social-emotional'],
    ['music', 'people'],
    { minutes: 8, place: 'in', group: 'few', materials: ['tubo de cartón ancho'] },
    {
      what: 'Diga una sílaba por un tubo de cartón ancho y espere la respuesta. Repita lo que el bebé dijo y páselo a quien sigue. Mezcle sílabas que ya usa con una nueva.',
      look: 'Qué sílabas repite y si toma turnos.',
      adjust: 'Ponga el tubo junto a su mano o su mejilla para que sienta el aire y la vibración.',
    },
  ),
]
