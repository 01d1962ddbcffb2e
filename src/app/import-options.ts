// The words of `nido import`: what may follow it, in any of its forms, and the sentence for what may not.
import { parseArgs } from 'node:util'
import { templateOf } from '../kernel/import-target.ts'
import { importTargets } from './modules.ts'

/** Spanish names that people type. */
const targetWords: Readonly<Record<string, string>> = {
  ...{ representaciones: 'representations', municipios: 'municipalities', pertenencias: 'memberships' },
  ...{ centros: 'centers', salas: 'rooms', personal: 'staff', ninos: 'children', niños: 'children' },
  ...{ asistencia: 'attendance', mediciones: 'measurements' },
}

const targetLines = importTargets
  .map((t) => {
    const spanish = Object.entries(targetWords).find(([, id]) => id === t.id)?.[0] ?? ''
    return `  ${t.id.padEnd(16)} ${`(${spanish})`.padEnd(19)} ${t.about.es}`
  })
  .join('\n')

export const importUsage = `Uso: npm run nido -- import [qué] ARCHIVO [opciones]
     npm run nido -- import <qué> --template
     npm run nido -- import who-growth CARPETA
     npm run nido -- import boundaries ARCHIVO --as-of FECHA --source FUENTE

Lee CSV (con comas, punto y coma, tabuladores o barras), Excel .xlsx, JSON o YAML como los tienen las oficinas: con títulos
arriba, encabezados de dos renglones, notas y totales abajo. Adivina de qué es la lista y qué es cada columna, lo dice con
su certeza, y pregunta lo que no sabe. El mismo archivo dos veces no cambia nada; una fila que cambió se guarda como corrección.

En este orden la primera vez:
${targetLines}

  --target QUÉ       de qué es la lista, si no se adivina
  --sheet HOJA       qué hoja del libro
  --table N          qué tabla de la hoja, de izquierda a derecha desde 0
  --column 'T=C'     la columna de título T es C del destino; «-» la deja fuera
  --answer 'P=R'     responde la pregunta P con R; se puede repetir
  --yes              no pregunta nada: se detiene si falta una respuesta, y dice cuál
  --recipe ARCHIVO   usa las respuestas guardadas antes
  --save-recipe R    guarda las respuestas: en un archivo .yaml, o con ese nombre para la siguiente lista igual
  --dry-run          no toma nada: dice qué pasaría
  --all-or-nothing   si una fila está mal, no toma ninguna (sin esto: toma las buenas y reporta las malas)
  --errors OUT.csv   escribe en un archivo todas las filas malas y las dudosas
  --status ESTADO    de los centros cuyo archivo no lo dice: open (el de siempre), planned, suspended, closed
  --template         escribe una plantilla con encabezado y un ejemplo
  --data DIR         carpeta de los datos, si no se usa DATABASE_URL
  --help             esta ayuda

Termina con 0 si todas las filas son buenas, 1 si alguna no, 2 si el archivo o la orden están mal o falta una respuesta,
130 si se cancela.
`

const statuses = ['open', 'planned', 'suspended', 'closed']
const boolean = { type: 'boolean' } as const
const string = { type: 'string' } as const
const several = { type: 'string', multiple: true } as const

function parsed(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    options: {
      ...{
        'dry-run': boolean,
        'all-or-nothing': boolean,
        template: boolean,
        yes: { ...boolean, short: 'y' },
      },
      ...{ help: { ...boolean, short: 'h' }, errors: string, status: string, data: string, target: string },
      ...{
        sheet: string,
        table: string,
        recipe: string,
        'save-recipe': string,
        answer: several,
        column: several,
      },
    },
    strict: true,
    allowPositionals: true,
  })
}

export type ImportAsked = {
  readonly target: string | undefined
  readonly file: string
  readonly values: ReturnType<typeof parsed>['values']
  readonly answers: Readonly<Record<string, string>>
  readonly columns: readonly (readonly [header: string, column: string])[]
}

/** What was asked; a text to show and its exit code when that is all. */
export function importAsked(args: readonly string[]): ImportAsked | { text: string; code: number } {
  const wrong = (text: string) => ({
    text: `${text}\nVea las opciones con: npm run nido -- import --help\n`,
    code: 2,
  })
  let call: ReturnType<typeof parsed>
  try {
    call = parsed(args)
  } catch (e) {
    const word = /'([^']+)'/.exec((e as Error).message)?.[1] ?? args.join(' ')
    return wrong(`No entiendo «${word}».`)
  }
  const { values, positionals } = call
  if (values.help) return { text: importUsage, code: 0 }
  if (positionals.length === 0) return { text: importUsage, code: 2 }
  const idOf = (word: string) =>
    importTargets.some((t) => t.id === word)
      ? word
      : Object.hasOwn(targetWords, word)
        ? targetWords[word]
        : undefined
  const list = importTargets.map((t) => t.id).join(', ')
  const first = idOf(positionals[0]!)
  // One word is a file, unless a template of it is wanted; of two, the first says what it is.
  const named = positionals.length > 1 || values.template === true
  if (named && first === undefined) return wrong(`No sé importar «${positionals[0]}»: se esperaba ${list}.`)
  if (values.template) return { text: templateOf(importTargets.find((t) => t.id === first)!), code: 0 }
  const [file, ...more] = named ? positionals.slice(1) : positionals
  if (more.length > 0) return wrong(`Sobra «${more[0]}»: se importa un archivo a la vez.`)
  if (!named && first !== undefined) return wrong('Falta el archivo.')
  const target = named ? first : values.target === undefined ? undefined : idOf(values.target)
  if (values.target !== undefined && target === undefined)
    return wrong(`--target «${values.target}»: se esperaba ${list}.`)
  if (values.status !== undefined && !statuses.includes(values.status))
    return wrong(`--status «${values.status}»: se esperaba ${statuses.join(', ')}.`)
  const pairs = (option: string, texts: readonly string[] = []) =>
    texts.map((t) => {
      const at = t.lastIndexOf('=')
      return at > 0 ? ([t.slice(0, at).trim(), t.slice(at + 1).trim()] as const) : { option, t }
    })
  const answers = pairs('--answer', values.answer)
  const columns = pairs('--column', values.column)
  for (const p of [...answers, ...columns])
    if ('option' in p) return wrong(`${p.option} «${p.t}»: se esperaba algo como «pregunta=respuesta».`)
  return {
    ...{ target, file: file!, values },
    answers: Object.fromEntries(answers as (readonly [string, string])[]),
    columns: columns as (readonly [string, string])[],
  }
}
