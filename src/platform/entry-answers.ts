// What the server answers about coming in: the second step, passkeys, proving again, and everything of "Mi entrada".
import { renderSVG } from 'uqr'
import {
  addPasskey,
  beginPasskey as beginPasskeyWords,
  beginTotp,
  closeSessions,
  confirmTotp,
  enterWithCode,
  enterWithPasskey,
  myEntry,
  noticesSeen,
  passkeyOptions,
  prove,
  removePasskey,
  removeTotp,
  renewCodes as renewCodesWords,
  resetFactors,
  waysToProve,
} from '../kernel/factors.ts'
import type { Me, NextStep } from '../kernel/sign-in.ts'
import { seal, unseal } from './entry.ts'
import { answer, type Bound, type Call, requireFresh } from './http.ts'
import {
  beginPasskey,
  beginPasskeyEntry,
  keepPasskey,
  personOfPasskey,
  type Site,
  siteOf,
} from './passkeys.ts'
import { codesLeft, firstCodes, renewCodes } from './recovery.ts'
import { Refused } from './refused.ts'
import {
  type Factors,
  factorsOf,
  type NotIn,
  openSession,
  secondStep,
  tryFactor,
  tryPassword,
} from './session.ts'
import { browserOf, giveCookie } from './session-cookie.ts'
import { eventsOf, type SignInEvent, tellOf } from './sign-in-events.ts'
import { beginStep, takeStep, tryStep } from './steps.ts'
import { keepTotp, newTotp, stepOf } from './totp.ts'
import { booksWith, describe, mustProveTwice, type Person, personOf, placesOf, reaches } from './who.ts'

/** Gives the cookie of an open session and tells who came in. */
export async function enterWith(call: Call, token: string, person: string): Promise<Me> {
  giveCookie(call.c, token)
  const who = await personOf(call.db, person, call.now())
  const { totp, passkeys } = await factorsOf(call.db, person)
  const [account] = await call.db.read(
    { system: true },
    (read) => read<{ demo: boolean }>`select demo from account where person = ${person}`,
  )
  const must = !account?.demo && mustProveTwice(who, call.entry.mustHave)
  const session = { id: '', provedAt: '', must, mustEnroll: must && !totp && passkeys === 0 }
  return describe(call.db, { ...who, session })
}

export function nextStep({ ticket, factors }: { ticket: string; factors: Factors }): NextStep {
  const ways: NextStep['ways'] = []
  if (factors.totp) ways.push('code')
  if (factors.passkeys > 0) ways.push('passkey')
  if (factors.codes > 0) ways.push('recovery')
  return { next: 'factor', ticket, ways }
}

const self = (call: Call): Person & { session: NonNullable<Person['session']> } => {
  if (call.who.by !== 'person' || !call.who.session) throw new Refused(403, 'people-only')
  return { ...call.who, session: call.who.session }
}

const here = (call: Call): Site => {
  const site = siteOf(call.entry, call.c)
  if (!site) throw new Refused(409, 'no-passkeys-here')
  return site
}

function refuse(not: NotIn, code: string, field: string): never {
  throw new Refused(not.refused === 'locked' ? 429 : 401, not.refused === 'locked' ? 'locked' : code, field)
}

const tell = (call: Call, what: SignInEvent, whose = self(call).person) =>
  call.db.write({ system: true }, (tx) => tellOf(tx, whose, what, self(call).person, call.now()))

/** Ends what the person has open elsewhere: whoever came in with the old factors comes in again. */
const closeOthers = (call: Call) =>
  call.db.write(
    { system: true },
    (tx) => tx<{ id: string }>`
    delete from session where person = ${self(call).person} and id <> ${self(call).session.id} returning id`,
  )

const proved = (call: Call) =>
  call.db.write(
    { system: true },
    (tx) =>
      tx`update session set proved_at = ${call.now().toISOString()} where id = ${self(call).session.id}`,
  )

/** Before a factor changes: the password, and a fresh factor where there is one. */
async function beforeChange(call: Call, password: string): Promise<void> {
  const who = self(call)
  const { totp, passkeys } = await factorsOf(call.db, who.person)
  if (totp || passkeys > 0) requireFresh(who, call.entry, call.now())
  const not = await tryPassword(call.db, who.person, password, call.now())
  if (not) refuse(not, 'wrong-current', 'password')
}

/** A post that needs a second factor keeps the last one. */
async function notTheLast(call: Call, gone: 'totp' | 'passkey'): Promise<void> {
  const { totp, passkeys } = await factorsOf(call.db, self(call).person)
  const left = (gone === 'totp' ? 0 : Number(totp)) + passkeys - (gone === 'passkey' ? 1 : 0)
  if (self(call).session.must && left < 1) throw new Refused(409, 'last-factor')
  if (left < 1)
    await call.db.write(
      { system: true },
      (tx) => tx`delete from recovery_code where person = ${self(call).person}`,
    )
}

