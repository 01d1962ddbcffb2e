// Parts of a screen that come after what people wait for is drawn: marks at once then, panels when they are opened or the page is idle.
import { type ComponentType, type LazyExoticComponent, lazy } from 'react'

const coming: (() => Promise<unknown>)[] = []
const LATEST_MS = 10_000
/** a page nobody looks at draws no frame */
const UNSEEN_MS = 1_000

let begin = () => {}
const drawn = new Promise<void>((done) => {
  begin = done
})

/** As React's `lazy`, fetched by the page itself when it is idle, in the order of saying. */
export function latePart<P>(load: () => Promise<ComponentType<P>>): LazyExoticComponent<ComponentType<P>> {
  coming.push(load)
  return lazy(async () => ({ default: await load() }))
}

/** As React's `lazy`, for what is on the screen from the first but is not what people wait for: it does not keep that from being drawn. */
export const afterFirst = <P>(load: () => Promise<ComponentType<P>>): LazyExoticComponent<ComponentType<P>> =>
  lazy(async () => {
    await drawn
    return { default: await load() }
  })

/** Said by the screen people wait for, once it stands. */
export function firstStands(): void {
  const go = () => {
    begin()
    fetchLate()
  }
  const timer = setTimeout(go, UNSEEN_MS)
  requestAnimationFrame(() => {
    clearTimeout(timer)
    setTimeout(go)
  })
}

/** One by one while the page is idle: on a cheap tablet a first opening takes as long as ten taps. */
function fetchLate(): void {
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
