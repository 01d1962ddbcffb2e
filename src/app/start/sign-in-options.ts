// How people come in, as the environment says it: the address, which posts need two factors, how long a proof is fresh.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Role, roles } from '../../kernel/permission.ts'
import { cannotStart } from '../../platform/cannot-start.ts'
import { FRESH_MINUTES } from '../../platform/entry.ts'
import type { InstituteOptions } from '../../platform/institute.ts'
import type { LlaveOptions } from '../../platform/llave-mx.ts'

export type SignInOptions = {
  readonly origin: string | undefined
  readonly mustHave: readonly Role[]
  readonly freshMinutes: number
  readonly institute?: Omit<InstituteOptions, 'origin'>
  readonly llave?: Omit<LlaveOptions, 'origin' | 'subjectOf'>
}

/** Who reaches far, or looks at others' records. */
const MUST_HAVE: readonly string[] = ['national', 'administrator', 'auditor', 'party']

/** Refuses with a sentence that names the setting. */
export function signInOptions(env: NodeJS.ProcessEnv, from: string): SignInOptions {
  const institute = instituteOf(env, from)
  const llave = llaveOf(env, from)
  return {
    origin: env.NIDO_ORIGIN ? originOf('NIDO_ORIGIN', env.NIDO_ORIGIN) : undefined,
    mustHave: mustHaveOf(env.NIDO_SECOND_FACTOR),
    freshMinutes: freshOf(env.NIDO_FRESH_MINUTES),
    ...(institute && { institute }),
    ...(llave && { llave }),
  }
}

/** Of settings that only make sense together, none or all; the one that is missing is named. */
function together<N extends string>(
  env: NodeJS.ProcessEnv,
  names: readonly N[],
): Readonly<Record<N, string>> | undefined {
  const set = names.filter((n) => env[n])
  if (set.length === 0) return undefined
  const missing = [...names, 'NIDO_ORIGIN'].find((n) => !env[n])
  if (missing) throw cannotStart(`${set[0]} está puesta y falta ${missing}.`)
  return Object.fromEntries(names.map((n) => [n, env[n]])) as Record<N, string>
}

/** The lines of a file that holds secrets, so that they are not in the environment. */
function secretsIn(name: string, file: string, lines: number): readonly string[] {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    throw cannotStart(`${name}: no se puede leer el archivo ${file}.`)
  }
  const found = text.split('\n').map((l) => l.trim())
  if (found.filter(Boolean).length < lines)
    throw cannotStart(`${name}: ${file} debe tener ${lines === 1 ? 'una línea' : `${lines} líneas`}.`)
  return found.filter(Boolean)
}

function instituteOf(env: NodeJS.ProcessEnv, from: string): SignInOptions['institute'] {
  const set = together(env, ['NIDO_OIDC_ISSUER', 'NIDO_OIDC_CLIENT', 'NIDO_OIDC_SECRET'])
  if (!set) return undefined
  const issuer = URL.canParse(set.NIDO_OIDC_ISSUER) ? new URL(set.NIDO_OIDC_ISSUER) : undefined
  if (!issuer) throw cannotStart(`NIDO_OIDC_ISSUER «${set.NIDO_OIDC_ISSUER}» no es una dirección https.`)
  originOf('NIDO_OIDC_ISSUER', issuer.origin)
  const [secret] = secretsIn('NIDO_OIDC_SECRET', resolve(from, set.NIDO_OIDC_SECRET), 1)
  return {
    issuer: set.NIDO_OIDC_ISSUER,
    client: set.NIDO_OIDC_CLIENT,
    secret: secret!,
    ...(env.NIDO_OIDC_LOGIN_CLAIM && { loginClaim: env.NIDO_OIDC_LOGIN_CLAIM }),
  }
}

