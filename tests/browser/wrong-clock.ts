// A clock that lies: every page opened from now on in this browser reads it, and `window.clockOff` moves it while a page runs.
import type { BrowserContext, Page } from 'playwright-core'

/** `offMs`: how far the clock stands ahead of the real one; negative = behind. The counter nobody can set stays right. */
export const setClockOff = (where: BrowserContext | Page, offMs: number): Promise<unknown> =>
  where.addInitScript((off) => {
    const real = Date.now.bind(Date)
    const moved = window as unknown as { clockOff: number }
    moved.clockOff = off
    const Real = Date
    class Wrong extends Real {
      constructor(...given: [] | [number | string]) {
        if (given.length === 0) super(real() + moved.clockOff)
        else super(given[0])
      }
      static override now(): number {
        return real() + moved.clockOff
      }
    }
    globalThis.Date = Wrong as DateConstructor
  }, offMs)
