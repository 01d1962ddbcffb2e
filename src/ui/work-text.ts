// The words of long work and of taking a list away: how far it is, how to stop it, how it ended, what to do then.
import { formatsOf } from './formats.ts'
import { defineText } from './words.ts'

const es = formatsOf('es')
const en = formatsOf('en')

export const workText = defineText({
  es: {
    waiting: 'En espera de su turno…',
    running: 'En marcha…',
    stopping: 'Deteniendo…',
    of: (done: number, total: number) => `${es.number(done)} de ${es.number(total)}`,
    soFar: (done: number) => es.number(done),
    stop: 'Detener',
    done: 'Listo',
    cancelled: 'Se detuvo. Nada quedó a medias.',
    failed: 'No se pudo terminar.',
    again: 'Pedirlo otra vez',
    leave: 'Se puede cerrar esta ventana: el trabajo sigue y se encuentra aquí al volver.',
    offline: 'Sin respuesta del servidor; el trabajo sigue allá. Se pregunta otra vez en un momento.',
    gone: 'El archivo ya se borró (se guarda un día).',
    save: (size: string) => `Guardar el archivo (${size})`,
    until: (when: string) => `Se guarda hasta el ${when}; solo quien lo pidió lo puede bajar.`,
    size: (bytes: number) =>
      bytes < 1_000_000
        ? `${es.number(Math.max(1, Math.round(bytes / 1000)))} kB`
        : `${es.number(bytes / 1e6, 1)} MB`,
    take: {
      button: 'Descargar',
      title: (list: string) => `Descargar: ${list}`,
      rows: (n: number) => `${es.plural(n, 'renglón', 'renglones')}, con lo que se ve y se busca ahora.`,
      rowsAll: (n: number) =>
        `${es.plural(n, 'renglón', 'renglones')}: la lista completa, con los filtros de ahora.`,
      format: 'En qué forma',
      xlsx: 'Hoja de cálculo (XLSX)',
      xlsxHint: 'Para Excel o LibreOffice: números y fechas listos para usar.',
      csv: 'Texto separado por comas (CSV)',
      csvHint: 'Para otro sistema: UTF-8, una línea por renglón.',
      purpose: 'Para qué se descarga',
      purposeAbout:
        'Queda escrito quién, cuándo y para qué, por cada niña y niño de la lista, y sus familias pueden verlo.',
      begin: 'Preparar el archivo',
      beginning: 'Pidiendo…',
      done: (n: number) => `${es.plural(n, 'renglón', 'renglones')} en el archivo.`,
      other: 'Preparar otro',
    },
  },
  en: {
    waiting: 'Waiting for its turn…',
    running: 'Under way…',
    stopping: 'Stopping…',
    of: (done, total) => `${en.number(done)} of ${en.number(total)}`,
    soFar: (done) => en.number(done),
    stop: 'Stop',
    done: 'Done',
    cancelled: 'Stopped. Nothing was left half-done.',
    failed: 'It could not be finished.',
    again: 'Ask for it again',
    leave: 'This window may be closed: the work goes on and is found here on coming back.',
    offline: 'No answer from the server; the work goes on there. Asking again in a moment.',
    gone: 'The file has been deleted (it is kept for a day).',
    save: (size) => `Save the file (${size})`,
    until: (when) => `Kept until ${when}; only who asked for it can fetch it.`,
    size: (bytes) =>
      bytes < 1_000_000
        ? `${en.number(Math.max(1, Math.round(bytes / 1000)))} kB`
        : `${en.number(bytes / 1e6, 1)} MB`,
    take: {
      button: 'Download',
      title: (list) => `Download: ${list}`,
      rows: (n) => `${en.plural(n, 'row', 'rows')}, with what is seen and searched now.`,
      rowsAll: (n) => `${en.plural(n, 'row', 'rows')}: the whole list, with the filters of now.`,
      format: 'In which form',
      xlsx: 'Spreadsheet (XLSX)',
      xlsxHint: 'For Excel or LibreOffice: numbers and dates ready to use.',
      csv: 'Comma-separated text (CSV)',
      csvHint: 'For another system: UTF-8, one line a row.',
      purpose: 'What it is downloaded for',
      purposeAbout:
        'Who, when and what for is written down for each child of the list, and their families can see it.',
      begin: 'Prepare the file',
      beginning: 'Asking…',
      done: (n) => `${en.plural(n, 'row', 'rows')} in the file.`,
      other: 'Prepare another',
    },
  },
})
