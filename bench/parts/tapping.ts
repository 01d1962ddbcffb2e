// One tap of a finger on the tablet, and how long until the page says that it is saved.
import type { Page } from 'playwright-core'

type Tapped = { readonly notice: number; readonly card: number }
type Watching = { tapped: Promise<Tapped> }
const PATIENCE_MS = 10_000

/**
 * ms from the finger's lifting to the notice that says so, which it does only once the fact is on disk; `card`: to the
 * nth card of the wall saying `words` besides, which is drawn after the notice (without `of`, the notice's time again).
 */
export async function tapToSaved(
  tab: Page,
  tap: () => Promise<void>,
  of?: { readonly nth: number; readonly words: string },
): Promise<Tapped> {
  // stands before the tap is made, and nothing of it runs in between
  await tab.evaluate(
    ([card, patience]) => {
      const shown = card && document.querySelectorAll('.wall-card')[card.nth]!
      let at = 0
      let notice = 0
      addEventListener('click', (e) => (at = e.timeStamp), { capture: true, once: true })
      ;(window as unknown as Watching).tapped = new Promise((done, fail) => {
        const late = setTimeout(
          () => fail(new Error(notice === 0 ? 'no notice of what was tapped' : 'the card never says so')),
          patience,
        )
        const watch = new MutationObserver((changes) => {
          if (at === 0) return
          const now = performance.now() - at
          const came = changes.some((c) =>
            [...c.addedNodes].some((n) => n instanceof Element && n.classList.contains('toast')),
          )
          if (came && notice === 0) notice = now
          if (notice === 0 || (card && shown && !shown.textContent?.includes(card.words))) return
          watch.disconnect()
          clearTimeout(late)
          done({ notice, card: now })
        })
        watch.observe(document.body, { subtree: true, childList: true, characterData: true })
      })
    },
    [of, PATIENCE_MS] as const,
  )
  await tap()
  return tab.evaluate(() => (window as unknown as Watching).tapped)
}
