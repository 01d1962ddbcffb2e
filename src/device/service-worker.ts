// Opens the tablet without a network: holds this release's shell and the one before, and the key of a page that died.
import type { Held, ToKeeper } from './keeper.ts'

declare const __PRECACHE__: {
  readonly build: string
  readonly files: readonly {
    readonly url: string
    readonly hash: string
    readonly first: boolean
    readonly part?: string
  }[]
}

/** The part of the service worker's world used here; TypeScript's page and worker worlds do not fit in one program. */
type Extendable = { waitUntil(work: Promise<unknown>): void }
type WorkerEvents = {
  install: Extendable
  activate: Extendable
  fetch: Extendable & { readonly request: Request; respondWith(response: Promise<Response>): void }
  message: Extendable & {
    readonly data: ToKeeper | { readonly nido: 'update' } | { readonly nido: 'part'; readonly part: string }
    readonly ports: readonly MessagePort[]
  }
  sync: Extendable & { readonly tag: string }
}
declare const self: {
  addEventListener<K extends keyof WorkerEvents>(name: K, listener: (event: WorkerEvents[K]) => void): void
  skipWaiting(): Promise<void>
  readonly clients: { matchAll(): Promise<readonly { postMessage(message: unknown): void }[]> }
  readonly location: Location
}

const PREFIX = 'nido-shell-'
const { build, files } = __PRECACHE__
const SHELL = '/tablet.html'
/** The browser stops a worker five minutes after an event: just under it. */
const HOLD_MS = 280_000

/** Stands in a shell that holds a part. */
const markOf = (part: string) => `/part?${part}`
const shells = async () =>
  Promise.all(
    (await caches.keys()).filter((name) => name.startsWith(PREFIX)).map((name) => caches.open(name)),
  )

async function hold(wanted: typeof files, older: readonly Cache[]): Promise<void> {
  const cache = await caches.open(PREFIX + build)
  await Promise.all(
    wanted.map(async ({ url, hash }) => {
      const key = `${url}?${hash}`
      if (await cache.match(key)) return
      for (const shell of older) {
        const same = await shell.match(key)
        if (same) return cache.put(key, same)
      }
      const response = await fetch(url, { cache: 'no-cache', redirect: 'error' })
      if (!response.ok || !(await isWhole(response.clone(), hash)))
        throw new Error(`${url} is not what was built`)
      return cache.put(key, response)
    }),
  )
}

/** Takes what an older shell has already, by its hash, and fetches the rest; all of it or none. Parts it had go along. */
async function install(): Promise<void> {
  const older = await shells()
  const had = new Set<string>()
  for (const { part } of files)
    if (part && !had.has(part)) for (const shell of older) if (await shell.match(markOf(part))) had.add(part)
  await hold(
    files.filter((f) => !f.part || had.has(f.part)),
    older,
  )
  const cache = await caches.open(PREFIX + build)
  await Promise.all([...had].map((part) => cache.put(markOf(part), new Response())))
}

/** A part is held from now on, whole or not at all. */
async function holdPart(part: string): Promise<void> {
  const own = files.filter((f) => f.part === part)
  if (own.length === 0) return
  await hold(own, await shells())
  await (await caches.open(PREFIX + build)).put(markOf(part), new Response())
}

/** A portal's page with status 200, or a file of another release, must not become the shell. */
async function isWhole(response: Response, hash: string): Promise<boolean> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await response.arrayBuffer()))
  return Array.from(digest.subarray(0, 8), (b) => b.toString(16).padStart(2, '0')).join('') === hash
}

/** Keeps this shell and the newest before it: pages of that one may still be open in another window. */
async function tidy(): Promise<void> {
  const others = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== PREFIX + build)
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)))
}

const byUrl = new Map(files.map((f) => [f.url, f]))

async function fromShell(path: string, request: Request): Promise<Response> {
  const file = byUrl.get(path)
  const cache = await caches.open(PREFIX + build)
  const held = file && (await cache.match(`${file.url}?${file.hash}`))
  if (held) return held
  // a file of the release before, asked for by a page of it
  for (const name of (await caches.keys()).filter((n) => n.startsWith(PREFIX)).reverse()) {
    const match = await (await caches.open(name)).match(path, { ignoreSearch: true })
    if (match) return match
  }
  return fetch(request)
}

/**
 * The page gets a process of its own, apart from this worker's: when the system kills one, the other still has the key.
 * Measured in docs/decisions/0003-the-tablets-key.md.
 */
function apart(shell: Response): Response {
  const headers = new Headers(shell.headers)
  headers.set('cross-origin-opener-policy', 'same-origin')
  headers.set('cross-origin-embedder-policy', 'require-corp')
  return new Response(shell.body, { status: shell.status, statusText: shell.statusText, headers })
}

const isTablet = (path: string) => path === SHELL || /^\/tableta?(\/|$)/.test(path)

self.addEventListener('install', (event) => event.waitUntil(install()))
self.addEventListener('activate', (event) => event.waitUntil(tidy()))

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url)
  if (event.request.method !== 'GET' || url.origin !== self.location.origin) return
  if (event.request.mode === 'navigate') {
    if (isTablet(url.pathname)) event.respondWith(fromShell(SHELL, event.request).then(apart))
    return
  }
  // answers of the server, and every file that is no part of the shell, go past this worker
  if (byUrl.has(url.pathname) || url.pathname.startsWith('/assets/')) {
    event.respondWith(fromShell(url.pathname, event.request))
  }
})

let held: Held | undefined
let release = () => {}

self.addEventListener('message', (event) => {
  const said = event.data
  if (said.nido === 'update') {
    // asked for by a page that is idle with nothing pending: see updates.ts
    event.waitUntil(self.skipWaiting())
    return
  }
  if (said.nido === 'part') {
    // without a network it is asked for again at the next opening
    event.waitUntil(
      holdPart(said.part).then(
        () => event.ports[0]?.postMessage(true),
        () => event.ports[0]?.postMessage(false),
      ),
    )
    return
  }
  if (said.nido === 'hold') held = said.held
  if (said.nido === 'drop') held = undefined
  event.ports[0]?.postMessage(said.nido === 'give' ? held : undefined)
  release()
  // stays in memory for as long as the browser lets an event last, and not longer than there is something to keep
  if (held) {
    event.waitUntil(
      new Promise<void>((done) => {
        release = done
        setTimeout(done, HOLD_MS)
      }),
    )
  }
})

self.addEventListener('sync', (event) => {
  event.waitUntil(
    self.clients.matchAll().then((pages) => {
      for (const page of pages) page.postMessage('nido-sync')
    }),
  )
})
