// The way to a provider and back: begun by this browser, finished once by the same one, and ended for both sides at sign-out.
import { getCookie, setCookie } from 'hono/cookie'
import {
  backchannelLogout,
  backFromInstitute,
  backFromLlave,
  goToProvider,
  linkFor,
  linkProvider,
  listProviders,
  type ProviderName,
  unlinkProvider,
} from '../kernel/providers.ts'
import { seal } from './entry.ts'
import { nextStep } from './entry-answers.ts'
import { answer, type Bound, type Call } from './http.ts'
import type { Away, CameBack, Provider } from './providers.ts'
import { Refused } from './refused.ts'
import { newToken, tokenHash } from './secrets.ts'
import { afterFirst } from './session.ts'
import { browserOf, giveCookie, isSecure } from './session-cookie.ts'
import { tellOf } from './sign-in-events.ts'
import { beginStep, takeStep } from './steps.ts'
import { booksWith, personOf, placesOf, reaches } from './who.ts'

/** Lax, not Strict: it must come along when the provider sends the browser back, and it opens nothing by itself. */
const WAY_COOKIE = 'nido_way'
const WAY_MINUTES = 10

type Held = { provider: ProviderName; browser: string; away: Away }

const providerOf = (call: Call, name: ProviderName): Provider => {
  const found = call.entry.providers.find((p) => p.name === name)
  if (!found) throw new Refused(404, 'unknown-provider')
  return found
}

const personId = (call: Call): string => {
  if (call.who.by !== 'person') throw new Refused(403, 'people-only')
  return call.who.person
}

const sessionId = (call: Call): string | null =>
  call.who.by === 'person' ? (call.who.session?.id ?? null) : null

/** Begins a way: `person` links the account that comes back, null signs in with it. */
async function go(call: Call, name: ProviderName, person: string | null): Promise<{ url: string }> {
  const provider = providerOf(call, name)
  const browser = newToken()
  // The state is the ticket of the step, so the step is known before the provider is asked
  const state = newToken()
  const begun = await provider.begin(state)
  if ('trouble' in begun) {
    call.log({ level: 'error', at: 'provider', provider: name, error: begun.why })
    throw new Refused(409, begun.trouble)
  }
  const held: Held = { provider: name, browser: tokenHash(browser).toString('base64'), away: begun.away }
  await beginStep(call.db, 'provider', person, held, call.now(), WAY_MINUTES, state)
  setCookie(call.c, WAY_COOKIE, browser, {
    ...{
      httpOnly: true,
      sameSite: 'Lax' as const,
      path: '/',
      maxAge: WAY_MINUTES * 60,
      secure: isSecure(call.c),
    },
  })
  return { url: begun.url }
}

/** Where the page shows what happened. The address holds no secret but a ticket of minutes, in the part no server sees. */
const to = (call: Call, where: string) => call.c.redirect(where, 303)

async function back(name: ProviderName, state: string | undefined, call: Call): Promise<Response> {
  call.c.header('Cache-Control', 'no-store')
  const provider = call.entry.providers.find((p) => p.name === name)
  if (!provider) return to(call, '/entrar?aviso=unknown-provider')
  const browser = getCookie(call.c, WAY_COOKIE)
  const step = state ? await takeStep<Held>(call.db, 'provider', state, call.now()) : undefined
  const own =
    step &&
    browser &&
    step.held.provider === name &&
    step.held.browser === tokenHash(browser).toString('base64')
  if (!own) return to(call, '/entrar?aviso=step-over')
  setCookie(call.c, WAY_COOKIE, '', { path: '/', maxAge: 0 })
  const came = await provider.arrive(new URL(call.c.req.url), state!, step.held.away)
  const home = step.person ? '/mi-entrada' : '/entrar'
  if ('trouble' in came) {
    call.log({ level: 'error', at: 'provider', provider: name, error: came.why })
    return to(call, `${home}?aviso=${came.trouble}`)
  }
  if (step.person)
    return to(call, `/mi-entrada?aviso=${await link(call, name, step.person, came.subject, step.person)}`)
  const person = await personFor(call, name, came)
  if (!person) return to(call, '/entrar?aviso=not-linked')
  const next = await afterFirst(
    call.db,
    person,
    {
      way: came.two ? `${name}+provider` : name,
      browser: browserOf(call.c),
      provider: {
        ...{ name, subject: came.subject, ...(came.session && { session: came.session }) },
        ...(came.token && { token: seal(call.entry, 'provider-token', name, came.token) }),
      },
    },
    call.now(),
    came.two,
  )
  if ('ticket' in next) {
    const { ticket, ways } = nextStep(next)
    return to(call, `/entrar#paso=${ticket}.${ways.join(',')}`)
  }
  giveCookie(call.c, next.token)
  return to(call, '/')
}

