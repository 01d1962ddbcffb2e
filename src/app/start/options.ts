// What `npm start` was asked for: options on the command line first, then the environment, then the usual.
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readBackupKey } from '../../platform/backup-key.ts'
import type { Bucket } from '../../platform/bucket-store.ts'
import { cannotStart, codeOf } from '../../platform/cannot-start.ts'
import { LEASE_DAYS } from '../../platform/lease-days.ts'
import { bucketOf } from '../files-in.ts'
import type { LogWish } from './serving.ts'
import { type SignInOptions, signInOptions } from './sign-in-options.ts'

export type StartOptions = {
  readonly help: boolean
  readonly port: number
  /** absolute */
  readonly dataDir: string
  readonly empty: boolean
  /** a server of the operator's own instead of the embedded one */
  readonly databaseUrl: string | undefined
  /** the synthetic network; never on an empty start nor on an operator's server */
  readonly demo: boolean
  /** where backups are written by themselves, and what their key file holds */
  readonly backup: { readonly folder: string; readonly secret: Buffer } | undefined
  /** where photos and documents lie instead of the data folder */
  readonly bucket: Bucket | undefined
  readonly log: LogWish
  /** who brings it may read `/metrics` from another machine */
  readonly metricsToken: string | undefined
  readonly signIn: SignInOptions
  /** how long a tablet may be read without a contact, days */
  readonly leaseDays: number
}

export const usage = `Nido: la red nacional de centros de cuidado infantil.

  npm start                      inicia Nido; la primera vez carga una red de demostración
  npm start -- --empty           sin demostración: da un enlace para la primera persona administradora
  npm start -- --port 8080       dirección en otro puerto (3000)
  npm start -- --data CARPETA    carpeta de los datos (./data)
  npm start -- --help            esta ayuda

Entorno: DATABASE_URL=postgres://…  usa un PostgreSQL propio (15 o posterior) en lugar del incluido
         NIDO_BACKUP=CARPETA NIDO_BACKUP_KEY=ARCHIVO  respaldos cifrados: cada hora lo nuevo, cada semana completo
         NIDO_S3=https://SERVIDOR/DEPÓSITO NIDO_S3_KEY=ARCHIVO  fotos y documentos en un depósito S3, cifrados
         NIDO_LOG=info NIDO_LOG_FILE=ARCHIVO  bitácora más detallada, en un archivo que gira solo
         NIDO_METRICS_TOKEN=SECRETO  deja leer /metrics desde otra máquina
         NIDO_PORT (o PORT), NIDO_DATA, NIDO_EMPTY=1  lo mismo que --port, --data, --empty

Ctrl-C cierra todo. In English: docs/operations.md`

const seeHelp = 'Vea las opciones con: npm start -- --help'

function portOf(text: string): number {
  const port = Number(text)
  if (/^\d{1,5}$/.test(text) && port >= 1 && port <= 65_535) return port
  throw cannotStart(`«${text}» no es un puerto: se esperaba un número de 1 a 65535. ${seeHelp}`)
}

function databaseUrlOf(text: string): string {
  if (/^postgres(ql)?:\/\//.test(text) && URL.canParse(text)) return text
  // The text may hold a password: it is not repeated
  throw cannotStart(
    'DATABASE_URL no se entiende: se esperaba postgres://usuario:contraseña@servidor:puerto/base.',
  )
}

/** `from` is the folder the command was given in: a relative --data is read from there. Refuses with a sentence. */
export function startOptions(args: readonly string[], env: NodeJS.ProcessEnv, from: string): StartOptions {
  const asked = parsed(args)
  const empty = asked.empty ?? (env.NIDO_EMPTY !== undefined && !['', '0', 'false'].includes(env.NIDO_EMPTY))
  const databaseUrl = env.DATABASE_URL ? databaseUrlOf(env.DATABASE_URL) : undefined
  return {
    help: asked.help ?? false,
    port: portOf(asked.port ?? (env.NIDO_PORT || env.PORT || '3000')),
    dataDir: resolve(from, asked.data ?? (env.NIDO_DATA || 'data')),
    empty,
    databaseUrl,
    demo: !empty && databaseUrl === undefined,
    backup: backupOf(env, from),
    bucket: bucketOf(env, from),
    log: {
      level: logLevelOf(env.NIDO_LOG || 'warn'),
      ...(env.NIDO_LOG_FILE && { file: resolve(from, env.NIDO_LOG_FILE) }),
    },
    leaseDays: leaseDaysOf(env.NIDO_LEASE_DAYS || String(LEASE_DAYS)),
    metricsToken: metricsTokenOf(env.NIDO_METRICS_TOKEN || undefined),
    signIn: signInOptions(env, from),
  }
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']

function logLevelOf(level: string): string {
  if (LOG_LEVELS.includes(level)) return level
  throw cannotStart(`NIDO_LOG «${level}» no es un nivel: se esperaba uno de ${LOG_LEVELS.join(', ')}.`)
}

/** Longer would leave children's files readable on a tablet nobody has heard of. Source: offline design, §4.7. */
const LONGEST_LEASE = 45

function leaseDaysOf(text: string): number {
  const days = Number(text)
  if (/^\d{1,2}$/.test(text) && days >= 1 && days <= LONGEST_LEASE) return days
  throw cannotStart(`NIDO_LEASE_DAYS «${text}»: se esperaba un número de días de 1 a ${LONGEST_LEASE}.`)
}

/** Short secrets are guessed. The secret itself is not repeated. */
const SHORTEST_TOKEN = 24

function metricsTokenOf(token: string | undefined): string | undefined {
  if (token !== undefined && token.length < SHORTEST_TOKEN)
    throw cannotStart(`NIDO_METRICS_TOKEN es corta: se esperaban ${SHORTEST_TOKEN} letras o más, al azar.`)
  return token
}

/** Half of the two is refused: somebody believes there are backups. */
function backupOf(env: NodeJS.ProcessEnv, from: string): StartOptions['backup'] {
  const { NIDO_BACKUP: folder, NIDO_BACKUP_KEY: key } = env
  if (!folder && !key) return undefined
  if (!folder)
    throw cannotStart('NIDO_BACKUP_KEY está puesta y falta NIDO_BACKUP: la carpeta de los respaldos.')
  if (!key)
    throw cannotStart(
      'NIDO_BACKUP está puesta y falta NIDO_BACKUP_KEY: el archivo con la llave. Se hace con: npm run nido -- backup --new-key ARCHIVO',
    )
  const read = readBackupKey(resolve(from, key))
  if ('why' in read) throw cannotStart(`NIDO_BACKUP_KEY: ${read.why}`)
  return { folder: resolve(from, folder), secret: read.secret }
}

function parsed(args: readonly string[]) {
  try {
    const options = {
      empty: { type: 'boolean' },
      port: { type: 'string' },
      data: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    } as const
    const { values } = parseArgs({ args: [...args], options, strict: true, allowPositionals: false })
    if (values.data === '') throw cannotStart(`--data espera una carpeta. ${seeHelp}`)
    return values
  } catch (e) {
    const code = codeOf(e)
    if (!code?.startsWith('ERR_PARSE_ARGS')) throw e
    const word = /'([^']+)'/.exec(e instanceof Error ? e.message : '')?.[1] ?? args.join(' ')
    throw cannotStart(
      code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE'
        ? `La opción ${word} está incompleta o lleva algo de más. ${seeHelp}`
        : `No conozco la opción «${word}». ${seeHelp}`,
      e,
    )
  }
}
