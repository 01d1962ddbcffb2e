// Phase 1 of the Mexican programme as data: four formative fields, their contents, and what grows in each by age.
import type { Activity, Content, FormativeField, Programme } from '../contract/programme.ts'

type BuiltInProgramme = Programme & {
  readonly id: string
  readonly confidence: 'confirmed' | 'unconfirmed'
  readonly fields: readonly {
    readonly id: FormativeField
    readonly words: { readonly es: string; readonly en: string }
    /** the names of the fields are official; what else is said is ours */
    readonly about: string
  }[]
}

const content = (id: string, title: string, baby: string, toddler: string, older: string): Content => ({
  ...{ id, title },
  processes: [
    { from: 1, to: 12, words: baby },
    { from: 12, to: 24, words: toddler },
    { from: 24, to: 48, words: older },
  ],
})

/**
 * Source: the four fields are those of the Plan de Estudio 2022 (DOF) and the Política Nacional de Educación Inicial, Acuerdo
 * 07/03/22, DOF 18 Mar 2022. The official text of the contents of phase 1 was not read: contents and processes are our own short
 * wording after what the plan is known to ask, so they are unconfirmed and another programme may be put in their place.
 */
export const builtInProgramme: BuiltInProgramme = {
  id: 'nem-fase-1',
  version: '2026.1',
  title: 'Fase 1 · educación inicial',
  source:
    'Campos: Plan de Estudio 2022 y Acuerdo 07/03/22 (DOF 18 mar 2022). Contenidos y procesos: redacción propia de Nido, por confirmar con el programa oficial',
  confidence: 'unconfirmed',
  fields: [
    {
      id: 'languages',
      words: { es: 'Lenguajes', en: 'Languages' },
      about: 'Comunicarse con el cuerpo, la voz, la palabra, el trazo, la música y los libros.',
    },
    {
      id: 'sciences',
      words: { es: 'Saberes y pensamiento científico', en: 'Knowledge and scientific thinking' },
      about: 'Explorar, comparar, probar qué pasa y buscar por qué.',
    },
    {
      id: 'ethics',
      words: { es: 'Ética, naturaleza y sociedades', en: 'Ethics, nature and societies' },
      about: 'Convivir, pertenecer a una familia y a una comunidad, cuidar lo vivo.',
    },
    {
      id: 'human',
      words: { es: 'De lo humano y lo comunitario', en: 'The human and the communal' },
      about: 'Vínculo, cuerpo, cuidado y emociones, con otras personas.',
    },
  ],
  contents: [
    content(
      'languages.communicate',
      'Comunicarse con la mirada, el gesto, la voz y la palabra',
      'Mira, sonríe, balbucea y espera respuesta de quien le cuida.',
      'Señala, entiende frases de todos los días y dice sus primeras palabras.',
      'Cuenta lo que le pasa, pregunta y sostiene una plática corta.',
    ),
    content(
      'languages.stories',
      'Disfrutar cuentos, rimas y libros',
      'Escucha la voz que le lee y explora el libro con manos y boca.',
      'Pide su libro, pasa páginas y nombra lo que ve.',
      'Sigue una historia, la anticipa y la cuenta a su manera.',
    ),
    content(
      'languages.art',
      'Expresarse con música, baile, trazos y juego de representar',
      'Se mueve con el sonido y descubre que puede producirlo.',
      'Baila, deja huellas y repite canciones con gestos.',
      'Inventa sonidos, trazos y personajes y dice qué son.',
    ),
    content(
      'languages.meaning',
      'Entender a las demás personas y darse a entender',
      'Reconoce su nombre, las voces y lo que sigue en la rutina.',
      'Sigue indicaciones sencillas y escoge entre dos cosas.',
      'Explica qué quiere y por qué, y escucha otra idea.',
    ),
    content(
      'sciences.explore',
      'Explorar objetos y materiales con todo el cuerpo',
      'Toca, chupa, agita y compara lo que tiene a la mano.',
      'Llena, vacía, aplasta y vuelve a probar.',
      'Describe cómo es un material y para qué le sirve.',
    ),
    content(
      'sciences.compare',
      'Comparar, agrupar y contar en la vida diaria',
      'Distingue lo conocido de lo nuevo.',
      'Junta cosas que se parecen y nota más y poco.',
      'Ordena, cuenta unas cuantas cosas y compara tamaños.',
    ),
    content(
      'sciences.cause',
      'Descubrir el espacio, el movimiento y lo que causa cada acción',
      'Repite una acción para que algo vuelva a pasar.',
      'Busca lo que se escondió y prueba caminos distintos.',
      'Anticipa qué va a pasar y arma una solución.',
    ),
    content(
      'sciences.ask',
      'Observar lo que cambia y hacerse preguntas',
      'Atiende a la luz, la sombra, el viento y el agua.',
      'Se detiene a mirar y trae lo que encontró.',
      'Pregunta por qué y propone cómo averiguarlo.',
    ),
    content(
      'ethics.nature',
      'Convivir con plantas y animales y cuidar el entorno',
      'Percibe olores, hojas, tierra y sonidos de afuera.',
      'Riega, recoge y saluda a los animales con cuidado.',
      'Cuida algo vivo y dice qué necesita.',
    ),
    content(
      'ethics.belong',
      'Pertenecer: mi familia, mi lengua, mi comunidad',
      'Reconoce a los suyos y se calma con lo que viene de casa.',
      'Nombra a su familia y reconoce sus cosas.',
      'Comparte costumbres, palabras y fiestas de su casa.',
    ),
    content(
      'ethics.together',
      'Convivir: turnos, acuerdos y ayuda',
      'Busca a otras niñas y niños con la mirada y el gesto.',
      'Juega junto a otros y ofrece o pide un objeto.',
      'Espera su turno con apoyo y acuerda cómo jugar.',
    ),
    content(
      'ethics.voice',
      'Ser escuchado, decidir y jugar: sus derechos todos los días',
      'Dice con el cuerpo sí, no, más y ya no, y se le responde.',
      'Escoge con qué, con quién y dónde jugar.',
      'Propone actividades y opina de lo que se hizo.',
    ),
    content(
      'human.bond',
      'Vínculo afectivo y seguridad para explorar',
      'Busca consuelo en quien le cuida y se calma.',
      'Se aleja a jugar y regresa a su base segura.',
      'Se despide con confianza y pide ayuda cuando la necesita.',
    ),
    content(
      'human.body',
      'Conocer y mover el cuerpo',
      'Gira, se sienta, gatea y se pone de pie a su ritmo.',
      'Camina, sube, empuja y se agacha.',
      'Corre, salta, se equilibra y sabe parar.',
    ),
    content(
      'human.care',
      'Cuidarse: comer, asearse, vestirse y descansar',
      'Participa con el cuerpo cuando le cambian, le asean o le dan de comer.',
      'Colabora: da el brazo, se seca, toma el vaso.',
      'Hace solo una parte y dice qué necesita su cuerpo.',
    ),
    content(
      'human.feelings',
      'Reconocer y acompañar emociones',
      'Muestra lo que siente y se calma en brazos.',
      'Reconoce alegría y enojo con ayuda de palabras.',
      'Nombra lo que siente y prueba maneras de calmarse.',
    ),
  ],
}

export const contentOf: ReadonlyMap<string, Content> = new Map(
  builtInProgramme.contents.map((c) => [c.id, c]),
)

/** Of an activity, or of a content by its name. */
export const fieldOf = (of: Pick<Activity, 'content'>): FormativeField =>
  of.content.split('.')[0] as FormativeField
