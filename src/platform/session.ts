// Sessions: signing in with lock-out, the second step, the cookie's token, and who a request comes from.
import type { Db } from './db.ts'
import type { Entry } from './entry.ts'
import { takeCode } from './recovery.ts'
import { hashPassword, NOBODY, newToken, passwordMatches, tokenHash } from './secrets.ts'
import { beginStep, takeStep, tryStep } from './steps.ts'
import { takeTotp } from './totp.ts'
import { mustProveTwice, type Person, personOf } from './who.ts'

export const SESSION_COOKIE = 'nido_session'
export const SESSION_HOURS = 12
const TRIES = 5
const LOCK_MINUTES = 5
/** How old the last use of a session may be told: a write at most this often. */
const SEEN_EVERY_MS = 5 * 60_000

export type NotIn = { refused: 'wrong' | 'locked'; until?: string }
type Account = { person: string; password: string; failed: number; locked_until: string | null }
/** How a session came to be. */
export type Opening = {
  readonly way: string
  readonly browser?: string | null
  readonly provider?: { name: string; subject: string; session?: string; token?: Buffer }
}

const isLocked = (account: Account | undefined, now: Date) =>
  account?.locked_until != null && account.locked_until > now.toISOString()

/** One count for every door: after 5 wrong tries the account rests 5 minutes, doubling at each further one. */
async function countWrong(db: Db, account: Account, now: Date): Promise<void> {
  const failed = account.failed + 1
  const minutes = failed >= TRIES ? LOCK_MINUTES * 2 ** Math.min(failed - TRIES, 8) : 0
  const until = minutes > 0 ? new Date(now.getTime() + minutes * 60_000).toISOString() : null
  await db.write(
    { system: true },
    (tx) => tx`
    update account set failed = failed + 1, locked_until = ${until} where person = ${account.person}`,
  )
}

const accountOf = async (db: Db, person: string): Promise<Account | undefined> => {
  const [account] = await db.read(
    { system: true },
    (read) => read<Account>`
    select person, password, failed, locked_until from account where person = ${person}`,
  )
  return account
}

/** Undefined when the password is the account's; a wrong one is counted. */
async function tryPasswordOf(
  db: Db,
  account: Account | undefined,
  password: string,
  now: Date,
): Promise<NotIn | undefined> {
  if (isLocked(account, now)) return { refused: 'locked', until: account!.locked_until! }
  if ((await passwordMatches(password, account?.password ?? NOBODY)) && account) return undefined
  if (account) await countWrong(db, account, now)
  return { refused: 'wrong' }
}

export const tryPassword = async (db: Db, person: string, password: string, now: Date) =>
  tryPasswordOf(db, await accountOf(db, person), password, now)

/** Undefined when the code is the person's and unused: six digits of the app, or a recovery code. */
export async function tryFactor(
  db: Db,
  entry: Entry,
  person: string,
  code: string,
  now: Date,
): Promise<NotIn | undefined> {
  const account = await accountOf(db, person)
  if (isLocked(account, now)) return { refused: 'locked', until: account!.locked_until! }
  const take = /^\d{6}$/.test(code) ? takeTotp : takeCode
  if (await take(db, entry, person, code, now)) return undefined
  if (account) await countWrong(db, account, now)
  return { refused: 'wrong' }
}

export type Factors = { totp: boolean; passkeys: number; codes: number }
export async function factorsOf(db: Db, person: string): Promise<Factors> {
  const [r] = await db.read(
    { system: true },
    (read) => read<Factors>`
    select exists (select from second_factor where person = ${person}) as totp,
      (select count(*)::int from passkey where person = ${person}) as passkeys,
      (select count(*)::int from recovery_code where person = ${person} and used_at is null) as codes`,
  )
  return r!
}

/** Opens a session, or the second step for who has a second factor. `first` is how the first one was proved. */
export async function afterFirst(
  db: Db,
  person: string,
  opening: Opening,
  now: Date,
  /** two factors were proved elsewhere */
  two = false,
): Promise<{ token: string } | { ticket: string; factors: Factors }> {
  const factors = await factorsOf(db, person)
  if (two || (!factors.totp && factors.passkeys === 0))
    return { token: await openSession(db, person, now, opening) }
  const { token, ...provider } = opening.provider ?? { name: '' }
  const held = opening.provider
    ? { way: opening.way, provider, token: token?.toString('base64') }
    : { way: opening.way }
  return { ticket: await beginStep(db, 'factor', person, held, now), factors }
}

/** Signs in with a password. The answer never tells whether the account exists. */
export async function signIn(
  db: Db,
  login: string,
  password: string,
  now: Date,
  browser: string | null = null,
): Promise<NotIn | ({ person: string } & Awaited<ReturnType<typeof afterFirst>>)> {
  const [account] = await db.read(
    { system: true },
    (read) => read<Account>`
    select person, password, failed, locked_until from account where login = ${login.toLowerCase()}`,
  )
  const refused = await tryPasswordOf(db, account, password, now)
  if (refused || !account) return refused ?? { refused: 'wrong' }
  const next = await afterFirst(db, account.person, { way: 'password', browser }, now)
  return { person: account.person, ...next }
}

