// A tablet without a screen: pairs, keeps an outbox, says hello, pushes and pulls as the real one does, over real HTTP.
import { createHash, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'
import { request } from 'node:http'
import type { Fact } from '../../src/kernel/fact.ts'
import { uuid7 } from '../../src/kernel/ids.ts'
import { type Pulled, pairingResponse, type Welcome } from '../../src/kernel/wire.ts'
import { signed } from '../world.ts'

type Fetched = { status: number; body: unknown; cookie: string | undefined }

/** A request as a browser of the same origin sends it. */
export async function ask(
  base: string,
  cookie: string | undefined,
  method: string,
  path: string,
  body?: unknown,
): Promise<Fetched> {
  const r = await fetch(base + path, {
    method,
    headers: {
      'content-type': 'application/json',
      'sec-fetch-site': 'same-origin',
      ...(cookie ? { cookie } : {}),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await r.text()
  if (!r.ok) throw new Error(`${method} ${path}: ${r.status} ${text}`)
  return { status: r.status, body: JSON.parse(text), cookie: r.headers.get('set-cookie')?.split(';')[0] }
}

export const newFact = (
  kind: string,
  about: string,
  book: string,
  author: string,
  payload: object,
  more: Partial<Fact> = {},
): Fact => ({
  id: uuid7(Date.now(), randomBytes(10)),
  kind,
  kindVersion: 1,
  about,
  book,
  happenedAt: new Date().toISOString(),
  author,
  origin: 'desk',
  payload: payload as Fact['payload'],
  ...more,
})

export type Tablet = Awaited<ReturnType<typeof pairTablet>>

/** Pairs as people do: code on the desk, key on the tablet, six letters back. `base()` is where the server is now. */
export async function pairTablet(base: () => string, cookie: string, book: string) {
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const spki = pair.publicKey.export({ format: 'der', type: 'spki' })
  const opened = (await ask(base(), cookie, 'POST', `/v1/books/${book}/pairings`, {})).body as {
    pairing: string
    code: string
  }
  const claim = { code: opened.code, publicKey: spki.toString('base64'), label: 'simulada' }
  const id = ((await ask(base(), undefined, 'POST', '/v1/pairings/claim', claim)).body as { device: string })
    .device
  const code = createHash('sha256').update(opened.code).digest()
  const response = pairingResponse(createHash('sha256').update(code).update(spki).digest())
  await ask(base(), cookie, 'POST', `/v1/books/${book}/pairings/${opened.pairing}/confirm`, { response })
  return tabletOf(base, { id, book, key: pair.privateKey })
}

function tabletOf(base: () => string, me: { id: string; book: string; key: KeyObject }) {
  /** every fact ever said here, by counter; acknowledged ones are kept until a backup holds them */
  const outbox = new Map<number, { fact: Fact; acked: boolean }>()
  const state = new Map<string, unknown>()
  let epoch: string | undefined
  let cursor = 0
  const answers = new Map<string, string[]>()
  const send = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const text = body === undefined ? '' : JSON.stringify(body)
    const headers = { 'content-type': 'application/json', ...signed(me, method, path, text) }
    const r = await fetch(base() + path, {
      method,
      headers,
      ...(text ? { body: text } : {}),
      signal: AbortSignal.timeout(20_000),
    })
    if (!r.ok) throw new Error(`${method} ${path}: ${r.status} ${await r.text()}`)
    return r.json()
  }
  const pending = () => [...outbox.values()].filter((o) => !o.acked).map((o) => o.fact)
  const hello = async (): Promise<Welcome> => {
    const welcome = (await send('POST', '/v1/devices/hello', {
      ...{ appVersion: '0.1.0', maxDseq: outbox.size, deviceNow: new Date().toISOString() },
      feeds: epoch ? { [me.book]: { epoch, seq: cursor } } : {},
      ...{ pending: pending().length, durable: true },
    })) as Welcome
    for (const [a, b] of welcome.missing) for (let n = a; n <= b; n++) outbox.get(n)!.acked = false
    return welcome
  }
  const push = async (size = 25): Promise<void> => {
    for (let some = pending().slice(0, size); some.length > 0; some = pending().slice(0, size)) {
      const { results } = (await send('POST', '/v1/facts', { facts: some })) as {
        results: { id: string; answer: string }[]
      }
      for (const r of results) {
        answers.set(r.id, [...(answers.get(r.id) ?? []), r.answer])
        for (const o of outbox.values()) if (o.fact.id === r.id) o.acked = true
      }
    }
  }
  const pull = async (): Promise<void> => {
    for (let more = true, after = ''; more; ) {
      const at = `${epoch ? `epoch=${epoch}&` : ''}since=${cursor}&limit=200${after ? `&after=${encodeURIComponent(after)}` : ''}`
      const page = (await send('GET', `/v1/feeds/${me.book}?${at}`)) as Pulled
      if (page.reset) state.clear()
      for (const c of page.changes) {
        if (c.o === 'put') state.set(c.e, c.b)
        else state.delete(c.e)
      }
      epoch = page.epoch
      cursor = page.cursor
      after = page.after ?? ''
      more = page.more
    }
  }
  return {
    ...{ id: me.id, outbox, state, answers, pending, hello, push, pull },
    position: () => ({ epoch, cursor }),
    say: (kind: string, about: string, author: string, payload: object): Fact => {
      const dseq = outbox.size + 1
      const fact = newFact(kind, about, me.book, author, payload, { origin: 'tablet', device: me.id, dseq })
      outbox.set(dseq, { fact, acked: false })
      return fact
    },
    /** tries until everything said is acknowledged, whatever happens to the server meanwhile */
    drain: async (limitMs = 60_000): Promise<void> => {
      for (const from = Date.now(); ; await new Promise((done) => setTimeout(done, 50))) {
        try {
          await hello()
          await push()
          await pull()
          if (pending().length === 0) return
        } catch (e) {
          if (Date.now() - from > limitMs) throw e
        }
      }
    },
    /** one push whose answer is never read, or whose body is cut on the way */
    cutPush: (how: 'ack-lost' | 'cut-before'): Promise<void> => {
      const text = JSON.stringify({ facts: pending() })
      const headers = { 'content-type': 'application/json', ...signed(me, 'POST', '/v1/facts', text) }
      return new Promise((done) => {
        const r = request(`${base()}/v1/facts`, {
          method: 'POST',
          headers: { ...headers, 'content-length': Buffer.byteLength(text) },
        })
        r.on('error', () => done())
        r.on('close', () => done())
        if (how === 'ack-lost') {
          r.on('response', () => r.destroy())
          r.end(text)
        } else {
          r.write(text.slice(0, text.length / 2), () => setTimeout(() => r.destroy(), 50))
        }
      })
    },
  }
}
