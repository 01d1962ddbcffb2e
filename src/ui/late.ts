// Parts of a screen that come after what people wait for is drawn: marks at once then, panels when they are opened or the page is idle.
import {
  type ComponentType,
  createElement,
  type FunctionComponent,
  type LazyExoticComponent,
  lazy,
  use,
} from 'react'

const coming: (() => Promise<unknown>)[] = []
const LATEST_MS = 10_000
const AGAIN_MS = 1_000
/** a page nobody looks at draws no frame */
const UNSEEN_MS = 1_000

let begin = () => {}
const drawn = new Promise<void>((done) => {
  begin = done
})

/**
 * A part fetched when it is opened first, or before by the page itself once it is idle, in the order of saying. What has
 * come is drawn at once: React's own `lazy` shows the fallback even then, and for 300 ms.
 */
export function latePart<P extends object>(load: () => Promise<ComponentType<P>>): FunctionComponent<P> {
  let fetching: Promise<ComponentType<P>> | undefined
  const fetch = () => {
    if (fetching) return fetching
    const part = load()
    fetching = part
    part.then(
      // what `use` looks for: a promise so marked is read at once
      (value) => Object.assign(part, { status: 'fulfilled', value }),
      () => {
        // the screen that waited says so; asked for again at the next opening
        setTimeout(() => {
          fetching = undefined
        }, AGAIN_MS)
      },
    )
    return part
  }
  coming.push(fetch)
  return (props) => createElement(use(fetch()), props)
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
