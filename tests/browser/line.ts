// The line between a tablet and Nido, byte by byte: it can be cut as by a switched-off router, and made as slow as a village's.
import { createServer, type Socket, connect as toServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

export type Line = {
  /** what the tablet calls Nido */
  readonly url: string
  /** refuses and breaks every connection */
  readonly cut: () => Promise<void>
  readonly mend: () => Promise<void>
  /** bytes that crossed it, headers and all */
  readonly seen: { up: number; down: number }
  readonly stop: () => Promise<void>
}

/** Small enough that a slow line is shared by all its connections, as a real one is. */
const PIECE = 8 * 1024

/**
 * Listens on `port` and passes everything on to `to`. `bitsPerSecond` limits each direction, all connections together;
 * `delayMs` is added to each way.
 */
export async function lineTo(options: {
  readonly port: number
  readonly to: number
  readonly bitsPerSecond?: number
  readonly delayMs?: number
}): Promise<Line> {
  const { bitsPerSecond = Number.POSITIVE_INFINITY, delayMs = 0 } = options
  const sockets = new Set<Socket>()
  const seen = { up: 0, down: 0 }
  const freeAt = { up: 0, down: 0 }

  async function carry(from: Socket, into: Socket, way: 'up' | 'down'): Promise<void> {
    try {
      for await (const chunk of from) {
        const bytes = chunk as Buffer
        for (let i = 0; i < bytes.length; i += PIECE) {
          const piece = bytes.subarray(i, i + PIECE)
          seen[way] += piece.length
          const now = performance.now()
          freeAt[way] = Math.max(now, freeAt[way]) + (piece.length * 8_000) / bitsPerSecond
          const wait = freeAt[way] - now + delayMs
          if (wait >= 1) await sleep(wait)
          if (into.destroyed) return
          into.write(piece)
        }
      }
      into.end()
    } catch {
      into.destroy()
    }
  }

  const server = createServer((near) => {
    const far = toServer(options.to, '127.0.0.1')
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.setNoDelay(true)
      socket.on('close', () => {
        sockets.delete(socket)
        for (const other of [near, far]) other.destroy()
      })
      socket.on('error', () => undefined)
    }
    void carry(near, far, 'up')
    void carry(far, near, 'down')
  })
  const mend = () =>
    new Promise<void>((done, fail) => {
      if (server.listening) return done()
      server.once('error', fail)
      server.listen(options.port, '127.0.0.1', () => {
        server.off('error', fail)
        done()
      })
    })
  const cut = async () => {
    const closed = new Promise<void>((done) => (server.listening ? server.close(() => done()) : done()))
    for (const socket of sockets) socket.destroy()
    await closed
  }
  await mend()
  return { url: `http://localhost:${options.port}`, cut, mend, seen, stop: cut }
}
