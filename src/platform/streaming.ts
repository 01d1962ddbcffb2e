// Streaming: tells open screens that something changed, over server-sent events that stay alive through idle hours.
import { streamSSE } from 'hono/streaming'
import type { Call } from './http.ts'

const ALIVE_MS = 25_000

export type Bell = {
  /** wakes every open stream */
  readonly ring: () => void
  /** answers a request with a stream that says `event` at each ring; several rings while it is busy are one */
  readonly stream: (call: Call, event: string) => Response
}

export function newBell(): Bell {
  const waiting = new Set<() => void>()
  return {
    ring: () => {
      for (const tell of waiting) tell()
    },
    stream: (call, event) =>
      streamSSE(call.c, async (stream) => {
        let wake = () => {}
        let rung = false
        const tell = () => {
          rung = true
          wake()
        }
        waiting.add(tell)
        stream.onAbort(tell)
        await stream.writeSSE({ event: 'ready', data: call.now().toISOString() })
        while (!stream.aborted && !stream.closed) {
          if (!rung) {
            let timer: NodeJS.Timeout | undefined
            await new Promise<void>((resolve) => {
              wake = resolve
              timer = setTimeout(resolve, ALIVE_MS)
            })
            clearTimeout(timer)
          }
          if (stream.aborted || stream.closed) break
          await stream.writeSSE(
            rung ? { event, data: call.now().toISOString() } : { event: 'alive', data: '' },
          )
          rung = false
        }
        waiting.delete(tell)
      }),
  }
}
