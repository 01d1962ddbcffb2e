// The words of instruments: which are in force, and how the institution loads its own file.
import { defineText } from '../../../ui/words.ts'

export const instrumentsText = defineText({
  es: {
    title: 'Instrumentos',
    mexico: 'México',
    about: 'Con qué se observa y se tamiza el desarrollo.',
    builtIn: 'Incluido',
    milestones:
      'Vigilancia, no es una prueba. 159 señales en 12 edades y 4 áreas. Textos propios sobre las listas públicas del CDC (2022).',
    edi: 'Evaluación del Desarrollo Infantil (EDI)',
    ediAbout:
      'Nido trae solo su estructura y la regla del semáforo. Los ítems pertenecen a la Secretaría de Salud: los carga la institución desde su propio archivo, con la versión que aplica.',
    none: 'Todavía no se ha cargado ninguna versión de la EDI: nadie puede aplicarla.',
    write: 'Escribir un instrumento',
    next: 'Escribir la siguiente versión',
    now: 'se aplica hoy',
    notNow: 'no se aplica hoy',
    since: (from: string) => `Desde el ${from}`,
    between: (from: string, to: string) => `Del ${from} al ${to}`,
    kinds: { surveillance: 'Vigilancia', screening: 'Tamizaje con certificado' },
    others: 'Otros instrumentos',
    othersAbout:
      'Los que la institución escribe o carga: sus áreas, edades, ítems, regla, fuente y licencia. También bancos de ítems con dificultades.',
    noOthers: 'Todavía ninguno.',
    holds: (items: number, groups: number, file: string, at: string) =>
      `${items} ítems en ${groups} grupos de edad · ${file} · firmada el ${at}`,
    load: 'Cargar una versión',
    step1: '1. El archivo',
    step1About:
      'Una tabla CSV, una fila por ítem: clave, eje (FRB, ALE, MG, MF, LEN, SOC, CON, EN, ALARM), grupo (1 a 14) y texto. Las edades en meses son opcionales; si están, se revisan.',
    empty: 'Archivo vacío con sus encabezados',
    choose: 'Elegir el archivo',
    unread: 'El archivo no se pudo leer. Guardarlo otra vez como CSV UTF-8 y volver a elegirlo.',
    step2: '2. Lo que se encontró',
    sound: (items: number, groups: number) => `${items} ítems en ${groups} grupos de edad, listos.`,
    wrong: (n: number) =>
      n === 1
        ? 'Hay 1 cosa por corregir en el archivo. Nada se ha guardado.'
        : `Hay ${n} cosas por corregir en el archivo. Nada se ha guardado.`,
    row: 'Fila',
    field: 'Columna',
    what: 'Qué pasa',
    whole: 'todo el archivo',
    troubles: {
      'no-rows': (_found: string, wanted: string) =>
        wanted === '' ? 'Falta agregar al menos uno.' : `No hay filas. Los encabezados esperados: ${wanted}`,
      'missing-column': (found: string, wanted: string) =>
        `Falta la columna. Se aceptan los nombres: ${wanted}. El archivo dice: ${found}`,
      empty: (_found: string, _wanted: string) => 'Está vacía y es necesaria.',
      'bad-name': (found: string, wanted: string) => `«${found}» no sirve como clave. Se esperaba: ${wanted}`,
      'too-long': (_found: string, wanted: string) => `El texto pasa de ${wanted} letras.`,
      'unknown-domain': (found: string, wanted: string) =>
        `«${found}» no está entre las áreas. Se esperaba una de: ${wanted}`,
      'unknown-group': (found: string, wanted: string) =>
        `«${found}» no es un grupo de edad. Se esperaba ${wanted}`,
      twice: (found: string, wanted: string) => `La clave «${found}» ya está en la fila ${wanted}.`,
      'bad-age': (found: string, wanted: string) =>
        `«${found}» no es una edad en meses. Se esperaba ${wanted}`,
      'ages-overlap': (found: string, wanted: string) =>
        `Las edades se enciman: el grupo ${found} meses empieza antes de que termine el grupo ${wanted}. Corregir una de las dos.`,
      'ages-differ': (found: string, wanted: string) =>
        `El grupo ${found} meses no es el de la EDI, que es ${wanted}.`,
      'item-count': (found: string, wanted: string) =>
        `Tiene ${found}; la regla cuenta con ${wanted}. Se puede firmar, si así es su versión.`,
      'ages-order': (found: string, wanted: string) =>
        `El grupo «${found}» empieza antes que «${wanted}» y está después. Ordenarlos del más chico al más grande.`,
      'no-items': (found: string, _wanted: string) => `«${found}» no tiene ítems. Se puede firmar así.`,
      'no-difficulty': (_found: string, _wanted: string) =>
        'Falta su dificultad: con la regla de puntaje cada ítem necesita la suya.',
      'no-scale': (_found: string, _wanted: string) =>
        'Falta la escala: con la regla de puntaje es necesaria.',
      'score-unused': (_found: string, _wanted: string) =>
        'Hay una escala y la regla no da puntajes. Quitarla o elegir la regla de puntaje.',
      'd-score': (found: string, _wanted: string) =>
        `«${found}» usa un nombre que es de otros. Escribir quién permite llamarlo así, o darle otro nombre.`,
      'built-in': (found: string, _wanted: string) =>
        `«${found}» es el instrumento que viene con Nido. Usar otra clave.`,
      'edi-whole': (_found: string, wanted: string) =>
        `La EDI va entera: clave, edades, ejes y regla juntos (${wanted}). Otro instrumento lleva otra clave y otra regla.`,
      'bad-share': (found: string, wanted: string) => `«${found}» no es una parte. Se esperaba ${wanted}`,
      'bad-number': (found: string, _wanted: string) => `«${found}» no es un número.`,
      unreadable: (found: string, _wanted: string) => `El archivo no se entiende: ${found}`,
      form: (found: string, wanted: string) =>
        found === '' ? `Falta o no tiene la forma esperada. ${wanted}` : `«${found}»: ${wanted}`,
    },
    notices: 'Avisos, no impiden firmar',
    step3: '3. Firmar',
    version: 'Versión',
    versionHint: 'Como la llama el manual: 2024, por ejemplo. Una versión firmada ya no cambia.',
    from: 'En vigor desde',
    source: 'De dónde viene',
    sign: 'Firmar y poner en vigor',
    signed: 'En vigor',
    refused: {
      'known-version': 'Esa versión ya está en vigor y no cambia. Poner otro nombre de versión.',
      'not-sound': 'El archivo no pasó la última revisión.',
    },
    notTaken: 'No se pudo poner en vigor. El archivo sigue en la pantalla: volver a firmar.',
    noLoad: 'Quien firma es la oficina nacional.',
  },
  en: {
    title: 'Instruments',
    mexico: 'Mexico',
    about: 'With what development is observed and screened.',
    builtIn: 'Built in',
    milestones:
      'Surveillance, not a test. 159 milestones at 12 ages in 4 areas. Our own words on the public CDC lists (2022).',
    edi: 'Child Development Evaluation (EDI)',
    ediAbout:
      'Nido brings its structure and the rule of the light alone. The items belong to the Ministry of Health: the institution loads them from its own file, in the version it applies.',
    none: 'No version of the EDI has been loaded yet: nobody can apply it.',
    write: 'Write an instrument',
    next: 'Write the next version',
    now: 'applied today',
    notNow: 'not applied today',
    since: (from: string) => `From ${from}`,
    between: (from: string, to: string) => `From ${from} to ${to}`,
    kinds: { surveillance: 'Surveillance', screening: 'Screening with a certificate' },
    others: 'Other instruments',
    othersAbout:
      'Those the institution writes or loads: areas, ages, items, rule, source and licence. Item banks with difficulties, too.',
    noOthers: 'None yet.',
    holds: (items: number, groups: number, file: string, at: string) =>
      `${items} items in ${groups} age groups · ${file} · signed on ${at}`,
    load: 'Load a version',
    step1: '1. The file',
    step1About:
      'A CSV table, one row an item: key, axis (FRB, ALE, MG, MF, LEN, SOC, CON, EN, ALARM), group (1 to 14) and text. Ages in months are optional; where they are, they are checked.',
    empty: 'Empty file with its heads',
    choose: 'Choose the file',
    unread: 'The file could not be read. Save it again as CSV UTF-8 and choose it again.',
    step2: '2. What was found',
    sound: (items: number, groups: number) => `${items} items in ${groups} age groups, ready.`,
    wrong: (n: number) =>
      n === 1
        ? 'There is 1 thing to mend in the file. Nothing was saved.'
        : `There are ${n} things to mend in the file. Nothing was saved.`,
    row: 'Row',
    field: 'Column',
    what: 'What is wrong',
    whole: 'whole file',
    troubles: {
      'no-rows': (_found: string, wanted: string) =>
        wanted === '' ? 'At least one is needed.' : `No rows. Heads expected: ${wanted}`,
      'missing-column': (found: string, wanted: string) =>
        `The column is missing. Accepted names: ${wanted}. The file says: ${found}`,
      empty: (_found: string, _wanted: string) => 'It is empty and needed.',
      'bad-name': (found: string, wanted: string) => `“${found}” is no key. Expected: ${wanted}`,
      'too-long': (_found: string, wanted: string) => `The text is longer than ${wanted} letters.`,
      'unknown-domain': (found: string, wanted: string) =>
        `“${found}” is not among the areas. Expected one of: ${wanted}`,
      'unknown-group': (found: string, wanted: string) => `“${found}” is no age group. Expected ${wanted}`,
      twice: (found: string, wanted: string) => `The key “${found}” is in row ${wanted} already.`,
      'bad-age': (found: string, wanted: string) => `“${found}” is no age in months. Expected ${wanted}`,
      'ages-overlap': (found: string, wanted: string) =>
        `Ages overlap: group ${found} months begins before group ${wanted} ends. Mend one of them.`,
      'ages-differ': (found: string, wanted: string) =>
        `Group ${found} months is not the EDI’s, which is ${wanted}.`,
      'item-count': (found: string, wanted: string) =>
        `Has ${found}; the rule counts on ${wanted}. It may be signed, if your version is so.`,
      'ages-order': (found: string, wanted: string) =>
        `Group “${found}” begins before “${wanted}” and stands after it. Order them from the youngest on.`,
      'no-items': (found: string, _wanted: string) => `“${found}” has no items. It may be signed so.`,
      'no-difficulty': (_found: string, _wanted: string) =>
        'Its difficulty is missing: with the rule of a score each item needs one.',
      'no-scale': (_found: string, _wanted: string) => 'The scale is missing: the rule of a score needs it.',
      'score-unused': (_found: string, _wanted: string) =>
        'There is a scale and the rule gives no scores. Take it out or choose the rule of a score.',
      'd-score': (found: string, _wanted: string) =>
        `“${found}” uses a name of others. Write who allows it, or give it another name.`,
      'built-in': (found: string, _wanted: string) =>
        `“${found}” is the instrument Nido brings. Use another key.`,
      'edi-whole': (_found: string, wanted: string) =>
        `The EDI goes whole: key, ages, axes and rule together (${wanted}). Another instrument has another key and rule.`,
      'bad-share': (found: string, wanted: string) => `“${found}” is no share. Expected ${wanted}`,
      'bad-number': (found: string, _wanted: string) => `“${found}” is no number.`,
      unreadable: (found: string, _wanted: string) => `The file cannot be understood: ${found}`,
      form: (found: string, wanted: string) =>
        found === '' ? `Missing or not in the expected form. ${wanted}` : `“${found}”: ${wanted}`,
    },
    notices: 'Notices, they do not keep from signing',
    step3: '3. Sign',
    version: 'Version',
    versionHint: 'As the manual calls it: 2024, say. A signed version changes no more.',
    from: 'In force from',
    source: 'Where it comes from',
    sign: 'Sign and put in force',
    signed: 'In force',
    refused: {
      'known-version': 'That version is in force and does not change. Give the version another name.',
      'not-sound': 'The file did not pass the last check.',
    },
    notTaken: 'It could not be put in force. The file is still on the screen: sign again.',
    noLoad: 'The national office signs.',
  },
})
