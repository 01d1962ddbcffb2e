// Parts of a screen that come when they are first opened, or before, once nothing else is to be done.
import { type ComponentType, type LazyExoticComponent, lazy } from 'react'

const coming: (() => Promise<unknown>)[] = []
const LATEST_MS = 10_000

/** As React's `lazy`; what was said so is fetched by `fetchLate` too, in the order of saying. */
export function latePart<P>(load: () => Promise<ComponentType<P>>): LazyExoticComponent<ComponentType<P>> {
  coming.push(load)
  return lazy(async () => ({ default: await load() }))
}

/** Fetches them one by one while the page is idle: a cheap tablet takes as long over a first opening as over ten taps. */
export function fetchLate(): void {
  const next = coming.shift()
  if (!next) return
  requestIdleCallback(
    () =>
      void next()
        .catch(() => undefined)
        .then(fetchLate),
    { timeout: LATEST_MS },
  )
}
