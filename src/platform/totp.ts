// TOTP: the six digits of an app — enrolling, and taking each code once, one step early or late.
import { Secret, TOTP } from 'otpauth'
import type { Db } from './db.ts'
import { type Entry, seal, unseal } from './entry.ts'

/** Source: RFC 6238 with the parameters every app knows: SHA-1, 6 digits, 30 seconds. */
const PERIOD = 30
const DRIFT = 1

const totpOf = (base32: string, label = '') =>
  new TOTP({ issuer: 'Nido', label, secret: Secret.fromBase32(base32), period: PERIOD, digits: 6 })

/** A new secret, and the address an app reads from the picture. */
export function newTotp(label: string): { secret: string; uri: string } {
  const secret = new Secret({ size: 20 }).base32
  return { secret, uri: totpOf(secret, label).toString() }
}

/** The step a code is of, at most one early or late; undefined when it is of none. Compares in constant time. */
export function stepOf(secret: string, code: string, now: Date): number | undefined {
  const delta = totpOf(secret).validate({ token: code, timestamp: now.getTime(), window: DRIFT })
  return delta === null ? undefined : Math.floor(now.getTime() / 1000 / PERIOD) + delta
}

/** Keeps a confirmed secret, sealed; `step` is that of the code that confirmed it, so that it opens nothing more. */
export async function keepTotp(
  db: Db,
  entry: Entry,
  person: string,
  secret: string,
  step: number,
  now: Date,
): Promise<void> {
  const sealed = seal(entry, 'totp', person, secret)
  await db.write(
    { system: true },
    (tx) => tx`
    insert into second_factor (person, secret, last_step, since) values (${person}, ${sealed}, ${step}, ${now.toISOString()})
    on conflict (person) do update set secret = excluded.secret, last_step = excluded.last_step, since = excluded.since`,
  )
}

/** True when the code is the person's and was not used before; then it is used. */
export async function takeTotp(
  db: Db,
  entry: Entry,
  person: string,
  code: string,
  now: Date,
): Promise<boolean> {
  const [factor] = await db.read(
    { system: true },
    (read) => read<{ secret: Buffer }>`select secret from second_factor where person = ${person}`,
  )
  const secret = factor && unseal(entry, 'totp', person, factor.secret)
  if (!secret) return false
  const step = stepOf(secret, code, now)
  if (step === undefined) return false
  // One statement decides: of two that bring the same code at once, one is late.
  const used = await db.write(
    { system: true },
    (tx) => tx<{ person: string }>`
    update second_factor set last_step = ${step} where person = ${person} and last_step < ${step} returning person`,
  )
  return used.length === 1
}
