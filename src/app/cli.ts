// The commands of `npm run nido`: what each is for, and where it lives; a command is loaded only when it is called.
import { resolve } from 'node:path'
import { codeOf } from '../platform/cannot-start.ts'
import type { CommandRun } from './command-run.ts'

export type Command = {
  readonly name: string
  /** one line for the list */
  readonly summary: string
  /** answers the exit code: 0 done, 1 failed, 2 the input is wrong, 130 cancelled */
  readonly load: () => Promise<(run: CommandRun) => Promise<number>>
}

export const commands: readonly Command[] = [
  {
    name: 'import',
    summary: 'importa listas (municipios, representaciones, centros, niñas y niños) y las tablas de la OMS',
    load: async () => (await import('./import-command.ts')).importCommand,
  },
  {
    name: 'world',
    summary: 'carga, prueba o quita una red inventada',
    load: async () => (await import('./world/command.ts')).world,
  },
  {
    name: 'calc',
    summary: 'calculadoras de la norma sobre archivos (growth, identity, dscore, edi, schedule, site)',
    load: async () => (await import('./calc/command.ts')).calc,
  },
  {
    name: 'verify',
    summary: 'comprueba la cadena de páginas de todos los libros',
    load: async () => (await import('./commands/verify.ts')).verify,
  },
  {
    name: 'rebuild',
    summary: 'vuelve a derivar filas y cifras de las páginas, y compara',
    load: async () => (await import('./commands/rebuild.ts')).rebuild,
  },
  {
    name: 'backup',
    summary: 'escribe un respaldo cifrado y comprobado, sin detener a Nido',
    load: async () => (await import('./commands/backup.ts')).backup,
  },
  {
    name: 'restore',
    summary: 'pone respaldos en un lugar vacío y comprueba todas las páginas',
    load: async () => (await import('./commands/restore.ts')).restore,
  },
  {
    name: 'config',
    summary: 'muestra los ajustes del entorno y nombra los que están mal',
    load: async () => (await import('./commands/config.ts')).config,
  },
]

export const usage = (): string =>
  [
    'Uso: npm run nido -- <orden> [opciones]',
    '',
    ...commands.map((c) => `  ${c.name.padEnd(10)} ${c.summary}`),
    '',
    'Cada orden explica sus opciones con --help. Ctrl-C cancela y deja todo entero.',
  ].join('\n')

/** Runs the command named first in `run.args`; answers the exit code. */
export async function run({ args, ...rest }: CommandRun): Promise<number> {
  const [name, ...own] = args
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    rest.out(`${usage()}\n`)
    return name === undefined ? 2 : 0
  }
  const command = commands.find((c) => c.name === name)
  if (!command) {
    rest.err(`No conozco la orden «${name}».\n\n${usage()}\n`)
    return 2
  }
  const start = await command.load()
  try {
    return await start({ ...rest, args: own, from: resolve(rest.from) })
  } catch (e) {
    const wrong = misread(e, own)
    if (wrong === undefined) throw e
    rest.err(`${wrong} Vea las opciones con: npm run nido -- ${name} --help\n`)
    return 2
  }
}

/** What the reader of options did not understand, in words; undefined when it was something else. */
function misread(e: unknown, args: readonly string[]): string | undefined {
  const code = codeOf(e)
  if (!code?.startsWith('ERR_PARSE_ARGS')) return undefined
  const word = /'([^']+)'/.exec((e as Error).message)?.[1] ?? args.join(' ')
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE')
    return `La opción ${word} está incompleta o lleva algo de más.`
  return code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL'
    ? `«${word}» está de más.`
    : `No conozco la opción «${word}».`
}
