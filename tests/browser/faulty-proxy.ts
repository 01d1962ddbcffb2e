// Stands between a tablet and Nido: serves the page, passes requests on, and does to them what bad networks do.
import { readFileSync } from 'node:fs'
import {
  request as ask,
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { Socket } from 'node:net'
import { extname, join } from 'node:path'

/** Chances from 0 to 1, drawn in this order for each request under /v1. */
export type Faults = {
  /** the server commits, the answer is lost */
  readonly lostAnswer?: number
  /** 503 before the server hears of it */
  readonly busy?: number
  /** connection reset before the server hears of it */
  readonly reset?: number
  /** somebody else's page, with status 200 */
  readonly portal?: number
  /** this status to every request, or to those whose path and query this fits */
  readonly status?: number
  readonly only?: RegExp
}

export type Proxy = {
  readonly url: string
  faults: Faults
  /** refuses and breaks every connection, as a router that is switched off */
  cut(): Promise<void>
  mend(): Promise<void>
  readonly seen: { requests: number; spoiled: number; upBytes: number; downBytes: number }
  stop(): Promise<void>
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
}

/** As strict as Nido's own. */
const POLICY =
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; worker-src 'self'; object-src 'none'"

/** The same draws every time: mulberry32. */
function drawing(seed: number): () => number {
  let a = seed
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

export async function faultyProxy(options: {
  readonly port: number
  readonly upstream: () => number
  readonly folder: string
  readonly seed?: number
}): Promise<Proxy> {
  const draw = drawing(options.seed ?? 1)
  const sockets = new Set<Socket>()
  const seen = { requests: 0, spoiled: 0, upBytes: 0, downBytes: 0 }

  function file(path: string, response: ServerResponse): void {
    const name = /^\/tableta?$/.test(path) ? '/tablet.html' : path
    try {
      const body = readFileSync(join(options.folder, name))
      response.writeHead(200, {
        'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
        'cache-control': 'no-cache',
        'content-security-policy': POLICY,
        'cross-origin-resource-policy': 'same-origin',
      })
      response.end(body)
    } catch {
      response.writeHead(404).end()
    }
  }

  function pass(
    request: IncomingMessage,
    body: Buffer,
    answer: (status: number, headers: IncomingMessage['headers'], body: Buffer) => void,
    lost: () => void,
  ): void {
    const onward = ask(
      {
        host: '127.0.0.1',
        port: options.upstream(),
        method: request.method,
        path: request.url,
        headers: { ...request.headers, host: request.headers.host ?? 'localhost' },
        agent: false,
      },
      (back) => {
        const parts: Buffer[] = []
        back.on('data', (b: Buffer) => parts.push(b))
        back.on('end', () => answer(back.statusCode ?? 502, back.headers, Buffer.concat(parts)))
        back.on('error', lost)
      },
    )
    onward.on('error', lost)
    onward.end(body)
  }

  const proxy = {
    url: `http://localhost:${options.port}`,
    faults: {} as Faults,
    seen,
    cut: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise<void>((done) => (server.listening ? server.close(() => done()) : done()))
    },
    mend: () => listen(),
    stop: () => proxy.cut(),
  }

  function serve(request: IncomingMessage, response: ServerResponse): void {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    const parts: Buffer[] = []
    request.on('data', (b: Buffer) => parts.push(b))
    request.on('end', () => {
      if (!path.startsWith('/v1/') && !path.startsWith('/device/')) {
        file(path, response)
        return
      }
      const body = Buffer.concat(parts)
      seen.requests++
      seen.upBytes += body.length
      const { lostAnswer = 0, busy = 0, reset = 0, portal = 0, status, only } = proxy.faults
      const meant = path.startsWith('/v1/') && (!only || only.test(request.url ?? ''))
      const chance = meant ? draw() : 1
      const spoil = (act: () => void) => {
        seen.spoiled++
        act()
      }
      const drop = () => request.socket.destroy()
      if (meant && status !== undefined) {
        return spoil(() => {
          response
            .writeHead(status, { 'content-type': 'application/json' })
            .end('{"refusal":{"code":"test"}}')
        })
      }
      if (chance < busy) return spoil(() => response.writeHead(503).end())
      if (chance < busy + reset) return spoil(drop)
      if (chance < busy + reset + portal) {
        return spoil(() => {
          response
            .writeHead(200, { 'content-type': 'text/html' })
            .end('<h1>Bienvenido. Acepte los términos.</h1>')
        })
      }
      const loses = chance < busy + reset + portal + lostAnswer
      pass(
        request,
        body,
        (code, headers, back) => {
          if (loses) return spoil(drop)
          seen.downBytes += back.length
          response.writeHead(code, headers).end(back)
        },
        drop,
      )
    })
    request.on('error', () => undefined)
  }

  const server: Server = createServer(serve)
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => undefined)
  })
  const listen = () =>
    new Promise<void>((done, fail) => {
      if (server.listening) return done()
      server.once('error', fail)
      server.listen(options.port, '127.0.0.1', () => {
        server.off('error', fail)
        done()
      })
    })
  await listen()
  return proxy
}
