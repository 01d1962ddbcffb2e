// Activities around meals: children eat at their own pace, seated and looked at; food is offered, never forced and never a toy.

import type { Activity } from '../../contract/programme.ts'
import { activitiesOf } from './activity-of.ts'

const a = activitiesOf('food')

export const foodActivities: readonly Activity[] = [
  a(
    'biberon-en-brazos',
    'La toma en brazos, mirándonos',
    [1, 12],
    'human.bond',
    ['social-emotional'],
    ['people'],
    {
      minutes: 20,
      place: 'in',
      group: 'one',
      materials: ['sillón cómodo', 'leche de la madre o fórmula preparada en el lactario'],
    },
    {
      what: 'Siéntese, tómele en brazos casi sentado y ofrezca la leche cuando muestre hambre. Haga pausas y mire sus señales: si voltea o suelta, ya terminó. Nunca se deja el biberón apoyado.',
      look: 'Señales de hambre y de que ya está satisfecho, y cómo se acomoda.',
      adjust:
        'Si se cansa o tose al succionar, siga la postura y la mamila que indicó salud y avise de cada tos.',
    },
  ),
  a(
    'huelo-antes-de-probar',
    '¿A qué huele la comida?',
    [6, 30],
    'sciences.explore',
    ['cognitive', 'language'],
    ['textures'],
    { minutes: 6, place: 'in', group: 'few', materials: ['la comida del día servida en su plato'] },
    {
      what: 'Antes de comer acerque el plato y huelan juntos. Diga el nombre del alimento, su color y si está tibio. Espere a que lo toque antes de ofrecer el primer bocado.',
      look: 'Gestos ante olores nuevos y si se anima a tocar.',
      adjust:
        'Ofrezca un solo olor a la vez y aléjelo si lo rechaza; quien come por sonda participa oliendo y acompañando en la mesa.',
    },
  ),
  a(
    'cuchara-para-dos',
    'Una cuchara para ti, otra para mí',
    [7, 18],
    'human.care',
    ['fine-motor', 'social-emotional'],
    ['people'],
    {
      minutes: 20,
      place: 'in',
      group: 'one',
      materials: ['dos cucharas de mango corto', 'silla con apoyo de pies'],
    },
    {
      what: 'Dele una cuchara y use usted la otra. Cargue la suya de vez en cuando y póngala en su mano. Acepte que se ensucie y pare cuando cierre la boca.',
      look: 'Cómo lleva la cuchara, qué mano prefiere, cuándo dice que ya no.',
      adjust:
        'Use mango grueso y plato con borde que no resbale; siéntese del lado que mejor ve o mejor mueve.',
    },
  ),
  a(
    'escojo-entre-dos',
    '¿Qué quieres primero?',
    [9, 30],
    'ethics.voice',
    ['language', 'social-emotional'],
    [],
    { minutes: 5, place: 'in', group: 'one', materials: ['dos alimentos del menú del día'] },
    {
      what: 'Muestre dos alimentos de su plato, nómbrelos y espere. Sirva primero el que mire, señale o diga. Respete también que no quiera ninguno todavía.',
      look: 'Cómo escoge y si insiste cuando no se le entiende.',
      adjust: 'Separe bien los dos platos y acepte la mirada sostenida como respuesta.',
    },
  ),
  a(
    'vaso-a-sorbos',
    'Aprendo a tomar en vaso',
    [8, 24],
    'human.care',
    ['fine-motor', 'gross-motor'],
    ['water'],
    {
      minutes: 8,
      place: 'in',
      group: 'few',
      materials: ['vasos pequeños de dos asas', 'agua sola', 'baberos'],
    },
    {
      what: 'Sirva dos dedos de agua en un vaso pequeño. Ponga sus manos sobre las de la niña o el niño solo al inclinarlo y suelte poco a poco. Que pruebe sentado y sin prisa.',
      look: 'Si cierra los labios sobre el vaso y cuánta ayuda pide.',
      adjust:
        'Use un vaso recortado del lado de la nariz para no echar atrás la cabeza; espese solo si salud lo indicó.',
    },
  ),
  a(
    'pongo-la-mesa',
    'Ponemos la mesa entre todos',
    [20, 48],
    'ethics.together',
    ['cognitive', 'gross-motor'],
    ['pretend'],
    {
      minutes: 10,
      place: 'in',
      group: 'few',
      materials: ['manteles con la silueta del plato y el vaso', 'platos y vasos que no se rompen'],
    },
    {
      what: 'Cada quien lleva un plato y lo coloca sobre la silueta de su mantel. Cuenten cuántos faltan y a quién le toca. Digan gracias a quien ayudó, por su nombre.',
      look: 'Si hace pareja entre objeto y lugar, si cuenta y si espera.',
      adjust:
        'Un carrito bajo permite llevar los platos empujando; los manteles pueden tener borde en relieve.',
    },
  ),
  a(
    'me-sirvo-yo',
    'Me sirvo mi porción',
    [24, 48],
    'human.care',
    ['fine-motor', 'cognitive'],
    [],
    {
      minutes: 10,
      place: 'in',
      group: 'few',
      materials: ['fuente pequeña con comida tibia', 'cucharones cortos'],
    },
    {
      what: 'Con la comida ya tibia, cada quien se sirve con cucharón corto y dice si quiere poco o más. Nadie come obligado: puede repetir o dejar. La persona adulta come sentada con el grupo.',
      look: 'Si calcula cuánto quiere y cómo usa la muñeca.',
      adjust: 'Acerque la fuente inclinada y fija con base antiderrapante; sirvan a dos manos si lo pide.',
    },
  ),
  a(
    'huerto-en-el-plato',
    'Lo que crece y llega a mi plato',
    [26, 48],
    'ethics.nature',
    ['cognitive', 'language'],
    ['nature'],
    {
      minutes: 15,
      place: 'in',
      group: 'few',
      materials: ['tres verduras enteras lavadas', 'las mismas, cocidas, en el menú'],
    },
    {
      what: 'Pasen de mano en mano tres verduras enteras: pesan, huelen, tienen hojas o cáscara. Luego búsquenlas ya cocidas en el plato. Pregunten quién las sembró y cómo llegaron.',
      look: 'Si reconoce la misma verdura cruda y cocida y qué pregunta hace.',
      adjust:
        'Dé tiempo para explorar con las manos y la nariz; nombre con la misma palabra o seña cada vez.',
    },
  ),
  a(
    'amasar-tortillas',
    'Manos a la masa',
    [24, 48],
    'ethics.belong',
    ['fine-motor', 'social-emotional'],
    ['textures', 'pretend'],
    {
      minutes: 20,
      place: 'in',
      group: 'few',
      materials: ['masa de maíz fresca', 'manteles lavables', 'manos limpias'],
    },
    {
      what: 'Con manos lavadas, cada quien hace bolas grandes de masa y las aplasta como tortilla. Platiquen quién las hace en casa y cómo se dice en su lengua. Lo que se amasa no se come crudo: la cocina prepara las suyas aparte.',
      look: 'Cómo usa las palmas, qué cuenta de su casa.',
      adjust:
        'Caliente un poco la masa para quien tiene poca fuerza; ofrezca una tablita para aplastar con el antebrazo.',
    },
  ),
  a(
    'sabores-de-mi-casa',
    'La comida de mi familia',
    [28, 48],
    'ethics.belong',
    ['language', 'social-emotional'],
    ['people'],
    {
      minutes: 15,
      place: 'in',
      group: 'few',
      materials: ['dibujos o fotos impresas de platillos que comparte la familia'],
    },
    {
      what: 'Pida a cada familia el nombre de un platillo de su casa y un dibujo o foto impresa. Miren uno por día y quien lo trajo cuenta cuándo se come. Compartan cómo se llama en otra lengua si la familia la habla.',
      look: 'Con qué orgullo lo cuenta y cómo escuchan las demás niñas y niños.',
      adjust:
        'Aprenda usted la palabra y dígala si hace falta; quien no habla enseña su dibujo y el grupo repite el nombre.',
    },
  ),
  a(
    'agua-para-todos',
    'Sirvo agua a mi compañera',
    [20, 40],
    'ethics.together',
    ['fine-motor', 'social-emotional'],
    ['water'],
    {
      minutes: 8,
      place: 'either',
      group: 'few',
      materials: ['jarras pequeñas con tres dedos de agua', 'vasos', 'charola'],
    },
    {
      what: 'Sobre una charola, sirven agua de jarras pequeñas en el vaso de otra niña o niño. Preguntan ¿quieres? y esperan la respuesta. Secan entre todos lo que se derramó.',
      look: 'Cómo controla la jarra y si espera la respuesta de la otra persona.',
      adjust:
        'Jarra con asa ancha y marca de color hasta donde se llena; puede servir apoyando el codo en la mesa.',
    },
  ),
  a(
    'suave-o-crujiente',
    '¿Suave o duro?',
    [12, 30],
    'sciences.compare',
    ['language', 'cognitive'],
    ['textures'],
    { minutes: 8, place: 'in', group: 'few', materials: ['alimentos blandos del menú según la edad'] },
    {
      what: 'Ofrezca dos alimentos blandos de textura distinta, como plátano y calabaza cocida. Aplasten, prueben y digan cuál es más suave. Sentados siempre y con la persona adulta enfrente.',
      look: 'Qué textura acepta y qué palabra o gesto usa.',
      adjust:
        'Respete la textura indicada por salud y compare solo dentro de ella; tocar sin probar también cuenta.',
    },
  ),
  a(
    'restaurante-de-juego',
    'El puesto de comida',
    [28, 48],
    'languages.art',
    ['language', 'social-emotional', 'cognitive'],
    ['pretend', 'people'],
    {
      minutes: 25,
      place: 'either',
      group: 'few',
      materials: ['cazuelas ligeras', 'comida de tela', 'hojas y crayones gruesos'],
    },
    {
      what: 'Unos atienden, otros piden y luego cambian. Anoten con rayas y dibujos lo que cada quien pidió y entréguenlo con cuidado. La persona adulta juega como cliente y hace preguntas.',
      look: 'Qué palabras y papeles inventa y cómo espera su turno.',
      adjust:
        'Un menú con dibujos permite pedir señalando; acomode el puesto para que quepa una silla de ruedas.',
    },
  ),
  a(
    'gracias-a-la-cocina',
    'Visitamos a quien cocina',
    [24, 48],
    'ethics.belong',
    ['social-emotional', 'language'],
    ['people'],
    { minutes: 15, place: 'in', group: 'few', materials: ['dibujo hecho por el grupo'] },
    {
      what: 'De dos en dos, saluden desde la puerta a quien prepara la comida y entreguen un dibujo. Pregunten qué está haciendo hoy. Al comer recuerden su nombre.',
      look: 'Cómo saluda a alguien que conoce poco y qué recuerda después.',
      adjust: 'Quien no puede ir recibe la visita de la cocinera en la sala, con algo para oler y tocar.',
    },
  ),
  a(
    'llamar-a-comer',
    'La señal de que ya vamos a comer',
    [4, 24],
    'languages.meaning',
    ['language', 'cognitive'],
    ['music'],
    { minutes: 5, place: 'in', group: 'all', materials: ['campana suave o canción corta'] },
    {
      what: 'Use todos los días la misma señal antes de comer y muestre el babero y la cuchara. Espere a que miren, se acerquen o abran la boca. Diga qué sigue y acompañe a lavarse las manos.',
      look: 'Si reconoce la señal y se mueve hacia la mesa.',
      adjust:
        'Acompañe el sonido con una seña y con el olor de la comida; siente primero a quien tarda más en acomodarse.',
    },
  ),
]
