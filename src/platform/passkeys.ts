// Passkeys: made and used at this address alone, always with the person verified by their device, each challenge once.
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import type { Context } from 'hono'
import type { Db } from './db.ts'
import type { Entry } from './entry.ts'
import { beginStep, takeStep } from './steps.ts'

export type Site = { readonly origin: string; readonly rpId: string }

/** The address passkeys belong to: the configured one, or http://localhost; undefined = they cannot be had here. */
export function siteOf(entry: Entry, c: Context): Site | undefined {
  if (entry.origin) return { origin: entry.origin, rpId: new URL(entry.origin).hostname }
  const url = new URL(c.req.url)
  return url.hostname === 'localhost' ? { origin: url.origin, rpId: 'localhost' } : undefined
}

type Kept = {
  id: string
  person: string
  public_key: Buffer
  counter: number
  transports: ('usb' | 'nfc' | 'ble' | 'internal' | 'hybrid' | 'cable' | 'smart-card')[]
}

/** Options for a new passkey of a person, and the ticket of their challenge. */
export async function beginPasskey(
  db: Db,
  site: Site,
  who: { person: string; login: string; name: string },
  now: Date,
): Promise<{ ticket: string; options: { challenge: string } }> {
  const had = await db.read(
    { system: true },
    (read) => read<Kept>`select id, transports from passkey where person = ${who.person}`,
  )
  const options = await generateRegistrationOptions({
    rpName: 'Nido',
    rpID: site.rpId,
    userID: Buffer.from(who.person.replaceAll('-', ''), 'hex'),
    userName: who.login,
    userDisplayName: who.name,
    excludeCredentials: had.map(({ id, transports }) => ({ id, transports })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  const ticket = await beginStep(db, 'passkey-new', who.person, { challenge: options.challenge }, now)
  return { ticket, options }
}

/** Keeps a passkey; false when what the browser brought does not answer the challenge of this person at this address. */
export async function keepPasskey(
  db: Db,
  site: Site,
  person: string,
  ticket: string,
  response: unknown,
  name: string,
  now: Date,
): Promise<boolean> {
  const step = await takeStep<{ challenge: string }>(db, 'passkey-new', ticket, now)
  if (!step || step.person !== person) return false
  const verified = await verifyRegistrationResponse({
    response: response as never,
    expectedChallenge: step.held.challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.rpId,
    requireUserVerification: true,
  }).catch(() => undefined)
  if (!verified?.verified) return false
  const { credential, credentialBackedUp } = verified.registrationInfo
  const kept = await db.write(
    { system: true },
    (tx) => tx<{ id: string }>`
    insert into passkey (id, person, public_key, counter, transports, name, synced, created_at)
    values (${credential.id}, ${person}, ${Buffer.from(credential.publicKey)}, ${credential.counter},
      ${JSON.stringify(credential.transports ?? [])}, ${name}, ${credentialBackedUp}, ${now.toISOString()})
    on conflict (id) do nothing returning id`,
  )
  return kept.length === 1
}

/** Options to come in with any passkey of this address: they name nobody. */
export async function beginPasskeyEntry(
  db: Db,
  site: Site,
  now: Date,
): Promise<{ ticket: string; options: { challenge: string } }> {
  const options = await generateAuthenticationOptions({ rpID: site.rpId, userVerification: 'required' })
  return { ticket: await beginStep(db, 'passkey-in', null, { challenge: options.challenge }, now), options }
}

/** Whose passkey answered the challenge; undefined when none did, or its counter went back (a copy). */
export async function personOfPasskey(
  db: Db,
  site: Site,
  ticket: string,
  response: { id: string },
  now: Date,
): Promise<string | undefined> {
  const step = await takeStep<{ challenge: string }>(db, 'passkey-in', ticket, now)
  if (!step) return undefined
  const [kept] = await db.read(
    { system: true },
    (read) =>
      read<Kept>`select id, person, public_key, counter, transports from passkey where id = ${response.id}`,
  )
  if (!kept) return undefined
  const verified = await verifyAuthenticationResponse({
    response: response as never,
    expectedChallenge: step.held.challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.rpId,
    credential: {
      id: kept.id,
      publicKey: new Uint8Array(kept.public_key),
      counter: kept.counter,
      transports: kept.transports,
    },
    requireUserVerification: true,
  }).catch(() => undefined)
  if (!verified?.verified) return undefined
  const counter = verified.authenticationInfo.newCounter
  // Decided by the row: of two answers with the same counter one is a copy (0 = the passkey counts nothing).
  const used = await db.write(
    { system: true },
    (tx) => tx<{ person: string }>`
    update passkey set counter = ${counter}, last_used_at = ${now.toISOString()}
    where id = ${kept.id} and (counter < ${counter} or (counter = 0 and ${counter} = 0)) returning person`,
  )
  return used[0]?.person
}
