// The words of putting a programme or an activity bank in force.
import { defineText } from '../../../ui/words.ts'

export const versionsText = defineText({
  es: {
    title: 'Programa y banco de actividades',
    about:
      'Con qué planean las salas. La unidad nacional puede poner otra versión en vigor desde un archivo; lo ya planeado no cambia.',
    programme: 'Programa',
    bank: 'Banco de actividades',
    builtIn: 'Viene con Nido',
    holds: 'En vigor',
    loaded: (name: string, day: string) => `De ${name}, desde el ${day}`,
    contents: (n: number) => `${n} contenidos`,
    activities: (n: number) => `${n} actividades`,
    load: 'Poner otra versión en vigor',
    choose: 'Escoger un archivo CSV, YAML o JSON',
    step: 'Un CSV de actividades (una por fila) o de contenidos (con la columna «proceso»), o un YAML o JSON con «activities» o «contents». Se lee aquí; hasta firmar no cambia nada.',
    emptyBank: 'Hoja vacía de actividades',
    emptyProgramme: 'Hoja vacía de contenidos',
    exampleBank: 'El banco en vigor, en JSON',
    exampleProgramme: 'El programa en vigor, en JSON',
    unread: 'No se puede leer: se esperaba un archivo de texto CSV, YAML o JSON de hasta 2 MB.',
    sound: (what: string) => `Ensayo: se puede poner en vigor, ${what}. Todavía no cambia nada.`,
    wrong: (n: number) =>
      n === 1
        ? 'Ensayo: hay 1 cosa que corregir en el archivo.'
        : `Ensayo: hay ${n} cosas que corregir en el archivo.`,
    notices: (n: number) =>
      n === 1
        ? 'Hay 1 actividad con una palabra de algo que no debe estar cerca de niñas y niños pequeños.'
        : `Hay ${n} actividades con una palabra de algo que no debe estar cerca de niñas y niños pequeños.`,
    looked: 'Se miró cada una y no hay peligro',
    row: 'Fila',
    field: 'Campo',
    what: 'Qué pasa',
    whole: 'todo',
    more: (n: number) => `Y ${n} más.`,
    troubles: {
      'no-rows': (found: string) => `No hay filas. Se esperaban las columnas: ${found}`,
      'missing-column': (found: string) => `Falta esta columna. El archivo tiene: ${found}`,
      twice: (found: string) => `«${found}» está dos veces`,
      'unknown-content': (found: string) => `«${found}» no está en el programa en vigor`,
      'not-number': (found: string) => `Se esperaba un número entero y hay «${found}»`,
      hazard: (found: string) => `Dice «${found}»`,
    },
    version: 'Nombre de la versión',
    versionHint: 'Letras, cifras, punto o guion. Por ejemplo: 2027.1',
    known: 'Esa versión ya existe: darle otro nombre.',
    programmeTitle: 'Título del programa',
    source: 'De dónde viene',
    from: 'En vigor desde',
    sign: 'Firmar y poner en vigor',
    only: 'Solo la unidad nacional y la administración ponen otra versión en vigor.',
  },
  en: {
    title: 'Programme and activity bank',
    about:
      'What rooms plan with. The national unit may put another version in force from a file; what is planned already does not change.',
    programme: 'Programme',
    bank: 'Activity bank',
    builtIn: 'Comes with Nido',
    holds: 'In force',
    loaded: (name, day) => `From ${name}, since ${day}`,
    contents: (n) => `${n} contents`,
    activities: (n) => `${n} activities`,
    load: 'Put another version in force',
    choose: 'Choose a CSV, YAML or JSON file',
    step: 'A CSV of activities (one a row) or of contents (with the column “proceso”), or a YAML or JSON with “activities” or “contents”. It is read here; until it is signed nothing changes.',
    emptyBank: 'Empty sheet of activities',
    emptyProgramme: 'Empty sheet of contents',
    exampleBank: 'The bank in force, as JSON',
    exampleProgramme: 'The programme in force, as JSON',
    unread: 'It cannot be read: a text file in CSV, YAML or JSON of up to 2 MB was expected.',
    sound: (what) => `Trial: it may be put in force, ${what}. Nothing has changed yet.`,
    wrong: (n) =>
      n === 1 ? 'Trial: 1 thing to mend in the file.' : `Trial: ${n} things to mend in the file.`,
    notices: (n) =>
      n === 1
        ? '1 activity has a word of something that may not be near small children.'
        : `${n} activities have a word of something that may not be near small children.`,
    looked: 'Each was looked at and there is no danger',
    row: 'Row',
    field: 'Field',
    what: 'What is wrong',
    whole: 'all',
    more: (n) => `And ${n} more.`,
    troubles: {
      'no-rows': (found) => `There are no rows. Expected columns: ${found}`,
      'missing-column': (found) => `This column is missing. The file has: ${found}`,
      twice: (found) => `“${found}” is there twice`,
      'unknown-content': (found) => `“${found}” is not in the programme in force`,
      'not-number': (found) => `A whole number was expected and there is “${found}”`,
      hazard: (found) => `It says “${found}”`,
    },
    version: 'Name of the version',
    versionHint: 'Letters, digits, dot or hyphen. For instance: 2027.1',
    known: 'That version exists: give it another name.',
    programmeTitle: 'Title of the programme',
    source: 'Where it comes from',
    from: 'In force from',
    sign: 'Sign and put in force',
    only: 'Only the national unit and the administration put another version in force.',
  },
})
