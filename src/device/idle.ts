// What can wait until people have what they asked for.

/** Runs `work` when the page has nothing better to do, and at the latest after `latestMs`. */
export function whenIdle(work: () => void, latestMs: number): void {
  requestIdleCallback(() => work(), { timeout: latestMs })
}
