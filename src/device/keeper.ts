// The key for the day, held in the memory of two processes: this page's and the service worker's. Never on a disk.

/** What the service worker holds. `until` by the tablet's clock, ms: the morning's unlocking ends then. */
export type Held = {
  readonly device: string
  readonly key: CryptoKey
  readonly from: number
  readonly until: number
}

/** What a page says to it. */
export type ToKeeper =
  | { readonly nido: 'hold'; readonly held: Held }
  | { readonly nido: 'give' }
  | { readonly nido: 'drop' }

/** A worker that hears nothing for this long may be stopped by the browser, and the key with it. */
const STILL_HERE_MS = 60_000
const PATIENCE_MS = 1_500

async function say(message: ToKeeper): Promise<Held | undefined> {
  const worker = (await navigator.serviceWorker?.getRegistration())?.active
  if (!worker) return undefined
  const { port1, port2 } = new MessageChannel()
  return new Promise((done) => {
    const late = setTimeout(() => done(undefined), PATIENCE_MS)
    port1.onmessage = (event: MessageEvent<Held | undefined>) => {
      clearTimeout(late)
      port1.close()
      done(event.data)
    }
    worker.postMessage(message, [port2])
  })
}

/** Whether a held key may still be used: a clock set back before its beginning does not make a day longer. */
const isOpenAt = (held: Pick<Held, 'from' | 'until'>, now: number): boolean =>
  now >= held.from - 60_000 && now < held.until

/** Hands the key to the worker, again and again while this page lives; returns how to stop. */
export function keepWithWorker(held: Held): () => void {
  const hold = () => void say({ nido: 'hold', held })
  hold()
  const timer = setInterval(hold, STILL_HERE_MS)
  // a worker that has just taken over knows nothing yet
  navigator.serviceWorker?.addEventListener('controllerchange', hold)
  return () => {
    clearInterval(timer)
    navigator.serviceWorker?.removeEventListener('controllerchange', hold)
  }
}

/** What the worker has; whether it may be used is told by `isUsable`. */
export const heldByWorker = (): Promise<Held | undefined> => say({ nido: 'give' })

/** A key of this device, of a page that died or was closed minutes ago, whose day is not over. */
export const isUsable = (held: Held, device: string, now: number): boolean =>
  held.device === device && isOpenAt(held, now)

export async function dropFromWorker(): Promise<void> {
  await say({ nido: 'drop' })
}
