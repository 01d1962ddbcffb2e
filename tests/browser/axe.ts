// What axe finds on a page of a real browser, in a line each; the page's own policy stands while it looks.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** Style sheets are not fetched a second time: the one rule that reads them asks about turned screens. */
const LOOK = 'axe.run(document, { resultTypes: ["violations"], preload: false })'

/** Read once a page. Where the page's policy forbids it, through a debugger of its own: leaving one ends virtual authenticators. */
async function bring(page: Page): Promise<void> {
  if (await page.evaluate('"axe" in window')) return
  try {
    await page.evaluate(`${AXE};undefined`)
  } catch {
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('Runtime.evaluate', { expression: `${AXE};undefined` })
    await cdp.detach()
  }
}

export async function axeFaults(page: Page): Promise<string[]> {
  await bring(page)
  const results = (await page.evaluate(LOOK)) as AxeResults
  return results.violations.map(
    (v) => `${v.id}: ${v.nodes.map((n) => `${n.target.join(' ')} ${n.failureSummary}`).join(' | ')}`,
  )
}
