// A village's line: 23 kbit/s, 800 ms there and back, one exchange in ten lost; a morning's facts arrive once all the same.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Line, lineTo } from '../browser/line.ts'
import { chainTroubles, type TabletRig, tabletRig } from '../browser/tablet-rig.ts'

/** `NIDO_SLOW_FACTS=5000` for the whole morning, which takes minutes. */
const FACTS = Number(process.env.NIDO_SLOW_FACTS ?? 300)
/** Ten times what it takes on a quiet machine, and never less than a minute and a half. */
const WAIT_MS = Math.max(100_000, FACTS * 300)
const LINE = { bitsPerSecond: 23_000, delayMs: 400 }
let rig: TabletRig
let line: Line
beforeAll(async () => {
  // the first download is not what is tried here: it comes over a good line
  rig = await tabletRig(4338, { children: 12, upstream: 4342 })
  line = await lineTo({ port: 4342, to: 4339 })
})
afterAll(async () => {
  await line.stop()
  await rig.stop()
})

test(
  `${FACTS} facts over 23 kbit/s with a tenth of the exchanges lost: each is there once`,
  async () => {
    const tab = await rig.page(await rig.start())
    const device = await rig.enrol(tab)
    await rig.proxy.cut()
    const drafts = rig.drafts(FACTS)
    expect(await tab.evaluate(async (d) => (await window.nido.say(d)).saved, drafts)).toBe(true)
    await line.stop()
    line = await lineTo({ port: 4342, to: 4339, ...LINE })
    rig.setFaults({ lostAnswer: 0.05, reset: 0.05 })
    await rig.proxy.mend()
    const began = performance.now()
    await tab.evaluate((ms) => window.nido.sent(ms), WAIT_MS)
    const seconds = (performance.now() - began) / 1000
    const pages = await rig.center.pagesOf(device)
    expect(pages).toHaveLength(FACTS)
    expect(chainTroubles(pages)).toEqual([])
    expect(pages.filter((p) => p.answer !== 'taken' && p.answer !== 'flagged')).toEqual([])
    console.log(
      `${FACTS} facts, ${Math.round(line.seen.up / 1000)} kB up in ${seconds.toFixed(0)} s; 5,000 would take about ${Math.round((seconds * 5000) / FACTS / 60)} min`,
    )
  },
  WAIT_MS + 60_000,
)
