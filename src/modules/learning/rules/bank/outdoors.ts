// Activities outdoors: in the shade, with hat and water, an adult who counts the children, and nothing smaller than a fist to pick up.

import type { Activity } from '../../contract/programme.ts'
import { activitiesOf } from './activity-of.ts'

const a = activitiesOf('outdoors')

export const outdoorActivities: readonly Activity[] = [
  a(
    'bajo-el-arbol',
    'Mirar hojas desde la manta',
    [1, 9],
    'ethics.nature',
    ['cognitive', 'social-emotional'],
    ['nature'],
    { minutes: 15, place: 'out', group: 'few', materials: ['manta lavable', 'sombra'] },
    {
      what: 'A la sombra, acueste boca arriba en la manta y quédese a su lado. Miren moverse las hojas y nombre lo que suena: viento, pájaro, pasos. Cambie la postura cuando lo pida.',
      look: 'Qué sigue con la mirada y cómo reacciona a los sonidos.',
      adjust:
        'Si no ve bien, acerque una rama ancha para que la toque; si no oye, sople suave y señale lo que se mueve.',
    },
  ),
  a(
    'panza-en-el-pasto',
    'Boca abajo en el pasto, contigo',
    [2, 8],
    'human.body',
    ['gross-motor', 'social-emotional'],
    ['textures', 'moving'],
    { minutes: 8, place: 'out', group: 'one', materials: ['manta', 'pasto limpio y revisado'] },
    {
      what: 'Despierto y con usted enfrente, póngale boca abajo en la manta junto al pasto. Hable desde su altura y deje que toque las hojas. Voltéele cuando se canse y no le deje así sin mirarle.',
      look: 'Cuánto levanta la cabeza, en qué se apoya y qué toca.',
      adjust: 'Ponga una toalla enrollada bajo el pecho si le cuesta levantarse; empiece con un minuto.',
    },
  ),
  a(
    'gateo-por-texturas',
    'Un camino para gatear',
    [7, 15],
    'human.body',
    ['gross-motor', 'cognitive'],
    ['textures', 'moving'],
    { minutes: 15, place: 'out', group: 'few', materials: ['tapete', 'cartón corrugado', 'toalla', 'pasto'] },
    {
      what: 'Extienda en el patio una fila de superficies: tapete, cartón, toalla, pasto. Póngase al final y llame por su nombre. Gatee usted también junto a quien duda.',
      look: 'Qué superficie evita o busca y cómo cambia el apoyo.',
      adjust: 'Deje que explore con las manos desde el regazo; rueden o arrástrense si así se desplaza.',
    },
  ),
  a(
    'empujar-cajas',
    'Empujamos cajas grandes',
    [11, 30],
    'human.body',
    ['gross-motor', 'cognitive'],
    ['moving', 'vehicles'],
    {
      minutes: 20,
      place: 'out',
      group: 'few',
      materials: ['cajas de cartón grandes', 'muñecos de tela de carga'],
    },
    {
      what: 'Pongan un muñeco dentro de la caja y empújenla por el patio. Prueben con carga y sin carga, por el piso liso y por el pasto. Nombren rápido, despacio, pesa, no pesa.',
      look: 'Cómo usa el peso del cuerpo y si cambia de estrategia cuando se atora.',
      adjust:
        'Ate dos asas de tela anchas para jalar sentado; quien usa silla lleva la caja en las piernas como chofer.',
    },
  ),
  a(
    'pelota-cuesta-abajo',
    'La pelota que baja sola',
    [10, 36],
    'sciences.cause',
    ['cognitive', 'gross-motor'],
    ['balls', 'moving'],
    {
      minutes: 15,
      place: 'out',
      group: 'few',
      materials: ['tabla ancha o cartón recargado', 'pelotas grandes, de un palmo'],
    },
    {
      what: 'Recarguen un cartón y suelten pelotas grandes desde arriba. Cambien la altura y adivinen hasta dónde llegan. Quien la recoge la lanza de nuevo.',
      look: 'Si anticipa hacia dónde va y si prueba cambiando algo.',
      adjust:
        'Use una pelota con cascabel cosido por dentro para seguirla con el oído; suelte desde la silla con una canaleta.',
    },
  ),
  a(
    'regar-plantas',
    'Las plantas tienen sed',
    [16, 48],
    'ethics.nature',
    ['fine-motor', 'social-emotional'],
    ['nature', 'water'],
    {
      minutes: 15,
      place: 'out',
      group: 'few',
      materials: ['regaderas pequeñas', 'macetas de plantas no tóxicas'],
    },
    {
      what: 'Toquen la tierra para saber si está seca y rieguen un poco. Miren qué cambió desde la última vez: una hoja nueva, una flor. Cada semana le toca a otra pareja.',
      look: 'Si nota cambios, cómo controla el agua, qué cuidado muestra.',
      adjust:
        'Coloque macetas en una mesa con espacio para la silla; una esponja grande mojada sustituye a la regadera.',
    },
  ),
  a(
    'caceria-de-colores',
    'Buscamos algo verde',
    [24, 48],
    'sciences.compare',
    ['cognitive', 'language', 'gross-motor'],
    ['nature'],
    { minutes: 20, place: 'out', group: 'few', materials: ['canastas', 'hojas grandes y flores caídas'] },
    {
      what: 'Cada pareja busca cosas de un color más grandes que su puño y las trae en la canasta. Extiéndanlas en una manta y junten las que se parecen. Devuelvan al jardín lo que es del jardín.',
      look: 'Con qué idea agrupa y cómo explica su elección.',
      adjust: 'Cambie el color por textura, olor u otra cualidad que esa niña o ese niño perciba.',
    },
  ),
  a(
    'charcos-y-botas',
    'Después de la lluvia',
    [18, 48],
    'sciences.ask',
    ['gross-motor', 'cognitive'],
    ['water', 'nature'],
    { minutes: 20, place: 'out', group: 'few', materials: ['botas o calzado que se moja', 'ropa de cambio'] },
    {
      what: 'Cuando ya no llueve ni truena, salgan a mirar charcos de menos de tres dedos. Pisen, miren su reflejo y marquen con la persona adulta la orilla para ver mañana si bajó. Cambien la ropa mojada al volver.',
      look: 'Qué pregunta, cómo cuida el equilibrio, si recuerda al día siguiente.',
      adjust:
        'Lleve agua del charco en una charola para quien no puede pisar; las ruedas también dejan huella.',
    },
  ),
  a(
    'sombras-que-caminan',
    'Mi sombra me sigue',
    [22, 48],
    'sciences.ask',
    ['cognitive', 'gross-motor'],
    ['nature', 'moving'],
    { minutes: 12, place: 'out', group: 'few', materials: ['gis grueso'] },
    {
      what: 'En la mañana, dibujen con gis grueso la sombra de alguien. Regresen más tarde y párense en el mismo lugar. Pregunten qué pasó con la sombra y escuchen todas las ideas.',
      look: 'Si nota el cambio y qué explicación da.',
      adjust:
        'Quien no ve siente el lado caliente y el lado fresco de su cuerpo; dibujen también la sombra de la silla o el andador.',
    },
  ),
  a(
    'circuito-de-animales',
    'Nos movemos como animales',
    [20, 48],
    'human.body',
    ['gross-motor', 'language'],
    ['animals', 'moving'],
    { minutes: 20, place: 'out', group: 'all', materials: ['marcas grandes en el piso'] },
    {
      what: 'De una marca a otra caminen como oso, salten como conejo y arrástrense como víbora. Quien guía escoge el siguiente animal. Terminen como tortugas que descansan a la sombra.',
      look: 'Equilibrio, freno y cómo propone ideas.',
      adjust:
        'Cada animal tiene también un gesto de manos y un sonido; el circuito cabe en línea recta para ruedas.',
    },
  ),
  a(
    'arena-y-moldes',
    'Llenar y vaciar en el arenero',
    [18, 48],
    'sciences.explore',
    ['fine-motor', 'cognitive'],
    ['textures', 'building'],
    {
      minutes: 25,
      place: 'out',
      group: 'few',
      materials: ['arenero limpio y revisado', 'cubetas', 'palas anchas', 'moldes grandes'],
    },
    {
      what: 'Revise y humedezca la arena. Llenen, aprieten y volteen moldes grandes, con arena seca y con mojada. Una persona adulta se sienta dentro del grupo y cuida ojos y bocas.',
      look: 'Qué compara, cómo resuelve que se desbarate, con quién juega.',
      adjust: 'Use una charola de arena elevada; para quien rechaza tocarla, palas y guantes de tela.',
    },
  ),
  a(
    'burbujas-de-lejos',
    'Perseguir burbujas',
    [8, 36],
    'sciences.cause',
    ['gross-motor', 'cognitive'],
    ['moving', 'water'],
    {
      minutes: 10,
      place: 'out',
      group: 'all',
      materials: ['jabón para burbujas que usa solo la persona adulta'],
    },
    {
      what: 'La persona adulta sopla las burbujas en dirección del viento y a buena altura. Mírenlas, síganlas y rómpanlas con palmas, codos o pies. Hagan una pausa y esperen a que pidan más.',
      look: 'Si sigue el movimiento, cómo pide otra vez, cómo se mueve entre los demás.',
      adjust:
        'Baje las burbujas a la altura de quien está sentado y sóplelas hacia su mano para que las sienta.',
    },
  ),
  a(
    'observar-hormigas',
    'El camino de las hormigas',
    [26, 48],
    'ethics.nature',
    ['cognitive', 'language'],
    ['animals', 'nature'],
    { minutes: 15, place: 'out', group: 'few', materials: ['lupa de plástico grande que no se rompe'] },
    {
      what: 'Sigan con la mirada un camino de hormigas sin tocarlo ni pisarlo. Pregunten a dónde van y qué cargan. Dibujen después lo que vieron.',
      look: 'Cuánto tiempo observa y qué preguntas hace.',
      adjust: 'Acerque con la lupa o describa paso a paso; use figuras de tela de insectos para tocar.',
    },
  ),
  a(
    'telas-al-viento',
    'El viento mueve mi tela',
    [12, 40],
    'sciences.cause',
    ['gross-motor', 'cognitive'],
    ['nature', 'moving', 'textures'],
    {
      minutes: 12,
      place: 'out',
      group: 'few',
      materials: ['pañuelos de tela de palmo y medio', 'cerca segura'],
    },
    {
      what: 'Levanten pañuelos y sientan hacia dónde los lleva el viento. Corran con ellos, suéltenlos y vayan por ellos. Cuelguen uno en la cerca para saber mañana si hay viento.',
      look: 'Si relaciona el viento con el movimiento y si prueba lugares distintos.',
      adjust: 'Amarre la tela a una pulsera ancha y suave; la silla puede llevarla como bandera.',
    },
  ),
  a(
    'construir-con-cajas',
    'Una casa de cajas',
    [24, 48],
    'ethics.together',
    ['gross-motor', 'cognitive', 'social-emotional'],
    ['building', 'pretend', 'hiding'],
    {
      minutes: 30,
      place: 'out',
      group: 'few',
      materials: ['cajas de cartón grandes', 'telas', 'cinta ancha que pone la persona adulta'],
    },
    {
      what: 'Entre cuatro decidan qué construir con las cajas: casa, tren o cueva. Carguen de dos en dos y acuerden por dónde se entra. Jueguen dentro y dejen la casa para quien sigue.',
      look: 'Cómo propone, cede y pide ayuda.',
      adjust: 'Que la entrada sea del ancho de una silla; quien no carga dirige dónde va cada caja.',
    },
  ),
  a(
    'paseo-con-cuerda',
    'Paseo de la mano de la cuerda',
    [20, 48],
    'ethics.belong',
    ['gross-motor', 'social-emotional', 'language'],
    ['nature', 'people'],
    {
      minutes: 20,
      place: 'out',
      group: 'all',
      materials: ['cuerda gruesa con asas de tela que lleva la persona adulta'],
    },
    {
      what: 'Cada quien toma un asa y recorren el patio o el jardín con una persona adulta delante y otra atrás. Deténganse en tres lugares a escuchar y oler. Al volver cuenten cuántas personas salieron y cuántas llegaron.',
      look: 'Cómo sigue el paso del grupo y qué le llama la atención.',
      adjust:
        'Pongan el asa a la altura de la silla; quien se inquieta va junto a su persona de confianza y escoge las paradas.',
    },
  ),
]
