// What to play next, at home and in the room: a short list of our own by domain and age, for the language of families.

export type Suggestion = {
  readonly domain: 'soc' | 'len' | 'cog' | 'mot'
  /** months of age: from this one, below that one */
  readonly from: number
  readonly below: number
  readonly home: { readonly es: string; readonly en: string }
  readonly room: { readonly es: string; readonly en: string }
}

const line = (
  domain: Suggestion['domain'],
  from: number,
  below: number,
  homeEs: string,
  homeEn: string,
  roomEs: string,
  roomEn: string,
): Suggestion => ({
  ...{ domain, from, below },
  home: { es: homeEs, en: homeEn },
  room: { es: roomEs, en: roomEn },
})

/** Source: our own writing, after the ideas for play of CDC 2022 and UNICEF/WHO Care for Child Development; unconfirmed. */
export const suggestions: readonly Suggestion[] = [
  line(
    'soc',
    0,
    9,
    'Al cambiarle el pañal, acercar la cara, sonreír y esperar a que responda.',
    'While changing the nappy, bring your face close, smile, and wait for an answer.',
    'Un momento a solas con la misma educadora cada día: mirarse, cantar bajito, esperar.',
    'A moment alone with the same educator every day: look, sing softly, wait.',
  ),
  line(
    'soc',
    9,
    24,
    'Jugar a esconder la cara con un trapo y aparecer: «¿dónde está?».',
    'Play peek-a-boo with a cloth: “where is it?”.',
    'Saludar y despedir por su nombre, siempre con el mismo gesto; nombrar lo que siente.',
    'Greet and say goodbye by name, always with the same gesture; name what the child feels.',
  ),
  line(
    'soc',
    24,
    72,
    'Dejar que ayude en algo de verdad: poner servilletas, regar una planta. Agradecerle.',
    'Let them help with something real: set napkins, water a plant. Say thanks.',
    'Juegos de turnos para dos: rodar una pelota, pasar bloques, con una educadora cerca.',
    'Turn games for two: roll a ball, pass blocks, with an educator near.',
  ),
  line(
    'len',
    0,
    9,
    'Contestar a cada sonido que haga, como si fuera una conversación.',
    'Answer every sound, as in a conversation.',
    'Contarle lo que se va a hacer antes de hacerlo: «te voy a cargar».',
    'Say what will be done before doing it: “I am going to lift you”.',
  ),
  line(
    'len',
    9,
    18,
    'Nombrar lo que señala y esperar unos segundos antes de dárselo.',
    'Name what they point at, and wait some seconds before giving it.',
    'Canciones con gestos, siempre las mismas tres, dejando un silencio para que complete.',
    'Songs with gestures, always the same three, leaving a silence to fill.',
  ),
  line(
    'len',
    18,
    36,
    'Alargar lo que dice: si dice «agua», responder «sí, agua fría».',
    'Stretch what is said: for “water”, answer “yes, cold water”.',
    'Leer el mismo cuento varios días y preguntar «¿qué es?» en las imágenes.',
    'Read the same story for days and ask “what is it?” at the pictures.',
  ),
  line(
    'len',
    36,
    72,
    'Al final del día, contarse una cosa que pasó; primero una persona, luego la otra.',
    'At the end of the day tell each other one thing that happened, in turns.',
    'Rincón de conversación con dos o tres: contar qué construyeron y cómo.',
    'A talking corner for two or three: tell what was built, and how.',
  ),
  line(
    'cog',
    0,
    9,
    'Mover despacio un juguete de colores para que lo siga con los ojos.',
    'Move a coloured toy slowly, for the eyes to follow.',
    'Poner a su alcance objetos de distinta textura, de uno en uno.',
    'Put things of different touch within reach, one at a time.',
  ),
  line(
    'cog',
    9,
    24,
    'Esconder un objeto bajo un vaso, a la vista, y animar a buscarlo.',
    'Hide a thing under a cup in plain sight, and cheer the search.',
    'Cajas para meter y sacar; mirar qué intenta antes de ayudar.',
    'Boxes to fill and empty; watch what is tried before helping.',
  ),
  line(
    'cog',
    24,
    72,
    'Clasificar ropa o tapas por color mientras se ordena.',
    'Sort clothes or lids by colour while tidying.',
    'Rompecabezas de pocas piezas y juego de «haz como si»: tienda, cocina, doctora.',
    'Puzzles of few pieces and pretend play: shop, kitchen, doctor.',
  ),
  line(
    'mot',
    0,
    9,
    'Ratos cortos boca abajo, despierta o despierto y con alguien enfrente.',
    'Short times on the tummy, awake, with somebody in front.',
    'Piso firme y despejado con un espejo a su altura; cambiar de postura seguido.',
    'Firm, clear floor with a mirror at their height; change position often.',
  ),
  line(
    'mot',
    9,
    18,
    'Dejar que camine descalza o descalzo agarrándose de muebles firmes.',
    'Let them cruise barefoot along firm furniture.',
    'Camino con cojines y rampas bajas para gatear, subir y bajar.',
    'A path of cushions and low ramps to crawl, climb and come down.',
  ),
  line(
    'mot',
    18,
    72,
    'Patear y lanzar una pelota; subir escalones de la mano.',
    'Kick and throw a ball; climb steps hand in hand.',
    'Circuito en el patio: saltar, equilibrio, ensartar y rasgar papel al final.',
    'A course in the yard: jump, balance, then thread and tear paper.',
  ),
]

/** Those of a domain at an age in completed months. */
export const suggestionsFor = (domain: string, months: number): readonly Suggestion[] =>
  suggestions.filter((s) => s.domain === domain && months >= s.from && months < s.below)
