// The shell of the tablet: registers what opens it without a network, and lets a new release in only between two days.

/** How often a page that stays open asks whether there is a new release. */
const LOOK_EVERY_MS = 3_600_000

/** Registers the service worker; a tablet without one works, but only with a network. */
export async function registerShell(): Promise<ServiceWorkerRegistration | undefined> {
  if (!navigator.serviceWorker) return undefined
  const registration = await navigator.serviceWorker.register('/sw.js').catch(() => undefined)
  // nothing to be done about a failed look: the next one comes
  if (registration) setInterval(() => registration.update().catch(() => {}), LOOK_EVERY_MS)
  return registration
}

/**
 * Lets a waiting release take over and opens it. Called when the tablet is locked and nothing is pending: never in use.
 * False when none waits.
 */
export async function takeNewShell(): Promise<boolean> {
  const waiting = (await navigator.serviceWorker?.getRegistration())?.waiting
  if (!waiting) return false
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  waiting.postMessage({ nido: 'update' })
  return true
}

const PART_MS = 60_000

/** Has the worker hold a part of the shell that only some devices need; false where it could not: ask again later. */
export async function holdPart(part: string): Promise<boolean> {
  const worker = (await navigator.serviceWorker?.ready)?.active
  if (!worker) return false
  const { port1, port2 } = new MessageChannel()
  return new Promise((done) => {
    const late = setTimeout(() => done(false), PART_MS)
    port1.onmessage = (event: MessageEvent<boolean>) => {
      clearTimeout(late)
      port1.close()
      done(event.data)
    }
    worker.postMessage({ nido: 'part', part }, [port2])
  })
}

type Syncing = ServiceWorkerRegistration & { readonly sync?: { register(tag: string): Promise<void> } }

/** Asks to be woken when there is a network; the browser decides whether and when. Only one more trigger. */
export async function askToBeWoken(): Promise<void> {
  const registration = (await navigator.serviceWorker?.getRegistration()) as Syncing | undefined
  await registration?.sync?.register('nido').catch(() => {})
}

/** Asks the browser to keep the store. It says no to pages that are not installed: the center is told "not durable". */
export async function askToPersist(): Promise<boolean> {
  if (!navigator.storage?.persist) return false
  return (await navigator.storage.persisted()) || navigator.storage.persist()
}
