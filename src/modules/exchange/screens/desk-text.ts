// The words of importing: which list, which file, what trying it shows, and what taking it did.
import { formatsOf } from '../../../ui/formats.ts'
import { defineText } from '../../../ui/words.ts'

const es = formatsOf('es')
const en = formatsOf('en')

export const exchangeText = defineText({
  es: {
    mexico: 'México',
    none: '–',
    title: 'Importar listas',
    about:
      'Un CSV con encabezado. Primero se prueba sin cambiar nada; después se importa. La misma lista dos veces no cambia nada.',
    target: '1. Qué lista es',
    targets: {
      representations: 'Representaciones',
      municipalities: 'Municipios',
      memberships: 'Municipios de cada representación',
      centers: 'Centros',
      children: 'Niñas y niños',
    },
    targetHints: {
      representations: 'Lo primero en un sistema vacío.',
      municipalities: 'Después de las representaciones.',
      memberships: 'La lista observada: qué municipio atiende qué representación.',
      centers: 'Después de los municipios.',
      children: 'Después de los centros y sus salas.',
    },
    template: 'Bajar la plantilla',
    file: '2. El archivo',
    fileHint: 'CSV en UTF-8, hasta 5 MB. Uno más grande se importa desde la consola del servidor.',
    fileTooLarge: 'El archivo pasa de 5 MB. Importarlo desde la consola: npm run nido -- import.',
    status: 'Estado de los centros cuya lista no lo dice',
    statuses: { planned: 'Planeado', open: 'Abierto', suspended: 'Suspendido', closed: 'Cerrado' },
    allOrNothing: 'Todo o nada: si una fila está mal, no se toma ninguna',
    tryIt: '3. Probar sin cambiar nada',
    trying: 'Probando…',
    chooseFile: 'Falta elegir la lista y el archivo',
    tryTitle: 'La prueba',
    takeTitle: 'Lo importado',
    take: (n: number) => `4. Importar ${es.plural(n, 'fila', 'filas')}`,
    taking: 'Importando…',
    nothingToTake: 'No hay nada nuevo que importar.',
    notFile: 'Ese archivo no se pudo leer.',
    sentence: (good: number, bad: number) =>
      bad === 0
        ? `Las ${es.number(good)} filas están listas.`
        : `${es.plural(good, 'fila está lista', 'filas están listas')}; ${es.plural(bad, 'fila tiene', 'filas tienen')} un error y se deja fuera.`,
    taken: (added: number, changed: number, same: number) =>
      `${es.plural(added, 'nueva', 'nuevas')}, ${es.plural(changed, 'corregida', 'corregidas')}, ${es.number(same)} sin cambio.`,
    notTaken: 'No se tomó ninguna fila, porque se pidió todo o nada.',
    counts: {
      rows: 'Filas',
      good: 'Listas',
      bad: 'Con error',
      added: 'Nuevas',
      changed: 'Corregidas',
      same: 'Sin cambio',
      kept: 'Ya dichas por una persona',
      facts: 'Hechos',
    },
    errors: 'Errores, fila por fila',
    errorsMore: (n: number) => `Se muestran los primeros; en total son ${es.number(n)}.`,
    doubts: 'Dudas: se toman, y conviene que una persona las mire',
    row: 'Fila',
    field: 'Columna',
    value: 'Lo que dice',
    reason: 'Qué pasa',
    expected: 'Se esperaba',
  },
  en: {
    mexico: 'Mexico',
    none: '–',
    title: 'Import lists',
    about:
      'A CSV with a header. First it is tried without changing anything; then it is imported. The same list twice changes nothing.',
    target: '1. Which list it is',
    targets: {
      representations: 'Representations',
      municipalities: 'Municipalities',
      memberships: 'Municipalities of each representation',
      centers: 'Centers',
      children: 'Children',
    },
    targetHints: {
      representations: 'The first thing in an empty system.',
      municipalities: 'After the representations.',
      memberships: 'The observed list: which representation attends which municipality.',
      centers: 'After the municipalities.',
      children: 'After the centers and their rooms.',
    },
    template: 'Download the template',
    file: '2. The file',
    fileHint: 'CSV in UTF-8, up to 5 MB. A larger one is imported at the server’s console.',
    fileTooLarge: 'The file is over 5 MB. Import it at the console: npm run nido -- import.',
    status: 'Status of centers whose list does not say it',
    statuses: { planned: 'Planned', open: 'Open', suspended: 'Suspended', closed: 'Closed' },
    allOrNothing: 'All or nothing: if a row is wrong, none is taken',
    tryIt: '3. Try without changing anything',
    trying: 'Trying…',
    chooseFile: 'Choose the list and the file first',
    tryTitle: 'The trial',
    takeTitle: 'What was imported',
    take: (n) => `4. Import ${en.plural(n, 'row', 'rows')}`,
    taking: 'Importing…',
    nothingToTake: 'There is nothing new to import.',
    notFile: 'That file could not be read.',
    sentence: (good, bad) =>
      bad === 0
        ? `All ${en.number(good)} rows are ready.`
        : `${en.plural(good, 'row is ready', 'rows are ready')}; ${en.plural(bad, 'row has', 'rows have')} an error and is left out.`,
    taken: (added, changed, same) =>
      `${en.number(added)} new, ${en.number(changed)} corrected, ${en.number(same)} without change.`,
    notTaken: 'No row was taken, because all or nothing was asked.',
    counts: {
      rows: 'Rows',
      good: 'Ready',
      bad: 'With an error',
      added: 'New',
      changed: 'Corrected',
      same: 'No change',
      kept: 'Already said by a person',
      facts: 'Facts',
    },
    errors: 'Errors, row by row',
    errorsMore: (n) => `The first are shown; there are ${en.number(n)} in all.`,
    doubts: 'Doubts: they are taken, and a person should look at them',
    row: 'Row',
    field: 'Column',
    value: 'What it says',
    reason: 'What is wrong',
    expected: 'Expected',
  },
})
