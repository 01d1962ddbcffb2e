// The platform's own answers: facts, devices, feeds, sessions, accounts, reviews and who read what.
import { deleteCookie, getCookie } from 'hono/cookie'
import {
  askPhrase,
  confirmPairing as confirmWords,
  type Device,
  listDevices,
  listReviews,
  openPairing as openWords,
  orderDevice,
  readLog,
} from '../kernel/devices.ts'
import { exportList } from '../kernel/exporting.ts'
import { NATION } from '../kernel/ids.ts'
import {
  changePassword as changePasswordWords,
  firstAdministrator,
  giveAccount,
  setOwnPin,
  setPin,
  signIn as signInWords,
  signOut,
  whoAmI,
} from '../kernel/sign-in.ts'
import { claimPairing as claimWords, pullFeed, pushFacts, sayHello, takeDecision } from '../kernel/wire.ts'
import { takeOneDecision } from './deciding.ts'
import { unseal } from './entry.ts'
import { enterWith, nextStep } from './entry-answers.ts'
import { exportAnswers } from './exporting.ts'
import { publish } from './feeding.ts'
import { answer, type Bound, type Call, requireFresh } from './http.ts'
import { takeBatch } from './intake.ts'
import { idsOf } from './joined.ts'
import { newId } from './new-id.ts'
import { openReviews, SHOWN_REVIEWS } from './open-reviews.ts'
import { claimPairing, confirmPairing, hello, openPairing, pull } from './paired-devices.ts'
import { Refused } from './refused.ts'
import { release } from './release.ts'
import { hashPassword, pinVerifier, tokenHash } from './secrets.ts'
import { changePassword, closeSession, openSession, SESSION_COOKIE, signIn } from './session.ts'
import { browserOf } from './session-cookie.ts'
import { tellOf } from './sign-in-events.ts'
import { readEnvelope, type Source } from './stamping.ts'
import { booksWith, describe, type Person, personOf, placesOf, reaches } from './who.ts'
import { workAnswers } from './work-answers.ts'

const push = answer(pushFacts, async ({ facts }, call) => {
  let source: Source
  if (call.who.by === 'device') {
    const d = call.who
    if (d.state === 'claimed') throw new Refused(403, 'not-confirmed-yet')
    source = {
      by: 'device',
      device: d.device,
      book: d.book,
      formerly: d.formerly,
      ...(d.reviewAbove === null ? {} : { reviewAbove: d.reviewAbove }),
    }
  } else if (call.who.by === 'person') {
    if (facts.some((f) => call.house.kinds.get(String((f as { kind?: unknown } | null)?.kind))?.fresh))
      requireFresh(call.who, call.entry, call.now())
    source = { by: 'person', person: call.who.person }
  } else throw new Refused(401, 'sign-in')
  const results = await takeBatch(call.db, call.house, facts, source, call.now, (e) =>
    call.log({ level: 'error', at: 'intake', error: (e as Error).message, stack: (e as Error).stack }),
  )
  return { results, serverNow: call.now().toISOString() }
})

const decide = answer(takeDecision, async ({ fact }, call) => {
  const who = person(call)
  const read = readEnvelope(fact)
  if ('wrong' in read) throw new Refused(422, 'malformed', read.wrong)
  const permission = call.house.kinds.get(read.fact.kind)?.permission
  if (!permission) throw new Refused(422, 'unknown-kind', 'kind')
  return takeOneDecision(
    call.db,
    call.house,
    read.fact,
    { by: 'person', person: who.person },
    await booksWith(call.db, who, permission),
    call.now,
  )
})

const greet = answer(sayHello, async (h, call) => {
  if (call.who.by !== 'device') throw new Refused(403, 'devices-only')
  if (call.who.state === 'claimed') throw new Refused(403, 'not-confirmed-yet')
  return hello(call.db, call.who, h, call.now(), call.leaseDays)
})

const feed = answer(pullFeed, async (r, call) => {
  if (call.who.by !== 'device') throw new Refused(403, 'devices-only')
  if (call.who.state !== 'paired')
    throw new Refused(403, call.who.state === 'claimed' ? 'not-confirmed-yet' : 'revoked')
  const device = call.who
  const allowed = await call.db.read(
    { system: true },
    (read) => read<{ id: string }>`select nido_books_above(${device.book}::uuid) as id`,
  )
  if (r.book !== device.book && r.book !== NATION && !allowed.some((a) => a.id === r.book))
    throw new Refused(403, 'out-of-scope', r.book)
  const limit = Math.min(20_000, Math.max(1, Number(r.limit ?? 1000)))
  return pull(
    call.db,
    call.house,
    {
      ...{ book: r.book, epoch: r.epoch, since: Number(r.since ?? 0), after: r.after, limit },
      ...(r.book === device.book ? {} : { from: 'below' as const }),
    },
    call.now().toISOString().slice(0, 10),
  )
})

