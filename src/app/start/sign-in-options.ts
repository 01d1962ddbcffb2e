// How people come in, as the environment says it: the address, which posts need two factors, how long a proof is fresh.
import { type Role, roles } from '../../kernel/permission.ts'
import { cannotStart } from '../../platform/cannot-start.ts'
import { FRESH_MINUTES } from '../../platform/entry.ts'

export type SignInOptions = {
  readonly origin: string | undefined
  readonly mustHave: readonly Role[]
  readonly freshMinutes: number
}

/** Who reaches far, or looks at others' records. */
const MUST_HAVE: readonly string[] = ['national', 'administrator', 'auditor']

/** Refuses with a sentence that names the setting. */
export function signInOptions(env: NodeJS.ProcessEnv): SignInOptions {
  return {
    origin: env.NIDO_ORIGIN ? originOf('NIDO_ORIGIN', env.NIDO_ORIGIN) : undefined,
    mustHave: mustHaveOf(env.NIDO_SECOND_FACTOR),
    freshMinutes: freshOf(env.NIDO_FRESH_MINUTES),
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
] as const