/** The person an account is linked to; where a claim names logins, the first coming links it. */
async function personFor(call: Call, name: ProviderName, came: CameBack): Promise<string | undefined> {
  const [linked] = await call.db.write(
    { system: true },
    (tx) => tx<{ person: string }>`
    update linked_account set last_used_at = ${call.now().toISOString()}
    where provider = ${name} and subject = ${came.subject} returning person`,
  )
  if (linked || !came.login) return linked?.person
  const [account] = await call.db.read(
    { system: true },
    (read) => read<{ person: string }>`select person from account where login = ${came.login!.toLowerCase()}`,
  )
  if (!account) return undefined
  const done = await link(call, name, account.person, came.subject, account.person)
  return done === 'linked' ? account.person : undefined
}

/** One account, one person, each way. Answers what the page says. */
async function link(
  call: Call,
  provider: ProviderName,
  person: string,
  subject: string,
  by: string,
): Promise<'linked' | 'link-taken'> {
  return call.db.write({ system: true }, async (tx) => {
    const made = await tx<{ person: string }>`
      insert into linked_account (provider, subject, person, linked_at, linked_by)
      values (${provider}, ${subject}, ${person}, ${call.now().toISOString()}, ${by}) on conflict do nothing returning person`
    if (made.length === 0) {
      const [same] = await tx<{ person: string }>`
        select person from linked_account where provider = ${provider} and subject = ${subject} and person = ${person}`
      return same ? 'linked' : 'link-taken'
    }
    await tellOf(tx, person, 'account-linked', by, call.now())
    return 'linked'
  })
}

const list = answer(listProviders, async (_input, call) => ({
  providers: call.entry.providers.map((p) => p.name),
}))
const begin = answer(goToProvider, ({ provider }, call) => go(call, provider, null))
const own = answer(linkProvider, ({ provider }, call) => go(call, provider, personId(call)))

const unlink = answer(unlinkProvider, async ({ provider }, call) => {
  const who = personId(call)
  await call.db.write({ system: true }, async (tx) => {
    const gone = await tx<{ person: string }>`
      delete from linked_account where person = ${who} and provider = ${provider} returning person`
    if (gone.length > 0) await tellOf(tx, who, 'account-unlinked', who, call.now())
    await tx`delete from session where person = ${who} and provider = ${provider} and id <> ${sessionId(call)}`
  })
  return {}
})

const linkOther = answer(linkFor, async ({ book, person, subject }, call) => {
  providerOf(call, 'institute')
  const [known] = await call.db.read(
    { books: [book] },
    (read) => read<{ login: string }>`select key from staff_person where book = ${book} and key = ${person}`,
  )
  if (!known) throw new Refused(404, 'unknown-person')
  // The account opens every post of the person: who links it must reach all of them.
  const by = personId(call)
  const reach =
    call.who.by === 'person' ? await booksWith(call.db, call.who, 'staff.appoint') : { none: true as const }
  for (const place of placesOf(await personOf(call.db, person, call.now())))
    if (!reaches(reach, place)) throw new Refused(403, 'out-of-scope', place)
  if ((await link(call, 'institute', person, subject, by)) === 'link-taken')
    throw new Refused(409, 'link-taken', 'subject')
  return {}
})

const logout = answer(backchannelLogout, async ({ logout_token: token }, call) => {
  call.c.header('Cache-Control', 'no-store')
  const said = await providerOf(call, 'institute').logoutOf?.(token)
  if (!said) throw new Refused(400, 'not-a-logout-token', 'logout_token')
  if ('trouble' in said) throw new Refused(409, said.trouble)
  // An old word ends no later session; half a minute for clocks that differ
  const before = new Date(said.at.getTime() + 30_000).toISOString()
  await call.db.write(
    { system: true },
    (tx) => tx`
    delete from session where provider = 'institute' and created_at <= ${before}
      and (${said.session ?? null}::text is null or provider_session = ${said.session ?? null})
      and (${said.subject ?? null}::text is null or provider_subject = ${said.subject ?? null})`,
  )
  return {}
})

export const providerAnswers: readonly Bound[] = [
  ...[list, begin, own, unlink, linkOther, logout],
  answer(backFromInstitute, ({ state }, call) => back('institute', state, call)),
  answer(backFromLlave, ({ state }, call) => back('llave-mx', state, call)),
]
