// Activities of sleep and rest: on the back, on a firm and empty cot under twelve months, always within sight of an adult.

import type { Activity } from '../../contract/programme.ts'
import { activitiesOf } from './activity-of.ts'

const a = activitiesOf('sleep')

export const sleepActivities: readonly Activity[] = [
  a(
    'arrullo-en-brazos',
    'Arrullo y a la cuna boca arriba',
    [1, 12],
    'human.bond',
    ['social-emotional', 'language'],
    ['music', 'people'],
    {
      minutes: 15,
      place: 'in',
      group: 'one',
      materials: ['cuna con colchón firme y solo una sábana ajustada'],
    },
    {
      what: 'Arrulle en brazos con la misma canción hasta que su cuerpo se afloje. Acueste boca arriba, sin almohadas, cobijas sueltas ni muñecos. Quédese un momento con la mano en su pecho y vuelva a mirar según el intervalo de la sala.',
      look: 'Señales de sueño, cuánto tarda en dormir y qué le despierta.',
      adjust:
        'Si tiene sonda, férula o reflujo, siga la postura que salud dejó por escrito; si no oye, use el mismo balanceo y luz tenue.',
    },
  ),
  a(
    'rutina-de-tres-pasos',
    'Tres pasos antes de dormir',
    [6, 36],
    'human.care',
    ['social-emotional', 'cognitive'],
    ['books'],
    { minutes: 12, place: 'in', group: 'few', materials: ['tres dibujos: zapatos, cuento, cama'] },
    {
      what: 'Todos los días en el mismo orden: quitar zapatos, un cuento corto, acostarse. Señale cada dibujo al pasarlo. Baje la voz y la luz en cada paso.',
      look: 'Si anticipa el paso que sigue y si se calma antes de acostarse.',
      adjust: 'Cambie los dibujos por objetos reales: un calcetín, el libro, un pedazo de su sábana.',
    },
  ),
  a(
    'masaje-de-espalda',
    'Manos que descansan',
    [12, 48],
    'human.bond',
    ['social-emotional'],
    ['textures'],
    { minutes: 10, place: 'in', group: 'few', materials: ['colchonetas individuales'] },
    {
      what: 'Ya en su colchoneta, pregunte si quiere manos o solo compañía. Pase la palma despacio por brazos o espalda, sobre la ropa y a la vista de otra persona adulta. Pare cuando diga o muestre que ya no.',
      look: 'Qué ritmo prefiere y cómo dice sí y no al contacto.',
      adjust:
        'Presión firme y quieta para quien no tolera el roce; para quien no habla, acuerde el gesto de parar.',
    },
  ),
  a(
    'respirar-con-la-panza',
    'El peluche que sube y baja',
    [24, 48],
    'human.feelings',
    ['social-emotional', 'gross-motor'],
    ['animals'],
    { minutes: 8, place: 'in', group: 'few', materials: ['muñeco de tela mediano por persona'] },
    {
      what: 'Acostados y despiertos, cada quien pone un muñeco sobre su panza y lo mira subir y bajar. Respiren lento tres veces y descansen. Al terminar los muñecos se van a dormir a su canasta.',
      look: 'Si puede ir más despacio y si lo usa otro día por su cuenta.',
      adjust:
        'Ponga su mano en vez del muñeco para que sienta el movimiento; quien no se acuesta lo hace recargado.',
    },
  ),
  a(
    'cuento-susurrado',
    'Cuento en susurro',
    [14, 48],
    'languages.stories',
    ['language', 'social-emotional'],
    ['books'],
    { minutes: 10, place: 'in', group: 'all', materials: ['un libro de pocas palabras'] },
    {
      what: 'Con la luz baja, lea en susurro un libro conocido y alargue las pausas. Deje que terminen las frases en voz bajita. Cierre el libro siempre con la misma despedida.',
      look: 'Si escucha quieto, si completa frases y si pide el mismo libro.',
      adjust:
        'Siéntese junto a quien no ve y describa poco; quien no oye mira sus manos y el libro a la luz de una ventana.',
    },
  ),
  a(
    'mi-lugar-de-dormir',
    'Encuentro mi cama',
    [15, 40],
    'human.care',
    ['cognitive', 'gross-motor'],
    [],
    {
      minutes: 8,
      place: 'in',
      group: 'few',
      materials: ['colchonetas con el animal de cada quien', 'sábanas'],
    },
    {
      what: 'Cada quien busca su colchoneta por el animal que le toca y ayuda a extender la sábana. Acomódenlas con un paso de distancia entre una y otra. Quien ya está listo espera mirando un libro.',
      look: 'Si reconoce su lugar y cómo coopera al extender la tela.',
      adjust:
        'Ponga una textura en la esquina de su colchoneta y deje libre un paso ancho para andador o silla.',
    },
  ),
  a(
    'cancion-de-cuna-de-mi-familia',
    'La canción de cuna de mi casa',
    [1, 30],
    'ethics.belong',
    ['language', 'social-emotional'],
    ['music', 'people'],
    { minutes: 10, place: 'in', group: 'few', materials: [] },
    {
      what: 'Pida a cada familia la canción con que le duermen y apréndala, también si es en otra lengua. Cántela al lado de quien la conoce. Enséñela al resto del equipo para que no dependa de una sola persona.',
      look: 'Cómo cambia su cuerpo al oír su canción.',
      adjust: 'Cante con la mano de la niña o el niño en su pecho para que sienta la vibración.',
    },
  ),
  a(
    'descanso-para-quien-no-duerme',
    'Juego quieto para quien no duerme',
    [30, 48],
    'ethics.voice',
    ['fine-motor', 'cognitive'],
    ['books', 'building'],
    {
      minutes: 25,
      place: 'in',
      group: 'few',
      materials: ['cesta con libros de tela', 'rompecabezas de piezas grandes', 'tapete'],
    },
    {
      what: 'Quien no duerme escoge algo de la cesta y juega en su tapete en voz baja. Nadie queda acostado a la fuerza. Una persona adulta se sienta entre quienes duermen y quienes juegan.',
      look: 'Cuánto tiempo sostiene un juego tranquilo y si el cuerpo le pide dormir después.',
      adjust: 'Prepare la cesta con lo que esa niña o ese niño maneja por su cuenta y póngala a su alcance.',
    },
  ),
  a(
    'despertar-sin-prisa',
    'Despertar despacio',
    [1, 36],
    'human.bond',
    ['social-emotional', 'language'],
    ['people'],
    { minutes: 10, place: 'in', group: 'one', materials: [] },
    {
      what: 'Cuando abra los ojos, acérquese, diga su nombre y espere a que se estire o levante los brazos. Cuéntele dónde está y qué sigue. Abra las cortinas poco a poco.',
      look: 'Con qué ánimo despierta y qué busca primero.',
      adjust:
        'Toque primero el mismo punto del hombro para avisar que llegó; no encienda la luz de golpe si hay crisis convulsivas.',
    },
  ),
  a(
    'nube-de-tela',
    'La nube que baja',
    [12, 36],
    'human.feelings',
    ['social-emotional', 'gross-motor'],
    ['textures', 'hiding'],
    {
      minutes: 8,
      place: 'in',
      group: 'all',
      materials: ['tela ligera grande sostenida por dos personas adultas'],
    },
    {
      what: 'Sentados en el tapete, dos personas adultas suben y bajan una tela ligera sobre sus cabezas, muy lento y sin cubrir a nadie. Digan sube, baja, y hagan silencio entre una y otra. Guarden la tela antes de acostarse.',
      look: 'Si sigue el movimiento, si baja la agitación del grupo.',
      adjust:
        'Quien se asusta mira desde lejos o sostiene una orilla; avise con la mano cada bajada a quien no ve.',
    },
  ),
  a(
    'estirarse-como-gato',
    'Estiramos como gatos',
    [18, 48],
    'human.body',
    ['gross-motor'],
    ['animals', 'moving'],
    { minutes: 8, place: 'in', group: 'all', materials: ['tapete'] },
    {
      what: 'Al despertar, jueguen a ser gatos que se estiran: primero las manos, luego la espalda, luego las piernas. Terminen de pie, bostezando fuerte. Cada quien a su ritmo.',
      look: 'Cómo mueve cada lado y si imita la secuencia.',
      adjust: 'Haga con sus manos el estiramiento en la parte que se mueve menos, hasta donde es cómodo.',
    },
  ),
  a(
    'cuento-del-dia-que-termina',
    'Guardamos el día en una caja',
    [28, 48],
    'sciences.ask',
    ['cognitive', 'language'],
    ['hiding'],
    {
      minutes: 10,
      place: 'in',
      group: 'few',
      materials: ['caja de cartón', 'objetos grandes usados en la mañana'],
    },
    {
      what: 'Antes del descanso guarden en una caja tres objetos de la mañana y digan qué se hizo con cada uno. Cierren la caja: el juego también descansa. Al despertar ábranla y recuerden.',
      look: 'Si recuerda el orden y relaciona el objeto con lo que se hizo.',
      adjust: 'Dé el objeto a tocar mientras se nombra y permita contarlo con gestos.',
    },
  ),
  a(
    'luz-de-la-tarde',
    'Mirar la luz en la pared',
    [1, 10],
    'sciences.ask',
    ['cognitive', 'social-emotional'],
    ['nature'],
    { minutes: 6, place: 'in', group: 'one', materials: ['cortina clara', 'brazos de la persona adulta'] },
    {
      what: 'En brazos, miren juntos la luz que pasa por la cortina y su movimiento en la pared. Diga poco y en voz baja. Cuando parpadee lento, llévele a la cuna boca arriba.',
      look: 'Hacia dónde mira, cuánto tiempo y qué hace al cansarse.',
      adjust: 'Si no ve, sienta con ella o él el calor del sol en la mano y escuchen un sonido suave.',
    },
  ),
  a(
    'tender-mi-cama',
    'Doblo mi sábana',
    [30, 48],
    'human.care',
    ['fine-motor', 'cognitive'],
    [],
    { minutes: 8, place: 'in', group: 'few', materials: ['sábanas pequeñas'] },
    {
      what: 'De dos en dos, tomen las esquinas y junten punta con punta. Doblen otra vez y guarden la sábana con su dibujo. Cuenten cuántos dobleces hicieron.',
      look: 'Si coordina con su pareja y si busca las esquinas.',
      adjust:
        'Marque las esquinas con un parche grueso de color; quien usa una mano detiene con el antebrazo.',
    },
  ),
]
