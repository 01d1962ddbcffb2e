// Sessions: signing in with lock-out, the cookie, and who a request comes from.
import type { Db } from './db.ts'
import { hashPassword, NOBODY, newToken, passwordMatches, tokenHash } from './secrets.ts'
import { type Person, personOf } from './who.ts'

export const SESSION_COOKIE = 'nido_session'
export const SESSION_HOURS = 12
const TRIES = 5
const LOCK_MINUTES = 5

type NotIn = { refused: 'wrong' | 'locked'; until?: string }
export type SignedIn = { token: string; person: Person } | NotIn

type Account = { person: string; password: string; failed: number; locked_until: string | null }

/** Undefined when the password is the account's; a wrong one is counted, and the count is one for every door. */
async function tryPassword(
  db: Db,
  account: Account | undefined,
  password: string,
  now: Date,
): Promise<NotIn | undefined> {
  if (account?.locked_until && account.locked_until > now.toISOString())
    return { refused: 'locked', until: account.locked_until }
  if ((await passwordMatches(password, account?.password ?? NOBODY)) && account) return undefined
  if (account) {
    const failed = account.failed + 1
    const minutes = failed >= TRIES ? LOCK_MINUTES * 2 ** Math.min(failed - TRIES, 8) : 0
    const until = minutes > 0 ? new Date(now.getTime() + minutes * 60_000).toISOString() : null
    await db.write(
      { system: true },
      (tx) => tx`
      update account set failed = failed + 1, locked_until = ${until} where person = ${account.person}`,
    )
  }
  return { refused: 'wrong' }
}

/**
 * Opens a session. After 5 wrong passwords the account rests 5 minutes, doubling at each further try; the answer never
 * tells whether the account exists.
 */
export async function signIn(db: Db, login: string, password: string, now: Date): Promise<SignedIn> {
  const [account] = await db.read(
    { system: true },
    (read) => read<Account>`
    select person, password, failed, locked_until from account where login = ${login.toLowerCase()}`,
  )
  const refused = await tryPassword(db, account, password, now)
  if (refused || !account) return refused ?? { refused: 'wrong' }
  const token = await openSession(db, account.person, now)
  return { token, person: await personOf(db, account.person, now.toISOString().slice(0, 10)) }
}

export async function openSession(db: Db, person: string, now: Date): Promise<string> {
  const token = newToken()
  const expires = new Date(now.getTime() + SESSION_HOURS * 3_600_000).toISOString()
  await db.write({ system: true }, async (tx) => {
    await tx`update account set failed = 0, locked_until = null where person = ${person}`
    await tx`insert into session (token_hash, person, expires_at) values (${tokenHash(token)}, ${person}, ${expires})`
    await tx`delete from session where expires_at < ${now.toISOString()}`
  })
  return token
}

export async function closeSession(db: Db, token: string): Promise<void> {
  await db.write({ system: true }, (tx) => tx`delete from session where token_hash = ${tokenHash(token)}`)
}

/** Sets a person's own password, given the current one, and closes their sessions but the one of `token`. */
export async function changePassword(
  db: Db,
  person: string,
  token: string,
  words: { current: string; next: string },
  now: Date,
): Promise<NotIn | undefined> {
  const [account] = await db.read(
    { system: true },
    (read) =>
      read<Account>`select person, password, failed, locked_until from account where person = ${person}`,
  )
  const refused = await tryPassword(db, account, words.current, now)
  if (refused) return refused
  await db.write({ system: true }, async (tx) => {
    await tx`
      update account set password = ${hashPassword(words.next)}, failed = 0, locked_until = null where person = ${person}`
    await tx`delete from session where person = ${person} and token_hash <> ${tokenHash(token)}`
  })
  return undefined
}

/** The person of a cookie's token; undefined when it is unknown or over. */
export async function personOfToken(db: Db, token: string, now: Date): Promise<Person | undefined> {
  const [session] = await db.read(
    { system: true },
    (read) => read<{ person: string }>`
    select person from session where token_hash = ${tokenHash(token)} and expires_at > ${now.toISOString()}`,
  )
  return session ? personOf(db, session.person, now.toISOString().slice(0, 10)) : undefined
}