const claim = answer(claimWords, async ({ code, publicKey, label }, call) => {
  const device = await claimPairing(call.db, code, publicKey, label, call.now())
  if (!device) throw new Refused(404, 'unknown-code', 'code')
  return { device }
})

const person = (call: Call): Person => {
  if (call.who.by !== 'person') throw new Refused(403, 'people-only')
  return call.who
}

/** An office looks after its own devices, the nation after all: not a representation after those of its centers. */
function inItsOffice(call: Call, book: string): void {
  if (!person(call).posts.some((p) => p.book === book || p.book === NATION))
    throw new Refused(403, 'not-your-office')
}

const open = answer(openWords, async ({ book, room }, call) => {
  inItsOffice(call, book)
  return openPairing(call.db, book, room, person(call).person, call.now())
})

const confirm = answer(confirmWords, async ({ book, pairing, response }, call) => {
  inItsOffice(call, book)
  const result = await confirmPairing(call.db, book, pairing, response, call.now())
  if ('refused' in result) throw new Refused(409, result.refused!, 'response')
  return { device: result.device }
})

const devices = answer(listDevices, async ({ book }, call) => {
  if (book && !('all' in call.scope) && !('books' in call.scope && call.scope.books.includes(book)))
    throw new Refused(403, 'out-of-scope', book)
  const rows = await call.db.read(
    call.scope,
    (read) => read<Device>`
    select id, book, room, label, state, order_given, last_seen, app_version, pending, oldest_pending, free_bytes, durable, clock_off_ms,
      photos_waiting, photos_refused, lost_data,
      cloned, (phrase_asked is not null and phrase_asked is distinct from phrase_done) as phrase_due
    from device where (${book ?? null}::uuid is null or book = ${book ?? null}) order by state, last_seen nulls last, id limit 1000`,
  )
  return { devices: rows, release }
})

const order = answer(orderDevice, async ({ book, device, order: what }, call) => {
  inItsOffice(call, book)
  const rows = await call.db.write(
    { books: [book] },
    (tx) => tx<{ id: string }>`
    update device set order_given = ${what},
      state = case when ${what} = 'wipe' then 'revoked' else state end,
      review_above = case when ${what} = 'wipe' then coalesce((select max(dseq) from device_seq where device = ${device}::uuid), 0) else review_above end
    where id = ${device} and book = ${book} returning id`,
  )
  if (rows.length === 0) throw new Refused(404, 'unknown-device')
  return {}
})

const phrase = answer(askPhrase, async ({ book, device }, call) => {
  inItsOffice(call, book)
  const rows = await call.db.write(
    { books: [book] },
    (tx) => tx<{ id: string }>`
      update device set phrase_asked = ${call.now().toISOString()}
      where id = ${device} and book = ${book} and state = 'paired' returning id`,
  )
  if (rows.length === 0) throw new Refused(404, 'unknown-device')
  return {}
})

const reviews = answer(listReviews, async ({ book }, call) => ({
  reviews: (await openReviews(call, book, null, SHOWN_REVIEWS)).reviews,
}))

const reads = answer(readLog, async ({ book, child }, call) => {
  const rows = await call.db.read({ system: true }, async (read) => {
    // whoever was joined from two files is shown who read either
    const others = (await idsOf(read, child)).filter((id) => id !== child)
    return read<{
      at: string
      person: string
      name: string | null
      purpose: string
      found: boolean
      taken: boolean
    }>`
    /* across: people.names */ select l.at, l.person, l.purpose, l.endpoint like '%.search' as found, l.endpoint = ${exportList.id} as taken, (select s.given || ' ' || s.first from staff_person s where s.key = l.person::text limit 1) as name
    from read_log l where (l.book = ${book} and l.about = ${child}) or l.about = any(${others}::uuid[]) order by l.at desc limit 500`
  })
  return { reads: rows }
})

const enter = answer(signInWords, async ({ login, password }, call) => {
  const result = await signIn(call.db, login, password, call.now(), browserOf(call.c))
  if ('refused' in result)
    throw new Refused(result.refused === 'locked' ? 429 : 401, result.refused, 'password')
  if ('ticket' in result) return nextStep(result)
  return enterWith(call, result.token, result.person)
})

const leave = answer(signOut, async (_input, call) => {
  const token = getCookie(call.c, SESSION_COOKIE)
  const closed = token ? await closeSession(call.db, token) : undefined
  deleteCookie(call.c, SESSION_COOKIE, { path: '/' })
  // Out here is out there: who came in with another account ends that session too
  const provider = call.entry.providers.find((p) => p.name === closed?.provider)
  const theirs =
    closed?.provider_token && provider
      ? unseal(call.entry, 'provider-token', provider.name, closed.provider_token)
      : undefined
  const go = theirs ? await provider?.leave(theirs) : undefined
  return go ? { go } : {}
})

