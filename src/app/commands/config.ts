// `nido config`: every setting of the environment, what it is now and where that comes from; wrong and unknown ones are named.
import { parseArgs } from 'node:util'
import { isCannotStart } from '../../platform/cannot-start.ts'
import type { CommandRun } from '../command-run.ts'
import { startOptions } from '../start/options.ts'
import { signInSettings } from '../start/sign-in-options.ts'

const usage = `Uso: npm run nido -- config

Muestra cada ajuste del entorno, su valor y de dónde viene. Nombra los que están mal y los que Nido no conoce, y termina
entonces con código 1. No muestra contraseñas. (Prints every setting; names wrong and unknown ones.)
`

type Setting = {
  readonly name: string
  readonly means: string
  readonly usual: string
  /** settings that only make sense together are checked together */
  readonly with?: string | readonly string[]
  readonly shown?: (value: string) => string
}

const withoutPassword = (url: string): string => {
  if (!URL.canParse(url)) return '(no se entiende)'
  const shown = new URL(url)
  if (shown.password) shown.password = '···'
  return shown.href
}

const settings: readonly Setting[] = [
  {
    name: 'DATABASE_URL',
    means: 'PostgreSQL propio',
    usual: 'el incluido, en la carpeta de los datos',
    shown: withoutPassword,
  },
  { name: 'NIDO_DATA', means: 'carpeta de los datos', usual: './data' },
  { name: 'NIDO_PORT', means: 'puerto (o PORT)', usual: '3000' },
  { name: 'PORT', means: 'puerto, si no está NIDO_PORT', usual: '3000' },
  { name: 'NIDO_HOST', means: 'dirección en la que atiende', usual: '127.0.0.1' },
  { name: 'NIDO_EMPTY', means: '1: sin demostración', usual: 'con demostración' },
  { name: 'NIDO_LOG', means: 'nivel de la bitácora', usual: 'warn' },
  { name: 'NIDO_LOG_FILE', means: 'archivo de la bitácora, gira solo', usual: 'la salida del programa' },
  { name: 'NIDO_LEASE_DAYS', means: 'días que una tableta se lee sin red', usual: '14' },
  {
    name: 'NIDO_METRICS_TOKEN',
    means: 'secreto para leer /metrics desde fuera',
    usual: 'solo desde esta máquina',
    shown: () => '···',
  },
  {
    name: 'NIDO_BACKUP',
    means: 'carpeta de los respaldos',
    usual: 'sin respaldos programados',
    with: 'NIDO_BACKUP_KEY',
  },
  {
    name: 'NIDO_BACKUP_KEY',
    means: 'archivo con la llave de los respaldos',
    usual: 'ninguno',
    with: 'NIDO_BACKUP',
  },
  {
    name: 'NIDO_S3',
    means: 'depósito S3 de fotos y documentos',
    usual: 'la carpeta de los datos',
    with: 'NIDO_S3_KEY',
    shown: withoutPassword,
  },
  {
    name: 'NIDO_S3_KEY',
    means: 'archivo con la clave del depósito',
    usual: 'ninguno',
    with: 'NIDO_S3',
  },
  { name: 'NIDO_S3_REGION', means: 'región del depósito', usual: 'auto' },
  ...signInSettings,
]

/** Set by npm's scripts, the tests and the benches for themselves. */
const OWN = new Set([
  'NIDO_BENCH_CENTERS',
  'NIDO_BENCH_NATION',
  'NIDO_CALLED_FROM',
  'NIDO_CHROMIUM',
  'NIDO_MAKE_RELEASE',
  'NIDO_SHOTS',
  'NIDO_TEST_PG',
])

/** What the start would say of this value; undefined when it would take it. */
function faultOf(setting: Setting, env: NodeJS.ProcessEnv, from: string): string | undefined {
  const others = setting.with === undefined ? [] : [setting.with].flat()
  const pair = Object.fromEntries(others.map((name) => [name, env[name]]))
  try {
    startOptions([], { [setting.name]: env[setting.name], ...pair }, from)
    return undefined
  } catch (e) {
    if (isCannotStart(e)) return e.message
    throw e
  }
}

/** `env` is the environment to look at. Answers the exit code. */
export async function configOf(run: CommandRun, env: NodeJS.ProcessEnv): Promise<number> {
  let bad = 0
  for (const setting of settings) {
    const value = env[setting.name]
    const fault = value ? faultOf(setting, env, run.from) : undefined
    const shown = value ? `${setting.shown?.(value) ?? value}  (entorno)` : `${setting.usual}  (lo usual)`
    run.out(`${setting.name.padEnd(16)} ${setting.means.padEnd(38)} ${shown}\n`)
    if (fault) {
      bad++
      run.out(`${' '.repeat(17)}MAL: ${fault}\n`)
    }
  }
  const known = new Set([...settings.map((s) => s.name), ...OWN])
  for (const name of Object.keys(env).filter((n) => n.startsWith('NIDO_') && !known.has(n))) {
    bad++
    run.out(`${name.padEnd(16)} MAL: Nido no conoce este ajuste; los que hay están arriba.\n`)
  }
  return bad > 0 ? 1 : 0
}

export async function config(run: CommandRun): Promise<number> {
  const { values } = parseArgs({ args: [...run.args], options: { help: { type: 'boolean', short: 'h' } } })
  if (values.help) {
    run.out(usage)
    return 0
  }
  return configOf(run, process.env)
}