const withCode = answer(enterWithCode, async ({ ticket, code }, call) => {
  const result = await secondStep(call.db, call.entry, ticket, code, call.now(), browserOf(call.c))
  if ('refused' in result) {
    if (result.refused === 'over') throw new Refused(401, 'step-over')
    refuse(result, 'wrong-code', 'code')
  }
  if (code.length > 6)
    await call.db.write({ system: true }, (tx) =>
      tellOf(tx, result.person, 'code-used', result.person, call.now()),
    )
  return enterWith(call, result.token, result.person)
})

const optionsIn = answer(passkeyOptions, async (_input, call) =>
  beginPasskeyEntry(call.db, here(call), call.now()),
)

const withPasskey = answer(enterWithPasskey, async ({ ticket, response }, call) => {
  const person = await personOfPasskey(call.db, here(call), ticket, response, call.now())
  if (!person) throw new Refused(401, 'wrong-passkey')
  const opening = { way: 'passkey', browser: browserOf(call.c) }
  return enterWith(call, await openSession(call.db, person, call.now(), opening), person)
})

const again = answer(prove, async ({ password, code, ticket, response }, call) => {
  const who = self(call)
  const { totp, passkeys, codes } = await factorsOf(call.db, who.person)
  const two = totp || passkeys > 0
  if (ticket && response) {
    const person = await personOfPasskey(call.db, here(call), ticket, response, call.now())
    if (person !== who.person) throw new Refused(401, 'wrong-passkey')
  } else if (code !== undefined && (totp || codes > 0)) {
    const not = await tryFactor(call.db, call.entry, who.person, code, call.now())
    if (not) refuse(not, 'wrong-code', 'code')
    if (code.length > 6) await tell(call, 'code-used')
  } else if (password !== undefined && !two) {
    const not = await tryPassword(call.db, who.person, password, call.now())
    if (not) refuse(not, 'wrong-current', 'password')
  } else throw new Refused(422, 'other-proof')
  await proved(call)
  return {}
})

const ways = answer(waysToProve, async (_input, call) => {
  const { totp, passkeys, codes } = await factorsOf(call.db, self(call).person)
  if (!totp && passkeys === 0) return { ways: ['password' as const] }
  const list: ('code' | 'passkey')[] = []
  if (passkeys > 0 && siteOf(call.entry, call.c)) list.push('passkey')
  if (totp || codes > 0) list.push('code')
  return { ways: list }
})

const mine = answer(myEntry, async (_input, call) => {
  const who = self(call)
  const found = await call.db.read({ system: true }, async (read) => {
    const [account] = await read<{ login: string; since: string | null }>`
      select a.login, (select since from second_factor f where f.person = a.person) as since from account a where a.person = ${who.person}`
    return {
      account,
      passkeys: await read<{
        id: string
        name: string
        synced: boolean
        created_at: string
        last_used_at: string | null
      }>`
        select id, name, synced, created_at, last_used_at from passkey where person = ${who.person} order by created_at`,
      sessions: await read<{
        id: string
        browser: string | null
        way: string
        created_at: string
        last_at: string
        mine: boolean
      }>`
        select id, browser, way, created_at, last_at, id = ${who.session.id} as mine from session
        where person = ${who.person} and expires_at > ${call.now().toISOString()} order by last_at desc limit 100`,
      links: await read<{ provider: string; linked_at: string; last_used_at: string | null }>`
        select provider, linked_at, last_used_at from linked_account where person = ${who.person} order by provider`,
      events: await eventsOf(read, who.person, false),
    }
  })
  const { account, ...lists } = found
  return {
    ...lists,
    login: account?.login ?? null,
    totpSince: account?.since ?? null,
    codesLeft: await codesLeft(call.db, who.person),
    must: who.session.must,
    passkeysHere: siteOf(call.entry, call.c) !== undefined,
  }
})

const loginOf = async (call: Call): Promise<string> => {
  const [a] = await call.db.read(
    { system: true },
    (read) => read<{ login: string }>`select login from account where person = ${self(call).person}`,
  )
  return a?.login ?? ''
}

const totpBegin = answer(beginTotp, async ({ password }, call) => {
  await beforeChange(call, password)
  const who = self(call).person
  const { secret, uri } = newTotp(await loginOf(call))
  const held = { sealed: seal(call.entry, 'totp-new', who, secret).toString('base64') }
  const ticket = await beginStep(call.db, 'totp-new', who, held, call.now(), 15)
  return { ticket, secret, uri, svg: renderSVG(uri, { border: 2 }) }
})

