// Steps: what a sign-in has begun and not finished — held for minutes under a random ticket, tried a few times, used once.
import type { Db } from './db.ts'
import { newToken, tokenHash } from './secrets.ts'

export type StepKind = 'factor' | 'totp-new' | 'passkey-new' | 'passkey-in' | 'provider'
const TRIES = 5

/** Answers the ticket; only its hash is kept. */
export async function beginStep(
  db: Db,
  what: StepKind,
  person: string | null,
  held: object,
  now: Date,
  minutes = 5,
  ticket = newToken(),
): Promise<string> {
  const expires = new Date(now.getTime() + minutes * 60_000).toISOString()
  await db.write({ system: true }, async (tx) => {
    await tx`delete from sign_in_step where expires_at < ${now.toISOString()}`
    await tx`
      insert into sign_in_step (token_hash, person, what, held, expires_at)
      values (${tokenHash(ticket)}, ${person}, ${what}, ${JSON.stringify(held)}, ${expires})`
  })
  return ticket
}

export type Step<H> = { readonly person: string | null; readonly held: H }

/** Counts a try; undefined when the ticket is unknown, of another kind, over, or tried too often. */
export async function tryStep<H>(
  db: Db,
  what: StepKind,
  ticket: string,
  now: Date,
): Promise<Step<H> | undefined> {
  const [step] = await db.write(
    { system: true },
    (tx) => tx<Step<H>>`
    update sign_in_step set tries = tries + 1
    where token_hash = ${tokenHash(ticket)} and what = ${what} and expires_at > ${now.toISOString()} and tries < ${TRIES}
    returning person, held`,
  )
  return step
}

/** Takes the step away; undefined when somebody took it before. */
export async function takeStep<H>(
  db: Db,
  what: StepKind,
  ticket: string,
  now: Date,
): Promise<Step<H> | undefined> {
  const [step] = await db.write(
    { system: true },
    (tx) => tx<Step<H>>`
    delete from sign_in_step where token_hash = ${tokenHash(ticket)} and what = ${what} and expires_at > ${now.toISOString()}
    returning person, held`,
  )
  return step
}
