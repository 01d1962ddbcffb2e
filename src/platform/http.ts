// HTTP: one place where requests become calls — who asks, may they, is the input right — and results become answers.
import { createHash, randomUUID } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { type Context, Hono } from 'hono'
import { compress } from 'hono/compress'
import { getCookie } from 'hono/cookie'
import { secureHeaders } from 'hono/secure-headers'
import * as v from 'valibot'
import type { Endpoint } from '../kernel/endpoint.ts'
import { pushFacts, readSignature } from '../kernel/wire.ts'
import type { Db, DbScope } from './db.ts'
import type { Entry } from './entry.ts'
import type { FilePlace } from './file-place.ts'
import type { House } from './house.ts'
import { LEASE_DAYS } from './lease-days.ts'
import type { Limits } from './limits.ts'
import { deviceOfRequest } from './paired-devices.ts'
import { Refused } from './refused.ts'
import { personOfToken, SESSION_COOKIE } from './session.ts'
import { reachFor, type Who } from './who.ts'

/** What a handler gets: who asks, the scope their permission gives, and the clock. */
export type Call = {
  readonly db: Db
  readonly house: House
  readonly who: Who
  /** books where the endpoint's permission holds; row security of every read and write of the call */
  readonly scope: DbScope
  readonly entry: Entry
  readonly now: () => Date
  readonly log: (line: Record<string, unknown>) => void
  /** how long a tablet may be read without a contact, days */
  readonly leaseDays: number
  /** cookies, raw headers: only sign-in and streams need it */
  readonly c: Context
  /** the file in the body, as it comes, never more of it than the endpoint allows; empty where the endpoint takes none */
  readonly file: AsyncIterable<Uint8Array>
  readonly files: FilePlace
}

export type Handler<I, A> = (input: I, call: Call) => Promise<A | Response>
// biome-ignore lint/suspicious/noExplicitAny: a list of handlers of every shape
export type Bound = { readonly endpoint: Endpoint<any, any>; readonly handler: Handler<any, any> }

/** Binds a handler to its endpoint's words. */
export function answer<I, A>(endpoint: Endpoint<I, A>, handler: Handler<I, A>): Bound {
  return { endpoint, handler }
}

const BODY_LIMIT = 6 * 1024 * 1024

export type ServerParts = {
  db: Db
  house: House
  entry: Entry
  now: () => Date
  log: (line: Record<string, unknown>) => void
  limits: Limits
  leaseDays?: number
  bound: readonly Bound[]
  /** where photos and documents lie */
  files: FilePlace
}

/** Builds the app. Throws (a fault) on an endpoint without access words, or declared twice. */
export function httpApp(parts: ServerParts): Hono {
  const app = new Hono()
  // what is handed over as a file is nobody's page, opened by itself: no script, no form, no other request
  app.use(async (c, next) => {
    await next()
    if (c.res.headers.has('content-disposition'))
      c.header('Content-Security-Policy', "sandbox; default-src 'none'; frame-ancestors 'none'")
  })
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        workerSrc: ["'self'"],
        fontSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
      xFrameOptions: 'DENY',
      referrerPolicy: 'no-referrer',
      crossOriginOpenerPolicy: 'same-origin',
      crossOriginResourcePolicy: 'same-origin',
    }),
  )
  app.use('/v1/*', async (c, next) => {
    await next()
    c.header('Cache-Control', 'no-store')
  })
  app.use(compress({ threshold: 1024 }))
  const seen = new Set<string>()
  for (const { endpoint, handler } of parts.bound) {
    if (!endpoint.access?.who) throw new Error(`endpoint without access: ${endpoint.id}`)
    for (const name of [endpoint.id, `${endpoint.method} ${endpoint.path}`]) {
      if (seen.has(name)) throw new Error(`endpoint twice: ${name}`)
      seen.add(name)
    }
    app.on(endpoint.method, endpoint.path, (c) => serve(parts, endpoint, handler, c))
  }
  app.onError((e, c) => {
    const id = randomUUID()
    parts.log({
      level: 'error',
      at: 'request',
      id,
      path: c.req.routePath,
      error: String((e as Error).message),
      stack: (e as Error).stack,
    })
    return c.json({ fault: id }, 500)
  })
  return app
}

