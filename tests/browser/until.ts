// Waits until something is so in a page, where finding out takes a promise: the page's own wait takes a promise itself for a yes.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'playwright-core'

/** Asks in the page until the answer is true; refuses after `ms`. */
export async function untilInPage<A = undefined>(
  tab: Page,
  ask: (given: A) => Promise<boolean>,
  given?: A,
  ms = 60_000,
): Promise<void> {
  for (const from = Date.now(); Date.now() - from < ms; await sleep(100))
    if (await tab.evaluate(ask as (g: unknown) => Promise<boolean>, given)) return
  throw new Error(`never so in the page: ${ask}`)
}
