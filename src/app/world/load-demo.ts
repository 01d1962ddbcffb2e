// The demonstration at first start: the last days before the screens open, the earlier ones behind, beside who works.
import { COUNTRY_ZONE, civilDay } from '../../kernel/days.ts'
import type { Db } from '../../platform/db.ts'
import type { House } from '../../platform/house.ts'
import { type DemoAccount, type DemoPin, demoAccounts, demoAdultPins, demoPins } from './demo-people.ts'
import { keepExampleForecasts } from './example-forecasts.ts'
import { keepExamplePlan } from './example-plan.ts'
import { type LoadOptions, loadEarlier, loadWorld } from './load.ts'
import { findMark, freeSeed, isOfThisEdition } from './load-mark.ts'
import { nationalOf } from './people.ts'
import { ANY_DAY, worldOf } from './world.ts'

export type DemoParts = {
  readonly db: Db
  readonly house: House
  readonly now: () => Date
  readonly seed: number
  readonly days: number
  readonly first: number
  readonly progress: (what: string, done: number, total: number) => void
  readonly signal?: AbortSignal
}

export type DemoWorld = {
  readonly accounts: readonly DemoAccount[]
  readonly pins: readonly DemoPin[]
  readonly adults: ReturnType<typeof demoAdultPins>
  /** loads the earlier days behind, then lives through the last day; undefined when all is said. Goes on where a killed one was */
  readonly earlier?: (cancelled: () => boolean) => Promise<void>
}

/** Rest after a batch behind, so that who taps meanwhile waits for one batch at most. */
const REST_MS = 40

/**
 * Loads the demonstration if it is not there. A world of another seed, loaded by hand, is left alone: its own people are
 * the accounts then.
 */
export async function loadDemo(parts: DemoParts): Promise<DemoWorld> {
  const { db, house, now, days, first } = parts
  const had = await findMark(db)
  const seed = had?.seed ?? (await freeSeed(db, parts.seed, (n) => nationalOf(worldOf(n, ANY_DAY)).id))
  const until = had?.until ?? civilDay(now().toISOString(), COUNTRY_ZONE)
  const options: LoadOptions = { seed, until, days, first, now, signal: parts.signal }
  const { mark } = await loadWorld(db, house, options, (p) =>
    parts.progress('Red de demostración', p.done, p.of),
  )
  const behind = async (cancelled: () => boolean) => {
    const stop = new AbortController()
    const watch = setInterval(() => cancelled() && stop.abort(), 100)
    try {
      await keepExampleForecasts({ ...parts, signal: stop.signal }, until)
      await keepExamplePlan(parts, { until, author: nationalOf(worldOf(seed, until)).id })
      await loadEarlier(db, house, {
        ...options,
        atOnce: 1,
        restMs: REST_MS,
        live: true,
        signal: stop.signal,
      })
    } catch (e) {
      // Asked to stop: the mark says where the next start goes on.
      if (!stop.signal.aborted) throw e
    } finally {
      clearInterval(watch)
    }
  }
  return {
    accounts: demoAccounts(seed),
    pins: demoPins(seed),
    adults: demoAdultPins(seed, until),
    ...(mark.finished || !isOfThisEdition(mark) ? {} : { earlier: behind }),
  }
}