async function serve(
  parts: ServerParts,
  endpoint: Endpoint,
  handler: Handler<unknown, unknown>,
  c: Context,
): Promise<Response> {
  const started = performance.now()
  let who: Who = { by: 'nobody' }
  let status = 200
  try {
    const address =
      (c.env as { incoming?: { socket?: { remoteAddress?: string } } })?.incoming?.socket?.remoteAddress ??
      'local'
    if (
      endpoint.access.who === 'anyone' &&
      endpoint.method !== 'GET' &&
      !parts.limits.take(`${endpoint.id}|${address}`, 20, 20 / 60)
    ) {
      throw new Refused(429, 'too-many-tries')
    }
    const body = await bodyOf(c, endpoint)
    who = await whoOf(parts, c, body.raw, endpoint)
    if (who.by !== 'nobody') {
      const key = who.by === 'person' ? who.person : who.device
      if (!parts.limits.take(key, 200, 50)) throw new Refused(429, 'too-many-requests')
    }
    if (who.by === 'person' && who.session?.mustEnroll && !endpoint.entry)
      throw new Refused(403, 'factor-needed')
    if (endpoint.method !== 'GET' && !endpoint.entry && !endpoint.auditor && isReadOnly(who))
      throw new Refused(403, 'read-only')
    if (endpoint.fresh) requireFresh(who, parts.entry, parts.now())
    const input = { ...c.req.query(), ...(body.value as object), ...c.req.param() }
    // A fact with such a text is kept apart for a person; anywhere else it is no input.
    if (endpoint !== pushFacts && hasNul(input)) throw new InputRefused('', 'texto sin caracteres nulos')
    const parsed = v.safeParse(endpoint.input, input)
    if (!parsed.success) {
      const issue = parsed.issues[0]
      throw new InputRefused(
        issue.path?.map((p: { key: unknown }) => String(p.key)).join('.') ?? '',
        issue.message,
      )
    }
    const scope = await scopeOf(parts, endpoint, parsed.output, who)
    const result = await handler(parsed.output, {
      db: parts.db,
      house: parts.house,
      entry: parts.entry,
      who,
      scope,
      now: parts.now,
      log: parts.log,
      leaseDays: parts.leaseDays ?? LEASE_DAYS,
      c,
      file: body.file,
      files: parts.files,
    })
    if (result instanceof Response) return result
    return c.json(result as object)
  } catch (e) {
    if (e instanceof InputRefused) {
      status = 400
      return c.json({ refusal: { code: 'input', field: e.field, expected: e.expected } }, 400)
    }
    if (e instanceof Refused) {
      status = e.status
      if ((e.status === 403 || e.status === 404) && e.code !== 'prove-again')
        await logRefusal(parts, who, endpoint, e)
      return c.json({ refusal: { code: e.code, field: e.field } }, e.status)
    }
    status = 500
    throw e
  } finally {
    if (!endpoint.quiet)
      parts.log({
        level: 'info',
        at: 'request',
        endpoint: endpoint.id,
        by: who.by,
        status,
        ms: Math.round((performance.now() - started) * 10) / 10,
      })
  }
}

/** Who holds nothing but an auditor's access changes nothing, by whatever door. */
const isReadOnly = (who: Who) =>
  who.by === 'person' && who.posts.length > 0 && who.posts.every((p) => p.role === 'auditor')

/** A grave act asks again who one is when the last proof is old: one way for endpoints, kinds and handlers. */
export function requireFresh(who: Who, entry: Entry, now: Date): void {
  if (who.by !== 'person' || !who.session) return
  if (now.getTime() - Date.parse(who.session.provedAt) > entry.freshMinutes * 60_000)
    throw new Refused(403, 'prove-again')
}

/** NUL: the one character JSON has a text for and PostgreSQL has not. */
function hasNul(value: unknown): boolean {
  // No recursion: what a stranger nests may be deeper than the stack.
  const todo: unknown[] = [value]
  for (let x = todo.pop(); todo.length > 0 || x !== undefined; x = todo.pop()) {
    if (typeof x === 'string' && x.includes('\0')) return true
    if (typeof x === 'object' && x !== null) for (const [k, y] of Object.entries(x)) todo.push(k, y ?? null)
  }
  return false
}

/** The host a browser says it comes from; undefined for none, `null` or nonsense. */
function hostOf(origin: string | undefined): string | undefined {
  return origin !== undefined && URL.canParse(origin) ? new URL(origin).host : undefined
}

class InputRefused extends Error {
  readonly field: string
  readonly expected: string
  constructor(field: string, expected: string) {
    super('input')
    this.field = field
    this.expected = expected
  }
}