function llaveOf(env: NodeJS.ProcessEnv, from: string): SignInOptions['llave'] {
  const set = together(env, ['NIDO_LLAVE_CLIENT', 'NIDO_LLAVE_SECRETS'])
  if (!set) return undefined
  const [secret, user, password] = secretsIn('NIDO_LLAVE_SECRETS', resolve(from, set.NIDO_LLAVE_SECRETS), 3)
  return {
    site: originOf('NIDO_LLAVE_SITE', env.NIDO_LLAVE_SITE || 'https://www.llave.gob.mx'),
    api: originOf('NIDO_LLAVE_API', env.NIDO_LLAVE_API || 'https://api.llave.gob.mx'),
    client: set.NIDO_LLAVE_CLIENT,
    ...{ secret: secret!, user: user!, password: password! },
  }
}

/** An https address without path; http only on this machine. */
export function originOf(name: string, text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const local = url?.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  if (url && (url.protocol === 'https:' || local) && url.origin === text.replace(/\/$/, '')) return url.origin
  throw cannotStart(
    `${name} «${text}» no es una dirección: se esperaba https://servidor, sin ruta (http solo en localhost).`,
  )
}

function mustHaveOf(text: string | undefined): readonly Role[] {
  if (text === 'none') return []
  const named = text ? text.split(',').map((r) => r.trim()) : MUST_HAVE
  const wrong = text ? named.find((r) => !(roles as readonly string[]).includes(r)) : undefined
  if (wrong !== undefined)
    throw cannotStart(
      `NIDO_SECOND_FACTOR: «${wrong}» no es un puesto. Los hay: ${roles.join(', ')}; o none para ninguno.`,
    )
  return roles.filter((r) => named.includes(r))
}

function freshOf(text: string | undefined): number {
  if (!text) return FRESH_MINUTES
  const minutes = Number(text)
  if (/^\d+$/.test(text) && minutes >= 1 && minutes <= 720) return minutes
  throw cannotStart(`NIDO_FRESH_MINUTES «${text}»: se esperaban de 1 a 720 minutos.`)
}

/** As `nido config` lists them. */
export const signInSettings = [
  {
    name: 'NIDO_ORIGIN',
    means: 'dirección con la que se llega a Nido',
    usual: 'sin ella, llaves de acceso solo en localhost',
  },
  {
    name: 'NIDO_SECOND_FACTOR',
    means: 'puestos que necesitan segundo factor',
    usual: `${MUST_HAVE.join(',')} (nunca en la demostración)`,
  },
  {
    name: 'NIDO_FRESH_MINUTES',
    means: 'minutos que vale una confirmación',
    usual: String(FRESH_MINUTES),
  },
  {
    name: 'NIDO_OIDC_ISSUER',
    means: 'cuenta del Instituto: dirección',
    usual: 'sin cuenta del Instituto',
    with: ['NIDO_OIDC_CLIENT', 'NIDO_OIDC_SECRET', 'NIDO_ORIGIN'],
  },
  {
    name: 'NIDO_OIDC_CLIENT',
    means: 'cuenta del Instituto: cliente',
    usual: 'ninguno',
    with: ['NIDO_OIDC_ISSUER', 'NIDO_OIDC_SECRET', 'NIDO_ORIGIN'],
  },
  {
    name: 'NIDO_OIDC_SECRET',
    means: 'cuenta del Instituto: archivo del secreto',
    usual: 'ninguno',
    with: ['NIDO_OIDC_ISSUER', 'NIDO_OIDC_CLIENT', 'NIDO_ORIGIN'],
  },
  {
    name: 'NIDO_OIDC_LOGIN_CLAIM',
    means: 'dato que es la cuenta de aquí',
    usual: 'ninguno: las cuentas se unen a mano',
  },
  {
    name: 'NIDO_LLAVE_CLIENT',
    means: 'Llave MX: cliente',
    usual: 'sin Llave MX',
    with: ['NIDO_LLAVE_SECRETS', 'NIDO_ORIGIN'],
  },
  {
    name: 'NIDO_LLAVE_SECRETS',
    means: 'Llave MX: archivo de tres secretos',
    usual: 'ninguno',
    with: ['NIDO_LLAVE_CLIENT', 'NIDO_ORIGIN'],
  },
  { name: 'NIDO_LLAVE_SITE', means: 'Llave MX: sitio', usual: 'https://www.llave.gob.mx' },
  { name: 'NIDO_LLAVE_API', means: 'Llave MX: servicio', usual: 'https://api.llave.gob.mx' },
] as const