type HeldFirst = { way: string; provider?: NonNullable<Opening['provider']>; token?: string }

/** The second step: a code under the ticket of the first. `over`: the ticket is unknown, old or tried too often. */
export async function secondStep(
  db: Db,
  entry: Entry,
  ticket: string,
  code: string,
  now: Date,
  browser: string | null,
): Promise<NotIn | { refused: 'over' } | { token: string; person: string }> {
  const step = await tryStep<HeldFirst>(db, 'factor', ticket, now)
  if (!step?.person) return { refused: 'over' }
  const refused = await tryFactor(db, entry, step.person, code, now)
  if (refused) return refused
  const first = await takeStep<HeldFirst>(db, 'factor', ticket, now)
  if (!first) return { refused: 'over' }
  const { provider, token } = first.held
  const token_ = await openSession(db, step.person, now, {
    way: `${first.held.way}+${/^\d{6}$/.test(code) ? 'totp' : 'recovery'}`,
    browser,
    ...(provider && { provider: { ...provider, ...(token && { token: Buffer.from(token, 'base64') }) } }),
  })
  return { token: token_, person: step.person }
}

export async function openSession(
  db: Db,
  person: string,
  now: Date,
  opening: Opening = { way: 'password' },
): Promise<string> {
  const token = newToken()
  const at = now.toISOString()
  const expires = new Date(now.getTime() + SESSION_HOURS * 3_600_000).toISOString()
  const p = opening.provider
  await db.write({ system: true }, async (tx) => {
    await tx`update account set failed = 0, locked_until = null where person = ${person}`
    await tx`
      insert into session (token_hash, person, created_at, last_at, expires_at, proved_at, way, browser,
        provider, provider_subject, provider_session, provider_token)
      values (${tokenHash(token)}, ${person}, ${at}, ${at}, ${expires}, ${at}, ${opening.way}, ${opening.browser ?? null},
        ${p?.name ?? null}, ${p?.subject ?? null}, ${p?.session ?? null}, ${p?.token ?? null})`
    await tx`delete from session where expires_at < ${at}`
  })
  return token
}

export type Closed = { provider: string | null; provider_token: Buffer | null; person: string }
export async function closeSession(db: Db, token: string): Promise<Closed | undefined> {
  const [closed] = await db.write(
    { system: true },
    (tx) => tx<Closed>`
    delete from session where token_hash = ${tokenHash(token)} returning person, provider, provider_token`,
  )
  return closed
}

/** Sets a person's own password, given the current one, and closes their sessions but the one of `token`. */
export async function changePassword(
  db: Db,
  person: string,
  token: string,
  words: { current: string; next: string },
  now: Date,
): Promise<NotIn | undefined> {
  const refused = await tryPassword(db, person, words.current, now)
  if (refused) return refused
  await db.write({ system: true }, async (tx) => {
    await tx`
      update account set password = ${hashPassword(words.next)}, failed = 0, locked_until = null where person = ${person}`
    await tx`delete from session where person = ${person} and token_hash <> ${tokenHash(token)}`
    await tx`delete from sign_in_step where person = ${person}`
  })
  return undefined
}

type SessionRow = {
  id: string
  person: string
  proved_at: string
  last_at: string
  way: string
  demo: boolean | null
  two: boolean
}

/** The person of a cookie's token; undefined when it is unknown or over. */
export async function personOfToken(
  db: Db,
  entry: Entry,
  token: string,
  now: Date,
): Promise<Person | undefined> {
  const [s] = await db.read(
    { system: true },
    (read) => read<SessionRow>`
    select s.id, s.person, s.proved_at, s.last_at, s.way, a.demo,
      exists (select from second_factor f where f.person = s.person) or exists (select from passkey k where k.person = s.person) as two
    from session s left join account a on a.person = s.person
    where s.token_hash = ${tokenHash(token)} and s.expires_at > ${now.toISOString()}`,
  )
  if (!s) return undefined
  if (now.getTime() - Date.parse(s.last_at) > SEEN_EVERY_MS)
    await db.write(
      { system: true },
      (tx) => tx`update session set last_at = ${now.toISOString()} where id = ${s.id}`,
    )
  const person = await personOf(db, s.person, now)
  const must = s.demo !== true && mustProveTwice(person, entry.mustHave)
  return {
    ...person,
    session: {
      id: s.id,
      provedAt: s.proved_at,
      must,
      // A provider that asked for two factors itself is believed (its way then says so)
      mustEnroll: must && !s.two && !s.way.endsWith('+provider'),
    },
  }
}