const totpConfirm = answer(confirmTotp, async ({ ticket, code }, call) => {
  const who = self(call).person
  const step = await tryStep<{ sealed: string }>(call.db, 'totp-new', ticket, call.now())
  const secret =
    step?.person === who && unseal(call.entry, 'totp-new', who, Buffer.from(step.held.sealed, 'base64'))
  if (!secret) throw new Refused(401, 'step-over')
  const at = /^\d{6}$/.test(code) ? stepOf(secret, code, call.now()) : undefined
  if (at === undefined) throw new Refused(401, 'wrong-code', 'code')
  if (!(await takeStep(call.db, 'totp-new', ticket, call.now()))) throw new Refused(401, 'step-over')
  await keepTotp(call.db, call.entry, who, secret, at, call.now())
  await closeOthers(call)
  await proved(call)
  await tell(call, 'totp-set')
  return { codes: (await firstCodes(call.db, call.entry, who)) ?? null }
})

const totpRemove = answer(removeTotp, async (_input, call) => {
  await notTheLast(call, 'totp')
  await call.db.write(
    { system: true },
    (tx) => tx`delete from second_factor where person = ${self(call).person}`,
  )
  await closeOthers(call)
  await tell(call, 'totp-removed')
  return {}
})

const passkeyBegin = answer(beginPasskeyWords, async ({ password }, call) => {
  await beforeChange(call, password)
  const { name } = await describe(call.db, self(call))
  const who = { person: self(call).person, login: await loginOf(call), name }
  return beginPasskey(call.db, here(call), who, call.now())
})

const passkeyAdd = answer(addPasskey, async ({ ticket, response, name }, call) => {
  const who = self(call).person
  if (!(await keepPasskey(call.db, here(call), who, ticket, response, name, call.now())))
    throw new Refused(401, 'wrong-passkey')
  await closeOthers(call)
  await proved(call)
  await tell(call, 'passkey-added')
  return { codes: (await firstCodes(call.db, call.entry, who)) ?? null }
})

const passkeyRemove = answer(removePasskey, async ({ passkey }, call) => {
  const who = self(call).person
  const [known] = await call.db.read(
    { system: true },
    (read) => read<{ id: string }>`select id from passkey where id = ${passkey} and person = ${who}`,
  )
  if (!known) throw new Refused(404, 'unknown-passkey')
  await notTheLast(call, 'passkey')
  await call.db.write(
    { system: true },
    (tx) => tx`delete from passkey where id = ${passkey} and person = ${who}`,
  )
  await closeOthers(call)
  await tell(call, 'passkey-removed')
  return {}
})

const codes = answer(renewCodesWords, async (_input, call) => {
  const who = self(call).person
  const { totp, passkeys } = await factorsOf(call.db, who)
  if (!totp && passkeys === 0) throw new Refused(409, 'no-factor')
  const made = await renewCodes(call.db, call.entry, who)
  await tell(call, 'codes-renewed')
  return { codes: made }
})

const close = answer(closeSessions, async ({ session }, call) => {
  if (session === undefined) return { closed: (await closeOthers(call)).length }
  const gone = await call.db.write(
    { system: true },
    (tx) => tx<{ id: string }>`
    delete from session where person = ${self(call).person} and id = ${session} and id <> ${self(call).session.id} returning id`,
  )
  return { closed: gone.length }
})

const seen = answer(noticesSeen, async (_input, call) => {
  await call.db.write(
    { system: true },
    (tx) => tx`
    update sign_in_event set seen_at = ${call.now().toISOString()} where person = ${self(call).person} and seen_at is null`,
  )
  return {}
})

const reset = answer(resetFactors, async ({ book, person: whose }, call) => {
  const [known] = await call.db.read(
    { books: [book] },
    (read) => read<{ key: string }>`select key from staff_person where book = ${book} and key = ${whose}`,
  )
  if (!known) throw new Refused(404, 'unknown-person')
  // Factors guard every post of a person: who takes them away must reach all of them.
  const reach = await booksWith(call.db, self(call), 'staff.appoint')
  for (const place of placesOf(await personOf(call.db, whose, call.now())))
    if (!reaches(reach, place)) throw new Refused(403, 'out-of-scope', place)
  await call.db.write({ system: true }, async (tx) => {
    await tx`delete from second_factor where person = ${whose}`
    await tx`delete from passkey where person = ${whose}`
    await tx`delete from recovery_code where person = ${whose}`
    await tx`delete from linked_account where person = ${whose}`
    await tx`delete from session where person = ${whose}`
    await tx`delete from sign_in_step where person = ${whose}`
    await tellOf(tx, whose, 'factors-reset', self(call).person, call.now())
  })
  return {}
})

export const entryAnswers: readonly Bound[] = [
  ...[withCode, optionsIn, withPasskey, again, ways, mine],
  ...[totpBegin, totpConfirm, totpRemove, passkeyBegin, passkeyAdd, passkeyRemove],
  ...[codes, close, seen, reset],
]