/** The body as it comes; refused at the first byte too many, whatever length was announced. */
async function* bodyUpTo(c: Context, most: number): AsyncGenerator<Uint8Array> {
  if (Number(c.req.header('content-length') ?? 0) > most) throw new Refused(413, 'too-large')
  let taken = 0
  for await (const chunk of c.req.raw.body ?? []) {
    taken += chunk.length
    if (taken > most) throw new Refused(413, 'too-large')
    yield chunk
  }
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
async function* only(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** All of a file's body in memory: for pieces, not for films. */
export async function wholeOf(file: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of file) parts.push(part)
  return Buffer.concat(parts)
}

type Body = { readonly raw: Buffer; readonly value: unknown; readonly file: AsyncIterable<Uint8Array> }

async function bodyOf(c: Context, endpoint: Endpoint): Promise<Body> {
  const none = Buffer.alloc(0)
  if (endpoint.method === 'GET' || endpoint.method === 'DELETE')
    return { raw: none, value: {}, file: nothing() }
  if (endpoint.file) {
    const file = bodyUpTo(c, endpoint.file.mostBytes)
    // what a device signs covers the body: all of it is read before anything is believed
    if (c.req.header('signature') === undefined) return { raw: none, value: {}, file }
    const raw = await wholeOf(file)
    return { raw, value: {}, file: only(raw) }
  }
  const raw = await wholeOf(bodyUpTo(c, BODY_LIMIT))
  const file = nothing()
  let text: string
  try {
    text =
      c.req.header('content-encoding') === 'gzip'
        ? gunzipSync(raw, { maxOutputLength: BODY_LIMIT }).toString('utf8')
        : raw.toString('utf8')
  } catch {
    throw new Refused(400, 'not-gzip-or-too-large')
  }
  if (text === '') return { raw, value: {}, file }
  if (endpoint.form) return { raw, value: Object.fromEntries(new URLSearchParams(text)), file }
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new InputRefused('', 'un objeto JSON')
    return { raw, value, file }
  } catch (e) {
    if (e instanceof InputRefused) throw e
    throw new InputRefused('', 'JSON bien formado')
  }
}

/** A device by its signature, a person by the cookie. Cross-site requests with a cookie are nobody's. */
async function whoOf(parts: ServerParts, c: Context, raw: Buffer, endpoint: Endpoint): Promise<Who> {
  if (endpoint.access.who === 'anyone') {
    // Nobody is to be signed in as somebody else by a page of another site
    if (c.req.method !== 'GET' && c.req.header('sec-fetch-site') === 'cross-site')
      throw new Refused(403, 'cross-site')
    return { by: 'nobody' }
  }
  const url = new URL(c.req.url)
  const signed = readSignature(c.req.method, url.pathname + url.search, {
    'content-digest': c.req.header('content-digest'),
    'signature-input': c.req.header('signature-input'),
    signature: c.req.header('signature'),
  })
  if (signed) {
    if (createHash('sha256').update(raw).digest('base64') !== signed.signing.digest)
      throw new Refused(401, 'bad-digest')
    const device = await deviceOfRequest(parts.db, signed.signing, signed.signature)
    if (!device) throw new Refused(401, 'bad-signature')
    return device
  }
  const token = getCookie(c, SESSION_COOKIE)
  if (!token) throw new Refused(401, 'sign-in')
  if (c.req.method !== 'GET') {
    const site = c.req.header('sec-fetch-site')
    const origin = c.req.header('origin')
    const host = c.req.header('host')
    const same = site
      ? site === 'same-origin' || site === 'none'
      : host !== undefined && hostOf(origin) === host
    if (!same) throw new Refused(403, 'cross-site')
  }
  const person = await personOfToken(parts.db, parts.entry, token, parts.now())
  if (!person) throw new Refused(401, 'sign-in')
  return person
}

async function scopeOf(parts: ServerParts, endpoint: Endpoint, input: unknown, who: Who): Promise<DbScope> {
  const access = endpoint.access
  switch (access.who) {
    case 'anyone':
      return { none: true }
    case 'self':
      return who.by === 'device' ? { books: [who.book] } : { none: true }
    case 'device':
      if (who.by !== 'device') throw new Refused(403, 'devices-only')
      return { books: [who.book] }
    case 'person': {
      if (who.by !== 'person') throw new Refused(403, 'people-only')
      return reachFor(parts.db, who, access.permission, access.scopeOf(input as never))
    }
  }
}

async function logRefusal(parts: ServerParts, who: Who, endpoint: Endpoint, e: Refused): Promise<void> {
  const id = who.by === 'person' ? who.person : who.by === 'device' ? who.device : null
  const scope = e.code === 'out-of-scope' ? (e.field ?? null) : null
  await parts.db.write(
    { system: true },
    (tx) => tx`
    insert into access_refusal (who, endpoint, scope, why) values (${id}, ${endpoint.id}, ${scope}, ${e.code})`,
  )
}
