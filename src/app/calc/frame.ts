// The frame of every calculator: reads one file, computes, prints; a wrong file is told with its place, and ends in 2.
import { parseArgs } from 'node:util'

/** What a calculator touches of the world; the command line gives files and streams, a test gives texts. */
export type CalcIo = {
  readonly readText: (path: string) => Promise<string>
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  /** when the command was called, by `performance.now()`; absent: when the calculator is */
  readonly since?: number
}

export type Calculator = {
  /** one line for the list of calculators, Spanish then English */
  readonly summary: string
  /** exit code: 0 computed, 2 wrong file or wrong call */
  readonly run: (argv: readonly string[], io: CalcIo) => Promise<number>
}

/** Where a file is wrong: a line and column of its text, or the path of a field; and what was expected there. */
export type Fault = {
  readonly file: string
  readonly line?: number
  readonly column?: number | string
  readonly path?: string
  readonly expected: string
  readonly found?: string
}
export type Outcome<T> =
  | { readonly stands: true; readonly value: T }
  | { readonly stands: false; readonly fault: Fault }

export const done = <T>(value: T): Outcome<T> => ({ stands: true, value })
export const wrong = (fault: Fault): { readonly stands: false; readonly fault: Fault } => ({
  stands: false,
  fault,
})

export type Plan = {
  readonly summary: string
  readonly help: string
  /** names of options that take a value, besides --help */
  readonly options?: readonly string[]
  /** names of options that stand alone; given, their value is their own name */
  readonly flags?: readonly string[]
  readonly compute: (
    file: string,
    options: Readonly<Record<string, string>>,
    io: CalcIo,
  ) => Promise<Outcome<void>>
}

/** A calculator from its plan: the call is checked here, the file by `compute`. */
export function calculator(plan: Plan): Calculator {
  return {
    summary: plan.summary,
    run: async (argv, io) => {
      const call = readCall(argv, plan.options ?? [], plan.flags ?? [])
      if (call === 'help') {
        io.out(`${plan.help}\n`)
        return 0
      }
      if ('problem' in call) {
        io.err(`${call.problem}\n\n${plan.help}\n`)
        return 2
      }
      const outcome = await plan.compute(call.file, call.options, io)
      if (outcome.stands) return 0
      io.err(`${faultWords(outcome.fault)}\n`)
      return 2
    },
  }
}

type Call = 'help' | { problem: string } | { file: string; options: Record<string, string> }

function readCall(argv: readonly string[], names: readonly string[], flags: readonly string[]): Call {
  if (argv.includes('--help') || argv.includes('-h')) return 'help'
  const options = Object.fromEntries([
    ...names.map((name) => [name, { type: 'string' as const }] as const),
    ...flags.map((name) => [name, { type: 'boolean' as const }] as const),
  ])
  try {
    const { positionals, values } = parseArgs({ args: [...argv], options, allowPositionals: true })
    if (positionals.length !== 1) return { problem: `Se esperaba un archivo; hay ${positionals.length}.` }
    const given = Object.entries(values).map(([name, value]) => [name, value === true ? name : String(value)])
    return { file: positionals[0]!, options: Object.fromEntries(given) }
  } catch (e) {
    return { problem: `La llamada no se entiende: ${e instanceof Error ? e.message : String(e)}` }
  }
}

/** Reads a text file without its byte order mark; what cannot be read is a fault in words. */
export async function readFileText(path: string, io: CalcIo): Promise<Outcome<string>> {
  try {
    const text = await io.readText(path)
    return done(text.startsWith('\ufeff') ? text.slice(1) : text)
  } catch (e) {
    const code = (e as { code?: unknown }).code
    const words = typeof code === 'string' ? UNREADABLE[code] : undefined
    if (words === undefined) throw e
    return wrong({ file: path, expected: words })
  }
}

const TOO_LONG = 'se esperaba un archivo de menos de 500 MB: divida el archivo'
const UNREADABLE: Readonly<Record<string, string>> = {
  ENOENT: 'se esperaba un archivo; no existe',
  ENOTDIR: 'se esperaba un archivo; no existe',
  EISDIR: 'se esperaba un archivo; es una carpeta',
  EACCES: 'se esperaba un archivo que se pueda leer; falta permiso',
  EPERM: 'se esperaba un archivo que se pueda leer; falta permiso',
  ERR_STRING_TOO_LONG: TOO_LONG,
  ERR_FS_FILE_TOO_LARGE: TOO_LONG,
}

/** "cases.json: línea 3, columna 14: se esperaba …; hay …" */
function faultWords(fault: Fault): string {
  const place = [
    fault.line === undefined ? undefined : `línea ${fault.line}`,
    fault.column === undefined ? undefined : `columna ${fault.column}`,
    fault.path === undefined || fault.path === '' ? undefined : `campo ${fault.path}`,
  ].filter((p) => p !== undefined)
  const found = fault.found === undefined ? '' : `; hay ${fault.found}`
  return [fault.file, ...(place.length > 0 ? [place.join(', ')] : []), `${fault.expected}${found}`].join(': ')
}

/** What stands in a cell or field, short enough for a message. */
export function quoted(text: string): string {
  const short = text.length > 40 ? `${text.slice(0, 40)}…` : text
  return text === '' ? 'nada' : `«${short.replace(/[\r\n\t]/g, ' ')}»`
}