const password = answer(changePasswordWords, async (words, call) => {
  const token = getCookie(call.c, SESSION_COOKIE)
  if (!token) throw new Refused(401, 'sign-in')
  const who = person(call).person
  const result = await changePassword(call.db, who, token, words, call.now())
  if (result?.refused === 'locked') throw new Refused(429, 'locked', 'current')
  if (result) throw new Refused(401, 'wrong-current', 'current')
  await call.db.write({ system: true }, (tx) => tellOf(tx, who, 'password-changed', who, call.now()))
  return {}
})

const me = answer(whoAmI, async (_input, call) => describe(call.db, person(call)))

/** Makes a person with a post in a book, as facts of the house itself. */
export async function appoint(
  call: Pick<Call, 'db' | 'house' | 'now'>,
  who: { person: string; given: string; first: string },
  role: string,
  book: string,
): Promise<void> {
  const now = call.now()
  const fact = (kind: string, payload: object) => ({
    id: newId(now),
    kind,
    kindVersion: 1,
    about: who.person,
    book,
    happenedAt: now.toISOString(),
    author: who.person,
    origin: 'system',
    payload,
  })
  const facts = [
    fact('staff.person-registered', { given: who.given, first: who.first }),
    fact('staff.post-held', { role, from: now.toISOString().slice(0, 10) }),
  ]
  await takeBatch(call.db, call.house, facts, { by: 'system' }, call.now)
}

const first = answer(firstAdministrator, async (input, call) => {
  const id = newId(call.now())
  const done = await call.db.write({ system: true }, async (tx) => {
    const used = await tx<{ token_hash: Buffer }>`
      delete from setup_link where token_hash = ${tokenHash(input.token)} and expires_at > ${call.now().toISOString()} returning token_hash`
    if (used.length === 0) return false
    await tx`insert into account (person, login, password) values (${id}, ${input.login.toLowerCase()}, ${hashPassword(input.password)})`
    return true
  })
  if (!done) throw new Refused(404, 'link-used')
  await appoint(call, { person: id, given: input.given, first: input.first }, 'administrator', NATION)
  const opening = { way: 'password', browser: browserOf(call.c) }
  return enterWith(call, await openSession(call.db, id, call.now(), opening), id)
})

const account = answer(giveAccount, async ({ book, person: who, login, password }, call) => {
  const [known] = await call.db.read(
    { books: [book] },
    (read) => read<{ key: string }>`
    select key from staff_person where book = ${book} and key = ${who}`,
  )
  if (!known) throw new Refused(404, 'unknown-person')
  // A password opens every post of a person: who gives it must reach all of them, or one post would be enough to take the rest.
  const reach = await booksWith(call.db, person(call), 'staff.write')
  for (const place of placesOf(await personOf(call.db, who, call.now())))
    if (!reaches(reach, place)) throw new Refused(403, 'out-of-scope', place)
  try {
    const hash = hashPassword(password)
    await call.db.write({ system: true }, async (tx) => {
      const [made] = await tx<{ first: boolean }>`
        insert into account (person, login, password) values (${who}, ${login.toLowerCase()}, ${hash})
        on conflict (person) do update set login = excluded.login, password = excluded.password, failed = 0, locked_until = null
        returning xmax = 0 as first`
      // Whoever was in with the old password must come in again.
      await tx`delete from session where person = ${who}`
      await tx`delete from sign_in_step where person = ${who}`
      if (!made!.first) await tellOf(tx, who, 'password-given', person(call).person, call.now())
    })
  } catch (e) {
    if ((e as { code?: string }).code === '23505') throw new Refused(409, 'login-taken', 'login')
    throw e
  }
  return {}
})

const pin = answer(setPin, async ({ book, person: who, pin: digits }, call) => {
  await putPin(call, book, who, digits)
  return {}
})

const ownPin = answer(setOwnPin, async ({ book, pin: digits }, call) => {
  const who = person(call)
  if (!who.posts.some((p) => p.book === book)) throw new Refused(403, 'not-your-office')
  await putPin(call, book, who.person, digits)
  return {}
})

/** Stores a PIN's verifier and tells the tablets of the book. */
export async function putPin(
  call: Pick<Call, 'db' | 'now'>,
  book: string,
  who: string,
  digits: string,
): Promise<void> {
  const made = pinVerifier(digits)
  await call.db.write({ books: [book] }, async (tx) => {
    await tx`
      insert into staff_pin (book, person, salt, iterations, hash, set_at)
      values (${book}, ${who}, ${made.salt}, ${made.iterations}, ${made.hash}, ${call.now().toISOString()})
      on conflict (book, person) do update set salt = excluded.salt, iterations = excluded.iterations, hash = excluded.hash, set_at = excluded.set_at`
    await publish(tx, book, [{ entity: `staff_pin:${who}`, op: 'put', body: JSON.stringify(made) }])
  })
}

export const platformAnswers: readonly Bound[] = [
  push,
  decide,
  greet,
  feed,
  claim,
  open,
  confirm,
  devices,
  order,
  phrase,
  reviews,
  reads,
  enter,
  leave,
  me,
  password,
  first,
  account,
  ownPin,
  pin,
  ...workAnswers,
  ...exportAnswers,
]
